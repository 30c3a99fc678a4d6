"""The picker: a popup that puts tags on some talks, found or made by typing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from analysis.presentation.tag_rows import TagChoice
from widgets.common.texts import Texts
from widgets.tags.tag_list import TagFinder

_WIDTH = 340
_HEIGHT = 380


class TagPicker(QFrame):
    """Type to find, Enter toggles and stays, Esc closes."""

    toggle_wanted = Signal(str)
    """A tag's id."""
    create_wanted = Signal(str)
    """The name of a tag that there is not yet."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._texts = texts
        self._talks = 0
        self.setProperty("role", "card")
        self.finder = TagFinder(texts, with_states=True, may_create=True)
        self._heading = QLabel()
        self._heading.setProperty("role", "subheading")
        self._hint = QLabel()
        self._hint.setProperty("role", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self._heading)
        layout.addWidget(self.finder)
        layout.addWidget(self._hint)
        self.setFocusProxy(self.finder)
        self.resize(_WIDTH, _HEIGHT)
        self.finder.chosen.connect(self._toggle)
        self.finder.create_wanted.connect(self._create)
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self._heading.setText(self._texts("tag.picker_title", count=self._talks))
        self._hint.setText(self._texts("tag.picker_hint"))
        self.setAccessibleName(self._heading.text())

    def show_choices(self, choices: Sequence[TagChoice], talks: int) -> None:
        """Show all tags, each with how many of so many talks have it."""
        self._talks = talks
        self.finder.show_choices(choices)
        self.retranslate()

    def use_spellings(self, spellings: Mapping[str, str]) -> None:
        """Let pinyin find these names."""
        self.finder.use_spellings(spellings)

    def open_at(self, place: QPoint) -> None:
        """Open with its upper left corner at a place of the screen, or as near as the screen has room for it."""
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        wanted = QRect(place, self.size())
        left = max(room.left(), min(wanted.left(), room.right() - wanted.width()))
        top = max(room.top(), min(wanted.top(), room.bottom() - wanted.height()))
        self.move(left, top)
        self.finder.field.clear()
        self.show()
        self.finder.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when the theme is switched."""
        if event.type() == QEvent.Type.PaletteChange:
            self.finder.view.viewport().update()
        super().changeEvent(event)

    def _toggle(self, tag_id: str) -> None:
        self.toggle_wanted.emit(tag_id)
        self.finder.field.selectAll()  # so that the next word takes its place

    def _create(self, name: str) -> None:
        self.create_wanted.emit(name)
        self.finder.field.selectAll()
