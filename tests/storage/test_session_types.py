"""Which events of a programme say something."""

from __future__ import annotations

import pytest

from storage.session_types import is_linkable


@pytest.mark.parametrize(
    "session_type",
    ["", "Talk", "主题演讲", "Keynote", "Panel", "Workshop", "Breakthrough session", "Partyline protocols", "圆桌"],
)
def test_talks_can_be_linked(session_type: str) -> None:
    assert is_linkable(session_type)


@pytest.mark.parametrize(
    "session_type",
    ["Break", "Coffee break", "LUNCH", "Social event", "Registration", "check-in", "checkin", "茶歇", "午餐", "註冊"],
)
def test_breaks_meals_and_parties_cannot(session_type: str) -> None:
    assert not is_linkable(session_type)
