"""What others lay over the comparison, in the photo's own coordinates: a prepared overlay, the selection, a tool and its cursor.

Owns how these lie on the photo and paints them; does not know where an overlay comes from, what a tool does or what a selection is
for. All coordinates are pixels of the original photo, fractions included. Main thread; only `prepare_overlay` may be called on a worker.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app.widgets.pyramid import SMALLEST_LEVEL
from app.widgets.sampling import best_level
from app.widgets.viewport import Viewport
from engine.core.method import Region

_DARK = QColor(0, 0, 0, 160)
_LIGHT = QColor(255, 255, 255, 230)


@dataclass(frozen=True)
class Overlay:
    """A transparent picture over a part of the photo. levels: pyramid of (height, width, 4) uint8 RGBA, colours premultiplied; left, top,
    width, height: the part it covers, in pixels of the photo."""

    levels: tuple[NDArray[np.uint8], ...]
    left: float
    top: float
    width: float
    height: float


class CanvasTool(Protocol):
    """What draws on the photo while it is set: a brush. Coordinates are pixels of the original photo, pressure is 0 to 1 (a mouse: 1)."""

    @property
    def radius(self) -> float:
        """Of the round cursor, in pixels of the photo; 0 for a cross."""

    def press(self, x: float, y: float, pressure: float) -> None: ...

    def move(self, x: float, y: float, pressure: float) -> None:
        """Between press and release only."""

    def release(self) -> None: ...


def prepare_overlay(rgba: NDArray[np.uint8], left: float, top: float, width: float, height: float) -> Overlay:
    """The overlay of (rows, columns, 4) uint8 RGBA, not premultiplied, that covers this part of the photo. For a worker.

    It need not have the photo's density. Raises ValueError for any other shape or an empty part.
    """
    import cv2

    if rgba.ndim != 3 or rgba.shape[2] != 4 or rgba.dtype != np.uint8 or 0 in rgba.shape or width <= 0 or height <= 0:
        raise ValueError(f"An overlay needs (height, width, 4) bytes over some part, not {rgba.shape} over {width} x {height}.")
    level: NDArray[np.uint8] = np.empty_like(rgba)
    level[..., 3] = rgba[..., 3]
    # Colours count as much as they are opaque, else transparent black would darken every edge.
    cv2.multiply(rgba[..., :3], cv2.merge([rgba[..., 3]] * 3), dst=(colours := np.empty_like(rgba[..., :3])), scale=1 / 255)
    level[..., :3] = colours
    levels = [level]
    while max(levels[-1].shape[:2]) > SMALLEST_LEVEL:
        rows, columns = levels[-1].shape[:2]
        size = (max(1, (columns + 1) // 2), max(1, (rows + 1) // 2))
        levels.append(np.asarray(cv2.resize(levels[-1], size, interpolation=cv2.INTER_AREA), np.uint8))
    return Overlay(tuple(levels), left, top, width, height)


class LaidOver:
    """An overlay, or none, and what was last drawn of it."""

    def __init__(self, overlay: Overlay | None = None) -> None:
        self.overlay = overlay
        self._drawn: QImage | None = None
        self._drawn_for: tuple[Viewport, int] | None = None

    def image(self, viewport: Viewport, scale: int) -> QImage | None:
        """Over the whole pane in device pixels; None where nothing of it is seen. scale: the result's over the photo's."""
        if self.overlay is None:
            return None
        if self._drawn_for != (viewport, scale):
            self._drawn, self._drawn_for = _drawn(self.overlay, viewport, scale), (viewport, scale)
        return self._drawn


class Marks:
    """over_result, over_photo: what lies over each, wherever it stands; selection and box (what is measured under the pointer; both in
    pixels of the photo), tool and where its cursor is (in pixels of the photo, None outside)."""

    def __init__(self) -> None:
        self.over_result, self.over_photo = LaidOver(), LaidOver()
        self.selection: Region | None = None
        self.box: Region | None = None
        self.tool: CanvasTool | None = None
        self.cursor: tuple[float, float] | None = None

    def lay_over(self, result: Overlay | None, photo: Overlay | None = None) -> None:
        """These, until others come."""
        self.over_result, self.over_photo = LaidOver(result), LaidOver(photo)

    def paint(self, painter: QPainter, viewport: Viewport, scale: int, panes: Iterable[tuple[int, int]]) -> None:
        """Selection, box and cursor in every pane. panes: their upper left corners, in the device pixels that the painter draws in."""
        if self.selection is None and self.box is None and self.tool is None:
            return
        for left, top in panes:
            painter.save()
            painter.translate(left, top)
            painter.setClipRect(QRectF(0, 0, viewport.width, viewport.height), Qt.ClipOperation.IntersectClip)
            if self.selection is not None:
                _paint_frame(painter, viewport, scale, self.selection, Qt.PenStyle.DashLine)
            if self.box is not None:
                _paint_frame(painter, viewport, scale, self.box, Qt.PenStyle.SolidLine)
            self._paint_cursor(painter, viewport, scale)
            painter.restore()

    def _paint_cursor(self, painter: QPainter, viewport: Viewport, scale: int) -> None:
        if self.tool is None or self.cursor is None:
            return
        zoom = viewport.zoom * scale
        middle = QPointF(viewport.origin[0] + self.cursor[0] * zoom, viewport.origin[1] + self.cursor[1] * zoom)
        reach = self.tool.radius * zoom
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((_DARK, 3.0), (_LIGHT, 1.2)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(middle, reach, reach)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_frame(painter: QPainter, viewport: Viewport, scale: int, part: Region, style: Qt.PenStyle) -> None:
    (x, y), zoom = viewport.origin, viewport.zoom * scale
    frame = QRectF(floor(x + part.left * zoom), floor(y + part.top * zoom), ceil(part.width * zoom), ceil(part.height * zoom))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_DARK, 3))
    painter.drawRect(frame)
    painter.setPen(QPen(_LIGHT, 1, style))
    painter.drawRect(frame)


def selected(first: tuple[float, float], last: tuple[float, float], width: int, height: int) -> Region | None:
    """The region of a photo of that size that two corners span, touched pixels included; None when they span none of it."""
    left, right = sorted((first[0], last[0]))
    top, bottom = sorted((first[1], last[1]))
    left, top, right, bottom = max(0, floor(left)), max(0, floor(top)), min(width, ceil(right)), min(height, ceil(bottom))
    return Region(left, top, right - left, bottom - top, width, height) if right > left and bottom > top else None


def _drawn(overlay: Overlay, viewport: Viewport, scale: int) -> QImage | None:
    import cv2

    zoom, origin = viewport.zoom * scale, viewport.origin
    seen = viewport.photo_rect
    rows, columns = overlay.levels[0].shape[:2]
    index = best_level(zoom * min(overlay.width / columns, overlay.height / rows), len(overlay.levels))
    level = overlay.levels[index]
    first = [max(seen[axis], floor(origin[axis] + start * zoom)) for axis, start in ((0, overlay.left), (1, overlay.top))]
    ends = ((0, overlay.left + overlay.width), (1, overlay.top + overlay.height))
    last = [min(seen[axis + 2], ceil(origin[axis] + end * zoom)) for axis, end in ends]
    if first[0] >= last[0] or first[1] >= last[1]:
        return None
    steps = (level.shape[1] / (overlay.width * zoom), level.shape[0] / (overlay.height * zoom))
    starts = ((overlay.left, origin[0], first[0]), (overlay.top, origin[1], first[1]))
    shifts = [((at + 0.5 - corner) / zoom - start) * zoom * step - 0.5 for (start, corner, at), step in zip(starts, steps, strict=True)]
    # OpenCV warps in 16-bit coordinates, so it is given the part in sight only.
    cut = [max(0, min(floor(shift) - 1, size - 1)) for shift, size in zip(shifts, level.shape[1::-1], strict=True)]
    ends_at = [ceil(shift + step * (b - a)) + 2 for shift, step, a, b in zip(shifts, steps, first, last, strict=True)]
    part = level[cut[1] : max(cut[1] + 1, ends_at[1]), cut[0] : max(cut[0] + 1, ends_at[0])]
    inverse: NDArray[np.float64] = np.array([[steps[0], 0, shifts[0] - cut[0]], [0, steps[1], shifts[1] - cut[1]]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    size = (last[0] - first[0], last[1] - first[1])
    image = QImage(viewport.width, viewport.height, QImage.Format.Format_RGBA8888_Premultiplied)
    image.fill(0)
    pixels = np.frombuffer(image.bits(), np.uint8).reshape(viewport.height, viewport.width, 4)
    warped = cv2.warpAffine(part, inverse, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    pixels[first[1] : last[1], first[0] : last[0]] = warped
    return image
