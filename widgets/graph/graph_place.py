"""The graph place: the links of the library as an outline, and the neighbourhood of what is chosen in it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from analysis.presentation.link_outline import LinkOutline, OutlineFilter, OutlineNode
from storage.records import LinkState
from widgets.common.commands import add_command
from widgets.common.empty_state import EmptyState
from widgets.common.place import Place
from widgets.common.texts import Texts
from widgets.graph.link_tree_model import LinkTreeModel
from widgets.graph.neighbourhood_view import Neighbour, NeighbourhoodView

_STATES: tuple[LinkState, ...] = ("suggested", "accepted", "rejected")  # the first two are shown unless told otherwise


class GraphPlace(Place):
    """Filters above, the outline at the left, the picture at the right; both show the same."""

    filter_changed = Signal(object)
    """An OutlineFilter."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts, parent)
        self._model = LinkTreeModel(texts, self)
        self._tree = QTreeView()
        self._picture = NeighbourhoodView(texts)
        self._unit = QComboBox()
        self._score = QDoubleSpinBox()
        self._states = {state: QCheckBox() for state in _STATES}
        self._count = QLabel()
        self._labels = {"graph_place.unit": QLabel(), "graph_place.least_score": QLabel()}
        self._outline = LinkOutline()
        self._wanted_unit = ""
        self._pages = QStackedWidget()
        self._empty = EmptyState(texts, "graph_place.empty_title", "graph_place.empty_hint")
        self._lay_out()
        self._connect()
        texts.follow(self.retranslate)

    @property
    def wanted(self) -> OutlineFilter:
        """The filter as it is set."""
        states = frozenset(state for state, box in self._states.items() if box.isChecked())
        states = states | {"suspect"} if "suggested" in states else states
        return OutlineFilter(self._wanted_unit, self._score.value(), states)

    def show_outline(self, outline: LinkOutline) -> None:
        """Show other links; what was chosen stays so if it is there still."""
        current = self._current()
        self._outline = outline
        self._show_units(outline.business_units)
        self._model.show_outline(outline)
        self._tree.expandToDepth(1)
        self._pages.setCurrentIndex(1 if outline.shown + outline.left_out else 0)
        self._say_count()
        places = self._model.places_of(current.id) if current and current.id else []
        self._go_to(places[0] if places else self._model.first_linked())

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        for key, label in self._labels.items():
            label.setText(self.texts(key))
        for state, box in self._states.items():
            box.setText(self.texts(f"link.state_{state}"))
        self._tree.setAccessibleName(self.texts("graph_place.outline"))
        if self._unit.count():
            self._unit.setItemText(0, self.texts("graph_place.all_units"))
        self._say_count()

    def saved_state(self) -> dict[str, object]:
        """Return the filter."""
        wanted = self.wanted
        return {"unit": wanted.business_unit, "score": wanted.least_score, "states": sorted(wanted.states)}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Filter as before."""
        self._wanted_unit = str(state.get("unit") or "")
        score, states = state.get("score"), state.get("states")
        if isinstance(score, int | float):
            self._score.setValue(float(score))
        if isinstance(states, list):
            for name, box in self._states.items():
                box.setChecked(name in states)

    def take_focus(self) -> None:
        """Put the keyboard on the outline."""
        self._tree.setFocus()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        for label, control in zip(self._labels.values(), (self._unit, self._score), strict=True):
            label.setBuddy(control)
            bar.addWidget(label)
            bar.addWidget(control)
        for box in self._states.values():
            bar.addWidget(box)
        bar.addStretch()
        bar.addWidget(self._count)
        self._count.setProperty("role", "muted")
        scroll = QScrollArea()
        scroll.setWidget(self._picture)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._tree)
        splitter.addWidget(scroll)
        splitter.setSizes([560, 640])
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 16)
        column.addLayout(bar)
        column.addWidget(splitter, 1)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _connect(self) -> None:
        self._score.setRange(0.0, 1.0)
        self._score.setSingleStep(0.05)
        for state in _STATES[:2]:
            self._states[state].setChecked(True)
        self._tree.setModel(self._model)
        self._tree.setUniformRowHeights(True)
        header = self._tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.selectionModel().currentChanged.connect(self._show_neighbourhood)
        self._picture.node_chosen.connect(self._choose)
        self._unit.currentIndexChanged.connect(self._take_unit)
        self._score.valueChanged.connect(self._tell_filter)
        for box in self._states.values():
            box.toggled.connect(self._tell_filter)
        add_command(self._tree, self.texts, "command.open_node", self._open, shortcut="Return")
        self._tree.doubleClicked.connect(self._open)

    def _show_units(self, names: tuple[str, ...]) -> None:
        self._unit.blockSignals(True)
        self._unit.clear()
        self._unit.addItem(self.texts("graph_place.all_units"))
        self._unit.addItems(names)
        self._wanted_unit = self._wanted_unit if self._wanted_unit in names else ""
        self._unit.setCurrentIndex(names.index(self._wanted_unit) + 1 if self._wanted_unit else 0)
        self._unit.blockSignals(False)

    def _take_unit(self, row: int) -> None:
        self._wanted_unit = self._unit.itemText(row) if row > 0 else ""
        self._tell_filter()

    def _tell_filter(self) -> None:
        self.filter_changed.emit(self.wanted)

    def _say_count(self) -> None:
        outline = self._outline
        self._count.setText(self.texts("graph_place.count", shown=outline.shown, left_out=outline.left_out))

    def _current(self) -> OutlineNode | None:
        index = self._tree.currentIndex()
        return self._model.node(index).value if index.isValid() else None

    def _go_to(self, place: QModelIndex) -> None:
        self._tree.setCurrentIndex(place)
        self._tree.scrollTo(place)
        self._show_neighbourhood(place)

    def _choose(self, item_id: str) -> None:
        places = self._model.places_of(item_id)
        if places:
            self._go_to(places[0])

    def _open(self) -> None:
        current = self._current()
        if current is not None and current.kind == "talk":
            self.talk_wanted.emit(current.id)
        elif current is not None and current.kind == "challenge":
            self.challenge_wanted.emit(current.id)

    def _show_neighbourhood(self, index: QModelIndex) -> None:
        node = self._model.node(index).value if index.isValid() else None
        if node is not None and node.link_id:  # an item: every challenge that it stands under
            places = [
                (self._model.node(place), self._model.node(place.parent())) for place in self._model.places_of(node.id)
            ]
            found = [Neighbour(above.value, item.value.score, item.value.state) for item, above in places]
        else:
            found = [Neighbour(item, item.score, item.state) for item in _items(node)]
        self._picture.show_neighbourhood(node, found)


def _items(node: OutlineNode | None) -> list[OutlineNode]:
    """Return every item below a line, each once, by its strongest link."""
    best: dict[str, OutlineNode] = {}
    waiting = [node] if node else []
    while waiting:
        current = waiting.pop()
        waiting.extend(current.children)
        if current.link_id and (current.id not in best or best[current.id].score < current.score):
            best[current.id] = current
    return list(best.values())
