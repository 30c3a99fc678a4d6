"""What every command shares: the library and analyst it works with, and its console."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from desktop.console import Console
from storage.library import Library, read_library, write_library
from storage.lock import WAIT_SECONDS


@dataclass(slots=True)
class Session:
    """One run of the program."""

    library_path: Path
    analyst: str
    console: Console
    wait_seconds: float = WAIT_SECONDS
    """How long to wait for another process that is writing to the library."""
    failed: bool = field(default=False)
    """Whether a file or item failed, so that the run ends with 1."""

    def reading(self) -> AbstractContextManager[Library]:
        """Open the library for reading."""
        return read_library(self.library_path)

    def writing(self, *, create: bool = False) -> AbstractContextManager[Library]:
        """Open the library for writing, alone."""
        return write_library(self.library_path, self.analyst, create=create, wait_seconds=self.wait_seconds)
