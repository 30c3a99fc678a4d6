"""A file on its way through the readers: its text and what several of them look at, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar, cast

from storage.importing.binary_formats import is_workbook
from storage.importing.blocks import Block, split_blocks
from storage.importing.decoding import decode
from storage.importing.front_matter import Value, read_front_matter
from storage.importing.tables import Grid, markdown_grids, read_workbook, separated_grids
from storage.text import language_of

_T = TypeVar("_T")
_MARKDOWN = frozenset({"front_matter", "heading", "table", "fence"})
_LOOKED_AT = 5
_SAMPLE = 200_000


class SourceDocument:
    """The bytes of a file with its text (in which offsets count), blocks, front matter and tables.

    A workbook has no text: `text` and `encoding` are empty. Raises `InputError` where the bytes are neither text nor
    a workbook.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.is_workbook = is_workbook(data)
        self._data = data
        self._made: dict[object, object] = {}
        decoded = None if self.is_workbook else decode(name, data)
        self.text = decoded.text if decoded else ""
        self.encoding = decoded.encoding if decoded else ""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the text, front matter included."""
        return split_blocks(self.text)

    @cached_property
    def front_matter(self) -> dict[str, Value]:
        """The keys of the front matter with their values; empty where there is none."""
        first = self.blocks[0] if self.blocks else None
        return read_front_matter(first.content) if first and first.kind == "front_matter" else {}

    @cached_property
    def language(self) -> str:
        """The language most of the text is written in: `zh` or `en`."""
        return language_of(self.text[:_SAMPLE])

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The tables of a workbook or of the Markdown text."""
        return read_workbook(self.name, self._data) if self.is_workbook else markdown_grids(self.blocks)

    @cached_property
    def separated_grids(self) -> tuple[Grid, ...]:
        """The text read as a table with each usual separator in turn, for a reader to choose from.

        None for a workbook, and none for a text that begins as Markdown: reading all of it four times would be in vain.
        """
        begins_as_markdown = any(block.kind in _MARKDOWN for block in self.blocks[:_LOOKED_AT])
        return () if self.is_workbook or begins_as_markdown else separated_grids(self.text)

    def front(self, *keys: str) -> str:
        """Return the first value of the first of these front matter keys that has one."""
        return next((self.front_matter[key][0] for key in keys if self.front_matter.get(key)), "")

    def once(self, make: Callable[[SourceDocument], _T]) -> _T:
        """Return what the function makes of this document, made once however many readers ask."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("_T", self._made[make])
