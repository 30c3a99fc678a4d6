"""Choices in the preview are planned anew, and the newest preview is what comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.controllers.import_session import ImportSession
from desktop.desk import Desk
from desktop.operations.import_previews import ImportRequest
from desktop.operations.import_sources import ImportSource, find_sources
from tests.desktop.papers import CONFERENCE, DAILY, TAKEAWAYS
from widgets.common.texts import Texts

SECONDS = 20_000


@pytest.fixture
def session(
    desk: Desk, texts: Texts, shown: Callable[[QWidget], QWidget], papers: list[Path], qtbot: QtBot
) -> Iterator[ImportSession]:
    """Return a session with a programme, a digest and a sheet, previewed."""
    window = QWidget()
    made = ImportSession(desk, texts, window)
    shown(window)
    made.dialog.show()
    made.add(find_sources([papers[0], papers[1], papers[3]]))
    wait(made, qtbot)
    yield made
    window.hide()


def wait(session: ImportSession, qtbot: QtBot) -> None:
    """Wait until the preview is that of the newest choices."""
    qtbot.waitUntil(lambda: session._job is None, timeout=SECONDS)


def look_at(session: ImportSession, kind: str) -> None:
    files = session._preview.files
    row = next(row for row, file in enumerate(files) if file.kind == kind)
    session.dialog.files.setCurrentIndex(session.dialog.file_model.index(row))


def conferences(session: ImportSession) -> dict[str, tuple[str, str]]:
    return {file.kind: (file.conference, file.origin) for file in session._preview.files}


def test_the_programme_gives_its_conference_to_the_others(session: ImportSession) -> None:
    assert conferences(session) == {
        "programme": (CONFERENCE, "document"),
        "challenges": (CONFERENCE, "programme"),
        "digest": (CONFERENCE, "programme"),
    }


def test_a_typed_conference_is_planned_anew(session: ImportSession, qtbot: QtBot) -> None:
    look_at(session, "digest")
    field = session.dialog.choices.conference_name
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Autumn 2026")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not session.dialog.import_action.isEnabled()
    wait(session, qtbot)
    assert conferences(session)["digest"] == ("Autumn 2026", "chosen")
    assert session.dialog.current_file is not None
    assert {row.state for row in session.dialog.current_file.rows} == {"new"}


def test_one_conference_for_all_spares_those_that_name_their_own(session: ImportSession, qtbot: QtBot) -> None:
    session.dialog.conference_for_all.emit("Autumn 2026")
    wait(session, qtbot)
    assert conferences(session) == {
        "programme": (CONFERENCE, "document"),
        "challenges": ("Autumn 2026", "chosen"),
        "digest": ("Autumn 2026", "chosen"),
    }


def test_leaving_out_the_programme_takes_its_offer_along(session: ImportSession, qtbot: QtBot) -> None:
    look_at(session, "programme")
    session.dialog.files.setFocus()
    qtbot.keyClick(session.dialog.files, Qt.Key.Key_Delete)
    wait(session, qtbot)
    assert conferences(session).keys() == {"challenges", "digest"}
    assert conferences(session)["digest"][1] != "programme"


def test_without_files_there_is_nothing_to_look_at(session: ImportSession, qtbot: QtBot) -> None:
    session.dialog.files.setFocus()
    with qtbot.waitSignal(session.dialog.rejected, timeout=SECONDS):
        for file in session._preview.files:
            session.dialog.left_out.emit(file.key)


def test_what_is_wanted_is_what_was_shown_in_its_order(session: ImportSession, qtbot: QtBot) -> None:
    wanted: list[tuple[ImportRequest, ...]] = []
    session.import_wanted.connect(wanted.append)
    qtbot.keyClick(session.dialog.files, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ((programme, sheet, digest),) = wanted
    assert [request.source.path.name for request in (programme, sheet, digest)] == [
        file.name for file in session._preview.files
    ]
    assert {request.conference for request in (programme, sheet, digest)} == {CONFERENCE}


def test_a_file_that_is_there_already_is_not_added_again(
    session: ImportSession, papers: list[Path], qtbot: QtBot
) -> None:
    session.add(find_sources(papers[:3]))
    wait(session, qtbot)
    assert len(session._preview.files) == 4


def test_two_texts_of_the_same_name_are_two(session: ImportSession, qtbot: QtBot) -> None:
    session.add([ImportSource(Path("pasted.md"), text.encode()) for text in (DAILY, TAKEAWAYS, DAILY)])
    wait(session, qtbot)
    assert [file.name for file in session._preview.files].count("pasted.md") == 2


def test_cancelling_stops_the_work(session: ImportSession, desk: Desk, qtbot: QtBot) -> None:
    session.dialog.conference_for_all.emit("Autumn 2026")
    (job,) = desk.jobs.running
    qtbot.keyClick(session.dialog.files, Qt.Key.Key_Escape)
    assert job.is_cancelled
    qtbot.waitUntil(lambda: not desk.jobs.running, timeout=SECONDS)
