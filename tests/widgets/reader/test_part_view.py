"""One part of a report with its name, and the way back from a revision."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.talk_detail import PartText
from storage.records import Revision
from tests.widgets.reader.samples import FACTS, revised
from widgets.common.texts import Texts
from widgets.reader.part_view import PartView

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def view(texts: Texts, shown: Show) -> PartView:
    """Return a revised part."""
    made = PartView(texts, revised().parts[0])
    shown(made)
    return made


def button(view: PartView, texts: Texts, key: str) -> QToolButton:
    """Return the button that does what a key says."""
    return next(found for found in view.findChildren(QToolButton) if found.accessibleName() == texts(key))


def test_a_revision_can_be_compared_and_shown_again(view: PartView, texts: Texts, qtbot: QtBot) -> None:
    compare = button(view, texts, "reader.compare")
    compare.setFocus()
    qtbot.keyClick(compare, Qt.Key.Key_Space)
    comparison = view.findChild(QTextBrowser)
    assert comparison is not None
    assert comparison.isVisible()
    assert not view.field.isVisible()
    assert FACTS[:4] in comparison.toPlainText()
    assert "line-through" in comparison.toHtml()
    qtbot.keyClick(compare, Qt.Key.Key_Space)
    assert view.field.isVisible()


def test_the_original_comes_back_on_demand(view: PartView, texts: Texts, qtbot: QtBot) -> None:
    back = button(view, texts, "reader.back_to_original")
    with qtbot.waitSignal(view.original_wanted) as wanted:
        qtbot.keyClick(back, Qt.Key.Key_Space)
    assert wanted.args == ["facts"]
    view.show_part(PartText("facts", "", FACTS))
    assert not back.isVisible()
    assert view.field.text == FACTS


def test_an_empty_part_is_seen_only_while_it_can_be_written(texts: Texts, shown: Show) -> None:
    holder = QWidget()
    view = PartView(texts, PartText("insight", "", ""), holder)
    shown(holder)
    assert view.isHidden()
    view.set_editing(True)
    assert not view.isHidden()
    view.set_editing(False)
    assert view.isHidden()


def test_others_who_revised_are_named(texts: Texts, shown: Show) -> None:
    other = Revision("v", "r1", "Analyst 07", "facts", "别的")
    view = PartView(texts, PartText("facts", "", FACTS, other_revisions=(other,)))
    shown(view)
    said = texts("reader.revised_by_others", analysts="Analyst 07")
    assert any(label.text() == said for label in view.findChildren(type(view._marker)))


def test_a_part_is_named_by_its_document_or_by_us(view: PartView, texts: Texts) -> None:
    assert view.field.accessibleName() == texts("reader.part_facts")
    view.show_part(PartText("other_parts.0", "会场", "座无虚席"))
    assert view.field.accessibleName() == "会场"
