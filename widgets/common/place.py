"""What the five places of the window have in common."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from widgets.common.texts import Texts


class Place(QWidget):
    """A page of the window that the rail leads to."""

    talk_wanted = Signal(str)
    """Somebody asks to read a talk, by its id."""
    challenge_wanted = Signal(str)
    """Somebody asks for a challenge, by its id."""

    file_written = Signal(object)
    """Something that was asked for here has been written to this file."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = texts

    def saved_state(self) -> dict[str, object]:
        """Return what survives a restart, as JSON can say it."""
        return {}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what was saved; whatever is missing or odd is left as it is."""

    def take_focus(self) -> None:
        """Put the keyboard where work in this place begins."""
        self.setFocus()

    def show_item(self, item_id: str) -> None:
        """Show the talk or challenge of an id, where the place shows such things one by one."""

    def selected_talks(self) -> tuple[str, ...]:
        """Return the ids of the talks that a command is for."""
        return ()

    def flush(self) -> None:
        """Hand over what is being typed and is not in the library yet."""
