"""Edits as data: keys, digests and the stored JSON form."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.edits import Insert, Value, content_hash, row_digest, to_json

VALUES = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text(st.characters(exclude_categories=["Cs"]))
ROWS = st.dictionaries(st.sampled_from(["id", "title", "position", "text", "end"]), VALUES)


def test_an_inserted_row_is_known_by_its_id() -> None:
    assert Insert("tag", {"id": "t1", "name": "重点"}).row_id == "t1"


def test_contents_are_named_by_their_sha256() -> None:
    assert content_hash("近存".encode()) == hashlib.sha256("近存".encode()).hexdigest()


@given(ROWS)
def test_the_order_of_columns_does_not_change_a_digest(row: dict[str, Value]) -> None:
    assert row_digest(row) == row_digest(dict(reversed(row.items())))


@given(ROWS, ROWS)
def test_different_rows_have_different_digests(first: dict[str, Value], second: dict[str, Value]) -> None:
    assert (row_digest(first) == row_digest(second)) == (first == second)


def test_a_digest_never_changes() -> None:
    # The log of every library holds digests: another digest of the same row would make its import impossible to undo.
    assert row_digest({"id": "t1", "name": "重点", "weight": 1.0, "parent_id": None, "n": 3}) == "d6e6e67bbc9c748c"


@pytest.mark.parametrize(
    ("values", "stored"),
    [
        ({"标题": "近存", "n": 1}, '{"标题":"近存","n":1}'),
        (["a", "近"], '["a","近"]'),
        ((), "[]"),
        ({}, "{}"),
        ((piece for piece in "ab"), '["a","b"]'),
    ],
)
def test_lists_and_images_are_stored_short_and_readable(values: object, stored: str) -> None:
    assert to_json(values) == stored
