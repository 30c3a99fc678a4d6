"""The talk table: loading, filtering at every keystroke, facets, orders and scrolling, each beside a bare baseline.

`python -m benchmarks.talk_table [--talks 100000]`; budgets are in the project's documentation.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from analysis.presentation.talk_filter import COLUMNS, FacetChoice, TalkFilter, TalkSort, TalkView
from analysis.presentation.talk_list import TalkList, talk_list
from analysis.presentation.talk_selection import TalkSelection, show
from benchmarks.many_talks import ANALYST, write_many_talks
from storage.library import Library, read_library
from storage.repositories.talk_list import TalkListing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

T = TypeVar("T")

_TYPED = ("robot learning", "存储带宽", "speaker 123", "s61234", "grasping 抓取 demo", "zzz")
_VIEW_WIDTH, _VIEW_HEIGHT = 1400, 900
_FRAMES = 200
_LOADS = 3
_CHANGED = 300
_TURN_SECONDS = 0.001
"""How long threads keep each other waiting in the program with its window."""


def measured(work: Callable[[], object]) -> float:
    """Return how many milliseconds a piece of work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def line(name: str, ours: Sequence[float], bare: Sequence[float] = (), budget: float = 0) -> None:
    """Print medians and 95th percentiles in milliseconds, the ratio to the baseline, and the budget."""
    text = f"{name:<46}{statistics.median(ours):>10.1f}{_p95(ours):>10.1f}"
    text += f"{statistics.median(bare):>10.1f}{_p95(ours) / max(_p95(bare), 1e-3):>8.1f}" if bare else " " * 18
    print(text + (f"{budget:>10.0f}  {'ok' if _p95(ours) <= budget else 'OVER'}" if budget else ""), flush=True)


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def measure_loading(library: Library, talks: int) -> TalkList:
    """Load the list several times and return it."""
    listings: list[TalkListing] = []
    lists: list[TalkList] = []
    read, build = partial(_into, listings, library.talk_list.read, ANALYST), partial(_build, listings, lists)
    reading = [measured(read) for _ in range(_LOADS)]
    bare = [measured(library.talks.all) for _ in range(_LOADS)]
    line("read the rows (bare: all talks as records)", reading, bare, 3000 * talks / 100_000)
    line("fold, index facets", [measured(build) for _ in range(_LOADS)])
    line("keys of all columns", [measured(lists[0].prepare)])
    some = TalkListing(listings[0].talks[:_CHANGED], listings[0].tags)
    line(f"take over {_CHANGED} changed talks", [measured(partial(lists[0].with_changed, some)) for _ in range(9)])
    return lists[0]


def _into(found: list[T], work: Callable[..., T], *arguments: object) -> None:
    found[:] = [work(*arguments)]


def _build(listings: list[TalkListing], lists: list[TalkList]) -> None:
    _into(lists, talk_list, listings[0])


def measure_filtering(talks: TalkList) -> list[TalkSelection]:
    """Type texts letter by letter, choose values, sort by every column; return what typing has found."""
    titles = [talk.title for talk in talks.talks]
    found: list[TalkSelection] = []
    typing, bare = [], []
    for text in _TYPED:
        before: list[TalkSelection | None] = [None]
        for end in range(1, len(text) + 1):
            typing.append(measured(partial(_into, before, show, talks, TalkView(TalkFilter(text[:end])), before[0])))
            bare.append(measured(partial(_scan, titles, text[:end])))
            found.extend(selection for selection in before if selection is not None)
    line("filter at a keystroke, with all facet counts", typing, bare, 100)
    choice = FacetChoice(frozenset({"robotics", "存储"}))
    chosen = TalkFilter("", {"track": choice}).toggled("status", "reported").toggled("tag", "", exclude=True)
    choosing = partial(show, talks, TalkView(chosen))
    line("choose values of facets", [measured(choosing) for _ in range(20)], budget=100)
    orders = [TalkView(TalkFilter(), TalkSort(column, turned)) for column in COLUMNS for turned in (False, True)]
    sorting = [measured(partial(show, talks, view)) for view in orders]
    line(
        "sort by any column (bare: sorted titles)", sorting, [measured(partial(sorted, titles)) for _ in range(5)], 100
    )
    return found


def _scan(titles: Sequence[str], word: str) -> list[str]:
    return [title for title in titles if word in title]


def measure_window(talks: TalkList, typed: Sequence[TalkSelection]) -> None:
    """Scroll page by page and by little, at rest and while a thread computes; show what typing has found."""
    from PySide6.QtWidgets import QApplication, QTextBrowser

    from desktop.language import Catalogue
    from widgets.common.texts import Texts
    from widgets.common.theme import LIGHT, apply_theme
    from widgets.library.library_place import LibraryPlace
    from widgets.library.talk_table import TalkTable

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    apply_theme(application, LIGHT, 10)
    texts = Texts(Catalogue("en").translate, "en")
    table = TalkTable(texts)
    table.show_selection(show(talks, TalkView()))
    bare = bare_table(len(talks), len(table.columns.shown))
    for view in (table, bare):
        view.resize(_VIEW_WIDTH, _VIEW_HEIGHT)
        view.show()
    application.processEvents()
    line("a frame, page by page", frames(table, 1.0), frames(bare, 1.0), 16)
    line("a frame, three rows on", frames(table, 0.1), frames(bare, 0.1), 16)
    sys.setswitchinterval(_TURN_SECONDS)
    with busy_thread():
        line("a page while a thread computes", frames(table, 1.0), frames(bare, 1.0), 50)
    place = LibraryPlace(texts, QTextBrowser())
    place.resize(_VIEW_WIDTH, _VIEW_HEIGHT)
    place.show()
    application.processEvents()

    def show_found(selection: TalkSelection) -> None:
        place.show_selection(selection)
        application.processEvents()

    line(
        "show what a keystroke found, the place painted",
        [measured(partial(show_found, found)) for found in typed],
        budget=50,
    )


def bare_table(rows: int, columns: int) -> QTableView:
    """Return a plain table of as many rows over a model that says the same in every cell."""
    from PySide6.QtCore import QAbstractTableModel, Qt
    from PySide6.QtWidgets import QTableView

    class Bare(QAbstractTableModel):
        def rowCount(self, _: object = None) -> int:
            return rows

        def columnCount(self, _: object = None) -> int:
            return columns

        def data(self, _: object, role: int = 0) -> str | None:
            return "near-memory computing 近存计算" if role == Qt.ItemDataRole.DisplayRole else None

    table = QTableView()
    table.setModel(Bare(table))
    table.verticalHeader().hide()
    for column in range(columns):
        table.setColumnWidth(column, (_VIEW_WIDTH - 20) // columns)
    return table


def frames(table: QTableView, pages: float) -> list[float]:
    """Return how long each painting takes while scrolling down by some pages at a time."""
    from PySide6.QtWidgets import QApplication

    bar = table.verticalScrollBar()
    step = max(1, round(bar.pageStep() * pages))

    def scroll(frame: int) -> None:
        bar.setValue((frame * step) % bar.maximum())
        QApplication.processEvents()

    return [measured(partial(scroll, frame)) for frame in range(1, _FRAMES)]


@contextmanager
def busy_thread() -> Iterator[None]:
    """Keep another thread in Python code all the time."""
    is_over = threading.Event()

    def work() -> None:
        while not is_over.is_set():
            sum(range(1000))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def main() -> None:
    """Measure a library with as many talks as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--talks", type=int, default=100_000)
    talks = parser.parse_args().talks
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.fieldbrief"
        write_many_talks(path, talks)
        with read_library(path) as library:
            print(
                f"{f'{talks:,} talks, milliseconds':<46}{'median':>10}{'p95':>10}{'bare':>10}{'ratio':>8}{'budget':>10}"
            )
            loaded = measure_loading(library, talks)
        measure_window(loaded, measure_filtering(loaded))


if __name__ == "__main__":
    main()
