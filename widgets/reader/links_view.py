"""The links of a talk, each with its receipt, to accept or reject."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from analysis.presentation.talk_detail import LinkDetail, PassageDetail, Run
from widgets.common.empty_state import EmptyState
from widgets.common.texts import Texts
from widgets.common.theme import Theme
from widgets.reader.card_list import CardDelegate, CardList
from widgets.reader.record_model import RecordModel

_STATE_SIGNS = {"suggested": "○", "accepted": "✓", "rejected": "✕", "suspect": "?"}
_BAR = 20
"""How many pieces the bar of a score has."""


class LinksView(QWidget):
    """Lists links, strongest first; the current one is decided by the reader's commands."""

    place_wanted = Signal(str, str, int, int)
    """Somebody wants to see a passage in its place: report id ("" for the talk's own text), field, start, end."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.model: RecordModel[LinkDetail] = RecordModel(lambda link: link.id, self._spoken, self)
        self.cards = CardList(CardDelegate(self._page, _strip, self), self)
        self.cards.setModel(self.model)
        self.cards.activated.connect(self._go_to_passage)
        self._empty = EmptyState(texts, "reader.no_links", "reader.no_links_hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.cards)
        layout.addWidget(self._empty)
        texts.follow(self.retranslate)

    def show_links(self, links: Sequence[LinkDetail]) -> None:
        """Show the links of a talk; the current one stays current."""
        current = self.current_link()
        self.model.show_records(links)
        self.cards.repaint_cards()
        row = self.model.row_of(current.id) if current else 0
        if links:
            self.cards.setCurrentIndex(self.model.index(max(row, 0)))
        self.cards.setVisible(bool(links))
        self._empty.setVisible(not links)

    def current_link(self) -> LinkDetail | None:
        """Return the current link."""
        record = self.cards.current_record()
        return record if isinstance(record, LinkDetail) else None

    def go_on(self) -> None:
        """Make the next link current, for deciding one after the other."""
        row = self.cards.currentIndex().row() + 1
        if row < self.model.rowCount():
            self.cards.setCurrentIndex(self.model.index(row))

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.cards.setAccessibleName(self._texts("reader.links"))
        self.model.say_anew()
        self.cards.repaint_cards()

    def _go_to_passage(self, index: QModelIndex) -> None:
        link = self.current_link()
        placed = [pair for pair in link.passages if pair.end > pair.start] if link else []
        if placed:
            self.place_wanted.emit(placed[0].report_id, placed[0].field, placed[0].start, placed[0].end)

    def _spoken(self, link: LinkDetail) -> str:
        return self._texts(
            "reader.link_spoken",
            state=self._texts(f"link.state_{link.state}"),
            label=_label(link),
            challenge=link.challenge.text,
            score=f"{link.score:.2f}",
        )

    def _page(self, link: LinkDetail, theme: Theme) -> str:
        state = f"{_STATE_SIGNS[link.state]} {self._texts(f'link.state_{link.state}')}"
        full = round(link.score * _BAR)
        bar = (
            f'<span style="color:{theme.accent}">{"▮" * full}</span>'
            f'<span style="color:{theme.border}">{"▮" * (_BAR - full)}</span>'
        )
        rows = [
            '<table width="100%" cellspacing="0" cellpadding="0"><tr>'
            f'<td><span style="color:{theme.muted}">{html.escape(_label(link))}</span></td>'
            f'<td align="right"><span style="font-size:small">{bar}</span> {link.score:.2f}　'
            f'<b style="color:{_strip(link, theme)}">{html.escape(state)}</b></td></tr></table>',
            f'<p style="margin:4px 0 6px 0;line-height:135%"><b>{html.escape(link.challenge.text)}</b></p>',
            *(self._pair(pair, theme) for pair in link.passages),
        ]
        if not link.passages:
            rows.append(_muted(self._texts("reader.no_receipt"), theme))
        if link.terms:
            rows.append(_muted(self._texts("reader.terms_line", terms="、".join(link.terms)), theme))
        rows.extend(self._decisions(link, theme))
        return "".join(rows)

    def _pair(self, pair: PassageDetail, theme: Theme) -> str:
        style = "margin-top:2px;margin-bottom:2px;line-height:145%"
        return (
            f'<p style="{style}">{_runs(pair.item, theme)}</p>'
            f'<p style="{style};margin-left:14px;color:{theme.muted}">↔ {_runs(pair.challenge, theme)}</p>'
        )

    def _decisions(self, link: LinkDetail, theme: Theme) -> list[str]:
        return [
            _muted(
                self._texts(
                    "reader.decision_line",
                    analyst=decision.analyst,
                    verdict=self._texts(f"link.state_{decision.verdict}"),
                    day=decision.decided_at[:10],
                    note=decision.note,
                ).rstrip(" ：:"),
                theme,
            )
            for decision in link.decisions
        ]


def _label(link: LinkDetail) -> str:
    challenge = link.challenge
    return f"{challenge.business_unit} · {challenge.focus_area} · {challenge.number}"


def _strip(link: LinkDetail, theme: Theme) -> str:
    return {"accepted": theme.success, "rejected": theme.danger, "suspect": theme.warning}.get(link.state, theme.accent)


def _runs(runs: Sequence[Run], theme: Theme) -> str:
    """Return a passage as HTML, shared terms bold on a ground of their own."""
    ground = QColor(theme.highlight("yellow")).name()
    return "".join(
        f'<b style="background-color:{ground};color:{theme.text}">{html.escape(run.text)}</b>'
        if run.is_term
        else html.escape(run.text).replace("\n", " ")
        for run in runs
    )


def _muted(text: str, theme: Theme) -> str:
    return f'<p style="margin-top:4px;margin-bottom:0;color:{theme.muted}">{html.escape(text)}</p>'
