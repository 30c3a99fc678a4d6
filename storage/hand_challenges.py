"""Challenges added and edited by hand: what an analyst writes stands over what the sheet says, now and later."""

from __future__ import annotations

from dataclasses import replace

from storage.edits import Change, Edit, Row, Value
from storage.errors import NotFoundError
from storage.hand_checks import Checks
from storage.hand_edits import bring_back_rows, put_business_unit, put_focus_area
from storage.ids import new_id
from storage.intake.corrections import amendment_key, challenge_value
from storage.intake.draft import Draft
from storage.intake.names import name_key
from storage.library import Library
from storage.mark_edits import add_keywords, remove_keywords
from storage.messages import Message
from storage.records import Challenge
from storage.text import single_line

_FIELDS = ("focus_area_id", "number", "text")
_ENTERED = ("business_unit", "focus_area", "number", "text", "keywords")


def add_challenge(library: Library, challenge: Challenge, analyst: str) -> Edit:
    """Return the edit that adds a challenge, with its business unit and focus area where these are new.

    Of no account are its `id`, and a `number` of 0: it gets the next one of its focus area. Both levels above it go by
    their names. A sheet that has the same wording in that focus area later joins it. Raises FormError.
    """
    challenge = _tidy(challenge)
    draft = library.draft()
    known_area = _known_area(library, challenge)
    numbers = library.challenges.numbers(known_area) if known_area else {}
    challenge = replace(challenge, number=challenge.number or max(numbers, default=0) + 1)
    _check(challenge, numbers, known_area)
    area = known_area or _new_area(library, draft, challenge)
    bring_back_rows(draft, "focus_area", area)
    challenge_id = new_id()
    values: dict[str, Value] = {
        "focus_area_id": area,
        "source_id": None,
        "position": library.challenges.next_position(),
        "number": challenge.number,
        "text": challenge.text,
    }
    draft.put("challenge", challenge_id, values)
    keywords = add_keywords(library, challenge_id, challenge.keywords, analyst).changes
    return Edit(Message("history.add_challenge", {"name": _name(challenge)}), (*draft.changes(), *keywords))


def edit_challenge(library: Library, challenge: Challenge, analyst: str, before: Challenge | None = None) -> Edit:
    """Return the edit that gives the challenge of that `id` its business unit, focus area, number, text and keywords.

    What differs from the sheet becomes a correction; what is set to what the sheet says is no longer one.
    Given the challenge as somebody saw it `before`, only what they changed counts: an import may have changed the rest.
    Raises FormError, and NotFoundError where there is no such challenge.
    """
    now = library.challenges.get(challenge.id)
    if before is not None and now is not None:
        entered = {
            name: getattr(challenge, name) for name in _ENTERED if getattr(challenge, name) != getattr(before, name)
        }
        challenge = replace(now, **entered)
    challenge = _tidy(challenge)
    draft = library.draft()
    row = draft.get("challenge", challenge.id)
    if row is None:
        raise NotFoundError(
            Message("lookup.no_challenge"), where=challenge.id, remedy=Message("lookup.challenge_remedy")
        )
    known_area = _known_area(library, challenge)
    numbers = library.challenges.numbers(known_area) if known_area else {}
    moved = (known_area, challenge.number) != (row["focus_area_id"], row["number"])
    _check(challenge, numbers if moved else {}, known_area)
    area = known_area or _new_area(library, draft, challenge)
    values: dict[str, Value] = {"focus_area_id": area, "number": challenge.number, "text": challenge.text}
    if name_key(str(row["text"])) == name_key(challenge.text) and str(row["text"]).strip() == challenge.text:
        values["text"] = row["text"]
    if row["source_id"] is not None:
        _correct(library, draft, row, values)
    draft.put("challenge", challenge.id, values)
    changes = (*draft.changes(), *_keyword_changes(library, challenge, analyst))
    return Edit(Message("history.edit_challenge", {"name": _name(challenge)}), changes)


def _correct(library: Library, draft: Draft, row: Row, values: Row) -> None:
    """Draft a correction of each column that the sheet has otherwise, and the end of those that it has not."""
    challenge_id = str(row["id"])
    corrections = {found.field: found for found in library.challenges.amendments(challenge_id)}
    for field in _FIELDS:
        known = corrections.get(field)
        stated = challenge_value(field, known.stated) if known else row[field]
        key = amendment_key(challenge_id, field)
        if values[field] != stated:
            correction = {"field": field, "value": str(values[field]), "stated": str(stated)}
            draft.put("amendment", key, {"challenge_id": challenge_id, **correction})
        elif known:
            draft.drop("amendment", key)


def _keyword_changes(library: Library, challenge: Challenge, analyst: str) -> tuple[Change, ...]:
    wanted = {name_key(word) for word in challenge.keywords}
    gone = [word for word in library.challenges.keyword_ids(challenge.id) if name_key(word) not in wanted]
    return (
        *remove_keywords(library, challenge.id, gone).changes,
        *add_keywords(library, challenge.id, challenge.keywords, analyst).changes,
    )


def _tidy(challenge: Challenge) -> Challenge:
    return replace(
        challenge,
        business_unit=single_line(challenge.business_unit),
        focus_area=single_line(challenge.focus_area),
        text=challenge.text.strip(),
    )


def _name(challenge: Challenge) -> str:
    return f"{challenge.focus_area} · {challenge.number}"


def _check(challenge: Challenge, numbers: dict[int, str], known_area: str) -> None:
    checks = Checks(_name(challenge))
    if not challenge.business_unit and not known_area:  # a sheet may leave the names of both levels out
        checks.refuse("business_unit", "name_empty")
    if not challenge.focus_area and not known_area:
        checks.refuse("focus_area", "name_empty")
    if not challenge.text:
        checks.refuse("text", "text_empty")
    if challenge.number < 1:
        checks.refuse("number", "number_too_small")
    elif numbers.get(challenge.number, challenge.id) != challenge.id:
        checks.refuse("number", "number_taken", number=challenge.number, free=max(numbers) + 1)
    checks.done()


def _known_unit(library: Library, challenge: Challenge) -> str:
    units = library.business_units.all(include_archived=True)
    return next((found.id for found in units if name_key(found.name) == name_key(challenge.business_unit)), "")


def _known_area(library: Library, challenge: Challenge) -> str:
    """Return the key of the focus area that the challenge names, archived or not; empty for a new one."""
    unit, wanted = _known_unit(library, challenge), name_key(challenge.focus_area)
    areas = (found for found in library.focus_areas.all(include_archived=True) if found.business_unit_id == unit)
    return next((found.id for found in areas if name_key(found.name) == wanted), "")


def _new_area(library: Library, draft: Draft, challenge: Challenge) -> str:
    unit = _known_unit(library, challenge) or put_business_unit(draft, challenge.business_unit)
    return put_focus_area(draft, unit, challenge.focus_area)
