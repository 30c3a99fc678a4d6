"""Why an item bears on a challenge: both passages with the shared words marked, and who decided what."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from analysis.presentation.challenge_rows import Candidate
from storage.records import PassagePair
from widgets.common.texts import Texts
from widgets.common.theme import theme_of


class ReceiptView(QTextBrowser):
    """A receipt to read; it can be selected and copied, and has no links."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._candidate: Candidate | None = None
        self.setOpenLinks(False)
        self.setProperty("role", "reading")
        texts.follow(self.retranslate)

    def show_candidate(self, candidate: Candidate | None) -> None:
        """Show another receipt, or none."""
        if candidate != self._candidate:
            self._candidate = candidate
            self.retranslate()

    def retranslate(self) -> None:
        """Write the receipt in the language and the theme in use."""
        self.setAccessibleName(self._texts("challenges_place.receipt"))
        self.setHtml("" if self._candidate is None else self._page(self._candidate))

    def changeEvent(self, event: QEvent) -> None:
        """Mark the words in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._candidate is not None:
            self.retranslate()

    def _page(self, candidate: Candidate) -> str:
        receipt = candidate.link.receipt
        lines = [f"<h3>{html.escape(candidate.title)}</h3>"]
        decision = candidate.link.decision
        if decision is not None:
            state = self._texts(f"link.state_{candidate.state}")
            said = self._texts(
                "challenges_place.decided", state=state, analyst=decision.analyst, day=decision.decided_at[:10]
            )
            lines.append(f"<p>{html.escape(said)}</p>")
            lines += [f"<p>{html.escape(decision.note)}</p>"] if decision.note else []
        if not receipt.passages:
            lines.append(f"<p>{html.escape(self._texts('challenges_place.no_receipt'))}</p>")
        lines += [self._pair(pair, receipt.terms) for pair in receipt.passages]
        if receipt.terms:
            terms = self._texts("challenges_place.terms", terms="、".join(receipt.terms))
            lines.append(f"<p>{html.escape(terms)}</p>")
        return "".join(lines)

    def _pair(self, pair: PassagePair, terms: Sequence[str]) -> str:
        sides = (
            ("challenges_place.from_item", pair.item.text),
            ("challenges_place.from_challenge", pair.challenge.text),
        )
        cells = "".join(
            f'<td width="50%" style="padding:4px 16px 8px 0"><small>{html.escape(self._texts(key))}</small><br>'
            f"{self._marked(text, terms)}</td>"
            for key, text in sides
        )
        return f'<table width="100%"><tr>{cells}</tr></table>'

    def _marked(self, text: str, terms: Sequence[str]) -> str:
        """Return a passage as HTML with the shared words on the ground of a highlight, in bold as well."""
        if not terms:
            return html.escape(text)
        ground = theme_of(self).highlight("yellow")
        pattern = re.compile("|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True)), re.IGNORECASE)
        pieces: list[str] = []
        end = 0
        for match in pattern.finditer(text):
            pieces.append(html.escape(text[end : match.start()]))
            pieces.append(f'<b style="background-color:{ground}">{html.escape(match.group())}</b>')
            end = match.end()
        return "".join([*pieces, html.escape(text[end:])])
