"""The few things that can be done with selected text, beside the selection."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from widgets.common.commands import shortcut_text
from widgets.common.texts import Texts
from widgets.common.theme import HIGHLIGHT_COLOURS, theme_of

_SPACE = 6
_SWATCH = 16


class SelectionBar(QFrame):
    """A row of buttons for the reader's commands; the first one has a menu of colours."""

    colour_chosen = Signal(str)
    """A colour to highlight with, by its name."""

    def __init__(self, texts: Texts, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = texts
        self._actions = list(actions)
        self._buttons: list[QToolButton] = []
        self.setProperty("role", "card")
        self.setAutoFillBackground(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 3, 4, 3)
        layout.setSpacing(2)
        for action in self._actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the text, where the keys work
            self._buttons.append(button)
            layout.addWidget(button)
        self._colours = QMenu(self)
        self._buttons[0].setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._buttons[0].setMenu(self._colours)
        self._colours.aboutToShow.connect(self._offer_colours)
        self.hide()
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the texts in the language in use, each with its key."""
        for button, action in zip(self._buttons, self._actions, strict=True):
            text = self._texts(f"{action.objectName()}_short")
            button.setText(text)
            button.setToolTip(f"{action.text()} ({shortcut_text(action)})")
            button.setAccessibleName(action.text())
        self.adjustSize()

    def show_beside(self, selection: QRect, around: QRect) -> None:
        """Show the bar above a selection, or below it where there is no room; both in the parent's coordinates."""
        self.adjustSize()
        left = min(max(around.left() + _SPACE, selection.left()), max(around.left(), around.right() - self.width()))
        above = selection.top() - self.height() - _SPACE
        top = above if above >= around.top() else selection.bottom() + _SPACE
        self.move(QPoint(left, min(top, around.bottom() - self.height())))
        self.show()
        self.raise_()

    def _offer_colours(self) -> None:
        self._colours.clear()
        for name in HIGHLIGHT_COLOURS:
            action = self._colours.addAction(
                _swatch(theme_of(self).highlight(name)), self._texts(f"reader.colour_{name}")
            )
            action.triggered.connect(lambda _=False, chosen=name: self.colour_chosen.emit(chosen))


def _swatch(colour: str) -> QIcon:
    picture = QPixmap(_SWATCH, _SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(1, 1, _SWATCH - 3, _SWATCH - 3, 4, 4)
    painter.end()
    return QIcon(picture)
