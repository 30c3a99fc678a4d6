"""The outline of links as a tree."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from analysis.presentation.link_outline import LinkOutline
from desktop.language import Catalogue
from tests.widgets.graph.outlines import outline
from widgets.common.texts import Texts
from widgets.graph.link_tree_model import LinkTreeModel


def test_the_model_is_sound(texts: Texts, qtmodeltester: ModelTester) -> None:
    model = LinkTreeModel(texts)
    qtmodeltester.check(model)
    model.show_outline(outline())
    qtmodeltester.check(model)


def test_an_item_says_score_and_state(texts: Texts, chinese: Texts) -> None:
    model = LinkTreeModel(texts)
    model.show_outline(outline())
    challenge = model.first_linked()
    assert challenge.data() == "1  换入换出"
    first = [model.index(0, column, challenge).data() for column in range(3)]
    assert first == ["Talk one", "0.90", texts("link.state_accepted")]
    assert not model.index(0, 0, challenge).data(Qt.ItemDataRole.DecorationRole).isNull()
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert model.index(0, 2, challenge).data() == chinese("link.state_accepted")


def test_an_item_is_found_wherever_it_stands(texts: Texts) -> None:
    model = LinkTreeModel(texts)
    model.show_outline(outline())
    assert [place.parent().data() for place in model.places_of("t1")] == ["1  换入换出", "1  长上下文"]
    assert model.places_of("unknown") == []
    model.show_outline(LinkOutline())
    assert not model.first_linked().isValid()
    assert model.data(QModelIndex()) is None
