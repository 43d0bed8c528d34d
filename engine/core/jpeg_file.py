"""JPEG files: their segments taken apart and put together, pixels by Pillow.

Pillow never sees the metadata: it decodes pixels and encodes a bare file, into which the blocks are spliced byte for byte.
Damage raises PhotoReadError with `name`, the file's name, in the sentence. Any thread.
"""

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from engine.core import jpeg_xmp
from engine.core.errors import PhotoReadError
from engine.core.file_bytes import Content
from engine.core.metadata import GAIN_MAP_LOST, iptc_from_resources, orientation_of, resources_with_iptc, shrunken_exif, understood
from engine.core.photo import FileFormat, Metadata, Photo, PhotoFacts, Pixels
from engine.core.sentences import said
from engine.core.tiff_tags import TagBlock

_EXIF, _ICC, _RESOURCES = b"Exif\0\0", b"ICC_PROFILE\0", b"Photoshop 3.0\0"
_PICTURES, _INDEX, _PREVIEWS = b"MPF\0", 0xB002, (0x010001, 0x010002)
"""The index of a file's further pictures, such as the other eye's view: how it begins, its list, the kinds that only show the first."""
_START_OF_SCAN, _END, _APP1, _APP2, _APP13 = 0xDA, 0xD9, 0xE1, 0xE2, 0xED
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_MOST_SCANS = 100
_ROOM = 65_533
"""Bytes of payload one segment holds."""
_MARKER_IN_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def facts(data: Content, name: str) -> PhotoFacts:
    """Size and depth from the header. Raises PhotoReadError."""
    exif = None
    for marker, start, end in segments(data, name):
        if marker == _APP1 and exif is None and data.startswith(_EXIF, start):
            exif = data[start + len(_EXIF) : end]
        if marker in _FRAMES and end - start >= 6:
            depth, height, width, components = struct.unpack(">BHHB", data[start : start + 6])
            if components == 4:
                raise PhotoReadError(said("{name} is a CMYK picture, made for printing; only RGB and grey ones can be read.", name=name))
            if depth != 8:
                raise PhotoReadError(
                    said("{name} is a JPEG with {depth} bits per channel; only 8 bits can be read.", name=name, depth=depth)
                )
            turned = orientation_of(exif) >= 5
            return PhotoFacts(height if turned else width, width if turned else height, FileFormat.JPEG, 8, False)
    raise PhotoReadError(said("{name} is damaged: this JPEG has no picture in it.", name=name))


def decode(data: bytes, name: str) -> Photo:
    """The photo as stored, not yet upright. Raises PhotoReadError also when the file is cut short."""
    from PIL.JpegImagePlugin import JpegImageFile

    scan, bare = 0, [data[:2]]
    for marker, start, end in segments(data, name):
        if marker == _START_OF_SCAN:
            scan = start
        elif marker not in (_APP1, _APP2, _APP13):
            bare.append(data[start - 4 : end])
    if not _has_end(data, scan, name):
        # Decoders fill what is missing with grey, and some do so silently.
        raise PhotoReadError(said("{name} is cut short: the end of the picture is missing.", name=name))
    with JpegImageFile(io.BytesIO(b"".join([*bare, data[scan - 4 :]]))) as image:
        grey = image.mode == "L"
        pixels = np.array(image if image.mode == "RGB" else image.convert("RGB"))
    return Photo(pixels, metadata=read_metadata(data, name), format=FileFormat.JPEG, grey=grey)


def read_metadata(data: bytes, name: str) -> Metadata:
    """The blocks before the pixels. Raises PhotoReadError."""
    exif, xmp, resources = None, None, b""
    profile: dict[int, bytes] = {}
    has_profile, pictures, further = False, 1, jpeg_xmp.Parts()
    for marker, start, end in segments(data, name):
        if marker == _APP1 and exif is None and data.startswith(_EXIF, start):
            exif = data[start + len(_EXIF) : end]
        elif marker == _APP1 and xmp is None and data.startswith(jpeg_xmp.PREFIX, start):
            xmp = data[start + len(jpeg_xmp.PREFIX) : end]
        elif marker == _APP1 and data.startswith(jpeg_xmp.EXTENSION, start):
            further.add(data[start:end])
        elif marker == _APP2 and data.startswith(_ICC, start):
            has_profile = True
            if end - start > 14:
                profile.setdefault(data[start + 12], data[start + 14 : end])
        elif marker == _APP2 and data.startswith(_PICTURES, start):
            pictures = _picture_count(data[start + len(_PICTURES) : end])
        elif marker == _APP13 and data.startswith(_RESOURCES, start):
            resources += data[start + len(_RESOURCES) : end]
    joined = b"".join(profile[number] for number in sorted(profile))
    xmp = jpeg_xmp.joined(xmp, further) if xmp else None
    metadata = understood(exif, xmp, iptc_from_resources(resources), joined if has_profile else None)
    if pictures < 2 or GAIN_MAP_LOST in metadata.remarks:
        return metadata
    more = said("This file has {pictures} pictures; only the first one was read.", pictures=pictures)
    return replace(metadata, remarks=(*metadata.remarks, more))


def _picture_count(index: bytes) -> int:
    """How many pictures a file has by its index of them (CIPA DC-007), not counting mere previews of another one."""
    try:
        block = TagBlock(index)
        entry = block.first().entries.get(_INDEX)
        entries = block.value(entry) if entry is not None else b""
        kinds = [struct.unpack_from(block.order + "I", entries, at)[0] & 0xFFFFFF for at in range(0, len(entries) - 15, 16)]
    except (ValueError, struct.error):
        return 1
    return max(1, sum(kind not in _PREVIEWS for kind in kinds))


def encode(pixels: Pixels, metadata: Metadata, quality: int, full_chroma: bool) -> tuple[bytes, list[str]]:
    """A JPEG of (height, width[, 3]) uint8 and warnings about what found no room. quality 1-100; full_chroma means 4:4:4."""
    from PIL import Image

    out = io.BytesIO()
    # Huffman tables made for each photo would make files 1 to 5 % smaller, and encoding three times as slow.
    Image.fromarray(pixels).save(out, "JPEG", quality=quality, subsampling=0 if full_chroma else 2)
    return with_metadata(out.getvalue(), metadata)


def with_metadata(jpeg: bytes, metadata: Metadata) -> tuple[bytes, list[str]]:
    """Splice the blocks into a bare JPEG, behind its JFIF header; and warnings about what found no room."""
    warnings: list[str] = []
    segments = b""
    exif = metadata.exif
    if exif and len(_EXIF) + len(exif) > _ROOM:
        exif = shrunken_exif(exif)
    if exif and len(_EXIF) + len(exif) > _ROOM:
        smaller = shrunken_exif(exif, with_note=False)
        if len(_EXIF) + len(smaller) <= _ROOM:
            exif = smaller
            warnings.append(said("The maker note in the EXIF data was left out: it is larger than a JPEG can hold."))
    packet = jpeg_xmp.segments(metadata.xmp, _ROOM) if metadata.xmp else []
    for text, block, parts in (
        (said("EXIF data"), exif, [_EXIF + exif] if exif and len(_EXIF) + len(exif) <= _ROOM else []),
        (said("XMP data"), metadata.xmp, packet),
    ):
        if block and not parts:
            warnings.append(said("The {what} was left out: it is larger than a JPEG can hold.", what=text))
        segments += b"".join(_segment(_APP1, part) for part in parts)
    if metadata.iptc:
        resources = resources_with_iptc(metadata.iptc)
        segments += b"".join(_segment(_APP13, _RESOURCES + part) for part in _parts(resources, _ROOM - len(_RESOURCES)))
    if metadata.icc:
        parts = _parts(metadata.icc, _ROOM - 14)
        if len(parts) > 255:
            warnings.append(said("The {what} was left out: it is larger than a JPEG can hold.", what=said("colour profile")))
        else:
            segments += b"".join(_segment(_APP2, _ICC + bytes([at + 1, len(parts)]) + part) for at, part in enumerate(parts))
    at = 4 + struct.unpack_from(">H", jpeg, 4)[0] if jpeg[2:4] == b"\xff\xe0" else 2
    return jpeg[:at] + segments + jpeg[at:], warnings


def segments(data: Content, name: str) -> Iterator[tuple[int, int, int]]:
    """(marker, start, end of its payload) up to and with the first start of scan."""
    at = 2
    while True:
        at = data.find(b"\xff", at)
        while at >= 0 and data[at + 1 : at + 2] == b"\xff":
            at += 1
        if at < 0 or at + 4 > len(data):
            raise PhotoReadError(said("{name} is cut short: it ends before the picture begins.", name=name))
        marker = data[at + 1]
        if marker in (0x00, 0x01) or 0xD0 <= marker <= 0xD8:
            at += 2
            continue
        start, end = at + 4, at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end > len(data) or end < start:
            raise PhotoReadError(said("{name} is cut short: it ends before the picture begins.", name=name))
        yield marker, start, end
        if marker in (_START_OF_SCAN, _END):
            return
        at = end


def _has_end(data: bytes, at: int, name: str) -> bool:
    """Whether an end marker follows the scans; segments between the scans of a progressive file are stepped over. Raises PhotoReadError
    for more scans than any camera or program writes: a few bytes each can keep a decoder busy for hours."""
    scans = 1
    while found := _MARKER_IN_SCAN.search(data, at):
        at = found.end()
        marker = data[at - 1]
        if marker == _END:
            return True
        scans += marker == _START_OF_SCAN
        if scans > _MOST_SCANS:
            raise PhotoReadError(
                said("{name} is damaged: this JPEG has more than {most} passes over its picture.", name=name, most=_MOST_SCANS)
            )
        if marker >= 0xC0 and at + 2 <= len(data):
            at += struct.unpack_from(">H", data, at)[0]
    return False


def _segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def _parts(block: bytes, size: int) -> list[bytes]:
    return [block[at : at + size] for at in range(0, len(block), size)]
