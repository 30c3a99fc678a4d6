"""The history as its panel shows it: who changed what and when, and what a change did in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from storage.edits import ChangeSet, ChangeSetKind, Value
from storage.history import HistoryEntry
from storage.messages import Message, Parameter, listed
from storage.repositories.changes import RowChange
from storage.text import normalise

NAMELESS = frozenset(
    {
        "history.highlight",
        "history.highlight_colour",
        "history.highlight_removed",
        "history.keywords",
        "history.keywords_removed",
        "history.note",
        "history.note_changed",
        "history.note_removed",
        "history.rate",
        "history.revise",
        "history.unrate",
        "history.unrevise",
        "history.write_part",
    }
)
"""Messages that do not say what they are about."""

Say = Callable[[Message], str]

LONGEST_NAME = 48
"""Characters of a title or text that a line of the history shows."""

_HIDDEN = frozenset({"id", "position", "prefix", "suffix", "sha256", "analyst_id"})
_OFFSETS = frozenset({"start", "end"})
_TIMED = frozenset({"talk", "programme_event"})
"""Columns that say nothing to people; `start` and `end` do only where they are times."""

_QUOTED = frozenset(
    {"alias", "code", "end", "name", "note", "number", "room", "shortcut", "start", "subtrack", "text", "title"}
    | {"track", "value", "word"}
)
"""Columns whose values people wrote, or can read."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change set; `moment` is in local time."""

    seq: int
    analyst: str
    moment: datetime
    what: Message
    kind: ChangeSetKind
    undone: bool
    row_count: int


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which change sets to show: of one analyst, of one kind, with a text in them; empty: all."""

    analyst: str = ""
    kind: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Change sets, newest first; `before` is where the next page goes on, None where there is none."""

    rows: tuple[HistoryRow, ...]
    before: int | None


@dataclass(frozen=True, slots=True)
class HistoryDetails:
    """What a change set did, and whether it can be taken back; `refusal` says why not, a line each."""

    seq: int
    lines: tuple[Message, ...]
    more: int
    refusal: tuple[Message, ...] = ()
    keeps_marked: bool = False
    """Whether taking it back leaves what carries marks, and so has to be asked for."""

    @property
    def can_revert(self) -> bool:
        """Whether the change can be taken back."""
        return not self.refusal


def history_row(entry: HistoryEntry, subject: str = "", zone: tzinfo | None = None) -> HistoryRow:
    """Return a change set as a row, its moment in a time zone, by default the computer's."""
    found = entry.change_set
    moment = datetime.fromisoformat(found.made_at).astimezone(zone)
    what = named_change(found, subject)
    return HistoryRow(found.seq, found.analyst, moment, what, found.kind, found.undone, entry.row_count)


def named_change(change_set: ChangeSet, subject: str = "") -> Message:
    """Return what a change set is called: one that takes another back, or brings it back, says so.

    `subject` is what it is about; it is named where the message itself does not.
    """
    what = with_subject(change_set.message, subject)
    if change_set.kind == "undo":
        return Message("history.undone", {"change": what})
    if change_set.kind == "redo":
        return Message("history.redone", {"change": what})
    return what


def with_subject(message: Message, subject: str) -> Message:
    """Return a message with what it is about, where it does not say so itself."""
    if not subject or message.key not in NAMELESS:
        return message
    return Message("history.about", {"change": message, "subject": _cut(subject, LONGEST_NAME)})


def shortened(message: Message, longest: int = LONGEST_NAME) -> Message:
    """Return a message in which no single value is longer than so many characters."""
    return Message(message.key, {name: _cut(value, longest) for name, value in message.parameters.items()})


def answers(row: HistoryRow, wanted: HistoryFilter, say: Say) -> bool:
    """Return whether a row is one that a filter asks for; the text is looked for in what is shown of it."""
    if wanted.analyst not in ("", row.analyst) or wanted.kind not in ("", row.kind):
        return False
    text = normalise(wanted.text.strip())
    return not text or text in normalise(f"{say(row.what)} {row.analyst}")


def described(change: RowChange) -> Message:
    """Return what happened to a row, in words."""
    noun = Message(f"history.noun_{change.table}")
    name: Parameter = _cut(change.name, LONGEST_NAME)
    if change.item:
        name = Message("history.name_on", {"name": name, "item": _cut(change.item, LONGEST_NAME)})
    if change.operation != "update":
        return Message(f"history.row_{change.operation}", {"noun": noun, "name": name})
    hidden = _HIDDEN if change.table in _TIMED else _HIDDEN | _OFFSETS
    columns = [column for column in change.after if column not in hidden]
    if len(columns) == 1 and (values := _plain_values(columns[0], change.before, change.after)):
        parameters = {"noun": noun, "name": name, "column": _column(columns[0]), **values}
        return Message("history.row_update_from", parameters)
    said: Parameter = listed([_column(column) for column in columns]) or Message("history.column_other")
    return Message("history.row_update", {"noun": noun, "name": name, "columns": said})


def _plain_values(column: str, before: Mapping[str, Value], after: Mapping[str, Value]) -> dict[str, Parameter] | None:
    """Return the old and new value of a column, where both are texts that people can take in at a glance."""
    pair = [str(row.get(column) or "") for row in (before, after)]
    if column not in _QUOTED or max(map(len, pair)) > LONGEST_NAME:
        return None
    empty = Message("history.value_empty")
    return {"old": pair[0] or empty, "new": pair[1] or empty}


def _column(column: str) -> Message:
    return Message(f"history.column_{column.removesuffix('_id')}")


def _cut(value: Parameter, longest: int) -> Parameter:
    if isinstance(value, Message):
        return shortened(value, longest)
    if not isinstance(value, str):
        return value
    line = " ".join(value.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
