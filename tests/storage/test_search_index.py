"""The index in step with its rows: after any history it answers as one made afresh."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.search_index import CREATE_SEARCH_INDEX, RowChange, apply_changes, find, merge_segments, rebuild

Texts = Mapping[str, str]
TEXTS = st.dictionaries(
    st.sampled_from(["title", "facts"]), st.text(alphabet="机器人学习GPU 。", max_size=12), max_size=2
)
HISTORIES = st.lists(st.lists(st.tuples(st.sampled_from("abc"), TEXTS), max_size=4), max_size=6)
QUERIES = ("机", "器人", "学习", "机器人", "g", "gp", "gpu", "pu", "人学", "学 机")


def empty_index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in CREATE_SEARCH_INDEX:
        connection.execute(statement)
    return connection


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = empty_index()
    yield connection
    connection.close()


def change(row_id: str, before: str, after: str, item: str = "") -> RowChange:
    return RowChange("note", row_id, {"text": before} if before else {}, {"text": after} if after else {}, item)


def holders(connection: sqlite3.Connection, token: str) -> list[int]:
    """Return the numbers of the documents that the index itself holds a token for."""
    return [row[0] for row in connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (f'"{token}"',))]


def found(connection: sqlite3.Connection, rows: Mapping[str, Texts], query: str) -> list[tuple[str, str]]:
    hits = find(connection, query, 100, lambda _table, row_id: rows.get(row_id, {}))
    return [(hit.row_id, hit.field) for hit in hits]


@given(HISTORIES)
def test_after_any_history_the_index_holds_what_a_fresh_one_holds(
    history: list[list[tuple[str, dict[str, str]]]],
) -> None:
    connection, rows = empty_index(), dict[str, Texts]()
    for transaction in history:
        changes = []
        for row_id, texts in transaction:
            changes.append(RowChange("talk", row_id, rows.get(row_id, {}), texts))
            rows[row_id] = texts
        connection.execute("BEGIN")
        apply_changes(connection, changes)
        connection.execute("COMMIT")
    fresh = empty_index()
    rebuild(fresh, [RowChange("talk", row_id, {}, texts) for row_id, texts in rows.items()])
    for query in QUERIES:
        assert found(connection, rows, query) == found(fresh, rows, query)
    for token in ("机", "器人", "学习", "gpu", "gpugpu", "·机", "•gpu"):
        assert len(holders(connection, token)) == len(holders(fresh, token))
    count = "SELECT count(*) FROM search_document"
    assert connection.execute(count).fetchone() == fresh.execute(count).fetchone()
    connection.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    connection.close()
    fresh.close()


def test_a_small_edit_writes_only_what_it_changed(connection: sqlite3.Connection) -> None:
    long = "".join(chr(0x4E00 + number) for number in range(2000))
    apply_changes(connection, [change("1", "", long)])
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    apply_changes(connection, [change("1", long, long + "，新词")])
    connection.set_trace_callback(None)
    assert sum(map(len, statements)) < 2000
    assert holders(connection, "新词") == holders(connection, "一丁") == [1]


def test_applying_a_change_again_changes_nothing(connection: sqlite3.Connection) -> None:
    changes = [change("1", "", "机器人"), change("2", "", "GPU"), change("2", "GPU", "")]
    apply_changes(connection, changes)
    before = connection.total_changes
    apply_changes(connection, [changes[0]])
    apply_changes(connection, [change("3", "从未有过", ""), change("1", "别的", "机器人")])
    assert connection.total_changes == before
    assert found(connection, {"1": {"text": "机器人"}}, "机器") == [("1", "text")]


def test_a_wrong_before_costs_no_hit_and_shows_no_wrong_one(connection: sqlite3.Connection) -> None:
    apply_changes(connection, [change("1", "", "机器人学习")])
    apply_changes(connection, [change("1", "学习芯片", "芯片与机器人")])
    rows = {"1": {"text": "芯片与机器人"}}
    assert [found(connection, rows, word) for word in ("芯片", "机器人", "学习")] == [
        [("1", "text")],
        [("1", "text")],
        [],
    ]
    apply_changes(connection, [change("1", "又是别的", "")])
    assert found(connection, {}, "芯片") == []


def test_a_row_can_move_to_another_item(connection: sqlite3.Connection) -> None:
    rows = {"1": {"text": "机器人"}, "2": {"text": "芯片"}}
    apply_changes(connection, [change("1", "", "机器人", "a"), change("2", "", "芯片", "b")])
    assert found(connection, rows, "机器人 芯片") == []
    apply_changes(connection, [change("2", "芯片", "芯片", "a")])
    assert sorted(found(connection, rows, "机器人 芯片")) == [("1", "text"), ("2", "text")]


def test_a_rolled_back_change_leaves_no_trace(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    apply_changes(connection, [change("1", "", "机器人")])
    connection.execute("ROLLBACK")
    assert holders(connection, "机器") == []
    apply_changes(connection, [change("1", "", "机器人")])
    assert holders(connection, "机器") == [1]


def test_texts_without_words_take_no_room(connection: sqlite3.Connection) -> None:
    apply_changes(connection, [change("1", "", "。。"), change("2", "机", "…")])
    assert connection.execute("SELECT count(*) FROM search_document").fetchone()[0] == 0


def test_changes_in_any_order_are_written_in_one_go(connection: sqlite3.Connection) -> None:
    rebuild(connection, [change(str(number), "", "机器人") for number in range(9)])
    connection.execute("BEGIN")
    apply_changes(connection, [change(str(number), "机器人", "学习") for number in reversed(range(9))])
    connection.execute("COMMIT")
    assert connection.execute("SELECT count(DISTINCT segid) FROM search_idx").fetchone()[0] == 2


def test_rows_of_different_tables_may_share_an_id(connection: sqlite3.Connection) -> None:
    apply_changes(connection, [RowChange(table, "1", {}, {"title": "机器人"}) for table in ("talk", "note")])
    hits = find(connection, "机器人", 10, lambda _table, _row_id: {"title": "机器人"})
    assert [hit.table for hit in hits] == ["note", "talk"]


def test_merging_goes_step_by_step_until_one_segment_is_left(connection: sqlite3.Connection) -> None:
    texts = {
        str(number): {"text": "".join(chr(0x4E00 + number * 400 + at) for at in range(400))} for number in range(40)
    }
    for row_id, row in texts.items():
        apply_changes(connection, [RowChange("note", row_id, {}, row)])
    segments = "SELECT count(DISTINCT segid) FROM search_idx"
    assert connection.execute(segments).fetchone()[0] > 1
    steps = 0
    while merge_segments(connection, pages=5):
        steps += 1
    assert steps > 1
    assert connection.execute(segments).fetchone()[0] == 1
    assert not merge_segments(connection)
    assert all(found(connection, texts, row["text"][:4])[0][0] == row_id for row_id, row in texts.items())


def test_rebuilding_forgets_what_is_not_given(connection: sqlite3.Connection) -> None:
    apply_changes(connection, [change("1", "", "机器人")])
    rebuild(connection, [change("2", "", "机器")])
    assert holders(connection, "机器") == [1]
    assert found(connection, {"1": {"text": "机器人"}, "2": {"text": "机器"}}, "机器") == [("2", "text")]
