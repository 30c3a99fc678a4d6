"""What is wrong with entries made by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.hand_checks import Checks, FormError, is_before, is_time_zone, read_moment


def test_nothing_is_raised_where_nothing_is_refused() -> None:
    Checks("a talk").done()


def test_the_first_problem_of_each_field_is_raised() -> None:
    checks = Checks("a talk")
    checks.refuse("title", "title_empty")
    checks.refuse("title", "talk_known")
    checks.refuse("code", "code_taken", code="S1")
    with pytest.raises(FormError) as refusal:
        checks.done()
    error = refusal.value
    assert {field: problem.what.key for field, problem in error.problems.items()} == {
        "title": "form.title_empty",
        "code": "form.code_taken",
    }
    assert (error.what.key, error.where) == ("form.title_empty", "a talk")
    assert error.remedy is not None
    assert error.remedy.key == "form.title_empty_remedy"
    assert [(found.key, found.parameters) for found in error.details] == [("form.code_taken", {"code": "S1"})]


@pytest.mark.parametrize("name", ["Asia/Shanghai", "UTC", "America/Los_Angeles"])
def test_known_time_zones(name: str) -> None:
    assert is_time_zone(name)


@given(st.text())
def test_any_text_is_a_time_zone_or_not(name: str) -> None:
    assert is_time_zone(name) in (True, False)


@given(st.text())
def test_any_text_is_a_moment_or_not(text: str) -> None:
    moment = read_moment(text)
    assert moment is None or not is_before(moment, moment)


@pytest.mark.parametrize(
    ("first", "second", "before"),
    [
        ("2026-03-16", "2026-03-17", True),
        ("2026-03-16", "2026-03-16T09:00+08:00", False),
        ("2026-03-16T09:00", "2026-03-16T10:00+08:00", True),
        ("2026-03-16T09:00+08:00", "2026-03-16T01:30+00:00", True),
        ("2026-03-16T09:00+08:00", "2026-03-16T00:30+00:00", False),
    ],
)
def test_which_is_before(first: str, second: str, before: bool) -> None:
    one, other = read_moment(first), read_moment(second)
    assert one is not None
    assert other is not None
    assert is_before(one, other) is before
