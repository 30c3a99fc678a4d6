"""The lines of the panel as an item model."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from analysis.presentation.facet_rows import PanelState
from analysis.presentation.talk_filter import WITHOUT, TalkFilter, TalkView
from tests.widgets.library.shown import shown
from widgets.common.texts import Texts
from widgets.library.facet_model import FacetModel, facet_label

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
CHECKED = Qt.ItemDataRole.CheckStateRole


def lines(model: FacetModel, role: int = Qt.ItemDataRole.DisplayRole) -> list[object]:
    """Return what every line says in a role."""
    return [model.data(model.index(row), role) for row in range(model.rowCount())]


def test_the_model_is_sound(texts: Texts, qtmodeltester: ModelTester) -> None:
    model = FacetModel(texts)
    qtmodeltester.check(model)
    model.show(shown())
    qtmodeltester.check(model)
    assert model.rowCount(model.index(0)) == 0


def test_lines_say_groups_values_and_how_they_are_read_out(texts: Texts) -> None:
    model = FacetModel(texts)
    model.show(shown(TalkView(TalkFilter().toggled("status", "moved").toggled("tag", WITHOUT, exclude=True))))
    said, spoken, checked = lines(model), lines(model, SPOKEN), lines(model, CHECKED)
    place = said.index("Status")
    assert (spoken[place], checked[place]) == ("Status, expanded", None)
    place = said.index("Moved")
    assert (spoken[place], checked[place]) == ("Moved, chosen, talks: 1", Qt.CheckState.Checked)
    place = said.index("No tag")
    assert (spoken[place], checked[place]) == ("No tag, excluded, talks: 0", Qt.CheckState.PartiallyChecked)
    assert spoken[said.index("Reported by")] == "Reported by, collapsed" if "Reported by" in said else True
    assert "Summit" in said


def test_only_values_can_be_checked(texts: Texts) -> None:
    model = FacetModel(texts)
    model.show(shown())
    checkable = [
        bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsUserCheckable) for row in range(model.rowCount())
    ]
    assert checkable == [value is not None for value in lines(model, CHECKED)]


def test_other_numbers_on_the_same_lines_are_no_new_list(qtbot: QtBot, texts: Texts) -> None:
    model = FacetModel(texts)
    view = TalkView()
    model.show(shown(view))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(shown(TalkView(TalkFilter().toggled("day", "2026-03-16").toggled("day", "2026-03-17"))))
    with qtbot.waitSignal(model.modelReset):
        model.show(shown(TalkView(TalkFilter("agents"))))


def test_a_line_is_found_again(texts: Texts) -> None:
    model = FacetModel(texts)
    model.show(shown())
    row = model.row_at(3)
    model.use_state(replace(model.state, search=""))
    assert model.find(row) == 3
    model.use_state(PanelState(search="zzz"))
    assert (model.find(row), model.find(None), model.row_at(0)) == (-1, -1, None)


def test_values_are_called_in_the_language_in_use(texts: Texts, chinese: Texts) -> None:
    assert facet_label(texts, "status", "planned", "planned") == "Planned"
    assert facet_label(chinese, "tag", WITHOUT, "") == "无标签"
    assert facet_label(texts, "conference", "c2", "") == "Unnamed conference"
    assert facet_label(texts, "tag", "gone", "") == "(no longer there)"
    assert facet_label(texts, "topic", "gpu", "GPU") == "GPU"
