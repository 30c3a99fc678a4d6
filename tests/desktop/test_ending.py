"""An ending is three ways to say that work is over."""

from __future__ import annotations

from desktop.ending import Ending


def test_each_way_is_the_one_that_was_given() -> None:
    told: list[object] = []
    ending = Ending(succeeded=told.append, failed=told.append, stopped=lambda: told.append("stopped"))
    error = ValueError("no")
    ending.succeeded(1)
    ending.failed(error)
    ending.stopped()
    assert told == [1, error, "stopped"]
