"""The order of texts in lists."""

from __future__ import annotations

import pytest

from analysis.presentation.collation import folded_sort_key, sort_key
from storage.text import normalise


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a", "B"),
        ("2 talks", "10 talks"),
        ("zeta", "安全"),
        ("安全", "存储"),
        ("存储", "机器人"),
        ("数据", "数字"),  # 数 is the same: jù before zì
        ("路", "旅"),
        ("旅", "乱"),
        ("妈", "麻"),  # tones: first before second
        ("存储", "存储系统"),
    ],
)
def test_the_first_comes_before_the_second(first: str, second: str) -> None:
    assert sort_key(first) < sort_key(second)


@pytest.mark.parametrize(("one", "other"), [("存儲", "存储"), ("ＧＰＵ", "gpu"), ("007", "7")])
def test_spellings_of_one_text_sort_alike(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


def test_a_folded_text_needs_no_folding() -> None:
    assert folded_sort_key(normalise("ＧＰＵ 存儲")) == sort_key("GPU 存储")
