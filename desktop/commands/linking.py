"""`link`, `links`, `decide`, `keywords`: which talk bears on which challenge, and what analysts think of it."""

from __future__ import annotations

from typing import Literal

import click

from analysis.presentation.link_rows import LinkRow
from desktop.commands.listing import SHORT_ID
from desktop.commands.pages import Command, argument, as_json, option
from desktop.commands.session import Session
from desktop.console import columns, padded
from desktop.operations import linking, marking
from storage.library import Library
from storage.messages import Message
from storage.records import Receipt, Verdict

SCORE_DIGITS = 6


@click.command("link", cls=Command, help="help.link")
@as_json
@click.pass_obj
def link_command(session: Session, as_json: bool) -> None:
    """Suggest links anew."""
    with session.writing() as library:
        result = linking.link(library, session.console.progress)
    counts = {"items": result.items, "challenges": result.challenges, "suggestions": result.suggestions}
    if as_json:
        session.console.json({**counts, "up_to_date": result.up_to_date})
        return
    session.console.say(Message("link.up_to_date" if result.up_to_date else "link.done", counts))


@click.command("links", cls=Command, help="help.links")
@option("--all", "every_pair", is_flag=True, help="help.links.all")
@option("--bu", "business_units", multiple=True, metavar="NAME", help="help.links.bu")
@option("--min-score", type=click.FloatRange(0, 1), default=0.0, metavar="X", help="help.links.min_score")
@as_json
@click.pass_obj
def links_command(
    session: Session, every_pair: bool, business_units: tuple[str, ...], min_score: float, as_json: bool
) -> None:
    """List suggested and decided links, or the score of every pair."""
    with session.reading() as library:
        rows = (
            linking.all_pairs(library, business_units, min_score)
            if every_pair
            else iter(linking.links(library, business_units, min_score))
        )
        if as_json:
            session.console.json_rows(_link_json(row, with_receipt=not every_pair) for row in rows)
            return
        states = _states(session, every_pair=every_pair)
        count = 0
        for row in rows:
            _show(session, row, states[row.state])
            count += 1
        hint = None if every_pair else _hint(library)
    session.console.say(Message("links.count", {"count": count}))
    if hint is not None:
        session.console.remark(hint)


@click.command("decide", cls=Command, help="help.decide")
@argument("link")
@argument("verdict", type=click.Choice(["accept", "reject"]))
@option("--note", default="", metavar="TEXT", help="help.decide.note")
@click.pass_obj
def decide_command(session: Session, link: str, verdict: Literal["accept", "reject"], note: str) -> None:
    """Accept or reject a link."""
    decided: Verdict = "accepted" if verdict == "accept" else "rejected"
    with session.writing() as library:
        change_set = marking.decide(library, link, decided, note=note, analyst=session.analyst)
    session.console.say(Message("edit.unchanged") if change_set is None else change_set.message)


@click.command("keywords", cls=Command, help="help.keywords")
@argument("challenge")
@argument("words", nargs=-1)
@option("--remove", is_flag=True, help="help.keywords.remove")
@click.pass_obj
def keywords_command(session: Session, challenge: str, words: tuple[str, ...], remove: bool) -> None:
    """Give a challenge keywords, take some away, or show them."""
    if words:
        with session.writing() as library:
            known = marking.change_keywords(library, challenge, words, remove=remove, analyst=session.analyst)
    else:
        with session.reading() as library:
            known = marking.keywords(library, challenge)
    session.console.lines(known)
    session.console.say(Message("keywords.count", {"count": len(known)}))


def _states(session: Session, *, every_pair: bool) -> dict[str, str]:
    """Return the word for each state that may be listed, all as wide as the widest."""
    possible = ("suggested", "accepted", "rejected", "suspect", *(("",) if every_pair else ()))
    words = {state: session.console.text(Message(f"link.state_{state or 'none'}")) for state in possible}
    width = max(map(columns, words.values()))
    return {state: padded(word, width) for state, word in words.items()}


def _hint(library: Library) -> Message | None:
    """Return what is to be said of suggestions that were never made, or not from the library as it is now."""
    if library.suggestion_state() is None:
        return Message("link.never")
    return None if linking.is_current(library) else Message("link.stale")


def _show(session: Session, row: LinkRow, state: str) -> None:
    place = f"{row.challenge.business_unit} · {row.challenge.focus_area} · {row.challenge.number}"
    number = f"{row.item.number} " if row.item.number else ""
    session.console.line(f"{row.id[:SHORT_ID]}  {row.score:.2f}  {state}  {number}{row.item.title}  →  {place}")
    if row.link is not None and row.link.receipt.passages:
        session.console.line(f"    “{' '.join(row.link.receipt.passages[0].item.text.split())}”")


def _link_json(row: LinkRow, *, with_receipt: bool) -> dict[str, object]:
    document: dict[str, object] = {
        "id": row.id,
        "kind": row.item.kind,
        "item_id": row.item.id,
        "title": row.item.title,
        "other_titles": list(row.item.other_titles),
        "source": row.item.source,
        "number": row.item.number,
        "challenge_id": row.challenge.id,
        "business_unit": row.challenge.business_unit,
        "focus_area": row.challenge.focus_area,
        "challenge_number": row.challenge.number,
        "score": round(row.score, SCORE_DIGITS),
        "state": row.state,
    }
    if with_receipt:
        document["receipt"] = _receipt_json(row.link.receipt if row.link else Receipt())
    return document


def _receipt_json(receipt: Receipt) -> dict[str, object]:
    return {
        "passages": [
            {"item": pair.item.text, "challenge": pair.challenge.text, "score": round(pair.score, SCORE_DIGITS)}
            for pair in receipt.passages
        ],
        "topics": list(receipt.topics),
        "terms": list(receipt.terms),
        "parts": {name: round(value, SCORE_DIGITS) for name, value in receipt.parts.items()},
    }
