"""The menu bar: which command stands in which menu; whatever else there is, the palette lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from widgets.common.texts import Texts

LINE: Final = "-"

MENUS: Final[Mapping[str, tuple[str, ...]]] = {
    "menu.file": (
        "command.new_library",
        "command.open_library",
        "command.open_sample",
        LINE,
        "command.import",
        "command.import_folder",
        "command.paste_digest",
        LINE,
        "command.export_briefing",
        "command.reader_copy_markdown",
        "command.back_up",
        LINE,
        "command.preferences",
        "command.close_library",
        "command.quit",
    ),
    "menu.edit": (
        "command.undo",
        "command.redo",
        "command.history",
        LINE,
        "command.add_talk",
        "command.edit_talk",
        "command.archive_talk",
        "command.merge_talks",
        "command.split_talk",
        "command.not_the_same",
        LINE,
        "command.catalogue",
    ),
    "menu.mark": (
        "command.tag",
        "command.tag_manager",
        LINE,
        "command.reader_highlight",
        "command.reader_note",
        "command.reader_evidence",
        "command.reader_edit",
        "command.reader_write_report",
        LINE,
        "command.reader_accept",
        "command.reader_reject",
        "command.relink",
    ),
    "menu.view": (
        "command.place_library",
        "command.place_capture",
        "command.place_graph",
        "command.place_challenges",
        "command.place_briefing",
        LINE,
        "command.palette",
        "command.filter_talks",
        "command.choose_columns",
        "command.sort_talks",
        "command.choose_view",
        "command.show_facets",
        "command.reader_layout",
        LINE,
        "command.larger_text",
        "command.smaller_text",
    ),
    "menu.help": ("command.shortcuts", "command.about"),
}
"""Menus by the keys of their titles, with the object names of commands; what is not there is left out."""


def fill_menus(bar: QMenuBar, texts: Texts, commands: Mapping[str, QAction]) -> None:
    """Fill the menu bar anew with the commands that there are now."""
    bar.clear()
    for old in bar.findChildren(_Menu):
        old.deleteLater()
    for key, names in MENUS.items():
        menu = _Menu(bar, texts, key)
        wanted = [name for name in names if name == LINE or name in commands]
        for name, following in zip(wanted, [*wanted, LINE][1:], strict=True):
            if name != LINE:
                menu.addAction(commands[name])
            elif menu.actions() and following != LINE:
                menu.addSeparator()
        if menu.actions():
            bar.addMenu(menu)


class _Menu(QMenu):
    """A menu whose title follows the language."""

    def __init__(self, bar: QMenuBar, texts: Texts, key: str) -> None:
        super().__init__(bar)
        self._texts = texts
        self._key = key
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the title in the language in use."""
        self.setTitle(self._texts(self._key))
