"""The rail: the five places of the window, one below the other."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from widgets.common.commands import add_command, shortcut_text
from widgets.common.texts import Texts
from widgets.common.theme import theme_of

PLACES = ("library", "capture", "graph", "challenges", "briefing")
"""The places by their ids, in the order of the rail."""

_ICONS = {
    "library": "mdi6.bookshelf",
    "capture": "mdi6.pencil-box-outline",
    "graph": "mdi6.graph-outline",
    "challenges": "mdi6.target",
    "briefing": "mdi6.file-document-outline",
}
_ICON = 24
_BAR = 4


class Rail(QWidget):
    """A button for each place, of which one is on; Ctrl+1 to Ctrl+5 do the same."""

    place_chosen = Signal(str)
    """Somebody goes to a place, by its id."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._current = PLACES[0]
        self._group = QActionGroup(self)
        self._actions = {place: self._make_command(place, number) for number, place in enumerate(PLACES, 1)}
        self._buttons = [RailButton(action, self) for action in self._actions.values()]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.setSpacing(2)
        for button in self._buttons:
            self._column.addWidget(button)
        self._column.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.show_place(PLACES[0])
        texts.follow(self.retranslate)

    @property
    def current(self) -> str:
        """The id of the place that is marked."""
        return self._current

    def show_place(self, place: str) -> None:
        """Mark a place as the one in view."""
        self._current = place
        self._actions[place].setChecked(True)

    def add_foot(self, action: QAction) -> None:
        """Put a button for an action at the foot of the rail."""
        self._buttons.append(RailButton(action, self))
        self._column.addWidget(self._buttons[-1])

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setAccessibleName(self._texts("rail.places"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the keyboard between the buttons with the arrows."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        focused = self.focusWidget()
        if step is None or focused not in self._buttons:
            super().keyPressEvent(event)
            return
        here = next(number for number, button in enumerate(self._buttons) if button is focused)
        self._buttons[(here + step) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line that parts it from the place."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.window))
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), QColor(theme.border))
        painter.end()

    def _make_command(self, place: str, number: int) -> QAction:
        action = add_command(
            self,
            self._texts,
            f"command.place_{place}",
            partial(self._go, place),
            shortcut=f"Ctrl+{number}",
            icon=_ICONS[place],
            whole_window=True,
        )
        action.setCheckable(True)
        self._group.addAction(action)
        return action

    def _go(self, place: str) -> None:
        self._current = place
        self.place_chosen.emit(place)


class RailButton(QToolButton):
    """An icon above a word; a bar at its edge tells that it is on, and a frame that the keyboard is here."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDefaultAction(action)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        action.changed.connect(self._take_over)
        self._take_over()

    def sizeHint(self) -> QSize:
        """Return room for the icon, the word below it and some air."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._word()) + 24
        return QSize(max(72, width), _ICON + metrics.height() + 20)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a word is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the rail, which goes round; Qt would go on to whatever comes next in the window."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button in the theme in use."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = self.rect().adjusted(6, 1, -6, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(theme.selection if self.isChecked() else theme.hover))
            painter.drawRoundedRect(inner, 8, 8)
        if self.isChecked():
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRect(0, inner.top() + 8, _BAR, inner.height() - 16), 2, 2)
        if self.hasFocus():
            painter.setPen(QColor(theme.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            painter.drawRoundedRect(inner.toRectF().adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)
        colour = theme.on_selection if self.isChecked() else theme.text if self.isEnabled() else theme.muted
        self._paint_face(painter, QColor(colour))
        painter.end()

    def _paint_face(self, painter: QPainter, colour: QColor) -> None:
        metrics = self.fontMetrics()
        top = (self.height() - _ICON - 2 - metrics.height()) // 2
        self.icon().paint(painter, QRect((self.width() - _ICON) // 2, top, _ICON, _ICON))
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(colour)
        word = QRect(0, top + _ICON + 2, self.width(), metrics.height())
        painter.drawText(word, Qt.AlignmentFlag.AlignCenter, self._word())

    def _take_over(self) -> None:
        keys = shortcut_text(self.defaultAction())
        word = self._word()
        self.setAccessibleName(word)
        self.setToolTip(f"{word} ({keys})" if keys else word)
        self.updateGeometry()

    def _word(self) -> str:
        return self.defaultAction().text().replace("&", "")
