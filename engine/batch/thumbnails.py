"""Small pictures of photos: before and after for reports, and for whoever takes a quick look. Any thread."""

import numpy as np
from numpy.typing import NDArray

from engine.core.photo import Pixels, to_depth
from engine.core.reducing import reduced

SIDE = 192
_OVERSAMPLED = 4
QUALITY = 80


def picture_of(pixels: Pixels) -> bytes:
    """A JPEG whose longer side is at most `SIDE` pixels, of (height, width, 3) RGB in 8 or 16 bits; its colours are taken for sRGB."""
    import cv2

    _, data = cv2.imencode(".jpg", small_copy(pixels, SIDE)[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return data.tobytes()


def small_copy(pixels: Pixels, side: int) -> NDArray[np.uint8]:
    """(h, w, 3) whose longer side is at most `side` pixels. Only every n-th pixel of a large photo is looked at: averaging all of them
    would take as long as a network's tile."""
    step = max(1, max(pixels.shape[:2]) // (_OVERSAMPLED * side))
    return np.asarray(reduced(to_depth(pixels[::step, ::step], 8), side), np.uint8)
