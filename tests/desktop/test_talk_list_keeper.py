"""The list behind the table follows the library."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.presentation.talk_filter import TalkFilter, TalkView
from desktop.talk_list_keeper import TalkListKeeper
from storage.edits import ChangeSet, Edit, Update
from storage.library import Library, write_library
from storage.mark_edits import add_keywords, tag_talks
from storage.messages import Message

ANALYST = "Analyst 03"


@pytest.fixture
def library(sample_library: Path, tmp_path: Path) -> Iterator[Library]:
    """Return the sample conference for writing."""
    path = tmp_path / "kept.fieldbrief"
    shutil.copyfile(sample_library, path)
    with write_library(path, ANALYST) as opened:
        yield opened


def applied(library: Library, edit: Edit) -> ChangeSet:
    """Apply an edit that changes something."""
    change_set = library.apply(edit, ANALYST)
    assert change_set is not None
    return change_set


def found(keeper: TalkListKeeper, text: str) -> int:
    """Return how many talks a text finds."""
    selection = keeper.show(TalkView(TalkFilter(text)))
    assert selection is not None
    return len(selection.order)


def test_there_is_nothing_to_show_before_it_is_loaded(library: Library) -> None:
    keeper = TalkListKeeper(ANALYST)
    keeper.prepare()
    assert keeper.show(TalkView()) is None
    tagged = applied(library, tag_talks(library, [library.talks.all()[0].id], ["观察"], ANALYST))
    assert not keeper.update(library, tagged)


def test_only_what_shows_is_read_again(library: Library) -> None:
    keeper = TalkListKeeper(ANALYST)
    keeper.load(library)
    keeper.prepare()
    talks = library.talks.all()
    assert found(keeper, "") == len(talks)
    assert keeper.update(library, applied(library, tag_talks(library, [talks[0].id], ["观察名单"], ANALYST)))
    assert found(keeper, "观察名单") == 1
    challenge = library.challenges.all()[0]
    assert not keeper.update(library, applied(library, add_keywords(library, challenge.id, ["新词"], ANALYST)))


def test_talks_go_come_back_and_a_tag_without_talks_counts_too(library: Library) -> None:
    keeper = TalkListKeeper(ANALYST)
    keeper.load(library)
    talks = library.talks.all()
    message = Message("history.note")
    assert keeper.update(library, applied(library, Edit(message, (Update("talk", talks[0].id, {"archived": 1}),))))
    assert found(keeper, "") == len(talks) - 1
    assert keeper.update(library, library.history.undo(ANALYST))
    assert found(keeper, "") == len(talks)
    name = Update("conference", talks[0].conference_id, {"name": "Renamed"})
    assert keeper.update(library, applied(library, Edit(message, (name,))))
    selection = keeper.show(TalkView())
    assert selection is not None
    assert "Renamed" in {talk.conference.name for talk in selection.talks.talks}


def test_a_first_look_is_what_the_list_begins_with(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.talk_list_keeper.FIRST_TALKS", 5)
    keeper = TalkListKeeper(ANALYST)
    first = keeper.first(library)
    assert keeper.show(TalkView()) is None, "a first look is not the list"
    keeper.load(library)
    whole = keeper.show(TalkView())
    assert whole is not None
    begun, everything = ([found.talks.talks[place].id for place in found.order] for found in (first, whole))
    assert begun == everything[:5]
    assert len(everything) > 5
