"""Challenges of a library as snapshots."""

from __future__ import annotations

from collections import Counter, defaultdict

from analysis.presentation.challenge_rows import Candidate, ChallengeDetail, ChallengeRow
from analysis.presentation.link_outline import LinkOutline, OutlineFilter, link_outline
from storage.library import Library
from storage.records import LinkState

_ORDER: dict[LinkState, int] = {"suggested": 0, "suspect": 0, "accepted": 1, "rejected": 2}


def challenge_rows(library: Library) -> list[ChallengeRow]:
    """Return every standing challenge in the sheet's order with its links counted."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    best: dict[str, float] = defaultdict(float)
    for challenge_id, state, score in library.links.states():
        counts[challenge_id][state] += 1
        if state != "rejected":
            best[challenge_id] = max(best[challenge_id], score)
    return [
        ChallengeRow(
            challenge,
            accepted=counts[challenge.id]["accepted"],
            suggested=counts[challenge.id]["suggested"] + counts[challenge.id]["suspect"],
            rejected=counts[challenge.id]["rejected"],
            best=best[challenge.id],
        )
        for challenge in library.challenges.all()
    ]


def challenge_detail(library: Library, challenge_id: str) -> ChallengeDetail | None:
    """Return a challenge with its candidates, None where it does not stand any more."""
    challenge = next((found for found in library.challenges.all() if found.id == challenge_id), None)
    if challenge is None:
        return None
    links = sorted(library.links.of_challenge(challenge_id), key=lambda link: _ORDER[link.state])
    titles = library.talks.titles(link.item_id for link in links if link.item_kind == "talk")
    titles |= library.sections.titles(link.item_id for link in links if link.item_kind == "section")
    return ChallengeDetail(challenge, tuple(Candidate(titles.get(link.item_id, ""), link) for link in links))


def library_outline(library: Library, wanted: OutlineFilter) -> LinkOutline:
    """Return the links of a library as an outline."""
    links = library.links.all()
    titles = library.talks.titles(link.item_id for link in links if link.item_kind == "talk")
    titles |= library.sections.titles(link.item_id for link in links if link.item_kind == "section")
    return link_outline(library.challenges.all(), links, titles, wanted)
