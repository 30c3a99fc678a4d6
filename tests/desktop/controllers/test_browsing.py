"""Browsing a real library with real keys; what is kept is read from the library afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTextBrowser
from pytestqt.qtbot import QtBot

from analysis.presentation.talk_filter import TalkFilter, TalkSort, TalkView, view_from_json
from desktop.controllers.browsing import BrowsingController
from desktop.desk import Desk
from storage.edits import Edit, Update
from storage.library import Library, read_library
from storage.mark_edits import tag_talks
from storage.messages import Message
from storage.repositories.saved_views import SavedView
from widgets.common.commands import commands_of
from widgets.common.texts import Texts
from widgets.library.library_place import LibraryPlace
from widgets.library.view_name_dialog import ViewNameDialog

Key = Qt.Key


@pytest.fixture
def place(qtbot: QtBot, texts: Texts) -> LibraryPlace:
    """Return the place, shown."""
    found = LibraryPlace(texts, QTextBrowser())
    qtbot.addWidget(found)
    found.resize(1200, 700)
    with qtbot.waitExposed(found):
        found.show()
    return found


@pytest.fixture
def browsing(qtbot: QtBot, desk: Desk, place: LibraryPlace) -> BrowsingController:
    """Return the controller, its list loaded."""
    found = BrowsingController(desk, place)
    with qtbot.waitSignal(found.loaded):
        pass
    place.take_focus()
    return found


def titles(place: LibraryPlace) -> list[str]:
    """Return the titles that are shown."""
    model = place.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def saved(desk: Desk) -> list[SavedView]:
    """Return the views that are in the library."""
    with read_library(desk.path) as library:
        return library.saved_views.all()


def talk_ids(desk: Desk) -> list[str]:
    """Return all talks as the library lists them."""
    with read_library(desk.path) as library:
        return [talk.id for talk in library.talks.all()]


def test_the_library_s_talks_are_shown_in_its_order(
    browsing: BrowsingController, desk: Desk, place: LibraryPlace
) -> None:
    with read_library(desk.path) as library:
        assert titles(place) == [talk.title for talk in library.talks.all()]


def test_typing_filters_and_keys_choose(
    qtbot: QtBot, browsing: BrowsingController, desk: Desk, place: LibraryPlace
) -> None:
    with read_library(desk.path) as library:
        word = next(talk.code for talk in library.talks.all() if talk.code)
    qtbot.keyClick(place, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(place.bar.field, word)
    qtbot.waitUntil(lambda: 0 < len(titles(place)) < len(talk_ids(desk)))
    qtbot.keyClick(place.bar.field, Key.Key_Down)
    qtbot.keyClick(place.table, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(browsing.selected()) == len(titles(place))
    assert browsing.current() in browsing.selected()


def test_a_tag_that_somebody_gives_shows_at_once(
    qtbot: QtBot, browsing: BrowsingController, desk: Desk, place: LibraryPlace
) -> None:
    place.choose(talk_ids(desk)[1])
    desk.edit(
        lambda library: library.apply(tag_talks(library, browsing.selected(), ["观察名单"], desk.analyst), desk.analyst)
    )
    place.use_view(TalkView(TalkFilter("观察名单")))
    qtbot.waitUntil(lambda: len(titles(place)) == 1)
    assert browsing.current() == talk_ids(desk)[1]


def test_an_archived_talk_makes_way_for_the_next(
    qtbot: QtBot, browsing: BrowsingController, desk: Desk, place: LibraryPlace
) -> None:
    first, second = talk_ids(desk)[:2]
    place.choose(first)
    archive = Edit(Message("history.note"), (Update("talk", first, {"archived": 1}),))
    with qtbot.waitSignal(place.talk_selected) as told:
        desk.edit(lambda library: library.apply(archive, desk.analyst))
    assert told.args == [second]


def test_a_talk_that_the_filter_hides_is_shown_and_that_is_said(
    qtbot: QtBot, browsing: BrowsingController, desk: Desk, place: LibraryPlace
) -> None:
    wanted = talk_ids(desk)[2]
    browsing.show_talk(wanted)
    assert browsing.current() == wanted
    place.use_view(TalkView(TalkFilter("zzz"), TalkSort("title")))
    qtbot.waitUntil(lambda: titles(place) == [])
    browsing.show_talk(wanted)
    qtbot.waitUntil(lambda: browsing.current() == wanted)
    assert place.view == TalkView(TalkFilter(), TalkSort("title"))
    assert "The filter was cleared, as it hid this talk." in notes(place)


def test_a_talk_that_is_gone_is_not_waited_for(
    qtbot: QtBot, browsing: BrowsingController, desk: Desk, place: LibraryPlace
) -> None:
    browsing.show_talk("no-such-talk")
    qtbot.waitUntil(lambda: "This talk is no longer in the library." in notes(place))


def notes(place: LibraryPlace) -> list[str]:
    """Return what the labels above the table say."""
    return [label.text() for label in place.bar.findChildren(QLabel) if label.isVisible()]


def test_a_talk_wanted_before_the_list_is_there_is_shown_with_it(qtbot: QtBot, desk: Desk, place: LibraryPlace) -> None:
    controller = BrowsingController(desk, place)
    wanted = talk_ids(desk)[4]
    controller.show_talk(wanted)
    qtbot.waitUntil(lambda: controller.current() == wanted)


def test_new_suggestions_are_shown(qtbot: QtBot, browsing: BrowsingController, desk: Desk, place: LibraryPlace) -> None:
    place.use_view(TalkView(sort=TalkSort("links", descending=True)))
    state = _state_of(desk)
    assert any(talk.links for talk in _shown(place))
    desk.edit(
        lambda library: library.replace_suggestions([], state), done=lambda _: desk.bus.recomputed.emit("suggestion")
    )
    qtbot.waitUntil(lambda: not any(talk.links for talk in _shown(place)))


def _state_of(desk: Desk) -> object:
    with read_library(desk.path) as library:
        return library.suggestion_state()


def _shown(place: LibraryPlace) -> tuple[object, ...]:
    selection = place.table.model().selection  # type: ignore[attr-defined]
    return tuple(selection.talks.talks)


def test_a_view_is_saved_by_key_then_updated_renamed_deleted_and_brought_back(
    qtbot: QtBot, browsing: BrowsingController, desk: Desk, place: LibraryPlace
) -> None:
    view = TalkView(TalkFilter().toggled("status", "reported"), TalkSort("title"))
    place.use_view(view)
    qtbot.keyClick(place, Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    field = place.findChildren(ViewNameDialog)[-1].findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "Reported")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: place.bar.views.text() == "Reported")
    kept = saved(desk)[0]
    assert (kept.name, view_from_json(kept.definition), kept.analyst) == ("Reported", view, desk.analyst)

    place.use_view(TalkView(TalkFilter("robot"), TalkSort("title")))
    place.view_replaced.emit(kept.id)
    place.view_renamed.emit(kept.id, "Robots")
    qtbot.waitUntil(lambda: place.bar.views.text() == "Robots")
    assert view_from_json(saved(desk)[0].definition).filter.text == "robot"

    place.view_deleted.emit(kept.id)
    qtbot.waitUntil(lambda: place.bar.views.text() == "Views")
    assert saved(desk) == []
    desk.edit(_undo)
    qtbot.waitUntil(lambda: len(saved(desk)) == 1)


def _undo(library: Library) -> None:
    library.history.undo("Analyst 03")


def test_its_commands_are_there_for_the_palette(browsing: BrowsingController, place: LibraryPlace) -> None:
    keys = {action.objectName() for action in commands_of(place)}
    assert {"command.filter_talks", "command.next_talk", "command.sort_talks", "command.save_view"} <= keys


def test_the_first_talks_are_there_before_all_are(
    qtbot: QtBot, desk: Desk, place: LibraryPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.talk_list_keeper.FIRST_TALKS", 3)
    begun: list[list[str]] = []
    controller = BrowsingController(desk, place)
    controller.begun.connect(lambda: begun.append(titles(place)))
    with qtbot.waitSignal(controller.loaded):
        pass
    assert begun == [titles(place)[:3]]
    assert len(titles(place)) > 3
