"""Terms: the fast way of making them agrees with the plain one, and strengths follow BM25."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from storage.search_terms import STRENGTHS, index_terms, saturation
from storage.search_text import HAN_CLASS, fold

TEXTS = st.one_of(st.text(), st.text(alphabet="机器人機 GPUé3/…，。\nﬁ\u200b々〇𠀀한か", max_size=60))


def plain_terms(text: str) -> set[str]:
    """Make a text's terms the obvious way, strengths left out."""
    terms: set[str] = set()
    for run in re.findall(rf"[{HAN_CLASS}]+|[^\W_{HAN_CLASS}]+", fold(text)):
        if re.match(f"[{HAN_CLASS}]", run):
            terms |= {run[at : at + 2] for at in range(len(run))}
        else:
            terms.add(run)
    return terms


def without_marks(terms: str) -> set[str]:
    return {term.lstrip("".join(STRENGTHS)) for term in terms.split()}


@given(st.lists(TEXTS, max_size=5))
def test_terms_are_pairs_last_characters_and_words(texts: list[str]) -> None:
    assert [without_marks(terms) for terms in index_terms(texts)] == [plain_terms(text) for text in texts]


@given(st.lists(TEXTS, max_size=5))
def test_a_texts_terms_do_not_depend_on_its_neighbours(texts: list[str]) -> None:
    assert index_terms(texts) == [index_terms([text])[0] for text in texts]


@given(TEXTS)
def test_each_term_comes_once_and_with_all_weaker_marks(text: str) -> None:
    (terms,) = index_terms([text])
    assert max(Counter(terms.split()).values(), default=1) == 1
    for term in terms.split():
        if term[0] in STRENGTHS[1:]:
            weaker = STRENGTHS[STRENGTHS.index(term[0]) - 1]
            assert weaker + term[1:] in terms.split()


def test_what_a_text_is_much_about_has_marks() -> None:
    body = "平常的话。" * 110
    (terms,) = index_terms([body + "抓取。" + "仿真 robot。" * 2 + "推理 GPU，" * 5])
    marked = {term for term in terms.split() if term[0] in "".join(STRENGTHS)}
    assert {"·推理", "•推理", "·gpu", "•gpu"} <= marked
    assert {"抓取", "仿真", "robot", "gpu"} <= set(terms.split())
    assert not {"·抓取", "•抓取", "•仿真", "•robot"} & marked


def test_a_long_text_needs_more_of_a_word_than_a_title() -> None:
    assert saturation("抓取") < saturation("抓取" * 300) < saturation("抓取" * 900)
    assert "·抓取" in index_terms(["灵巧手的抓取"])[0].split()


def test_texts_without_words_have_no_terms() -> None:
    assert index_terms(["", "。！…", " \n", "__"]) == ["", "", "", ""]
    assert index_terms([]) == []


def test_other_scripts_are_searched_by_words() -> None:
    assert without_marks(index_terms(["한국어 로봇、ロボット工学 ﷺ"])[0]) >= {
        "한국어",
        "로봇",
        "ロボット",
        "工学",
        "学",
    }


def test_a_lone_surrogate_separates_words() -> None:
    assert without_marks(index_terms(["ab\ud800cd"])[0]) == {"ab", "cd"}
