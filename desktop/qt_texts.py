"""The texts that Qt itself shows, such as menus of text fields and dialogs for files, in the language in use."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.language import CHINESE

_FILES = {CHINESE: "qtbase_zh_CN"}
"""By the catalogue's language; Qt's own texts are English."""


class QtTexts(QObject):
    """Keeps the translation that Qt brings along in force for one language at a time."""

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._translator: QTranslator | None = None

    def use(self, language: str) -> None:
        """Speak a language of the catalogue."""
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
            self._translator = None
        name = _FILES.get(language)
        if name is None:
            return
        translator = QTranslator(self)
        if translator.load(name, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._application.installTranslator(translator)
            self._translator = translator
