"""The kind and the conference of a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.importing.previews import BROKEN, DIGEST, KNOWN, PREVIEW
from widgets.common.texts import Texts
from widgets.importing.file_choices import FileChoices

Made = list[tuple[str, str, object]]


@pytest.fixture
def choices(texts: Texts, shown: Callable[[QWidget], QWidget]) -> FileChoices:
    """Return the choices of the digest, which somebody looks at."""
    made = FileChoices(texts)
    shown(made)
    made.show_file(DIGEST, PREVIEW.conferences, 4)
    return made


@pytest.fixture
def made(choices: FileChoices) -> Made:
    """Return the list in which choices arrive."""
    found: Made = []
    choices.choice_made.connect(lambda *choice: found.append(choice))
    return found


def kinds(choices: FileChoices) -> list[str]:
    return [choices.kind.itemText(row) for row in range(choices.kind.count())]


def type_name(qtbot: QtBot, choices: FileChoices, name: str) -> None:
    choices.conference_name.setFocus()
    choices.conference_name.selectAll()
    qtbot.keyClicks(choices.conference_name, name)


def test_the_kinds_are_those_as_which_it_can_be_read(choices: FileChoices) -> None:
    assert kinds(choices) == ["By the layout: digest", "digest", "reference"]
    assert choices.kind.currentIndex() == 0
    choices.show_file(replace(DIGEST, asked_kind="reference", kind="reference"), (), 1)
    assert kinds(choices) == ["By the layout", "digest", "reference"]
    assert choices.kind.currentData() == "reference"


def test_another_kind_is_chosen_by_keys(choices: FileChoices, made: Made, qtbot: QtBot) -> None:
    choices.kind.setFocus()
    qtbot.keyClick(choices.kind, Qt.Key.Key_Down)
    assert made == [("1", "digest", None)]


def test_a_conference_that_was_chosen_stays_with_another_kind(choices: FileChoices, made: Made, qtbot: QtBot) -> None:
    choices.show_file(replace(DIGEST, origin="chosen"), PREVIEW.conferences, 4)
    choices.kind.setFocus()
    qtbot.keyClick(choices.kind, Qt.Key.Key_Down)
    assert made == [("1", "digest", "Small Conference")]


def test_a_typed_name_counts_with_enter(choices: FileChoices, made: Made, qtbot: QtBot) -> None:
    type_name(qtbot, choices, " New   Name ")
    assert not made
    qtbot.keyClick(choices.conference_name, Qt.Key.Key_Return)
    assert made == [("1", "auto", "New Name")]


def test_a_typed_name_counts_after_a_pause(choices: FileChoices, made: Made, qtbot: QtBot) -> None:
    type_name(qtbot, choices, "Autumn")
    qtbot.waitUntil(lambda: bool(made))
    assert made == [("1", "auto", "Autumn")]


def test_a_typed_name_counts_when_another_file_is_looked_at(choices: FileChoices, made: Made, qtbot: QtBot) -> None:
    type_name(qtbot, choices, "Autumn")
    choices.show_file(KNOWN, PREVIEW.conferences, 4)
    assert made == [("1", "auto", "Autumn")]
    assert choices.conference_name.text() == "Small Conference"


def test_what_is_being_typed_is_not_taken_away(choices: FileChoices, qtbot: QtBot) -> None:
    type_name(qtbot, choices, "Aut")
    choices.show_file(replace(DIGEST, conference="Aut", origin="chosen"), PREVIEW.conferences, 4)
    qtbot.keyClicks(choices.conference_name, "umn")
    assert choices.conference_name.text() == "Autumn"


def test_the_offered_name_is_no_choice(choices: FileChoices, made: Made, qtbot: QtBot) -> None:
    choices.conference_name.setFocus()
    qtbot.keyClick(choices.conference_name, Qt.Key.Key_Return)
    assert not made


def test_a_known_conference_is_chosen_by_keys(choices: FileChoices, made: Made, qtbot: QtBot) -> None:
    choices.conference.setFocus()
    qtbot.keyClick(choices.conference_name, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(made))
    assert made == [("1", "auto", "Another")]


def test_the_conference_can_be_that_of_all_files(choices: FileChoices, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choices.conference_for_all) as asked:
        qtbot.keyClick(choices._for_all, Qt.Key.Key_Space)
    assert asked.args == ["Small Conference"]
    choices.show_file(DIGEST, (), 1)
    assert not choices._for_all.isVisible()


def test_a_file_that_cannot_be_read_has_nothing_to_choose(choices: FileChoices) -> None:
    choices.show_file(BROKEN, PREVIEW.conferences, 4)
    assert not choices.kind.isEnabled()
    assert not choices.conference.isEnabled()
    choices.show_file(replace(BROKEN, kinds=("digest",)), PREVIEW.conferences, 4)
    assert choices.kind.isEnabled()


def test_no_file_no_choices(choices: FileChoices) -> None:
    choices.show_file(None, (), 0)
    assert not choices.isEnabled()
    assert not kinds(choices)
