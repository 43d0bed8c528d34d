"""Resampling the camera's photo into the phone's frame: once, from the original, and averaged over a phone pixel's whole area.

The mapping is evaluated exactly on a grid of cells and linearly in between (it is smooth: the error is below a hundredth of a pixel),
strip by strip, so that memory stays small. Also here: which cells the camera covers, and the largest rectangle of them. Any thread.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.progress import Progress
from engine.registration.model import Mapping

CELL = 8
"""Phone pixels between the points where the mapping is evaluated exactly."""
_STRIP = 32
"""Cells in a strip."""
_RIM = 2
"""Cells left out around the common part."""
_FINEST = 8
"""Samples along a side of a phone pixel at most."""
_MARGIN = 6.0
"""Camera pixels that a kernel may reach beyond the point it is centred on; nearer to the border nothing is called covered."""

Picture = NDArray[np.uint8]


@dataclass(frozen=True)
class Box:
    """A rectangle of whole pixels, right and bottom exclusive."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def of(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """That part of a picture, as a view."""
        return picture[self.top : self.bottom, self.left : self.right]


class Places:
    """A mapping made ready for resampling a whole photo: the camera's pixel at the centre of every cell, one cell beyond each side."""

    def __init__(self, mapping: Mapping) -> None:
        width, height = mapping.model.phone_size
        self.columns, self.rows = math.ceil(width / CELL), math.ceil(height / CELL)
        self._size = (width, height)
        self._camera_size = mapping.model.camera_size
        self._scale = mapping.scale()
        x = np.arange(-1, self.columns + 1) * float(CELL) + (CELL - 1) / 2
        self._grid = np.empty((self.rows + 2, self.columns + 2, 2), np.float32)
        for row in range(self.rows + 2):
            y = (row - 1) * float(CELL) + (CELL - 1) / 2
            self._grid[row] = mapping.at(np.column_stack([x, np.full(len(x), y)]))

    def warped(self, camera: Picture, progress: Progress | None = None, *, fine: bool = True) -> Picture:
        """`camera` (H, W) or (H, W, 3) in the phone's frame; what it does not cover repeats its border.

        Where the camera has more pixels than the phone, each phone pixel is the mean of samples spread over its area (a sensor with
        larger pixels would have measured the same); fine=False takes one sample of a blurred camera instead, for measuring.
        """
        width, height = self._size
        samples = min(max(1, math.ceil(self._scale - 0.05)), _FINEST) if fine else 1
        if not fine and self._scale > 1.2:
            sigma = 0.45 * math.sqrt(self._scale**2 - 1.0)
            camera = np.asarray(cv2.GaussianBlur(camera, (0, 0), sigma), np.uint8)
        result = np.empty((height, width, *camera.shape[2:]), np.uint8)
        kernel = cv2.INTER_LANCZOS4 if fine else cv2.INTER_CUBIC
        for top, places in self._strips(samples):
            strip = cv2.remap(camera, places, np.empty(0, np.float32), kernel, borderMode=cv2.BORDER_REPLICATE)
            rows = min(strip.shape[0] // samples, height - top)
            if samples > 1:
                strip = cv2.resize(strip, (strip.shape[1] // samples, strip.shape[0] // samples), interpolation=cv2.INTER_AREA)
            result[top : top + rows] = strip[:rows, :width]
            if progress is not None:
                progress.check_cancelled()
                progress.report((top + rows) / height)
        return result

    def covered(self) -> NDArray[np.bool_]:
        """(rows, columns): cells that lie in the camera's picture with all their pixels."""
        low = np.full(2, _MARGIN)
        high = np.array(self._camera_size) - 1 - _MARGIN
        inside = np.all((self._grid >= low) & (self._grid <= high), axis=2)
        # The centres of all eight neighbours inside: so is the cell.
        whole = cv2.erode(inside.astype(np.uint8), np.ones((3, 3), np.uint8), borderType=cv2.BORDER_CONSTANT, borderValue=0)
        return whole[1:-1, 1:-1].astype(bool)

    def common(self) -> Box:
        """The largest rectangle of the phone's photo that the camera covers, less a rim; empty where there is none."""
        # The outermost pixels are farther than half a window from any place where a shift was measured.
        kernel = np.ones((2 * _RIM + 1, 2 * _RIM + 1), np.uint8)
        kept = cv2.erode(self.covered().astype(np.uint8), kernel, borderType=cv2.BORDER_CONSTANT, borderValue=0)
        box = largest_rectangle(np.asarray(kept, np.uint8).astype(bool))
        width, height = self._size
        return Box(box.left * CELL, box.top * CELL, min(box.right * CELL, width), min(box.bottom * CELL, height))

    def _strips(self, samples: int) -> Iterator[tuple[int, NDArray[np.float32]]]:
        for first in range(0, self.rows, _STRIP):
            last = min(first + _STRIP, self.rows)
            nodes = self._grid[first : last + 2]
            step = CELL * samples
            # Cell centres and samples are both centred in their pixels, which is the alignment `resize` has.
            dense = cv2.resize(nodes, (nodes.shape[1] * step, nodes.shape[0] * step), interpolation=cv2.INTER_LINEAR)
            yield first * CELL, np.ascontiguousarray(dense[step:-step, step:-step])


def largest_rectangle(cells: NDArray[np.bool_]) -> Box:
    """The rectangle of true cells with the largest area."""
    best, best_area = Box(0, 0, 0, 0), 0
    heights = [0] * cells.shape[1]
    for row, line in enumerate(cells.tolist()):
        heights = [height + 1 if inside else 0 for height, inside in zip(heights, line, strict=True)]
        waiting: list[tuple[int, int]] = []  # (first column, height), growing heights
        for column, height in enumerate([*heights, 0]):
            start = column
            while waiting and waiting[-1][1] >= height:
                start, tall = waiting.pop()
                if tall * (column - start) > best_area:
                    best, best_area = Box(start, row + 1 - tall, column, row + 1), tall * (column - start)
            waiting.append((start, height))
    return best
