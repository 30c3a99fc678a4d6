"""A list whose rows are small pages of text as wide as the list: for receipts, quotations and notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPalette, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.common.theme import Theme, theme_of

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

RECORD_ROLE = Qt.ItemDataRole.UserRole
"""The record that a row shows."""

STRIP = 5
_INNER = 12
_GAP = 8


class CardDelegate(QStyledItemDelegate):
    """Paints a record as a card: a coloured strip at its side, and a page of rich text."""

    def __init__(
        self, page: Callable[[T, Theme], str], strip: Callable[[T, Theme], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._strip = strip
        self._pages: dict[tuple[str, int, str], QTextDocument] = {}

    def forget(self) -> None:
        """Write all pages anew: texts, theme or font have changed."""
        self._pages.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the list's width and the height that the page has in it."""
        width = _width(option)
        document = self._document(option, index, width)
        return QSize(width, round(document.size().height()) + 2 * _INNER + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the card."""
        view = option.widget
        theme = theme_of(view)
        card = QRectF(option.rect.adjusted(1, 1, -1, -_GAP))
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = is_current and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QColor(theme.focus if has_focus else theme.accent if is_current else theme.border))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._strip(index.data(RECORD_ROLE), theme)))
        painter.drawRoundedRect(QRectF(card.left() + 5, card.top() + 8, STRIP - 1, card.height() - 16), 2, 2)
        document = self._document(option, index, _width(option))
        painter.translate(QPointF(card.left() + STRIP + _INNER, card.top() + _INNER - 1))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(theme.text))
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _document(self, option: QStyleOptionViewItem, index: Index, width: int) -> QTextDocument:
        page = self._page(index.data(RECORD_ROLE), theme_of(option.widget))
        key = (page, width, option.font.key())
        if key not in self._pages:
            document = QTextDocument()
            document.setDocumentMargin(0)
            document.setDefaultFont(option.font)
            document.setHtml(page)
            document.setTextWidth(width - STRIP - 2 * _INNER - 4)
            self._pages[key] = document
        return self._pages[key]


class CardList(QListView):
    """The list of cards; arrow keys go from card to card."""

    def __init__(self, delegate: CardDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self.setProperty("role", "plain")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalScrollBar().setSingleStep(24)

    def current_record(self) -> object:
        """Return the record of the current row, None where there is none."""
        index = self.currentIndex()
        return index.data(RECORD_ROLE) if index.isValid() else None

    def repaint_cards(self) -> None:
        """Write every card anew."""
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out in the new width."""
        super().resizeEvent(event)
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.repaint_cards()


def _width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    rect: QRect = view.viewport().rect() if isinstance(view, QAbstractItemView) else option.rect
    return rect.width()
