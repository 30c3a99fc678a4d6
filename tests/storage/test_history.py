"""Undo and redo over the edit log."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import writer as writer_module
from storage.edits import ChangeSet, Edit, Insert
from storage.errors import InputError, NotFoundError, UserFacingError
from storage.history import LaterChangesError, MarksInTheWayError
from storage.ids import link_id
from storage.library import Library, write_library
from storage.mark_edits import (
    add_keywords,
    add_note,
    change_note,
    decide,
    rate_talk,
    remove_keywords,
    tag_talks,
    untag_talks,
)
from storage.messages import Message
from storage.records import ItemRef, LinkKey, Note
from storage.schema import KEPT
from tests.storage.samples import (
    FIRST,
    SECOND,
    Clock,
    connection_of,
    copy_in_memory,
    digest,
    everything,
    kept,
    plan,
    report,
    sheet,
    take_in,
    talk_named,
)

Intent = Callable[[Library, str, int, int], Edit]

_NAMES = ("重点", "重點", "ＧＰＵ", "gpu")
_WORDS = ("PIM", "pim", "存內計算", "近存")


def _cyclic(notes: Sequence[Note], index: int) -> Note:
    return notes[index % len(notes)]


def _link(library: Library, talk: int, challenge: int) -> LinkKey:
    item, problem = library.talks.all()[talk].id, library.challenges.all()[challenge % 2].id
    return LinkKey(link_id(item, problem), "talk", item, problem)


INTENTS: dict[str, Intent] = {
    "tag": lambda library, who, a, b: tag_talks(library, [library.talks.all()[a].id], [_NAMES[b]], who),
    "untag": lambda library, who, a, b: untag_talks(library, [library.talks.all()[a].id], [_NAMES[b]]),
    "accept": lambda library, who, a, b: decide(library, _link(library, a, b), "accepted", "", who),
    "reject": lambda library, who, a, b: decide(library, _link(library, a, b), "rejected", _WORDS[b], who),
    "keywords": lambda library, who, a, b: add_keywords(library, library.challenges.all()[a % 2].id, [_WORDS[b]], who),
    "no keywords": lambda library, who, a, b: remove_keywords(library, library.challenges.all()[a % 2].id, [_WORDS[b]]),
    "note": lambda library, who, a, b: add_note(library, ItemRef("talk", library.talks.all()[a].id), _WORDS[b], who),
    "rewrite": lambda library, who, a, b: change_note(_cyclic(library.notes.all(), a).id, _WORDS[b]),
    "rate": lambda library, who, a, b: rate_talk(library, library.talks.all()[a].id, b + 1, who),
}
ANALYSTS = st.sampled_from([FIRST, SECOND])
SMALL = st.integers(0, 3)
EDITS = st.tuples(st.sampled_from(sorted(INTENTS)), ANALYSTS, SMALL, SMALL)
STEPS = st.one_of(EDITS, EDITS, st.tuples(st.sampled_from(["undo", "redo"]), ANALYSTS, SMALL, SMALL))


def take_step(library: Library, clock: Clock, step: tuple[str, str, int, int]) -> bool:
    """Take a step; return whether it changed anything. A refusal must leave everything as it was."""
    name, analyst, a, b = step
    clock.wait(61)
    if name in INTENTS:
        if not all((library.talks.all(), library.challenges.all(), library.notes.all())):  # undone, down to the imports
            return False
        return library.apply(INTENTS[name](library, analyst, a, b), analyst) is not None
    before = everything(connection_of(library))
    refusal = refusal_of(library.history.undo if name == "undo" else library.history.redo, analyst)
    if refusal is None:
        return True
    assert everything(connection_of(library)) == before
    if isinstance(refusal, LaterChangesError):
        assert refusal.later
        assert all(found.seq > refusal.change_set.seq for found in refusal.later)
    return False


def refusal_of(invert: Callable[[str], ChangeSet], analyst: str) -> InputError | None:
    """Undo or redo; return why that is refused, None where it is not."""
    try:
        invert(analyst)
    except (NotFoundError, LaterChangesError, MarksInTheWayError) as refusal:
        return refusal
    return None


# Properties


@settings(max_examples=30)
@given(steps=st.lists(STEPS, max_size=8), last=EDITS)
def test_an_edit_and_its_inverse_leave_what_was_before(
    filled_file: Path, steps: list[tuple[str, str, int, int]], last: tuple[str, str, int, int]
) -> None:
    clock = Clock()
    with copy_in_memory(filled_file, clock) as library:
        connection = connection_of(library)
        for step in steps:
            take_step(library, clock, step)
        before = kept(connection)
        if not take_step(library, clock, last):
            assert kept(connection) == before
            return
        after = kept(connection)
        for _ in range(2):
            library.history.undo(last[1])
            assert kept(connection) == before
            library.history.redo(last[1])
            assert kept(connection) == after
        assert library.faults() == []


@settings(max_examples=20)
@given(steps=st.lists(EDITS, max_size=12))
def test_undoing_the_newest_first_passes_every_state_again(
    filled_file: Path, steps: list[tuple[str, str, int, int]]
) -> None:
    clock = Clock()
    with copy_in_memory(filled_file, clock) as library:
        connection = connection_of(library)
        states = [kept(connection)]
        analysts: list[str] = []
        for step in steps:
            if take_step(library, clock, step):
                states.append(kept(connection))
                analysts.append(step[1])
        for analyst, state in zip(reversed(analysts), reversed(states[:-1]), strict=True):
            library.history.undo(analyst)
            assert kept(connection) == state
        for analyst, state in zip(analysts, states[1:], strict=True):
            library.history.redo(analyst)
            assert kept(connection) == state


@settings(max_examples=15)
@given(steps=st.lists(STEPS, max_size=10))
def test_search_keeps_in_step_with_undo_and_redo(filled_file: Path, steps: list[tuple[str, str, int, int]]) -> None:
    clock = Clock()
    with copy_in_memory(filled_file, clock) as library:
        for step in steps:
            take_step(library, clock, step)
        found = {query: library.search(query, 50) for query in ("近存", "pim", "演讲")}
        library.repair()
        assert {query: library.search(query, 50) for query in found} == found


# Whose edits, and in which order


def note(library: Library, analyst: str, text: str = "笔记") -> str:
    """Put a note on the first talk and return its key."""
    library.apply(add_note(library, ItemRef("talk", library.talks.all()[0].id), text, analyst), analyst)
    return next(found.id for found in library.notes.all() if found.text == text)


def texts(library: Library) -> list[str]:
    """Return the texts of all notes."""
    return [found.text for found in library.notes.all()]


@pytest.fixture
def desk(library: Library) -> Library:
    """Return a library with one digest in it, imported by the second analyst."""
    take_in(library, digest(*(report(number) for number in range(3))), analyst=SECOND)
    take_in(library, sheet("近存计算如何降低时延？"), "sheet.md", analyst=SECOND)
    return library


def test_only_my_own_edits_are_undone(desk: Library) -> None:
    note(desk, FIRST, "我的")
    note(desk, SECOND, "同事的")
    assert desk.history.undo(FIRST).analyst == FIRST
    assert texts(desk) == ["同事的"]
    with pytest.raises(NotFoundError) as refusal:
        desk.history.undo(FIRST)
    assert refusal.value.what.key == "history.nothing_to_undo"
    assert texts(desk) == ["同事的"]


def test_who_did_nothing_has_nothing_to_undo_or_redo(desk: Library) -> None:
    assert desk.history.undoable("nobody") is None
    assert desk.history.redoable("nobody") is None
    with pytest.raises(NotFoundError):
        desk.history.undo("nobody")
    with pytest.raises(NotFoundError) as refusal:
        desk.history.redo("nobody")
    assert refusal.value.what.key == "history.nothing_to_redo"


def test_an_undo_says_what_it_undoes(desk: Library) -> None:
    note(desk, FIRST)
    undoable = desk.history.undoable(FIRST)
    assert undoable is not None
    undone = desk.history.undo(FIRST)
    assert (undone.kind, undone.inverse_of, undone.message) == ("undo", undoable.seq, undoable.message)
    assert [(row.table, row.operation) for row in undone.rows] == [("note", "delete")]
    redone = desk.history.redo(FIRST)
    assert (redone.kind, redone.inverse_of, redone.message) == ("redo", undone.seq, undoable.message)


def test_steps_go_back_and_forth_one_at_a_time(desk: Library) -> None:
    states = [texts(desk)]
    for text in "甲乙丙丁":
        note(desk, FIRST, text)
        states.append(texts(desk))
    for state in reversed(states[1:-1]):
        desk.history.undo(FIRST)
        assert texts(desk) == state
    for state in states[2:]:
        desk.history.redo(FIRST)
        assert texts(desk) == state
    with pytest.raises(NotFoundError):
        desk.history.redo(FIRST)
    for state in reversed(states[:-1]):
        desk.history.undo(FIRST)
        assert texts(desk) == state


def test_a_new_edit_of_mine_cuts_off_redo(desk: Library) -> None:
    note(desk, FIRST, "甲")
    desk.history.undo(FIRST)
    note(desk, FIRST, "乙")
    assert desk.history.redoable(FIRST) is None
    with pytest.raises(NotFoundError):
        desk.history.redo(FIRST)
    assert texts(desk) == ["乙"]


def test_an_edit_of_a_colleague_does_not_cut_off_redo(desk: Library) -> None:
    note(desk, FIRST, "甲")
    desk.history.undo(FIRST)
    note(desk, SECOND, "乙")
    desk.history.redo(FIRST)
    assert sorted(texts(desk)) == ["乙", "甲"]


def test_an_edit_that_changed_nothing_does_not_cut_off_redo(desk: Library) -> None:
    desk.apply(rate_talk(desk, desk.talks.all()[0].id, 3, FIRST), FIRST)
    note(desk, FIRST, "甲")
    desk.history.undo(FIRST)
    assert desk.apply(rate_talk(desk, desk.talks.all()[0].id, 3, FIRST), FIRST) is None
    desk.history.redo(FIRST)
    assert texts(desk) == ["甲"]


def test_undo_and_redo_go_on_after_the_program_was_closed(path: Path) -> None:
    clock = Clock()
    with write_library(path, FIRST, now=clock) as library:
        before = kept(connection_of(library))
        note(library, FIRST, "甲")
        after = kept(connection_of(library))
    with write_library(path, FIRST, now=clock) as library:
        library.history.undo(FIRST)
        assert kept(connection_of(library)) == before
    with write_library(path, FIRST, now=clock) as library:
        library.history.redo(FIRST)
        assert kept(connection_of(library)) == after
    with write_library(path, FIRST, now=clock) as library:
        library.history.undo(FIRST)
        assert kept(connection_of(library)) == before


def test_the_history_shows_everything_oldest_first(desk: Library) -> None:
    note(desk, FIRST, "甲")
    desk.history.undo(FIRST)
    entries = desk.history.entries()
    assert [entry.change_set.kind for entry in entries] == ["import", "import", "edit", "undo"]
    assert [entry.change_set.undone for entry in entries] == [False, False, True, False]
    assert [entry.row_count for entry in entries][2:] == [1, 1]
    assert [entry.change_set.seq for entry in entries] == [1, 2, 3, 4]


def test_the_history_comes_in_pages_newest_first(desk: Library) -> None:
    for text in "甲乙丙":
        note(desk, FIRST, text)
    desk.history.undo(FIRST)
    every = desk.history.entries()
    paged, before = [], None
    while page := desk.history.entries(4, before):
        assert len(page) <= 4
        paged.extend(page)
        before = page[-1].change_set.seq
    assert paged == every[::-1]
    assert desk.history.entries(0) == []


@settings(max_examples=15)
@given(steps=st.lists(STEPS, max_size=10))
def test_pages_say_of_every_change_what_the_whole_history_says(
    filled_file: Path, steps: list[tuple[str, str, int, int]]
) -> None:
    clock = Clock()
    with copy_in_memory(filled_file, clock) as library:
        for step in steps:
            take_step(library, clock, step)
        every = library.history.entries()
        assert library.history.entries(1_000) == every[::-1]
        for analyst in (FIRST, SECOND):
            own = [found.change_set for found in every if found.change_set.analyst == analyst]
            made = [found for found in own if found.kind in ("edit", "import")]
            standing = [found for found in made if not found.undone]
            assert library.history.undoable(analyst) == (standing[-1] if standing else None)
            undone = [found for found in own if found.kind == "undo" and not found.undone]
            undone = [found for found in undone if not made or found.seq > made[-1].seq]
            assert library.history.redoable(analyst) == (undone[-1] if undone else None)


# Taking back one change of the history


def test_one_change_is_taken_back_and_that_can_be_undone(desk: Library, clock: Clock) -> None:
    note(desk, SECOND, "甲")
    reverted = desk.history.entries()[-1].change_set
    clock.wait(61)
    note(desk, FIRST, "乙")
    made = desk.history.revert(reverted.seq, FIRST)
    assert (made.kind, made.analyst, made.inverse_of) == ("edit", FIRST, reverted.seq)
    assert made.message == Message("history.reverted", {"change": reverted.message})
    assert texts(desk) == ["乙"]
    assert desk.history.entries()[reverted.seq - 1].change_set.undone
    assert desk.history.undoable(SECOND) != reverted  # it is undone already, by somebody else
    desk.history.undo(FIRST)
    assert sorted(texts(desk)) == ["乙", "甲"]
    desk.history.redo(FIRST)
    assert texts(desk) == ["乙"]


def test_an_undo_can_be_taken_back_too(desk: Library) -> None:
    note(desk, FIRST, "甲")
    undone = desk.history.undo(FIRST)
    made = desk.history.revert(undone.seq, SECOND)
    assert texts(desk) == ["甲"]
    assert made.message.parameters["change"] == Message("history.undone", {"change": undone.message})
    desk.history.undo(SECOND)
    assert texts(desk) == []


def test_what_is_undone_already_is_not_taken_back_again(desk: Library) -> None:
    note(desk, FIRST, "甲")
    seq = desk.history.entries()[-1].change_set.seq
    desk.history.revert(seq, FIRST)
    before = everything(connection_of(desk))
    with pytest.raises(InputError) as refusal:
        desk.history.revert(seq, SECOND)
    assert refusal.value.what.key == "history.already_undone"
    with pytest.raises(NotFoundError) as missing:
        desk.history.revert(999, SECOND)
    assert missing.value.what.key == "history.no_change_set"
    assert everything(connection_of(desk)) == before


def test_a_change_on_which_later_ones_stand_is_not_taken_back(desk: Library, clock: Clock) -> None:
    key = note(desk, FIRST, "甲")
    first = desk.history.entries()[-1].change_set
    clock.wait(61)
    desk.apply(change_note(key, "乙"), SECOND)
    later = desk.history.entries()[-1].change_set
    with pytest.raises(LaterChangesError) as refusal:
        desk.history.revert(first.seq, FIRST)
    assert refusal.value.later == (later,)
    desk.history.revert(later.seq, FIRST)
    desk.history.revert(first.seq, FIRST)
    assert texts(desk) == []


def test_an_import_whose_talks_carry_marks_is_taken_back_around_them(desk: Library) -> None:
    note(desk, FIRST, "甲")
    with pytest.raises(MarksInTheWayError):
        desk.history.revert(1, FIRST)
    desk.history.revert(1, FIRST, keep_marked=True)
    assert len(desk.talks.all()) == 1
    assert desk.faults() == []


def test_two_changes_of_one_field_that_are_taken_back_stay_two(desk: Library, clock: Clock) -> None:
    talk = desk.talks.all()[0].id
    before = kept(connection_of(desk), without=["analyst"])
    seqs = []
    for value in (2, 3, 4):
        clock.wait(61)
        change_set = desk.apply(rate_talk(desk, talk, value, FIRST), FIRST)
        assert change_set is not None
        seqs.append(change_set.seq)
    for seq in reversed(seqs):
        desk.history.revert(seq, FIRST)
    assert kept(connection_of(desk), without=["analyst"]) == before
    assert [found.change_set.undone for found in desk.history.entries()][-6:] == [True] * 3 + [False] * 3


# What stands in the way


def test_a_newer_edit_of_a_colleague_refuses_undo_and_is_named(desk: Library) -> None:
    key = note(desk, FIRST, "甲")
    desk.apply(change_note(key, "乙"), SECOND)
    later = desk.history.entries()[-1].change_set
    before = everything(connection_of(desk))
    with pytest.raises(LaterChangesError) as refusal:
        desk.history.undo(FIRST)
    assert refusal.value.later == (later,)
    assert refusal.value.details[0].parameters == {"number": later.seq, "analyst": SECOND, "change": later.message}
    assert refusal.value.remedy is not None
    assert everything(connection_of(desk)) == before
    desk.history.undo(SECOND)
    desk.history.undo(FIRST)
    assert texts(desk) == []


def test_every_later_edit_is_named_in_order(desk: Library, clock: Clock) -> None:
    key = note(desk, FIRST, "甲")
    for text in ("乙", "丙"):
        clock.wait(61)
        desk.apply(change_note(key, text), SECOND)
    with pytest.raises(LaterChangesError) as refusal:
        desk.history.undo(FIRST)
    assert [found.seq for found in refusal.value.later] == [4, 5]


def test_a_tag_that_a_colleague_uses_too_stays(desk: Library) -> None:
    first, second = (talk.id for talk in desk.talks.all()[:2])
    desk.apply(tag_talks(desk, [first], ["重点"], FIRST), FIRST)
    desk.apply(tag_talks(desk, [second], ["重点"], SECOND), SECOND)
    desk.history.undo(FIRST)
    assert desk.tags.by_talk() == {second: ["重点"]}
    desk.history.redo(FIRST)
    assert desk.tags.by_talk() == {first: ["重点"], second: ["重点"]}


def test_a_redo_is_refused_where_a_colleague_went_on(desk: Library) -> None:
    key = note(desk, SECOND, "甲")
    desk.apply(change_note(key, "乙"), FIRST)
    desk.history.undo(FIRST)
    desk.apply(change_note(key, "丙"), SECOND)
    with pytest.raises(LaterChangesError):
        desk.history.redo(FIRST)
    assert texts(desk) == ["丙"]


def test_a_mark_on_a_talk_that_is_gone_cannot_come_back(desk: Library) -> None:
    talk = desk.talks.all()[0].id
    desk.apply(tag_talks(desk, [talk], ["重点"], FIRST), FIRST)
    desk.apply(untag_talks(desk, [talk], ["重点"]), FIRST)
    desk.history.undo(SECOND)  # the sheet
    undone = desk.history.undo(SECOND)  # the digest, on which no mark stands any more
    with pytest.raises(LaterChangesError) as refusal:
        desk.history.undo(FIRST)
    assert [found.seq for found in refusal.value.later] == [undone.seq]
    desk.history.redo(SECOND)
    desk.history.undo(FIRST)
    assert desk.tags.by_talk() == {talk: ["重点"]}


def test_a_mark_that_was_undone_cannot_be_redone_on_a_talk_that_is_gone(desk: Library) -> None:
    note(desk, FIRST, "甲")
    desk.history.undo(FIRST)
    desk.history.undo(SECOND)
    desk.history.undo(SECOND)
    with pytest.raises(LaterChangesError):
        desk.history.redo(FIRST)
    assert desk.faults() == []


def test_a_log_of_an_older_schema_is_not_undone(desk: Library) -> None:
    note(desk, FIRST, "甲")
    desk.history.undo(FIRST)
    note(desk, SECOND, "乙")
    connection_of(desk).execute("UPDATE change_set SET schema_version = 0")
    before = everything(connection_of(desk))
    for refused in (lambda: desk.history.undo(SECOND), lambda: desk.history.redo(FIRST)):
        with pytest.raises(InputError) as refusal:
            refused()
        assert refusal.value.what.key == "history.older_schema"
        assert refusal.value.remedy is not None
    assert everything(connection_of(desk)) == before


# Imports


def test_an_import_is_undone_and_redone_whole(library: Library) -> None:
    before = kept(connection_of(library), without=["analyst"])
    imported = take_in(library, digest(*(report(number, facts=f"量子 {number}") for number in range(4))))
    after = kept(connection_of(library), without=["analyst"])
    for _ in range(2):
        undone = library.history.undo(FIRST)
        assert len(undone.rows) == len(imported.rows)
        assert kept(connection_of(library), without=["analyst"]) == before
        assert not library.search("量子", 5)
        library.history.redo(FIRST)
        assert kept(connection_of(library), without=["analyst"]) == after
        assert len(library.search("量子", 5)) == 4


def test_a_new_edition_is_undone_to_the_old_one(library: Library) -> None:
    take_in(library, digest(*(report(number) for number in range(4))))
    before = kept(connection_of(library))
    take_in(library, digest(*(report(number, facts="新的") for number in range(1, 5))))
    after = kept(connection_of(library))
    library.history.undo(FIRST)
    assert kept(connection_of(library)) == before
    library.history.redo(FIRST)
    assert kept(connection_of(library)) == after


def test_an_older_edition_is_not_undone_below_a_newer_one(library: Library) -> None:
    take_in(library, digest(report(1), report(2)))
    newer = take_in(library, digest(report(1, facts="新的"), report(2)), analyst=SECOND)
    with pytest.raises(LaterChangesError) as refusal:
        library.history.undo(FIRST)
    assert [found.seq for found in refusal.value.later] == [newer.seq]


def test_a_talk_that_another_digest_reports_on_is_not_taken_away(library: Library) -> None:
    take_in(library, digest(report(1), report(2)))
    other = take_in(library, digest(report(1, facts="另一篇快报")), "other.md", SECOND)
    before = everything(connection_of(library))
    with pytest.raises(LaterChangesError) as refusal:
        library.history.undo(FIRST)
    assert [found.seq for found in refusal.value.later] == [other.seq]
    assert everything(connection_of(library)) == before


def test_what_a_colleague_imported_beside_it_does_not_hold_an_import(library: Library) -> None:
    take_in(library, sheet("近存计算如何降低时延？"), "one.md")
    after = kept(connection_of(library), without=["analyst"])
    take_in(library, sheet("如何压缩缓存？"), "two.md", SECOND)
    library.history.undo(FIRST)
    assert [(found.text, found.focus_area) for found in library.challenges.all()] == [("如何压缩缓存？", "近存计算")]
    assert library.faults() == []
    library.history.redo(FIRST)
    assert len(library.challenges.all()) == 2
    library.history.undo(SECOND)
    assert kept(connection_of(library), without=["analyst"]) == after


@pytest.mark.parametrize("mark", ["tag", "note", "rate", "accept"])
def test_an_import_whose_talks_carry_marks_asks(desk: Library, mark: str) -> None:
    desk.apply(INTENTS[mark](desk, FIRST, 0, 0), FIRST)
    before = everything(connection_of(desk))
    if mark == "accept":  # on the sheet's challenge as well
        with pytest.raises(MarksInTheWayError) as refusal:
            desk.history.undo(SECOND)
        with pytest.raises(MarksInTheWayError):
            desk.history.undo(SECOND, keep_marked=True)  # the sheet brought nothing else
    else:
        desk.history.undo(SECOND)
        before = everything(connection_of(desk))
        with pytest.raises(MarksInTheWayError) as refusal:
            desk.history.undo(SECOND)
    assert refusal.value.count == 1
    assert refusal.value.change_set.kind == "import"
    assert refusal.value.remedy is not None
    assert everything(connection_of(desk)) == before


@pytest.fixture
def marked(library: Library) -> Library:
    """Return a library with one imported digest of three talks, of which the second carries marks of two analysts."""
    take_in(library, digest(*(report(number, facts=f"量子 {number}") for number in range(3))))
    talk = talk_named(library, "演讲 1")
    library.apply(tag_talks(library, [talk.id], ["重点"], SECOND), SECOND)
    library.apply(rate_talk(library, talk.id, 5, SECOND), SECOND)
    return library


def test_what_carries_marks_stays_and_the_rest_goes(marked: Library) -> None:
    talk = talk_named(marked, "演讲 1")
    with pytest.raises(MarksInTheWayError):
        marked.history.undo(FIRST)
    undone = marked.history.undo(FIRST, keep_marked=True)
    assert undone.kind == "undo"
    assert marked.talks.all() == [talk]
    assert marked.tags.by_talk() == {talk.id: ["重点"]}
    assert [found.value for found in marked.ratings.all()] == [5]
    assert (marked.reports.all(), marked.sources.all()) == ([], [])
    assert not marked.search("量子", 5)
    assert marked.faults() == []


def test_importing_again_brings_back_what_was_taken(marked: Library) -> None:
    before = kept(connection_of(marked))
    marked.history.undo(FIRST, keep_marked=True)
    take_in(marked, digest(*(report(number, facts=f"量子 {number}") for number in range(3))))
    assert kept(connection_of(marked)) == before
    assert len(marked.search("量子", 5)) == 3
    assert marked.history.redoable(FIRST) is None


def test_the_rest_comes_back_by_redo(marked: Library) -> None:
    before = kept(connection_of(marked))
    for _ in range(2):
        marked.history.undo(FIRST, keep_marked=True)
        marked.history.redo(FIRST)
        assert kept(connection_of(marked)) == before


def test_redo_is_refused_where_a_colleague_imported_the_file_again(marked: Library) -> None:
    marked.history.undo(FIRST, keep_marked=True)
    again = take_in(marked, digest(*(report(number, facts=f"量子 {number}") for number in range(3))), analyst=SECOND)
    before = everything(connection_of(marked))
    with pytest.raises(LaterChangesError) as refusal:
        marked.history.redo(FIRST)
    assert [found.seq for found in refusal.value.later] == [again.seq]
    assert everything(connection_of(marked)) == before


def test_a_report_with_a_revision_stays_with_its_source_and_reads_anew(marked: Library) -> None:
    revised = marked.reports.all()[0]
    analyst = connection_of(marked).execute("SELECT id FROM analyst LIMIT 1").fetchone()[0]
    row = {"id": "rev", "analyst_id": analyst, "report_id": revised.id, "part": "facts", "text": "我的版本"}
    marked.apply(Edit(Message("history.revision"), (Insert("revision", row),)), SECOND)
    before = kept(connection_of(marked))
    marked.history.undo(FIRST, keep_marked=True)
    assert [found.id for found in marked.reports.all()] == [revised.id]
    assert len(marked.talks.all()) == 2
    again = plan(marked, digest(*(report(number, facts=f"量子 {number}") for number in range(3))))
    assert again.status == "updated"
    assert again.edit is not None
    marked.apply(again.edit, FIRST)
    assert kept(connection_of(marked)) == before


def test_an_import_of_nothing_but_marked_talks_cannot_be_taken_back(library: Library) -> None:
    take_in(library, sheet("近存计算如何降低时延？"))
    challenge = library.challenges.all()[0].id
    library.apply(add_keywords(library, challenge, ["PIM"], SECOND), SECOND)
    before = everything(connection_of(library))
    for keep_marked in (False, True):
        with pytest.raises(MarksInTheWayError):
            library.history.undo(FIRST, keep_marked=keep_marked)
    assert everything(connection_of(library)) == before


def test_a_long_undo_tells_how_far_it_is(library: Library) -> None:
    take_in(library, digest(*(report(number, 30) for number in range(80))))
    seen: list[tuple[int, int]] = []
    undone = library.history.undo(FIRST, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(undone.rows), len(undone.rows))


def test_a_long_undo_that_is_stopped_undoes_nothing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.writer.SLICE_SECONDS", 0.0)
    take_in(library, digest(*(report(number, 30) for number in range(80))))
    before = kept(connection_of(library))

    def stop(done: int, _: int) -> None:
        if done > 100:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        library.history.undo(FIRST, progress=stop)
    assert kept(connection_of(library)) == before
    library.history.undo(FIRST)
    assert library.talks.all() == []


def test_refusals_are_errors_that_a_user_can_act_on() -> None:
    assert issubclass(MarksInTheWayError, UserFacingError)
    assert issubclass(LaterChangesError, UserFacingError)


def test_a_dump_covers_every_kept_table(library: Library) -> None:
    assert kept(connection_of(library)).keys() == KEPT


def long_undo(library: Library, monkeypatch: pytest.MonkeyPatch) -> Generator[tuple[int, int], None, ChangeSet]:
    """Return a long undo of an import that has written its first slices."""
    monkeypatch.setattr(writer_module, "SLICE_SECONDS", 0.0)
    take_in(library, digest(*(report(number) for number in range(70))))
    slices = library.history.undo_slices(FIRST)
    while next(slices)[0] < 3:
        pass
    return slices


def test_a_mark_in_the_middle_of_a_long_undo_stops_it(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    slices = long_undo(library, monkeypatch)
    before = library.history.entries()
    talk = library.talks.all()[0].id
    marking = library.apply(tag_talks(library, [talk], ["重点"], SECOND), SECOND)
    with pytest.raises(MarksInTheWayError):
        list(slices)
    assert marking is not None
    assert [entry.change_set.seq for entry in library.history.entries()] == [before[0].change_set.seq, marking.seq]
    assert len(library.reports.all()) == 70
    assert library.faults() == []


def test_what_others_do_elsewhere_does_not_stop_a_long_undo(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    slices = long_undo(library, monkeypatch)
    library.apply(Edit(Message("other"), (Insert("tag", {"id": "own", "name": "别的"}),)), SECOND)
    list(slices)
    assert library.talks.all() == []
    assert [tag.name for tag in library.tags.all()] == ["别的"]


def test_a_mark_while_a_long_undo_looks_around_is_seen(library: Library) -> None:
    take_in(library, digest(*(report(number) for number in range(400))))
    slices = library.history.undo_slices(FIRST)
    assert next(slices)[0] == 0
    library.apply(tag_talks(library, [library.talks.all()[0].id], ["重点"], SECOND), SECOND)
    with pytest.raises(MarksInTheWayError):
        list(slices)
    assert len(library.talks.all()) == 400
