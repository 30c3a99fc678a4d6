"""How the program looks: theme, typeface and size, after the system or as the analyst chose."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from analysis.briefing.fonts import FAMILY, font_file
from analysis.presentation.choices import Choices
from widgets.common.theme import DARK, LIGHT, Theme, apply_theme, system_theme


class Look(QObject):
    """Applies the choices to every window, and follows the system where these say so."""

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._choices = Choices()
        application.setStyle("Fusion")  # the style sheet is drawn alike on every system on top of it
        # The same typeface as in the briefing, so that Chinese is shown on systems that have no font for it.
        QFontDatabase.addApplicationFont(str(font_file()))
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def theme(self) -> Theme:
        """The theme that the choices come to now."""
        named = {"light": LIGHT, "dark": DARK}.get(self._choices.theme)
        return named or system_theme(self._application)

    def use(self, choices: Choices) -> None:
        """Look as chosen."""
        self._choices = choices
        apply_theme(self._application, self.theme, choices.font_size, FAMILY)

    def _follow_system(self) -> None:
        if self._choices.theme == "system":
            self.use(self._choices)
