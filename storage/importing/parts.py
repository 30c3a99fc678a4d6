"""The body of a talk's report to its parts: by sub-headings, and by lines that begin with a known name and a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as attribute

from storage.importing.blocks import Block, cut_block, part_of_block
from storage.importing.labels import META, Field, Label, heading_label, line_label
from storage.importing.markup import plain_blocks

# Below the first sub-heading a line is text, whatever it begins with, unless it begins with one of these.
_ANYWHERE: frozenset[Field] = frozenset({"authors", "date"})
_LABEL_MARKS = (":", "：", "**", "__", "【")


@dataclass(slots=True)
class RawPart:
    """A part as it stands in the document; the text before the first one has neither name nor field."""

    name: str
    field: Field | None
    blocks: list[Block] = attribute(default_factory=list)
    line: int = 0

    @property
    def text(self) -> str:
        """The part as plain text."""
        return plain_blocks(self.blocks)


def split_parts(blocks: Sequence[Block], deepest: int = 6, *, known_anywhere: bool = True) -> list[RawPart]:
    """Return the parts of a report's body, the text before the first of them first.

    Headings down to the level `deepest` begin a part, under a known name or their own; so do deeper ones with a known
    name, unless `known_anywhere` is false; all others are lines of text.
    """
    splitter = _PartSplitter(deepest, known_anywhere=known_anywhere)
    for block in blocks:
        splitter.take(block)
    return splitter.parts


class _PartSplitter:
    def __init__(self, deepest: int, *, known_anywhere: bool) -> None:
        self._deepest = deepest
        self._known_anywhere = known_anywhere
        self._has_headings = False
        self._behind_meta: RawPart | None = None
        self.parts = [RawPart("", None)]

    def take(self, block: Block) -> None:
        """Add the next block of the body to the part it belongs to."""
        label = heading_label(block.content) if block.kind == "heading" else None
        if label and (block.level <= self._deepest or (self._known_anywhere and label.field)):
            self._has_headings = True
            self._begin(label, block)
        elif block.kind in {"paragraph", "list"}:
            for piece, label in self._pieces(block):
                self._add(piece, label)
        else:
            self._resume()
            self.parts[-1].blocks.append(block)

    def _pieces(self, block: Block) -> Iterator[tuple[Block, Label | None]]:
        """Cut a block before each line that begins a part."""
        if not any(mark in block.content for mark in _LABEL_MARKS):
            yield block, None
            return
        labels = {
            position: label
            for position, line in enumerate(block.content.split("\n"))
            if (label := line_label(line)) and (label.field in _ANYWHERE or not self._has_headings)
        }
        for piece in cut_block(block, list(labels)):
            yield piece, labels.get(piece.line - block.line)

    def _add(self, piece: Block, label: Label | None) -> None:
        if label is None:
            self._resume()
            self.parts[-1].blocks.append(piece)
            return
        self._begin(label, piece)
        lines = piece.content.count("\n") + 1
        if lines > 1:
            self._resume()
            self.parts[-1].blocks.append(part_of_block(piece, 1, lines))

    def _begin(self, label: Label, block: Block) -> None:
        before = self.parts[-1]
        part = RawPart(label.name, label.field, line=block.line)
        self.parts.append(part)
        self._behind_meta = None
        if label.value:
            part.blocks.append(replace(block, kind="paragraph", content=label.value, last_line=block.line))
            # A line such as `Date: …` is over at its end; what follows goes on with the text before it.
            if label.field in META and block.kind != "heading":
                self._behind_meta = before

    def _resume(self) -> None:
        """Return to the part before a label line that is over."""
        if self._behind_meta is None:
            return
        resumed = self._behind_meta
        self._behind_meta = None
        self.parts.append(RawPart("", None) if resumed.field in META else RawPart(resumed.name, resumed.field))
