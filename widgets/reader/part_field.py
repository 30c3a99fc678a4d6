"""The text of one part of a report: read, marked, and written in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from analysis.presentation.shown_text import ShownText
from analysis.presentation.talk_detail import MarkedPassage
from widgets.common.theme import theme_of

PAUSE_MILLISECONDS = 300
"""After a pause of this length in typing, what was typed is handed on."""

LINE_HEIGHT = 150.0
"""Per cent of the font's own; Chinese text needs more air than Latin."""

_READ = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
_WRITE = Qt.TextInteractionFlag.TextEditorInteraction
_FRAME = 2
_MARGIN = 4
INSET = 11
"""Pixels from the field's side to its text: margin, padding and frame; what stands above the text keeps to it."""
_UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class PartField(QTextEdit):
    """Shows a text as high as it is, and hands on what is typed after every pause; undo is the library's."""

    edited = Signal(str)
    """The text as it is after a pause in typing, or when the keyboard goes elsewhere."""
    editing_wanted = Signal()
    """A double click, or Enter, on a text that is being read."""
    caret_moved = Signal(QRect)
    """Where the caret is now, in the field's coordinates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ShownText("")
        self._passages: tuple[MarkedPassage, ...] = ()
        self._marked_text = ""
        """The text in which the offsets of the passages count."""
        self._sent: str | None = None
        """What was handed on last since editing began, None before anything was."""
        self._unsaved = 0
        self.least_height = 0
        """How high the field is at least, in pixels, however little stands in it."""
        self.setProperty("role", "reading")
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(_MARGIN)
        self.setTextInteractionFlags(_READ)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._hand_on)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._typed)
        self.cursorPositionChanged.connect(lambda: self.caret_moved.emit(self.cursorRect()))
        self._fit()

    @property
    def is_editing(self) -> bool:
        """Whether the text is being written."""
        return bool(self.textInteractionFlags() & Qt.TextInteractionFlag.TextEditable)

    @property
    def text(self) -> str:
        """The text that stands in the field."""
        raw = self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        return self._shown.text if raw == self._shown.display else raw

    def show_text(self, text: str, passages: Sequence[MarkedPassage] = (), *, is_fallback: bool = False) -> None:
        """Show the library's text with its highlights; the caret stays where it is.

        Nobody is disturbed who writes: what was typed and is not in the library yet stays. So does a field that was
        emptied, although the library then shows the document's own text again (`is_fallback`).
        """
        if text == self.text:
            self._shown = ShownText(text)
        elif not self._is_ahead(is_fallback):
            position = self.textCursor().position()
            self._put(text)
            cursor = self.textCursor()
            cursor.setPosition(min(position, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        self._passages = tuple(passages)
        self._marked_text = text
        self._mark()

    def _is_ahead(self, is_fallback: bool) -> bool:
        """Return whether the field holds something that the library's text does not know yet."""
        if self._pause.isActive() or self._unsaved:
            return True
        return self.is_editing and is_fallback and self._sent is not None and not self._sent.strip()

    def saved(self) -> None:
        """Take note that one of the texts that were handed on is in the library."""
        self._unsaved = max(0, self._unsaved - 1)

    def set_editing(self, on: bool) -> None:
        """Let the text be written, or only read; what was typed is handed on first."""
        if on == self.is_editing:
            return
        self.flush()
        self._sent = None
        self.setTextInteractionFlags(_WRITE if on else _READ)
        self.setProperty("role", "" if on else "reading")
        self.style().unpolish(self)
        self.style().polish(self)
        self.document().setModified(False)
        self._fit()

    def flush(self) -> None:
        """Hand on what was typed and is not yet."""
        if self._pause.isActive():
            self._pause.stop()
            self._hand_on()

    def start_over(self) -> None:
        """Hand on what was typed, then be an empty field for another text."""
        self.flush()
        self._unsaved = 0
        self._sent = None
        self._put("")
        self._pause.stop()

    def selected(self) -> tuple[int, int]:
        """Return the selected characters as offsets in the text, both equal where nothing is selected."""
        cursor = self.textCursor()
        shown = ShownText(self.text)
        start, end = (shown.offset(place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        passage = shown.text[start:end]
        start += len(passage) - len(passage.lstrip())
        return (start, start + len(passage.strip())) if passage.strip() else (start, start)

    def select(self, start: int, end: int) -> None:
        """Select the characters of the text and mark them, so that the eye finds them."""
        cursor = self.textCursor()
        cursor.setPosition(self._shown.position(start))
        cursor.setPosition(self._shown.position(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def offset_of_caret(self) -> int:
        """Return before which character of the text the caret stands."""
        return ShownText(self.text).offset(self.textCursor().position())

    def passage_at(self, offset: int) -> MarkedPassage | None:
        """Return the highlight that covers a character, the innermost of several."""
        covering = [one for one in self._passages if one.start <= offset < one.end]
        return min(covering, key=lambda one: one.end - one.start, default=None)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, after what was typed is handed on; and single keys while reading."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(event.matches(key) for key in _UNDOING):
                self.flush()
                event.ignore()
                return False
            if not self.is_editing and event.text().isprintable() and event.text():
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write, or begin to write with Enter."""
        if not self.is_editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editing_wanted.emit()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Begin to write where the double click was."""
        if self.is_editing or event.button() != Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
            return
        position = self.cursorForPosition(event.position().toPoint())
        self.editing_wanted.emit()
        if self.is_editing:
            self.setTextCursor(position)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the page: the field is as high as its text."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand on what was typed when the keyboard goes elsewhere."""
        self.flush()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._mark()
            self._fit()

    def _put(self, text: str) -> None:
        self._shown = ShownText(text)
        self.blockSignals(True)
        self.setPlainText(self._shown.display)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        lines = QTextBlockFormat()
        lines.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(lines)
        self.blockSignals(False)
        self._fit()

    def _hand_on(self) -> None:
        self._sent = self.text
        self._unsaved += 1
        self.edited.emit(self._sent)

    def _typed(self) -> None:
        if self.is_editing:
            self._pause.start()
            self._mark()

    def _mark(self) -> None:
        """Draw the highlights; in a text that was typed in since, only those whose words are still in place."""
        theme = theme_of(self)
        text = self.text
        shown = self._shown if text is self._shown.text else ShownText(text)
        selections = []
        for one in self._passages:
            if one.end > len(text) or text[one.start : one.end] != self._marked_text[one.start : one.end]:
                continue
            style = QTextCharFormat()
            style.setBackground(QColor(theme.highlight(one.highlight.colour)))
            style.setForeground(QColor(theme.text))
            if one.notes or one.evidence:
                style.setFontUnderline(True)
                style.setUnderlineColor(QColor(theme.muted))
            selections.append(_selection(self, shown.position(one.start), shown.position(one.end), style))
        self.setExtraSelections(selections)

    def _fit(self, *_: object) -> None:
        height = round(self.document().size().height()) + 2 * _FRAME + 2
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(max(height, self.fontMetrics().lineSpacing() + 12, self.least_height))


def _selection(field: QTextEdit, start: int, end: int, style: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(field.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor
    selection.format = style
    return selection
