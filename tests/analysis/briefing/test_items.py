"""An item says what it is, who decided and what analysts conclude, each insight once in a chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.document import ChallengeLine
from analysis.briefing.items import ItemBuilder, card_anchor, card_label, insights_of
from analysis.briefing.lookup import Lookup
from storage.records import Author, Report

if TYPE_CHECKING:
    from conftest import Desk

FIRST = ChallengeLine("challenge-1.1.1", "1.1.1", "存储", "推理", "难题一")
SECOND = ChallengeLine("challenge-1.1.2", "1.1.2", "存储", "推理", "难题二")


def test_a_talk_brings_its_particulars_and_card(desk: Desk) -> None:
    talk = desk.talk("a", "事实", title="标题", track="AI", room="210", start="2026-05-12T09:00:00+08:00")
    item = ItemBuilder(Lookup(desk.material()), {"a": 7}).item(desk.link("a", "k", 0.4), FIRST)
    assert (item.title, item.track, item.room, item.start) == (talk.title, talk.track, talk.room, talk.start)
    assert (item.card, item.card_number) == (card_anchor(7), card_label(7))
    assert (item.score, item.state, item.decided_by) == (0.4, "suggested", "")


def test_a_section_brings_document_and_path(desk: Desk) -> None:
    desk.section("s")
    item = ItemBuilder(Lookup(desk.material()), {}).item(desk.link("s", "k"), FIRST)
    assert (item.kind, item.reference, item.section, item.path) == ("section", "reference.md", "3.1", ("3 架构",))
    assert item.card == ""


def test_a_decision_is_printed_with_who_and_when(desk: Desk) -> None:
    desk.talk("a")
    item = ItemBuilder(Lookup(desk.material()), {"a": 1}).item(desk.link("a", "k", 0.9, "accepted"), FIRST)
    assert (item.decided_by, item.decided_on) == ("Analyst 03", "2026-05-15")
    assert item.decision_note


def test_insights_are_printed_once_in_a_chapter(desk: Desk) -> None:
    desk.talk("a", "事实", insight="值得跟进。")
    builder = ItemBuilder(Lookup(desk.material()), {"a": 1})
    first = builder.item(desk.link("a", "k1"), FIRST)
    second = builder.item(desk.link("a", "k2"), SECOND)
    assert [insight.text for insight in first.insights] == ["值得跟进。"]
    assert first.insights_at is None
    assert second.insights == ()
    assert second.insights_at == FIRST


def test_a_passage_of_an_insight_that_follows_whole_is_quoted_bare(desk: Desk) -> None:
    desk.talk("a", "事实。", insight="前一句。看法在这里。后一句。")
    passages = (("a-0", "insight", "看法在这里。"),)
    builder = ItemBuilder(Lookup(desk.material()), {"a": 1})
    first = builder.item(desk.link("a", "k1", passages=passages), FIRST)
    second = builder.item(desk.link("a", "k2", passages=passages), SECOND)
    assert [quote.text for quote in first.quotes] == ["看法在这里。"]
    assert [quote.text for quote in second.quotes] == ["前一句。看法在这里。后一句。"]


def test_a_talk_without_insight_refers_nowhere(desk: Desk) -> None:
    desk.talk("a", "事实")
    builder = ItemBuilder(Lookup(desk.material()), {"a": 1})
    assert [builder.item(desk.link("a", "k"), line).insights_at for line in (FIRST, SECOND)] == [None, None]


def test_the_same_insight_in_two_digests_counts_once_and_withdrawn_ones_not(desk: Desk) -> None:
    desk.talk("a")
    texts = ("值得跟进。", "值得 跟進", "另一个看法", "")
    for place, text in enumerate(texts):
        desk.reports.append(Report(f"r{place}", "a", "digest", place, insight=text))
    desk.reports.append(Report("old", "a", "digest", 9, insight="旧看法", withdrawn=True))
    assert [insight.text for insight in insights_of("a", Lookup(desk.material()))] == ["值得跟进。", "另一个看法"]


def test_authors_are_named_without_their_numbers(desk: Desk) -> None:
    desk.talk("a")
    authors = (Author("赵甲 59800117", "59800117"), Author("钱乙", "59800118"), Author("", "59800119"))
    desk.reports.append(Report("r", "a", "digest", 0, insight="看法，见 59800118", authors=authors))
    (insight,) = insights_of("a", Lookup(desk.material()))
    assert insight.authors == ("赵甲", "钱乙")
    assert insight.text == "看法，见"
