"""The texts of a talk on one page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.reader.samples import detail, own_report, report
from widgets.common.texts import Texts
from widgets.reader.reports_view import ReportsView, Selected

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def view(texts: Texts, shown: Show) -> ReportsView:
    """Return the page of a talk."""
    made = ReportsView(texts)
    made.resize(700, 400)
    made.show_talk(detail())
    shown(made)
    return made


def test_reports_stand_in_turn_or_side_by_side(view: ReportsView) -> None:
    first, second = view._cards.values()
    assert second.y() > first.y()
    view.set_side_by_side(True)
    view._page.layout().activate()
    assert second.x() > first.x()
    assert second.y() == first.y()


def test_the_keyboard_goes_from_report_to_report(view: ReportsView) -> None:
    for step, expected in ((1, "r1"), (1, "r2"), (1, "r2"), (-1, "r1")):
        view.go(step)
        card = view.current_card()
        assert card is not None
        assert card.report.id == expected
        assert card.isAncestorOf(QApplication.focusWidget())


def test_a_place_is_selected_and_in_view(view: ReportsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.selection_changed):
        view.go_to("r1", "facts", 8, 12)
    selected = view.selected()
    assert selected == Selected("r1", "facts", detail().reports[0].parts[0].text, 8, 12)
    assert view.viewport().rect().contains(view.selection_rect().center())
    assert view.caret_passage() == ""
    view.clear_selection()
    assert view.selected() is None
    view.go_to("r1", "facts", 8, 10)
    assert view.caret_passage() == "h1"


def test_a_place_that_is_not_there_is_passed_over(view: ReportsView) -> None:
    view.go_to("gone", "facts", 0, 3)
    view.go_to("r1", "facts", 3, 3)
    assert view.selected() is None


def test_the_talk_s_own_text_is_selected_too(view: ReportsView) -> None:
    view.go_to("", "abstract", 0, 2)
    selected = view.selected()
    assert selected is not None
    assert (selected.report_id, selected.field) == ("", "abstract")


def test_cards_come_and_go_with_their_reports(view: ReportsView) -> None:
    kept = view._cards["r1"]
    view.show_talk(detail(reports=(report(), own_report())))
    assert list(view._cards) == ["r1", "r9"]
    assert view._cards["r1"] is kept


def test_parts_that_come_later_are_watched(view: ReportsView, qtbot: QtBot) -> None:
    grown = report(parts=(*report().parts, own_report("新的").parts[0].__class__("takeaways", "", "新的一段话")))
    view.show_talk(detail(reports=(grown,)))
    with qtbot.waitSignal(view.selection_changed):
        view.go_to("r1", "takeaways", 0, 2)


def test_writing_ends_when_asked(view: ReportsView, qtbot: QtBot) -> None:
    view.edit("r1")
    field = view._cards["r1"].parts["facts"].field
    with qtbot.waitSignal(view.part_edited) as edited:
        qtbot.keyClick(field, Qt.Key.Key_X)
        view.stop_editing()
    assert edited.args[:2] == ["r1", "facts"]
    assert not view._cards["r1"].is_editing


def test_no_window_of_its_own_comes_up_with_a_talk(texts: Texts, shown: Show) -> None:
    view = ReportsView(texts)
    shown(view)
    view.show_talk(detail())
    assert [window for window in QApplication.topLevelWidgets() if window.isVisible() and window is not view] == []
