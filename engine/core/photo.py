"""A photo in memory: upright pixels and everything the file said about them."""

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8] | NDArray[np.uint16]


class FileFormat(Enum):
    """File formats Heliograph reads and writes; the value is the word used on the command line."""

    JPEG = "jpg"
    PNG = "png"
    TIFF = "tiff"
    WEBP = "webp"

    def too_small_for(self, width: int, height: int) -> str:
        """Why a file of this format cannot hold so many pixels, as half a sentence; "" when it can."""
        # WebP has 14 bits for a side; the JPEG library stops just below what the format could.
        longest = {FileFormat.JPEG: 65_500, FileFormat.WEBP: 16_383}.get(self)
        if longest is None or max(width, height) <= longest:
            return ""
        return f"it is {width} by {height} pixels, and {self.name} ends at {longest}"


LARGER_FORMATS = "PNG and TIFF hold larger pictures."


@dataclass(frozen=True)
class Metadata:
    """What travels with the pixels, as raw bytes so that nothing is lost in translation.

    exif: a TIFF-structured block without the "Exif\\0\\0" prefix, orientation still as in the file; xmp: the packet; iptc: the raw
    IPTC-IIM record; icc: the profile. None means that the file had none.
    """

    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    icc: bytes | None = None


@dataclass(frozen=True)
class Photo:
    """Upright RGB pixels in the photo's own colour space, read-only.

    pixels: (height, width, 3) uint8 or uint16, full range, encoded values as in the file (never converted: `metadata.icc` says
    what they mean, sRGB when it is None). alpha: (height, width) of the same dtype, straight, or None. orientation: the EXIF
    orientation 1-8 the file carried, already applied to the pixels. source: where it was read from, None for a pasted photo.
    """

    pixels: Pixels
    alpha: Pixels | None = None
    metadata: Metadata = field(default_factory=Metadata)
    orientation: int = 1
    format: FileFormat | None = None
    source: Path | None = None
    grey: bool = False

    def __post_init__(self) -> None:
        self.pixels.setflags(write=False)
        if self.alpha is not None:
            self.alpha.setflags(write=False)

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])

    @property
    def depth(self) -> int:
        """Bits per channel, 8 or 16."""
        return 8 * self.pixels.dtype.itemsize

    @property
    def megapixels(self) -> float:
        return self.width * self.height / 1e6


@dataclass(frozen=True)
class PhotoFacts:
    """What a file's header says, nothing decoded: width and height upright, depth in bits per channel (8 or 16)."""

    width: int
    height: int
    format: FileFormat
    depth: int


def to_float(pixels: Pixels) -> NDArray[np.float32]:
    """Encoded values as float32 in 0-1; 8 and 16 bit both reach 1.0 exactly."""
    values = pixels.astype(np.float32)
    values /= np.float32(np.iinfo(pixels.dtype).max)
    return values


def to_uint16(values: NDArray[np.float32]) -> NDArray[np.uint16]:
    """Float 0-1 (clipped) to full-range uint16, rounded."""
    scaled = np.clip(values, 0.0, 1.0)
    scaled *= np.float32(65535.0)
    scaled += np.float32(0.5)
    return scaled.astype(np.uint16)


_STRIP_VALUES = 1 << 20


def to_depth(pixels: Pixels, depth: int) -> Pixels:
    """Change between 8 and 16 bit, rounded to the nearest; 8 to 16 and back is exact."""
    if 8 * pixels.dtype.itemsize == depth:
        return pixels
    if depth == 16:
        deep = pixels.astype(np.uint16)
        deep *= np.uint16(257)
        return deep
    # (v * 255 + 32895) >> 16 is v / 257 rounded, for every 16-bit v, without leaving 32-bit integers. A few rows at a time: an
    # enlarged photo's 32-bit copy alone would take more memory than all else.
    flat = np.empty(pixels.shape, np.uint8)
    rows = max(1, _STRIP_VALUES * len(pixels) // max(1, pixels.size))
    for top in range(0, len(pixels), rows):
        wide = pixels[top : top + rows].astype(np.uint32)
        wide *= 255
        wide += 32895
        wide >>= 16
        flat[top : top + rows] = wide
    return flat
