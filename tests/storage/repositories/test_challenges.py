"""The challenge sheet."""

from __future__ import annotations

import pytest

from storage.importing.parsed import ParsedChallenge, ParsedDocument
from storage.library import Library
from storage.mark_edits import add_keywords
from tests.storage.samples import FIRST, SECOND, Clock, connection_of, sheet, take_in


@pytest.fixture
def desk(library: Library, clock: Clock) -> Library:
    """Return a library with two sheets."""
    rows = (("存储", "介质", 2, "乙二"), ("存储", "介质", 1, "乙一"), ("终端", "影像", 1, "丙"))
    challenges = tuple(ParsedChallenge(*row) for row in rows)
    take_in(library, ParsedDocument("challenges", "sample/1", "utf-8", challenges=challenges), "one.md")
    clock.wait(60)
    take_in(library, sheet("甲"), "two.md")
    return library


def test_challenges_come_in_the_order_of_their_sheets(desk: Library) -> None:
    found = [(c.business_unit, c.focus_area, c.number, c.text) for c in desk.challenges.all()]
    assert found == [
        ("存储", "介质", 2, "乙二"),
        ("存储", "介质", 1, "乙一"),
        ("终端", "影像", 1, "丙"),
        ("数据存储", "近存计算", 1, "甲"),
    ]
    sources = {source.name: source.id for source in desk.sources.all()}
    assert [c.source_id for c in desk.challenges.all()] == [sources["one.md"]] * 3 + [sources["two.md"]]


@pytest.mark.parametrize(
    ("statement", "left"),
    [
        ("UPDATE challenge SET withdrawn = 1 WHERE text = '丙'", ["乙二", "乙一", "甲"]),
        ("UPDATE focus_area SET archived = 1 WHERE name = '介质'", ["丙", "甲"]),
        ("UPDATE business_unit SET archived = 1 WHERE name = '数据存储'", ["乙二", "乙一", "丙"]),
    ],
)
def test_what_is_withdrawn_or_archived_is_left_out(desk: Library, statement: str, left: list[str]) -> None:
    connection_of(desk).execute(statement)
    assert [c.text for c in desk.challenges.all()] == left


def test_keywords_come_by_word_whoever_gave_them_and_when(desk: Library) -> None:
    first, second = desk.challenges.all()[:2]
    for analyst, challenge, word in (
        (FIRST, first, "c"),
        (SECOND, first, "a"),
        (FIRST, second, "x"),
        (FIRST, first, "b"),
    ):
        desk.apply(add_keywords(desk, challenge.id, [word], analyst), analyst)
    assert desk.challenges.keywords() == {first.id: ["a", "b", "c"], second.id: ["x"]}
    assert [c.keywords for c in desk.challenges.all()][:3] == [("a", "b", "c"), ("x",), ()]
    assert list(desk.challenges.keyword_ids(first.id)) == ["a", "b", "c"]
    assert desk.challenges.keyword_ids("nothing") == {}


def test_a_challenge_made_by_hand_has_no_source(desk: Library) -> None:
    area = connection_of(desk).execute("SELECT id FROM focus_area LIMIT 1").fetchone()[0]
    values = ("own", area, 0, 9, "自拟")
    connection_of(desk).execute(
        "INSERT INTO challenge (id, focus_area_id, position, number, text) VALUES (?, ?, ?, ?, ?)", values
    )
    assert {c.id: c.source_id for c in desk.challenges.all()}["own"] == ""


def test_units_and_areas_come_in_the_order_in_which_they_came(desk: Library) -> None:
    units = {unit.id: unit.name for unit in desk.business_units.all()}
    assert list(units.values()) == ["存储", "终端", "数据存储"]
    assert [(units[area.business_unit_id], area.name) for area in desk.focus_areas.all()] == [
        ("存储", "介质"),
        ("终端", "影像"),
        ("数据存储", "近存计算"),
    ]


def test_areas_of_an_archived_unit_are_left_out_unless_asked_for(desk: Library) -> None:
    connection_of(desk).execute("UPDATE business_unit SET archived = 1 WHERE name = '存储'")
    connection_of(desk).execute("UPDATE focus_area SET archived = 1 WHERE name = '影像'")
    assert [unit.name for unit in desk.business_units.all()] == ["终端", "数据存储"]
    assert [area.name for area in desk.focus_areas.all()] == ["近存计算"]
    assert [unit.archived for unit in desk.business_units.all(include_archived=True)] == [True, False, False]
    assert [area.archived for area in desk.focus_areas.all(include_archived=True)] == [False, True, False]


def test_a_challenge_is_read_by_its_id_archived_or_not_but_not_withdrawn(desk: Library) -> None:
    first, second = desk.challenges.all()[:2]
    connection_of(desk).execute("UPDATE challenge SET archived = 1 WHERE id = ?", (first.id,))
    connection_of(desk).execute("UPDATE challenge SET withdrawn = 1 WHERE id = ?", (second.id,))
    found = desk.challenges.get(first.id)
    assert found is not None
    assert (found.text, found.archived, found.focus_area_id) == ("乙二", True, first.focus_area_id)
    assert desk.challenges.get(second.id) is None
    assert desk.challenges.numbers(first.focus_area_id) == {2: first.id}


def test_challenges_without_a_sheet_come_last(desk: Library) -> None:
    area = desk.challenges.all()[0].focus_area_id
    for number in range(2):
        position = desk.challenges.next_position()
        assert position == number
        connection_of(desk).execute(
            "INSERT INTO challenge (id, focus_area_id, position, number, text) VALUES (?, ?, ?, 9, ?)",
            (f"own {number}", area, position, f"自己的{number}"),
        )
    assert [c.text for c in desk.challenges.all()] == ["乙二", "乙一", "丙", "甲", "自己的0", "自己的1"]
