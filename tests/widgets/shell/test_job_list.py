"""The list of all jobs: a line each, that stays while its job runs, and a cross that stops it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.job_rows import JobRow
from desktop.language import Catalogue
from storage.messages import Message
from widgets.common.texts import Texts
from widgets.shell.job_list import JobBar, JobLine, JobList

LINKING, IMPORT = Message("progress.linking"), Message("job.all")


@pytest.fixture
def jobs(texts: Texts, qtbot: QtBot) -> Iterator[JobList]:
    """Return the list, open above a widget, with two jobs."""
    anchor = QWidget()
    qtbot.addWidget(anchor)
    anchor.show()
    found = JobList(texts, anchor)
    found.show_jobs([JobRow("1", LINKING, 3, 10), JobRow("2", IMPORT, cancellable=False)])
    found.open_above(anchor)
    yield found
    found.close()


def lines(jobs: JobList) -> list[JobLine]:
    return [line for line in jobs.findChildren(JobLine) if line.parent() is jobs]


def test_every_job_has_its_text_and_bar(jobs: JobList, texts: Texts) -> None:
    first, second = (line.findChild(JobBar) for line in lines(jobs))
    assert (first.value(), first.maximum(), first.accessibleName()) == (30, 100, texts.message(LINKING))
    assert (second.minimum(), second.maximum()) == (0, 0), "nobody knows how far it is: the bar moves"
    assert [label.text() for label in lines(jobs)[0].findChildren(QLabel)] == [texts.message(LINKING), "30 %"]


def test_a_key_stops_a_job(jobs: JobList, qtbot: QtBot) -> None:
    first, second = lines(jobs)
    assert not second.cancel.isVisible()
    with qtbot.waitSignal(jobs.cancel_wanted) as stopped:
        qtbot.keyClick(first.cancel, Qt.Key.Key_Space)
    assert stopped.args == ["1"]


def test_the_keyboard_begins_at_the_first_cross(jobs: JobList) -> None:
    assert jobs.focusWidget() is lines(jobs)[0].cancel


def test_a_line_stays_while_its_job_runs(jobs: JobList) -> None:
    first = lines(jobs)[0]
    jobs.show_jobs([JobRow("1", LINKING, 9, 10)])
    assert lines(jobs)[0] is first
    assert first.findChild(JobBar).value() == 90
    assert jobs.isVisible()


def test_it_closes_with_the_last_job(jobs: JobList) -> None:
    jobs.show_jobs([])
    assert not jobs.isVisible()


def test_it_changes_its_language(jobs: JobList, texts: Texts) -> None:
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert jobs.accessibleName() == "后台任务"
    assert lines(jobs)[0].cancel.accessibleName() == texts("job.cancel_named", job=texts.message(LINKING))
