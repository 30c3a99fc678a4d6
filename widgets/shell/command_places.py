"""Where in the window a command works."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from widgets.common.place import Place
from widgets.shell.rail import PLACES


def place_of(action: QAction) -> str:
    """Return the id of the place that a command belongs to, as its object name says; empty for all others."""
    owner: QObject | None = action.parent()
    while owner is not None:
        if isinstance(owner, Place) and owner.objectName() in PLACES:
            return owner.objectName()
        owner = owner.parent()
    return ""


def owner_of(action: QAction) -> QWidget | None:
    """Return the widget inside which a command works."""
    owner = action.parent()
    return owner if isinstance(owner, QWidget) else None


def plain_text(action: QAction) -> str:
    """Return a command's text without the mark of its mnemonic."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
