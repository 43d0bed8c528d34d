"""Cutting a registered pair into patches, and the reasons for which a patch is not good enough to learn from.

After Ignatov et al. 2017 (DPED): windows side by side, pairs of too little correlation dropped; here also what is saturated or flat,
and what is still shifted. Judges only; writes nothing. Any thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.progress import PartProgress, Progress
from engine.registration import exposure
from engine.registration.register import Registered, grey_of
from engine.registration.shifts import measured
from engine.registration.warp import Box, Picture

_CLIPPED_SHARE = 0.2
"""Of a patch's pixels that may have reached the end of the scale on either side."""
_WHITE, _BLACK = 254, 1
_FLAT = 2.0
"""Standard deviation of a patch's grey without its noise, 8-bit steps, below which nothing shows whether the two fit."""
_NARROWEST_WINDOW, _WIDEST_WINDOW = 32, 160
_SEARCH = 6


class Fault(Enum):
    """Why a patch was rejected; the value stands in reports."""

    SATURATED = "saturated"
    FLAT = "flat"
    CORRELATION = "correlation"
    SHIFT = "shift"


@dataclass(frozen=True)
class Rules:
    """size: side in pixels and stride; min_correlation: of the greys after matching exposure; max_shift: pixels left between the two."""

    size: int = 100
    min_correlation: float = 0.9
    max_shift: float = 1.0


@dataclass(frozen=True)
class Patch:
    """A square of the phone's photo. shift: the largest in it or its quarters, pixels, NaN where nothing tells; fault: None if good."""

    box: Box
    correlation: float
    shift: float
    fault: Fault | None


def judged(phone: Picture, found: Registered, rules: Rules, progress: Progress) -> tuple[Patch, ...]:
    """Every patch of the common part, row by row. `phone`: the photo the pair was registered on. Raises Cancelled."""
    size = rules.size
    common = found.common
    # What does not make a whole patch is left out evenly on both sides.
    first_top, first_left = common.top + common.height % size // 2, common.left + common.width % size // 2
    boxes = [
        Box(left, top, left + size, top + size)
        for top in range(first_top, common.bottom - size + 1, size)
        for left in range(first_left, common.right - size + 1, size)
    ]
    if not boxes:
        return ()
    grey, camera_grey = grey_of(phone), grey_of(found.aligned)
    like_phone = np.zeros_like(camera_grey)
    common.of(like_phone)[:] = exposure.fitted(common.of(grey), common.of(camera_grey)).applied(common.of(camera_grey))
    lengths = _shifts_left(boxes, found, progress)
    patches = []
    for box, length in zip(boxes, lengths, strict=True):
        correlation = correlated(box.of(grey), box.of(like_phone))
        fault = _fault(box.of(phone), box.of(found.aligned), box.of(grey), box.of(camera_grey))
        if fault is None and correlation < rules.min_correlation:
            fault = Fault.CORRELATION
        if fault is None and length > rules.max_shift:
            fault = Fault.SHIFT
        patches.append(Patch(box, correlation, float(length), fault))
    return tuple(patches)


def _shifts_left(boxes: Sequence[Box], found: Registered, progress: Progress) -> NDArray[np.float64]:
    """The largest shift measured in each patch as a whole and in its quarters, pixels; NaN where none can be.

    Quarters, because a patch over the edge of something near fits on one side of that edge alone.
    """
    size = boxes[0].width
    middle = np.array([[(box.left + box.right - 1) / 2, (box.top + box.bottom - 1) / 2] for box in boxes])
    longest = np.full(len(boxes), np.nan)
    looks = [((0.0, 0.0), 1)] + [((x, y), 2) for x in (-0.25, 0.25) for y in (-0.25, 0.25)]
    for number, (aside, parts) in enumerate(looks):
        window = min(size // parts, _WIDEST_WINDOW)
        if window < _NARROWEST_WINDOW:
            continue
        part = PartProgress(progress, number / len(looks), 1 / len(looks))
        search = min(_SEARCH, window // 6)
        shifts = measured(found.phone_band, found.aligned_band, middle + size * np.array(aside), window, search, None, part)
        lengths = np.hypot(*shifts.shift.T)
        if parts > 1:
            # A quarter is small: only what is shifted beyond its own uncertainty counts.
            lengths = np.maximum(lengths - np.where(shifts.sure, shifts.deviation, 0.0), 0.0)
        longest = np.fmax(longest, np.where(shifts.sure, lengths, np.nan))
    return longest


def correlated(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> float:
    """Normalised cross-correlation of two greys, -1 to 1; 0 where one of them is constant."""
    a, b = first.astype(np.float32), second.astype(np.float32)
    a -= a.mean()
    b -= b.mean()
    norm = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / norm if norm > 0 else 0.0


def _fault(phone: Picture, camera: Picture, phone_grey: Picture, camera_grey: Picture) -> Fault | None:
    for picture in (phone, camera):
        clipped = (picture.max(axis=2) >= _WHITE) | (picture.max(axis=2) <= _BLACK)
        if clipped.mean() > _CLIPPED_SHARE:
            return Fault.SATURATED
    for grey in (phone_grey, camera_grey):
        if float(cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 1.5).std()) < _FLAT:
            return Fault.FLAT
    return None
