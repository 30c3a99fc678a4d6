"""A crash leaves a report that says where, never what was in a document; the next start finds it, once."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.crash_reports import (
    KEPT,
    mark_read,
    reports_folder,
    unread_reports,
    watched_for_hard_crashes,
    write_crash_report,
)
from desktop.settings import version
from storage.errors import RequestError

NOW = datetime(2026, 9, 16, 9, 30, tzinfo=UTC)

# A process that watches, and then ends in one of several ways.
WATCHED = """
import ctypes, os, sys
from datetime import datetime, UTC
from pathlib import Path
from desktop.crash_reports import watched_for_hard_crashes
def deep():
    {ending}
with watched_for_hard_crashes(Path(sys.argv[1]), datetime.now(UTC)):
    deep()
"""


def raised(error: BaseException) -> BaseException:
    """Return an exception as it is caught."""
    try:
        raise error
    except BaseException as caught:
        return caught


def end(folder: Path, root: Path, ending: str) -> int:
    """Run a watched process to its end and return its exit code."""
    command = [sys.executable, "-c", WATCHED.format(ending=ending), str(folder)]
    return subprocess.run(command, cwd=root, capture_output=True, check=False).returncode


def test_a_report_says_when_where_and_what_kind(tmp_path: Path) -> None:
    file = write_crash_report(tmp_path / "logs", raised(ValueError("secret words of a digest")), 42, NOW)
    text = file.read_text(encoding="utf-8")
    assert f"Fieldbrief {version()}" in text
    assert "time: 2026-09-16T09:30:00.000+00:00" in text
    assert "last change: 42" in text
    assert "builtins.ValueError" in text
    assert re.search(r"test_crash_reports\.py:\d+ raised", text)
    assert "secret" not in text
    assert str(Path(__file__).parent.parent.parent) not in text


def test_causes_are_in_it_and_their_texts_are_not(tmp_path: Path) -> None:
    def fail() -> None:
        try:
            raise KeyError("secret")
        except KeyError as error:
            raise RuntimeError("more secrets") from error

    with pytest.raises(RuntimeError) as caught:
        fail()
    text = write_crash_report(tmp_path, caught.value, None, NOW).read_text(encoding="utf-8")
    assert text.index("builtins.RuntimeError") < text.index("caused by:") < text.index("builtins.KeyError")
    assert "secret" not in text
    assert "last change: none" in text


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (sqlite3.OperationalError("database is locked"), "sqlite3.OperationalError: database is locked"),
        (OSError(28, "No space left on device", "somebody/x"), "builtins.OSError: No space left on device"),
    ],
)
def test_what_the_system_says_is_in_it(tmp_path: Path, error: Exception, said: str) -> None:
    text = write_crash_report(tmp_path, raised(error), None, NOW).read_text(encoding="utf-8")
    assert said in text.splitlines()


def test_a_circle_of_causes_ends(tmp_path: Path) -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    text = write_crash_report(tmp_path, one, None, NOW).read_text(encoding="utf-8")
    assert text.count("caused by:") == 1


def test_unread_reports_are_found_once_the_latest_first(tmp_path: Path) -> None:
    files = [write_crash_report(tmp_path, ValueError(), None, NOW + timedelta(seconds=after)) for after in (0, 5, 2)]
    assert [report.file for report in unread_reports(tmp_path)] == [files[1], files[2], files[0]]
    assert "builtins.ValueError" in unread_reports(tmp_path)[0].text
    mark_read(tmp_path)
    assert unread_reports(tmp_path) == []
    assert len(list(tmp_path.glob("*.read"))) == 3


def test_only_so_many_old_reports_are_kept(tmp_path: Path) -> None:
    for after in range(KEPT + 3):
        write_crash_report(tmp_path, ValueError(), None, NOW + timedelta(seconds=after))
    mark_read(tmp_path)
    left = sorted(tmp_path.iterdir())
    assert len(left) == KEPT
    assert "093003" in left[0].name, "the oldest are gone"


def test_without_a_folder_nothing_is_found(tmp_path: Path) -> None:
    assert unread_reports(tmp_path / "nowhere") == []
    mark_read(tmp_path / "nowhere")


def test_a_report_that_cannot_be_written_is_an_error_for_the_user(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(RequestError):
        write_crash_report(tmp_path / "file", ValueError(), None, NOW)
    with watched_for_hard_crashes(tmp_path / "file", NOW):
        assert unread_reports(tmp_path) == []


def test_a_process_that_dies_of_a_signal_leaves_its_last_words(tmp_path: Path, root: Path) -> None:
    assert end(tmp_path, root, "ctypes.string_at(0)") != 0
    (report,) = unread_reports(tmp_path)
    assert f"Fieldbrief {version()}" in report.text
    assert "in deep" in report.text
    mark_read(tmp_path)
    assert unread_reports(tmp_path) == []
    assert [file.name for file in tmp_path.iterdir()] == [f"{report.file.name}.read"]


@pytest.mark.parametrize("ending", ["pass", "sys.exit(3)", "raise ValueError"])
def test_a_process_that_ends_by_itself_leaves_nothing(tmp_path: Path, root: Path, ending: str) -> None:
    end(tmp_path, root, ending)
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_was_ended_from_outside_is_no_crash(tmp_path: Path, root: Path) -> None:
    end(tmp_path, root, "os._exit(9)")
    assert list(tmp_path.iterdir())
    assert unread_reports(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_still_runs_has_not_crashed(tmp_path: Path, root: Path) -> None:
    program = WATCHED.format(ending="print('here', flush=True); sys.stdin.read()")
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert unread_reports(tmp_path) == []
        mark_read(tmp_path)
        assert len(list(tmp_path.glob("hard-*.txt"))) == 1
        process.communicate()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other variables for the folder of logs")
def test_reports_lie_in_the_user_s_folder_for_logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert reports_folder() == tmp_path / "Fieldbrief" / "log"
