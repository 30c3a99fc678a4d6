"""The chapters as data of the typst template."""

from __future__ import annotations

import math

from analysis.briefing import wording
from analysis.briefing.document import ChallengeSection, Chapter, Insight, LinkedItem, Quote
from analysis.briefing.printable import RUNNING_TITLE, em_width, fitted, paragraphs
from analysis.briefing.typst_texts import Json, Text, Texts, printed_score
from storage.messages import Message
from storage.text import single_line

# Lines up to which an item, its insights with it, and the text of a challenge above its first item are kept on one page
# of some forty.
_SHORT_ITEM = 18
_SHORT_INSIGHTS = 5
_SHORT_CHALLENGE = 10
_HEADING = 200.0
"""Width of the longest heading in em; what is cut of a title stands below it."""
_NO_TEXT = "–"
_LINE = 40.0
"""Width of a line in em."""


class ChapterPayload:
    """Turns chapters into data; numbers their footnotes through the whole briefing."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._notes = 0

    def chapter(self, chapter: Chapter) -> Json:
        """Return a business unit's chapter."""
        return {
            "anchor": chapter.anchor,
            "number": chapter.number,
            "title": self._heading(chapter.business_unit),
            "running": self._texts.text(fitted(chapter.business_unit, RUNNING_TITLE)),
            "counts": self._texts.say(wording.chapter_counts(chapter)),
            "areas": [
                {
                    "number": area.number,
                    "title": self._heading(area.name),
                    "challenges": [self._challenge(challenge) for challenge in area.challenges],
                }
                for area in chapter.focus_areas
            ],
        }

    def _challenge(self, challenge: ChallengeSection) -> Json:
        texts, number = self._texts, challenge.line.number
        left_out = wording.left_out(challenge.weaker_left_out, challenge.unquotable_left_out)
        from_sheet = Message("briefing.chapter.sheet_number", {"number": challenge.sheet_number})
        return {
            "anchor": challenge.line.anchor,
            "number": number,
            "heading": self._heading(challenge.heading),
            "text": texts.text(challenge.line.text) if challenge.heading != challenge.line.text else "",
            "sheet": texts.say(from_sheet) if number.rpartition(".")[2] != str(challenge.sheet_number) else "",
            "short": _lines(challenge.line.text) <= _SHORT_CHALLENGE,
            "items": [self._item(item) for item in challenge.items],
            "left_out": [texts.say(line) for line in left_out],
        }

    def _heading(self, text: str) -> Text:
        """Return a text as a heading: on one line, not too long, and never empty, which the standard forbids."""
        printable = self._texts.say(single_line(fitted(text, _HEADING)))
        return self._texts.text(printable if printable.strip() else _NO_TEXT)

    def _item(self, item: LinkedItem) -> Json:
        texts = self._texts
        decision = wording.decision(item)
        return {
            "title": self._heading(item.title),
            "others": texts.texts(
                item.other_titles if em_width(item.title) <= _HEADING else (item.title, *item.other_titles)
            ),
            "state": item.state,
            **printed_score(item.score),
            "card": item.card,
            "card_number": item.card_number,
            "meta": self._meta(item),
            "speakers": [
                [texts.text(speaker.name), texts.text(wording.phrase((speaker.role, speaker.affiliation)))]
                for speaker in item.speakers
            ],
            "decision": texts.say(decision) if decision else "",
            "note": texts.text(item.decision_note),
            "quotes": [self._quote(quote) for quote in item.quotes],
            "short": _lines(*_texts_of(item)) <= _SHORT_ITEM,
            "terms": texts.text(wording.enumeration(item.terms)),
            "topics": texts.text(wording.enumeration(item.topics)),
            "short_insights": _lines(*(insight.text for insight in item.insights)) <= _SHORT_INSIGHTS,
            "insights": [self._insight(insight) for insight in item.insights],
            "insight_at": self._insight_at(item),
        }

    def _meta(self, item: LinkedItem) -> list[Text]:
        texts = self._texts
        if item.kind == "section":
            number = Message("briefing.item.section", {"number": item.section})
            return [*texts.texts((item.reference,)), texts.say(number), *texts.texts((wording.nested(item.path),))]
        track = wording.nested((item.track, item.subtrack))
        when = wording.when(item.start, item.end)
        return [*texts.texts((item.session_type, track, when)), *texts.room(item.room)]

    def _quote(self, quote: Quote) -> Json:
        language, narrow = self._texts.spoken(quote.text)
        self._notes += 1
        return {
            "number": str(self._notes),
            "runs": [[run.role, self._texts.say(run.text)] for run in quote.runs],
            "before": quote.cut_before,
            "after": quote.cut_after,
            "language": language,
            "narrow": narrow,
            "note": self._texts.text(self._texts.say(wording.footnote(quote.note))),
        }

    def _insight(self, insight: Insight) -> Json:
        return {
            "paragraphs": self._texts.texts(paragraphs(insight.text)),
            "from": self._texts.texts((wording.enumeration(insight.authors), insight.source)),
        }

    def _insight_at(self, item: LinkedItem) -> Json | None:
        if item.insights_at is None:
            return None
        message = Message("briefing.item.insight_at", {"number": item.insights_at.number})
        return {"anchor": item.insights_at.anchor, "text": self._texts.say(message)}


def _texts_of(item: LinkedItem) -> list[str]:
    """Return the texts of an item that may be long."""
    speakers = (f"{speaker.name}{speaker.role}{speaker.affiliation}" for speaker in item.speakers)
    return [item.title, *item.other_titles, "".join(speakers), *(quote.text for quote in item.quotes)]


def _lines(*texts: str) -> int:
    """Return about how many lines the texts take."""
    return sum(math.ceil(em_width(text) / _LINE) for text in texts)
