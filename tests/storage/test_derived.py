"""Derived rows: replaced as a whole, never logged, gone with what they were derived from."""

from __future__ import annotations

import sqlite3

import pytest

from storage.derived import DerivedState, derived_state, replacement, replacing_slices, suggestion_row
from storage.edits import Value
from storage.ids import link_id
from storage.library import Library
from storage.records import PassagePair, Receipt, Span, Suggestion
from storage.slices import run_through
from tests.storage.samples import FIRST, connection_of, kept

STATE = DerivedState("lexical", "1", "hash")


def suggestion(library: Library, talk: int, score: float = 0.5, challenge: int = 1) -> Suggestion:
    """Return a suggestion for a talk of the filled library."""
    item, problem = library.talks.all()[talk].id, library.challenges.all()[challenge].id
    pair = PassagePair(Span(item, "facts", 0, 4, "近存计算"), Span(problem, "text", 2, 4, "近存"), 0.25)
    receipt = Receipt((pair,), ("存内计算",), ("近存", "时延"), {"bm25": 1.5})
    return Suggestion(link_id(item, problem), "talk", item, problem, score, receipt)


def always() -> bool:
    """Say that what rows were made from is still so."""
    return True


def replace(library: Library, *suggestions: Suggestion, state: DerivedState = STATE) -> int:
    """Replace all suggestions; return how many rows that wrote."""
    connection = connection_of(library)
    before = connection.total_changes
    rows = [suggestion_row(found) for found in suggestions]
    assert run_through(replacing_slices(connection, replacement(connection, "suggestion", state, rows), always))
    return connection.total_changes - before


def test_rows_are_replaced_as_a_whole(filled: Library) -> None:
    first, second, third = (suggestion(filled, talk, score=talk / 10) for talk in (1, 2, 3))
    replace(filled, first, second)
    assert filled.links.suggestions() == [second, first]
    replace(filled, third)
    assert filled.links.suggestions() == [third]
    replace(filled)
    assert filled.links.suggestions() == []


def test_a_receipt_comes_back_as_it_was(filled: Library) -> None:
    wanted = suggestion(filled, 1)
    replace(filled, wanted)
    assert filled.links.suggestions()[0].receipt == wanted.receipt


def test_a_section_can_be_suggested(filled: Library) -> None:
    section, challenge = filled.sections.all()[0].id, filled.challenges.all()[0].id
    wanted = Suggestion(link_id(section, challenge), "section", section, challenge, 0.5, Receipt())
    replace(filled, wanted)
    assert filled.links.suggestions() == [wanted]


def test_rows_that_are_as_they_were_are_left_alone(filled: Library) -> None:
    rows = [suggestion(filled, talk) for talk in range(1, 5)]
    assert replace(filled, *rows) == 5  # with the state
    assert replace(filled, *rows) == 1
    changed = suggestion(filled, 1, score=0.75)
    assert replace(filled, changed, *rows[1:]) == 3  # the old state went, one row changed, the new state came
    assert replace(filled, changed) == 5  # three went


def test_what_they_were_made_from_is_known(filled: Library) -> None:
    connection = connection_of(filled)
    assert derived_state(connection, "suggestion") is None
    replace(filled)
    assert derived_state(connection, "suggestion") == STATE
    replace(filled, state=DerivedState("lexical", "2", "other"))
    assert derived_state(connection, "suggestion") == DerivedState("lexical", "2", "other")
    assert derived_state(connection, "passage") is None


def test_nothing_is_logged_and_no_kept_row_changes(filled: Library) -> None:
    before, entries = kept(connection_of(filled)), filled.history.entries()
    replace(filled, suggestion(filled, 1))
    assert kept(connection_of(filled)) == before
    assert filled.history.entries() == entries


def test_they_go_with_the_talk_they_are_about(filled: Library) -> None:
    replace(filled, *(suggestion(filled, talk) for talk in range(1, 4)))
    gone = filled.talks.all()[1].id
    filled.history.undo(FIRST, keep_marked=True)  # the decision, the keywords, the marks, ...
    while any(talk.id == gone for talk in filled.talks.all()):
        filled.history.undo(FIRST, keep_marked=True)
    assert filled.links.suggestions() == []
    assert filled.faults() == []


def test_a_row_that_does_not_fit_is_an_error_and_leaves_no_state(filled: Library) -> None:
    old = suggestion(filled, 1)
    replace(filled, old)
    connection = connection_of(filled)
    wrong = suggestion_row(suggestion(filled, 2)) | {"section_id": filled.sections.all()[0].id}
    with pytest.raises(sqlite3.IntegrityError):
        run_through(replacing_slices(connection, replacement(connection, "suggestion", STATE, [wrong]), always))
    assert filled.links.suggestions() == [old]


def test_rows_whose_talk_is_gone_are_skipped(filled: Library) -> None:
    gone = suggestion_row(suggestion(filled, 2)) | {"talk_id": "nothing"}
    connection = connection_of(filled)
    wanted = replacement(connection, "suggestion", STATE, [gone, suggestion_row(suggestion(filled, 1))])
    assert run_through(replacing_slices(connection, wanted, always))
    assert filled.links.suggestions() == [suggestion(filled, 1)]


def test_between_two_slices_there_is_no_state(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = connection_of(filled)
    replace(filled, suggestion(filled, 1))
    monkeypatch.setattr("storage.derived.SLICE_SECONDS", 0.0)
    rows = [suggestion_row(suggestion(filled, talk)) for talk in (2, 3, 4)]
    seen = []
    for written in replacing_slices(connection, replacement(connection, "suggestion", STATE, rows), always):
        seen.append(written)
        assert not connection.in_transaction
        assert derived_state(connection, "suggestion") is None
    assert seen == [1, 2, 3]
    assert derived_state(connection, "suggestion") == STATE


def test_what_is_out_of_date_at_once_changes_nothing(filled: Library) -> None:
    connection = connection_of(filled)
    replace(filled, suggestion(filled, 1))
    wanted = replacement(connection, "suggestion", STATE, [])
    assert not run_through(replacing_slices(connection, wanted, lambda: False))
    assert filled.links.suggestions() == [suggestion(filled, 1)]
    assert derived_state(connection, "suggestion") == STATE


def test_what_is_out_of_date_in_the_end_has_no_state(filled: Library) -> None:
    connection = connection_of(filled)
    answers = [True, False]
    wanted = replacement(connection, "suggestion", STATE, [suggestion_row(suggestion(filled, 1))])
    assert not run_through(replacing_slices(connection, wanted, lambda: answers.pop(0)))
    assert derived_state(connection, "suggestion") is None
    assert answers == []


def test_rows_with_numbers_for_keys_are_replaced_too(library: Library) -> None:
    connection = connection_of(library)

    def rows(*ends: int) -> list[dict[str, Value]]:
        return [{"id": n, "record_id": "r", "field": "facts", "start": 0, "end": end} for n, end in enumerate(ends, 1)]

    def put(*ends: int) -> None:
        run_through(replacing_slices(connection, replacement(connection, "passage", STATE, rows(*ends)), always))

    put(10, 20, 30)
    before = connection.total_changes
    put(10, 25)
    assert connection.total_changes - before == 4  # the old state and a row went, a row changed, the new state came
    stored = connection.execute('SELECT id, "end" FROM passage ORDER BY id').fetchall()
    assert [tuple(row) for row in stored] == [(1, 10), (2, 25)]
