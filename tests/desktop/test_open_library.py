"""A library in the window: what connects it to the frame, and its parting."""

from __future__ import annotations

from tests.desktop.driver import Driver


def test_frame_and_library_say_the_same(app: Driver) -> None:
    assert "sample" in app.window.windowTitle()
    app.app.window.rail.place_chosen.emit("graph")
    assert app.workspace.current == "graph"
    app.workspace.said.emit("said")
    assert app.app.window.status.text == "said"


def test_the_last_change_is_known_for_a_crash_report(app: Driver) -> None:
    assert app.open.last_change is None
    app.go_to("challenges")
    table = app.workspace.place("challenges")._table  # type: ignore[attr-defined] - of this place
    app.wait(lambda: table.currentIndex().isValid(), "a candidate is current")
    table.setFocus()
    change = app.changed_by(lambda: app.press("A"))
    assert app.open.last_change == change.seq


def test_what_is_being_typed_is_written_when_the_library_is_closed(app: Driver) -> None:
    app.go_to("capture")
    sheet = app.workspace.place("capture").sheet  # type: ignore[attr-defined] - of this place
    app.wait(lambda: sheet.talk_id, "a talk is chosen")
    talk, path = sheet.talk_id, app.open.desk.path
    sheet.fields["facts"].setFocus()
    app.write("in haste")
    app.app.close_library()
    assert app.app.open_library(path)
    app.follow()
    app.go_to("capture")
    again = app.workspace.place("capture").sheet  # type: ignore[attr-defined] - of this place
    app.wait(lambda: again.talk_id == talk, "the talk is chosen again")
    assert again.fields["facts"].text == "in haste"


def test_what_was_chosen_in_the_palette_is_kept(app: Driver) -> None:
    app.open._palette.set_recent([("talk", "t1")])
    assert app.open.saved_state()["palette"] == [["talk", "t1"]]
