"""The status line: passing texts, the latest job, whose library it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.job_rows import JobRow
from desktop.language import Catalogue
from storage.messages import Message
from widgets.common.texts import Texts
from widgets.shell.status_line import ElidedLabel, StatusLine

LINKING, OTHER = Message("progress.linking"), Message("job.all")


@pytest.fixture
def line(texts: Texts, shown: Callable[[QWidget], QWidget]) -> StatusLine:
    """Return a status line in view."""
    found = StatusLine(texts)
    found.resize(1200, 30)
    shown(found)
    return found


def visible_texts(line: StatusLine) -> list[str]:
    return [label.text() for label in line.findChildren(QLabel) if label.isVisible() and label.text()]


def test_what_is_said_passes(line: StatusLine, texts: Texts, qtbot: QtBot) -> None:
    line.say(OTHER, 1)
    assert line.text == texts.message(OTHER)
    qtbot.waitUntil(lambda: line.text == "")


def test_what_is_said_for_good_stays_until_something_else_is(line: StatusLine, texts: Texts) -> None:
    line.say(OTHER, 1)
    line.say(LINKING, 0)
    assert line.text == texts.message(LINKING)
    line.say_nothing()
    assert line.text == ""


def test_without_jobs_there_is_no_strip(line: StatusLine) -> None:
    assert not line.jobs.isVisible()


def test_the_latest_job_is_shown_and_stopped_by_key(line: StatusLine, texts: Texts, qtbot: QtBot) -> None:
    line.show_jobs([JobRow("1", OTHER, 1, 2), JobRow("2", LINKING, 1, 4)])
    assert line.jobs.button.text() == f"{texts.message(LINKING)} (+1)"
    assert line.jobs.bar.value() == 25
    with qtbot.waitSignal(line.cancel_wanted) as stopped:
        qtbot.keyClick(line.jobs.cancel, Qt.Key.Key_Space)
    assert stopped.args == ["2"]
    line.show_jobs([JobRow("1", OTHER, 1, 2, cancellable=False)])
    assert line.jobs.button.text() == texts.message(OTHER)
    assert not line.jobs.cancel.isVisible()
    line.show_jobs([])
    assert not line.jobs.isVisible()


def test_its_text_unfolds_the_list_in_which_any_job_is_stopped(line: StatusLine, qtbot: QtBot) -> None:
    line.show_jobs([JobRow("1", OTHER), JobRow("2", LINKING)])
    qtbot.keyClick(line.jobs.button, Qt.Key.Key_Space)
    assert line.jobs.list.isVisible()
    with qtbot.waitSignal(line.cancel_wanted) as stopped:
        qtbot.keyClick(line.jobs.list.focusWidget(), Qt.Key.Key_Space)
    assert stopped.args == ["1"]
    line.jobs.list.close()


def test_whose_library_it_is(line: StatusLine) -> None:
    assert visible_texts(line) == []
    line.show_library("/somewhere/field days.fieldbrief", "Analyst 03")
    assert visible_texts(line) == ["field days  ·  Analyst 03"]
    line.show_library("/somewhere/field days.fieldbrief", "Analyst 03", read_only=True, holder="Analyst 07")
    assert "Read only: Analyst 07 is writing to this library" in visible_texts(line)
    line.show_library("/somewhere/field days.fieldbrief", "Analyst 03", read_only=True)
    assert "Read only: somebody else is writing to this library" in visible_texts(line)
    line.show_no_library()
    assert visible_texts(line) == []


def test_it_changes_its_language(line: StatusLine, texts: Texts) -> None:
    line.say(OTHER, 0)
    line.show_library("a.fieldbrief", "Analyst 03", read_only=True, holder="Analyst 07")
    line.show_jobs([JobRow("1", LINKING)])
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert line.text == texts.message(OTHER)
    assert line.jobs.button.text() == texts.message(LINKING)
    assert "只读：Analyst 07 正在写入此资料库" in visible_texts(line)


def test_a_text_that_is_too_long_is_cut_and_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("far too long for it " * 5)
    label.resize(60, 20)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(2000, 20)
    label.grab()
    assert label.toolTip() == ""
