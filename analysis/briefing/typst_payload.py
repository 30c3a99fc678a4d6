"""The briefing as the typst template reads it: every text translated, printable and ready to be placed."""

from __future__ import annotations

from analysis.briefing import wording
from analysis.briefing.document import BriefingDocument, TalkCard
from analysis.briefing.fonts import coverage
from analysis.briefing.printable import Printer
from analysis.briefing.typst_chapters import ChapterPayload
from analysis.briefing.typst_front import cover, meta, reading, summary
from analysis.briefing.typst_texts import Json, Texts, Translate

_FINGERPRINT = 16
"""Hexadecimal digits of a document's SHA-256 that are printed."""

_SHORT_CARD = 600
"""Characters of the titles up to which a talk's card is kept on one page."""

_LABELS = (
    *("author", "business_units", "contents", "days", "how_to_read", "insight", "prepared_by", "prepared_on", "tags"),
    *("count_accepted", "count_challenges", "count_open", "count_talks"),
    *("coverage", "coverage_accepted", "coverage_empty", "coverage_legend", "summary"),
    *("strongest", "strongest_empty", "nothing_found", "nothing_found_empty", "nothing_here", "no_challenges"),
    *("no_passage", "sources", "sources_note", "talks", "talks_empty", "terms", "topics"),
    *("column_challenges", "column_document", "column_fingerprint", "column_kind"),
)


def build_payload(document: BriefingDocument, translate: Translate) -> Json:
    """Return what the template prints of a document, in the language that `translate` speaks; plain JSON types."""
    texts = Texts(document.scope.language, translate, Printer(coverage()))
    chapters = ChapterPayload(texts)
    payload = {
        "meta": meta(document, texts),
        "labels": {name: texts.say(wording.label(name)) for name in _LABELS},
        "states": {state: texts.say(wording.state(state)) for state in ("accepted", "suspect", "suggested")},
        "cover": cover(document, texts),
        "summary": summary(document, texts),
        "chapters": [chapters.chapter(chapter) for chapter in document.chapters],
        "talks": [_card(card, texts) for card in document.talk_cards],
        "sources": [
            [texts.text(source.name), texts.say(wording.source_kind(source.kind)), source.sha256[:_FINGERPRINT]]
            for source in document.sources
        ],
    }
    return {**payload, "reading": reading(texts)}


def _card(card: TalkCard, texts: Texts) -> Json:
    """Return a row of the appendix."""
    status = wording.status(card.status)
    return {
        "anchor": card.anchor,
        "number": card.number,
        "title": texts.text(card.title),
        "others": texts.texts(card.other_titles),
        "about": [
            *texts.texts((card.session_type, card.code, wording.nested((card.track, card.subtrack)))),
            *([] if card.status == "reported" else [texts.say(status)]),
        ],
        "when": [*filter(None, wording.when(card.start, card.end).split(" ")), *texts.room(card.room)],
        "sources": texts.text(wording.enumeration(card.sources)),
        "short": len(card.title) + sum(map(len, card.other_titles)) <= _SHORT_CARD,
        "challenges": [[link.anchor, link.number, link.state] for link in card.challenges],
    }
