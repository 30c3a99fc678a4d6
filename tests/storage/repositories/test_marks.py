"""The analysts' own marks, as records."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.edits import Change, Edit, Insert, Row, content_hash
from storage.library import Library
from storage.mark_edits import add_note, rate_talk, tag_talks
from storage.messages import Message
from storage.records import Attachment, Highlight, ItemRef, Revision, Tag, Topic
from storage.row_writer import analyst_id
from tests.storage.samples import FIRST, SECOND, digest, report, take_in


@pytest.fixture
def desk(library: Library) -> Library:
    """Return a library with two talks, whose analysts are known."""
    take_in(library, digest(report(1), report(2)))
    library.apply(rate_talk(library, library.talks.all()[0].id, 3, SECOND), SECOND)
    return library


def put(library: Library, *changes: Change, contents: tuple[bytes, ...] = ()) -> None:
    """Apply changes as one edit."""
    library.apply(Edit(Message("test"), changes, contents=contents), FIRST)


def test_tags_come_by_name_with_what_they_stand_below(desk: Library) -> None:
    put(desk, Insert("tag", {"id": "t", "name": "乙", "colour": "red", "shortcut": "1"}))
    put(desk, Insert("tag", {"id": "u", "name": "丙", "parent_id": "t"}))
    assert desk.tags.all() == [Tag("u", "丙", "t"), Tag("t", "乙", "", "red", "1")]


def test_a_talks_tags_come_once_by_name(desk: Library) -> None:
    first, second = (talk.id for talk in desk.talks.all())
    for analyst, talk, names in ((FIRST, first, ["b", "a"]), (SECOND, first, ["a"]), (SECOND, second, ["c"])):
        desk.apply(tag_talks(desk, [talk], names, analyst), analyst)
    assert desk.tags.by_talk() == {first: ["a", "b"], second: ["c"]}
    assert {name: len(found) for name, found in desk.tags.taggings(first).items()} == {"a": 2, "b": 1}
    assert desk.tags.taggings("nothing") == {}


def test_a_highlight_comes_with_its_anchor(desk: Library) -> None:
    talk, found = desk.talks.all()[0].id, desk.reports.all()[0].id
    anchor: Row = {"exact": "近存", "prefix": "前", "suffix": "后", "start": 3, "end": 5, "colour": "yellow"}
    row: Row = {"id": "h", "analyst_id": analyst_id(FIRST), "talk_id": talk, "field": "facts", "report_id": found}
    put(desk, Insert("highlight", {**row, **anchor, "made_at": "2026"}))
    assert desk.highlights.all() == [
        Highlight("h", ItemRef("talk", talk), FIRST, "facts", found, "近存", "前", "后", 3, 5, "yellow")
    ]


def test_notes_come_in_the_order_in_which_they_were_made(desk: Library) -> None:
    talk = desk.talks.all()[0].id
    rows: list[Row] = [
        {"id": key, "analyst_id": analyst_id(FIRST), "talk_id": talk, "text": key, "made_at": "2026"}
        for key in ("0199-b", "0198-a", "0199-a")
    ]
    put(desk, *(Insert("note", row) for row in rows))
    assert [note.text for note in desk.notes.all()] == ["0198-a", "0199-a", "0199-b"]
    desk.apply(add_note(desk, ItemRef("talk", talk), "新", SECOND), SECOND)
    assert (desk.notes.all()[-1].analyst, desk.notes.all()[-1].highlight_id) == (SECOND, "")


def test_ratings_are_those_of_every_analyst(desk: Library) -> None:
    talk = desk.talks.all()[0].id
    desk.apply(rate_talk(desk, talk, 5, FIRST), FIRST)
    assert {(found.talk_id, found.analyst, found.value) for found in desk.ratings.all()} == {
        (talk, FIRST, 5),
        (talk, SECOND, 3),
    }


def test_a_revision_stands_beside_the_report(desk: Library) -> None:
    found = desk.reports.all()[0]
    row: Row = {"id": "r", "analyst_id": analyst_id(SECOND), "report_id": found.id, "part": "facts", "text": "我的"}
    put(desk, Insert("revision", row))
    assert desk.revisions.all() == [Revision("r", found.id, SECOND, "facts", "我的")]
    assert desk.reports.all()[0] == found


def test_an_attachment_is_kept_once_under_its_hash(desk: Library) -> None:
    talk = desk.talks.all()[0].id
    row: Row = {
        "analyst_id": analyst_id(FIRST),
        "name": "slide.jpg",
        "media_type": "image/jpeg",
        "sha256": content_hash(b"picture"),
        "added_at": "2026",
        "talk_id": talk,
    }
    for key in ("a", "b"):
        put(desk, Insert("attachment", {"id": key, **row}), contents=(b"picture",))
    attachment = Attachment("a", ItemRef("talk", talk), FIRST, "slide.jpg", "image/jpeg", content_hash(b"picture"))
    assert desk.attachments.all() == [attachment, replace(attachment, id="b")]
    assert desk.attachments.data(attachment) == b"picture"
    desk.history.undo(FIRST)
    desk.history.redo(FIRST)
    assert desk.attachments.data(desk.attachments.all()[1]) == b"picture"
    with pytest.raises(LookupError, match="no content"):
        desk.attachments.data(replace(attachment, sha256="nothing"))


def test_own_topics_come_by_their_name(desk: Library) -> None:
    names: Row = {"zh_hant": "數位孿生", "en": "digital twin"}
    lists: Row = {"abbreviations": '["DT"]', "broader": '["仿真"]', "related": "[]"}
    put(desk, Insert("topic", {"id": "2", "zh_hans": "数字孪生", **names, **lists}))
    put(desk, Insert("topic", {"id": "1", "zh_hans": "世界模型", "zh_hant": "", "en": ""}))
    assert desk.topics.all() == [
        Topic("1", "世界模型", "", ""),
        Topic("2", "数字孪生", "數位孿生", "digital twin", ("DT",), ("仿真",), ()),
    ]
