"""Tagging: the keys 1 to 9, the picker and the manager, from the window to the library and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from analysis.presentation.tag_rows import TagChoice, TagRow
from desktop.desk import Desk
from desktop.operations import tagging
from storage.edits import LONG_EDIT, ChangeSet
from storage.library import Library
from storage.messages import Message
from storage.tag_edits import TagExistsError
from widgets.common.commands import add_command
from widgets.common.question import Question, ask
from widgets.common.texts import Texts
from widgets.tags.tag_keys import TagKeys
from widgets.tags.tag_manager import TagManager
from widgets.tags.tag_picker import TagPicker

_PAUSE = 60
"""Milliseconds without a further change before tags are read anew: an import makes many."""

_SHOWN = frozenset({"tag", "tagging", "talk"})

Steps = Callable[[Library], tagging.Steps]


class TaggingController(QObject):
    """Puts tags on the selected talks of a window, and keeps whatever shows tags true to the library."""

    said = Signal(str)
    """What was done, or why nothing was: a line for the status bar."""

    def __init__(self, desk: Desk, window: QWidget, texts: Texts, selected: Callable[[], Sequence[str]]) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._texts = texts
        self._selected = selected
        self._rows: tuple[TagRow, ...] = ()
        self._bars: list[TagKeys] = []
        self._manager: TagManager | None = None
        self._picked: tuple[str, ...] = ()
        self._picker = TagPicker(texts, window)
        self._picker.toggle_wanted.connect(lambda tag_id: self._toggle(self._picked, tag_id))
        self._picker.create_wanted.connect(self._give)
        add_command(
            window, texts, "command.tag", self.open_picker, shortcut="T", icon="mdi6.tag-outline", whole_window=True
        )
        add_command(
            window,
            texts,
            "command.tag_manager",
            self.open_manager,
            shortcut="Ctrl+T",
            icon="mdi6.tag-multiple-outline",
            whole_window=True,
        )
        self._keys = [self._key_command(number) for number in range(1, 10)]
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.refresh)
        desk.bus.changed.connect(self._note_change)
        texts.follow(self.retranslate)
        self.refresh()

    # What the window calls

    def press_key(self, number: int) -> None:
        """Toggle the tag of a key, 1 to 9, on the selected talks."""
        row = next((row for row in self._rows if row.shortcut == str(number)), None)
        talk_ids = self._talk_ids()
        if row is None:
            self.said.emit(self._texts("tag.key_unused", digit=number))
        elif talk_ids:
            self._toggle(talk_ids, row.id)

    def open_picker(self) -> None:
        """Open the picker for the selected talks."""
        talk_ids = self._talk_ids()
        if talk_ids:
            self._picked = talk_ids
            self._ask_choices(self._open_picker)

    def open_manager(self) -> None:
        """Open the tag manager, or bring it to the front."""
        if self._manager is None:
            self._manager = TagManager(self._texts, self._window)
            self._manager.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._manager.destroyed.connect(self._forget_manager)
            self._connect(self._manager)
            self._manager.show_rows(self._rows)
            self.refresh()
        self._manager.show()
        self._manager.raise_()
        self._manager.activateWindow()
        self._manager.tree.setFocus()

    def add_bar(self, bar: TagKeys) -> None:
        """Keep a bar of keys true to the library, and answer to it."""
        self._bars.append(bar)
        bar.key_pressed.connect(self.press_key)
        bar.manager_wanted.connect(self.open_manager)
        bar.destroyed.connect(lambda: self._bars.remove(bar))
        bar.show_rows(self._rows)

    def refresh(self) -> None:
        """Read the tags anew, and what the open picker shows."""
        self._desk.query(tagging.rows, self._show_rows, topic="tag-rows")
        if self._picker.isVisible():
            self._ask_choices(self._show_choices)

    def retranslate(self) -> None:
        """Name the commands of the keys after their tags, in the language in use."""
        names = {row.shortcut: row.name for row in self._rows if row.shortcut}
        for number, action in enumerate(self._keys, 1):
            name = names.get(str(number))
            key = f"command.tag_key_{number}"
            action.setText(self._texts("tag.toggle_named", name=name) if name else self._texts(key))

    # What the tags' widgets wish for

    def _connect(self, manager: TagManager) -> None:
        analyst = self._desk.analyst
        manager.create_wanted.connect(self._create)
        manager.rename_wanted.connect(self._rename)
        manager.recolour_wanted.connect(
            lambda ids, colour: self._edit(lambda library: tagging.recolour(library, ids, colour, analyst=analyst))
        )
        manager.move_wanted.connect(
            lambda ids, parent: self._edit(lambda library: tagging.move(library, ids, parent, analyst=analyst))
        )
        manager.key_wanted.connect(
            lambda tag_id, key: self._edit(lambda library: tagging.assign_key(library, tag_id, key, analyst=analyst))
        )
        manager.merge_wanted.connect(self._merge)
        manager.delete_wanted.connect(
            lambda ids: self._run(lambda library: tagging.delete_steps(library, ids, analyst=analyst))
        )

    def _create(self, name: str, colour: str, parent_id: str) -> None:
        analyst = self._desk.analyst
        self._edit(
            lambda library: tagging.create(library, name, colour=colour, parent_id=parent_id, analyst=analyst),
            done=self._go_to_new,
            failed=self._point_to_existing,
        )

    def _rename(self, tag_id: str, name: str) -> None:
        analyst = self._desk.analyst
        self._edit(
            lambda library: tagging.rename(library, tag_id, name, analyst=analyst),
            failed=lambda error: self._offer_merge(tag_id, error),
        )

    def _merge(self, tag_ids: Sequence[str], target_id: str) -> None:
        analyst = self._desk.analyst
        self._run(lambda library: tagging.merge_steps(library, tag_ids, target_id, analyst=analyst))
        if self._manager is not None:
            self._manager.go_to(target_id)

    def _toggle(self, talk_ids: Sequence[str], tag_id: str) -> None:
        analyst = self._desk.analyst
        if len(talk_ids) > LONG_EDIT:
            self._run(lambda library: tagging.toggle_steps(library, talk_ids, tag_id, analyst=analyst))
        else:
            self._edit(lambda library: tagging.toggle(library, talk_ids, tag_id, analyst=analyst))

    def _give(self, name: str) -> None:
        analyst, talk_ids = self._desk.analyst, self._picked
        if len(talk_ids) > LONG_EDIT:
            self._run(lambda library: tagging.give_steps(library, talk_ids, name, analyst=analyst))
        else:
            self._edit(lambda library: tagging.give(library, talk_ids, name, analyst=analyst))

    # What comes of it

    def _edit(
        self,
        operation: Callable[[Library], ChangeSet | None],
        *,
        done: Callable[[ChangeSet], object] | None = None,
        failed: Callable[[Exception], bool] | None = None,
    ) -> None:
        def end(change_set: ChangeSet | None) -> None:
            self._say(change_set)
            if change_set is not None and done is not None:
                done(change_set)

        self._desk.edit(operation, initiator=self, done=end, failed=failed)

    def _run(self, steps: Steps) -> None:
        self._desk.run(Message("progress.tagging"), steps, initiator=self, done=self._say)

    def _say(self, change_set: ChangeSet | None) -> None:
        if change_set is not None:
            self.said.emit(self._texts.message(change_set.message))

    def _go_to_new(self, change_set: ChangeSet) -> None:
        made = next((row.row_id for row in change_set.rows if row.table == "tag"), "")
        if self._manager is not None:
            self._manager.go_to(made)

    def _point_to_existing(self, error: Exception) -> bool:
        if not isinstance(error, TagExistsError):
            return False
        self.said.emit(self._texts.message(error.what))
        if self._manager is not None:
            self._manager.go_to(error.existing.id)
        return True

    def _offer_merge(self, tag_id: str, error: Exception) -> bool:
        """Ask whether a tag is to be merged into the one that has the name already."""
        row = next((row for row in self._rows if row.id == tag_id), None)
        if not isinstance(error, TagExistsError) or row is None:
            return False
        target = error.existing
        names = {"tag": row.name, "target": target.name}
        question = Question(
            self._texts,
            Message("tag.exists", {"name": target.name}),
            "tag.do_merge",
            remedy=Message("tag.offer_merge", names),
            parent=self._manager or self._window,
        )
        question.accepted.connect(lambda: self._merge((tag_id,), target.id))
        ask(question)
        return True

    def _note_change(self, change_set: ChangeSet, _initiator: object) -> None:
        if any(row.table in _SHOWN for row in change_set.rows):
            self._pause.start()

    def _show_rows(self, rows: tuple[TagRow, ...]) -> None:
        self._rows = rows
        for bar in self._bars:
            bar.show_rows(rows)
        if self._manager is not None:
            self._manager.show_rows(rows)
        self.retranslate()

    def _ask_choices(self, show: Callable[[tuple[TagChoice, ...]], object]) -> None:
        talk_ids = self._picked
        self._desk.query(lambda library: tagging.choices(library, talk_ids), show, topic="tag-choices")

    def _show_choices(self, choices: tuple[TagChoice, ...]) -> None:
        self._picker.show_choices(choices, len(self._picked))

    def _open_picker(self, choices: tuple[TagChoice, ...]) -> None:
        self._show_choices(choices)
        size = self._picker.size()
        middle = QPoint((self._window.width() - size.width()) // 2, (self._window.height() - size.height()) // 3)
        self._picker.open_at(self._window.mapToGlobal(middle))

    def _forget_manager(self) -> None:
        self._manager = None

    def _talk_ids(self) -> tuple[str, ...]:
        """Return the selected talks, each once; say so where there are none."""
        talk_ids = tuple(dict.fromkeys(self._selected()))
        if not talk_ids:
            self.said.emit(self._texts("tag.none_selected"))
        return talk_ids

    def _key_command(self, number: int) -> QAction:
        key = f"command.tag_key_{number}"
        run = partial(self.press_key, number)
        return add_command(self._window, self._texts, key, run, shortcut=str(number), whole_window=True)
