"""The commands of the window itself, by their keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from tests.desktop.driver import Driver
from widgets.shell.palette import Palette
from widgets.shell.preferences_dialog import PreferencesDialog
from widgets.shell.shortcut_sheet import ShortcutSheet


def answer(app: Driver, path: Path) -> None:
    """Put a path into the dialog that asks for a file, past the completer's popup, and press Enter."""
    field = app.dialog(QFileDialog).findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_palette_finds_a_talk_and_shows_it(app: Driver) -> None:
    ((talk, title),) = app.ask("SELECT id, title FROM talk WHERE title LIKE 'Grading Agents%'")
    app.press("Ctrl+2", "Ctrl+K")
    palette = app.window.findChild(Palette)
    assert palette is not None
    app.settle()
    app.write("grading ag")
    app.wait(lambda: title in str(palette.list.currentIndex().data()), "the talk is found")
    app.press("Return")
    assert app.workspace.current == "library"
    app.wait(lambda: app.workspace.reader.talk_id == talk, "the talk is shown")


def test_the_question_mark_opens_the_sheet_of_shortcuts(app: Driver) -> None:
    app.press("?")
    sheet = app.window.findChild(ShortcutSheet)
    assert sheet is not None
    assert sheet.isVisible()
    assert sheet.model.rowCount() > 20
    app.press("Escape")
    assert not sheet.isVisible()


def test_preferences_open(app: Driver) -> None:
    app.press("Ctrl+,")
    dialog = app.dialog(PreferencesDialog)
    dialog.reject()
    assert not dialog.isVisible()


def test_a_new_library_is_made_where_somebody_says(app: Driver, tmp_path: Path) -> None:
    app.press("Ctrl+Shift+N")
    answer(app, tmp_path / "mine.fieldbrief")
    app.wait(lambda: app.open.desk.path.name == "mine.fieldbrief", "the library is made")
    app.follow()


def test_a_back_up_is_a_library(app: Driver, tmp_path: Path) -> None:
    app.command("command.back_up").trigger()
    answer(app, tmp_path / "copy.fieldbrief")
    app.wait(lambda: app.told, "the copy is written")
    app.return_to_window()
    assert app.app.open_library(tmp_path / "copy.fieldbrief"), app.told
    app.follow()
    assert app.ask("SELECT count(*) FROM talk") == [(66,)]


def test_the_sample_is_imported_once(app: Driver) -> None:
    app.command("command.open_sample").trigger()
    assert app.open.desk.path.parent == app.app.data_folder
    app.follow()
    assert app.ask("SELECT count(*) FROM talk")[0][0] == 66  # it is the very library that is open


def test_the_version_is_said(app: Driver) -> None:
    app.command("command.about").trigger()
    assert any(sign.isdigit() for sign in app.app.window.status.text)


def test_a_forgotten_library_is_listed_no_more(app: Driver) -> None:
    app.app.window.welcome.forget_wanted.emit(str(app.open.desk.path))
    assert app.app.preferences.recent == ()
    assert app.open.desk.path.is_file()
