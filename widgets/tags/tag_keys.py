"""The bar of keys: the chosen nine tags, each with its number, to press or to click."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from analysis.presentation.tag_rows import TagRow, keyed_rows
from widgets.common.chips import chip_size, paint_chip
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.common.theme import theme_of

_GAP = 4
_FRAME = 3


class TagKeyButton(QAbstractButton):
    """One number with the chip of its tag."""

    def __init__(self, row: TagRow, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._texts = texts
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where the work is
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        said = self._texts("tag.key_button", digit=self._row.shortcut, name=self._row.name)
        self.setAccessibleName(said)
        self.setToolTip(said)

    def sizeHint(self) -> QSize:
        """Return room for the number and the chip."""
        metrics = self.fontMetrics()
        chip = chip_size(self._row.name, metrics)
        number = metrics.horizontalAdvance(self._row.shortcut)
        return QSize(2 * _FRAME + number + _GAP + chip.width(), chip.height() + 2 * _FRAME)

    def minimumSizeHint(self) -> QSize:
        """Return room for the number and a little of the name."""
        return QSize(56, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint number, chip, and the ring of focus."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.rect().adjusted(1, 1, -1, -1)
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection if self.isDown() else theme.hover))
            painter.drawRoundedRect(ring, 6, 6)
        if self.hasFocus():
            painter.setPen(QColor(theme.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ring, 6, 6)
        inner = self.rect().adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
        painter.setPen(QColor(theme.muted))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._row.shortcut)
        inner.setLeft(inner.left() + self.fontMetrics().horizontalAdvance(self._row.shortcut) + _GAP)
        paint_chip(painter, inner, self._row.name, self._row.colour, theme)
        painter.end()


class TagKeys(QWidget):
    """A slim bar that shows which key gives which tag."""

    key_pressed = Signal(int)
    """The number of the tag that was clicked."""
    manager_wanted = Signal()
    """Somebody wants to choose the tags of the keys."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows: tuple[TagRow, ...] = ()
        self._hint = QLabel()
        self._hint.setProperty("role", "small")
        self._manage = QToolButton()
        self._manage.setIcon(icon("mdi6.tag-multiple-outline"))
        self._manage.clicked.connect(self.manager_wanted)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setSpacing(6)
        layout.addLayout(self._buttons)
        layout.addWidget(self._hint)
        layout.addStretch()
        layout.addWidget(self._manage)
        texts.follow(self.retranslate)

    @property
    def buttons(self) -> list[TagKeyButton]:
        """The buttons by key."""
        items = map(self._buttons.itemAt, range(self._buttons.count()))
        found = (item.widget() for item in items if item is not None)
        return [button for button in found if isinstance(button, TagKeyButton)]

    def show_rows(self, rows: Iterable[TagRow]) -> None:
        """Show those of these tags that have a key."""
        keyed = keyed_rows(rows)
        if [_shown(row) for row in keyed] != [_shown(row) for row in self._rows]:
            for old in self.buttons:
                self._buttons.removeWidget(old)
                old.deleteLater()
            for row in keyed:
                button = TagKeyButton(row, self._texts)
                number = int(row.shortcut)
                button.clicked.connect(lambda _checked=False, number=number: self.key_pressed.emit(number))
                self._buttons.addWidget(button)
        self._rows = keyed
        self._hint.setVisible(not keyed)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setAccessibleName(self._texts("tag.keys"))
        self._hint.setText(self._texts("tag.keys_hint"))
        self._manage.setAccessibleName(self._texts("command.tag_manager"))
        self._manage.setToolTip(self._texts("command.tag_manager"))


def _shown(row: TagRow) -> tuple[str, str, str]:
    return row.shortcut, row.name, row.colour
