"""What one change set did, in words, and the button that takes it back or the reason why that cannot be."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from analysis.presentation.history_rows import HistoryDetails, HistoryRow
from widgets.common.texts import Texts


class HistoryDetailsView(QWidget):
    """Shows the rows of a change set."""

    revert_wanted = Signal(object, bool)
    """The HistoryRow to take back, and whether what carries marks is to be kept."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._shown: tuple[HistoryRow, HistoryDetails] | None = None
        self._what = QLabel()
        self._what.setProperty("role", "subheading")
        self._when = QLabel()
        self._when.setProperty("role", "muted")
        self.lines = QStringListModel(self)
        self._list = QListView()
        self._list.setModel(self.lines)
        self._list.setWordWrap(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setProperty("role", "plain")
        self._reason = QLabel()
        self._reason.setProperty("role", "small")
        self.button = QPushButton()
        self.button.clicked.connect(self._revert)
        for label in (self._what, self._when, self._reason):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 4)
        layout.setSpacing(5)
        layout.addWidget(self._what)
        layout.addWidget(self._when)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._reason)
        layout.addWidget(self.button)
        self.show_nothing()
        texts.follow(self.retranslate)

    @property
    def shown_seq(self) -> int | None:
        """The number of the change set whose details are shown, None while there are none."""
        return self._shown[0].seq if self._shown else None

    @property
    def reason(self) -> str:
        """What is said of taking the change back."""
        return self._reason.text()

    def show_details(self, row: HistoryRow, details: HistoryDetails) -> None:
        """Show a change set."""
        self._shown = (row, details)
        self.retranslate()
        self.setVisible(True)

    def wait(self) -> None:
        """Offer nothing until the details of another change set are there: these are no longer what is looked at."""
        self._shown = None
        self.button.setEnabled(False)

    def show_nothing(self) -> None:
        """Show that nobody looks at a change set."""
        self._shown = None
        self.setVisible(False)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self._list.setAccessibleName(self._texts("history.rows_changed"))
        if self._shown is None:
            return
        row, details = self._shown
        self._what.setText(self._texts.message(row.what))
        key = "history.row_line_undone" if row.undone else "history.row_line"
        moment = f"{row.moment:%Y-%m-%d %H:%M:%S}"
        self._when.setText(self._texts(key, time=moment, analyst=row.analyst, count=row.row_count))
        lines = [self._texts.message(line) for line in details.lines]
        if details.more:
            lines.append(self._texts("history.more_rows", count=details.more))
        self.lines.setStringList(lines)
        self.button.setText(self._texts("history.revert_keeping" if details.keeps_marked else "history.revert"))
        self.button.setEnabled(details.can_revert)
        self._reason.setText("\n".join(self._reasons(details)))

    def _reasons(self, details: HistoryDetails) -> list[str]:
        if details.can_revert:
            return [self._texts("history.can_revert")]
        return [self._texts("history.cannot_revert"), *(self._texts.message(line) for line in details.refusal)]

    def _revert(self) -> None:
        if self._shown is not None:
            row, details = self._shown
            self.revert_wanted.emit(row, details.keeps_marked)
