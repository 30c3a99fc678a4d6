"""Keys, picker and manager put tags into the library."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.controllers.tagging import TaggingController
from desktop.desk import Desk
from storage.edits import LONG_EDIT
from storage.library import Library, read_library
from storage.tag_edits import assign_shortcut, create_tag
from widgets.common.commands import commands_of
from widgets.common.question import Question
from widgets.common.texts import Texts
from widgets.tags.tag_form import TagForm
from widgets.tags.tag_keys import TagKeys
from widgets.tags.tag_manager import TagManager
from widgets.tags.tag_picker import TagPicker

CONTROL = Qt.KeyboardModifier.ControlModifier


class Bench:
    """A window with a tagging controller, the talks that are selected in it, and what it said."""

    def __init__(self, desk: Desk, texts: Texts, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.centre = QWidget()
        self.centre.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.window.setCentralWidget(self.centre)
        self.window.resize(900, 600)
        self.selected: list[str] = []
        self.controller = TaggingController(desk, self.window, texts, lambda: self.selected)
        self.bar = TagKeys(texts, self.window)
        self.controller.add_bar(self.bar)
        self.said: list[str] = []
        self.controller.said.connect(self.said.append)
        self.failures: list[Exception] = []
        desk.failed.connect(self.failures.append)
        self.window.show()
        self.window.activateWindow()
        self.centre.setFocus()
        qtbot.waitUntil(self.centre.hasFocus)

    def make(self, name: str, key: str = "") -> str:
        """Make a tag, perhaps with a key, and wait until the bar knows."""

        def operation(library: Library) -> None:
            library.apply(create_tag(library, name), self.desk.analyst)
            if key:
                found = library.tags.by_key()[name].id
                library.apply(assign_shortcut(library, found, key), self.desk.analyst)

        with self.qtbot.waitSignal(self.desk.bus.changed):
            self.desk.edit(operation)
        if key:
            self.qtbot.waitUntil(lambda: any(name in button.accessibleName() for button in self.bar.buttons))
        with read_library(self.desk.path) as library:
            return library.tags.by_key()[name].id

    def tags(self) -> dict[str, list[str]]:
        """Return the tags on talks, as the file has them."""
        with read_library(self.desk.path) as library:
            return library.tags.by_talk()

    def names(self) -> dict[str, tuple[str, str]]:
        """Return colour and key of each tag in the file."""
        with read_library(self.desk.path) as library:
            return {tag.name: (tag.colour, tag.shortcut) for tag in library.tags.all()}

    def press(self, *keys: object, widget: QWidget | None = None) -> None:
        """Press a key that changes the library, and wait until it has."""
        with self.qtbot.waitSignal(self.desk.bus.changed):
            self.qtbot.keyClick(widget or self.centre, *keys)

    def manager(self) -> TagManager:
        """Open the manager by its key, and wait for its tags."""
        self.qtbot.keyClick(self.centre, Qt.Key.Key_T, CONTROL)
        found = self.window.findChild(TagManager)
        assert isinstance(found, TagManager)
        self.qtbot.waitUntil(lambda: found.tree.tags.rowCount() > 0)
        return found

    def picker(self) -> TagPicker:
        """Open the picker by its key."""
        self.qtbot.keyClick(self.centre, Qt.Key.Key_T)
        found = self.window.findChild(TagPicker)
        assert isinstance(found, TagPicker)
        self.qtbot.waitUntil(found.isVisible)
        return found


@pytest.fixture
def bench(desk: Desk, texts: Texts, qtbot: QtBot) -> Iterator[Bench]:
    """Return a bench with two talks selected; nothing may go wrong on it that the test does not look at."""
    found = Bench(desk, texts, qtbot)
    with read_library(desk.path) as library:
        found.selected = [talk.id for talk in library.talks.all()[:2]]
    yield found
    assert not found.failures


# Keys


def test_a_digit_toggles_its_tag_on_the_selected_talks(bench: Bench, texts: Texts) -> None:
    bench.make("存储", "3")
    bench.press(Qt.Key.Key_3)
    assert bench.tags() == {talk: ["存储"] for talk in bench.selected}
    bench.qtbot.waitUntil(lambda: bench.said == ["Tag 2 talks: 存储"])
    bench.press(Qt.Key.Key_3)
    assert bench.tags() == {}


def test_the_bar_is_as_good_as_the_key(bench: Bench) -> None:
    bench.make("存储", "3")
    with bench.qtbot.waitSignal(bench.desk.bus.changed):
        bench.qtbot.mouseClick(bench.bar.buttons[0], Qt.MouseButton.LeftButton)
    assert bench.tags() == {talk: ["存储"] for talk in bench.selected}


def test_a_key_without_a_tag_or_talks_says_so(bench: Bench) -> None:
    bench.qtbot.keyClick(bench.centre, Qt.Key.Key_9)
    assert bench.said == ["No tag has the key 9 yet: give it to one in the tag manager."]
    bench.make("存储", "9")
    bench.selected = []
    bench.qtbot.keyClick(bench.centre, Qt.Key.Key_9)
    bench.qtbot.keyClick(bench.centre, Qt.Key.Key_T)
    assert bench.said[1:] == ["Select the talks to tag first."] * 2
    assert bench.tags() == {}


def test_a_digit_typed_into_a_field_is_text(bench: Bench) -> None:
    bench.make("存储", "3")
    field = QLineEdit(bench.centre)
    field.show()
    field.setFocus()
    bench.qtbot.keyClicks(field, "3 t")
    assert field.text() == "3 t"
    assert bench.tags() == {}


def test_commands_of_the_keys_are_named_after_their_tags(bench: Bench, texts: Texts, chinese: Texts) -> None:
    bench.make("存储", "3")
    actions = {action.objectName(): action for action in commands_of(bench.window)}
    bench.qtbot.waitUntil(lambda: actions["command.tag_key_3"].text() == "Toggle tag 存储")
    assert actions["command.tag_key_4"].text() == "Toggle the tag with key 4"
    texts.use(chinese.message, "zh_Hans")
    assert actions["command.tag_key_3"].text() == "切换标签 存储"


def test_very_many_talks_are_tagged_in_one_change(bench: Bench) -> None:
    bench.make("存储", "1")
    with read_library(bench.desk.path) as library:
        talks = [talk.id for talk in library.talks.all()]
    bench.selected = talks + [f"not a talk {number}" for number in range(LONG_EDIT)]
    bench.qtbot.keyClick(bench.centre, Qt.Key.Key_1)
    bench.qtbot.waitUntil(lambda: bool(bench.failures))  # a foreign key refuses the edit, and all of it is taken back
    bench.failures.clear()
    assert bench.tags() == {}
    bench.selected = talks * (LONG_EDIT // len(talks) + 1)
    bench.press(Qt.Key.Key_1)
    assert len(bench.tags()) == len(talks)


# Picker


def test_the_picker_toggles_and_shows_what_came_of_it(bench: Bench) -> None:
    bench.make("存储")
    picker = bench.picker()
    bench.qtbot.waitUntil(lambda: picker.finder.current_choice() is not None)
    bench.press(Qt.Key.Key_Return, widget=picker.finder.field)
    assert bench.tags() == {talk: ["存储"] for talk in bench.selected}

    def state() -> str:
        choice = picker.finder.current_choice()
        return choice.state if choice else ""

    bench.qtbot.waitUntil(lambda: state() == "all")
    bench.press(Qt.Key.Key_Return, widget=picker.finder.field)
    bench.qtbot.waitUntil(lambda: state() == "none")
    bench.qtbot.keyClick(picker.finder.field, Qt.Key.Key_Escape)
    assert not picker.isVisible()


def test_the_picker_makes_what_it_does_not_find(bench: Bench) -> None:
    picker = bench.picker()
    bench.qtbot.keyClicks(picker.finder.field, "follow up")
    bench.press(Qt.Key.Key_Return, widget=picker.finder.field)
    assert bench.tags() == {talk: ["follow up"] for talk in bench.selected}
    with read_library(bench.desk.path) as library:
        assert library.history.entries()[-1].change_set.message.key == "history.tag"


# Manager


def test_a_tag_is_made_and_gets_colour_and_key(bench: Bench) -> None:
    bench.make("存储")
    manager = bench.manager()
    bench.qtbot.keyClick(manager.tree, Qt.Key.Key_N, CONTROL)
    form = manager.findChild(TagForm)
    assert isinstance(form, TagForm)
    bench.qtbot.keyClicks(form.name, "later")
    bench.press(Qt.Key.Key_Return, widget=form.name)
    bench.qtbot.waitUntil(lambda: manager.tree.current_id() != "" and "later" in bench.names())
    bench.qtbot.waitUntil(lambda: [row.name for row in manager.tree.tags.rows] == ["later", "存储"])
    bench.press(Qt.Key.Key_4, widget=manager.tree)
    assert bench.names()["later"][1] == "4"
    assert bench.names()["later"][0] != ""


def test_a_name_that_is_taken_is_offered_as_a_merge(bench: Bench) -> None:
    bench.make("存储", "1")
    other = bench.make("存储系统")
    bench.press(Qt.Key.Key_1)
    manager = bench.manager()
    bench.qtbot.waitUntil(lambda: len(manager.tree.tags.rows) == 2)
    manager.go_to(other)
    manager.tree.tags.rename_wanted.emit(other, "存储")
    bench.qtbot.waitUntil(lambda: manager.findChild(Question) is not None)
    assert set(bench.names()) == {"存储", "存储系统"}
    bench.press(Qt.Key.Key_Return, widget=manager.findChild(Question))
    assert bench.names() == {"存储": ("", "1")}
    bench.qtbot.waitUntil(lambda: [row.name for row in manager.tree.tags.rows] == ["存储"])


def test_tags_are_merged_moved_coloured_and_deleted(bench: Bench) -> None:
    first, second, third = (bench.make(name) for name in ("一", "二", "三"))
    manager = bench.manager()
    for wish, values in (
        (manager.move_wanted, ((first,), second)),
        (manager.recolour_wanted, ((first, second), "red")),
        (manager.merge_wanted, ((third,), first)),
        (manager.delete_wanted, ((second,),)),
    ):
        with bench.qtbot.waitSignal(bench.desk.bus.changed):
            wish.emit(*values)
    assert bench.names() == {"一": ("red", "")}


def test_a_name_that_is_there_is_gone_to(bench: Bench) -> None:
    there = bench.make("存储")
    manager = bench.manager()
    manager.create_wanted.emit(" 存儲 ", "red", "")
    bench.qtbot.waitUntil(lambda: bench.said == ["There is a tag “存储” already."])
    assert manager.tree.current_id() == there


def test_what_is_closed_is_opened_anew(bench: Bench) -> None:
    bench.make("存储")
    manager = bench.manager()
    bench.qtbot.keyClick(manager, Qt.Key.Key_Escape)
    bench.qtbot.waitUntil(lambda: bench.window.findChild(TagManager) is None)
    bench.window.activateWindow()
    bench.centre.setFocus()
    bench.qtbot.waitUntil(bench.centre.hasFocus)
    assert bench.manager().tree.tags.rowCount() == 1
