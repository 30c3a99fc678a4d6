"""Every dialog and panel of the window, opened as a user opens it, for tests that look at all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtWidgets import QWidget

from storage.errors import InputError
from storage.messages import Message
from tests.desktop.driver import Driver
from widgets.common.question import Question
from widgets.editing.catalogue_window import CatalogueWindow
from widgets.editing.edit_dialog import EditDialog
from widgets.importing.import_preview import ImportPreviewDialog
from widgets.library.view_name_dialog import ViewNameDialog
from widgets.merging.merge_dialog import MergeDialog
from widgets.merging.same_talk_dialog import SameTalkDialog
from widgets.merging.split_dialog import SplitDialog
from widgets.shell.first_start import FirstStart
from widgets.shell.palette import Palette
from widgets.shell.preferences_dialog import PreferencesDialog
from widgets.shell.shortcut_sheet import ShortcutSheet
from widgets.tags.tag_form import TagForm
from widgets.tags.tag_manager import TagManager
from widgets.tags.tag_picker import TagPicker

NEW_DIGEST = """# 09:30 检索增强的另一种做法
**讲者**：讲者甲
## 实事描述
先把文档切成小段，再按段检索。
"""


def by_command(key: str, kind: type[QWidget]) -> Callable[[Driver], QWidget]:
    """Return what opens a dialog by a command of the window."""

    def open_it(driver: Driver) -> QWidget:
        driver.command(key).trigger()
        return driver.dialog(kind)

    return open_it


def over_the_window(key: str, kind: type[QWidget]) -> Callable[[Driver], QWidget]:
    """Return what lays something over the window by one of its commands."""

    def open_it(driver: Driver) -> QWidget:
        driver.command(key).trigger()
        found = driver.window.findChild(kind)
        assert found is not None
        driver.wait(found.isVisible, f"{key} is shown")
        driver.settle()
        return found

    return open_it


def first_start(driver: Driver) -> QWidget:
    """Open what asks for the analyst's name at the first start."""
    dialog = FirstStart(driver.app.texts, "Analyst 03", driver.window)
    dialog.open()
    return dialog


def new_challenge(driver: Driver) -> QWidget:
    """Open the form of a new challenge."""
    driver.workspace.controllers.editing.add("challenge")
    return driver.dialog(EditDialog)


def new_conference(driver: Driver) -> QWidget:
    """Open the form of a new conference."""
    driver.workspace.controllers.editing.add("conference")
    return driver.dialog(EditDialog)


def new_unit(driver: Driver) -> QWidget:
    """Open the form of a new business unit."""
    driver.workspace.controllers.editing.add("business_unit")
    return driver.dialog(EditDialog)


def merging(driver: Driver) -> QWidget:
    """Open the merging of two talks."""
    talks = [str(key) for (key,) in driver.ask("SELECT id FROM talk ORDER BY id LIMIT 2")]
    controller = driver.workspace.controllers.merging
    controller._selected, kept = (lambda: talks), controller._selected
    try:
        controller.merge()
    finally:
        controller._selected = kept
    return driver.dialog(MergeDialog)


def preview(driver: Driver) -> QWidget:
    """Open the preview of an import, of which one file cannot be read, and wait for what it says."""
    folder = driver.open.desk.path.parent
    (folder / "digest-new.md").write_text(NEW_DIGEST, encoding="utf-8")
    (folder / "odd.bin").write_bytes(b"\0\1")
    with as_file(files("resources").joinpath("sample")) as sample:
        wanted = [Path(sample, "digest-day1.md"), folder / "digest-new.md", folder / "odd.bin"]
        driver.workspace.controllers.importing.preview(wanted)
        dialog = driver.dialog(ImportPreviewDialog)
        driver.wait(lambda: dialog.file_model.rowCount() == len(wanted), "the preview is there")
    return dialog


def question(driver: Driver) -> QWidget:
    """Open a question, that about a tag which has a name already."""
    made = Question(driver.app.texts, Message("tag.empty"), "tag.do_merge", parent=driver.window)
    made.open()
    return made


def new_tag(driver: Driver) -> QWidget:
    """Open the form of a new tag."""
    driver.command("command.tag_manager").trigger()
    driver.dialog(TagManager).new_tag()
    return driver.dialog(TagForm)


def notice(driver: Driver) -> QWidget:
    """Show a notice with something to unfold."""
    details = (Message("tag.empty"),)
    driver.app.errors.show_error(InputError(Message("import.nothing_found"), where="digest.md", details=details))
    driver.app.errors.tell_written(Path("briefing.pdf"))
    return driver.window


def history(driver: Driver) -> QWidget:
    """Show the history beside the place."""
    driver.command("command.history").trigger()
    driver.wait(lambda: driver.workspace.controllers.history.panel.model.rowCount(), "the history is read")
    return driver.window


def note(driver: Driver) -> QWidget:
    """Open the panel for a note at the foot of the reader."""
    driver.workspace.reader._does.write_note()
    return driver.window


def evidence(driver: Driver) -> QWidget:
    """Open the panel for choosing a challenge at the foot of the reader."""
    reader = driver.workspace.reader
    assert reader.detail is not None
    reader.challenge_panel.ask(reader.detail.challenges, lambda _: None)
    return driver.window


DIALOGS: dict[str, Callable[[Driver], QWidget]] = {
    "preferences": by_command("command.preferences", PreferencesDialog),
    "first start": first_start,
    "palette": over_the_window("command.palette", Palette),
    "shortcuts": over_the_window("command.shortcuts", ShortcutSheet),
    "import preview": preview,
    "tag manager": by_command("command.tag_manager", TagManager),
    "new tag": new_tag,
    "tag picker": by_command("command.tag", TagPicker),
    "catalogue": by_command("command.catalogue", CatalogueWindow),
    "new talk": by_command("command.add_talk", EditDialog),
    "talk": by_command("command.edit_talk", EditDialog),
    "new challenge": new_challenge,
    "new conference": new_conference,
    "new business unit": new_unit,
    "merge": merging,
    "same talk": by_command("command.merge_talks", SameTalkDialog),
    "split": by_command("command.split_talk", SplitDialog),
    "view name": by_command("command.save_view", ViewNameDialog),
    "question": question,
    "notice": notice,
    "history": history,
    "note": note,
    "evidence": evidence,
}


@contextmanager
def opened(driver: Driver, name: str) -> Iterator[QWidget]:
    """Open one of them on a talk, and put everything away afterwards."""
    driver.return_to_window()
    driver.workspace.show_place("library")
    driver.workspace.reader.go_to_page("reports")
    driver.choose(driver.linked_talk())
    driver.workspace.library.take_focus()
    widget = DIALOGS[name](driver)
    driver.pause(100)
    yield widget
    put_away(driver)
    driver.settle()


def put_away(driver: Driver) -> None:
    """Close whatever is open besides the window, and fold in its panels."""
    window, reader = driver.window, driver.workspace.reader
    for other in driver.application.topLevelWidgets():
        if other is not window and other.isVisible():
            other.close()
    for kind in (Palette, ShortcutSheet):
        for overlay in window.findChildren(kind):
            overlay.dismiss()
    driver.workspace.controllers.history.dock.hide()
    reader.note_panel.hide()
    reader.challenge_panel.hide()
    for shown in driver.app.window.notices.notices:
        driver.app.window.notices.dismiss(shown.id)
    driver.pause(50)
