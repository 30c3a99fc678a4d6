"""Writing files that leave the library."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from storage.errors import RequestError
from storage.messages import Message


def write_file(target: Path, data: bytes) -> None:
    """Write a file beside its place, flush it, then move it into place, so that no half file is ever seen.

    Raises RequestError where it cannot be written; what stood there before stays.
    """
    unfinished = target.with_name(f".{target.name}.part")
    with explained_writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with unfinished.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(target)
        except OSError:
            with suppress(OSError):  # where it could not even be made
                unfinished.unlink()
            raise


@contextmanager
def explained_writing(target: Path) -> Iterator[None]:
    """Turn what the operating system says against writing a file into a RequestError."""
    try:
        yield
    except OSError as error:
        raise RequestError(
            Message("output.unwritable", {"reason": error.strerror or str(error)}),
            where=str(target),
            remedy=Message("output.unwritable_remedy"),
        ) from error
