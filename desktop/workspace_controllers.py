"""The controllers that act on the whole workspace, each made when it is first needed.

What a controller needs, dialogs above all, is imported here and then, so that the window stands before all that is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from desktop.desk import Desk
from widgets.common.texts import Texts

if TYPE_CHECKING:
    from desktop.controllers.editing import EditingController
    from desktop.controllers.history import HistoryController
    from desktop.controllers.importing import ImportingController
    from desktop.controllers.linking import LinkingController
    from desktop.controllers.merging import MergingController
    from desktop.controllers.tagging import TaggingController
    from desktop.controllers.undoing import UndoingController


class WorkspaceControllers:
    """Makes each controller once; they belong to the workspace and go with it."""

    def __init__(self, desk: Desk, window: QMainWindow, texts: Texts, selected: Callable[[], Sequence[str]]) -> None:
        self._desk = desk
        self._window = window
        self._texts = texts
        self._selected = selected

    @cached_property
    def undoing(self) -> UndoingController:
        """Undo and redo."""
        from desktop.controllers.undoing import UndoingController

        return UndoingController(self._desk, self._window, self._texts)

    @cached_property
    def tagging(self) -> TaggingController:
        """Tags: picker, manager, keys."""
        from desktop.controllers.tagging import TaggingController

        return TaggingController(self._desk, self._window, self._texts, self._selected)

    @cached_property
    def importing(self) -> ImportingController:
        """What brings documents into the library."""
        from desktop.controllers.importing import ImportingController

        return ImportingController(self._desk, self._window, self._texts)

    @cached_property
    def editing(self) -> EditingController:
        """Conferences, talks and challenges by hand."""
        from desktop.controllers.editing import EditingController

        return EditingController(self._desk, self._window, self._texts)

    @cached_property
    def merging(self) -> MergingController:
        """Talks that are one, and talks that are not."""
        from desktop.controllers.merging import MergingController

        return MergingController(self._desk, self._window, self._texts, self._selected)

    @cached_property
    def history(self) -> HistoryController:
        """The history beside the places."""
        from desktop.controllers.history import HistoryController

        return HistoryController(self._desk, self._window, self._texts)

    @cached_property
    def linking(self) -> LinkingController:
        """Suggestions, brought up to date in the background."""
        from desktop.controllers.linking import LinkingController

        return LinkingController(self._desk, parent=self._window)
