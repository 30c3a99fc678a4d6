"""The catalogue by hand: opens its window and its forms, and carries out what they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from analysis import catalogue_views
from analysis.presentation.catalogue_rows import CatalogueKind, ChallengeForm, ConferenceForm, NameForm, TalkForm
from desktop.desk import Desk
from desktop.operations import editing
from storage.edits import ChangeSet
from storage.hand_checks import FormError
from storage.library import Library
from storage.messages import Message
from storage.records import BusinessUnit, Challenge, Conference, FocusArea, Talk
from widgets.common.commands import add_command
from widgets.common.texts import Texts
from widgets.editing.catalogue_window import CatalogueWindow
from widgets.editing.challenge_dialog import ChallengeDialog
from widgets.editing.edit_dialog import EditDialog
from widgets.editing.name_dialogs import ConferenceDialog, NameDialog
from widgets.editing.talk_dialog import TalkDialog

T = TypeVar("T")

_SHOWN = frozenset({"conference", "talk", "business_unit", "focus_area", "challenge"})


class EditingController(QObject):
    """Gives a window the commands of the catalogue, and keeps the catalogue's own window true to the library."""

    def __init__(self, desk: Desk, window: QWidget, texts: Texts) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._texts = texts
        self._talk_id = ""
        self._catalogue: CatalogueWindow | None = None
        add_command(window, texts, "command.catalogue", self.open_catalogue, icon="mdi6.file-tree-outline")
        add_command(window, texts, "command.add_talk", self.add_talk, icon="mdi6.plus")
        self._on_talk = (
            add_command(window, texts, "command.edit_talk", self.edit_talk, icon="mdi6.pencil-outline"),
            add_command(
                window, texts, "command.archive_talk", self.archive_talk, icon="mdi6.archive-arrow-down-outline"
            ),
        )
        self.choose_talk("")
        desk.bus.changed.connect(self._note_change)

    def choose_talk(self, talk_id: str) -> None:
        """Note which talk the window shows: the commands for a talk are for this one; an empty id stands for none."""
        self._talk_id = talk_id
        for action in self._on_talk:
            action.setEnabled(bool(talk_id))

    def open_catalogue(self) -> None:
        """Open the catalogue's window, or bring it to the front."""
        if self._catalogue is None:
            window = CatalogueWindow(self._texts, self._window)
            window.add_wanted.connect(self.add)
            window.edit_wanted.connect(self.edit)
            window.archive_wanted.connect(self.archive)
            window.bring_back_wanted.connect(self.bring_back)
            self._catalogue = window
        self._catalogue.show()
        self._catalogue.raise_()
        self._catalogue.activateWindow()
        self._ask_catalogue()

    def add(self, kind: CatalogueKind, chosen_kind: str = "", chosen_id: str = "") -> None:
        """Open the form of something new, which comes to stand where the chosen line is."""
        if kind == "talk":
            self.add_talk(chosen_id if chosen_kind == "conference" else "")
        elif kind == "conference":
            self._query(lambda library: catalogue_views.conference_form(library, ""), self._open_conference)
        elif kind == "challenge":
            self._query(
                lambda library: catalogue_views.new_challenge_form_at(library, chosen_kind, chosen_id),
                self._open_challenge,
            )
        else:
            self._query(
                lambda library: catalogue_views.new_name_form_at(library, kind, chosen_kind, chosen_id), self._open_name
            )

    def edit(self, kind: CatalogueKind, row_id: str) -> None:
        """Open the form of something."""
        if kind == "talk":
            self.edit_talk(row_id)
        elif kind == "conference":
            self._query(lambda library: catalogue_views.conference_form(library, row_id), self._open_conference)
        elif kind == "challenge":
            self._query(lambda library: catalogue_views.challenge_form(library, row_id), self._open_challenge)
        else:
            named: Literal["business_unit", "focus_area"] = kind
            self._query(lambda library: catalogue_views.name_form(library, named, row_id), self._open_name)

    def archive(self, kind: CatalogueKind, row_id: str) -> None:
        """Archive something; undo and the catalogue bring it back."""
        analyst = self._desk.analyst
        self._desk.edit(lambda library: editing.archive(library, kind, row_id, analyst=analyst), initiator=self)

    def bring_back(self, kind: CatalogueKind, row_id: str) -> None:
        """Bring back something that was archived."""
        analyst = self._desk.analyst
        self._desk.edit(lambda library: editing.bring_back(library, kind, row_id, analyst=analyst), initiator=self)

    def add_talk(self, conference_id: str = "") -> None:
        """Open the form of a new talk, in a conference if one is named, else in that of the talk which is shown."""
        shown = self._talk_id

        def ask(library: Library) -> TalkForm:
            talk = library.talks.get(shown) if shown and not conference_id else None
            return catalogue_views.new_talk_form(library, talk.conference_id if talk else conference_id)

        self._query(ask, self._open_talk)

    def edit_talk(self, talk_id: str = "") -> None:
        """Open the form of a talk, of the one that is shown where none is named."""
        wanted = talk_id or self._talk_id
        if wanted:
            self._query(lambda library: catalogue_views.talk_form(library, wanted), self._open_talk)

    def archive_talk(self, talk_id: str = "") -> None:
        """Archive a talk, the one that is shown where none is named."""
        wanted = talk_id or self._talk_id
        if wanted:
            self.archive("talk", wanted)

    def _query(self, ask: Callable[[Library], T | None], show: Callable[[T], object]) -> None:
        """Ask for a form and open it, the newest of those asked for; what is gone from the library has none."""
        self._desk.query(ask, lambda form: None if form is None else show(form), topic="form")

    def _parent(self) -> QWidget:
        is_catalogue = self._catalogue is not None and self._catalogue.isVisible()
        return self._catalogue if is_catalogue and self._catalogue is not None else self._window

    def _open_talk(self, form: TalkForm) -> None:
        dialog = TalkDialog(self._texts, form, self._parent())

        def save(talk: Talk, before: Talk) -> None:
            analyst = self._desk.analyst
            self._save(dialog, lambda library: editing.save_talk(library, talk, before, analyst=analyst))

        dialog.talk_entered.connect(save)
        dialog.conference_chosen.connect(
            lambda conference_id: self._desk.query(
                lambda library: library.talks.entries(conference_id), dialog.offer_entries, topic="entries"
            )
        )
        dialog.open()

    def _open_conference(self, form: ConferenceForm) -> None:
        dialog = ConferenceDialog(self._texts, form, self._parent())

        def save(conference: Conference) -> None:
            analyst = self._desk.analyst
            self._save(dialog, lambda library: editing.save_conference(library, conference, analyst=analyst))

        dialog.conference_entered.connect(save)
        dialog.open()

    def _open_name(self, form: NameForm) -> None:
        dialog = NameDialog(self._texts, form, self._parent())

        def save_unit(unit: BusinessUnit) -> None:
            analyst = self._desk.analyst
            self._save(dialog, lambda library: editing.save_business_unit(library, unit, analyst=analyst))

        def save_area(area: FocusArea) -> None:
            analyst = self._desk.analyst
            self._save(dialog, lambda library: editing.save_focus_area(library, area, analyst=analyst))

        dialog.unit_entered.connect(save_unit)
        dialog.area_entered.connect(save_area)
        dialog.open()

    def _open_challenge(self, form: ChallengeForm) -> None:
        dialog = ChallengeDialog(self._texts, form, self._parent())

        def save(challenge: Challenge, before: Challenge) -> None:
            analyst = self._desk.analyst
            self._save(dialog, lambda library: editing.save_challenge(library, challenge, before, analyst=analyst))

        dialog.challenge_entered.connect(save)
        dialog.open()

    def _save(self, dialog: EditDialog, operation: Callable[[Library], ChangeSet | None]) -> None:
        """Save a form and close it, or say at its entries why it cannot be saved."""

        def failed(error: Exception) -> bool:
            if isinstance(error, FormError):
                dialog.show_problems(_problems(error))
                return True
            dialog.take_back()
            return False

        self._desk.edit(
            operation, initiator=self, done=lambda _: dialog.done(QDialog.DialogCode.Accepted), failed=failed
        )

    def _note_change(self, change_set: ChangeSet, _initiator: object) -> None:
        is_shown = self._catalogue is not None and self._catalogue.isVisible()
        if is_shown and any(row.table in _SHOWN for row in change_set.rows):
            self._ask_catalogue()

    def _ask_catalogue(self) -> None:
        if self._catalogue is not None:
            self._desk.query(catalogue_views.catalogue, self._catalogue.show_catalogue, topic="catalogue")


def _problems(error: FormError) -> dict[str, tuple[Message, Message]]:
    return {field: (problem.what, problem.remedy) for field, problem in error.problems.items()}
