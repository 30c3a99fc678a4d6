"""The tag manager: all tags as a tree, to make, rename, colour, move, merge and delete, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from analysis.presentation.tag_rows import TagRow, matching_rows, rows_below
from storage.messages import Message, listed
from widgets.common.commands import add_command, shortcut_text
from widgets.common.empty_state import EmptyState
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.common.theme import TAG_COLOURS, theme_of
from widgets.tags.tag_chooser import TagChooser
from widgets.tags.tag_form import TagForm
from widgets.tags.tag_painting import swatch
from widgets.tags.tag_tree import TagTree
from widgets.tags.tag_tree_model import Column

_KEYS = "123456789"


class TagManager(QDialog):
    """Shows the tags and says what somebody wants done with them; shows it once the library has it."""

    create_wanted = Signal(str, str, str)
    """Name, colour and id of the tag above of a new tag."""
    rename_wanted = Signal(str, str)
    """A tag's id and its new name."""
    recolour_wanted = Signal(object, str)
    """Ids of tags and the name of a colour."""
    move_wanted = Signal(object, str)
    """Ids of tags, and of the tag to put them below; empty: to the top."""
    merge_wanted = Signal(object, str)
    """Ids of tags, and of the tag to merge them into."""
    delete_wanted = Signal(object)
    """Ids of tags."""
    key_wanted = Signal(str, str)
    """A tag's id and the key for it, "" for none."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows: tuple[TagRow, ...] = ()
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.addAction(icon("mdi6.magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self.tree = TagTree(texts)
        self._hint = QLabel()
        self._hint.setProperty("role", "small")
        self._hint.setWordWrap(True)
        self._build_commands()
        self._colours = self._menu(TAG_COLOURS, lambda colour: self.recolour_wanted.emit(self._chosen(), colour))
        self._keys = self._menu(("", *_KEYS), lambda key: self.key_wanted.emit(self.tree.current_id(), key))
        self._colour.setMenu(self._colours)
        self._key.setMenu(self._keys)
        self._lay_out()
        self.tree.tags.rename_wanted.connect(self.rename_wanted)
        self.tree.tags.move_wanted.connect(self.move_wanted)
        self.tree.key_wanted.connect(self.key_wanted)
        self.tree.chosen_changed.connect(self._enable)
        self.field.textChanged.connect(self._refresh)
        texts.follow(self.retranslate)

    def show_rows(self, rows: Sequence[TagRow]) -> None:
        """Show all tags there are; the filter stays."""
        self._rows = tuple(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._refresh()

    def go_to(self, tag_id: str) -> None:
        """Select a tag, now or as soon as it is shown."""
        self.field.clear()
        self.tree.go_to(tag_id)

    def new_tag(self, name: str = "") -> None:
        """Ask for a new tag."""
        self._open_form(name, "")

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setWindowTitle(self._texts("tag.manager_title"))
        self.field.setPlaceholderText(self._texts("tag.filter"))
        self.field.setAccessibleName(self._texts("tag.filter"))
        self._hint.setText(self._texts("tag.manager_hint"))
        for action in self._colours.actions():
            action.setText(self._texts(f"tag.colour_{action.data()}"))
        for action in self._keys.actions():
            digit = action.data()
            action.setText(self._texts("tag.key_number", digit=digit) if digit else self._texts("tag.no_key"))
        for action in self._tools:
            action.setIconText(self._texts(f"tag.do_{action.objectName().rpartition('tag_')[2]}"))
            action.setToolTip(f"{action.text()} ({shortcut_text(action)})")

    def changeEvent(self, event: QEvent) -> None:
        """Show the colours of the theme in use."""
        if event.type() == QEvent.Type.PaletteChange:
            self._colour_swatches()
        super().changeEvent(event)

    # How it is put together

    def _build_commands(self) -> None:
        def command(key: str, run: Callable[[], object], shortcut: str, icon_name: str) -> QAction:
            return add_command(self, self._texts, key, run, shortcut=shortcut, icon=f"mdi6.{icon_name}")

        self._new = command("command.tag_new", self.new_tag, "Ctrl+N; Ins", "plus")
        self._new_below = command("command.tag_new_below", self._new_below_current, "Ctrl+Shift+N", "file-tree-outline")
        self._rename = command("command.tag_rename", self._edit_name, "F2", "pencil-outline")
        self._colour = command("command.tag_colour", lambda: self._open_menu(self._colours), "C", "palette-outline")
        self._key = command("command.tag_key", lambda: self._open_menu(self._keys), "K", "numeric-1-box-outline")
        self._move = command("command.tag_move", self._ask_where, "M", "file-tree")
        self._in = command("command.tag_move_in", self._move_in, "Alt+Right", "arrow-collapse-right")
        self._out = command("command.tag_move_out", self._move_out, "Alt+Left", "arrow-collapse-left")
        self._merge = command("command.tag_merge", self._ask_into, "Ctrl+M", "call-merge")
        self._delete = command(
            "command.tag_delete", lambda: self.delete_wanted.emit(self._chosen()), "Del", "trash-can-outline"
        )

    def _menu(self, values: Sequence[str], run: Callable[[str], object]) -> QMenu:
        menu = QMenu(self)
        for value in values:
            action = menu.addAction("")
            action.setData(value)
            action.triggered.connect(lambda _checked=False, value=value: run(value))
        return menu

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.field, 1)
        self._tools: list[QAction] = []
        tools = QHBoxLayout()
        tools.setSpacing(2)
        top.addWidget(self._tool(self._new))
        for action in (self._rename, self._colour, self._key, self._move, self._merge, self._delete):
            tools.addWidget(self._tool(action))
        tools.addStretch()
        filled = QWidget()
        inner = QVBoxLayout(filled)
        inner.setContentsMargins(12, 12, 12, 10)
        inner.setSpacing(8)
        inner.addLayout(top)
        inner.addLayout(tools)
        inner.addWidget(self.tree)
        inner.addWidget(self._hint)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(filled)
        self._stack.addWidget(EmptyState(self._texts, "tag.none_title", "tag.none_hint", [self._new]))
        self._colour_swatches()
        self.resize(620, 560)

    def _tool(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIconSize(QSize(18, 18))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if action.menu() is not None:
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._tools.append(action)
        return button

    def _colour_swatches(self) -> None:
        for action in self._colours.actions():
            action.setIcon(swatch(action.data(), theme_of(self)))

    # What it does

    def _refresh(self) -> None:
        text = self.field.text()
        self.tree.show_rows(matching_rows(self._rows, text), open_all=bool(text.strip()))

    def _chosen(self) -> tuple[str, ...]:
        return self.tree.chosen_ids()

    def _enable(self) -> None:
        chosen, current = self._chosen(), self.tree.current_id()
        for action in (self._colour, self._move, self._merge, self._delete, self._out):
            action.setEnabled(bool(chosen))
        for action in (self._rename, self._key, self._new_below):
            action.setEnabled(bool(current))
        self._in.setEnabled(bool(self._above_in_view()))

    def _row(self, tag_id: str) -> TagRow | None:
        return next((row for row in self._rows if row.id == tag_id), None)

    def _edit_name(self) -> None:
        index = self.tree.tags.index_of(self.tree.current_id())
        if index.isValid():
            self.tree.setFocus()
            self.tree.setCurrentIndex(index.siblingAtColumn(Column.NAME))
            self.tree.edit(index)

    def _open_menu(self, menu: QMenu) -> None:
        place = self.tree.visualRect(self.tree.currentIndex()).bottomLeft()
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.tree.viewport().mapToGlobal(place))

    def _new_below_current(self) -> None:
        self._open_form("", self.tree.current_id())

    def _open_form(self, name: str, parent_id: str) -> None:
        form = TagForm(self._texts, self._rows, name=name, parent_id=parent_id, parent=self)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.tag_wanted.connect(self.create_wanted)
        form.open()

    def _above_in_view(self) -> str:
        """Return the id of the neighbour above the current tag, below which Alt+Right puts it."""
        index = self.tree.currentIndex()
        row = self.tree.tags.row_at(index.siblingAtRow(index.row() - 1)) if index.row() > 0 else None
        return row.id if row else ""

    def _move_in(self) -> None:
        target = self._above_in_view()
        if target:
            self.move_wanted.emit((self.tree.current_id(),), target)

    def _move_out(self) -> None:
        current = self._row(self.tree.current_id())
        above = self._row(current.parent_id) if current else None
        if current and above:
            self.move_wanted.emit((current.id,), above.parent_id)

    def _ask_where(self) -> None:
        chosen = self._chosen()
        inside = rows_below(self._rows, chosen)
        rows = [row for row in self._rows if row.id not in inside]
        self._ask("tag.move_where", rows, lambda target: self.move_wanted.emit(chosen, target), top=True)

    def _ask_into(self) -> None:
        chosen = self._chosen()
        rows = [row for row in self._rows if row.id not in chosen]
        self._ask("tag.merge_into", rows, lambda target: self.merge_wanted.emit(chosen, target), top=False)

    def _ask(self, key: str, rows: Sequence[TagRow], then: Callable[[str], object], *, top: bool) -> None:
        names = [row.name for row in self._rows if row.id in self._chosen()]
        if not names:
            return
        chooser = TagChooser(self._texts, Message(key, {"tags": listed(names)}), rows, top=top, parent=self)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.tag_chosen.connect(then)
        chooser.open()
