"""Chapters as the template reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.briefing.compose import compose
from analysis.briefing.document import BriefingScope
from analysis.briefing.fonts import coverage
from analysis.briefing.printable import Printer
from analysis.briefing.typst_chapters import ChapterPayload
from analysis.briefing.typst_texts import Texts

if TYPE_CHECKING:
    from conftest import Desk, Translate


def challenges(desk: Desk, translate: Translate, scope: BriefingScope | None = None) -> list[Any]:
    """Return the challenges of all chapters."""
    builder = ChapterPayload(Texts("zh", translate, Printer(coverage())))
    chapters = [builder.chapter(chapter) for chapter in compose(desk.material(), scope or BriefingScope()).chapters]
    return [challenge for chapter in chapters for area in chapter["areas"] for challenge in area["challenges"]]


def test_footnotes_are_numbered_through_all_chapters(desk: Desk, chinese: Translate) -> None:
    for unit in ("存储", "云"):
        desk.challenge(unit, unit=unit)
        desk.talk(f"t{unit}", "一句话。")
        desk.link(f"t{unit}", unit, passages=((f"t{unit}-0", "facts", "一句话。"),))
    numbers = [
        quote["number"] for one in challenges(desk, chinese) for item in one["items"] for quote in item["quotes"]
    ]
    assert numbers == ["1", "2"]


def test_an_item_has_everything_the_page_shows(desk: Desk, chinese: Translate) -> None:
    desk.challenge("k")
    desk.talk("a", "前句。检查点。", insight="第一段\n- 第二段", title="标题", track="AI", subtrack="存储", room="210")
    desk.link("a", "k", 0.9, "accepted", passages=(("a-0", "facts", "检查点。"),), terms=("检查点",))
    (challenge,) = challenges(desk, chinese)
    (item,) = challenge["items"]
    assert item["title"] == "标题"
    assert item["meta"] == ["AI › 存储", "会议室 210"]
    assert item["quotes"][0]["runs"] == [["context", "前句。"], ["term", "检查点"], ["passage", "。"]]
    assert item["quotes"][0]["note"].startswith("digest.md，第 1–90 字符")
    assert item["insights"][0]["paragraphs"] == ["第一段", "• 第二段"]
    assert item["insights"][0]["from"][0] == "分析师甲"
    assert "Analyst 03" in item["decision"]
    assert item["terms"] == "检查点"
    assert item["short"]
    assert item["short_insights"]


def test_a_later_mention_refers_to_the_first(desk: Desk, chinese: Translate) -> None:
    desk.challenge("k1")
    desk.challenge("k2")
    desk.talk("a", "事实。", insight="看法")
    desk.link("a", "k1")
    desk.link("a", "k2")
    first, second = (one["items"][0] for one in challenges(desk, chinese))
    assert first["insight_at"] is None
    assert second["insight_at"]["anchor"] == "challenge-1.1.1"
    assert "1.1.1" in second["insight_at"]["text"]


def test_a_long_challenge_is_printed_whole_below_its_heading(desk: Desk, chinese: Translate) -> None:
    text = "，".join(["很长的难题"] * 50)
    desk.challenge("k1", text=text)
    desk.challenge("k2", text="短难题")
    long, short = challenges(desk, chinese)
    assert long["text"] == text
    assert len(long["heading"]) < 50
    assert (short["heading"], short["text"]) == ("短难题", "")
    assert (long["short"], short["short"]) == (True, True)


def test_an_item_longer_than_half_a_page_may_break(desk: Desk, chinese: Translate) -> None:
    desk.challenge("k", text="长" * 2000)
    desk.talk("a", "事实。", title="标题" * 500, insight="看法" * 300)
    desk.link("a", "k")
    (challenge,) = challenges(desk, chinese)
    assert not challenge["short"]
    assert not challenge["items"][0]["short"]
    assert not challenge["items"][0]["short_insights"]
    assert challenge["items"][0]["title"].endswith("…")
    assert challenge["items"][0]["others"] == ["标题" * 500]


def test_what_is_not_printed_is_said(desk: Desk, chinese: Translate) -> None:
    desk.challenge("k")
    for place in range(5):
        desk.talk(f"t{place}")
        desk.link(f"t{place}", "k")
    (challenge,) = challenges(desk, chinese, BriefingScope(most_items=2))
    assert len(challenge["items"]) == 2
    assert challenge["left_out"] == ["另有 3 条较弱的建议未列出。"]


def test_a_number_that_differs_from_the_sheet_is_told(desk: Desk, chinese: Translate) -> None:
    desk.challenge("k1")
    desk.challenge("k2")
    del desk.challenges[0]
    (challenge,) = challenges(desk, chinese)
    assert (challenge["number"], challenge["sheet"]) == ("1.1.1", "清单中第 2 题")
