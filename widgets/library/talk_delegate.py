"""How the cells of the talk table look: drawn straight from the row, as a style sheet takes ten times as long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap, QStaticText
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from analysis.presentation.talk_filter import COLUMNS, ColumnName
from widgets.common.chips import chip_size, paint_chip
from widgets.common.icons import icon
from widgets.common.theme import LIGHT, Theme
from widgets.library.talk_table_model import TalkTableModel

if TYPE_CHECKING:
    from analysis.presentation.talk_list import TalkListRow

_SIDE = 8
_GAP = 4
_ICON = 16
_BAR_HEIGHT, _LONGEST_BAR = 6, 48
_ROW_PADDING = 12
_STARS = 5
_KEPT = 4_000
"""Texts that are kept laid out; some thirty pages of them."""
_SELECTED = QStyle.StateFlag.State_Selected.value
_MUTED: frozenset[ColumnName] = frozenset(
    {"start", "conference", "code", "track", "type", "room", "speakers", "topics", "authors", "business_units"}
)
_ON_THE_RIGHT: frozenset[ColumnName] = frozenset({"notes", "highlights", "warnings", "others_rating"})
_STATUS_ICONS = {
    "planned": "mdi6.calendar-blank-outline",
    "moved": "mdi6.calendar-arrow-right",
    "cancelled": "mdi6.calendar-remove-outline",
    "reported": "mdi6.check-circle-outline",
}


class TalkDelegate(QStyledItemDelegate):
    """Paints the cells of one table; `prepare` is called before each painting of it."""

    def __init__(self, model: TalkTableModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model
        self._theme = LIGHT
        self._colours = _colours(LIGHT)
        self._current = -1
        self._has_focus = False
        self._metrics = view.fontMetrics()
        self._font = view.font()
        self._laid_out = lru_cache(_KEPT)(self._lay_out)
        self._cut_to = lru_cache(_KEPT)(self._cut)
        self._special: dict[ColumnName, Callable[[QPainter, QRect, TalkListRow, bool], None]] = {
            "title": self._paint_title,
            "tags": self._paint_tags,
            "rating": self._paint_stars,
            "status": self._paint_status,
            "links": self._paint_links,
        }

    def prepare(self, view: QAbstractItemView, theme: Theme) -> None:
        """Take over the theme and the current row for the painting that follows."""
        if theme is not self._theme:
            self._theme, self._colours = theme, _colours(theme)
        self._current = view.currentIndex().row()
        self._has_focus = view.hasFocus()

    def use_font(self, font: QFont) -> None:
        """Lay text out in another font from now on."""
        self._font = font
        self._metrics = QFontMetrics(font)
        self._laid_out.cache_clear()
        self._cut_to.cache_clear()

    def row_height(self) -> int:
        """Return how high every row is."""
        return self._metrics.height() + _ROW_PADDING

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size that a cell's text needs."""
        text = self._model.text_of(self._model.talk_at(index.row()), COLUMNS[index.column()])
        return QSize(self._metrics.horizontalAdvance(text) + 2 * _SIDE, self.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell, as an editor or a drag would ask for it; the table itself paints whole rows."""
        rect: QRect = option.rect
        columns = [(COLUMNS[index.column()], rect.x(), rect.width())]
        is_selected = bool(option.state.value & _SELECTED)
        self.paint_row(painter, index.row(), (rect.y(), rect.height()), columns, is_selected=is_selected)

    def paint_row(
        self,
        painter: QPainter,
        row: int,
        place: tuple[int, int],
        columns: Sequence[tuple[ColumnName, int, int]],
        *,
        is_selected: bool,
    ) -> None:
        """Paint the cells of a row; `place` is its top and height, `columns` have their left end and width."""
        top, height = place
        left, right = min(x for _, x, _ in columns), max(x + width for _, x, width in columns)
        colours = self._colours
        if is_selected:
            painter.fillRect(left, top, right - left, height, colours["selection"])
        painter.fillRect(left, top + height - 1, right - left, 1, colours["border"])
        if row == self._current and self._has_focus:
            painter.fillRect(left, top, right - left, 1, colours["focus"])
            painter.fillRect(left, top + height - 2, right - left, 2, colours["focus"])
        talk = self._model.talk_at(row)
        for column, x, width in columns:
            inner = QRect(x + _SIDE, top, width - 2 * _SIDE, height)
            special = self._special.get(column)
            if special is not None:
                special(painter, inner, talk, is_selected)
                continue
            colour = "on_selection" if is_selected else "muted" if column in _MUTED else "text"
            text = self._model.text_of(talk, column)
            self._text(painter, inner, text, colour, on_the_right=column in _ON_THE_RIGHT)

    def _text(self, painter: QPainter, rect: QRect, text: str, colour: str, *, on_the_right: bool = False) -> int:
        """Draw a line of text, cut where it is too long, and return how much of the width it takes."""
        if not text or rect.width() <= 0:
            return 0
        shown, width, height = self._laid_out(text)
        if width > rect.width():
            shown, width, height = self._cut_to(text, rect.width())
        painter.setPen(self._colours[colour])
        left = rect.right() - width if on_the_right else rect.x()
        painter.drawStaticText(left, rect.y() + (rect.height() - height) // 2, shown)
        return width

    def _width(self, text: str) -> int:
        return self._laid_out(text)[1]

    def _lay_out(self, text: str) -> tuple[QStaticText, int, int]:
        """Return a text laid out, with its width and height: measured, cut and drawn plainly, it is laid out thrice."""
        shown = QStaticText(text)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.prepare(font=self._font)
        size = shown.size()
        return shown, ceil(size.width()), ceil(size.height())

    def _cut(self, text: str, width: int) -> tuple[QStaticText, int, int]:
        return self._lay_out(self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width))

    def _paint_title(self, painter: QPainter, rect: QRect, talk: TalkListRow, is_selected: bool) -> None:
        """Paint the title and, where there is room, the titles in other languages after it."""
        taken = self._text(painter, rect, talk.title, "on_selection" if is_selected else "text")
        rest = rect.adjusted(taken + 3 * _GAP, 0, 0, 0)
        if talk.other_titles and rest.width() > 10 * _GAP:
            self._text(painter, rest, " · ".join(talk.other_titles), "on_selection" if is_selected else "muted")

    def _paint_tags(self, painter: QPainter, rect: QRect, talk: TalkListRow, is_selected: bool) -> None:
        """Paint as many chips as there is room for, and how many more there are."""
        left = rect.x()
        for place, tag in enumerate(talk.tags):
            rest = len(talk.tags) - place - 1
            room = rect.right() - left - (self._width(f"+{rest}") + _GAP if rest else 0)
            size = chip_size(tag.name, self._metrics)
            if size.width() > room and place:
                more = QRect(left, rect.y(), rect.right() - left, rect.height())
                self._text(painter, more, f"+{rest + 1}", "on_selection" if is_selected else "muted")
                return
            width = max(min(size.width(), room), 0)
            chip = QRect(left, rect.y() + (rect.height() - size.height()) // 2, width, size.height())
            paint_chip(painter, chip, tag.name, tag.colour, self._theme)
            left += width + _GAP

    def _paint_stars(self, painter: QPainter, rect: QRect, talk: TalkListRow, is_selected: bool) -> None:
        if talk.rating:
            taken = self._text(painter, rect, "★" * talk.rating, "on_selection" if is_selected else "warning")
            rest = rect.adjusted(taken, 0, 0, 0)
            self._text(painter, rest, "☆" * (_STARS - talk.rating), "on_selection" if is_selected else "muted")

    def _paint_status(self, painter: QPainter, rect: QRect, talk: TalkListRow, is_selected: bool) -> None:
        colour = {"cancelled": "danger", "moved": "warning", "reported": "success"}.get(talk.status, "muted")
        shown = "on_selection" if is_selected else colour
        picture = _picture(_STATUS_ICONS[talk.status], self._colours[shown].name(), painter.device().devicePixelRatio())
        painter.drawPixmap(rect.x(), rect.y() + (rect.height() - _ICON) // 2, picture)
        rest = rect.adjusted(_ICON + _GAP, 0, 0, 0)
        words = "on_selection" if is_selected else "muted" if talk.status in ("reported", "planned") else colour
        self._text(painter, rest, self._model.text_of(talk, "status"), words)

    def _paint_links(self, painter: QPainter, rect: QRect, talk: TalkListRow, is_selected: bool) -> None:
        """Paint how many links there are, and the strength of the best as a bar."""
        if not talk.links:
            return
        number = QRect(rect.x(), rect.y(), self._width("99"), rect.height())
        self._text(painter, number, str(talk.links), "on_selection" if is_selected else "text", on_the_right=True)
        bar = rect.adjusted(number.width() + 2 * _GAP, (rect.height() - _BAR_HEIGHT) // 2, 0, 0)
        width = min(bar.width(), _LONGEST_BAR)
        if width > 0:
            painter.fillRect(bar.x(), bar.y(), width, _BAR_HEIGHT, self._colours["border"])
            strong = "on_selection" if is_selected else "accent"
            painter.fillRect(
                bar.x(), bar.y(), max(2, round(width * talk.best_score)), _BAR_HEIGHT, self._colours[strong]
            )


def _colours(theme: Theme) -> dict[str, QColor]:
    names = ("text", "muted", "border", "selection", "on_selection", "focus", "accent", "danger", "warning", "success")
    return {name: QColor(getattr(theme, name)) for name in names}


@lru_cache(64)
def _picture(name: str, colour: str, ratio: float) -> QPixmap:
    return icon(name, colour).pixmap(QSize(_ICON, _ICON), ratio)
