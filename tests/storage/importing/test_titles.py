"""Headings come apart into type, titles and code, and lose no word on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.importing.parsed import ParsedTitle
from storage.importing.titles import parse_title, split_languages

ENGLISH = "The world model for driving behind closed doors"
CHINESE = "闭门驾驶的世界模型"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("【Talks & Panels】存储与推理", ParsedTitle("存储与推理", (), "Talks & Panels")),
        ("Serving at scale [S71234]", ParsedTitle("Serving at scale", (), "", "S71234")),
        ("Serving at scale [EXS-123]", ParsedTitle("Serving at scale", (), "", "EXS-123")),
        ("推理实践［S71234］", ParsedTitle("推理实践", (), "", "S71234")),
        ("推理实践【S71234】", ParsedTitle("推理实践", (), "", "S71234")),
        ("推理实践（S71234）", ParsedTitle("推理实践", (), "", "S71234")),
        ("[S71234] Serving at scale", ParsedTitle("Serving at scale", (), "", "S71234")),
        ("【Workshop】[W-12] 推理 实践", ParsedTitle("推理 实践", (), "Workshop", "W-12")),
        ("[Tutorial] Serving", ParsedTitle("Serving", (), "Tutorial")),
        ("Recap of the year [2026]", ParsedTitle("Recap of the year [2026]")),
        ("Training with low precision (FP16)", ParsedTitle("Training with low precision (FP16)")),
        ("【Talks】", ParsedTitle("【Talks】")),
        ("3. 【Talks】推理实践", ParsedTitle("推理实践", (), "Talks")),
        ("3. 推理实践", ParsedTitle("3. 推理实践")),
        ("[draft] Serving", ParsedTitle("[draft] Serving")),
    ],
)
def test_type_and_code(heading: str, expected: ParsedTitle) -> None:
    assert parse_title(heading, "zh") == expected


@pytest.mark.parametrize(
    "joint",
    [" ", "\n", " / ", " | ", "｜", " · ", "  "],
    ids=["space", "line", "slash", "bar", "wide bar", "dot", "spaces"],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_languages_in_either_order(joint: str, language: str) -> None:
    ours, other = (CHINESE, ENGLISH) if language == "zh" else (ENGLISH, CHINESE)
    for pair in ((ENGLISH, CHINESE), (CHINESE, ENGLISH)):
        parsed = parse_title(f"【Talks】{joint.join(pair)} [S12345]", language)
        assert parsed == ParsedTitle(ours, (other,), "Talks", "S12345")


def test_a_translation_in_brackets() -> None:
    assert split_languages(f"{CHINESE}（{ENGLISH}）") == [CHINESE, ENGLISH]
    assert split_languages(f"{ENGLISH} ({CHINESE})") == [ENGLISH, CHINESE]


@pytest.mark.parametrize(
    "title",
    [
        "ACME 引领座舱体验变革",
        "Desk-Agent: 用多模态智能体整理会议资料",
        "3D 城市资产如何进入仿真",
        "AI 初创公司在园区的成长",
        "使用 Mapper 7 构建分布式调度系统",
        "KVX：迈向可预测的缓存",
        "GStore：推理服务的显存池化",
        "使用 ACME 存储解决方案加速检查点",
        "加速巡检：Orbis SimKit 3D 场景自动生成",
        "ACME Orbis Cloud Sensor RTX API 助力无人配送",
        "Building agents with ACME NIM 的最佳实践",
        "使用 Orbis 构建 Digital Twin for the Factory",
        "DeskCon 2026 回顾：从展台到 Keynote Demo",
        "A/B 测试平台实践",
        ENGLISH,
        CHINESE,
    ],
)
def test_names_of_products_do_not_split_a_title(title: str) -> None:
    assert parse_title(title, "zh") == ParsedTitle(title)


def test_the_document_decides_which_title_comes_first() -> None:
    assert parse_title(f"{ENGLISH} {CHINESE}", "zh").title == CHINESE
    assert parse_title(f"{ENGLISH} {CHINESE}", "en").title == ENGLISH
    assert parse_title(f"{CHINESE} {ENGLISH}").other_titles != ()


def test_a_paragraph_made_a_heading_is_left_whole() -> None:
    text = f"{ENGLISH} {CHINESE} " * 40
    assert parse_title(text, "zh").title == text.strip()


WORDS = st.lists(
    st.sampled_from(
        ["the", "model", "NVIDIA", "for", "of", "大模型推理", "的", "【", "】", "[S123]", "|", "/", "：", "(x)"]
    ),
    min_size=1,
    max_size=14,
)


@given(WORDS, st.sampled_from(["zh", "en"]))
def test_no_character_is_lost(words: list[str], language: str) -> None:
    heading = " ".join(words)
    parsed = parse_title(heading, language)
    kept = "".join([parsed.title, *parsed.other_titles, parsed.session_type, parsed.code])
    letters = sorted(character for character in heading if character.isalnum())
    assert sorted(character for character in kept if character.isalnum()) == letters
    assert parsed.title
