"""The places of the window, each made with its controller when it is first needed.

What a place needs is imported here and then, and not at the start: only one place is in view when the window opens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from desktop.desk import Desk
from widgets.common.texts import Texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from widgets.common.place import Place


class Visited(Protocol):
    """A controller that follows the library only while somebody looks at its place."""

    def enter(self) -> None:
        """Somebody looks at the place from now on."""

    def leave(self) -> None:
        """Nobody looks at it any more."""


@dataclass(frozen=True, slots=True)
class MadePlace:
    """A place and its controller."""

    place: Place
    controller: Visited


PlaceMaker = Callable[[Desk, Texts, "QWidget"], MadePlace]


def make_capture(desk: Desk, texts: Texts, parent: QWidget) -> MadePlace:
    """Make the capture place."""
    from desktop.controllers.capturing import CapturingController
    from widgets.capture.capture_place import CapturePlace

    place = CapturePlace(texts)
    return MadePlace(place, CapturingController(desk, place, parent))


def make_graph(desk: Desk, texts: Texts, parent: QWidget) -> MadePlace:
    """Make the graph place."""
    from desktop.controllers.graphing import GraphingController
    from widgets.graph.graph_place import GraphPlace

    place = GraphPlace(texts)
    return MadePlace(place, GraphingController(desk, place, parent))


def make_challenges(desk: Desk, texts: Texts, parent: QWidget) -> MadePlace:
    """Make the challenges place."""
    from desktop.controllers.judging import JudgingController
    from widgets.challenges.challenges_place import ChallengesPlace

    place = ChallengesPlace(texts)
    return MadePlace(place, JudgingController(desk, place, parent))


def make_briefing(desk: Desk, texts: Texts, parent: QWidget) -> MadePlace:
    """Make the briefing place."""
    from desktop.controllers.briefing import BriefingController
    from widgets.briefing.briefing_place import BriefingPlace

    place = BriefingPlace(texts)
    return MadePlace(place, BriefingController(desk, place, texts, parent))


PLACE_MAKERS: Final[Mapping[str, PlaceMaker]] = {
    "capture": make_capture,
    "graph": make_graph,
    "challenges": make_challenges,
    "briefing": make_briefing,
}
"""How the places are made that are not in view at first; the library place is made with the workspace."""
