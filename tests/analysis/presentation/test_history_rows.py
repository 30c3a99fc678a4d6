"""Change sets as rows, and what they did in words, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from analysis.presentation.history_rows import (
    LONGEST_NAME,
    NAMELESS,
    HistoryFilter,
    HistoryRow,
    answers,
    described,
    history_row,
    named_change,
    shortened,
    with_subject,
)
from desktop.language import Catalogue
from storage.edits import ChangeSet, ChangeSetKind, Operation, Value
from storage.history import HistoryEntry
from storage.library import scratch_library
from storage.messages import Message, listed
from storage.repositories.changes import RowChange
from storage.rows import Rows
from storage.schema import KEPT

EAST = timezone(timedelta(hours=8))
TAGGED = Message("history.tag", {"count": 3, "tags": listed(["存储", "网络"])})


def entry(kind: ChangeSetKind = "edit", *, undone: bool = False) -> HistoryEntry:
    """Return a change set of the log."""
    made_at = "2026-03-16T22:30:00.000+00:00"
    return HistoryEntry(ChangeSet(7, "id", kind, "Analyst 03", made_at, TAGGED, undone=undone), 4)


def change(
    operation: Operation = "update",
    table: str = "tag",
    name: str = "存储",
    item: str = "",
    before: dict[str, Value] | None = None,
    after: dict[str, Value] | None = None,
) -> RowChange:
    """Return a row's change."""
    return RowChange(table, "id", operation, name, item, before or {}, after or {})


def say(message: Message, language: str = "en") -> str:
    """Return a message as text."""
    return Catalogue(language).translate(message)


def test_a_moment_is_said_in_local_time() -> None:
    row = history_row(entry(undone=True), zone=EAST)
    assert row == HistoryRow(7, "Analyst 03", datetime(2026, 3, 17, 6, 30, tzinfo=EAST), TAGGED, "edit", True, 4)
    assert history_row(entry(), zone=UTC).moment.day == 16


@pytest.mark.parametrize(
    ("kind", "english", "chinese"),
    [
        ("edit", "Tag 3 talks: 存储, 网络", "给 3 场演讲加标签：存储、网络"),
        ("undo", "Undone: Tag 3 talks: 存储, 网络", "已撤销：给 3 场演讲加标签：存储、网络"),
        ("redo", "Redone: Tag 3 talks: 存储, 网络", "已重做：给 3 场演讲加标签：存储、网络"),
    ],
)
def test_what_happened_is_readable_in_both_languages(kind: ChangeSetKind, english: str, chinese: str) -> None:
    what = history_row(entry(kind)).what
    assert (say(what), say(what, "zh_Hans")) == (english, chinese)


def test_long_values_are_cut_also_inside_others() -> None:
    inner = Message("history.tag_one", {"talk": "题" * 100, "tags": "a\n b"})
    cut = shortened(Message("history.undone", {"change": inner}))
    assert say(cut) == f"Undone: Tag “{'题' * (LONGEST_NAME - 1)}…”: a b"
    assert shortened(TAGGED) == TAGGED


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (HistoryFilter(), True),
        (HistoryFilter(analyst="Analyst 03", kind="edit", text="存儲"), True),
        (HistoryFilter(text="TALKS: 存"), True),
        (HistoryFilter(text="analyst 03"), True),
        (HistoryFilter(analyst="Analyst 07"), False),
        (HistoryFilter(kind="import"), False),
        (HistoryFilter(text="推理"), False),
    ],
)
def test_a_filter_looks_at_who_what_kind_and_the_text_shown(wanted: HistoryFilter, found: bool) -> None:
    assert answers(history_row(entry()), wanted, say) is found


@pytest.mark.parametrize(
    ("row", "english"),
    [
        (change("insert"), "Added tag: 存储"),
        (change("delete", "tagging", item="演讲甲"), "Removed tag: 存储 (on “演讲甲”)"),
        (change(before={"name": "存储"}, after={"name": "存储系统"}), "Changed tag: 存储; name: 存储 → 存储系统"),
        (change(before={"shortcut": ""}, after={"shortcut": "3"}), "Changed tag: 存储; key: (empty) → 3"),
        (change(before={"colour": "red"}, after={"colour": "blue"}), "Changed tag: 存储; in it: colour"),
        (change(after={"colour": "", "parent_id": None}), "Changed tag: 存储; in it: colour, place in the tree"),
        (
            change(table="report", name="演讲甲", before={"facts": "a"}, after={"facts": "b"}),
            "Changed report: 演讲甲; in it: facts",
        ),
        (
            change(table="report", name="演讲甲", before={"start": 1}, after={"start": 2}),
            "Changed report: 演讲甲; in it: other details",
        ),
        (
            change(table="talk", name="演讲甲", before={"room": "A"}, after={"room": "B"}),
            "Changed talk: 演讲甲; room: A → B",
        ),
        (
            change(table="talk", name="演讲甲", before={"title": "长" * 60}, after={"title": "短"}),
            "Changed talk: 演讲甲; in it: title",
        ),
    ],
)
def test_a_row_s_change_is_said_in_words(row: RowChange, english: str) -> None:
    assert say(described(row)) == english


@pytest.mark.parametrize("language", ["en", "zh_Hans"])
def test_every_table_and_column_has_a_word(language: str) -> None:
    with scratch_library() as library:
        rows = Rows(library._connection)
        for table in sorted(KEPT):
            say(described(change("insert", table, item="x")), language)
            for column in rows.columns(table):
                if column != "id":
                    say(described(change("update", table, before={column: "a"}, after={column: "b"})), language)


def test_what_a_message_does_not_say_is_said_with_it() -> None:
    rated = Message("history.rate", {"value": 4})
    assert say(with_subject(rated, "演讲甲")) == "Rate: 4 of 5 (“演讲甲”)"
    assert with_subject(rated, "") == rated
    assert with_subject(TAGGED, "演讲甲") == TAGGED
    undone = ChangeSet(1, "id", "undo", "Analyst 03", "2026-03-16T22:30:00+00:00", rated)
    assert say(named_change(undone, "演讲甲"), "zh_Hans") == "已撤销：评分：4 星（“演讲甲”）"


def test_messages_without_a_name_are_of_the_catalogue() -> None:
    for key in NAMELESS:
        assert say(Message(key, {"value": 1, "words": "x"})) != key
