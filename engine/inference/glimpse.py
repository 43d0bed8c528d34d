"""Cuts a part of a photo for the screen: as dense as the screen needs it, with the neighbourhood a network wants around it.

Owns where the pixels of such a part lie in the photo. Knows nothing of networks; what is made of the part is never more than something
to look at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log2, sqrt
from typing import Any, cast

import cv2
import numpy as np

from engine.core.method import Region
from engine.core.photo import Pixels

_WHOLE_SIDE = 512
"""A copy of the whole photo may be as small as this, for whatever looks at its tones and colours only."""


@dataclass(frozen=True)
class Part:
    """pixels: (h, w, 3), the margin included, which is `margins` pixels wide at left, top, right and bottom; none at the photo's own
    border. left, top: where its corner lies in the photo; step_x, step_y: photo pixels from one of its pixels to the next, 1 or more.
    """

    pixels: Pixels
    margins: tuple[int, int, int, int]
    left: int
    top: int
    step_x: float
    step_y: float


def cut_part(levels: Sequence[Pixels], seen: Region, room: int, margin: int) -> Part:
    """The part `seen`, averaged over areas so that it has about `room` pixels (never enlarged), and `margin` pixels more on every side.

    levels: the photo and copies of it, each with half the size of the one before, rounded up; the photo alone will do.
    """
    step = max(1.0, sqrt(seen.width * seen.height / max(1, room)))
    index = min(floor(log2(step)), len(levels) - 1)
    level, cell = levels[index], 2**index
    rest = step / cell
    grown = ceil(margin * rest) + 1 if margin else 0  # one more, for steps are rounded below
    height, width = level.shape[:2]
    x0, y0 = max(0, seen.left // cell - grown), max(0, seen.top // cell - grown)
    x1 = min(width, -(-(seen.left + seen.width) // cell) + grown)
    y1 = min(height, -(-(seen.top + seen.height) // cell) + grown)
    pixels = level[y0:y1, x0:x1]
    size = max(1, round((x1 - x0) / rest)), max(1, round((y1 - y0) / rest))
    if size != (x1 - x0, y1 - y0):
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), pixels.dtype)  # type: ignore[assignment]
    margins = (margin if x0 else 0, margin if y0 else 0, margin if x1 < width else 0, margin if y1 < height else 0)
    return Part(pixels, margins, x0 * cell, y0 * cell, (x1 - x0) * cell / size[0], (y1 - y0) * cell / size[1])


def alpha_of(part: Part, alpha: Pixels) -> Pixels:
    """The opacity of the pixels of a part, from the alpha channel of the whole photo; 0 for those whose colour is mixed with a clear
    pixel's, which is whatever lay hidden there."""
    height, width = part.pixels.shape[:2]
    bottom, right = round(part.top + height * part.step_y), round(part.left + width * part.step_x)
    piece: Any = np.ascontiguousarray(alpha[part.top : bottom, part.left : right])
    if piece.shape == (height, width):
        return cast(Pixels, piece)
    clear = cv2.resize((piece == 0).astype(np.float32), (width, height), interpolation=cv2.INTER_AREA)
    smaller: Any = cv2.resize(piece, (width, height), interpolation=cv2.INTER_AREA)
    smaller[clear > 0] = 0
    return cast(Pixels, smaller)


def whole_copy(levels: Sequence[Pixels]) -> Pixels:
    """The smallest of the levels that still shows the tones and colours of the whole photo truly."""
    return next((level for level in reversed(levels) if min(level.shape[:2]) >= _WHOLE_SIDE), levels[0])
