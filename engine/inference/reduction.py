"""Reduces what an enlarging method made to a smaller enlargement, tile by tile and exactly as it would reduce the whole.

By a whole factor the mean of each block (area averaging), by any other a Lanczos-3 kernel stretched by the factor, so that nothing
aliases. Weights depend on the place inside one pixel of the photo alone, and sums run in a fixed order: pixels of two tiles agree to
the last bit. Pure numpy; any thread.
"""

from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from engine.core.method import Image

_LOBES = 3


@dataclass(frozen=True)
class Reduction:
    """From a picture `scale` times as wide and high as the photo to one `size` times; 1 <= size <= scale."""

    scale: int
    size: int

    @property
    def needed(self) -> bool:
        return self.size != self.scale

    @property
    def margin(self) -> int:
        """Pixels of the photo whose enlargement must surround what is to be reduced, on every side."""
        return ceil(_LOBES / self.size) if self.scale % self.size else 0

    def apply(self, image: Image) -> Image:
        """(scale * (h + 2 margin), scale * (w + 2 margin), 3) to (size * h, size * w, 3) float32; may leave 0-1 by a little."""
        planes = self._along(image.transpose(2, 0, 1), 1)
        return self._along(planes, 2).transpose(1, 2, 0)

    def _along(self, planes: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
        # One part for each place inside a pixel of the photo, so that a tap is a slice.
        parts = [np.ascontiguousarray(planes[_on(axis, slice(place, None, self.scale))]) for place in range(self.scale)]
        length = parts[0].shape[axis] - 2 * self.margin
        shape = list(planes.shape)
        shape[axis] = self.size * length
        reduced = np.empty(shape, np.float32)
        for place, taps in enumerate(self._taps()):
            total: NDArray[np.float32] | None = None
            for offset, weight in taps:
                block, part = divmod(offset + self.margin * self.scale, self.scale)
                piece = parts[part][_on(axis, slice(block, block + length))] * weight
                total = piece if total is None else np.add(total, piece, out=total)
            reduced[_on(axis, slice(place, None, self.size))] = total
        return reduced

    def _taps(self) -> list[list[tuple[int, np.float32]]]:
        """For each pixel made of one pixel of the photo: (offset from that pixel's first enlarged one, weight), summing to 1."""
        factor = self.scale / self.size
        if self.scale % self.size == 0:
            count = self.scale // self.size
            return [[(place * count + tap, np.float32(1 / count)) for tap in range(count)] for place in range(self.size)]
        found = []
        for place in range(self.size):
            centre = (place + 0.5) * factor - 0.5
            offsets = np.arange(ceil(centre - _LOBES * factor), floor(centre + _LOBES * factor) + 1)
            away = (offsets - centre) / factor
            weights = np.sinc(away) * np.sinc(away / _LOBES)
            weights /= weights.sum()
            found.append([(int(offset), np.float32(weight)) for offset, weight in zip(offsets, weights, strict=True) if weight])
        return found


def _on(axis: int, part: slice) -> tuple[slice, ...]:
    """An index of three axes that takes `part` of one."""
    return tuple(part if place == axis else slice(None) for place in range(3))
