"""A small dialog that asks for the name of a view."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from widgets.common.texts import Texts

_WIDTH = 320


class ViewNameDialog(QDialog):
    """Asks for a name; OK is there only once there is one."""

    named = Signal(str)
    """The name that was chosen."""

    def __init__(self, texts: Texts, title_key: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._title_key = title_key
        self._label = QLabel()
        self._name = QLineEdit(name)
        self._name.selectAll()
        self._label.setBuddy(self._name)
        buttons = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        layout = QVBoxLayout(self)
        for widget in (self._label, self._name, self._buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(_WIDTH)
        self._name.textChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        texts.follow(self.retranslate)
        self._check()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setWindowTitle(self._texts(self._title_key))
        self._label.setText(self._texts("view.name"))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self._texts("view.ok"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self._texts("view.cancel"))

    def accept(self) -> None:
        """Say the name and close."""
        self.named.emit(self._name.text().strip())
        super().accept()

    def _check(self) -> None:
        is_named = bool(self._name.text().strip())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_named)
