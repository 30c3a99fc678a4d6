"""Links between items and challenges: suggestions of an engine, decisions of analysts, and the two together."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict

from storage.database import stored_form
from storage.errors import NotFoundError
from storage.ids import link_id
from storage.messages import Message
from storage.records import Decision, ItemKind, Link, LinkKey, PassagePair, Receipt, Span, Suggestion
from storage.repositories.base import SHORTEST_PREFIX, Repository


class LinkRepository(Repository):
    """Reads links; the newest decision of any analyst is the link's state."""

    table = "suggestion"

    def suggestions(self) -> list[Suggestion]:
        """Return every suggestion, strongest first."""
        return [_suggestion(row) for row in self._query("SELECT * FROM suggestion ORDER BY score DESC, id")]

    def decisions(self) -> list[Decision]:
        """Return every decision, oldest first."""
        sql = """SELECT d.*, a.name AS analyst FROM decision d JOIN analyst a ON a.id = d.analyst_id
            ORDER BY d.decided_at, d.id"""
        return [
            Decision(
                link_id=row["link_id"],
                item_kind=_item(row)[0],
                item_id=_item(row)[1],
                challenge_id=row["challenge_id"],
                verdict=row["verdict"],
                analyst=row["analyst"],
                note=row["note"],
                decided_at=row["decided_at"],
            )
            for row in self._query(sql)
        ]

    def all(self) -> list[Link]:
        """Return every suggested or decided link that stands between kept items, strongest first."""
        decided = {decision.link_id: decision for decision in self.decisions()}
        links = [_link(suggestion, decided.pop(suggestion.id, None)) for suggestion in self.suggestions()]
        links.extend(
            Link(d.link_id, d.item_kind, d.item_id, d.challenge_id, 0.0, d.verdict, Receipt(), d)
            for d in decided.values()
        )
        return links

    def find(self, text: str) -> LinkKey:
        """Return the one link whose id is, or begins with, `text`, suggested and decided or neither.

        Raises NotFoundError where it is too short, unknown, or fits several links.
        """
        if len(text) < SHORTEST_PREFIX:
            raise NotFoundError(Message("lookup.too_short", {"shortest": SHORTEST_PREFIX}), where=text)
        wanted = text.lower()
        known = {key.id: key for key in self._known_keys() if key.id.startswith(wanted)}
        found = known or {key.id: key for key in self._all_pairs() if key.id.startswith(wanted)}
        if len(found) == 1:
            return next(iter(found.values()))
        message = Message("lookup.ambiguous" if found else "lookup.no_link")
        raise NotFoundError(message, where=text, remedy=Message("lookup.link_remedy"))

    def _known_keys(self) -> Iterator[LinkKey]:
        for table, id_column in (("suggestion", "id"), ("decision", "link_id")):
            sql = f"SELECT {id_column} AS id, talk_id, section_id, challenge_id FROM {table}"
            for row in self._query(sql):
                yield LinkKey(row["id"], *_item(row), row["challenge_id"])

    def _all_pairs(self) -> Iterator[LinkKey]:
        challenges = [row["id"] for row in self._query("SELECT id FROM challenge WHERE NOT withdrawn")]
        kinds: tuple[ItemKind, ...] = ("talk", "section")
        for kind in kinds:
            for row in self._query(f"SELECT id FROM {kind}"):
                for challenge_id in challenges:
                    yield LinkKey(link_id(row["id"], challenge_id), kind, row["id"], challenge_id)


def receipt_json(receipt: Receipt) -> str:
    """Return a receipt as it is stored."""
    return json.dumps(asdict(receipt), ensure_ascii=False, separators=(",", ":"))


@stored_form()
def _receipt(text: str) -> Receipt:
    stored = json.loads(text)
    return Receipt(
        passages=tuple(
            PassagePair(Span(**pair["item"]), Span(**pair["challenge"]), pair["score"]) for pair in stored["passages"]
        ),
        topics=tuple(stored["topics"]),
        terms=tuple(stored["terms"]),
        parts=stored["parts"],
    )


def _item(row: sqlite3.Row) -> tuple[ItemKind, str]:
    return ("talk", row["talk_id"]) if row["talk_id"] is not None else ("section", row["section_id"])


def _suggestion(row: sqlite3.Row) -> Suggestion:
    return Suggestion(
        id=row["id"],
        item_kind=_item(row)[0],
        item_id=_item(row)[1],
        challenge_id=row["challenge_id"],
        score=row["score"],
        receipt=_receipt(row["receipt"]),
    )


def _link(suggestion: Suggestion, decision: Decision | None) -> Link:
    return Link(
        id=suggestion.id,
        item_kind=suggestion.item_kind,
        item_id=suggestion.item_id,
        challenge_id=suggestion.challenge_id,
        score=suggestion.score,
        state=decision.verdict if decision else "suggested",
        receipt=suggestion.receipt,
        decision=decision,
    )
