"""Makes the pixels of a rectangle of a pane: of one picture, of two mixed, of the difference between two. Colours end as the screen's.

Knows layers and viewports, keeps nothing of what it has made: that is side_image.py. Main thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QColorTransform, QImage

from app.qt_image import blank_image, screen_pixels, to_screen
from app.widgets.pyramid import Bytes
from app.widgets.sampling import Content, Rect, compose, decorate, difference, has_fast_way
from app.widgets.viewport import Viewport


class Renderer(Protocol):
    """Something a pane can show."""

    def coarse(self, viewport: Viewport) -> bool:
        """Whether `smooth` makes a difference there."""

    def render(self, viewport: Viewport, rect: Rect, *, smooth: bool) -> QImage:
        """An RGB32 image of `rect`, which lies inside `viewport.photo_rect`."""


@dataclass(frozen=True)
class ContentRenderer:
    """One picture. transform: from its colours to the screen's, None where they are the same."""

    content: Content
    transform: QColorTransform | None

    def coarse(self, viewport: Viewport) -> bool:
        content = self.content
        if content.after is None:
            return has_fast_way(viewport.zoom * content.scale, len(content.original.levels))
        return has_fast_way(viewport.zoom * content.enlarged, len(content.after.levels))

    def render(self, viewport: Viewport, rect: Rect, *, smooth: bool) -> QImage:
        return self.composed(viewport, rect, smooth=smooth)[0]

    def composed(self, viewport: Viewport, rect: Rect, *, smooth: bool) -> tuple[QImage, Bytes | None]:
        """The image, and where nothing is there to show, as `compose` has it."""
        rgb, unfinished = compose(self.content, viewport, rect, smooth=smooth)
        image = to_screen(rgb, self.transform)
        decorate(screen_pixels(image), unfinished, self.content, viewport, rect, smooth=smooth)
        return image, unfinished


class Mix(Protocol):
    """How much of the upper picture is seen over the lower, 0 to 1; asked anew for each use."""

    def __call__(self) -> float: ...


@dataclass(frozen=True)
class MixedRenderer:
    """What a place shows in one piece: `high`, mixed with `low` where there is one."""

    high: ContentRenderer
    low: ContentRenderer | None
    mix: Mix

    def coarse(self, viewport: Viewport) -> bool:
        return self.high.coarse(viewport) or (self.low is not None and self.low.coarse(viewport))

    def render(self, viewport: Viewport, rect: Rect, *, smooth: bool) -> QImage:
        return self.composed(viewport, rect, smooth=smooth)[0]

    def composed(self, viewport: Viewport, rect: Rect, *, smooth: bool) -> tuple[QImage, Bytes | None]:
        import cv2

        mix = self.mix()
        image, unfinished = self.high.composed(viewport, rect, smooth=smooth)
        if self.low is not None and mix < 1.0:
            beneath, _ = self.low.composed(viewport, rect, smooth=smooth)
            pixels = screen_pixels(image)
            cv2.addWeighted(pixels, mix, screen_pixels(beneath), 1.0 - mix, 0.0, dst=pixels)
        return image, unfinished


class Gain(Protocol):
    """How much the difference is enlarged; asked anew for each use."""

    def __call__(self) -> int: ...


@dataclass(frozen=True)
class DifferenceRenderer:
    """How far the second picture is from the first. Where one has not arrived there is no difference to be seen."""

    first: MixedRenderer
    second: MixedRenderer
    gain: Gain

    def coarse(self, viewport: Viewport) -> bool:
        return self.first.coarse(viewport) or self.second.coarse(viewport)

    def render(self, viewport: Viewport, rect: Rect, *, smooth: bool) -> QImage:
        one, bare = self.first.composed(viewport, rect, smooth=smooth)
        other, missing = self.second.composed(viewport, rect, smooth=smooth)
        image = blank_image(one.width(), one.height())
        pixels = screen_pixels(image)
        pixels[...] = difference(screen_pixels(one), screen_pixels(other), self.gain())
        for mask in (bare, missing):
            if mask is not None:
                pixels[mask > 0] = 128
        return image
