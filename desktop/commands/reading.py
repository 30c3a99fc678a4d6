"""`import`: files and folders into the library."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.commands.pages import Command, as_json, option
from desktop.commands.session import Session
from storage.library import Library, scratch_library
from storage.messages import Message, Parameter

if TYPE_CHECKING:
    from desktop.operations.import_steps import FileReport

KINDS = ("auto", "digest", "challenges", "programme", "reference")


@click.command("import", cls=Command, help="help.import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@option("--conference", default="", metavar="NAME", help="help.import.conference")
@option("--kind", type=click.Choice(KINDS), default="auto", help="help.import.kind")
@option("--dry-run", is_flag=True, help="help.import.dry_run")
@as_json
@click.pass_obj
def import_command(
    session: Session, files: tuple[Path, ...], conference: str, kind: str, dry_run: bool, as_json: bool
) -> None:
    """Import files and show what became of each."""
    from desktop.operations.importing import import_files  # no other command needs the readers

    reports: list[FileReport] = []
    with _library(session, dry_run) as library:
        for report in import_files(
            library,
            files,
            analyst=session.analyst,
            conference=conference,
            kind=kind,
            dry_run=dry_run,
            progress=session.console.progress,
        ):
            reports.append(report)
            if not as_json:
                _show(session, report)
    session.failed = any(report.error is not None for report in reports)
    if as_json:
        session.console.json({"files": [_as_json(session, report) for report in reports]})
    elif not reports:
        session.console.say(Message("import.nothing_found"))
    elif dry_run:
        session.console.remark(Message("import.dry_run"))


def _library(session: Session, dry_run: bool) -> AbstractContextManager[Library]:
    if not dry_run:
        return session.writing(create=True)
    return session.reading() if session.library_path.is_file() else scratch_library()


def _show(session: Session, report: FileReport) -> None:
    console = session.console
    if report.error is not None:
        console.error(report.error)
        return
    plan = report.plan
    if plan is None:
        return
    counts: dict[str, Parameter] = {
        "name": report.path.name,
        "talks": plan.talks,
        "new_talks": plan.new_talks,
        "reports": plan.reports,
        "challenges": plan.challenges,
        "sections": plan.sections,
        "withdrawn": plan.withdrawn,
    }
    console.say(Message(f"import.{plan.status}", counts))
    console.say(Message(f"import.counts_{report.kind}", counts))
    if plan.withdrawn:
        console.say(Message("import.withdrawn", counts))
    for warning in plan.warnings:
        parts: dict[str, Parameter] = {"name": report.path.name, "where": warning.where, "message": warning.message}
        console.say(Message("import.warning_at" if warning.where else "import.warning", parts))


def _as_json(session: Session, report: FileReport) -> dict[str, object]:
    plan = report.plan
    return {
        "path": str(report.path),
        "kind": report.kind,
        "status": plan.status if plan else "failed",
        "conference": plan.conference if plan else "",
        "talks": plan.talks if plan else 0,
        "reports": plan.reports if plan else 0,
        "challenges": plan.challenges if plan else 0,
        "sections": plan.sections if plan else 0,
        "warnings": [
            {"where": warning.where, "message": session.console.text(warning.message)}
            for warning in (plan.warnings if plan else ())
        ],
        "error": session.console.error_text(report.error) if report.error else None,
    }
