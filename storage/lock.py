"""One writing process per library: a lock of the operating system, and a note of who holds it."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from storage.database import unreadable
from storage.errors import LibraryError
from storage.messages import Message

WAIT_SECONDS = 10.0
"""How long a command waits for another one to finish before it gives up."""


class WriterLock:
    """Held while a process may write to the library; the operating system frees it if the process dies."""

    def __init__(self, library: Path, analyst: str, wait_seconds: float = WAIT_SECONDS) -> None:
        self._library = library
        file = Path(os.path.realpath(library))  # whatever link it is opened by, there is one lock
        self._holder = file.with_name(f"{file.name}.holder")
        self._lock = FileLock(file.with_name(f"{file.name}.lock"), timeout=wait_seconds)
        self._analyst = analyst

    def __enter__(self) -> WriterLock:
        try:
            self._lock.acquire()
        except Timeout as error:
            raise LibraryError(
                Message("library.held", self._read_holder()),
                where=str(self._library),
                remedy=Message("library.held_remedy"),
            ) from error
        except OSError as error:
            raise unreadable(self._library, error) from error
        # Beside the lock, not in it: on Windows a locked file cannot be read by others.
        holder = {"analyst": self._analyst, "host": socket.gethostname(), "process": os.getpid()}
        try:
            self._holder.write_text(json.dumps(holder), encoding="ascii")
        except OSError as error:
            self._lock.release()
            raise unreadable(self._library, error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._holder.unlink(missing_ok=True)
        self._lock.release()

    def _read_holder(self) -> dict[str, str | int]:
        try:
            holder = json.loads(self._holder.read_text(encoding="ascii"))
            return {key: holder[key] for key in ("analyst", "host", "process")}
        except (OSError, ValueError, KeyError, TypeError):  # the other process has not written it yet, or is gone
            return {"analyst": "?", "host": "?", "process": "?"}
