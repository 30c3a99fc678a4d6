"""Commands: the actions of the window as menus, the palette and the sheet of shortcuts list them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from widgets.common.icons import icon as named_icon
from widgets.common.texts import Texts

_MARK = "is_command"


def add_command(
    owner: QWidget,
    texts: Texts,
    key: str,
    run: Callable[[], object],
    *,
    shortcut: str = "",
    icon: str = "",
    whole_window: bool = False,
) -> QAction:
    """Give a widget an action whose text is that of the message key; its shortcuts work inside the widget.

    `shortcut` may name several, separated by "; ", the first of which is shown. With `whole_window` they work wherever
    the focus is in the owner's window. The key is the action's object name.
    """
    action = _Command(owner, texts, key)
    action.setProperty(_MARK, True)
    action.setShortcuts([QKeySequence(part) for part in shortcut.split("; ") if part])
    scope = Qt.ShortcutContext
    action.setShortcutContext(scope.WindowShortcut if whole_window else scope.WidgetWithChildrenShortcut)
    if icon:
        action.setIcon(named_icon(icon))
    action.triggered.connect(lambda: run())
    owner.addAction(action)
    return action


def commands_of(root: QObject) -> list[QAction]:
    """Return every command of a widget and of the widgets inside it."""
    return [action for action in root.findChildren(QAction) if action.property(_MARK)]


def shortcut_text(action: QAction) -> str:
    """Return an action's first shortcut as the platform writes it, empty where it has none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


class _Command(QAction):
    """An action that says its text anew when the language changes."""

    def __init__(self, owner: QWidget, texts: Texts, key: str) -> None:
        super().__init__(owner)
        self._texts = texts
        self.setObjectName(key)
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the text in the language in use."""
        self.setText(self._texts(self.objectName()))
