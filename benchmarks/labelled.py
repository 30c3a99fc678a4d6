"""The labelled documents of the shared data as link items, one item per document, and their graded labels."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.linking.items import LinkItem, section_item, talk_item
from storage.importing.parsed import ParsedDocument, ParsedReport, ParsedSection
from storage.importing.registry import read_document
from storage.records import Challenge, Report, Section, Talk
from storage.text import title_key


@dataclass(frozen=True, slots=True)
class Labelled:
    """Everything the seeds say, and which of it is labelled."""

    items: tuple[LinkItem, ...]
    """Every report and every section of the seeds, in the order of their files."""
    challenges: tuple[Challenge, ...]
    rows: NDArray[np.int64]
    """Places in `items` of the labelled documents."""
    grades: NDArray[np.int64]
    """Grade 0 to 3 of each labelled document for each challenge, shape (documents, challenges)."""


def load(data: Path) -> Labelled:
    """Read the seeds with the program's own readers; raises ValueError where a label finds no text."""
    items: list[LinkItem] = []
    names: list[tuple[str, ...]] = []
    challenges: list[Challenge] = []
    for path in sorted((data / "seeds").iterdir()):
        document = read_document(path.name, path.read_bytes())
        for position, report in enumerate(document.reports):
            heading = report.heading
            names.append((path.name, heading.title, *heading.other_titles))
            items.append(_report_item(path.name, position, report))
        for section in document.sections:
            names.append((path.name, section.number))
            items.append(_section_item(path.name, section))
        challenges.extend(_challenges(path.name, document))
    gold = json.loads((data / "gold" / "dev.json").read_text("utf-8"))["documents"]
    rows = np.array([_place(entry, names) for entry in gold])
    return Labelled(tuple(items), tuple(challenges), rows, _grades(gold, challenges))


def _place(entry: dict[str, Any], names: list[tuple[str, ...]]) -> int:
    """Return the place of a labelled document: its section number, or the longest title that its heading holds."""
    if entry["kind"] == "section":
        return names.index((entry["source"], entry["number"]))
    heading = title_key(entry["title"])
    held = {
        place: sum(len(title_key(title)) for title in titles)
        for place, (source, *titles) in enumerate(names)
        if source == entry["source"] and all(title_key(title) in heading for title in titles)
    }
    if not held:
        raise ValueError(f"no report under {entry['title']!r} in {entry['source']}")
    return max(held, key=held.__getitem__)


def _report_item(source: str, position: int, report: ParsedReport) -> LinkItem:
    """Return a talk of this one report: labels are given to what a document says, not to merged talks."""
    talk = Talk(f"{source}#{position}", "", report.heading.title, report.heading.other_titles)
    told = Report(
        f"{talk.id}/report",
        talk.id,
        source,
        position,
        facts=report.facts,
        insight=report.insight,
        takeaways=report.takeaways,
        topics=report.topics,
        other_parts=report.other_parts,
    )
    return talk_item(talk, [told])


def _section_item(source: str, section: ParsedSection) -> LinkItem:
    record = Section(f"{source}#{section.number}", source, section.number, section.title, section.path, section.text)
    return section_item(record)


def _challenges(source: str, document: ParsedDocument) -> list[Challenge]:
    return [
        Challenge(
            f"{c.business_unit}/{c.focus_area}/{c.number}", c.business_unit, c.focus_area, c.number, c.text, source
        )
        for c in document.challenges
    ]


def _grades(documents: list[dict[str, Any]], challenges: list[Challenge]) -> NDArray[np.int64]:
    columns = {(c.business_unit, c.focus_area, c.number): column for column, c in enumerate(challenges)}
    grades = np.zeros((len(documents), len(challenges)), dtype=np.int64)
    for row, document in enumerate(documents):
        for label in document["relevant"]:
            column = columns[label["business_unit"], label["focus_area"], int(label["number"])]
            grades[row, column] = int(label["grade"])
    return grades
