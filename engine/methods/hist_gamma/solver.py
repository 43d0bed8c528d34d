"""The arithmetic of `hist_gamma`: tone curves per field from the reduced photo, interpolated at every pixel.

After K. Zuiderveld, "Contrast Limited Adaptive Histogram Equalization" (Graphics Gems IV, 1994). Pure numpy, stateless, any thread.
The curves depend on the reduced copy alone and a pixel's curve on its place in the photo, so tiles equal the whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.core.method import Image, Region
from engine.core.params import ParamValue

BINS = 256

_LUMA = np.array([0.299, 0.587, 0.114], np.float32)

_SMALLEST_FIELD = 16
"""Pixels of the reduced copy along a field's side: fewer are too few to speak of a distribution."""

_DARKEST = np.float32(1.0 / 256.0)
"""Luminance below which the ratio of new to old stops growing, so that noise in black is not blown up."""


@dataclass(frozen=True)
class Curves:
    """What `measure` found. tones: (rows, columns, BINS + 1) float32, the new luminance at the bins' edges, rising from 0 to 1."""

    tones: NDArray[np.float32]


class HistGamma:
    """The solver of `hist_gamma`."""

    def measure(self, rgb: Image, params: Mapping[str, ParamValue]) -> Curves:
        """One tone curve per field, gamma and amount included."""
        luminance = rgb @ _LUMA
        rows = _edges(luminance.shape[0], int(params["grid"]))
        columns = _edges(luminance.shape[1], int(params["grid"]))
        tones = np.empty((len(rows) - 1, len(columns) - 1, BINS + 1), np.float32)
        for row in range(len(rows) - 1):
            for column in range(len(columns) - 1):
                field = luminance[rows[row] : rows[row + 1], columns[column] : columns[column + 1]]
                tones[row, column] = _curve(field, float(params["clip_limit"]))
        straight = np.linspace(0.0, 1.0, BINS + 1, dtype=np.float32)
        mixed = straight + np.float32(float(params["amount"])) * (tones - straight)
        return Curves(np.power(np.clip(mixed, 0.0, 1.0), np.float32(1.0 / float(params["gamma"]))))

    def apply(self, tile: Image, region: Region, measured: Curves) -> Image:
        """Each pixel's luminance through the four nearest fields' curves; red, green and blue follow in proportion."""
        luminance = tile @ _LUMA
        brighter = np.maximum(luminance, _DARKEST)
        ratio = _interpolated(brighter, region, measured.tones) / brighter
        scaled = tile * ratio[..., None]
        # A channel past white is brought back by moving towards grey of the same luminance: no clipped channel, no new hue.
        grey = (luminance * ratio)[..., None]
        highest = scaled.max(axis=-1, keepdims=True)
        room = np.where(highest > 1.0, (1.0 - grey) / np.maximum(highest - grey, np.float32(1e-6)), np.float32(1.0))
        return (grey + (scaled - grey) * np.clip(room, 0.0, 1.0)).astype(np.float32)


def _edges(length: int, grid: int) -> list[int]:
    count = max(1, min(grid, length // _SMALLEST_FIELD))
    return [length * index // count for index in range(count + 1)]


def _curve(field: NDArray[np.float32], clip_limit: float) -> NDArray[np.float32]:
    """The cumulative histogram at the bins' edges, no bin higher than `clip_limit` times the mean; the excess is spread evenly."""
    counts, _ = np.histogram(field, bins=BINS, range=(0.0, 1.0))
    share = counts.astype(np.float64) / max(int(counts.sum()), 1)
    ceiling = clip_limit / BINS
    clipped = np.minimum(share, ceiling)
    # What is cut off goes to the bins with room left, in proportion to that room: the ceiling holds exactly.
    room = ceiling - clipped
    clipped += room * ((1.0 - clipped.sum()) / room.sum() if room.sum() > 0.0 else 0.0)
    return np.concatenate([[0.0], np.cumsum(clipped)]).astype(np.float32)


def _interpolated(luminance: NDArray[np.float32], region: Region, tones: NDArray[np.float32]) -> NDArray[np.float32]:
    """The curves of the four fields around each pixel at its luminance, weighted by the distance to the fields' middles."""
    position = np.clip(luminance, 0.0, 1.0) * np.float32(BINS)
    low = np.minimum(position, BINS - 1).astype(np.int32)
    within = position - low
    top, bottom, down = _fields(region.top, region.height, region.photo_height, tones.shape[0])
    left, right, across = _fields(region.left, region.width, region.photo_width, tones.shape[1])

    def tone(rows: NDArray[np.int32], columns: NDArray[np.int32]) -> NDArray[np.float32]:
        flat = tones.reshape(-1)
        first = (rows[:, None] * np.int32(tones.shape[1]) + columns[None, :]) * np.int32(BINS + 1) + low
        below = flat[first]
        return below + within * (flat[first + 1] - below)

    across, down = across[None, :], down[:, None]
    upper = tone(top, left)
    upper += across * (tone(top, right) - upper)
    lower = tone(bottom, left)
    lower += across * (tone(bottom, right) - lower)
    return upper + down * (lower - upper)


def _fields(start: int, size: int, photo: int, count: int) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]:
    """For each pixel of a row or column: the fields before and after it and how far it is from the first to the second."""
    place = (np.arange(start, start + size, dtype=np.float64) + 0.5) * count / photo - 0.5
    place = np.clip(place, 0.0, count - 1.0)
    before = np.minimum(place.astype(np.int32), max(count - 2, 0))
    return before, np.minimum(before + 1, count - 1).astype(np.int32), (place - before).astype(np.float32)
