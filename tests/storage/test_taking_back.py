"""Taking back an unfinished change set in slices: cut off anywhere, with others' edits in between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from storage import writer as writer_module
from storage.change_log import ChangeLog
from storage.edits import Delete, Edit, Insert, Update
from storage.intake.plan import ImportPlan
from storage.library import Library, scratch_library
from storage.mark_edits import add_note, rate_talk, tag_talks
from storage.messages import Message
from storage.records import ItemRef
from storage.row_writer import RowWriter, analyst_id
from storage.taking_back import TakingBack
from storage.writer import Writer
from tests.storage.samples import FIRST, SECOND, Clock, connection_of, digest, kept, plan, report, take_in

PATIENCE = settings(max_examples=30, deadline=None, phases=(Phase.explicit, Phase.generate))
OTHERS = ("tag", "rate", "note", "correct", "revise", "drop alias", "new talk", "nothing")


@pytest.fixture(autouse=True, scope="module")
def slow() -> Iterator[None]:
    """Let every slice hold one change."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer_module, "SLICE_SECONDS", 0.0)
        yield


def cut_off(library: Library, planned: ImportPlan, left_out: int) -> int:
    """Write an import but for its last changes, leave it so, and return the number of its change set."""
    assert planned.edit is not None
    library.take_back_later()
    slices = library.slices(planned.edit, FIRST)
    for _ in planned.edit.changes[left_out:]:
        next(slices)
    slices.close()
    return ChangeLog(connection_of(library)).unfinished()[0]


def crash_and_go_on(library: Library) -> None:
    """Go on as the next start does, which knows nothing of where the last one was."""
    Writer(connection_of(library)).take_back_unfinished()


def act(library: Library, what: str, chance: int, number: int) -> None:
    """Do something to one of the talks that are there, in somebody else's name."""
    talks, reports = library.talks.all(), library.reports.all()
    connection = connection_of(library)
    if what == "new talk":
        conference = library.conferences.all()
        row = {"id": f"own {number}", "conference_id": conference[0].id if conference else "", "title": "另一场"}
        changes = (Insert("talk", row),) if conference else ()
        library.apply(Edit(Message("other"), changes), SECOND)
        return
    if what == "revise" and reports:
        known = {"id": f"revision {number}", "analyst_id": analyst_id(SECOND)}
        row = {**known, "report_id": reports[chance % len(reports)].id, "part": "facts", "text": "我的版本"}
        library.apply(Edit(Message("other"), (Insert("revision", row),)), SECOND)
    if not talks:
        return
    talk = talks[chance % len(talks)].id
    if what == "tag":
        library.apply(tag_talks(library, [talk], [f"标签 {number}"], SECOND), SECOND)
    elif what == "rate":
        library.apply(rate_talk(library, talk, 1 + chance % 5, SECOND), SECOND)
    elif what == "note":
        library.apply(add_note(library, ItemRef("talk", talk), f"笔记 {number}", SECOND), SECOND)
    elif what == "correct":
        library.apply(Edit(Message("other"), (Update("talk", talk, {"room": f"Hall {number}"}),)), SECOND)
    elif what == "drop alias":
        alias = connection.execute("SELECT id FROM talk_alias WHERE talk_id = ?", (talk,)).fetchone()
        library.apply(Edit(Message("other"), (Delete("talk_alias", alias[0]),) if alias else ()), SECOND)


def marks(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Return all human marks and all that somebody put into a talk by hand."""
    rows = kept(connection_of(library))
    found = {table: rows[table] for table in ("tag", "tagging", "rating", "note", "revision")}
    halls = connection_of(library).execute("SELECT id, room FROM talk WHERE room LIKE 'Hall%' OR id LIKE 'own%'")
    return {**found, "talk": [tuple(row) for row in halls]}


@PATIENCE
@given(left_out=st.integers(1, 8), crashes=st.sets(st.integers(0, 20)))
def test_cut_off_anywhere_and_anywhere_again_it_leaves_nothing(left_out: int, crashes: set[int]) -> None:
    with scratch_library(Clock()) as library:
        take_in(library, digest(report(1), report(2)))
        before, log = kept(connection_of(library)), library.history.entries()
        cut_off(library, plan(library, digest(report(1, facts="新的事实"), report(3), report(4))), left_out)
        slices = library.taking_back_slices()
        for number, _ in enumerate(slices):
            if number in crashes:  # the next one begins anew, from what the log still has
                slices.close()
                slices = library.taking_back_slices()
                next(slices, None)
        crash_and_go_on(library)
        assert kept(connection_of(library)) == before
        assert library.history.entries() == log
        assert library.faults() == []


@PATIENCE
@given(
    acts=st.lists(st.tuples(st.sampled_from(OTHERS), st.integers(0, 5)), max_size=12),
    early=st.integers(0, 4),
    crash=st.integers(0, 12),
)
def test_what_others_do_before_and_between_outlives_it(acts: list[tuple[str, int]], early: int, crash: int) -> None:
    document = digest(report(1), report(2), report(3))
    with scratch_library(Clock()) as library:
        cut_off(library, plan(library, document), 1)
        slices = library.taking_back_slices()
        for number, (what, chance) in enumerate(acts):
            act(library, what, chance, number)
            if number == crash:
                slices.close()
                slices = library.taking_back_slices()
            if number >= early:
                next(slices, None)
        made = marks(library)
        if crash % 2:
            crash_and_go_on(library)
        else:
            list(slices)
        crash_and_go_on(library)
        assert marks(library) == made
        assert library.faults() == []
        assert {entry.change_set.analyst for entry in library.history.entries()} <= {SECOND}
        found = plan(library, document).edit
        if found is not None:
            library.apply(found, FIRST)
        assert len(library.reports.all()) == 3
        assert library.faults() == []


def test_an_alias_stays_with_a_talk_that_is_tagged_at_the_last_moment(library: Library) -> None:
    seq = cut_off(library, plan(library, digest(report(1))), 1)
    slices = library.taking_back_slices()
    log = ChangeLog(connection_of(library))
    while [change.table for _, change in log.newest_changes(seq, None, 9)] != [
        "talk_alias",
        "talk",
        "source",
        "conference",
    ]:
        next(slices)
    talk = library.talks.all()[0].id
    library.apply(tag_talks(library, [talk], ["重点"], SECOND), SECOND)
    list(slices)
    take_in(library, digest(report(1)))
    assert [found.id for found in library.talks.all()] == [talk]


def test_a_source_that_stays_is_read_anew(library: Library) -> None:
    cut_off(library, plan(library, digest(report(1), report(2))), 1)
    act(library, "revise", 0, 1)
    list(library.taking_back_slices())
    assert [(source.name, source.parser) for source in library.sources.all()] == [("digest.md", "")]
    assert len(library.reports.all()) == 1


def test_each_slice_says_how_much_is_left_and_takes_it_out_of_the_log(library: Library) -> None:
    seq = cut_off(library, plan(library, digest(report(1))), 1)
    log = ChangeLog(connection_of(library))
    for left in library.taking_back_slices():
        assert all(
            position < left or change.table == "talk_alias" for position, change in log.newest_changes(seq, None, 9)
        )
    assert log.unfinished() == []
    assert list(library.taking_back_slices()) == []


def test_a_set_that_the_log_does_not_know_is_taken_back_already(library: Library) -> None:
    connection = connection_of(library)
    assert TakingBack(connection, RowWriter(connection), 7).write_slice(0.0) == 0


def test_an_edit_at_a_stretch_takes_back_at_once_whatever_is_said(library: Library) -> None:
    edit = plan(library, digest(report(1))).edit
    assert edit is not None
    library.take_back_later()
    with pytest.raises(InterruptedError):
        library.apply(edit, FIRST, stop)
    assert library.conferences.all() == []
    assert list(library.taking_back_slices()) == []


def stop(_done: int, _total: int) -> None:
    raise InterruptedError
