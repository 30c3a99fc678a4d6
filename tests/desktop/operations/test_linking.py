"""Links are suggested once for what is there, and listed with decisions and scores."""

from __future__ import annotations

from itertools import product

import pytest

from desktop.operations import linking, marking
from storage.errors import RequestError
from storage.ids import link_id
from storage.library import Library
from storage.messages import Message
from tests.desktop.papers import LUNCH


def test_linking_runs_only_where_something_has_changed(library: Library) -> None:
    told: list[tuple[Message, int, int]] = []
    assert linking.link(library, lambda *step: told.append(step)).up_to_date
    assert not told
    challenge = library.challenges.all()[0].id
    marking.change_keywords(library, challenge, ["回放"], remove=False, analyst="Analyst 03")
    result = linking.link(library, lambda *step: told.append(step))
    assert (result.items, result.challenges, result.up_to_date) == (7, 5, False)
    assert result.suggestions == len(library.links.suggestions())
    assert told[-1][1] == told[-1][2]
    assert all(message == Message("progress.linking") for message, _, _ in told)


def test_links_are_listed_strongest_first_with_what_they_join(library: Library) -> None:
    rows = linking.links(library)
    assert [row.id for row in rows] == [
        s.id for s in sorted(library.links.suggestions(), key=lambda s: (-s.score, s.id))
    ]
    for row in rows:
        assert row.id == link_id(row.item.id, row.challenge.id)
        assert row.link is not None
        assert (row.score, row.state) == (row.link.score, "suggested")


def test_a_decision_without_suggestion_has_the_engine_s_score(library: Library) -> None:
    suggested = {row.id for row in linking.links(library)}
    pair = next(row for row in linking.all_pairs(library) if row.id not in suggested and row.score > 0)
    marking.decide(library, pair.id, "rejected", note="", analyst="Analyst 03")
    row = next(row for row in linking.links(library) if row.id == pair.id)
    assert (row.score, row.state) == (pair.score, "rejected")


def test_all_pairs_are_every_item_with_every_challenge(library: Library) -> None:
    pairs = list(linking.all_pairs(library))
    items = [talk.id for talk in library.talks.all()] + [section.id for section in library.sections.all()]
    expected = list(product(items, (challenge.id for challenge in library.challenges.all())))
    assert [(pair.item.id, pair.challenge.id) for pair in pairs] == expected
    assert {pair.score for pair in pairs if pair.item.title == LUNCH} == {0.0}
    assert all(pair.link is None for pair in pairs)
    stored = {suggestion.id: suggestion.score for suggestion in library.links.suggestions()}
    assert {pair.id: pair.score for pair in pairs if pair.id in stored} == pytest.approx(stored)


def test_units_and_scores_narrow_both_lists(library: Library) -> None:
    for listed in (linking.links, linking.all_pairs):
        every = list(listed(library))
        assert list(listed(library, ["机器人"])) == [row for row in every if row.challenge.business_unit == "机器人"]
        assert list(listed(library, [" 機器人 "])) == list(listed(library, ["机器人"]))
        assert list(listed(library, [], 0.5)) == [row for row in every if row.score >= 0.5]


def test_an_unknown_unit_is_named_with_those_there_are(library: Library) -> None:
    with pytest.raises(RequestError) as caught:
        linking.links(library, ["存储", "没有"])
    assert caught.value.where == "没有"
    assert caught.value.remedy == Message("lookup.business_unit_remedy", {"names": "存储、机器人、运维"})
