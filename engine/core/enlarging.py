"""Enlarges a photo bicubically, a few rows at a time, so that it can be laid beside what an enlarging method made of it.

The same whatever the rows, as if the whole picture were enlarged at once. How alpha channels grow is alpha.py's. Pure; any thread.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from engine.core.photo import Pixels, to_depth

STRIP = 256
"""Rows worked on at a time, to keep intermediate arrays small; even, to keep pairs of rows together."""
REACH = 2
"""Rows of the source on either side that a bicubically enlarged row depends on."""


def strips(height: int) -> Iterator[slice]:
    """All rows of a picture of that height, `STRIP` at a time."""
    return (slice(top, min(top + STRIP, height)) for top in range(0, height, STRIP))


def enlarged_rows(pixels: Pixels, factor: int, rows: slice) -> NDArray[np.uint16]:
    """Rows, counted in the enlarged picture, of `pixels` (h, w, 3) in 16 bit and `factor` times as wide and high."""
    if factor == 1:
        return np.asarray(to_depth(pixels[rows], 16), np.uint16)
    import cv2

    first, last = source_rows(rows, factor, pixels.shape[0])
    part = np.ascontiguousarray(to_depth(pixels[first:last], 16), np.uint16)
    size = (factor * pixels.shape[1], factor * (last - first))
    enlarged = cv2.resize(part, size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(enlarged, np.uint16)[rows.start - factor * first : rows.stop - factor * first]


def source_rows(rows: slice, factor: int, height: int) -> tuple[int, int]:
    """From which to which row of the source, of that height, they are made."""
    return max(0, rows.start // factor - REACH), min(height, -(-rows.stop // factor) + REACH)
