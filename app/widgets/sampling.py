"""Cuts what a pane shows out of a layer: any zoom, any whole-pixel position, any part of the pane.

Pure numpy and OpenCV, no Qt. Below 100 % the pyramid level just larger than the screen is sampled, so nothing aliases; from 200 %
photo pixels stay square; in between bilinear. At 100 %, and wherever a level happens to fit exactly, pixels are copied unchanged.
Beside a denser picture the original is shown as bicubic enlargement makes it, pixel for pixel at 100 % and from 200 % on. What has not
arrived yet is shown by a preview where there is one, else by the original, dimmed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, frexp

import numpy as np
from numpy.typing import NDArray

from app.widgets.finish_layer import FinishLayer
from app.widgets.pyramid import DONE, Bytes, Layer, Patch
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
    """What one side shows. after: None shows the original; scale: how many times denser than the original everything is shown;
    missing: without an `after` show the original as unfinished. alpha: pyramid of the original's opacity, drawn over a checkerboard;
    previews: what stands for tiles that have not arrived, the later ones over the earlier. after_scale: how many times denser than the
    original `after` is, None for `scale`; finish: what is done to `after` on the way to the screen.
    """

    original: Layer
    after: Layer | None = None
    scale: int = 1
    missing: bool = False
    alpha: tuple[Bytes, ...] | None = None
    previews: tuple[Patch, ...] = ()
    after_scale: int | None = None
    finish: FinishLayer | None = None

    @property
    def enlarged(self) -> float:
        """How many times as large as it is `after` is shown beside something denser."""
        return self.scale / (self.after_scale or self.scale)


def compose(content: Content, viewport: Viewport, rect: Rect, *, smooth: bool) -> tuple[Bytes, Bytes | None]:
    """RGB of `rect` in the photo's own colours, and where nothing is there to show: (height, width) uint8, 255 there, or None.

    rect must lie inside `viewport.photo_rect`. smooth: box-filter below 100 %, about four times the work of the fast way.
    """
    zoom, origin, after = viewport.zoom, viewport.origin, content.after

    def before() -> Bytes:
        return sample_enlarged(content.original.levels, content.scale, zoom, origin, rect, smooth=smooth)

    if after is None:
        return (_dimmed(before()), np.full((rect[3] - rect[1], rect[2] - rect[0]), 255, np.uint8)) if content.missing else (before(), None)
    unfinished, factor = None, content.enlarged
    # The coarsest level is full only when all below is: a small look that spares the large one once a run is complete.
    if after.finished is not None and int(after.finished[-1].min()) < DONE:
        mask = sample_enlarged(after.finished, factor, zoom, origin, rect, smooth=smooth)
        unfinished = np.where(mask == DONE, np.uint8(0), np.uint8(255))
        if not unfinished.any():
            unfinished = None

    def enhanced() -> Bytes:
        pixels = sample_enlarged(after.levels, factor, zoom, origin, rect, smooth=smooth)
        return pixels if content.finish is None else content.finish.applied(pixels, before, viewport, rect)

    if unfinished is None:
        return enhanced(), None
    stand_in, bare = _dimmed(before()), np.full(unfinished.shape, 255, np.uint8)
    for patch in content.previews:
        _put_patch(patch, content.scale * zoom, origin, rect, stand_in, bare)
    if not unfinished.all():
        stand_in = np.where(unfinished[..., None] > 0, stand_in, enhanced())
        bare &= unfinished
    return stand_in, bare if bare.any() else None


def difference(first: Bytes, second: Bytes, gain: int) -> Bytes:
    """How far `second` lies from `first`, enlarged `gain` times around mid grey 128, channel by channel, clipped. Any equal shapes."""
    import cv2

    return np.asarray(cv2.addWeighted(second, float(gain), first, -float(gain), 128.0), np.uint8)


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
        opacity = sample_enlarged(content.alpha, content.scale, viewport.zoom, viewport.origin, rect, smooth=smooth)
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


def sample_enlarged(levels: Sequence[Bytes], factor: float, zoom: float, origin: tuple[int, int], rect: Rect, *, smooth: bool) -> Bytes:
    """As `sample`, of the picture that is `factor` times as wide and high as level 0; `zoom` and `origin` are that picture's."""
    step = zoom * factor
    if factor == 1 or step <= 1.0:
        return sample(levels, step, origin, rect, smooth=smooth)
    left, top, right, bottom = (edge - origin[index % 2] for index, edge in enumerate(rect))
    if factor == int(factor) and (zoom == 1.0 or zoom >= NEAREST_FROM):
        return _nearest_enlarged(levels[0], int(factor), zoom, left, top, right, bottom)
    if zoom >= NEAREST_FROM:
        return _nearest(levels[0], step, left, top, right, bottom)
    return _warped(levels[0], step, left, top, right, bottom, cubic=True)


def _put_patch(patch: Patch, zoom: float, origin: tuple[int, int], rect: Rect, rgb: Bytes, bare: Bytes) -> None:
    """Draw what lies in `rect` into `rgb` and clear `bare` there. zoom: device pixels per pixel of the photo."""
    import cv2

    index = best_level(zoom / patch.density, len(patch.levels))
    level, spans = patch.levels[index], []
    for axis, (start, length) in enumerate(((patch.left, patch.width), (patch.top, patch.height))):
        # A device pixel more on either side: rounding must not leave a seam at the photo's border.
        first = max(rect[axis], ceil(origin[axis] + start * zoom - 0.5) - 1)
        last = min(rect[axis + 2], ceil(origin[axis] + (start + length) * zoom - 0.5) + 1)
        step = patch.levels[0].shape[1 - axis] / (length * zoom * 2**index)  # pixels of the level per device pixel
        shift = ((first + 0.5 - origin[axis]) / zoom - start) * zoom * step - 0.5
        spans.append((first, last, step, shift, level.shape[1 - axis]))
    (x0, x1, *_), (y0, y1, *_) = spans
    if x0 >= x1 or y0 >= y1:
        return
    (cut_x, shift_x), (cut_y, shift_y) = (_needed(shift, step * (last - first), size) for first, last, step, shift, size in spans)
    inverse: NDArray[np.float64] = np.array([[spans[0][2], 0, shift_x], [0, spans[1][2], shift_y]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    drawn = cv2.warpAffine(level[cut_y, cut_x], inverse, (x1 - x0, y1 - y0), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    place = np.s_[y0 - rect[1] : y1 - rect[1], x0 - rect[0] : x1 - rect[0]]
    rgb[place] = drawn
    bare[place] = 0


def _needed(start: float, length: float, size: int) -> tuple[slice, float]:
    """The pixels of `size` that bilinear sampling from `start` over `length` reaches, and `start` counted from the first of them."""
    first = min(max(0, floor(start) - 1), size - 1)
    return slice(first, max(first + 1, min(size, ceil(start + length) + 2))), start - first


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
    columns, rows = _indices(step, left, right, pixels.shape[1]), _indices(step, top, bottom, pixels.shape[0])
    band = pixels[rows[0] : rows[-1] + 1]
    return np.take(np.take(band, columns, axis=1), rows - rows[0], axis=0)


def _nearest_enlarged(pixels: Bytes, factor: int, zoom: float, left: int, top: int, right: int, bottom: int) -> Bytes:
    import cv2

    height, width = pixels.shape[:2]
    columns, rows = _indices(zoom, left, right, factor * width), _indices(zoom, top, bottom, factor * height)
    # Only the part in sight is enlarged, with the two pixels on either side that the bicubic kernel reaches.
    x0, x1 = max(0, int(columns[0]) // factor - 2), min(width, int(columns[-1]) // factor + 3)
    y0, y1 = max(0, int(rows[0]) // factor - 2), min(height, int(rows[-1]) // factor + 3)
    size = (factor * (x1 - x0), factor * (y1 - y0))
    enlarged = np.asarray(cv2.resize(pixels[y0:y1, x0:x1], size, interpolation=cv2.INTER_CUBIC), np.uint8)
    return np.take(np.take(enlarged, columns - factor * x0, axis=1), rows - factor * y0, axis=0)


def _indices(step: float, first: int, last: int, length: int) -> NDArray[np.intp]:
    return np.clip(((np.arange(first, last) + 0.5) / step).astype(np.intp), 0, length - 1)


def _bilinear(pixels: Bytes, step: float, left: int, top: int, right: int, bottom: int) -> Bytes:
    return _warped(pixels, step, left, top, right, bottom, cubic=False)


def _warped(pixels: Bytes, step: float, left: int, top: int, right: int, bottom: int, *, cubic: bool) -> Bytes:
    import cv2

    # Only the part in sight goes to OpenCV: its warp works in 16-bit coordinates, and small numbers keep their fractions.
    height, width, reach = *pixels.shape[:2], 2 if cubic else 1
    first = [min(max(0, floor((edge + 0.5) / step - 0.5) - reach), size - 1) for edge, size in ((left, width), (top, height))]
    last = [max(0, min(size, ceil((edge - 0.5) / step - 0.5) + reach + 1)) for edge, size in ((right, width), (bottom, height))]
    crop = pixels[first[1] : max(last[1], first[1] + 1), first[0] : max(last[0], first[0] + 1)]
    shift = [(edge + 0.5) / step - 0.5 - start for edge, start in ((left, first[0]), (top, first[1]))]
    inverse: NDArray[np.float64] = np.array([[1 / step, 0, shift[0]], [0, 1 / step, shift[1]]])
    flags = (cv2.INTER_CUBIC if cubic else cv2.INTER_LINEAR) | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(crop, inverse, (right - left, bottom - top), flags=flags, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _halve(pixels: Bytes) -> Bytes:
    import cv2

    return np.asarray(cv2.resize(pixels, (pixels.shape[1] // 2, pixels.shape[0] // 2), interpolation=cv2.INTER_AREA), np.uint8)


def _dimmed(rgb: Bytes) -> Bytes:
    import cv2

    return np.asarray(cv2.convertScaleAbs(rgb, alpha=_DIM, beta=_DIM_BASE), np.uint8)
