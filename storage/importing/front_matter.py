"""The small part of YAML that front matter uses: scalars, quoted text, flow lists, block lists, folded text.

Never fails: what it does not understand it leaves out. Format: https://yaml.org/spec/1.2.2/ (no anchors, no nesting
beyond lists of mappings, of which the label is kept).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Value = tuple[str, ...]

_ENTRY = re.compile(r"(?P<key>[A-Za-z_][\w .-]*|[㐀-鿿]{1,12})\s*(?::(?:\s+|\Z)|：)(?P<rest>.*)\Z")
_COMMENT = re.compile(r"\s+#.*\Z")
_PAIR = re.compile(r"\s*([\w-]+)\s*:\s*(.*?)\s*\Z", re.DOTALL)
_LABELS = ("label", "name", "title")
_ESCAPES = {"n": "\n", "t": "\t"}


def read_front_matter(content: str) -> dict[str, Value]:
    """Return the keys of a front matter block, lower-cased, each with its values; a scalar is one value.

    `content` is the block with its `---` lines. A repeated key keeps its first values.
    """
    entries: dict[str, Value] = {}
    key = ""
    held: list[str] = []
    for line in content.split("\n")[1:-1]:
        match = _ENTRY.match(line)
        if match is None:
            held.append(line)
            continue
        if key:
            entries.setdefault(key, _values(held))
        key, held = match["key"].strip().casefold(), [match["rest"]]
    if key:
        entries.setdefault(key, _values(held))
    return entries


def _values(lines: list[str]) -> Value:
    head = _COMMENT.sub("", lines[0]) if lines[0][:1] not in {'"', "'"} else lines[0]
    head = head.strip()
    following = [line.strip() for line in lines[1:] if line.strip() and not line.lstrip().startswith("#")]
    if head[:1] in {"|", ">"} and len(head) <= 2:
        return _kept([("\n" if head[0] == "|" else " ").join(following)])
    whole = " ".join([head, *following]).strip()
    if whole.startswith("["):
        return _kept(_item(part) for part in _split_flow(whole.removeprefix("[").removesuffix("]")))
    if not head and any(line.startswith("- ") for line in following):
        return _kept(_item(line.removeprefix("- ")) for line in following if line.startswith("- "))
    return _kept([_unquote(whole)])


def _kept(values: Iterable[str]) -> Value:
    return tuple(value for value in values if value)


def _split_flow(inside: str) -> list[str]:
    """Split a flow list at its commas, but not inside quotes or brackets."""
    parts: list[str] = []
    depth, quote, start, before = 0, "", 0, ","
    for position, character in enumerate(inside):
        if quote:
            quote = "" if character == quote and inside[position - 1] != "\\" else quote
        elif character in "\"'" and before in ",，{[:":  # an apostrophe within a word opens nothing
            quote = character
        elif character in "[{":
            depth += 1
        elif character in "]}":
            depth -= 1
        elif character in ",，" and depth <= 0:
            parts.append(inside[start:position])
            start = position + 1
        before = before if character.isspace() else character
    return [*parts, inside[start:]]


def _item(text: str) -> str:
    """Return a list item's words; of a mapping its label, or else its first value."""
    text = text.strip()
    if text.startswith("{"):
        pairs = [_PAIR.match(part) for part in _split_flow(text.strip("{} "))]
        values = {pair[1]: _unquote(pair[2]) for pair in pairs if pair}
        return next((values[label] for label in _LABELS if label in values), next(iter(values.values()), ""))
    return _unquote(text)


def _unquote(text: str) -> str:
    text = text.strip()
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), text[1:-1]).strip()
    if len(text) >= 2 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'").strip()
    return text
