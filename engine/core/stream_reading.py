"""Reads photos by rows into a temporary file: JPEG, PNG and TIFF through libvips, everything else whole and then put there.

A file's head (what it says of itself, and its metadata) is read by the `*_file` modules, which are not handed the pixels. What libvips
would read otherwise than the ordinary road does (palettes, low depths, premultiplied alpha) goes that road.
libvips is imported when the first large photo comes. Any thread.
"""

import importlib
import os
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from engine.core import png_file, tiff_file
from engine.core.errors import PhotoReadError
from engine.core.file_bytes import FileBytes
from engine.core.metadata import orientation_of, upright
from engine.core.photo import FileFormat, Metadata, Photo, PhotoFacts
from engine.core.photo_io import DECODERS, MAX_MEGAPIXELS
from engine.core.progress import Progress
from engine.core.safe_files import reachable, shown
from engine.core.sentences import said
from engine.core.stream_pixels import DiskPixels, bands
from engine.core.tiff_tags import Tag, TagBlock

_LOADERS = {FileFormat.JPEG: "jpegload_source", FileFormat.PNG: "pngload_source", FileFormat.TIFF: "tiffload_source"}
_DEFLATED = (8, 32946)
_PIECE = 1 << 16
"""Compressed bytes taken at a time; no more than a thousand times as many come out of them."""

BY_ROWS = frozenset(_LOADERS)
"""Formats that can be read by rows."""


@dataclass(frozen=True)
class Head:
    """What a file says before its pixels are decoded."""

    facts: PhotoFacts
    metadata: Metadata


def head_of(path: Path, max_megapixels: float = MAX_MEGAPIXELS) -> Head | None:
    """The head of a file that can be read by rows with the same pixels as by `read_photo`.

    None for any other file, a damaged or forbidden one too: `read_photo` has the words for those. Never raises.
    """
    if libvips() is None:
        return None
    try:
        with reachable(path).open("rb") as file:
            content: Any = FileBytes(file, path, os.fstat(file.fileno()).st_size)
            decoder = next(decoder for decoder in DECODERS if decoder.matches(content[:64]))
            if decoder.format not in BY_ROWS or decoder.metadata is None or not _is_plain(content, decoder.format):
                return None
            facts = decoder.facts(content, "")
            if not 0 < facts.width * facts.height <= max_megapixels * 1e6:
                return None
            metadata = decoder.metadata(_without_pixels(file) if decoder.format is FileFormat.PNG else content, "")
            return Head(facts, metadata)
    except Exception:  # noqa: BLE001 - files make decoders raise anything, and the ordinary road says it better
        return None


def read_streamed(path: Path, head: Head, progress: Progress) -> Photo:
    """The photo with upright pixels in a temporary file. Raises PhotoReadError, PhotoWriteError (no room for that file), Cancelled."""
    if head.facts.format is FileFormat.TIFF:
        _check_deflated(path)
    facts, dtype = head.facts, np.dtype(np.uint16 if head.facts.depth == 16 else np.uint8)
    orientation = orientation_of(head.metadata.exif)
    pixels = DiskPixels((facts.height, facts.width, 3), dtype)
    alpha: DiskPixels | None = None
    stored = (facts.width, facts.height) if orientation >= 5 else (facts.height, facts.width)
    grey = False
    for rows, part in decoded_bands(path, facts.format, stored, dtype):
        progress.check_cancelled()
        channels = part.shape[2]
        grey = channels < 3
        if channels in (2, 4):
            alpha = alpha or DiskPixels((facts.height, facts.width), dtype)
            _put(alpha, part[..., -1], rows, orientation, stored[0])
        _put(pixels, np.repeat(part[..., :1], 3, axis=2) if grey else part[..., :3], rows, orientation, stored[0])
    return Photo(_array(pixels), _array(alpha), head.metadata, orientation, facts.format, path, grey)


def spilled(photo: Photo) -> Photo:
    """The same photo with its pixels in a temporary file. Raises PhotoWriteError."""

    def moved(pixels: Any) -> Any:
        if pixels is None:
            return None
        file = DiskPixels(pixels.shape, pixels.dtype)
        for rows in bands(pixels.shape):
            file[rows, :] = pixels[rows]
        return file

    return replace(photo, pixels=moved(photo.pixels), alpha=moved(photo.alpha))


def decoded_bands(path: Path, kind: FileFormat, size: tuple[int, int], dtype: Any) -> Iterator[tuple[slice, NDArray[Any]]]:
    """Rows from top to bottom as (rows, width, channels), as they lie in the file. size: (height, width) that its head says.

    Raises PhotoReadError for damage, also where the picture ends early.
    """
    vips = libvips()
    if vips is None:
        raise PhotoReadError(said("{name} is too large to be read without the package pyvips, which is not installed.", name=shown(path)))
    try:
        source = _source(vips, path)
        image = getattr(vips.Image, _LOADERS[kind])(source, access="sequential", fail_on="error")
        if (image.height, image.width) != size or image.format != {1: "uchar", 2: "ushort"}[np.dtype(dtype).itemsize]:
            raise PhotoReadError(said("{name} is damaged: it holds another picture than it declares.", name=shown(path)))
        region = vips.Region.new(image)
        for rows in bands((*size, image.bands)):
            count = rows.stop - rows.start
            fetched = region.fetch(0, rows.start, image.width, count)
            yield rows, np.frombuffer(fetched, dtype).reshape(count, image.width, image.bands)
    except vips.Error as error:
        words = said("{name} is damaged or cut short and cannot be decoded as {format}.", name=shown(path), format=kind.label)
        raise PhotoReadError(words, detail=str(error)) from error


def libvips() -> Any:
    """The module pyvips, None where it or its library is missing."""
    try:
        return importlib.import_module("pyvips")
    except (ImportError, OSError):
        return None


def _source(vips: Any, path: Path) -> Any:
    if os.name == "nt":  # its libraries do not share numbers of open files
        return vips.Source.new_from_file(os.fspath(reachable(path)))
    handle = os.open(path, os.O_RDONLY)  # by number, for names that are no text
    try:
        return vips.Source.new_from_descriptor(handle)
    finally:
        os.close(handle)


def _array(pixels: DiskPixels | None) -> Any:
    """An array to whoever cuts rectangles out of it."""
    return pixels


def _check_deflated(path: Path) -> None:
    """Raise PhotoReadError where a deflated part does not match its checksum, which libvips never looks at."""
    try:
        with reachable(path).open("rb") as file:
            content: Any = FileBytes(file, path, os.fstat(file.fileno()).st_size)
            block = TagBlock(content)
            main = block.first()
            if block.number(main, Tag.COMPRESSION) not in _DEFLATED:
                return
            for starts, lengths in ((Tag.STRIP_OFFSETS, Tag.STRIP_BYTE_COUNTS), (Tag.TILE_OFFSETS, Tag.TILE_BYTE_COUNTS)):
                for start, length in zip(block.numbers(main, starts), block.numbers(main, lengths), strict=True):
                    stream = zlib.decompressobj()
                    for at in range(start, start + length, _PIECE):
                        stream.decompress(content[at : min(at + _PIECE, start + length)])
                    if not stream.eof:
                        raise ValueError("a part ends early")
    except (OSError, ValueError, zlib.error) as error:
        words = said("{name} is damaged and cannot be decoded as {format}.", name=shown(path), format=FileFormat.TIFF.label)
        raise PhotoReadError(words, detail=repr(error)) from error


def _without_pixels(file: BinaryIO) -> bytes:
    """A PNG without its compressed pixels. Raises ValueError for one that is cut short."""
    file.seek(0)
    kept = [file.read(len(png_file.SIGNATURE))]
    kind = b""
    while kind != b"IEND":
        start = file.read(8)
        if len(start) < 8:
            raise ValueError("cut short")
        size, kind = struct.unpack(">I4s", start)
        if kind == b"tRNS":
            raise ValueError("transparency by colour, which libvips makes otherwise")
        if kind == b"IDAT":
            file.seek(size + 4, os.SEEK_CUR)
        else:
            kept += [start, file.read(size + 4)]
    if len(kept[-1]) < 4:
        raise ValueError("cut short")
    return b"".join(kept)


def _is_plain(data: Any, kind: FileFormat) -> bool:
    """Whether libvips makes the same pixels of it as the ordinary road: 8 or 16 bits, grey or RGB, with straight alpha or none."""
    if kind is FileFormat.PNG:
        return data[24] in (8, 16) and data[25] in (0, 2, 4, 6)
    if kind is FileFormat.JPEG:
        return True
    if tiff_file.is_camera_raw(data):
        return False
    block = TagBlock(data)
    main = block.first()
    tiff_file.check_complete(block, main, len(data), "")  # libvips makes up what is missing, and says nothing
    photometric, samples = block.number(main, Tag.PHOTOMETRIC), block.number(main, Tag.SAMPLES_PER_PIXEL) or 1
    bits = set(block.numbers(main, Tag.BITS_PER_SAMPLE))
    premultiplied = 1 in block.numbers(main, Tag.EXTRA_SAMPLES)
    kinds = {(0, 1), (1, 1), (1, 2), (2, 3), (2, 4)}
    return bits in ({8}, {16}) and not premultiplied and (photometric, samples) in kinds


def _put(pixels: DiskPixels, part: NDArray[Any], rows: slice, orientation: int, stored_height: int) -> None:
    """Rows as they are stored to where they lie upright; see `metadata.upright`."""
    if orientation in (3, 4, 6, 7):
        rows = slice(stored_height - rows.stop, stored_height - rows.start)
    turned: Any = upright(part, orientation)  # type: ignore[arg-type]
    everything = slice(None)
    pixels[(everything, rows) if orientation >= 5 else (rows, everything)] = turned
