"""Merging, splitting and telling apart on a real conference."""

from __future__ import annotations

import pytest

from desktop.operations import merging
from storage.errors import InputError, NotFoundError
from storage.library import Library
from storage.records import Talk

ANALYST = "Analyst 03"


def reported(library: Library, documents: int) -> list[Talk]:
    """Return the talks that so many documents or more state something of."""
    return [talk for talk in library.talks.all() if len(library.joins.statements(talk.id)) >= documents]


def test_a_merge_is_what_its_sheet_shows(library: Library) -> None:
    first, second = library.talks.all()[:2]
    sheet = merging.merge_sheet(library, [first.id, second.id], second.id)
    assert [card.talk for card in sheet.cards] == [first, second]
    change_set = merging.merge(library, second.id, [first.id], analyst=ANALYST)
    assert change_set is not None
    assert library.talks.get(second.id) == sheet.result
    assert library.talks.get(first.id) is None
    library.history.undo(ANALYST)
    assert library.talks.get(first.id) == first


def test_the_talk_with_the_most_on_it_is_proposed(library: Library) -> None:
    talks = library.talks.all()
    weights = {talk.id: len(library.joins.statements(talk.id)) for talk in talks}
    fewest, most = min(talks, key=lambda talk: weights[talk.id]), reported(library, 2)[0]
    assert merging.merge_sheet(library, [fewest.id, most.id]).kept_id == most.id


def test_a_split_is_what_its_sheet_shows(library: Library) -> None:
    talk = reported(library, 2)[0]
    empty = merging.split_sheet(library, talk.id, (), analyst=ANALYST)
    assert empty.talks is None
    keys = [statement.key for statement in empty.card.statements]
    assert merging.split_sheet(library, talk.id, keys, analyst=ANALYST).talks is None
    sheet = merging.split_sheet(library, talk.id, keys[:1], analyst=ANALYST)
    assert sheet.talks is not None
    merging.split(library, talk.id, keys[:1], analyst=ANALYST)
    assert tuple(library.talks.get(found.id) for found in sheet.talks) == sheet.talks
    assert [statement.key for statement in library.joins.statements(sheet.talks[1].id)] == keys[:1]


def test_a_talk_of_one_document_cannot_be_split(library: Library) -> None:
    talk = next(talk for talk in library.talks.all() if len(library.joins.statements(talk.id)) == 1)
    with pytest.raises(InputError):
        merging.split_sheet(library, talk.id, (), analyst=ANALYST)


def test_candidates_are_asked_about_until_they_are_told_apart(library: Library) -> None:
    talk = reported(library, 2)[0]
    key = library.joins.statements(talk.id)[0].key
    merging.split(library, talk.id, [key], analyst=ANALYST)
    question = merging.merge_candidates(library, talk.id)
    [other] = question.distinguished
    assert other.id not in {found.talk.id for found in question.candidates}
    merging.forget_distinction(library, talk.id, other.id, analyst=ANALYST)
    question = merging.merge_candidates(library, talk.id)
    assert question.distinguished == ()
    assert question.candidates[0].talk.id == other.id
    assert question.candidates[0].reasons
    merging.distinguish(library, other.id, talk.id, analyst=ANALYST)
    assert [found.id for found in merging.merge_candidates(library, talk.id).distinguished] == [other.id]


def test_a_talk_that_is_none_is_said(library: Library) -> None:
    with pytest.raises(NotFoundError):
        merging.merge_candidates(library, "gone")
