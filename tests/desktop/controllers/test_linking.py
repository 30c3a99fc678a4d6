"""Links follow the library by themselves: one job at a time, after things have come to rest, others first."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.controllers.linking import LinkingController
from desktop.desk import Desk
from desktop.jobs import Job
from desktop.operations import linking, marking
from storage.edits import ChangeSet
from storage.library import Library, read_library, write_library
from storage.messages import Message

ME = "Analyst 03"
SOON = 20


def give_keyword(word: str) -> Callable[[Library], ChangeSet | None]:
    """Return the operation that gives the first challenge a keyword."""

    def operation(library: Library) -> None:
        marking.change_keywords(library, library.challenges.all()[0].id, [word], remove=False, analyst=ME)

    return operation


def is_current(path: Path) -> bool:
    """Say whether the suggestions in the file are those of the library as it is."""
    with read_library(path) as library:
        return linking.is_current(library)


@pytest.fixture
def controller(desk: Desk, qtbot: QtBot) -> LinkingController:
    """Return a controller that has found the sample library linked."""
    controller = LinkingController(desk, SOON)
    assert not controller.is_at_rest
    qtbot.waitUntil(lambda: controller.is_at_rest, timeout=20_000)
    return controller


@pytest.fixture
def replaced(desk: Desk) -> list[str]:
    """Return the names of the derived rows that were replaced."""
    found: list[str] = []
    desk.bus.recomputed.connect(found.append)
    return found


@pytest.fixture
def jobs(desk: Desk) -> Iterator[list[Job]]:
    """Return the jobs that were begun; the worker process never has two of them for links."""
    found: list[Job] = []
    desk.jobs.job_added.connect(found.append)
    yield found
    assert desk.jobs.running == ()


def test_a_library_that_is_linked_is_left_alone(desk: Desk, replaced: list[str], controller: LinkingController) -> None:
    assert replaced == []
    assert is_current(desk.path)


def test_links_follow_a_keyword(desk: Desk, controller: LinkingController, replaced: list[str], qtbot: QtBot) -> None:
    desk.edit(give_keyword("检查点"))
    qtbot.waitUntil(lambda: replaced == ["suggestion"], timeout=20_000)
    qtbot.waitUntil(lambda: controller.is_at_rest)
    assert is_current(desk.path)


def test_a_tag_does_not_call_for_links(
    desk: Desk, controller: LinkingController, jobs: list[Job], qtbot: QtBot
) -> None:
    done: list[object] = []
    desk.edit(
        lambda library: marking.tag(library, library.talks.all()[0].id, ["x"], remove=False, analyst=ME),
        done=done.append,
    )
    qtbot.waitUntil(lambda: bool(done))
    assert controller.is_at_rest
    assert not jobs


def test_changes_while_links_are_suggested_are_linked_too(
    desk: Desk, controller: LinkingController, jobs: list[Job], qtbot: QtBot
) -> None:
    controller.link_now()
    assert [job.message for job in jobs] == [Message("progress.linking")]
    for word in ("显存", "带宽", "触觉"):
        desk.edit(give_keyword(word))
    controller.link_now()  # is going on already
    assert len(jobs) == 1
    qtbot.waitUntil(lambda: controller.is_at_rest and is_current(desk.path), timeout=20_000)


def test_other_work_goes_first(
    desk: Desk, controller: LinkingController, jobs: list[Job], replaced: list[str], qtbot: QtBot
) -> None:
    gate = threading.Event()

    def busy(_library: Library) -> Iterator[tuple[int, int]]:
        while not gate.is_set():
            yield 0, 0

    desk.edit(give_keyword("显存"))
    qtbot.waitUntil(lambda: len(jobs) == 1)
    desk.run(Message("progress.importing"), busy)  # type: ignore[arg-type]  # an endless one returns nothing
    assert jobs[0].is_cancelled
    qtbot.waitUntil(lambda: len(desk.jobs.running) == 1, timeout=20_000)
    controller.link_now()
    assert len(jobs) == 2
    gate.set()
    qtbot.waitUntil(lambda: replaced == ["suggestion"], timeout=20_000)
    qtbot.waitUntil(lambda: controller.is_at_rest)
    assert is_current(desk.path)


def test_linking_that_a_user_stops_stays_stopped(
    desk: Desk, controller: LinkingController, jobs: list[Job], replaced: list[str], qtbot: QtBot
) -> None:
    controller.link_now()
    with qtbot.waitSignal(desk.jobs.job_ended, timeout=20_000):
        jobs[0].cancel()
    assert controller.is_at_rest
    assert not replaced


def test_where_another_process_writes_nothing_is_linked(desk: Desk, qtbot: QtBot) -> None:
    desk.close()
    with write_library(desk.path, "Analyst 07"):
        reading = Desk(desk.path, ME)
        controller = LinkingController(reading, SOON)
        controller.link_now()
        assert controller.is_at_rest
        assert reading.jobs.running == ()
        reading.close()
