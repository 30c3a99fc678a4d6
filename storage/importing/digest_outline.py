"""Which headings of a digest are talks, which are their parts, and which stand above several talks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from storage.importing.blocks import Block
from storage.importing.dates import find_date
from storage.importing.document import SourceDocument
from storage.importing.labels import DOCUMENT_WIDE, STRONG, Field, heading_label, line_label, names_digest, names_level
from storage.importing.parts import RawPart, split_parts

_MARKED = re.compile(r"\s*【[^】]+】|.*[\[［][A-Za-z]+-?\d+[\]］]\s*\Z")


def is_marked(heading: Block) -> bool:
    """Say whether a heading has a session type or a session code, as only those of talks have."""
    return _MARKED.match(heading.content) is not None


@dataclass(frozen=True, slots=True)
class TalkPassage:
    """A talk's heading with the headings above it, outermost first, its parts, and the date that holds for it."""

    heading: Block
    above: tuple[Block, ...]
    parts: tuple[RawPart, ...]
    end: int
    date: str


@dataclass(frozen=True, slots=True)
class DigestOutline:
    """The talks of a digest and what its beginning says of them all."""

    talks: tuple[TalkPassage, ...]
    preamble: tuple[RawPart, ...]
    fields: Counter[Field]


def digest_outline(document: SourceDocument) -> DigestOutline:
    """Return the talks of a digest by its headings' levels and names; none where nothing looks like a report.

    A talk's heading is one that a part follows or whose text begins with a known name (`演讲人：`), and every other one
    of the most common level of these; so the levels themselves do not matter.
    """
    blocks = document.blocks
    headings = [i for i, block in enumerate(blocks) if block.kind == "heading"]
    labels = {i: heading_label(blocks[i].content).field for i in headings}
    evident = _evident_talks(blocks, headings, labels)
    if not evident:
        return DigestOutline((), (), Counter())
    talk_level = Counter(blocks[i].level for i in evident).most_common(1)[0][0]
    part_levels = Counter(blocks[i].level for i in headings if labels[i])
    part_level = max((level for level, _ in part_levels.most_common(1)), default=talk_level + 1)
    talks = {i for i in headings if _is_talk(blocks, i, labels, evident, talk_level, part_level)}
    return _collect(document, headings, labels, talks, max(part_level, talk_level))


def _evident_talks(blocks: Sequence[Block], headings: list[int], labels: dict[int, Field | None]) -> set[int]:
    evident: set[int] = set()
    ahead = [*headings, len(blocks), len(blocks)]
    for position, heading in enumerate(headings):
        if labels[heading]:
            continue
        following, second = ahead[position + 1], ahead[position + 2]
        if _is_report_part(labels.get(following)) and (
            blocks[following].level > blocks[heading].level
            # On one level with its parts, a talk shows only by two of them in a row.
            or (blocks[following].level == blocks[heading].level and _is_report_part(labels.get(second)))
        ):
            evident.add(heading)
            continue
        if any(_has_strong_line(block) for block in blocks[heading + 1 : following]):
            evident.add(heading)
    return evident


def _is_report_part(field: Field | None) -> bool:
    return field is not None and field not in DOCUMENT_WIDE


def _has_strong_line(block: Block) -> bool:
    if block.kind != "paragraph":  # in a list, speakers and the like are those of one item of a programme
        return False
    labels = (line_label(line) for line in block.content.split("\n"))
    return any(label and label.field in STRONG - DOCUMENT_WIDE for label in labels)


def _is_talk(
    blocks: Sequence[Block],
    heading: int,
    labels: dict[int, Field | None],
    evident: set[int],
    talk_level: int,
    part_level: int,
) -> bool:
    block = blocks[heading]
    if labels[heading]:
        return False
    if block.level == talk_level:
        if heading not in evident and _stands_above(blocks, heading):
            return False
        return talk_level < part_level or heading in evident or is_marked(block)
    if heading not in evident:
        return False
    return block.level < talk_level or is_marked(block)


def _stands_above(blocks: Sequence[Block], heading: int) -> bool:
    """Say whether a heading without a text of its own is the digest's or a level's, whatever its rank."""
    block = blocks[heading]
    has_text = heading + 1 < len(blocks) and blocks[heading + 1].kind != "heading"
    return not has_text and not is_marked(block) and (names_digest(block.content) or names_level(block.content))


def _is_above(blocks: Sequence[Block], heading: int, field: Field | None, talks: set[int], shallowest: int) -> bool:
    """Say whether a heading stands above talks: by its rank or its words, and by no part's name before a text."""
    if field is not None and heading + 1 not in talks:
        return False
    return blocks[heading].level < shallowest or _stands_above(blocks, heading)


def _collect(
    document: SourceDocument, headings: list[int], labels: dict[int, Field | None], talks: set[int], deepest: int
) -> DigestOutline:
    """Cut the document at the talks and at the headings above them."""
    blocks = document.blocks
    shallowest = min(blocks[i].level for i in talks)
    cuts = [i for i in headings if i in talks or _is_above(blocks, i, labels[i], talks, shallowest)]
    first = cuts[0]
    preamble = split_parts([block for block in blocks[:first] if block.kind != "front_matter"])
    date = find_date(document.front("date", "日期")) or _date_of(preamble)
    above: list[Block] = []
    passages: list[TalkPassage] = []
    fields: Counter[Field] = Counter()
    for cut, following in pairwise([*cuts, len(blocks)]):
        heading, body = blocks[cut], blocks[cut + 1 : following]
        if cut not in talks:
            parts = split_parts(body)
            above = [*(block for block in above if block.level < heading.level), heading]
            date = find_date(heading.content) or _date_of(parts) or date
            if not passages:
                preamble.extend(parts)
            continue
        parts = split_parts(body, deepest)
        fields.update(part.field for part in parts if part.field)
        kept = [block for block in (heading, *body) if block.kind not in {"rule", "comment"}]
        passages.append(TalkPassage(heading, tuple(above), tuple(parts), kept[-1].end, _date_of(parts) or date))
    return DigestOutline(tuple(passages), tuple(preamble), fields)


def _date_of(parts: Sequence[RawPart]) -> str:
    return next((date for part in parts if part.field == "date" and (date := find_date(part.text))), "")
