"""How long the window stands still while work goes on: `python -m benchmarks.heartbeat [--talks N] [--files N]`.

A timer beats every two milliseconds in the event loop of an offscreen window with a talk table, while a real desk
imports made-up digests and links them with 32 challenges, and the table is read anew after every change. A gap between
two beats is a stall; of each, the time in which other programs kept the processor is told apart. Beside it the bare
baseline of the same run: the same loop with nothing to do. Budget: 50 ms.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.importing import digest
from benchmarks.linking_speed import challenges
from desktop.operations.import_sources import ImportSource
from desktop.operations.import_steps import PlannedFile, plan_file, planned_steps, settling_steps
from storage.library import Library
from storage.messages import Message

if TYPE_CHECKING:
    from desktop.desk import Desk
    from widgets.library.talk_table import TalkTable

ANALYST = "Analyst 03"
CHALLENGES = 32
BEAT_MILLISECONDS = 2
IDLE_SECONDS = 10.0
BUDGET_MILLISECONDS = 50
WORK = Message("progress.linking")


class Heart:
    """Beats in the event loop, and notes when."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._beats: list[tuple[float, float]] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(lambda: self._beats.append((time.perf_counter(), queued_seconds())))
        self._timer.start(BEAT_MILLISECONDS)

    def stalls(self) -> list[tuple[float, float]]:
        """Return the gaps between beats since the last call, longest first: milliseconds, and how many were queued."""
        beats, self._beats = self._beats, self._beats[-1:]
        gaps = (
            ((later - earlier) * 1000, (then - before) * 1000)
            for (earlier, before), (later, then) in itertools.pairwise(beats)
        )
        return sorted(gaps, reverse=True)


def queued_seconds() -> float:
    """Return how long this thread has waited for a processor so far, where Linux tells: other programs took it."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_bytes().split()[1]) / 1e9
    except OSError:
        return 0.0


def write_digests(folder: Path, talks: int, files: int) -> list[Path]:
    """Write that many talks into that many digests of the usual layout."""
    head, *reports = re.split("(?=^## )", digest(talks).decode(), flags=re.MULTILINE)
    share = -(-talks // files)
    paths = [folder / f"digest-{number:02}.md" for number in range(files)]
    for number, path in enumerate(paths):
        path.write_text(head + "".join(reports[number * share : (number + 1) * share]), encoding="utf-8")
    return paths


def write_sheet(folder: Path) -> Path:
    """Write the challenge sheet."""
    rows = [f"| {found.business_unit} | {found.focus_area} | 1. {found.text} |" for found in challenges(CHALLENGES)]
    path = folder / "challenges.md"
    lines = ["## Sheet: 难题清单", "", "| BU | 关注方向 | 难题 |", "|:--- |:--- |:--- |", *rows, ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def spin(seconds: float, until: Callable[[], bool] = lambda: False) -> float:
    """Run the event loop so long, or until something is so; return the seconds that it took."""
    from PySide6.QtCore import QEventLoop

    loop = QEventLoop()
    started = time.perf_counter()
    while time.perf_counter() - started < seconds and not until():
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return time.perf_counter() - started


def bring_in(desk: Desk, paths: list[Path]) -> float:
    """Import files as the window does, plan by the worker and slices by the writer; return the seconds."""
    waiting = list(paths)
    ended: list[object] = []

    def next_file(_report: object = None) -> None:
        if not waiting:
            desk.run(WORK, _settle, done=ended.append)
            return
        desk.compute(WORK, plan_file, desk.path, ImportSource(waiting.pop(0)), done=write)

    def write(planned: PlannedFile) -> None:
        desk.run(WORK, lambda library: planned_steps(library, planned, ANALYST), done=next_file)

    next_file()
    return spin(600, lambda: bool(ended))


def _settle(library: Library):  # noqa: ANN202 - a generator of (done, total)
    yield from settling_steps(library)
    return True


def refresh(desk: Desk, table: TalkTable) -> None:
    """Read the talk table anew."""
    from analysis.presentation.talk_filter import TalkView
    from analysis.presentation.talk_list import talk_list
    from analysis.presentation.talk_selection import show

    desk.query(
        lambda library: show(talk_list(library.talk_list.read(ANALYST)), TalkView()),
        table.show_selection,
        topic="table",
    )


def tell(what: str, seconds: float, stalls: list[tuple[float, float]]) -> None:
    """Print a row of the table."""
    gaps = [gap for gap, _ in stalls]
    own = max(gap - queued for gap, queued in stalls)
    over = sum(gap > BUDGET_MILLISECONDS for gap in gaps)
    longest = ", ".join(f"{gap:.0f} ({queued:.0f})" for gap, queued in stalls[:5])
    print(
        f"{what:28}{seconds:7.1f} s{gaps[0]:8.1f} ms{own:8.1f} ms{gaps[len(gaps) // 100]:8.1f} ms{over:6}   {longest}"
    )


def measure(folder: Path, talks: int, files: int) -> None:
    """Import and link in a library of its own, and print how long the longest stalls were."""
    from desktop.controllers.linking import LinkingController
    from desktop.desk import Desk
    from widgets.common.texts import Texts
    from widgets.library.talk_table import TalkTable

    heart = Heart()
    desk = Desk(folder / "library.fieldbrief", ANALYST, create=True)
    failures: list[Exception] = []
    desk.failed.connect(failures.append)
    table = TalkTable(Texts(lambda message: message.key))
    table.resize(1400, 900)
    table.show()
    desk.bus.changed.connect(lambda _change_set, _initiator: refresh(desk, table))
    desk.bus.recomputed.connect(lambda _name: refresh(desk, table))
    paths = [write_sheet(folder), *write_digests(folder, talks, files)]
    spin(1)
    heart.stalls()
    tell("idle (baseline)", spin(IDLE_SECONDS), heart.stalls())
    tell(f"import {talks} talks, {files} files", bring_in(desk, paths), heart.stalls())
    linked: list[str] = []
    desk.bus.recomputed.connect(linked.append)
    linking = LinkingController(desk, 0)
    tell(f"link with {CHALLENGES} challenges", spin(600, lambda: bool(linked) and linking.is_at_rest), heart.stalls())
    tell("reading the table again", spin(2), heart.stalls())
    desk.close()
    assert not failures, failures


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Stalls of the event loop while talks are imported and linked.")
    parser.add_argument("--talks", type=int, default=5_000)
    parser.add_argument("--files", type=int, nargs="*", default=[20, 1])
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desktop.steadiness import Steadiness

    application = QApplication([])
    Steadiness(application).settle()
    print(
        f"{'':28}{'time':>9}{'longest':>11}{'our own':>11}{'p99':>11}{'>50':>6}   the longest (queued for a processor)"
    )
    for files in arguments.files:
        with tempfile.TemporaryDirectory() as name:
            measure(Path(name), arguments.talks, files)
    application.quit()


if __name__ == "__main__":
    main()
