"""Merging, splitting and telling apart in a window: keys pressed, the database read afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.controllers.merging import MergingController
from desktop.desk import Desk
from desktop.operations import merging
from storage.library import read_library
from storage.records import Talk
from widgets.common.texts import Texts
from widgets.merging.lines_list import LinesList
from widgets.merging.merge_dialog import MergeDialog
from widgets.merging.same_talk_dialog import SameTalkDialog
from widgets.merging.split_dialog import SplitDialog

KEY = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Window(QWidget):
    """A window in which talks are selected."""

    def __init__(self, desk: Desk, texts: Texts) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.selected: list[str] = []
        self.controller = MergingController(desk, self, texts, lambda: self.selected)


@pytest.fixture
def window(desk: Desk, texts: Texts, shown: Callable[[QWidget], QWidget]) -> Window:
    """Return a window over the sample conference."""
    found = Window(desk, texts)
    shown(found)
    found.setFocus()
    return found


def talks(desk: Desk) -> dict[str, Talk]:
    """Return the talks that are in the library's file."""
    with read_library(desk.path) as library:
        return {talk.id: talk for talk in library.talks.all()}


def statements(desk: Desk, talk_id: str) -> list[tuple[str, str]]:
    """Return what the file holds of a talk's reports and events."""
    with read_library(desk.path) as library:
        return [statement.key for statement in library.joins.statements(talk_id)]


def told_apart(desk: Desk, talk_id: str) -> list[str]:
    """Return the talks that the file tells apart from one."""
    with read_library(desk.path) as library:
        return library.joins.distinguished(talk_id)


def with_statements(desk: Desk, number: int) -> str:
    """Return a talk that so many documents, or more, state something of."""
    return next(talk_id for talk_id in talks(desk) if len(statements(desk, talk_id)) >= number)


def opened(qtbot: QtBot, window: Window, kind: type[QWidget]) -> QWidget:
    """Return a dialog of the window once it is there."""
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(kind)))
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key) -> None:
    """Press a key in a widget: shortcuts work where the focus is."""
    widget.setFocus()
    qtbot.keyClick(widget, key)


def test_selected_talks_are_merged_into_the_one_that_is_chosen(qtbot: QtBot, desk: Desk, window: Window) -> None:
    before = talks(desk)
    window.selected = list(before)[:2]
    qtbot.keyClick(window, KEY.Key_M, CTRL_SHIFT)
    dialog = opened(qtbot, window, MergeDialog)
    first, second = dialog.findChildren(QRadioButton)
    proposed = 0 if first.isChecked() else 1
    qtbot.keyClick((first, second)[proposed], KEY.Key_Left if proposed else KEY.Key_Right)
    with qtbot.waitSignal(desk.bus.changed) as changed:
        qtbot.keyClick(dialog, KEY.Key_Return)
    kept, gone = window.selected[1 - proposed], window.selected[proposed]
    after = talks(desk)
    assert set(before) - set(after) == {gone}
    assert changed.args[1] is window.controller
    assert {title for found in (before[gone], before[kept]) for title in (found.title, *found.other_titles)} >= {
        after[kept].title
    }
    with qtbot.waitSignal(desk.bus.changed):
        desk.edit(lambda library: library.history.undo(desk.analyst))
    assert talks(desk) == before


def test_a_talk_is_split(qtbot: QtBot, desk: Desk, window: Window) -> None:
    talk_id = with_statements(desk, 2)
    keys = statements(desk, talk_id)
    window.selected = [talk_id]
    qtbot.keyClick(window, KEY.Key_D, CTRL_SHIFT)
    dialog = opened(qtbot, window, SplitDialog)
    entries = dialog.findChild(QListView)
    qtbot.keyClick(entries, KEY.Key_Space)
    with qtbot.waitSignal(desk.bus.changed):
        qtbot.waitUntil(lambda: bool(dialog._sheet.talks))
        qtbot.keyClick(dialog, KEY.Key_Return)
    [new] = told_apart(desk, talk_id)
    assert (statements(desk, talk_id), statements(desk, new)) == (keys[1:], keys[:1])


def test_two_selected_talks_are_told_apart(qtbot: QtBot, desk: Desk, window: Window) -> None:
    window.selected = list(talks(desk))[:2]
    with qtbot.waitSignal(desk.bus.changed):
        qtbot.keyClick(window, KEY.Key_X, CTRL_SHIFT)
    assert told_apart(desk, window.selected[0]) == [window.selected[1]]


def test_with_one_talk_the_others_are_asked_about(qtbot: QtBot, desk: Desk, window: Window) -> None:
    talk_id = with_statements(desk, 2)
    split = statements(desk, talk_id)[:1]
    with qtbot.waitSignal(desk.bus.changed):
        desk.edit(lambda library: merging.split(library, talk_id, split, analyst=desk.analyst))
    [half] = told_apart(desk, talk_id)
    window.selected = [talk_id]
    qtbot.keyClick(window, KEY.Key_X, CTRL_SHIFT)
    dialog = opened(qtbot, window, SameTalkDialog)
    apart = dialog.findChildren(LinesList)[1]
    press(qtbot, apart, KEY.Key_Delete)
    qtbot.waitUntil(lambda: not apart.isVisible())
    assert told_apart(desk, talk_id) == []
    candidates = dialog.findChildren(LinesList)[0]
    assert candidates.model().talk_at(0).id == half
    candidates.setCurrentIndex(candidates.model().index(0, 0))
    press(qtbot, candidates, KEY.Key_N)
    qtbot.waitUntil(apart.isVisible)
    assert told_apart(desk, talk_id) == [half]
    press(qtbot, apart, KEY.Key_Delete)
    qtbot.waitUntil(lambda: not apart.isVisible())
    candidates.setCurrentIndex(candidates.model().index(0, 0))
    press(qtbot, candidates, KEY.Key_M)
    merge = opened(qtbot, window, MergeDialog)
    with qtbot.waitSignal(desk.bus.changed):
        qtbot.keyClick(merge, KEY.Key_Return)
    assert len({talk_id, half} & set(talks(desk))) == 1
    qtbot.waitUntil(lambda: candidates.model().talk_at(0) is None or candidates.model().talk_at(0).id != half)


@pytest.mark.parametrize(
    ("key", "selected", "what"),
    [
        (KEY.Key_M, 0, "merge.none_selected"),
        (KEY.Key_D, 2, "split.not_one_selected"),
        (KEY.Key_X, 3, "merge.not_two_selected"),
    ],
)
def test_what_cannot_be_done_is_said(
    qtbot: QtBot, desk: Desk, window: Window, key: Qt.Key, selected: int, what: str
) -> None:
    window.selected = list(talks(desk))[:selected]
    with qtbot.waitSignal(desk.failed) as failed:
        qtbot.keyClick(window, key, CTRL_SHIFT)
    assert failed.args[0].what.key == what
    assert failed.args[0].remedy is not None
