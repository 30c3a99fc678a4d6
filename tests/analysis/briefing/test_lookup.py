"""Records are found, withdrawn reports are not, and staff numbers never come through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.briefing.lookup import Lookup
from analysis.briefing.material import BriefingMaterial
from analysis.briefing.quotes import quotes_of
from storage.records import Author, PassagePair, Receipt, Report, Source, Span, Talk, TalkStatus

if TYPE_CHECKING:
    from conftest import Desk


def test_a_withdrawn_report_is_no_record_any_more(desk: Desk) -> None:
    desk.talk("a", "旧", withdrawn=True)
    desk.talk("b", "新")
    lookup = Lookup(desk.material())
    assert lookup.is_withdrawn("a-0")
    assert lookup.record("a-0") is None
    assert lookup.reports_of("a") == ()
    assert [report.id for report in lookup.reports_of("b")] == ["b-0"]
    assert not lookup.is_withdrawn("b-0")


@pytest.mark.parametrize("identity", ["a", "a-0", "s"])
def test_a_record_of_any_kind_is_found(desk: Desk, identity: str) -> None:
    desk.talk("a", "甲")
    desk.section("s")
    record = Lookup(desk.material()).record(identity)
    assert record is not None
    assert record.id == identity


@pytest.mark.parametrize(
    ("facts", "schedule_status", "status"),
    [("甲", "", "reported"), ("", "", "planned"), ("甲", "moved", "moved"), ("", "cancelled", "cancelled")],
)
def test_the_status_of_a_talk(desk: Desk, facts: str, schedule_status: str, status: TalkStatus) -> None:
    talk = desk.talk("a", facts, schedule_status=schedule_status)
    assert Lookup(desk.material()).status_of(talk) == status


def test_each_source_is_named_once(desk: Desk) -> None:
    desk.talk("a", "甲", "乙")
    assert Lookup(desk.material()).source_names_of("a") == ("digest.md",)
    assert Lookup(desk.material()).source_name("gone") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("撰稿人 59800117。", "撰稿人。"),
        ("w00361245 said", " said"),
        ("价格 159800117 元", "价格 159800117 元"),
        ("2026 年", "2026 年"),
    ],
)
def test_staff_numbers_are_taken_out(text: str, expected: str) -> None:
    authors = (Author("甲", "59800117"), Author("乙", "w00361245"), Author("丙", "2026"), Author("丁"))
    lookup = Lookup(BriefingMaterial(reports=(Report("r", "t", "s", 0, authors=authors),)))
    assert lookup.without_numbers(text) == expected


def test_a_text_stays_where_no_number_is_known(desk: Desk) -> None:
    assert Lookup(desk.material()).without_numbers("59800117") == "59800117"


def test_the_documents_of_what_is_printed(desk: Desk) -> None:
    desk.talk("a", "甲")
    desk.section("s")
    challenge = desk.challenge("k")
    lookup = Lookup(desk.material())
    assert lookup.used_sources(["a"], ["s"], [challenge]) == ["sheet", "digest", "reference"]
    assert lookup.used_sources([], [], [challenge]) == ["sheet"]


def test_an_abstract_is_quoted_from_the_programme_that_states_it() -> None:
    source = Source("p", "programme", "schedule.json", "c", "0" * 64, "json/1", "utf-8")
    talk = Talk("t", "c", "甲", abstract="要点是缓存。")
    material = BriefingMaterial(talks=(talk,), sources={"p": source}, programmes={"t": ("p",)})
    lookup = Lookup(material)
    assert lookup.programme_names_of("t") == ("schedule.json",)
    assert lookup.programme_names_of("unknown") == ()
    assert lookup.used_sources(["t"], [], []) == ["p"]
    passage = PassagePair(Span("t", "abstract", 0, 6, "要点是缓存。"), Span("h", "text", 0, 2, "缓存"), 0.5)
    (quote,) = quotes_of(Receipt((passage,)), lookup)
    assert (quote.note.source, quote.note.record, quote.note.field) == ("schedule.json", "programme", "abstract")
