"""`tag`, `undo`, `redo`, `history`: marks on talks, and the log of all edits."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from desktop.commands.pages import Command, argument, as_json, option
from desktop.commands.session import Session
from desktop.console import columns, padded
from desktop.operations import marking, undoing
from storage.history import HistoryEntry, MarksInTheWayError
from storage.messages import Message


@click.command("tag", cls=Command, help="help.tag")
@argument("talk")
@argument("tags", nargs=-1, required=True)
@option("--remove", is_flag=True, help="help.tag.remove")
@click.pass_obj
def tag_command(session: Session, talk: str, tags: tuple[str, ...], remove: bool) -> None:
    """Give a talk tags, or take them off."""
    with session.writing() as library:
        change_set = marking.tag(library, talk, tags, remove=remove, analyst=session.analyst)
    session.console.say(Message("edit.unchanged") if change_set is None else change_set.message)


@click.command("undo", cls=Command, help="help.undo")
@argument("steps", type=click.IntRange(min=1), default=1)
@click.pass_obj
def undo_command(session: Session, steps: int) -> None:
    """Undo the analyst's own last edits."""

    def may_keep(refusal: MarksInTheWayError) -> bool:
        if sys.stdin is None or not sys.stdin.isatty():
            return False
        question = Message("history.ask_to_keep", {"count": refusal.count})
        return click.confirm(session.console.text(question), default=False, err=True)

    with session.writing() as library:
        for change_set in undoing.undo(library, steps, analyst=session.analyst, may_keep=may_keep):
            session.console.say(Message("history.undone", {"change": change_set.message}))


@click.command("redo", cls=Command, help="help.redo")
@argument("steps", type=click.IntRange(min=1), default=1)
@click.pass_obj
def redo_command(session: Session, steps: int) -> None:
    """Redo the analyst's own last undone edits."""
    with session.writing() as library:
        for change_set in undoing.redo(library, steps, analyst=session.analyst):
            session.console.say(Message("history.redone", {"change": change_set.message}))


@click.command("history", cls=Command, help="help.history")
@as_json
@click.pass_obj
def history_command(session: Session, as_json: bool) -> None:
    """Show who changed what and when, oldest first."""
    with session.reading() as library:
        entries = library.history.entries()
    if as_json:
        session.console.json_rows(_as_json(session, entry) for entry in entries)
        return
    width = max((columns(entry.change_set.analyst) for entry in entries), default=0)
    for entry in entries:
        change_set = entry.change_set
        made_at = datetime.fromisoformat(change_set.made_at).astimezone()
        state = session.console.text(Message("history.state_undone")) if change_set.undone else ""
        text = _text(session, entry)
        analyst = padded(change_set.analyst, width)
        line = f"{change_set.seq:>5}  {made_at:%Y-%m-%d %H:%M:%S}  {analyst}  {text}  {state}"
        session.console.line(line.rstrip())
    session.console.say(Message("history.count", {"count": len(entries)}))


def _text(session: Session, entry: HistoryEntry) -> str:
    change_set = entry.change_set
    if change_set.kind == "undo":
        return session.console.text(Message("history.undone", {"change": change_set.message}))
    if change_set.kind == "redo":
        return session.console.text(Message("history.redone", {"change": change_set.message}))
    return session.console.text(change_set.message)


def _as_json(session: Session, entry: HistoryEntry) -> dict[str, object]:
    change_set = entry.change_set
    return {
        "id": change_set.id,
        "number": change_set.seq,
        "made_at": change_set.made_at,
        "analyst": change_set.analyst,
        "kind": change_set.kind,
        "text": _text(session, entry),
        "rows": entry.row_count,
        "undone": change_set.undone,
    }
