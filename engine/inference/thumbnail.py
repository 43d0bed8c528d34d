"""Reduced copies of a photo for whatever must look at the whole of it, by area averaging. Never holds the whole photo as float."""

from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np

from engine.core.method import Image
from engine.core.photo import Pixels, to_float
from engine.core.reducing import size_within

_STRIP = 64


def reduced_copy(pixels: Pixels, longer_side: int) -> Image:
    """(h, w, 3) float32 with the photo's aspect ratio and a longer side of at most `longer_side`; never enlarged."""
    height, width = pixels.shape[:2]
    return thumbnail(pixels, *size_within(width, height, longer_side))


def thumbnail(pixels: Pixels, width: int, height: int) -> Image:
    """(height, width, 3) float32 0-1, ignoring the aspect ratio: what cv2.INTER_AREA makes of the float photo."""
    if (pixels.shape[0], pixels.shape[1]) == (height, width):
        return to_float(pixels[:])
    if pixels.shape[0] < height or pixels.shape[1] < width:
        # Where one side grows INTER_AREA is not separable; such a photo is thin enough to convert at once.
        return _resized(to_float(pixels[:]), width, height)
    # Area averaging is separable: first every row to its width, then all rows to the height. Strips side by side on two threads,
    # in file values: at 12 megapixels a plain loop over floats takes as long as one INT8 tile.
    narrow = np.empty((pixels.shape[0], width, 3), np.float32)

    def reduce_strip(top: int) -> None:
        strip = pixels[top : top + _STRIP].astype(np.float32)
        narrow[top : top + _STRIP] = _resized(strip, width, strip.shape[0])

    with ThreadPoolExecutor(2, thread_name_prefix="thumbnail") as threads:
        list(threads.map(reduce_strip, range(0, pixels.shape[0], _STRIP)))
    return _resized(narrow, width, height) / np.float32(np.iinfo(pixels.dtype).max)


def _resized(image: Image, width: int, height: int) -> Image:
    return np.asarray(cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA), np.float32).reshape(height, width, 3)
