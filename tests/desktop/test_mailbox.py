"""Errands of other threads are run on the main thread, in order, and none of them can hurt the next."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.mailbox import Mailbox, call_living


def test_errands_run_on_the_main_thread_in_order(qtbot: QtBot) -> None:
    mailbox, run = Mailbox(), list[tuple[int, threading.Thread]]()

    def post() -> None:
        for number in range(200):
            mailbox.post(lambda number=number: run.append((number, threading.current_thread())))  # type: ignore[misc]

    thread = threading.Thread(target=post)
    thread.start()
    thread.join()
    assert not run
    qtbot.waitUntil(lambda: len(run) == 200)
    assert [number for number, _ in run] == list(range(200))
    assert {where for _, where in run} == {threading.main_thread()}


def test_an_errand_that_fails_is_told_and_the_next_one_runs(qtbot: QtBot) -> None:
    mailbox, run, broken = Mailbox(), list[int](), list[Exception]()
    mailbox.broken.connect(broken.append)
    mailbox.post(lambda: 1 // 0)
    mailbox.post(lambda: run.append(1))
    qtbot.waitUntil(lambda: run == [1])
    assert [type(error) for error in broken] == [ZeroDivisionError]


def test_what_is_waiting_can_be_done_at_once(qtbot: QtBot) -> None:
    mailbox, run = Mailbox(), list[int]()
    for number in range(3):
        mailbox.post(partial(run.append, number))
    mailbox.empty()
    assert run == [0, 1, 2]
    mailbox.post(partial(run.append, 3))  # the wakings of the others find nothing
    qtbot.waitUntil(lambda: run == [0, 1, 2, 3])


def test_a_deleted_object_is_not_called(qtbot: QtBot) -> None:
    owner = QObject()
    assert call_living(owner.objectName) == ""
    delete(owner)
    assert call_living(owner.objectName) is None
    assert call_living(lambda: owner.objectName()) is None


def test_other_errors_are_raised() -> None:
    def fail() -> None:
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        call_living(fail)
