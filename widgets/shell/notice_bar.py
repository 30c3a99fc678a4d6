"""Notices at the top of the window: what happened, where, what to do; nobody has to answer before work goes on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from analysis.presentation.notices import Notice, NoticeKind
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.common.theme import theme_of

MOST_SHOWN = 3
_ICONS: dict[NoticeKind, str] = {
    "error": "mdi6.alert-circle-outline",
    "warning": "mdi6.alert-outline",
    "done": "mdi6.check-circle-outline",
}
_ICON = 20


class NoticeBar(QWidget):
    """The latest notices, the newest at the top; of more than three the oldest goes."""

    action_wanted = Signal(str, str)
    """A button was pressed: the notice's id and the action's."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._cards: list[NoticeCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 0)
        self._column.setSpacing(6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setVisible(False)
        texts.follow(self.retranslate)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is shown, the newest first."""
        return tuple(card.notice for card in self._cards)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice above the others, in the place of an earlier one with the same id."""
        self.dismiss(notice.id)
        card = NoticeCard(self._texts, notice, self)
        card.close_wanted.connect(partial(self.dismiss, notice.id))
        card.action_wanted.connect(partial(self.action_wanted.emit, notice.id))
        self._cards.insert(0, card)
        self._column.insertWidget(0, card)
        for old in self._cards[MOST_SHOWN:]:
            self.dismiss(old.notice.id)
        self.setVisible(True)
        QAccessible.updateAccessibility(QAccessibleEvent(card, QAccessible.Event.Alert))

    def dismiss(self, notice_id: str) -> None:
        """Take a notice away, if it is still there."""
        for card in [card for card in self._cards if card.notice.id == notice_id]:
            self._cards.remove(card)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.setVisible(bool(self._cards))

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setAccessibleName(self._texts("notice.bar"))


class NoticeCard(QFrame):
    """One notice; its details are folded away until somebody asks."""

    close_wanted = Signal()
    action_wanted = Signal(str)

    def __init__(self, texts: Texts, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = texts
        self.notice = notice
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.what = _label("subheading")
        self.where = _label("small")
        self.remedy = _label("")
        self.details = _label("small")
        self.details.setVisible(False)
        self.fold = QToolButton()
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.toggled.connect(self._unfold)
        self.fold.setVisible(bool(notice.details or notice.report))
        self.closer = QToolButton()
        self.closer.setIcon(icon("mdi6.close"))
        self.closer.clicked.connect(self.close_wanted)
        self.buttons = [QPushButton() for _ in notice.actions]
        for button, action in zip(self.buttons, notice.actions, strict=True):
            button.clicked.connect(partial(self.action_wanted.emit, action.id))
        self._lay_out()
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the notice in the language in use."""
        notice, say = self.notice, self._texts.message
        self.what.setText(say(notice.what))
        self.where.setText(notice.where)
        self.remedy.setText(say(notice.remedy) if notice.remedy else "")
        self.where.setVisible(bool(notice.where))
        self.remedy.setVisible(notice.remedy is not None)
        lines = [say(line) for line in notice.details]
        self.details.setText("\n".join([*lines, notice.report] if notice.report else lines))
        for button, action in zip(self.buttons, notice.actions, strict=True):
            button.setText(say(action.label))
        self.closer.setToolTip(self._texts("notice.close"))
        self.closer.setAccessibleName(self._texts("notice.close"))
        self._label_fold()
        self.setAccessibleName(self._texts(f"notice.{notice.kind}", what=self.what.text()))
        self.setAccessibleDescription("\n".join(filter(None, (notice.where, self.remedy.text()))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, and at its edge what kind of notice it is, as a picture and in colour."""
        super().paintEvent(event)
        theme = theme_of(self)
        colour = {"error": theme.danger, "warning": theme.warning, "done": theme.success}[self.notice.kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(4, 8, 4, self.height() - 16, 2, 2)
        icon(_ICONS[self.notice.kind], colour).paint(painter, 18, 12, _ICON, _ICON)
        painter.end()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(18 + _ICON + 10, 8, 8, 8)
        row.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(2)
        for part in (self.what, self.where, self.remedy, self.details):
            column.addWidget(part)
        column.addStretch()
        row.addLayout(column, 1)
        for button in (*self.buttons, self.fold, self.closer):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _unfold(self, is_open: bool) -> None:
        self.details.setVisible(is_open)
        self._label_fold()

    def _label_fold(self) -> None:
        is_open = self.fold.isChecked()
        self.fold.setText(self._texts("notice.less" if is_open else "notice.more"))
        self.fold.setIcon(icon("mdi6.chevron-up" if is_open else "mdi6.chevron-down"))


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setWordWrap(True)
    return label
