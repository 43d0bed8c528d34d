"""The plan of tiles for a photo: pure geometry, no pixels except cutting a window out of them.

A tile is a window (what the method is given, halo included) and a core (the part of its output that is kept). The cores cover the
photo exactly once, so nothing has to be blended. At the photo's own border the window has no halo: a network's zero padding then
acts there as it does when the photo runs whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from engine.core.method import Image, Region
from engine.core.photo import Pixels


@dataclass(frozen=True)
class Span:
    """One tile along one axis: the window [start, start + size) and the core [first, last), in pixels of the padded photo."""

    start: int
    size: int
    first: int
    last: int


@dataclass(frozen=True)
class Tile:
    """A window of the padded photo and the core of it that is kept."""

    rows: Span
    columns: Span

    @property
    def core_shape(self) -> tuple[int, int]:
        return self.rows.last - self.rows.first, self.columns.last - self.columns.first

    def core(self, width: int, height: int) -> Region:
        """The core as a region of the photo of that size."""
        rows, columns = self.core_shape
        return Region(self.columns.first, self.rows.first, columns, rows, width, height)

    def window(self, width: int, height: int) -> Region:
        """The window as a region of the photo; it may reach past the right and bottom edge by the padding."""
        return Region(self.columns.start, self.rows.start, self.columns.size, self.rows.size, width, height)


@dataclass(frozen=True)
class Plan:
    """All tiles of a photo of width x height. Every window has the same shape, `window_shape` (height, width)."""

    width: int
    height: int
    tiles: tuple[Tile, ...]

    @property
    def window_shape(self) -> tuple[int, int]:
        first = self.tiles[0]
        return first.rows.size, first.columns.size


def plan_tiles(
    width: int, height: int, core: int | None, halo: int, multiple_of: int, focus: Region | None = None, *, shifted: bool = False
) -> Plan:
    """Plan tiles with cores of about `core` pixels a side (never windows larger than core + 2 halos); None plans one piece.

    Windows start and end at multiples of `multiple_of` and have at least `halo` real pixels around their core, except at the
    photo's border. Tiles that show `focus` come first, then by distance from it. shifted: borders lie where the middles of tiles would be;
    windows then differ in shape.
    """
    rows = _spans(height, core, halo, multiple_of, shifted=shifted)
    columns = _spans(width, core, halo, multiple_of, shifted=shifted)
    tiles = [Tile(row, column) for row in rows for column in columns]
    return Plan(width, height, tuple(nearest_first(tiles, focus)))


def borders(
    width: int, height: int, core: int | None, halo: int, multiple_of: int, *, shifted: bool = False
) -> tuple[list[int], list[int]]:
    """Columns and rows where tiles of the plan end inside the photo."""
    columns, rows = (_spans(length, core, halo, multiple_of, shifted=shifted) for length in (width, height))
    return [span.first for span in columns[1:]], [span.first for span in rows[1:]]


def nearest_first(tiles: Iterable[Tile], focus: Region | None) -> list[Tile]:
    """Tiles that show the focus first, then by distance from it; in their order for None."""
    return list(tiles) if focus is None else sorted(tiles, key=lambda tile: _distance(tile, focus))


def quarters(tile: Tile, width: int, height: int, halo: int, multiple_of: int) -> tuple[Tile, ...]:
    """The same core in four tiles with windows about half as large (fewer where it is a pixel wide), of a photo of width x height."""
    rows, columns = _halves(tile.rows, height, halo, multiple_of), _halves(tile.columns, width, halo, multiple_of)
    return tuple(Tile(row, column) for row in rows for column in columns)


def cut_window(pixels: Pixels, tile: Tile) -> Pixels:
    """The window of `pixels` (height, width, channels); past the right and bottom edge the photo is mirrored.

    A view where no padding is needed. A photo too small to be mirrored repeats its last row or column.
    """
    height, width = pixels.shape[:2]
    rows, columns = tile.rows, tile.columns
    inside = pixels[rows.start : rows.start + rows.size, columns.start : columns.start + columns.size]
    if inside.shape[:2] == (rows.size, columns.size):
        return inside
    down, across = _mirrored(rows, height), _mirrored(columns, width)
    top, left = int(down.min()), int(across.min())
    # Cut first: pixels that are not in memory are read in rectangles.
    part: Pixels = pixels[top : int(down.max()) + 1, left : int(across.max()) + 1][down - top][:, across - left]
    return part


def crop_around(output: Image, tile: Tile, scale: int, margin: int, width: int, height: int) -> Image:
    """The core with `margin` pixels of the photo around it, (scale * (rows + 2 margin), ...); past the photo's border its last row and
    column are repeated. The window must reach that far inside a photo of width x height."""
    rows, above, below = _widened(tile.rows, margin, height)
    columns, before, behind = _widened(tile.columns, margin, width)
    inside = output[scale * rows.start : scale * rows.stop, scale * columns.start : scale * columns.stop]
    if not (above or below or before or behind):
        return inside
    return np.pad(inside, ((scale * above, scale * below), (scale * before, scale * behind), (0, 0)), "edge")


def _widened(span: Span, margin: int, length: int) -> tuple[slice, int, int]:
    """The core and its margin inside the photo, from the window's start on, and how much of the margin is missing on either side."""
    first, last = max(0, span.first - margin), min(length, span.last + margin)
    return slice(first - span.start, last - span.start), first - (span.first - margin), span.last + margin - last


def _spans(length: int, core: int | None, halo: int, multiple: int, *, shifted: bool) -> list[Span]:
    spans = _even_spans(length, core, halo, multiple)
    if not shifted or len(spans) == 1:
        return spans
    cuts = sorted({0, *((span.first + span.last) // 2 for span in spans), length})
    return [_around(first, last, length, halo, multiple) for first, last in pairwise(cuts)]


def _even_spans(length: int, core: int | None, halo: int, multiple: int) -> list[Span]:
    """Equal windows over one axis: as few as allowed, then as small as those few can be, evenly spread."""
    padded = _up(length, multiple)
    margin = _up(halo, multiple)
    window = padded if core is None else _up(max(core, 1), multiple) + 2 * margin
    if window >= padded:
        return [Span(0, padded, 0, length)]
    count = -(-(padded - 2 * margin) // (window - 2 * margin))
    window = _up(-(-(padded + (count - 1) * 2 * margin) // count), multiple)
    # Rounding a start down never opens a gap wider than the window less both halos, which is itself a multiple.
    starts = [(padded - window) * index // (count - 1) // multiple * multiple for index in range(count)]
    cuts = [0, *((before + window + after) // 2 for before, after in pairwise(starts)), length]
    return [Span(start, window, first, last) for start, (first, last) in zip(starts, pairwise(cuts), strict=True)]


def _halves(span: Span, length: int, halo: int, multiple: int) -> list[Span]:
    cuts = sorted({span.first, (span.first + span.last) // 2, span.last})
    return [_around(first, last, length, halo, multiple) for first, last in pairwise(cuts)]


def _around(first: int, last: int, length: int, halo: int, multiple: int) -> Span:
    """The smallest window that a core needs."""
    start = max(0, (first - halo) // multiple * multiple)
    return Span(start, min(_up(length, multiple), _up(last + halo, multiple)) - start, first, last)


def _up(value: int, multiple: int) -> int:
    return -(-value // multiple) * multiple


def _mirrored(span: Span, length: int) -> NDArray[np.intp]:
    index = np.arange(span.start, span.start + span.size)
    if span.start + span.size - length < length:
        index = np.where(index < length, index, 2 * (length - 1) - index)
    return np.minimum(index, length - 1).astype(np.intp)


def _distance(tile: Tile, focus: Region) -> tuple[int, int]:
    """Pixels between the tile's core and the focus (0 when they touch), then between their middles; squared."""
    right = max(tile.columns.first - (focus.left + focus.width), focus.left - tile.columns.last, 0)
    down = max(tile.rows.first - (focus.top + focus.height), focus.top - tile.rows.last, 0)
    across = tile.columns.first + tile.columns.last - 2 * focus.left - focus.width
    along = tile.rows.first + tile.rows.last - 2 * focus.top - focus.height
    return right * right + down * down, across * across + along * along
