"""The bus carries change sets and names as they are."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.change_bus import ChangeBus
from storage.edits import ChangeSet
from storage.messages import Message


def test_a_change_set_and_who_asked_for_it_arrive_as_they_are(qtbot: QtBot) -> None:
    bus, heard = ChangeBus(), list[tuple[object, object]]()
    bus.changed.connect(lambda change_set, initiator: heard.append((change_set, initiator)))
    change_set, me = ChangeSet(1, "id", "edit", "Analyst 03", "2026", Message("history.tag")), object()
    bus.changed.emit(change_set, me)
    bus.changed.emit(change_set, None)
    assert heard == [(change_set, me), (change_set, None)]
    assert heard[0][0] is change_set


def test_what_was_recomputed_is_named(qtbot: QtBot) -> None:
    bus = ChangeBus()
    with qtbot.waitSignal(bus.recomputed) as blocker:
        bus.recomputed.emit("suggestion")
    assert blocker.args == ["suggestion"]
