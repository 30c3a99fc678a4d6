"""Receipts: passages that stand in the stored texts, and shared words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.linking.items import LinkItem, challenge_fields, talk_item
from analysis.linking.lexical import collect
from analysis.linking.receipts import cut, cut_challenge, write_receipt
from storage.records import Challenge, PassagePair, Receipt, Report, Talk

CHALLENGE = Challenge(
    "k", "海思", "大模型推理加速", 1, "长上下文推理的注意力复杂度过高，如何利用稀疏注意力与分块缓存？"
)


def receipt(item: LinkItem, challenge: Challenge) -> Receipt:
    rarity = collect([item], [challenge]).term_rarity()
    return write_receipt(cut(item.fields), cut_challenge(challenge, rarity), {"lexical": 0.75})


def talk(title: str, facts: str = "", insight: str = "") -> LinkItem:
    return talk_item(Talk("t", "c", title), [Report("r", "t", "s", 1, facts=facts, insight=insight)])


def test_the_telling_passage_is_quoted_from_both_sides() -> None:
    item = talk(
        "某公司的新芯片", "公司成立於2015年。其稀疏注意力核心把長上下文的推理延遲減半。員工一千人。", "值得跟进。"
    )
    written = receipt(item, CHALLENGE)
    best = written.passages[0]
    assert (best.item.record_id, best.item.field) == ("r", "facts")
    assert best.item.text == "其稀疏注意力核心把長上下文的推理延遲減半。"
    assert (best.challenge.record_id, best.challenge.field, best.challenge.text) == ("k", "text", CHALLENGE.text)
    assert written.terms[0] == "稀疏注意力"
    assert "長上下文" in "".join(written.terms)
    assert written.parts == {"lexical": 0.75}
    assert written.topics == ()


def test_a_body_that_says_as_much_is_quoted_before_the_title() -> None:
    written = receipt(talk("稀疏注意力", "我们做了稀疏注意力。"), CHALLENGE)
    assert written.passages[0].item.field == "facts"
    assert receipt(talk("稀疏注意力", "公司介绍。"), CHALLENGE).passages[0].item.field == "title"


def test_a_sentence_is_quoted_before_a_heading_in_the_text() -> None:
    written = receipt(talk("芯片", "稀疏注意力\n我们做了稀疏注意力，\n很快。"), CHALLENGE)
    assert written.passages[0].item.text == "我们做了稀疏注意力，"


def test_a_second_passage_adds_something() -> None:
    item = talk("芯片", "稀疏注意力已经量产。稀疏注意力已经量产了。分块缓存放得下长上下文。")
    assert [pair.item.text for pair in receipt(item, CHALLENGE).passages] == [
        "稀疏注意力已经量产。",
        "分块缓存放得下长上下文。",
    ]


def test_the_focus_area_is_quoted_where_only_it_is_shared() -> None:
    challenge = Challenge("k", "海思", "扩散模型", 1, "如何把延迟减半")
    assert receipt(talk("题", "扩散模型很慢。"), challenge).passages[0].challenge.field == "focus_area"


def test_keywords_are_named_beside_the_problem() -> None:
    challenge = Challenge("k", "海思", "", 1, "如何更进一步", keywords=("光互连",))
    written = receipt(talk("题", "光互连进入机柜。"), challenge)
    assert written.terms == ("光互连",)
    assert written.passages[0].challenge.text == "如何更进一步"


def test_nothing_shared_is_nothing_quoted() -> None:
    assert receipt(talk("机械臂", "抓取。"), CHALLENGE) == Receipt(parts={"lexical": 0.75})
    assert receipt(LinkItem("talk", "t", "", ()), CHALLENGE).passages == ()


WORDS = st.lists(
    st.sampled_from(
        [
            "稀疏注意力",
            "稀疏注意力的",
            "長上下文",
            "長序列",
            "推理",
            "緩存",
            "KV Cache",
            "LLMs",
            "3D",
            "ＧＰＵ",
            "㎏",
            "。",
            "，",
            "\n",
            "\n* ",
            "# ",
            ". ",
        ]
    ),
    max_size=40,
).map("".join)


def exact(pair: PassagePair, item: LinkItem, challenge: Challenge) -> bool:
    sides = (
        (pair.item, item.text_of(pair.item.record_id, pair.item.field)),
        (pair.challenge, {field.name: field.text for field in challenge_fields(challenge)}[pair.challenge.field]),
    )
    return all(stored[span.start : span.end] == span.text != "" for span, stored in sides)


@given(WORDS, WORDS, WORDS, WORDS, WORDS)
def test_every_span_and_term_stands_in_the_stored_text(
    title: str, facts: str, insight: str, text: str, focus_area: str
) -> None:
    item = talk(title, facts, insight)
    challenge = Challenge("k", "海思", focus_area, 1, text)
    written = receipt(item, challenge)
    assert all(exact(pair, item, challenge) for pair in written.passages)
    assert all(any(term in field.text for field in item.fields) for term in written.terms)
    assert len({pair.item for pair in written.passages}) == len(written.passages) <= 2
    assert len(set(written.terms)) == len(written.terms)
