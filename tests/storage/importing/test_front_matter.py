"""Front matter gives up its scalars and lists, and fails on nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.importing.front_matter import read_front_matter


def read(*lines: str) -> dict[str, tuple[str, ...]]:
    return read_front_matter("\n".join(["---", *lines, "---"]))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("title: Plain title", ("Plain title",)),
        ('title: "Quoted: with colon"', ("Quoted: with colon",)),
        ('title: "A \\"word\\" of it"', ('A "word" of it',)),
        ("title: 'It''s one'", ("It's one",)),
        ("title: 推理 # a comment", ("推理",)),
        ("title：全角冒号", ("全角冒号",)),
        ("title:", ()),
        ('title: [a, "b, c", what\'s new, d]', ("a", "b, c", "what's new", "d")),
        ("title: [{ label: 甲, permalink: x }, 乙]", ("甲", "乙")),
        ("title: [{ permalink: x }]", ("x",)),
    ],
)
def test_values_on_one_line(line: str, expected: tuple[str, ...]) -> None:
    assert read(line)["title"] == expected


def test_lists_over_several_lines() -> None:
    assert read("tags:", "  - 甲", "  - 'B'", "date: 2026-05-01") == {"tags": ("甲", "B"), "date": ("2026-05-01",)}
    assert read("tags:", "  [", '    "甲",', "    乙,", "  ]") == {"tags": ("甲", "乙")}


def test_folded_and_literal_text() -> None:
    assert read("a: >", "  one", "  two") == {"a": ("one two",)}
    assert read("a: |", "  one", "  two") == {"a": ("one\ntwo",)}


def test_keys_are_lower_cased_and_the_first_counts() -> None:
    assert read("Title: one", "title: two") == {"title": ("one",)}


@given(st.text(st.sampled_from("ab:[]{}\"'-,\n #甲|>"), max_size=120))
def test_nothing_makes_it_fail(content: str) -> None:
    entries = read_front_matter(f"---\n{content}\n---")
    assert all(isinstance(value, str) and value for values in entries.values() for value in values)
