"""Small copies of whole pictures for people to look at, by area averaging.

Copies for what computes with a photo, in float, are engine/inference/thumbnail.py's. cv2 is loaded with the first copy. Pure; any thread.
"""

import numpy as np

from engine.core.photo import Pixels


def size_within(width: int, height: int, wide: int, high: int | None = None) -> tuple[int, int]:
    """Width and height in pixels of a picture reduced to fit into `wide` x `high`, None for a square; never enlarged, never nothing."""
    factor = min(1.0, wide / width, (wide if high is None else high) / height)
    return max(1, round(width * factor)), max(1, round(height * factor))


def reduced(pixels: Pixels, wide: int, high: int | None = None) -> Pixels:
    """(h, w, 3) of the same depth, as large as `size_within` says; the pixels themselves where that is their own size."""
    height, width = pixels.shape[:2]
    size = size_within(width, height, wide, high)
    if size == (width, height):
        return pixels
    import cv2

    made: Pixels = cv2.resize(np.ascontiguousarray(pixels), size, interpolation=cv2.INTER_AREA)  # type: ignore[assignment]
    return made
