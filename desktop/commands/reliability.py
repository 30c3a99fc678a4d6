"""`backup`, `check`, `repair`: keeping the library whole."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.commands.pages import Command, option
from desktop.commands.session import Session
from desktop.operations.reliability import back_up, backup_name
from storage.messages import Message


@click.command("backup", cls=Command, help="help.backup")
@option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="help.backup.output")
@click.pass_obj
def backup_command(session: Session, output: Path | None) -> None:
    """Write a copy of the library."""
    with session.reading() as library:
        target = output or backup_name(session.library_path, library.timestamp())
        session.console.say(Message("backup.written", {"path": str(back_up(library, target))}))


@click.command("check", cls=Command, help="help.check")
@click.pass_obj
def check_command(session: Session) -> None:
    """Look for faults in the library."""
    with session.reading() as library:
        faults = library.faults()
    for fault in faults:
        session.console.say(fault)
    session.failed = bool(faults)
    if not faults:
        session.console.say(Message("check.whole"))


@click.command("repair", cls=Command, help="help.repair")
@click.pass_obj
def repair_command(session: Session) -> None:
    """Rebuild what can be rebuilt, after a copy."""
    with session.writing() as library:
        copy = back_up(library, backup_name(session.library_path, library.timestamp()))
        session.console.say(Message("backup.written", {"path": str(copy)}))
        library.repair()
        faults = library.faults()
    for fault in faults:
        session.console.say(fault)
    session.failed = bool(faults)
    session.console.say(Message("repair.incomplete" if faults else "repair.done"))
