"""What a briefing says besides the library's texts, as messages; shared by all writers."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.briefing.document import BriefingDocument, Chapter, LinkedItem, MatrixRow, SourceNote, Statistics
from storage.messages import Message, Parameter
from storage.records import LinkState, SourceKind, TalkStatus
from storage.text import language_of

_FIELDS = frozenset({"abstract", "facts", "insight", "takeaways", "text", "title", "topics"})


def title(document: BriefingDocument) -> Message:
    """Return the title of a briefing whose scope gives none."""
    if document.conferences:
        return Message("briefing.title.of_conferences", {"conferences": ", ".join(document.conferences)})
    return Message("briefing.title.plain")


def label(name: str) -> Message:
    """Return a fixed label by its name: a heading, a column, a caption."""
    return Message(f"briefing.label.{name}")


def state(value: LinkState) -> Message:
    """Return the name of a link's state."""
    return Message(f"briefing.state.{value}")


def status(value: TalkStatus) -> Message:
    """Return the name of a talk's status."""
    return Message(f"briefing.status.{value}")


def source_kind(value: SourceKind) -> Message:
    """Return the name of a document's kind."""
    return Message(f"briefing.source_kind.{value}")


def field(name: str) -> Message | str:
    """Return the name of a field; a part that the library has no word for keeps its own name."""
    return Message(f"briefing.field.{name}") if name in _FIELDS else name


def statement(statistics: Statistics) -> Message:
    """Return the summary in a sentence."""
    return Message(
        "briefing.summary.statement",
        {
            "found": statistics.challenges_with_links,
            "challenges": statistics.challenges,
            "talks": statistics.talks_linked,
            "sections": statistics.sections_linked,
            "accepted": statistics.accepted,
            "suspect": statistics.suspect,
            "suggested": statistics.suggested,
        },
    )


def chapter_counts(chapter: Chapter) -> Message:
    """Return the counts under a chapter's title."""
    counts = chapter.statistics
    return Message(
        "briefing.chapter.counts",
        {
            "found": counts.challenges_with_links,
            "challenges": counts.challenges,
            "talks": counts.talks_linked,
            "links": counts.links,
            "accepted": counts.accepted,
        },
    )


def matrix_row(row: MatrixRow) -> Message | str:
    """Return the name of a line of the coverage matrix."""
    if row.kind == "track":
        return row.name
    if row.kind == "other":
        return Message("briefing.matrix.other", {"count": row.tracks})
    return Message("briefing.matrix.untracked" if row.kind == "untracked" else "briefing.matrix.references")


def decision(item: LinkedItem) -> Message | None:
    """Return who decided a link, None for a suggestion."""
    if not item.decided_by:
        return None
    key = "briefing.decision.suspect" if item.state == "suspect" else "briefing.decision.accepted"
    return Message(key, {"analyst": item.decided_by, "date": item.decided_on})


def footnote(note: SourceNote) -> Message:
    """Return where a quote stands. Offsets are counted from 1."""
    values: dict[str, Parameter] = {"source": note.source, "field": field(note.field), "section": note.section}
    if note.record == "talk":
        return Message("briefing.footnote.talk" if note.source else "briefing.footnote.programme", values)
    if note.end > note.start:
        values |= {"start": note.start + 1, "end": note.end}
        return Message("briefing.footnote.section" if note.section else "briefing.footnote.report", values)
    return Message("briefing.footnote.unplaced", values)


def left_out(weaker: int, unquotable: int) -> list[Message]:
    """Return what was not printed, in lines; nothing where everything was."""
    lines = [("briefing.left_out.weaker", weaker), ("briefing.left_out.unquotable", unquotable)]
    return [Message(key, {"count": count}) for key, count in lines if count]


def when(start: str, end: str) -> str:
    """Return day and times of a talk from ISO 8601, in its own time zone: `2026-05-12 09:00–09:40`."""
    day, begin, finish = start[:10], start[11:16], end[11:16]
    if not begin:
        return day
    return f"{day} {begin}–{finish}" if finish and end[:10] == day else f"{day} {begin}"


def phrase(names: Iterable[str]) -> str:
    """Return what is said of one thing as a phrase: role and affiliation; empty ones are left out."""
    return _joined(names, "，", ", ")


def enumeration(names: Iterable[str]) -> str:
    """Return things of one kind as a list: terms, topics, authors; empty ones are left out."""
    return _joined(names, "、", ", ")


def _joined(names: Iterable[str], chinese: str, latin: str) -> str:
    """Return the names with the comma of the script that they are written in."""
    given = [name for name in names if name]
    return (chinese if language_of("".join(given)) == "zh" else latin).join(given)


def nested(names: Iterable[str]) -> str:
    """Return names from the outermost to the innermost: track and sub-track, the headings above a section."""
    return " › ".join(filter(None, names))
