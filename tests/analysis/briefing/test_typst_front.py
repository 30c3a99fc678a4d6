"""Cover, summary and notes as the template reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.briefing.compose import compose
from analysis.briefing.document import BriefingScope
from analysis.briefing.fonts import coverage
from analysis.briefing.material import BriefingMaterial
from analysis.briefing.printable import Printer
from analysis.briefing.typst_front import cover, meta, reading, summary, title_of
from analysis.briefing.typst_texts import Texts

if TYPE_CHECKING:
    from conftest import Desk, Translate


@pytest.fixture
def texts(chinese: Translate) -> Texts:
    """Return the texts of a Chinese briefing."""
    return Texts("zh", chinese, Printer(coverage()))


def test_the_properties_of_the_file(material: BriefingMaterial, texts: Texts) -> None:
    found = meta(compose(material, BriefingScope(business_units=("云",), tags=("重点",))), texts)
    assert found == {
        "title": "智能系统大会 2026简报",
        "language": "zh",
        "author": "Fieldbrief",
        "keywords": ["智能系统大会 2026", "云", "重点"],
    }


def test_a_scope_has_the_last_word_on_its_titles(desk: Desk, texts: Texts) -> None:
    scope = BriefingScope(title="我的简报", subtitle="副题", confidentiality="公开", prepared_by="Analyst 03")
    document = compose(desk.material(), scope)
    found = cover(document, texts)
    assert title_of(document, texts) == "我的简报"
    assert (found["subtitle"], found["confidential"]) == ("副题", "公开")
    assert ["prepared_by", [{"text": "Analyst 03", "language": "en", "narrow": None}]] in found["facts"]


def test_the_cover_names_scope_and_counts(material: BriefingMaterial, texts: Texts) -> None:
    document = compose(material, BriefingScope(days=("2026-05-12",), most_items=1))
    found = cover(document, texts)
    facts = dict(found["facts"])
    assert facts["days"] == ["2026-05-12"]
    assert "tags" not in facts
    assert found["numbers"][1][1:] == [str(document.statistics.talks_linked), f"/ {document.statistics.talks}"]
    assert str(document.statistics.weaker_left_out) in found["left_out"][0]


def test_the_days_of_a_whole_conference_are_its_first_and_last(material: BriefingMaterial, texts: Texts) -> None:
    assert dict(cover(compose(material, BriefingScope()), texts)["facts"])["days"] == ["2026-05-12 – 2026-05-14"]


def test_the_summary_holds_what_its_page_holds_and_counts_the_rest(desk: Desk, texts: Texts) -> None:
    for number in range(60):
        desk.challenge(f"k{number}", unit=f"U{number % 3}", text="很长的难题" * 20)
    desk.talk("a", track="AI")
    for number in range(20):
        desk.link("a", f"k{number}")
    document = compose(desk.material(), BriefingScope())
    found = summary(document, texts)
    assert len(document.summary.nothing_found) == 40
    assert 5 < len(found["nothing"]) < 20
    assert str(40 - len(found["nothing"])) in found["more"]
    assert 5 < len(found["strongest"]) <= 12
    assert all(line["text"].endswith("…") for line in found["nothing"])


def test_a_few_challenges_are_listed_whole(desk: Desk, texts: Texts) -> None:
    desk.challenge("k")
    found = summary(compose(desk.material(), BriefingScope()), texts)
    assert [line["text"] for line in found["nothing"]] == ["难题 k"]
    assert found["more"] == ""
    assert found["challenges"]


def test_missing_characters_are_owned_up_to(texts: Texts) -> None:
    without = reading(texts)["notes"]
    texts.say("🚀")
    notes = reading(texts)["notes"]
    assert len(notes) == len(without) + 1
    assert "1" in notes[-1]
    assert [state for state, _ in reading(texts)["states"]] == ["accepted", "suspect", "suggested"]
