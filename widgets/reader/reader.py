"""The reader: one talk to read, to mark, to judge and to write about."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from analysis.presentation.talk_detail import SourceText, TalkDetail
from widgets.common.empty_state import EmptyState
from widgets.common.texts import Texts
from widgets.common.theme import HIGHLIGHT_COLOURS
from widgets.reader.actions import Actions
from widgets.reader.challenge_panel import ChallengePanel
from widgets.reader.commands import add_reader_commands
from widgets.reader.header import Header
from widgets.reader.history_view import HistoryView
from widgets.reader.intents import ReaderIntents
from widgets.reader.links_view import LinksView
from widgets.reader.marks_view import MarksView, mark_rows
from widgets.reader.note_panel import NotePanel
from widgets.reader.reports_view import ReportsView
from widgets.reader.selection_bar import SelectionBar
from widgets.reader.source_view import SourceView

PAGES = ("reports", "links", "marks", "source", "history")
_ON_SELECTION = ("highlight", "note", "tag", "evidence")
_BESIDE_TABS = ("write_report", "layout", "copy_markdown")
_SETTLING_MILLISECONDS = 120
"""How long a selection rests before its buttons come up, so that they do not chase the pointer."""


class Reader(QWidget):
    """Shows one talk; what is wanted of it goes out through `intents`."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.detail: TalkDetail | None = None
        self.intents = ReaderIntents(self)
        self.colour = HIGHLIGHT_COLOURS[0]
        """The colour that was chosen last."""
        self.header = Header(texts)
        self.reports = ReportsView(texts)
        self.links = LinksView(texts)
        self.marks = MarksView(texts)
        self.source = SourceView(texts)
        self.history = HistoryView(texts)
        self.note_panel = NotePanel(texts)
        self.challenge_panel = ChallengePanel(texts)
        self.tabs = QTabBar()
        self._pages = QStackedWidget()
        self._body = QWidget()
        self._empty = EmptyState(texts, "reader.empty", "reader.empty_hint")
        self._came_from: QWidget | None = None
        self._does = Actions(self, texts)
        self.commands: dict[str, QAction] = add_reader_commands(self, texts, self._does)
        self.bar = SelectionBar(texts, [self.commands[name] for name in _ON_SELECTION], self.reports.viewport())
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MILLISECONDS)
        self._lay_out()
        self._connect()
        self._show_what_there_is()
        texts.follow(self.retranslate)

    @property
    def talk_id(self) -> str:
        """The talk that is shown, empty where none is."""
        return self.detail.talk.id if self.detail else ""

    @property
    def page(self) -> str:
        """Which of the pages is shown, by its name."""
        return PAGES[self.tabs.currentIndex()]

    def show_talk(self, detail: TalkDetail | None) -> None:
        """Show a talk, or the same one as it is now; a text that is being written in is not disturbed."""
        is_another = detail is None or detail.talk.id != self.talk_id
        if is_another:
            self.reports.flush()
            self.reports.stop_editing()
            self.note_panel.hide()
            self.challenge_panel.hide()
            self.bar.hide()
        self.detail = detail
        if detail is not None:
            self.header.show_talk(detail)
            self.reports.show_talk(detail)
            self.links.show_links(detail.links)
            self.marks.show_marks(mark_rows(detail))
            self.source.show_places(detail.documents)
            self.history.show_history(detail.history)
        if is_another:
            self.reports.verticalScrollBar().setValue(0)
        self._show_what_there_is()
        self.retranslate()
        if self.hasFocus():  # it came before there was anything to read
            self.take_focus()

    def show_source(self, source: SourceText) -> None:
        """Show the text of a document that was asked for."""
        self.source.show_source(source)

    def part_saved(self, report_id: str, part: str) -> None:
        """Take note that a text which was handed on is in the library."""
        self.reports.saved(report_id, part)

    def edit_report(self, report_id: str) -> None:
        """Let a report be written, such as an own one that was just begun."""
        self.go_to_page("reports")
        self.reports.edit(report_id)

    def go_to_page(self, name: str) -> None:
        """Show one of the pages."""
        self.tabs.setCurrentIndex(PAGES.index(name))

    def go_to_place(self, report_id: str, field: str, start: int, end: int) -> None:
        """Show a passage in its place."""
        self.go_to_page("reports")
        self.reports.go_to(report_id, field, start, end)

    def saved_state(self) -> dict[str, object]:
        """Return what survives a restart."""
        return {"side_by_side": self.reports.is_side_by_side, "page": self.page, "colour": self.colour}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what was saved; whatever is missing or odd is left as it is."""
        if isinstance(state.get("side_by_side"), bool):
            self.reports.set_side_by_side(bool(state["side_by_side"]))
        if state.get("page") in PAGES:
            self.go_to_page(str(state["page"]))
        if state.get("colour") in HIGHLIGHT_COLOURS:
            self.colour = str(state["colour"])

    def take_focus(self) -> None:
        """Put the keyboard on the page that is shown."""
        pages: dict[str, QWidget] = {
            "links": self.links.cards,
            "marks": self.marks.cards,
            "source": self.source.text,
            "history": self.history.cards,
        }
        if self.page in pages:
            pages[self.page].setFocus()
        elif self.detail is not None:
            self.reports.go(0)

    def remember_focus(self) -> None:
        """Remember where the keyboard is, to bring it back when the page at the foot is left."""
        self._came_from = QApplication.focusWidget()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setAccessibleName(self._texts("reader.name"))
        self.tabs.setAccessibleName(self._texts("reader.pages"))
        detail = self.detail
        counts = {"links": len(detail.links), "marks": self.marks.model.rowCount()} if detail else {}
        for place, name in enumerate(PAGES):
            label = self._texts(f"reader.{name}").replace("&", "&&")  # a single one would be a mnemonic
            self.tabs.setTabText(place, f"{label} ({counts[name]})" if counts.get(name) else label)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which a talk can still be read."""
        return QSize(320, 300)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the page that is shown."""
        super().focusInEvent(event)
        self.take_focus()

    def changeEvent(self, event: QEvent) -> None:
        """Write cards and marks anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.detail is not None:
            self.header.show_talk(self.detail)

    def _lay_out(self) -> None:
        for _ in PAGES:
            self.tabs.addTab("")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 12, 0)
        row.addWidget(self.tabs, 1)
        for name in _BESIDE_TABS:
            button = QToolButton()
            button.setDefaultAction(self.commands[name])
            row.addWidget(button)
        pages: tuple[QWidget, ...] = (self.reports, self.links, self.marks, self.source, self.history)
        for page in pages:
            self._pages.addWidget(page)
        for page in pages[1:]:
            page.setContentsMargins(16, 4, 12, 8)
        feet = QVBoxLayout()
        feet.setContentsMargins(16, 0, 16, 12)
        feet.addWidget(self.note_panel)
        feet.addWidget(self.challenge_panel)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.header)
        body.addLayout(row)
        body.addWidget(self._pages, 1)
        body.addLayout(feet)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._body)
        outer.addWidget(self._empty)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn_page)
        self.header.stars.rating_wanted.connect(self.intents.rate)
        self.header.tagging_wanted.connect(self._does.want_tags)
        self.reports.part_edited.connect(self.intents.edit_part)
        self.reports.original_wanted.connect(lambda report, part: self.intents.edit_part.emit(report, part, ""))
        self.reports.selection_changed.connect(self._settling.start)
        self.reports.verticalScrollBar().valueChanged.connect(self._settling.start)
        self._settling.timeout.connect(self._offer_commands)
        self.bar.colour_chosen.connect(self._does.highlight_in)
        self.links.place_wanted.connect(self.go_to_place)
        self.marks.place_wanted.connect(self.go_to_place)
        self.source.document_wanted.connect(self.intents.source)
        self.note_panel.closed.connect(self._go_back)
        self.challenge_panel.closed.connect(self._go_back)

    def _turn_page(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self.bar.hide()
        if PAGES[place] == "source":
            self.source.ask()

    def _go_back(self) -> None:
        if self._came_from is not None and self.isAncestorOf(self._came_from):
            self._came_from.setFocus()
        else:
            self.take_focus()

    def _offer_commands(self) -> None:
        rect = self.reports.selection_rect()
        if rect.isNull() or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self.bar.hide()
            if not rect.isNull():
                self._settling.start()
            return
        self.bar.show_beside(rect, self.reports.viewport().rect())

    def _show_what_there_is(self) -> None:
        self._body.setVisible(self.detail is not None)
        self._empty.setVisible(self.detail is None)
