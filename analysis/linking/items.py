"""What is linked: the texts of a talk or a section, and of a challenge, each with the row and field it is stored in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storage import session_types
from storage.records import Challenge, ItemKind, Report, Section, Talk

TOPIC_SEPARATOR = "、"
"""Joins the topics of a report into the text that spans of its field `topics` count in."""


@dataclass(frozen=True, slots=True)
class ItemField:
    """One stored text: the field `name` of the row `record_id`.

    Spans count characters in `text`. An element of a list is named by its place (`other_titles.0`, `other_parts.2`);
    `topics` is the report's topics joined by `TOPIC_SEPARATOR`.
    """

    record_id: str
    name: str
    text: str

    @property
    def is_label(self) -> bool:
        """Whether the text only names what it belongs to (title, topics, focus area) instead of saying something."""
        return self.name.partition(".")[0] in {"title", "other_titles", "topics", "focus_area"}


@dataclass(frozen=True, slots=True)
class LinkItem:
    """A talk or a section as views of evidence read it."""

    kind: ItemKind
    id: str
    title: str
    fields: tuple[ItemField, ...]

    def text_of(self, record_id: str, name: str) -> str:
        """Return the stored text that a span of this row and field counts in; raises KeyError where there is none."""
        for field in self.fields:
            if (field.record_id, field.name) == (record_id, name):
                return field.text
        raise KeyError((record_id, name))


def is_linkable(talk: Talk) -> bool:
    """Say whether a talk can bear on a challenge: breaks, meals, social events and registration cannot."""
    return session_types.is_linkable(talk.session_type)


def talk_item(talk: Talk, reports: Sequence[Report]) -> LinkItem:
    """Return the texts of a talk: titles, abstract, and what its reports say, in order of their position.

    Withdrawn reports and reports of other talks are left out; so are empty texts.
    """
    texts = [("title", talk.title), *_numbered("other_titles", talk.other_titles), ("abstract", talk.abstract)]
    fields = [ItemField(talk.id, name, text) for name, text in texts]
    for report in sorted(reports, key=lambda report: (report.position, report.id)):
        if report.talk_id == talk.id and not report.withdrawn:
            fields.extend(ItemField(report.id, name, text) for name, text in _report_texts(report))
    return LinkItem("talk", talk.id, talk.title, _filled(fields))


def section_item(section: Section) -> LinkItem:
    """Return the texts of a section: title and text, which holds its parts too."""
    fields = (ItemField(section.id, "title", section.title), ItemField(section.id, "text", section.text))
    return LinkItem("section", section.id, section.title, _filled(fields))


def challenge_fields(challenge: Challenge) -> tuple[ItemField, ...]:
    """Return the stored texts of a challenge that a receipt can quote: the problem and its focus area."""
    texts = (("text", challenge.text), ("focus_area", challenge.focus_area))
    return _filled(ItemField(challenge.id, name, text) for name, text in texts)


def _report_texts(report: Report) -> list[tuple[str, str]]:
    return [
        ("facts", report.facts),
        ("insight", report.insight),
        ("takeaways", report.takeaways),
        ("topics", TOPIC_SEPARATOR.join(report.topics)),
        *_numbered("other_parts", (part.text for part in report.other_parts)),
    ]


def _numbered(name: str, texts: Iterable[str]) -> list[tuple[str, str]]:
    return [(f"{name}.{place}", text) for place, text in enumerate(texts)]


def _filled(fields: Iterable[ItemField]) -> tuple[ItemField, ...]:
    return tuple(field for field in fields if field.text.strip())
