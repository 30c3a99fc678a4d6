"""Challenges with their links counted, and one with its candidates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.challenge_views import challenge_detail, challenge_rows
from storage import mark_edits
from storage.derived import DerivedState
from storage.ids import link_id
from storage.importing.parsed import ParsedChallenge, ParsedDocument, ParsedReport, ParsedTitle
from storage.intake.plan import ImportFile
from storage.library import Library, write_library
from storage.records import LinkKey, Receipt, Suggestion

ME = "Analyst 03"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return a library with two challenges and three talks, all of which are suggested for the first challenge."""
    sheet = ParsedDocument(
        "challenges",
        "sheet/1",
        "utf-8",
        challenges=(ParsedChallenge("存储", "缓存", 1, "换入换出"), ParsedChallenge("推理", "服务", 1, "长上下文")),
    )
    reports = tuple(ParsedReport(ParsedTitle(title), facts="事实") for title in ("一", "二", "三"))
    digest = ParsedDocument("digest", "daily/1", "utf-8", reports=reports)
    with write_library(tmp_path / "library.fieldbrief", ME, create=True) as opened:
        for name, document in (("sheet.md", sheet), ("digest.md", digest)):
            plan = opened.plan_import(ImportFile(name, name.encode(), document), "秋季会")
            assert plan.edit is not None
            opened.apply(plan.edit, ME)
        challenge = opened.challenges.all()[0].id
        suggestions = [
            Suggestion(link_id(talk.id, challenge), "talk", talk.id, challenge, 0.9 - number / 10, Receipt())
            for number, talk in enumerate(opened.talks.all())
        ]
        opened.replace_suggestions(suggestions, DerivedState("test", "1", "hash"))
        yield opened


def decide(library: Library, title: str, verdict: str) -> None:
    """Decide the link of a talk with the first challenge."""
    talk = next(talk for talk in library.talks.all() if talk.title == title)
    challenge = library.challenges.all()[0].id
    key = LinkKey(link_id(talk.id, challenge), "talk", talk.id, challenge)
    library.apply(mark_edits.decide(library, key, verdict, "", ME), ME)  # type: ignore[arg-type]  # a verdict's name


def test_links_are_counted_by_state(library: Library) -> None:
    decide(library, "二", "accepted")
    decide(library, "三", "rejected")
    first, second = challenge_rows(library)
    assert (first.accepted, first.suggested, first.rejected, first.best) == (1, 1, 1, 0.9)
    assert not first.is_white_space
    assert (second.accepted, second.suggested, second.best) == (0, 0, 0.0)
    assert second.is_white_space


def test_the_newest_decision_counts(library: Library) -> None:
    decide(library, "二", "accepted")
    decide(library, "二", "rejected")
    assert (challenge_rows(library)[0].accepted, challenge_rows(library)[0].rejected) == (0, 1)


def test_candidates_to_decide_come_first(library: Library) -> None:
    decide(library, "一", "rejected")
    decide(library, "二", "accepted")
    detail = challenge_detail(library, library.challenges.all()[0].id)
    assert detail is not None
    assert [(found.title, found.state) for found in detail.candidates] == [
        ("三", "suggested"),
        ("二", "accepted"),
        ("一", "rejected"),
    ]
    assert challenge_detail(library, "no-such-id") is None


def test_counts_agree_with_candidates(library: Library) -> None:
    decide(library, "一", "accepted")
    for row in challenge_rows(library):
        detail = challenge_detail(library, row.challenge.id)
        assert detail is not None
        states = [found.state for found in detail.candidates]
        assert (row.accepted, row.suggested, row.rejected) == tuple(
            states.count(state) for state in ("accepted", "suggested", "rejected")
        )
