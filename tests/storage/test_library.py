"""Opening libraries: paths, damage, locks, crashes, and the way through from a document to an answer."""

from __future__ import annotations

import os
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from storage import database
from storage.database import connect
from storage.derived import DerivedState
from storage.edits import ChangeSet
from storage.errors import LibraryError
from storage.ids import link_id
from storage.library import Library, explained_use, read_library, scratch_copy, scratch_library, write_library
from storage.mark_edits import tag_talks
from storage.records import Receipt, Suggestion
from storage.slices import run_through
from tests.storage.samples import (
    FIRST,
    SECOND,
    Clock,
    connection_of,
    digest,
    everything,
    kept,
    plan,
    report,
    take_in,
)

Opening = Callable[[Path], AbstractContextManager[Library]]

READING: Opening = read_library
WRITING: Opening = lambda path: write_library(path, FIRST, wait_seconds=0)  # noqa: E731 - one of two, side by side
BOTH = pytest.mark.parametrize("opening", [READING, WRITING], ids=["read", "write"])


def refusal(opening: AbstractContextManager[Library]) -> LibraryError:
    """Return why a library cannot be opened."""
    with pytest.raises(LibraryError) as refused, opening:
        pass
    assert refused.value.remedy is not None
    return refused.value


def look_at_everything(library: Library) -> None:
    """Read all that there is to read."""
    for repository in (
        library.conferences,
        library.sources,
        library.talks,
        library.reports,
        library.challenges,
        library.sections,
        library.links,
        library.tags,
        library.highlights,
        library.notes,
        library.ratings,
        library.revisions,
        library.attachments,
        library.topics,
    ):
        repository.all()
    library.history.entries()
    library.search("近存计算", 5)
    library.faults()


# Where it lies


@BOTH
def test_a_library_that_is_not_there_is_not_made(tmp_path: Path, opening: Opening) -> None:
    path = tmp_path / "library.fieldbrief"
    error = refusal(opening(path))
    assert (error.what.key, error.where) == ("library.missing", str(path))
    assert list(tmp_path.iterdir()) == []


def test_a_library_is_made_where_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "library.fieldbrief"
    with write_library(path, FIRST, create=True) as library:
        assert library.talks.all() == []
        assert library.faults() == []
    with read_library(path) as library:
        assert library.conferences.all() == []


@BOTH
def test_a_folder_is_no_library(tmp_path: Path, opening: Opening) -> None:
    assert refusal(opening(tmp_path)).what.key == "library.missing"


def test_a_library_cannot_be_made_of_a_folder_or_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "file" / "library.fieldbrief"):
        assert refusal(write_library(path, FIRST, create=True)).what.key == "library.unreadable"


@BOTH
def test_a_name_that_no_file_can_have_is_explained(tmp_path: Path, opening: Opening) -> None:
    assert refusal(opening(tmp_path / ("x" * 300))).what.key in ("library.unreadable", "library.missing")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file names")
def test_any_name_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "会议 资料" / "a?b#c%41 100% é.fieldbrief"
    with write_library(path, FIRST, create=True) as library:
        take_in(library, digest(report(1)))
        library.copy_to(path.with_name("copy ?#%.fieldbrief"))
    for found in (path, path.with_name("copy ?#%.fieldbrief")):
        with read_library(found) as library:
            assert len(library.talks.all()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_library_is_one_whatever_link_it_is_opened_by(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.fieldbrief"
    link.symlink_to(path)
    with write_library(link, FIRST):
        assert refusal(write_library(path, SECOND, wait_seconds=0)).what.key == "library.held"
    link.unlink()
    link.symlink_to(link)
    assert refusal(write_library(link, FIRST, create=True)).what.key == "library.unreadable"


def test_closing_leaves_one_file(tmp_path: Path) -> None:
    path = tmp_path / "library.fieldbrief"
    with write_library(path, FIRST, create=True) as library:
        take_in(library, digest(report(1)))
    left = {found.name for found in tmp_path.iterdir()} - {f"{path.name}.lock"}  # which some systems keep
    assert left == {path.name}


def test_the_file_alone_holds_everything_even_where_somebody_reads_on(path: Path, tmp_path: Path) -> None:
    with read_library(path) as reader:
        reader.talks.all()
        with write_library(path, FIRST) as library:
            take_in(library, digest(report(77)), "new.md")
            talks = library.talks.all()
        copy = shutil.copy(path, tmp_path / "copy.fieldbrief")
    with read_library(copy) as library:
        assert library.talks.all() == talks
        assert library.faults() == []


# What else it may be


@BOTH
def test_an_empty_file_holds_no_library_yet(tmp_path: Path, opening: Opening) -> None:
    path = tmp_path / "library.fieldbrief"
    path.touch()
    if opening is READING:
        assert refusal(opening(path)).what.key == "library.missing"
        assert path.read_bytes() == b""
    else:
        with opening(path) as library:
            assert library.talks.all() == []


@BOTH
@pytest.mark.parametrize(
    "content",
    ["# 每日快报\n\n## 【主题演讲】甲\n".encode() * 50, random.Random(7).randbytes(20_000), b"PK\x03\x04" + bytes(600)],  # noqa: S311
    ids=["text", "random", "workbook"],
)
def test_another_file_is_refused_and_stays_as_it_is(tmp_path: Path, opening: Opening, content: bytes) -> None:
    path = tmp_path / "library.fieldbrief"
    path.write_bytes(content)
    error = refusal(opening(path))
    assert (error.what.key, error.where) == ("library.not_a_library", str(path))
    assert path.read_bytes() == content


DAMAGE = ("library.damaged", "library.not_a_library", "library.missing")


def try_damaged(path: Path) -> None:
    """Open a damaged library both ways and use it: it works, or it is refused with a reason."""
    for opening in (READING, WRITING):
        try:
            with opening(path) as library:
                look_at_everything(library)
                if opening is WRITING:
                    tag_everything(library)
        except LibraryError as error:
            if error.what.key not in DAMAGE:
                raise


def definitions(path: Path) -> list[bytes] | None:
    """Return how a file's tables are defined, None where it is refused for that."""
    try:
        with closing(connect(path, read_only=True)) as connection:
            return [row[0] for row in connection.execute("SELECT CAST(sql AS BLOB) FROM sqlite_master")]
    except LibraryError:
        return None


def tag_everything(library: Library) -> None:
    """Tag every talk; rows that refer to each other no more may refuse that, and the check says so."""
    try:
        library.apply(tag_talks(library, [talk.id for talk in library.talks.all()], ["新"], FIRST), FIRST)
    except sqlite3.IntegrityError:
        if not library.faults():
            raise


@settings(max_examples=25)
@given(share=st.floats(0, 1), shift=st.integers(-3, 3))
def test_a_library_that_was_cut_off_is_refused_with_a_reason(
    filled_file: Path, tmp_path_factory: pytest.TempPathFactory, share: float, shift: int
) -> None:
    content = filled_file.read_bytes()
    path = tmp_path_factory.mktemp("cut") / "library.fieldbrief"
    page = int(share * len(content)) // 4096 * 4096  # about the ends of pages, where a copy is cut off
    path.write_bytes(content[: max(0, page + shift)])
    try_damaged(path)


@settings(max_examples=40)
@given(share=st.floats(0, 1, exclude_max=True), noise=st.binary(min_size=1, max_size=200))
def test_a_library_with_changed_bytes_works_or_is_refused_with_a_reason(
    filled_file: Path, tmp_path_factory: pytest.TempPathFactory, share: float, noise: bytes
) -> None:
    content = bytearray(filled_file.read_bytes())
    start = 100 + int(share * (len(content) - 300))
    content[start : start + len(noise)] = noise
    path = tmp_path_factory.mktemp("changed") / "library.fieldbrief"
    path.write_bytes(content)
    # Where a column lost its name, our statements fail as they do by a bug: nobody could tell the two apart.
    assume(definitions(path) in (None, definitions(filled_file)))
    try_damaged(path)


def test_half_a_library_is_damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(LibraryError) as refused, read_library(path) as library:
        look_at_everything(library)
    assert refused.value.what.key == "library.damaged"


# Who else has it


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for nobody's lock."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.0)


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_library_that_another_program_writes_to_is_locked(path: Path, impatient: None, lock: str) -> None:
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute(lock)
        with read_library(path) as library:
            look_at_everything(library)
        with pytest.raises(LibraryError) as refused, write_library(path, FIRST) as library:
            library.apply(tag_talks(library, [library.talks.all()[0].id], ["新"], FIRST), FIRST)
        assert (refused.value.what.key, refused.value.where) == ("library.locked", str(path))
    with write_library(path, FIRST) as library:
        library.apply(tag_talks(library, [library.talks.all()[0].id], ["新"], FIRST), FIRST)


@BOTH
def test_a_library_that_another_program_has_for_itself_is_locked(path: Path, impatient: None, opening: Opening) -> None:
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("PRAGMA locking_mode = EXCLUSIVE")
        foreign.execute("BEGIN EXCLUSIVE")
        assert refusal(opening(path)).what.key == "library.locked"


def test_one_process_has_one_writer_too(path: Path) -> None:
    with write_library(path, FIRST), read_library(path) as reader:
        assert refusal(write_library(path, SECOND, wait_seconds=0)).what.key == "library.held"
        look_at_everything(reader)
    with write_library(path, SECOND, wait_seconds=0):
        pass


def test_the_lock_is_free_after_an_error(path: Path) -> None:
    with pytest.raises(KeyError), write_library(path, FIRST):
        raise KeyError("a bug")
    with write_library(path, SECOND, wait_seconds=0):
        pass


IMPORTER = """
import sys
from pathlib import Path
from storage import writer
from storage.library import write_library
from storage.mark_edits import add_note, tag_talks
from storage.records import ItemRef
from tests.storage.samples import SECOND, digest, plan, report, talk_named

writer.SLICE_SECONDS = 0.0
with write_library(Path(sys.argv[1]), "导入者") as library:
    edit = plan(library, digest(*(report(number) for number in range(20, 26))), "other.md").edit
    slices = library._writer.slices(edit, "导入者")
    while not any(talk.title.startswith("演讲 22") for talk in library.talks.all()):
        next(slices)
    talk = talk_named(library, "演讲 21").id
    library.apply(add_note(library, ItemRef("talk", talk), "量子纠错", SECOND), SECOND)
    next(slices)
    library.apply(tag_talks(library, [talk_named(library, "演讲 0").id], ["不相干"], SECOND), SECOND)
    next(slices)
    print("written", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def importer(path: Path, root: Path) -> Iterator[subprocess.Popen[str]]:
    """Return another process that is in the middle of an import."""
    process = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", IMPORTER, str(path)],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        yield process
        process.kill()


def test_who_writes_elsewhere_is_named_and_reading_works_meanwhile(path: Path, importer: subprocess.Popen[str]) -> None:
    error = refusal(write_library(path, FIRST, wait_seconds=0))
    assert error.what.key == "library.held"
    assert error.what.parameters == {"analyst": "导入者", "host": socket.gethostname(), "process": importer.pid}
    with read_library(path) as library:
        look_at_everything(library)
        assert [fault.key for fault in library.faults()] == ["check.unfinished"]
        assert [found.kind for found in library.search("量子纠错", 5)] == ["note"]


def test_what_a_killed_process_left_half_written_is_taken_back(
    path: Path, filled_file: Path, importer: subprocess.Popen[str]
) -> None:
    importer.kill()
    importer.wait()
    with read_library(filled_file) as library:
        before = kept(connection_of(library), without=["analyst"])
    with write_library(path, FIRST, wait_seconds=0) as library:
        after = kept(connection_of(library), without=["analyst"])
        assert library.faults() == []
        assert [found.kind for found in library.search("量子纠错", 5)] == ["note"]
        marked = [talk for talk in library.talks.all() if talk.title.startswith("演讲 21")]
        assert len(marked) == 1
        assert "不相干" in {tag.name for tag in library.tags.all()}
        take_in(library, digest(*(report(number) for number in range(20, 26))), "other.md")
        assert len(library.talks.all()) == 12
        assert len(library.reports.all()) == 12
    new = {table: set(rows) - set(before[table]) for table, rows in after.items()}
    assert {table: len(rows) for table, rows in new.items() if rows} == {
        "talk": 1,  # the one with the note
        "talk_alias": 1,
        "note": 1,
        "tag": 1,
        "tagging": 1,
    }
    assert all(set(rows) <= set(after[table]) for table, rows in before.items())


# What it does


def test_a_library_can_be_tried_out_in_memory(clock: Clock) -> None:
    with scratch_library(clock) as library:
        take_in(library, digest(report(1)))
        look_at_everything(library)
        assert library.faults() == []


def test_a_copy_in_memory_is_written_to_and_the_file_is_not(path: Path, clock: Clock) -> None:
    before = path.read_bytes()
    with scratch_copy(path, clock) as library:
        talks = library.talks.all()
        take_in(library, digest(report(97, facts="只在内存里的话")), "scratch.md")
        assert len(library.talks.all()) == len(talks) + 1
        assert library.search("只在内存里的话", 5)
    assert path.read_bytes() == before
    with read_library(path) as library:
        assert library.talks.all() == talks


def test_there_is_no_copy_of_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryError), scratch_copy(tmp_path / "none.fieldbrief"):
        pass


def test_the_time_is_written_in_utc_to_the_millisecond(clock: Clock) -> None:
    clock.moment += timedelta(microseconds=123_456)
    with scratch_library(clock) as library:
        assert library.timestamp() == "2026-03-16T09:00:00.123+00:00"


def test_planning_writes_nothing(filled: Library) -> None:
    before = everything(connection_of(filled))
    planned = plan(filled, digest(report(1), report(50)), "other.md")
    assert planned.edit is not None
    assert everything(connection_of(filled)) == before


def test_what_is_read_in_a_snapshot_is_of_one_moment(tmp_path: Path) -> None:
    with write_library(tmp_path / "own", FIRST, create=True) as library, read_library(tmp_path / "own") as reading:
        with reading.snapshot():
            assert reading.talks.all() == []
            take_in(library, digest(report(1)))
            assert reading.talks.all() == []
        assert len(reading.talks.all()) == 1
        with pytest.raises(ZeroDivisionError), reading.snapshot():
            _ = 1 // 0
        take_in(library, digest(report(2)), "other.md")
        assert len(reading.talks.all()) == 2


def test_slices_leave_room_and_every_change_set_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.writer.SLICE_SECONDS", 0.0)
    told: list[ChangeSet] = []
    with write_library(tmp_path / "own", FIRST, create=True, applied=told.append) as library:
        first = take_in(library, digest(report(1)))
        edit = plan(library, digest(report(2), report(3)), "other.md").edit
        assert edit is not None
        talk = library.talks.all()[0].id
        slices = library.slices(edit, FIRST)
        assert next(slices) == 1
        tag = library.apply(tag_talks(library, [talk], ["重点"], SECOND), SECOND)
        second = run_through(slices)
        undone = library.history.undo(FIRST)
        assert told == [first, tag, second, undone]
        with closing(library.slices(edit, FIRST)) as stopped:
            next(stopped)
        assert len(told) == 4
        assert len(library.talks.all()) == 1


def test_replacing_in_slices_notices_what_changed_meanwhile(filled: Library) -> None:
    talk, challenge = filled.talks.all()[1].id, filled.challenges.all()[0].id
    suggestion = Suggestion(link_id(talk, challenge), "talk", talk, challenge, 0.5, Receipt())
    state = DerivedState("lexical", "1", "hash")
    since = filled.moment()
    replacement = filled.suggestion_replacement([suggestion], state)
    filled.apply(tag_talks(filled, [talk], ["标签"], FIRST), FIRST)
    assert not filled.changed_since(since, {"talk"})
    assert filled.changed_since(since, {"talk", "tagging"})
    assert not run_through(filled.replacing_slices(replacement, since, {"tagging"}))
    assert filled.links.suggestions() == []
    assert run_through(filled.replacing_slices(replacement, since, {"talk"}))
    assert filled.suggestion_state() == state


def test_what_sqlite_says_of_an_open_file_is_explained(path: Path) -> None:
    with pytest.raises(LibraryError) as refused, explained_use(path):
        raise sqlite3.DatabaseError("malformed")
    assert refused.value.where == str(path)
    with pytest.raises(sqlite3.IntegrityError), explained_use(path):
        raise sqlite3.IntegrityError("a bug of ours")


def test_suggestions_are_replaced_and_decisions_stay(filled: Library) -> None:
    talk, challenge = filled.talks.all()[1].id, filled.challenges.all()[0].id
    suggestion = Suggestion(link_id(talk, challenge), "talk", talk, challenge, 0.5, Receipt(terms=("近存",)))
    assert filled.suggestion_state() is None
    state = DerivedState("lexical", "1", "hash")
    filled.replace_suggestions([suggestion], state)
    assert filled.suggestion_state() == state
    assert filled.links.suggestions() == [suggestion]
    assert [link.state for link in filled.links.all()] == ["suggested", "accepted"]
    filled.replace_suggestions([], state)
    assert [link.state for link in filled.links.all()] == ["accepted"]


def test_repair_takes_back_what_was_cut_off_and_rebuilds_the_indexes(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.writer.SLICE_SECONDS", 0.0)
    connection = connection_of(filled)
    before, found = kept(connection), filled.search("近存", 20)
    edit = plan(filled, digest(report(20), report(21)), "other.md").edit
    assert edit is not None
    slices = filled._writer.slices(edit, FIRST)
    next(slices)
    next(slices)
    connection.execute("DELETE FROM search_document")
    assert filled.search("近存", 20) != found
    assert filled.repair() == 1
    assert kept(connection) == before
    assert filled.search("近存", 20) == found
    assert filled.faults() == []
    slices.close()


def test_repair_of_a_whole_library_changes_no_row(filled: Library) -> None:
    before = kept(connection_of(filled))
    assert filled.repair() == 0
    assert kept(connection_of(filled)) == before


def test_a_copy_is_a_library(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.fieldbrief"
    with write_library(path, FIRST) as library:
        library.copy_to(copy)
        before = kept(connection_of(library))
    with write_library(copy, SECOND) as library:
        assert kept(connection_of(library)) == before
    shutil.rmtree(path.parent, ignore_errors=True)


def test_settling_the_search_changes_no_answer_and_no_kept_row(library: Library) -> None:
    for number in range(6):
        take_in(library, digest(report(number)), f"{number}.md")
    connection = connection_of(library)
    before, answers = kept(connection), library.search("演讲", 10)
    assert answers
    library.settle_search()
    assert (kept(connection), library.search("演讲", 10)) == (before, answers)
    assert connection.execute("SELECT count(DISTINCT segid) FROM search_idx").fetchone()[0] == 1
