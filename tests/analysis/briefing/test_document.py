"""The document is plain, frozen data with counts that agree."""

from __future__ import annotations

import dataclasses
import inspect
import json

import pytest

from analysis.briefing import document
from analysis.briefing.compose import compose
from analysis.briefing.document import BriefingScope, Quote, QuoteRun, SourceNote, Statistics
from analysis.briefing.material import BriefingMaterial

CLASSES = [one for _, one in inspect.getmembers(document, inspect.isclass) if one.__module__ == document.__name__]


@pytest.mark.parametrize("one", CLASSES, ids=lambda one: one.__name__)
def test_every_class_is_a_frozen_dataclass(one: type) -> None:
    assert dataclasses.is_dataclass(one)
    assert one.__dataclass_params__.frozen


def test_a_document_survives_as_json(material: BriefingMaterial) -> None:
    composed = compose(material, BriefingScope())
    plain = dataclasses.asdict(composed)
    assert json.loads(json.dumps(plain, ensure_ascii=False)) == json.loads(json.dumps(plain))
    assert plain["chapters"][0]["focus_areas"][0]["challenges"][0]["items"][0]["quotes"][0]["runs"]


def test_statistics_add_up() -> None:
    statistics = Statistics(challenges=7, challenges_with_links=5, accepted=2, suspect=1, suggested=4)
    assert statistics.links == 7
    assert statistics.challenges_without_links == 2


def test_a_quote_is_one_text() -> None:
    runs = (QuoteRun("前文。", "context"), QuoteRun("检查", "passage"), QuoteRun("点", "term"))
    assert Quote(runs, False, False, SourceNote("a.md", "report", "facts")).text == "前文。检查点"
