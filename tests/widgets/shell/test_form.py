"""What the program's dialogs share: languages by their own names, names without blank space, labels with fields."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.language import available_languages
from widgets.common.texts import Texts
from widgets.shell.form import LANGUAGES, LanguageBox, NameField, label_for, say_label


def test_every_language_of_the_catalogue_can_be_chosen() -> None:
    assert set(LANGUAGES) == set(available_languages())


def test_a_key_chooses_another_language(qtbot: QtBot) -> None:
    box = LanguageBox("en")
    qtbot.addWidget(box)
    box.show()
    assert (box.language, box.currentText()) == ("en", "English")
    with qtbot.waitSignal(box.chosen) as chosen:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert chosen.args == ["zh_Hans"]
    assert box.currentText() == "简体中文"
    box.show_language("en")
    assert box.language == "en"
    box.show_language("unknown")
    assert box.language == "en"


@pytest.mark.parametrize(("typed", "name"), [("  Analyst   03 ", "Analyst 03"), ("   ", "")])
def test_a_name_has_no_space_around_it(qtbot: QtBot, typed: str, name: str) -> None:
    field = NameField("")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, typed)
    assert field.name == name
    assert field.property("invalid") == ("false" if name else "true")


def test_a_label_names_its_field(texts: Texts, qtbot: QtBot) -> None:
    field = NameField("")
    qtbot.addWidget(field)
    label = label_for(field)
    qtbot.addWidget(label)
    say_label(texts, label, "first.name")
    assert label.buddy() is field
    assert field.accessibleName() == label.text() == "Your name"
