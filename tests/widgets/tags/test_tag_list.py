"""One tag is found by typing, chosen by Enter or a click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from analysis.presentation.tag_rows import TagChoice, tag_choices
from storage.records import Tag
from tests.widgets.tags.rows import sample_rows
from widgets.common.texts import Texts
from widgets.tags.tag_list import TagFinder, TagListModel


def choices(*changed: Tag) -> tuple[TagChoice, ...]:
    """Return the sample tags, one of which all of two talks have and one only one of them."""
    return tag_choices(sample_rows(*changed), {"store": {"a", "b"}, "near": {"a"}}, 2)


@pytest.fixture
def finder(texts: Texts, qtbot: QtBot) -> TagFinder:
    """Return a finder that offers to make tags."""
    finder = TagFinder(texts, with_states=True, may_create=True)
    qtbot.addWidget(finder)
    finder.show_choices(choices())
    finder.show()
    return finder


def listed(finder: TagFinder) -> list[str]:
    """Return what the list shows."""
    return [finder.model.index(row).data() for row in range(finder.model.rowCount())]


def test_it_is_a_model_as_qt_wants_it(texts: Texts, qtmodeltester: ModelTester) -> None:
    model = TagListModel(texts, with_states=True)
    qtmodeltester.check(model)
    model.show_choices(choices(), "新的")
    model.show_choices(choices(), "别的")
    model.show_choices(choices()[:2])


def test_states_are_read_out(texts: Texts) -> None:
    model = TagListModel(texts, with_states=True)
    model.show_choices(choices())
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said == ["follow up: on none of them", "存储系统: on all of them", "近存计算: on some of them"]


def test_typing_narrows_the_list_and_offers_a_new_tag(finder: TagFinder, qtbot: QtBot) -> None:
    assert len(listed(finder)) == 5
    qtbot.keyClicks(finder.field, "fo")
    assert listed(finder) == ["follow up", "New tag “fo”"]
    finder.field.setText("Follow  Up")
    assert listed(finder) == ["follow up"], "a tag of that name is there"


def test_enter_chooses_what_the_list_is_at(finder: TagFinder, qtbot: QtBot) -> None:
    qtbot.keyClick(finder.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(finder.chosen) as choice:
        qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert choice.args == ["store"]
    finder.field.setText("新的")
    with qtbot.waitSignal(finder.create_wanted) as wish:
        qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert wish.args == ["新的"]


def test_the_current_tag_stays_when_states_change(finder: TagFinder, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.keyClick(finder.field, Qt.Key.Key_Down)
    finder.show_choices(choices(Tag("another", "aaa")))
    current = finder.current_choice()
    assert current is not None
    assert current.row.id == "near"


def test_a_click_chooses_too(finder: TagFinder, qtbot: QtBot) -> None:
    place = finder.view.visualRect(finder.model.index(3)).center()
    with qtbot.waitSignal(finder.chosen) as choice:
        qtbot.mouseClick(finder.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert choice.args == ["net"]


def test_pinyin_finds_chinese_names(finder: TagFinder, qtbot: QtBot) -> None:
    qtbot.keyClicks(finder.field, "wangl")
    assert listed(finder) == ["New tag “wangl”"]
    finder.use_spellings({"网络": "\x1e\x1fwang\x1fluo"})
    assert listed(finder)[0] == "网络"


def test_all_rows_are_painted(finder: TagFinder, qtbot: QtBot) -> None:
    finder.field.setText("存")
    picture = finder.view.viewport().grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 200, 2) for y in range(0, 90, 3)}
    assert len(colours) > 5


def test_nothing_to_choose_chooses_nothing(texts: Texts, qtbot: QtBot) -> None:
    finder = TagFinder(texts)
    qtbot.addWidget(finder)
    with qtbot.assertNotEmitted(finder.chosen), qtbot.assertNotEmitted(finder.create_wanted):
        qtbot.keyClick(finder.field, Qt.Key.Key_Return)
