"""The places of an open library: real keys in each of them, and the library's file read afterwards."""

from __future__ import annotations

import pytest

from desktop.operations import tagging
from storage.library import Library
from tests.desktop.driver import Driver
from widgets.reader.part_field import PartField
from widgets.shell.rail import PLACES


def facts_of(app: Driver) -> PartField:
    """Choose a talk that has facts, and put the keyboard on them."""
    app.go_to("library")
    app.choose(app.linked_talk())
    reader = app.workspace.reader
    reader.go_to_page("reports")
    assert reader.detail is not None
    report = next(one for one in reader.detail.reports if one.parts[0].text)
    field = reader.reports._cards[report.id].parts["facts"].field
    field.setFocus()
    return field


def count(app: Driver, table: str) -> int:
    """Return how many rows a table has."""
    return int(app.ask(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608 - names of this file


def undone(app: Driver, table: str) -> int:
    """Undo by its key, and return how many rows a table has then."""
    app.changed_by(lambda: app.press("Ctrl+Z"))
    return count(app, table)


def test_control_and_a_digit_show_the_places(app: Driver) -> None:
    for number, place in reversed([*enumerate(PLACES, 1)]):
        app.press(f"Ctrl+{number}")
        assert app.workspace.current == place
        assert app.workspace.place(place).isAncestorOf(app.focused)


def test_j_and_k_go_through_the_talks(app: Driver) -> None:
    app.go_to("library")
    first = app.workspace.library.current_id()
    app.press("J")
    second = app.workspace.library.current_id()
    app.press("J", "K", "K")
    assert first != second
    assert app.workspace.library.current_id() == first
    app.wait(lambda: app.workspace.reader.talk_id == first, "the reader follows")


def test_a_tag_by_the_picker_and_its_key(app: Driver) -> None:
    app.go_to("library")
    app.choose(app.linked_talk())
    app.workspace.library.take_focus()
    app.press("T")
    app.wait(app.workspace.controllers.tagging._picker.isVisible, "the picker is open")
    app.write("read again")
    app.changed_by(lambda: app.press("Return"))
    assert app.ask("SELECT talk_id FROM tagging") == [(app.linked_talk(),)]
    app.press("Escape")
    app.return_to_window()
    assert undone(app, "tagging") == 0
    app.changed_by(lambda: app.press("Ctrl+Shift+Z"))

    def give_key(library: Library) -> object:
        return tagging.assign_key(library, library.tags.all()[0].id, "7", analyst="Analyst 03")

    app.changed_by(lambda: app.open.desk.edit(give_key))  # type: ignore[arg-type] - a change set or nothing
    app.pause()
    app.workspace.library.take_focus()
    app.changed_by(lambda: app.press("7"))
    assert count(app, "tagging") == 0
    app.changed_by(lambda: app.press("7"))
    assert count(app, "tagging") == 1


def test_h_highlights_what_is_selected(app: Driver) -> None:
    field = facts_of(app)
    app.press("Ctrl+Home", *["Shift+Right"] * 6)
    app.changed_by(lambda: app.press("H"))
    assert app.ask("SELECT exact FROM highlight") == [(field.text[:6],)]
    assert undone(app, "highlight") == 0


def test_n_notes(app: Driver) -> None:
    facts_of(app)
    app.press("Ctrl+Home", "N")
    app.write("look this up")
    app.changed_by(lambda: app.press("Ctrl+Return"))
    assert app.ask("SELECT text FROM note") == [("look this up",)]
    assert undone(app, "note") == 0


@pytest.mark.parametrize(("key", "verdict"), [("A", "accepted"), ("R", "rejected")])
def test_a_and_r_decide_in_the_reader_and_among_the_challenges(app: Driver, key: str, verdict: str) -> None:
    app.go_to("library")
    app.choose(app.linked_talk())
    app.workspace.reader.go_to_page("links")
    app.workspace.reader.take_focus()
    app.changed_by(lambda: app.press(key))
    assert app.ask("SELECT verdict, analyst_id IS NOT NULL FROM decision") == [(verdict, 1)]
    assert undone(app, "decision") == 0
    app.go_to("challenges")
    table = app.workspace.place("challenges")._table  # type: ignore[attr-defined] - of this place
    app.wait(lambda: table.currentIndex().isValid(), "a candidate is current")
    table.setFocus()
    app.changed_by(lambda: app.press(key))
    assert app.ask("SELECT verdict FROM decision") == [(verdict,)]
    assert undone(app, "decision") == 0


def test_what_is_written_in_the_capture_place_is_undone_in_one_step(app: Driver) -> None:
    app.go_to("capture")
    sheet = app.workspace.place("capture").sheet  # type: ignore[attr-defined] - of this place
    app.wait(lambda: sheet.talk_id, "a talk is chosen")
    reports = count(app, "report")
    sheet.fields["facts"].setFocus()
    app.changed_by(lambda: app.write("caches"))
    app.pause()
    assert app.ask("SELECT count(*) FROM revision WHERE text = 'caches'") == [(1,)] or count(app, "report") > reports


def test_a_link_in_another_place_shows_the_talk(app: Driver) -> None:
    talk = app.linked_talk()
    app.go_to("graph")
    app.workspace.place("graph").talk_wanted.emit(talk)
    assert app.workspace.current == "library"
    app.wait(lambda: app.workspace.reader.talk_id == talk, "the reader shows the talk")


def test_a_bug_in_one_place_leaves_the_state_of_the_others(app: Driver) -> None:
    state = app.workspace.saved_state()
    app.workspace.restore_state({"place": 5, "places": {"library": [], "graph": {"score": "much"}}, "reader": None})
    assert app.workspace.current == "library"
    app.workspace.restore_state(state)
    assert app.workspace.saved_state()["place"] == state["place"]
