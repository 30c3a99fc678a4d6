"""What went wrong, as the window tells it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.errors import Errors
from storage.errors import InputError
from storage.messages import Message
from widgets.common.texts import Texts
from widgets.shell.notice_bar import NoticeBar

WRONG = InputError(Message("import.nothing_found"), where="a.md", remedy=Message("tag.empty_remedy"))


@pytest.fixture
def bar(texts: Texts, qtbot: QtBot) -> NoticeBar:
    """Return the bar of notices."""
    made = NoticeBar(texts)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def reported() -> list[BaseException]:
    """Return the bugs that were reported."""
    return []


@pytest.fixture
def errors(bar: NoticeBar, reported: list[BaseException], tmp_path: Path) -> Iterator[Errors]:
    """Return what tells errors in the bar."""

    def report(error: BaseException) -> Path:
        reported.append(error)
        return tmp_path / "crash.txt"

    made = Errors(bar, report)
    yield made
    made.let_go()


def test_what_a_user_can_act_on_is_told_as_it_is(errors: Errors, bar: NoticeBar, reported: list[object]) -> None:
    errors.show_error(WRONG)
    (notice,) = bar.notices
    assert (notice.kind, notice.what, notice.where, notice.remedy) == ("error", WRONG.what, "a.md", WRONG.remedy)
    assert reported == []


def test_a_bug_is_reported_and_told(errors: Errors, bar: NoticeBar, reported: list[object], tmp_path: Path) -> None:
    bug = ZeroDivisionError("by nought")
    errors.show_error(bug)
    (notice,) = bar.notices
    assert reported == [bug]
    assert (notice.what.key, notice.where) == ("notice.bug", str(tmp_path / "crash.txt"))
    assert notice.report == "ZeroDivisionError: by nought"
    assert [action.id for action in notice.actions] == ["notice.show_in_folder"]


def test_a_bug_that_cannot_be_reported_is_told_all_the_same(bar: NoticeBar) -> None:
    Errors(bar, lambda _: None).show_error(ValueError("x"))
    assert (bar.notices[0].where, bar.notices[0].actions) == ("", ())


def test_whatever_nobody_catches_is_told_from_any_thread(errors: Errors, bar: NoticeBar, qtbot: QtBot) -> None:
    hooks = sys.excepthook, threading.excepthook
    errors.catch_everything()
    thread = threading.Thread(target=lambda: {}["missing"])
    thread.start()
    thread.join()
    sys.excepthook(ValueError, ValueError("here"), None)
    qtbot.waitUntil(lambda: len(bar.notices) == 2)
    assert [notice.report for notice in bar.notices] == ["ValueError: here", "KeyError: 'missing'"]
    errors.let_go()
    assert (sys.excepthook, threading.excepthook) == hooks


def test_buttons_do_what_they_were_given(errors: Errors, bar: NoticeBar) -> None:
    done: list[str] = []
    errors.tell("done", Message("tag.empty"), actions={"notice.open": lambda: done.append("opened")})
    bar.action_wanted.emit(bar.notices[0].id, "notice.open")
    bar.action_wanted.emit(bar.notices[0].id, "notice.show_in_folder")
    assert done == ["opened"]


def test_a_written_file_is_offered(errors: Errors, bar: NoticeBar, tmp_path: Path) -> None:
    errors.tell_written(tmp_path / "b.pdf")
    (notice,) = bar.notices
    assert (notice.kind, notice.where) == ("done", str(tmp_path))
    assert [action.id for action in notice.actions] == ["notice.open", "notice.show_in_folder"]
