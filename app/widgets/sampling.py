"""Cuts what a pane shows out of a layer: any zoom, any whole-pixel position, any part of the pane.

Pure numpy and OpenCV, no Qt. Below 100 % the pyramid level just larger than the screen is sampled, so nothing aliases; from 200 %
photo pixels stay square; in between bilinear. At 100 %, and wherever a level happens to fit exactly, pixels are copied unchanged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, frexp

import numpy as np
from numpy.typing import NDArray

from app.widgets.pyramid import DONE, Bytes, Layer
from app.widgets.viewport import Viewport

NEAREST_FROM = 2.0
"""From this zoom on photo pixels are drawn as squares."""

Rect = tuple[int, int, int, int]
"""Left, top, right, bottom in device pixels of the pane, right and bottom exclusive."""

_DIM = 0.5
_DIM_BASE = 22
_HATCH = 10
_HATCH_LIGHT = 26
_CHECK = 12
_CHECK_GREYS = (108, 148)


@dataclass(frozen=True)
class Content:
    """What one side shows. after: None shows the original; scale: how many times denser `after` is; missing: without an `after`
    show the original as unfinished. alpha: pyramid of the original's opacity, drawn over a checkerboard.
    """

    original: Layer
    after: Layer | None = None
    scale: int = 1
    missing: bool = False
    alpha: tuple[Bytes, ...] | None = None


def compose(content: Content, viewport: Viewport, rect: Rect, *, smooth: bool) -> tuple[Bytes, Bytes | None]:
    """RGB of `rect` in the photo's own colours, and where it is not finished: (height, width) uint8, 255 there, or None.

    rect must lie inside `viewport.photo_rect`. smooth: box-filter below 100 %, about four times the work of the fast way.
    """
    origin = viewport.origin
    after = content.after
    if after is None:
        rgb = sample(content.original.levels, viewport.zoom, origin, rect, smooth=smooth)
        return (_dimmed(rgb), np.full(rgb.shape[:2], 255, np.uint8)) if content.missing else (rgb, None)
    zoom = viewport.zoom / content.scale
    unfinished = None
    # The coarsest level is full only when all below is: a small look that spares the large one once a run is complete.
    if after.finished is not None and int(after.finished[-1].min()) < DONE:
        mask = sample(after.finished, zoom, origin, rect, smooth=smooth)
        unfinished = np.where(mask == DONE, np.uint8(0), np.uint8(255))
        if not unfinished.any():
            unfinished = None
    if unfinished is not None and unfinished.all():
        return _dimmed(sample(content.original.levels, viewport.zoom, origin, rect, smooth=smooth)), unfinished
    rgb = sample(after.levels, zoom, origin, rect, smooth=smooth)
    if unfinished is not None:
        before = _dimmed(sample(content.original.levels, viewport.zoom, origin, rect, smooth=smooth))
        rgb = np.where(unfinished[..., None] > 0, before, rgb)
    return rgb, unfinished


def decorate(screen: Bytes, unfinished: Bytes | None, content: Content, viewport: Viewport, rect: Rect, *, smooth: bool) -> None:
    """Draw the hatching of unfinished parts and the checkerboard behind transparent ones into `screen`, in place.

    screen: (height, width, 4) uint8 as the screen wants it, channels after any colour conversion.
    """
    import cv2

    left, top, right, bottom = rect
    xs, ys = np.arange(left, right) - viewport.origin[0], np.arange(top, bottom) - viewport.origin[1]
    if unfinished is not None:
        hatch = np.where(np.arange(2 * _HATCH) % _HATCH == 0, 255, 0).astype(np.uint8)
        lines = hatch[(xs % _HATCH).astype(np.uint8)[None, :] + (ys % _HATCH).astype(np.uint8)[:, None]]
        cv2.add(screen, np.full(4, _HATCH_LIGHT, np.float64), dst=screen, mask=cv2.bitwise_and(lines, unfinished))
    if content.alpha is not None:
        opacity = sample(content.alpha, viewport.zoom, viewport.origin, rect, smooth=smooth)
        if int(opacity.min()) < 255:
            odd = ((xs // _CHECK) % 2)[None, :] != ((ys // _CHECK) % 2)[:, None]
            board = np.where(odd, np.uint16(_CHECK_GREYS[1]), np.uint16(_CHECK_GREYS[0]))
            part = opacity.astype(np.uint16)
            behind = board * (255 - part) + 127
            for channel in range(3):
                screen[..., channel] = (screen[..., channel] * part + behind) // 255


def sample(levels: Sequence[Bytes], zoom: float, origin: tuple[int, int], rect: Rect, *, smooth: bool) -> Bytes:
    """Pixels of `rect` from a pyramid whose level 0 is shown at `zoom` with its corner at `origin`.

    Returns (height, width, 3) or (height, width) uint8; a read-only view of the level where pixels fall on pixels.
    """
    level = best_level(zoom, len(levels))
    pixels, step = levels[level], zoom * 2**level
    left, top, right, bottom = (edge - origin[index % 2] for index, edge in enumerate(rect))
    if step == 1.0 and right <= pixels.shape[1] and bottom <= pixels.shape[0]:
        return pixels[top:bottom, left:right]
    if step >= NEAREST_FROM:
        return _nearest(pixels, step, left, top, right, bottom)
    if smooth and step < 1.0:
        return _halve(_bilinear(pixels, step * 2, 2 * left, 2 * top, 2 * right, 2 * bottom))
    return _bilinear(pixels, step, left, top, right, bottom)


def best_level(zoom: float, count: int) -> int:
    """The smallest level that has at least one pixel per device pixel."""
    if zoom > 0.5:
        return 0
    mantissa, exponent = frexp(zoom)  # zoom = mantissa * 2**exponent with 0.5 <= mantissa < 1
    return min(count - 1, -exponent + (1 if mantissa == 0.5 else 0))


def has_fast_way(zoom: float, count: int) -> bool:
    """Whether `smooth` makes a difference at this zoom."""
    step = zoom * 2 ** best_level(zoom, count)
    return step < 1.0


def _nearest(pixels: Bytes, step: float, left: int, top: int, right: int, bottom: int) -> Bytes:
    columns = np.clip(((np.arange(left, right) + 0.5) / step).astype(np.intp), 0, pixels.shape[1] - 1)
    rows = np.clip(((np.arange(top, bottom) + 0.5) / step).astype(np.intp), 0, pixels.shape[0] - 1)
    band = pixels[rows[0] : rows[-1] + 1]
    return np.take(np.take(band, columns, axis=1), rows - rows[0], axis=0)


def _bilinear(pixels: Bytes, step: float, left: int, top: int, right: int, bottom: int) -> Bytes:
    import cv2

    # Only the part in sight goes to OpenCV: its warp works in 16-bit coordinates, and small numbers keep their fractions.
    height, width = pixels.shape[:2]
    first = [min(max(0, floor((edge + 0.5) / step - 0.5) - 1), size - 1) for edge, size in ((left, width), (top, height))]
    last = [max(0, min(size, ceil((edge - 0.5) / step - 0.5) + 2)) for edge, size in ((right, width), (bottom, height))]
    crop = pixels[first[1] : max(last[1], first[1] + 1), first[0] : max(last[0], first[0] + 1)]
    shift = [(edge + 0.5) / step - 0.5 - start for edge, start in ((left, first[0]), (top, first[1]))]
    inverse: NDArray[np.float64] = np.array([[1 / step, 0, shift[0]], [0, 1 / step, shift[1]]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpAffine(crop, inverse, (right - left, bottom - top), flags=flags, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


def _halve(pixels: Bytes) -> Bytes:
    import cv2

    return np.asarray(cv2.resize(pixels, (pixels.shape[1] // 2, pixels.shape[0] // 2), interpolation=cv2.INTER_AREA), np.uint8)


def _dimmed(rgb: Bytes) -> Bytes:
    import cv2

    return np.asarray(cv2.convertScaleAbs(rgb, alpha=_DIM, beta=_DIM_BASE), np.uint8)
