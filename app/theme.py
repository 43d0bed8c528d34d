"""How the application looks: qdarkstyle in neutral greys with one amber accent, a palette to match, and the icons.

Owns colours, style sheet and icon lookup. Does not own any widget. Main thread. qdarkstyle is a frozen base (its last release is
years old): its bluish colours would stand beside photos, so each is replaced by a grey of the same luminance. Where it cannot be
loaded, Fusion with the same palette stands in.
"""

from __future__ import annotations

import logging
import os
import re
from dataclasses import dataclass
from enum import Enum
from string import Template

import numpy as np
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from engine.core.lab import linear_to_srgb, srgb_to_linear
from engine.core.paths import resources_dir

_log = logging.getLogger(__name__)

ICON_SIZES = (16, 24, 32, 48)
APP_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)


class ColourScheme(Enum):
    """Dark or light, or whatever the desktop says."""

    DARK = "dark"
    LIGHT = "light"
    SYSTEM = "system"


@dataclass(frozen=True)
class Colours:
    """The colours of one scheme as #rrggbb; also the names the style sheet's template uses.

    accent: marks and edges; accent_fill: areas with accent_text on them; accent_dim: selected rows and hovered areas; good, bad: words
    that say how something went.
    """

    base: str
    window: str
    raised: str
    button: str
    hover: str
    border: str
    text: str
    text_dim: str
    text_disabled: str
    accent: str
    accent_bright: str
    accent_dim: str
    accent_hover: str
    accent_fill: str
    accent_text: str
    good: str
    bad: str


DARK = Colours(
    base="#1b1b1b",
    window="#232323",
    raised="#2c2c2c",
    button="#3c3c3c",
    hover="#4a4a4a",
    border="#454545",
    text="#e2e2e2",
    text_dim="#a8a8a8",
    text_disabled="#707070",
    accent="#e0a030",
    accent_bright="#f2b84b",
    accent_dim="#5c4a24",
    accent_hover="#43392a",
    accent_fill="#e0a030",
    accent_text="#1c1508",
    good="#7fd69e",
    bad="#f8b0ab",
)

LIGHT = Colours(
    base="#ffffff",
    window="#f3f3f3",
    raised="#e9e9e9",
    button="#dedede",
    hover="#d0d0d0",
    border="#bdbdbd",
    text="#1e1e1e",
    text_dim="#5a5a5a",
    text_disabled="#9a9a9a",
    accent="#a86a00",
    accent_bright="#8a5600",
    accent_dim="#f3d9a4",
    accent_hover="#f7ecd6",
    accent_fill="#e5a83a",
    accent_text="#231803",
    good="#1a6b35",
    bad="#a3211a",
)

# What qdarkstyle 3.2.3 uses as its accent, from the faintest to the strongest, and what stands there instead.
_DARK_ACCENTS = {
    "#26486b": "accent_hover",
    "#346792": "accent_dim",
    "#1a72bb": "accent_dim",
    "#259ae9": "accent",
    "#37aefe": "accent_bright",
}
_LIGHT_ACCENTS = {
    "#daedff": "accent_hover",
    "#9fcbff": "accent_dim",
    "#73c7ff": "accent_dim",
    "#37aefe": "accent",
    "#259ae9": "accent_bright",
}


def apply_theme(app: QApplication, scheme: ColourScheme) -> ColourScheme:
    """Give the whole application this look; may be called again to change it. Returns DARK or LIGHT, what SYSTEM came to."""
    chosen = _resolved(app, scheme)
    colours = colours_of(chosen)
    sheet = _style_sheet(chosen, colours)
    app.setStyle("Fusion")
    app.setPalette(_palette(colours))
    app.setStyleSheet(sheet)
    app.setWindowIcon(app_icon())
    return chosen


def colours_of(scheme: ColourScheme) -> Colours:
    """The colours of DARK or LIGHT; SYSTEM has to be resolved by `apply_theme` first."""
    return LIGHT if scheme is ColourScheme.LIGHT else DARK


def colours_now() -> Colours:
    """The colours that the application has on; those of DARK before it has any."""
    return LIGHT if QGuiApplication.palette().color(QPalette.ColorRole.Base) == QColor(LIGHT.base) else DARK


def icon(name: str, scheme: ColourScheme = ColourScheme.DARK) -> QIcon:
    """A toolbar icon `resources/icons/<name>.svg` in the scheme's text colour, greyed when disabled, amber when switched on.

    Raises FileNotFoundError when there is no such icon.
    """
    colours = colours_of(scheme)
    source = (resources_dir() / "icons" / f"{name}.svg").read_text("utf-8")
    result = QIcon()
    normal, disabled = QIcon.Mode.Normal, QIcon.Mode.Disabled
    off, on = QIcon.State.Off, QIcon.State.On
    looks = (
        (colours.text, ((normal, off),)),
        (colours.accent, ((normal, on),)),
        (colours.text_disabled, ((disabled, off), (disabled, on))),
    )
    for colour, places in looks:
        for pixmap in _drawn(source.replace("currentColor", colour).encode(), ICON_SIZES):
            for mode, state in places:
                result.addPixmap(pixmap, mode, state)
    return result


def app_icon() -> QIcon:
    """The application's own icon."""
    drawing = (resources_dir() / "icons" / "heliograph.svg").read_bytes()
    result = QIcon()
    for pixmap in _drawn(drawing, APP_ICON_SIZES):
        result.addPixmap(pixmap)
    return result


def _resolved(app: QApplication, scheme: ColourScheme) -> ColourScheme:
    if scheme is not ColourScheme.SYSTEM:
        return scheme
    # A desktop that does not say gets the dark look: photos are judged better in it.
    return ColourScheme.LIGHT if desktop_scheme(app) is Qt.ColorScheme.Light else ColourScheme.DARK


def desktop_scheme(app: QApplication) -> Qt.ColorScheme:
    """What the desktop says."""
    return app.styleHints().colorScheme()


def _style_sheet(scheme: ColourScheme, colours: Colours) -> str:
    """qdarkstyle's sheet in our colours and our own rules after it; empty, with a line in the log, where it cannot be loaded."""
    os.environ["QT_API"] = "pyside6"  # else qtpy looks for PyQt5 first and warns
    try:
        import qdarkstyle
        from qdarkstyle.dark.palette import DarkPalette
        from qdarkstyle.light.palette import LightPalette

        palette = LightPalette if scheme is ColourScheme.LIGHT else DarkPalette
        sheet = str(qdarkstyle.load_stylesheet(qt_api="pyside6", palette=palette))
    except ImportError as error:
        _log.warning("qdarkstyle cannot be loaded (%s); the plain Fusion style is used.", error)
        return ""
    accents = _LIGHT_ACCENTS if scheme is ColourScheme.LIGHT else _DARK_ACCENTS
    folder = resources_dir() / "themes"
    rules = (folder / "heliograph.qss").read_text("utf-8")
    marks = (folder / "marks").as_posix()
    return neutral(sheet, {old: getattr(colours, name) for old, name in accents.items()}) + Template(rules).substitute(
        vars(colours), marks=marks
    )


def neutral(sheet: str, accents: dict[str, str]) -> str:
    """A style sheet whose colours are greys of equal luminance, those in `accents` (lower case) replaced by what stands there."""

    def replaced(match: re.Match[str]) -> str:
        colour = match.group().lower()
        return accents.get(colour) or _grey_of(colour)

    return re.sub(r"#[0-9A-Fa-f]{6}\b", replaced, sheet)


def _grey_of(colour: str) -> str:
    parts = np.array([int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)])
    luminance = srgb_to_linear(parts) @ np.array([0.2126, 0.7152, 0.0722])
    grey = round(float(linear_to_srgb(np.array(luminance))) * 255)
    return "#" + f"{grey:02x}" * 3


def _palette(colours: Colours) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for one, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.base),
        (role.AlternateBase, colours.raised),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.text_dim),
        (role.Text, colours.text),
        (role.Button, colours.button),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.accent_bright),
        (role.Light, colours.hover),
        (role.Midlight, colours.button),
        (role.Mid, colours.border),
        (role.Dark, colours.base),
        (role.Shadow, "#000000"),
        (role.Highlight, colours.accent_dim),
        (role.HighlightedText, colours.text),
        (role.Accent, colours.accent),
        (role.Link, colours.accent_bright),
        (role.LinkVisited, colours.accent_bright),
    ):
        palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(group.Disabled, one, QColor(colours.text_disabled))
    return palette


def _drawn(drawing: bytes, sizes: tuple[int, ...]) -> list[QPixmap]:
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(drawing))
    pixmaps = []
    for size in sizes:
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        pixmaps.append(pixmap)
    return pixmaps
