"""The first start: who works here, and in which language."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.common.texts import Texts
from widgets.shell.form import LanguageBox, NameField, label_for, say_label


class FirstStart(QDialog):
    """Asks for the name under which changes are kept; accepted only with one."""

    language_chosen = Signal(str)
    """Somebody chose another language: the texts may be switched while the dialog is open."""

    def __init__(self, texts: Texts, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._why = QLabel()
        self._why.setProperty("role", "muted")
        self._why.setWordWrap(True)
        self._why.setMinimumWidth(400)
        self.name = NameField(name)
        self.name.textChanged.connect(self._check)
        self.languages = LanguageBox(texts.language)
        self.languages.chosen.connect(self.language_chosen)
        self._name_label = label_for(self.name)
        self._language_label = label_for(self.languages)
        self.begin = QPushButton()
        self.begin.setDefault(True)
        self.begin.clicked.connect(self.accept)
        self._lay_out()
        self.name.selectAll()
        texts.follow(self.retranslate)
        self._check()

    @property
    def analyst(self) -> str:
        """The name that was given."""
        return self.name.name

    @property
    def language(self) -> str:
        """The language that was chosen."""
        return self.languages.language

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setWindowTitle(self._texts("first.window"))
        self._title.setText(self._texts("first.title"))
        self._why.setText(self._texts("first.why"))
        say_label(self._texts, self._name_label, "first.name")
        say_label(self._texts, self._language_label, "first.language")
        self.begin.setText(self._texts("first.begin"))
        self.languages.show_language(self._texts.language)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for row, (label, field) in enumerate(((self._name_label, self.name), (self._language_label, self.languages))):
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addSpacing(16)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignRight)

    def _check(self) -> None:
        self.begin.setEnabled(bool(self.name.name))
