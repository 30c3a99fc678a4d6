"""The analysts' own marks: tags, highlights, notes, ratings, revisions, attachments, and topics of their glossary."""

from __future__ import annotations

from storage.records import Attachment, Highlight, Note, Rating, Revision, Tag, Topic
from storage.repositories.base import Repository, item_ref, strings


class TagRepository(Repository):
    """Reads tags and what they are on."""

    table = "tag"

    def all(self) -> list[Tag]:
        """Return every tag by name."""
        rows = self._query("SELECT * FROM tag ORDER BY name, id")
        return [Tag(row["id"], row["name"], row["parent_id"] or "", row["colour"], row["shortcut"]) for row in rows]

    def by_talk(self) -> dict[str, list[str]]:
        """Return the names of each tagged talk's tags, by name, each once however many analysts gave it."""
        grouped: dict[str, list[str]] = {}
        sql = """SELECT DISTINCT t.talk_id, g.name FROM tagging t JOIN tag g ON g.id = t.tag_id
            WHERE t.talk_id IS NOT NULL ORDER BY g.name"""
        for row in self._query(sql):
            grouped.setdefault(row["talk_id"], []).append(row["name"])
        return grouped

    def taggings(self, talk_id: str) -> dict[str, list[str]]:
        """Return, by tag name, the ids of the taggings on a talk."""
        grouped: dict[str, list[str]] = {}
        sql = "SELECT t.id, g.name FROM tagging t JOIN tag g ON g.id = t.tag_id WHERE t.talk_id = ?"
        for row in self._query(sql, (talk_id,)):
            grouped.setdefault(row["name"], []).append(row["id"])
        return grouped


class HighlightRepository(Repository):
    """Reads highlights."""

    table = "highlight"

    def all(self) -> list[Highlight]:
        """Return every highlight in the order in which they were made."""
        sql = """SELECT h.*, a.name AS analyst FROM highlight h JOIN analyst a ON a.id = h.analyst_id ORDER BY h.id"""
        return [
            Highlight(
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
            for row in self._query(sql)
        ]


class NoteRepository(Repository):
    """Reads notes."""

    table = "note"

    def all(self) -> list[Note]:
        """Return every note in the order in which they were made."""
        sql = "SELECT n.*, a.name AS analyst FROM note n JOIN analyst a ON a.id = n.analyst_id ORDER BY n.id"
        return [
            Note(row["id"], item_ref(row), row["analyst"], row["text"], row["made_at"], row["highlight_id"] or "")
            for row in self._query(sql)
        ]


class RatingRepository(Repository):
    """Reads ratings."""

    table = "rating"

    def all(self) -> list[Rating]:
        """Return every analyst's rating of every talk."""
        sql = "SELECT r.*, a.name AS analyst FROM rating r JOIN analyst a ON a.id = r.analyst_id ORDER BY r.id"
        return [Rating(row["id"], row["talk_id"], row["analyst"], row["value"]) for row in self._query(sql)]


class RevisionRepository(Repository):
    """Reads revisions."""

    table = "revision"

    def all(self) -> list[Revision]:
        """Return every analyst's versions of parts of reports."""
        sql = "SELECT r.*, a.name AS analyst FROM revision r JOIN analyst a ON a.id = r.analyst_id ORDER BY r.id"
        return [
            Revision(row["id"], row["report_id"], row["analyst"], row["part"], row["text"]) for row in self._query(sql)
        ]


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
