"""Dropping on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.common.texts import Texts
from widgets.importing.drop_target import DropTarget, dropped_paths, dropped_text

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def target(texts: Texts, shown: Callable[[QWidget], QWidget]) -> DropTarget:
    """Return what watches a window."""
    window = QWidget()
    window.resize(600, 400)
    shown(window)
    made = DropTarget(texts, window)
    made.window_of_test = window  # type: ignore[attr-defined]  # kept alive as long as the target
    return made


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def text(content: str, html: str = "") -> QMimeData:
    data = QMimeData()
    data.setText(content)
    if html:
        data.setHtml(html)
    return data


def enter(target: DropTarget, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(10, 10), COPY, data, LEFT, NONE)
    event.ignore()
    QGuiApplication.sendEvent(target.parent(), event)
    return event.isAccepted()


def drop(target: DropTarget, data: QMimeData) -> None:
    QGuiApplication.sendEvent(target.parent(), QDropEvent(QPointF(10, 10), COPY, data, LEFT, NONE))


def hint(target: DropTarget) -> QWidget:
    return target._hint


def test_files_and_folders_are_taken(target: DropTarget, qtbot: QtBot, tmp_path: Path) -> None:
    data = files(tmp_path / "a.md", tmp_path)
    assert enter(target, data)
    assert hint(target).isVisible()
    assert hint(target).size() == target.parent().size()
    with qtbot.waitSignal(target.files_dropped) as dropped:
        drop(target, data)
    assert dropped.args == [(tmp_path / "a.md", tmp_path)]
    assert not hint(target).isVisible()


def test_text_is_taken_as_pasted(target: DropTarget, qtbot: QtBot) -> None:
    data = text("# 快报", "<h1>快报</h1>")
    assert enter(target, data)
    with qtbot.waitSignal(target.text_dropped) as dropped:
        drop(target, data)
    assert dropped.args == ["# 快报"]


def test_the_hint_goes_with_what_is_held(target: DropTarget, tmp_path: Path) -> None:
    enter(target, files(tmp_path))
    QGuiApplication.sendEvent(target.parent(), QDragLeaveEvent())
    assert not hint(target).isVisible()


def test_the_hint_is_painted_in_words(target: DropTarget, tmp_path: Path) -> None:
    enter(target, files(tmp_path))
    picture = hint(target).grab().toImage()
    assert len({picture.pixel(x, y) for x in range(0, 600, 3) for y in range(150, 260, 3)}) > 4
    assert hint(target).accessibleName() == "Drop to import"


def test_what_is_no_document_is_not_taken(target: DropTarget) -> None:
    picture = QMimeData()
    picture.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    far = QMimeData()
    far.setUrls([QUrl("https://example.org/a.md")])
    for data in (picture, far, text("  \n"), QMimeData()):
        assert not enter(target, data)
    assert not hint(target).isVisible()


def test_nothing_is_taken_where_the_library_can_only_be_read(target: DropTarget, qtbot: QtBot, tmp_path: Path) -> None:
    target.is_enabled = False
    assert not enter(target, files(tmp_path))
    data = files(tmp_path)
    event = QDropEvent(QPointF(10, 10), COPY, data, LEFT, NONE)
    with qtbot.assertNotEmitted(target.files_dropped):  # asked itself: Qt delivers no drop that nobody wanted to have
        assert not target.eventFilter(target.parent(), event)


def test_plain_text_is_preferred_and_files_are_no_text(tmp_path: Path) -> None:
    assert dropped_text(text("甲", "<b>乙</b>")) == "甲"
    assert dropped_text(files(tmp_path)) == ""
    assert dropped_paths(text("甲")) == ()
    assert dropped_paths(files(tmp_path)) == (tmp_path,)
