"""The one signature of every view of how strongly items bear on challenges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from analysis.linking.items import LinkItem
from storage.records import Challenge

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray: TypeAlias = NDArray[np.float64]


class Evidence(Protocol):
    """One independent view: the words, the topics, the sentence vectors, the analyst's decisions.

    A view holds what it needs to know beforehand (a glossary, an encoder, decisions), never the items: the same items
    and challenges give the same scores bit for bit, whatever their order, and no view knows of another.
    """

    @property
    def name(self) -> str:
        """Name of the view among the parts of a receipt's score."""
        ...

    @property
    def settings(self) -> str:
        """All that its scores depend on apart from items and challenges (constants, data, versions), as one text."""
        ...

    def scores(self, items: Sequence[LinkItem], challenges: Sequence[Challenge]) -> FloatArray:
        """Return the strength of every pair, shape (items, challenges), from 0 (nothing speaks for it) to 1.

        The scale is the view's own but the same for all challenges: a rich overlap with one of them scores higher
        than a poor one with another. Bringing views to a common scale is the engine's part.
        """
        ...
