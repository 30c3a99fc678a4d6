"""What is wrong with a command line is said in the user's language, whatever click would say."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from desktop.commands.usage import said, usage_error_text, with_similar
from tests.desktop.commands.desk import CHINESE, ENGLISH, desk


def fault(*line: str) -> str:
    """Return what is said of a wrong command line."""
    with pytest.raises(click.ClickException) as caught:
        desk.main(args=list(line), prog_name="desk", standalone_mode=False)
    return usage_error_text(caught.value)


@pytest.mark.parametrize(
    ("line", "english", "chinese"),
    [
        (["tga"], "There is no command “tga”.\nSimilar: tag", "没有“tga”这个命令。\n相近的有：tag"),
        (["zzz"], "There is no command “zzz”.", "没有“zzz”这个命令。"),
        (
            ["tag", "x", "--notee"],
            "There is no option --notee.\nSimilar: --note",
            "没有 --notee 这个选项。\n相近的有：--note",
        ),
        (["tag", "x", "--zzz"], "There is no option --zzz.", "没有 --zzz 这个选项。"),
        (
            ["tag", "x", "--note"],
            "--note needs a value, or has one that it does not take.",
            "--note 缺少取值，或不接受取值。",
        ),
        (["tag"], "TALK is missing.", "缺少 TALK。"),
        (["tag", "x", "y", "z"], "This is more than the command takes: y z", "多余的参数：y z"),
        (
            ["tag", "x", "--kind", "note"],
            "--kind cannot be used so: choose one of talk, section.",
            "--kind 的值不可用：请从 talk, section 中选择。",
        ),
        (
            ["tag", "x", "--limit", "10"],
            "--limit cannot be used so: it takes a number from 1 to 9.",
            "--limit 的值不可用：应为 1 到 9 之间的数。",
        ),
        (
            ["tag", "x", "--from", "many"],
            "--from cannot be used so: it takes a number from 2 on.",
            "--from 的值不可用：应为不小于 2 的数。",
        ),
        (
            ["tag", "\udcff"],
            "TALK cannot be used so: the text is not in the encoding of this terminal.",
            "TALK 的值不可用：文字与终端的编码不符。",
        ),
    ],
)
def test_what_is_wrong_with_a_line(language: str, line: list[str], english: str, chinese: str) -> None:
    said = fault(*line)
    assert said.endswith({ENGLISH: english, CHINESE: chinese}[language])
    path = "desk tag" if line[0] == "tag" else "desk"
    if line != ["tag", "x", "--note"]:  # click does not say which command that was
        more = {ENGLISH: f"“{path} --help” says more.", CHINESE: f"详见“{path} --help”。"}[language]
        assert said.splitlines()[1] == more


def test_what_click_alone_knows_is_said_in_its_words(language: str, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.touch()
    assert str(file) in fault("tag", "x", "--out", str(file))
    assert usage_error_text(click.ClickException("so")) == "so"


def test_only_names_much_like_the_one_given_are_proposed(language: str) -> None:
    assert with_similar("x", "--notes", ["--note", "--out"]) == f"x\n{said('usage.similar', names='--note')}"
    assert with_similar("x", "--notes", ["--out"]) == "x"
