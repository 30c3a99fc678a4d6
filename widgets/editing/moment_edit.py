"""A field for a moment of which nothing, the day, or the day and the time may be known."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QHBoxLayout, QWidget

from analysis.presentation.talk_moments import UNKNOWN, Precision, TalkMoment
from widgets.common.texts import Texts
from widgets.editing.fields import Field

_PRECISIONS: Final[tuple[Precision, ...]] = ("unknown", "day", "time")
_FORMATS: Final = {"unknown": "'–'", "day": "yyyy-MM-dd", "time": "yyyy-MM-dd HH:mm"}
_NINE: Final = datetime.fromisoformat("2026-01-01T09:00")


class MomentEdit(QWidget):
    """A choice of how much is known, and a calendar with a clock; the clock is that of the conference."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._hour = QTime()
        """The time of day, which the field itself forgets while it shows a day only."""
        self.precision = QComboBox()
        for precision in _PRECISIONS:
            self.precision.addItem("", precision)
        self.clock = QDateTimeEdit()
        self.clock.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))  # no hour is missing in it
        self.clock.setCalendarPopup(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.precision)
        layout.addWidget(self.clock, 1)
        self.setFocusProxy(self.precision)
        self.precision.currentIndexChanged.connect(self._show_precision)
        self.set_clock(_NINE)
        self._show_precision()
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        for number, precision in enumerate(_PRECISIONS):
            self.precision.setItemText(number, self._texts(f"form.precision_{precision}"))

    def setAccessibleName(self, name: str) -> None:
        """Name the two parts."""
        super().setAccessibleName(name)
        self.precision.setAccessibleName(name)
        self.clock.setAccessibleName(self._texts("form.clock_of", field=name))

    @property
    def moment(self) -> TalkMoment:
        """What is entered."""
        precision = _PRECISIONS[self.precision.currentIndex()]
        if precision == "unknown":
            return UNKNOWN
        shown = self.clock.dateTime()
        day, hour = shown.date(), shown.time() if precision == "time" else QTime(0, 0)
        clock = datetime.combine(date(day.year(), day.month(), day.day()), time(hour.hour(), hour.minute()))
        return TalkMoment(precision, clock)

    def show_moment(self, moment: TalkMoment) -> None:
        """Show a moment."""
        if moment.clock is not None:
            self.set_clock(moment.clock)
        self.precision.setCurrentIndex(_PRECISIONS.index(moment.precision))

    def set_clock(self, clock: datetime) -> None:
        """Show a day and a time, however much of them counts."""
        self._hour = QTime(clock.hour, clock.minute)
        day = QDate(clock.year, clock.month, clock.day)
        self.clock.setDateTime(QDateTime(day, self._hour, QTimeZone(QTimeZone.Initialization.UTC)))

    def _show_precision(self) -> None:
        precision = _PRECISIONS[self.precision.currentIndex()]
        self.clock.setDisplayFormat(_FORMATS[precision])
        if precision == "time":
            self.clock.setTime(self._hour)
        self.clock.setEnabled(precision != "unknown")
        self.clock.setAlignment(Qt.AlignmentFlag.AlignLeft)


def moment_field(edit: MomentEdit) -> Field:
    """Return the field with how it is filled and read."""
    return Field(edit, edit.show_moment, lambda: edit.moment)
