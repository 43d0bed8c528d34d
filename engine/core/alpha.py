"""Transparency beside a network: what colours it is shown where nothing can be seen, and how an alpha channel grows.

A cut-out has colours under its transparent pixels that nobody ever sees (often black, white or a green screen), and everything that
mixes neighbours would draw them into the edge as a halo. So whatever mixes sees the visible colours continued there instead. What lies
hidden stays in the photo: at its own size it comes back untouched. Pixels in memory only. Any thread.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core.enlarging import source_rows, strips
from engine.core.photo import Photo, Pixels, to_depth

Floats = NDArray[np.float32]

_TRUSTED = 0.1
"""From this opacity on a pixel's own colour is shown; below it fades into what is around. Straight colours of nearly clear pixels are
mostly rounding: at 1/255 each is one of two values."""


def shown_to_networks(photo: Photo) -> Photo:
    """The photo with colours under transparent pixels that continue the visible ones; itself where nothing is transparent.

    Pull-push: visible colours are averaged over ever larger squares, weighted by opacity, and each clear pixel takes the smallest
    square that has any. A photo in which nothing at all can be seen comes back as it is.
    """
    alpha = photo.alpha
    if alpha is None or int(alpha.min()) >= _TRUSTED * np.iinfo(alpha.dtype).max or not alpha.any():
        return photo
    around = _continued(*_halved(photo))
    full = np.float32(np.iinfo(photo.pixels.dtype).max)
    filled: Any = photo.pixels.copy()
    for rows in strips(photo.height):
        opacity = alpha[rows].astype(np.float32) / np.float32(np.iinfo(alpha.dtype).max)
        doubt = np.maximum(0.0, 1.0 - opacity / np.float32(_TRUSTED))[..., None]
        if doubt.any():
            own = photo.pixels[rows].astype(np.float32)
            own += (_doubled(around, rows, photo.width) * full - own) * doubt
            filled[rows] = own + np.float32(0.5)
    return Photo(filled, alpha, photo.metadata, photo.orientation, photo.format, photo.source, photo.grey, photo.edits)


def with_hidden_colours(photo: Photo, pixels: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """A result of the photo's own size, with the photo's colours wherever it is fully transparent; `pixels` itself if nowhere."""
    if photo.alpha is None or photo.alpha.all():
        return pixels
    kept = pixels.copy()
    for rows in strips(photo.height):
        clear = photo.alpha[rows] == 0
        kept[rows][clear] = to_depth(photo.pixels[rows], 16)[clear]
    return kept


def enlarged_alpha(alpha: Pixels, factor: int) -> NDArray[np.uint16]:
    """An alpha channel in 16 bits, `factor` times as wide and high: bicubic, and never beyond the values around a pixel.

    Without that bound there would be a rim of another opacity along each edge, inside and outside.
    """
    if factor == 1:
        return np.asarray(to_depth(alpha, 16), np.uint16)
    large = np.empty((alpha.shape[0] * factor, alpha.shape[1] * factor), np.uint16)
    for rows in strips(large.shape[0]):
        large[rows] = enlarged_alpha_rows(alpha, factor, rows)
    return large


def enlarged_alpha_rows(alpha: Pixels, factor: int, rows: slice) -> NDArray[np.uint16]:
    """Some rows of the enlarged channel, as `enlarged_alpha` makes them."""
    import cv2

    first, last = source_rows(rows, factor, alpha.shape[0])
    part: Any = np.ascontiguousarray(to_depth(alpha[first:last], 16))
    size = (alpha.shape[1] * factor, factor * (last - first))
    near = np.ones((3, 3), np.uint8)
    grown = cv2.resize(part, size, interpolation=cv2.INTER_CUBIC)
    lowest = cv2.resize(cv2.erode(part, near), size, interpolation=cv2.INTER_NEAREST)
    highest = cv2.resize(cv2.dilate(part, near), size, interpolation=cv2.INTER_NEAREST)
    bounded: NDArray[np.uint16] = np.clip(grown, lowest, highest)[rows.start - factor * first : rows.stop - factor * first]
    return bounded


def _halved(photo: Photo) -> tuple[Floats, Floats]:
    """Colours (0-1, times their weight) and weights of squares of two by two, from a few rows at a time."""
    assert photo.alpha is not None
    colours = np.empty(((photo.height + 1) // 2, (photo.width + 1) // 2, 3), np.float32)
    weights = np.empty(colours.shape[:2], np.float32)
    full, opaque = np.float32(np.iinfo(photo.pixels.dtype).max), np.float32(np.iinfo(photo.alpha.dtype).max)
    for rows in strips(photo.height):
        opacity = photo.alpha[rows].astype(np.float32) / opaque
        seen = photo.pixels[rows].astype(np.float32) * (opacity / full)[..., None]
        half = slice(rows.start // 2, (rows.stop + 1) // 2)
        colours[half], weights[half] = _summed(seen), _summed(opacity)
    return colours, weights


def _continued(colours: Floats, weights: Floats) -> Floats:
    """Colours (0-1) everywhere: a square's own as far as its weight goes, the rest from the squares twice as large."""
    own: Any = colours / np.maximum(weights, np.float32(1e-6))[..., None]
    if weights.size == 1:
        return own
    larger = _continued(_summed(colours), _summed(weights))
    around = _doubled(larger, slice(0, weights.shape[0]), weights.shape[1])
    trust = np.minimum(weights, np.float32(1.0))[..., None]
    own -= around
    own *= trust
    own += around
    return own


def _summed(values: Floats) -> Floats:
    """Sums of squares of two by two; an odd row or column stands alone."""
    height, width = values.shape[:2]
    if height % 2 or width % 2:
        margins = [(0, height % 2), (0, width % 2)] + [(0, 0)] * (values.ndim - 2)
        values = np.pad(values, margins)
    return np.asarray(values[0::2, 0::2] + values[0::2, 1::2] + values[1::2, 0::2] + values[1::2, 1::2], np.float32)


def _doubled(half: Floats, rows: slice, width: int) -> Floats:
    """These rows of a picture twice as wide and high, smoothly between; `width` says where an odd one ends."""
    import cv2

    first, last = max(0, rows.start // 2 - 1), min(half.shape[0], (rows.stop + 1) // 2 + 1)
    size = (2 * half.shape[1], 2 * (last - first))
    large = np.asarray(cv2.resize(half[first:last], size, interpolation=cv2.INTER_LINEAR), np.float32)
    return large[rows.start - 2 * first : rows.stop - 2 * first, :width]
