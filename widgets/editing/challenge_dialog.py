"""The form of a challenge."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from analysis.presentation.catalogue_rows import ChallengeForm
from storage.records import Challenge
from widgets.common.texts import Texts
from widgets.editing.edit_dialog import EditDialog
from widgets.editing.fields import list_field, number_field, offer, suggesting_field, text_field

_FIELDS = ("business_unit", "focus_area", "number", "text", "keywords")


class ChallengeDialog(EditDialog):
    """Where a challenge stands, its number, text and keywords; a unit or area that is not known yet is made."""

    challenge_entered = Signal(object, object)
    """The challenge as it was entered and as it was shown before; a new one has an empty `id`."""

    def __init__(self, texts: Texts, form: ChallengeForm, parent: QWidget | None = None) -> None:
        super().__init__(texts, "form.edit_challenge" if form.challenge.id else "form.new_challenge", parent)
        self._form = form
        self._areas = dict(form.areas)
        self.resize(640, 440)
        unit = self.add("business_unit", suggesting_field(self._areas), 0)
        area = self.add("focus_area", suggesting_field(()), 0, 1)
        number = self.add("number", number_field(), 1)
        self.add("text", text_field(6), 2, wide=True)
        self.add("keywords", list_field(3), 3, wide=True)
        for name in _FIELDS:
            self.entries[name].fill(getattr(form.challenge, name))
        self._boxes = [entry.field for entry in (unit, area) if isinstance(entry.field, QComboBox)]
        self._boxes[0].currentTextChanged.connect(self._offer_areas)
        self._offer_areas()
        self._number = number.field
        self._mark()
        self.save_wanted.connect(self._tell)
        self.entries["text" if form.challenge.focus_area else "business_unit"].field.setFocus()
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        super().retranslate()
        if isinstance(self._number, QLineEdit):
            self._number.setPlaceholderText(self._texts("form.next_number"))

    def entered(self) -> Challenge:
        """Return the challenge as it is entered."""
        return replace(self._form.challenge, **{name: self.entries[name].value() for name in _FIELDS})

    def _mark(self) -> None:
        stated = self._form.stated
        if "place" in self._form.corrected:
            self.entries["business_unit"].show_stated(stated.business_unit, stated.business_unit)
            self.entries["focus_area"].show_stated(stated.focus_area, stated.focus_area)
        if "number" in self._form.corrected:
            self.entries["number"].show_stated(stated.number, str(stated.number))
        if "text" in self._form.corrected:
            self.entries["text"].show_stated(stated.text, stated.text)

    def _offer_areas(self) -> None:
        unit, area = self._boxes
        offer(area, self._areas.get(unit.currentText().strip(), ()))

    def _tell(self) -> None:
        self.challenge_entered.emit(self.entered(), self._form.challenge)
