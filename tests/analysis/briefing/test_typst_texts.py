"""Texts reach the template printable and marked where they are not in the document's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.briefing.document import Language
from analysis.briefing.fonts import coverage
from analysis.briefing.printable import Printer
from analysis.briefing.typst_texts import Text, Texts, printed_score
from storage.messages import Message

if TYPE_CHECKING:
    from conftest import Translate


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "检查点", "检查点"),
        ("zh", "2026-05-12 09:00–09:40", "2026-05-12 09:00–09:40"),
        ("zh", "A Title", {"text": "A Title", "language": "en", "narrow": None}),
        ("zh", "It’s", {"text": "It’s", "language": "en", "narrow": "en"}),
        ("zh", "厂商的 it’s “话” 检查", {"text": "厂商的 it’s “话” 检查", "language": None, "narrow": "zh"}),
        ("zh", "中文“引号”", "中文“引号”"),
        ("en", "A “Title”", {"text": "A “Title”", "language": None, "narrow": "en"}),
        ("en", "标题", {"text": "标题", "language": "zh", "narrow": None}),
    ],
)
def test_a_text_is_marked_where_it_is_not_the_usual(
    chinese: Translate, language: Language, text: str, expected: Text
) -> None:
    assert Texts(language, chinese, Printer(coverage())).text(text) == expected


def test_messages_are_translated_and_made_printable(chinese: Translate) -> None:
    texts = Texts("zh", chinese, Printer(coverage()))
    assert texts.say(Message("briefing.item.room", {"room": "🚀1"})) == "会议室 〓1"
    assert texts.missing == 1


@pytest.mark.parametrize(("room", "said"), [("210", ["Room 210"]), ("Hall B", ["Hall B"]), ("", [])])
def test_a_room_is_called_so_where_it_has_but_a_number(english: Translate, room: str, said: list[str]) -> None:
    assert Texts("en", english, Printer(coverage())).room(room) == said


def test_empty_texts_are_left_out(chinese: Translate) -> None:
    assert Texts("zh", chinese, Printer(coverage())).texts(("", "甲")) == ["甲"]


@pytest.mark.parametrize(
    ("score", "printed", "bar"), [(0.876, "0.88", 0.876), (1.7, "1.70", 1.0), (-0.1, "-0.10", 0.0)]
)
def test_a_score_and_its_bar(score: float, printed: str, bar: float) -> None:
    assert printed_score(score) == {"score": printed, "bar": bar}
