"""Texts as the typst template takes them: printable, and marked where they are not in the document's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from analysis.briefing.document import Language
from analysis.briefing.printable import Printer
from storage.messages import Message
from storage.text import language_of

Json = dict[str, Any]
Text = str | Json
Translate = Callable[[Message], str]

_LETTER = re.compile(r"[^\W\d_]")
# Characters that the Chinese face sets a full em wide; in Chinese text only the apostrophe wants to be narrow.
_WIDE = {"en": "“”‘’—…·", "zh": "‘’"}


class Texts:
    """Turns messages and texts of the library into texts of the template."""

    def __init__(self, language: Language, translate: Translate, printer: Printer) -> None:
        self.language = language
        self._translate = translate
        self._print = printer

    @property
    def missing(self) -> int:
        """Characters so far that the typeface lacks."""
        return self._print.missing

    def say(self, message: Message | str) -> str:
        """Return a message in the document's language; a plain string is already one."""
        return self._print(message if isinstance(message, str) else self._translate(message))

    def text(self, text: str) -> Text:
        """Return a text of the library, with what the typeface must know of it where that is not the usual."""
        printable = self._print(text)
        language, narrow = self.spoken(text)
        if not (language or narrow):
            return printable
        return {"text": printable, "language": language, "narrow": narrow}

    def texts(self, texts: Iterable[str]) -> list[Text]:
        """Return those of the texts that are not empty."""
        return [self.text(text) for text in texts if text]

    def spoken(self, text: str) -> tuple[str | None, str | None]:
        """Return the language of a text where it is not the document's, and again where it has wide characters."""
        language = language_of(text) if _LETTER.search(text) else self.language
        narrow = language if any(character in text for character in _WIDE[language]) else None
        return (language if language != self.language else None), narrow

    def room(self, room: str) -> list[str]:
        """Return a room by its name, or as a room where it only has a number; nothing where there is none."""
        if not room:
            return []
        return [self.say(Message("briefing.item.room", {"room": room}) if room.isdecimal() else room)]


def printed_score(score: float) -> Json:
    """Return a score as it is printed, and the share of the bar beside it."""
    return {"score": f"{score:.2f}", "bar": round(min(max(score, 0.0), 1.0), 3)}
