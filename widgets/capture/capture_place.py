"""The capture place: the day by the clock at the left, room to write at the right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QListView, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from analysis.presentation.agenda import Agenda, OwnReport
from widgets.capture.agenda_delegate import AgendaDelegate
from widgets.capture.agenda_model import ROW, AgendaModel
from widgets.capture.writing_sheet import WritingSheet
from widgets.common.commands import add_command
from widgets.common.empty_state import EmptyState
from widgets.common.place import Place
from widgets.common.texts import Texts


class CapturePlace(Place):
    """Where an analyst sits during the talk."""

    day_chosen = Signal(str)
    talk_chosen = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts, parent)
        self._model = AgendaModel(texts, self)
        self._list = QListView()
        self._day = QComboBox()
        self._day_label = QLabel()
        self.sheet = WritingSheet(texts)
        self._wanted = ""
        self._agenda = Agenda()
        self._empty = EmptyState(texts, "capture.empty_title", "capture.empty_hint")
        self._pages = QStackedWidget()
        self._side = QVBoxLayout()
        self._now_button = QPushButton()
        self.now_action = self._add_commands()
        self._lay_out()
        self._connect()
        texts.follow(self.retranslate)

    @property
    def talk_id(self) -> str:
        """The talk that is chosen, empty where none is."""
        row = self._list.currentIndex().data(ROW)
        return row.talk_id if row else ""

    @property
    def day(self) -> str | None:
        """The day that is chosen, None before there is one."""
        return self._agenda.day if self._agenda.days else None

    def show_agenda(self, agenda: Agenda, now: datetime) -> None:
        """Show a day; the chosen talk stays so, and at first it is the one that is on."""
        current = self._wanted or self.talk_id
        self._agenda = agenda
        self._pages.setCurrentIndex(1 if agenda.days else 0)
        self._show_days(agenda)
        self._model.show_rows(agenda.rows, now)
        row = self._model.row_of(current)
        if row < 0:
            row = max(self._model.row_of_now(), 0) if agenda.rows else -1
        self._wanted = ""
        self._go_to(row)

    def show_report(self, report: OwnReport | None) -> None:
        """Show what the analyst wrote of the chosen talk."""
        self.sheet.show_report(report)

    def tick(self, now: datetime) -> None:
        """Take note of the time."""
        self._model.tick(now)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self._day_label.setText(self.texts("capture.day"))
        self._list.setAccessibleName(self.texts("capture.talks"))
        self._now_button.setText(self.now_action.text())
        self._show_days(self._agenda)

    def saved_state(self) -> dict[str, object]:
        """Return the chosen talk and its day."""
        return {"talk": self.talk_id, "day": self.day or "", "sizes": self._splitter.sizes()}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Choose the talk again once it is there."""
        self._wanted = str(state.get("talk") or "")
        self._agenda = Agenda(day=str(state.get("day") or ""))
        sizes = state.get("sizes")
        if isinstance(sizes, list) and all(isinstance(size, int) for size in sizes) and any(sizes):
            self._splitter.setSizes(sizes)

    @property
    def wanted_day(self) -> str:
        """The day to show next: the chosen one, or the one of before the restart."""
        return self._agenda.day

    def selected_talks(self) -> tuple[str, ...]:
        """Return the talk that is written about."""
        return (self.talk_id,) if self.talk_id else ()

    def flush(self) -> None:
        """Hand over what was typed and is not in the library yet."""
        self.sheet.flush()

    def take_focus(self) -> None:
        """Put the keyboard where the facts are written, or on the talks where none is chosen."""
        (self.sheet.fields["facts"] if self.talk_id else self._list).setFocus()

    def _add_commands(self) -> QAction:
        for key, by, shortcut in (("command.next_in_day", 1, "Alt+Down"), ("command.previous_in_day", -1, "Alt+Up")):
            add_command(self, self.texts, key, partial(self._step, by), shortcut=shortcut)
        add_command(self, self.texts, "command.read_captured", self._read, shortcut="Ctrl+Shift+Return")
        return add_command(
            self,
            self.texts,
            "command.capture_now",
            self._start_now,
            shortcut="Ctrl+Return",
            icon="mdi6.record-circle-outline",
        )

    def _lay_out(self) -> None:
        self._day_label.setBuddy(self._day)
        self._side.setContentsMargins(16, 16, 12, 12)
        self._now_button.setIcon(self.now_action.icon())
        for part in (self._day_label, self._day, self._now_button):
            self._side.addWidget(part)
        self._side.addWidget(self._list, 1)
        side = QWidget()
        side.setLayout(self._side)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(side)
        self._splitter.addWidget(self.sheet)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([400, 860])
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._splitter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _connect(self) -> None:
        self._list.setModel(self._model)
        self._list.setItemDelegate(AgendaDelegate(self.texts, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.selectionModel().currentChanged.connect(self._tell_talk)
        self._day.activated.connect(self._tell_day)
        self._now_button.clicked.connect(self.now_action.trigger)

    def _show_days(self, agenda: Agenda) -> None:
        self._day.blockSignals(True)
        self._day.clear()
        for day in agenda.days:
            self._day.addItem(day or self.texts("capture.no_day"), day)
        self._day.setCurrentIndex(agenda.days.index(agenda.day) if agenda.day in agenda.days else -1)
        self._day.blockSignals(False)

    def _tell_day(self, row: int) -> None:
        self.sheet.flush()
        self.day_chosen.emit(str(self._day.itemData(row)))

    def _tell_talk(self, index: QModelIndex) -> None:
        row = index.data(ROW) if index.isValid() else None
        if row is not None and row.talk_id != self.sheet.talk_id:
            self.talk_chosen.emit(row.talk_id)

    def _go_to(self, row: int) -> None:
        if row >= 0:
            self._list.setCurrentIndex(self._model.index(row))
            self._list.scrollTo(self._model.index(row))

    def _step(self, by: int) -> None:
        self._go_to(min(max(self._list.currentIndex().row() + by, 0), self._model.rowCount() - 1))

    def _start_now(self) -> None:
        row = self._model.row_of_now()
        self._go_to(row if row >= 0 else self._list.currentIndex().row())
        self.sheet.fields["facts"].setFocus()

    def _read(self) -> None:
        if self.talk_id:
            self.talk_wanted.emit(self.talk_id)
