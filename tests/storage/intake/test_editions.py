"""Which known document a file continues."""

from __future__ import annotations

from storage.intake.editions import EditionItem, edition_of
from storage.records import Source


def source(name: str, source_id: str = "") -> Source:
    return Source(source_id or name, "digest", name, "c", "0" * 64, "daily/1", "utf-8")


def items(*wordings: str) -> list[EditionItem]:
    return [EditionItem(wording, frozenset({wording[0]})) for wording in wordings]


KNOWN = [source("a.md"), source("b.md")]


def test_the_name_decides_first_if_anything_is_common() -> None:
    known = {"a.md": items("1x", "2x"), "b.md": items("1y", "9y")}
    assert edition_of("b.md", KNOWN, items("1x", "2x"), known) is KNOWN[1]


def test_a_namesake_with_nothing_in_common_is_another_document() -> None:
    known = {"a.md": items("8x"), "b.md": items("9x")}
    assert edition_of("b.md", KNOWN, items("1x", "2x"), known) is None


def test_of_several_namesakes_the_nearest_is_continued() -> None:
    namesakes = [source("a.md", "monday"), source("a.md", "tuesday")]
    known = {"monday": items("1x", "2x"), "tuesday": items("3x", "4x")}
    assert edition_of("a.md", namesakes, items("3y", "5y"), known) is namesakes[1]


def test_else_most_of_the_wordings_decide() -> None:
    known = {"a.md": items("1x", "2x", "3x", "4x", "5x"), "b.md": items("9x")}
    assert edition_of("c.md", KNOWN, items("1x", "2x", "3x"), known) is KNOWN[0]
    assert edition_of("c.md", KNOWN, items("1x", "2x"), known) is None
    assert edition_of("c.md", KNOWN, items("1x", "2x", "3x", "6x", "7x", "8x"), known) is None
    assert edition_of("c.md", KNOWN, items("1y", "2y", "3y"), known) is None, "the same talks in other words"


def test_nothing_in_common_is_a_new_document() -> None:
    assert edition_of("c.md", KNOWN, [], {"a.md": [], "b.md": []}) is None
    assert edition_of("c.md", [], items("1x"), {}) is None
