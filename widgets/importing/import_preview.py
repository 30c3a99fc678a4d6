"""The preview of an import: what will come in, file by file, before anything is written."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from analysis.presentation.import_preview import FilePreview, ImportPreview, preview_totals
from widgets.common.commands import add_command
from widgets.common.texts import Texts
from widgets.importing.file_choices import FileChoices
from widgets.importing.file_model import FileModel
from widgets.importing.file_page import FilePage

_SIZE = (1120, 700)
_LEFT = 320


class ImportPreviewDialog(QDialog):
    """Shows one preview after another as choices change; asks for the import, and closes by itself then."""

    choice_made = Signal(str, str, object)
    """A file's key, the kind chosen for it, and its conference (None: as offered)."""
    conference_for_all = Signal(str)
    """The name of the conference to which all files shall belong that name none themselves."""
    left_out = Signal(str)
    """The key of a file that shall not be imported."""
    import_wanted = Signal()
    """What is shown shall be imported."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._preview = ImportPreview()
        self._is_working = True
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.files = QListView()
        self.file_model = FileModel(texts, self)
        self.files.setModel(self.file_model)
        self.files.setWordWrap(False)
        self.files.setUniformItemSizes(True)
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.files.selectionModel().currentChanged.connect(self._show_current)
        self.choices = FileChoices(texts)
        self.choices.choice_made.connect(self.choice_made)
        self.choices.conference_for_all.connect(self.conference_for_all)
        self.page = FilePage(texts)
        self._summary, self._note = _label("muted"), _label("warning")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(160)
        self._state = _label("muted")
        self._actions()
        self._lay_out()
        self.resize(*_SIZE)
        texts.follow(self.retranslate)
        self._show_current()
        self.show_progress(0, 0)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show what the files would bring; the file that is looked at stays the one."""
        self._is_working = False
        self._preview = preview
        current = self.current_file
        self.file_model.show_preview(preview)
        row = max(self.file_model.row(current.key) if current else 0, 0)
        self.files.selectionModel().setCurrentIndex(
            self.file_model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self._say_state()

    def show_progress(self, done: int, total: int) -> None:
        """Show that a preview is being worked out; until it is there, nothing can be imported."""
        self._is_working = True
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._say_state()

    def show_failure(self) -> None:
        """Show that no preview can be worked out; what went wrong is said elsewhere."""
        self._is_working = False
        self._say_state()

    @property
    def current_file(self) -> FilePreview | None:
        """The file that is looked at."""
        return self.file_model.file(self.files.currentIndex().row())

    def start_import(self) -> None:
        """Ask for the import of what is shown, and close."""
        if self.import_action.isEnabled():
            self.import_wanted.emit()
            self.accept()

    def leave_out(self) -> None:
        """Leave out the file that is looked at."""
        file = self.current_file
        if file is not None:
            self.left_out.emit(file.key)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.setWindowTitle(self._texts("import_preview.title"))
        self.files.setAccessibleName(self._texts("import_preview.files"))
        self._progress.setAccessibleName(self._texts("import_preview.working"))
        self._cancel.setText(self._texts("import_preview.cancel"))
        self._say_state()

    def _actions(self) -> None:
        self.import_action = add_command(
            self, self._texts, "command.import_now", self.start_import, shortcut="Ctrl+Return; Ctrl+Enter"
        )
        self.leave_out_action = add_command(
            self, self._texts, "command.leave_out_file", self.leave_out, icon="mdi6.file-remove-outline"
        )
        self.leave_out_action.setShortcut("Del")
        self.leave_out_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.files.addAction(self.leave_out_action)
        self._import = _ActionButton(self.import_action)
        self._import.setProperty("role", "primary")
        self._leave_out = _ActionButton(self.leave_out_action)
        self._cancel = QPushButton()
        self._cancel.clicked.connect(self.reject)
        for button in (self._import, self._leave_out, self._cancel):
            button.setAutoDefault(False)  # Enter belongs to lists and fields here; Ctrl+Enter imports

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(self.files, 1)
        column.addWidget(self.choices)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.page)
        split.setSizes([_LEFT, _SIZE[0] - _LEFT])
        split.setStretchFactor(1, 1)
        row = QHBoxLayout()
        for part in (self._leave_out, self._progress, self._state):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._import)
        line = QFrame()
        line.setProperty("role", "line")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        for widget in (self._summary, self._note):
            layout.addWidget(widget)
        layout.addWidget(split, 1)
        layout.addWidget(line)
        layout.addLayout(row)

    def _show_current(self, _current: QModelIndex | None = None, _previous: QModelIndex | None = None) -> None:
        file = self.current_file
        self.choices.show_file(file, self._preview.conferences, len(self._preview.files))
        self.page.show_file(file or FilePreview("", "", "unchanged"))
        self.leave_out_action.setEnabled(file is not None)

    def _say_state(self) -> None:
        preview = self._preview
        totals = preview_totals(preview)
        self._summary.setText(self._texts.message(totals) if preview.files else "")
        self._note.setText("" if preview.is_cumulative else self._texts("import_preview.not_cumulative"))
        self._note.setVisible(not preview.is_cumulative)
        self._progress.setVisible(self._is_working)
        failed = sum(file.status == "failed" for file in preview.files)
        state = self._texts("import_preview.failed_files", count=failed) if failed else ""
        self._state.setText(self._texts("import_preview.working") if self._is_working else state)
        self.import_action.setEnabled(not self._is_working and bool(preview.importable))


class _ActionButton(QPushButton):
    """A button with the text of an action, that triggers it."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self.take_over)
        self.take_over()

    def take_over(self) -> None:
        """Show what the action shows now."""
        self.setText(self._action.text())
        self.setIcon(self._action.icon())
        self.setEnabled(self._action.isEnabled())


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(role == "warning")
    return label
