"""What a user chooses of how the program looks and speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ThemeChoice = Literal["system", "light", "dark"]
THEME_CHOICES: tuple[ThemeChoice, ...] = ("system", "light", "dark")

SMALLEST, LARGEST, USUAL = 8, 24, 10
"""Font sizes in points."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Who works here, in which language and how it looks; an empty language is the system's."""

    analyst: str = ""
    language: str = ""
    theme: ThemeChoice = "system"
    font_size: int = USUAL


@dataclass(frozen=True, slots=True)
class RecentLibrary:
    """A library that was open before; `missing` where its file is not there now."""

    path: str
    name: str
    folder: str
    missing: bool = False
