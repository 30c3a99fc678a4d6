"""The document that a report was read from, at the place where it speaks of the talk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from analysis.presentation.shown_text import ShownText
from analysis.presentation.talk_detail import DocumentPlace, SourceText
from widgets.common.texts import Texts
from widgets.common.theme import theme_of


class SourceView(QWidget):
    """Shows one of the talk's documents; its text is asked for only when it is to be seen."""

    document_wanted = Signal(object)
    """The DocumentPlace whose text is to be shown."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._places: tuple[DocumentPlace, ...] = ()
        self._shown: SourceText | None = None
        self._asked: DocumentPlace | None = None
        self.chooser = QComboBox()
        self.chooser.currentIndexChanged.connect(self._ask)
        self._remark = QLabel()
        self._remark.setProperty("role", "muted")
        self._remark.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        for widget in (self.chooser, self._remark, self.text):
            layout.addWidget(widget)
        texts.follow(self.retranslate)

    def show_places(self, places: Sequence[DocumentPlace]) -> None:
        """Offer the documents of another talk, or of the same one as they are now."""
        if tuple(places) == self._places:
            return
        self._places = tuple(places)
        self._shown = self._asked = None
        self.chooser.blockSignals(True)
        self.chooser.clear()
        self.chooser.addItems([place.name for place in self._places])
        self.chooser.blockSignals(False)
        self.text.clear()
        self._say()
        if self.isVisible():
            self.ask()

    def ask(self) -> None:
        """Ask for the text of the chosen document, unless it is shown or on its way."""
        self._ask(self.chooser.currentIndex())

    def choose(self, report_id: str) -> None:
        """Choose the document of a report."""
        for number, place in enumerate(self._places):
            if place.report_id == report_id:
                self.chooser.setCurrentIndex(number)

    def show_source(self, source: SourceText) -> None:
        """Show a document at its place."""
        if source.place != self._asked:
            return
        self._shown = source
        self._write()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.chooser.setAccessibleName(self._texts("reader.document"))
        self.text.setAccessibleName(self._texts("reader.source"))
        self._say()

    def _ask(self, number: int) -> None:
        if 0 <= number < len(self._places) and self._places[number] != self._asked:
            self._asked = self._places[number]
            self.document_wanted.emit(self._asked)

    def _say(self) -> None:
        key = ""
        if not self._places:
            key = "reader.no_document"
        elif self._shown is not None and not self._shown.text:
            key = "reader.no_text"
        elif self._shown is not None and self._shown.end <= self._shown.start:
            key = "reader.place_not_found"
        self._remark.setText(self._texts(key) if key else "")
        self._remark.setVisible(bool(key))
        self.chooser.setVisible(bool(self._places))
        self.text.setVisible(bool(self._places))

    def _write(self) -> None:
        source = self._shown
        if source is None:
            return
        shown = ShownText(source.text)
        self.text.setPlainText(shown.display)
        self._say()
        start, end = shown.position(source.start), shown.position(source.end)
        style = QTextCharFormat()
        style.setBackground(QColor(theme_of(self).selection))
        style.setForeground(QColor(theme_of(self).on_selection))
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, style
        self.text.setExtraSelections([selection] if end > start else [])
        caret = QTextCursor(self.text.document())
        caret.movePosition(QTextCursor.MoveOperation.End)
        self.text.setTextCursor(caret)  # so that the place then comes to the top and not to the foot
        caret.setPosition(start)
        self.text.setTextCursor(caret)
