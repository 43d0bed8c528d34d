"""Where two pictures differ: the mean CIEDE2000 of each cell of a coarse grid, and the places that differ most. Any thread."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil

import numpy as np
from numpy.typing import NDArray

from engine.core.method import Region

CELLS = 480
"""Along the longer side, at most."""


@dataclass
class DifferenceMap:
    """Collects strips of values over a picture of that size; a cell is a square of pixels, smaller at the right and bottom."""

    width: int
    height: int
    cell: int = field(init=False)

    def __post_init__(self) -> None:
        self.cell = max(1, ceil(max(self.width, self.height) / CELLS))
        shape = ceil(self.height / self.cell), ceil(self.width / self.cell)
        self._sums = np.zeros(shape, np.float64)
        rows, columns = (
            np.minimum(self.cell, size - self.cell * np.arange(n)) for size, n in zip((self.height, self.width), shape, strict=True)
        )
        self._pixels = np.outer(rows, columns)

    def add(self, top: int, values: NDArray[np.float32]) -> None:
        """The rows from `top` on, over the whole width."""
        by_columns = np.add.reduceat(values, np.arange(0, self.width, self.cell), axis=1, dtype=np.float64)
        np.add.at(self._sums, (top + np.arange(len(values))) // self.cell, by_columns)

    @property
    def means(self) -> NDArray[np.float32]:
        return np.asarray(self._sums / self._pixels, np.float32)

    def mean_over(self, region: Region) -> float:
        """Of the cells that a region touches."""
        rows = slice(region.top // self.cell, ceil((region.top + region.height) / self.cell))
        columns = slice(region.left // self.cell, ceil((region.left + region.width) / self.cell))
        return float(self._sums[rows, columns].sum() / self._pixels[rows, columns].sum())


def telling_places(maps: Iterable[DifferenceMap], width: int, height: int, size: tuple[int, int], most: int) -> tuple[Region, ...]:
    """Up to `most` parts of a picture, of that width and height, that differ most on any of the maps and do not overlap."""
    wide, tall = min(size[0], width), min(size[1], height)
    means, cell = np.zeros((1, 1), np.float32), 1
    for found in maps:
        means, cell = np.maximum(means, found.means), found.cell
    window = max(1, tall // cell), max(1, wide // cell)
    score = _window_means(means, window)
    places: list[Region] = []
    while len(places) < most and score.max() >= 0:
        row, column = divmod(int(np.argmax(score)), score.shape[1])
        places.append(Region(min(column * cell, width - wide), min(row * cell, height - tall), wide, tall, width, height))
        score[_near(row, window[0]), _near(column, window[1])] = -1
    return tuple(places)


def _near(at: int, reach: int) -> slice:
    return slice(max(0, at - reach), at + reach + 1)


def _window_means(values: NDArray[np.float32], window: Sequence[int]) -> NDArray[np.float64]:
    rows, columns = (min(side, size) for side, size in zip(window, values.shape, strict=True))
    total = np.pad(values, ((1, 0), (1, 0))).cumsum(0, dtype=np.float64).cumsum(1)
    return (total[rows:, columns:] - total[:-rows, columns:] - total[rows:, :-columns] + total[:-rows, :-columns]) / (rows * columns)
