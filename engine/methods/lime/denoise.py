"""Non-local means on luma and edge-keeping smoothing of colour differences, for what LIME lifts out of the dark.

The noise is taken to be about as strong everywhere in encoded values: the camera's curve makes it so. Every pixel depends on `REACH`
pixels around it and on nothing else, so tiles agree. numpy and OpenCV, stateless, any thread.
"""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.method import Image

Plane = NDArray[np.float32]

_SEARCH = 4
_PATCH = 1
"""Radius in pixels within which like places are looked for, and of the patches that are compared."""

_OFFSETS = [(row, column) for row in range(_SEARCH + 1) for column in range(-_SEARCH if row else 1, _SEARCH + 1)]
"""Half of the places looked at, rows and columns away; the others are the same pairs seen from the other side."""

_STRIP = 128
"""Rows smoothed at a time: what they need stays in a core's cache."""

_COLOUR = 5
"""Radius of the windows over which colour differences are smoothed along luma; twice that is how far they reach."""

REACH = max(_SEARCH + _PATCH, 2 * _COLOUR) + _SEARCH + _PATCH
"""Pixels around a pixel that decide about it: colour looks at luma that has been smoothed."""

_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def denoised(rgb: Image, sigma: float) -> Image:
    """(h, w, 3) float32 with noise of standard deviation `sigma` (encoded values, 0-1) smoothed away; not clipped."""
    luma = _LUMA[0] * rgb[..., 0] + _LUMA[1] * rgb[..., 1] + _LUMA[2] * rgb[..., 2]
    smooth = _non_local_means(luma, sigma)
    red, blue = (_along(smooth, rgb[..., channel] - luma, sigma) for channel in (0, 2))
    green = (_LUMA[0] * red + _LUMA[2] * blue) / -_LUMA[1]
    return np.stack([smooth + red, smooth + green, smooth + blue]).transpose(1, 2, 0)


def _non_local_means(plane: Plane, sigma: float) -> Plane:
    """Each pixel the mean of the pixels around it, weighted by how alike their surroundings are beyond what noise explains."""
    smooth = np.empty_like(plane)
    margin = _SEARCH + _PATCH
    unit = np.float32(2.0 * sigma)
    wide = np.asarray(cv2.copyMakeBorder(plane / unit, margin, margin, margin, margin, cv2.BORDER_REFLECT_101), np.float32)
    for top in range(0, len(plane), _STRIP):
        rows = min(_STRIP, len(plane) - top)
        smooth[top : top + rows] = _strip(wide[top : top + rows + 2 * margin])
    smooth *= unit
    return smooth


def _strip(wide: Plane) -> Plane:
    """The mean of everything but a border of `_SEARCH` + `_PATCH`; values in units of twice the noise.

    OpenCV writes into views of arrays made once: with a new array for each step this takes three times as long.
    """
    total, weights = wide.copy(), np.ones_like(wide)
    one, other = np.empty_like(wide), np.empty_like(wide)
    for row, column in _OFFSETS:
        height, width = wide.shape[0] - row, wide.shape[1] - abs(column)
        left, right = max(0, -column), max(0, column)
        here = slice(0, height), slice(left, left + width)
        there = slice(row, row + height), slice(right, right + width)
        apart, weight = one[:height, :width], other[:height, :width]
        cv2.subtract(wide[here], wide[there], dst=apart)
        cv2.multiply(apart, apart, dst=apart)
        cv2.boxFilter(apart, -1, (2 * _PATCH + 1, 2 * _PATCH + 1), dst=weight, borderType=cv2.BORDER_REFLECT_101)
        # Two patches of noise alone are 0.5 apart on average and weigh in full; from three times that on they are different.
        cv2.threshold(weight, 1.5, 0.0, cv2.THRESH_TRUNC, dst=weight)
        np.subtract(np.float32(1.5), weight, out=weight)
        cv2.threshold(weight, 1.0, 0.0, cv2.THRESH_TRUNC, dst=weight)
        cv2.multiply(weight, weight, dst=weight)
        # Each pair of pixels is looked at once and counts for both.
        cv2.accumulate(weight, weights[here])
        cv2.accumulate(weight, weights[there])
        cv2.accumulateProduct(weight, wide[there], total[here])
        cv2.accumulateProduct(weight, wide[here], total[there])
    margin = _SEARCH + _PATCH
    inside = slice(margin, -margin), slice(margin, -margin)
    return np.asarray(total[inside] / weights[inside], np.float32)


def _along(guide: Plane, plane: Plane, sigma: float) -> Plane:
    """`plane` smoothed but for the edges of `guide`: the guided filter (He, Sun, Tang, PAMI 2013)."""
    side = (2 * _COLOUR + 1, 2 * _COLOUR + 1)

    def mean(values: NDArray[np.floating[Any]]) -> Plane:
        return np.asarray(cv2.boxFilter(values, -1, side, borderType=cv2.BORDER_REFLECT_101), np.float32)

    middle, level = mean(guide), mean(plane)
    slope = (mean(guide * plane) - middle * level) / (mean(guide * guide) - middle * middle + np.float32(4.0 * sigma * sigma))
    return mean(slope) * guide + mean(level - slope * middle)
