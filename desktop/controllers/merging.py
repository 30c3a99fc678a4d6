"""Merging talks, splitting them and telling them apart: from the commands through their dialogs to the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from analysis.presentation.merging import MergeSheet, SameTalkQuestion, SplitSheet
from desktop.desk import Desk
from desktop.operations import merging
from storage.edits import ChangeSet
from storage.errors import InputError
from storage.messages import Message
from widgets.common.commands import add_command
from widgets.common.texts import Texts
from widgets.merging.merge_dialog import MergeDialog
from widgets.merging.same_talk_dialog import SameTalkDialog
from widgets.merging.split_dialog import SplitDialog


class MergingController(QObject):
    """Gives a window the commands to merge, split and tell apart the talks that are selected in it."""

    def __init__(self, desk: Desk, window: QWidget, texts: Texts, selected: Callable[[], Sequence[str]]) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._texts = texts
        self._selected = selected
        for key, run, shortcut, icon in (
            ("command.merge_talks", self.merge, "Ctrl+Shift+M", "mdi6.call-merge"),
            ("command.split_talk", self.split, "Ctrl+Shift+D", "mdi6.call-split"),
            ("command.not_the_same", self.tell_apart, "Ctrl+Shift+X", "mdi6.not-equal-variant"),
        ):
            add_command(window, texts, key, run, shortcut=shortcut, icon=icon, whole_window=True)

    def merge(self) -> None:
        """Merge the selected talks; with a single one, first ask with which."""
        talk_ids = self._talk_ids()
        if len(talk_ids) > 1:
            self._desk.query(lambda library: merging.merge_sheet(library, talk_ids), self._open_merge)
        elif talk_ids:
            self._desk.query(lambda library: merging.merge_candidates(library, talk_ids[0]), self._open_same_talk)
        else:
            self._refuse("merge.none_selected", "merge.select_some")

    def split(self) -> None:
        """Split the selected talk."""
        talk_ids = self._talk_ids()
        if len(talk_ids) != 1:
            self._refuse("split.not_one_selected", "split.select_one")
            return
        analyst = self._desk.analyst
        self._desk.query(
            lambda library: merging.split_sheet(library, talk_ids[0], (), analyst=analyst), self._open_split
        )

    def tell_apart(self) -> None:
        """Remember that the two selected talks are not the same; with a single one, first ask which other."""
        talk_ids = self._talk_ids()
        if len(talk_ids) == 2:
            self._edit(merging.distinguish, *talk_ids)
        elif len(talk_ids) == 1:
            self.merge()
        else:
            self._refuse("merge.not_two_selected", "merge.select_two")

    def _talk_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._selected()))

    def _refuse(self, what: str, remedy: str) -> None:
        self._desk.failed.emit(InputError(Message(what), remedy=Message(remedy)))

    def _open_merge(
        self, sheet: MergeSheet, parent: QWidget | None = None, then: Callable[[str], object] | None = None
    ) -> None:
        dialog = MergeDialog(self._texts, sheet, parent or self._window)
        dialog.kept_chosen.connect(
            lambda talk_ids, kept: self._desk.query(
                lambda library: merging.merge_sheet(library, talk_ids, kept), dialog.show_sheet, topic="merge-sheet"
            )
        )
        dialog.merge_wanted.connect(lambda kept, others: self._edit(merging.merge, kept, others, then))
        _open(dialog)

    def _open_split(self, sheet: SplitSheet) -> None:
        dialog = SplitDialog(self._texts, sheet, self._window)
        analyst = self._desk.analyst
        dialog.leaving_chosen.connect(
            lambda talk_id, leaving: self._desk.query(
                lambda library: merging.split_sheet(library, talk_id, leaving, analyst=analyst),
                dialog.show_sheet,
                topic="split-sheet",
            )
        )
        dialog.split_wanted.connect(lambda talk_id, leaving: self._edit(merging.split, talk_id, leaving))
        _open(dialog)

    def _open_same_talk(self, question: SameTalkQuestion) -> None:
        dialog = SameTalkDialog(self._texts, question, self._window)

        def show_again(talk_id: str) -> None:
            self._desk.query(
                lambda library: merging.merge_candidates(library, talk_id), dialog.show_question, topic="same-talk"
            )

        dialog.merge_wanted.connect(
            lambda *talk_ids: self._desk.query(
                lambda library: merging.merge_sheet(library, talk_ids),
                lambda sheet: self._open_merge(sheet, dialog, show_again),
            )
        )
        dialog.not_the_same_wanted.connect(
            lambda talk_id, other: self._edit(merging.distinguish, talk_id, other, show_again)
        )
        dialog.take_back_wanted.connect(
            lambda talk_id, other: self._edit(merging.forget_distinction, talk_id, other, show_again)
        )
        _open(dialog)

    def _edit(
        self,
        operation: Callable[..., ChangeSet | None],
        talk_id: str,
        others: object,
        then: Callable[[str], object] | None = None,
    ) -> None:
        """Have an operation on a talk and others done, and tell `then` the talk's id."""
        analyst = self._desk.analyst
        self._desk.edit(
            lambda library: operation(library, talk_id, others, analyst=analyst),
            initiator=self,
            done=lambda _: then(talk_id) if then is not None else None,
        )


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
