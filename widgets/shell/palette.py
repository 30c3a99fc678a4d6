"""The command palette: everything there is to go to and to do, a few letters away."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QSizePolicy, QVBoxLayout, QWidget

from analysis.presentation.palette_entries import PaletteEntry, PaletteSnapshot, answers
from widgets.common.texts import Texts
from widgets.shell.overlay import Overlay
from widgets.shell.palette_model import ROW_ROLE, PaletteDelegate, PaletteModel

RECENT_KEPT = 20
_WIDTH, _HEIGHT = 760, 560
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class Palette(Overlay):
    """A field and what answers to it; the keyboard stays in the field while the arrows move through the answers."""

    opened = Signal()
    """It is open: whoever knows what is new may hand it over."""
    chosen = Signal(object)
    """The PaletteEntry that somebody wants; the palette is closed by then."""

    def __init__(self, texts: Texts, window: QWidget) -> None:
        super().__init__(window, _WIDTH, _HEIGHT)
        self._texts = texts
        self._snapshot = PaletteSnapshot()
        self._recent: tuple[tuple[str, str], ...] = ()
        self.field = QLineEdit()
        self.field.textChanged.connect(self._answer)
        self.field.installEventFilter(self)
        self.model = PaletteModel(texts, self)
        self.list = self._make_list()
        self._nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("role", "muted")
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._hint = QLabel()
        self._hint.setProperty("role", "small")
        column = QVBoxLayout(self.card)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        for part in (self.field, self.list, self._nothing, self._hint):
            column.addWidget(part)
        texts.follow(self.retranslate)

    @property
    def recent(self) -> tuple[tuple[str, str], ...]:
        """The (kind, id) of what was chosen lately, the last first: to be kept over a restart."""
        return self._recent

    def set_recent(self, recent: Iterable[tuple[str, str]]) -> None:
        """Take up what was chosen before the restart."""
        self._recent = tuple(recent)[:RECENT_KEPT]

    def show_snapshot(self, snapshot: PaletteSnapshot) -> None:
        """List other entries; what is typed stays, and so does what is chosen, if it is still there."""
        self._snapshot = snapshot
        if self.isVisible():
            entry = self._current()
            self._answer()
            self._choose_again(entry)

    def open(self) -> None:
        """Open it with nothing typed."""
        super().open()
        self.field.clear()
        self._answer()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.opened.emit()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setAccessibleName(self._texts("command.palette"))
        self.field.setPlaceholderText(self._texts("palette.placeholder"))
        self.field.setAccessibleName(self._texts("palette.placeholder"))
        self.list.setAccessibleName(self._texts("palette.answers"))
        self._hint.setText(self._texts("palette.hint"))
        self._answer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter work on the answers while the keyboard stays in the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._step(_STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _make_list(self) -> QListView:
        view = QListView()
        view.setProperty("role", "plain")
        view.setModel(self.model)
        view.setItemDelegate(PaletteDelegate(self.model, view))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        view.clicked.connect(self._choose)
        view.selectionModel().currentChanged.connect(self._announce)
        return view

    def _answer(self) -> None:
        rows = answers(self.field.text(), self._snapshot, self._recent)
        self.model.show_rows(rows)
        self.list.setCurrentIndex(self.model.index(0))
        self.list.scrollToTop()
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._nothing.setText(self._texts("palette.nothing", query=self.field.text()))

    def _step(self, distance: int) -> None:
        rows = self.model.rowCount()
        if not rows:
            return
        here = self.list.currentIndex().row()
        there = (here + distance) % rows if abs(distance) == 1 else max(0, min(rows - 1, here + distance))
        self.list.setCurrentIndex(self.model.index(there))

    def _current(self) -> PaletteEntry | None:
        row = self.list.currentIndex().data(ROW_ROLE)
        return None if row is None else row.entry

    def _choose_again(self, entry: PaletteEntry | None) -> None:
        for number in range(self.model.rowCount()):
            index = self.model.index(number)
            if entry is not None and index.data(ROW_ROLE).entry == entry:
                self.list.setCurrentIndex(index)

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        entry: PaletteEntry = index.data(ROW_ROLE).entry
        this = (entry.kind, entry.id)
        self._recent = (this, *(other for other in self._recent if other != this))[:RECENT_KEPT]
        self.dismiss()
        self.chosen.emit(entry)

    def _announce(self, current: QModelIndex) -> None:
        """Let a screen reader say the answer that the arrows have come to, as the keyboard is not there."""
        spoken = current.data(Qt.ItemDataRole.AccessibleTextRole)
        self.field.setAccessibleDescription(spoken or "")
        QAccessible.updateAccessibility(QAccessibleEvent(self.field, QAccessible.Event.DescriptionChanged))
