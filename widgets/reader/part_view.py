"""One part of a report: its name, its text, and, where the analyst revised it, the way back and the comparison."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from analysis.presentation.talk_detail import PartText
from analysis.presentation.text_diff import DiffRun, differences
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.common.theme import Theme, theme_of
from widgets.reader.part_field import INSET, PartField

_WIDE = 32
"""From this width on, in Chinese characters, buttons say what they do in words."""


class PartView(QWidget):
    """Shows a part and lets it be written."""

    edited = Signal(str, str)
    """The part's name and what it says now."""
    original_wanted = Signal(str)
    """Somebody wants the document's own words back in the part of this name."""

    def __init__(self, texts: Texts, part: PartText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._part = part
        self.field = PartField(self)
        self._name = QLabel()
        self._name.setProperty("role", "small")
        self._marker = QLabel()
        self._marker.setProperty("role", "warning")
        self._compare = QToolButton()
        self._compare.setCheckable(True)
        self._back = QToolButton()
        self._comparison = QTextBrowser()
        self._comparison.setProperty("role", "reading")
        for button, name in ((self._compare, "mdi6.compare"), (self._back, "mdi6.backup-restore")):
            button.setIcon(icon(name))
        self._lay_out()
        self.field.edited.connect(lambda text: self.edited.emit(self._part.name, text))
        self._compare.toggled.connect(self._show_comparison)
        self._back.clicked.connect(self._go_back)
        texts.follow(self.retranslate)
        self.show_part(part)

    @property
    def name(self) -> str:
        """The part's name, as passages and edits name it."""
        return self._part.name

    def show_part(self, part: PartText) -> None:
        """Show the part as the library has it now, without disturbing somebody who writes in it."""
        self._part = part
        self.field.show_text(part.text, part.passages, is_fallback=part.revision is None)
        if part.revision is None and self._compare.isChecked():
            self._compare.setChecked(False)
        self.retranslate()
        self._show_what_there_is()
        self._write_comparison()

    def set_editing(self, on: bool) -> None:
        """Let the part be written, or only read."""
        if on and self._compare.isChecked():
            self._compare.setChecked(False)
        self.field.set_editing(on)
        if not on:
            self.field.show_text(self._part.text, self._part.passages)
        self._show_what_there_is()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        part = self._part
        name = part.label or self._texts(f"reader.part_{part.name.partition('.')[0]}")
        self._name.setText(name)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(self._texts("reader.write_here"))
        others = "、".join(revision.analyst for revision in part.other_revisions)
        if part.revision is not None:
            self._marker.setText(self._texts("reader.revised"))
        else:
            self._marker.setText(self._texts("reader.revised_by_others", analysts=others) if others else "")
        for button, key in ((self._compare, "reader.compare"), (self._back, "reader.back_to_original")):
            button.setText(self._texts(key))
            button.setToolTip(self._texts(key))
            button.setAccessibleName(self._texts(key))
        self._comparison.setAccessibleName(self._texts("reader.comparison_of", part=name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of the buttons away where there is no room for them."""
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        fits = self.width() >= self.fontMetrics().horizontalAdvance("汉") * _WIDE
        for button in (self._compare, self._back):
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if fits else style.ToolButtonIconOnly)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(INSET, 0, 0, 0)
        head.setSpacing(8)
        for widget in (self._name, self._marker):
            head.addWidget(widget)
        head.addStretch()
        head.addWidget(self._compare)
        head.addWidget(self._back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.field)
        layout.addWidget(self._comparison)
        self._comparison.hide()

    def _show_what_there_is(self) -> None:
        part = self._part
        self._marker.setVisible(bool(self._marker.text()))
        self._compare.setVisible(part.revision is not None and bool(part.original))
        self._back.setVisible(part.revision is not None)
        self.setVisible(bool(part.text.strip()) or self.field.is_editing)

    def _show_comparison(self, on: bool) -> None:
        self._write_comparison()
        self._comparison.setVisible(on)
        self.field.setVisible(not on)

    def _write_comparison(self) -> None:
        if self._compare.isChecked():
            runs = differences(self._part.original, self._part.text)
            self._comparison.setHtml(_as_html(runs, theme_of(self)))
            self._comparison.document().setTextWidth(self._comparison.viewport().width())
            self._comparison.setFixedHeight(max(self.field.height(), 60) + 24)

    def _go_back(self) -> None:
        self.original_wanted.emit(self._part.name)


def _as_html(runs: tuple[DiffRun, ...], theme: Theme) -> str:
    """Return the runs with what went struck out and what came underlined: colour alone would not do."""
    styles = {
        "removed": f"color:{theme.danger};text-decoration:line-through",
        "added": f"color:{theme.success};text-decoration:underline",
        "kept": "",
    }
    spans = (
        f'<span style="{styles[run.kind]}">{html.escape(run.text).replace(chr(10), "<br>")}</span>' for run in runs
    )
    return f'<p style="line-height:150%">{"".join(spans)}</p>'
