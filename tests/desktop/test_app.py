"""The running program: opened, closed and opened again, shared, switched to Chinese, in trouble, and killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer

from desktop.crash_reports import unread_reports, write_crash_report
from storage.library import read_library, write_library
from tests.desktop.driver import Driver, rows

Launch = Callable[..., Driver]

TYPING = """
import os, signal, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.app import Opening
from tests.desktop.driver import Driver

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    own = folder / "preferences.json", folder / "reports", folder / "new.fieldbrief"
    driver = Driver(QApplication([]), Opening(folder / "sample.fieldbrief", "Analyst 03", *own))
    driver.start()
    driver.settle()
    driver.go_to("capture")
    sheet = driver.workspace.place("capture").sheet
    driver.wait(lambda: sheet.talk_id, "a talk is chosen")
    sheet.fields["facts"].setFocus()
    driver.write("kept, as it is old enough")
    QTimer.singleShot(400, lambda: os.kill(os.getpid(), signal.SIGKILL))
    driver.wait(lambda: False, "the end")
"""


def test_place_talk_filter_and_geometry_survive_a_restart(launch: Launch) -> None:
    first = launch()
    first.settle()
    talk = first.linked_talk()
    first.choose(talk)
    first.press("Ctrl+F")
    first.write("cache")
    first.wait(lambda: first.workspace.library.view.filter.text == "cache", "the talks are filtered")
    columns = first.columns()
    first.press("Ctrl+3")
    first.window.resize(790, 700)
    height = first.window.height()
    first.end()
    second = launch()
    assert second.workspace.current == "graph"
    assert second.workspace.library.view.filter.text == "cache"
    assert second.columns() == columns
    assert second.window.height() == height
    assert second.workspace.library.saved_state()["talk"] in (talk, second.workspace.library.current_id())


def test_the_last_library_is_opened_again(launch: Launch) -> None:
    first = launch()
    path = first.open.desk.path
    first.end()
    assert launch(library=None).open.desk.path == path


def test_chinese_is_spoken_at_once_and_after_a_restart(launch: Launch) -> None:
    first = launch()
    first.app.keep_choices(replace(first.app.preferences.choices, language="zh_Hans", analyst="Analyst 03"))
    assert first.command("command.palette").text() == first.app.texts("command.palette")
    assert not first.command("command.place_library").text().isascii()
    first.end()
    assert launch().app.texts.language == "zh_Hans"


def test_who_holds_the_library_is_named_where_it_may_only_be_read(launch: Launch, tmp_path: Path) -> None:
    with write_library(tmp_path / "sample.fieldbrief", "Analyst 07"):
        reading = launch()
        assert reading.open.desk.read_only
        assert "Analyst 07" in reading.app.window.status._read_only.text()
        reading.go_to("library")
        reading.choose(reading.linked_talk())
        reading.workspace.reader.go_to_page("links")
        reading.workspace.reader.take_focus()
        reading.press("A")
        reading.wait(lambda: reading.told, "it is said that nothing can be written")
        assert reading.ask("SELECT count(*) FROM decision") == [(0,)]
        reading.end()


def test_a_bug_in_a_slot_is_told_and_the_program_goes_on(app: Driver, tmp_path: Path) -> None:
    QTimer.singleShot(0, lambda: [][0])
    app.wait(lambda: app.told, "the bug is told")
    assert "IndexError" in app.told[0]
    (report,) = (tmp_path / "reports").glob("crash-*.txt")
    assert "IndexError" in report.read_text(encoding="utf-8")
    app.return_to_window()
    app.workspace.library.take_focus()
    app.press("Ctrl+4")
    assert app.workspace.current == "challenges"


def test_a_crash_is_told_at_the_next_start_and_nothing_is_missing(launch: Launch, tmp_path: Path) -> None:
    try:
        raise KeyError("once")
    except KeyError as error:
        write_crash_report(tmp_path / "reports", error, 3, datetime.now(UTC))
    app = launch()
    assert app.app.texts("notice.crashed") in app.told[0]
    assert unread_reports(tmp_path / "reports") == []
    assert app.ask("SELECT count(*) FROM talk")[0][0] > 0


def test_a_library_that_cannot_be_opened_leaves_the_welcome_page(launch: Launch, tmp_path: Path) -> None:
    (tmp_path / "no.fieldbrief").write_bytes(b"no library at all" * 100)
    app = launch(library=tmp_path / "no.fieldbrief")
    assert app.app.open is None
    assert app.told
    assert app.app.window.welcome.isVisible()


def test_closing_one_library_and_opening_another(app: Driver, tmp_path: Path) -> None:
    app.press("Ctrl+W")
    assert app.app.open is None
    assert app.app.window.welcome.isVisible()
    assert app.app.open_library(tmp_path / "other.fieldbrief", create=True)
    app.follow()
    assert app.ask("SELECT count(*) FROM talk") == [(0,)]
    assert [Path(path).name for path in app.app.preferences.recent] == ["other.fieldbrief", "sample.fieldbrief"]


def test_larger_text_is_larger_and_stays_so(launch: Launch) -> None:
    first = launch()
    size = first.app.preferences.choices.font_size
    first.press("Ctrl+=")
    assert first.app.preferences.choices.font_size == size + 1
    first.end()
    assert launch().app.preferences.choices.font_size == size + 1


def test_what_was_typed_before_the_program_was_killed_is_there(launch: Launch, tmp_path: Path) -> None:
    del launch  # it has put the sample library in its place
    script = tmp_path / "typed_and_killed.py"
    script.write_text(TYPING, encoding="utf-8")
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, script, tmp_path], env=environment, capture_output=True, timeout=90, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    library = tmp_path / "sample.fieldbrief"
    found = rows(library, "SELECT count(*) FROM revision WHERE text = ?", "kept, as it is old enough")
    with read_library(library) as opened:
        facts = [report.facts for report in opened.reports.all()]
        assert opened.talks.all()
    assert found == [(1,)] or "kept, as it is old enough" in facts
