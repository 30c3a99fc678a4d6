"""A small page at the foot of the reader to choose the challenge that a passage is evidence for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from storage.records import Challenge
from widgets.common.texts import Texts
from widgets.reader.card_list import RECORD_ROLE
from widgets.reader.record_model import RecordModel

_KEYS_FOR_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ChallengePanel(QFrame):
    """Asks for a challenge: typing narrows the list, Enter chooses, Escape goes back."""

    closed = Signal()
    """The page was left, with or without a choice."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._choose: Callable[[str], object] = lambda challenge_id: None
        self.setProperty("role", "card")
        self.model: RecordModel[Challenge] = RecordModel(lambda challenge: challenge.id, _line, self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self.model)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._label = QLabel()
        self._label.setProperty("role", "subheading")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self._list = QListView()
        self._list.setModel(self._found)
        self._list.setProperty("role", "plain")
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setUniformItemSizes(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setFixedHeight(150)
        self._list.activated.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        for widget in (self._label, self.search, self._list):
            layout.addWidget(widget)
        self.hide()
        texts.follow(self.retranslate)

    def ask(self, challenges: Sequence[Challenge], choose: Callable[[str], object]) -> None:
        """Ask for one of these challenges; `choose` gets its id."""
        self._choose = choose
        self.model.show_records(challenges)
        self.search.clear()
        self._narrow("")
        self.show()
        self.search.setFocus()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self._label.setText(self._texts("reader.evidence_heading"))
        self.search.setPlaceholderText(self._texts("reader.find_challenge"))
        self.search.setAccessibleName(self._texts("reader.find_challenge"))
        self._list.setAccessibleName(self._texts("reader.evidence_heading"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the keyboard is in the search field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self.hide()
                self.closed.emit()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentIndex())
                return True
            if key in _KEYS_FOR_LIST:
                step = (
                    1
                    if key == Qt.Key.Key_Down
                    else -1
                    if key == Qt.Key.Key_Up
                    else 6
                    if key == _KEYS_FOR_LIST[3]
                    else -6
                )
                row = min(max(self._list.currentIndex().row() + step, 0), self._found.rowCount() - 1)
                self._list.setCurrentIndex(self._found.index(row, 0))
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        self._found.setFilterFixedString(text.strip())
        self._list.setCurrentIndex(self._found.index(0, 0))

    def _take(self, index: QModelIndex) -> None:
        challenge = index.data(RECORD_ROLE)
        if isinstance(challenge, Challenge):
            self.hide()
            self._choose(challenge.id)
            self.closed.emit()


def _line(challenge: Challenge) -> str:
    return f"{challenge.business_unit} · {challenge.focus_area} · {challenge.number}  {challenge.text}"
