"""The names under which a talk is known again: session code, guid of the programme, and title in any language."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from storage.edits import Row, Value
from storage.ids import stable_id
from storage.importing.parsed import ParsedTitle
from storage.intake.distinctions import are_distinguished
from storage.intake.draft import Draft
from storage.session_types import is_linkable
from storage.text import title_key

_TELLING = ("code:", "guid:")
"""How aliases begin that name a talk whatever its session code is."""


def heading_aliases(heading: ParsedTitle) -> list[str]:
    """Return a heading's aliases, the surest first: session code, then titles."""
    titles = (f"title:{key}" for title in (heading.title, *heading.other_titles) if (key := title_key(title)))
    return [*([f"code:{heading.code.casefold()}"] if heading.code else []), *titles]


def event_aliases(guid: str, heading: ParsedTitle) -> list[str]:
    """Return the aliases of a programme's event; breaks and meals, of which there are many, are known by guid only."""
    aliases = heading_aliases(heading) if is_linkable(heading.session_type) else []
    return [*([f"guid:{guid}"] if guid else []), *aliases]


def stated_aliases(row: Row) -> list[str]:
    """Return the aliases that a stored report or programme event gives its talk."""
    heading = ParsedTitle(
        str(row["title"]),
        tuple(json.loads(str(row["other_titles"]))),
        code=str(row["code"]),
        session_type=str(row["session_type"]),
    )
    return event_aliases(str(row["guid"]), heading) if "guid" in row else heading_aliases(heading)


def put_alias(draft: Draft, talk_id: str, alias: str) -> None:
    """Draft that a talk is known under an alias."""
    row: dict[str, Value] = {"talk_id": talk_id, "alias": alias}
    draft.put("talk_alias", stable_id("alias", talk_id, alias), row)


class AliasIndex:
    """Finds the talks of one conference by alias, those of the running import included."""

    def __init__(self, connection: sqlite3.Connection, conference_id: str, draft: Draft) -> None:
        self._connection = connection
        self._conference_id = conference_id
        self._draft = draft
        self._drafted: dict[str, list[str]] = {}
        self._merged: dict[str, str] = {}

    def talks(self, alias: str) -> list[str]:
        """Return the ids of the talks known under an alias, in the order in which they became known."""
        rows = self._connection.execute(
            "SELECT a.talk_id FROM talk_alias a JOIN talk t ON t.id = a.talk_id"
            " WHERE a.alias = ? AND t.conference_id = ? ORDER BY a.rowid",
            (alias, self._conference_id),
        )
        found = [*(str(row[0]) for row in rows), *self._drafted.get(alias, ())]
        return list(dict.fromkeys(self.standing(talk_id) for talk_id in found))

    def find(self, aliases: Sequence[str], code: str, taken: frozenset[str] | set[str] = frozenset()) -> str | None:
        """Return the talk that the first telling alias names; a title does not join two different session codes."""
        for alias in aliases:
            for talk_id in self.talks(alias):
                if talk_id not in taken and (alias.startswith(_TELLING) or self._compatible(talk_id, code)):
                    return talk_id
        return None

    def is_known_as(self, talk_id: str, aliases: Sequence[str], code: str) -> bool:
        """Return whether one of the aliases names the talk, be it among others."""
        return any(
            talk_id in self.talks(alias) and (alias.startswith(_TELLING) or self._compatible(talk_id, code))
            for alias in aliases
        )

    def remember(self, talk_id: str, aliases: Sequence[str]) -> None:
        """Make a talk known under aliases from now on, but for those of a talk that it was distinguished from."""
        for alias in aliases:
            known = self.talks(alias)
            if talk_id in known or any(are_distinguished(self._draft, talk_id, other) for other in known):
                continue
            self._drafted.setdefault(alias, []).append(talk_id)
            put_alias(self._draft, talk_id, alias)

    def find_all(self, aliases: Sequence[str], code: str) -> list[str]:
        """Return the talks that the aliases name, each alias one: more than one are one talk under several names."""
        found = (self.find([alias], code) for alias in aliases)
        return list(dict.fromkeys(talk_id for talk_id in found if talk_id is not None))

    def merge(self, kept: str, gone: str) -> None:
        """Take one talk for another from now on."""
        self._merged[gone] = kept

    def standing(self, talk_id: str) -> str:
        """Return the talk for which a talk stands, itself unless it was merged."""
        while talk_id in self._merged:
            talk_id = self._merged[talk_id]
        return talk_id

    def _compatible(self, talk_id: str, code: str) -> bool:
        row = self._draft.get("talk", talk_id)
        known = str(row["code"]) if row and row.get("code") else ""
        return not code or not known or known.casefold() == code.casefold()
