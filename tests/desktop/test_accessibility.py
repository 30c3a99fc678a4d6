"""Every control of the window has a name, is reached by Tab, and no key means two things at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QRadioButton,
    QSplitterHandle,
    QTabBar,
    QToolButton,
    QWidget,
)

from tests.desktop.dialogs import DIALOGS, opened
from tests.desktop.driver import Driver
from widgets.shell.rail import PLACES

PAGES = ("reports", "links", "marks", "source", "history")

# What a control of Qt is made of; it is the control that has a name and the keyboard.
INNER = (QHeaderView, QSplitterHandle, QMenuBar, QMenu)


def stops(root: QWidget) -> list[QWidget]:
    """Return what is visible below a widget and takes the keyboard in one way or another."""
    return [
        widget
        for widget in (root, *root.findChildren(QWidget))
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is root.window()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget, INNER)
        and not isinstance(widget, QLabel)  # read out with its window; that a mouse marks its text changes nothing
    ]


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a control: its name, its own text, or that of its label."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    labels = widget.window().findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is widget), "")


def is_inside_a_control(widget: QWidget) -> bool:
    """Say whether a widget is a part of a control that has the name, such as the field of a combo box."""
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox | QAbstractSpinBox) or (
        isinstance(parent, QLineEdit) and isinstance(widget, QToolButton)
    )


def described(widget: QWidget) -> str:
    """Return where in the window a widget is."""
    path: list[str] = []
    here: QWidget | None = widget
    while here is not None:
        path.append(f"{type(here).__name__}#{here.objectName()}" if here.objectName() else type(here).__name__)
        here = here.parentWidget()
    return " < ".join(path[:5]) + f" {name_of(widget)!r}"


def nameless(root: QWidget) -> list[str]:
    """Return the controls that a screen reader cannot name."""
    return [described(one) for one in stops(root) if not name_of(one).strip() and not is_inside_a_control(one)]


def reached_by_tab(root: QWidget) -> set[QWidget]:
    """Return the widgets that Tab comes to, going round the window."""
    found: set[QWidget] = set()
    here = root.window()
    while here not in found:
        found.add(here)
        here = here.nextInFocusChain()
    return {one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus}


def unreachable(root: QWidget) -> list[str]:
    """Return the controls that only a mouse gets to."""
    reached = reached_by_tab(root)
    return [
        described(one)
        for one in stops(root)
        if one not in reached and not (is_inside_a_control(one) or is_reached_by_arrows(one) or proxied(one))
    ]


def is_reached_by_arrows(widget: QWidget) -> bool:
    """Say whether the arrows lead to a button from the one of its group that Tab comes to."""
    return isinstance(widget, QRadioButton) and widget.autoExclusive() and not widget.isChecked()


def proxied(widget: QWidget) -> bool:
    """Say whether another widget has the keyboard for this one."""
    return widget.focusProxy() is not None


def clicked_only(root: QWidget) -> list[str]:
    """Return the buttons that no key presses."""
    return [
        described(one)
        for one in root.findChildren(QAbstractButton)
        if one.isVisible()
        and one.focusPolicy() == Qt.FocusPolicy.NoFocus
        and not is_inside_a_control(one)
        and not one.objectName().startswith("qt_dockwidget")  # the key that opens the history closes it
    ]


def answers_to(action: QAction, focused: QWidget) -> bool:
    """Say whether an action's shortcut works while the keyboard is in a widget."""
    owners = [one for one in action.associatedObjects() if isinstance(one, QWidget) and not isinstance(one, QMenu)]
    scope = action.shortcutContext()
    if scope == Qt.ShortcutContext.ApplicationShortcut:
        return True
    for owner in owners:
        if not (owner.isVisible() and owner.isEnabled()):
            continue
        if scope == Qt.ShortcutContext.WindowShortcut and owner.window() is focused.window():
            return True
        if scope == Qt.ShortcutContext.WidgetWithChildrenShortcut and (owner is focused or owner.isAncestorOf(focused)):
            return True
        if scope == Qt.ShortcutContext.WidgetShortcut and owner is focused:
            return True
    return False


def mnemonics(root: QWidget) -> Iterator[tuple[QKeySequence, str]]:
    """Yield the letters that Alt brings to a control, with what they belong to."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled():
            continue
        texts: list[str] = []
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
            texts = [widget.text()]
        elif isinstance(widget, QTabBar):
            texts = [widget.tabText(place) for place in range(widget.count())]
        elif isinstance(widget, QMenuBar):
            texts = [action.text() for action in widget.actions()]
        for text in texts:
            keys = QKeySequence.mnemonic(text)
            if not keys.isEmpty():
                yield keys, f"{type(widget).__name__} {text!r}"


def ambiguities(root: QWidget) -> set[str]:
    """Return the keys that mean more than one thing wherever the keyboard may be."""
    actions = [action for action in root.findChildren(QAction) if action.isEnabled() and action.shortcuts()]
    found: set[str] = set()
    for focused in stops(root):
        meanings: dict[str, set[str]] = defaultdict(set)
        for action in actions:
            if answers_to(action, focused):
                for keys in action.shortcuts():
                    owner = type(action.parent()).__name__
                    meanings[keys.toString()].add(f"{action.objectName() or action.text()} of {owner} ({id(action)})")
        for keys, name in mnemonics(root):
            meanings[keys.toString()].add(name)
        found |= {
            f"{keys}: " + " / ".join(sorted(one.partition(" (")[0] for one in names))
            for keys, names in meanings.items()
            if len(names) > 1
        }
    return found


def faults(root: QWidget) -> list[str]:
    """Return what keeps somebody from using a window by keyboard or screen reader."""
    return [
        *(f"has no name: {one}" for one in nameless(root)),
        *(f"by mouse only: {one}" for one in (*unreachable(root), *clicked_only(root))),
        *(f"means several things: {one}" for one in sorted(ambiguities(root))),
    ]


@pytest.fixture(params=[*PLACES, *(f"library/{page}" for page in PAGES[1:])])
def place(shared_app: Driver, request: pytest.FixtureRequest) -> QWidget:
    """Return the window with one of its places, or one of the pages of the reader, in view."""
    name, _, page = str(request.param).partition("/")
    shared_app.go_to(name)
    if name == "library":
        shared_app.choose(shared_app.linked_talk())
        shared_app.workspace.reader.go_to_page(page or PAGES[0])
    shared_app.pause()
    return shared_app.window


def test_a_place_is_usable_without_mouse_and_without_eyes(place: QWidget) -> None:
    assert not faults(place), "\n".join(faults(place))


@pytest.fixture(params=DIALOGS)
def dialog(shared_app: Driver, request: pytest.FixtureRequest) -> Iterator[QWidget]:
    """Return one dialog after the other."""
    with opened(shared_app, str(request.param)) as widget:
        yield widget


def test_a_dialog_is_usable_without_mouse_and_without_eyes(dialog: QWidget) -> None:
    assert not faults(dialog), "\n".join(faults(dialog))
