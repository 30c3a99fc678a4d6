"""The highlights and notes of a talk, those that have lost their place included."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from analysis.presentation.talk_detail import MarkedPassage, TalkDetail
from storage.records import Note
from widgets.common.empty_state import EmptyState
from widgets.common.texts import Texts
from widgets.common.theme import Theme
from widgets.reader.card_list import CardDelegate, CardList
from widgets.reader.record_model import RecordModel

_LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A highlight with what hangs on it, or one note."""

    key: str
    passage: MarkedPassage | None = None
    note: Note | None = None


def mark_rows(detail: TalkDetail) -> list[MarkRow]:
    """Return the rows of a talk's marks: highlights without a place first, then in the order of reading, then notes."""
    placed = [passage for _, part in detail.texts() for passage in part.passages]
    rows: list[MarkRow] = []
    for passage in (*detail.unplaced, *placed):
        rows.append(MarkRow(passage.highlight.id, passage=passage))
        rows.extend(MarkRow(note.id, passage=passage, note=note) for note in passage.notes)
    rows.extend(MarkRow(note.id, note=note) for note in detail.notes)
    return rows


class MarksView(QWidget):
    """Lists marks; Enter goes to a mark's place."""

    place_wanted = Signal(str, str, int, int)
    """Somebody wants to see a passage in its place: report id ("" for the talk's own text), field, start, end."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.model: RecordModel[MarkRow] = RecordModel(lambda row: row.key, self._spoken, self)
        self.cards = CardList(CardDelegate(self._page, _strip, self), self)
        self.cards.setModel(self.model)
        self.cards.activated.connect(self._go_to_place)
        self._empty = EmptyState(texts, "reader.no_marks", "reader.no_marks_hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.cards)
        layout.addWidget(self._empty)
        texts.follow(self.retranslate)

    def show_marks(self, rows: Sequence[MarkRow]) -> None:
        """Show the marks of a talk; the current one stays current."""
        current = self.current_row()
        self.model.show_records(rows)
        self.cards.repaint_cards()
        place = self.model.row_of(current.key) if current else 0
        if rows:
            self.cards.setCurrentIndex(self.model.index(max(place, 0)))
        self.cards.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def current_row(self) -> MarkRow | None:
        """Return the current mark."""
        record = self.cards.current_record()
        return record if isinstance(record, MarkRow) else None

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.cards.setAccessibleName(self._texts("reader.marks"))
        self.model.say_anew()
        self.cards.repaint_cards()

    def _go_to_place(self, index: QModelIndex) -> None:
        row = self.current_row()
        if row is not None and row.passage is not None and row.passage.is_placed:
            passage = row.passage
            self.place_wanted.emit(passage.highlight.report_id, passage.field, passage.start, passage.end)

    def _spoken(self, row: MarkRow) -> str:
        if row.note is not None:
            return self._texts("reader.note_spoken", text=row.note.text, analyst=row.note.analyst)
        highlight = row.passage.highlight if row.passage else None
        if highlight is None:
            return ""
        key = "reader.highlight_spoken" if row.passage and row.passage.is_placed else "reader.unplaced_spoken"
        return self._texts(key, text=highlight.exact, analyst=highlight.analyst)

    def _page(self, row: MarkRow, theme: Theme) -> str:
        if row.note is not None:
            text = html.escape(row.note.text).replace("\n", "<br>")
            head = f"✎ {row.note.analyst} · {row.note.made_at[:10]}"
            inset = 18 if row.passage is not None else 0
            return (
                f'<p style="margin:0 0 2px {inset}px">{text}</p>'
                f'<p style="margin:0 0 0 {inset}px;color:{theme.muted}">{html.escape(head)}</p>'
            )
        return self._passage(row.passage, theme) if row.passage is not None else ""

    def _passage(self, passage: MarkedPassage, theme: Theme) -> str:
        exact = passage.highlight.exact
        quote = exact if len(exact) <= _LONGEST_QUOTE else exact[:_LONGEST_QUOTE] + "…"
        ground = theme.highlight(passage.highlight.colour)
        lines = [f'<p style="margin:0 0 3px 0"><span style="background-color:{ground}">{html.escape(quote)}</span></p>']
        if not passage.is_placed:
            warning = self._texts("reader.could_not_be_placed")
            lines.append(f'<p style="margin:0 0 4px 0;color:{theme.warning}">⚠ {html.escape(warning)}</p>')
        colour = self._texts(f"reader.colour_{passage.highlight.colour}")
        about = [passage.highlight.analyst, colour]
        if passage.is_placed:
            about.append(self._texts(f"reader.part_{passage.field.partition('.')[0]}"))
        lines.append(f'<p style="margin:0;color:{theme.muted}">{html.escape(" · ".join(about))}</p>')
        lines.extend(
            f'<p style="margin:4px 0 0 0">{html.escape(self._texts("reader.evidence_for", challenge=challenge))}</p>'
            for challenge in passage.evidence
        )
        return "".join(lines)


def _strip(row: MarkRow, theme: Theme) -> str:
    if row.note is not None:
        return theme.accent
    return theme.warning if row.passage is not None and not row.passage.is_placed else theme.control_border
