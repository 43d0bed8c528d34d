"""AVIF files: their boxes read by `heif_boxes`, pixels and the container by OpenCV and, for files of 8 bits, by Pillow.

Both use libavif. OpenCV alone knows more than 8 bits and writes lossless files; Pillow alone writes colours at full resolution in lossy
ones, and reads with half the memory. AVIF has no place for IPTC; it goes into the EXIF block as in WebP. Damage raises PhotoReadError
with `name`, the file's name, in the sentence. Any thread.
"""

import io
import re
import struct
from dataclasses import replace
from typing import Any

import numpy as np

from engine.core import heif_boxes
from engine.core.errors import PhotoReadError
from engine.core.file_bytes import Content
from engine.core.metadata import joined_iptc, upright, without_orientation
from engine.core.photo import FileFormat, Metadata, Photo, PhotoFacts, Pixels, to_bits, to_full_range
from engine.core.sentences import said

_SPEED = 8
"""Of libavif's 0-10: below, a photo takes longer and gets hardly smaller."""
_DEEP = 12
_TEXT_ITEM = re.compile(rb"(infe(?:\x02.{7}|\x03.{9}))(?:Exif|mime)", re.DOTALL)
"""The entry of the list of items that names an EXIF or an XMP block."""


def matches(head: bytes) -> bool:
    """Whether a file with these first bytes is one."""
    brands = heif_boxes.brands(head)
    return brands[:1] in ((b"avif",), (b"avis",)) or (brands[:1] == (b"mif1",) and b"avif" in brands)


def facts(data: Content, name: str) -> PhotoFacts:
    """Size and depth from the boxes. Raises PhotoReadError."""
    picture = heif_boxes.read(data, name)
    return PhotoFacts(picture.width, picture.height, FileFormat.AVIF, 16 if picture.bits > 8 else 8, picture.alpha)


def decode(data: bytes, name: str) -> Photo:
    """The photo, upright; 10 and 12 bits are stretched to 16. Raises PhotoReadError."""
    picture = heif_boxes.read(data, name)
    _check_complete(data, name)
    # The library refuses the whole picture for an EXIF block that it cannot read, and for an XMP block where no EXIF block stands.
    bare = _TEXT_ITEM.sub(rb"\1skip", data)
    stored: Any = _decoded_by_pillow(bare) if picture.bits == 8 else _decoded_by_opencv(bare)
    left, top, right, bottom = picture.crop
    stored = stored[top:bottom, left:right]
    grey = stored.ndim == 2
    pixels = np.repeat(stored[..., None], 3, axis=2) if grey else np.ascontiguousarray(stored[..., :3])
    alpha = np.ascontiguousarray(stored[..., 3]) if not grey and stored.shape[2] == 4 else None
    if stored.dtype == np.uint16:
        pixels = to_full_range(pixels, picture.bits)
        alpha = None if alpha is None else to_full_range(alpha, picture.bits)
    if picture.orientation != 1:
        pixels = upright(pixels, picture.orientation)
        alpha = None if alpha is None else upright(alpha, picture.orientation)
    return Photo(pixels, alpha, picture.metadata, picture.orientation, FileFormat.AVIF, grey=grey)


def _decoded_by_pillow(data: bytes) -> Any:
    from PIL.AvifImagePlugin import AvifImageFile

    with AvifImageFile(io.BytesIO(data)) as image:
        return np.asarray(image if image.mode in ("L", "RGB", "RGBA") else image.convert("RGBA"))


def _decoded_by_opencv(data: bytes) -> Any:
    import cv2

    stored: Any = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if stored is None:
        raise ValueError("OpenCV could not decode the AVIF")
    if stored.ndim == 3:
        cv2.cvtColor(stored, cv2.COLOR_BGR2RGB if stored.shape[2] == 3 else cv2.COLOR_BGRA2RGBA, dst=stored)
    return stored


def read_metadata(data: bytes, name: str) -> Metadata:
    """What is kept beside the pixels. Raises PhotoReadError."""
    return heif_boxes.read(data, name).metadata


def encode(pixels: Pixels, alpha: Pixels | None, metadata: Metadata, quality: int, full_chroma: bool) -> tuple[bytes, list[str]]:
    """An AVIF of (height, width[, 3]) uint8, or uint16 stored with 12 bits.

    quality: 100 is lossless, of the 12 bits where there are more. full_chroma holds for 8 bits and for lossless files; lossy ones
    of 12 bits have colours at half resolution. Nothing is ever left out.
    """
    if metadata.iptc:
        metadata = replace(metadata, exif=joined_iptc(metadata.exif, metadata.iptc))
    if pixels.dtype == np.uint8 and quality < 100:
        return _by_pillow(pixels, alpha, metadata, quality, full_chroma), []
    return _by_opencv(pixels, alpha, metadata, quality), []


def _by_pillow(pixels: Pixels, alpha: Pixels | None, metadata: Metadata, quality: int, full_chroma: bool) -> bytes:
    from PIL import Image

    chroma = "4:0:0" if pixels.ndim == 2 else "4:4:4" if full_chroma else "4:2:0"
    image = Image.fromarray(pixels if alpha is None else np.dstack([pixels, alpha]))
    out = io.BytesIO()
    image.save(
        out,
        "AVIF",
        quality=quality,
        subsampling=chroma,
        speed=_SPEED,
        icc_profile=metadata.icc or b"",
        # Pillow writes a block with an orientation anew, and offsets inside maker notes would be wrong.
        exif=without_orientation(metadata.exif) if metadata.exif else b"",
        xmp=metadata.xmp or b"",
    )
    return out.getvalue()


def _by_opencv(pixels: Pixels, alpha: Pixels | None, metadata: Metadata, quality: int) -> bytes:
    import cv2

    colours: Any = pixels if pixels.ndim == 2 else pixels[..., ::-1]
    if alpha is not None:
        colours = np.dstack([colours, alpha])
    bits = 8
    if colours.dtype == np.uint16:
        bits, colours = _DEEP, to_bits(colours, _DEEP)
    kinds = {cv2.IMAGE_METADATA_EXIF: metadata.exif, cv2.IMAGE_METADATA_XMP: metadata.xmp, cv2.IMAGE_METADATA_ICCP: metadata.icc}
    kept = {kind: np.frombuffer(block, np.uint8) for kind, block in kinds.items() if block}
    options = [cv2.IMWRITE_AVIF_DEPTH, bits, cv2.IMWRITE_AVIF_QUALITY, quality, cv2.IMWRITE_AVIF_SPEED, _SPEED]
    done, encoded = cv2.imencodeWithMetadata(".avif", np.ascontiguousarray(colours), list(kept), list(kept.values()), options)
    if not done:
        raise MemoryError("OpenCV could not encode the AVIF")
    return encoded.tobytes()


def _check_complete(data: bytes, name: str) -> None:
    """Every box ends inside the file; decoders draw what is there of the last one."""
    at = 0
    while at + 8 <= len(data):
        size = struct.unpack_from(">I", data, at)[0]
        if size == 1 and at + 16 <= len(data):
            size = struct.unpack_from(">Q", data, at + 8)[0]
        if size == 0:
            return
        at += max(size, 8)
    if at > len(data):
        raise PhotoReadError(said("{name} is cut short: the end of the picture is missing.", name=name))
