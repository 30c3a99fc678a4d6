"""Commands below the headings of their places, narrowed by what is typed."""

from __future__ import annotations

from analysis.presentation.command_rows import CommandRow, GroupRow, grouped

EVERYWHERE, LIBRARY = "Everywhere", "Library"
COMMANDS = (
    CommandRow(EVERYWHERE, "Undo", ("Ctrl+Z",)),
    CommandRow(LIBRARY, "Merge talks"),
    CommandRow(LIBRARY, "Next talk", ("J", "Down")),
    CommandRow(EVERYWHERE, "Preferences…"),
    CommandRow(LIBRARY, "Next talk", ("J", "Down")),
)


def test_groups_keep_their_order_and_commands_with_a_key_come_first() -> None:
    assert grouped(COMMANDS) == [
        GroupRow(EVERYWHERE),
        COMMANDS[0],
        COMMANDS[3],
        GroupRow(LIBRARY),
        COMMANDS[2],
        COMMANDS[1],
    ]


def test_name_key_and_heading_are_found() -> None:
    assert grouped(COMMANDS, "merge") == [GroupRow(LIBRARY), COMMANDS[1]]
    assert grouped(COMMANDS, "ctrl+z") == [GroupRow(EVERYWHERE), COMMANDS[0]]
    assert grouped(COMMANDS, "library") == [GroupRow(LIBRARY), COMMANDS[2], COMMANDS[1]]
    assert grouped(COMMANDS, "nothing") == []
    assert grouped(()) == []
