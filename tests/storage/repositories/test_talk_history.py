"""The edit log of one talk."""

from __future__ import annotations

from storage.library import Library
from storage.mark_edits import add_note, rate_talk, remove_note
from storage.records import ItemRef
from storage.report_edits import revise_report
from tests.storage.samples import FIRST, SECOND, digest, report, take_in


def messages(library: Library, talk: str) -> list[tuple[str, bool]]:
    """Return the messages of a talk's history with whether each is undone."""
    return [(found.message.key, found.undone) for found in library.talk_history.of_talk(talk)]


def test_what_happened_to_one_talk_newest_first(library: Library) -> None:
    take_in(library, digest(report(0), report(1)), analyst="importer")
    first, second = (found.talk_id for found in library.reports.all())
    library.apply(rate_talk(library, first, 3, FIRST), FIRST)
    library.apply(rate_talk(library, second, 5, SECOND), SECOND)
    assert messages(library, first) == [("history.rate", False), ("history.import", False)]
    library.history.undo(FIRST)
    assert messages(library, first) == [("history.rate", False), ("history.rate", True), ("history.import", False)]
    library.history.redo(FIRST)
    assert [undone for _, undone in messages(library, first)] == [False, True, False, False]
    assert messages(library, "gone") == []


def test_rows_that_are_gone_are_remembered_by_what_they_were_on(library: Library) -> None:
    take_in(library, digest(report(0), report(1)), analyst="importer")
    first, second = library.reports.all()
    library.apply(add_note(library, ItemRef("talk", first.talk_id), "笔记", FIRST), FIRST)
    library.apply(remove_note(library.notes.all()[0].id), FIRST)
    library.apply(revise_report(library, first.id, "facts", "我的说法", FIRST), FIRST)
    library.apply(revise_report(library, first.id, "facts", "", FIRST), FIRST)
    assert [key for key, _ in messages(library, first.talk_id)] == [
        "history.unrevise",
        "history.revise",
        "history.note_removed",
        "history.note",
        "history.import",
    ]
    assert [key for key, _ in messages(library, second.talk_id)] == ["history.import"]
