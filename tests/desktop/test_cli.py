"""The command line as a whole: its commands, exit codes, languages and encodings."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.cli import program as commands
from desktop.display import has_display
from storage.database import APPLICATION_ID
from tests.desktop.papers import CACHE, DAILY
from tests.desktop.program import CHINESE, ENGLISH, MAIN, Program, bare_environment

COMMANDS = [
    "backup",
    "brief",
    "challenges",
    "check",
    "decide",
    "demo",
    "graph",
    "history",
    "import",
    "keywords",
    "link",
    "links",
    "redo",
    "repair",
    "search",
    "sections",
    "tag",
    "talks",
    "undo",
]

needs_posix = pytest.mark.skipif(os.name != "posix", reason="file descriptors are closed by a POSIX shell")


def test_the_commands_are_those_of_the_contract() -> None:
    assert sorted(commands.commands) == COMMANDS


def test_asking_for_help_touches_no_library(fresh: Program) -> None:
    assert "fieldbrief" in fresh.ok("--help")
    assert not fresh.library.exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_page_speaks_both_languages(fresh: Program, command: str) -> None:
    english, chinese = (Program(fresh.library, language).ok(command, "--help") for language in (ENGLISH, CHINESE))
    assert english.startswith(f"Usage: fieldbrief {command}")
    assert "Options:\n" in english
    assert "Show this page." in english
    assert chinese.startswith(f"用法: fieldbrief {command}")
    assert "选项:\n" in chinese
    assert "显示本页。" in chinese
    assert "Show" not in chinese


def test_the_first_help_page_lists_every_command_in_both_languages(fresh: Program) -> None:
    for language, heading in ((ENGLISH, "Commands:"), (CHINESE, "命令:")):
        listed = Program(fresh.library, language).ok("--help").split(heading)[1]
        assert [line.split()[0] for line in listed.splitlines() if line] == COMMANDS


def test_the_version_is_shown(fresh: Program) -> None:
    assert fresh.ok("--version").startswith("fieldbrief 0.")


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("tags", "tag"),
        ("talks --jso", "--json"),
        ("talks something", "something"),
        ("tag", "TALK"),
        ("tag 12345678", "TAGS"),
        ("import", "FILES"),
        ("import x.md --kind talk", "challenges"),
        ("import x.md --conference", "--conference"),
        ("decide 12345678 perhaps", "accept, reject"),
        ("links --min-score 2", "--min-score"),
        ("search x --limit 0", "--limit"),
        ("search", "QUERY"),
        ("undo 0", "STEPS"),
        ("redo many", "STEPS"),
        ("brief", "--output"),
        ("brief -o x.pdf --lang fr", "zh, en"),
        ("demo --out papers/2-daily.md", "--out"),
    ],
)
def test_wrong_usage_ends_with_2(program: Program, papers: list[Path], language: str, line: str, named: str) -> None:
    result = Program(program.library, language).run(*line.split())
    assert (result.code, result.out) == (2, "")
    assert named in result.err
    assert "--help" in result.err or "--conference" in line


def test_a_folder_is_no_library(fresh: Program, tmp_path: Path) -> None:
    assert Program(tmp_path).run("talks").code == 2


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
@pytest.mark.parametrize("line", ["tag \udcff12345 x", "search \udce4", "import papers --conference \udce4"])
def test_text_in_another_encoding_is_refused(program: Program, papers: list[Path], language: str, line: str) -> None:
    result = Program(program.library, language).run(*line.split(" "))
    assert (result.code, result.out) == (2, "")


def missing(_library: Path) -> None:
    """Leave nothing where the library should be."""


def empty(library: Path) -> None:
    library.touch()


def some_text(library: Path) -> None:
    library.write_text(DAILY, encoding="utf-8")


def other_database(library: Path) -> None:
    connection = sqlite3.connect(library)
    connection.execute("CREATE TABLE talk (id)")
    connection.close()


def newer(library: Path) -> None:
    connection = sqlite3.connect(library)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1000")
    connection.execute("CREATE TABLE talk (id)")
    connection.close()


def damaged(library: Path) -> None:
    data = library.read_bytes()
    library.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))


def cut_off(library: Path) -> None:
    library.write_bytes(library.read_bytes()[:10_000])


@pytest.mark.parametrize("line", ["talks", "history --json", "link", "undo", "check", "repair", "brief -o x.pdf"])
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (missing, "There is no library here."),
        (some_text, "This file is not a Fieldbrief library."),
        (other_database, "This file is not a Fieldbrief library."),
        (newer, "newer Fieldbrief"),
        (damaged, "damaged"),
        (cut_off, "damaged"),
    ],
)
def test_a_library_that_cannot_be_used_ends_with_2(
    program: Program, spoil: Callable[[Path], None], said: str, line: str
) -> None:
    if spoil in (missing, other_database, newer):
        program.library.unlink()
    spoil(program.library)
    before = program.library.read_bytes() if program.library.exists() else None
    result = program.run(*line.split())
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert str(program.library) in result.err
    after = program.library.read_bytes() if program.library.exists() else None
    assert after == before


@pytest.mark.parametrize("spoil", [some_text, other_database, newer, damaged])
def test_nothing_is_imported_into_what_is_no_sound_library(
    program: Program, papers: list[Path], spoil: Callable[[Path], None]
) -> None:
    if spoil is not damaged:
        program.library.unlink()
    spoil(program.library)
    before = program.library.read_bytes()
    for more in ((), ("--dry-run",)):
        result = program.run("import", papers[1], "--json", *more)
        assert (result.code, result.out) == (2, "")
    assert program.library.read_bytes() == before


def test_an_empty_file_may_become_a_library(fresh: Program, papers: list[Path]) -> None:
    empty(fresh.library)
    assert fresh.run("talks").code == 2
    fresh.ok("import", *papers)
    assert fresh.json("talks")


def test_a_library_in_a_place_that_cannot_be_is_refused(fresh: Program, papers: list[Path]) -> None:
    below_a_file = Program(papers[0] / "library.fieldbrief")
    too_long = Program(fresh.library.with_name("长" * 200))
    for nowhere in (below_a_file, too_long):
        for line in (("talks",), ("import", papers[1])):
            result = nowhere.run(*line)
            assert (result.code, result.out) == (2, "")
            assert result.err.startswith(str(nowhere.library))


def test_a_library_that_another_process_writes_to_can_be_read_only(program: Program) -> None:
    holding = (
        "import sys\nfrom pathlib import Path\nfrom storage.library import write_library\n"
        "with write_library(Path(sys.argv[1]), 'Analyst 07'):\n    print('ready', flush=True)\n    sys.stdin.read()"
    )
    command = [sys.executable, "-c", holding, str(program.library)]
    with subprocess.Popen(command, cwd=MAIN.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == b"ready\n"
        reading = program.json("talks")
        writing = program.run("link")
        other.stdin.close()
    assert len(reading) == 5
    assert (writing.code, writing.out) == (2, "")
    assert "Analyst 07" in writing.err
    program.ok("link")


def test_a_library_that_another_program_keeps_to_itself_is_refused(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.0)
    other = sqlite3.connect(program.library, isolation_level=None)
    try:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        for line in (("talks",), ("link",)):
            result = program.run(*line)
            assert (result.code, result.out) == (2, "")
            assert "locked" in result.err
    finally:
        other.close()


def test_nobody_in_particular_is_the_login_name(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(variable, "analyst-09")
    nobody = Program(program.library, analyst="  ")
    talk = nobody.json("talks")[0]["id"]
    nobody.ok("tag", talk, "x")
    assert nobody.json("history")[-1]["analyst"] == "analyst-09"


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"LANG": "zh_CN.GBK", "PYTHONIOENCODING": "gbk"},
    ],
    ids=lambda environment: " ".join(f"{name}={value}" for name, value in environment.items()) or "bare",
)
def test_output_is_utf8_wherever_it_goes(program: Program, tmp_path: Path, environment: dict[str, str]) -> None:
    elsewhere = tmp_path / "别处 elsewhere"
    elsewhere.mkdir()
    result = program.apart("talks", cwd=elsewhere, environment=environment)
    assert (result.code, result.err) == (0, "")
    assert CACHE in result.out
    assert ("演讲" in result.out.splitlines()[-1]) == ("zh_CN" in environment.get("LANG", ""))
    assert not list(elsewhere.iterdir())


def test_a_reader_that_stops_reading_is_no_bug(program: Program) -> None:
    command = [sys.executable, str(MAIN), "--library", str(program.library), "links", "--all", "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=bare_environment(), text=True
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        said = run.stderr.read()
    assert said == ""


@needs_posix
def test_closed_streams_are_no_bug(program: Program) -> None:
    Program(program.library, analyst="Analyst 07").ok("tag", program.json("talks")[0]["id"], "x")
    line = [sys.executable, str(MAIN), "--library", str(program.library), "--analyst", program.analyst]
    for command, code, said in (("talks", 0, ""), ("undo 5", 1, "carry marks now: ")):
        closed = ["sh", "-c", 'exec "$@" <&- >&-', "sh", *line, *command.split()]
        done = subprocess.run(closed, stderr=subprocess.PIPE, check=False, text=True, env=bare_environment())
        assert done.returncode == code
        assert said in done.stderr
        assert len(done.stderr.splitlines()) == code, "no more than the one line that says why"


def test_without_a_display_the_window_is_refused_before_qt_is_loaded(
    fresh: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    if has_display():  # a desktop that needs no variable, as on Windows and macOS
        pytest.skip("this system always has a display")
    result = fresh.run()
    assert (result.code, result.out) == (2, "")
    assert "display" in result.err
    assert "--help" in result.err
    assert not fresh.library.exists()
