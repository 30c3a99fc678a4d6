"""Jobs are shown while they last, and how far they are is told now and then, not at every step."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.jobs import Job, Jobs
from storage.messages import Message

WORK = Message("progress.linking")


def test_jobs_are_listed_while_they_last(qtbot: QtBot) -> None:
    jobs, first, second = Jobs(), Job(WORK), Job(WORK)
    ended: list[Job] = []
    jobs.job_ended.connect(ended.append)
    for job in (first, second):
        with qtbot.waitSignal(jobs.job_added, check_params_cb=lambda added, job=job: added is job):  # type: ignore[misc]
            jobs.add(job)
    assert jobs.running == (first, second)
    jobs.end(first)
    assert jobs.running == (second,)
    assert ended == [first]


def test_many_steps_are_one_change(qtbot: QtBot) -> None:
    jobs, job = Jobs(), Job(WORK)
    changes: list[tuple[int, int]] = []
    jobs.job_changed.connect(lambda changed: changes.append((changed.done, changed.total)))
    jobs.add(job)
    for number in range(10_000):
        job.report(number, 20_000)
    assert (job.done, job.total) == (0, 0)
    with qtbot.waitSignal(jobs.job_changed):
        pass
    assert changes == [(9_999, 20_000)]
    job.report(20_000, 20_000)
    with qtbot.waitSignal(jobs.job_changed):
        pass
    assert changes[1:] == [(20_000, 20_000)]


def test_a_job_says_whether_it_is_to_stop() -> None:
    job, stubborn = Job(WORK), Job(WORK, is_cancellable=False)
    assert not job.is_cancelled
    job.cancel()
    stubborn.cancel()
    assert job.is_cancelled
    assert not stubborn.is_cancelled
