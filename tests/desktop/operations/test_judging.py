"""Decisions that keep their notes, and keywords as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.operations import marking
from desktop.operations.judging import judge, set_keywords
from storage.errors import NotFoundError
from storage.library import write_library
from tests.desktop.program import Program

ANALYST = "Analyst 03"


def test_a_second_verdict_keeps_the_note(program: Program) -> None:
    with write_library(program.library, ANALYST) as library:
        link = library.links.suggestions()[0].id
        marking.decide(library, link, "accepted", note="as the demo shows", analyst=ANALYST)
        judge(library, link, "rejected", ANALYST)
        assert [(d.verdict, d.note) for d in library.links.decisions()] == [("rejected", "as the demo shows")]


def test_keywords_are_set_as_a_whole_and_undone_at_once(program: Program) -> None:
    with write_library(program.library, ANALYST) as library:
        challenge = library.challenges.all()[0].id
        set_keywords(library, challenge, ["one", "two"], ANALYST)
        change_set = set_keywords(library, challenge, ["two", "three"], ANALYST)
        assert change_set is not None
        assert change_set.message.key == "history.keywords_set"
        assert library.challenges.keywords()[challenge] == ["three", "two"]
        assert set_keywords(library, challenge, ["Two", "three"], ANALYST) is None
        library.history.undo(ANALYST)
        assert library.challenges.keywords()[challenge] == ["one", "two"]


def test_an_unknown_challenge_is_named(program: Program, tmp_path: Path) -> None:
    with write_library(program.library, ANALYST) as library, pytest.raises(NotFoundError) as refused:
        set_keywords(library, "no-such-id", [], ANALYST)
    assert refused.value.where == "no-such-id"
