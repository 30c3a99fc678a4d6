"""Importing in the window: keys pressed, files dropped, text pasted, and the database read afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.controllers.importing import ImportingController
from desktop.desk import Desk
from storage.errors import InputError
from storage.library import read_library
from storage.mark_edits import tag_talks
from tests.desktop.papers import CACHE, CONFERENCE, DAILY, SHEET
from widgets.common.texts import Texts
from widgets.importing.import_preview import ImportPreviewDialog

SECONDS = 20_000
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def empty(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    """Return a desk on a new library."""
    opened = Desk(tmp_path / "new.fieldbrief", "Analyst 03", create=True)
    yield opened
    opened.close()


@pytest.fixture
def failures(empty: Desk) -> list[Exception]:
    """Return what arrives at `failed`."""
    found: list[Exception] = []
    empty.failed.connect(found.append)
    return found


@pytest.fixture
def controller(
    empty: Desk, failures: list[Exception], texts: Texts, shown: Callable[[QWidget], QWidget]
) -> Iterator[ImportingController]:
    """Return the controller of a window."""
    window = QWidget()
    window.resize(1000, 700)
    made = ImportingController(empty, window, texts)
    shown(window)
    yield made
    window.hide()


def window_of(controller: ImportingController) -> QWidget:
    found = controller.parent()
    assert isinstance(found, QWidget)
    return found


def previewed(controller: ImportingController, qtbot: QtBot) -> ImportPreviewDialog:
    """Wait for the preview and return its dialog."""
    dialog = window_of(controller).findChild(ImportPreviewDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.current_file is not None and not dialog._is_working, timeout=SECONDS)
    return dialog


def accept(controller: ImportingController, qtbot: QtBot) -> None:
    """Import what the preview shows, by the keyboard, and wait for the summary."""
    dialog = previewed(controller, qtbot)
    qtbot.keyClick(dialog.files, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(controller.card.isVisible, timeout=SECONDS)


def talks(desk: Desk) -> dict[str, str]:
    """Return the conference of each talk by its title, from the library's file."""
    with read_library(desk.path) as library:
        names = {conference.id: conference.name for conference in library.conferences.all()}
        return {talk.title: names[talk.conference_id] for talk in library.talks.all()}


def imports(desk: Desk) -> list[str]:
    """Return the names of the files whose imports stand, from the library's file."""
    with read_library(desk.path) as library:
        sets = [entry.change_set for entry in library.history.entries()]
        return [str(found.message.parameters["name"]) for found in sets if found.kind == "import" and not found.undone]


def test_a_folder_comes_in_with_the_programme_first(
    controller: ImportingController, empty: Desk, papers: list[Path], qtbot: QtBot, failures: list[Exception]
) -> None:
    (papers[0].parent / "broken.md").write_text("a line of words\n", encoding="utf-8")
    controller.preview([papers[0].parent])
    dialog = previewed(controller, qtbot)
    assert not talks(empty)
    assert dialog.file_model.rowCount() == len(papers) + 1
    accept(controller, qtbot)
    assert imports(empty)[0].endswith(".json")
    assert len(imports(empty)) == len(papers)
    assert set(talks(empty).values()) == {CONFERENCE}
    assert controller.card._title.text() == "Import finished"
    assert not failures


def test_a_file_that_breaks_after_its_preview_stops_no_other(
    controller: ImportingController, empty: Desk, papers: list[Path], qtbot: QtBot, failures: list[Exception]
) -> None:
    controller.preview(papers[:4])
    previewed(controller, qtbot)
    papers[0].unlink()
    accept(controller, qtbot)
    assert len(imports(empty)) == 3
    assert controller.card._title.text() == "Import finished, some files could not be imported"
    assert papers[0].name in controller.card.problems.model().index(0, 0).data()
    assert not failures


def test_a_whole_import_is_taken_back(
    controller: ImportingController, empty: Desk, papers: list[Path], qtbot: QtBot
) -> None:
    controller.preview(papers)
    accept(controller, qtbot)
    assert talks(empty)
    qtbot.keyClick(controller.card.take_back, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: controller.card._title.text() == "The import is taken back", timeout=SECONDS)
    assert not talks(empty)
    assert not imports(empty)


def test_marks_are_asked_about_before_it_is_taken_back(
    controller: ImportingController, empty: Desk, papers: list[Path], qtbot: QtBot, failures: list[Exception]
) -> None:
    controller.preview(papers[:2])
    accept(controller, qtbot)
    with read_library(empty.path) as library:
        marked = next(talk.id for talk in library.talks.all() if talk.title == CACHE)
    with qtbot.waitSignal(empty.bus.changed):
        empty.edit(lambda library: library.apply(tag_talks(library, [marked], ["存储"], "Analyst 03"), "Analyst 03"))
    qtbot.keyClick(controller.card.take_back, Qt.Key.Key_Space)
    qtbot.waitUntil(controller.card.keep_all.isVisible, timeout=SECONDS)
    assert not failures
    qtbot.keyClick(controller.card.take_back, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: controller.card._title.text() == "The import is taken back", timeout=SECONDS)
    assert list(talks(empty)) == [CACHE]


def test_a_pasted_digest_is_previewed_under_a_name_of_its_own(
    controller: ImportingController, empty: Desk, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setText(DAILY)
    data.setHtml("<p>nothing of it</p>")
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(window_of(controller), Qt.Key.Key_V, CONTROL | SHIFT)
    dialog = previewed(controller, qtbot)
    assert dialog.current_file is not None
    assert dialog.current_file.name.startswith("Pasted-20")
    assert dialog.current_file.name.endswith("-每日参会快报.md")
    accept(controller, qtbot)
    assert len(talks(empty)) == 3


def test_copied_files_are_pasted_as_files(controller: ImportingController, papers: list[Path], qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(papers[1]))])
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(window_of(controller), Qt.Key.Key_V, CONTROL | SHIFT)
    dialog = previewed(controller, qtbot)
    assert dialog.current_file is not None
    assert dialog.current_file.name == papers[1].name
    dialog.reject()


def test_an_empty_clipboard_says_what_to_do(
    controller: ImportingController, qtbot: QtBot, failures: list[Exception]
) -> None:
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(window_of(controller), Qt.Key.Key_V, CONTROL | SHIFT)
    (failure,) = failures
    assert isinstance(failure, InputError)
    assert failure.what.key == "pasting.nothing"
    assert window_of(controller).findChild(ImportPreviewDialog) is None


def test_control_i_asks_for_files(controller: ImportingController, papers: list[Path], qtbot: QtBot) -> None:
    qtbot.keyClick(window_of(controller), Qt.Key.Key_I, CONTROL)
    dialog = window_of(controller).findChild(QFileDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(str(papers[3]))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    preview = previewed(controller, qtbot)
    assert preview.current_file is not None
    assert preview.current_file.kind == "challenges"
    preview.reject()


def test_more_files_join_the_preview_that_is_open(
    controller: ImportingController, papers: list[Path], qtbot: QtBot
) -> None:
    controller.preview(papers[1:2])
    dialog = previewed(controller, qtbot)
    controller.preview(papers[:2])
    controller.preview_text(SHEET)
    qtbot.waitUntil(lambda: dialog.file_model.rowCount() == 3, timeout=SECONDS)
    assert len(window_of(controller).findChildren(ImportPreviewDialog)) == 1
    dialog.reject()


def test_a_folder_without_documents_says_so(
    controller: ImportingController, tmp_path: Path, qtbot: QtBot, failures: list[Exception]
) -> None:
    (tmp_path / "nothing").mkdir()
    controller.preview([tmp_path / "nothing"])
    qtbot.waitUntil(lambda: bool(failures), timeout=SECONDS)
    assert isinstance(failures[0], InputError)
    qtbot.waitUntil(lambda: window_of(controller).findChild(ImportPreviewDialog) is None)


def test_where_the_library_can_only_be_read_nothing_is_imported(empty: Desk, texts: Texts, qtbot: QtBot) -> None:
    second = Desk(empty.path, "Analyst 05")
    try:
        assert second.read_only
        window = QWidget()
        qtbot.addWidget(window)
        reader = ImportingController(second, window, texts)
        assert not reader.drops.is_enabled
        assert not any(action.isEnabled() for action in window.actions())
    finally:
        second.close()
