"""The catalogue by hand in the window: keys are pressed, and the library is read afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.controllers.editing import EditingController
from desktop.desk import Desk
from storage.importing.parsed import ParsedChallenge
from storage.library import Library, read_library
from storage.records import Talk
from tests.storage.intake.documents import sheet
from tests.storage.samples import file_of
from widgets.common.texts import Texts
from widgets.editing.catalogue_window import CatalogueWindow
from widgets.editing.challenge_dialog import ChallengeDialog
from widgets.editing.edit_dialog import EditDialog
from widgets.editing.name_dialogs import ConferenceDialog, NameDialog
from widgets.editing.talk_dialog import TalkDialog

D = TypeVar("D", bound=QWidget)

SAVE = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def window(shown: Callable[[QWidget], QWidget]) -> QMainWindow:
    found = QMainWindow()
    shown(found)
    return found


@pytest.fixture
def controller(desk: Desk, window: QMainWindow, texts: Texts) -> EditingController:
    return EditingController(desk, window, texts)


@pytest.fixture
def kept(desk: Desk) -> Iterator[Library]:
    """Return the desk's library as it is in the file, read beside the desk."""
    with read_library(desk.path) as library:
        yield library


def command(window: QWidget, key: str) -> QAction:
    found = window.findChild(QAction, key)
    assert isinstance(found, QAction)
    return found


def opened(qtbot: QtBot, window: QWidget, kind: type[D]) -> D:
    """Return the dialog of a kind that is open by now."""
    qtbot.waitUntil(lambda: any(found.isVisible() for found in window.findChildren(kind)))
    return next(found for found in window.findChildren(kind) if found.isVisible())


def retype(qtbot: QtBot, dialog: EditDialog, name: str, text: str) -> None:
    field = dialog.entries[name].field
    edit = field.lineEdit() if isinstance(field, QComboBox) else field
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(edit, text)


def save(qtbot: QtBot, dialog: EditDialog) -> None:
    """Save a form by key and wait until it is saved."""
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, *SAVE)


def first_talk(kept: Library) -> Talk:
    return next(talk for talk in kept.talks.all() if talk.code)


def test_a_talk_is_edited_and_the_edit_undone(
    qtbot: QtBot, desk: Desk, controller: EditingController, window: QMainWindow, kept: Library
) -> None:
    before = first_talk(kept)
    controller.choose_talk(before.id)
    command(window, "command.edit_talk").trigger()
    dialog = opened(qtbot, window, TalkDialog)
    retype(qtbot, dialog, "room", "Hall 99")
    save(qtbot, dialog)
    talk = kept.talks.get(before.id)
    assert talk is not None
    assert (talk.room, talk.title) == ("Hall 99", before.title)
    assert [found.field for found in kept.talks.amendments(before.id)] == ["room"]
    with qtbot.waitSignal(desk.bus.changed):
        desk.edit(lambda library: library.history.undo(desk.analyst))
    assert kept.talks.get(before.id) == before


def test_what_cannot_be_saved_is_said_at_the_field(
    qtbot: QtBot, controller: EditingController, window: QMainWindow, kept: Library
) -> None:
    known = first_talk(kept)
    command(window, "command.add_talk").trigger()
    dialog = opened(qtbot, window, TalkDialog)
    count = len(kept.talks.all())
    qtbot.keyClick(dialog, *SAVE)
    qtbot.waitUntil(lambda: dialog.entries["title"].has_problem)
    retype(qtbot, dialog, "title", "A talk of my own")
    retype(qtbot, dialog, "code", known.code)
    qtbot.keyClick(dialog, *SAVE)
    qtbot.waitUntil(lambda: dialog.entries["code"].has_problem)
    assert not dialog.entries["title"].has_problem
    retype(qtbot, dialog, "code", "")
    qtbot.keyClick(dialog.entries["code"].field, Qt.Key.Key_Backspace)
    save(qtbot, dialog)
    assert len(kept.talks.all()) == count + 1
    added = next(talk for talk in kept.talks.all() if talk.title == "A talk of my own")
    assert added.conference_id == known.conference_id


def test_a_talk_is_archived_and_brought_back_in_the_catalogue(
    qtbot: QtBot, desk: Desk, controller: EditingController, window: QMainWindow, kept: Library
) -> None:
    talk = first_talk(kept)
    controller.choose_talk(talk.id)
    with qtbot.waitSignal(desk.bus.changed):
        command(window, "command.archive_talk").trigger()
    assert talk.id not in {found.id for found in kept.talks.all()}
    command(window, "command.catalogue").trigger()
    catalogue = opened(qtbot, window, CatalogueWindow)
    qtbot.waitUntil(lambda: catalogue.conferences.model.rowCount() > 0)
    catalogue.conferences.show_archived.setChecked(True)
    catalogue.conferences.choose("talk", talk.id)
    assert catalogue.conferences.chosen() == ("talk", talk.id)
    with qtbot.waitSignal(desk.bus.changed):
        catalogue.conferences.bring_back()
    assert kept.talks.get(talk.id) == talk
    qtbot.waitUntil(lambda: not catalogue.conferences.model.place_of("talk", talk.id).isValid())


def test_commands_of_a_talk_wait_for_one(controller: EditingController, window: QMainWindow) -> None:
    keys = ("command.edit_talk", "command.archive_talk")
    assert not any(command(window, key).isEnabled() for key in keys)
    controller.edit_talk()
    controller.archive_talk()
    controller.choose_talk("t")
    assert all(command(window, key).isEnabled() for key in keys)


def test_everything_of_the_sheet_is_edited_from_the_catalogue(
    qtbot: QtBot, controller: EditingController, window: QMainWindow, kept: Library
) -> None:
    command(window, "command.catalogue").trigger()
    catalogue = opened(qtbot, window, CatalogueWindow)
    qtbot.waitUntil(lambda: catalogue.sheet.model.rowCount() > 0)
    kind, unit_id = catalogue.sheet.chosen()
    assert kind == "business_unit"
    qtbot.keyClick(catalogue.sheet.tree, Qt.Key.Key_Return)
    dialog: EditDialog = opened(qtbot, window, NameDialog)
    retype(qtbot, dialog, "name", "Storage BU")
    save(qtbot, dialog)
    assert "Storage BU" in [unit.name for unit in kept.business_units.all()]
    qtbot.waitUntil(lambda: catalogue.sheet.tree.currentIndex().data() == "Storage BU")
    controller.add("focus_area", "business_unit", unit_id)
    dialog = opened(qtbot, window, NameDialog)
    retype(qtbot, dialog, "name", "Checkpoints")
    save(qtbot, dialog)
    area = next(area for area in kept.focus_areas.all() if area.name == "Checkpoints")
    assert area.business_unit_id == unit_id
    controller.add("challenge", "focus_area", area.id)
    dialog = opened(qtbot, window, ChallengeDialog)
    retype(qtbot, dialog, "text", "How often?")
    save(qtbot, dialog)
    added = next(found for found in kept.challenges.all() if found.text == "How often?")
    assert (added.business_unit, added.focus_area, added.number) == ("Storage BU", "Checkpoints", 1)
    controller.edit("challenge", added.id)
    dialog = opened(qtbot, window, ChallengeDialog)
    retype(qtbot, dialog, "number", "5")
    retype(qtbot, dialog, "keywords", "PIM")
    save(qtbot, dialog)
    changed = kept.challenges.get(added.id)
    assert changed is not None
    assert (changed.number, changed.keywords) == (5, ("PIM",))


def test_units_and_conferences_are_added_and_edited(
    qtbot: QtBot, desk: Desk, controller: EditingController, window: QMainWindow, kept: Library
) -> None:
    controller.add("business_unit")
    dialog: EditDialog = opened(qtbot, window, NameDialog)
    retype(qtbot, dialog, "name", "Chips")
    save(qtbot, dialog)
    assert "Chips" in [unit.name for unit in kept.business_units.all()]
    controller.add("conference")
    dialog = opened(qtbot, window, ConferenceDialog)
    retype(qtbot, dialog, "name", "Forum")
    retype(qtbot, dialog, "time_zone", "Nowhere")
    qtbot.keyClick(dialog, *SAVE)
    qtbot.waitUntil(lambda: dialog.entries["time_zone"].has_problem)
    retype(qtbot, dialog, "time_zone", "UTC")
    save(qtbot, dialog)
    forum = next(found for found in kept.conferences.all() if found.name == "Forum")
    assert forum.time_zone == "UTC"
    controller.edit("conference", forum.id)
    dialog = opened(qtbot, window, ConferenceDialog)
    retype(qtbot, dialog, "name", "World Forum")
    save(qtbot, dialog)
    assert "World Forum" in [found.name for found in kept.conferences.all()]
    controller.add("talk", "conference", forum.id)
    talk = opened(qtbot, window, TalkDialog)
    assert talk.entries["conference_id"].value() == forum.id
    with qtbot.waitSignal(talk.rejected):
        qtbot.keyClick(talk, Qt.Key.Key_Escape)
    with qtbot.waitSignal(desk.bus.changed):
        controller.archive("conference", forum.id)
    assert forum.id not in [found.id for found in kept.conferences.all()]


def test_an_import_while_a_form_is_open_is_not_undone_by_saving_it(
    qtbot: QtBot, desk: Desk, controller: EditingController, window: QMainWindow, kept: Library
) -> None:
    def take_in(library: Library, text: str) -> None:
        document = sheet(ParsedChallenge("Unit", "Area", 1, text))
        edit = library.plan_import(file_of(document, "mine.md"), "").edit
        assert edit is not None
        library.apply(edit, "Analyst 03")

    with qtbot.waitSignal(desk.bus.changed):
        desk.edit(lambda library: take_in(library, "Old text of it"))
    challenge = next(found for found in kept.challenges.all() if found.text == "Old text of it")
    controller.edit("challenge", challenge.id)
    dialog = opened(qtbot, window, ChallengeDialog)
    with qtbot.waitSignal(desk.bus.changed):
        desk.edit(lambda library: take_in(library, "New text of it"))
    retype(qtbot, dialog, "number", "8")
    save(qtbot, dialog)
    saved = kept.challenges.get(challenge.id)
    assert saved is not None
    assert (saved.number, saved.text) == (8, "New text of it")


def test_what_is_gone_opens_no_form(
    qtbot: QtBot, desk: Desk, controller: EditingController, window: QMainWindow
) -> None:
    controller.edit_talk("nothing")
    controller.edit("challenge", "nothing")
    answered: list[bool] = []
    desk.query(lambda library: True, answered.append)
    qtbot.waitUntil(lambda: answered == [True])
    assert not window.findChildren(EditDialog)


def test_a_failure_leaves_the_form_open(
    qtbot: QtBot, desk: Desk, controller: EditingController, window: QMainWindow, kept: Library
) -> None:
    conference = next(found for found in kept.conferences.all() if found.name)
    controller.edit("conference", conference.id)
    dialog = opened(qtbot, window, ConferenceDialog)

    def take_away(library: Library) -> None:
        library._connection.execute("DROP TABLE talk_alias")  # whatever it is that goes wrong
        library._connection.execute("ALTER TABLE conference RENAME TO elsewhere")

    desk.edit(take_away)
    retype(qtbot, dialog, "name", "Another")
    with qtbot.waitSignal(desk.failed):
        qtbot.keyClick(dialog, *SAVE)
    assert dialog.isVisible()
    dialog.reject()
