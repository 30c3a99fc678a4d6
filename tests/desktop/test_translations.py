"""Whatever the window shows is in the language in use: the catalogue's, switched live, or the library's own data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from desktop.language import Catalogue
from storage.messages import Message
from tests.desktop.dialogs import DIALOGS, opened
from tests.desktop.driver import Driver
from widgets.shell.palette import Palette
from widgets.shell.rail import PLACES
from widgets.shell.shortcut_sheet import ShortcutSheet

OPEN, CLOSE = "⟦", "⟧"

# Named in their own language, as everywhere; formats and programs have no other name.
PROPER_NAMES = {"English", "简体中文", "Fieldbrief", "PDF", "Markdown"}

ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
MOST_ROWS = 40

# What texts of the library are put together with.
SEPARATORS = re.compile(r"\s*[·›、。,，;；:：()（）/|\n\t–—→&]\s*|\s{2,}|\s-\s")
LETTERS = re.compile(r"[^\W\d_]{2,}")

# Files and time zones have the same names in all languages.
NAMES = re.compile(r"[\w-]+\.(?:bin|json|md|pdf)|[A-Z]\w+/[\w/-]+")

Shown = tuple[str, str]
"""Where a text is shown, and the text."""


def texts_of_widget(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Yield what a widget says itself, with the name of the property."""
    for name in ("toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription"):
        yield name, str(getattr(widget, name)())
    if widget.isWindow() or isinstance(widget, QDockWidget):
        yield "windowTitle", widget.windowTitle()
    match widget:
        case QAbstractButton() | QLabel():
            yield "text", widget.text()
        case QGroupBox() | QMenu():
            yield "title", widget.title()
        case QLineEdit() | QTextEdit() | QPlainTextEdit():
            yield "placeholderText", widget.placeholderText()
        case QTabBar():
            for tab in range(widget.count()):
                yield "tab", widget.tabText(tab)
                yield "tab", widget.tabToolTip(tab)
        case QComboBox():
            for item in range(min(widget.count(), MOST_ROWS)):
                yield "item", widget.itemText(item)


def is_part_of_qt(widget: QWidget) -> bool:
    """Say whether a widget is one of those that Qt's controls consist of, which Qt itself translates."""
    return widget.objectName().startswith("qt_") or widget.objectName().startswith("Scroll")


def texts_of_action(action: QAction) -> Iterator[tuple[str, str]]:
    """Yield what an action says in menus, on buttons and in tips."""
    yield "text", action.text()
    yield "toolTip", action.toolTip()
    yield "statusTip", action.statusTip()


def texts_of_model(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[tuple[str, str]]:
    """Yield headings and the first rows of a model, at all levels."""
    parent = parent or QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    if not parent.isValid():
        for section in range(columns):
            for role in ROLES:
                yield "heading", str(model.headerData(section, Qt.Orientation.Horizontal, role) or "")
    for row in range(min(model.rowCount(parent), MOST_ROWS)):
        for column in range(columns):
            index = model.index(row, column, parent)
            for role in ROLES:
                value = model.data(index, role)
                if isinstance(value, str):
                    yield f"row {row} column {column}", value
        if not isinstance(model, QAbstractListModel):
            yield from texts_of_model(model, model.index(row, 0, parent))


def texts_below(root: QWidget) -> Iterator[Shown]:
    """Yield everything that is shown in a window."""
    for widget in (root, *root.findChildren(QWidget)):
        if (
            isinstance(widget, QHeaderView)
            or is_part_of_qt(widget)
            or not (widget.isVisible() or isinstance(widget, QMenu))
        ):
            continue
        where = f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for name, text in texts_of_widget(widget):
            yield f"{where}, {name}", text
        if isinstance(widget, QAbstractItemView) and not isinstance(widget.parent(), QComboBox) and widget.model():
            for name, text in texts_of_model(widget.model()):
                yield f"{where}, {name}", text
    for action in root.findChildren(QAction):
        if action.isVisible() and not action.isSeparator():
            for name, text in texts_of_action(action):
                yield f"{action.objectName() or 'an action'} of {type(action.parent()).__name__}, {name}", text


def strings_in(value: str) -> Iterator[str]:
    """Yield the texts inside a value that is kept as JSON."""
    try:
        waiting = [json.loads(value)] if value[:1] in "[{" else []
    except ValueError:
        return
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, list | dict):
            waiting.extend(part.values() if isinstance(part, dict) else part)


class OwnData:
    """The texts of the library: these are shown in whatever language they were written."""

    def __init__(self, driver: Driver) -> None:
        path = driver.open.desk.path
        tables = driver.ask("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
        values = [
            str(value)
            for (table,) in tables
            for row in driver.ask(f'SELECT * FROM "{table}"')  # noqa: S608 - SQLite's own list of tables
            for value in row
            if isinstance(value, str)
        ]
        names = [driver.open.desk.analyst, str(path), path.stem, *(one.name for one in path.parent.iterdir())]
        values += [piece for value in values for piece in strings_in(value)]
        pieces = [piece for value in values for piece in SEPARATORS.split(value)]
        self._exact = PROPER_NAMES | {self._plain(one) for one in (*values, *pieces, *names)}
        self._all = "\n".join(map(self._plain, (*values, *names)))

    def has(self, text: str) -> bool:
        """Say whether a text is of the library, or put together of such."""
        return all(map(self._has_line, text.splitlines()))

    def _has_line(self, line: str) -> bool:
        plain = self._plain(line)
        return self._has_piece(plain) or all(map(self._has_piece, SEPARATORS.split(plain)))

    def _has_piece(self, piece: str) -> bool:
        plain = piece.removesuffix("…").strip(" \"'“”.0123456789%")
        if not LETTERS.search(plain) or not self._exact.isdisjoint((plain, piece)) or NAMES.fullmatch(plain):
            return True
        is_long = len(plain) > 24 or not plain.isascii()  # a short English word is too likely to occur somewhere
        return is_long and plain in self._all

    @staticmethod
    def _plain(text: str) -> str:
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).replace("&&", "&").split())


def pseudo(catalogue: Catalogue, message: Message) -> str:
    """Return a text of the catalogue in brackets, by which it is known."""
    return f"{OPEN}{catalogue.translate(message)}{CLOSE}"


def untranslated(root: QWidget, data: OwnData) -> list[str]:
    """Return what is shown without having come from the catalogue."""
    return sorted(
        {
            f"{where}: {text!r}"
            for where, text in texts_below(root)
            if LETTERS.search(text) and OPEN not in text and not data.has(text)
        }
    )


def left_in_english(root: QWidget, data: OwnData) -> list[str]:
    """Return what is still in English although the window speaks Chinese."""
    english = re.compile(r"[A-Za-z]{3,} [A-Za-z]{2,}|^[A-Z][a-z]{3,}…?$")
    return sorted(
        {
            f"{where}: {text!r}"
            for where, text in texts_below(root)
            if english.search(text) and not re.search(r"[\u4e00-\u9fff]", text) and not data.has(text)
        }
    )


@pytest.fixture(scope="module")
def data(shared_app: Driver) -> OwnData:
    """Return the texts of the library."""
    return OwnData(shared_app)


def show_again(root: QWidget) -> None:
    """Open anew what gathers the texts of others when it opens."""
    if isinstance(root, Palette | ShortcutSheet):
        root.dismiss()
        root.open()


def problems(driver: Driver, root: QWidget, data: OwnData) -> list[str]:
    """Switch the language twice, and return what did not follow."""
    texts, english, chinese = driver.app.texts, Catalogue("en"), Catalogue("zh_Hans")
    try:
        texts.use(lambda message: pseudo(english, message), "en")
        driver.pause(150)
        show_again(root)
        found = [f"not from the catalogue: {one}" for one in untranslated(root, data)]
        texts.use(english.translate, "en")
        texts.use(chinese.translate, "zh_Hans")
        driver.pause(150)
        show_again(root)
        return found + [f"still English: {one}" for one in left_in_english(root, data)]
    finally:
        texts.use(english.translate, "en")


@pytest.mark.parametrize("name", PLACES)
def test_a_place_speaks_the_language_in_use(shared_app: Driver, data: OwnData, name: str) -> None:
    shared_app.return_to_window()
    shared_app.go_to(name)
    shared_app.pause(150)
    found = problems(shared_app, shared_app.window, data)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", ["reports", "links", "marks", "source", "history"])
def test_a_page_of_the_reader_speaks_the_language_in_use(shared_app: Driver, data: OwnData, page: str) -> None:
    shared_app.return_to_window()
    shared_app.go_to("library")
    shared_app.choose(shared_app.linked_talk())
    shared_app.workspace.reader.go_to_page(page)
    shared_app.pause(150)
    found = problems(shared_app, shared_app.workspace.reader, data)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_speaks_the_language_in_use(shared_app: Driver, data: OwnData, name: str) -> None:
    with opened(shared_app, name) as dialog:
        found = problems(shared_app, dialog, data)
    assert not found, "\n".join(found)
