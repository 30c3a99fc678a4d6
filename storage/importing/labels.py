"""The words with which digests name the parts of a report, in both scripts and English, and what each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from storage.importing.markup import plain_inline
from storage.text import normalise

Field = Literal[
    "speakers", "facts", "insight", "takeaways", "key_takeaways", "summary", "topic", "track", "topics", "authors",
    "date", "conference", "level", "code", "session_type",
]  # fmt: skip

# Every name in the form that `normalise` gives it: simplified, half-width, lower case.
_WORDS: dict[Field, str] = {
    "speakers": (
        "演讲人|演讲人或相关公司|演讲人及相关公司|演讲人和相关公司|演讲人/公司|演讲者|演讲嘉宾|讲者|主讲|主讲人|"
        "主讲嘉宾|嘉宾|分享嘉宾|分享人|发言人|报告人|speaker|speakers|speaker(s)|speakers or companies|"
        "speakers and companies|speakers / companies|speaker or company|speakers or related companies|"
        "speakers and related companies|presenter|presenters|presenter(s)|presented by|panelists|panellists"
    ),
    "facts": (
        "实事描述|事实描述|事实|实事|演讲内容|会议内容|主要内容|内容描述|内容|描述|facts|fact|facts presented|"
        "factual description|description of facts|fact description|talk content|content|description|what was said"
    ),
    "insight": "启示|启发|洞察|观点与启示|思考与启示|启示与建议|insight|insights|implication|implications|so what",
    "takeaways": (
        "重点摘要|要点摘要|摘要要点|重点|要点|关键要点|核心要点|亮点|"
        "highlight|highlights|key highlights|key points|main points"
    ),
    "key_takeaways": "key takeaways|key takeaway|takeaways|main takeaways|关键收获|主要收获|核心收获",
    "summary": (
        "摘要|内容摘要|会议摘要|演讲摘要|议题摘要|"
        "summary|executive summary|session summary|talk summary|abstract|session abstract"
    ),
    "topic": "topic|主题",
    "track": "track|tracks|track / topic|topic / track|track/topic|topic/track|赛道|分论坛|专题|主题方向|会议主题",
    "topics": "topics|key topics|related topics|keywords|key words|tags|关键词|关键字|话题|概念|标签|主题词|相关主题",
    "authors": (
        "撰稿人|撰稿|撰写人|撰写|执笔人|执笔|记录人|整理人|作者|author|authors|author(s)|written by|reported by|"
        "report by|reporter|reporters|contributors"
    ),
    "date": "日期|会议日期|演讲日期|报告日期|date|session date|talk date",
    "conference": "会议|会议名称|大会|大会名称|conference|event",
    "level": "级别|难度|技术级别|level|technical level",
    "code": "编号|场次编号|议题编号|会议编号|session code|session id|session no.|code",
    "session_type": "类型|场次类型|会议类型|演讲类型|session type|type|format",
}
_FIELDS = {word: field for field, words in _WORDS.items() for word in words.split("|")}
_INSIGHT = re.compile(
    r"对.{1,30}的(?:启示|启发|借鉴|借鉴意义|建议)|"
    r"(?:insights?|implications?|lessons|takeaways?|what it means) (?:for|to) .{1,50}"
)
_NUMBERING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、)）])\s*(?=\S)"
)
_ALONE = re.compile(r"\s*(?:\*\*|__|【)(?P<label>[^*_【】\n]{1,60})(?:\*\*|__|】)\s*\Z")
_LINE = re.compile(r"\s*(?:[-*+•·]\s+)?(?P<label>(?:\*\*|__)?[^:：\n]{1,60})[:：](?P<rest>.*)\Z", re.DOTALL)
_DIGEST = re.compile(
    r"快报|快報|日报|日報|简报|簡報|周报|週報|纪要|紀要|摘要|总结|總結|回顾|回顧|"
    r"\b(?:digest|report|recap|summary|takeaways|notes|highlights|newsletter|bulletin)s?\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\b(?:beginner|introductory|intermediate|advanced|expert)\b|入门|入門|初级|初級|中级|中級|高级|高級|进阶|進階",
    re.IGNORECASE,
)
_DECORATION = " \t　*_`#:：【】[]「」◆■●▪☆★"
STRONG: frozenset[Field] = frozenset({"speakers", "facts", "insight", "takeaways", "key_takeaways", "authors"})
META: frozenset[Field] = frozenset(
    {"speakers", "track", "topic", "topics", "authors", "date", "conference", "level", "code", "session_type"}
)
# What says nothing of a heading's being a talk's: whole documents have these too.
DOCUMENT_WIDE: frozenset[Field] = frozenset({"date", "conference", "authors", "summary"})


@dataclass(frozen=True, slots=True)
class Label:
    """A part's name as it stands in the document, its field if the name is known, and the value on the same line."""

    name: str
    field: Field | None
    value: str = ""


@lru_cache(maxsize=4096)
def field_of(name: str) -> Field | None:
    """Return the field that a part of this name belongs to, or None for a name of the document's own."""
    if len(name) > 80:
        return None
    word = " ".join(normalise(_NUMBERING.sub("", plain_inline(name))).strip(_DECORATION).split())
    field = _FIELDS.get(word) or _FIELDS.get(word.replace(" ", ""))
    return field or ("insight" if _INSIGHT.fullmatch(word) else None)


def heading_label(content: str) -> Label:
    """Return the label of a part's heading, which may have its value behind a colon (`Topic: a、b`)."""
    field = field_of(content)
    if field is None:
        match = _LINE.match(content)
        if match:
            field = field_of(match["label"])
            if field is not None:
                return Label(match["label"].strip(_DECORATION), field, match["rest"].strip(_DECORATION))
    return Label(plain_inline(content).strip().rstrip(":："), field)


def line_label(line: str) -> Label | None:
    """Return the label that a line of text begins with (`撰稿人：…`, `**Date:** …`, `**启示**`), if it is known."""
    alone = _ALONE.match(line)
    if alone and field_of(alone["label"]):
        return Label(alone["label"].strip(_DECORATION), field_of(alone["label"]))
    if ":" not in line and "：" not in line:
        return None
    match = _LINE.match(line)
    field = field_of(match["label"]) if match else None
    if match is None or field is None:
        return None
    rest = match["rest"].strip()
    if match["label"].lstrip().startswith(("**", "__")):  # the bold may end behind the colon
        rest = rest.removeprefix("**").removeprefix("__").strip()
    return Label(match["label"].strip(_DECORATION), field, rest)


def names_digest(heading: str) -> bool:
    """Say whether a heading has a word by which whole digests are called."""
    return _DIGEST.search(heading) is not None


def names_level(heading: str) -> bool:
    """Say whether a heading has a word for how hard a talk is, as in `Technical - Advanced`."""
    return _LEVEL.search(heading) is not None and not names_digest(heading)
