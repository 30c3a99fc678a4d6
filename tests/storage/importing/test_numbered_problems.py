"""A cell's problems come apart at their numbers and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.importing.numbered_problems import split_problems


def split(cell: str, *firsts: int) -> list[tuple[int | None, str]]:
    return [(problem.number, problem.text) for problem in split_problems(cell, firsts or (1,))]


@pytest.mark.parametrize(
    "cell",
    [
        "1. 甲 2. 乙 3. 丙",
        "1.甲 2.乙 3.丙",
        "  1. 甲\n2. 乙\n\n3. 丙",
        "1、甲 2、乙 3、丙",
        "1．甲 2．乙 3．丙",
        "１．甲 ２．乙 ３．丙",
        "（1）甲（2）乙（3）丙",
        "(1) 甲 (2) 乙 (3) 丙",
        "（１） 甲 （２） 乙 （３） 丙",
        "1）甲 2）乙 3）丙",
        "1)甲\n2)乙\n3)丙",
        "①甲②乙③丙",
        "1 甲\n2 乙\n3 丙",
        "- 1. 甲\n- 2. 乙\n- 3. 丙",
        "1.甲2.乙3.丙",
        "1. 甲 2、乙 3.丙",
    ],
)
def test_ways_of_numbering(cell: str) -> None:
    assert split(cell) == [(1, "甲"), (2, "乙"), (3, "丙")]


@pytest.mark.parametrize("mark", "，。？！；,?!;：")
def test_a_number_may_follow_punctuation(mark: str) -> None:
    assert split(f"1. 甲{mark}2. 乙{mark}3. 丙") == [(1, f"甲{mark}"), (2, f"乙{mark}"), (3, "丙")]


def test_a_bracket_that_never_closes_holds_nothing_back() -> None:
    assert split("1. 分割物体 2.稀疏重建（点云，位姿 3. 轨迹控制") == [
        (1, "分割物体"),
        (2, "稀疏重建（点云，位姿"),
        (3, "轨迹控制"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "3D/4D 重建",
        "L3+ 与 L4 智能体",
        "面向 2026 年的 FP8 训练",
        "提升 2.5 倍，降低 1.2 倍",
        "兼容 Llama 3. 与其他模型",
        "10 个模型的共同问题",
        "1 个模型如何服务多人",
        "阶段1、阶段2、阶段3的调度",
        "版本 1.2.3 的兼容",
        "如何降低延迟？",
        "3D 重建 1. 如何",
    ],
)
def test_numbers_that_are_text(text: str) -> None:
    assert split(text) == [(None, text)]
    assert split(f"1. {text} 2. 乙")[0] == (1, text)


def test_a_lone_number_without_a_mark() -> None:
    assert split("      1 前沿负载的变化") == [(1, "前沿负载的变化")]


def test_a_list_within_a_problem_stays_in_it() -> None:
    assert split("1. 甲（1）一（2）二 2. 乙") == [(1, "甲（1）一（2）二"), (2, "乙")]


def test_a_later_row_goes_on_counting() -> None:
    assert split("3. 丙 4. 丁", 1, 3) == [(3, "丙"), (4, "丁")]
    assert split("3. 丙 4. 丁", 1) == [(None, "3. 丙 4. 丁")]
    assert split("1. 甲 2. 乙", 1, 3) == [(1, "甲"), (2, "乙")]


def test_words_before_the_first_number_stay() -> None:
    assert split("主要问题：1. 甲 2. 乙") == [(1, "主要问题： 甲"), (2, "乙")]


@pytest.mark.parametrize("cell", ["", " \n\t", "1. 2. 3."])
def test_nothing_to_say(cell: str) -> None:
    assert [text for _, text in split(cell) if not text] == []


TEXTS = st.text(st.sampled_from("模型推理缓存：，？ab"), min_size=1, max_size=30).map(str.strip).filter(bool)
STYLES = ("{}. ", "{}.", "{}、", "（{}）", "({}) ", "{}）", "{}) ", "{}．")


@given(st.lists(TEXTS, min_size=1, max_size=12), st.sampled_from(STYLES), st.sampled_from([" ", "\n", "，", "\n\n"]))
def test_rendered_problems_come_back(texts: list[str], style: str, gap: str) -> None:
    cell = gap.join(style.format(number) + text for number, text in enumerate(texts, start=1))
    ends = [gap.strip()] * (len(texts) - 1) + [""]
    assert split(cell) == [(n, text + end) for n, (text, end) in enumerate(zip(texts, ends, strict=True), start=1)]


@given(st.text(st.sampled_from("1234.、（）() \n甲ab①②-"), max_size=80))
def test_any_cell_gives_numbers_in_sequence(cell: str) -> None:
    problems = split_problems(cell)
    numbers = [problem.number for problem in problems]
    assert numbers in ([], [None]) or all(number is not None for number in numbers)
    assert all(problem.text == problem.text.strip() != "" for problem in problems)
    kept = "".join(problem.text for problem in problems)
    assert kept.count("甲") == cell.count("甲")
