"""The files of an import as a list: each with what becomes of it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from analysis.presentation.import_preview import FilePreview, ImportPreview
from widgets.common.icons import icon
from widgets.common.texts import Texts

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

KEY_ROLE = Qt.ItemDataRole.UserRole
"""The key of a file within the preview."""

_ICONS = {
    "imported": "mdi6.tray-arrow-down",
    "updated": "mdi6.file-refresh-outline",
    "unchanged": "mdi6.check",
    "failed": "mdi6.alert-circle-outline",
}


class FileModel(QAbstractListModel):
    """Files in the order in which they will be written."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._files: tuple[FilePreview, ...] = ()
        texts.follow(self.retranslate)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the files of another preview."""
        self.beginResetModel()
        self._files = preview.files
        self.endResetModel()

    def file(self, row: int) -> FilePreview | None:
        """Return the file in a row, None where there is none."""
        return self._files[row] if 0 <= row < len(self._files) else None

    def row(self, key: str) -> int:
        """Return the row of a file, -1 where it is not in the list."""
        return next((row for row, file in enumerate(self._files) if file.key == key), -1)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        if self._files:
            self.dataChanged.emit(self.index(0), self.index(len(self._files) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of files."""
        return 0 if parent.isValid() else len(self._files)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the file's name and below it what becomes of it, its icon, or its key."""
        file = self.file(index.row()) if index.isValid() else None
        if file is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{file.name}\n{self._summary(file)}"
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(_ICONS[file.status])
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{file.name}\n{self._counts(file)}" if file.kind else file.name
        return file.key if role == KEY_ROLE else None

    def _summary(self, file: FilePreview) -> str:
        if file.status == "failed":
            return self._texts("import_preview.status.failed")
        return self._texts(f"import_preview.status.{file.status}", counts=self._counts(file))

    def _counts(self, file: FilePreview) -> str:
        counts = file.counts
        return self._texts(
            f"import_preview.counts_{file.kind}",
            talks=counts.talks,
            new_talks=counts.new_talks,
            reports=counts.reports,
            challenges=counts.challenges,
            sections=counts.sections,
        )
