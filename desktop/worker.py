"""What runs in the worker process: one task after the other, news of it by a pipe; knows neither Qt nor the window."""

from __future__ import annotations

import inspect
import io
import os
import pickle
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection

TOLD_EVERY = 0.03
"""Seconds between two reports of progress, and between two looks for an order to stop."""

_KINDNESS = 5
"""How far the worker stands back (`nice`): the window goes first where cores are few."""


@dataclass(frozen=True, slots=True)
class Task:
    """A function of a module with its arguments; both must be picklable."""

    number: int
    function: Callable[..., object]
    arguments: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """The order to end a task early."""

    number: int


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far a task is."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Yielded:
    """One item of a task that is a generator function."""

    item: object


@dataclass(frozen=True, slots=True)
class Returned:
    """The end of a task that went well; `value` is None where it yielded its results."""

    value: object
    has_yielded: bool


@dataclass(frozen=True, slots=True)
class Raised:
    """The end of a task that raised something."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Stopped:
    """The end of a task that was told to stop."""


News = Progressed | Yielded | Returned | Raised | Stopped


class StoppedEarly(BaseException):
    """Raised inside a task, out of its `progress`, when it is to stop; not to be caught as an error."""


def serve(orders: Connection, news: Connection) -> None:
    """Work on tasks until the other end hangs up; the function that the worker process runs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal goes to all of its processes
    if hasattr(os, "nice"):
        os.nice(_KINDNESS)
    while True:
        try:
            order = pickle.loads(orders.recv_bytes())  # noqa: S301 - from the process that started this one
        except EOFError:
            return
        except Exception as error:  # a function or an argument that cannot be unpickled here
            _send(news, Raised(_portable(error)))
            continue
        if isinstance(order, Task):
            _send(news, _Work(order, orders, news).done())


def read(data: bytes) -> object:
    """Unpickle in steps of a few milliseconds, between which other threads get their turn.

    `pickle.loads` keeps all threads waiting until it is through; read from a file that is written in Python, pickle
    comes up for air after each frame of 64 kB: https://peps.python.org/pep-3154/#framing
    """
    return pickle.Unpickler(_Slowly(data)).load()  # noqa: S301 - from the process that this one started


class _Slowly:
    def __init__(self, data: bytes) -> None:
        self._file = io.BytesIO(data)

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)

    def readline(self) -> bytes:
        return self._file.readline()

    def readinto(self, buffer: bytearray) -> int:
        return self._file.readinto(buffer)


class _Work:
    """One task under way."""

    def __init__(self, task: Task, orders: Connection, news: Connection) -> None:
        self._task = task
        self._orders = orders
        self._news = news
        self._told = 0.0

    def done(self) -> News:
        """Do it all; return how it ended."""
        try:
            options = {"progress": self._progress} if _takes_progress(self._task.function) else {}
            result = self._task.function(*self._task.arguments, **options)
            if not inspect.isgenerator(result):
                return Returned(result, has_yielded=False)
            for item in result:
                _send(self._news, Yielded(item))
                self._look_for_stop()
            return Returned(None, has_yielded=True)
        except StoppedEarly:
            return Stopped()
        except Exception as error:
            return Raised(_portable(error))

    def _progress(self, done: int, total: int) -> None:
        if time.monotonic() - self._told < TOLD_EVERY and done < total:
            return
        self._told = time.monotonic()
        self._look_for_stop()
        _send(self._news, Progressed(done, total))

    def _look_for_stop(self) -> None:
        while self._orders.poll():
            order = pickle.loads(self._orders.recv_bytes())  # noqa: S301 - as in `serve`
            if isinstance(order, Stop) and order.number == self._task.number:
                raise StoppedEarly


def _takes_progress(function: Callable[..., object]) -> bool:
    return "progress" in inspect.signature(function).parameters


def _send(news: Connection, message: News) -> None:
    try:
        data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # a result that cannot be pickled: the task's bug, told like any other
        data = pickle.dumps(Raised(_portable(error)), pickle.HIGHEST_PROTOCOL)
    news.send_bytes(data)


def _portable(error: Exception) -> Exception:
    """Return an error that survives pickling, with where it was raised as a note."""
    trace = "".join(traceback.format_exception(error))
    error.add_note(f"In the worker process:\n{trace}")
    try:
        copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - what was pickled a moment ago
    except Exception:
        return RuntimeError(trace)
    return error if type(copy) is type(error) else RuntimeError(trace)
