"""Heavy work in a process of its own, so that it takes nothing from the window's: started once needed, and kept."""

from __future__ import annotations

import itertools
import multiprocessing
import pickle
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Final

from desktop import worker
from desktop.ending import Ending
from desktop.jobs import Job

GRACE_SECONDS: Final = 2.0
"""How long a task that was told to stop may take to hear it before its process is killed."""

_LOOK_EVERY: Final = 0.05
"""Seconds between two looks whether a job was cancelled."""

_LEAVING_SECONDS: Final = 0.5
"""How long an idle worker process may take to end by itself."""

_NUMBERS = itertools.count(1)
"""Tasks are numbered, so that an order to stop that comes too late does not hit the next one."""


class WorkerDiedError(RuntimeError):
    """The worker process ended in the middle of a task: it crashed, or the system ran out of memory."""


@dataclass(frozen=True, slots=True)
class WaitingTask:
    """A function of a module that waits for its turn in the worker process."""

    function: Callable[..., object]
    arguments: tuple[object, ...]
    job: Job
    ending: Ending


class WorkerProcess:
    """One process, made by `spawn`, and the thread that talks to it; made anew after a crash or a kill."""

    def __init__(self) -> None:
        self._waiting = threading.Condition()
        self._tasks: deque[WaitingTask] = deque()
        self._is_closing = False
        self._link: _Link | None = None
        self._thread: threading.Thread | None = None

    def submit(self, task: WaitingTask) -> None:
        """Have a task done after those that wait already."""
        with self._waiting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._live, name="worker process", daemon=True)
                self._thread.start()
            self._tasks.append(task)
            self._waiting.notify()

    def close(self, seconds: float) -> bool:
        """Stop whatever is going on and end the process; return whether that was done in time."""
        with self._waiting:
            self._is_closing = True
            self._waiting.notify()
        if self._thread is None:
            return True
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _live(self) -> None:
        try:
            while (task := self._next()) is not None:
                self._work_on(task)
                task = None
        finally:
            self._hang_up()

    def _next(self) -> WaitingTask | None:
        with self._waiting:
            self._waiting.wait_for(lambda: self._tasks or self._is_closing)
            if not self._is_closing:
                return self._tasks.popleft()
            tasks = list(self._tasks)
            self._tasks.clear()
        for task in tasks:
            task.ending.stopped()
        return None

    def _work_on(self, task: WaitingTask) -> None:
        if task.job.is_cancelled:
            task.ending.stopped()
            return
        try:
            value = self._value_of(task)
        except _CancelledError:
            task.ending.stopped()
        except Exception as error:
            task.ending.failed(error)
        else:
            task.ending.succeeded(value)

    def _value_of(self, task: WaitingTask) -> object:
        if self._link is None or not self._link.process.is_alive():
            self._hang_up()
            self._link = _Link.made()
        try:
            return _Conversation(self._link, task, lambda: task.job.is_cancelled or self._is_closing).value()
        except _DeafError:
            self._hang_up()
            raise _CancelledError from None
        except (EOFError, BrokenPipeError, ConnectionResetError) as error:
            code = self._hang_up()
            raise WorkerDiedError(f"the worker process ended with {code}") from error

    def _hang_up(self) -> int | None:
        """End the process, kindly if it is listening; return its exit code."""
        link, self._link = self._link, None
        return None if link is None else link.close()


class _CancelledError(Exception):
    """The job was cancelled, and the worker process has stopped it."""


class _DeafError(Exception):
    """The job was cancelled, and the worker process does not listen."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A worker process and this end of the pipes to it."""

    process: SpawnProcess
    orders: Connection
    news: Connection

    @classmethod
    def made(cls) -> _Link:
        """Start a worker process."""
        context = multiprocessing.get_context("spawn")
        orders_there, orders = context.Pipe(duplex=False)
        news, news_there = context.Pipe(duplex=False)
        process = context.Process(
            target=worker.serve, args=(orders_there, news_there), name="fieldbrief-worker", daemon=True
        )
        process.start()
        orders_there.close()  # its copies are the only ones left, so that either side notices when the other is gone
        news_there.close()
        return cls(process, orders, news)

    def close(self) -> int | None:
        """Let the process end by itself if it is idle, kill it otherwise; return its exit code."""
        self.orders.close()
        self.process.join(_LEAVING_SECONDS)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.news.close()
        code = self.process.exitcode
        self.process.close()
        return code


class _Conversation:
    """One task with the worker process, from the order to the end."""

    def __init__(self, link: _Link, task: WaitingTask, is_to_stop: Callable[[], bool]) -> None:
        self._link = link
        self._task = task
        self._is_to_stop = is_to_stop
        self._number = next(_NUMBERS)
        self._deadline = 0.0
        """When patience ends after the order to stop; 0 before."""

    def value(self) -> object:
        """Send the task and follow the news; return its value, for a generator function a list of its items."""
        self._send(worker.Task(self._number, self._task.function, self._task.arguments))
        items: list[object] = []
        while True:
            match self._next_news():
                case worker.Progressed(done, total):
                    self._task.job.report(done, total)
                case worker.Yielded(item):
                    items.append(item)
                case worker.Returned(value, has_yielded):
                    return items if has_yielded else value
                case worker.Raised(error):
                    raise error
                case worker.Stopped():
                    raise _CancelledError

    def _next_news(self) -> object:
        while True:
            has_news = self._link.news.poll(_LOOK_EVERY)
            if self._is_to_stop():
                self._insist()
            if has_news:
                return worker.read(self._link.news.recv_bytes())

    def _insist(self) -> None:
        if not self._deadline:
            self._deadline = time.monotonic() + GRACE_SECONDS
            self._send(worker.Stop(self._number))
        elif time.monotonic() > self._deadline:
            raise _DeafError

    def _send(self, order: worker.Task | worker.Stop) -> None:
        self._link.orders.send_bytes(pickle.dumps(order, pickle.HIGHEST_PROTOCOL))
