"""What somebody wants while reading a talk, as signals of plain data; the controller does the work."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ReaderIntents(QObject):
    """The reader's intents; a passage is a FieldRef, the text it counts in, its start and its end."""

    highlight = Signal(object, str, int, int, str)
    """A passage to highlight, and the colour."""
    recolour = Signal(str, str)
    """A highlight's id and its new colour."""
    remove_highlight = Signal(str)
    """A highlight's id."""
    note = Signal(str)
    """A note on the talk."""
    note_on_passage = Signal(object, str, int, int, str, str)
    """A passage to highlight, the colour, and a note on it."""
    note_on_highlight = Signal(str, str)
    """A highlight's id and a note on it."""
    change_note = Signal(str, str)
    """A note's id and its new text."""
    remove_note = Signal(str)
    """A note's id."""
    evidence = Signal(object, str, int, int, str, str)
    """A passage to highlight, the colour, and the id of the challenge that it is evidence for."""
    evidence_of_highlight = Signal(str, str)
    """A highlight's id and that of the challenge that it is evidence for."""
    write_report = Signal()
    """An own report of the talk."""
    edit_part = Signal(str, str, str)
    """A report's id, a part's name, and what it says now."""
    rate = Signal(int)
    """Stars for the talk, 0 for none."""
    decide = Signal(str, str, str, str)
    """A link's id, its challenge's, the verdict and a note."""
    tag = Signal(str)
    """The id of the talk that somebody wants to tag."""
    challenge = Signal(str)
    """The id of a challenge that somebody wants to see in its place."""
    source = Signal(object)
    """The DocumentPlace whose text is to be seen."""
