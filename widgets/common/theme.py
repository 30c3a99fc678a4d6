"""The colours of the window, light and dark, and the style sheet that is made of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

TAG_COLOURS = ("red", "orange", "amber", "green", "teal", "blue", "indigo", "purple", "pink", "grey")
"""The names under which the library keeps the colour of a tag; an empty one is grey."""

HIGHLIGHT_COLOURS = ("yellow", "green", "blue", "pink", "purple")
"""The names under which the library keeps the colour of a highlight."""


@dataclass(frozen=True, slots=True)
class TagColour:
    """A chip's background and the text that stands on it."""

    background: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours as `#rrggbb`; text on its ground reaches WCAG AA (4.5 : 1), marks and borders of controls 3 : 1."""

    name: str
    window: str
    surface: str
    raised: str
    border: str
    control_border: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    on_selection: str
    hover: str
    focus: str
    danger: str
    warning: str
    success: str
    tags: dict[str, TagColour]
    highlights: dict[str, str]

    def tag(self, name: str) -> TagColour:
        """Return the chip colours of a tag colour's name; what has no name, or an unknown one, is grey."""
        return self.tags.get(name, self.tags["grey"])

    def highlight(self, name: str) -> str:
        """Return the ground of a highlight colour's name; an unknown one is yellow."""
        return self.highlights.get(name, self.highlights["yellow"])


def _tags(**colours: tuple[str, str]) -> dict[str, TagColour]:
    return {name: TagColour(*pair) for name, pair in colours.items()}


LIGHT = Theme(
    name="light",
    window="#f3f4f6",
    surface="#ffffff",
    raised="#f9fafb",
    border="#dde1e7",
    control_border="#858d99",
    text="#1b2330",
    muted="#566070",
    accent="#1f5fbf",
    accent_hover="#174c9c",
    on_accent="#ffffff",
    selection="#d7e6fb",
    on_selection="#10233f",
    hover="#eaf0f8",
    focus="#1f5fbf",
    danger="#b3261e",
    warning="#8a5300",
    success="#1b6b3a",
    tags=_tags(
        red=("#fbdcd9", "#7d1710"),
        orange=("#fde3cf", "#75360a"),
        amber=("#fbecbd", "#5f4300"),
        green=("#d8f0db", "#175229"),
        teal=("#cfeeeb", "#0c4f4b"),
        blue=("#d6e6fb", "#143f7d"),
        indigo=("#e0e0fa", "#33318a"),
        purple=("#eedff9", "#5a2380"),
        pink=("#fbdcea", "#82154d"),
        grey=("#e4e7eb", "#39424f"),
    ),
    highlights={
        "yellow": "#fff0a3",
        "green": "#c9f0cd",
        "blue": "#cbe3ff",
        "pink": "#ffd3e4",
        "purple": "#e7d6fb",
    },
)

DARK = Theme(
    name="dark",
    window="#15181d",
    surface="#1c2027",
    raised="#232831",
    border="#343b46",
    control_border="#7a8494",
    text="#e7eaef",
    muted="#a3adba",
    accent="#7fb2f5",
    accent_hover="#a3c8f8",
    on_accent="#0d1b2e",
    selection="#27446b",
    on_selection="#f2f6fc",
    hover="#272d37",
    focus="#7fb2f5",
    danger="#ff9a92",
    warning="#f2c063",
    success="#86d49f",
    tags=_tags(
        red=("#5a211d", "#ffd9d5"),
        orange=("#58300f", "#ffdfc4"),
        amber=("#4d3b06", "#fbe7a8"),
        green=("#1b4527", "#cdeed3"),
        teal=("#11433f", "#c3ece8"),
        blue=("#1d3f6b", "#d3e5fc"),
        indigo=("#34337a", "#e2e1fd"),
        purple=("#4a2767", "#ecdcfa"),
        pink=("#5e1c3f", "#fbd7e7"),
        grey=("#39414d", "#e1e5eb"),
    ),
    highlights={
        "yellow": "#5c4f0c",
        "green": "#1f4f2b",
        "blue": "#1f4673",
        "pink": "#642547",
        "purple": "#4b2f6b",
    },
)


def theme_of(widget: QWidget) -> Theme:
    """Return the theme that a widget is shown in."""
    ground = QPalette.ColorRole.ToolTipBase  # a colour of the palette that the style sheet sets for no widget
    return DARK if widget.palette().color(ground).lightness() < 128 else LIGHT


def system_theme(application: QApplication) -> Theme:
    """Return the theme that the desktop asks for, light where it does not say."""
    return DARK if application.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def apply_theme(application: QApplication, theme: Theme, points: int, family: str = "") -> None:
    """Show every window in a theme and a font size in points; the font is the system's where no `family` is named."""
    application.setFont(_font(family or application.font().family(), points))
    application.setPalette(palette_of(theme))
    application.setStyleSheet(style_sheet(theme, points))


def _font(family: str, points: int) -> QFont:
    font = QFont(family, points)
    # The packaged typeface is a variable font whose first face is the thinnest, and that is what Qt shows by itself.
    font.setVariableAxis(QFont.Tag("wght"), float(QFont.Weight.Normal.value))
    return font


def style_sheet(theme: Theme, points: int) -> str:
    """Return the window's style sheet; sizes grow with the font."""
    folder = Path(str(files("resources").joinpath("themes")))
    template = Template(folder.joinpath("fieldbrief.qss").read_text(encoding="utf-8"))
    colours = {name: value for name, value in asdict(theme).items() if isinstance(value, str)}
    sizes = {"small": points - 1, "large": points + 2, "title": points + 6}
    return template.substitute(colours, **{name: f"{size}pt" for name, size in sizes.items()}, folder=folder.as_posix())


def palette_of(theme: Theme) -> QPalette:
    """Return the palette for what no style sheet reaches: item views, delegates, native parts."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in (
        (roles.Window, theme.window),
        (roles.WindowText, theme.text),
        (roles.Base, theme.surface),
        (roles.AlternateBase, theme.raised),
        (roles.Text, theme.text),
        (roles.PlaceholderText, theme.muted),
        (roles.Button, theme.raised),
        (roles.ButtonText, theme.text),
        (roles.ToolTipBase, theme.raised),
        (roles.ToolTipText, theme.text),
        (roles.Highlight, theme.selection),
        (roles.HighlightedText, theme.on_selection),
        (roles.Link, theme.accent),
        (roles.BrightText, theme.danger),
        (roles.Accent, theme.accent),
        (roles.Mid, theme.border),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return palette


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
