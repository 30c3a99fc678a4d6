"""As what a file is read, and to which conference it belongs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from analysis.presentation.import_preview import FilePreview
from widgets.common.texts import Texts

AUTO: Final = "auto"
_KINDS = ("programme", "digest", "challenges", "reference")

TYPING_PAUSE: Final = 400
"""Milliseconds after the last key until a conference's name counts as typed."""


class FileChoices(QWidget):
    """The two choices of one file; what was typed counts after a pause, with Enter, or when the field is left."""

    choice_made = Signal(str, str, object)
    """A file's key, the kind chosen ("auto" where it is left to the layout), and its conference (None: as offered)."""
    conference_for_all = Signal(str)
    """The name of the conference to which all files shall belong that name none themselves."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._file: FilePreview | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self._take_conference)
        self.kind = QComboBox()
        self.kind.activated.connect(self._take_kind)
        self.conference = QComboBox()
        self.conference_name = QLineEdit()
        self.conference.setEditable(True)
        self.conference.setLineEdit(self.conference_name)
        self.conference.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.conference_name.textEdited.connect(lambda _text: self._pause.start())
        self.conference_name.editingFinished.connect(self._finish_typing)
        self.conference.activated.connect(lambda _index: self._take_conference())
        self._origin = _small()
        self._for_all = QPushButton()
        self._for_all.setAutoDefault(False)  # Enter in the field takes the name, and nothing else
        self._for_all.clicked.connect(self._give_to_all)
        self._kind_label, self._conference_label = QLabel(), QLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        for widget in (
            self._kind_label,
            self.kind,
            self._conference_label,
            self.conference,
            self._origin,
            self._for_all,
        ):
            layout.addWidget(widget)
        self._kind_label.setBuddy(self.kind)
        self._conference_label.setBuddy(self.conference)
        texts.follow(self.retranslate)

    def show_file(self, file: FilePreview | None, conferences: tuple[str, ...], file_count: int) -> None:
        """Show what is chosen for a file; what is being typed for this very file stays."""
        is_same = file is not None and self._file is not None and file.key == self._file.key
        if self._pause.isActive() and not is_same:
            self._finish_typing()
        is_typing = is_same and (self._pause.isActive() or self.conference_name.hasFocus())
        self._file = file
        self.setEnabled(file is not None)
        self._for_all.setVisible(file_count > 1)
        self._fill_kinds()
        if not is_typing:
            with QSignalBlocker(self.conference):
                self.conference.clear()
                self.conference.addItems(list(conferences))
                self.conference.setEditText(file.conference if file else "")
        can_choose = file is not None and file.status != "failed"
        self.conference.setEnabled(can_choose)
        self._for_all.setEnabled(can_choose)
        self._say_origin()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._kind_label.setText(self._texts("import_preview.kind"))
        self._conference_label.setText(self._texts("import_preview.conference"))
        self.kind.setAccessibleName(self._texts("import_preview.kind"))
        self.conference.setAccessibleName(self._texts("import_preview.conference"))
        self.conference_name.setPlaceholderText(self._texts("import_preview.no_conference"))
        self._for_all.setText(self._texts("import_preview.for_all"))
        self._fill_kinds()
        self._say_origin()

    def _fill_kinds(self) -> None:
        """Offer the kinds as which the file can be read; the first entry leaves it to the layout."""
        file = self._file
        with QSignalBlocker(self.kind):
            self.kind.clear()
            if file is None:
                return
            recognised = self._texts(f"reading.kind.{file.kind}") if file.kind and file.asked_kind == AUTO else ""
            key = "import_preview.kind_recognised" if recognised else "import_preview.kind_auto"
            self.kind.addItem(self._texts(key, kind=recognised), AUTO)
            for kind in _KINDS:
                if kind in file.kinds:
                    self.kind.addItem(self._texts(f"reading.kind.{kind}"), kind)
            self.kind.setCurrentIndex(max(self.kind.findData(file.asked_kind), 0))
        self.kind.setEnabled(self.kind.count() > 1)

    def _say_origin(self) -> None:
        file = self._file
        is_known = file is not None and file.status != "failed"
        self._origin.setText(self._texts(f"import_preview.origin.{file.origin}") if file and is_known else "")

    def _take_kind(self) -> None:
        if self._file is not None:
            conference = self._file.conference if self._file.origin == "chosen" else None
            self.choice_made.emit(self._file.key, self.kind.currentData(), conference)

    def _finish_typing(self) -> None:
        if self._pause.isActive():
            self._take_conference()

    def _take_conference(self) -> None:
        self._pause.stop()
        name = " ".join(self.conference.currentText().split())
        if self._file is not None and name != self._file.conference:
            self.choice_made.emit(self._file.key, self._file.asked_kind, name)

    def _give_to_all(self) -> None:
        self._pause.stop()
        self.conference_for_all.emit(" ".join(self.conference.currentText().split()))


def _small() -> QLabel:
    label = QLabel()
    label.setProperty("role", "small")
    label.setWordWrap(True)
    return label
