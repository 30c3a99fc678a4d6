"""Evidence as it is printed: a receipt's passage within its context, the shared terms marked, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from analysis.briefing.document import Quote, QuoteRun, SourceNote
from analysis.briefing.lookup import Lookup, Record
from analysis.linking.items import LinkItem, section_item, talk_item
from storage.records import PassagePair, Receipt, Report, Section, Span
from storage.text import normalise, normalise_with_offsets

MOST_QUOTES = 2
_CONTEXT = 90
"""Characters on either side of a passage among which a whole sentence is looked for."""
_LONGEST_PASSAGE = 600
_LABELS = frozenset({"title", "other_titles", "topics"})
_SENTENCE_END = re.compile(r"[。！？!?…]+[”’」』）)]*|\.(?=\s)|\n")
_BULLET = re.compile(r"\s*\n\s*(?:[*+•·-]\s+)?")
_WHITE = re.compile(r"\s+")


def has_passage(receipt: Receipt, lookup: Lookup) -> bool:
    """Say whether the receipt names no passage at all or at least one that may be quoted."""
    spans = [pair.item for pair in receipt.passages]
    return not spans or any(not lookup.is_withdrawn(span.record_id) for span in spans)


def quotes_of(receipt: Receipt, lookup: Lookup, *, bare: Container[str] = ()) -> tuple[Quote, ...]:
    """Return the best passages of a receipt, at most one of a record and `MOST_QUOTES` in all, best first.

    Titles and topics are quoted only where there is nothing else, passages of the fields in `bare` without context.
    Nothing is quoted from a withdrawn report or from a record that is gone.
    """
    spans = [pair.item for pair in sorted(receipt.passages, key=_strongest)]
    telling = [span for span in spans if lookup.record(span.record_id) is not None and span.text.strip()]
    quotes: dict[str, Quote] = {}
    for span in [span for span in telling if not _is_label(span)] or telling:
        record = lookup.record(span.record_id)
        if record is not None and span.record_id not in quotes and len(quotes) < MOST_QUOTES:
            context = 0 if span.field in bare else _CONTEXT
            quotes[span.record_id] = _quote(span, record, receipt.terms, lookup, context)
    return tuple(quotes.values())


def _strongest(pair: PassagePair) -> tuple[float, str, int]:
    return -pair.score, pair.item.record_id, pair.item.start


def _is_label(span: Span) -> bool:
    """Say whether the passage only names its item, which the page does anyway."""
    return span.field.partition(".")[0] in _LABELS


def _quote(span: Span, record: Record, terms: Sequence[str], lookup: Lookup, context: int) -> Quote:
    text = field_text(record, span.field, lookup)
    start, end = _place(span, text)
    if end <= start:  # the field reads otherwise now: the receipt's own words, without context
        text, start, end = span.text, 0, len(span.text)
    first = _context_start(text, start, context)
    stop = min(end, start + _LONGEST_PASSAGE)
    last = _context_end(text, stop, context) if stop == end else stop
    runs = [
        QuoteRun(text[first:start], "context"),
        *_marked(text[start:stop], terms),
        QuoteRun(text[stop:last], "context"),
    ]
    note = _note(record, _field_name(record, span.field), (start, end) if text is not span.text else (0, 0), lookup)
    cut_before = bool(text[:first].strip()) and not _ends_sentence(text[:first])
    cut_after = bool(text[last:].strip()) and not _ends_sentence(text[:last])
    return Quote(_tidied(runs, lookup), cut_before, cut_after, note)


def field_text(record: Record, name: str, lookup: Lookup) -> str:
    """Return the text of a record that spans of this field count in, empty where there is none of that name."""
    try:
        return _item(record, lookup).text_of(record.id, name)
    except KeyError:
        return ""


def _item(record: Record, lookup: Lookup) -> LinkItem:
    """Return the record as the engines of links read it, whose field names spans use."""
    if isinstance(record, Section):
        return section_item(record)
    if isinstance(record, Report):
        return talk_item(lookup.talks[record.talk_id], [record])
    return talk_item(record, [])


def _field_name(record: Record, name: str) -> str:
    """Return the name of a field for readers: `title` for any title, a part's own name for other parts."""
    kind, _, place = name.partition(".")
    if (
        kind == "other_parts"
        and isinstance(record, Report)
        and place.isdecimal()
        and int(place) < len(record.other_parts)
    ):
        return record.other_parts[int(place)].name
    return "title" if kind == "other_titles" else kind


def _place(span: Span, text: str) -> tuple[int, int]:
    """Return where the passage stands in the field, (0, 0) where it does not any more."""
    if text[span.start : span.end] == span.text:
        return span.start, span.end
    found = text.find(span.text)
    return (found, found + len(span.text)) if found >= 0 else (0, 0)


def _context_start(text: str, start: int, longest: int) -> int:
    """Return where the context before a passage begins: at a sentence that is not too far back."""
    earliest = max(0, start - longest)
    if earliest == 0:
        return 0
    ends = [match.end() for match in _SENTENCE_END.finditer(text, earliest, start)]
    return ends[0] if ends else start


def _context_end(text: str, end: int, longest: int) -> int:
    """Return where the context after a passage ends: with a sentence that is not too far on."""
    latest = min(len(text), end + longest)
    if latest == len(text):
        return latest
    ends = [match.end() for match in _SENTENCE_END.finditer(text, end, latest)]
    return ends[-1] if ends else end


def _ends_sentence(text: str) -> bool:
    """Say whether a sentence or line ends with the text; an ellipsis there would mark nothing."""
    ends = [match.end() for match in _SENTENCE_END.finditer(f"{text} ", max(0, len(text) - 4))]
    return bool(ends) and ends[-1] >= len(text.rstrip(" "))


def _marked(passage: str, terms: Iterable[str]) -> list[QuoteRun]:
    """Return the passage in runs, the shared terms apart."""
    runs: list[QuoteRun] = []
    at = 0
    for start, end in term_spans(passage, terms):
        runs.append(QuoteRun(passage[at:start], "passage"))
        runs.append(QuoteRun(passage[start:end], "term"))
        at = end
    runs.append(QuoteRun(passage[at:], "passage"))
    return runs


def term_spans(text: str, terms: Iterable[str]) -> list[tuple[int, int]]:
    """Return where the terms stand in a text as (start, end) offsets, in order and without overlaps.

    Width, case and Chinese script do not matter; a term in Latin letters matches whole words only.
    """
    alternatives = sorted({normalise(term) for term in terms if term.strip()}, key=lambda term: (-len(term), term))
    if not alternatives:
        return []
    compared, offsets = normalise_with_offsets(text)
    pattern = "|".join(_bounded(term) for term in alternatives)
    return [(offsets[found.start()], offsets[found.end() - 1] + 1) for found in re.finditer(pattern, compared)]


def _bounded(term: str) -> str:
    before = "(?<![0-9a-z])" if term[0].isascii() and term[0].isalnum() else ""
    after = "(?![0-9a-z])" if term[-1].isascii() and term[-1].isalnum() else ""
    return before + re.escape(term) + after


def _tidied(runs: Iterable[QuoteRun], lookup: Lookup) -> tuple[QuoteRun, ...]:
    """Return the runs on one line: line ends and list bullets become spaces and dots, staff numbers go."""
    tidy: list[QuoteRun] = []
    for run in runs:
        text = _WHITE.sub(" ", _BULLET.sub(_joint, lookup.without_numbers(run.text)))
        if not tidy:
            text = re.sub(r"^\s*(?:[*+•·-]\s+)?", "", text)
        if text:
            tidy.append(QuoteRun(text, run.role))
    if tidy:
        tidy[-1] = QuoteRun(tidy[-1].text.rstrip(), tidy[-1].role)
    return tuple(run for run in tidy if run.text)


def _joint(found: re.Match[str]) -> str:
    return " · " if found.group().strip() else " "


def _note(record: Record, field: str, place: tuple[int, int], lookup: Lookup) -> SourceNote:
    if isinstance(record, Report):
        source = lookup.source_name(record.source_id)
        return SourceNote(source, "report", field, "", record.start, record.end, *place)
    if isinstance(record, Section):
        source = lookup.source_name(record.source_id)
        return SourceNote(source, "section", field, record.number, record.start, record.end, *place)
    if field == "abstract" and (programmes := lookup.programme_names_of(record.id)):  # nobody else states one
        return SourceNote("; ".join(programmes), "programme", field, "", 0, 0, *place)
    return SourceNote("; ".join(lookup.source_names_of(record.id)), "talk", field, "", 0, 0, *place)
