"""Search over what is kept: every kind of hit, and never one of what is gone."""

from __future__ import annotations

import sqlite3

import pytest

from storage.database import transaction
from storage.edits import Edit, Update
from storage.importing.parsed import ParsedDocument, ParsedReport, ParsedTitle
from storage.library import Library
from storage.mark_edits import add_note, change_note
from storage.messages import Message
from storage.records import ItemRef, Part, Speaker
from storage.search import Search
from tests.storage.samples import FIRST, connection_of, digest, reference, report, sheet, take_in


@pytest.fixture
def desk(library: Library) -> Library:
    """Return a library in which each noun has a word of its own."""
    heading = ParsedTitle("量子纠错的工程化", ("Engineering quantum error correction",))
    full = ParsedReport(
        heading=heading,
        speakers=(Speaker("讲者甲", "Chief Scientist", "Example Labs"),),
        facts="表面码的阈值已被超越。",
        insight="光互联值得跟进。",
        takeaways="低温控制芯片量产。",
        topics=("拓扑码",),
        other_parts=(Part("背景", "往年的路线图"),),
    )
    take_in(library, ParsedDocument("digest", "sample/1", "utf-8", reports=(full, report(1))))
    take_in(library, sheet("近存計算如何降低时延？"), "sheet.md")
    take_in(library, reference(("3.2", "液冷散热", "浸没式方案的能效")), "paper.md")
    talk, challenge, section = library.talks.all()[0], library.challenges.all()[0], library.sections.all()[0]
    for item, text in (
        (ItemRef("talk", talk.id), "约一次回访"),
        (ItemRef("challenge", challenge.id), "预算已批"),
        (ItemRef("section", section.id), "引用这一节"),
    ):
        library.apply(add_note(library, item, text, FIRST), FIRST)
    return library


@pytest.mark.parametrize(
    ("query", "kind", "field", "title"),
    [
        ("量子纠错", "talk", "title", "量子纠错的工程化"),
        ("quantum error", "talk", "other_titles", "量子纠错的工程化"),
        ("讲者甲 chief", "talk", "speakers", "量子纠错的工程化"),
        ("表面碼", "report", "facts", "量子纠错的工程化"),
        ("光互联", "report", "insight", "量子纠错的工程化"),
        ("低温控制芯片", "report", "takeaways", "量子纠错的工程化"),
        ("拓扑码", "report", "topics", "量子纠错的工程化"),
        ("路线图", "report", "other_parts", "量子纠错的工程化"),
        ("近存计算", "challenge", "text", "数据存储 · 近存计算 · 1"),
        ("液冷", "section", "title", "3.2 液冷散热"),
        ("浸没式", "section", "text", "3.2 液冷散热"),
        ("回访", "note", "text", "量子纠错的工程化"),
        ("预算", "note", "text", "近存計算如何降低时延？"),
        ("引用", "note", "text", "3.2 液冷散热"),
    ],
)
def test_each_kind_of_row_is_found_under_the_title_that_people_know(
    desk: Library, query: str, kind: str, field: str, title: str
) -> None:
    hits = [(hit.kind, hit.field, hit.title) for hit in desk.search(query, 10)]
    assert (kind, field, title) in hits


def test_a_report_is_found_by_the_id_of_its_talk(desk: Library) -> None:
    assert [hit.id for hit in desk.search("光互联", 5)] == [desk.talks.all()[0].id]


def test_other_hits_bear_the_id_of_their_row(desk: Library) -> None:
    notes = {note.text: note.id for note in desk.notes.all()}
    assert [hit.id for hit in desk.search("回访", 5)] == [notes["约一次回访"]]
    assert [hit.id for hit in desk.search("浸没式", 5)] == [desk.sections.all()[0].id]
    assert [hit.id for hit in desk.search("降低时延", 5)] == [desk.challenges.all()[0].id]


def test_a_snippet_is_cut_from_the_stored_text_with_its_matches(desk: Library) -> None:
    hit = desk.search("近存计算", 5)[0]
    assert hit.snippet in "近存計算如何降低时延？"
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["近存計算"]


@pytest.mark.parametrize("query", ["", "  ", "，。", "没有的词语", '"', "*", "近存计算 没有的词语"])
def test_what_nothing_answers_has_no_hits(desk: Library, query: str) -> None:
    assert desk.search(query, 5) == []


def test_no_more_hits_come_than_are_asked_for(desk: Library) -> None:
    assert len(desk.search("的", 2)) == 2
    assert desk.search("的", 0) == []


def test_a_withdrawn_report_is_not_found(desk: Library) -> None:
    take_in(desk, digest(report(3), report(2, facts="昙花一现")), "other.md")
    assert desk.search("昙花", 5)
    take_in(desk, digest(report(3)), "other.md")
    assert not desk.search("昙花", 5)
    assert [talk for talk in desk.talks.all() if talk.title.startswith("演讲 2")]
    desk.history.undo(FIRST)
    assert desk.search("昙花", 5)


def test_what_an_undone_import_brought_is_not_found(desk: Library) -> None:
    take_in(desk, digest(report(5, facts="昙花一现")), "other.md")
    assert len(desk.search("昙花", 5)) == 1
    desk.history.undo(FIRST)
    assert not desk.search("昙花", 5)
    desk.history.redo(FIRST)
    assert len(desk.search("昙花", 5)) == 1


def test_a_changed_text_is_found_by_its_new_words_only(desk: Library) -> None:
    note = next(note for note in desk.notes.all() if note.text == "预算已批")
    desk.apply(change_note(note.id, "预算被砍"), FIRST)
    assert desk.search("被砍", 5)
    assert not desk.search("已批", 5)
    assert desk.search("预算", 5)
    desk.history.undo(FIRST)
    assert desk.search("已批", 5)
    assert not desk.search("被砍", 5)


def test_an_emptied_text_is_not_found(desk: Library) -> None:
    key = desk.reports.all()[0].id
    desk.apply(Edit(Message("x"), (Update("report", key, {"facts": ""}),)), FIRST)
    assert not desk.search("表面码", 5)
    assert desk.search("光互联", 5)


QUERIES = ("量子纠错", "quantum", "光互联", "近存", "的", "液冷", "回访", "演讲", "chief scientist", "路")


def test_a_rebuilt_index_answers_the_same(desk: Library) -> None:
    found = {query: desk.search(query, 50) for query in QUERIES}
    assert all(found.values())
    connection = connection_of(desk)
    for _ in range(2):
        with transaction(connection):
            Search(connection).rebuild()
        assert {query: desk.search(query, 50) for query in QUERIES} == found


def test_an_index_that_was_emptied_is_filled_again(desk: Library) -> None:
    connection = connection_of(desk)
    found = {query: desk.search(query, 50) for query in QUERIES}
    with transaction(connection):
        connection.execute("INSERT INTO search(search) VALUES ('delete-all')")
    assert not any(desk.search(query, 50) for query in QUERIES)
    with transaction(connection):
        Search(connection).rebuild()
    assert {query: desk.search(query, 50) for query in QUERIES} == found


def test_a_hit_whose_talk_is_gone_is_damage(desk: Library) -> None:
    connection = connection_of(desk)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM talk")
    with pytest.raises(sqlite3.DatabaseError, match="gone"):
        desk.search("光互联", 5)


@pytest.mark.parametrize(
    ("statement", "gone"),
    [
        ("UPDATE talk SET archived = 1", ("量子纠错", "表面码", "约一次回访")),
        ("UPDATE conference SET archived = 1", ("量子纠错", "表面码", "约一次回访")),
        ("UPDATE challenge SET archived = 1", ("近存计算", "预算已批")),
        ("UPDATE focus_area SET archived = 1", ("近存计算", "预算已批")),
        ("UPDATE business_unit SET archived = 1", ("近存计算", "预算已批")),
    ],
)
def test_what_is_archived_is_not_found_until_it_is_brought_back(
    desk: Library, statement: str, gone: tuple[str, ...]
) -> None:
    every = ("量子纠错", "表面码", "约一次回访", "近存计算", "预算已批", "液冷散热", "引用这一节")
    assert all(desk.search(query, 5) for query in every)
    connection_of(desk).execute(statement)
    assert [query for query in every if not desk.search(query, 5)] == list(gone)
    connection_of(desk).execute(statement.replace("= 1", "= 0"))
    assert all(desk.search(query, 5) for query in every)
