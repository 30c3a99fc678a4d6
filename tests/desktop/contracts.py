"""The JSON of the headless commands as scripts rely on it: exactly these keys, with values of exactly these types."""

from __future__ import annotations

from typing import Any

NUMBERS = dict[str, float]

IMPORT = {
    "files": [
        {
            "path": str,
            "kind": str,
            "status": {"imported", "unchanged", "updated", "failed"},
            "conference": str,
            "talks": int,
            "reports": int,
            "challenges": int,
            "sections": int,
            "warnings": [{"where": str, "message": str}],
            "error": (str, type(None)),
        }
    ]
}
TALKS = [
    {
        "id": str,
        "conference": str,
        "code": str,
        "title": str,
        "other_titles": [str],
        "session_type": str,
        "track": str,
        "subtrack": str,
        "start": str,
        "end": str,
        "room": str,
        "speakers": [{"name": str, "role": str, "affiliation": str}],
        "status": {"planned", "reported", "moved", "cancelled"},
        "tags": [str],
        "rating": (int, type(None)),
        "reports": [
            {
                "source": str,
                "facts": str,
                "insight": str,
                "takeaways": str,
                "topics": [str],
                "authors": [{"name": str, "number": str}],
            }
        ],
        "warnings": [str],
    }
]
CHALLENGES = [{"id": str, "business_unit": str, "focus_area": str, "number": int, "text": str}]
SECTIONS = [{"id": str, "source": str, "number": str, "title": str, "path": [str], "text": str}]
_PAIR = {
    "id": str,
    "kind": {"talk", "section"},
    "item_id": str,
    "title": str,
    "other_titles": [str],
    "source": str,
    "number": (str, type(None)),
    "challenge_id": str,
    "business_unit": str,
    "focus_area": str,
    "challenge_number": int,
    "score": float,
}
LINKS = [
    {
        **_PAIR,
        "state": {"suggested", "accepted", "rejected", "suspect"},
        "receipt": {
            "passages": [{"item": str, "challenge": str, "score": float}],
            "topics": [str],
            "terms": [str],
            "parts": NUMBERS,
        },
    }
]
PAIRS = [{**_PAIR, "state": {"", "suggested", "accepted", "rejected", "suspect"}}]
SEARCH = [
    {
        "kind": {"talk", "report", "challenge", "section", "note"},
        "id": str,
        "title": str,
        "field": str,
        "snippet": str,
        "score": float,
    }
]
HISTORY = [
    {
        "id": str,
        "number": int,
        "made_at": str,
        "analyst": str,
        "kind": {"edit", "import", "undo", "redo"},
        "text": str,
        "rows": int,
        "undone": bool,
    }
]
LINK = {"items": int, "challenges": int, "suggestions": int, "up_to_date": bool}


def check(document: Any, contract: Any, place: str = "") -> None:
    """Fail where a document is not what its contract says, naming the place."""
    match contract:
        case dict():
            assert type(document) is dict, place
            assert document.keys() == contract.keys(), place
            for key, inner in contract.items():
                check(document[key], inner, f"{place}.{key}")
        case [inner]:
            assert type(document) is list, place
            for index, element in enumerate(document):
                check(element, inner, f"{place}[{index}]")
        case set():
            assert document in contract, place
        case tuple():
            assert type(document) in contract, place
        case _ if contract == NUMBERS:
            assert all(type(name) is str and type(value) is float for name, value in document.items()), place
        case _:
            assert type(document) is contract, f"{place}: {document!r}"
