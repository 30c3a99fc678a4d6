"""JSON that may be broken: what stands before the fault is read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)|[{}\[\],]', re.DOTALL)
_CLOSING = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class JsonFault:
    """Where JSON is broken; `at_end` says that it is merely unfinished."""

    line: int
    column: int
    at_end: bool


def read_json(text: str) -> tuple[object, JsonFault | None]:
    """Return the value of a JSON text (RFC 8259) and its first fault; before a fault everything is read.

    Raises `ValueError` where nothing can be read: no JSON, nesting too deep for the parser, numbers too long for it.
    """
    text = text.lstrip("\ufeff")
    try:
        return json.loads(text, strict=False), None
    except json.JSONDecodeError as error:
        value = _read_before(text, error.pos)
        # "Extra data" is said of what follows a complete value, which then is all that there is to read.
        is_unfinished = error.msg.startswith("Unterminated") or not text[error.pos :].strip()
        return value, JsonFault(error.lineno, error.colno, is_unfinished)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _read_before(text: str, fault: int) -> object:
    """Return the value of the text before the fault, its open brackets closed."""
    stack: list[str] = []
    cut = 0
    for token in _TOKEN.finditer(text, 0, fault):
        mark = token[0]
        if mark[0] == '"' or (mark == "," and not stack):
            continue
        if mark in _CLOSING:
            stack.append(_CLOSING[mark])
        elif mark != "," and stack:
            stack.pop()
        cut = token.start() if mark == "," else token.end()
    if not cut:
        raise ValueError("no JSON value")
    closing = "".join(reversed(stack))
    # Where only a comma is missing, all before the fault is whole; elsewhere, all before the last comma or bracket.
    for end in (fault, cut):
        try:
            value: object = json.loads(text[:end] + closing, strict=False)
        except json.JSONDecodeError:
            continue
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
        return value
    raise ValueError("no JSON value")
