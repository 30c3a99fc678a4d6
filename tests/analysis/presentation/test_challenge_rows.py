"""What a challenge's line says of its links."""

from __future__ import annotations

import pytest

from analysis.presentation.challenge_rows import Candidate, ChallengeRow
from storage.records import Challenge, Link, Receipt

CHALLENGE = Challenge("c", "存储", "缓存", 1, "换入换出")


@pytest.mark.parametrize(
    ("accepted", "suggested", "rejected", "white"),
    [(0, 0, 0, True), (0, 0, 3, True), (1, 0, 0, False), (0, 1, 0, False)],
)
def test_white_space_is_where_nothing_stands(accepted: int, suggested: int, rejected: int, white: bool) -> None:
    assert ChallengeRow(CHALLENGE, accepted, suggested, rejected).is_white_space is white


def test_a_candidate_has_the_state_of_its_link() -> None:
    assert Candidate("Talk", Link("l", "talk", "t", "c", 0.5, "suspect", Receipt())).state == "suspect"
