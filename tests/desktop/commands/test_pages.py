"""Help pages speak the user's language, whatever click would say."""

from __future__ import annotations

import click
import pytest

from desktop.commands.pages import Text
from tests.desktop.commands.desk import CHINESE, ENGLISH, desk


def shown(capsys: pytest.CaptureFixture[str], *line: str) -> list[str]:
    """Return the lines of the help page that a command line shows."""
    desk.main(args=[*line, "--help"], prog_name="desk", standalone_mode=False)
    return capsys.readouterr().out.splitlines()


def test_the_page_of_a_group(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys)
    expected = {
        ENGLISH: ("Usage: desk [OPTIONS] COMMAND [ARGS]...", "Options:", "Commands:", "  tag  Give a talk tags."),
        CHINESE: ("用法: desk [OPTIONS] COMMAND [ARGS]...", "选项:", "命令:", "  tag  给演讲加标签。"),
    }[language]
    assert lines[0] == expected[0]
    assert set(expected) <= set(lines)
    about = {ENGLISH: "  The offline desk for conference digests.", CHINESE: "  会议快报的离线工作台。"}[language]
    assert lines[2] == about, "the first line of a help text is a paragraph of its own"


def test_the_page_of_a_command(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, "tag")
    expected = {
        ENGLISH: (
            "Usage: desk tag [OPTIONS] TALK",
            "  Give a talk tags.",
            "Take the tags off instead.",
            "Show this page.",
        ),
        CHINESE: ("用法: desk tag [OPTIONS] TALK", "  给演讲加标签。", "改为移除标签。", "显示本页。"),
    }[language]
    assert (lines[0], lines[2]) == expected[:2]
    for described in expected[2:]:
        assert any(line.endswith(f"  {described}") for line in lines)
    assert not any(line.strip().startswith("TALK") for line in lines), "arguments stand in the usage line"


def test_text_is_anything_that_can_be_stored() -> None:
    assert Text().convert("缓存 🙂", None, None) == "缓存 🙂"
    with pytest.raises(click.BadParameter):
        Text().convert("\ud800", None, None)
