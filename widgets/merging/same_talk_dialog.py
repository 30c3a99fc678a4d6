"""The dialog that asks which other talks are the same as one."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from analysis.presentation.merging import SameTalkQuestion, talk_time
from widgets.common.commands import add_command
from widgets.common.texts import Texts
from widgets.merging.candidate_model import CandidateModel
from widgets.merging.lines_list import LinesList


class SameTalkDialog(QDialog):
    """Lists the likeliest same talks, to merge (M or Enter) or to tell apart (N), and those told apart so far."""

    merge_wanted = Signal(str, str)
    """The talk of the dialog and another shall be merged: their ids."""
    not_the_same_wanted = Signal(str, str)
    """Both shall be remembered as different talks."""
    take_back_wanted = Signal(str, str)
    """Both shall be remembered as different no longer."""

    def __init__(self, texts: Texts, question: SameTalkQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._question = question
        self._intro, self._about, self._empty, self._apart = (_label(role) for role in _ROLES)
        self._candidates = CandidateModel(texts, self)
        self._list = LinesList(self._candidates, bold_line=0)
        self._list.doubleClicked.connect(self.merge)
        self._told_apart = CandidateModel(texts, self)
        self._apart_list = LinesList(self._told_apart, bold_line=0)
        self._apart_list.setMaximumHeight(130)
        self._merge, self._differ, self._back = QPushButton(), QPushButton(), QPushButton()
        self._merge.setProperty("role", "primary")
        for button, run in ((self._merge, self.merge), (self._differ, self.tell_apart), (self._back, self.take_back)):
            button.setAutoDefault(False)
            button.clicked.connect(run)
        add_command(self._list, texts, "command.merge_candidate", self.merge, shortcut="M; Return; Enter")
        add_command(self._list, texts, "command.candidate_is_another", self.tell_apart, shortcut="N")
        add_command(self._apart_list, texts, "command.take_distinction_back", self.take_back, shortcut="Delete")
        self._close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._close.rejected.connect(self.reject)
        self._close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter merges
        self._lay_out()
        texts.follow(self.retranslate)
        self.show_question(question)
        (self._list if question.candidates else self._close).setFocus()
        self.resize(720, 560)

    def show_question(self, question: SameTalkQuestion) -> None:
        """Show the talks as they are now; the place in the list is kept."""
        row = self._list.currentIndex().row()
        self._question = question
        self._candidates.show_candidates(question.candidates)
        self._told_apart.show_talks(question.distinguished)
        for view in (self._list, self._apart_list):
            rows = view.model().rowCount()
            view.setCurrentIndex(view.model().index(min(max(row, 0), rows - 1), 0))
        self.retranslate()

    def merge(self) -> None:
        """Ask for the merge of the chosen talk."""
        self._say(self.merge_wanted, self._candidates, self._list)

    def tell_apart(self) -> None:
        """Ask for the chosen talk to be remembered as another one."""
        self._say(self.not_the_same_wanted, self._candidates, self._list)

    def take_back(self) -> None:
        """Ask for a talk that was told apart to be remembered so no longer."""
        self._say(self.take_back_wanted, self._told_apart, self._apart_list)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        talk = self._question.card.talk
        self.setWindowTitle(self._texts("merging.same_title"))
        self._intro.setText(" / ".join((talk.title, *talk.other_titles)))
        speakers = "、".join(speaker.name for speaker in talk.speakers)
        self._about.setText(" · ".join(filter(None, (talk.code, talk_time(talk.start, talk.end), talk.room, speakers))))
        self._about.setVisible(bool(self._about.text()))
        self._empty.setText(self._texts("merging.same_hint" if self._question.candidates else "merging.same_none"))
        self._apart.setText(self._texts("merging.told_apart"))
        self._list.setAccessibleName(self._texts("merging.candidates"))
        self._apart_list.setAccessibleName(self._texts("merging.told_apart"))
        self._merge.setText(self._texts("merging.merge_this"))
        self._differ.setText(self._texts("merging.not_the_same"))
        self._back.setText(self._texts("merging.take_back"))
        self._close.button(QDialogButtonBox.StandardButton.Close).setText(self._texts("merging.close"))
        for widget in (self._list, self._merge, self._differ):
            widget.setVisible(bool(self._question.candidates))
        for part in (self._apart, self._apart_list, self._back):
            part.setVisible(bool(self._question.distinguished))

    def _say(self, signal: SignalInstance, model: CandidateModel, view: LinesList) -> None:
        talk = model.talk_at(view.currentIndex().row())
        if talk is not None:
            signal.emit(self._question.card.talk.id, talk.id)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for label in (self._intro, self._about, self._empty):
            layout.addWidget(label)
        layout.addWidget(self._list, 1)
        deciding = QHBoxLayout()
        for button in (self._merge, self._differ):
            deciding.addWidget(button)
        deciding.addStretch()
        layout.addLayout(deciding)
        layout.addSpacing(6)
        layout.addWidget(self._apart)
        layout.addWidget(self._apart_list)
        layout.addStretch()  # takes the room of lists that are not shown
        last = QHBoxLayout()
        last.addWidget(self._back)
        last.addStretch()
        last.addWidget(self._close)
        layout.addLayout(last)


_ROLES = ("heading", "muted", "muted", "subheading")


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return label
