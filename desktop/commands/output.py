"""`brief`, `graph`, `demo`: what leaves the library."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from desktop.commands.pages import Command, option
from desktop.commands.session import Session
from desktop.commands.window import open_window
from desktop.display import has_display
from desktop.language import CHINESE, Catalogue
from storage.errors import RequestError
from storage.messages import Message

if TYPE_CHECKING:
    from analysis.briefing.document import BriefingScope

Language = Literal["zh", "en"]
_CATALOGUES: dict[Language, str] = {"zh": CHINESE, "en": "en"}


@click.command("brief", cls=Command, help="help.brief")
@option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="help.brief.output")
@option("--bu", "business_units", multiple=True, metavar="NAME", help="help.brief.bu")
@option("--day", "days", multiple=True, metavar="DATE", help="help.brief.day")
@option("--tag", "tags", multiple=True, metavar="TAG", help="help.brief.tag")
@option("--lang", "language", type=click.Choice(["zh", "en"]), help="help.brief.lang")
@click.pass_obj
def brief_command(
    session: Session,
    output: Path,
    business_units: tuple[str, ...],
    days: tuple[str, ...],
    tags: tuple[str, ...],
    language: Language | None,
) -> None:
    """Write a briefing."""
    from desktop.operations.briefing import brief

    scope = _scope(session, language, business_units, days, tags)
    with session.reading() as library:
        brief(library, output, scope, Catalogue(_CATALOGUES[scope.language]).translate)
        linked = library.suggestion_state() is not None
    session.console.say(Message("brief.written", {"path": str(output)}))
    if not linked:
        session.console.remark(Message("link.never"))


@click.command("graph", cls=Command, help="help.graph")
@option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="help.graph.output")
@click.pass_obj
def graph_command(session: Session, output: Path) -> None:
    """Say that the graph's export is yet to come."""
    raise RequestError(Message("graph.not_available"), where=output.name)


@click.command("demo", cls=Command, help="help.demo")
@option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("fieldbrief-demo"), help="help.demo.out"
)
@option("--no-window", is_flag=True, help="help.demo.no_window")
@click.pass_obj
def demo_command(session: Session, out: Path, no_window: bool) -> None:
    """Import the sample conference, link it, write its briefing, and open the window on it."""
    from desktop.operations.demo import run_demo

    scope = _scope(session, None)
    result = run_demo(
        out,
        analyst=session.analyst,
        scope=scope,
        translate=Catalogue(_CATALOGUES[scope.language]).translate,
        progress=session.console.progress,
    )
    session.console.say(Message("demo.library", {"path": str(result.library)}))
    counts = {"items": result.linking.items, "suggestions": result.linking.suggestions}
    session.console.say(Message("demo.links", counts))
    session.console.say(Message("demo.briefing", {"path": str(result.briefing)}))
    if no_window:
        return
    if not has_display():
        session.console.remark(Message("demo.no_display"))
        return
    click.get_current_context().exit(open_window(result.library, session.analyst))


def _scope(
    session: Session,
    language: Language | None,
    business_units: tuple[str, ...] = (),
    days: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
) -> BriefingScope:
    """Return what a briefing of today is about; it speaks the user's language where none is asked for."""
    from analysis.briefing.document import BriefingScope

    spoken: Language = "zh" if session.console.language == CHINESE else "en"
    return BriefingScope(
        business_units=business_units,
        days=days,
        tags=tags,
        language=language or spoken,
        prepared_on=datetime.now().astimezone().date().isoformat(),
        prepared_by=session.analyst,
    )
