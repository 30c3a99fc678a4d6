"""Icons as glyphs of the Material Design font that qtawesome carries, drawn in the colour of the theme in use.

qtawesome itself is not imported: that takes a third of a second (it loads all of Qt's modules and ten fonts), more than
the budget of the start leaves. Its font and its table of names are all that is needed.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

_PREFIX = "mdi6."
_FONT = "materialdesignicons6-webfont-*.ttf"
_NAMES = "materialdesignicons6-webfont-charmap-*.json"


def icon(name: str, colour: str = "") -> QIcon:
    """Return an icon by its name, such as `mdi6.tag-outline`; without a colour it has that of the text around it.

    Raises KeyError for a name that the font has no glyph for.
    """
    return QIcon(_GlyphEngine(_glyphs()[name.removeprefix(_PREFIX)], colour))


class _GlyphEngine(QIconEngine):
    """Draws one glyph, in the colour that the palette has at that moment."""

    def __init__(self, glyph: str, colour: str) -> None:
        super().__init__()
        self._glyph = glyph
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the glyph into the middle of the rectangle."""
        font = QFont(_family())
        font.setPixelSize(max(1, round(min(rect.width(), rect.height()) * 0.94)))
        painter.save()
        painter.setFont(font)
        painter.setPen(self._pen(mode))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._glyph)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the glyph as a picture of a size."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Return the same icon once more."""
        return _GlyphEngine(self._glyph, self._colour)

    def _pen(self, mode: QIcon.Mode) -> QColor:
        palette = QApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        if self._colour:
            return QColor(self._colour)
        if mode == QIcon.Mode.Selected:
            return palette.color(QPalette.ColorRole.HighlightedText)
        return palette.color(QPalette.ColorRole.ButtonText)


def _asset(pattern: str) -> Path:
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("qtawesome is not installed")
    return next(Path(spec.origin).parent.joinpath("fonts").glob(pattern))


@cache
def _glyphs() -> dict[str, str]:
    names = json.loads(_asset(_NAMES).read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in names.items()}


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_asset(_FONT)))
    return QFontDatabase.applicationFontFamilies(number)[0]
