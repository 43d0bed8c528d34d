"""Refuses in words, before anything runs, what would not fit into memory: a system out of memory ends programs without a word.

Owns the estimate for the pictures themselves. How large tiles may be is tile_size.py's business, and what running short of memory
leads to is the runner's.
"""

import psutil

from engine.core.errors import OutOfMemoryError
from engine.core.method import Method, in_turn
from engine.core.photo import Photo
from engine.core.sentences import said

RESULT_BYTES = 6
"""A pixel of a result: three channels of 16 bits. One with gentle weights has two."""

SAVING_BYTES = 16
"""What finishing and saving take for a pixel of the result on top: the blend, the file's own depth, and the encoder's copy. Measured at
192 megapixels: 8 as JPEG at full strength, 15 mixed as JPEG, 8-bit PNG or 16-bit TIFF, 19 as 16-bit PNG, 22 as WebP."""

SHOWN_BYTES = 6
"""A pixel of the result on the screen: 8 bits a channel at every zoom, and which of it has arrived."""


def needed_bytes(pixels: int, size: int, results: int, *, shown: bool, handed_on: bool = False) -> int:
    """What `results` pictures, `size` times as wide and high as a photo of so many pixels, take until one is saved, or handed on to the
    next step."""
    return pixels * size**2 * _each(results, shown=shown, after=RESULT_BYTES if handed_on else SAVING_BYTES)


def _each(results: int, *, shown: bool, after: int = SAVING_BYTES) -> int:
    return results * (RESULT_BYTES + (SHOWN_BYTES if shown else 0)) + after


def check_memory(photo: Photo, method: Method, size: int, results: int, *, shown: bool, available: int | None = None) -> None:
    """Raise OutOfMemoryError when `results` pictures, `size` times as wide and high as the photo, and what is done with them do not fit.

    shown: somebody collects the tiles for the screen. available: bytes, None asks the system.
    """
    free = psutil.virtual_memory().available if available is None else available
    each = _each(results, shown=shown)

    def needed(enlargement: int) -> float:
        return needed_bytes(photo.width * photo.height, enlargement, results, shown=shown)

    if needed(size) <= free:
        return
    smaller = tuple(other for other in method.enlargements if other < size and needed(other) <= free)
    if smaller:
        hint = said("Enlarging {times} times fits.", times=in_turn(smaller))
    else:
        fits = _megapixels(free / each / size**2)
        hint = said("Photos of up to {megapixels:g} megapixels fit; closing other programs leaves room for more.", megapixels=fits)
    figures = {"megapixels": _megapixels(photo.megapixels * 1e6), "needed": needed(size) / 1e9, "free": free / 1e9}
    words = said("A photo of {megapixels:g} megapixels needs about {needed:.1f} GB of memory, and only {free:.1f} GB are free.", **figures)
    if size > 1:
        words = said(
            "A photo of {megapixels:g} megapixels, enlarged {times} times, has {result:g} and needs about {needed:.1f} GB of memory, "
            "and only {free:.1f} GB are free.",
            **figures,
            times=size,
            result=_megapixels(photo.megapixels * 1e6 * size**2),
        )
    raise OutOfMemoryError(words, hint=hint)


def _megapixels(pixels: float) -> float:
    """With decimals below ten; never rounded up to what does not fit."""
    value = pixels / 1e6
    steps = 1 if value >= 10 else 10 if value >= 1 else 100
    return int(value * steps) / steps
