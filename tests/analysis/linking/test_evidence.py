"""The signature that every view of evidence has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.linking.evidence import Evidence
from analysis.linking.items import LinkItem
from storage.records import Challenge

if TYPE_CHECKING:
    from analysis.linking.evidence import FloatArray


@dataclass(frozen=True)
class SameNumber:
    """A view that likes challenges of its number: what another view has to bring, and no more."""

    number: int
    name: str = "number"

    @property
    def settings(self) -> str:
        """Name the number."""
        return f"number {self.number}"

    def scores(self, items: Sequence[LinkItem], challenges: Sequence[Challenge]) -> FloatArray:
        """Give 1 to challenges of the number."""
        row = [float(challenge.number == self.number) for challenge in challenges]
        return np.tile(np.array(row), (len(items), 1))


def test_a_view_needs_a_name_settings_and_scores() -> None:
    view: Evidence = SameNumber(2)
    items = [LinkItem("talk", name, name, ()) for name in "ab"]
    challenges = [Challenge(str(number), "u", "a", number, "x") for number in (1, 2, 3)]
    assert view.scores(items, challenges).tolist() == [[0.0, 1.0, 0.0]] * 2
    assert (view.name, view.settings) == ("number", "number 2")
