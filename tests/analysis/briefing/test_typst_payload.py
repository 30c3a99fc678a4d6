"""The payload is plain JSON in one language with everything that the template asks for."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.briefing.compose import compose
from analysis.briefing.document import BriefingScope
from analysis.briefing.material import BriefingMaterial
from analysis.briefing.typst_payload import build_payload

if TYPE_CHECKING:
    from conftest import Desk, Translate


def test_it_is_plain_json(material: BriefingMaterial, chinese: Translate) -> None:
    payload = build_payload(compose(material, BriefingScope()), chinese)
    assert json.loads(json.dumps(payload)) == payload


def test_the_template_asks_for_the_labels_that_are_given(desk: Desk, english: Translate, root: Path) -> None:
    given = set(build_payload(compose(desk.material(), BriefingScope(language="en")), english)["labels"])
    sources = [file.read_text(encoding="utf-8") for file in (root / "resources" / "typst").glob("*.typ")]
    asked = {name for text in sources for name in re.findall(r"\blabels\.(\w+)", text)} - {"at"}
    by_name = {"count_challenges", "count_talks", "count_accepted", "count_open"}
    by_name |= {"business_units", "days", "tags", "prepared_on", "prepared_by"}
    assert given == asked | by_name


def test_a_card_has_what_its_place_in_the_appendix_shows(desk: Desk, chinese: Translate) -> None:
    start, end = "2026-05-12T09:00:00+08:00", "2026-05-12T09:40:00+08:00"
    desk.talk(
        "a", title="标题", other_titles=("Title",), code="S1", session_type="Talk", room="210", start=start, end=end
    )
    (card,) = build_payload(compose(desk.material(), BriefingScope()), chinese)["talks"]
    assert card["number"] == "T1"
    assert card["when"] == ["2026-05-12", "09:00–09:40", "会议室 210"]
    assert "计划中，尚无报道" in card["about"]
    assert card["short"]


def test_sources_are_named_with_the_beginning_of_their_hash(desk: Desk, english: Translate) -> None:
    desk.challenge("k")
    payload = build_payload(compose(desk.material(), BriefingScope(language="en")), english)
    assert payload["sources"] == [["sheet.md", "challenge sheet", "ab" * 8]]
