"""Makes any picture stand beside a photo: resampled to a whole multiple of the photo's size, its sides kept in proportion.

Pure numpy and OpenCV, no Qt; for a worker.
"""

from __future__ import annotations

import numpy as np

from app.widgets.pyramid import Bytes, Layer, prepare_layer, to_bytes
from engine.core.photo import Pixels

MOST_TIMES = 8
SLACK = 0.004
"""How far two shapes may differ, as a part of the longer side, and still count as the same."""

BORDER = 46
"""Grey, as around photos."""


def fitted_layer(pixels: Pixels, width: int, height: int) -> Layer:
    """The layer of (rows, columns, 3) uint8 or uint16 pixels beside a photo of width x height.

    A picture whose size is a multiple of the photo's, up to 8 times, keeps every pixel. Any other is enlarged or reduced to the next
    multiple; one of another shape gets a grey border. Raises ValueError for other types and shapes.
    """
    import cv2

    rows, columns = pixels.shape[:2]
    times = min(MOST_TIMES, max(1, round(min(columns / width, rows / height))))
    if (columns, rows) == (times * width, times * height):
        return prepare_layer(pixels)
    factor = min(times * width / columns, times * height / rows)
    size = (max(1, round(columns * factor)), max(1, round(rows * factor)))
    if max(times * width - size[0], times * height - size[1]) <= max(2, round(SLACK * max(size))):
        size = (times * width, times * height)  # the same shape but for rounding: a hairline of grey would help nobody
    method = cv2.INTER_AREA if factor < 1.0 else cv2.INTER_CUBIC
    inside = np.asarray(cv2.resize(to_bytes(pixels), size, interpolation=method), np.uint8)
    framed: Bytes = np.full((times * height, times * width, 3), BORDER, np.uint8)
    left, top = (times * width - size[0]) // 2, (times * height - size[1]) // 2
    framed[top : top + size[1], left : left + size[0]] = inside
    return prepare_layer(framed)
