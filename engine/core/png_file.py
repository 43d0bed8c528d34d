"""PNG files: their chunks taken apart and put together, pixels by Pillow (8 bit) and OpenCV (16 bit, which Pillow would halve).

The libraries are handed the chunks that make pixels and no others, so neither interprets, limits or loses any metadata.
Damage raises PhotoReadError with `name`, the file's name, in the sentence. Any thread.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.core.errors import PhotoReadError
from engine.core.file_bytes import Content
from engine.core.heif_boxes import profile_of_numbers
from engine.core.metadata import iptc_from_resources, orientation_of, resources_with_iptc, understood
from engine.core.photo import FileFormat, Metadata, Photo, PhotoFacts, Pixels
from engine.core.sentences import said

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_XMP_KEYWORD = b"XML:com.adobe.xmp"
_GREY, _GREY_ALPHA, _RGB_ALPHA = 0, 4, 6
_TEXT_LIMIT = 64_000_000
"""Bytes a compressed chunk may grow to; some packets of a few kilobytes grow to gigabytes by design."""
_COMPRESSION = 4
"""Of zlib's 1-9: above, a photo takes longer and gets hardly smaller; below, OpenCV does not filter rows."""


@dataclass(frozen=True)
class _Header:
    width: int
    height: int
    bits: int
    colour: int


def facts(data: Content, name: str) -> PhotoFacts:
    """Size and depth from the header, turn from what stands beside the pixels. Raises PhotoReadError."""
    chunks = list(_heads(data, name))
    header = _header(chunks, name)
    turned = orientation_of(_metadata(chunks, name).exif) >= 5
    width, height = (header.height, header.width) if turned else (header.width, header.height)
    alpha = header.colour in (_GREY_ALPHA, _RGB_ALPHA) or any(kind == b"tRNS" for kind, _ in chunks)
    return PhotoFacts(width, height, FileFormat.PNG, 16 if header.bits == 16 else 8, alpha)


def decode(data: bytes, name: str) -> Photo:
    """The photo as stored, not yet upright. Raises PhotoReadError also when a checksum is wrong or the end is missing."""
    chunks = list(_chunks(data, name))
    header = _header(chunks, name)
    if not chunks or chunks[-1][0] != b"IEND":
        raise PhotoReadError(said("{name} is cut short: the end of the picture is missing.", name=name))
    critical = [(kind, body) for kind, body in chunks if kind in (b"IHDR", b"PLTE", b"IDAT", b"IEND")]
    transparency = next((body for kind, body in chunks if kind == b"tRNS"), None)
    if header.bits == 16:
        pixels, alpha = _decode_16(_file(critical), header, transparency)
    else:
        if transparency is not None:
            critical.append((b"tRNS", transparency))
        pixels, alpha = _decode_8(_file(_ordered(critical)), transparency is not None)
    grey = header.colour in (_GREY, _GREY_ALPHA)
    return Photo(pixels, alpha, _metadata(chunks, name), format=FileFormat.PNG, grey=grey)


def read_metadata(data: bytes, name: str) -> Metadata:
    """What is kept beside the pixels. Raises PhotoReadError."""
    return _metadata(list(_chunks(data, name, pixels=False)), name)


def encode(pixels: Pixels, alpha: Pixels | None, metadata: Metadata) -> tuple[bytes, list[str]]:
    """A PNG of (height, width[, 3]) uint8 or uint16, with alpha of the same depth. Nothing is ever left out."""
    import cv2

    if alpha is not None:
        colour = np.repeat(pixels[..., None], 3, axis=2) if pixels.ndim == 2 else pixels[..., ::-1]
        bgr: Any = np.concatenate([colour, alpha[..., None]], axis=2)
    elif pixels.ndim == 3:
        bgr = np.ascontiguousarray(pixels[..., ::-1])
    else:
        bgr = pixels
    done, encoded = cv2.imencode(".png", bgr, [cv2.IMWRITE_PNG_COMPRESSION, _COMPRESSION])
    if not done:
        raise MemoryError("OpenCV could not encode the PNG")
    del bgr  # an enlarged photo's file is made beside as few copies of it as can be
    return with_metadata(encoded.reshape(-1).data, metadata), []


def with_metadata(png: bytes | memoryview, metadata: Metadata) -> bytes:
    """Put the blocks behind the header of a bare PNG."""
    extra: list[tuple[bytes, bytes]] = []
    if metadata.icc:
        extra.append((b"iCCP", b"ICC profile\0\0" + zlib.compress(metadata.icc)))
    if metadata.exif:
        extra.append((b"eXIf", metadata.exif))
    if metadata.xmp:
        # iTXt means UTF-8; other encodings of XMP are rare, and readers look for the packet, not at the declaration.
        extra.append((b"iTXt", _XMP_KEYWORD + b"\0\0\0\0\0" + metadata.xmp))
    if metadata.iptc:
        resources = resources_with_iptc(metadata.iptc)
        text = b"\niptc\n%8d\n" % len(resources) + resources.hex(" ", 36).replace(" ", "\n").encode() + b"\n"
        extra.append((b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(text)))
    at = len(SIGNATURE) + 25
    whole = memoryview(png)
    return b"".join([whole[:at], *(chunk(kind, body) for kind, body in extra), whole[at:]])


def _heads(data: Content, name: str) -> Iterator[tuple[bytes, bytes]]:
    """(kind, body) of the chunks that say how the picture lies; all others are stepped over unread."""
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        if at + 12 + size > len(data) or kind == b"IEND":
            return
        if kind in (b"IHDR", b"tRNS", b"acTL", b"eXIf", b"zTXt", b"tEXt"):
            yield from _chunks(SIGNATURE + data[at : at + 12 + size], name)
        at += 12 + size


def _chunks(data: bytes, name: str, *, pixels: bool = True) -> Iterator[tuple[bytes, bytes]]:
    """(kind, body) up to IEND, with or without those of the compressed pixels; stops early where the file is cut."""
    at = len(SIGNATURE)
    view = memoryview(data)
    while at + 12 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        if at + 12 + size > len(data):
            return
        body = view[at + 8 : at + 8 + size]
        if kind[0] < 0x61 and zlib.crc32(body, zlib.crc32(kind)) != struct.unpack_from(">I", data, at + 8 + size)[0]:
            raise PhotoReadError(said("{name} is damaged: a part of this PNG does not match its checksum.", name=name))
        if pixels or kind != b"IDAT":
            yield kind, bytes(body)
        if kind == b"IEND":
            return
        at += 12 + size


def _header(chunks: list[tuple[bytes, bytes]], name: str) -> _Header:
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:
        raise PhotoReadError(said("{name} is cut short or damaged: this PNG has no header.", name=name))
    width, height, bits, colour = struct.unpack_from(">IIBB", chunks[0][1])
    animation = next((body for kind, body in chunks if kind == b"acTL" and len(body) == 8), bytes(8))
    if struct.unpack_from(">I", animation)[0] > 1:
        raise PhotoReadError(said("{name} is an animation, not a photo.", name=name))
    return _Header(width, height, bits, colour)


def _ordered(chunks: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Header, palette, transparency, pixels, end: the order the format asks for."""
    order = [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"]
    return sorted(chunks, key=lambda chunk: order.index(chunk[0]))


def _decode_8(png: bytes, transparent: bool) -> tuple[Pixels, Pixels | None]:
    from PIL.PngImagePlugin import PngImageFile

    with PngImageFile(io.BytesIO(png)) as image:
        has_alpha = transparent or image.mode in ("LA", "RGBA")
        pixels = np.array(image.convert("RGBA" if has_alpha else "RGB"))
    return (np.ascontiguousarray(pixels[..., :3]), np.ascontiguousarray(pixels[..., 3])) if has_alpha else (pixels, None)


def _decode_16(png: bytes, header: _Header, transparency: bytes | None) -> tuple[Pixels, Pixels | None]:
    import cv2

    pixels: Any = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_UNCHANGED)
    if pixels is None or pixels.dtype != np.uint16:
        raise ValueError("OpenCV could not decode the PNG")
    alpha = None
    if pixels.ndim == 2:
        pixels = np.repeat(pixels[..., None], 3, axis=2)
    else:
        alpha = np.ascontiguousarray(pixels[..., 3]) if pixels.shape[2] == 4 else None
        pixels = np.ascontiguousarray(pixels[..., 2::-1])
    if alpha is None and transparency is not None and len(transparency) == (2 if header.colour == _GREY else 6):
        key = np.frombuffer(transparency, ">u2").astype(np.uint16)
        alpha = np.where((pixels == key).all(axis=2), np.uint16(0), np.uint16(65535))
    return pixels, alpha


def _metadata(chunks: list[tuple[bytes, bytes]], name: str) -> Metadata:
    """Raises PhotoReadError for HDR, which a newer chunk than the profile's may say."""
    exif = xmp = iptc = profile = named = None
    for kind, body in chunks:
        if kind == b"eXIf":
            exif = _without_prefix(body)
        elif kind == b"cICP" and len(body) == 4:
            named = profile_of_numbers(body[0], body[1], name)
        elif kind == b"iCCP":
            profile = _inflated(body.partition(b"\0")[2][1:])
        elif kind in (b"iTXt", b"zTXt", b"tEXt"):
            keyword, text = _text(kind, body)
            if keyword == _XMP_KEYWORD:
                xmp = text or None
            elif keyword == b"Raw profile type iptc":
                raw = _raw_profile(text)
                iptc = iptc_from_resources(raw) or (raw if raw[:1] == b"\x1c" else None)
            elif keyword == b"Raw profile type xmp" and xmp is None:
                xmp = _raw_profile(text) or None
            elif keyword in (b"Raw profile type exif", b"Raw profile type APP1") and exif is None:
                exif = _without_prefix(_raw_profile(text))
    return understood(exif, xmp, iptc, named or profile)


def _without_prefix(exif: bytes) -> bytes | None:
    return exif.removeprefix(b"Exif\0\0") or None


def _text(kind: bytes, body: bytes) -> tuple[bytes, bytes]:
    keyword, _, rest = body.partition(b"\0")
    if kind == b"tEXt":
        return keyword, rest
    if kind == b"zTXt":
        return keyword, _inflated(rest[1:])
    compressed = rest[:1] == b"\1"
    text = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    return keyword, _inflated(text) if compressed else text


def _inflated(data: bytes) -> bytes:
    """Decompressed, empty when damaged or beyond the limit: no reason to refuse the pixels."""
    stream = zlib.decompressobj()
    try:
        text = stream.decompress(data, _TEXT_LIMIT)
    except zlib.error:
        return b""
    return text if stream.eof else b""


def _raw_profile(text: bytes) -> bytes:
    """ImageMagick's form: a newline, the name (of one word, or of two as exiftool writes it), the size, hexadecimal digits in lines."""
    lines = text.lstrip().split(b"\n", 2)
    try:
        return bytes.fromhex(lines[2].decode("ascii")) if len(lines) == 3 else b""
    except ValueError:
        return b""


def _file(chunks: list[tuple[bytes, bytes]]) -> bytes:
    return SIGNATURE + b"".join(chunk(kind, body) for kind, body in chunks)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body), kind) + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(kind)))
