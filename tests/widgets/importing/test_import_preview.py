"""The dialog that shows what will come in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.import_preview import ImportPreview
from tests.widgets.importing.previews import BROKEN, DIGEST, KNOWN, PREVIEW
from widgets.common.texts import Texts
from widgets.importing.import_preview import ImportPreviewDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(texts: Texts, shown: Callable[[QWidget], QWidget]) -> ImportPreviewDialog:
    """Return a dialog that waits for its preview."""
    made = ImportPreviewDialog(texts)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown(made)
    return made


def test_nothing_can_be_imported_before_it_was_seen(dialog: ImportPreviewDialog, qtbot: QtBot) -> None:
    assert dialog.findChild(QProgressBar).isVisible()
    with qtbot.assertNotEmitted(dialog.import_wanted):
        qtbot.keyClick(dialog.files, Qt.Key.Key_Return, CONTROL)
    assert not dialog.leave_out_action.isEnabled()
    assert not dialog.choices.isEnabled()
    dialog.show_progress(3, 8)
    assert (dialog.findChild(QProgressBar).value(), dialog.findChild(QProgressBar).maximum()) == (3, 8)
    assert dialog.isVisible()


def test_control_enter_imports_and_closes(dialog: ImportPreviewDialog, qtbot: QtBot) -> None:
    dialog.show_preview(PREVIEW)
    assert not dialog.findChild(QProgressBar).isVisible()
    with qtbot.waitSignal(dialog.import_wanted):
        qtbot.keyClick(dialog.files, Qt.Key.Key_Return, CONTROL)
    assert not dialog.isVisible()


def test_there_is_nothing_to_import_where_nothing_would_change(dialog: ImportPreviewDialog, qtbot: QtBot) -> None:
    dialog.show_preview(ImportPreview((KNOWN, BROKEN)))
    assert not dialog.import_action.isEnabled()
    with qtbot.assertNotEmitted(dialog.import_wanted):
        qtbot.keyClick(dialog.files, Qt.Key.Key_Return, CONTROL)


def test_escape_cancels(dialog: ImportPreviewDialog, qtbot: QtBot) -> None:
    dialog.show_preview(PREVIEW)
    with qtbot.assertNotEmitted(dialog.import_wanted), qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.files, Qt.Key.Key_Escape)


def test_the_arrow_keys_go_from_file_to_file(dialog: ImportPreviewDialog, qtbot: QtBot) -> None:
    dialog.show_preview(PREVIEW)
    dialog.files.setFocus()
    assert dialog.current_file == DIGEST
    for _ in range(3):
        qtbot.keyClick(dialog.files, Qt.Key.Key_Down)
    assert dialog.current_file == BROKEN
    assert dialog.page.error.isVisible()


def test_the_file_that_is_looked_at_stays_the_one(dialog: ImportPreviewDialog) -> None:
    dialog.show_preview(PREVIEW)
    dialog.files.setCurrentIndex(dialog.file_model.index(2))
    dialog.show_preview(ImportPreview((BROKEN, KNOWN, DIGEST)))
    assert dialog.current_file == KNOWN
    dialog.show_preview(ImportPreview((BROKEN, DIGEST)))
    assert dialog.current_file == BROKEN
    dialog.show_preview(ImportPreview())
    assert dialog.current_file is None


def test_delete_leaves_a_file_out(dialog: ImportPreviewDialog, qtbot: QtBot) -> None:
    dialog.show_preview(PREVIEW)
    dialog.files.setFocus()
    qtbot.keyClick(dialog.files, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.left_out) as asked:
        qtbot.keyClick(dialog.files, Qt.Key.Key_Delete)
    assert asked.args == ["2"]


def test_delete_in_a_field_deletes_a_character(dialog: ImportPreviewDialog, qtbot: QtBot) -> None:
    dialog.show_preview(PREVIEW)
    field = dialog.choices.conference_name
    field.setFocus()
    field.setCursorPosition(0)
    with qtbot.assertNotEmitted(dialog.left_out):
        qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert field.text() == "mall Conference"


def test_choices_are_passed_on(dialog: ImportPreviewDialog, qtbot: QtBot) -> None:
    dialog.show_preview(PREVIEW)
    dialog.choices.kind.setFocus()
    with qtbot.waitSignal(dialog.choice_made) as made:
        qtbot.keyClick(dialog.choices.kind, Qt.Key.Key_Down)
    assert made.args == ["1", "digest", None]


def test_it_says_what_all_files_bring_and_which_fail(dialog: ImportPreviewDialog, texts: Texts) -> None:
    dialog.show_preview(PREVIEW)
    summary = texts("import_preview.totals", files=2, new_talks=1, reports=3, challenges=1, sections=0, warnings=2)
    assert dialog._summary.text() == summary
    assert dialog._state.text() == "Files that cannot be imported: 1"
    assert not dialog._note.isVisible()
    dialog.show_preview(replace(PREVIEW, is_cumulative=False))
    assert dialog._note.isVisible()


def test_a_failure_ends_the_waiting(dialog: ImportPreviewDialog) -> None:
    dialog.show_failure()
    assert not dialog.findChild(QProgressBar).isVisible()
    assert not dialog.import_action.isEnabled()


def test_the_language_is_switched_under_the_user(dialog: ImportPreviewDialog, texts: Texts, chinese: Texts) -> None:
    dialog.show_preview(PREVIEW)
    texts.use(chinese.message, "zh_Hans")
    assert dialog.windowTitle() == "导入"
    assert dialog.file_model.index(0).data() == "daily.md\n新版 · 报道 3，新演讲 1"
    assert dialog.choices.kind.itemText(0) == "按版式识别：快报"
    assert dialog.page.tabs.tabText(1) == "警告（2）"
    assert dialog.page.items.model.index(1, 4).data() == "已有同题演讲"


def test_every_control_has_a_name(dialog: ImportPreviewDialog) -> None:
    dialog.show_preview(PREVIEW)
    nameless = [
        control
        for kind in (QAbstractButton, QComboBox)
        for control in dialog.findChildren(kind)
        if control.isVisible() and not (control.accessibleName() or getattr(control, "text", str)())
    ]
    assert not nameless
