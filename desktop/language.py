"""The language of what is shown: messages become text here, at the edge of the program."""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from storage.messages import Message

FALLBACK = "en"
CHINESE = "zh_Hans"

_FOLDER = files("resources").joinpath("messages")


class Catalogue:
    """The texts of one of `available_languages`; what it has no text for is said in English."""

    def __init__(self, language: str, folder: Traversable = _FOLDER) -> None:
        self.language = language
        self._texts = _read(folder, language)
        if language != FALLBACK:
            self._texts.add_fallback(_read(folder, FALLBACK))

    def translate(self, message: Message) -> str:
        """Return the message as text; an unknown key or a missing parameter is a bug: `KeyError` names it."""
        text = self._texts.gettext(message.key)
        if not message.key or text == message.key:
            raise KeyError(f"no catalogue has a text for {message.key!r}")
        values = message.parameters.items()
        return text.format_map({n: self.translate(v) if isinstance(v, Message) else v for n, v in values})


def available_languages(folder: Traversable = _FOLDER) -> tuple[str, ...]:
    """Return the languages that have a catalogue, by their names in `resources/messages`."""
    return tuple(sorted(entry.name for entry in folder.iterdir() if _file(folder, entry.name).is_file()))


def language_for(name: str) -> str:
    """Return the catalogue's language for a locale or language tag, whoever spells it: any Chinese, or English."""
    return CHINESE if name.lower().startswith(("zh", "chinese")) else FALLBACK


def language_of_system(environment: Mapping[str, str] = os.environ) -> str:
    """Return the catalogue's language for this user: the first of the usual variables that is set, else the locale."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(variable):
            return language_for(environment[variable])
    return language_for(locale.getlocale()[0] or "")


def _file(folder: Traversable, language: str) -> Traversable:
    return folder.joinpath(language, "LC_MESSAGES", "fieldbrief.mo")


def _read(folder: Traversable, language: str) -> gettext.GNUTranslations:
    with _file(folder, language).open("rb") as stream:
        return gettext.GNUTranslations(stream)
