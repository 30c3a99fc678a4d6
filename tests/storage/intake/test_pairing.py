"""Items of an older edition are known again in a newer one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage.intake.pairing import Item, pair, similarity

words = st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=6)
items = st.builds(Item, st.tuples(words), words, st.sampled_from(["", "组"]))


@given(st.lists(items, max_size=8))
def test_the_same_edition_is_paired_item_by_item(found: list[Item]) -> None:
    known = {str(place): item for place, item in enumerate(found)}
    paired = pair(known, found)
    assert sorted(filter(None, paired)) == sorted(known)
    assert all(found[place] == known[same] for place, same in enumerate(paired) if same is not None)


@given(st.dictionaries(st.uuids().map(str), items, max_size=6), st.lists(items, max_size=8))
def test_no_known_item_is_continued_twice_or_in_another_group(known: dict[str, Item], found: list[Item]) -> None:
    paired = pair(known, found)
    continued = [same for same in paired if same is not None]
    assert len(paired) == len(found)
    assert len(continued) == len(set(continued))
    assert all(known[same].group == found[place].group for place, same in enumerate(paired) if same is not None)


def test_the_wording_counts_more_than_the_number() -> None:
    known = {"a": Item(("1",), "访问模式"), "b": Item(("2",), "数据布局")}
    assert pair(known, [Item(("1",), "数据布局"), Item(("2",), "访问模式")]) == ["b", "a"]


def test_a_similar_wording_counts_more_than_the_number() -> None:
    known = {"a": Item(("1",), "长上下文推理的注意力复杂度过高"), "b": Item(("2",), "多模态条件的融合延迟太大")}
    found = [Item(("1",), "新的难题"), Item(("2",), "长上下文推理的注意力复杂度仍过高")]
    assert pair(known, found) == [None, "a"]


def test_wordings_with_other_numbers_have_nothing_in_common() -> None:
    assert similarity("GPU 调度实践（第 1 部分）", "GPU 调度实践（第 2 部分）") == 0.0
    assert similarity("GPU 调度实践（第 1 部分）", "GPU 調度實踐（第 1 部分）") == 100.0
    assert similarity("", "甲") == 0.0
