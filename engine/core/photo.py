"""A photo in memory: upright pixels and everything the file said about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core.sentences import said

Pixels = NDArray[np.uint8] | NDArray[np.uint16]


class FileFormat(Enum):
    """File formats Heliograph reads, and but for HEIC and RAW writes; the value is the word used on the command line."""

    JPEG = "jpg"
    PNG = "png"
    TIFF = "tiff"
    WEBP = "webp"
    AVIF = "avif"
    JXL = "jxl"
    HEIC = "heic"
    RAW = "raw"

    @property
    def label(self) -> str:
        """The name people know it by."""
        return {FileFormat.WEBP: "WebP", FileFormat.JXL: "JPEG XL", FileFormat.RAW: said("camera raw")}.get(self, self.name)

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Endings of file names, lower case with the dot; the first is the one written."""
        return _SUFFIXES[self]

    @property
    def saved_as(self) -> "FileFormat":
        """The format a photo of this one is saved in when nobody names another: itself where it can be written."""
        return {FileFormat.HEIC: FileFormat.JPEG, FileFormat.RAW: FileFormat.TIFF}.get(self, self)

    @property
    def lossy(self) -> bool:
        """Whether it has a quality."""
        return self in (FileFormat.JPEG, FileFormat.WEBP, FileFormat.AVIF, FileFormat.JXL)

    @property
    def deep(self) -> bool:
        """Whether files of more than 8 bits per channel can be written. AVIF holds 12 of 16 bits."""
        return self in (FileFormat.PNG, FileFormat.TIFF, FileFormat.AVIF, FileFormat.JXL)

    def too_small_for(self, width: int, height: int, enlarged: int = 1) -> str:
        """Why a file of this format cannot hold a picture of this size enlarged so many times, as half a sentence; "" when it can."""
        # WebP has 14 bits for a side; the libraries of JPEG and AVIF stop below what the formats could.
        longest = {FileFormat.JPEG: 65_500, FileFormat.WEBP: 16_383, FileFormat.AVIF: 32_768}.get(self)
        if longest is None or max(width, height) * enlarged <= longest:
            return ""
        sides = {"width": width * enlarged, "height": height * enlarged, "format": self.label, "longest": longest}
        if enlarged > 1:
            return said("enlarged {times} times it is {width} by {height} pixels, and {format} ends at {longest}", times=enlarged, **sides)
        return said("it is {width} by {height} pixels, and {format} ends at {longest}", **sides)


_SUFFIXES: Mapping[FileFormat, tuple[str, ...]] = {
    FileFormat.JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    FileFormat.PNG: (".png",),
    FileFormat.TIFF: (".tif", ".tiff"),
    FileFormat.WEBP: (".webp",),
    FileFormat.AVIF: (".avif",),
    FileFormat.JXL: (".jxl",),
    FileFormat.HEIC: (".heic", ".heif", ".hif"),
    FileFormat.RAW: (
        *(".dng", ".cr2", ".cr3", ".nef", ".nrw", ".arw", ".sr2", ".srf", ".raf", ".orf"),
        *(".rw2", ".rwl", ".pef", ".srw", ".iiq", ".3fr", ".erf", ".mrw", ".x3f"),
    ),
}

WRITABLE: tuple[FileFormat, ...] = tuple(known for known in FileFormat if known.saved_as is known)

LARGER_FORMATS = said("PNG and TIFF hold larger pictures.")


def format_named(suffix: str) -> FileFormat | None:
    """The format that a file name's ending stands for, in upper or lower case; None when it stands for none."""
    return next((known for known in FileFormat if suffix.lower() in known.suffixes), None)


@dataclass(frozen=True)
class Metadata:
    """What travels with the pixels, as raw bytes so that nothing is lost in translation.

    exif: a TIFF-structured block without the "Exif\\0\\0" prefix, orientation still as in the file; xmp: the packet; iptc: the raw
    IPTC-IIM record; icc: the profile. None means that the file had none. remarks: sentences about what the file had and could not be
    taken over, or not whole.
    """

    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    icc: bytes | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Photo:
    """Upright RGB pixels in the photo's own colour space, read-only.

    pixels: (height, width, 3) uint8 or uint16, full range, encoded values as in the file (never converted: `metadata.icc` says
    what they mean, sRGB when it is None). alpha: (height, width) of the same dtype, straight, or None. orientation: the EXIF
    orientation 1-8 the file carried, already applied to the pixels. source: where it was read from, None for a pasted photo.
    grey: the file held one channel. edits: a line for each run of Heliograph over it since it was read.
    """

    pixels: Pixels
    alpha: Pixels | None = None
    metadata: Metadata = field(default_factory=Metadata)
    orientation: int = 1
    format: FileFormat | None = None
    source: Path | None = None
    grey: bool = False
    edits: tuple[str, ...] = ()

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
    """What a file's header says, nothing decoded: width and height upright, depth in bits per channel (8 or 16), and whether it has
    transparency, None where only the decoder knows."""

    width: int
    height: int
    format: FileFormat
    depth: int
    alpha: bool | None = None


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


def is_grey(pixels: Pixels) -> bool:
    """Whether red, green and blue are the same in every pixel."""
    return bool(np.array_equal(pixels[..., 0], pixels[..., 1]) and np.array_equal(pixels[..., 0], pixels[..., 2]))


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


def straight(pixels: Pixels, alpha: Pixels) -> Pixels:
    """Undo a multiplication by alpha that a file declares."""
    full = np.float32(np.iinfo(pixels.dtype).max)
    factor: Any = full / np.maximum(alpha, 1).astype(np.float32)
    undone: Any = np.minimum(pixels * factor[..., None] + np.float32(0.5), full).astype(pixels.dtype)
    result: Pixels = undone
    return result


def to_full_range(values: NDArray[np.uint16], bits: int) -> NDArray[np.uint16]:
    """Values of `bits` bits (9-16) stretched to all of 16, both ends exact; the counterpart of `to_bits`."""
    if bits == 16:
        return values
    top = (1 << bits) - 1
    table = (np.arange(top + 1, dtype=np.uint64) * 65535 + top // 2) // top
    return table.astype(np.uint16)[np.minimum(values, top)]


def to_bits(pixels: NDArray[np.uint16], bits: int) -> NDArray[np.uint16]:
    """Full-range 16-bit values rounded to the nearest of `bits` bits."""
    table = (np.arange(65536, dtype=np.uint64) * ((1 << bits) - 1) + 32767) // 65535
    return table.astype(np.uint16)[pixels]
