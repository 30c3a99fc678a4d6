"""The challenge sheet gives its problems, whatever kind of table it is and however its cells are merged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.importing.challenge_sheet import detects, read
from storage.importing.document import SourceDocument

MakeWorkbook = Callable[..., bytes]

ROWS: list[list[str | None]] = [
    ["BU", "关注方向", "难题"],
    ["存储", "推理", "1. 缓存如何卸载 2.如何预取，3. 布局"],
    [None, None, "4. 压缩"],
    [None, "训练", "检查点太慢"],
    ["终端", "交互", "1. 延迟\n2. 功耗"],
]
EXPECTED = [
    ("存储", "推理", 1, "缓存如何卸载"),
    ("存储", "推理", 2, "如何预取，"),
    ("存储", "推理", 3, "布局"),
    ("存储", "推理", 4, "压缩"),
    ("存储", "训练", 1, "检查点太慢"),
    ("终端", "交互", 1, "延迟"),
    ("终端", "交互", 2, "功耗"),
]


def challenges(data: str | bytes) -> list[tuple[str, str, int, str]]:
    document = SourceDocument("sheet", data.encode() if isinstance(data, str) else data)
    assert detects(document) > 50
    return [(c.business_unit, c.focus_area, c.number, c.text) for c in read(document).challenges]


def warnings(data: str) -> list[tuple[str, str]]:
    return [(w.where, w.message.key) for w in read(SourceDocument("sheet", data.encode())).warnings]


def markdown(rows: list[list[str | None]]) -> str:
    lines = ["| " + " | ".join((cell or "").replace("\n", "<br>") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def separated(rows: list[list[str | None]], mark: str) -> str:
    quoted = [['"' + (cell or "").replace('"', '""') + '"' for cell in row] for row in rows]
    return "\n".join(mark.join(row) for row in quoted)


def test_markdown() -> None:
    assert challenges("## Sheet: Sheet1\n\n" + markdown(ROWS)) == EXPECTED


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_separated_values(mark: str) -> None:
    assert challenges(separated(ROWS, mark)) == EXPECTED
    assert challenges(separated(ROWS, mark).encode("utf-16")) == EXPECTED


def test_workbooks(make_xlsx: MakeWorkbook, make_ods: MakeWorkbook) -> None:
    for make in (make_xlsx, make_ods):
        document = SourceDocument("a", make({"Sheet1": [["2026 年难题表"], [None], *ROWS]}))
        sheet = read(document)
        assert [(c.business_unit, c.focus_area, c.number, c.text) for c in sheet.challenges] == EXPECTED
        assert sheet.encoding == ""
        assert sheet.challenges[0].line == 4


def test_english_headers_in_any_order_with_more_columns() -> None:
    rows = [["No.", "Problem", "Owner", "Business Unit", "Focus area"], ["7", "1. a 2. b", "x", "Cloud", "Agents"]]
    assert challenges(markdown([*rows])) == [("Cloud", "Agents", 1, "a"), ("Cloud", "Agents", 2, "b")]


def test_traditional_headers() -> None:
    assert challenges("| 業務單元 | 關注方向 | 難題 |\n|---|---|---|\n| 甲 | 乙 | 丙 |\n") == [("甲", "乙", 1, "丙")]


def test_several_tables_and_sheets_add_up(make_xlsx: MakeWorkbook) -> None:
    assert challenges(markdown(ROWS[:2]) + "\n\n文字\n\n" + markdown([ROWS[0], ROWS[4]])) == EXPECTED[:3] + EXPECTED[5:]
    data = make_xlsx(
        {"存储": [["关注方向", "难题"], ["推理", "1. a"]], "说明": [["x"]], "终端": [["方向", "问题"], ["交互", "b"]]}
    )
    assert challenges(data) == [("存储", "推理", 1, "a"), ("终端", "交互", 1, "b")]


def test_numbers_that_start_again_are_shifted() -> None:
    rows = [["BU", "关注方向", "难题"], ["甲", "乙", "1. a 2. b"], ["甲", "乙", "1. c 2. d"], ["甲", "乙", "e"]]
    assert [(number, text) for _, _, number, text in challenges(markdown([*rows]))] == [
        (1, "a"),
        (2, "b"),
        (3, "c"),
        (4, "d"),
        (5, "e"),
    ]


def test_a_repeated_header_is_no_row() -> None:
    assert challenges(markdown([*ROWS[:2], ROWS[0], *ROWS[2:]])) != []
    assert all(text != "难题" for *_, text in challenges(markdown([*ROWS[:3], ROWS[0], ROWS[4]])))


def test_faulty_rows_are_warnings_and_the_others_go_on() -> None:
    rows = ["| BU | 关注方向 | 难题 |", "|---|---|---|", "| | | 无主 |", "| 甲 | 乙 | |", "| | | |", "| 丙 | | 丁 |"]
    text = "\n".join([*rows, "| 戊 | 己 | 庚 |"])
    assert challenges(text) == [("丙", "", 1, "丁"), ("戊", "己", 1, "庚")]
    assert warnings(text) == [
        ("3", "reading.row_without_unit"),
        ("4", "reading.row_without_problem"),
        ("6", "reading.row_without_focus_area"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n",
        "BU 关注方向 难题",
        "BU,关注方向\n甲,乙",
        "title,problem\nx,y",
        "# BU\n\n难题, 关注方向",
    ],
)
def test_other_tables_are_not_taken(text: str) -> None:
    assert detects(SourceDocument("x", text.encode())) == 0


NAMES = st.sampled_from(["存储", "终端", "Cloud", "网络"])
TEXTS = st.text(st.sampled_from("模型推理缓存，？ab"), min_size=1, max_size=20).filter(
    lambda text: bool(text.strip("，？"))
)


@given(st.lists(st.tuples(NAMES, NAMES, st.lists(TEXTS, min_size=1, max_size=4)), min_size=1, max_size=6))
def test_a_rendered_sheet_comes_back(rows: list[tuple[str, str, list[str]]]) -> None:
    cells = [[u, a, " ".join(f"{n}. {t}" for n, t in enumerate(texts, 1))] for u, a, texts in rows]
    found = challenges(markdown([["BU", "关注方向", "难题"], *cells]))
    assert [(u, a, t) for u, a, _, t in found] == [(u, a, t) for u, a, texts in rows for t in texts]
    assert len({(u, a, n) for u, a, n, _ in found}) == len(found)
