"""Results go to standard output, everything else to standard error; JSON is one document however long."""

from __future__ import annotations

import io
import json

import pytest

from desktop.console import Console, columns, padded
from desktop.language import CHINESE
from storage.errors import InputError
from storage.messages import Message

COUNT = Message("talk.count", {"count": 3})


class Terminal(io.StringIO):
    """A stream that somebody is watching."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_results_and_remarks_go_different_ways(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console("en")
    console.say(COUNT)
    console.lines(["one", "two"])
    console.remark(Message("import.dry_run"))
    said = capsys.readouterr()
    assert said.out == "Talks: 3\none\ntwo\n"
    assert said.err == "This was a dry run: nothing is written.\n"


def test_a_console_speaks_one_language() -> None:
    console = Console(CHINESE)
    assert (console.language, console.text(COUNT)) == (CHINESE, "演讲：3")


def test_an_error_says_where_what_and_what_to_do_then_the_details(capsys: pytest.CaptureFixture[str]) -> None:
    error = InputError(
        Message("import.file_missing"),
        where="a.md",
        remedy=Message("import.file_missing_remedy"),
        details=(COUNT, Message("links.count", {"count": 1})),
    )
    Console("en").error(error)
    assert capsys.readouterr() == ("", "a.md: There is no such file. Check the path.\nTalks: 3\nLinks: 1\n")
    assert Console("en").error_text(InputError(Message("import.file_missing"))) == "There is no such file."
    assert Console(CHINESE).error_text(error).splitlines()[0] == "a.md：文件不存在。请检查路径。"


def test_json_keeps_chinese_readable(capsys: pytest.CaptureFixture[str]) -> None:
    document = {"title": "缓存", "parts": [1, None, 0.5]}
    Console("en").json(document)
    out = capsys.readouterr().out
    assert json.loads(out) == document
    assert "缓存" in out


@pytest.mark.parametrize("count", [0, 1, 2, 499, 500, 501, 1000, 1203])
def test_a_json_list_is_one_document_with_a_row_a_line(capsys: pytest.CaptureFixture[str], count: int) -> None:
    Console("en").json_rows({"number": number, "text": "多\n行"} for number in range(count))
    out = capsys.readouterr().out
    assert [row["number"] for row in json.loads(out)] == list(range(count))
    assert len(out.splitlines()) == max(count, 1)


def test_progress_is_shown_to_people_only(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console("en")
    console.progress(Message("progress.linking"), 1, 2)
    assert capsys.readouterr() == ("", "")
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    for done in (1, 2):
        console.progress(Message("progress.linking"), done, 2)
    console.progress(Message("progress.importing", {"name": "a.md"}), 1, 2)
    console.say(COUNT)
    shown = terminal.getvalue()
    assert "Linking" in shown
    assert "100%" in shown
    assert "Importing a.md" in shown
    assert shown.endswith("\n"), "what follows a progress bar begins on a line of its own"
    assert capsys.readouterr().out == "Talks: 3\n"


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("缓存", 4), ("KV 缓存，", 9), ("Ａ", 2)])
def test_chinese_characters_take_two_columns(text: str, width: int) -> None:
    assert columns(text) == width
    assert padded(text, 10) == text + " " * (10 - width)
    assert padded(text, 0) == text
