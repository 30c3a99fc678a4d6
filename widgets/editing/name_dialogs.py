"""The small forms: of a conference, of a business unit and of a focus area."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from analysis.presentation.catalogue_rows import ConferenceForm, NameForm
from storage.records import BusinessUnit, FocusArea
from widgets.common.texts import Texts
from widgets.editing.edit_dialog import EditDialog
from widgets.editing.fields import line_field, suggesting_field


class ConferenceDialog(EditDialog):
    """Name and time zone of a conference."""

    conference_entered = Signal(object)
    """The conference as it was entered; a new one has an empty `id`."""

    def __init__(self, texts: Texts, form: ConferenceForm, parent: QWidget | None = None) -> None:
        super().__init__(texts, "form.edit_conference" if form.conference.id else "form.new_conference", parent)
        self._form = form
        self.resize(460, 180)
        self.add("name", line_field(), 0, wide=True).fill(form.conference.name)
        self.add("time_zone", suggesting_field(("", *form.time_zones)), 1, wide=True).fill(form.conference.time_zone)
        self._hint = _hint()
        self.grid.addWidget(self._hint, 2, 0, 1, 2)
        self.save_wanted.connect(self._tell)
        self.entries["name"].field.setFocus()
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        super().retranslate()
        self._hint.setText(self._texts("form.conference_hint"))
        box = self.entries["time_zone"].field
        if isinstance(box, QComboBox):
            box.setPlaceholderText(self._texts("form.time_zone_none"))

    def _tell(self) -> None:
        name, zone = self.entries["name"].value(), self.entries["time_zone"].value()
        self.conference_entered.emit(replace(self._form.conference, name=name, time_zone=zone))


class NameDialog(EditDialog):
    """Name of a business unit or of a focus area."""

    unit_entered = Signal(object)
    """The business unit as it was entered; a new one has an empty `id`."""
    area_entered = Signal(object)
    """The focus area as it was entered; a new one has an empty `id`."""

    def __init__(self, texts: Texts, form: NameForm, parent: QWidget | None = None) -> None:
        title = f"form.edit_{form.kind}" if form.id else f"form.new_{form.kind}"
        super().__init__(texts, title, parent)
        self._form = form
        self.resize(460, 140)
        self.add("name", line_field(), 0, wide=True).fill(form.name)
        self._hint = _hint()
        self.grid.addWidget(self._hint, 1, 0, 1, 2)
        self.save_wanted.connect(self._tell)
        self.entries["name"].field.setFocus()
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        super().retranslate()
        if self._form.kind == "focus_area":
            self._hint.setText(self._texts("form.focus_area_hint", unit=self._form.business_unit))
        else:
            self._hint.setText(self._texts("form.business_unit_hint"))

    def _tell(self) -> None:
        name = self.entries["name"].value()
        if self._form.kind == "business_unit":
            self.unit_entered.emit(BusinessUnit(self._form.id, name))
        else:
            self.area_entered.emit(FocusArea(self._form.id, self._form.business_unit_id, name))


def _hint() -> QLabel:
    label = QLabel()
    label.setProperty("role", "small")
    label.setWordWrap(True)
    return label
