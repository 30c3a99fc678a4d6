"""Notices: what, where, what to do; details on demand, buttons by key, three at most."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.notices import Notice, NoticeAction
from desktop.language import Catalogue
from storage.messages import Message
from widgets.common.texts import Texts
from widgets.shell.notice_bar import NoticeBar, NoticeCard

ERROR = Notice(
    "write",
    "error",
    Message("output.unwritable", {"reason": "no space"}),
    "briefing.pdf",
    Message("output.unwritable_remedy"),
    (Message("job.all"),),
    "Traceback",
    (NoticeAction("again", Message("job.show_all")), NoticeAction("other", Message("job.cancel"))),
)


@pytest.fixture
def bar(texts: Texts, shown: Callable[[QWidget], QWidget]) -> NoticeBar:
    """Return a bar with one notice."""
    found = NoticeBar(texts)
    found.resize(600, 200)
    found.show_notice(ERROR)
    shown(found)
    return found


def card(bar: NoticeBar) -> NoticeCard:
    return next(one for one in bar.findChildren(NoticeCard) if one.notice == bar.notices[0])


def test_it_says_what_where_and_what_to_do(bar: NoticeBar, texts: Texts) -> None:
    shown = card(bar)
    assert shown.what.text() == texts.message(ERROR.what)
    assert shown.where.text() == "briefing.pdf"
    assert shown.remedy.text() == texts("output.unwritable_remedy")
    assert shown.accessibleName() == f"Error: {shown.what.text()}"
    assert shown.accessibleDescription() == f"briefing.pdf\n{shown.remedy.text()}"


def test_details_are_folded_away_until_a_key_unfolds_them(bar: NoticeBar, texts: Texts, qtbot: QtBot) -> None:
    shown = card(bar)
    assert not shown.details.isVisible()
    shown.fold.setFocus()
    qtbot.keyClick(shown.fold, Qt.Key.Key_Space)
    assert shown.details.isVisible()
    assert shown.details.text() == f"{texts('job.all')}\nTraceback"
    qtbot.keyClick(shown.fold, Qt.Key.Key_Space)
    assert not shown.details.isVisible()


def test_a_button_is_pressed_by_key(bar: NoticeBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.action_wanted) as pressed:
        qtbot.keyClick(card(bar).buttons[1], Qt.Key.Key_Space)
    assert pressed.args == ["write", "other"]


def test_it_is_closed_by_key_and_the_bar_goes_with_the_last(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.show_notice(Notice("other", "done", Message("job.all")))
    for _ in range(2):
        assert bar.isVisible()
        qtbot.keyClick(card(bar).closer, Qt.Key.Key_Space)
    assert bar.notices == ()
    assert not bar.isVisible()


def test_no_more_than_three_stand_above_each_other(bar: NoticeBar) -> None:
    others = [Notice(str(number), "warning", Message("job.all")) for number in range(3)]
    for other in others:
        bar.show_notice(other)
    assert bar.notices == tuple(reversed(others))


def test_the_same_notice_again_takes_the_place_of_the_first(bar: NoticeBar) -> None:
    later = Notice("write", "done", Message("job.all"))
    bar.show_notice(later)
    assert bar.notices == (later,)
    bar.dismiss("unknown")
    assert bar.notices == (later,)


def test_what_is_missing_takes_no_room(bar: NoticeBar) -> None:
    bar.show_notice(Notice("short", "done", Message("job.all")))
    shown = card(bar)
    assert not any(part.isVisible() for part in (shown.where, shown.remedy, shown.details, shown.fold))


def test_it_changes_its_language(bar: NoticeBar, texts: Texts) -> None:
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert card(bar).remedy.text() == texts("output.unwritable_remedy")
    assert card(bar).accessibleName().startswith("错误：")
    assert card(bar).closer.accessibleName() == "关闭此通知"


@pytest.mark.parametrize("kind", ["error", "warning", "done"])
def test_each_kind_has_a_picture_of_its_own(texts: Texts, qtbot: QtBot, kind: str) -> None:
    pictures = []
    for other in ("error", "warning", "done"):
        found = NoticeBar(texts)
        qtbot.addWidget(found)
        found.show_notice(Notice("x", other, Message("job.all")))
        found.resize(300, 60)
        pictures.append((other, card(found).grab(card(found).rect().adjusted(14, 0, -250, 0)).toImage()))
    mine = next(picture for other, picture in pictures if other == kind)
    assert all(picture != mine for other, picture in pictures if other != kind)
