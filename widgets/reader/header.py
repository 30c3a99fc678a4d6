"""What is known of a talk before anything is said of it: titles, state, tags, stars, time, place and speakers."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from analysis.presentation.talk_detail import TalkDetail
from storage.records import Talk
from widgets.common.chips import Chip
from widgets.common.flow import Flow
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.reader.stars import Stars

_STATUS_COLOURS = {"planned": "blue", "reported": "green", "moved": "amber", "cancelled": "red"}


class Header(QWidget):
    """Shows the head of a talk."""

    tagging_wanted = Signal()
    """Somebody wants to tag the talk."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._detail: TalkDetail | None = None
        self.stars = Stars(texts)
        self._title = _label("title")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._others = _label("muted")
        self._about = _label("muted")
        self._warnings = _label("warning")
        self._tag = QToolButton()
        self._tag.setIcon(icon("mdi6.tag-plus-outline"))
        self._tag.clicked.connect(self.tagging_wanted)
        self._chips = Flow()
        row = QHBoxLayout()
        row.addWidget(self._chips, 1)
        row.addWidget(self.stars, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 6)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self._others)
        layout.addWidget(self._about)
        layout.addLayout(row)
        layout.addWidget(self._warnings)
        texts.follow(self.retranslate)

    def show_talk(self, detail: TalkDetail) -> None:
        """Show the head of a talk."""
        self._detail = detail
        self.stars.show_value(detail.rating)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self._tag.setToolTip(self._texts("command.reader_tag"))
        self._tag.setAccessibleName(self._texts("command.reader_tag"))
        detail = self._detail
        if detail is None:
            return
        self._title.setText(detail.talk.title)
        self._show(self._others, "\n".join(detail.talk.other_titles))
        self._show(self._about, " · ".join(filter(None, self._facts(detail))))
        self._show(self._warnings, "\n".join(f"⚠ {self._texts.message(warning)}" for warning in detail.warnings))
        self._show_chips(detail)

    def _facts(self, detail: TalkDetail) -> list[str]:
        talk = detail.talk
        speakers = [" ".join(filter(None, (s.name, s.affiliation and f"({s.affiliation})"))) for s in talk.speakers]
        track = " - ".join(filter(None, (talk.track, talk.subtrack)))
        return [_when(talk), talk.room, detail.conference, talk.code, track, "、".join(speakers)]

    def _show_chips(self, detail: TalkDetail) -> None:
        status = self._texts(f"talk.status_{detail.status}")
        wanted = [(status, _STATUS_COLOURS[detail.status])]
        wanted += [(detail.talk.session_type, "grey")] if detail.talk.session_type else []
        wanted += [(tag.name, tag.colour) for tag in detail.tags]
        self._chips.show_widgets([*(Chip(text, colour) for text, colour in wanted), self._tag])

    @staticmethod
    def _show(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))


def _when(talk: Talk) -> str:
    """Return when a talk is, by the clock of its place."""
    try:
        start = datetime.fromisoformat(talk.start)
    except ValueError:
        return talk.start
    if "T" not in talk.start:
        return talk.start
    shown = f"{start:%Y-%m-%d %H:%M}"
    try:
        return f"{shown}–{datetime.fromisoformat(talk.end):%H:%M}"
    except ValueError:
        return shown


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return label
