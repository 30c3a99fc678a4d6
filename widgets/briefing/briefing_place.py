"""The briefing place: choose what it is to hold, see what it will print, export it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from analysis.briefing.document import BriefingDocument, BriefingScope, Language, Statistics
from analysis.presentation.briefing_choices import BriefingChoices
from widgets.briefing.outline_model import OutlineModel
from widgets.common.check_list import CheckList, CheckListModel
from widgets.common.commands import add_command
from widgets.common.empty_state import EmptyState
from widgets.common.place import Place
from widgets.common.texts import Texts

_PARTS = ("business_units", "days", "tags")
_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_EXPANDED_LEVELS = 1


class BriefingPlace(Place):
    """What is chosen at the left, the outline of the briefing at the right."""

    scope_changed = Signal(object)
    """A BriefingScope: what is chosen now."""
    export_wanted = Signal(object)
    """A BriefingScope: write it to a file."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts, parent)
        self._choices = {part: CheckListModel(self) for part in _PARTS}
        self._labels = {part: _label("subheading") for part in _PARTS}
        self._language = QComboBox()
        self._language_label = _label("subheading")
        self._language_label.setBuddy(self._language)
        self._statistics = _label("heading")
        self._left_out = _label("muted")
        self._found: Statistics | None = None
        self._outline = OutlineModel(texts, self)
        self._tree = QTreeView()
        self._export = QPushButton()
        self._export.setProperty("role", "primary")
        self.export_action = add_command(
            self,
            texts,
            "command.export_briefing",
            self._ask_for_export,
            shortcut="Ctrl+E",
            icon="mdi6.file-export-outline",
        )
        self._empty = EmptyState(texts, "briefing_place.empty_title", "briefing_place.empty_hint")
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        texts.follow(self.retranslate)

    @property
    def scope(self) -> BriefingScope:
        """What is chosen now."""
        return BriefingScope(
            business_units=self._choices["business_units"].chosen,
            days=self._choices["days"].chosen,
            tags=self._choices["tags"].chosen,
            language=_LANGUAGES[max(0, self._language.currentIndex())],
        )

    def show_choices(self, choices: BriefingChoices) -> None:
        """Show what there is to choose from."""
        for part, model in self._choices.items():
            model.show_rows([astuple(choice) for choice in getattr(choices, part)])
        self._pages.setCurrentIndex(1 if choices.business_units else 0)
        self.export_action.setEnabled(bool(choices.business_units))

    def show_document(self, document: BriefingDocument) -> None:
        """Show what the briefing would print."""
        self._found = document.statistics
        self._outline.show_document(document)
        self._say_statistics()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        for part, label in self._labels.items():
            label.setText(self.texts(f"briefing_place.{part}"))
        self._language_label.setText(self.texts("briefing_place.language"))
        chosen = max(0, self._language.currentIndex())
        if self._language.count() == 0:
            chosen = _LANGUAGES.index("zh" if self.texts.language.startswith("zh") else "en")
        self._language.blockSignals(True)
        self._language.clear()
        self._language.addItems([self.texts(f"briefing_place.language_{language}") for language in _LANGUAGES])
        self._language.setCurrentIndex(chosen)
        self._language.blockSignals(False)
        self._tree.setAccessibleName(self.texts("briefing_place.outline"))
        self._export.setText(self.export_action.text())
        self._say_statistics()

    def saved_state(self) -> dict[str, object]:
        """Return what is chosen."""
        return {**{part: list(model.chosen) for part, model in self._choices.items()}, "language": self.scope.language}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Choose what was chosen, as far as it is there still."""
        for part, model in self._choices.items():
            names = state.get(part)
            model.choose(name for name in (names if isinstance(names, list) else ()) if isinstance(name, str))
        if state.get("language") in _LANGUAGES:
            self._language.setCurrentIndex(0 if state["language"] == "zh" else 1)

    def take_focus(self) -> None:
        """Put the keyboard on the business units."""
        self._lists[0].setFocus()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setContentsMargins(16, 16, 12, 16)
        self._lists = [CheckList(self._choices[part]) for part in _PARTS]
        for part, view in zip(_PARTS, self._lists, strict=True):
            self._labels[part].setBuddy(view)
            side.addWidget(self._labels[part])
            side.addWidget(view, 2 if part == "business_units" else 1)
        side.addWidget(self._language_label)
        side.addWidget(self._language)
        main = QVBoxLayout()
        main.setContentsMargins(16, 16, 16, 16)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self._statistics)
        words.addWidget(self._left_out)
        head.addLayout(words, 1)
        head.addWidget(self._export)
        main.addLayout(head)
        main.addWidget(self._tree, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for layout in (side, main):
            page = QWidget()
            page.setLayout(layout)
            splitter.addWidget(page)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([280, 900])
        self._pages.addWidget(self._empty)
        self._pages.addWidget(splitter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _connect(self) -> None:
        self._tree.setModel(self._outline)
        self._tree.setUniformRowHeights(True)
        header = self._tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._export.clicked.connect(self.export_action.trigger)
        self.export_action.setEnabled(False)
        self.export_action.enabledChanged.connect(self._export.setEnabled)
        self._outline.modelReset.connect(lambda: self._tree.expandToDepth(_EXPANDED_LEVELS))
        for model in self._choices.values():
            model.chosen_changed.connect(self._tell_scope)
        self._language.currentIndexChanged.connect(self._tell_scope)

    def _tell_scope(self) -> None:
        self.scope_changed.emit(self.scope)

    def _ask_for_export(self) -> None:
        self.export_wanted.emit(self.scope)

    def _say_statistics(self) -> None:
        found = self._found
        if found is None:
            return
        self._statistics.setText(
            self.texts(
                "briefing_place.statistics",
                challenges=found.challenges,
                answered=found.challenges_with_links,
                talks=found.talks_linked,
                sections=found.sections_linked,
            )
        )
        self._left_out.setText(
            self.texts(
                "briefing_place.states",
                accepted=found.accepted,
                suggested=found.suggested,
                left_out=found.weaker_left_out + found.unquotable_left_out,
            )
        )


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(role in ("heading", "muted"))
    return label
