"""Conferences and their documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.edits import content_hash
from storage.intake.names import conference_key
from storage.library import Library
from tests.storage.samples import FIRST, Clock, connection_of, digest, file_of, report, sheet


@pytest.fixture
def desk(library: Library, clock: Clock) -> Library:
    """Return a library with two conferences."""
    for document, name, conference in (
        (digest(report(1)), "b.md", "Systems Summit"),
        (digest(report(2)), "a.md", "Systems Summit"),
        (sheet("甲"), "sheet.md", ""),
        (digest(report(3)), "a.md", "Another Forum"),
    ):
        edit = library.plan_import(file_of(document, name), conference).edit
        assert edit is not None
        library.apply(edit, FIRST)
        clock.wait(60)
    return library


def test_conferences_come_by_name(desk: Library) -> None:
    assert [(c.id, c.name) for c in desk.conferences.all()] == [
        (conference_key(name), name) for name in ("", "Another Forum", "Systems Summit")
    ]


def test_sources_come_in_the_order_of_their_first_import(desk: Library) -> None:
    assert [source.name for source in desk.sources.all()] == ["b.md", "a.md", "sheet.md", "a.md"]


def test_sources_of_a_kind_are_those_of_the_conference(desk: Library) -> None:
    summit = conference_key("Systems Summit")
    assert [source.name for source in desk.sources.of_kind(summit, "digest")] == ["b.md", "a.md"]
    assert desk.sources.of_kind(summit, "challenges") == []
    assert [source.kind for source in desk.sources.of_kind(conference_key(""), "challenges")] == ["challenges"]


def test_a_source_says_what_read_it_and_how(desk: Library) -> None:
    source = desk.sources.all()[0]
    data = file_of(digest(report(1)), "b.md").data
    assert (source.sha256, source.parser, source.encoding) == (content_hash(data), "sample/1", "utf-8")
    assert desk.sources.content(source) == data


def test_bytes_that_are_lost_are_missed(desk: Library) -> None:
    source = replace(desk.sources.all()[0], sha256="nothing")
    with pytest.raises(LookupError, match="no content nothing"):
        desk.sources.content(source)


def test_a_library_without_files_has_neither(library: Library) -> None:
    assert (library.conferences.all(), library.sources.all()) == ([], [])
    assert connection_of(library).in_transaction is False


def test_archived_conferences_are_left_out_unless_asked_for(desk: Library) -> None:
    connection_of(desk).execute("UPDATE conference SET archived = 1 WHERE name = 'Another Forum'")
    assert [found.name for found in desk.conferences.all()] == ["", "Systems Summit"]
    every = desk.conferences.all(include_archived=True)
    assert [(found.name, found.archived) for found in every] == [
        ("", False),
        ("Another Forum", True),
        ("Systems Summit", False),
    ]


def test_talks_are_counted_without_archived_ones(desk: Library) -> None:
    summit, forum = conference_key("Systems Summit"), conference_key("Another Forum")
    assert desk.conferences.talk_counts() == {summit: 2, forum: 1}
    connection_of(desk).execute("UPDATE talk SET archived = 1 WHERE conference_id = ?", (forum,))
    assert desk.conferences.talk_counts() == {summit: 2}
