"""Everything about one file of an import: what comes in, warnings, text; or why it cannot be imported."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QStackedWidget,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from analysis.presentation.import_preview import FilePreview, PreviewError
from widgets.common.texts import Texts
from widgets.importing.item_table import ItemTable
from widgets.importing.source_text import SourceText
from widgets.importing.warning_model import WarningModel

ITEMS, WARNINGS, TEXT = range(3)


class FilePage(QWidget):
    """Three tabs; the text is laid out only when somebody looks at it."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._file: FilePreview | None = None
        self._is_text_shown = False
        self.items = ItemTable(texts)
        self.items.line_wanted.connect(self.go_to_line)
        self.error = _ErrorCard(texts)
        self._first = QStackedWidget()
        self._first.addWidget(self.items)
        self._first.addWidget(self.error)
        self.warning_model = WarningModel(texts, self)
        self.warnings = _warning_table(self.warning_model)
        self.warnings.activated.connect(lambda index: self.go_to_line(self.warning_model.line(index.row())))
        self.text = SourceText(texts)
        self.tabs = QTabWidget()
        self.tabs.tabBar().setDrawBase(False)
        for page in (self._first, self.warnings, self.text):
            self.tabs.addTab(page, "")
        self.tabs.currentChanged.connect(self._show_text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        texts.follow(self.retranslate)

    def show_file(self, file: FilePreview) -> None:
        """Show another file, or the same one as it is now; the text stays where it is as long as it is the same."""
        is_other_text = self._file is None or self._file.text != file.text
        self._file = file
        self.items.show_file(file)
        self.warning_model.show_warnings(file.warnings)
        self.error.show_error(file.error)
        self._first.setCurrentIndex(1 if file.error else 0)
        if is_other_text:
            self._is_text_shown = False
        self._label_tabs()
        self._show_text()

    def go_to_line(self, line: int) -> None:
        """Show a line of the text, counted from 1; where the file has no lines, nothing happens."""
        if line < 1 or not self.tabs.isTabEnabled(TEXT):
            return
        self.tabs.setCurrentIndex(TEXT)
        self.text.go_to_line(line)
        self.text.setFocus()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.warnings.setAccessibleName(self._texts("import_preview.tab.warnings"))
        self.tabs.setAccessibleName(self._texts("import_preview.title"))
        self.tabs.tabBar().setAccessibleName(self._texts("import_preview.title"))
        self._label_tabs()

    def _label_tabs(self) -> None:
        file = self._file
        count = len(file.warnings) if file else 0
        self.tabs.setTabText(ITEMS, self._texts("import_preview.tab.items"))
        key = "import_preview.tab.warnings_count" if count else "import_preview.tab.warnings"
        self.tabs.setTabText(WARNINGS, self._texts(key, count=count))
        self.tabs.setTabText(TEXT, self._texts("import_preview.tab.text"))
        self.tabs.setTabEnabled(WARNINGS, bool(count))
        self.tabs.setTabEnabled(TEXT, bool(file and file.text))

    def _show_text(self) -> None:
        if self._file is not None and self.tabs.currentIndex() == TEXT and not self._is_text_shown:
            self._is_text_shown = True
            self.text.show_text(self._file.text)


class _ErrorCard(QWidget):
    """What is wrong, where, and what to do about it."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._error: PreviewError | None = None
        self._what, self._where, self._remedy = _line("danger"), _line("muted"), _line("")
        card = QFrame()
        card.setProperty("role", "card")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(16, 14, 16, 14)
        lines.setSpacing(8)
        for label in (self._what, self._where, self._remedy):
            lines.addWidget(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(card)
        layout.addStretch()
        texts.follow(self.retranslate)

    def show_error(self, error: PreviewError | None) -> None:
        """Show another error; None for none."""
        self._error = error
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        error = self._error
        if error is None:
            return
        self._what.setText(self._texts.message(error.what))
        self._where.setText(error.where)
        self._where.setVisible(bool(error.where))
        said = [error.remedy] if error.remedy else []
        self._remedy.setText("\n".join(self._texts.message(message) for message in (*error.details, *said)))
        self._remedy.setVisible(bool(self._remedy.text()))
        self.setAccessibleName(self._what.text())


def _line(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _warning_table(model: WarningModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 14)
    table.horizontalHeader().resizeSection(0, 64)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table
