"""Files of an import as a list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from pytestqt.modeltest import ModelTester

from tests.widgets.importing.previews import BROKEN, DIGEST, PREVIEW
from widgets.common.texts import Texts
from widgets.importing.file_model import KEY_ROLE, FileModel


def test_it_is_a_model(texts: Texts, qtmodeltester: ModelTester) -> None:
    model = FileModel(texts)
    qtmodeltester.check(model)
    model.show_preview(PREVIEW)
    qtmodeltester.check(model)


def test_each_file_says_what_becomes_of_it(texts: Texts) -> None:
    model = FileModel(texts)
    model.show_preview(PREVIEW)
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "daily.md\nNew edition · reports 3, new talks 1",
        "sheet.xlsx\nNew · challenges 1",
        "known.md\nUnchanged · sections 1",
        "broken.pdf\nCannot be imported",
    ]
    assert [model.index(row).data(KEY_ROLE) for row in range(4)] == ["1", "2", "3", "4"]
    assert all(isinstance(model.index(row).data(Qt.ItemDataRole.DecorationRole), QIcon) for row in range(4))


def test_files_are_found_by_row_and_key(texts: Texts) -> None:
    model = FileModel(texts)
    model.show_preview(PREVIEW)
    assert (model.file(0), model.file(3), model.file(4), model.file(-1)) == (DIGEST, BROKEN, None, None)
    assert (model.row("3"), model.row("9")) == (2, -1)
