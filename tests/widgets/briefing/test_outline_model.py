"""The outline says what a briefing would print."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from desktop.language import Catalogue
from tests.widgets.briefing.documents import document
from widgets.briefing.outline_model import OutlineModel
from widgets.common.texts import Texts


def lines(model: OutlineModel, above: QModelIndex = QModelIndex(), depth: int = 0) -> list[tuple[int, str, str, str]]:  # noqa: B008 - an index of nowhere never changes
    """Return every line with its depth, as the tree shows them."""
    found: list[tuple[int, str, str, str]] = []
    for row in range(model.rowCount(above)):
        texts = [str(model.index(row, column, above).data()) for column in range(3)]
        found.append((depth, texts[0], texts[1], texts[2]))
        found += lines(model, model.index(row, 0, above), depth + 1)
    return found


def test_the_model_is_sound(texts: Texts, qtmodeltester: ModelTester) -> None:
    model = OutlineModel(texts)
    qtmodeltester.check(model)
    model.show_document(document())
    qtmodeltester.check(model)


def test_every_printed_item_has_a_line(texts: Texts) -> None:
    model = OutlineModel(texts)
    model.show_document(document())
    assert lines(model) == [
        (0, "1  存储", "", ""),
        (1, "1.1  长上下文", "", ""),
        (2, "1.1.1  换入换出", "", ""),
        (3, "分层缓存让长上下文推理跑起来", texts("link.state_accepted"), "0.91"),
        (3, "2.1  缓存层次", texts("link.state_suggested"), "0.62"),
        (3, texts("briefing_place.left_out", count=3), "", ""),
        (2, "1.1.2  介质", "", ""),
        (3, texts("briefing_place.nothing_found"), "", ""),
    ]


def test_it_speaks_the_language_in_use(texts: Texts, chinese: Texts) -> None:
    model = OutlineModel(texts)
    model.show_document(document())
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert (3, "2.1  缓存层次", chinese("link.state_suggested"), "0.62") in lines(model)
    header = model.headerData(0, Qt.Orientation.Horizontal)
    assert header == chinese("briefing_place.column_title")
