"""A dialog that asks for what a new tag needs: name, colour, and the tag it stands below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from analysis.presentation.tag_rows import TagRow
from widgets.common.texts import Texts
from widgets.common.theme import TAG_COLOURS, theme_of
from widgets.tags.tag_painting import swatch

_INDENT = "    "


class TagForm(QDialog):
    """Name, colour and place of a new tag; says nothing of names that are taken: the library knows."""

    tag_wanted = Signal(str, str, str)
    """Name, colour and the id of the tag above, empty for none."""

    def __init__(
        self,
        texts: Texts,
        rows: Sequence[TagRow],
        *,
        name: str = "",
        parent_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows = tuple(rows)
        self.name = QLineEdit(name)
        self.colour = QComboBox()
        self.place = QComboBox()
        self._labels = {part: QLabel() for part in ("name", "colour", "place")}
        self._lay_out()
        self._fill(parent_id)
        self._create.clicked.connect(self._end)
        self._cancel.clicked.connect(self.reject)
        self.name.textChanged.connect(self._check)
        self._check()
        self._colour_swatches()
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setWindowTitle(self._texts("tag.new_title"))
        for part, label in self._labels.items():
            label.setText(self._texts(f"tag.form_{part}"))
        for number, colour in enumerate(TAG_COLOURS):
            self.colour.setItemText(number, self._texts(f"tag.colour_{colour}"))
        self.place.setItemText(0, self._texts("tag.at_top"))
        self._create.setText(self._texts("tag.create"))
        self._cancel.setText(self._texts("tag.cancel"))

    def changeEvent(self, event: QEvent) -> None:
        """Show the colours of the theme in use."""
        if event.type() == QEvent.Type.PaletteChange:
            self._colour_swatches()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        for part, field in (("name", self.name), ("colour", self.colour), ("place", self.place)):
            self._labels[part].setBuddy(field)
            form.addRow(self._labels[part], field)
        self._buttons = QDialogButtonBox()
        self._create = QPushButton()
        self._create.setDefault(True)
        self._cancel = QPushButton()
        self._cancel.setAutoDefault(False)  # Enter makes the tag
        self._buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.addButton(self._create, QDialogButtonBox.ButtonRole.AcceptRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(360)

    def _fill(self, parent_id: str) -> None:
        for colour in TAG_COLOURS:
            self.colour.addItem("", colour)
        self.colour.setCurrentIndex(len(self._rows) % (len(TAG_COLOURS) - 1))  # neighbours in time differ
        self.place.addItem("", "")
        for row in self._rows:
            self.place.addItem(_INDENT * len(row.path) + row.name, row.id)
        self.place.setCurrentIndex(max(self.place.findData(parent_id), 0))

    def _colour_swatches(self) -> None:
        for number, colour in enumerate(TAG_COLOURS):
            self.colour.setItemIcon(number, swatch(colour, theme_of(self)))

    def _check(self) -> None:
        self._create.setEnabled(bool(self.name.text().strip()))

    def _end(self) -> None:
        self.accept()
        self.tag_wanted.emit(self.name.text().strip(), self.colour.currentData(), self.place.currentData())
