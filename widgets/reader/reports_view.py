"""The texts of a talk: its abstract and what each report says, side by side or one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from analysis.presentation.talk_detail import ABSTRACT, ReportDetail, TalkDetail
from widgets.common.texts import Texts
from widgets.reader.part_field import PartField
from widgets.reader.part_view import PartView
from widgets.reader.report_card import ReportCard

_MEASURE = 46
"""The widest column, in Chinese characters: about as many as the eye finds its way back from."""

_NARROWEST = 250


@dataclass(frozen=True, slots=True)
class Selected:
    """A selected passage: in which report ("" for the talk's own text), in which field, and where."""

    report_id: str
    field: str
    text: str
    start: int
    end: int


class ReportsView(QScrollArea):
    """Shows texts to read, mark and write in."""

    part_edited = Signal(str, str, str)
    """The report's id, the part's name, and what it says now."""
    original_wanted = Signal(str, str)
    """The report's id and the name of the part that should say again what the document says."""
    selection_changed = Signal()
    """Another passage is selected, or none."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._cards: dict[str, ReportCard] = {}
        self._abstract_frame = QFrame()
        self._abstract_frame.setProperty("role", "card")
        self._abstract: PartView | None = None
        self._page = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(12)
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._abstract_frame)
        layout.addLayout(self._columns)
        layout.addStretch()
        inner = QVBoxLayout(self._abstract_frame)
        inner.setContentsMargins(5, 8, 8, 6)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._page)
        self._measure()
        texts.follow(self.retranslate)

    @property
    def is_side_by_side(self) -> bool:
        """Whether reports stand beside each other."""
        return self._columns.direction() == QBoxLayout.Direction.LeftToRight

    def set_side_by_side(self, on: bool) -> None:
        """Put the reports beside each other, or one below the other."""
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if on else QBoxLayout.Direction.TopToBottom)
        self._measure()

    def show_talk(self, detail: TalkDetail) -> None:
        """Show the texts of a talk; what is being written is left alone."""
        self._show_abstract(detail)
        wanted = [report.id for report in detail.reports]
        for report_id in [known for known in self._cards if known not in wanted]:
            card = self._cards.pop(report_id)
            self._columns.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, report in enumerate(detail.reports):
            if report.id in self._cards:
                self._cards[report.id].show_report(report)
            else:
                self._cards[report.id] = self._new_card(report)
                self._columns.insertWidget(place, self._cards[report.id], 1)
        self._measure()

    def flush(self) -> None:
        """Hand on everything that was typed and is not yet."""
        for _, field in self._fields():
            field.flush()

    def stop_editing(self) -> None:
        """Let every report be read only, as when another talk comes."""
        for card in self._cards.values():
            card.set_editing(False)

    def saved(self, report_id: str, part: str) -> None:
        """Take note that a text that was handed on is in the library."""
        field = self._field(report_id, part)
        if field is not None:
            field.saved()

    def current_card(self) -> ReportCard | None:
        """Return the card that has the keyboard, or else the first."""
        focused = QApplication.focusWidget()
        cards = list(self._cards.values())
        return next(
            (card for card in cards if focused is not None and card.isAncestorOf(focused)), next(iter(cards), None)
        )

    def edit(self, report_id: str) -> None:
        """Let a report be written."""
        if report_id in self._cards:
            self._cards[report_id].set_editing(True)
            self.ensureWidgetVisible(self._cards[report_id])

    def go(self, step: int) -> None:
        """Bring the keyboard to the next (1) or the previous (-1) report."""
        cards = list(self._cards.values())
        current = self.current_card()
        if not cards or current is None:
            return
        focused = QApplication.focusWidget()
        has_keyboard = focused is not None and current.isAncestorOf(focused)
        place = cards.index(current) + step if has_keyboard else 0
        card = cards[min(max(place, 0), len(cards) - 1)]
        view = next((view for view in card.parts.values() if view.isVisibleTo(card)), None)
        (view.field if view else card).setFocus()
        self.ensureWidgetVisible(card, 0, 0)
        self.verticalScrollBar().setValue(card.mapTo(self._page, QPoint(0, 0)).y() - 8)

    def go_to(self, report_id: str, field_name: str, start: int, end: int) -> None:
        """Select a passage in its place and bring it into view."""
        field = self._field(report_id, field_name)
        if field is None or end <= start:
            return
        field.setFocus()
        field.select(start, end)
        self._follow_caret(field, field.cursorRect())

    def selected(self) -> Selected | None:
        """Return the selected passage, None where nothing is."""
        for report_id, field in self._fields():
            start, end = field.selected()
            if end > start and (field.hasFocus() or not self._some_has_focus()):
                return Selected(report_id, self._name_of(field), field.text, start, end)
        return None

    def selection_rect(self) -> QRect:
        """Return where the selected passage is in the view, empty where nothing is selected."""
        for _, field in self._fields():
            start, end = field.selected()
            if end > start and (field.hasFocus() or not self._some_has_focus()):
                cursor = field.textCursor()
                first, last = field.textCursor(), field.textCursor()
                first.setPosition(cursor.selectionStart())
                last.setPosition(cursor.selectionEnd())
                rect = field.cursorRect(first).united(field.cursorRect(last))
                return QRect(field.viewport().mapTo(self.viewport(), rect.topLeft()), rect.size())
        return QRect()

    def caret_passage(self) -> str:
        """Return the id of the highlight under the caret, empty where there is none."""
        for _, field in self._fields():
            if field.hasFocus():
                found = field.passage_at(field.offset_of_caret())
                return found.highlight.id if found else ""
        return ""

    def clear_selection(self) -> None:
        """Select nothing any more."""
        for _, field in self._fields():
            cursor = field.textCursor()
            if cursor.hasSelection():
                cursor.clearSelection()
                field.setTextCursor(cursor)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setAccessibleName(self._texts("reader.reports"))

    def changeEvent(self, event: QEvent) -> None:
        """Keep the measure with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _show_abstract(self, detail: TalkDetail) -> None:
        if self._abstract is None:
            self._abstract = PartView(self._texts, detail.abstract, self._abstract_frame)
            self._watch(self._abstract.field)
            frame = self._abstract_frame.layout()
            if frame is not None:
                frame.addWidget(self._abstract)
        else:
            self._abstract.show_part(detail.abstract)
        self._abstract_frame.setVisible(bool(detail.abstract.text.strip()))

    def _new_card(self, report: ReportDetail) -> ReportCard:
        card = ReportCard(self._texts, report, self._page)
        card.part_edited.connect(self.part_edited)
        card.original_wanted.connect(self.original_wanted)
        card.field_added.connect(self._watch)
        for view in card.parts.values():
            self._watch(view.field)
        return card

    def _watch(self, field: PartField) -> None:
        field.caret_moved.connect(lambda rect: self._follow_caret(field, rect) if field.hasFocus() else None)
        field.selectionChanged.connect(self.selection_changed)

    def _follow_caret(self, field: PartField, rect: QRect) -> None:
        place = field.viewport().mapTo(self._page, rect.center())
        self.ensureVisible(place.x(), place.y(), 40, 60)

    def _fields(self) -> Iterator[tuple[str, PartField]]:
        if self._abstract is not None:
            yield "", self._abstract.field
        for report_id, card in self._cards.items():
            for view in card.parts.values():
                yield report_id, view.field

    def _field(self, report_id: str, name: str) -> PartField | None:
        return next(
            (field for known, field in self._fields() if known == report_id and self._name_of(field) == name), None
        )

    def _name_of(self, field: PartField) -> str:
        view = field.parent()
        return view.name if isinstance(view, PartView) else ABSTRACT

    def _some_has_focus(self) -> bool:
        return any(field.hasFocus() for _, field in self._fields())

    def _measure(self) -> None:
        """Keep columns as narrow as reads well; side by side, the page is as wide as its columns need."""
        widest = self.fontMetrics().horizontalAdvance("汉") * _MEASURE
        for card in self._cards.values():
            card.setMaximumWidth(widest)
            card.setMinimumWidth(_NARROWEST)
        self._abstract_frame.setMaximumWidth(widest)
