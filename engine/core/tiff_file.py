"""TIFF files, 8 and 16 bit: metadata by our own tag code, pixels by tifffile, Pillow or OpenCV on reading, our own on writing.

Each library has a hole: tifffile without codecs reads no LZW and no JPEG, Pillow halves 16-bit RGB, OpenCV fails on orientations
6 and 8. So the orientation is set to 1 in the copy they see, and the first one that can do it decodes. Writing keeps an EXIF
block at the start of the file, byte for byte and in its byte order, and puts strips and a new main directory behind it: offsets
inside maker notes stay right. Only the first page is read. Damage raises PhotoReadError naming the file. Any thread.
"""

import io
import struct
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.core.errors import PhotoReadError
from engine.core.exif_blocks import Note, compacted
from engine.core.file_bytes import Content
from engine.core.metadata import EXIF_DAMAGED, iptc_from_tag, is_sound, understood
from engine.core.photo import FileFormat, Metadata, Photo, PhotoFacts, Pixels, straight
from engine.core.sentences import said
from engine.core.tiff_tags import BYTE, LONG, SHORT, UNDEFINED, Directory, NewTag, Tag, TagBlock, TagWriter, empty_block, records

MAX_BYTES = 2**32 - 2**20
"""Offsets in a classic TIFF have 32 bits."""

STRUCTURE = frozenset(
    {254, 255, *range(256, 267), 273, *range(277, 282), *range(284, 294), 301, 317, 320, *range(321, 326), 330, *range(332, 342), 347}
    | {*range(512, 522), 529, 530, 531, 532, 559, 700, 33723, 34377, 34675, 37724, *range(50706, 50742)}
)
"""Tags of the main directory that describe the pixels of this very file, or that are carried on their own."""
_PLAIN = frozenset({1, 8, 32946, 32773})
"""Compressions tifffile reads by itself: none, deflate (two numbers), PackBits."""
_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE, _YCBCR = 0, 1, 2, 3, 6
_KINDS = {5: said("a CMYK picture, made for printing"), **dict.fromkeys((8, 9, 10), said("a Lab picture"))}
_STRIP_BYTES = 1 << 20
_MOST_PAGES = 1000
_ADOBE = b"Adobe\0"
_ASSOCIATED = 1


@dataclass(frozen=True)
class _Header:
    width: int
    height: int
    bits: int
    samples: int
    photometric: int
    compression: int
    alpha: int | None


def facts(data: Content, name: str) -> PhotoFacts:
    """Size and depth from the first directory. Raises PhotoReadError."""
    block, main = _first(data, name)
    header = _header(block, main, name)
    turned = (block.number(main, Tag.ORIENTATION) or 1) in (5, 6, 7, 8)
    width, height = (header.height, header.width) if turned else (header.width, header.height)
    return PhotoFacts(width, height, FileFormat.TIFF, 16 if header.bits == 16 else 8, header.alpha is not None)


def decode(data: bytes, name: str) -> Photo:
    """The photo as stored, not yet upright. Raises PhotoReadError."""
    block, main = _first(data, name)
    header = _header(block, main, name)
    metadata = _metadata(block, main)
    check_complete(block, main, len(data), name)
    plain = TagBlock(bytearray(data))
    plain.set_number(main, Tag.ORIENTATION, 1)
    stored = _stored(bytes(plain.data), header, name)
    if stored.shape[:2] != (header.height, header.width) or stored.dtype.itemsize * 8 != (16 if header.bits == 16 else 8):
        raise ValueError(f"{stored.shape} {stored.dtype} where {header} was declared")
    grey = header.photometric in (_WHITE_IS_ZERO, _BLACK_IS_ZERO)
    colours = 1 if grey else 3
    pixels = np.repeat(stored[..., :1], 3, axis=2) if grey else np.ascontiguousarray(stored[..., :3])
    alpha = np.ascontiguousarray(stored[..., colours]) if header.alpha is not None and stored.shape[2] > colours else None
    if alpha is not None and header.alpha == _ASSOCIATED:
        pixels = straight(pixels, alpha)
    return Photo(pixels, alpha, metadata, format=FileFormat.TIFF, grey=grey)


def encode(pixels: Pixels, alpha: Pixels | None, metadata: Metadata) -> tuple[bytearray, list[str]]:
    """A deflate-compressed TIFF of (height, width[, 3]) uint8 or uint16. Raises ValueError beyond MAX_BYTES."""
    try:
        block = TagBlock(metadata.exif or b"")
        kept = records(block, block.first(), STRUCTURE)
    except ValueError:
        block, kept = empty_block(), []
    samples = np.atleast_3d(pixels)
    if alpha is not None:
        samples = np.concatenate([samples, alpha[..., None]], axis=2)
    writer = TagWriter(block)
    rows, strips = _strips(samples, block.order)
    if sum(map(len, strips)) + len(writer.out) > MAX_BYTES:
        raise ValueError("too large for TIFF")
    offsets = [writer.place(strip) for strip in strips]
    height, width, count = samples.shape
    new = [
        block.new_tag(Tag.IMAGE_WIDTH, LONG, width),
        block.new_tag(Tag.IMAGE_LENGTH, LONG, height),
        block.new_tag(Tag.BITS_PER_SAMPLE, SHORT, *[8 * samples.dtype.itemsize] * count),
        block.new_tag(Tag.COMPRESSION, SHORT, 8),
        block.new_tag(Tag.PHOTOMETRIC, SHORT, _BLACK_IS_ZERO if pixels.ndim == 2 else _RGB),
        block.new_tag(Tag.STRIP_OFFSETS, LONG, *offsets),
        block.new_tag(Tag.SAMPLES_PER_PIXEL, SHORT, count),
        block.new_tag(Tag.ROWS_PER_STRIP, LONG, rows),
        block.new_tag(Tag.STRIP_BYTE_COUNTS, LONG, *map(len, strips)),
        block.new_tag(Tag.PLANAR, SHORT, 1),
        block.new_tag(Tag.PREDICTOR, SHORT, 2),
    ]
    if alpha is not None:
        new.append(block.new_tag(Tag.EXTRA_SAMPLES, SHORT, 2))
    for tag, kind, value in ((Tag.XMP, BYTE, metadata.xmp), (Tag.IPTC, UNDEFINED, metadata.iptc), (Tag.ICC, UNDEFINED, metadata.icc)):
        if value:
            new.append(NewTag(tag, kind, len(value), value))
    return writer.finished(writer.directory(kept, new)), []


def is_camera_raw(data: Content) -> bool:
    """Whether this TIFF is a camera's raw file: it says DNG, holds sensor pixels, or its first picture is only a preview."""
    try:
        block = TagBlock(data)
        main = block.first()
    except ValueError:
        return False
    preview = ((block.number(main, Tag.SUBFILE_TYPE) or 0) & 1) == 1 and 330 in main.entries
    return preview or Tag.DNG_VERSION in main.entries or block.number(main, Tag.PHOTOMETRIC) in (32803, 34892)


def metadata_of_raw(data: bytes) -> Metadata:
    """EXIF, XMP and IPTC of a raw file built like a TIFF; empty when it is not, or damaged. Its own tags stay behind."""
    try:
        # Olympus and Panasonic write another number where TIFF has 42, and nothing else differently.
        block = TagBlock(b"II*\0" + data[4:] if data.startswith((b"IIRO", b"IIRS", b"IIU\0")) else data)
        main = block.first()
        own = STRUCTURE | frozenset(tag for tag in main.entries if tag < 254 or tag >= Tag.DNG_VERSION)
        exif = compacted(block, own, _adobes_note(block, main))
    except ValueError:
        return Metadata()
    xmp = main.entries.get(Tag.XMP)
    return Metadata(exif, block.value(xmp) if xmp else None, iptc_from_tag(block, main))


def _adobes_note(block: TagBlock, main: Directory) -> Note | None:
    """The maker note of the raw file that a DNG was made from, which Adobe's converter keeps with the place it had."""
    entry = main.entries.get(Tag.DNG_PRIVATE)
    parts = block.value(entry) if entry else b""
    at = len(_ADOBE)
    while parts.startswith(_ADOBE) and at + 8 <= len(parts):
        kind, size = struct.unpack_from(">4sI", parts, at)
        if kind == b"MakN" and 6 < size <= len(parts) - at - 8:
            order, place = struct.unpack_from(">2sI", parts, at + 8)
            same = order == (b"II" if block.order == "<" else b"MM")
            return Note(parts[at + 14 : at + 8 + size], place) if same else None
        at += 8 + size + size % 2
    return None


def read_metadata(data: bytes, name: str) -> Metadata:
    """What is kept beside the pixels. Raises PhotoReadError."""
    return _metadata(*_first(data, name))


def _first(data: Content, name: str) -> tuple[TagBlock, Directory]:
    try:
        block = TagBlock(data)
        return block, block.first()
    except ValueError as error:
        raise PhotoReadError(
            said("{name} is cut short or damaged: the directory of this TIFF is missing.", name=name), detail=str(error)
        ) from error


def _header(block: TagBlock, main: Directory, name: str) -> _Header:
    width, height = block.number(main, Tag.IMAGE_WIDTH), block.number(main, Tag.IMAGE_LENGTH)
    photometric = block.number(main, Tag.PHOTOMETRIC)
    if width is None or height is None or photometric is None:
        raise PhotoReadError(said("{name} is damaged: this TIFF has no picture in it.", name=name))
    bits = set(block.numbers(main, Tag.BITS_PER_SAMPLE)) or {1}
    formats = set(block.numbers(main, Tag.SAMPLE_FORMAT)) or {1}
    if photometric in _KINDS:
        raise PhotoReadError(said("{name} is {kind}; only RGB and grey ones can be read.", name=name, kind=_KINDS[photometric]))
    if photometric not in (_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE, _YCBCR):
        raise PhotoReadError(
            said("{name} is a TIFF with a colour model that cannot be read (number {number}).", name=name, number=photometric)
        )
    if not formats <= {1, 4}:
        raise PhotoReadError(said("{name} has floating-point or signed pixels; only 8 and 16 bits per channel can be read.", name=name))
    if len(bits) != 1 or not bits <= {1, 2, 4, 8, 16}:
        raise PhotoReadError(said("{name} has {bits} bits per channel; only 8 and 16 can be read.", name=name, bits=max(bits)))
    samples = block.number(main, Tag.SAMPLES_PER_PIXEL) or 1
    colours = 3 if photometric in (_RGB, _YCBCR) else 1
    if not colours <= samples <= 32:
        raise PhotoReadError(said("{name} is damaged: this TIFF has {samples} channels.", name=name, samples=samples))
    extra = block.numbers(main, Tag.EXTRA_SAMPLES)
    alpha = (extra[0] if extra else 0) if samples > colours and photometric != _PALETTE else None
    return _Header(width, height, bits.pop(), samples, photometric, block.number(main, Tag.COMPRESSION) or 1, alpha)


def check_complete(block: TagBlock, main: Directory, size: int, name: str) -> None:
    """Decoders fill strips that are not there with black, silently."""
    for offsets, counts in ((Tag.STRIP_OFFSETS, Tag.STRIP_BYTE_COUNTS), (Tag.TILE_OFFSETS, Tag.TILE_BYTE_COUNTS)):
        starts, lengths = block.numbers(main, offsets), block.numbers(main, counts)
        if starts and len(starts) == len(lengths):
            if any(start + length > size for start, length in zip(starts, lengths, strict=True)):
                raise PhotoReadError(said("{name} is cut short: a part of the picture is missing.", name=name))
            if all(lengths):
                return
    raise PhotoReadError(said("{name} is damaged: a part of the picture is missing.", name=name))


def _stored(data: bytes, header: _Header, name: str) -> Any:
    """(height, width, channels) uint8 or uint16 as in the file, palettes and low depths expanded, black at zero."""
    if header.bits < 8 or header.photometric in (_PALETTE, _YCBCR) or (header.compression not in _PLAIN and header.bits == 8):
        stored = _by_pillow(data, header, name)
    elif header.compression in _PLAIN:
        stored = _by_tifffile(data)
    else:
        stored = _by_opencv(data, header, name)
    return ~stored if header.photometric == _WHITE_IS_ZERO and not (header.bits < 8) else stored


def _by_tifffile(data: bytes) -> Any:
    import tifffile

    with tifffile.TiffFile(io.BytesIO(data)) as file:
        page: Any = file.pages[0]
        pixels = page.asarray(maxworkers=1)
        if page.planarconfig == tifffile.PLANARCONFIG.SEPARATE and pixels.ndim == 3:
            pixels = np.moveaxis(pixels, 0, 2)
    return np.atleast_3d(pixels).astype(pixels.dtype.newbyteorder("="), copy=False)


def _by_pillow(data: bytes, header: _Header, name: str) -> Any:
    from PIL.TiffImagePlugin import TiffImageFile

    if header.bits == 16:
        raise PhotoReadError(said("{name} is a TIFF of 16 bits with a palette or in YCbCr; that cannot be read.", name=name))
    with TiffImageFile(io.BytesIO(data)) as image:
        if header.photometric in (_PALETTE, _YCBCR):
            return np.array(image.convert("RGB"))
        if header.bits < 8:
            return np.atleast_3d(np.array(image.convert("L")))
        # Pillow turns grey around for WhiteIsZero by itself; turn it back, `_stored` does it for all.
        pixels = np.atleast_3d(np.array(image))
        return ~pixels if header.photometric == _WHITE_IS_ZERO else pixels


def _by_opencv(data: bytes, header: _Header, name: str) -> Any:
    import cv2

    try:
        pixels: Any = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    except cv2.error:
        pixels = None
    if pixels is None or pixels.dtype != np.uint16 or header.photometric == _WHITE_IS_ZERO:
        raise PhotoReadError(
            said("{name} is a TIFF with a compression that cannot be read (number {number}).", name=name, number=header.compression)
        )
    pixels = np.atleast_3d(pixels)
    return pixels if pixels.shape[2] < 3 else pixels[..., [2, 1, 0, 3][: pixels.shape[2]]]


def _metadata(block: TagBlock, main: Directory) -> Metadata:
    def raw(tag: int) -> bytes | None:
        entry = main.entries.get(tag)
        return block.value(entry) if entry else None

    metadata = understood(compacted(block, STRUCTURE), raw(Tag.XMP), iptc_from_tag(block, main), raw(Tag.ICC))
    remarks = metadata.remarks if is_sound(block) else (EXIF_DAMAGED, *metadata.remarks)
    if Tag.LAYERS in main.entries:
        remarks += (said("The layers of this file were left out; its flattened picture was read."),)
    pages = _pages(block, main)
    if pages > 1:
        remarks += (said("This file has {pages} pages; only the first one was read.", pages=pages),)
    return replace(metadata, remarks=remarks)


def _pages(block: TagBlock, main: Directory) -> int:
    """How many pictures stand one behind the other; smaller copies and masks are none."""
    count, seen, page = 1, {main.at}, main
    while page.following and page.following not in seen and len(seen) < _MOST_PAGES:
        seen.add(page.following)
        try:
            page = block.directory(page.following)
        except ValueError:
            break
        of_its_own = not (block.number(page, Tag.SUBFILE_TYPE) or 0) & 5 and Tag.IMAGE_WIDTH in page.entries
        # The thumbnail of an EXIF block, which a TIFF may have been made of, is told by its tags.
        count += of_its_own and Tag.THUMBNAIL_OFFSET not in page.entries
    return count


def _strips(samples: Any, order: str) -> tuple[int, list[bytes]]:
    """Rows per strip and the compressed strips, with horizontal differences: deflate alone gains little on photographs."""
    import zlib

    height, width, count = samples.shape
    rows = max(1, _STRIP_BYTES // (width * count * samples.dtype.itemsize))

    def strip(top: int) -> bytes:
        part = samples[top : top + rows]
        differences = part.copy()
        differences[:, 1:] -= part[:, :-1]  # Unsigned numbers wrap around, as the format wants.
        return zlib.compress(differences.astype(differences.dtype.newbyteorder(order), copy=False).tobytes(), 6)

    with ThreadPoolExecutor(max_workers=4) as workers:
        return rows, list(workers.map(strip, range(0, height, rows)))
