"""What happened to a talk, newest first."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from analysis.presentation.talk_detail import HistoryLine
from widgets.common.texts import Texts
from widgets.common.theme import Theme
from widgets.reader.card_list import CardDelegate, CardList
from widgets.reader.record_model import RecordModel


class HistoryView(QWidget):
    """Lists changes: what, by whom, when, and whether it was undone."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.model: RecordModel[HistoryLine] = RecordModel(lambda line: str(line.seq), self._spoken, self)
        self.cards = CardList(CardDelegate(self._page, _strip, self), self)
        self.cards.setModel(self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.cards)
        texts.follow(self.retranslate)

    def show_history(self, lines: Sequence[HistoryLine]) -> None:
        """Show the history of a talk."""
        self.model.show_records(lines)
        self.cards.repaint_cards()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.cards.setAccessibleName(self._texts("reader.history"))
        self.model.say_anew()
        self.cards.repaint_cards()

    def _what(self, line: HistoryLine) -> str:
        said = self._texts.message(line.message)
        if line.kind == "undo":
            return self._texts("history.undone", change=said)
        return self._texts("history.redone", change=said) if line.kind == "redo" else said

    def _spoken(self, line: HistoryLine) -> str:
        return " · ".join([self._what(line), *self._about(line)])

    def _about(self, line: HistoryLine) -> list[str]:
        moment = datetime.fromisoformat(line.made_at).astimezone()
        undone = [self._texts("history.state_undone")] if line.undone else []
        return [line.analyst, f"{moment:%Y-%m-%d %H:%M}", *undone]

    def _page(self, line: HistoryLine, theme: Theme) -> str:
        what = html.escape(self._what(line))
        colour, strike = (theme.muted, "text-decoration:line-through") if line.undone else (theme.text, "")
        return (
            f'<p style="margin:0 0 3px 0;color:{colour};{strike}">{what}</p>'
            f'<p style="margin:0;color:{theme.muted}">{html.escape(" · ".join(self._about(line)))}</p>'
        )


def _strip(line: HistoryLine, theme: Theme) -> str:
    return theme.border if line.undone else theme.accent
