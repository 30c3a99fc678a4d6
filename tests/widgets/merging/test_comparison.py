"""Talks side by side, a line for each field."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from analysis.presentation.merging import compared_fields
from tests.widgets.merging.samples import CARDS, FIRST, SECOND
from widgets.common.texts import Texts
from widgets.merging.comparison import Comparison


def test_each_talk_is_a_column(qtbot: QtBot, texts: Texts) -> None:
    comparison = Comparison(texts)
    qtbot.addWidget(comparison)
    comparison.show_fields([QLabel("1"), QLabel("2")], compared_fields([FIRST, SECOND], CARDS))
    assert comparison.texts_of(1) == [
        "存储：新瓶颈",
        "Storage",
        "2026-03-17 10:00",
        "一厅",
        "S1",
        "",
        "plan.json\none.md",
        "Tags: 2",
    ]
    assert comparison.texts_of(2)[5] == "讲者甲"


def test_what_differs_is_named_in_bold(qtbot: QtBot, chinese: Texts) -> None:
    comparison = Comparison(chinese)
    qtbot.addWidget(comparison)
    comparison.show_fields([QLabel("1"), QLabel("2")], compared_fields([FIRST, SECOND]))
    roles = {label.text(): label.property("role") for label in comparison.findChildren(QLabel)}
    assert (roles["题目"], roles["会场"]) == ("subheading", "muted")


def test_another_comparison_takes_the_place_of_the_first(qtbot: QtBot, texts: Texts) -> None:
    comparison = Comparison(texts)
    qtbot.addWidget(comparison)
    comparison.show_fields([QLabel("1")], compared_fields([FIRST]))
    comparison.show_fields([QLabel("1")], compared_fields([SECOND]))
    assert comparison.texts_of(1) == ["存储的瓶颈", "讲者甲"]
    assert comparison.sizeHint().isValid()
