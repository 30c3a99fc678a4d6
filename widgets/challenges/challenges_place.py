"""The challenges place: choose a challenge, see what bears on it and why, decide by key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from analysis.presentation.challenge_rows import Candidate, ChallengeDetail, ChallengeRow
from widgets.challenges.candidate_model import CandidateModel
from widgets.challenges.challenge_tree_model import CHALLENGE_ID, ChallengeTreeModel
from widgets.challenges.keyword_field import KeywordField
from widgets.challenges.receipt_view import ReceiptView
from widgets.common.commands import add_command
from widgets.common.empty_state import EmptyState
from widgets.common.place import Place
from widgets.common.texts import Texts

_CURRENT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class ChallengesPlace(Place):
    """The sheet at the left; the chosen challenge, its candidates and the receipt at the right."""

    challenge_chosen = Signal(str)
    decided = Signal(str, str)
    """A link's id and the verdict, `accepted` or `rejected`."""
    keywords_entered = Signal(str, tuple)
    """A challenge's id and all the keywords that it is to have."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts, parent)
        self._sheet = ChallengeTreeModel(texts, self)
        self._candidates = CandidateModel(texts, self)
        self._tree = QTreeView()
        self._table = QTableView()
        self._receipt = ReceiptView(texts)
        self._heading = QLabel()
        self._text = QLabel()
        self._keywords = KeywordField(texts)
        self._chosen = ""
        self._wanted = ""
        self._empty = EmptyState(texts, "challenges_place.empty_title", "challenges_place.empty_hint")
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._add_commands()
        texts.follow(self.retranslate)

    @property
    def chosen(self) -> str:
        """The id of the challenge that is shown, empty where none is."""
        return self._chosen

    def show_rows(self, rows: Sequence[ChallengeRow]) -> None:
        """Show the sheet; the chosen challenge stays so if it is there still."""
        was_empty = not self._sheet.rowCount()
        self._sheet.show_rows(rows)
        self._pages.setCurrentIndex(1 if rows else 0)
        if was_empty:
            self._tree.expandAll()
        self.choose(self._wanted or self._chosen)

    def choose(self, challenge_id: str) -> None:
        """Choose a challenge; the first one where it is not there."""
        place = self._sheet.place_of_challenge(challenge_id)
        if not place.isValid():
            self._wanted = challenge_id
            place = self._sheet.place_of_challenge(self._sheet.first())
        else:
            self._wanted = ""
        if place.isValid() and self._tree.currentIndex() != place:
            self._tree.expandAll()
            self._tree.setCurrentIndex(place)
            self._tree.scrollTo(place)

    def show_item(self, item_id: str) -> None:
        """Show the challenge of an id."""
        self.choose(item_id)

    def show_detail(self, detail: ChallengeDetail | None) -> None:
        """Show a challenge with its candidates; the one that was current stays so."""
        current = self._candidates.candidate(self._table.currentIndex())
        row = self._table.currentIndex().row()
        self._candidates.show_rows(detail.candidates if detail else ())
        self._heading.setText("" if detail is None else _name(detail))
        self._text.setText("" if detail is None else detail.challenge.text)
        self._keywords.show_words(detail.challenge.keywords if detail else ())
        kept = self._candidates.row_of(current.link.id) if current else -1
        following = min(max(row, 0), self._candidates.rowCount() - 1)
        self._go_to(kept if kept >= 0 else following)
        self._show_receipt()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self._tree.setAccessibleName(self.texts("challenges_place.sheet"))
        self._table.setAccessibleName(self.texts("challenges_place.candidates"))

    def saved_state(self) -> dict[str, object]:
        """Return the chosen challenge and the widths of the parts."""
        return {"challenge": self._chosen, "sizes": self._splitter.sizes()}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Choose the challenge again once it is there."""
        self._wanted = str(state.get("challenge") or "")
        sizes = state.get("sizes")
        if isinstance(sizes, list) and all(isinstance(size, int) for size in sizes) and any(sizes):
            self._splitter.setSizes(sizes)
        self.choose(self._wanted)

    def take_focus(self) -> None:
        """Put the keyboard on the sheet."""
        self._tree.setFocus()

    def _lay_out(self) -> None:
        self._heading.setProperty("role", "small")
        self._text.setProperty("role", "heading")
        for label in (self._heading, self._text):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for part in (self._heading, self._text, self._keywords):
            column.addWidget(part)
        lower = QSplitter(Qt.Orientation.Vertical)
        lower.addWidget(self._table)
        lower.addWidget(self._receipt)
        lower.setStretchFactor(0, 1)
        lower.setStretchFactor(1, 1)
        column.addWidget(lower, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self._tree)
        self._splitter.addWidget(side)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([460, 800])
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._splitter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _connect(self) -> None:
        self._tree.setModel(self._sheet)
        self._tree.setUniformRowHeights(True)
        self._tree.setProperty("role", "plain")
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self._tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.selectionModel().currentChanged.connect(self._tell_chosen)
        self._table.setModel(self._candidates)
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.verticalHeader().hide()
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._table.selectionModel().currentChanged.connect(self._show_receipt)
        self._table.doubleClicked.connect(self._want_talk)
        self._keywords.entered.connect(lambda words: self.keywords_entered.emit(self._chosen, words))

    def _add_commands(self) -> None:
        for key, run, shortcut, picture in (
            ("command.accept_link", partial(self._decide, "accepted"), "A", "mdi6.check"),
            ("command.reject_link", partial(self._decide, "rejected"), "R", "mdi6.close"),
            ("command.next_candidate", partial(self._step, 1), "J", ""),
            ("command.previous_candidate", partial(self._step, -1), "K", ""),
            ("command.edit_keywords", self._keywords.setFocus, "W", "mdi6.key-outline"),
        ):
            add_command(self, self.texts, key, run, shortcut=shortcut, icon=picture)
        # Of the table only: in the field of keywords Return says that the words are right.
        add_command(self._table, self.texts, "command.open_candidate", self._want_talk, shortcut="Return")

    def _tell_chosen(self, index: QModelIndex) -> None:
        challenge_id = str(index.data(CHALLENGE_ID) or "")
        if challenge_id and challenge_id != self._chosen:
            self._chosen = challenge_id
            self.challenge_chosen.emit(challenge_id)

    def _current(self) -> Candidate | None:
        return self._candidates.candidate(self._table.currentIndex())

    def _show_receipt(self) -> None:
        self._receipt.show_candidate(self._current())

    def _decide(self, verdict: str) -> None:
        candidate = self._current()
        if candidate is not None:
            self.decided.emit(candidate.link.id, verdict)

    def _step(self, by: int) -> None:
        self._go_to(min(max(self._table.currentIndex().row() + by, 0), self._candidates.rowCount() - 1))

    def _go_to(self, row: int) -> None:
        if row >= 0:
            self._table.selectionModel().setCurrentIndex(self._candidates.index(row, 0), _CURRENT)

    def _want_talk(self) -> None:
        candidate = self._current()
        if candidate is not None and candidate.link.item_kind == "talk":
            self.talk_wanted.emit(candidate.link.item_id)


def _name(detail: ChallengeDetail) -> str:
    challenge = detail.challenge
    return f"{challenge.business_unit} · {challenge.focus_area} · {challenge.number}"
