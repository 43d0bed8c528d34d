"""Painting a mask of what is protected: round dabs along a stroke, soft at the rim, that add or take away.

Owns the mask while it is painted; what has been painted leaves as a ProtectMask. Coordinates are pixels of the photo, fractions included.
Not thread safe: it belongs to whoever paints.
"""

from dataclasses import dataclass
from math import ceil, floor, hypot

import numpy as np
from numpy.typing import NDArray

from engine.core.protect import ProtectMask, mask_size

SPACING = 0.2
"""Dabs of a stroke follow each other after this part of the radius: closer ones look no smoother."""


@dataclass(frozen=True)
class Brush:
    """radius: in pixels of the photo; hardness: part of the radius that is full, 0-1; erase: takes away instead of adding."""

    radius: float
    hardness: float = 0.5
    erase: bool = False


class Painting:
    """A mask being painted over a photo of width x height. levels: (h, w) uint8, changed in place by every stroke."""

    def __init__(self, width: int, height: int, mask: ProtectMask | None = None) -> None:
        """mask: what is protected already; one of another size is stretched."""
        columns, rows = mask_size(width, height)
        self._step = width / columns, height / rows
        if mask is None:
            self.levels = np.zeros((rows, columns), np.uint8)
        elif mask.levels.shape == (rows, columns):
            self.levels = mask.levels.copy()
        else:
            import cv2

            self.levels = np.array(cv2.resize(mask.levels, (columns, rows), interpolation=cv2.INTER_LINEAR), np.uint8)
        self._before = self.levels
        self._stroke = np.zeros((0, 0), np.float32)
        self._last: tuple[float, float] | None = None
        self._rest = 0.0

    def begin(self, x: float, y: float, brush: Brush, pressure: float = 1.0) -> None:
        """A stroke begins with a dab there."""
        # A stroke is as strong as its strongest dab: going over the same place twice in one stroke does not pile up.
        self._before, self._stroke = self.levels.copy(), np.zeros(self.levels.shape, np.float32)
        self._last, self._rest = (x, y), 0.0
        self._dab(x, y, brush, pressure)

    def go_on(self, x: float, y: float, brush: Brush, pressure: float = 1.0) -> None:
        """The stroke goes on in a straight line to there, with a dab every so often."""
        if self._last is None:
            return
        from_x, from_y = self._last
        length, step = hypot(x - from_x, y - from_y), max(SPACING * brush.radius, min(self._step))
        at = step - self._rest
        while at <= length:
            self._dab(from_x + (x - from_x) * at / length, from_y + (y - from_y) * at / length, brush, pressure)
            at += step
        self._rest = length - (at - step)
        self._last = (x, y)

    def end(self) -> ProtectMask | None:
        """The stroke is done: the mask as it is now, None when it protects nothing."""
        self._last = None
        self._before, self._stroke = self.levels, np.zeros((0, 0), np.float32)
        return self.mask()

    def mask(self) -> ProtectMask | None:
        """What is protected, a copy; None when it is nothing."""
        return ProtectMask(self.levels.copy()) if self.levels.any() else None

    def _dab(self, x: float, y: float, brush: Brush, pressure: float) -> None:
        (step_x, step_y), (rows, columns) = self._step, self.levels.shape
        reach = max(brush.radius, 0.75 * max(step_x, step_y))  # at least the cell under the pointer
        left, right = max(0, floor((x - reach) / step_x)), min(columns, ceil((x + reach) / step_x))
        top, bottom = max(0, floor((y - reach) / step_y)), min(rows, ceil((y + reach) / step_y))
        if left >= right or top >= bottom:
            return
        across: NDArray[np.float32] = ((np.arange(left, right) + 0.5) * step_x - x).astype(np.float32)
        down: NDArray[np.float32] = ((np.arange(top, bottom) + 0.5) * step_y - y).astype(np.float32)
        away = np.hypot(across[None, :], down[:, None]) / np.float32(reach)
        hard = min(brush.hardness, 1.0 - 0.5 * max(step_x, step_y) / reach)  # an edge is never harder than the mask's grid
        rise = np.clip((1.0 - away) / max(1.0 - hard, 1e-6), 0.0, 1.0)
        soft = rise * rise * (3 - 2 * rise) * np.float32(min(max(pressure, 0.0), 1.0))
        part = np.s_[top:bottom, left:right]
        self._stroke[part] = np.maximum(self._stroke[part], soft)
        before, strength = self._before[part].astype(np.float32), self._stroke[part]
        wanted = before * (1 - strength) if brush.erase else before + (255 - before) * strength
        self.levels[part] = np.rint(wanted).astype(np.uint8)


def inverted(mask: ProtectMask | None, width: int, height: int) -> ProtectMask | None:
    """What was not protected; over a photo of width x height."""
    if mask is None:
        columns, rows = mask_size(width, height)
        return ProtectMask(np.full((rows, columns), 255, np.uint8))
    other = ProtectMask(255 - mask.levels)
    return None if other.empty else other


def protected_share(mask: ProtectMask | None) -> float:
    """How much of the photo is protected, 0 to 1; half-protected counts half."""
    return 0.0 if mask is None else float(mask.levels.mean() / 255)
