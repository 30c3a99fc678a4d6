"""Blocks to plain text: emphasis, links, images, comments, HTML and JSX taken off, bullets in one form."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from storage.importing.blocks import Block

_HTML_NAMES = (
    "a|abbr|b|blockquote|br|center|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|ins|"
    "kbd|li|mark|ol|p|pre|q|s|section|small|source|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|video"
)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_HTML_NAMES})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"</(?:p|div|h[1-6]|ul|ol|blockquote|table)\s*>", re.IGNORECASE)
_ROW_END = re.compile(r"</(?:tr|dt|dd)\s*>", re.IGNORECASE)
_ITEM = re.compile(r"\s*<li(?=[\s>])[^<>]*>\s*", re.IGNORECASE)
_COMPONENT = re.compile(r"(?m)^[ \t]*</?[A-Z][A-Za-z0-9.]*(?=[\s/>])[^<>]*/?>[ \t]*$")
_MODULE_LINE = re.compile(
    r"""(?m)^(?:import\s[^\n]{1,200}\sfrom\s+["'][^"'\n]*["']|import\s+["'][^"'\n]+["']);?[ \t]*$"""
)
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]\([^()\n]{0,2000}(?:\([^()\n]{0,300}\)[^()\n]{0,2000})?\)")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,500})\]\((?:[^()\s]|\([^()\s]{0,300}\)){1,2000}(?:\s+\"[^\"\n]{0,300}\")?\)")
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)([^`\n]+)\1(?!`)")
# What is strong holds no second mark of its kind, so that marks that never close cost nothing. Names such as
# `__init__` are not strong.
_STRONG = re.compile(r"\*\*(?=\S)([^*\n]+(?:\*(?!\*)[^*\n]*)*)(?<=\S)\*\*")
_STRONG_LINE = re.compile(
    r"(?<![A-Za-z0-9_])__(?=[^\n_]*[^\x00-\x7f]|[^\n_]* )(?=\S)([^_\n]+(?:_(?!_)[^_\n]*)*)(?<=\S)__(?![A-Za-z0-9_])"
)
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,500})(?<=[^\s*\\])\*(?![\w*])")
_ESCAPE = re.compile(r"\\([_*#~`])")
_BULLET = re.compile(r"(?m)^([ \t]*)(?:[-*+•·●○▪◦‣∙■◆➢–][ \t]+|[•●○▪◦‣■◆➢](?=\S))")
_QUOTE = re.compile(r"(?m)^[ \t]{0,3}>[ \t]?")
_MARKS = re.compile(r"[<`*\\]|\]\(|__")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff\u200b]")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


def clean(text: str) -> str:
    """Return the text without control characters, lone surrogates and invisible marks, which no field may hold."""
    return _CONTROL.sub("", text) if _CONTROL.search(text) else text


def _without_comments(text: str) -> str:
    """Return the text without HTML comments; one that never ends stays."""
    kept: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[position:start])
        position = end + 3
    return "".join([*kept, text[position:]])


def plain_inline(text: str) -> str:
    """Return a text without Markdown's inline marks, HTML tags and images (which leave their alternative text)."""
    text = clean(text)
    if _MARKS.search(text) is None:
        return text
    if "<" in text:
        text = _TAG.sub("", _LINE_BREAK.sub("\n", _without_comments(text)))
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    if "`" in text:
        text = _CODE.sub(r"\2", text)
    if "**" in text:
        text = _STRONG.sub(r"\1", text)
    if "__" in text:
        text = _STRONG_LINE.sub(r"\1", text)
    if "*" in text:
        text = _EMPHASIS.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def plain_lines(text: str) -> str:
    """Return running text as plain text: as `plain_inline`, bullets as `- `, without quote marks and components."""
    if "<" in text:
        text = _COMPONENT.sub("", text)
    if "import " in text:
        text = _MODULE_LINE.sub("", text)
    if ">" in text:
        text = _QUOTE.sub("", text)
    text = plain_inline(_BULLET.sub(r"\1- ", text))
    return "\n".join(line.rstrip() for line in text.split("\n")) if "\n" in text else text.rstrip()


def plain_blocks(blocks: Sequence[Block]) -> str:
    """Return blocks as plain text, a blank line wherever the document has one; code and tables stay as they are.

    Headings keep their words, rules and comments vanish.
    """
    pieces: list[str] = []
    last_line = 0
    for block in blocks:
        text = _plain_block(block)
        if not text.strip():
            continue
        if pieces:
            pieces.append("\n" if block.line == last_line + 1 else "\n\n")
        pieces.append(text)
        last_line = block.last_line
    return trim("".join(pieces))


def _plain_block(block: Block) -> str:
    if block.kind in {"rule", "comment", "front_matter"}:
        return ""
    if block.kind == "fence":
        return clean("\n".join(block.content.split("\n")[1:-1]))
    if block.kind == "heading":
        return plain_inline(block.content)
    if block.kind == "table":
        return clean(block.content)
    return trim(plain_lines(block.content))


def trim(text: str) -> str:
    """Return the text without blank lines at its ends and never more than one in a row; a leading tab stays."""
    if "\n" not in text:
        return text.rstrip().lstrip(" 　")
    lines = _BLANK_LINES.sub("\n\n", text).split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    if lines:
        lines[0] = lines[0].lstrip(" 　")
        lines[-1] = lines[-1].rstrip()
    return "\n".join(lines)


def html_to_text(text: str) -> str:
    """Return HTML, Markdown or a mixture of both (as programmes have it) as plain text with paragraphs and bullets."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<" in text:
        text = _LINE_BREAK.sub("\n", _ITEM.sub("\n- ", _without_comments(text)))
        text = _PARAGRAPH_END.sub("\n\n", _ROW_END.sub("\n", text))
    text = plain_lines(text)
    return trim(clean(html.unescape(text))) if "&" in text else trim(text)


def join_parts(texts: Iterable[str]) -> str:
    """Return texts as one, the empty ones left out, a blank line between them."""
    return "\n\n".join(text for text in texts if text)
