"""What a briefing can be restricted to, counted."""

from __future__ import annotations

from analysis.briefing.material import BriefingMaterial
from analysis.presentation.briefing_choices import BriefingChoices, Choice, briefing_choices
from storage.records import Challenge, Talk


def material() -> BriefingMaterial:
    """Return three talks on two days, two units, two tags."""
    talks = (
        Talk("t1", "c", "One", start="2026-05-13T09:00:00+08:00"),
        Talk("t2", "c", "Two", start="2026-05-12"),
        Talk("t3", "c", "Three"),
    )
    units = (("存储", 1), ("推理", 1), ("存储", 2))
    return BriefingMaterial(
        conferences=(),
        talks=talks,
        reports=(),
        challenges=tuple(Challenge(f"{unit}{number}", unit, "area", number, "text") for unit, number in units),
        sections=(),
        links=(),
        sources={},
        programmes={},
        tags={"t1": ("later", "now"), "t2": ("now",), "break": ("coffee",)},
    )


def test_units_days_and_tags_are_counted() -> None:
    assert briefing_choices(material()) == BriefingChoices(
        business_units=(Choice("存储", 2), Choice("推理", 1)),
        days=(Choice("2026-05-12", 1), Choice("2026-05-13", 1)),
        tags=(Choice("later", 1), Choice("now", 2)),
    )
