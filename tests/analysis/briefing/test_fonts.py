"""The typeface is found without the system's fonts, and its characters are known."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from analysis.briefing.fonts import FAMILY, Coverage, coverage, font_file, fonts, read_coverage


def test_the_typeface_is_found_alone() -> None:
    families = {font.family for font in fonts().fonts()}
    assert FAMILY in families
    assert all(family.startswith("Noto Sans CJK") for family in families)


@pytest.mark.parametrize("character", "a中龘繁é✓①〓“…·𠮷")
def test_characters_of_the_typeface(character: str) -> None:
    assert coverage().has(character)


@pytest.mark.parametrize("character", ["🚀", "\ue000", "ह", "\x01", "\U0010ffff"])
def test_characters_that_it_lacks(character: str) -> None:
    assert not coverage().has(character)


def test_a_coverage_is_a_set_of_ranges() -> None:
    found = Coverage([(0x20, 0x7E), (0x4E00, 0x9FFF)])
    assert [found.has(one) for one in "\x1f ~\x7f㐀一"] == [False, True, True, False, False, True]
    assert not Coverage([]).has("a")


def test_a_single_font_is_read_like_a_collection(tmp_path: Path) -> None:
    group = struct.pack(">III", 0x41, 0x43, 5)
    subtable = struct.pack(">HHIII", 12, 0, 16 + 24, 0, 2) + group + struct.pack(">III", 0x44, 0x44, 0)
    cmap = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + subtable
    header = struct.pack(">IHHHH", 0x4F54544F, 1, 0, 0, 0) + struct.pack(">4sIII", b"cmap", 0, 28, len(cmap))
    file = tmp_path / "font.otf"
    file.write_bytes(header + cmap)
    assert [read_coverage(file).has(one) for one in "@ACD"] == [False, True, True, False]


@pytest.mark.parametrize("content", [struct.pack(">IHHHH", 0x4F54544F, 0, 0, 0, 0)])
def test_a_file_without_the_table_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "font.otf"
    file.write_bytes(content)
    with pytest.raises(ValueError, match="cmap"):
        read_coverage(file)


def test_the_font_file_lies_in_the_installed_package() -> None:
    assert font_file().is_file()
