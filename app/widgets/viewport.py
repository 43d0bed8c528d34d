"""Where a photo lies in a pane: zoom, position, limits. Pure geometry on frozen values, no Qt and no painting.

All pane coordinates are device pixels; all photo coordinates are pixels of the picture, which may be denser than the original. Every
change returns a new viewport that keeps to the limits: no zoom outside MAX_ZOOM and the smallest useful one, and no gap beside a
photo that is larger than the pane.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor

from engine.core.method import Region

MAX_ZOOM = 32.0
SNAP = 1e-6


@dataclass(frozen=True)
class Viewport:
    """A photo of photo_width x photo_height shown in a pane of width x height device pixels.

    zoom: device pixels per photo pixel. left, top: where the photo's upper left corner lies in the pane, before rounding.
    """

    width: int
    height: int
    photo_width: int
    photo_height: int
    zoom: float = 1.0
    left: float = 0.0
    top: float = 0.0

    @property
    def fit_zoom(self) -> float:
        """The largest zoom at which the whole photo is seen."""
        return min(self.width / self.photo_width, self.height / self.photo_height)

    @property
    def origin(self) -> tuple[int, int]:
        """The photo's corner on whole device pixels: at 100 % every photo pixel is one device pixel, and panning can scroll."""
        return floor(self.left + 0.5), floor(self.top + 0.5)

    @property
    def photo_rect(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom of the seen part of the photo in the pane, right and bottom exclusive."""
        left, top = self.origin
        right = left + max(1, round(self.photo_width * self.zoom))
        bottom = top + max(1, round(self.photo_height * self.zoom))
        return max(0, left), max(0, top), min(self.width, right), min(self.height, bottom)

    def fitted(self, *, enlarge: bool = False) -> Viewport:
        """The whole photo, centred; a photo smaller than the pane stays at 100 % unless `enlarge`."""
        zoom = self.fit_zoom if enlarge else min(1.0, self.fit_zoom)
        return replace(self, zoom=min(zoom, MAX_ZOOM))._kept_inside()

    def zoomed(self, zoom: float, x: float, y: float) -> Viewport:
        """Another zoom; the photo point under the pane point (x, y) stays under it where the limits allow."""
        zoom = min(max(zoom, min(1.0, self.fit_zoom)), MAX_ZOOM)
        if abs(zoom - 1.0) < SNAP:  # steps of a wheel come back to 100 % only nearly, and only 100 % itself is pixel for pixel
            zoom = 1.0
        factor = zoom / self.zoom
        return replace(self, zoom=zoom, left=x - (x - self.left) * factor, top=y - (y - self.top) * factor)._kept_inside()

    def panned(self, dx: float, dy: float) -> Viewport:
        """The photo moved by (dx, dy) device pixels."""
        return replace(self, left=self.left + dx, top=self.top + dy)._kept_inside()

    def resized(self, width: int, height: int) -> Viewport:
        """Another pane size; the photo point in the middle stays in the middle."""
        if (width, height) == (self.width, self.height):
            return self  # computed anew, a corner between two pixels might come to lie on the other
        moved = replace(
            self, width=width, height=height, left=self.left + (width - self.width) / 2, top=self.top + (height - self.height) / 2
        )
        return moved.zoomed(self.zoom, width / 2, height / 2)

    def with_photo(self, photo_width: int, photo_height: int) -> Viewport:
        """Another photo at the same zoom, showing the same relative place."""
        x, y = self.to_photo(self.width / 2, self.height / 2)
        x, y = x / self.photo_width * photo_width, y / self.photo_height * photo_height
        moved = replace(self, photo_width=photo_width, photo_height=photo_height)
        moved = moved.zoomed(self.zoom, self.width / 2, self.height / 2)
        return replace(moved, left=self.width / 2 - x * moved.zoom, top=self.height / 2 - y * moved.zoom)._kept_inside()

    def denser(self, photo_width: int, photo_height: int) -> Viewport:
        """The same picture in other pixels; what is seen stays where it is, as far as the limits allow."""
        factor = photo_width / self.photo_width
        moved = replace(self, photo_width=photo_width, photo_height=photo_height, zoom=self.zoom / factor)
        return moved.zoomed(moved.zoom, self.width / 2, self.height / 2)

    def to_photo(self, x: float, y: float) -> tuple[float, float]:
        """The photo point under a pane point; may lie outside the photo."""
        left, top = self.origin
        return (x - left) / self.zoom, (y - top) / self.zoom

    def to_pane(self, left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
        """The smallest rectangle of whole device pixels around a rectangle of photo pixels, clipped to the pane."""
        x, y = self.origin
        return (
            max(0, floor(x + left * self.zoom)),
            max(0, floor(y + top * self.zoom)),
            min(self.width, ceil(x + right * self.zoom)),
            min(self.height, ceil(y + bottom * self.zoom)),
        )

    def visible(self) -> Region:
        """The part of the photo that is seen, partly seen pixels included."""
        left, top = self.to_photo(0, 0)
        right, bottom = self.to_photo(self.width, self.height)
        x, y = min(max(0, floor(left)), self.photo_width - 1), min(max(0, floor(top)), self.photo_height - 1)
        width = max(1, min(self.photo_width, ceil(right)) - x)
        height = max(1, min(self.photo_height, ceil(bottom)) - y)
        return Region(x, y, width, height, self.photo_width, self.photo_height)

    def _kept_inside(self) -> Viewport:
        return replace(
            self,
            left=_inside(self.left, self.photo_width * self.zoom, self.width),
            top=_inside(self.top, self.photo_height * self.zoom, self.height),
        )


def _inside(start: float, length: float, room: int) -> float:
    if length <= room:
        return (room - length) / 2
    return min(0.0, max(room - length, start))
