"""Work in slices: generators that yield between short transactions and return what came of them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from typing import TypeVar

Step = TypeVar("Step")
Result = TypeVar("Result")


def run_through(slices: Generator[Step, None, Result], tell: Callable[[Step], object] | None = None) -> Result:
    """Do all slices at a stretch and return their result; `tell` hears what each yields.

    An exception of `tell` closes the generator, which takes back what it wrote, and is raised again.
    """
    with closing(slices):  # not left to the garbage collector, and its thread
        while True:
            try:
                step = next(slices)
            except StopIteration as end:
                result: Result = end.value
                return result
            if tell is not None:
                tell(step)
