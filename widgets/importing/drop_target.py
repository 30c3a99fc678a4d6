"""Files, folders and text can be dropped anywhere on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets.common.texts import Texts
from widgets.common.theme import theme_of

_MARGIN = 12
_ENTERING = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class DropTarget(QObject):
    """Watches a window; fields that take dropped text themselves go on doing so."""

    files_dropped = Signal(object)
    """The paths that were dropped, a tuple."""
    text_dropped = Signal(str)
    """Text that was dropped."""

    def __init__(self, texts: Texts, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.is_enabled = True
        """Whether drops are taken: not where the library can only be read."""
        self._hint = _DropHint(texts, window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the hint while something is held over the window, and take what is dropped."""
        if watched is not self._window:
            return False
        kind = event.type()
        if kind in _ENTERING and isinstance(event, QDragEnterEvent | QDragMoveEvent):
            return self._entered(event)
        if kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._dropped(event)
        if kind == QEvent.Type.DragLeave:
            self._hint.hide()
        return False

    def _entered(self, event: QDragMoveEvent) -> bool:
        if not self.is_enabled or not _is_wanted(event.mimeData()):
            return False
        event.acceptProposedAction()
        self._hint.cover()
        return True

    def _dropped(self, event: QDropEvent) -> bool:
        self._hint.hide()
        if not self.is_enabled:
            return False
        paths, text = dropped_paths(event.mimeData()), dropped_text(event.mimeData())
        if not paths and not text:
            return False
        event.acceptProposedAction()
        if paths:
            self.files_dropped.emit(paths)
        else:
            self.text_dropped.emit(text)
        return True


def dropped_paths(data: QMimeData | None) -> tuple[Path, ...]:
    """Return the files and folders of this machine among what is dropped or pasted; an empty clipboard has no data."""
    return () if data is None else tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def dropped_text(data: QMimeData | None) -> str:
    """Return the text of what is dropped or pasted, plain where there is a choice; "" for files and pictures."""
    return "" if data is None or data.hasUrls() or not data.hasText() else data.text()


def _is_wanted(data: QMimeData) -> bool:
    return bool(dropped_paths(data) or dropped_text(data).strip())


class _DropHint(QWidget):
    """Lies over the window while something is held over it, and lets the drop through."""

    def __init__(self, texts: Texts, window: QWidget) -> None:
        super().__init__(window)
        self._texts = texts
        self._covered = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        texts.follow(self.retranslate)

    def cover(self) -> None:
        """Lie over the whole window."""
        if self.isVisible():
            return
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.setAccessibleName(self._texts("drop.hint"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a veil, a dashed frame, and what dropping would do."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.window)
        veil.setAlphaF(0.88)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(theme.accent), 3, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), 12, 12)
        middle, line = self.rect().center().y(), self.fontMetrics().height()
        font = painter.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() + 6)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(48, middle - 2 * line, -48, 0), flags, self._texts("drop.hint"))
        painter.setFont(self.font())
        painter.setPen(QColor(theme.muted))
        painter.drawText(self.rect().adjusted(48, middle + line // 2, -48, 0), flags, self._texts("drop.hint_detail"))
        painter.end()
