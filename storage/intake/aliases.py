"""The names under which a talk is known again: session code, guid of the programme, and title in any language."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from storage.edits import Value
from storage.ids import stable_id
from storage.importing.parsed import ParsedTitle
from storage.intake.draft import Draft
from storage.text import title_key


def heading_aliases(heading: ParsedTitle) -> list[str]:
    """Return a heading's aliases, the surest first: session code, then titles."""
    titles = (f"title:{key}" for title in (heading.title, *heading.other_titles) if (key := title_key(title)))
    return [*([f"code:{heading.code.casefold()}"] if heading.code else []), *titles]


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
                if talk_id not in taken and (alias.startswith(("code:", "guid:")) or self._compatible(talk_id, code)):
                    return talk_id
        return None

    def remember(self, talk_id: str, aliases: Sequence[str]) -> None:
        """Make a talk known under aliases from now on."""
        for alias in aliases:
            if talk_id not in self.talks(alias):
                self._drafted.setdefault(alias, []).append(talk_id)
                row: dict[str, Value] = {"talk_id": talk_id, "alias": alias}
                self._draft.put("talk_alias", stable_id("alias", talk_id, alias), row)

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
