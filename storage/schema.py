"""The tables of a library file, as the first migration makes them; `storage.schema_2` holds what came after.

Kept tables hold what somebody read in, wrote or decided; each has one text key `id` and changes only by edits.
A mark names its item by one of three columns (talk, section, challenge), so that foreign keys hold.
Derived tables can be rebuilt at any time and go with the rows they were derived from.
"""

from __future__ import annotations

from storage import schema_2

_ITEM = """
    talk_id TEXT REFERENCES talk(id),
    section_id TEXT REFERENCES section(id),
    challenge_id TEXT REFERENCES challenge(id),
    CHECK ((talk_id IS NOT NULL) + (section_id IS NOT NULL) + (challenge_id IS NOT NULL) = 1)"""

_LINKED = """
    talk_id TEXT REFERENCES talk(id) {on_delete},
    section_id TEXT REFERENCES section(id) {on_delete},
    challenge_id TEXT NOT NULL REFERENCES challenge(id) {on_delete},
    CHECK ((talk_id IS NOT NULL) + (section_id IS NOT NULL) = 1)"""

_IMPORTED = (
    """conference (id TEXT PRIMARY KEY, name TEXT NOT NULL, time_zone TEXT NOT NULL DEFAULT '',
        archived INTEGER NOT NULL DEFAULT 0)""",
    """source (id TEXT PRIMARY KEY, conference_id TEXT NOT NULL REFERENCES conference(id),
        kind TEXT NOT NULL CHECK (kind IN ('digest', 'challenges', 'programme', 'reference')),
        name TEXT NOT NULL, title TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES content(sha256),
        parser TEXT NOT NULL, encoding TEXT NOT NULL, imported_at TEXT NOT NULL)""",
    """talk (id TEXT PRIMARY KEY, conference_id TEXT NOT NULL REFERENCES conference(id),
        title TEXT NOT NULL, other_titles TEXT NOT NULL DEFAULT '[]', code TEXT NOT NULL DEFAULT '',
        session_type TEXT NOT NULL DEFAULT '', level TEXT NOT NULL DEFAULT '',
        track TEXT NOT NULL DEFAULT '', subtrack TEXT NOT NULL DEFAULT '',
        start TEXT NOT NULL DEFAULT '', "end" TEXT NOT NULL DEFAULT '', room TEXT NOT NULL DEFAULT '',
        abstract TEXT NOT NULL DEFAULT '', speakers TEXT NOT NULL DEFAULT '[]',
        schedule_status TEXT NOT NULL DEFAULT '' CHECK (schedule_status IN ('', 'moved', 'cancelled')),
        archived INTEGER NOT NULL DEFAULT 0)""",
    """talk_alias (id TEXT PRIMARY KEY, talk_id TEXT NOT NULL REFERENCES talk(id), alias TEXT NOT NULL)""",
    """report (id TEXT PRIMARY KEY, talk_id TEXT NOT NULL REFERENCES talk(id),
        source_id TEXT NOT NULL REFERENCES source(id), position INTEGER NOT NULL,
        title TEXT NOT NULL, other_titles TEXT NOT NULL, code TEXT NOT NULL, session_type TEXT NOT NULL,
        level TEXT NOT NULL, track TEXT NOT NULL, subtrack TEXT NOT NULL, date TEXT NOT NULL, speakers TEXT NOT NULL,
        facts TEXT NOT NULL, insight TEXT NOT NULL, takeaways TEXT NOT NULL, topics TEXT NOT NULL,
        authors TEXT NOT NULL, other_parts TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, withdrawn INTEGER NOT NULL DEFAULT 0)""",
    """programme_event (id TEXT PRIMARY KEY, talk_id TEXT NOT NULL REFERENCES talk(id),
        source_id TEXT NOT NULL REFERENCES source(id), position INTEGER NOT NULL, guid TEXT NOT NULL,
        title TEXT NOT NULL, other_titles TEXT NOT NULL, code TEXT NOT NULL, session_type TEXT NOT NULL,
        track TEXT NOT NULL, subtrack TEXT NOT NULL, speakers TEXT NOT NULL,
        start TEXT NOT NULL, "end" TEXT NOT NULL, room TEXT NOT NULL, abstract TEXT NOT NULL,
        schedule_status TEXT NOT NULL, withdrawn INTEGER NOT NULL DEFAULT 0)""",
    """business_unit (id TEXT PRIMARY KEY, name TEXT NOT NULL, archived INTEGER NOT NULL DEFAULT 0)""",
    """focus_area (id TEXT PRIMARY KEY, business_unit_id TEXT NOT NULL REFERENCES business_unit(id),
        name TEXT NOT NULL, archived INTEGER NOT NULL DEFAULT 0)""",
    """challenge (id TEXT PRIMARY KEY, focus_area_id TEXT NOT NULL REFERENCES focus_area(id),
        source_id TEXT REFERENCES source(id), position INTEGER NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL,
        withdrawn INTEGER NOT NULL DEFAULT 0)""",
    """section (id TEXT PRIMARY KEY, source_id TEXT NOT NULL REFERENCES source(id), position INTEGER NOT NULL,
        number TEXT NOT NULL, title TEXT NOT NULL, path TEXT NOT NULL, text TEXT NOT NULL, parts TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, withdrawn INTEGER NOT NULL DEFAULT 0)""",
)

_HUMAN = (
    """analyst (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE)""",
    """tag (id TEXT PRIMARY KEY, name TEXT NOT NULL, parent_id TEXT REFERENCES tag(id),
        colour TEXT NOT NULL DEFAULT '', shortcut TEXT NOT NULL DEFAULT '')""",
    f"""tagging (id TEXT PRIMARY KEY, tag_id TEXT NOT NULL REFERENCES tag(id),
        analyst_id TEXT NOT NULL REFERENCES analyst(id), {_ITEM})""",
    f"""highlight (id TEXT PRIMARY KEY, analyst_id TEXT NOT NULL REFERENCES analyst(id), field TEXT NOT NULL,
        report_id TEXT REFERENCES report(id), exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, colour TEXT NOT NULL, made_at TEXT NOT NULL, {_ITEM})""",
    f"""note (id TEXT PRIMARY KEY, analyst_id TEXT NOT NULL REFERENCES analyst(id), text TEXT NOT NULL,
        highlight_id TEXT REFERENCES highlight(id), made_at TEXT NOT NULL, {_ITEM})""",
    """rating (id TEXT PRIMARY KEY, analyst_id TEXT NOT NULL REFERENCES analyst(id),
        talk_id TEXT NOT NULL REFERENCES talk(id), value INTEGER NOT NULL CHECK (value BETWEEN 1 AND 5))""",
    """revision (id TEXT PRIMARY KEY, analyst_id TEXT NOT NULL REFERENCES analyst(id),
        report_id TEXT NOT NULL REFERENCES report(id), part TEXT NOT NULL, text TEXT NOT NULL)""",
    f"""decision (id TEXT PRIMARY KEY, link_id TEXT NOT NULL, analyst_id TEXT NOT NULL REFERENCES analyst(id),
        verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected')), note TEXT NOT NULL DEFAULT '',
        decided_at TEXT NOT NULL, {_LINKED.format(on_delete="")})""",
    """keyword (id TEXT PRIMARY KEY, challenge_id TEXT NOT NULL REFERENCES challenge(id),
        analyst_id TEXT NOT NULL REFERENCES analyst(id), word TEXT NOT NULL, weight REAL NOT NULL DEFAULT 1.0)""",
    """topic (id TEXT PRIMARY KEY, zh_hans TEXT NOT NULL, zh_hant TEXT NOT NULL, en TEXT NOT NULL,
        abbreviations TEXT NOT NULL DEFAULT '[]', broader TEXT NOT NULL DEFAULT '[]',
        related TEXT NOT NULL DEFAULT '[]')""",
    f"""attachment (id TEXT PRIMARY KEY, analyst_id TEXT NOT NULL REFERENCES analyst(id), name TEXT NOT NULL,
        media_type TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES content(sha256), added_at TEXT NOT NULL, {_ITEM})""",
    """briefing (id TEXT PRIMARY KEY, name TEXT NOT NULL, scope TEXT NOT NULL, made_at TEXT NOT NULL)""",
)

_LOG = (
    # Content is addressed by its hash and never changes; edits name the hash, so that undo needs no copy.
    """content (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL)""",
    """change_set (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, analyst TEXT NOT NULL, made_at TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('edit', 'import', 'undo', 'redo')), message_key TEXT NOT NULL,
        message_parameters TEXT NOT NULL, inverse_of INTEGER REFERENCES change_set(seq),
        schema_version INTEGER NOT NULL, finished INTEGER NOT NULL)""",
)

_DERIVED = (
    f"""suggestion (id TEXT PRIMARY KEY, score REAL NOT NULL, receipt TEXT NOT NULL,
        {_LINKED.format(on_delete="ON DELETE CASCADE")})""",
    """passage (id INTEGER PRIMARY KEY, record_id TEXT NOT NULL, field TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL)""",
    """derived_state (name TEXT PRIMARY KEY, engine TEXT NOT NULL, engine_version TEXT NOT NULL,
        input_hash TEXT NOT NULL)""",
)

_INDEXES = (
    "talk_conference ON talk(conference_id)",
    "talk_alias_alias ON talk_alias(alias)",
    "talk_alias_talk ON talk_alias(talk_id)",
    "source_conference ON source(conference_id, kind)",
    "report_talk ON report(talk_id)",
    "report_source ON report(source_id)",
    "programme_event_talk ON programme_event(talk_id)",
    "programme_event_source ON programme_event(source_id)",
    "focus_area_business_unit ON focus_area(business_unit_id)",
    "challenge_focus_area ON challenge(focus_area_id)",
    "challenge_source ON challenge(source_id)",
    "section_source ON section(source_id)",
    "tag_parent ON tag(parent_id)",
    "tagging_tag ON tagging(tag_id)",
    "highlight_report ON highlight(report_id)",
    "note_highlight ON note(highlight_id)",
    "rating_talk ON rating(talk_id)",
    "revision_report ON revision(report_id)",
    "keyword_challenge ON keyword(challenge_id)",
    "decision_link ON decision(link_id)",
    "change_set_inverse ON change_set(inverse_of)",
    "change_row ON change(row_id)",
    *(
        f"{table}_{column} ON {table}({column}) WHERE {column} IS NOT NULL"
        for table in ("tagging", "highlight", "note", "attachment", "decision", "suggestion")
        for column in ("talk_id", "section_id", "challenge_id")
    ),
)

_CHANGE = """CREATE TABLE change (seq INTEGER NOT NULL REFERENCES change_set(seq), position INTEGER NOT NULL,
    table_name TEXT NOT NULL, row_id TEXT NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
    before TEXT, after TEXT, PRIMARY KEY (seq, position)) STRICT, WITHOUT ROWID"""

KEPT: frozenset[str] = frozenset(table.split(" ", 1)[0] for table in (*_IMPORTED, *_HUMAN, *schema_2.TABLES))
"""The tables whose rows change only by edits, of all schemas together."""

STATEMENTS: tuple[str, ...] = (
    *(f"CREATE TABLE {table} STRICT" for table in (*_LOG, *_IMPORTED, *_HUMAN, *_DERIVED)),
    _CHANGE,
    *(f"CREATE INDEX {index}" for index in _INDEXES),
)
"""Everything of the first schema but the search index, in an order that foreign keys accept."""
