"""The command line: global options, the commands, and the one place that turns errors into words and exit codes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from desktop.commands.editing import history_command, redo_command, tag_command, undo_command
from desktop.commands.linking import decide_command, keywords_command, link_command, links_command
from desktop.commands.listing import challenges_command, search_command, sections_command, talks_command
from desktop.commands.output import brief_command, demo_command, graph_command
from desktop.commands.pages import Group, option
from desktop.commands.reading import import_command
from desktop.commands.reliability import backup_command, check_command, repair_command
from desktop.commands.session import Session
from desktop.commands.usage import usage_error_text
from desktop.commands.window import open_window
from desktop.console import Console
from desktop.language import language_of_system
from desktop.preferences import remembered_analyst
from desktop.settings import default_analyst, default_library, version
from storage.errors import LibraryError, RequestError, UserFacingError
from storage.lock import WAIT_SECONDS

DONE = 0
FAILED = 1
"""A file or item failed."""
USAGE = 2
"""Wrong usage, or an environment in which the program cannot work."""


def _show_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"{context.info_name} {version()}")
        context.exit()


@click.group("fieldbrief", cls=Group, help="help.program", invoke_without_command=True)
@option("--library", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="help.option.library")
@option("--analyst", metavar="NAME", help="help.option.analyst")
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="help.option.version",
)
@click.pass_context
def program(context: click.Context, library: Path | None, analyst: str | None) -> None:
    """Set up the run that every command works in; without a command, open the window."""
    session: Session = context.obj
    named = (analyst or "").strip()
    if context.invoked_subcommand is None:
        context.exit(open_window(library, named))
    session.library_path = library or default_library()
    session.analyst = named or remembered_analyst() or default_analyst()


for _command in (
    import_command,
    talks_command,
    challenges_command,
    sections_command,
    link_command,
    links_command,
    search_command,
    tag_command,
    decide_command,
    keywords_command,
    undo_command,
    redo_command,
    history_command,
    brief_command,
    graph_command,
    backup_command,
    check_command,
    repair_command,
    demo_command,
):
    program.add_command(_command)


def run(arguments: Sequence[str] | None = None, *, wait_seconds: float = WAIT_SECONDS) -> int:
    """Run one command and return the exit code: 0 done, 1 a file or item failed, 2 usage or environment.

    `wait_seconds` says how long a command that writes waits for another process to finish writing.
    """
    _speak_utf8()
    console = Console(language_of_system())
    session = Session(Path(), "", console, wait_seconds)
    try:
        program.main(args=arguments, prog_name="fieldbrief", standalone_mode=False, obj=session)
    except UserFacingError as error:
        console.error(error)
        return USAGE if isinstance(error, LibraryError | RequestError) else FAILED
    except click.Abort:
        return FAILED
    except click.ClickException as error:
        click.echo(usage_error_text(error), err=True)
        return USAGE
    except click.exceptions.Exit as end:
        return end.exit_code
    return FAILED if session.failed else DONE


def _speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page is: scripts rely on it, and half of what we print is Chinese."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
