"""Functions for the worker process; it imports them by name, so they cannot stand in a test file."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from storage.errors import InputError
from storage.library import read_library
from storage.messages import Message

Progress = Callable[[int, int], None]


def process_and_sum(numbers: tuple[int, ...]) -> tuple[int, int]:
    """Return the process that this ran in, and the sum."""
    return os.getpid(), sum(numbers)


def count_slowly(total: int, seconds: float, progress: Progress) -> int:
    """Count, telling each step."""
    for number in range(1, total + 1):
        time.sleep(seconds)
        progress(number, total)
    return total


def sleep_deafly(seconds: float, progress: Progress) -> None:
    """Sleep, and hear nothing."""
    progress(1, 2)
    time.sleep(seconds)


def titles(library: Path) -> Iterator[tuple[str, ...]]:
    """Yield the titles of all talks, three at a time."""
    with read_library(library) as opened:
        found = [talk.title for talk in opened.talks.all()]
    for start in range(0, len(found), 3):
        yield tuple(found[start : start + 3])


def nothing_at_all() -> Iterator[int]:
    """Yield nothing."""
    yield from ()


def big(count: int) -> list[dict[str, str]]:
    """Return many megabytes of small things."""
    return [{"number": str(number), "text": f"text {number}" * 10} for number in range(count)]


def refuse(where: str) -> None:
    """Raise what a user can act on."""
    raise InputError(Message("tag.empty"), where=where, details=(Message("tag.empty_remedy"),))


def fail_oddly() -> None:
    """Raise an error that cannot be pickled."""

    class LocalError(Exception):
        pass

    raise LocalError("here")


def return_oddly() -> object:
    """Return what cannot be pickled."""
    return lambda: None


def die() -> None:
    """End the process at once, as a crash in compiled code does."""
    os._exit(3)
