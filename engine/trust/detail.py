"""Where a method added detail to a photo, and where it took some away: fine contrast after against before, as a map.

Fine contrast is what a Gaussian of a pixel and a half takes out, relative to the brightness there and to what the photo's tone curve
makes of contrast at that brightness: a night shot made bright, and softer in contrast by that, has neither gained nor lost detail. Works
in bands of rows; never holds the photo as float. Pure; any thread.
"""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.photo import Pixels, to_float

CELLS = 160
"""Cells of the map along the photo's longer side, at most; a cell has at least LEAST pixels of the photo a side."""

LEAST = 8
_SIGMA = 1.5
_REACH = 6
"""Rows of the photo on either side that the Gaussian needs, and a few."""

_BAND = 256
_SPREAD = 0.1
"""Standard deviation of brightness, as a logarithm, from which a tone curve can be made out."""

_STEEPEST = 3.0
"""A curve fitted to clipped skies may end flat; nothing is multiplied or divided by more."""

_FLOOR = 0.02
"""Added to the brightness: in black, a level more or less is no detail."""

_NOISE = 0.004
"""Contrast, root mean square and relative to brightness, that a smooth area has anyway: a level of 8 bit at full brightness."""


def detail_map(before: Callable[[int, int], Pixels], after: Callable[[int, int], Pixels], width: int, height: int) -> NDArray[np.float32]:
    """(rows, columns) float32: doublings of fine contrast from before to after, 0 where it is the same, negative where it is less.

    before, after: rows from the one to the other of two pictures of width x height, (rows, width, 3) uint8 or uint16.
    """
    cell = max(LEAST, -(-max(width, height) // CELLS))
    rows, columns = -(-height // cell), -(-width // cell)
    energy, level = np.empty((2, rows, columns), np.float32), np.empty((2, rows, columns), np.float32)
    step = max(1, _BAND // cell)
    for first in range(0, rows, step):
        last = min(rows, first + step)
        top, bottom = first * cell, min(height, last * cell)
        start, end = max(0, top - _REACH), min(height, bottom + _REACH)
        for index, picture in enumerate((before, after)):
            fine, light = (part[top - start : bottom - start] for part in _contrast(picture(start, end)))
            energy[index, first:last] = _per_cell(fine * fine, cell)
            level[index, first:last] = _per_cell(light, cell)
    floor = np.float32(_NOISE**2)
    doublings = 0.5 * np.log2((energy[1] + floor) / (energy[0] + floor))
    return np.asarray(doublings - np.log2(_tone_contrast(level[0], level[1])), np.float32)


def _contrast(pixels: Pixels) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Fine contrast relative to brightness, and the brightness."""
    light = cv2.cvtColor(to_float(pixels), cv2.COLOR_RGB2GRAY)
    smooth = cv2.GaussianBlur(light, (0, 0), _SIGMA, borderType=cv2.BORDER_REPLICATE)
    level = smooth + np.float32(_FLOOR)
    return np.asarray((light - smooth) / level, np.float32), np.asarray(level, np.float32)


def _tone_contrast(before: NDArray[np.float32], after: NDArray[np.float32]) -> NDArray[np.float32]:
    """What the tone curve from the one brightness to the other multiplies relative contrast with: its slope between logarithms."""
    x, y = np.log(before.astype(np.float64)), np.log(after.astype(np.float64))
    if x.std() < _SPREAD:
        return np.ones_like(before)  # all of one brightness: there is no curve to be seen
    curve = np.polynomial.Polynomial.fit(x.ravel(), y.ravel(), 3)
    return np.asarray(np.clip(curve.deriv()(x), 1 / _STEEPEST, _STEEPEST), np.float32)


def _per_cell(values: NDArray[np.float32], cell: int) -> NDArray[np.float32]:
    """Means of cell x cell blocks; the last ones of a row or column may be smaller."""
    down = np.add.reduceat(values, np.arange(0, values.shape[0], cell), axis=0)
    sums = np.add.reduceat(down, np.arange(0, values.shape[1], cell), axis=1)
    heights = np.minimum(cell, values.shape[0] - np.arange(0, values.shape[0], cell))
    widths = np.minimum(cell, values.shape[1] - np.arange(0, values.shape[1], cell))
    return np.asarray(sums / np.outer(heights, widths), np.float32)
