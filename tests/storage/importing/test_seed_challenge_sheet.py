"""The real challenge sheet: every problem, word for word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from storage.importing.parsed import ParsedDocument
from storage.importing.registry import read_document


@pytest.fixture(scope="module")
def sheet(shared_data: Path) -> ParsedDocument:
    (path,) = (shared_data / "seeds").glob("000_*")
    return read_document(path.name, path.read_bytes())


def test_counts(sheet: ParsedDocument) -> None:
    assert (sheet.kind, sheet.warnings) == ("challenges", ())
    assert len(sheet.challenges) == 32
    assert len({(c.business_unit, c.focus_area) for c in sheet.challenges}) == 13
    assert len({c.business_unit for c in sheet.challenges}) == 8


def test_every_text_is_the_gold_one(sheet: ParsedDocument, shared_data: Path) -> None:
    gold = json.loads((shared_data / "gold" / "dev.json").read_text(encoding="utf-8"))["challenges"]
    found = [
        {"business_unit": c.business_unit, "focus_area": c.focus_area, "number": c.number, "text": c.text}
        for c in sheet.challenges
    ]
    assert found == gold
