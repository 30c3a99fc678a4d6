"""A briefing is composed of all that the library has and written in one go."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.briefing.document import BriefingScope
from desktop.language import Catalogue
from desktop.operations import marking
from desktop.operations.briefing import brief, gather
from storage.errors import RequestError
from storage.library import Library
from tests.desktop.papers import LUNCH

SCOPE = BriefingScope(
    business_units=(), days=(), tags=(), language="en", prepared_on="2026-09-17", prepared_by="Analyst 03"
)
TRANSLATE = Catalogue("en").translate


def test_everything_that_may_be_printed_is_gathered(library: Library) -> None:
    talk = library.talks.all()[0].id
    marking.tag(library, talk, ["重点"], remove=False, analyst="Analyst 03")
    material = gather(library)
    assert [len(rows) for rows in (material.reports, material.challenges, material.sections)] == [5, 5, 3]
    assert {talk.title for talk in library.talks.all()} - {talk.title for talk in material.talks} == {LUNCH}
    assert material.links == tuple(library.links.all())
    assert material.tags == {talk: ("重点",)}
    assert {source.name for source in material.sources.values()} == {
        "1-programme.json",
        "2-daily.md",
        "3-takeaways.md",
        "4-sheet.md",
        "5-reference.md",
    }


def test_the_suffix_names_the_format_in_any_case(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "b.PDF"
    assert brief(library, target, SCOPE, TRANSLATE) == target
    assert target.read_bytes().startswith(b"%PDF-")


def test_a_format_that_there_is_not_is_refused_before_anything_is_written(library: Library, tmp_path: Path) -> None:
    for name in ("b.docx", "b.jpg", "b"):
        with pytest.raises(RequestError):
            brief(library, tmp_path / "new" / name, SCOPE, TRANSLATE)
    assert not (tmp_path / "new").exists()
