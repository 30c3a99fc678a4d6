"""Work in slices, done at a stretch."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from storage.slices import run_through


def counting(log: list[str]) -> Generator[int, None, str]:
    """Count to three."""
    try:
        for number in (1, 2, 3):
            log.append(f"did {number}")
            yield number
    except GeneratorExit:
        log.append("took back")
        raise
    return "result"


def test_the_result_is_returned_and_each_step_told() -> None:
    log: list[str] = []
    assert run_through(counting(log), lambda number: log.append(f"told {number}")) == "result"
    assert log == ["did 1", "told 1", "did 2", "told 2", "did 3", "told 3"]
    assert run_through(counting([])) == "result"


def test_an_exception_of_who_is_told_stops_the_work_at_once() -> None:
    log: list[str] = []

    def stop(number: int) -> None:
        if number == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        run_through(counting(log), stop)
    assert log == ["did 1", "did 2", "took back"]
