"""What the challenges place does: decisions that keep their notes, and keywords as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.operations import marking
from storage.edits import ChangeSet
from storage.errors import NotFoundError
from storage.hand_challenges import edit_challenge
from storage.library import Library
from storage.messages import Message
from storage.records import Verdict


def judge(library: Library, link_id: str, verdict: Verdict, analyst: str) -> ChangeSet | None:
    """Accept or reject a link by its id; the note of the analyst's earlier decision stays."""
    earlier = library.links.decision_of(link_id, analyst)
    return marking.decide(library, link_id, verdict, note=earlier.note if earlier else "", analyst=analyst)


def set_keywords(library: Library, challenge_id: str, words: Sequence[str], analyst: str) -> ChangeSet | None:
    """Give a challenge these keywords and no others; NotFoundError where there is no such challenge."""
    challenge = library.challenges.get(challenge_id)
    if challenge is None:
        raise NotFoundError(
            Message("lookup.no_challenge"), where=challenge_id, remedy=Message("lookup.challenge_remedy")
        )
    edit = edit_challenge(library, replace(challenge, keywords=tuple(words)), analyst)
    name = f"{challenge.business_unit} · {challenge.focus_area} · {challenge.number}"
    return library.apply(replace(edit, message=Message("history.keywords_set", {"challenge": name})), analyst)
