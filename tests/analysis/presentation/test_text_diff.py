"""What became of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.presentation.text_diff import DiffRun, differences

TEXTS = st.text("ab 近存\n", max_size=40)


@given(TEXTS, TEXTS)
def test_the_runs_hold_both_texts(old: str, new: str) -> None:
    runs = differences(old, new)
    assert "".join(run.text for run in runs if run.kind != "added") == old
    assert "".join(run.text for run in runs if run.kind != "removed") == new


def test_words_change_whole_and_characters_one_by_one() -> None:
    assert differences("GPU 缓存很快", "TPU 缓存更快") == (
        DiffRun("GPU", "removed"),
        DiffRun("TPU", "added"),
        DiffRun(" 缓存", "kept"),
        DiffRun("很", "removed"),
        DiffRun("更", "added"),
        DiffRun("快", "kept"),
    )


def test_long_texts_change_by_lines() -> None:
    lines = [f"第 {number} 行，说了一些话。\n" for number in range(600)]
    changed = [*lines[:300], "新的一行\n", *lines[301:]]
    kinds = [run.kind for run in differences("".join(lines), "".join(changed))]
    assert kinds == ["kept", "removed", "added", "kept"]
