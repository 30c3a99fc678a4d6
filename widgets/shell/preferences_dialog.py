"""Preferences: the analyst's name, language, theme and font size, seen at once and kept when they are accepted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from analysis.presentation.choices import LARGEST, SMALLEST, THEME_CHOICES, Choices
from widgets.common.texts import Texts
from widgets.shell.form import LanguageBox, NameField, label_for, say_label


class PreferencesDialog(QDialog):
    """Shows every choice in the whole window while it is made; cancelling takes back what was tried."""

    tried = Signal(object)
    """Choices to show, but not to keep yet."""
    kept = Signal(object)
    """Choices to keep."""

    def __init__(self, texts: Texts, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._before = choices
        self.name = NameField(choices.analyst)
        self.languages = LanguageBox(choices.language or texts.language)
        self._language = choices.language
        self.themes = QComboBox()
        for theme in THEME_CHOICES:
            self.themes.addItem("", theme)
        self.themes.setCurrentIndex(THEME_CHOICES.index(choices.theme))
        self.points = QComboBox()
        for points in range(SMALLEST, LARGEST + 1):
            self.points.addItem("", points)
        self.points.setCurrentIndex(choices.font_size - SMALLEST)
        self.smaller, self.larger = QPushButton(), QPushButton()
        for button in (self.smaller, self.larger):
            button.setAutoDefault(False)
        self.smaller.clicked.connect(lambda: self._step(-1))
        self.larger.clicked.connect(lambda: self._step(1))
        self._fields: dict[str, QWidget] = {
            "name": self.name,
            "language": self.languages,
            "theme": self.themes,
            "size": self.points,
        }
        self._labels = {key: label_for(field) for key, field in self._fields.items()}
        self._name_hint = _hint()
        self._size_hint = _hint()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.name.textChanged.connect(self._check)
        self.languages.chosen.connect(self._choose_language)
        self.themes.activated.connect(self._try)
        self.points.activated.connect(self._try)
        texts.follow(self.retranslate)

    @property
    def choices(self) -> Choices:
        """What is chosen at present."""
        return Choices(
            self.name.name,
            self._language,
            THEME_CHOICES[self.themes.currentIndex()],
            SMALLEST + self.points.currentIndex(),
        )

    def accept(self) -> None:
        """Keep what is chosen."""
        self.kept.emit(self.choices)
        super().accept()

    def reject(self) -> None:
        """Go back to what was chosen before."""
        if self.choices != self._before:
            self.tried.emit(self._before)
        super().reject()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setWindowTitle(self._texts("preferences.title"))
        for key, label in self._labels.items():
            say_label(self._texts, label, f"preferences.{key}")
        for number, theme in enumerate(THEME_CHOICES):
            self.themes.setItemText(number, self._texts(f"preferences.theme_{theme}"))
        for number in range(self.points.count()):
            self.points.setItemText(number, self._texts("preferences.points", points=self.points.itemData(number)))
        for button, key in ((self.smaller, "smaller"), (self.larger, "larger")):
            button.setText(self._texts(f"preferences.{key}"))
            button.setAccessibleName(self._texts(f"preferences.{key}_named"))
            button.setToolTip(button.accessibleName())
        self._name_hint.setText(self._texts("preferences.name_hint"))
        self._size_hint.setText(self._texts("preferences.size_hint"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self._texts("preferences.keep"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self._texts("preferences.cancel"))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        hints = {"name": self._name_hint, "size": self._size_hint}
        row = 0
        for key, field in self._fields.items():
            grid.addWidget(self._labels[key], row, 0)
            grid.addWidget(field, row, 1, 1, 1 if key == "size" else 3)
            if key in hints:
                grid.addWidget(hints[key], row + 1, 1, 1, 3)
            if key == "size":
                grid.addWidget(self.smaller, row, 2)
                grid.addWidget(self.larger, row, 3)
            grid.setRowMinimumHeight(row + 2, 6)
            row += 3
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(16)
        column.addLayout(grid)
        column.addStretch()
        column.addWidget(self.buttons)

    def _choose_language(self, language: str) -> None:
        self._language = language
        self._try()

    def _step(self, points: int) -> None:
        self.points.setCurrentIndex(max(0, min(self.points.count() - 1, self.points.currentIndex() + points)))
        self._try()

    def _try(self) -> None:
        self.tried.emit(self.choices)

    def _check(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.name.name))


def _hint() -> QLabel:
    label = QLabel()
    label.setProperty("role", "small")
    label.setWordWrap(True)
    label.setMinimumWidth(320)
    return label
