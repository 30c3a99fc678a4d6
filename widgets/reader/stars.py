"""One to five stars, given with the mouse or with the keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.texts import Texts
from widgets.common.theme import theme_of

MOST = 5
_NONE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0)
_FULL, _HOLLOW = "★", "☆"


class Stars(QWidget):
    """Shows a rating and asks for another; the same star again takes the rating away."""

    rating_wanted = Signal(int)
    """The stars that somebody gives, 0 to take them away."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._value = 0
        self._hovered = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        texts.follow(self.retranslate)

    @property
    def value(self) -> int:
        """The stars that are shown, 0 for none."""
        return self._value

    def show_value(self, value: int) -> None:
        """Show another rating."""
        self._value = value
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Say the rating in the language in use."""
        self.setAccessibleName(self._texts("reader.stars", count=self._value))
        self.setToolTip(self._texts("reader.stars_hint"))

    def sizeHint(self) -> QSize:
        """Return the room that five stars need."""
        side = self._side()
        return QSize(MOST * side + 6, side + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint full and hollow stars, so that colour is not all that tells."""
        theme = theme_of(self)
        side = self._side()
        painter = QPainter(self)
        font = self.font()
        font.setPixelSize(max(1, round(side * 0.86)))
        painter.setFont(font)
        shown = self._hovered or self._value
        for place in range(MOST):
            painter.setPen(QColor(theme.warning if place < shown else theme.control_border))
            rect = QRectF(3 + place * side, 3, side, side)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _FULL if place < shown else _HOLLOW)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(theme.focus))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would give."""
        self._hovered = self._star_at(event.position().x())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Give the star under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._give(self._star_at(event.position().x()))

    def leaveEvent(self, event: object) -> None:
        """Show the rating again."""
        self._hovered = 0
        self.update()

    def event(self, event: QEvent) -> bool:
        """Keep Delete for the stars, although it removes marks elsewhere in the reader."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _NONE:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give one star more or fewer with the arrows, none with Delete."""
        key = event.key()
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Plus):
            self.rating_wanted.emit(min(self._value + 1, MOST))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Minus):
            self.rating_wanted.emit(max(self._value - 1, 0))
        elif key in _NONE:
            self.rating_wanted.emit(0)
        else:
            super().keyPressEvent(event)

    def _give(self, star: int) -> None:
        if star:
            self.rating_wanted.emit(0 if star == self._value else star)

    def _star_at(self, x: float) -> int:
        return min(MOST, max(1, int((x - 3) // self._side()) + 1))

    def _side(self) -> int:
        return round(QFontMetrics(self.font()).height() * 1.15)
