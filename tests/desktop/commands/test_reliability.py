"""`backup`, `check` and `repair`: a library that stays whole, and copies of it."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from storage.library import write_library
from tests.desktop.papers import CACHE
from tests.desktop.program import CHINESE, Program


def change_directly(program: Program, *statements: str) -> None:
    """Change the library's tables behind the program's back."""
    connection = sqlite3.connect(program.library)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_a_backup_is_a_whole_library(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "备份 1" / "copy.fieldbrief"
    assert program.ok("backup", "-o", target) == f"Backup written: {target}\n"
    copy = Program(target)
    assert copy.rows() == program.rows()
    assert copy.ok("check") == "The library is whole.\n"
    copy.ok("tag", copy.json("talks")[0]["id"], "x")
    assert program.json("talks")[0]["tags"] == []
    assert not list(tmp_path.rglob("*.part"))


def test_a_backup_lies_beside_the_library_by_default(program: Program, tmp_path: Path) -> None:
    said = program.ok("backup")
    (copy,) = tmp_path.glob("library-*.fieldbrief")
    assert said == f"Backup written: {copy}\n"
    assert re.fullmatch(r"library-\d{8}-\d{6}\.fieldbrief", copy.name)


def test_a_backup_has_what_is_still_in_the_log(program: Program, tmp_path: Path) -> None:
    with write_library(program.library, program.analyst):
        program_while_open = program.json("talks")
        program.ok("backup", "-o", tmp_path / "copy.fieldbrief")
    assert Program(tmp_path / "copy.fieldbrief").json("talks") == program_while_open


def test_a_backup_replaces_nothing(program: Program, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    for target in (tmp_path / "notes.txt", program.library):
        before = target.read_bytes()
        result = program.run("backup", "-o", target)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"{target}: There is a file of this name already.")
        assert target.read_bytes() == before


def test_a_backup_that_cannot_be_written_is_explained(program: Program, tmp_path: Path) -> None:
    for target in (program.library / "copy.fieldbrief", tmp_path / f"{'长' * 90}.fieldbrief"):
        result = program.run("backup", "-o", target)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"{target}: The file cannot be written (")


def test_a_whole_library_passes(program: Program) -> None:
    before = program.rows()
    assert program.ok("check") == "The library is whole.\n"
    assert Program(program.library, CHINESE).ok("check") != "The library is whole.\n"
    assert program.rows() == before


def test_faults_are_named_and_fail(program: Program) -> None:
    change_directly(
        program,
        "UPDATE content SET data = x'00' WHERE rowid = (SELECT min(rowid) FROM content)",
        "UPDATE report SET talk_id = 'gone' WHERE rowid = (SELECT min(rowid) FROM report)",
    )
    result = program.run("check")
    assert (result.code, result.err) == (1, "")
    assert "is no longer what was imported" in result.out
    assert "Row " in result.out
    assert "report" in result.out
    assert "The library is whole" not in result.out
    chinese = Program(program.library, CHINESE).run("check")
    assert (chinese.code, len(chinese.out.splitlines())) == (1, len(result.out.splitlines()))


def test_a_repair_rebuilds_what_can_be_found(program: Program, tmp_path: Path) -> None:
    found = program.json("search", "缓存")
    rows = program.rows()
    change_directly(program, "INSERT INTO search (search) VALUES ('delete-all')")
    assert program.json("search", "缓存") == []
    lines = program.ok("repair").splitlines()
    (copy,) = tmp_path.glob("library-*.fieldbrief")
    assert lines == [f"Backup written: {copy}", "The library is repaired."]
    assert program.json("search", "缓存") == found
    assert program.rows()["talk"] == rows["talk"]
    assert Program(copy).json("search", "缓存") == [], "the copy is of the library as it was"


def test_a_repair_says_what_it_cannot_mend(program: Program) -> None:
    change_directly(program, "UPDATE content SET data = x'00'")
    result = program.run("repair")
    assert (result.code, result.err) == (1, "")
    assert result.out.splitlines()[-1] == "Some faults remain: go back to a backup."
    assert CACHE in program.ok("talks")
