"""Finding one tag by typing: a field above a list, as the picker and the choosers have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from analysis.presentation.tag_rows import TagChoice, TagState, matching_choices, named_row
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.common.theme import Theme, theme_of
from widgets.tags.tag_painting import paint_ground, place_chip, second_colour

CHOICE_ROLE = Qt.ItemDataRole.UserRole
"""The TagChoice of a row, None for the row that makes a new tag."""

_BOX = 18
_GAP = 8
_ROW_PADDING = 5
_ICONS: dict[TagState, str] = {
    "all": "mdi6.checkbox-marked",
    "some": "mdi6.minus-box",
    "none": "mdi6.checkbox-blank-outline",
}
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TagListModel(QAbstractListModel):
    """Tags to choose from, and below them, perhaps, a name that no tag has yet."""

    def __init__(self, texts: Texts, *, with_states: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._with_states = with_states
        self._choices: tuple[TagChoice, ...] = ()
        self._new_name = ""

    def show_choices(self, choices: Sequence[TagChoice], new_name: str = "") -> None:
        """Show these tags, and after them the offer to make one of a new name; where they stand already, in place."""
        same = [choice.row.id for choice in choices] == [choice.row.id for choice in self._choices]
        if same and bool(new_name) == bool(self._new_name):
            self._choices, self._new_name = tuple(choices), new_name
            if self.rowCount():
                self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
            return
        self.beginResetModel()
        self._choices, self._new_name = tuple(choices), new_name
        self.endResetModel()

    def choice_at(self, index: Index) -> TagChoice | None:
        """Return the tag of an index, None for the offer to make one."""
        return self._choices[index.row()] if index.isValid() and index.row() < len(self._choices) else None

    def row_of(self, tag_id: str) -> int:
        """Return the row of a tag, -1 where it is not shown."""
        return next((number for number, choice in enumerate(self._choices) if choice.row.id == tag_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._choices) + bool(self._new_name)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if not index.isValid():
            return None
        choice = self.choice_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.row.name if choice else self._texts("tag.create_named", name=self._new_name)
        if role == CHOICE_ROLE:
            return choice
        if choice is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return " › ".join((*choice.row.path, choice.row.name))
        if role == Qt.ItemDataRole.AccessibleTextRole and self._with_states:
            return self._texts(f"tag.state_{choice.state}", name=choice.row.name)
        return None

    @property
    def with_states(self) -> bool:
        """Whether rows show how many of the talks have the tag."""
        return self._with_states


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a tag with its state, its place in the tree and its key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for a chip and what stands beside it."""
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + 2 * _ROW_PADDING + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        theme = theme_of(option.widget)
        paint_ground(self, painter, option, index)
        painter.save()
        painter.setFont(option.font)
        choice = index.data(CHOICE_ROLE)
        if isinstance(choice, TagChoice):
            self._paint_choice(painter, option, index, theme)
        else:
            self._paint_offer(painter, option, str(index.data()), theme)
        painter.restore()

    def _paint_choice(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, theme: Theme) -> None:
        choice: TagChoice = index.data(CHOICE_ROLE)
        room = option.rect.adjusted(_GAP, 0, -_GAP, 0)
        model = index.model()
        if isinstance(model, TagListModel) and model.with_states:
            colour = theme.muted if choice.state == "none" else theme.accent
            box = room.adjusted(0, 0, 0, 0)
            box.setWidth(_BOX)
            icon(_ICONS[choice.state], colour).paint(painter, box)
            room.setLeft(box.right() + _GAP)
        if choice.row.shortcut:
            painter.setPen(second_colour(option, theme))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, choice.row.shortcut)
            room.setRight(room.right() - 2 * _GAP)
        end = place_chip(painter, room, choice.row, theme)
        if choice.row.path:
            room.setLeft(end + _GAP)
            painter.setPen(second_colour(option, theme))
            path = painter.fontMetrics().elidedText(
                " › ".join(choice.row.path), Qt.TextElideMode.ElideLeft, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, path)

    def _paint_offer(self, painter: QPainter, option: QStyleOptionViewItem, text: str, theme: Theme) -> None:
        room = option.rect.adjusted(_GAP, 0, -_GAP, 0)
        box = room.adjusted(0, 0, 0, 0)
        box.setWidth(_BOX)
        icon("mdi6.plus", theme.accent).paint(painter, box)
        room.setLeft(box.right() + _GAP)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(theme.on_selection if selected else theme.text))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)


class TagFinder(QWidget):
    """A field and the tags that answer to it; the field keeps the keyboard, the arrows move in the list."""

    chosen = Signal(str)
    """A tag's id: Enter on it, or a click."""
    create_wanted = Signal(str)
    """A name that no tag has yet."""

    def __init__(
        self, texts: Texts, *, with_states: bool = False, may_create: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._may_create = may_create
        self._choices: tuple[TagChoice, ...] = ()
        self._spellings: Mapping[str, str] = {}
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.addAction(icon("mdi6.magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self.model = TagListModel(texts, with_states=with_states, parent=self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(ChoiceDelegate(self.view))
        self.view.setProperty("role", "plain")
        self.view.setMouseTracking(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps the keyboard, as in a combo box
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self.view)
        self.setFocusProxy(self.field)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._refresh)
        self.field.returnPressed.connect(self.choose_current)
        self.view.clicked.connect(self._choose)
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        key = "tag.find_or_create" if self._may_create else "tag.find"
        self.field.setPlaceholderText(self._texts(key))
        self.field.setAccessibleName(self._texts(key))
        self.view.setAccessibleName(self._texts("tag.list"))
        self._refresh()

    def show_choices(self, choices: Sequence[TagChoice]) -> None:
        """Show what can be chosen; what was typed and the current tag stay."""
        self._choices = tuple(choices)
        self._refresh()

    def use_spellings(self, spellings: Mapping[str, str]) -> None:
        """Let pinyin find these names."""
        self._spellings = spellings
        self._refresh()

    def current_choice(self) -> TagChoice | None:
        """Return the tag that Enter would choose."""
        return self.model.choice_at(self.view.currentIndex())

    def choose_current(self) -> None:
        """Choose what the list is at."""
        self._choose(self.view.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows in the field move in the list."""
        is_key = watched is self.field and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in _MOVING:
            self.view.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _refresh(self) -> None:
        current = self.current_choice()
        typed = " ".join(self.field.text().split())
        found = matching_choices(self._choices, typed, self._spellings)
        is_new = bool(typed) and self._may_create and named_row((c.row for c in self._choices), typed) is None
        self.model.show_choices(found, typed if is_new else "")
        row = self.model.row_of(current.row.id) if current and self.sender() is not self.field else -1
        self.view.setCurrentIndex(self.model.index(max(row, 0)))

    def _choose(self, index: QModelIndex) -> None:
        choice = self.model.choice_at(index)
        if choice is not None:
            self.chosen.emit(choice.row.id)
        elif index.isValid():
            self.create_wanted.emit(" ".join(self.field.text().split()))
