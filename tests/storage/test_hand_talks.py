"""Talks added and edited by hand, and documents that name them before and afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import NotFoundError
from storage.hand_checks import FormError
from storage.hand_talks import add_talk, edit_talk
from storage.history import MarksInTheWayError
from storage.importing.parsed import ParsedDocument, ParsedEvent, ParsedTitle
from storage.intake.names import conference_key
from storage.library import Library, scratch_library
from storage.records import Speaker, Talk
from tests.storage.intake.documents import ANALYST, Desk, digest, event, programme, report

DAY = "2026-03-16"
NINE, TEN = f"{DAY}T09:00:00+08:00", f"{DAY}T10:00:00+08:00"


@pytest.fixture
def desk(library: Library) -> Desk:
    """Return a desk at a library in memory with one talk of a programme."""
    desk = Desk(library)
    desk.take_in("p.json", announced("Storage for robots", room="Hall 1"))
    return desk


def announced(title: str, *, room: str = "", code: str = "S1") -> ParsedDocument:
    return programme(event("g1", title, NINE, code=code, room=room))


def only(desk: Desk) -> Talk:
    (talk,) = desk.library.talks.all()
    return talk


def edit(desk: Desk, **columns: object) -> Talk:
    """Edit the only talk and return it as it is then."""
    desk.library.apply(edit_talk(desk.library, replace(only(desk), **columns)), ANALYST)
    return only(desk)


def corrected(desk: Desk) -> dict[str, tuple[str, str]]:
    """Return what is corrected in the only talk: by field, what was written and what documents state."""
    return {found.field: (found.value, found.stated) for found in desk.library.talks.amendments(only(desk).id)}


def problems(desk: Desk, talk: Talk, *, new: bool = False) -> dict[str, str]:
    """Return the key of what is wrong with each field of an entry."""
    with pytest.raises(FormError) as refusal:
        add_talk(desk.library, talk) if new else edit_talk(desk.library, talk)
    return {field: problem.what.key for field, problem in refusal.value.problems.items()}


def test_a_correction_stays_whatever_documents_come(desk: Desk) -> None:
    edit(desk, title="Storage for Robots, corrected", room="Hall 9")
    plan = desk.take_in("p.json", announced("Storage for robot arms", room="Hall 2"))
    assert plan.status == "updated"
    talk = only(desk)
    assert (talk.title, talk.room, talk.other_titles) == ("Storage for Robots, corrected", "Hall 9", ())
    assert corrected(desk) == {
        "title": ("Storage for Robots, corrected", "Storage for robot arms"),
        "room": ("Hall 9", "Hall 2"),
    }
    desk.take_in("d.md", digest(report("Storage for robot arms", "What was said", track="Robotics")))
    talk = only(desk)
    assert (talk.title, talk.room, talk.track) == ("Storage for Robots, corrected", "Hall 9", "Robotics")


def test_a_field_set_back_follows_the_documents_again(desk: Desk) -> None:
    edit(desk, title="Another title", room="Hall 9")
    edit(desk, room="Hall 1")
    assert corrected(desk).keys() == {"title"}
    desk.take_in("p.json", announced("Storage for robots", room="Hall 2"))
    assert (only(desk).title, only(desk).room) == ("Another title", "Hall 2")


def test_what_was_not_touched_is_no_correction(desk: Desk) -> None:
    assert desk.library.apply(edit_talk(desk.library, only(desk)), ANALYST) is None
    edit(desk, room="  Hall 1 ")
    assert corrected(desk) == {}


def test_a_title_in_another_language_keeps_the_stated_one_beside_it(desk: Desk) -> None:
    talk = edit(desk, title="机器人存储")
    assert talk.other_titles == ("Storage for robots",)
    desk.take_in("p.json", announced("Storage for all robots"))
    assert (only(desk).title, only(desk).other_titles) == ("机器人存储", ("Storage for all robots",))
    talk = edit(desk, title="Storage for all robots")
    assert (talk.other_titles, corrected(desk)) == ((), {})


def test_documents_find_a_talk_by_its_corrected_title_and_by_the_old_one(desk: Desk) -> None:
    edit(desk, title="机器人存储", code="R7")
    desk.take_in("a.md", digest(report("机器人存储", "甲说")))
    desk.take_in("b.md", digest(report("Storage for robots", "B says")))
    desk.take_in("c.md", digest(report("Something else", "C says", code="R7")))
    assert len(desk.library.reports.by_talk()[only(desk).id]) == 3


def test_a_correction_is_undone_and_redone(desk: Desk) -> None:
    before = only(desk)
    after = edit(desk, title="Corrected", speakers=(Speaker("讲者甲", "CTO"),), start=TEN, abstract="Text")
    desk.library.history.undo(ANALYST)
    assert (only(desk), corrected(desk)) == (before, {})
    desk.library.history.redo(ANALYST)
    assert only(desk) == after
    assert corrected(desk).keys() == {"title", "speakers", "start", "abstract"}


def test_a_talk_added_by_hand_is_joined_and_filled_in_by_documents(library: Library) -> None:
    desk = Desk(library)
    desk.take_in("p.json", programme(conference="Forum", time_zone="Asia/Shanghai"))
    talk = Talk("", conference_key("Forum"), "机器人存储", start=NINE, speakers=(Speaker("讲者甲"),))
    library.apply(add_talk(library, talk), ANALYST)
    added = only(desk)
    assert (added.title, added.start, added.room) == ("机器人存储", NINE, "")
    heading = ParsedTitle("机器人存储", ("Storage for robots",), code="S1")
    event = ParsedEvent("g1", heading, start=TEN, room="Hall 1", speakers=(Speaker("讲者乙"),))
    desk.take_in("p2.json", programme(event, conference="Forum"))
    joined = only(desk)
    assert joined.id == added.id
    assert (joined.start, joined.speakers) == (NINE, (Speaker("讲者甲"),))
    assert (joined.room, joined.code, joined.other_titles) == ("Hall 1", "S1", ("Storage for robots",))
    assert edit(desk, start=TEN).start == TEN
    assert corrected(desk).keys() == {"title", "speakers"}


def test_what_was_emptied_again_in_a_talk_added_by_hand_is_filled_in(library: Library) -> None:
    desk = Desk(library)
    desk.take_in("p.json", programme(conference="Forum"))
    library.apply(add_talk(library, Talk("", conference_key("Forum"), "Storage", room="Hall 9")), ANALYST)
    edit(desk, room="")
    desk.take_in("p2.json", programme(event("g1", "Storage", room="Hall 1"), conference="Forum"))
    assert only(desk).room == "Hall 1"


def test_a_talk_added_by_hand_is_taken_back(desk: Desk) -> None:
    library = desk.library
    library.apply(add_talk(library, Talk("", only(desk).conference_id, "Storage")), ANALYST)
    assert len(library.talks.all()) == 2
    assert library.history.undoable(ANALYST).message.parameters == {"title": "Storage"}  # type: ignore[union-attr]
    library.history.undo(ANALYST)
    assert [talk.title for talk in library.talks.all()] == ["Storage for robots"]


def test_entries_are_tidied(desk: Desk) -> None:
    talk = edit(
        desk,
        title="  New \n title ",
        other_titles=("新标题", "", "new TITLE", "新标题"),
        speakers=(Speaker(" 讲者甲 ", " CTO "), Speaker("", "", " ")),
        abstract="\nText \n",
    )
    assert (talk.title, talk.other_titles, talk.abstract) == ("New title", ("新标题",), "Text")
    assert talk.speakers == (Speaker("讲者甲", "CTO"),)


def test_every_problem_is_named_at_its_field(desk: Desk) -> None:
    wrong = replace(only(desk), title=" ", start=TEN, end=NINE, speakers=(Speaker("", "CTO"),))
    assert problems(desk, wrong) == {
        "title": "form.title_empty",
        "end": "form.end_before_start",
        "speakers": "form.speaker_unnamed",
    }
    assert problems(desk, replace(only(desk), start="soon")) == {"start": "form.time_unreadable"}


@pytest.mark.parametrize(
    ("start", "end"), [(NINE, TEN), (DAY, NINE), (NINE, DAY), ("", NINE), (NINE, f"{DAY}T02:00:00+00:00"), (NINE, NINE)]
)
def test_times_that_are_in_order(desk: Desk, start: str, end: str) -> None:
    assert (edit(desk, start=start, end=end).start, only(desk).end) == (start, end)


def test_a_code_belongs_to_one_talk(desk: Desk) -> None:
    new = Talk("", only(desk).conference_id, "Another talk", code="s1")
    assert problems(desk, new, new=True) == {"code": "form.code_taken"}


def test_a_talk_that_nothing_tells_apart_from_a_known_one_is_not_added(desk: Desk) -> None:
    new = Talk("", only(desk).conference_id, "STORAGE for robots")
    assert problems(desk, new, new=True) == {"title": "form.talk_known"}
    for apart in (replace(new, code="S2"), replace(new, start=TEN)):
        assert add_talk(desk.library, apart).changes


def test_a_talk_of_a_document_stays_in_its_conference(desk: Desk) -> None:
    desk.take_in("p2.json", programme(conference="Forum"))
    moved = replace(only(desk), conference_id=conference_key("Forum"))
    assert problems(desk, moved) == {"conference_id": "form.conference_stated"}


def test_a_talk_added_by_hand_moves_to_another_conference(desk: Desk) -> None:
    library = desk.library
    desk.take_in("p2.json", programme(conference="Forum"))
    library.apply(add_talk(library, Talk("", conference_key("Forum"), "Storage")), ANALYST)
    added = next(talk for talk in library.talks.all() if talk.title == "Storage")
    library.apply(edit_talk(library, replace(added, conference_id=conference_key(""))), ANALYST)
    desk.take_in("d.md", digest(report("Storage", "What was said")))
    assert library.reports.by_talk().keys() == {added.id}


def test_an_unknown_talk_is_not_edited(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        edit_talk(desk.library, Talk("nothing", "", "Title"))


def test_taking_back_an_import_asks_for_the_talks_that_were_corrected(desk: Desk) -> None:
    library = desk.library
    edit(desk, title="Corrected", code="R7")
    library.apply(desk.plan("d.md", digest(report("Corrected", "What was said"))).edit, "分析员乙")  # type: ignore[arg-type]
    library.history.undo("分析员乙")
    # The analyst's own edit comes first; nothing is taken from somebody else's.
    other = only(desk)
    library.history.undo(ANALYST)
    library.apply(edit_talk(library, replace(only(desk), title="Corrected by another")), "分析员乙")
    with pytest.raises(MarksInTheWayError) as refusal:
        library.history.undo(ANALYST)
    assert refusal.value.count == 1
    library.history.undo(ANALYST, keep_marked=True)
    assert (only(desk).id, only(desk).title) == (other.id, "Corrected by another")


ENTRIES = st.dictionaries(
    st.sampled_from(["title", "code", "room", "track", "abstract"]),
    st.sampled_from(["甲", "Beta", "gamma 3"]),
    max_size=3,
)
STEPS = st.lists(st.tuples(st.booleans(), ENTRIES), max_size=8)


@given(STEPS)
def test_what_is_written_stands_whatever_is_imported_and_undo_takes_back_every_edit(
    steps: list[tuple[bool, dict[str, str]]],
) -> None:
    with scratch_library() as library:
        desk = Desk(library)
        document = {"title": "Storage", "code": "", "room": "A", "track": "", "abstract": ""}
        states = [take_event(desk, document)]
        written: dict[str, str] = {}
        for is_import, entries in steps:
            before = only(desk)
            if is_import:
                document |= entries
                states = [take_event(desk, document)]  # an edit below an import may no longer be undone
            else:
                if library.apply(edit_talk(library, replace(before, **entries)), "Editor"):
                    states.append(only(desk))
                changed = {field: text for field, text in entries.items() if text != getattr(before, field)}
                written = {f: t for f, t in (written | changed).items() if f not in changed or t != document[f]}
            assert {field: getattr(only(desk), field) for field in document} == {**document, **written}
        while len(states) > 1:
            assert only(desk) == states.pop()
            library.history.undo("Editor")
        assert only(desk) == states[0]


def take_event(desk: Desk, columns: dict[str, str]) -> Talk:
    heading = ParsedTitle(columns["title"], code=columns["code"])
    rest = {field: columns[field] for field in ("room", "track", "abstract")}
    desk.take_in("p.json", programme(ParsedEvent("g1", heading, **rest)))
    return only(desk)
