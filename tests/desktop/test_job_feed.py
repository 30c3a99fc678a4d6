"""Background jobs in the status line."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.job_feed import JobFeed
from desktop.jobs import Job, Jobs
from storage.messages import Message
from widgets.common.texts import Texts
from widgets.shell.status_line import StatusLine


@pytest.fixture
def status(texts: Texts, qtbot: QtBot) -> StatusLine:
    """Return the status line."""
    made = StatusLine(texts)
    qtbot.addWidget(made)
    return made


def test_jobs_are_listed_while_they_run_and_keep_their_names(status: StatusLine) -> None:
    jobs = Jobs()
    feed = JobFeed(jobs, status)
    first, second = Job(Message("progress.linking")), Job(Message("progress.previewing"))
    jobs.add(first)
    jobs.add(second)
    assert [row.message for row in status.jobs._jobs] == [first.message, second.message]
    name = status.jobs._jobs[1].id
    jobs.end(first)
    assert [row.id for row in status.jobs._jobs] == [name]
    jobs.end(second)
    assert status.jobs._jobs == ()
    assert feed.parent() is None


def test_only_the_job_that_is_meant_is_cancelled(status: StatusLine) -> None:
    jobs = Jobs()
    feed = JobFeed(jobs, status)
    kept, stopped = Job(Message("progress.linking")), Job(Message("progress.previewing"))
    jobs.add(kept)
    jobs.add(stopped)
    status.cancel_wanted.emit(status.jobs._jobs[1].id)
    status.cancel_wanted.emit("a job of yesterday")
    assert (kept.is_cancelled, stopped.is_cancelled) == (False, True)
    assert feed.parent() is None
