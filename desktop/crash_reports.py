"""What the program says of its own death: a report of each bug in a file, found and shown at the next start.

A report names the version, the platform and where in the program it happened; no content of any document. The values
that an exception's text quotes may be such content, so that only its kind is kept of an exception that is not ours.
"""

from __future__ import annotations

import faulthandler
import os
import platform
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout
from platformdirs import user_log_path

from desktop.operations.files import write_file
from desktop.settings import version

KEPT = 20
"""Reports of older crashes are deleted."""

_PREFIX, _SUFFIX, _READ = "crash-", ".txt", ".read"
_HARD = "hard-"
_END_OF_HEADING = "----\n"


@dataclass(frozen=True, slots=True)
class CrashReport:
    """A report that nobody has seen yet."""

    file: Path
    text: str


def reports_folder() -> Path:
    """Return the folder of crash reports: that of the user's logs."""
    return user_log_path("Fieldbrief", appauthor=False)


def write_crash_report(folder: Path, error: BaseException, last_change: int | None, moment: datetime) -> Path:
    """Write a report of an exception and return its file; RequestError where it cannot be written.

    `last_change` is the number of the last change set of the open library, None where none is open.
    """
    file = folder / _name(_PREFIX, moment)
    change = f"last change: {'none' if last_change is None else last_change}"
    lines = [*_heading(moment), change, "", *_trace(error)]
    write_file(file, ("\n".join(lines) + "\n").encode("utf-8", errors="backslashreplace"))
    return file


@contextmanager
def watched_for_hard_crashes(folder: Path, moment: datetime) -> Iterator[None]:
    """Have the interpreter write where every thread is should the process die of a signal; a clean end leaves nothing.

    Where the folder cannot be written to, nothing is watched.
    """
    file = folder / _name(_HARD, moment)
    lock = _lock_of(file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        stream = file.open("w", encoding="utf-8")
    except OSError:
        yield
        return
    try:
        with stream:
            stream.write("\n".join([*_heading(moment), _END_OF_HEADING]))
            stream.flush()
            faulthandler.enable(stream)
            try:
                yield
            finally:
                faulthandler.disable()
    finally:
        lock.release()
        _delete_with_lock(file)


def unread_reports(folder: Path) -> list[CrashReport]:
    """Return the reports that nobody has seen, the latest first; also of processes that died of a signal.

    What a process left that was ended from outside says nothing, and is deleted.
    """
    found: list[CrashReport] = []
    for file in _files(folder):
        with suppress(OSError):
            text = file.read_text(encoding="utf-8", errors="replace")
            if not file.name.startswith(_HARD):
                found.append(CrashReport(file, text))
            elif not _is_in_use(file):
                if text.partition(_END_OF_HEADING)[2].strip():
                    found.append(CrashReport(file, text))
                else:
                    _delete_with_lock(file)
    return found


def mark_read(folder: Path) -> None:
    """Count all reports as seen and delete the oldest of them; a file that cannot be renamed stays unseen."""
    for report in unread_reports(folder):
        with suppress(OSError):
            report.file.replace(report.file.with_name(report.file.name + _READ))
            _delete_with_lock(report.file)
    read = sorted(folder.glob(f"*{_SUFFIX}{_READ}"), key=_stamp_of, reverse=True)
    for old in read[KEPT:]:
        with suppress(OSError):
            old.unlink()


def _heading(moment: datetime) -> list[str]:
    return [
        f"Fieldbrief {version()}",
        f"time: {moment.astimezone(UTC).isoformat(timespec='milliseconds')}",
        f"platform: {platform.platform()}",
        f"Python: {sys.version.split()[0]}",
    ]


def _trace(error: BaseException) -> list[str]:
    """Return where an exception and its causes came from: places in the program, no values and no texts."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(_kind(current))
        lines += _places(current.__traceback__)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
        lines += ["caused by:"] if current is not None and id(current) not in seen else []
    return lines


def _kind(error: BaseException) -> str:
    """Return what an exception is; its text only where that comes from the system or the database, not from data."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    if isinstance(error, OSError):
        return f"{kind}: {error.strerror}"
    return f"{kind}: {error}" if type(error).__module__ == "sqlite3" else kind


def _places(trace: TracebackType | None) -> list[str]:
    return [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


def _short(filename: str) -> str:
    """Return a source file without the folders above the program, which name the user."""
    return "/".join(Path(filename).parts[-3:])


def _files(folder: Path) -> list[Path]:
    files = [*folder.glob(f"{_PREFIX}*{_SUFFIX}"), *folder.glob(f"{_HARD}*{_SUFFIX}")]
    return sorted(files, key=_stamp_of, reverse=True)


def _stamp_of(file: Path) -> str:
    return file.name.split("-")[1]


def _name(prefix: str, moment: datetime) -> str:
    stamp = moment.astimezone(UTC).strftime("%Y%m%dT%H%M%S%f")
    return f"{prefix}{stamp}-{os.getpid()}{_SUFFIX}"


def _lock_of(file: Path) -> FileLock:
    return FileLock(file.with_name(f"{file.name}.lock"), timeout=0)


def _is_in_use(file: Path) -> bool:
    """Say whether the process still runs that would write its last words to a file: it holds the file's lock."""
    try:
        with _lock_of(file):
            return False
    except Timeout:
        return True


def _delete_with_lock(file: Path) -> None:
    for left in (file, file.with_name(f"{file.name}.lock")):
        with suppress(OSError):
            left.unlink(missing_ok=True)
