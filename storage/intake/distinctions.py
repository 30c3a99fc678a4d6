"""Which two talks an analyst said not to be the same; nothing but the analyst's own hand ever joins them."""

from __future__ import annotations

from storage.edits import Value
from storage.ids import stable_id
from storage.intake.draft import Draft

TABLE = "distinction"


def distinction_keys(first: str, second: str) -> dict[str, Value]:
    """Return the columns that say which two talks are distinguished, the same whichever is named first."""
    one, other = sorted((first, second))
    return {"id": stable_id(TABLE, one, other), "talk_id": one, "other_id": other}


def are_distinguished(draft: Draft, first: str, second: str) -> bool:
    """Return whether the two talks will be known not to be the same."""
    return draft.get(TABLE, str(distinction_keys(first, second)["id"])) is not None


def distinguished_from(draft: Draft, talk_id: str) -> dict[str, dict[str, Value]]:
    """Return the distinctions of a talk by the talk from which each tells it apart."""
    first = {str(row["other_id"]): row for row in draft.referring(TABLE, "talk_id", talk_id)}
    return first | {str(row["talk_id"]): row for row in draft.referring(TABLE, "other_id", talk_id)}


def move_distinctions(draft: Draft, kept: str, gone: str) -> None:
    """Let everything that was distinguished from `gone` be distinguished from `kept`; between both nothing stays."""
    for other, row in distinguished_from(draft, gone).items():
        copy_distinction(draft, row, kept, other)
        draft.drop(TABLE, str(row["id"]))


def copy_distinction(draft: Draft, row: dict[str, Value], talk_id: str, other: str) -> None:
    """Draft the distinction of a talk from another, in the name of whoever made the one of the row."""
    if talk_id != other:
        keys = distinction_keys(talk_id, other)
        draft.put_new(TABLE, str(keys["id"]), {**row, **keys})
