"""The button of saved views: choose one, keep the present one under a name, change or forget it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from analysis.presentation.talk_filter import NamedView, TalkView
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.library.view_name_dialog import ViewNameDialog


class ViewsButton(QToolButton):
    """Says which saved view is shown, and whether it has been changed since."""

    view_chosen = Signal(object)
    """The TalkView to show."""
    view_saved = Signal(str)
    """Keep what is shown under a name."""
    view_renamed = Signal(str, str)
    """Give the view of an id another name."""
    view_replaced = Signal(str)
    """Let the view of an id be what is shown."""
    view_deleted = Signal(str)
    """Forget the view of an id."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._views: tuple[NamedView, ...] = ()
        self._shown = TalkView()
        self._active = ""
        self._wanted_name = ""
        self.setIcon(icon("mdi6.bookmark-outline"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(self.open_menu)
        texts.follow(self.retranslate)

    @property
    def active(self) -> NamedView | None:
        """The saved view that was chosen last and that is still there."""
        return next((view for view in self._views if view.id == self._active), None)

    def show_views(self, views: Sequence[NamedView]) -> None:
        """Offer these views."""
        self._views = tuple(views)
        fresh = next((view for view in views if view.name == self._wanted_name), None)
        if fresh is not None:  # the one that was just kept under this name
            self._active, self._wanted_name = fresh.id, ""
        self.retranslate()

    def show_current(self, view: TalkView) -> None:
        """Take note of what the table shows."""
        self._shown = view
        if self.active is None or not view.filter:
            same = next((saved for saved in self._views if saved.view == view), None)
            self._active = "" if same is None else same.id
        self.retranslate()

    def retranslate(self) -> None:
        """Say the name of the view that is shown."""
        active = self.active
        text = self._texts("view.button")
        if active is not None:
            is_changed = active.view != self._shown
            text = self._texts("view.changed", name=active.name) if is_changed else active.name
        self.setText(text)
        self.setAccessibleName(self._texts("view.spoken", name=text))
        self.setToolTip(self._texts("view.tip"))

    def menu_of_views(self) -> QMenu:
        """Return the menu of all that can be done with views."""
        menu = QMenu(self)
        for view in self._views:
            action = menu.addAction(view.name)
            action.setCheckable(True)
            action.setChecked(view.id == self._active)
            _when_triggered(action, partial(self._choose, view))
        if self._views:
            menu.addSeparator()
        _when_triggered(menu.addAction(self._texts("view.save")), self.ask_for_name)
        active = self.active
        if active is not None:
            replaced = menu.addAction(self._texts("view.replace", name=active.name))
            replaced.setEnabled(active.view != self._shown)
            _when_triggered(replaced, partial(self.view_replaced.emit, active.id))
            renamed = menu.addAction(self._texts("view.rename", name=active.name))
            _when_triggered(renamed, partial(self._ask_for_new_name, active))
            deleted = menu.addAction(self._texts("view.delete", name=active.name))
            _when_triggered(deleted, partial(self.view_deleted.emit, active.id))
        return menu

    def open_menu(self) -> None:
        """Show the menu below the button."""
        menu = self.menu_of_views()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def ask_for_name(self) -> None:
        """Ask under which name to keep what is shown."""
        dialog = ViewNameDialog(self._texts, "view.save_title", "", self)
        dialog.named.connect(self._save)
        _open(dialog)

    def _ask_for_new_name(self, view: NamedView) -> None:
        dialog = ViewNameDialog(self._texts, "view.rename_title", view.name, self)
        dialog.named.connect(partial(self.view_renamed.emit, view.id))
        _open(dialog)

    def _save(self, name: str) -> None:
        self._wanted_name = name
        self.view_saved.emit(name)

    def _choose(self, view: NamedView) -> None:
        self._active = view.id
        self.view_chosen.emit(view.view)


def _open(dialog: ViewNameDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _when_triggered(action: QAction, run: Callable[[], object]) -> None:
    action.triggered.connect(lambda: run())  # drops the argument that the signal brings
