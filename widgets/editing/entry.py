"""One entry of a form: its label, the field, what is wrong with it, and what documents say instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from storage.messages import Message
from widgets.common.icons import icon
from widgets.common.texts import Texts

_SAID_AT_MOST = 160
_MARK = QSize(14, 14)


class Entry(QWidget):
    """A labelled field that can be filled and read; what nobody touched is read as it was filled, to the letter."""

    def __init__(
        self,
        texts: Texts,
        key: str,
        field: QWidget,
        fill: Callable[[Any], object],
        read: Callable[[], Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._texts = texts
        self._key = key
        self._fill = fill
        self._read = read
        self._filled: object = None
        self._shown: object = None
        self._stated: tuple[object, str] | None = None
        self._problem: tuple[Message, Message] | None = None
        self._label = QLabel()
        self._label.setProperty("role", "subheading")
        self._label.setBuddy(field.focusProxy() or field)
        self._wrong = _note("danger")
        self._said = _note("small")
        self._set_back = QPushButton()
        self._set_back.setProperty("role", "flat")
        self._set_back.setIcon(icon("mdi6.undo-variant"))
        self._set_back.setAutoDefault(False)
        self._set_back.clicked.connect(self.set_back)
        self._correction = self._correction_line()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (self._label, field, self._wrong, self._correction):
            layout.addWidget(part)
        self._correction.hide()
        self._wrong.hide()
        texts.follow(self.retranslate)

    def fill(self, value: object) -> None:
        """Put a value into the field."""
        self._fill(value)
        self._filled, self._shown = value, self._read()

    def value(self) -> Any:  # noqa: ANN401 - each form knows what its fields hold
        """Return what stands in the field."""
        entered = self._read()
        return self._filled if entered == self._shown else entered

    def show_stated(self, value: object, text: str) -> None:
        """Say that the field was corrected by hand, and what documents say; that can be taken by a button."""
        self._stated = (value, text)
        self._correction.show()
        self.retranslate()

    def set_back(self) -> None:
        """Put in what documents say."""
        if self._stated is not None:
            self.fill(self._stated[0])
            self._correction.hide()
            self.field.setFocus()

    def show_problem(self, what: Message | None, remedy: Message | None = None) -> None:
        """Say what is wrong with the field and what to do about it, or that nothing is."""
        self._problem = None if what is None else (what, remedy or what)
        self._wrong.setVisible(what is not None)
        for part in (self.field, *self.field.findChildren(QWidget)):
            part.setProperty("invalid", what is not None)
            part.style().unpolish(part)
            part.style().polish(part)
        self.retranslate()

    @property
    def has_problem(self) -> bool:
        """Whether something is said to be wrong."""
        return self._problem is not None

    @property
    def is_corrected(self) -> bool:
        """Whether the field is marked as corrected by hand."""
        return not self._correction.isHidden()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        label = self._texts(self._key)
        self._label.setText(label)
        self.field.setAccessibleName(label)
        said: list[str] = []
        if self._problem is not None:
            what, remedy = map(self._texts.message, self._problem)
            self._wrong.setText(self._texts("form.problem", what=what, remedy=remedy))
            said.append(self._wrong.text())
        if self._stated is not None and self.is_corrected:
            self._said.setText(self._stated_text(self._stated[1]))
            said.append(self._said.text())
        self.field.setAccessibleDescription("\n".join(said))
        self._set_back.setText(self._texts("form.set_back"))
        self._set_back.setAccessibleName(self._texts("form.set_back_field", field=label))

    def _stated_text(self, text: str) -> str:
        if not text:
            return self._texts("form.corrected_empty")
        cut = text if len(text) <= _SAID_AT_MOST else f"{text[:_SAID_AT_MOST]}…"
        return self._texts("form.corrected", stated=cut)

    def _correction_line(self) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        mark = QLabel()
        mark.setPixmap(icon("mdi6.pencil-outline").pixmap(_MARK))
        layout.addWidget(mark)
        layout.addWidget(self._said, 1)
        layout.addWidget(self._set_back)
        return line


def _note(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
