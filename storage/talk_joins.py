"""Edits by which an analyst says that talks are one, that a talk is two, or that two talks are not the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storage.edits import Edit, Insert, Row, Value
from storage.errors import InputError, NotFoundError
from storage.intake.aliases import put_alias, stated_aliases
from storage.intake.distinctions import are_distinguished, copy_distinction, distinction_keys, distinguished_from
from storage.intake.draft import Draft
from storage.intake.merging import merge_talks as draft_merge
from storage.intake.talk_statements import RowKey, restate_talk, stated_talk, statements_of, states_its_talk
from storage.intake.tasks import free_id
from storage.library import Library
from storage.messages import Message
from storage.outweighed_marks import outweighed_mark
from storage.records import Talk
from storage.repositories.talks import talk_record
from storage.row_writer import analyst_id


@dataclass(frozen=True, slots=True)
class JoinPlan:
    """An edit that joins or splits talks, and what the talks will be when it is applied."""

    edit: Edit
    talks: tuple[Talk, ...]
    """The talk that stays, and after a split the new one."""
    outweighed: tuple[Message, ...] = ()
    """Marks that the kept talk has another of by the same analyst: they go, and undo brings them back."""


def plan_merge(library: Library, kept_id: str, other_ids: Sequence[str]) -> JoinPlan:
    """Return what making one talk of several would do; nothing is written.

    Everything that is on the others moves to the kept talk, which then says what all of their documents say, with
    the corrections made by hand over it. Raises NotFoundError for a talk that is none, and InputError where there is
    nothing to merge or the talks belong to different conferences.
    """
    draft = library.draft()
    gone = [talk_id for talk_id in dict.fromkeys(other_ids) if talk_id != kept_id]
    _check_same_conference(draft, [kept_id, *gone])
    titles = "、".join(str(_row(draft, "talk", talk_id)["title"]) for talk_id in gone)
    outweighed: list[Message] = []
    for talk_id in gone:
        outweighed.extend(outweighed_mark(draft, *mark) for mark in draft_merge(draft, kept_id, talk_id).outweighed)
    restate_talk(draft, kept_id)
    if stated_talk(draft, kept_id) is None:  # added by hand, as all that became one with it
        written = draft.referring("amendment", "talk_id", kept_id)
        draft.put("talk", kept_id, {str(row["field"]): row["value"] for row in written})
    kept = talk_record(_row(draft, "talk", kept_id))
    parameters = {"title": kept.title, "others": titles}
    message = Message("history.merge_talks", parameters)
    if outweighed:
        message = Message("history.merge_talks_outweighed", {**parameters, "marks": _listed(outweighed)})
    return JoinPlan(Edit(message, draft.changes()), (kept,), tuple(outweighed))


def merge_talks(library: Library, kept_id: str, other_ids: Sequence[str]) -> Edit:
    """Return the edit that makes one talk of several; see `plan_merge`, also for what it raises."""
    return plan_merge(library, kept_id, other_ids).edit


def plan_split(library: Library, talk_id: str, statement_keys: Iterable[RowKey], analyst: str) -> JoinPlan:
    """Return what giving some reports or events (table, id) of a talk a talk of their own would do; writes nothing.

    Marks on a report go with it, marks on the talk stay. Each of the two is known by the names that its documents
    give it, and both are distinguished, so that no import joins them again. Raises NotFoundError for a talk or a
    statement of it that is none, and InputError where all or none of its statements are to leave.
    """
    draft = library.draft()
    talk = _row(draft, "talk", talk_id)
    statements = statements_of(draft, talk_id)
    leaving = dict.fromkeys(statement_keys)
    for key in leaving:
        if key not in statements:
            raise NotFoundError(Message("split.no_statement"), where=str(talk["title"]))
    if not leaving or len(leaving) == len(statements):
        raise InputError(
            Message("split.nothing_left" if leaving else "split.nothing_chosen"),
            where=str(talk["title"]),
            remedy=Message("split.choose_some"),
        )
    names = {
        is_leaving: _stated_names(draft, [row for key, row in statements.items() if (key in leaving) == is_leaving])
        for is_leaving in (True, False)
    }
    first = names[True][0] if names[True] else str(talk["title"])
    new_id = free_id(draft, "talk", str(talk["conference_id"]), first)
    draft.put("talk", new_id, {**talk, "id": new_id, "archived": 0})  # what its documents state comes over it
    for table, row_id in leaving:
        draft.put(table, row_id, {"talk_id": new_id})
    _move_marks_of_reports(draft, talk_id, new_id, {row_id for _, row_id in leaving})
    _divide_names(draft, talk_id, new_id, leaving=names[True], staying=names[False])
    _distinguish_split(draft, talk_id, new_id, analyst)
    for restated in (talk_id, new_id):
        restate_talk(draft, restated)
    talks = tuple(talk_record(_row(draft, "talk", found)) for found in (talk_id, new_id))
    message = Message("history.split_talk", {"title": talks[0].title, "new": talks[1].title})
    return JoinPlan(Edit(message, draft.changes()), talks)


def split_talk(library: Library, talk_id: str, statement_keys: Iterable[RowKey], analyst: str) -> Edit:
    """Return the edit that splits a talk in two; see `plan_split`, also for what it raises."""
    return plan_split(library, talk_id, statement_keys, analyst).edit


def distinguish(library: Library, talk_id: str, other_id: str, analyst: str) -> Edit:
    """Return the edit that remembers that two talks are not the same; it changes nothing where that is known.

    Raises NotFoundError for a talk that is none, and InputError where both are the same or of different conferences,
    which are never joined anyway.
    """
    draft = library.draft()
    message = _of_two("history.distinguish", draft, talk_id, other_id)
    if are_distinguished(draft, talk_id, other_id):
        return Edit(message, ())
    row = {**distinction_keys(talk_id, other_id), "analyst_id": analyst_id(analyst)}
    return Edit(message, (Insert("distinction", row),))


def forget_distinction(library: Library, talk_id: str, other_id: str) -> Edit:
    """Return the edit that takes back that two talks are not the same; it changes nothing where nobody said so.

    Raises what `distinguish` raises.
    """
    draft = library.draft()
    message = _of_two("history.forget_distinction", draft, talk_id, other_id)
    if are_distinguished(draft, talk_id, other_id):
        draft.drop("distinction", str(distinction_keys(talk_id, other_id)["id"]))
    return Edit(message, draft.changes())


def _row(draft: Draft, table: str, row_id: str) -> dict[str, Value]:
    row = draft.get(table, row_id)
    if row is None:
        raise NotFoundError(Message(f"lookup.no_{table}"), where=row_id, remedy=Message(f"lookup.{table}_remedy"))
    return row


def _of_two(key: str, draft: Draft, talk_id: str, other_id: str) -> Message:
    _check_same_conference(draft, [talk_id, *({other_id} - {talk_id})])
    title, other = (str(_row(draft, "talk", found)["title"]) for found in (talk_id, other_id))
    return Message(key, {"title": title, "other": other})


def _check_same_conference(draft: Draft, talk_ids: Sequence[str]) -> None:
    rows = [_row(draft, "talk", talk_id) for talk_id in talk_ids]
    if len(rows) < 2:
        raise InputError(Message("merge.one_talk"), where=str(rows[0]["title"]), remedy=Message("merge.choose_more"))
    stranger = next((row for row in rows if row["conference_id"] != rows[0]["conference_id"]), None)
    if stranger is not None:
        raise InputError(
            Message("merge.other_conference"), where=str(stranger["title"]), remedy=Message("merge.same_conference")
        )


def _listed(messages: Sequence[Message]) -> Message:
    """Return several messages as one, for a place that holds one."""
    first, *more = messages
    return Message("merge.listed", {"first": first, "more": _listed(more)}) if more else first


def _move_marks_of_reports(draft: Draft, talk_id: str, new_id: str, report_ids: set[str]) -> None:
    moved: set[str] = set()
    for highlight in draft.referring("highlight", "talk_id", talk_id):
        if highlight["report_id"] in report_ids:
            moved.add(str(highlight["id"]))
            draft.put("highlight", str(highlight["id"]), {"talk_id": new_id})
    for note in draft.referring("note", "talk_id", talk_id):
        if note["highlight_id"] in moved:
            draft.put("note", str(note["id"]), {"talk_id": new_id})


def _stated_names(draft: Draft, rows: Iterable[Row]) -> list[str]:
    return [alias for row in rows if states_its_talk(draft, row) for alias in stated_aliases(row)]


def _divide_names(draft: Draft, talk_id: str, new_id: str, *, leaving: Sequence[str], staying: Sequence[str]) -> None:
    """Give each talk the names that its documents state; a name that none states now stays with the old talk."""
    for row in draft.referring("talk_alias", "talk_id", talk_id):
        if row["alias"] in leaving and row["alias"] not in staying:
            draft.drop("talk_alias", str(row["id"]))
    for alias in dict.fromkeys(leaving):
        put_alias(draft, new_id, alias)


def _distinguish_split(draft: Draft, talk_id: str, new_id: str, analyst: str) -> None:
    """Tell the two halves of a talk apart, and both from what the whole was told apart from."""
    for other, row in distinguished_from(draft, talk_id).items():
        copy_distinction(draft, row, new_id, other)
    keys = distinction_keys(talk_id, new_id)
    draft.put("distinction", str(keys["id"]), {**keys, "analyst_id": analyst_id(analyst)})
