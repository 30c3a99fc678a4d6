"""Text on one line with marked characters, keys as they look on a keyboard: what the delegates of the shell paint."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout

from widgets.common.theme import Theme

_KEY_SIDE = 6
_KEY_GAP = 4


def paint_marked(
    painter: QPainter, rect: QRect, text: str, spans: Sequence[tuple[int, int]], colour: QColor, mark: QColor
) -> int:
    """Paint a line of text, cut where it is too long, its spans bold and in another colour; return its width."""
    room = rect.width()
    while True:  # bold characters may make a line too long that was cut to measure
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        layout = _laid_out(shown, spans, painter.font(), mark)
        line = layout.lineAt(0)
        excess = math.ceil(line.naturalTextWidth()) - rect.width()
        if excess <= 0 or room <= 0:
            break
        room -= excess
    painter.setPen(colour)
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2))
    return round(line.naturalTextWidth())


def keys_width(keys: str, metrics: QFontMetrics) -> int:
    """Return how wide a shortcut is that `paint_keys` paints."""
    caps = _caps(keys)
    return sum(_cap_width(cap, metrics) for cap in caps) + _KEY_GAP * max(0, len(caps) - 1)


def paint_keys(painter: QPainter, rect: QRect, keys: str, theme: Theme) -> None:
    """Paint a shortcut as keys, to the right of the rectangle."""
    metrics = painter.fontMetrics()
    height = min(rect.height(), metrics.height() + 4)
    left = rect.right() + 1 - keys_width(keys, metrics)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for cap in _caps(keys):
        key = QRect(left, rect.top() + (rect.height() - height) // 2, _cap_width(cap, metrics), height)
        painter.setPen(QColor(theme.control_border))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(key.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(theme.text))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, cap)
        left += key.width() + _KEY_GAP
    painter.restore()


def _caps(keys: str) -> list[str]:
    """Return the keys of a shortcut; the plus sign is both what joins them and a key."""
    if not keys:
        return []
    if keys.endswith("+"):
        return [*filter(None, keys[:-1].split("+")), "+"]
    return keys.split("+")


def _cap_width(cap: str, metrics: QFontMetrics) -> int:
    return max(metrics.horizontalAdvance(cap) + 2 * _KEY_SIDE, metrics.height() + 4)


def _laid_out(text: str, spans: Sequence[tuple[int, int]], font: QFont, mark: QColor) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setCacheEnabled(True)
    layout.setFormats([_range(text, start, end, mark) for start, end in spans if start < len(text)])
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def _range(text: str, start: int, end: int, mark: QColor) -> QTextLayout.FormatRange:
    """Return a span as Qt counts: in UTF-16, of which rare characters take two."""
    found = QTextLayout.FormatRange()
    found.start = _utf16(text[:start])
    found.length = _utf16(text[start:end])
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setForeground(mark)
    found.format = look
    return found


def _utf16(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
