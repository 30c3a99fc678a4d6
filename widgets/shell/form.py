"""What the dialogs of the program itself have in common: a language box, labels that stay with their fields."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from widgets.common.texts import Texts

LANGUAGES = {"en": "English", "zh_Hans": "简体中文"}
"""The languages by their own names, which are the same in every language."""


class LanguageBox(QComboBox):
    """Chooses a language by its own name."""

    chosen = Signal(str)
    """The user chose a language."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for code, name in LANGUAGES.items():
            self.addItem(name, code)
        self.show_language(language)
        self.activated.connect(lambda: self.chosen.emit(self.language))

    @property
    def language(self) -> str:
        """The language that is chosen."""
        return str(self.currentData())

    def show_language(self, language: str) -> None:
        """Show a language as the chosen one."""
        self.setCurrentIndex(max(0, self.findData(language)))


class NameField(QLineEdit):
    """Takes a name; blank space is none, and says so by its frame."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setMaxLength(80)
        self.textChanged.connect(self._mark)

    @property
    def name(self) -> str:
        """The name without the space around it."""
        return " ".join(self.text().split())

    def _mark(self) -> None:
        self.setProperty("invalid", "false" if self.name else "true")
        self.style().unpolish(self)
        self.style().polish(self)


def label_for(field: QWidget) -> QLabel:
    """Return a label that leads to a field, for the mouse, the keyboard and the screen reader."""
    label = QLabel()
    label.setBuddy(field)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


def say_label(texts: Texts, label: QLabel, key: str) -> None:
    """Give a label its text, and its field the same as its name."""
    label.setText(texts(key))
    label.buddy().setAccessibleName(label.text())
