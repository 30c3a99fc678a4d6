"""Parts of a talk to a report: which text is facts, insight or takeaways, and what becomes of all other parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from storage.importing.blocks import Block
from storage.importing.labels import Field
from storage.importing.markup import join_parts, plain_inline, plain_lines
from storage.importing.parsed import ParsedReport, ParsedTitle
from storage.importing.parts import RawPart
from storage.importing.people import parse_authors, parse_speakers, split_outside_brackets
from storage.importing.titles import parse_title
from storage.records import Author, Part
from storage.text import language_of, single_line, title_key

_TRACK_SEPARATOR = re.compile(r"\s+[-–—－]\s+|\s*[—－]{1,2}\s*(?=[㐀-鿿])|\s+[>›»→]\s+")
_BULLET = re.compile(r"\A\s*(?:-\s+|\d{1,3}[.)、）]\s*(?=\D))")
_SENTENCE_END = tuple("。！？!?；;…")
_LONGEST_TITLE = 160


@dataclass(slots=True)
class _Texts:
    """The texts of a report by what they are."""

    by_field: dict[Field, list[RawPart]] = field(default_factory=dict)
    others: list[Part] = field(default_factory=list)
    lead: str = ""

    def of(self, name: Field) -> str:
        return join_parts(part.text for part in self.by_field.get(name, []))


def split_track(text: str) -> tuple[str, str]:
    """Return track and sub-track of a label such as `Robotics - Robotics Simulation`; the second may be empty."""
    pieces = _TRACK_SEPARATOR.split(single_line(text), maxsplit=1)
    return pieces[0].strip(), pieces[1].strip() if len(pieces) > 1 else ""


def split_topics(text: str) -> tuple[str, ...]:
    """Return the topics of a line or list: at `、`, commas, semicolons and line ends, but not inside brackets."""
    topics: list[str] = []
    for line in plain_lines(text).split("\n"):
        for topic in split_outside_brackets(_BULLET.sub("", line), "、，,；;|｜"):
            topics.append(single_line(topic).strip("。. "))
    return tuple(dict.fromkeys(topic for topic in topics if topic))


def build_report(
    heading: Block, parts: Sequence[RawPart], language: str, *, topics_by_default: bool = False, title: str = ""
) -> ParsedReport:
    """Return the report that the parts of a talk make; offsets, date and level are left to the caller.

    `language` is the document's (`zh`, `en`); `topics_by_default` says that a part named just Topic lists topics, as in
    digests of takeaways, and not the track; `title` stands for the heading's own words where they are elsewhere.
    """
    texts = _sort(parts)
    parsed = parse_title(title or plain_inline(heading.content), language)
    parsed, lead = _title_below(parsed, texts.lead, language)
    facts, takeaways = _facts_and_takeaways(texts)
    if lead:
        if facts:
            texts.others.insert(0, Part("", lead))
        else:
            facts = lead
    track, subtrack, topics = _track_and_topics(texts, topics_by_default)
    return ParsedReport(
        heading=_with_labels(parsed, texts),
        level=single_line(texts.of("level")),
        track=track,
        subtrack=subtrack,
        speakers=parse_speakers(texts.of("speakers")),
        facts=facts,
        insight=texts.of("insight"),
        takeaways=takeaways,
        topics=topics,
        authors=_authors(texts),
        other_parts=tuple(texts.others),
        line=heading.line,
    )


def _sort(parts: Sequence[RawPart]) -> _Texts:
    texts = _Texts()
    lead: list[str] = []
    for part in parts:
        if part.field:
            texts.by_field.setdefault(part.field, []).append(part)
        elif part.name and part.text:
            texts.others.append(Part(part.name, part.text))
        else:
            lead.append(part.text)
    texts.lead = join_parts(lead)
    return texts


def _title_below(parsed: ParsedTitle, lead: str, language: str) -> tuple[ParsedTitle, str]:
    """Take the title in another language from the first line of the text below it, if it is one."""
    first, _, rest = lead.partition("\n")
    first = single_line(first)
    is_title = (
        not parsed.other_titles
        and 4 <= len(first) <= _LONGEST_TITLE
        and not first.endswith((*_SENTENCE_END, ".", "：", ":", "，", ","))
        and (not rest or rest.startswith("\n"))
        and language_of(first) != language_of(parsed.title)
        and not first.startswith("- ")
    )
    if not is_title:
        return parsed, lead
    return with_other_title(parsed, first, language), rest.strip("\n")


def with_other_title(parsed: ParsedTitle, other: str, language: str) -> ParsedTitle:
    """Return the title with another one beside it; the one in the document's language comes first."""
    more = parse_title(other, language)
    titles = [parsed.title, *parsed.other_titles]
    for title in (more.title, *more.other_titles):
        if title_key(title) not in {title_key(known) for known in titles}:
            titles.append(title)
    titles.sort(key=lambda title: language_of(title) != language)
    return ParsedTitle(titles[0], tuple(titles[1:]), parsed.session_type or more.session_type, parsed.code or more.code)


def _with_labels(parsed: ParsedTitle, texts: _Texts) -> ParsedTitle:
    """Add session type and code where they have parts of their own."""
    return ParsedTitle(
        parsed.title,
        parsed.other_titles,
        parsed.session_type or single_line(texts.of("session_type")),
        parsed.code or single_line(texts.of("code")).strip("[]［］【】()（） "),
    )


def _facts_and_takeaways(texts: _Texts) -> tuple[str, str]:
    """Return facts and takeaways; a summary or the key takeaways are either, by form and by what else there is.

    Key takeaways as a paragraph are the facts (the bullets beside them have a name of their own); as bullets, or beside
    a summary, they are the takeaways.
    """
    facts, takeaways = texts.of("facts"), texts.of("takeaways")
    summary, key = texts.of("summary"), texts.of("key_takeaways")
    if key:
        if not takeaways and (facts or summary or _is_list(key)) and not _is_list(summary):
            takeaways = key
        else:
            facts = join_parts((facts, key))
    if summary:
        if not takeaways and (facts or _is_list(summary)):
            takeaways = summary
        elif not facts:
            facts = summary
        else:
            texts.others.append(Part(texts.by_field["summary"][0].name, summary))
    return facts, takeaways


def _is_list(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and sum(1 for line in lines if _BULLET.match(line)) > 0.5 * len(lines)


def _track_and_topics(texts: _Texts, topics_by_default: bool) -> tuple[str, str, tuple[str, ...]]:
    """Return track, sub-track and topics; what is named just Topic is either, by its form and its neighbours."""
    topic, track = texts.of("topic"), texts.of("track")
    listed = topics_by_default or bool({"takeaways", "key_takeaways"} & texts.by_field.keys())
    reported = bool({"speakers", "facts", "insight"} & texts.by_field.keys())
    if _is_track(topic):
        is_topics = bool(track) or (listed and not reported)
    else:
        is_topics = listed or bool(track) or _is_enumeration(topic)
    topics = split_topics(join_parts((texts.of("topics"), topic if is_topics else "")))
    track = track or ("" if is_topics else topic)
    return (*split_track(track.removeprefix("- ")), topics)


def _is_track(text: str) -> bool:
    line = text.strip()
    return "\n" not in line and "、" not in line and len(_TRACK_SEPARATOR.split(line)) == 2


def _is_enumeration(text: str) -> bool:
    return "、" in text or _is_list(text) or len(text.split("\n")) > 1


def _authors(texts: _Texts) -> tuple[Author, ...]:
    authors = (author for part in texts.by_field.get("authors", []) for author in parse_authors(part.text))
    return tuple(dict.fromkeys(authors))
