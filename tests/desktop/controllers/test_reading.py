"""The reader on a library: keys pressed, and the database read afterwards."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.controllers.reading import ReadingController
from desktop.desk import Desk
from desktop.operations import undoing
from storage.library import Library, read_library
from storage.mark_edits import add_note, change_note, tag_talks
from storage.records import ItemRef
from storage.report_edits import write_part
from widgets.common.texts import Texts
from widgets.reader.part_field import PartField
from widgets.reader.reader import Reader

Show = Callable[[QWidget], QWidget]
KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def talk(desk: Desk) -> str:
    """Return a talk with a link and a report that has facts."""
    with read_library(desk.path) as library:
        linked = {link.item_id for link in library.links.all()}
        return next(report.talk_id for report in library.reports.all() if report.facts and report.talk_id in linked)


@pytest.fixture
def reader(desk: Desk, talk: str, texts: Texts, shown: Show, qtbot: QtBot) -> Reader:
    """Return the reader on that talk, with its controller."""
    made = Reader(texts)
    made.resize(800, 800)
    controller = ReadingController(desk, made, made)
    shown(made)
    controller.show(talk)
    qtbot.waitUntil(lambda: made.talk_id == talk)
    return made


def facts(reader: Reader) -> PartField:
    """Return the field of the first facts, with the keyboard in it."""
    assert reader.detail is not None
    report = next(report for report in reader.detail.reports if report.parts[0].text)
    field = reader.reports._cards[report.id].parts["facts"].field
    field.setFocus()
    return field


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def select(field: PartField, qtbot: QtBot, length: int) -> str:
    """Select the first characters of a field with the keyboard; return them."""
    field.moveCursor(field.textCursor().MoveOperation.Start)
    for _ in range(length):
        qtbot.keyClick(field, KEY.Key_Right, SHIFT)
    return field.text[:length]


def ask(desk: Desk, question: Callable[[Library], object]) -> object:
    """Ask the library on disk."""
    with read_library(desk.path) as library:
        return question(library)


def test_a_highlight_is_in_the_library_and_on_the_page(reader: Reader, desk: Desk, talk: str, qtbot: QtBot) -> None:
    field = facts(reader)
    words = select(field, qtbot, 5)
    press(qtbot, KEY.Key_H)
    qtbot.waitUntil(lambda: len(field.extraSelections()) == 1)
    assert ask(desk, lambda library: [found.exact for found in library.highlights.of_talk(talk)]) == [words]
    assert reader.marks.model.rowCount() == 1
    field.moveCursor(field.textCursor().MoveOperation.Start)
    press(qtbot, KEY.Key_Delete)
    qtbot.waitUntil(lambda: not field.extraSelections())
    assert ask(desk, lambda library: library.highlights.of_talk(talk)) == []


def test_a_note_on_a_passage_then_on_the_talk(reader: Reader, desk: Desk, talk: str, qtbot: QtBot) -> None:
    select(facts(reader), qtbot, 4)
    for text in ("why?", "call them"):
        press(qtbot, KEY.Key_N)
        qtbot.keyClicks(QApplication.focusWidget(), text)
        press(qtbot, KEY.Key_Return, CONTROL)
        reader.reports.clear_selection()
        reader.reports.go_to(*_end_of(facts(reader), reader))
    qtbot.waitUntil(lambda: reader.marks.model.rowCount() == 3)
    notes = ask(desk, lambda library: [(n.text, bool(n.highlight_id)) for n in library.notes.of_talk(talk)])
    assert notes == [("why?", True), ("call them", False)]


def _end_of(field: PartField, reader: Reader) -> tuple[str, str, int, int]:
    field.moveCursor(field.textCursor().MoveOperation.End)
    return "", "abstract", 0, 0


def test_evidence_is_given_with_the_keys(reader: Reader, desk: Desk, talk: str, qtbot: QtBot) -> None:
    assert reader.detail is not None
    wanted = reader.detail.challenges[-1]
    select(facts(reader), qtbot, 6)
    press(qtbot, KEY.Key_V)
    reader.challenge_panel.search.setText(wanted.text[:12])
    press(qtbot, KEY.Key_Return)
    qtbot.waitUntil(lambda: reader.marks.model.rowCount() == 1)
    given = ask(desk, lambda library: [found.challenge_id for found in library.evidence.of_talk(talk)])
    assert given == [wanted.id]
    states = {link.challenge.id: link.state for link in reader.detail.links}
    assert states[wanted.id] == "accepted"


def test_links_are_decided_with_the_keys_and_undone(reader: Reader, desk: Desk, talk: str, qtbot: QtBot) -> None:
    reader.go_to_page("links")
    reader.take_focus()
    link = reader.links.current_link()
    assert link is not None
    press(qtbot, KEY.Key_R)
    qtbot.waitUntil(lambda: _state(reader, link.id) == "rejected")
    decided = ask(desk, lambda library: [d.verdict for d in library.links.decisions_on(talk)])
    assert decided == ["rejected"]
    desk.edit(lambda library: library.history.undo(desk.analyst))
    qtbot.waitUntil(lambda: _state(reader, link.id) == "suggested")


def _state(reader: Reader, link_id: str) -> str:
    assert reader.detail is not None
    return next((link.state for link in reader.detail.links if link.id == link_id), "")


def test_stars_are_given_with_the_keys(reader: Reader, desk: Desk, talk: str, qtbot: QtBot) -> None:
    reader.header.stars.setFocus()
    press(qtbot, KEY.Key_Right)
    qtbot.waitUntil(lambda: reader.header.stars.value == 1)
    press(qtbot, KEY.Key_Right)
    qtbot.waitUntil(lambda: reader.header.stars.value == 2)
    assert ask(desk, lambda library: [found.value for found in library.ratings.of_talk(talk)]) == [2]


def test_typing_is_on_disk_after_a_pause_and_the_field_is_left_alone(
    reader: Reader, desk: Desk, talk: str, qtbot: QtBot
) -> None:
    field = facts(reader)
    original = field.text
    press(qtbot, KEY.Key_E)
    for words in ("one ", "two "):
        with qtbot.waitSignal(desk.bus.changed):
            qtbot.keyClicks(field, words)
        qtbot.keyClicks(field, "x")  # while the snapshot of the first words is on its way
    field.flush()
    qtbot.waitUntil(lambda: _revision(desk, talk) == [f"one xtwo x{original}"])
    assert field.hasFocus()
    assert field.text == f"one xtwo x{original}"
    assert field.textCursor().position() == len("one xtwo x")
    steps = ask(desk, lambda library: [e.change_set.message.key for e in library.history.entries()][-2:])
    assert steps != ["history.revise", "history.revise"]


def _revision(desk: Desk, talk: str) -> object:
    return ask(desk, lambda library: [found.text for found in library.revisions.of_talk(talk)])


def test_undo_comes_into_a_field_that_is_being_written(reader: Reader, desk: Desk, talk: str, qtbot: QtBot) -> None:
    field = facts(reader)
    original = field.text
    press(qtbot, KEY.Key_E)
    with qtbot.waitSignal(desk.bus.changed):
        qtbot.keyClicks(field, "abc")
    desk.edit(lambda library: next(undoing.undo(library, 1, analyst=desk.analyst, may_keep=lambda _: False)))
    qtbot.waitUntil(lambda: field.text == original)
    assert (_revision(desk, talk), field.is_editing) == ([], True)


def test_an_emptied_part_goes_back_to_the_document(reader: Reader, desk: Desk, talk: str, qtbot: QtBot) -> None:
    field = facts(reader)
    original = field.text
    press(qtbot, KEY.Key_E)
    with qtbot.waitSignal(desk.bus.changed):
        qtbot.keyClicks(field, "abc")
    press(qtbot, KEY.Key_A, CONTROL)
    with qtbot.waitSignal(desk.bus.changed):
        press(qtbot, KEY.Key_Delete)
    assert field.text == ""
    assert _revision(desk, talk) == []
    reader.reports.stop_editing()
    qtbot.waitUntil(lambda: field.text == original)


def test_an_own_report_is_begun_and_written(reader: Reader, desk: Desk, talk: str, qtbot: QtBot) -> None:
    reader.take_focus()
    press(qtbot, KEY.Key_E, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: reader.detail is not None and reader.detail.own_report is not None)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), PartField))
    with qtbot.waitSignal(desk.bus.changed):
        qtbot.keyClicks(QApplication.focusWidget(), "I was there.")

    def own(library: Library) -> list[str]:
        sources = {source.id for source in library.sources.all() if source.is_hand_written}
        return [report.facts for report in library.reports.of_talk(talk) if report.source_id in sources]

    assert ask(desk, own) == ["I was there."]


def test_the_source_is_read_when_its_page_is_shown(reader: Reader, qtbot: QtBot) -> None:
    assert reader.source.text.toPlainText() == ""
    reader.go_to_page("source")
    qtbot.waitUntil(lambda: bool(reader.source.text.extraSelections()))
    assert reader.detail is not None
    (marked,) = reader.source.text.extraSelections()
    assert reader.detail.talk.title[:4] in marked.cursor.selectedText()


def test_what_others_change_is_shown_and_what_does_not_concern_it_is_not_read(
    reader: Reader, desk: Desk, talk: str, qtbot: QtBot
) -> None:
    with read_library(desk.path) as library:
        other = next(found.id for found in library.talks.all() if found.id != talk)
    desk.edit(lambda library: library.apply(tag_talks(library, [talk], ["重点"], "Analyst 07"), "Analyst 07"))
    qtbot.waitUntil(lambda: reader.detail is not None and [tag.name for tag in reader.detail.tags] == ["重点"])
    before = reader.detail
    desk.edit(
        lambda library: library.apply(add_note(library, ItemRef("talk", other), "一", desk.analyst), desk.analyst)
    )
    qtbot.waitUntil(lambda: reader.detail is not before)  # a new note might have been this talk's
    before = reader.detail
    with read_library(desk.path) as library:
        (note,) = library.notes.of_talk(other)
    with qtbot.waitSignal(desk.bus.changed):
        desk.edit(lambda library: library.apply(change_note(note.id, "二"), desk.analyst))
    answered: list[None] = []
    desk.query(lambda library: None, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert reader.detail is before


def test_a_talk_that_is_gone_empties_the_reader(reader: Reader, desk: Desk, qtbot: QtBot) -> None:
    controller = reader.findChild(ReadingController)
    assert controller is not None
    controller.show("gone")
    qtbot.waitUntil(lambda: reader.detail is None)
    assert controller.talk_id == ""
    controller.show("")
    assert reader.detail is None


def test_no_keystroke_waits_for_the_writer(reader: Reader, desk: Desk, talk: str, qtbot: QtBot) -> None:
    assert reader.detail is not None
    report = reader.detail.reports[0].id
    released = threading.Event()
    desk.edit(lambda _: _nothing_after(released))  # the writing thread is busy until we let go
    field = facts(reader)
    press(qtbot, KEY.Key_E)
    qtbot.keyClicks(field, "typed meanwhile")
    field.flush()
    assert field.text.startswith("typed meanwhile")
    assert _revision(desk, talk) == []
    released.set()
    qtbot.waitUntil(lambda: _revision(desk, talk) == [field.text])
    desk.edit(lambda library: library.apply(write_part(library, report, "facts", "", desk.analyst), desk.analyst))
    qtbot.waitUntil(lambda: _revision(desk, talk) == [])


def _nothing_after(released: threading.Event) -> None:
    assert released.wait(30)
