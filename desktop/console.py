"""What the command line says and how: texts in the user's language, JSON for scripts, progress for people."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from desktop.language import Catalogue
from storage.errors import UserFacingError
from storage.messages import Message

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar


_ROWS_AT_ONCE = 500  # every call of echo flushes


def padded(text: str, width: int) -> str:
    """Return the text with spaces up to a width in terminal columns, of which a Chinese character takes two."""
    return text + " " * (width - columns(text))


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


class Console:
    """Standard output for results, standard error for everything else."""

    def __init__(self, language: str) -> None:
        self._catalogue = Catalogue(language)
        self._bar: ProgressBar[int] | None = None
        self._doing: Message | None = None

    @property
    def language(self) -> str:
        """The language in which it speaks, as the message catalogues name it."""
        return self._catalogue.language

    def text(self, message: Message) -> str:
        """Return a message in the user's language."""
        return self._catalogue.translate(message)

    def say(self, message: Message) -> None:
        """Print a message as a line of the result."""
        self.line(self.text(message))

    def line(self, text: str) -> None:
        """Print a line of the result."""
        self._finish_progress()
        click.echo(text)

    def lines(self, texts: Iterable[str]) -> None:
        """Print lines of the result."""
        for text in texts:
            self.line(text)

    def json(self, document: object) -> None:
        """Print the one JSON document that a script reads."""
        self._finish_progress()
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))

    def json_rows(self, rows: Iterable[object]) -> None:
        """Print a JSON list, a row a line, as the rows come: a library's pairs do not all fit in memory at once."""
        self._finish_progress()
        separator = "["
        waiting: list[str] = []
        for row in rows:
            waiting.append(f"{separator}{json.dumps(row, ensure_ascii=False)}")
            separator = ",\n"
            if len(waiting) == _ROWS_AT_ONCE:
                click.echo("".join(waiting), nl=False)
                waiting.clear()
        click.echo("".join(waiting), nl=False)
        click.echo("[]" if separator == "[" else "]")

    def remark(self, message: Message) -> None:
        """Say something beside the result."""
        self._finish_progress()
        click.echo(self.text(message), err=True)

    def error(self, error: UserFacingError) -> None:
        """Say what went wrong, where, and what to do."""
        self._finish_progress()
        click.echo(self.error_text(error), err=True)

    def error_text(self, error: UserFacingError) -> str:
        """Return an error as a paragraph, what, where, what to do, and a line for each detail."""
        said = Message("error.at", {"what": error.what, "where": error.where}) if error.where else error.what
        if error.remedy is not None:
            said = Message("error.with_remedy", {"error": said, "remedy": error.remedy})
        return "\n".join(self.text(line) for line in (said, *error.details))

    def progress(self, message: Message, done: int, total: int) -> None:
        """Show how far long work is, where somebody is watching."""
        if not sys.stderr.isatty():
            return
        if self._bar is None or self._doing != message:
            self._finish_progress()
            self._bar = click.progressbar(length=total, label=self.text(message), file=sys.stderr)
            self._doing = message
        self._bar.update(done - self._bar.pos)
        if done >= total:
            self._finish_progress()

    def _finish_progress(self) -> None:
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None
