"""Talks that may be the same as another, as a list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from tests.widgets.merging.samples import FIRST, SECOND, question
from widgets.common.texts import Texts
from widgets.merging.candidate_model import CandidateModel


def test_the_model_is_sound(texts: Texts, qtmodeltester: ModelTester) -> None:
    model = CandidateModel(texts)
    model.show_candidates(question().candidates)
    qtmodeltester.check(model)


def test_a_candidate_is_shown_with_the_reasons(texts: Texts) -> None:
    model = CandidateModel(texts)
    model.show_candidates(question().candidates)
    assert model.data(model.index(0)) == "存储的瓶颈\n讲者甲\nsimilar title: 88 %"
    assert model.data(model.index(1)) == "推理加速\nS3\nsame speakers: 讲者乙 · but another session code: S3"
    assert model.talk_at(0) == SECOND
    assert model.talk_at(-1) is None
    assert model.data(QModelIndex()) is None


def test_talks_without_a_reason_are_shown_as_they_are(chinese: Texts) -> None:
    model = CandidateModel(chinese)
    model.show_talks([FIRST])
    assert model.data(model.index(0)) == "存储：新瓶颈 / Storage\nS1 · 2026-03-17 10:00 · 一厅"
    assert model.data(model.index(0), Qt.ItemDataRole.ToolTipRole) == "存储：新瓶颈 / Storage"
