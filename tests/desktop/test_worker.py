"""The worker's side of the pipes, in this process: what it tells of a task, and how it is stopped."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import worker
from desktop.worker import Progressed, Raised, Returned, Stop, Stopped, Task, Yielded
from storage.errors import InputError
from tests.desktop import tasks

JSON = st.recursive(
    st.none() | st.integers() | st.text() | st.binary(max_size=200_000),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@contextmanager
def worker_thread() -> Iterator[tuple[Connection, Connection]]:
    """Serve in a thread; yield this end of the pipes."""
    orders_there, orders = Pipe(duplex=False)
    news, news_there = Pipe(duplex=False)
    with patch("desktop.worker.signal.signal"), patch("desktop.worker.os.nice"):  # both are for a whole process
        thread = threading.Thread(target=worker.serve, args=(orders_there, news_there))
        thread.start()
        yield orders, news
        orders.close()
        thread.join(5)
    assert not thread.is_alive()
    for end in (news, orders_there, news_there):
        end.close()


def tell(orders: Connection, number: int, function: Callable[..., object], *arguments: object) -> None:
    """Give a task."""
    orders.send_bytes(pickle.dumps(Task(number, function, arguments)))


def told(news: Connection) -> object:
    """Return the next news."""
    assert news.poll(5)
    return worker.read(news.recv_bytes())


@given(JSON)
def test_what_is_read_slowly_is_what_was_written(value: object) -> None:
    assert worker.read(pickle.dumps(value, pickle.HIGHEST_PROTOCOL)) == value


def test_other_threads_get_on_while_much_is_read() -> None:
    calls = 0

    class Counting(worker._Slowly):
        def read(self, size: int = -1) -> bytes:
            nonlocal calls
            calls += 1
            return super().read(size)

    data = pickle.dumps(tasks.big(20_000), pickle.HIGHEST_PROTOCOL)
    with patch("desktop.worker._Slowly", Counting):
        assert worker.read(data) == tasks.big(20_000)
    assert calls > len(data) / 70_000  # once a frame at least


def test_news_of_a_task_come_in_order() -> None:
    with worker_thread() as (orders, news):
        tell(orders, 1, tasks.count_slowly, 3, 0.05)
        assert [told(news) for _ in range(4)] == [
            Progressed(1, 3),
            Progressed(2, 3),
            Progressed(3, 3),
            Returned(3, has_yielded=False),
        ]
        tell(orders, 2, tasks.nothing_at_all)
        assert told(news) == Returned(None, has_yielded=True)


def test_items_are_told_one_by_one() -> None:
    with worker_thread() as (orders, news):
        tell(orders, 1, enumerate_three)
        assert [told(news) for _ in range(4)] == [*map(Yielded, range(3)), Returned(None, has_yielded=True)]


def enumerate_three() -> Iterator[int]:
    """Yield three numbers."""
    yield from range(3)


def test_what_a_user_can_act_on_arrives_whole() -> None:
    with worker_thread() as (orders, news):
        tell(orders, 1, tasks.refuse, "row 3")
        raised = told(news)
    assert isinstance(raised, Raised)
    error = raised.error
    assert isinstance(error, InputError)
    assert (error.what.key, error.where, len(error.details)) == ("tag.empty", "row 3", 1)
    assert "in refuse" in error.__notes__[0]


@pytest.mark.parametrize("function", [tasks.fail_oddly, tasks.return_oddly])
def test_what_cannot_be_pickled_is_told_as_an_error(function: Callable[..., object]) -> None:
    with worker_thread() as (orders, news):
        tell(orders, 1, function)
        raised = told(news)
    assert isinstance(raised, Raised)
    assert "Local" in "".join([str(raised.error), *getattr(raised.error, "__notes__", [])]) or "lambda" in str(raised)


def test_an_order_that_cannot_be_read_is_told_as_an_error() -> None:
    with worker_thread() as (orders, news):
        orders.send_bytes(b"no pickle")
        assert isinstance(told(news), Raised)
        tell(orders, 1, tasks.nothing_at_all)
        assert told(news) == Returned(None, has_yielded=True)


def test_a_task_is_stopped_at_its_next_report() -> None:
    with worker_thread() as (orders, news):
        tell(orders, 1, tasks.count_slowly, 10_000, 0.02)
        assert isinstance(told(news), Progressed)
        orders.send_bytes(pickle.dumps(Stop(1)))
        found = told(news)
        while isinstance(found, Progressed):
            found = told(news)
        assert found == Stopped()


def test_an_order_to_stop_that_comes_too_late_stops_nothing() -> None:
    with worker_thread() as (orders, news):
        orders.send_bytes(pickle.dumps(Stop(1)))
        tell(orders, 2, tasks.count_slowly, 2, 0.05)
        orders.send_bytes(pickle.dumps(Stop(1)))
        assert told(news) == Progressed(1, 2)
        assert told(news) == Progressed(2, 2)
        assert told(news) == Returned(2, has_yielded=False)
