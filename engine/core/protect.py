"""What a user wants kept as it was: a soft mask over the whole photo, small enough to be painted on and remembered.

Owns the mask's form and how it is packed for files. Painting it is engine/trust/brush.py's, obeying it engine/finishing.py's. Any thread.
"""

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.core.errors import UsageError
from engine.core.sentences import said

MOST_PIXELS = 1_000_000
"""A mask has no more, however large its photo is: feathered strokes need no finer grid, and undo steps and side-cars stay small."""


@dataclass(frozen=True, eq=False)
class ProtectMask:
    """levels: (h, w) uint8, read-only, stretched over the whole photo; 255 keeps the original, 0 leaves what was made of it.

    Two masks with the same levels are equal.
    """

    levels: NDArray[np.uint8]

    def __post_init__(self) -> None:
        self.levels.setflags(write=False)

    @property
    def empty(self) -> bool:
        """Whether it protects nothing."""
        return not self.levels.any()

    def packed(self) -> bytes:
        """For files: width and height in four bytes each, big-endian, then the levels, row by row, deflated."""
        height, width = self.levels.shape
        return width.to_bytes(4, "big") + height.to_bytes(4, "big") + zlib.compress(self.levels.tobytes(), 6)

    @classmethod
    def unpacked(cls, data: bytes) -> "ProtectMask":
        """What `packed` has made. Raises UsageError for anything else, and for more than MOST_PIXELS, before they take memory."""
        width, height = int.from_bytes(data[:4], "big"), int.from_bytes(data[4:8], "big")
        expected = width * height
        if not 0 < expected <= MOST_PIXELS:
            raise UsageError(said("The mask of what is protected has an impossible size."))
        reader = zlib.decompressobj()
        try:
            levels = reader.decompress(data[8:], expected + 1)
        except zlib.error:
            levels = b""
        if len(levels) != expected or not reader.eof:
            raise UsageError(said("The mask of what is protected is damaged."))
        return cls(np.frombuffer(levels, np.uint8).reshape(height, width))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ProtectMask) and np.array_equal(self.levels, other.levels)

    def __hash__(self) -> int:
        return hash((self.levels.shape, self.levels.tobytes()))


def mask_size(width: int, height: int) -> tuple[int, int]:
    """Width and height of a mask for a photo of that size: its own, or as much smaller as MOST_PIXELS wants it."""
    factor = min(1.0, (MOST_PIXELS / (width * height)) ** 0.5)
    return max(1, int(width * factor)), max(1, int(height * factor))
