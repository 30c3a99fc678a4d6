"""A dialog that asks for one tag: to merge others into, or to put others below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from analysis.presentation.tag_rows import TagChoice, TagRow
from storage.messages import Message
from widgets.common.texts import Texts
from widgets.tags.tag_list import TagFinder


class TagChooser(QDialog):
    """Says what the tag is for, and lists those that can be it."""

    tag_chosen = Signal(str)
    """The id of the tag; empty for the top of the tree, where that is offered."""

    def __init__(
        self, texts: Texts, purpose: Message, rows: Sequence[TagRow], *, top: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._purpose = purpose
        self._label = QLabel()
        self._label.setProperty("role", "subheading")
        self._label.setWordWrap(True)
        self.finder = TagFinder(texts)
        self.finder.show_choices([TagChoice(row, "none") for row in rows])
        self._buttons = QDialogButtonBox()
        self._choose = QPushButton()
        self._choose.setDefault(True)
        self._cancel = QPushButton()
        self._to_top = QPushButton()
        for other in (self._cancel, self._to_top):
            other.setAutoDefault(False)  # Enter chooses
        self._buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.addButton(self._choose, QDialogButtonBox.ButtonRole.AcceptRole)
        if top:
            self._buttons.addButton(self._to_top, QDialogButtonBox.ButtonRole.ResetRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(10)
        layout.addWidget(self._label)
        layout.addWidget(self.finder)
        layout.addWidget(self._buttons)
        self.resize(400, 420)
        self.finder.field.returnPressed.disconnect(self.finder.choose_current)  # the default button answers Enter
        self._choose.clicked.connect(self.finder.choose_current)
        self._cancel.clicked.connect(self.reject)
        self._to_top.clicked.connect(lambda: self._end(""))
        self.finder.chosen.connect(self._end)
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self._label.setText(self._texts.message(self._purpose))
        self.setWindowTitle(self._label.text())
        self._choose.setText(self._texts("tag.choose"))
        self._cancel.setText(self._texts("tag.cancel"))
        self._to_top.setText(self._texts("tag.to_top"))

    def _end(self, tag_id: str) -> None:
        self.accept()
        self.tag_chosen.emit(tag_id)
