"""A question with a clear yes, or a notice: what it is about, what follows from it, and the lines that belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from storage.messages import Message
from widgets.common.texts import Texts

_WIDTH = 460
_DETAILS_HEIGHT = 220


class Question(QDialog):
    """Accepted by its one main button; without a key for that, it only tells something and can be closed."""

    def __init__(
        self,
        texts: Texts,
        what: Message,
        yes: str = "",
        *,
        remedy: Message | None = None,
        details: Sequence[Message] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._shown: list[tuple[QLabel, Message]] = []
        self._yes = QPushButton()
        self._yes_key = yes
        self._no = QPushButton()
        self._no.setAutoDefault(False)
        buttons = QDialogButtonBox()
        buttons.addButton(self._no, QDialogButtonBox.ButtonRole.RejectRole)
        if yes:
            buttons.addButton(self._yes, QDialogButtonBox.ButtonRole.AcceptRole)
            self._yes.setDefault(True)
        else:
            self._no.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(self._label(what, "subheading"))
        if remedy is not None:
            layout.addWidget(self._label(remedy, ""))
        if details:
            layout.addWidget(self._list(details))
        layout.addSpacing(4)
        layout.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)
        self._yes.clicked.connect(self.accept)
        self._no.clicked.connect(self.reject)
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        for label, message in self._shown:
            label.setText(self._texts.message(message))
        self.setWindowTitle(self._shown[0][0].text())
        if self._yes_key:
            self._yes.setText(self._texts(self._yes_key))
        self._no.setText(self._texts("question.cancel" if self._yes_key else "question.close"))

    def _label(self, message: Message, role: str) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        self._shown.append((label, message))
        return label

    def _list(self, details: Sequence[Message]) -> QScrollArea:
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        for message in details:
            lines.addWidget(self._label(message, "muted"))
        lines.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setMaximumHeight(_DETAILS_HEIGHT)
        area.setWidget(inner)
        return area


def ask(question: Question) -> None:
    """Open a question without stopping the program; it is gone once it is answered."""
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    question.open()
