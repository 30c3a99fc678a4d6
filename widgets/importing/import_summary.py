"""What came of an import: a quiet card, from which it can be taken back.

It stands in the corner of its window, or, where somebody gives it a place in a layout, in that place.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from analysis.presentation.import_summary import ImportSummary
from widgets.common.commands import add_command
from widgets.common.icons import icon
from widgets.common.texts import Texts

_WIDTH = 420
_MARGIN = 16
_LISTED = 4
"""Lines of the list of problems in view; the rest scrolls."""


class ImportSummaryCard(QFrame):
    """Takes no focus by itself; Esc inside it closes it."""

    take_back_wanted = Signal(bool)
    """The import shall be taken back; True where talks with marks may stay."""
    dismissed = Signal()
    """Nobody wants to see it any more."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._summary = ImportSummary()
        self.setProperty("role", "card")
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._title, self._lines = _label("heading"), _label("muted")
        self._question = _label("warning")
        self._problems_title = _label("subheading")
        self._model = QStringListModel(self)
        self.problems = _problem_list(self._model)
        self.take_back_action = add_command(
            self, texts, "command.take_back_import", self._take_back, icon="mdi6.undo-variant"
        )
        self.take_back, self.keep_all = QPushButton(), QPushButton()
        self.take_back.clicked.connect(self.take_back_action.trigger)
        self.take_back.setIcon(self.take_back_action.icon())
        self.keep_all.clicked.connect(self._keep_all)
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("mdi6.close"))
        self.close_button.clicked.connect(self.dismiss)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.dismiss)
        self._layout = QVBoxLayout(self)
        self._lay_out()
        if parent is not None:
            parent.installEventFilter(self)
        self.hide()
        texts.follow(self.retranslate)

    def show_summary(self, summary: ImportSummary) -> None:
        """Show what came of an import, or of taking it back."""
        self._summary = summary
        self.retranslate()
        self.show()
        self.raise_()

    def show_busy(self) -> None:
        """Show that the import is being taken back: it cannot be asked for twice."""
        self.take_back_action.setEnabled(False)
        for button in (self.take_back, self.keep_all):
            button.setEnabled(False)

    def dismiss(self) -> None:
        """Put the card away."""
        self.hide()
        self.dismissed.emit()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        summary = self._summary
        is_asking = summary.ending == "asking"
        self._title.setText(self._texts.message(summary.title))
        self._lines.setText("\n".join(self._texts.message(line) for line in summary.lines))
        self._lines.setVisible(bool(summary.lines))
        self._question.setText(self._texts("import_summary.keep_marked"))
        self._question.setVisible(is_asking)
        self._show_problems()
        can_take_back = bool(summary.change_sets) and summary.ending != "taken_back"
        self.take_back_action.setEnabled(can_take_back)
        self.take_back.setEnabled(True)
        self.take_back.setVisible(can_take_back)
        key = "import_summary.take_back_rest" if is_asking else "command.take_back_import"
        self.take_back.setText(self._texts(key))
        self.keep_all.setText(self._texts("import_summary.keep_all"))
        self.keep_all.setEnabled(True)
        self.keep_all.setVisible(is_asking)
        self.close_button.setToolTip(self._texts("import_summary.dismiss"))
        self.close_button.setAccessibleName(self._texts("import_summary.dismiss"))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._lines.text())
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner of the window at every size."""
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take_back)
        buttons.addWidget(self.keep_all)
        buttons.addStretch()
        layout = self._layout
        layout.setContentsMargins(16, 12, 12, 14)
        layout.setSpacing(8)
        layout.addLayout(top)
        for widget in (self._lines, self._problems_title, self.problems, self._question):
            layout.addWidget(widget)
        layout.addLayout(buttons)

    def _show_problems(self) -> None:
        said = [self._texts.message(problem) for problem in self._summary.problems]
        self._model.setStringList(said)
        self._problems_title.setText(self._texts("import_summary.list"))
        self.problems.setAccessibleName(self._problems_title.text())
        wrapped = 1 if self._is_in_a_layout() else 2  # the card is narrow: most of them take two lines there
        lines = min(len(said), _LISTED) * wrapped
        self.problems.setFixedHeight(lines * (self.fontMetrics().height() + 6) + 12)
        for widget in (self._problems_title, self.problems):
            widget.setVisible(bool(said))

    def _settle(self) -> None:
        around = self.parentWidget()
        if around is None or self._is_in_a_layout():
            self.updateGeometry()
            return
        self._layout.activate()
        self.resize(_WIDTH, self._layout.totalHeightForWidth(_WIDTH))
        corner = QPoint(around.width(), around.height()) - QPoint(self.width() + _MARGIN, self.height() + _MARGIN)
        self.move(max(corner.x(), 0), max(corner.y(), 0))

    def _is_in_a_layout(self) -> bool:
        around = self.parentWidget()
        layout = None if around is None else around.layout()
        return layout is not None and layout.indexOf(self) >= 0

    def _take_back(self) -> None:
        self.take_back_wanted.emit(self._summary.ending == "asking")

    def _keep_all(self) -> None:
        self.show_summary(self._summary.standing())


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _problem_list(model: QStringListModel) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setWordWrap(True)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return view
