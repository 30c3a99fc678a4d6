"""The chosen values of all facets as chips above the table, each of which goes away at a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from analysis.presentation.talk_filter import FacetName
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.library.facet_model import facet_label

if TYPE_CHECKING:
    from analysis.presentation.talk_selection import TalkSelection

_MOST = 6
"""How many chips there is room for; the rest is counted."""
_LONGEST = 22


class ChosenValues(QWidget):
    """A row of chips that is there only while something is chosen."""

    value_toggled = Signal(str, str, bool)
    """A facet, the key of a value of it, and whether it was excluded rather than chosen."""
    cleared = Signal()
    """Nothing is to be chosen any more."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._selection: TalkSelection | None = None
        self._chips: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._clear = QPushButton()
        self._clear.setProperty("role", "flat")
        self._clear.clicked.connect(self.cleared)
        self._row.addWidget(self._clear)
        self._row.addStretch()
        self.hide()
        texts.follow(self.retranslate)

    def show_selection(self, selection: TalkSelection) -> None:
        """Show what is chosen in a selection."""
        before, self._selection = self._selection, selection
        is_same = before is not None and before.talks is selection.talks
        if before is None or not is_same or before.view.filter.facets != selection.view.filter.facets:
            self.retranslate()

    def retranslate(self) -> None:
        """Make the chips anew in the language in use."""
        self._clear.setText(self._texts("facet.clear"))
        focused = next((place for place, chip in enumerate(self._chips) if chip.hasFocus()), -1)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        values = [] if self._selection is None else self._selection.view.filter.values()
        self._chips = [self._chip(facet, key, is_excluded) for facet, key, is_excluded in values[:_MOST]]
        for place, chip in enumerate(self._chips):
            self._row.insertWidget(place, chip)
        if len(values) > _MOST:
            self._clear.setText(self._texts("facet.clear_more", count=len(values) - _MOST))
        self.setVisible(bool(values))
        if self._chips and focused >= 0:
            self._chips[min(focused, len(self._chips) - 1)].setFocus()

    def _chip(self, facet: FacetName, key: str, is_excluded: bool) -> QPushButton:
        label = "" if self._selection is None else self._selection.label(facet, key)
        value = facet_label(self._texts, facet, key, label)
        title = self._texts(f"facet.{facet}")
        text = value
        if is_excluded:
            text = self._texts("facet.not", value=value) if key else self._texts("facet.has", facet=title)
        chip = QPushButton(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
        chip.setIcon(icon("mdi6.close"))
        chip.setProperty("role", "chip")
        chip.setToolTip(self._texts("facet.remove", facet=title, value=text))
        chip.setAccessibleName(chip.toolTip())
        chip.clicked.connect(lambda: self.value_toggled.emit(facet, key, is_excluded))
        return chip
