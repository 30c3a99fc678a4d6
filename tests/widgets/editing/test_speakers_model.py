"""The speakers of a talk as a table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from storage.records import Speaker
from widgets.common.texts import Texts
from widgets.editing.speakers_model import SpeakersModel

PEOPLE = (Speaker("讲者甲", "CTO", "Example Labs"), Speaker("Speaker B"))


@pytest.fixture
def model(texts: Texts) -> SpeakersModel:
    found = SpeakersModel(texts)
    found.show_speakers(PEOPLE)
    return found


def test_the_model_is_sound(model: SpeakersModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.setData(model.index(2, 0), "Speaker C")
    model.remove(0)
    qtmodeltester.check(model)


def test_speakers_are_shown_with_a_line_for_one_more(model: SpeakersModel) -> None:
    assert model.rowCount() == 3
    assert [model.index(0, column).data() for column in range(3)] == ["讲者甲", "CTO", "Example Labs"]
    assert model.index(2, 0).data() == ""
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)] == [
        "Name",
        "Role",
        "Affiliation",
    ]
    assert model.speakers == PEOPLE


def test_cells_are_written_in(model: SpeakersModel) -> None:
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert model.setData(model.index(1, 1), " Chair ")
    assert model.setData(model.index(2, 0), "Speaker C")
    assert model.speakers == (PEOPLE[0], Speaker("Speaker B", "Chair"), Speaker("Speaker C"))
    assert model.rowCount() == 4


def test_nothing_is_added_by_leaving_the_last_line_empty(model: SpeakersModel) -> None:
    assert not model.setData(model.index(2, 0), " ")
    assert not model.setData(QModelIndex(), "X")
    assert model.speakers == PEOPLE


def test_a_line_is_taken_out_but_not_the_empty_one(model: SpeakersModel) -> None:
    model.remove(2)
    model.remove(0)
    assert model.speakers == PEOPLE[1:]
    model.setData(model.index(0, 0), "")
    assert model.speakers == ()
