"""Small pictures of before and after, for reports. Any thread."""

import cv2
import numpy as np

from engine.core.photo import Pixels, to_depth

SIDE = 192
_OVERSAMPLED = 4
QUALITY = 80


def picture_of(pixels: Pixels) -> bytes:
    """A JPEG whose longer side is at most `SIDE` pixels, of (height, width, 3) RGB in 8 or 16 bits; its colours are taken for sRGB."""
    # Only every n-th pixel of a large photo is looked at: averaging all of them would take as long as a network's tile.
    step = max(1, max(pixels.shape[:2]) // (_OVERSAMPLED * SIDE))
    some = np.ascontiguousarray(to_depth(pixels[::step, ::step], 8), np.uint8)
    height, width = some.shape[:2]
    factor = min(1.0, SIDE / max(height, width))
    small = cv2.resize(some, (max(1, round(width * factor)), max(1, round(height * factor))), interpolation=cv2.INTER_AREA)
    _, data = cv2.imencode(".jpg", small[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return data.tobytes()
