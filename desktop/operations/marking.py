"""Tags, decisions and keywords."""

from __future__ import annotations

from collections.abc import Sequence

from storage import mark_edits
from storage.edits import ChangeSet
from storage.errors import InputError
from storage.library import Library
from storage.messages import Message
from storage.records import Verdict


def tag(library: Library, talk: str, names: Sequence[str], *, remove: bool, analyst: str) -> ChangeSet | None:
    """Give a talk tags, or take them off; the talk by its id or the beginning of it."""
    if not all(name.strip() for name in names):
        raise InputError(Message("tag.empty"), remedy=Message("tag.empty_remedy"))
    talk_id = library.talks.resolve_id(talk)
    if remove:
        return library.apply(mark_edits.untag_talks(library, [talk_id], names), analyst)
    return library.apply(mark_edits.tag_talks(library, [talk_id], names, analyst), analyst)


def decide(library: Library, link: str, verdict: Verdict, *, note: str, analyst: str) -> ChangeSet | None:
    """Accept or reject a link, suggested or not, by its id or the beginning of it."""
    edit = mark_edits.decide(library, library.links.find(link), verdict, note, analyst)
    return library.apply(edit, analyst)


def keywords(library: Library, challenge: str) -> tuple[str, ...]:
    """Return a challenge's keywords; the challenge by its id or the beginning of it."""
    return tuple(library.challenges.keywords().get(library.challenges.resolve_id(challenge), ()))


def change_keywords(
    library: Library, challenge: str, words: Sequence[str], *, remove: bool, analyst: str
) -> tuple[str, ...]:
    """Add or remove a challenge's keywords and return those that it has then."""
    challenge_id = library.challenges.resolve_id(challenge)
    if remove:
        library.apply(mark_edits.remove_keywords(library, challenge_id, words), analyst)
    else:
        library.apply(mark_edits.add_keywords(library, challenge_id, words, analyst), analyst)
    return keywords(library, challenge_id)
