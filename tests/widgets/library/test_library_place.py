"""The place as a whole, by its keys."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QTextBrowser
from pytestqt.qtbot import QtBot

from analysis.presentation.talk_filter import NamedView, TalkFilter, TalkSort, TalkView
from storage.messages import Message
from tests.widgets.library.shown import shown
from widgets.common.commands import commands_of
from widgets.common.texts import Texts
from widgets.library.library_place import LibraryPlace

Key = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def place(qtbot: QtBot, texts: Texts) -> LibraryPlace:
    """Return the place that answers every wish at once, as its controller does."""
    found = LibraryPlace(texts, QTextBrowser())
    qtbot.addWidget(found)
    found.resize(1200, 700)
    found.view_changed.connect(lambda view: found.show_selection(shown(view)))
    found.show_selection(shown())
    with qtbot.waitExposed(found):
        found.show()
    found.activateWindow()
    found.take_focus()
    return found


def rows(place: LibraryPlace) -> int:
    """Return how many talks are shown."""
    return place.table.model().rowCount()


def test_control_f_filters_as_one_types_and_escape_goes_back(qtbot: QtBot, place: LibraryPlace) -> None:
    qtbot.keyClick(place, Key.Key_F, CONTROL)
    assert place.bar.field.hasFocus()
    qtbot.keyClicks(place.bar.field, "cool")
    assert (rows(place), place.view.filter.text) == (1, "cool")
    qtbot.keyClick(place.bar.field, Key.Key_Escape)
    assert rows(place) == 4
    qtbot.keyClick(place.bar.field, Key.Key_Escape)
    assert place.table.hasFocus()


def test_enter_in_the_filter_goes_to_the_first_talk_found(qtbot: QtBot, place: LibraryPlace) -> None:
    place.bar.field.setFocus()
    qtbot.keyClicks(place.bar.field, "cool")
    qtbot.keyClick(place.bar.field, Key.Key_Return)
    assert place.current_id() == "c"


def test_j_and_k_go_on_and_back_also_out_of_the_reader(qtbot: QtBot, place: LibraryPlace) -> None:
    qtbot.keyClick(place.table, Key.Key_J)
    assert place.current_id() == "b"
    qtbot.keyClick(place.table, Key.Key_Return)
    assert place.reader.hasFocus()
    qtbot.keyClick(place.reader, Key.Key_J)
    qtbot.keyClick(place.reader, Key.Key_J)
    qtbot.keyClick(place.reader, Key.Key_K)
    assert place.current_id() == "c"


def test_letters_typed_into_the_filter_are_letters(qtbot: QtBot, place: LibraryPlace) -> None:
    place.bar.field.setFocus()
    qtbot.keyClicks(place.bar.field, "jk1")
    assert place.bar.field.text() == "jk1"


def test_digits_with_control_and_alt_are_stars(qtbot: QtBot, place: LibraryPlace) -> None:
    with qtbot.waitSignal(place.rating_key_pressed) as stars:
        qtbot.keyClick(place.table, Key.Key_4, CONTROL | ALT)
    assert stars.args == [4]


def test_facets_narrow_the_table_and_chips_widen_it(qtbot: QtBot, place: LibraryPlace) -> None:
    place.facets.value_toggled.emit("status", "moved", False)
    assert rows(place) == 1
    assert place.view.filter == TalkFilter().toggled("status", "moved")
    place.bar.values.value_toggled.emit("status", "moved", False)
    assert rows(place) == 4
    place.facets.value_toggled.emit("status", "moved", True)
    assert rows(place) == 3
    place.bar.values.cleared.emit()
    assert place.view == TalkView()


def test_a_filter_that_finds_nothing_says_so_and_is_cleared_by_key(qtbot: QtBot, place: LibraryPlace) -> None:
    place.use_view(TalkView(TalkFilter("zzz"), TalkSort("title")))
    assert "No talk passes the filter" in [label.text() for label in place.findChildren(QLabel) if label.isVisible()]
    qtbot.keyClick(place, Key.Key_F, CONTROL | SHIFT)
    assert (rows(place), place.bar.field.text(), place.view.sort) == (4, "", TalkSort("title"))


def test_an_empty_library_says_what_to_do(qtbot: QtBot, texts: Texts) -> None:
    action = QAction("Import")
    place = LibraryPlace(texts, QTextBrowser(), [action])
    qtbot.addWidget(place)
    place.show_selection(shown(rows=()))
    with qtbot.waitExposed(place):
        place.show()
    assert "No talks yet" in [label.text() for label in place.findChildren(QLabel) if label.isVisible()]


def test_a_sort_is_asked_for_and_the_current_talk_is_told(qtbot: QtBot, place: LibraryPlace) -> None:
    told: list[str] = []
    place.talk_selected.connect(told.append)
    place.table.columns.sort_wanted.emit(TalkSort("title"))
    assert place.view.sort == TalkSort("title")
    assert place.choose("d")
    assert told == ["d"]
    assert place.chosen_ids() == ("d",)


def test_menus_of_columns_and_orders_open_by_command(qtbot: QtBot, place: LibraryPlace) -> None:
    commands = {action.objectName(): action for action in commands_of(place)}
    for key, text in (("command.choose_columns", "Title"), ("command.sort_talks", "Title")):
        commands[key].trigger()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.actions()[0].text() == text
        menu.close()
    qtbot.keyClick(place, Key.Key_B, CONTROL | SHIFT)
    assert place.facets.isHidden()


def test_saved_views_are_offered_and_kept(qtbot: QtBot, place: LibraryPlace) -> None:
    view = TalkView(TalkFilter("cool"), TalkSort("code"))
    place.show_views([NamedView("v1", "Cool", "Analyst 03", view)])
    place.bar.views.view_chosen.emit(view)
    assert (place.view, place.bar.field.text(), rows(place)) == (view, "cool", 1)
    for wish, said in (
        (place.bar.views.view_saved, place.view_saved),
        (place.bar.views.view_replaced, place.view_replaced),
        (place.bar.views.view_deleted, place.view_deleted),
    ):
        with qtbot.waitSignal(said) as told:
            wish.emit("x")
        assert told.args == ["x"]


def test_state_survives_a_restart(qtbot: QtBot, texts: Texts, place: LibraryPlace) -> None:
    place.use_view(TalkView(TalkFilter("").toggled("track", "robotics"), TalkSort("title", descending=True)))
    place.choose("c")
    qtbot.keyClick(place, Key.Key_B, CONTROL | SHIFT)
    state = json.loads(json.dumps(place.saved_state()))
    other = LibraryPlace(texts, QTextBrowser())
    qtbot.addWidget(other)
    other.restore_state(state)
    assert other.view == place.view
    other.show_selection(shown(other.view))
    assert other.current_id() == "c"
    assert other.facets.isHidden()
    assert other.saved_state()["columns"] == place.saved_state()["columns"]


@pytest.mark.parametrize("state", [{}, {"view": 3, "columns": "x", "sizes": ["a"], "facets": [], "talk": 5}])
def test_odd_state_is_left_alone(place: LibraryPlace, state: dict[str, object]) -> None:
    place.restore_state(state)
    assert place.view == TalkView()
    assert rows(place) == 4


def test_what_is_told_goes_away_with_the_next_wish(place: LibraryPlace) -> None:
    place.tell(Message("library.filter_cleared"))
    notes = [label for label in place.bar.findChildren(QLabel) if label.text().startswith("The filter was cleared")]
    assert notes[0].isVisible()
    place.use_view(TalkView(TalkFilter("cool")))
    assert notes[0].isHidden()


def test_everything_has_a_name(place: LibraryPlace) -> None:
    for widget in (place.table, place.facets.list, place.bar.field, place.bar.views):
        assert widget.accessibleName()
