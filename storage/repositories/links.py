"""Links between items and challenges: suggestions of an engine, decisions of analysts, and the two together."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from storage.database import stored_form
from storage.errors import NotFoundError
from storage.ids import link_id
from storage.messages import Message
from storage.records import Decision, ItemKind, Link, LinkKey, LinkState, PassagePair, Receipt, Span, Suggestion
from storage.repositories.base import SHORTEST_PREFIX, Repository

# Challenges and items that links are not shown of, although their rows are kept.
_HIDDEN_CHALLENGES = """SELECT c.id FROM challenge c JOIN focus_area f ON f.id = c.focus_area_id
    JOIN business_unit b ON b.id = f.business_unit_id WHERE c.withdrawn OR c.archived OR f.archived OR b.archived"""
_HIDDEN = f"""{_HIDDEN_CHALLENGES}
    UNION ALL SELECT id FROM talk WHERE archived
    UNION ALL SELECT id FROM talk WHERE conference_id IN (SELECT id FROM conference WHERE archived)
    UNION ALL SELECT id FROM section WHERE withdrawn"""

# The newest decision of a link is its state; SQLite takes the other columns of a max() from that very row.
_STATES = """WITH decided AS (SELECT link_id, coalesce(talk_id, section_id) AS item_id, challenge_id, verdict,
        max(decided_at || id) FROM decision GROUP BY link_id)
    SELECT s.challenge_id, coalesce(s.talk_id, s.section_id) AS item_id, s.score,
        coalesce(d.verdict, 'suggested') AS state FROM suggestion s LEFT JOIN decided d ON d.link_id = s.id
    UNION ALL SELECT challenge_id, item_id, 0.0, verdict FROM decided
        WHERE link_id NOT IN (SELECT id FROM suggestion)"""

_DECISIONS = "SELECT d.*, a.name AS analyst FROM decision d JOIN analyst a ON a.id = d.analyst_id"


class LinkRepository(Repository):
    """Reads links; the newest decision of any analyst is the link's state."""

    table = "suggestion"

    def suggestions(self) -> list[Suggestion]:
        """Return every suggestion, strongest first."""
        return [_suggestion(row) for row in self._query("SELECT * FROM suggestion ORDER BY score DESC, id")]

    def decisions(self) -> list[Decision]:
        """Return every decision, oldest first."""
        return [_decision(row) for row in self._query(f"{_DECISIONS} ORDER BY d.decided_at, d.id")]

    def all(self) -> list[Link]:
        """Return every suggested or decided link whose item and challenge stand, strongest first."""
        hidden = {row["id"] for row in self._query(_HIDDEN)}
        links = _joined(self.suggestions(), self.decisions())
        return [link for link in links if link.item_id not in hidden and link.challenge_id not in hidden]

    def of_talk(self, talk_id: str) -> list[Link]:
        """Return the suggested and decided links of a talk whose challenge stands, strongest first."""
        hidden = {row["id"] for row in self._query(_HIDDEN_CHALLENGES)}
        rows = self._query("SELECT * FROM suggestion WHERE talk_id = ? ORDER BY score DESC, id", (talk_id,))
        return [
            link
            for link in _joined([_suggestion(row) for row in rows], self.decisions_on(talk_id))
            if link.challenge_id not in hidden
        ]

    def of_challenge(self, challenge_id: str) -> list[Link]:
        """Return the suggested and decided links of a challenge whose talk or section stands, strongest first."""
        hidden = {row["id"] for row in self._query(_HIDDEN)}
        key = (challenge_id,)
        suggested = self._query("SELECT * FROM suggestion WHERE challenge_id = ? ORDER BY score DESC, id", key)
        decided = self._query(f"{_DECISIONS} WHERE d.challenge_id = ? ORDER BY d.decided_at, d.id", key)
        links = _joined([_suggestion(row) for row in suggested], [_decision(row) for row in decided])
        return [link for link in links if link.item_id not in hidden]

    def states(self) -> list[tuple[str, LinkState, float]]:
        """Return challenge, state and score of every link whose item and challenge stand; receipts are not read."""
        hidden = {row["id"] for row in self._query(_HIDDEN)}
        rows = self._query(_STATES)
        return [
            (row["challenge_id"], row["state"], row["score"])
            for row in rows
            if row["item_id"] not in hidden and row["challenge_id"] not in hidden
        ]

    def decisions_on(self, talk_id: str) -> list[Decision]:
        """Return every decision of a talk's links, oldest first."""
        sql = f"{_DECISIONS} WHERE d.talk_id = ? ORDER BY d.decided_at, d.id"
        return [_decision(row) for row in self._query(sql, (talk_id,))]

    def decision_of(self, link_id: str, analyst: str) -> Decision | None:
        """Return what an analyst decided of a link, None where they did not."""
        rows = self._query(f"{_DECISIONS} WHERE d.link_id = ? AND a.name = ?", (link_id, analyst))
        return _decision(rows[0]) if rows else None

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
        challenges = [row["id"] for row in self._query("SELECT id FROM challenge WHERE NOT withdrawn AND NOT archived")]
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


def _decision(row: sqlite3.Row) -> Decision:
    return Decision(
        link_id=row["link_id"],
        item_kind=_item(row)[0],
        item_id=_item(row)[1],
        challenge_id=row["challenge_id"],
        verdict=row["verdict"],
        analyst=row["analyst"],
        note=row["note"],
        decided_at=row["decided_at"],
    )


def _joined(suggestions: Sequence[Suggestion], decisions: Sequence[Decision]) -> list[Link]:
    """Return links from suggestions and decisions (oldest first, the newest counts), strongest first."""
    decided = {decision.link_id: decision for decision in decisions}
    links = [_link(suggestion, decided.pop(suggestion.id, None)) for suggestion in suggestions]
    links.extend(
        Link(d.link_id, d.item_kind, d.item_id, d.challenge_id, 0.0, d.verdict, Receipt(), d) for d in decided.values()
    )
    return links


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
