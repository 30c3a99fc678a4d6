"""The welcome page: what to begin with while no library is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from analysis.presentation.choices import RecentLibrary
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.common.theme import theme_of
from widgets.shell.recent_list import RecentList

_ICON = 26
_WIDTH = 920


class Welcome(QWidget):
    """Four ways to begin, and the libraries that were open before."""

    sample_wanted = Signal()
    """Somebody opens the sample conference."""
    import_wanted = Signal()
    """Somebody chooses files to import."""
    open_wanted = Signal()
    """Somebody chooses a library to open."""
    new_wanted = Signal()
    """Somebody makes a new library."""
    recent_wanted = Signal(str)
    """Somebody opens a library of the list, by its path."""
    forget_wanted = Signal(str)
    """Somebody takes a library off the list, by its path."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._title = _label("title")
        self._what = _label("muted")
        self.cards = {
            "sample": CardButton("mdi6.school-outline"),
            "import": CardButton("mdi6.tray-arrow-down"),
            "open": CardButton("mdi6.folder-open-outline"),
            "new": CardButton("mdi6.plus-box-outline"),
        }
        for name, wanted in (
            ("sample", self.sample_wanted),
            ("import", self.import_wanted),
            ("open", self.open_wanted),
            ("new", self.new_wanted),
        ):
            self.cards[name].clicked.connect(wanted)
        self._recent_title = _label("subheading")
        self._no_recent = _label("muted")
        self.recent = RecentList(texts)
        self.recent.library_wanted.connect(self.recent_wanted)
        self.recent.forget_wanted.connect(self.forget_wanted)
        self._drop = _label("muted")
        self._drop_icon = QLabel()
        self._lay_out()
        self.show_recent(())
        texts.follow(self.retranslate)

    def show_recent(self, libraries: Sequence[RecentLibrary]) -> None:
        """Show which libraries were open before, the latest first."""
        self.recent.show_libraries(libraries)
        self.recent.setVisible(bool(libraries))
        self._no_recent.setVisible(not libraries)

    def take_focus(self) -> None:
        """Put the keyboard on the latest library, or on the sample where there is none."""
        (self.recent if self.recent.libraries.rowCount() else self.cards["sample"]).setFocus()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setAccessibleName(self._texts("welcome.title"))
        self._title.setText(self._texts("welcome.title"))
        self._what.setText(self._texts("welcome.what"))
        for name, card in self.cards.items():
            card.say(self._texts(f"welcome.{name}"), self._texts(f"welcome.{name}_hint"))
        self._recent_title.setText(self._texts("welcome.recent"))
        self.recent.setAccessibleName(self._texts("welcome.recent"))
        self._no_recent.setText(self._texts("welcome.no_recent"))
        self._drop.setText(self._texts("welcome.drop"))

    def _lay_out(self) -> None:
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 24, 32, 20)
        column.setSpacing(6)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._what)
        column.addSpacing(18)
        halves = QHBoxLayout()
        halves.setSpacing(28)
        halves.addLayout(self._left_half(), 1)
        halves.addWidget(self._right_half(), 1)
        column.addLayout(halves)
        column.addSpacing(18)
        column.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(page, 100)
        row.addStretch(1)
        scroll = QScrollArea()  # large letters in a small window
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)

    def _left_half(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        for card in self.cards.values():
            column.addWidget(card)
        column.addStretch()
        return column

    def _right_half(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(4, 12, 4, 6)
        column.setSpacing(6)
        for label in (self._recent_title, self._no_recent):
            label.setContentsMargins(12, 0, 12, 0)
            column.addWidget(label)
        column.addWidget(self.recent, 1)
        column.addStretch(0)
        self._no_recent.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._no_recent.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        return frame


class CardButton(QPushButton):
    """A large button: an icon, what it does, and a line that says more."""

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "choice")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon_name = icon_name
        self._picture = QLabel()
        self._title = _label("subheading")
        self._hint = _label("small")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 12, 16, 12)
        self._row.setSpacing(14)
        self._row.addWidget(self._picture)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        self._row.addLayout(column, 1)
        for part in (self._picture, self._title, self._hint):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._draw()

    def say(self, title: str, hint: str) -> None:
        """Say what it does."""
        self._title.setText(title)
        self._hint.setText(hint)
        self.setAccessibleName(title)
        self.setAccessibleDescription(hint)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room that the texts take."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room that the texts take."""
        return self._row.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the texts are when they are broken into lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew in another theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Fit the texts whenever they, or their font, have changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        # A height that depends on the width does not reach through a scroll area, a least height does.
        self.setMinimumHeight(max(0, self._row.heightForWidth(self.width())))
        self._row.setGeometry(self.rect())  # a widget that is not shown yet hears nothing of this second resizing

    def _draw(self) -> None:
        self._picture.setPixmap(icon(self._icon_name, theme_of(self).accent).pixmap(_ICON, _ICON))


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
