"""The colours of what the trust desk lays over the photo, and of their legends.

Each turns a map of numbers into RGBA that lets the photo show through where nothing is to be seen. Numpy only; any thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Stop = tuple[float, tuple[int, int, int, int]]
"""A value, and its red, green, blue and opacity."""

DRIFT: tuple[Stop, ...] = ((0.0, (255, 221, 64, 0)), (1.0, (255, 221, 64, 0)), (4.0, (255, 170, 40, 120)), (10.0, (226, 60, 90, 185)))
"""CIEDE2000: below 1 nobody sees it."""

DETAIL: tuple[Stop, ...] = (
    (-1.0, (60, 130, 255, 175)),
    (-0.3, (60, 130, 255, 95)),
    (-0.1, (60, 130, 255, 0)),
    (0.1, (255, 140, 30, 0)),
    (0.3, (255, 140, 30, 95)),
    (1.0, (255, 140, 30, 175)),
)
"""Doublings of fine contrast: blue where it went, orange where it came."""

SEAMS: tuple[Stop, ...] = ((0.0, (255, 60, 200, 0)), (0.5, (255, 60, 200, 40)), (2.0, (255, 60, 200, 170)), (8.0, (255, 255, 255, 235)))
"""Steps of 1/255."""

PROTECTED: tuple[Stop, ...] = ((0.0, (235, 45, 45, 0)), (255.0, (235, 45, 45, 130)))
"""The red of masking film."""


@dataclass(frozen=True)
class Legend:
    """A scale below the choice: its colours over the values from the first stop to the last, and what is written at ends and middle."""

    stops: tuple[Stop, ...]
    low: str
    middle: str
    high: str


def coloured(values: NDArray[np.float32] | NDArray[np.uint8], stops: Sequence[Stop]) -> NDArray[np.uint8]:
    """(h, w) numbers to (h, w, 4) RGBA, straight between the stops and flat beyond them."""
    at = np.array([value for value, _ in stops])
    colours = np.array([colour for _, colour in stops], np.float64)
    made = np.empty((*values.shape, 4), np.uint8)
    if values.dtype == np.uint8:
        table = np.stack([np.interp(np.arange(256), at, colours[:, channel]) for channel in range(4)], axis=1).round().astype(np.uint8)
        return np.asarray(table[values], np.uint8)
    for channel in range(4):
        made[..., channel] = np.interp(values, at, colours[:, channel]).round()
    return made
