"""The analysts' own marks: highlights, notes, ratings, revisions, attachments, and topics of their glossary."""

from __future__ import annotations

import sqlite3

from storage.records import Attachment, Evidence, Highlight, Note, Rating, Revision, Topic
from storage.repositories.base import Repository, item_ref, strings

_HIGHLIGHTS = "SELECT h.*, a.name AS analyst FROM highlight h JOIN analyst a ON a.id = h.analyst_id"
_NOTES = "SELECT n.*, a.name AS analyst FROM note n JOIN analyst a ON a.id = n.analyst_id"
_RATINGS = "SELECT r.*, a.name AS analyst FROM rating r JOIN analyst a ON a.id = r.analyst_id"
_REVISIONS = "SELECT r.*, a.name AS analyst FROM revision r JOIN analyst a ON a.id = r.analyst_id"
_EVIDENCE = "SELECT e.*, a.name AS analyst FROM evidence e JOIN analyst a ON a.id = e.analyst_id"


class HighlightRepository(Repository):
    """Reads highlights."""

    table = "highlight"

    def all(self) -> list[Highlight]:
        """Return every highlight in the order in which they were made."""
        return [_highlight(row) for row in self._query(f"{_HIGHLIGHTS} ORDER BY h.id")]

    def of_talk(self, talk_id: str) -> list[Highlight]:
        """Return the highlights on a talk and its reports, in the order in which they were made."""
        return [_highlight(row) for row in self._query(f"{_HIGHLIGHTS} WHERE h.talk_id = ? ORDER BY h.id", (talk_id,))]

    def get(self, highlight_id: str) -> Highlight | None:
        """Return a highlight; None where there is none of that id."""
        rows = self._query(f"{_HIGHLIGHTS} WHERE h.id = ?", (highlight_id,))
        return _highlight(rows[0]) if rows else None


class EvidenceRepository(Repository):
    """Reads which highlights are evidence for which challenges."""

    table = "evidence"

    def of_talk(self, talk_id: str) -> list[Evidence]:
        """Return what highlights of a talk are evidence for, in the order in which they were given."""
        sql = f"{_EVIDENCE} JOIN highlight h ON h.id = e.highlight_id WHERE h.talk_id = ? ORDER BY e.made_at, e.id"
        return [_evidence(row) for row in self._query(sql, (talk_id,))]

    def of_highlight(self, highlight_id: str) -> list[Evidence]:
        """Return what a highlight is evidence for, in the order in which it was given."""
        sql = f"{_EVIDENCE} WHERE e.highlight_id = ? ORDER BY e.made_at, e.id"
        return [_evidence(row) for row in self._query(sql, (highlight_id,))]


class NoteRepository(Repository):
    """Reads notes."""

    table = "note"

    def all(self) -> list[Note]:
        """Return every note in the order in which they were made."""
        return [_note(row) for row in self._query(f"{_NOTES} ORDER BY n.id")]

    def of_talk(self, talk_id: str) -> list[Note]:
        """Return the notes on a talk and its highlights, in the order in which they were made."""
        return [_note(row) for row in self._query(f"{_NOTES} WHERE n.talk_id = ? ORDER BY n.id", (talk_id,))]

    def get(self, note_id: str) -> Note | None:
        """Return a note; None where there is none of that id."""
        rows = self._query(f"{_NOTES} WHERE n.id = ?", (note_id,))
        return _note(rows[0]) if rows else None

    def on_highlight(self, highlight_id: str) -> list[Note]:
        """Return the notes on a highlight, in the order in which they were made."""
        return [_note(row) for row in self._query(f"{_NOTES} WHERE n.highlight_id = ? ORDER BY n.id", (highlight_id,))]


class RatingRepository(Repository):
    """Reads ratings."""

    table = "rating"

    def all(self) -> list[Rating]:
        """Return every analyst's rating of every talk."""
        return [_rating(row) for row in self._query(f"{_RATINGS} ORDER BY r.id")]

    def of_talk(self, talk_id: str) -> list[Rating]:
        """Return every analyst's rating of a talk."""
        return [_rating(row) for row in self._query(f"{_RATINGS} WHERE r.talk_id = ? ORDER BY r.id", (talk_id,))]


class RevisionRepository(Repository):
    """Reads revisions."""

    table = "revision"

    def all(self) -> list[Revision]:
        """Return every analyst's versions of parts of reports."""
        return [_revision(row) for row in self._query(f"{_REVISIONS} ORDER BY r.id")]

    def of_talk(self, talk_id: str) -> list[Revision]:
        """Return every analyst's versions of parts of a talk's reports."""
        sql = f"{_REVISIONS} JOIN report x ON x.id = r.report_id WHERE x.talk_id = ? ORDER BY r.id"
        return [_revision(row) for row in self._query(sql, (talk_id,))]

    def get(self, revision_id: str) -> Revision | None:
        """Return a revision; None where there is none of that id."""
        rows = self._query(f"{_REVISIONS} WHERE r.id = ?", (revision_id,))
        return _revision(rows[0]) if rows else None


class AttachmentRepository(Repository):
    """Reads attachments and their bytes."""

    table = "attachment"

    def all(self) -> list[Attachment]:
        """Return every attachment in the order in which they were added."""
        sql = "SELECT t.*, a.name AS analyst FROM attachment t JOIN analyst a ON a.id = t.analyst_id ORDER BY t.id"
        return [
            Attachment(row["id"], item_ref(row), row["analyst"], row["name"], row["media_type"], row["sha256"])
            for row in self._query(sql)
        ]

    def data(self, attachment: Attachment) -> bytes:
        """Return the attached file's bytes; LookupError if the library has lost them."""
        rows = self._query("SELECT data FROM content WHERE sha256 = ?", (attachment.sha256,))
        if not rows:
            raise LookupError(f"the library has no content {attachment.sha256}")
        return bytes(rows[0]["data"])


class TopicRepository(Repository):
    """Reads the analysts' own topics."""

    table = "topic"

    def all(self) -> list[Topic]:
        """Return every own topic by its simplified Chinese name."""
        return [
            Topic(
                id=row["id"],
                zh_hans=row["zh_hans"],
                zh_hant=row["zh_hant"],
                en=row["en"],
                abbreviations=strings(row["abbreviations"]),
                broader=strings(row["broader"]),
                related=strings(row["related"]),
            )
            for row in self._query("SELECT * FROM topic ORDER BY zh_hans, id")
        ]


def _highlight(row: sqlite3.Row) -> Highlight:
    return Highlight(
        id=row["id"],
        item=item_ref(row),
        analyst=row["analyst"],
        field=row["field"],
        report_id=row["report_id"] or "",
        exact=row["exact"],
        prefix=row["prefix"],
        suffix=row["suffix"],
        start=row["start"],
        end=row["end"],
        colour=row["colour"],
    )


def _evidence(row: sqlite3.Row) -> Evidence:
    return Evidence(row["id"], row["highlight_id"], row["challenge_id"], row["analyst"])


def _note(row: sqlite3.Row) -> Note:
    return Note(row["id"], item_ref(row), row["analyst"], row["text"], row["made_at"], row["highlight_id"] or "")


def _rating(row: sqlite3.Row) -> Rating:
    return Rating(row["id"], row["talk_id"], row["analyst"], row["value"])


def _revision(row: sqlite3.Row) -> Revision:
    return Revision(row["id"], row["report_id"], row["analyst"], row["part"], row["text"])
