"""WebP files: their RIFF chunks taken apart, pixels by OpenCV, which needs a third of the memory, the container written by Pillow.

WebP has no place for IPTC; it goes into the EXIF block, as the tag TIFF uses, where readers of EXIF find it, and is taken out of
there on reading. Damage raises PhotoReadError with `name`, the file's name, in the sentence. Any thread.
"""

import io
import struct
from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.core.errors import PhotoReadError
from engine.core.file_bytes import Content
from engine.core.metadata import joined_iptc, orientation_of, split_iptc, understood
from engine.core.photo import FileFormat, Metadata, Photo, PhotoFacts, Pixels
from engine.core.sentences import said

_BESIDE = (b"EXIF", b"XMP ", b"ICCP")
_BEGINNING = 32


def matches(head: bytes) -> bool:
    """Whether a file with these first bytes is one."""
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def facts(data: Content, name: str) -> PhotoFacts:
    """Size from the header. Raises PhotoReadError."""
    chunks = dict(reversed(list(_chunks(data))))
    width, height = _size(chunks, name)
    turned = orientation_of(_metadata(chunks).exif) >= 5
    extended, lossless = chunks.get(b"VP8X", b""), chunks.get(b"VP8L", b"")
    alpha = bool(extended[0] & 0x10 if extended else lossless[4:5] and lossless[4] & 0x10)
    return PhotoFacts(height if turned else width, width if turned else height, FileFormat.WEBP, 8, alpha)


def decode(data: bytes, name: str) -> Photo:
    """The photo as stored, not yet upright. Raises PhotoReadError."""
    import cv2

    if struct.unpack_from("<I", data, 4)[0] + 8 > len(data) + 1:  # Some writers forget the last byte of padding.
        raise PhotoReadError(said("{name} is cut short: the end of the picture is missing.", name=name))
    chunks = dict(reversed(list(_chunks(data))))
    if b"ANIM" in chunks:
        raise PhotoReadError(said("{name} is an animation, not a photo.", name=name))
    stored: Any = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if stored is None:
        raise ValueError("OpenCV could not decode the WebP")
    cv2.cvtColor(stored, cv2.COLOR_BGR2RGB if stored.shape[2] == 3 else cv2.COLOR_BGRA2RGBA, dst=stored)
    alpha = np.ascontiguousarray(stored[..., 3]) if stored.shape[2] == 4 else None
    return Photo(np.ascontiguousarray(stored[..., :3]), alpha, _metadata(chunks), format=FileFormat.WEBP)


def read_metadata(data: bytes, name: str) -> Metadata:
    """What is kept beside the pixels; a damaged file has none."""
    return _metadata(dict(reversed(list(_chunks(data)))))


def encode(pixels: Pixels, alpha: Pixels | None, metadata: Metadata, quality: int) -> tuple[bytes, list[str]]:
    """A WebP of (height, width, 3) uint8; quality 1-99 is lossy, 100 lossless. Nothing is ever left out."""
    from PIL import Image

    exif = joined_iptc(metadata.exif, metadata.iptc) if metadata.iptc else metadata.exif
    image = Image.fromarray(pixels if alpha is None else np.dstack([pixels, alpha]))
    out = io.BytesIO()
    # exact: colours under transparent pixels belong to the photo.
    lossless = quality == 100
    image.save(
        out,
        "WEBP",
        quality=50 if lossless else quality,  # For a lossless file this is only the effort spent on its size.
        lossless=lossless,
        exact=True,
        icc_profile=metadata.icc or b"",
        exif=exif or b"",
        xmp=metadata.xmp or b"",
    )
    return out.getvalue(), []


def _chunks(data: Content) -> Iterator[tuple[bytes, bytes]]:
    """(kind, body); of the pixels, and of what nobody knows, only the beginning of the body."""
    at = 12
    while at + 8 <= len(data):
        kind, size = struct.unpack("<4sI", data[at : at + 8])
        yield kind, data[at + 8 : at + 8 + (size if kind in _BESIDE else min(size, _BEGINNING))]
        at += 8 + size + size % 2


def _size(chunks: dict[bytes, bytes], name: str) -> tuple[int, int]:
    extended, lossless, lossy = chunks.get(b"VP8X", b""), chunks.get(b"VP8L", b""), chunks.get(b"VP8 ", b"")
    if len(extended) >= 10:
        return 1 + int.from_bytes(extended[4:7], "little"), 1 + int.from_bytes(extended[7:10], "little")
    if len(lossless) >= 5:
        bits = int.from_bytes(lossless[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if len(lossy) >= 10:
        width, height = struct.unpack_from("<HH", lossy, 6)
        return width & 0x3FFF, height & 0x3FFF
    raise PhotoReadError(said("{name} is cut short or damaged: this WebP has no header.", name=name))


def _metadata(chunks: dict[bytes, bytes]) -> Metadata:
    exif, iptc = split_iptc(chunks.get(b"EXIF", b"").removeprefix(b"Exif\0\0") or None)
    return understood(exif, chunks.get(b"XMP "), iptc, chunks.get(b"ICCP"))
