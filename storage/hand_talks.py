"""Talks added and edited by hand: what an analyst writes stands over what documents state, now and later."""

from __future__ import annotations

from dataclasses import replace

from storage.edits import Edit, Row, Value, to_json
from storage.errors import NotFoundError
from storage.hand_checks import Checks, is_before, read_moment
from storage.ids import new_id
from storage.importing.parsed import ParsedTitle
from storage.intake.aliases import AliasIndex, event_aliases, heading_aliases
from storage.intake.corrections import CORRECTABLE, amendment_key, corrected_talk
from storage.intake.draft import Draft, records_json
from storage.intake.talk_statements import stated_talk
from storage.library import Library
from storage.messages import Message
from storage.records import Speaker, Talk
from storage.text import single_line, title_key

_NAMES = frozenset({"title", "other_titles", "code"})


def add_talk(library: Library, talk: Talk) -> Edit:
    """Return the edit that adds a talk under a key of its own; its `id` is of no account.

    Documents that name it later by its title or code join it and fill in what was left empty. Raises FormError.
    """
    talk = _tidy(talk)
    checks = Checks(talk.title)
    _check(checks, library, talk)
    if any(_may_be_the_same(talk, other) for other in _namesakes(library, talk)):
        checks.refuse("title", "talk_known")
    checks.done()
    draft = library.draft()
    talk_id = new_id()
    entered = _columns(talk)
    draft.put("talk", talk_id, {"conference_id": talk.conference_id, **entered})
    for field, nothing in CORRECTABLE.items():
        if entered[field] != nothing:
            _correct(draft, talk_id, field, entered[field], stated=nothing)
    _make_known(draft, talk_id, talk)
    return Edit(Message("history.add_talk", {"title": talk.title}), draft.changes())


def edit_talk(library: Library, talk: Talk, before: Talk | None = None) -> Edit:
    """Return the edit that gives the talk of that `id` these columns.

    What differs from the talk as it is becomes a correction; a column that is set to what the documents state is no
    longer one. Given the talk as somebody saw it `before`, only what they changed counts: an import may have changed
    other columns meanwhile. Raises FormError, and NotFoundError where there is no such talk.
    """
    draft = library.draft()
    row = draft.get("talk", talk.id)
    known = library.talks.get(talk.id)
    if row is None or known is None:
        raise NotFoundError(Message("lookup.no_talk"), where=talk.id, remedy=Message("lookup.talk_remedy"))
    if before is not None:
        fields = (*CORRECTABLE, "conference_id")
        entered = {field: getattr(talk, field) for field in fields if getattr(talk, field) != getattr(before, field)}
        talk = replace(known, **entered)
    raw, tidy = _columns(talk), _columns(_tidy(talk))
    changed = {field: tidy[field] for field in CORRECTABLE if raw[field] != row[field] != tidy[field]}
    talk = _tidy(talk)
    checks = Checks(talk.title)
    _check(checks, library, talk, before=known)
    checks.done()
    _correct_changed(draft, row, changed)
    draft.put("talk", talk.id, {"conference_id": talk.conference_id})
    if not _NAMES.isdisjoint(changed):
        _make_known(draft, talk.id, talk)
    return Edit(Message("history.edit_talk", {"title": talk.title}), draft.changes())


def _correct_changed(draft: Draft, row: Row, changed: Row) -> None:
    """Draft the talk's row with these columns, and a correction for each that the documents have otherwise."""
    talk_id = str(row["id"])
    corrections = {str(found["field"]): found for found in draft.referring("amendment", "talk_id", talk_id)}
    stated = stated_talk(draft, talk_id)
    if stated is None:  # nothing but what stands in it, and what stood there before it was corrected
        stated = {field: corrections.get(field, {}).get("stated", row[field]) for field in CORRECTABLE}
    stated = {field: stated[field] for field in CORRECTABLE}
    for field, value in changed.items():
        if value != stated[field]:
            _correct(draft, talk_id, field, value, stated=stated[field])
        elif field in corrections:
            draft.drop("amendment", str(corrections[field]["id"]))
    corrected = {str(found["field"]): found["value"] for found in draft.referring("amendment", "talk_id", talk_id)}
    draft.put("talk", talk_id, corrected_talk(stated, corrected))


def _correct(draft: Draft, talk_id: str, field: str, value: Value, stated: Value) -> None:
    row: dict[str, Value] = {"talk_id": talk_id, "field": field, "value": value, "stated": stated}
    draft.put("amendment", amendment_key(talk_id, field), row)


def _make_known(draft: Draft, talk_id: str, talk: Talk) -> None:
    """Let documents find the talk by its titles and its code; names that it had stay."""
    heading = _heading(talk)
    AliasIndex(draft.connection, talk.conference_id, draft).remember(talk_id, event_aliases("", heading))


def _heading(talk: Talk) -> ParsedTitle:
    return ParsedTitle(talk.title, talk.other_titles, talk.session_type, talk.code)


def _tidy(talk: Talk) -> Talk:
    """Return the talk without blanks around its texts, empty entries of its lists, and titles that it has already."""
    titles: dict[str, str] = {}
    for title in map(single_line, (talk.title, *talk.other_titles)):
        titles.setdefault(title_key(title) or title, title)
    title = single_line(talk.title)
    speakers = (
        Speaker(single_line(found.name), single_line(found.role), single_line(found.affiliation))
        for found in talk.speakers
    )
    return replace(
        talk,
        title=title,
        code=single_line(talk.code),
        session_type=single_line(talk.session_type),
        level=single_line(talk.level),
        track=single_line(talk.track),
        subtrack=single_line(talk.subtrack),
        room=single_line(talk.room),
        other_titles=tuple(other for other in titles.values() if other and other != title),
        start=talk.start.strip(),
        end=talk.end.strip(),
        abstract=talk.abstract.strip(),
        speakers=tuple(found for found in speakers if found != Speaker("")),
    )


def _columns(talk: Talk) -> dict[str, Value]:
    values: dict[str, Value] = {field: getattr(talk, field) for field in CORRECTABLE}
    return {**values, "other_titles": to_json(talk.other_titles), "speakers": records_json(talk.speakers)}


def _check(checks: Checks, library: Library, talk: Talk, before: Talk | None = None) -> None:
    if not talk.title:
        checks.refuse("title", "title_empty")
    if talk.code and (before is None or before.code != talk.code):
        namesakes = library.talks.known_as(talk.conference_id, heading_aliases(ParsedTitle("", code=talk.code))[0])
        if set(namesakes) - {talk.id}:
            checks.refuse("code", "code_taken", code=talk.code)
    if any(not found.name for found in talk.speakers):
        checks.refuse("speakers", "speaker_unnamed")
    if before is not None and before.conference_id != talk.conference_id and library.talks.is_stated(talk.id):
        checks.refuse("conference_id", "conference_stated")
    if before is None or (before.start, before.end) != (talk.start, talk.end):
        _check_times(checks, talk)


def _check_times(checks: Checks, talk: Talk) -> None:
    moments = {field: read_moment(text) for field, text in (("start", talk.start), ("end", talk.end)) if text}
    for field, moment in moments.items():
        if moment is None:
            checks.refuse(field, "time_unreadable")
    start, end = moments.get("start"), moments.get("end")
    if start is not None and end is not None and is_before(end, start):
        checks.refuse("end", "end_before_start")


def _namesakes(library: Library, talk: Talk) -> list[Talk]:
    aliases = [alias for alias in heading_aliases(_heading(talk)) if alias.startswith("title:")]
    keys = dict.fromkeys(key for alias in aliases for key in library.talks.known_as(talk.conference_id, alias))
    return [found for key in keys if (found := library.talks.get(key)) is not None]


def _may_be_the_same(talk: Talk, other: Talk) -> bool:
    """Return whether nothing tells two talks of one title apart: neither codes nor times."""
    if talk.code and other.code and talk.code.casefold() != other.code.casefold():
        return False
    return not (talk.start and other.start) or talk.start == other.start
