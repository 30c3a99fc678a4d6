"""Links are suggested once for what is there, and listed with decisions and scores."""

from __future__ import annotations

import pickle
from itertools import product
from pathlib import Path

import pytest

from desktop.operations import linking, marking
from storage.errors import RequestError
from storage.ids import link_id
from storage.library import Library, write_library
from storage.messages import Message
from storage.slices import run_through
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


def change_keywords(library: Library, word: str) -> None:
    """Give the first challenge a keyword, so that links are to be suggested anew."""
    marking.change_keywords(library, library.challenges.all()[0].id, [word], remove=False, analyst="Analyst 03")


def test_suggesting_apart_and_writing_is_linking(library: Library, tmp_path: Path) -> None:
    change_keywords(library, "回放")
    library.copy_to(tmp_path / "copy.fieldbrief")
    told: list[tuple[int, int]] = []
    update = linking.suggest_links(tmp_path / "library.fieldbrief", lambda *step: told.append(step))
    assert told[-1][0] == told[-1][1]
    assert pickle.loads(pickle.dumps(update)) == update  # noqa: S301 - what was pickled here
    assert not linking.is_current(library)  # nothing is written yet
    assert run_through(linking.writing_steps(library, update))
    assert linking.is_current(library)
    with write_library(tmp_path / "copy.fieldbrief", "Analyst 03") as copy:
        assert linking.link(copy) == update.result
        assert copy.links.suggestions() == library.links.suggestions()


def test_what_is_up_to_date_is_not_written(library: Library, tmp_path: Path) -> None:
    update = linking.suggest_links(tmp_path / "library.fieldbrief")
    assert update.replacement is None
    assert update.result.up_to_date
    assert run_through(linking.writing_steps(library, update))
    change_keywords(library, "回放")
    assert not run_through(linking.writing_steps(library, update))


def test_a_small_change_writes_little(library: Library, tmp_path: Path) -> None:
    change_keywords(library, "回放")
    update = linking.suggest_links(tmp_path / "library.fieldbrief")
    assert update.replacement is not None
    assert update.replacement.size < update.result.suggestions


def test_suggestions_of_a_library_that_has_changed_meanwhile_are_not_written(library: Library, tmp_path: Path) -> None:
    change_keywords(library, "回放")
    update = linking.suggest_links(tmp_path / "library.fieldbrief")
    before = library.links.suggestions()
    change_keywords(library, "触觉")
    assert not run_through(linking.writing_steps(library, update))
    assert library.links.suggestions() == before
    assert not linking.is_current(library)


def test_what_changes_between_two_slices_is_noticed(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.derived.SLICE_SECONDS", 0.0)
    for word in ("回放", "触觉", "检索"):
        change_keywords(library, word)
    update = linking.suggest_links(tmp_path / "library.fieldbrief")
    steps = linking.writing_steps(library, update)
    done, total = next(steps)
    assert 0 < done < total
    change_keywords(library, "仿真")
    assert not run_through(steps)
    assert library.suggestion_state() is None


def test_only_what_links_are_made_from_calls_for_new_ones(library: Library) -> None:
    talk = library.talks.all()[0].id
    tagged = marking.tag(library, talk, ["x"], remove=False, analyst="Analyst 03")
    assert tagged is not None
    assert not linking.touches_links(tagged)
    change_keywords(library, "回放")
    assert linking.touches_links(library.history.undo("Analyst 03"))
