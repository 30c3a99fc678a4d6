"""Links: what an engine suggests and analysts decide."""

from __future__ import annotations

import pytest

from storage.derived import DerivedState
from storage.edits import Edit, Update
from storage.errors import NotFoundError
from storage.ids import link_id
from storage.library import Library
from storage.mark_edits import decide
from storage.messages import Message
from storage.records import LinkKey, Receipt, Suggestion, Verdict
from storage.repositories.links import receipt_json
from tests.storage.samples import FIRST, SECOND, Clock, connection_of, digest, reference, report, sheet, take_in


@pytest.fixture
def desk(library: Library) -> Library:
    """Return a library with three talks, two challenges and a section."""
    take_in(library, digest(*(report(number) for number in range(3))))
    take_in(library, sheet("甲", "乙"), "sheet.md")
    take_in(library, reference(("1.1", "概述", "文字")), "paper.md")
    return library


def key(library: Library, talk: int, challenge: int = 0) -> LinkKey:
    """Return a link's key."""
    item, problem = library.talks.all()[talk].id, library.challenges.all()[challenge].id
    return LinkKey(link_id(item, problem), "talk", item, problem)


def suggest(library: Library, scores: dict[int, float]) -> None:
    """Suggest links of talks to the first challenge."""
    keys = {talk: key(library, talk) for talk in scores}
    suggestions = [
        Suggestion(keys[talk].id, "talk", keys[talk].item_id, keys[talk].challenge_id, score, Receipt(terms=("近存",)))
        for talk, score in scores.items()
    ]
    library.replace_suggestions(suggestions, DerivedState("test", "1", "hash"))


def say(library: Library, clock: Clock, link: LinkKey, verdict: Verdict, analyst: str = FIRST) -> None:
    """Decide a link, a second later."""
    clock.wait(1)
    library.apply(decide(library, link, verdict, "", analyst), analyst)


def test_suggestions_come_strongest_first(desk: Library) -> None:
    suggest(desk, {0: 0.25, 1: 0.75, 2: 0.5})
    assert [found.score for found in desk.links.suggestions()] == [0.75, 0.5, 0.25]
    assert [(link.state, link.decision) for link in desk.links.all()] == [("suggested", None)] * 3


def test_the_newest_decision_is_the_state(desk: Library, clock: Clock) -> None:
    suggest(desk, {0: 0.5})
    say(desk, clock, key(desk, 0), "accepted")
    say(desk, clock, key(desk, 0), "rejected", SECOND)
    link = desk.links.all()[0]
    assert link.state == "rejected"
    assert link.decision is not None
    assert link.decision.analyst == SECOND
    assert (link.score, link.receipt.terms) == (0.5, ("近存",))
    say(desk, clock, key(desk, 0), "rejected")
    say(desk, clock, key(desk, 0), "accepted")
    assert desk.links.all()[0].state == "accepted"


def test_a_decision_stands_without_a_suggestion(desk: Library, clock: Clock) -> None:
    suggest(desk, {1: 0.5})
    say(desk, clock, key(desk, 0), "accepted")
    assert [(link.item_id, link.state, link.score) for link in desk.links.all()] == [
        (key(desk, 1).item_id, "suggested", 0.5),
        (key(desk, 0).item_id, "accepted", 0.0),
    ]


def test_decisions_come_oldest_first(desk: Library, clock: Clock) -> None:
    for talk in (2, 0, 1):
        say(desk, clock, key(desk, talk), "accepted")
    assert [found.item_id for found in desk.links.decisions()] == [key(desk, talk).item_id for talk in (2, 0, 1)]


def test_any_pair_is_found_by_the_beginning_of_its_id(desk: Library, clock: Clock) -> None:
    section, challenge = desk.sections.all()[0].id, desk.challenges.all()[1].id
    suggest(desk, {0: 0.5})
    say(desk, clock, key(desk, 1), "rejected")
    for wanted in (
        key(desk, 0),
        key(desk, 1),
        key(desk, 2, 1),
        LinkKey(link_id(section, challenge), "section", section, challenge),
    ):
        assert desk.links.find(wanted.id) == wanted
        assert desk.links.find(wanted.id[:8].upper()) == wanted


@pytest.mark.parametrize(
    ("text", "message"), [("", "lookup.too_short"), ("abc", "lookup.too_short"), ("zzzz", "lookup.no_link")]
)
def test_what_is_no_link_is_not_found(desk: Library, text: str, message: str) -> None:
    with pytest.raises(NotFoundError) as refusal:
        desk.links.find(text)
    assert refusal.value.what.key == message


def test_a_beginning_of_several_links_is_refused(desk: Library) -> None:
    connection = connection_of(desk)
    for talk in (0, 1):
        found = key(desk, talk)
        connection.execute(
            "INSERT INTO suggestion (id, score, receipt, talk_id, challenge_id) VALUES (?, 1.0, ?, ?, ?)",
            (f"abcd-{talk}", receipt_json(Receipt()), found.item_id, found.challenge_id),
        )
    with pytest.raises(NotFoundError) as refusal:
        desk.links.find("abcd")
    assert refusal.value.what.key == "lookup.ambiguous"
    assert desk.links.find("abcd-1").item_id == key(desk, 1).item_id


def test_pairs_with_a_withdrawn_challenge_are_found_only_where_they_were_decided(desk: Library, clock: Clock) -> None:
    decided, other = key(desk, 0), key(desk, 1)
    say(desk, clock, decided, "accepted")
    desk.apply(Edit(Message("x"), (Update("challenge", decided.challenge_id, {"withdrawn": 1}),)), FIRST)
    assert desk.links.find(decided.id) == decided
    with pytest.raises(NotFoundError):
        desk.links.find(other.id)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE challenge SET archived = 1",
        "UPDATE challenge SET withdrawn = 1",
        "UPDATE focus_area SET archived = 1",
        "UPDATE business_unit SET archived = 1",
        "UPDATE talk SET archived = 1",
        "UPDATE conference SET archived = 1",
    ],
)
def test_links_of_what_does_not_stand_are_left_out(desk: Library, statement: str) -> None:
    suggest(desk, {0: 0.5, 1: 0.4})
    desk.apply(decide(desk, key(desk, 2), "accepted", "", FIRST), FIRST)
    assert len(desk.links.all()) == 3
    connection_of(desk).execute(statement)
    assert desk.links.all() == []
    assert len(desk.links.suggestions()) == 2
    assert len(desk.links.decisions()) == 1
