"""Histograms of a photo, and where it is clipped: numbers for the panel and a picture to lay over the photo.

Clipped is a pixel of which at least one channel stands at an end of its range, rounded to 8 bits: nothing can be told apart there.
A pixel at both ends at once counts for both and is shown as a highlight. Row by row, so that nothing large is copied. Any thread.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.core.photo import Pixels, to_depth
from engine.core.progress import Progress
from engine.inspection.pair import LUMA, STRIP_PIXELS

HIGHLIGHT, SHADOW = (235, 40, 40, 255), (40, 90, 255, 255)
"""RGBA of what is clipped."""

MOST_OVERLAY_PIXELS = 16_000_000
"""An overlay has no more: of a larger photo several pixels share one, which is coloured when any of them is clipped."""


@dataclass(frozen=True)
class Histogram:
    """counts: (4, 256) int64, of red, green, blue and BT.601 luma in 8-bit values; shadows, highlights: clipped pixels, 0-1 of all."""

    counts: NDArray[np.int64]
    shadows: float
    highlights: float


def histogram(pixels: Pixels, progress: Progress) -> Histogram:
    """Of (height, width, 3) uint8 or uint16. Raises Cancelled."""
    height, width = pixels.shape[:2]
    counts: NDArray[np.int64] = np.zeros((4, 256), np.int64)
    shadows = highlights = 0
    step = max(1, STRIP_PIXELS // width)
    for top in range(0, height, step):
        progress.check_cancelled()
        progress.report(top / height)
        rows = to_depth(pixels[top : top + step], 8)
        for channel in range(3):
            counts[channel] += np.bincount(rows[..., channel].ravel(), minlength=256)
        luma = rows @ LUMA
        counts[3] += np.bincount((luma + 0.5).astype(np.uint8).ravel(), minlength=256)
        shadows += int((rows.min(axis=2) == 0).sum())
        highlights += int((rows.max(axis=2) == 255).sum())
    return Histogram(counts, shadows / (height * width), highlights / (height * width))


def clipping_overlay(pixels: Pixels, progress: Progress, most: int = MOST_OVERLAY_PIXELS) -> NDArray[np.uint8]:
    """(rows, columns, 4) RGBA that covers the whole photo: highlights red, shadows blue, all else transparent. Raises Cancelled."""
    height, width = pixels.shape[:2]
    block = max(1, int(np.ceil(np.sqrt(height * width / most))))
    overlay: NDArray[np.uint8] = np.zeros((-(-height // block), -(-width // block), 4), np.uint8)
    step = max(1, STRIP_PIXELS // width // block) * block
    for top in range(0, height, step):
        progress.check_cancelled()
        progress.report(top / height)
        rows = to_depth(pixels[top : top + step], 8)
        part = overlay[top // block : top // block + -(-rows.shape[0] // block)]
        part[_any(rows.min(axis=2) == 0, block)] = SHADOW
        part[_any(rows.max(axis=2) == 255, block)] = HIGHLIGHT
    return overlay


def _any(mask: NDArray[np.bool_], block: int) -> NDArray[np.bool_]:
    """One value for every block x block, True where any of it is; blocks at the right and bottom may be smaller."""
    if block == 1:
        return mask
    by_rows = np.logical_or.reduceat(mask, np.arange(0, mask.shape[0], block), axis=0)
    return np.asarray(np.logical_or.reduceat(by_rows, np.arange(0, mask.shape[1], block), axis=1), np.bool_)
