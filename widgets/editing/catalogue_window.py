"""The catalogue in a window of its own: the challenge sheet and the conferences."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from analysis.presentation.catalogue_rows import Catalogue
from widgets.common.texts import Texts
from widgets.editing.catalogue_list import CatalogueList


class CatalogueWindow(QDialog):
    """Two lists; what somebody wants done with their lines is told, whichever list they stand in."""

    add_wanted = Signal(str, str, str)
    """Kind of what is to be added, and kind and id of the line that is chosen, both empty for none."""
    edit_wanted = Signal(str, str)
    """Kind and id."""
    archive_wanted = Signal(str, str)
    bring_back_wanted = Signal(str, str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.resize(820, 640)
        self.sheet = CatalogueList(texts, "sheet", ("business_unit", "focus_area", "challenge"))
        self.conferences = CatalogueList(texts, "conferences", ("talk", "conference"))
        self._tabs = QTabWidget()
        for found in (self.sheet, self.conferences):
            self._tabs.addTab(found, "")
            found.add_wanted.connect(self.add_wanted)
            found.edit_wanted.connect(self.edit_wanted)
            found.archive_wanted.connect(self.archive_wanted)
            found.bring_back_wanted.connect(self.bring_back_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self._tabs)
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setWindowTitle(self._texts("catalogue.title"))
        self._tabs.setAccessibleName(self._texts("catalogue.title"))
        self._tabs.tabBar().setAccessibleName(self._texts("catalogue.title"))
        self._tabs.setTabText(0, self._texts("catalogue.sheet"))
        self._tabs.setTabText(1, self._texts("catalogue.conferences"))

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Show what can be edited."""
        self.sheet.show_rows(catalogue.units)
        self.conferences.show_rows(catalogue.conferences)
