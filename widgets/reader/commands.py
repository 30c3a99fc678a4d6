"""The commands of the reader: what a key does while a talk is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from widgets.common.commands import add_command
from widgets.common.texts import Texts


class ReaderActions(Protocol):
    """What the reader does on a command."""

    def highlight(self) -> None:
        """Highlight the selected passage in the last colour."""

    def write_note(self) -> None:
        """Write a note on the selected passage, the current mark, or the talk."""

    def want_tags(self) -> None:
        """Ask for tags for the talk."""

    def give_evidence(self) -> None:
        """Ask for the challenge that the selected passage, or the current highlight, is evidence for."""

    def edit(self) -> None:
        """Write in the current report, or stop writing; write the current note anew."""

    def write_report(self) -> None:
        """Begin, or go on with, an own report."""

    def accept(self) -> None:
        """Accept the current link."""

    def reject(self) -> None:
        """Reject the current link."""

    def open_challenge(self) -> None:
        """Go to the challenge of the current link."""

    def accept_with_note(self) -> None:
        """Accept the current link and say why."""

    def reject_with_note(self) -> None:
        """Reject the current link and say why."""

    def remove_mark(self) -> None:
        """Remove the current highlight or note."""

    def copy_markdown(self) -> None:
        """Copy the talk, or the current receipt, as Markdown."""

    def toggle_layout(self) -> None:
        """Put reports side by side, or one after the other."""

    def next_report(self) -> None:
        """Go to the next report."""

    def previous_report(self) -> None:
        """Go to the previous report."""

    def next_page(self) -> None:
        """Show the next page of the reader."""

    def previous_page(self) -> None:
        """Show the previous page of the reader."""


_COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("highlight", "H", "mdi6.marker"),
    ("note", "N", "mdi6.note-plus-outline"),
    ("tag", "", "mdi6.tag-plus-outline"),
    ("evidence", "V", "mdi6.scale-balance"),
    ("edit", "E", "mdi6.pencil-outline"),
    ("write_report", "Ctrl+Shift+E", "mdi6.file-edit-outline"),
    ("accept", "A", "mdi6.check"),
    ("reject", "R", "mdi6.close"),
    ("open_challenge", "G", "mdi6.arrow-right-circle-outline"),
    ("accept_with_note", "Shift+A", "mdi6.comment-check-outline"),
    ("reject_with_note", "Shift+R", "mdi6.comment-remove-outline"),
    ("remove_mark", "Del", "mdi6.eraser"),
    ("copy_markdown", "Ctrl+Shift+C", "mdi6.language-markdown-outline"),
    ("layout", "Ctrl+Shift+L", "mdi6.view-column-outline"),
    ("next_report", "Alt+Down", "mdi6.chevron-down"),
    ("previous_report", "Alt+Up", "mdi6.chevron-up"),
    ("next_page", "Ctrl+PgDown", "mdi6.chevron-right"),
    ("previous_page", "Ctrl+PgUp", "mdi6.chevron-left"),
)


def add_reader_commands(owner: QWidget, texts: Texts, does: ReaderActions) -> dict[str, QAction]:
    """Give the reader its commands; return them by the last word of their keys."""
    runs: dict[str, Callable[[], None]] = {
        "highlight": does.highlight,
        "note": does.write_note,
        "tag": does.want_tags,
        "evidence": does.give_evidence,
        "edit": does.edit,
        "write_report": does.write_report,
        "accept": does.accept,
        "reject": does.reject,
        "open_challenge": does.open_challenge,
        "accept_with_note": does.accept_with_note,
        "reject_with_note": does.reject_with_note,
        "remove_mark": does.remove_mark,
        "copy_markdown": does.copy_markdown,
        "layout": does.toggle_layout,
        "next_report": does.next_report,
        "previous_report": does.previous_report,
        "next_page": does.next_page,
        "previous_page": does.previous_page,
    }
    return {
        name: add_command(owner, texts, f"command.reader_{name}", runs[name], shortcut=shortcut, icon=glyph)
        for name, shortcut, glyph in _COMMANDS
    }
