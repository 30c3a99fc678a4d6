"""The typeface of briefings, which comes with the program, and the characters that it can print."""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    import typst

FAMILY = "Noto Sans CJK SC"
_FILE = "NotoSansCJK-VF.otf.ttc"
_SEGMENTED_COVERAGE = 12
_MISSING_GLYPH = 0


def font_file() -> Path:
    """Return the font file in the installed package `manimgx_fonts_cjk`."""
    return Path(str(files("manimgx_fonts_cjk").joinpath(_FILE)))


@cache
def fonts() -> typst.Fonts:
    """Return the typeface for typst, searched for once; no font of the system takes part."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_file().parent.as_posix()]
    )


@cache
def coverage() -> Coverage:
    """Return the characters of the briefing's typeface."""
    return read_coverage(font_file())


class Coverage:
    """A set of characters, kept as ranges of code points in ascending order."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._starts = [first for first, _ in ranges]
        self._ends = [last for _, last in ranges]

    def has(self, character: str) -> bool:
        """Say whether the character can be printed."""
        place = bisect_right(self._starts, ord(character)) - 1
        return place >= 0 and ord(character) <= self._ends[place]


def read_coverage(path: Path) -> Coverage:
    """Return the characters of the first face of an OpenType font or collection; all faces of this one share them.

    Reads the `cmap` subtable of format 12 (OpenType specification, "cmap"). Raises `ValueError` where there is none.
    """
    with path.open("rb") as stream:
        table = _table(stream, b"cmap")
        stream.seek(table)
        _, count = struct.unpack(">HH", stream.read(4))
        records = struct.iter_unpack(">HHI", stream.read(8 * count))
        for offset in sorted({offset for _, _, offset in records}):
            stream.seek(table + offset)
            (form,) = struct.unpack(">H", stream.read(2))
            if form == _SEGMENTED_COVERAGE:
                *_, groups = struct.unpack(">HIII", stream.read(14))
                found = struct.iter_unpack(">III", stream.read(12 * groups))
                return Coverage([(first, last) for first, last, glyph in found if glyph != _MISSING_GLYPH])
    raise ValueError(f"{path.name} has no cmap subtable of format {_SEGMENTED_COVERAGE}")


def _table(stream: BinaryIO, name: bytes) -> int:
    """Return the offset of a table of the first face."""
    stream.seek(0)
    face = 0
    if stream.read(4) == b"ttcf":
        stream.seek(12)
        (face,) = struct.unpack(">I", stream.read(4))
    stream.seek(face + 4)
    count, *_ = struct.unpack(">HHHH", stream.read(8))
    for tag, _, offset, _ in struct.iter_unpack(">4sIII", stream.read(16 * count)):
        if tag == name:
            return int(offset)
    raise ValueError(f"no table {name.decode()}")
