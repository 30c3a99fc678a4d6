"""The commands of the window by place, as the sheet of shortcuts lists them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.presentation.matching import build_index, rank


@dataclass(frozen=True, slots=True)
class CommandRow:
    """A command: where it works, what it is called, its shortcuts as the platform writes them."""

    group: str
    text: str
    shortcuts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A heading above the commands of one place."""

    group: str


def grouped(commands: Iterable[CommandRow], query: str = "") -> list[CommandRow | GroupRow]:
    """Return what answers to a query below headings, groups in the order in which they first come.

    In a group, commands with a shortcut come first, in their order; a command that is listed twice is shown once. What
    is typed is looked for in the name, the shortcut and the heading.
    """
    once = list(dict.fromkeys(commands))
    index = build_index(f"{row.text}\n{' '.join(row.shortcuts)}\n{row.group}" for row in once)
    found = {match.place for match in rank(query, index, len(once))}
    groups: dict[str, list[CommandRow]] = {row.group: [] for row in once}
    for place in sorted(found, key=lambda place: (not once[place].shortcuts, place)):
        groups[once[place].group].append(once[place])
    lines: list[CommandRow | GroupRow] = []
    for group, rows in groups.items():
        lines += [GroupRow(group), *rows] if rows else []
    return lines
