"""What survives a restart: who works here, how it looks, which libraries were open, and how the window was left."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from platformdirs import user_config_path

from analysis.presentation.choices import LARGEST, SMALLEST, THEME_CHOICES, USUAL, Choices, RecentLibrary, ThemeChoice
from desktop.operations.files import write_file
from storage.messages import Message

RECENT_KEPT = 12
_LONGEST_NAME = 80
_LANGUAGES = ("", "en", "zh_Hans")

JsonObject = dict[str, object]


@dataclass(frozen=True, slots=True)
class Preferences:
    """Everything that is kept; `window` is what the window's parts say of themselves, in JSON."""

    choices: Choices = field(default_factory=Choices)
    recent: tuple[str, ...] = ()
    """The paths of libraries, the latest first."""
    window: JsonObject = field(default_factory=dict)

    def opened(self, library: Path) -> Preferences:
        """Return the preferences with a library as the latest."""
        path = str(library)
        return replace(self, recent=(path, *(other for other in self.recent if other != path))[:RECENT_KEPT])

    def forgotten(self, path: str) -> Preferences:
        """Return the preferences without a library in the list; its file stays."""
        return replace(self, recent=tuple(other for other in self.recent if other != path))


@dataclass(frozen=True, slots=True)
class ReadPreferences:
    """Preferences as they were read, and what there is to tell of it."""

    preferences: Preferences
    remark: Message | None = None


def preferences_file() -> Path:
    """Return the file in which preferences are kept, in the user's folder for settings."""
    return user_config_path("Fieldbrief", appauthor=False) / "preferences.json"


def read_preferences(file: Path) -> ReadPreferences:
    """Read preferences; what is missing or odd in them is as if it had never been chosen.

    A file that is no JSON object is kept beside its place as `….broken`, and the remark says so.
    """
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return ReadPreferences(Preferences())
    except OSError as error:
        reason = error.strerror or str(error)
        return ReadPreferences(Preferences(), Message("preferences.unreadable", {"path": str(file), "reason": reason}))
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict):
        return ReadPreferences(Preferences(), _kept_aside(file))
    return ReadPreferences(_preferences(document))


def remembered_analyst() -> str:
    """Return the name that the user gave in the window, empty where they gave none: commands work under it too."""
    return read_preferences(preferences_file()).preferences.choices.analyst


def write_preferences(file: Path, preferences: Preferences) -> None:
    """Write preferences, whole or not at all; RequestError where they cannot be written."""
    choices = preferences.choices
    document = {
        "analyst": choices.analyst,
        "language": choices.language,
        "theme": choices.theme,
        "font_size": choices.font_size,
        "recent": list(preferences.recent),
        "window": preferences.window,
    }
    # A lone surrogate, as in the path of a file that is named in another encoding, can only be written escaped.
    write_file(file, json.dumps(document, ensure_ascii=True, indent=1).encode("ascii"))


def recent_libraries(preferences: Preferences) -> tuple[RecentLibrary, ...]:
    """Return the libraries that were open before, and whether they are still where they were."""
    return tuple(_recent_library(Path(path)) for path in preferences.recent)


def _recent_library(path: Path) -> RecentLibrary:
    is_there = False
    with suppress(OSError, ValueError):  # a disk that is gone, a name that no file can have
        is_there = path.is_file()
    return RecentLibrary(str(path), path.stem, str(path.parent), not is_there)


def _kept_aside(file: Path) -> Message:
    aside = file.with_name(f"{file.name}.broken")
    try:
        file.replace(aside)
    except OSError as error:
        reason = error.strerror or str(error)
        return Message("preferences.unreadable", {"path": str(file), "reason": reason})
    return Message("preferences.broken", {"path": str(aside)})


def _preferences(document: Mapping[str, object]) -> Preferences:
    recent, window = document.get("recent"), document.get("window")
    paths = [path for path in recent if _is_path(path)] if isinstance(recent, list) else []
    return Preferences(
        choices=Choices(
            analyst=_name(document.get("analyst")),
            language=_one_of(document.get("language"), _LANGUAGES),
            theme=_theme(document.get("theme")),
            font_size=_font_size(document.get("font_size")),
        ),
        recent=tuple(dict.fromkeys(paths))[:RECENT_KEPT],
        window=window if isinstance(window, dict) else {},
    )


def _name(value: object) -> str:
    return " ".join(value.split())[:_LONGEST_NAME].strip() if isinstance(value, str) else ""


def _one_of(value: object, choices: tuple[str, ...]) -> str:
    return next((choice for choice in choices if choice == value), choices[0])


def _theme(value: object) -> ThemeChoice:
    return next((choice for choice in THEME_CHOICES if choice == value), THEME_CHOICES[0])


def _font_size(value: object) -> int:
    return min(max(value, SMALLEST), LARGEST) if isinstance(value, int) and not isinstance(value, bool) else USUAL


def _is_path(value: object) -> bool:
    return isinstance(value, str) and bool(value) and "\0" not in value
