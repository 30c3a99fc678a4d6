"""The dialog in which several talks become one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from analysis.presentation.merging import MergeSheet, compared_fields
from widgets.common.texts import Texts
from widgets.merging.comparison import Comparison


class MergeDialog(QDialog):
    """Shows talks side by side and what they will be as one; the arrow keys choose which is kept, Enter merges."""

    kept_chosen = Signal(tuple, str)
    """Another talk shall be kept: all talks' ids, and its own. Whoever hears it shows the sheet for that."""
    merge_wanted = Signal(str, tuple)
    """The talks shall be merged: the kept one's id, and the others'."""

    def __init__(self, texts: Texts, sheet: MergeSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._sheet = sheet
        self._intro = _wrapped("muted")
        self._choices = QButtonGroup(self)
        self._choices.idClicked.connect(self._choose)
        self._comparison = Comparison(texts)
        self._outweighed = _wrapped("warning")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        for part in (self._intro, self._comparison, self._outweighed, self._buttons):
            layout.addWidget(part, 1 if part is self._comparison else 0)
        texts.follow(self.retranslate)
        self.resize(min(self.sizeHint().width(), 1200), self.sizeHint().height())

    def show_sheet(self, sheet: MergeSheet) -> None:
        """Show the talks with another one kept; an answer that comes too late for the one chosen is left aside."""
        if sheet.kept_id == self._chosen():
            self._sheet = sheet
            self.retranslate()

    def accept(self) -> None:
        """Ask for the merge and close."""
        kept = self._chosen()
        self.merge_wanted.emit(kept, tuple(card.talk.id for card in self._sheet.cards if card.talk.id != kept))
        super().accept()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.setWindowTitle(self._texts("merging.merge_title"))
        self._intro.setText(self._texts("merging.merge_intro"))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self._texts("merging.merge"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self._texts("merging.cancel"))
        self._comparison.setAccessibleName(self._texts("merging.comparison"))
        self._show_columns()
        lines = [self._texts("merging.outweighed"), *map(self._texts.message, self._sheet.outweighed)]
        self._outweighed.setText("\n".join(lines))
        self._outweighed.setVisible(bool(self._sheet.outweighed))

    def _show_columns(self) -> None:
        cards = self._sheet.cards
        had_focus = any(button.hasFocus() for button in self._choices.buttons())
        heads: list[QWidget] = []
        for button in self._choices.buttons():
            self._choices.removeButton(button)
        for place, card in enumerate(cards):
            choice = QRadioButton(self._texts("merging.keep"))
            choice.setAccessibleDescription(card.talk.title)
            choice.setChecked(card.talk.id == self._sheet.kept_id)
            self._choices.addButton(choice, place)
            heads.append(choice)
        result = QLabel(self._texts("merging.result"))
        result.setProperty("role", "subheading")
        talks = [*(card.talk for card in cards), self._sheet.result]
        self._comparison.show_fields([*heads, result], compared_fields(talks, cards))
        chosen = self._choices.checkedButton()
        if chosen is not None and (had_focus or not self.isVisible()):
            chosen.setFocus()

    def _choose(self, place: int) -> None:
        kept = self._sheet.cards[place].talk.id
        if kept != self._sheet.kept_id:
            self.kept_chosen.emit(tuple(card.talk.id for card in self._sheet.cards), kept)

    def _chosen(self) -> str:
        return self._sheet.cards[max(self._choices.checkedId(), 0)].talk.id


def _wrapped(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
