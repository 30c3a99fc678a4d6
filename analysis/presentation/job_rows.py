"""Long work as the status line lists it."""

from __future__ import annotations

from dataclasses import dataclass

from storage.messages import Message


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job: `done` of `total` steps, 0 of 0 where nobody knows yet."""

    id: str
    message: Message
    done: int = 0
    total: int = 0
    cancellable: bool = True

    @property
    def percent(self) -> int | None:
        """How far it is in percent, rounded down, or None where nobody knows."""
        return None if self.total <= 0 else max(0, min(100, 100 * self.done // self.total))
