"""Messages that Qt-free rooms return instead of text; the edge of the program turns them into a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A key of the message catalogue and the values that its text names in braces; a value may be a message itself."""

    key: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


Parameter = str | int | float | Message


def listed(words: Sequence[Parameter]) -> Parameter:
    """Return words as one value of a message, which each language strings together in its own way."""
    if len(words) < 2:
        return words[0] if words else ""
    return Message("text.listed", {"first": words[0], "rest": listed(words[1:])})
