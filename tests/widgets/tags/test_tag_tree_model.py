"""The tree of tags as Qt sees it; what is typed or dropped becomes a wish."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from storage.records import Tag
from tests.widgets.tags.rows import sample_rows
from widgets.common.texts import Texts
from widgets.tags.tag_tree_model import ROW_ROLE, Column, TagTreeModel

MOVE = Qt.DropAction.MoveAction


def shown(texts: Texts) -> TagTreeModel:
    """Return a model of the sample tags."""
    model = TagTreeModel(texts)
    model.show_rows(sample_rows())
    return model


def test_it_is_a_model_as_qt_wants_it(texts: Texts, qtmodeltester: ModelTester) -> None:
    model = TagTreeModel(texts)
    qtmodeltester.check(model)
    model.show_rows(sample_rows())
    model.show_rows(sample_rows(Tag("new", "新", "near")))
    model.show_rows(())


def test_tags_stand_below_each_other_with_key_and_counts(texts: Texts) -> None:
    model = shown(texts)
    store = model.index_of("store")
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["follow up", "存储系统", "网络"]
    assert [store.siblingAtColumn(column).data() for column in Column] == ["存储系统", "1", 1, 4]
    near = model.index(0, 0, store)
    assert (near.data(), near.parent()) == ("近存计算", store)
    assert near.data(ROW_ROLE).path == ("存储系统",)
    assert model.index_of("gone") == QModelIndex()


def test_headings_are_said_in_the_language_in_use(texts: Texts, chinese: Texts) -> None:
    heading = shown(texts).headerData(Column.TOTAL, Qt.Orientation.Horizontal)
    assert heading == "With those below"
    assert shown(chinese).headerData(Column.TOTAL, Qt.Orientation.Horizontal) == "含下级"


def test_a_new_count_or_name_moves_nothing(texts: Texts, qtbot: QtBot) -> None:
    model = shown(texts)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_rows(sample_rows(Tag("store", "存储", "", "red", "9")))
    assert model.index_of("store").data() == "存储"
    with qtbot.waitSignal(model.modelReset):
        model.show_rows(sample_rows(Tag("near", "近存计算")))


def test_a_typed_name_is_a_wish(texts: Texts, qtbot: QtBot) -> None:
    model = shown(texts)
    index = model.index_of("store")
    with qtbot.waitSignal(model.rename_wanted) as wish:
        assert not model.setData(index, " 存储 ")
    assert wish.args == ["store", "存储"]
    assert index.data() == "存储系统"
    with qtbot.assertNotEmitted(model.rename_wanted):
        model.setData(index, "  ")
        model.setData(index, "存储系统")
        model.setData(index.siblingAtColumn(Column.KEY), "x")


def test_tags_are_dropped_on_others_but_not_below_themselves(texts: Texts, qtbot: QtBot) -> None:
    model = shown(texts)
    dragged = model.mimeData([model.index_of("store"), model.index_of("later")])
    for inside in ("store", "near", "later"):
        assert not model.canDropMimeData(dragged, MOVE, -1, -1, model.index_of(inside))
    with qtbot.assertNotEmitted(model.move_wanted):
        model.dropMimeData(dragged, MOVE, -1, -1, model.index_of("near"))
    with qtbot.waitSignal(model.move_wanted) as wish:
        assert not model.dropMimeData(dragged, MOVE, -1, -1, model.index_of("net")), "the view must not remove rows"
    assert wish.args == [("store", "later"), "net"]
    with qtbot.waitSignal(model.move_wanted) as wish:
        model.dropMimeData(model.mimeData([model.index_of("near")]), MOVE, 0, 0, QModelIndex())
    assert wish.args == [("near",), ""]


def test_what_is_read_out_says_key_and_talks(texts: Texts) -> None:
    model = shown(texts)
    said = model.index_of("store").data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "存储系统, key 1, talks: 4"
