"""Identities: their layout, their order, and that they never change."""

from __future__ import annotations

from uuid import RFC_4122, UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storage.ids import link_id, new_id, stable_id
from storage.intake.names import conference_key
from storage.row_writer import analyst_id

MILLISECONDS = st.integers(0, (1 << 48) - 1)
PARTS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), min_size=1, max_size=4)
SEPARATED = st.lists(st.text("a0\x1e\x1f", max_size=4), min_size=1, max_size=4)


@given(MILLISECONDS)
def test_a_new_id_is_a_uuid_of_version_7_that_holds_its_time(milliseconds: int) -> None:
    identity = UUID(new_id(milliseconds))
    assert (identity.version, identity.variant) == (7, RFC_4122)
    assert identity.int >> 80 == milliseconds


@given(MILLISECONDS, MILLISECONDS)
def test_new_ids_sort_by_their_time(first: int, second: int) -> None:
    if first != second:
        assert (new_id(first) < new_id(second)) == (first < second)


def test_new_ids_of_one_moment_are_distinct() -> None:
    assert len({new_id(1_700_000_000_000) for _ in range(2_000)}) == 2_000


def test_a_new_id_takes_the_present_time() -> None:
    assert UUID(new_id()).int >> 80 > 1_700_000_000_000


@pytest.mark.parametrize(
    ("identity", "literal"),
    [
        (stable_id("talk", "conference", "title:近存计算"), "e85b3eaa-a670-581d-83d0-68065d3a6667"),
        (stable_id("tagging", "tag", "talk", "analyst"), "51ba2bb4-1d5c-5d67-8d5c-3056e00b6c23"),
        (link_id("item", "challenge"), "08f05eb1-b4f9-52c5-8af2-e6944ec1ccb5"),
        (conference_key(""), "47831ea2-c5b3-53d2-8d01-ed5d62c44f63"),
        (conference_key("ＧＴＣ  2026"), "a28c6cce-f877-5485-af84-9e64d87dbd48"),
        (analyst_id("Analyst 01"), "b098babc-0a9b-5082-a649-ed5f050d3563"),
    ],
)
def test_stable_ids_never_change(identity: str, literal: str) -> None:
    # Libraries out there hold these. A change makes every import a second copy of what is there already.
    assert identity == literal


@given(PARTS | SEPARATED, PARTS | SEPARATED)
@example(["a\x1fb"], ["a", "b"])
@example(["a\x1e1b"], ["a\x1fb"])
@example(["a\x1e0"], ["a\x1e"])
def test_different_identities_have_different_ids(first: list[str], second: list[str]) -> None:
    assert (stable_id("talk", *first) == stable_id("talk", *second)) == (first == second)


def test_the_noun_is_part_of_the_identity() -> None:
    assert stable_id("talk", "a") != stable_id("section", "a")


def test_a_link_is_directed() -> None:
    assert link_id("a", "b") != link_id("b", "a")
