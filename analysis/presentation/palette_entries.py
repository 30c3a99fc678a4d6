"""What the command palette lists, and which of it answers to what is typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from analysis.presentation.matching import Match, MatchIndex, build_index, rank
from storage.records import Challenge, Tag, Talk
from storage.text import single_line

EntryKind = Literal["talk", "challenge", "tag", "command"]
Spans = tuple[tuple[int, int], ...]

PREFIXES: Mapping[str, EntryKind] = {
    "#": "tag",
    ">": "command",
    "!": "challenge",
    "＃": "tag",
    "》": "command",
    "！": "challenge",
}
"""What narrows the palette to one kind when it is typed first, on an English or a Chinese keyboard."""

ROWS_SHOWN = 60
_BESIDE = " · "


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """Something to go to or to do; `id` is the row's, or the key of a command's message."""

    kind: EntryKind
    id: str
    title: str
    detail: str = ""
    shortcut: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class PaletteSnapshot:
    """Entries, and the index of their texts, whose places are the entries'."""

    entries: tuple[PaletteEntry, ...] = ()
    index: MatchIndex = field(default_factory=MatchIndex)


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """An entry as it is listed; the spans are the (start, end) of what was found in its title and in its detail."""

    entry: PaletteEntry
    title_spans: Spans = ()
    detail_spans: Spans = ()


def library_entries(
    talks: Iterable[Talk], challenges: Iterable[Challenge], tags: Iterable[Tag], conferences: Mapping[str, str]
) -> tuple[PaletteEntry, ...]:
    """Return an entry for each talk, challenge and tag; `conferences` gives the names of the talks' conferences."""
    tags = tuple(tags)
    names = {tag.id: tag.name for tag in tags}
    return (
        *(_talk_entry(talk, conferences.get(talk.conference_id, "")) for talk in talks),
        *(_challenge_entry(challenge) for challenge in challenges),
        *(PaletteEntry("tag", tag.id, tag.name, names.get(tag.parent_id, ""), "", tag.colour) for tag in tags),
    )


def palette_snapshot(entries: Iterable[PaletteEntry], spellings: Mapping[str, str] | None = None) -> PaletteSnapshot:
    """Return entries with their index; about 20 µs an entry, so that it belongs off the main thread."""
    listed = tuple(entries)
    return PaletteSnapshot(listed, build_index(map(entry_text, listed), spellings))


def joined_snapshot(*snapshots: PaletteSnapshot) -> PaletteSnapshot:
    """Return several snapshots as one, in their order."""
    indexes = [snapshot.index for snapshot in snapshots]
    return PaletteSnapshot(
        tuple(entry for snapshot in snapshots for entry in snapshot.entries),
        MatchIndex(
            tuple(text for index in indexes for text in index.texts),
            tuple(text for index in indexes for text in index.plain),
            tuple(text for index in indexes for text in index.spelt),
            tuple(bits for index in indexes for bits in index.letters),
        ),
    )


def entry_text(entry: PaletteEntry) -> str:
    """Return the text in which an entry is searched: its title, and its detail on a line of its own."""
    return f"{entry.title}\n{entry.detail}"


def answers(
    query: str, snapshot: PaletteSnapshot, recent: Sequence[tuple[str, str]] = (), limit: int = ROWS_SHOWN
) -> list[PaletteRow]:
    """Return what answers to a query, best first; `recent` are (kind, id) of what was chosen lately, the last first.

    Without a query these come first, then commands, then the rest as it stands. A prefix narrows it to one kind.
    """
    typed = query.strip()
    kind = PREFIXES.get(typed[:1])
    places = range(len(snapshot.entries))
    among = [place for place in places if kind is None or snapshot.entries[place].kind == kind]
    wanted = typed[1:] if kind else typed
    if not wanted.strip():
        among = _recent_first(among, snapshot, recent)
    return [_row(match, snapshot) for match in rank(wanted, snapshot.index, limit, among)]


def _recent_first(among: list[int], snapshot: PaletteSnapshot, recent: Sequence[tuple[str, str]]) -> list[int]:
    order = {chosen: number for number, chosen in enumerate(recent)}

    def weight(place: int) -> tuple[int, bool]:
        entry = snapshot.entries[place]
        return order.get((entry.kind, entry.id), len(order)), entry.kind != "command"

    return sorted(among, key=weight)


def _row(match: Match, snapshot: PaletteSnapshot) -> PaletteRow:
    entry = snapshot.entries[match.place]
    length = len(entry.title)
    title = tuple((start, min(end, length)) for start, end in match.spans if start < length)
    detail = tuple((max(start - length - 1, 0), end - length - 1) for start, end in match.spans if end > length + 1)
    return PaletteRow(entry, title, detail)


def _talk_entry(talk: Talk, conference: str) -> PaletteEntry:
    details = (talk.code, *talk.other_titles, talk.start[:10], conference)
    return PaletteEntry("talk", talk.id, single_line(talk.title), single_line(_BESIDE.join(filter(None, details))))


def _challenge_entry(challenge: Challenge) -> PaletteEntry:
    details = (challenge.business_unit, challenge.focus_area, str(challenge.number))
    return PaletteEntry(
        "challenge", challenge.id, single_line(challenge.text), single_line(_BESIDE.join(filter(None, details)))
    )
