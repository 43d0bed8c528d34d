"""Small photos and files of many kinds, made by other means than the code under test."""

import struct
import zlib
from io import BytesIO

import numpy as np
import tifffile
from PIL import Image

from engine.core.photo import Metadata
from engine.core.png_file import SIGNATURE
from tests.helpers import metadata_samples as samples


def colours(height: int = 24, width: int = 40, depth: int = 8) -> np.ndarray:
    """A smooth picture that JPEG keeps well, of every level a 16-bit one needs to be told from an 8-bit one."""
    y, x = np.mgrid[0:height, 0:width]
    values = np.stack([x / width, y / height, (x + y) / (width + height)], axis=-1)
    return np.round(values * (2**depth - 1)).astype(np.uint8 if depth == 8 else np.uint16)


def full_metadata(order: str = "<", orientation: int = 6) -> Metadata:
    return Metadata(samples.exif(order, orientation), samples.xmp(orientation), samples.IPTC, samples.rgb_profile())


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(samples_: np.ndarray, colour: int, *extra: bytes, size: tuple[int, int] | None = None) -> bytes:
    """A PNG made by hand: libraries write no grey with alpha in 16 bits and no transparent colours."""
    height, width = size or samples_.shape[:2]
    rows = b"".join(b"\0" + row.astype(samples_.dtype.newbyteorder(">")).tobytes() for row in samples_)
    header = struct.pack(">IIBBBBB", width, height, 8 * samples_.dtype.itemsize, colour, 0, 0, 0)
    parts = [png_chunk(b"IHDR", header), *extra, png_chunk(b"IDAT", zlib.compress(rows)), png_chunk(b"IEND", b"")]
    return SIGNATURE + b"".join(parts)


def tiff(pixels: np.ndarray, **options: object) -> bytes:
    out = BytesIO()
    tifffile.imwrite(out, pixels, **options)  # type: ignore[arg-type]
    return out.getvalue()
