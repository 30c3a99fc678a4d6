"""The matrix counts distinct items by track and unit and folds what would not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.compose import compose
from analysis.briefing.coverage import MOST_TRACKS, MOST_UNITS
from analysis.briefing.document import BriefingScope, CoverageMatrix, MatrixCell

if TYPE_CHECKING:
    from conftest import Desk


def matrix(desk: Desk) -> CoverageMatrix:
    """Return the coverage matrix of everything."""
    return compose(desk.material(), BriefingScope()).summary.coverage


def test_an_item_counts_once_for_a_unit_and_accepted_when_any_link_is(desk: Desk) -> None:
    desk.challenge("k1")
    desk.challenge("k2")
    desk.challenge("k3", unit="云")
    desk.talk("a", track="AI")
    desk.talk("b", track="AI")
    desk.talk("c")
    desk.section("s")
    for item, challenge, state in (("a", "k1", "suggested"), ("a", "k2", "accepted"), ("b", "k1", "suspect")):
        desk.link(item, challenge, state=state)
    desk.link("c", "k3")
    desk.link("s", "k3", state="accepted")
    found = matrix(desk)
    assert found.business_units == ("存储", "云")
    assert [(row.kind, row.name, row.cells) for row in found.rows] == [
        ("track", "AI", (MatrixCell(2, 1), MatrixCell())),
        ("untracked", "", (MatrixCell(), MatrixCell(1))),
        ("references", "", (MatrixCell(), MatrixCell(1, 1))),
    ]


def test_a_track_without_any_link_shows_as_such(desk: Desk) -> None:
    desk.challenge("k")
    desk.talk("a", track="Quantum")
    assert [(row.name, row.cells) for row in matrix(desk).rows] == [("Quantum", (MatrixCell(),))]


def test_small_tracks_and_units_share_a_line(desk: Desk) -> None:
    for unit in range(15):
        desk.challenge(f"k{unit}", unit=f"U{unit}")
    for track in range(40):
        desk.talk(f"t{track}", track=f"Track {track:02}")
        for unit in range(15):
            if track % (unit + 1) == 0:
                desk.link(f"t{track}", f"k{unit}")
    document = compose(desk.material(), BriefingScope(most_items=99))
    found = document.summary.coverage
    assert len(found.rows) == MOST_TRACKS
    assert (found.rows[-1].kind, found.rows[-1].tracks) == ("other", 40 - MOST_TRACKS + 1)
    assert len(found.business_units) == MOST_UNITS - 1
    assert found.folded_units == 15 - MOST_UNITS + 1
    assert "U0" in found.business_units
    assert all(len(row.cells) == MOST_UNITS for row in found.rows)
    assert sum(row.cells[0].items for row in found.rows) == 40


def test_nothing_makes_an_empty_matrix(desk: Desk) -> None:
    assert matrix(desk) == CoverageMatrix()
