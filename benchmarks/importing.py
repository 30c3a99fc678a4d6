"""How fast Markdown reports come in: `python -m benchmarks.importing [--reports N]`.

A digest of made-up reports of about 1,800 characters is read, planned and written, index included, as the program does
it. Beside it the bare baseline of the same run: the same texts into one table by `executemany`, WAL, no index. Then the
longest transaction (nobody else can write meanwhile), what the edit log adds to the file, importing it again, undoing
and redoing it, and taking back what a stopped import has written, each with its longest step.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path

from benchmarks.linking_speed import text
from storage.importing.registry import read_document
from storage.intake.plan import ImportFile
from storage.library import Library, write_library

ANALYST = "Analyst 03"
SUBJECTS = ["存储", "网络", "缓存", "调度", "量化", "视频生成", "智能体", "检索", "KV", "Cache", "RDMA", "CXL", "MoE"]


def digest(reports: int) -> bytes:
    """Return a daily digest in the usual layout."""
    source = random.Random(1)  # noqa: S311 - made-up texts, nothing secret
    lines = ["# 每日参会快报", ""]
    for number in range(reports):
        lines += [
            f"## 【Talks】第 {number} 场：{''.join(source.choices(SUBJECTS, k=3))}",
            "",
            "### 主题",
            "系统 - 推理",
            "",
        ]
        lines += ["### 演讲人或相关公司", "讲者甲（首席架构师, 示例云科技）", ""]
        lines += ["### 实事描述", text(source, SUBJECTS, 45), "", "### 对本院的启示", text(source, SUBJECTS, 15), ""]
        lines += ["撰稿人：Analyst 03 50000003", "", "---", ""]
    return "\n".join(lines).encode()


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds some work took."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def bare(folder: Path, data: bytes) -> float:
    """Return the seconds that the same reports take into one table, nothing else done with them."""
    document = read_document("digest.md", data)
    rows = [(report.heading.title, report.facts, report.insight) for report in document.reports]
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE report (title TEXT, facts TEXT, insight TEXT)")

    def insert() -> None:
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO report VALUES (?, ?, ?)", rows)
        connection.execute("COMMIT")

    seconds = timed(insert)
    connection.close()
    return seconds


def take_in(library: Library, data: bytes) -> tuple[dict[str, float], float]:
    """Import the digest; return the seconds of each step, and those of the longest transaction."""
    steps: dict[str, float] = {}
    started = time.perf_counter()
    document = read_document("digest.md", data)
    steps["read"] = time.perf_counter() - started
    started = time.perf_counter()
    plan = library.plan_import(ImportFile("digest.md", data, document), "")
    steps["plan"] = time.perf_counter() - started
    slices: list[float] = [time.perf_counter()]
    if plan.edit is not None:
        library.apply(plan.edit, ANALYST, lambda _done, _total: slices.append(time.perf_counter()))
    steps["write and index"] = slices[-1] - slices[0]
    longest = max((later - earlier for earlier, later in itertools.pairwise(slices)), default=0.0)
    return steps, longest


def stepwise(steps: Generator[object, None, object]) -> tuple[float, float]:
    """Return the seconds of the longest step of work in slices, and those of all."""
    moments = [time.perf_counter(), *(time.perf_counter() for _ in steps), time.perf_counter()]
    return max(later - earlier for earlier, later in itertools.pairwise(moments)), moments[-1] - moments[0]


def cut_off(path: Path, data: bytes) -> tuple[float, float]:
    """Stop an import when nine tenths are written, and return how long taking that back takes, as `stepwise` does."""
    with write_library(path, ANALYST, create=True) as library:
        edit = library.plan_import(ImportFile("digest.md", data, read_document("digest.md", data)), "").edit
        assert edit is not None
        library.take_back_later()
        with closing(library.slices(edit, ANALYST)) as slices:
            while next(slices) < 0.9 * len(edit.changes):
                pass
        figures = stepwise(library.taking_back_slices())
        assert not library.talks.all()
    return figures


def log_share(path: Path) -> float:
    """Return the edit log's share of the library's file, both packed; the log is gone afterwards."""
    connection = sqlite3.connect(path)
    sizes: list[int] = []
    for statement in ("SELECT 1", "DELETE FROM change"):
        connection.execute(statement)
        connection.commit()
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        sizes.append(path.stat().st_size)
    connection.close()
    return 1 - sizes[1] / sizes[0]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=5_000)
    reports = parser.parse_args().reports
    data = digest(reports)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        baseline = bare(folder, data)
        path = folder / "library.fieldbrief"
        with write_library(path, ANALYST, create=True) as library:
            steps, longest = take_in(library, data)
            again, _ = take_in(library, data)
            undone = stepwise(library.history.undo_slices(ANALYST))
            redone = stepwise(library.history.redo_slices(ANALYST))
        total = sum(steps.values())
        print(f"{reports} reports, {len(data) / 1e6:.1f} MB of Markdown; library {path.stat().st_size / 1e6:.1f} MB")
        print(f"bare executemany         {baseline:7.2f} s  {reports / baseline:9.0f} reports/s")
        for step, seconds in steps.items():
            print(f"{step:24} {seconds:7.2f} s  {reports / seconds:9.0f} reports/s")
        print(
            f"whole import             {total:7.2f} s  {reports / total:9.0f} reports/s  {total / baseline:5.1f} x bare"
        )
        print(f"longest transaction      {longest * 1000:7.0f} ms (budget 100)")
        print(f"the same file again      {sum(again.values()):7.2f} s, nothing written")
        taken_back = cut_off(folder / "stopped.fieldbrief", data)
        for what, figures in (("undo", undone), ("redo", redone), ("take back at 90 %", taken_back)):
            print(f"{what:24} {figures[1]:7.2f} s, longest step {figures[0] * 1000:5.0f} ms (budget 100)")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "library.fieldbrief"
        with write_library(path, ANALYST, create=True) as library:
            take_in(library, data)
        print(f"edit log                 {100 * log_share(path):7.1f} % of the file (budget 10)")


if __name__ == "__main__":
    main()
