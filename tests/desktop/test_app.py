"""The running program: opened, used by keys, closed, opened again."""

from __future__ import annotations

from collections.abc import Callable

from tests.desktop.driver import Driver

Launch = Callable[..., Driver]


def test_first(app: Driver) -> None:
    app.press("Ctrl+4")
    app.wait(lambda: app.workspace.current == "challenges", "x")
    app.press("Ctrl+1")
    app.press("J")
    app.wait(lambda: app.workspace.reader.talk_id, "reader")
    print(app.focused, app.ask("SELECT count(*) FROM talk"))
    cs = app.changed_by(lambda: (app.press("T"),))
