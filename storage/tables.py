"""What the writer must know of tables: which hold human marks, and which fields the search index holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from storage.database import stored_form
from storage.edits import Row

MARKS: frozenset[str] = frozenset(
    [
        "tagging",
        "highlight",
        "note",
        "rating",
        "revision",
        "decision",
        "keyword",
        "attachment",
        "amendment",
        "distinction",
        "evidence",
        "saved_view",
    ]
)
"""Tables of the analysts' own marks: an import that is taken back never takes these with it."""

SHARED: frozenset[str] = frozenset({"conference", "business_unit", "focus_area", "tag"})
"""Tables of rows that others come to hang on: the edit that made such a row may be taken back, and the row stays."""

TYPED: frozenset[str] = frozenset({"revision"})
"""Tables whose row comes with the first words that somebody types: what they type on belongs to the same step."""


def _plain(column: str) -> Callable[[Row], str]:
    return lambda row: str(row[column] or "")


def _joined(column: str) -> Callable[[Row], str]:
    return lambda row: "\n".join(json.loads(str(row[column])))


def _named_parts(row: Row) -> str:
    return "\n".join(f"{part['name']}\n{part['text']}" for part in json.loads(str(row["other_parts"])))


def _people(row: Row) -> str:
    people = json.loads(str(row["speakers"]))
    return "\n".join(" ".join(filter(None, (p["name"], p["role"], p["affiliation"]))) for p in people)


SEARCHED: Mapping[str, Mapping[str, Callable[[Row], str]]] = MappingProxyType(
    {
        "talk": {
            "title": _plain("title"),
            "other_titles": _joined("other_titles"),
            "speakers": _people,
            "abstract": _plain("abstract"),
        },
        "report": {
            "facts": _plain("facts"),
            "insight": _plain("insight"),
            "takeaways": _plain("takeaways"),
            "topics": _joined("topics"),
            "other_parts": _named_parts,
        },
        "challenge": {"text": _plain("text")},
        "section": {"title": _plain("title"), "text": _plain("text")},
        "note": {"text": _plain("text")},
    }
)
"""For each searched table, its fields and how a field's text is read from a row."""


@stored_form()
def searched_texts(table: str, row: Row | None) -> dict[str, str]:
    """Return the texts of a row by field, as the search index holds them; a withdrawn or absent row has none."""
    if row is None or row.get("withdrawn"):
        return {}
    return {field: text for field, read in SEARCHED.get(table, {}).items() if (text := read(row))}


def searched_item(table: str, row: Row) -> str:
    """Return the id of the talk, section or challenge that a searched row belongs to; a query may match across it."""
    columns = ("id",) if table in ("talk", "section", "challenge") else ("talk_id", "section_id", "challenge_id")
    return next(str(row[column]) for column in columns if row.get(column) is not None)
