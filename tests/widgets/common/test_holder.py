"""A holder is filled once, and passes the keyboard on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QTextEdit, QWidget

from widgets.common.holder import Holder


def test_what_it_holds_fills_it_and_gets_the_keyboard(shown: Callable[[QWidget], QWidget]) -> None:
    holder = Holder()
    holder.resize(300, 40)
    shown(holder)
    field = QTextEdit()
    holder.hold(field)
    holder.setFocus()
    assert field.hasFocus()
    holder.layout().activate()
    assert field.geometry() == holder.rect()
