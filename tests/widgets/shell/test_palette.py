"""The palette: typed into, moved through and run by keys, with the keyboard in the field all the time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.matching import spell_out
from analysis.presentation.palette_entries import PaletteEntry, entry_text, palette_snapshot
from desktop.language import Catalogue
from widgets.common.texts import Texts
from widgets.shell.palette import Palette

KEY = Qt.Key
ENTRIES = (
    PaletteEntry("talk", "t1", "存储系统的缓存"),
    PaletteEntry("talk", "t2", "Robots at work"),
    PaletteEntry("tag", "g1", "storage"),
    PaletteEntry("command", "command.tag", "Tag talks…", "", "T"),
)


@pytest.fixture
def palette(texts: Texts, shown: Callable[[QWidget], QWidget]) -> Palette:
    """Return an open palette with something of each kind in it."""
    window = QWidget()
    window.resize(900, 600)
    shown(window)
    found = Palette(texts, window)
    found.show_snapshot(palette_snapshot(ENTRIES, spell_out(map(entry_text, ENTRIES))))
    found.open()
    return found


@pytest.fixture
def chosen(palette: Palette) -> list[str]:
    """Return the ids of what is chosen."""
    ids: list[str] = []
    palette.chosen.connect(lambda entry: ids.append(entry.id))
    return ids


def listed(palette: Palette) -> list[str]:
    return [str(palette.model.index(row).data()) for row in range(palette.model.rowCount())]


def test_what_is_typed_is_found_and_enter_runs_it(palette: Palette, chosen: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "ccxt")
    assert listed(palette) == ["存储系统的缓存"]
    qtbot.keyClick(palette.field, KEY.Key_Return)
    assert chosen == ["t1"]
    assert not palette.isVisible()


def test_arrows_move_while_the_keyboard_stays_in_the_field(palette: Palette, chosen: list[str], qtbot: QtBot) -> None:
    assert listed(palette) == ["Tag talks…", "存储系统的缓存", "Robots at work", "storage"]
    for key, row in ((KEY.Key_Down, 1), (KEY.Key_Up, 0), (KEY.Key_Up, 3), (KEY.Key_Down, 0), (KEY.Key_PageDown, 3)):
        qtbot.keyClick(palette.field, key)
        assert palette.list.currentIndex().row() == row
    qtbot.keyClick(palette.field, KEY.Key_PageUp)
    qtbot.keyClick(palette.field, KEY.Key_Down)
    assert palette.field.hasFocus()
    assert palette.field.accessibleDescription() == "Talk, 存储系统的缓存"
    qtbot.keyClick(palette.field, KEY.Key_Enter)
    assert chosen == ["t1"]


def test_a_click_runs_it_too(palette: Palette, chosen: list[str], qtbot: QtBot) -> None:
    where = palette.list.visualRect(palette.model.index(2)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chosen == ["t2"]


def test_a_prefix_narrows_it(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "#")
    assert listed(palette) == ["storage"]


def test_nothing_found_is_said_and_enter_does_nothing(palette: Palette, chosen: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "qqq")
    qtbot.keyClick(palette.field, KEY.Key_Down)
    qtbot.keyClick(palette.field, KEY.Key_Return)
    assert palette.isVisible()
    assert chosen == []
    assert not palette.list.isVisible()


def test_escape_closes_it(palette: Palette, chosen: list[str], qtbot: QtBot) -> None:
    qtbot.keyClick(palette.field, KEY.Key_Escape)
    assert not palette.isVisible()
    assert chosen == []


def test_what_was_chosen_comes_first_next_time(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "robots")
    qtbot.keyClick(palette.field, KEY.Key_Return)
    palette.open()
    assert palette.field.text() == ""
    assert listed(palette)[0] == "Robots at work"
    assert palette.recent == (("talk", "t2"),)
    palette.set_recent([("tag", "g1"), *palette.recent])
    palette.dismiss()
    palette.open()
    assert listed(palette)[:2] == ["storage", "Robots at work"]


def test_new_entries_leave_what_is_typed_and_chosen(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "t")
    qtbot.keyClick(palette.field, KEY.Key_Down)
    before = palette.list.currentIndex().data()
    entries = (PaletteEntry("tag", "g2", "t"), *ENTRIES)
    palette.show_snapshot(palette_snapshot(entries, spell_out(map(entry_text, entries))))
    assert listed(palette)[0] == "t"
    assert palette.field.text() == "t"
    assert palette.list.currentIndex().data() == before


def test_it_changes_its_language(palette: Palette, texts: Texts) -> None:
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert palette.field.placeholderText() == texts("palette.placeholder")
    assert palette.accessibleName() == texts("command.palette")
