"""How long a keystroke in the palette takes: `python -m benchmarks.palette [--entries N]`.

Every figure stands beside a bare baseline of the same run, looking for the same letters with `in` in the same titles
in lower case, and their ratio. Titles are made up: Chinese, English, and both.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable
from functools import partial

from analysis.presentation.matching import spell_out
from analysis.presentation.palette_entries import PaletteEntry, answers, entry_text, palette_snapshot


def _words(text: str) -> list[str]:
    return text.split()


_CHINESE = _words("""
存储 系统 缓存 键值 分布式 调度 内存 语言 模型 推理 机器人 仿真 边缘 量子 网络 时延 安全 图 神经 训练 数据中心 重庆
银行 芯片 集群 显存 带宽 吞吐 精度 量化 稀疏 注意力 上下文 扩散 生成 视频 多模态 导航 点云 重建
""")
_ENGLISH = _words("""
storage system cache key value distributed scheduling memory language model inference robotics simulation edge quantum
network latency security graph neural training data center chip cluster bandwidth throughput precision sparse attention
""")

QUERIES = (
    "s",
    "st",
    "cc",
    "ccxt",
    "cunchuxt",
    "kvc",
    "存储",
    "存储 cache",
    "system cache",
    "sys lat quan",
    "zzz",
    "qzj",
)
"""One letter to several words; pinyin whole, initials and mixed; letters that answer to little or nothing."""

_REPEATS = 7


def entries(count: int) -> list[PaletteEntry]:
    """Return talks with a title in one language or both, and a detail."""
    source = random.Random(1)  # noqa: S311 - made-up titles, nothing secret
    made = []
    for number in range(count):
        english = " ".join(source.choices(_ENGLISH, k=7)).title()
        chinese = "".join(source.choices(_CHINESE, k=7))
        title = (english, chinese, f"{chinese} {english}")[number % 3]
        made.append(PaletteEntry("talk", str(number), title, f"AB-{number} · 2026-09-16 · Field Days"))
    return made


def median(run: Callable[[], object]) -> float:
    """Return the median of some runs in milliseconds."""
    seconds = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return 1_000 * statistics.median(seconds)


def measure(count: int) -> None:
    """Print how long spelling, indexing and each query take."""
    made = entries(count)
    texts = list(map(entry_text, made))
    start = time.perf_counter()
    spellings = spell_out(texts)
    spelt = time.perf_counter()
    snapshot = palette_snapshot(made, spellings)
    indexed = time.perf_counter()
    print(f"{count} entries: spelt in {spelt - start:.2f} s (worker process), indexed in {indexed - spelt:.2f} s")
    lowered = [text.casefold() for text in texts]
    print(f"{'typed':14} {'found':>6} {'ms':>7} {'bare ms':>8} {'ratio':>6}")
    for query in QUERIES:
        found = len(answers(query, snapshot))
        ours = median(partial(answers, query, snapshot))
        bare = median(partial(_bare, query, lowered))
        print(f"{query:14} {found:6} {ours:7.1f} {bare:8.2f} {ours / bare:6.1f}")


def _bare(query: str, texts: list[str]) -> list[str]:
    return [text for text in texts if query in text]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    measure(parser.parse_args().entries)
