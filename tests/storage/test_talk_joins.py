"""Talks are merged, split and told apart by hand, nothing is lost, and imports keep to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.edits import Edit, Insert, Value
from storage.errors import InputError, NotFoundError
from storage.hand_talks import add_talk
from storage.history import LaterChangesError
from storage.ids import stable_id
from storage.importing.parsed import ParsedDocument
from storage.intake.plan import ImportFile
from storage.library import Library
from storage.mark_edits import add_note, decide, rate_talk, tag_talks
from storage.messages import Message
from storage.passage_edits import add_highlight
from storage.records import FieldRef, ItemRef, LinkKey, Talk
from storage.report_edits import revise_report, write_report
from storage.talk_joins import (
    distinguish,
    forget_distinction,
    merge_talks,
    plan_merge,
    plan_split,
    split_talk,
)
from tests.storage.intake.documents import ANALYST, digest, event, programme, report, sheet
from tests.storage.intake.documents import Desk as Intake
from tests.storage.samples import SECOND, Clock, connection_of, copy_in_memory, kept


@pytest.fixture
def intake(library: Library) -> Intake:
    """Return somebody who takes documents into an empty library."""
    return Intake(library)


def talk_id(library: Library, title: str) -> str:
    return next(talk.id for talk in library.talks.all() if title in (talk.title, *talk.other_titles))


def ids(library: Library, *titles: str) -> list[str]:
    return [talk_id(library, title) for title in titles]


def reports_by_title(library: Library) -> dict[str, list[str]]:
    """Return the facts of each talk's reports by the talk's title."""
    grouped = library.reports.by_talk()
    return {talk.title: sorted(r.facts for r in grouped.get(talk.id, [])) for talk in library.talks.all()}


def apply(library: Library, edit: Edit) -> None:
    assert library.apply(edit, ANALYST) is not None


def amend(library: Library, talk: str, field: str, value: str) -> None:
    row: dict[str, Value] = {"id": stable_id("amendment", talk, field), "talk_id": talk, "field": field, "value": value}
    apply(library, Edit(Message("history.note"), (Insert("amendment", row),)))


def test_everything_moves_to_the_kept_talk(intake: Intake) -> None:
    library = intake.library
    intake.take_in("one.md", digest(report("甲", "甲的事实")))
    intake.take_in("two.md", digest(report("乙", "乙的事实", track="系统")))
    intake.take_in("plan.json", programme(event("g1", "乙", "2026-03-17T10:00+08:00", room="一厅")))
    kept_talk, gone = ids(library, "甲", "乙")
    apply(library, tag_talks(library, [gone], ["重点"], ANALYST))
    apply(library, add_note(library, ItemRef("talk", gone), "看回放", ANALYST))
    edit = merge_talks(library, kept_talk, [gone])
    assert edit.message == Message("history.merge_talks", {"title": "乙", "others": "乙"})
    apply(library, edit)
    [talk] = library.talks.all()
    assert (talk.id, talk.title, talk.other_titles, talk.room, talk.track) == (kept_talk, "乙", ("甲",), "一厅", "系统")
    assert sorted(r.facts for r in library.reports.all()) == ["乙的事实", "甲的事实"]
    assert library.tags.by_talk() == {kept_talk: ["重点"]}
    assert [note.item.id for note in library.notes.all()] == [kept_talk]
    intake.take_in("three.md", digest(report("乙", "第三份")))
    assert len(library.talks.all()) == 1, "the merged talk is known by the names of both"


def test_the_preview_says_what_the_edit_does(intake: Intake) -> None:
    library = intake.library
    intake.take_in("one.md", digest(report("甲", "一"), report("Storage", "two"), report("丙", "三")))
    first, second, third = ids(library, "甲", "Storage", "丙")
    plan = plan_merge(library, second, [first, second, third])
    apply(library, plan.edit)
    assert tuple(library.talks.all()) == plan.talks
    statements = library.joins.statements(second)
    assert [statement.title for statement in statements] == ["甲", "Storage", "丙"]
    split = plan_split(library, second, [statements[2].key], ANALYST)
    apply(library, split.edit)
    assert sorted(library.talks.all(), key=lambda t: t.id) == sorted(split.talks, key=lambda t: t.id)


def test_what_gives_way_is_said_and_comes_back(intake: Intake) -> None:
    library = intake.library
    intake.take_in("sheet.md", sheet())
    intake.take_in("one.md", digest(report("甲"), report("乙")))
    first, second = ids(library, "甲", "乙")
    apply(library, rate_talk(library, first, 5, ANALYST))
    apply(library, rate_talk(library, second, 2, ANALYST))
    library.apply(rate_talk(library, second, 3, SECOND), SECOND)
    before = kept(connection_of(library))
    edit = merge_talks(library, first, [second])
    lost = Message("merge.outweighed_rating", {"analyst": ANALYST, "value": "2"})
    assert edit.message.parameters["marks"] == lost
    apply(library, edit)
    assert {(rating.analyst, rating.value) for rating in library.ratings.all()} == {(ANALYST, 5), (SECOND, 3)}
    library.history.undo(ANALYST)
    assert kept(connection_of(library)) == before


def test_marks_of_the_same_opinion_are_one(intake: Intake) -> None:
    library = intake.library
    intake.take_in("one.md", digest(report("甲"), report("乙")))
    first, second = ids(library, "甲", "乙")
    apply(library, tag_talks(library, [first, second], ["重点"], ANALYST))
    apply(library, rate_talk(library, first, 4, ANALYST))
    apply(library, rate_talk(library, second, 4, ANALYST))
    edit = merge_talks(library, first, [second])
    assert edit.message.key == "history.merge_talks"
    apply(library, edit)
    assert [rating.value for rating in library.ratings.all()] == [4]
    assert library.tags.by_talk() == {first: ["重点"]}


def test_decisions_and_corrections_that_give_way_are_listed(filled: Library) -> None:
    first, second = filled.talks.all()[:2]
    challenge = filled.challenges.all()[0]
    from storage.ids import link_id

    link = LinkKey(link_id(second.id, challenge.id), "talk", second.id, challenge.id)
    apply(filled, decide(filled, link, "rejected", "不相关", "Analyst 01"))
    amend(filled, first.id, "title", "改过的题目")
    amend(filled, second.id, "title", "另一个题目")
    plan = plan_merge(filled, first.id, [second.id])
    assert {mark.key for mark in plan.outweighed} == {"merge.outweighed_rejected_note", "merge.outweighed_correction"}
    assert plan.edit.message.key == "history.merge_talks_outweighed"
    apply(filled, plan.edit)
    [decision] = filled.links.decisions()
    assert (decision.item_id, decision.verdict) == (first.id, "accepted")
    assert [entry.change_set.message for entry in filled.history.entries()][-1] == plan.edit.message


def test_only_talks_of_one_conference_are_merged(intake: Intake) -> None:
    library = intake.library
    intake.take_in("one.md", digest(report("甲"), report("乙")), "会议一")
    intake.take_in("two.md", digest(report("丙")), "会议二")
    first, _, third = ids(library, "甲", "乙", "丙")
    with pytest.raises(InputError) as refusal:
        merge_talks(library, first, [third])
    assert (refusal.value.what.key, refusal.value.where) == ("merge.other_conference", "丙")
    assert refusal.value.remedy is not None
    with pytest.raises(InputError):
        merge_talks(library, first, [first])
    with pytest.raises(NotFoundError):
        merge_talks(library, first, ["gone"])


def test_a_split_takes_the_marks_of_its_reports_along(intake: Intake) -> None:
    library = intake.library
    intake.take_in("one.md", digest(report("存储", "内存墙的三种解法")))
    intake.take_in("two.md", digest(report("存储", "另一场的事实")))
    [talk] = library.talks.all()
    first, second = library.reports.all()
    for one in (first, second):
        place = FieldRef(ItemRef("talk", talk.id), "facts", one.id)
        apply(library, add_highlight(library, place, one.facts, (0, 2), "yellow", ANALYST))
    apply(library, revise_report(library, second.id, "insight", "我的看法", ANALYST))
    [on_second] = [h for h in library.highlights.all() if h.report_id == second.id]
    apply(library, add_note(library, ItemRef("talk", talk.id), "看", ANALYST, highlight_id=on_second.id))
    apply(library, tag_talks(library, [talk.id], ["重点"], ANALYST))
    before = kept(connection_of(library))
    plan = plan_split(library, talk.id, [("report", second.id)], ANALYST)
    apply(library, plan.edit)
    new = plan.talks[1].id
    assert {h.report_id: h.item.id for h in library.highlights.all()} == {first.id: talk.id, second.id: new}
    assert [note.item.id for note in library.notes.all()] == [new]
    assert library.tags.by_talk() == {talk.id: ["重点"]}
    assert library.joins.distinguished(talk.id) == [new]
    assert library.joins.distinguished(new) == [talk.id]
    library.history.undo(ANALYST)
    assert kept(connection_of(library)) == before
    library.history.redo(ANALYST)
    assert library.joins.distinguished(new) == [talk.id]


def test_names_are_divided(intake: Intake) -> None:
    library = intake.library
    intake.take_in("one.md", digest(report("甲", "一", code="S1")))
    intake.take_in("two.md", digest(report("乙", "二", code="S2")))
    first, second = ids(library, "甲", "乙")
    before = kept(connection_of(library))
    apply(library, merge_talks(library, first, [second]))
    [_, statement] = library.joins.statements(first)
    apply(library, split_talk(library, first, [statement.key], ANALYST))
    assert kept(connection_of(library), without=["distinction"]) == {
        table: rows for table, rows in before.items() if table != "distinction"
    }, "split where it was merged, each talk is what it was"
    intake.take_in("three.md", digest(report("Second", "三", code="S2"), report("甲", "四")))
    assert reports_by_title(library) == {"甲": ["一", "四"], "乙": ["三", "二"]}


@pytest.mark.parametrize(("chosen", "key"), [([], "split.nothing_chosen"), ([0, 1], "split.nothing_left")])
def test_a_split_leaves_something_on_both_sides(intake: Intake, chosen: list[int], key: str) -> None:
    intake.take_in("one.md", digest(report("甲", "一"), report("甲", "二")))
    [talk] = intake.library.talks.all()
    keys = [statement.key for statement in intake.library.joins.statements(talk.id)]
    with pytest.raises(InputError) as refusal:
        split_talk(intake.library, talk.id, [keys[place] for place in chosen], ANALYST)
    assert (refusal.value.what.key, refusal.value.where) == (key, "甲")
    with pytest.raises(NotFoundError):
        split_talk(intake.library, talk.id, [("report", "of another")], ANALYST)


def test_a_split_report_stays_with_its_talk_when_its_digest_is_edited(intake: Intake) -> None:
    library = intake.library
    intake.take_in("one.md", digest(report("存储", "甲的事实")))
    intake.take_in("two.md", digest(report("存储", "乙的事实"), report("别的", "别的事实")))
    old = talk_id(library, "存储")
    moved = next(s for s in library.joins.statements(old) if s.source == "two.md")
    apply(library, split_talk(library, old, [moved.key], ANALYST))
    intake.take_in("two.md", digest(report("存储", "乙的事实，改过"), report("别的", "别的事实")))
    intake.take_in("one.md", digest(report("存储", "甲的事实，改过")))
    facts = {talk: [r.facts for r in reports] for talk, reports in library.reports.by_talk().items()}
    assert sorted(facts.values()) == [["乙的事实，改过"], ["别的事实"], ["甲的事实，改过"]]
    assert facts[old] == ["甲的事实，改过"]


def test_a_report_stays_where_it_was_although_another_talk_has_its_title_too(intake: Intake) -> None:
    library = intake.library
    intake.take_in("one.md", digest(report("存储", "一")))
    intake.take_in("two.md", digest(report("存储", "二"), report("别的", "三")))
    old = talk_id(library, "存储")
    moved = next(statement for statement in library.joins.statements(old) if statement.source == "two.md")
    new = plan_split(library, old, [moved.key], ANALYST).talks[1].id
    apply(library, split_talk(library, old, [moved.key], ANALYST))
    keys = library.joins.title_keys(library.talks.all()[0].conference_id)
    assert keys[old] == keys[new] == ["存储"], "both are known by the title that both state"
    apply(library, forget_distinction(library, old, new))
    intake.take_in("two.md", digest(report("存储", "二，改过"), report("别的", "三")))
    facts = {talk: [found.facts for found in reports] for talk, reports in library.reports.by_talk().items()}
    assert (facts[old], facts[new]) == (["一"], ["二，改过"])


def test_both_halves_stay_apart_from_what_the_whole_was_told_apart_from(intake: Intake) -> None:
    library = intake.library
    intake.take_in("one.md", digest(report("甲", "一"), report("甲", "二"), report("乙", "三")))
    first, other = ids(library, "甲", "乙")
    library.apply(distinguish(library, first, other, SECOND), SECOND)
    statements = library.joins.statements(first)
    new = plan_split(library, first, [statements[1].key], ANALYST).talks[1].id
    apply(library, split_talk(library, first, [statements[1].key], ANALYST))
    assert set(library.joins.distinguished(other)) == {first, new}


def test_a_digest_that_names_both_joins_neither(intake: Intake) -> None:
    library = intake.library
    intake.take_in("one.md", digest(report("甲", "一"), report("Alpha", "two")))
    first, second = ids(library, "甲", "Alpha")
    apply(library, distinguish(library, first, second, ANALYST))
    both = digest(report("甲", "三", others=("Alpha",)))
    intake.take_in("two.md", both)
    assert reports_by_title(library) == {"甲": ["一", "三"], "Alpha": ["two"]}
    intake.take_in("three.md", digest(report("Alpha", "four")))
    assert reports_by_title(library)["Alpha"] == ["four", "two"], "its name is still its own"
    apply(library, forget_distinction(library, first, second))
    intake.take_in("four.md", digest(report("甲", "五", others=("Alpha",))))
    assert (
        list(reports_by_title(library).values()) == [["two", "four", "一", "三", "五"]] or len(library.talks.all()) == 1
    )


def test_a_report_that_takes_the_other_talks_title_stays(intake: Intake) -> None:
    library = intake.library
    one, other = "大规模训练中的存储瓶颈与解法", "大规模训练中的存储瓶颈与解法谈"
    intake.take_in("one.md", digest(report(one, "一")))
    intake.take_in("two.md", digest(report(other, "二"), report("丙", "三")))
    first, second = ids(library, one, other)
    apply(library, distinguish(library, second, first, ANALYST))
    intake.take_in("two.md", digest(report(one, "二"), report("丙", "三")))
    by_talk = {talk: sorted(r.facts for r in reports) for talk, reports in library.reports.by_talk().items()}
    assert (by_talk[first], by_talk[second]) == (["一"], ["二"])


def test_distinguishing_is_remembered_once_and_taken_back(intake: Intake) -> None:
    library = intake.library
    intake.take_in("one.md", digest(report("甲"), report("乙")))
    first, second = ids(library, "甲", "乙")
    assert library.apply(forget_distinction(library, first, second), ANALYST) is None
    apply(library, distinguish(library, first, second, ANALYST))
    assert library.apply(distinguish(library, second, first, SECOND), SECOND) is None
    assert library.joins.distinguished(second) == [first]
    apply(library, forget_distinction(library, second, first))
    assert library.joins.distinguished(first) == []
    with pytest.raises(InputError):
        distinguish(library, first, first, ANALYST)


def test_merging_by_hand_outweighs_a_distinction_and_keeps_the_others(intake: Intake) -> None:
    library = intake.library
    intake.take_in("one.md", digest(report("甲"), report("乙"), report("丙"), report("丁")))
    first, second, third, fourth = ids(library, "甲", "乙", "丙", "丁")
    for pair in ((first, second), (second, third), (third, fourth)):
        apply(library, distinguish(library, *pair, ANALYST))
    apply(library, merge_talks(library, first, [second]))
    assert library.joins.distinguished(first) == [third]
    before = kept(connection_of(library))
    apply(library, merge_talks(library, first, [third, fourth]))
    assert kept(connection_of(library))["distinction"] == []
    library.history.undo(ANALYST)
    assert kept(connection_of(library)) == before


def test_a_merge_on_which_something_stands_is_not_undone(intake: Intake) -> None:
    library = intake.library
    intake.take_in("one.md", digest(report("甲", "一"), report("乙", "二")))
    first, second = ids(library, "甲", "乙")
    apply(library, merge_talks(library, first, [second]))
    statements = library.joins.statements(first)
    library.apply(split_talk(library, first, [statements[1].key], SECOND), SECOND)
    with pytest.raises(LaterChangesError):
        library.history.undo(ANALYST)


def test_talks_added_by_hand_keep_what_was_written(intake: Intake) -> None:
    library = intake.library
    intake.take_in("one.md", digest(report("甲", "一", track="系统")))
    conference = library.talks.all()[0].conference_id
    for title, room in (("手写一", ""), ("手写二", "三厅")):
        apply(library, add_talk(library, Talk("", conference, title, room=room)))
    stated, first, second = ids(library, "甲", "手写一", "手写二")
    apply(library, merge_talks(library, first, [second]))
    talk = library.talks.get(first)
    assert talk is not None
    assert (talk.title, talk.room) == ("手写一", "三厅")
    apply(library, merge_talks(library, stated, [first]))
    [talk] = library.talks.all()
    assert (talk.id, talk.title, talk.room, talk.track) == (stated, "手写一", "三厅", "系统")


def test_an_own_report_that_left_can_be_written_anew(intake: Intake) -> None:
    library = intake.library
    intake.take_in("one.md", digest(report("甲", "一")))
    [talk] = library.talks.all()
    apply(library, write_report(library, talk.id, ANALYST))
    own = next(statement for statement in library.joins.statements(talk.id) if statement.source == ANALYST)
    plan = plan_split(library, talk.id, [own.key], ANALYST)
    assert [found.title for found in plan.talks] == ["甲", "甲"]
    apply(library, plan.edit)
    apply(library, write_report(library, talk.id, ANALYST))
    assert sorted(len(reports) for reports in library.reports.by_talk().values()) == [1, 2]
    intake.take_in("two.md", digest(report("甲", "二")))
    assert len(library.reports.by_talk()[talk.id]) == 3, "an own report gives its talk no name"


# --- whatever is done in whatever order ---

TITLES = ["甲", "乙", "Alpha", "Beta"]
headings = st.tuples(
    st.sampled_from(TITLES), st.lists(st.sampled_from(TITLES), max_size=1).map(tuple), st.sampled_from(["", "", "S1"])
)
documents = st.tuples(
    st.sampled_from(["one.md", "two.md", "plan.json"]), st.lists(headings, min_size=1, max_size=3), st.integers(0, 2)
)
steps = st.one_of(
    st.tuples(st.just("import"), documents),
    st.tuples(st.just("merge"), st.lists(st.integers(0, 9), min_size=2, max_size=3)),
    st.tuples(st.just("split"), st.tuples(st.integers(0, 9), st.integers(0, 9))),
    st.tuples(st.just("distinguish"), st.tuples(st.integers(0, 9), st.integers(0, 9))),
    st.tuples(st.just("mark"), st.tuples(st.integers(0, 9), st.integers(1, 5))),
    st.tuples(st.just("undo"), st.none()),
)


def parsed(name: str, found: list[tuple[str, tuple[str, ...], str]], edition: int) -> ParsedDocument:
    if name == "plan.json":
        return programme(*(event(f"g{place}", title, code=code) for place, (title, _, code) in enumerate(found)))
    reports = (
        report(title, f"{name} {edition} {place}", others=others, code=code)
        for place, (title, others, code) in enumerate(found)
    )
    return digest(*reports)


@contextmanager
def fresh(path: Path) -> Iterator[Library]:
    with copy_in_memory(path, Clock()) as library:
        library.apply(tag_talks(library, [], ["重点"], ANALYST), ANALYST)  # the analyst is known from here on
        yield library


class Doings:
    """Does one thing after another to a library, each checked to be undone exactly."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.connection = connection_of(library)
        self.last: ImportFile | None = None

    def talks(self) -> list[str]:
        """Return the ids of all talks."""
        return [talk.id for talk in self.library.talks.all()]

    def run(self, name: str, argument: object) -> None:
        """Do one thing, undo it, and do it again."""
        edit = self.edit(name, argument)
        if name == "undo" and self.library.history.undoable(ANALYST):
            self.undo()
        if edit is None:
            return
        before = kept(self.connection)
        if self.library.apply(edit, ANALYST) is not None:
            after = kept(self.connection)
            self.library.history.undo(ANALYST)
            assert kept(self.connection) == before
            self.library.history.redo(ANALYST)
            assert kept(self.connection) == after

    def undo(self) -> None:
        """Undo the last thing where nothing stands on it."""
        try:
            self.library.history.undo(ANALYST)
        except InputError:  # marks are in the way of an import's undo
            return
        self.last = None

    def edit(self, name: str, argument: object) -> Edit | None:
        """Return the edit of one thing, None where it cannot be done."""
        try:
            return getattr(self, f"_{name}")(argument)
        except InputError:
            return None

    def _undo(self, _: None) -> None:
        return None

    def _import(self, document: tuple[str, list[tuple[str, tuple[str, ...], str]], int]) -> Edit | None:
        parsed_document = parsed(*document)
        file = ImportFile(document[0], repr(parsed_document).encode(), parsed_document)
        self.last = file
        return self.library.plan_import(file, "").edit

    def _merge(self, places: list[int]) -> Edit | None:
        chosen = self._chosen(places)
        return merge_talks(self.library, chosen[0], chosen[1:]) if chosen else None

    def _distinguish(self, places: tuple[int, int]) -> Edit | None:
        chosen = self._chosen(places)
        return distinguish(self.library, chosen[0], chosen[1], ANALYST) if chosen else None

    def _split(self, places: tuple[int, int]) -> Edit | None:
        chosen = self._chosen(places[:1])
        statements = self.library.joins.statements(chosen[0]) if chosen else []
        if not statements:
            return None
        return split_talk(self.library, chosen[0], [statements[places[1] % len(statements)].key], ANALYST)

    def _mark(self, where: tuple[int, int]) -> Edit | None:
        chosen = self._chosen(where[:1])
        return rate_talk(self.library, chosen[0], where[1], ANALYST) if chosen else None

    def _chosen(self, places: list[int] | tuple[int, ...]) -> list[str]:
        talks = self.talks()
        return [talks[place % len(talks)] for place in places] if talks else []


def told_apart(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Return the pairs of reports and events whose talks are distinguished."""
    rows = connection.execute(
        f"""SELECT a.id, b.id FROM distinction d JOIN ({STATEMENTS}) a ON a.talk_id = d.talk_id
            JOIN ({STATEMENTS}) b ON b.talk_id = d.other_id"""
    )
    return {(row[0], row[1]) for row in rows}


def together(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Return the pairs of reports and events that are of one talk."""
    rows = connection.execute(f"SELECT a.id, b.id FROM ({STATEMENTS}) a JOIN ({STATEMENTS}) b ON a.talk_id = b.talk_id")
    return {(row[0], row[1]) for row in rows}


STATEMENTS = "SELECT id, talk_id FROM report UNION ALL SELECT id, talk_id FROM programme_event"


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(doings=st.lists(steps, min_size=3, max_size=12))
def test_nothing_is_ever_lost_or_joined_against_the_analysts_word(
    empty_file: Path, doings: list[tuple[str, object]]
) -> None:
    with fresh(empty_file) as library:
        desk = Doings(library)
        for name, argument in doings:
            statements = {pair[0] for pair in together(desk.connection)}
            apart = told_apart(desk.connection)
            desk.run(name, argument)
            after = {pair[0] for pair in together(desk.connection)}
            if name == "import":
                assert not apart & together(desk.connection), "an import joins what an analyst told apart"
                assert after >= statements
            elif name != "undo":
                assert after == statements
            if desk.last is not None:
                assert library.plan_import(desk.last, "").edit is None, "an unchanged file changes nothing"
            assert library.faults() == []
