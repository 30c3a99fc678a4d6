"""From items and challenges to suggested links."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, replace

import numpy as np
import pytest

from analysis.linking.engine import SUGGESTION_THRESHOLD, input_hash, score_pairs, suggest
from analysis.linking.items import LinkItem, section_item, talk_item
from storage.ids import link_id
from storage.records import Challenge, Report, Section, Talk

CHALLENGES = [
    Challenge("k1", "海思", "大模型推理", 1, "长上下文推理的注意力复杂度过高，如何利用稀疏注意力与分块缓存"),
    Challenge("k2", "云", "机器人", 1, "机械臂如何用触觉传感器抓取柔软物体"),
    Challenge("k3", "存储", "数据", 1, "向量数据库的访问模式"),
]


def talk(name: str, title: str, facts: str) -> LinkItem:
    return talk_item(Talk(name, "c", title), [Report(f"{name}r", name, "s", 1, facts=facts)])


ITEMS = [
    talk("t1", "稀疏注意力", "稀疏注意力與分塊緩存讓長上下文推理的複雜度降到線性。"),
    talk("t2", "触觉", "机械臂的触觉传感器帮助抓取柔软物体，触觉传感器很便宜。"),
    talk("t3", "招待会", "大家一起吃饭。"),
    section_item(Section("s1", "s", "1.1", "注意力", (), "稀疏注意力与分块缓存综述，推理的注意力复杂度。")),
]


def test_links_are_those_above_the_threshold_best_first() -> None:
    found = suggest(ITEMS, CHALLENGES)
    assert [(s.challenge_id, s.item_id, s.item_kind) for s in found] == [
        ("k1", "t1", "talk"),
        ("k1", "s1", "section"),
        ("k2", "t2", "talk"),
    ]
    assert all(SUGGESTION_THRESHOLD <= s.score < 1.0 for s in found)
    assert all(s.receipt.passages and s.receipt.terms for s in found)
    assert all(s.receipt.parts == {"lexical": s.score} for s in found)
    assert all(s.id == link_id(s.item_id, s.challenge_id) for s in found)


def test_scores_cover_every_pair() -> None:
    scores = score_pairs(ITEMS, CHALLENGES)
    assert scores.values.shape == (4, 3)
    assert scores.item_ids == ("t1", "t2", "t3", "s1")
    assert not scores.values[2].any()
    assert np.array_equal(scores.values, scores.parts["lexical"])


def test_given_scores_are_used_and_must_be_of_the_same_pairs() -> None:
    scores = score_pairs(ITEMS, CHALLENGES)
    nothing = replace(scores, values=np.zeros_like(scores.values))
    assert suggest(ITEMS, CHALLENGES, scores) == suggest(ITEMS, CHALLENGES)
    assert suggest(ITEMS, CHALLENGES, nothing) == []
    with pytest.raises(ValueError, match="other items"):
        suggest(ITEMS[::-1], CHALLENGES, scores)


def test_progress_counts_items() -> None:
    seen: list[tuple[int, int]] = []
    suggest(ITEMS, CHALLENGES, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_order_of_input_changes_no_suggestion() -> None:
    turned = suggest(ITEMS[::-1], CHALLENGES[::-1])
    assert sorted(turned, key=lambda s: s.id) == sorted(suggest(ITEMS, CHALLENGES), key=lambda s: s.id)


def test_nothing_to_link() -> None:
    assert suggest([], CHALLENGES) == []
    assert suggest(ITEMS, []) == []


def test_input_hash_knows_every_change_that_matters() -> None:
    base = input_hash(ITEMS, CHALLENGES)
    keywords = [replace(CHALLENGES[0], keywords=("缓存",)), *CHALLENGES[1:]]
    focus_area = [replace(CHALLENGES[0], focus_area="训练"), *CHALLENGES[1:]]
    retitled = [talk("t1", "稠密注意力", "稀疏注意力與分塊緩存讓長上下文推理的複雜度降到線性。"), *ITEMS[1:]]
    changed = {
        input_hash(ITEMS[1:], CHALLENGES),
        input_hash(ITEMS, CHALLENGES[1:]),
        input_hash(ITEMS, keywords),
        input_hash(ITEMS, focus_area),
        input_hash(retitled, CHALLENGES),
    }
    assert len(changed | {base}) == 6
    assert input_hash(ITEMS[::-1], CHALLENGES[::-1]) == base


_AGAIN = """
import json, sys
from dataclasses import asdict
from analysis.linking.engine import input_hash, suggest
from tests_linking_input import CHALLENGES, ITEMS
print(json.dumps([input_hash(ITEMS, CHALLENGES), [asdict(s) for s in suggest(ITEMS, CHALLENGES)]]))
"""


def test_another_process_with_another_hash_seed_and_threads_gives_the_same_bits() -> None:
    here = json.dumps([input_hash(ITEMS, CHALLENGES), [asdict(s) for s in suggest(ITEMS, CHALLENGES)]])
    loader = (
        f"import importlib.util, sys; s = importlib.util.spec_from_file_location('tests_linking_input', {__file__!r})"
    )
    load = "m = importlib.util.module_from_spec(s); sys.modules[s.name] = m; s.loader.exec_module(m)"
    for seed in ("1", "2"):
        made = subprocess.run(
            [sys.executable, "-c", f"{loader}\n{load}\n{_AGAIN}"],
            env={"PYTHONHASHSEED": seed, "OPENBLAS_NUM_THREADS": seed, "PYTHONPATH": ":".join(filter(None, sys.path))},
            capture_output=True,
            text=True,
            check=True,
        )
        assert made.stdout.strip() == here


def test_nothing_here_opens_a_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr("socket.socket.__init__", refuse)
    assert suggest(ITEMS, CHALLENGES)
