"""How a piece of background work ends: exactly once, with a result, an error, or because it was told to stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Callback = Callable[[object], object]


@dataclass(frozen=True, slots=True)
class Ending:
    """What to call from the thread that did the work; each brings the news to the main thread by itself."""

    succeeded: Callback
    failed: Callable[[Exception], object]
    stopped: Callable[[], object]
