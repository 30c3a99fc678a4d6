"""A stored text as a text widget holds it: which of its characters stands where.

Stored offsets count code points; Qt counts UTF-16 units, in which a character beyond the first plane is two, and takes
a carriage return with its line feed for one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

_COUNTED_OTHERWISE = re.compile("[\r\U00010000-\U0010ffff]")
_LINE_END = re.compile(r"\r\n?")


class ShownText:
    """Turns offsets of a stored text into positions in the widget, and back."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.display = _LINE_END.sub("\n", text) if "\r" in text else text
        self._positions = _positions(text) if _COUNTED_OTHERWISE.search(text) else None

    def position(self, offset: int) -> int:
        """Return where in the widget the character of the text stands."""
        return offset if self._positions is None else self._positions[offset]

    def offset(self, position: int) -> int:
        """Return which character of the text stands there in the widget."""
        return position if self._positions is None else bisect_left(self._positions, position)


def _positions(text: str) -> list[int]:
    """Return the position of each character and, last, that of the end."""
    widths = (
        0 if character == "\r" and text[place + 1 : place + 2] == "\n" else 2 if character > "\uffff" else 1
        for place, character in enumerate(text)
    )
    return [0, *accumulate(widths)]
