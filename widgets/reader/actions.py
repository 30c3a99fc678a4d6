"""What the reader's commands do: the intent that each means on the page and with the selection there is."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QApplication, QTabBar

from analysis.presentation.markdown import receipt_markdown, talk_markdown
from analysis.presentation.talk_detail import TalkDetail
from storage.records import FieldRef, ItemRef
from widgets.common.texts import Texts
from widgets.reader.challenge_panel import ChallengePanel
from widgets.reader.intents import ReaderIntents
from widgets.reader.links_view import LinksView
from widgets.reader.marks_view import MarkRow, MarksView
from widgets.reader.note_panel import NotePanel
from widgets.reader.reports_view import ReportsView, Selected

_LONGEST_ABOUT = 120


class ReadingPage(Protocol):
    """What commands see of the reader."""

    detail: TalkDetail | None
    colour: str
    intents: ReaderIntents
    reports: ReportsView
    links: LinksView
    marks: MarksView
    note_panel: NotePanel
    challenge_panel: ChallengePanel
    tabs: QTabBar

    @property
    def talk_id(self) -> str:
        """The talk that is shown, empty where none is."""

    @property
    def page(self) -> str:
        """Which of the pages is shown, by its name."""

    def edit_report(self, report_id: str) -> None:
        """Let a report be written."""

    def go_to_page(self, name: str) -> None:
        """Show one of the pages."""

    def remember_focus(self) -> None:
        """Remember where the keyboard is."""

    def take_focus(self) -> None:
        """Put the keyboard on the page that is shown."""


class Actions:
    """Turns commands into intents; on a page where a command means nothing, nothing happens."""

    def __init__(self, reader: ReadingPage, texts: Texts) -> None:
        self._reader = reader
        self._texts = texts

    def highlight(self) -> None:
        """Highlight the selected passage in the last colour; give the current highlight that colour."""
        self.highlight_in(self._reader.colour)

    def highlight_in(self, colour: str) -> None:
        """Highlight the selected passage in a colour, which is the last one from now on."""
        reader = self._reader
        reader.colour = colour
        selected = self._selected()
        if selected is not None:
            reader.intents.highlight.emit(*self._passage(selected), colour)
            reader.reports.clear_selection()
        elif highlight_id := self._current_highlight():
            reader.intents.recolour.emit(highlight_id, colour)

    def write_note(self) -> None:
        """Write a note on the selected passage, on the current highlight, or on the talk."""
        reader = self._reader
        if reader.detail is None:
            return
        selected = self._selected()
        if selected is not None:
            quote = selected.text[selected.start : selected.end]
            passage = (*self._passage(selected), reader.colour)
            self._ask("reader.note_on_passage", lambda text: reader.intents.note_on_passage.emit(*passage, text), quote)
        elif highlight_id := self._current_highlight():
            self._ask(
                "reader.note_on_passage",
                partial(reader.intents.note_on_highlight.emit, highlight_id),
                self._quote_of(highlight_id),
            )
        else:
            self._ask("reader.note_on_talk", reader.intents.note.emit, reader.detail.talk.title)

    def want_tags(self) -> None:
        """Ask for tags for the talk."""
        if self._reader.detail is not None:
            self._reader.intents.tag.emit(self._reader.talk_id)

    def give_evidence(self) -> None:
        """Ask for the challenge that the selected passage, or the current highlight, is evidence for."""
        reader = self._reader
        if reader.detail is None:
            return
        selected = self._selected()
        challenges = reader.detail.challenges
        reader.remember_focus()
        if selected is not None:
            passage = (*self._passage(selected), reader.colour)
            reader.challenge_panel.ask(challenges, lambda key: reader.intents.evidence.emit(*passage, key))
        elif highlight_id := self._current_highlight():
            reader.challenge_panel.ask(challenges, partial(reader.intents.evidence_of_highlight.emit, highlight_id))

    def edit(self) -> None:
        """Write in the current report, or stop writing; on the page of marks, write the current note anew."""
        reader = self._reader
        row = self._current_mark()
        if row is not None:
            if row.note is not None:
                change = partial(reader.intents.change_note.emit, row.note.id)
                self._ask("reader.change_note", change, "", text=row.note.text)
            return
        card = reader.reports.current_card() if reader.page == "reports" else None
        if card is not None:
            card.set_editing(not card.is_editing)

    def write_report(self) -> None:
        """Begin an own report, or go on with it."""
        detail = self._reader.detail
        if detail is None:
            return
        if detail.own_report is not None:
            self._reader.edit_report(detail.own_report.id)
        else:
            self._reader.intents.write_report.emit()

    def accept(self) -> None:
        """Accept the current link and go on to the next."""
        self._decide("accepted")

    def reject(self) -> None:
        """Reject the current link and go on to the next."""
        self._decide("rejected")

    def open_challenge(self) -> None:
        """Go to the challenge of the current link."""
        link = self._reader.links.current_link() if self._reader.page == "links" else None
        if link is not None:
            self._reader.intents.challenge.emit(link.challenge.id)

    def accept_with_note(self) -> None:
        """Accept the current link and say why."""
        self._decide_with_note("accepted")

    def reject_with_note(self) -> None:
        """Reject the current link and say why."""
        self._decide_with_note("rejected")

    def remove_mark(self) -> None:
        """Remove the current highlight or note."""
        intents = self._reader.intents
        row = self._current_mark()
        if row is not None and row.note is not None:
            intents.remove_note.emit(row.note.id)
        elif highlight_id := self._current_highlight():
            intents.remove_highlight.emit(highlight_id)

    def copy_markdown(self) -> None:
        """Copy the current receipt, or, on any other page, the whole talk."""
        detail = self._reader.detail
        if detail is None:
            return
        link = self._reader.links.current_link() if self._reader.page == "links" else None
        say = self._texts.message
        text = talk_markdown(detail, say) if link is None else receipt_markdown(link, detail.talk, say)
        QApplication.clipboard().setText(text)

    def toggle_layout(self) -> None:
        """Put reports side by side, or one after the other."""
        self._reader.go_to_page("reports")
        self._reader.reports.set_side_by_side(not self._reader.reports.is_side_by_side)

    def next_report(self) -> None:
        """Go to the next report."""
        self._reader.go_to_page("reports")
        self._reader.reports.go(1)

    def previous_report(self) -> None:
        """Go to the previous report."""
        self._reader.go_to_page("reports")
        self._reader.reports.go(-1)

    def next_page(self) -> None:
        """Show the next page of the reader."""
        self._turn(1)

    def previous_page(self) -> None:
        """Show the previous page of the reader."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        tabs = self._reader.tabs
        tabs.setCurrentIndex((tabs.currentIndex() + step) % tabs.count())
        self._reader.take_focus()

    def _decide(self, verdict: str, note: str | None = None) -> None:
        link = self._reader.links.current_link() if self._reader.page == "links" else None
        if link is not None:
            kept = link.decision.note if note is None and link.decision is not None else note or ""
            self._reader.intents.decide.emit(link.id, link.challenge.id, verdict, kept)
            self._reader.links.go_on()

    def _decide_with_note(self, verdict: str) -> None:
        link = self._reader.links.current_link() if self._reader.page == "links" else None
        if link is not None:
            text = link.decision.note if link.decision is not None else ""
            self._ask(f"reader.why_{verdict}", partial(self._decide, verdict), link.challenge.text, text=text)

    def _ask(self, key: str, keep: object, about: str, *, text: str = "") -> None:
        about = about if len(about) <= _LONGEST_ABOUT else f"{about[:_LONGEST_ABOUT]}…"
        if callable(keep):
            self._reader.remember_focus()
            self._reader.note_panel.ask(key, keep, text=text, about=about)

    def _selected(self) -> Selected | None:
        if self._reader.page != "reports" or self._reader.detail is None:
            return None
        self._reader.reports.flush()
        return self._reader.reports.selected()

    def _passage(self, selected: Selected) -> tuple[FieldRef, str, int, int]:
        item = ItemRef("talk", self._reader.talk_id)
        place = FieldRef(item, selected.field, selected.report_id)
        return place, selected.text, selected.start, selected.end

    def _current_mark(self) -> MarkRow | None:
        return self._reader.marks.current_row() if self._reader.page == "marks" else None

    def _current_highlight(self) -> str:
        """Return the highlight that the list of marks or the caret is on, empty where there is none."""
        row = self._current_mark()
        if row is not None:
            return row.passage.highlight.id if row.passage is not None else ""
        return self._reader.reports.caret_passage() if self._reader.page == "reports" else ""

    def _quote_of(self, highlight_id: str) -> str:
        detail = self._reader.detail
        passages = detail.passages() if detail is not None else ()
        return next((one.highlight.exact for one in passages if one.highlight.id == highlight_id), "")
