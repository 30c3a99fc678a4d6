"""The reader in a large library: how long a snapshot of one talk takes, and how long a keystroke waits for its paint.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.reader [TALKS]

The baselines of the same run: one indexed row read by its key, and a bare text field of Qt with the same text.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from analysis.talk_details import talk_detail
from benchmarks.many_talks import ANALYST, write_many_talks
from desktop.language import Catalogue
from storage.database import connect, transaction
from storage.library import Library, read_library
from widgets.common.texts import Texts
from widgets.reader.part_field import PartField
from widgets.reader.reader import Reader

ROUNDS = 200
TEXT = "\n".join(["近存计算把运算放到存储旁边。" * 18] * 20)
"""A report of 5,000 characters in 20 paragraphs."""

LOGGED_ROWS = 4
"""Rows of the log for each talk, as an import leaves them."""
DELETIONS = 5_000


def main() -> None:
    """Measure and print."""
    talks = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.fieldbrief"
        write_many_talks(path, talks)
        write_log(path)
        with read_library(path) as library:
            ids = [talk.id for talk in library.talks.all()[:: max(1, talks // ROUNDS)]][:ROUNDS]
            measure_snapshots(library, ids, talks)
            measure_keys(library, ids[0])


def write_log(path: Path) -> None:
    """Give the library an edit log as long as that of an import, and many deletions after it."""
    connection = connect(path)
    rows = [str(row[0]) for row in connection.execute("SELECT id FROM talk UNION ALL SELECT id FROM report")]
    values = "VALUES (?, ?, 'a', '2026-09-16T10:00:00+00:00', ?, 'history.note', '{}', 2, 1)"
    columns = "seq, id, analyst, made_at, kind, message_key, message_parameters, schema_version, finished"
    with transaction(connection):
        connection.execute(f"INSERT OR REPLACE INTO change_set ({columns}) {values}", (1_000_000, "x", "import"))
        connection.executemany(
            "INSERT INTO change VALUES (1000000, ?, 'talk', ?, 'insert', NULL, '0123456789abcdef')",
            [(number, row) for number, row in enumerate(rows * (LOGGED_ROWS // 2))],
        )
        connection.execute(f"INSERT OR REPLACE INTO change_set ({columns}) {values}", (1_000_001, "y", "edit"))
        connection.executemany(
            "INSERT INTO change VALUES (1000001, ?, 'note', ?, 'delete', ?, NULL)",
            [(n, f"n{n}", f'{{"id":"n{n}","talk_id":"{rows[n % len(rows)]}","text":"…"}}') for n in range(DELETIONS)],
        )
    connection.close()


def timed(function: Callable[[], object]) -> float:
    """Return how many milliseconds a call takes."""
    start = time.perf_counter()
    function()
    return (time.perf_counter() - start) * 1000


def report(name: str, times: list[float], base: float) -> None:
    """Print median and p95 in milliseconds and the ratio of the medians to the baseline."""
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    print(f"{name:<44} p50 {median(times):8.2f} ms   p95 {p95:8.2f} ms   × {median(times) / base:6.1f}")


def measure_snapshots(library: Library, ids: list[str], talks: int) -> None:
    """Measure the snapshot of one talk of many."""
    talk_detail(library, ids[0], ANALYST)
    bare = median(timed(lambda key=key: library.talks.get(key)) for key in ids)
    report(f"one row of {talks} by its key", [timed(lambda key=key: library.talks.get(key)) for key in ids], bare)
    report("snapshot of one talk", [timed(lambda key=key: talk_detail(library, key, ANALYST)) for key in ids], bare)


def measure_keys(library: Library, talk_id: str) -> None:
    """Measure keystrokes in a text of 5,000 characters, at rest and while Python works in another thread."""
    application = QApplication.instance() or QApplication([])
    bare = QTextEdit()
    bare.setPlainText(TEXT)
    bare.resize(700, 800)
    base = keystrokes(bare, bare)
    detail = talk_detail(library, talk_id, ANALYST)
    texts = Texts(Catalogue("en").translate)
    reader = Reader(texts)
    reader.resize(700, 800)
    reader.show_talk(detail)
    reader.show()
    assert detail is not None
    reader.edit_report(detail.reports[0].id)
    field = next(one for one in reader.findChildren(PartField) if one.is_editing)
    field.setPlainText(TEXT)
    report("bare text field: key to paint", base, median(base))
    report("reader: key to paint", keystrokes(reader, field), median(base))
    stop = threading.Event()
    busy = threading.Thread(target=work, args=(stop,), daemon=True)
    busy.start()
    report("reader: key to paint, another thread at work", keystrokes(reader, field), median(base))
    stop.set()
    busy.join()
    del application


def work(stop: threading.Event) -> None:
    """Keep the interpreter busy as reading snapshots does: short pieces of Python."""
    while not stop.is_set():
        sorted(str(number) for number in range(2_000))
        time.sleep(0.001)


def keystrokes(window: QWidget, field: QTextEdit) -> list[float]:
    """Return how long each of many keys takes until it is painted."""
    window.show()
    QTest.qWaitForWindowExposed(window)
    field.setFocus()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_X)
        QApplication.processEvents()  # the layout it asks for, and the paint of what changed
        times.append((time.perf_counter() - start) * 1000)
    return times


if __name__ == "__main__":
    main()
