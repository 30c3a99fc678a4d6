"""Several words are one value of a message, strung together by each language."""

from __future__ import annotations

import pytest

from desktop.language import Catalogue
from storage.messages import Message, listed


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [([], "", ""), (["a"], "a", "a"), (["a", "b", "c"], "a, b, c", "a、b、c")],
)
def test_words_are_listed_as_the_language_does(words: list[str], english: str, chinese: str) -> None:
    message = Message("history.tag", {"count": 2, "tags": listed(words)})
    assert Catalogue("en").translate(message) == f"Tag 2 talks: {english}"
    assert Catalogue("zh_Hans").translate(message) == f"给 2 场演讲加标签：{chinese}"


def test_messages_are_listed_too() -> None:
    nouns = listed([Message("history.noun_tag"), Message("history.noun_talk")])
    assert isinstance(nouns, Message)
    assert Catalogue("en").translate(nouns) == "tag, talk"
