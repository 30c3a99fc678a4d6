"""The demo makes a library and a briefing of the sample conference, and the same again."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from analysis.briefing.document import BriefingScope
from desktop.language import CHINESE, Catalogue
from desktop.operations.demo import DemoResult, run_demo
from storage.library import read_library
from storage.messages import Message

SCOPE = BriefingScope(
    business_units=(), days=(), tags=(), language="zh", prepared_on="2026-09-19", prepared_by="Analyst 03"
)


def demo(folder: Path, told: list[Message]) -> DemoResult:
    """Run the demo in a folder."""
    return run_demo(
        folder,
        analyst="Analyst 03",
        scope=SCOPE,
        translate=Catalogue(CHINESE).translate,
        progress=lambda message, _done, _total: told.append(message),
    )


def test_the_demo_is_repeatable(tmp_path: Path) -> None:
    told: list[Message] = []
    first = demo(tmp_path / "试用", told)
    again = demo(tmp_path / "试用", told)
    sample = {entry.name for entry in files("resources").joinpath("sample").iterdir() if entry.name != "README"}
    assert {report.path.name for report in first.reports} == sample
    assert first.reports[0].kind == "programme", "the programme names the conference"
    for result, status in ((first, "imported"), (again, "unchanged")):
        assert {report.plan.status for report in result.reports if report.plan} == {status}
        assert len({report.plan.conference for report in result.reports if report.plan}) == 1
        assert result.briefing.read_bytes().startswith(b"%PDF-")
    assert (first.linking.up_to_date, again.linking.up_to_date) == (False, True)
    assert first.linking.suggestions == again.linking.suggestions > 0
    assert Message("progress.linking") in told
    with read_library(first.library) as library:
        assert len(library.conferences.all()) == 1
        assert len(library.talks.all()) >= 40
        assert len(library.challenges.all()) == 25
        assert len({challenge.business_unit for challenge in library.challenges.all()}) == 6
        assert library.sections.all()
    assert {path.name for path in (tmp_path / "试用").iterdir()} >= {"sample.fieldbrief", "briefing.pdf"}
