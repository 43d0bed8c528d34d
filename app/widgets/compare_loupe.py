"""The loupe: small panes at the pointer that show the same few pixels of every side, strongly enlarged.

Owns where it lies and what it shows; takes the pixels from the picture's renderers and keeps none. Main thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from app.qt_image import blank_image, screen_pixels
from app.widgets import compare_overlay as overlay
from app.widgets.renderers import MixedRenderer
from app.widgets.viewport import MAX_ZOOM, Viewport

POWERS = (1, 2, 4, 8)
"""Device pixels per pixel of the result, along one side."""

SIDE = 176
_GAP = 3
_AWAY = 26
"""Logical pixels: of one pane, between two, from the pointer."""

_EDGE = QColor(240, 240, 240, 230)
_SHADE = QColor(0, 0, 0, 170)


@dataclass
class Loupe:
    """on: whether it is seen; power: one of POWERS."""

    on: bool = False
    power: int = 4

    def stronger(self, steps: int) -> None:
        """The next power up or down; the last one stays."""
        index = POWERS.index(self.power) + steps
        self.power = POWERS[min(len(POWERS) - 1, max(0, index))]

    def area(self, x: float, y: float, panes: int, room: QRectF) -> QRectF:
        """Where it lies for a pointer at (x, y): above it, below where there is no room, always inside the widget. Logical pixels."""
        columns, rows = (2, 2) if panes > 2 else (panes, 1)
        side = float(floor(min(SIDE, (room.width() - 16) / columns, (room.height() - 16) / (2 * rows))))
        width, height = columns * side + (columns - 1) * _GAP, rows * side + (rows - 1) * _GAP
        left = min(max(room.left() + 4, round(x - width / 2)), room.right() - width - 4)
        top = round(y) - _AWAY - height
        if top < room.top() + 4:
            top = min(round(y) + _AWAY, room.bottom() - height - 4)
        return QRectF(left, top, width, height)

    def paint(
        self,
        painter: QPainter,
        font: QFont,
        area: QRectF,
        shown: list[tuple[str, MixedRenderer]],
        viewport: Viewport,
        point: tuple[float, float],
        ratio: float,
        background: QColor,
    ) -> None:
        """point: the pixel of what `viewport` shows that is to be in the middle. The painter is in logical pixels."""
        columns = 2 if len(shown) > 1 else 1
        side = (area.width() - (columns - 1) * _GAP) / columns
        for number, (name, renderer) in enumerate(shown):
            left = area.left() + number % columns * (side + _GAP)
            top = area.top() + number // columns * (side + _GAP)
            device = QRect(round(left * ratio), round(top * ratio), round(side * ratio), round(side * ratio))
            self._paint_pane(painter, device, renderer, viewport, point, ratio, background)
            pane = QRectF(left, top, side, side)
            overlay.paint_plate(painter, font, pane, f"{name} · {self.power}:1" if number == 0 else name)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((_SHADE, 3.0), (_EDGE, 1.0)):
                painter.setPen(QPen(colour, width))
                painter.drawRect(pane)

    def _paint_pane(
        self,
        painter: QPainter,
        device: QRect,
        renderer: MixedRenderer,
        viewport: Viewport,
        point: tuple[float, float],
        ratio: float,
        background: QColor,
    ) -> None:
        zoom = min(float(self.power), MAX_ZOOM)
        place = (device.width() / 2 - point[0] * zoom, device.height() / 2 - point[1] * zoom)
        lens = Viewport(device.width(), device.height(), viewport.photo_width, viewport.photo_height, zoom, *place)
        image = blank_image(device.width(), device.height())
        image.fill(background)
        left, top, right, bottom = lens.photo_rect
        if left < right and top < bottom:
            part = renderer.render(lens, lens.photo_rect, smooth=False)
            screen_pixels(image)[top:bottom, left:right] = screen_pixels(part)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawImage(device.topLeft(), image)
        painter.restore()
