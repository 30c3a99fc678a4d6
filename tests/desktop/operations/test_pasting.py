"""Pasted text becomes a file with a name that says what it is."""

from __future__ import annotations

import os
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.operations.import_sources import read_source
from desktop.operations.pasting import pasted_source, pasted_title
from tests.desktop.papers import DAILY, SHEET, programme

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# 每日快报\n\n正文", "粘贴-2026-11-22-每日快报.md"),
        ("前言\n\n## 【Poster】A/B: what? ##\n", "粘贴-2026-11-22-Poster A B what.md"),
        ("---\ntitle: 'Recap of the day'\n---\n正文", "粘贴-2026-11-22-Recap of the day.md"),
        ("\n\n没有标题的一段话\n第二行", "粘贴-2026-11-22-没有标题的一段话.md"),
        ('{"schedule": {}}', "粘贴-2026-11-22.json"),
        ("BU\t关注方向\t难题\n甲\t乙\t丙\n", "粘贴-2026-11-22.tsv"),
        ("# " + "长" * 200, "粘贴-2026-11-22-" + "长" * 40 + ".md"),
        ("# ***\n", "粘贴-2026-11-22.md"),
    ],
)
def test_the_name_says_what_it_is(text: str, name: str) -> None:
    source = pasted_source(text, DAY, "粘贴")
    assert source is not None
    assert source.name == name


@pytest.mark.parametrize(("text", "kind"), [(DAILY, "digest"), (SHEET, "challenges"), (programme(), "programme")])
def test_it_is_read_by_the_readers_of_files(text: str, kind: str) -> None:
    source = pasted_source(text, DAY, "Pasted")
    assert source is not None
    assert read_source(source).document.kind == kind


def test_line_ends_of_clipboards_are_those_of_files() -> None:
    source = pasted_source("甲\u2029乙\u2028丙\r\n丁\r戊\x00", DAY, "粘贴")
    assert source is not None
    assert source.content == "甲\n乙\n丙\n丁\n戊".encode()


@pytest.mark.parametrize("text", ["", "  \n\t", "\u2029", "\x00"])
def test_nothing_is_no_file(text: str) -> None:
    assert pasted_source(text, DAY, "粘贴") is None


@given(st.text(st.characters(codec=None), min_size=1))
def test_any_text_has_a_name_that_every_system_takes(text: str) -> None:
    source = pasted_source(text, DAY, "粘贴")
    if source is None:
        return
    assert source.content is not None
    source.content.decode()
    assert source.name == os.fsencode(source.path.name).decode()
    assert len(source.name.encode()) <= 255
    assert not set(source.name) & set('<>:"/\\|?*\n\r\t')
    assert pasted_title(text).strip(" .") == pasted_title(text)
