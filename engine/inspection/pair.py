"""A photo and what was made of it, pixel beside pixel: what everything that measures or shows a difference works on.

Where the result is larger, the photo is enlarged bicubically to the same pixels, a few rows at a time. Copies nothing else. Any thread.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.core.enlarging import enlarged_rows
from engine.core.method import Region
from engine.core.photo import Pixels, to_depth

Deep = NDArray[np.uint16]
"""(height, width, 3) RGB, full range."""

LUMA = np.array([0.299, 0.587, 0.114], np.float32)
"""BT.601's weights, for encoded values."""

STRIP_PIXELS = 1 << 17
"""Pixels worked on at a time: intermediate floats stay in the processor's cache."""


@dataclass(frozen=True, eq=False)
class Pair:
    """source: (h, w, 3) uint8 or uint16; after: (k * h, k * w, 3) of either type, k a whole number. Raises ValueError for other sizes."""

    source: Pixels
    after: Pixels

    def __post_init__(self) -> None:
        height, width = self.source.shape[:2]
        if self.after.shape != (self.scale * height, self.scale * width, 3) or self.source.ndim != 3:
            raise ValueError(f"{self.after.shape} is no whole multiple of {self.source.shape}.")

    @property
    def scale(self) -> int:
        """How many times as wide and high the result is."""
        return max(1, self.after.shape[0] // self.source.shape[0])

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the result."""
        return int(self.after.shape[1]), int(self.after.shape[0])

    def part(self, region: Region) -> "Pair":
        """A rectangle of it, in pixels of the source; views. At its edges it is enlarged as if it were a photo of its own."""
        rows, columns = slice(region.top, region.top + region.height), slice(region.left, region.left + region.width)
        k = self.scale
        wide = slice(k * rows.start, k * rows.stop), slice(k * columns.start, k * columns.stop)
        return Pair(self.source[rows, columns], self.after[wide])

    def rows(self, top: int, bottom: int) -> tuple[Deep, Deep]:
        """Before and after between two rows of the result, both in 16 bit."""
        after = np.asarray(to_depth(self.after[top:bottom], 16), np.uint16)
        return enlarged_rows(self.source, self.scale, slice(top, bottom)), after

    def strips(self) -> Iterator[tuple[int, int]]:
        """From which to which row, so that a strip has about STRIP_PIXELS; an even number of rows but for the last."""
        width, height = self.size
        step = max(2, STRIP_PIXELS // width // 2 * 2)
        return ((top, min(top + step, height)) for top in range(0, height, step))


def box_around(x: float, y: float, side: int, width: int, height: int) -> Region:
    """The square of that many pixels around a point of a picture, moved inside; smaller only where the picture is."""
    wide, tall = min(side, width), min(side, height)
    left = min(max(0, round(x - wide / 2)), width - wide)
    top = min(max(0, round(y - tall / 2)), height - tall)
    return Region(left, top, wide, tall, width, height)
