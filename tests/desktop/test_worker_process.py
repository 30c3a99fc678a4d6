"""The worker process, started for real: it is kept, made anew after a crash, and killed where it does not listen."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from multiprocessing import active_children

import pytest

from desktop.jobs import Job
from desktop.worker_process import WaitingTask, WorkerDiedError, WorkerProcess
from storage.errors import InputError
from storage.messages import Message
from tests.desktop import tasks
from tests.desktop.endings import Told


@pytest.fixture
def told() -> Told:
    """Return what the tasks told when they ended."""
    return Told()


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    """Return a worker, ended afterwards with its process."""
    worker = WorkerProcess()
    yield worker
    assert worker.close(10)
    assert not active_children()


def task(told: Told, function: Callable[..., object], *arguments: object) -> WaitingTask:
    """Return a task that tells how it ended."""
    return WaitingTask(function, arguments, Job(Message("progress.linking")), told.ending())


def pid(told: Told, worker: WorkerProcess) -> int:
    """Return the number of the worker's process."""
    count = len(told.news)
    worker.submit(task(told, tasks.process_and_sum, ()))
    found = told.wait(count + 1)[count]
    assert isinstance(found, tuple)
    return int(found[0])


def test_nothing_is_started_before_it_is_needed(worker: WorkerProcess) -> None:
    assert not active_children()


def test_tasks_are_done_in_order_by_one_process(worker: WorkerProcess, told: Told) -> None:
    first = pid(told, worker)
    for total in (1, 2, 3):
        worker.submit(task(told, tasks.count_slowly, total, 0.0))
    assert told.wait(4)[1:] == [1, 2, 3]
    assert pid(told, worker) == first
    assert [child.pid for child in active_children()] == [first]


def test_how_far_a_task_is_and_what_it_found_come_over(worker: WorkerProcess, told: Told) -> None:
    counting = task(told, tasks.count_slowly, 5, 0.04)
    worker.submit(counting)
    worker.submit(task(told, tasks.big, 50_000))
    assert told.wait(2) == [5, tasks.big(50_000)]
    counting.job.catch_up()
    assert (counting.job.done, counting.job.total) == (5, 5)


def test_errors_come_over_and_the_next_task_is_done(worker: WorkerProcess, told: Told) -> None:
    worker.submit(task(told, tasks.refuse, "row 3"))
    worker.submit(task(told, tasks.return_oddly))
    worker.submit(task(told, tasks.count_slowly, 1, 0.0))
    refused, odd, counted = told.wait(3)
    assert isinstance(refused, InputError)
    assert isinstance(odd, Exception)
    assert counted == 1


def test_a_cancelled_task_stops_and_the_process_stays(worker: WorkerProcess, told: Told) -> None:
    first = pid(told, worker)
    long, queued = task(told, tasks.count_slowly, 10_000, 0.01), task(told, tasks.count_slowly, 1, 0.0)
    worker.submit(long)
    worker.submit(queued)
    told.wait_until(long.job.catch_up)
    queued.job.cancel()
    long.job.cancel()
    assert told.wait(3)[1:] == ["stopped", "stopped"]
    assert pid(told, worker) == first


def test_a_task_that_does_not_listen_is_killed(
    worker: WorkerProcess, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.worker_process.GRACE_SECONDS", 0.2)
    first = pid(told, worker)
    deaf = task(told, tasks.sleep_deafly, 60.0)
    worker.submit(deaf)
    told.wait_until(deaf.job.catch_up)
    deaf.job.cancel()
    assert told.wait(2)[1:] == ["stopped"]
    assert pid(told, worker) != first


@pytest.mark.parametrize("kill", [False, True], ids=["crash", "killed"])
def test_a_process_that_dies_is_told_and_replaced(worker: WorkerProcess, told: Told, kill: bool) -> None:
    first = pid(told, worker)
    deadly = task(told, tasks.sleep_deafly, 60.0) if kill else task(told, tasks.die)
    worker.submit(deadly)
    if kill:
        told.wait_until(deadly.job.catch_up)
        os.kill(first, signal.SIGKILL)
    assert isinstance(told.wait(2)[1], WorkerDiedError)
    assert pid(told, worker) != first


def test_closing_stops_what_is_going_on_and_what_waits(worker: WorkerProcess, told: Told) -> None:
    worker.submit(task(told, tasks.count_slowly, 10_000, 0.01))
    worker.submit(task(told, tasks.count_slowly, 1, 0.0))
    assert worker.close(10)
    assert told.news == ["stopped", "stopped"]
    assert not active_children()
