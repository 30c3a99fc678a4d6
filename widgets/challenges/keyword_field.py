"""The keywords of a challenge as one line of text that can be changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from widgets.common.texts import Texts

_BETWEEN = re.compile(r"[,，、;；\n]+")


class KeywordField(QWidget):
    """Words with commas between them; Enter, or leaving the field, says that they are to be the challenge's."""

    entered = Signal(tuple)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._words: tuple[str, ...] = ()
        self._label = QLabel()
        self._field = QLineEdit()
        self._label.setBuddy(self._field)
        self.setFocusProxy(self._field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label)
        row.addWidget(self._field, 1)
        self._field.editingFinished.connect(self._tell)
        texts.follow(self.retranslate)

    def show_words(self, words: Sequence[str]) -> None:
        """Show a challenge's keywords; what somebody is typing at this moment is left alone."""
        is_typing = self._field.hasFocus() and self._typed() != self._words
        self._words = tuple(words)
        if not is_typing:
            self._field.setText("、".join(words))

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self._label.setText(self._texts("challenges_place.keywords"))
        self._field.setPlaceholderText(self._texts("challenges_place.keywords_hint"))
        self._field.setToolTip(self._texts("challenges_place.keywords_hint"))

    def _typed(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word.strip() for word in _BETWEEN.split(self._field.text()) if word.strip()))

    def _tell(self) -> None:
        typed = self._typed()
        if typed != self._words:
            self._words = typed
            self.entered.emit(typed)
