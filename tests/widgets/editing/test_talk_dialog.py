"""The form of a talk, by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.catalogue_rows import TalkForm
from storage.records import Conference, Speaker, Talk
from widgets.common.texts import Texts
from widgets.editing.moment_edit import MomentEdit
from widgets.editing.speakers_edit import SpeakersEdit
from widgets.editing.talk_dialog import TalkDialog

NINE, TEN = "2026-03-16T09:00:00+08:00", "2026-03-16T10:00:00+08:00"
TALK = Talk(
    id="t",
    conference_id="f",
    title="Storage for robots",
    other_titles=("机器人存储",),
    code="S1",
    session_type="Talk",
    level="General",
    track="Robotics",
    start=NINE,
    end="2026-03-16",
    room="Hall 1",
    abstract="One\r\nTwo",
    speakers=(Speaker("讲者甲", "CTO", "Example Labs"),),
)
CONFERENCES = (Conference("u", ""), Conference("f", "Forum", "Asia/Shanghai"))
FORM = TalkForm(TALK, TALK, conferences=CONFERENCES, can_move=False, rooms=("Hall 1", "Hall 2"))


@pytest.fixture
def opened(texts: Texts, shown: Callable[[QWidget], QWidget]) -> Callable[[TalkForm], TalkDialog]:
    def show(form: TalkForm) -> TalkDialog:
        dialog = TalkDialog(texts, form)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        shown(dialog)
        return dialog

    return show


def save(qtbot: QtBot, dialog: TalkDialog) -> Talk:
    """Save the form by key and return what it tells."""
    with qtbot.waitSignal(dialog.talk_entered) as told:
        focused = QApplication.focusWidget() or dialog
        qtbot.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    entered, before = told.args
    assert before == dialog._form.talk
    assert isinstance(entered, Talk)
    return entered


def test_a_talk_that_nobody_touched_is_told_to_the_letter(
    qtbot: QtBot, opened: Callable[[TalkForm], TalkDialog]
) -> None:
    dialog = opened(FORM)
    assert dialog.windowTitle() == "Edit talk"
    assert save(qtbot, dialog) == TALK


def test_what_was_typed_is_told(qtbot: QtBot, opened: Callable[[TalkForm], TalkDialog]) -> None:
    dialog = opened(FORM)
    assert dialog.entries["title"].field.hasFocus()
    for name, text in (
        ("title", "Storage, corrected"),
        ("abstract", "Three"),
        ("other_titles", "Robots"),
        ("code", "R7"),
    ):
        field = dialog.entries[name].field
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(field, text)
    room = dialog.entries["room"].field
    assert isinstance(room, QComboBox)
    room.lineEdit().selectAll()
    qtbot.keyClicks(room.lineEdit(), "Hall 9")
    end = dialog.entries["end"].field
    assert isinstance(end, MomentEdit)
    qtbot.keyClick(end.precision, Qt.Key.Key_Home)
    expected = replace(TALK, title="Storage, corrected", abstract="Three", other_titles=("Robots",), code="R7")
    assert save(qtbot, dialog) == replace(expected, room="Hall 9", end="")


def test_what_is_being_typed_into_the_table_is_saved_too(
    qtbot: QtBot, opened: Callable[[TalkForm], TalkDialog]
) -> None:
    dialog = opened(FORM)
    speakers = dialog.entries["speakers"].field
    assert isinstance(speakers, SpeakersEdit)
    speakers.add()
    qtbot.keyClicks(QApplication.focusWidget(), "Speaker B")
    assert save(qtbot, dialog).speakers == (*TALK.speakers, Speaker("Speaker B"))


def test_times_are_on_the_clock_of_the_conference(qtbot: QtBot, opened: Callable[[TalkForm], TalkDialog]) -> None:
    new = Talk("", "f", "")
    dialog = opened(TalkForm(new, new, conferences=CONFERENCES))
    assert dialog.windowTitle() == "New talk"
    qtbot.keyClicks(dialog.entries["title"].field, "New")
    start = dialog.entries["start"].field
    assert isinstance(start, MomentEdit)
    qtbot.keyClick(start.precision, Qt.Key.Key_End)
    assert save(qtbot, dialog).start.endswith("+08:00")
    dialog.take_back()
    conference = dialog.entries["conference_id"].field
    with qtbot.waitSignal(dialog.conference_chosen) as told:
        qtbot.keyClick(conference, Qt.Key.Key_Home)
    assert told.args == ["u"]
    talk = save(qtbot, dialog)
    assert (talk.conference_id, talk.start[-6:]) == ("u", "+00:00")


def test_corrections_are_marked_and_set_back(qtbot: QtBot, opened: Callable[[TalkForm], TalkDialog]) -> None:
    stated = replace(TALK, title="Storage", start=TEN, abstract="Five\r\nSix", speakers=(), other_titles=("乙",))
    corrected = frozenset({"title", "start", "abstract", "speakers", "other_titles", "level"})
    dialog = opened(replace(FORM, stated=stated, corrected=corrected))
    marked = {name for name, entry in dialog.entries.items() if entry.is_corrected}
    assert marked == corrected - {"level"}  # there is no field for it
    assert "2026-03-16 10:00" in dialog.entries["start"].field.accessibleDescription()
    for name in marked:
        button = dialog.entries[name].findChildren(QPushButton)[-1]
        assert button.accessibleName().startswith("Set back")
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert save(qtbot, dialog) == stated


def test_only_a_talk_added_by_hand_is_given_another_conference(opened: Callable[[TalkForm], TalkDialog]) -> None:
    assert not opened(FORM).entries["conference_id"].field.isEnabled()
    assert opened(replace(FORM, can_move=True)).entries["conference_id"].field.isEnabled()


def test_other_entries_are_offered(opened: Callable[[TalkForm], TalkDialog]) -> None:
    dialog = opened(FORM)
    dialog.offer_entries({"room": ("Hall 5",), "track": (), "subtrack": (), "session_type": ()})
    room = dialog.entries["room"].field
    assert isinstance(room, QComboBox)
    assert (room.itemText(0), room.currentText()) == ("Hall 5", "Hall 1")


def test_every_field_is_named_and_reached_by_tab(qtbot: QtBot, opened: Callable[[TalkForm], TalkDialog]) -> None:
    dialog = opened(replace(FORM, can_move=True))
    reached: set[QWidget] = set()
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    for entry in dialog.entries.values():
        assert entry.field.accessibleName()
        assert any(widget is entry.field or entry.field.isAncestorOf(widget) for widget in reached)
