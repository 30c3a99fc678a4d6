"""`talks`, `challenges`, `sections`, `search`: what is in the library."""

from __future__ import annotations

import click

from analysis.presentation.talk_rows import TalkRow
from analysis.views import talk_rows
from desktop.commands.pages import Command, argument, as_json, option
from desktop.commands.session import Session
from desktop.console import columns, padded
from storage.messages import Message
from storage.records import SearchHit

SHORT_ID = 8
"""How much of an id a list for people shows; enough to name the row in another command."""


@click.command("talks", cls=Command, help="help.talks")
@as_json
@click.pass_obj
def talks_command(session: Session, as_json: bool) -> None:
    """List the talks."""
    with session.reading() as library:
        rows = talk_rows(library, session.analyst)
    if as_json:
        session.console.json_rows(_talk_json(session, row) for row in rows)
        return
    statuses = {row.status: session.console.text(Message(f"talk.status_{row.status}")) for row in rows}
    width = max(map(columns, statuses.values()), default=0)
    for row in rows:
        marks = " ".join(f"#{tag}" for tag in row.tags)
        line = f"{row.talk.id[:SHORT_ID]}  {padded(statuses[row.status], width)}  {row.talk.title}  {marks}"
        session.console.line(line.rstrip())
    session.console.say(Message("talk.count", {"count": len(rows)}))


@click.command("challenges", cls=Command, help="help.challenges")
@as_json
@click.pass_obj
def challenges_command(session: Session, as_json: bool) -> None:
    """List the challenges."""
    with session.reading() as library:
        challenges = library.challenges.all()
    if as_json:
        session.console.json_rows(
            {
                "id": challenge.id,
                "business_unit": challenge.business_unit,
                "focus_area": challenge.focus_area,
                "number": challenge.number,
                "text": challenge.text,
            }
            for challenge in challenges
        )
        return
    for found in challenges:
        place = f"{found.business_unit} · {found.focus_area} · {found.number}"
        session.console.line(f"{found.id[:SHORT_ID]}  {place}  {found.text}")
    session.console.say(Message("challenge.count", {"count": len(challenges)}))


@click.command("sections", cls=Command, help="help.sections")
@as_json
@click.pass_obj
def sections_command(session: Session, as_json: bool) -> None:
    """List the sections of reference documents."""
    with session.reading() as library:
        sections = library.sections.all()
        sources = {source.id: source.name for source in library.sources.all()}
    if as_json:
        session.console.json_rows(
            {
                "id": section.id,
                "source": sources[section.source_id],
                "number": section.number,
                "title": section.title,
                "path": list(section.path),
                "text": section.text,
            }
            for section in sections
        )
        return
    for found in sections:
        session.console.line(f"{found.id[:SHORT_ID]}  {sources[found.source_id]}  {found.number} {found.title}")
    session.console.say(Message("section.count", {"count": len(sections)}))


@click.command("search", cls=Command, help="help.search")
@argument("query")
@option("--limit", type=click.IntRange(1, 10_000), default=20, metavar="N", help="help.search.limit")
@as_json
@click.pass_obj
def search_command(session: Session, query: str, limit: int, as_json: bool) -> None:
    """Search everything in the library."""
    with session.reading() as library:
        hits = library.search(query, limit)
    if as_json:
        session.console.json_rows(
            {
                "kind": hit.kind,
                "id": hit.id,
                "title": hit.title,
                "field": hit.field,
                "snippet": hit.snippet,
                "score": round(hit.score, 6),
            }
            for hit in hits
        )
        return
    kinds = {hit.kind: session.console.text(Message(f"search.kind_{hit.kind}")) for hit in hits}
    width = max(map(columns, kinds.values()), default=0)
    for hit in hits:
        session.console.line(f"{hit.id[:SHORT_ID]}  {padded(kinds[hit.kind], width)}  {hit.title}")
        session.console.line(f"    {marked(hit)}")
    session.console.say(Message("search.count", {"count": len(hits)}))


def marked(hit: SearchHit) -> str:
    """Return the snippet on one line with its matches between » and «."""
    pieces: list[str] = []
    end = 0
    for start, stop in hit.matches:
        pieces.extend((hit.snippet[end:start], "»", hit.snippet[start:stop], "«"))
        end = stop
    return " ".join("".join([*pieces, hit.snippet[end:]]).split())


def _talk_json(session: Session, row: TalkRow) -> dict[str, object]:
    talk = row.talk
    return {
        "id": talk.id,
        "conference": row.conference,
        "code": talk.code,
        "title": talk.title,
        "other_titles": list(talk.other_titles),
        "session_type": talk.session_type,
        "track": talk.track,
        "subtrack": talk.subtrack,
        "start": talk.start,
        "end": talk.end,
        "room": talk.room,
        "speakers": [{"name": s.name, "role": s.role, "affiliation": s.affiliation} for s in talk.speakers],
        "status": row.status,
        "tags": list(row.tags),
        "rating": row.rating,
        "reports": [
            {
                "source": found.source,
                "facts": found.report.facts,
                "insight": found.report.insight,
                "takeaways": found.report.takeaways,
                "topics": list(found.report.topics),
                "authors": [{"name": author.name, "number": author.number} for author in found.report.authors],
            }
            for found in row.reports
        ],
        "warnings": [session.console.text(warning) for warning in row.warnings],
    }
