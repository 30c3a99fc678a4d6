"""Search: how long it takes, what it finds, and what its index costs, beside LIKE and a bare FTS5 table.

`python -m benchmarks.search [--talks 1000 10000]`; budgets and earlier figures are in the project's documentation.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from storage.database import connect, use_write_ahead_log
from storage.search_index import CREATE_SEARCH_INDEX, RowChange, apply_changes, find, rebuild
from storage.search_query import query_terms
from storage.snippets import cut_snippet

FIELDS = ("title", "facts", "insight", "takeaways")
LENGTHS = {"title": 20, "facts": 950, "insight": 450, "takeaways": 350}
LIMIT = 50
SLICE = 50
"""Reports that an import writes in one transaction."""


def _words(text: str) -> list[str]:
    return text.split()


_CHINESE = _words(
    "机器人 具身智能 大模型 推理 训练 数据 仿真 抓取 世界模型 强化学习 视觉 触觉 导航 规划 控制 部署 "
    "边缘 集群 存储 带宽 延迟 吞吐 缓存 调度 编译 量化 剪枝 蒸馏 注意力 多模态 语音 图像 点云 三维 重建 "
    "渲染 引擎 材料 电池 传感器 执行器 关节 灵巧手 人形 工厂 产线 物流 仓储 医疗 手术 农业 能源 电网 "
    "光伏 网络 安全 隐私 加密 合规 标准 开源 社区 生态 工具链 框架 芯片 封装 互连 硅光 散热 液冷 供电 "
    "可靠性 测试 验证 评测 基准 指标 成本 收益 客户 市场 竞争 供应链 伙伴 战略 路线图 团队 人才 演讲 "
    "展示 问答 现场 公司 研究院 实验室 论文 专利 产品 平台 方案 架构 接口 协议 模块 组件 系统 软件 硬件 "
    "算法 参数 样本 标注 合成 泛化 迁移 微调 对齐 幻觉 检索 知识图谱 向量 索引 查询 事务 备份 恢复 容错 "
    "监控 告警 自动化 流程 效率 质量 缺陷 检测 分割 识别 跟踪 定位 建图 标定 同步 时序 预测 优化 约束 "
    "目标 奖励 策略 状态 环境 任务 场景 鲁棒性 可解释 实时 离线 端到端 闭环 数字孪生 智能体 工作流 "
    "提示词 上下文 记忆 代码 生成 翻译 摘要 对话 交互 设计 "
)
_BETWEEN = _words(
    "的 的 的 了 在 和 与 对 通过 我们 可以 提出 认为 实现 提升 降低 需要 显著 以及 从而 目前 基于 面向 支持 采用 "
)
_LATIN = _words(
    "robot learning model inference training data simulation grasping policy vision language token "
    "latency bandwidth cache memory GPU cluster storage network switch optical scheduler compiler "
    "quantization sparse attention agent workflow benchmark dataset synthetic transfer humanoid gripper "
    "tactile sensor actuator battery factory logistics surgery energy grid solar chip packaging "
    "interconnect cooling power reliability cost market supply roadmap demo paper product platform "
    "architecture interface protocol module kernel pipeline throughput edge cloud privacy "
)


class Reports:
    """Endless reports of about 1,800 characters, four fifths of them Chinese, whose words are common or rare."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same reports in every run
        characters = sorted(set("".join(_CHINESE + _BETWEEN)))
        rare = ["".join(self._random.choices(characters, k=self._random.choice((2, 2, 2, 3, 4)))) for _ in range(8000)]
        self.chinese = [*_CHINESE, *rare]
        common = [1 / (rank + 3) for rank in range(len(_CHINESE))]
        self._weights = list(itertools.accumulate(common + [sum(common) / 2 / len(rare)] * len(rare)))
        self._sentences = [self._sentence() for _ in range(20_000)]

    def report(self) -> dict[str, str]:
        """Return the next report's fields."""
        return {field: self._text(length) for field, length in LENGTHS.items()}

    def _text(self, length: int) -> str:
        wanted = self._random.randrange(length * 3 // 4, length * 5 // 4)
        sentences: list[str] = []
        while wanted > 0:
            sentences.append(self._random.choice(self._sentences))
            wanted -= len(sentences[-1])
        return "".join(sentences)

    def _sentence(self) -> str:
        length = self._random.randrange(5, 16)
        words = self._random.choices(self.chinese, cum_weights=self._weights, k=length)
        words += self._random.choices(_BETWEEN, k=length // 2)
        words += [f" {word} " for word in self._random.choices(_LATIN, k=length // 5)]
        self._random.shuffle(words)
        return "".join(words) + self._random.choice("。。，；")


@dataclass(frozen=True)
class Library:
    """A file with the reports in a plain table."""

    connection: sqlite3.Connection
    path: Path
    reports: Reports

    def texts_of(self, _table: str, row_id: str) -> dict[str, str]:
        """Return a report's texts by field, as the library's search does."""
        row = self.connection.execute("SELECT * FROM report WHERE id = ?", (row_id,)).fetchone()
        return dict(zip(FIELDS, row[1:], strict=True))

    def changes(self) -> Iterator[RowChange]:
        """Yield every report as it is after its insertion."""
        for start in itertools.count(0, SLICE):
            # A query open all the time would keep the write-ahead log from being written back.
            statement = "SELECT * FROM report WHERE rowid > ? AND rowid <= ?"
            rows = self.connection.execute(statement, (start, start + SLICE)).fetchall()
            if not rows:
                return
            for row in rows:
                yield RowChange("report", row[0], {}, dict(zip(FIELDS, row[1:], strict=True)))

    def size(self) -> int:
        """Return the file's size in bytes, everything written into it."""
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return self.path.stat().st_size


def make_library(folder: Path, talks: int) -> Library:
    """Write reports into a new file."""
    reports = Reports(seed=7)
    path = folder / f"{talks}.db"
    connection = connect(path)
    use_write_ahead_log(connection)
    connection.execute("CREATE TABLE report (id TEXT PRIMARY KEY, title, facts, insight, takeaways)")
    connection.execute("BEGIN")
    rows = ((f"report-{number:08}", *reports.report().values()) for number in range(talks))
    connection.executemany("INSERT INTO report VALUES (?, ?, ?, ?, ?)", rows)
    connection.execute("COMMIT")
    return Library(connection, path, reports)


def build_bare(library: Library) -> None:
    """Index each report as one document of Han pairs and words, by the shortest means."""
    library.connection.execute("CREATE VIRTUAL TABLE bare USING fts5(terms, content='', detail=none)")
    library.connection.execute("INSERT INTO bare(bare, rank) VALUES ('hashsize', 67108864)")
    library.connection.execute("BEGIN")
    for number, change in enumerate(library.changes(), 1):
        values = (number, bare_terms(" ".join(change.after.values())))
        library.connection.execute("INSERT INTO bare(rowid, terms) VALUES (?, ?)", values)
    library.connection.execute("COMMIT")


def bare_terms(text: str) -> str:
    """Return the pairs and words of a text, without folding."""
    terms: list[str] = []
    for word in re.findall(r"[一-鿿]+|[A-Za-z]+", text):
        if word[0].isascii():
            terms.append(word.lower())
        else:
            terms.extend(map(str.__add__, word, word[1:]))
    return " ".join(terms)


def build_ours(library: Library) -> None:
    """Fill the search index in one transaction."""
    library.connection.execute("BEGIN")
    rebuild(library.connection, library.changes())
    library.connection.execute("COMMIT")


def build_in_slices(library: Library) -> None:
    """Fill the search index as an import does, one short transaction after the other."""
    rebuild(library.connection, [])
    changes = library.changes()
    while batch := list(itertools.islice(changes, SLICE)):
        library.connection.execute("BEGIN")
        apply_changes(library.connection, batch)
        library.connection.execute("COMMIT")


def queries(library: Library, count: int) -> dict[str, list[str]]:
    """Return words of each kind: half of the Chinese ones are common words, the others rare or cut out of a text."""
    chooser = random.Random(3)  # noqa: S311 - the same queries in every run
    rare = [word for word in library.reports.chinese[len(_CHINESE) :] if len(word) == 2]
    common = [word for word in _CHINESE if len(word) == 2]
    pairs = chooser.sample(common, min(count // 2, len(common))) + chooser.sample(rare, count // 2)
    texts = [change.after["facts"] for change in itertools.islice(library.changes(), count)]
    cut = [cut_word(text, 4, chooser) for text in texts]
    return {
        "two characters": pairs,
        "four characters": [word for word in _CHINESE if len(word) == 4] + cut,
        "Latin words": chooser.sample(_LATIN, min(count, len(_LATIN))),
        "one character": chooser.sample(sorted(set("".join(_CHINESE))), count // 4),
        "two words": [" ".join(chooser.sample(_CHINESE, 2)) for _ in range(count // 4)],
    }


def report_times(name: str, times: list[float], bare: list[float] | None = None) -> None:
    """Print one line of query times in milliseconds, with their ratio to the bare table's."""
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    line = f"    {name:34} {p50 * 1e3:8.2f} {p95 * 1e3:8.2f}"
    if bare:
        line += f"   ratio {p50 / statistics.median(bare):5.2f} {p95 / statistics.quantiles(bare, n=20)[-1]:5.2f}"
    print(line, flush=True)


def timed(run: Callable[[str], object], words: list[str]) -> list[float]:
    """Return how long each query takes in seconds, the better of two runs."""
    times: list[float] = []
    for word in words:
        best = float("inf")
        for _ in range(2):
            start = time.perf_counter()
            run(word)
            best = min(best, time.perf_counter() - start)
        times.append(best)
    return times


def compare_times(library: Library, count: int) -> None:
    """Print how long queries take by LIKE, by the bare table and by our search, alone and with snippets."""
    execute = library.connection.execute

    def like(word: str) -> None:
        statement = "SELECT id FROM report WHERE title || facts || insight || takeaways LIKE ? LIMIT ?"
        execute(statement, (f"%{word}%", LIMIT)).fetchall()

    def bare(word: str) -> None:
        terms = " AND ".join(f'"{term}"' for term in bare_terms(word).split())
        execute("SELECT rowid FROM bare WHERE bare MATCH ? ORDER BY rank LIMIT ?", (terms, LIMIT)).fetchall()

    def ours(word: str) -> None:
        find(library.connection, word, LIMIT, library.texts_of)

    def with_snippets(word: str) -> None:
        for hit in find(library.connection, word, LIMIT, library.texts_of):
            cut_snippet(hit.text, query_terms(word))

    print(f"  {'best ' + str(LIMIT) + ' of all hits, ms':36}      p50      p95")
    for kind, words in queries(library, count).items():
        print(f"   {kind}")
        # One character is no term of the bare table.
        baseline = None if kind == "one character" else timed(bare, words)
        if kind != "two words":
            report_times("LIKE, unranked", timed(like, words[:: max(1, len(words) // 20)]))
        if baseline:
            report_times("bare FTS5", baseline)
        report_times("Fieldbrief, with the texts", timed(ours, words), baseline)
        report_times("  and snippets", timed(with_snippets, words), baseline)


def check_results(library: Library, count: int) -> None:
    """Print recall against brute force, and how good the best ten are beside those of all hits."""
    shares: list[float] = []
    expected_hits, found_hits, wrong = 0, 0, 0
    chooser = random.Random(5)  # noqa: S311 - the same queries in every run
    every_text = {(row.row_id, field): text for row in library.changes() for field, text in row.after.items()}
    texts = list(every_text.values())
    words = [cut_word(chooser.choice(texts), 1 + number % 6, chooser) for number in range(count)]
    words += chooser.sample(_CHINESE, count // 2) + chooser.sample(_LATIN, count // 4)
    for word in words:
        expected = {key for key, text in every_text.items() if is_in(word, text)}
        hits = find(library.connection, word, len(every_text), library.texts_of)
        found = {(hit.row_id, hit.field) for hit in hits}
        expected_hits += len(expected)
        found_hits += len(expected & found)
        wrong += len(found - expected)
        if len(hits) > LIMIT:
            best = find(library.connection, word, LIMIT, library.texts_of)[:10]
            shares.append(sum(hit.score for hit in best) / sum(hit.score for hit in hits[:10]))
    print(f"  recall {found_hits / expected_hits:.6f} of {expected_hits} hits for {len(words)} words, {wrong} wrong")
    if shares:
        print(f"  BM25 of the first ten beside the best ten of all hits: mean {statistics.mean(shares):.3f}")


def cut_word(text: str, length: int, chooser: random.Random) -> str:
    """Return Han characters that stand side by side in the text."""
    found = re.findall(f"(?=([一-鿿]{{{length}}}))", text)
    return str(chooser.choice(found))


def is_in(word: str, text: str) -> bool:
    """Say whether a word occurs in a text, without any index; Latin words must be whole."""
    if word[0].isascii():
        return re.search(rf"(?<![a-z0-9]){word.lower()}(?![a-z0-9])", text.lower()) is not None
    return word in text


def measure(folder: Path, talks: int, count: int) -> None:
    """Print the table for a library of that many talks."""
    start = time.perf_counter()
    library = make_library(folder, talks)
    characters = library.connection.execute("SELECT avg(length(title || facts || insight || takeaways)) FROM report")
    print(f"{talks} talks of {characters.fetchone()[0]:.0f} characters ({time.perf_counter() - start:.0f} s)")
    for statement in CREATE_SEARCH_INDEX:
        library.connection.execute(statement)
    sizes, bare_rate = [library.size()], 0.0
    for name, build in (("bare FTS5", build_bare), ("Fieldbrief", build_ours)):
        start = time.perf_counter()
        build(library)
        rate = talks / (time.perf_counter() - start)
        sizes.append(library.size())
        bare_rate = bare_rate or rate
        size = (sizes[-1] - sizes[-2]) / 1e6
        ratios = f"ratio {rate / bare_rate:.2f}, size {(sizes[-1] - sizes[-2]) / (sizes[1] - sizes[0]):.2f}"
        print(f"  {name:36} {rate:8.0f} reports a second {size:8.1f} MB   {ratios}", flush=True)
    compare_times(library, count)
    check_results(library, 24)
    start = time.perf_counter()
    build_in_slices(library)
    rate = talks / (time.perf_counter() - start)
    print(f"  {f'Fieldbrief, {SLICE} reports a slice':36} {rate:8.0f} reports a second, ratio {rate / bare_rate:.2f}")
    library.connection.close()


def main() -> None:
    """Measure libraries of the sizes given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--talks", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--queries", type=int, default=60, help="words of each kind")
    arguments = parser.parse_args()
    for talks in arguments.talks:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), talks, arguments.queries)


if __name__ == "__main__":
    main()
