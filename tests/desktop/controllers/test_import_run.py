"""Files come in one after the other; cancelling stops the rest and leaves nothing half written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from analysis.presentation.import_summary import ImportSummary
from desktop.controllers.import_run import ImportRun
from desktop.desk import Desk
from desktop.jobs import Job
from desktop.operations.import_previews import ImportRequest
from desktop.operations.import_sources import ImportSource, find_sources
from storage.library import read_library
from storage.mark_edits import tag_talks
from tests.desktop.papers import CONFERENCE, report

SECONDS = 20_000


@pytest.fixture
def empty(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    """Return a desk on a new library."""
    opened = Desk(tmp_path / "new.fieldbrief", "Analyst 03", create=True)
    yield opened
    opened.close()


def many(count: int) -> ImportSource:
    """Return a digest that takes several transactions."""
    reports = (
        report(f"第{number}场", f"第{number}段正文。" * 60, "启示", track="甲", speakers="乙", authors="")
        for number in range(count)
    )
    return ImportSource(Path("many.md"), ("# 快报\n\n" + "".join(reports)).encode())


def requests(*sources: ImportSource) -> list[ImportRequest]:
    return [ImportRequest(str(key), source, conference=CONFERENCE) for key, source in enumerate(sources)]


def ended(run: ImportRun, qtbot: QtBot) -> ImportSummary:
    with qtbot.waitSignal(run.ended, timeout=SECONDS) as blocker:
        run.start()
    summary = blocker.args[0]
    assert isinstance(summary, ImportSummary)
    return summary


def titles(desk: Desk) -> list[str]:
    with read_library(desk.path) as library:
        return [talk.title for talk in library.talks.all()]


def test_each_file_is_told_and_the_search_is_settled(empty: Desk, papers: list[Path], qtbot: QtBot) -> None:
    messages: list[str] = []
    empty.jobs.job_added.connect(lambda job: messages.append(job.message.key))
    summary = ended(ImportRun(empty, requests(*find_sources(papers[:2]))), qtbot)
    assert [outcome.status for outcome in summary.outcomes] == ["imported", "imported"]
    assert messages == ["progress.reading_file", "progress.importing"] * 2 + ["progress.settling_search"]
    qtbot.waitUntil(lambda: not empty.jobs.running, timeout=SECONDS)


def test_a_file_that_fails_stops_no_other(empty: Desk, papers: list[Path], tmp_path: Path, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    empty.failed.connect(failures.append)
    missing = ImportSource(tmp_path / "missing.md")
    summary = ended(ImportRun(empty, requests(missing, *find_sources(papers[1:2]))), qtbot)
    assert [outcome.status for outcome in summary.outcomes] == ["failed", "imported"]
    assert summary.outcomes[0].error is not None
    assert not failures


def test_cancelling_takes_back_the_file_and_leaves_out_the_rest(empty: Desk, papers: list[Path], qtbot: QtBot) -> None:
    def cancel(job: Job) -> None:
        if job.message.parameters.get("name") == "many.md" and job.message.key == "progress.importing":
            empty.jobs.job_changed.disconnect(cancel)
            job.cancel()

    empty.jobs.job_changed.connect(cancel)
    sources = [*find_sources(papers[1:2]), many(1500), *find_sources(papers[2:4])]
    summary = ended(ImportRun(empty, requests(*sources)), qtbot)
    assert [outcome.status for outcome in summary.outcomes] == ["imported"]
    assert summary.cancelled == 3
    assert len(titles(empty)) == 3
    qtbot.waitUntil(lambda: not empty.jobs.running, timeout=SECONDS)


def test_cancelling_while_a_file_is_read_is_the_same(empty: Desk, papers: list[Path], qtbot: QtBot) -> None:
    run = ImportRun(empty, requests(*find_sources(papers[:2])))
    empty.jobs.job_added.connect(lambda job: job.cancel())
    summary = ended(run, qtbot)
    assert (summary.outcomes, summary.cancelled) == ((), 2)
    assert not titles(empty)


def test_somebody_can_tag_meanwhile(empty: Desk, papers: list[Path], qtbot: QtBot) -> None:
    first = ended(ImportRun(empty, requests(*find_sources(papers[1:2]))), qtbot)
    with read_library(empty.path) as library:
        talk = library.talks.all()[0].id
    tagged: list[int] = []

    def tag(job: Job) -> None:
        if job.message.key == "progress.importing" and not tagged:
            tagged.append(job.done)
            empty.edit(lambda library: library.apply(tag_talks(library, [talk], ["甲"], "Analyst 03"), "Analyst 03"))

    empty.jobs.job_changed.connect(tag)
    second = ended(ImportRun(empty, requests(many(1500))), qtbot)
    assert tagged
    assert (first.outcomes[0].counts.new_talks, second.outcomes[0].counts.new_talks) == (3, 1500)
    with read_library(empty.path) as library:
        order = [entry.change_set.kind for entry in library.history.entries()]
        assert [tag.name for tag in library.tags.all()] == ["甲"]
    assert sorted(order) == ["edit", "import", "import"]


def test_where_the_library_can_only_be_read_everything_is_left_out(
    empty: Desk, papers: list[Path], qtbot: QtBot
) -> None:
    reader = Desk(empty.path, "Analyst 05")
    failures: list[Exception] = []
    reader.failed.connect(failures.append)
    try:
        summary = ended(ImportRun(reader, requests(*find_sources(papers[:2]))), qtbot)
        assert (summary.outcomes, summary.cancelled) == ((), 2)
        assert len(failures) == 1
    finally:
        reader.close()
