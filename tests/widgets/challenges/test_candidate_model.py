"""Candidates as a table."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from desktop.language import Catalogue
from tests.widgets.challenges.boards import DETAIL
from widgets.challenges.candidate_model import CandidateModel
from widgets.common.texts import Texts


def test_the_model_is_sound(texts: Texts, qtmodeltester: ModelTester) -> None:
    model = CandidateModel(texts)
    qtmodeltester.check(model)
    model.show_rows(DETAIL.candidates)
    qtmodeltester.check(model)


def test_a_row_says_title_state_and_score(texts: Texts, chinese: Texts) -> None:
    model = CandidateModel(texts)
    model.show_rows(DETAIL.candidates)
    assert [model.index(1, column).data() for column in range(3)] == ["Talk 2", texts("link.state_accepted"), "0.90"]
    assert not model.index(1, 1).data(Qt.ItemDataRole.DecorationRole).isNull()
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert model.index(1, 1).data() == chinese("link.state_accepted")


def test_candidates_are_found_by_place_and_by_link(texts: Texts) -> None:
    model = CandidateModel(texts)
    model.show_rows(DETAIL.candidates)
    assert model.candidate(model.index(0, 0)) == DETAIL.candidates[0]
    assert model.candidate(QModelIndex()) is None
    assert (model.row_of("l2"), model.row_of("unknown")) == (1, -1)
