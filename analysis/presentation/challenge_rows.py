"""Challenges as the challenges place shows them: a line each with its links counted, and one with its candidates."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records import Challenge, Link


@dataclass(frozen=True, slots=True)
class ChallengeRow:
    """A challenge and how many links it has in each state."""

    challenge: Challenge
    accepted: int = 0
    suggested: int = 0
    rejected: int = 0
    best: float = 0.0
    """The highest score of the links that are not rejected."""

    @property
    def is_white_space(self) -> bool:
        """Whether nothing was found for it that nobody has rejected."""
        return not (self.accepted or self.suggested)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A talk or section that is linked to a challenge, or was."""

    title: str
    link: Link

    @property
    def state(self) -> str:
        """The link's state."""
        return self.link.state


@dataclass(frozen=True, slots=True)
class ChallengeDetail:
    """A challenge with its candidates: to be decided first, then accepted, then rejected, each strongest first."""

    challenge: Challenge
    candidates: tuple[Candidate, ...]
