"""What the palette lists: an entry for everything, the best answer first, the recent first where nothing is typed."""

from __future__ import annotations

import pytest

from analysis.presentation.matching import spell_out
from analysis.presentation.palette_entries import (
    PaletteEntry,
    PaletteRow,
    PaletteSnapshot,
    answers,
    entry_text,
    joined_snapshot,
    library_entries,
    palette_snapshot,
)
from storage.records import Challenge, Tag, Talk

TALKS = (
    Talk("t1", "c1", "存储系统的缓存", ("Caches of storage systems",), "AB-12", start="2026-09-16T09:00:00+02:00"),
    Talk("t2", "", "Robots\n at work"),
)
CHALLENGES = (Challenge("h1", "Unit A", "Storage", 3, "How can caches  be shared?"),)
TAGS = (Tag("g1", "hardware"), Tag("g2", "storage", "g1", "teal"))
COMMANDS = (PaletteEntry("command", "command.tag", "Tag talks…", "", "T"),)


@pytest.fixture(scope="module")
def snapshot() -> PaletteSnapshot:
    entries = library_entries(TALKS, CHALLENGES, TAGS, {"c1": "Field Days"})
    return joined_snapshot(palette_snapshot(entries, spell_out(map(entry_text, entries))), palette_snapshot(COMMANDS))


def ids(rows: list[PaletteRow]) -> list[str]:
    return [row.entry.id for row in rows]


def test_an_entry_for_everything(snapshot: PaletteSnapshot) -> None:
    assert snapshot.entries == (
        PaletteEntry("talk", "t1", "存储系统的缓存", "AB-12 · Caches of storage systems · 2026-09-16 · Field Days"),
        PaletteEntry("talk", "t2", "Robots at work"),
        PaletteEntry("challenge", "h1", "How can caches be shared?", "Unit A · Storage · 3"),
        PaletteEntry("tag", "g1", "hardware"),
        PaletteEntry("tag", "g2", "storage", "hardware", "", "teal"),
        *COMMANDS,
    )


def test_titles_details_and_pinyin_are_found_and_marked(snapshot: PaletteSnapshot) -> None:
    assert answers("robot", snapshot) == [PaletteRow(snapshot.entries[1], ((0, 5),))]
    assert answers("ccxt", snapshot) == [PaletteRow(snapshot.entries[0], ((0, 4),))]
    best = answers("存储 field", snapshot)[0]
    assert [best.entry.title[start:end] for start, end in best.title_spans] == ["存储"]
    assert [best.entry.detail[start:end] for start, end in best.detail_spans] == ["Field"]


def test_what_stands_nearer_to_the_beginning_comes_first(snapshot: PaletteSnapshot) -> None:
    assert ids(answers("storage", snapshot)) == ["g2", "t1", "h1"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("#", ["g1", "g2"]),
        ("# stor", ["g2"]),
        ("＃stor", ["g2"]),
        (">", ["command.tag"]),
        ("！cache", ["h1"]),
        ("!nothing", []),
    ],
)
def test_a_prefix_narrows_it_to_one_kind(query: str, expected: list[str], snapshot: PaletteSnapshot) -> None:
    assert ids(answers(query, snapshot)) == expected


def test_nothing_typed_shows_the_recent_then_commands_then_the_rest(snapshot: PaletteSnapshot) -> None:
    recent = [("tag", "g2"), ("talk", "gone"), ("talk", "t2")]
    assert ids(answers(" ", snapshot, recent)) == ["g2", "t2", "command.tag", "t1", "h1", "g1"]
    assert ids(answers("#", snapshot, recent)) == ["g2", "g1"]


def test_no_more_than_the_limit(snapshot: PaletteSnapshot) -> None:
    assert len(answers("a", snapshot, limit=2)) == 2


def test_marks_keep_to_the_part_they_are_in() -> None:
    snapshot = palette_snapshot([PaletteEntry("talk", "t", "ab", "cd")])
    assert answers("ab cd", snapshot) == [PaletteRow(snapshot.entries[0], ((0, 2),), ((0, 2),))]
