"""The door for photos: files of any supported kind in, and out again with depth, colour profile and metadata kept.

Owns the tables of kinds (a new one is an entry here and a module beside `jpeg_file`), the checks common to all, and saving.
What a file is, its first bytes say, not its name. Libraries are imported when the first photo needs them. Any thread.
"""

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from engine.core import avif_file, heic_file, icc, jpeg_file, jxl_file, png_file, raw_file, tiff_file, webp_file
from engine.core.errors import EngineError, PhotoReadError, PhotoWriteError, UsageError
from engine.core.file_bytes import Content, FileBytes
from engine.core.history import with_edits
from engine.core.metadata import for_saving, orientation_of, upright, without_private
from engine.core.photo import LARGER_FORMATS, WRITABLE, FileFormat, Metadata, Photo, PhotoFacts, Pixels, format_named, is_grey, to_depth
from engine.core.progress import NullProgress, Progress
from engine.core.read_back import lost
from engine.core.safe_files import reachable, shown, unique_path, why, write_atomically
from engine.core.sentences import listed, said
from engine.core.stream_pixels import is_streamed

__all__ = [
    "DECODERS", "MAX_MEGAPIXELS", "SUPPORTED_SUFFIXES", "PhotoFacts", "SaveOptions",
    "decode_photo", "encode_photo", "file_times", "photo_facts", "read_photo", "save_photo", "unique_path",
]  # fmt: skip

MAX_MEGAPIXELS = 250.0
"""What a file may declare: a few kilobytes can claim to be a picture that fills the memory."""
_MAX_FILE_BYTES = 4 << 30
TIMES_LOST = said("The file times of the source could not be kept at that place.")
OVER_WHITE = said("JPEG has no transparency: the photo was laid over white.")
_HEAD = 64
"""Bytes that tell what a file is."""


@dataclass(frozen=True)
class Decoder:
    """One kind of file that can be read.

    matches: whether a file with these first bytes is one. facts, decode: from a file's content and its name for messages. Both raise
    PhotoReadError, and anything else for damage. `facts` looks at the header only, so that it may get a file that is not read.
    metadata: the same for what stands beside the pixels, where files are written, too. turned: whether `decode` returns the pixels
    upright, because its container says how they lie; where EXIF says it, `decode_photo` turns them.
    """

    format: FileFormat
    matches: Callable[[bytes], bool]
    facts: Callable[[Content, str], PhotoFacts]
    decode: Callable[[bytes, str], Photo]
    metadata: Callable[[bytes, str], Metadata] | None = None
    turned: bool = False


@dataclass(frozen=True)
class SaveOptions:
    """How a photo is saved.

    format: None for what the target's suffix says. quality: 1-100 for JPEG, WebP, AVIF and JPEG XL (100 is lossless but in JPEG).
    depth: 8 or 16 bits per channel, None for the photo's own; lowered (rounded) where the format cannot hold it: AVIF holds 12 of
    16. overwrite: whether an existing file, the photo's source included, may be replaced. full_chroma: colours of JPEG and 8-bit AVIF
    at full resolution (4:4:4). edits: write what Heliograph did into the XMP data. private: keep what tells of people and places; see
    `metadata.without_private`. times: give the file the times of the photo's source (creation times cannot be set).
    """

    format: FileFormat | None = None
    quality: int = 95
    depth: int | None = None
    overwrite: bool = False
    full_chroma: bool = True
    edits: bool = True
    private: bool = True
    times: bool = False


def _starts(*beginnings: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(beginnings)


_TIFF_BEGINNINGS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

DECODERS: tuple[Decoder, ...] = (
    Decoder(FileFormat.JPEG, _starts(b"\xff\xd8\xff"), jpeg_file.facts, jpeg_file.decode, jpeg_file.read_metadata),
    Decoder(FileFormat.PNG, _starts(png_file.SIGNATURE), png_file.facts, png_file.decode, png_file.read_metadata),
    # Before TIFF, which many of them look like.
    Decoder(FileFormat.RAW, raw_file.matches, raw_file.facts, raw_file.decode, turned=True),
    Decoder(FileFormat.TIFF, _starts(*_TIFF_BEGINNINGS), tiff_file.facts, tiff_file.decode, tiff_file.read_metadata),
    Decoder(FileFormat.WEBP, webp_file.matches, webp_file.facts, webp_file.decode, webp_file.read_metadata),
    Decoder(FileFormat.AVIF, avif_file.matches, avif_file.facts, avif_file.decode, avif_file.read_metadata, turned=True),
    Decoder(FileFormat.HEIC, heic_file.matches, heic_file.facts, heic_file.decode, turned=True),
    Decoder(FileFormat.JXL, _starts(*jxl_file.SIGNATURES), jxl_file.facts, jxl_file.decode, jxl_file.read_metadata, turned=True),
)
_RAW = next(decoder for decoder in DECODERS if decoder.format is FileFormat.RAW)

SUPPORTED_SUFFIXES: frozenset[str] = frozenset(suffix for decoder in DECODERS for suffix in decoder.format.suffixes)
"""Lower case, with the dot."""

_MARKUP = (b"<svg", b"<?xml", b"<!doctype", b"<html")
_OTHER_KINDS: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    (said("a video"), lambda head: head[4:8] in (b"ftyp", b"moov", b"mdat") or head[:4] == b"\x1aE\xdf\xa3" or head[8:12] == b"AVI "),
    (said("a JPEG 2000 picture"), _starts(b"\xff\x4f\xff\x51", b"\0\0\0\x0cjP  \r\n\x87\n")),
    (said("a GIF picture"), _starts(b"GIF8")),
    (said("a BMP picture"), lambda head: head[:2] == b"BM" and head[6:10] == bytes(4)),
    (said("an icon"), _starts(b"\0\0\1\0", b"\0\0\2\0")),
    (said("a Photoshop document"), _starts(b"8BPS")),
    (said("a PDF document"), _starts(b"%PDF")),
    (said("a PostScript document"), _starts(b"%!PS")),
    (said("an OpenEXR picture"), _starts(b"v/1\x01")),
    (said("a Radiance picture"), _starts(b"#?RADIANCE", b"#?RGBE")),
    (said("an archive"), _starts(b"PK\3\4", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")),
    (said("an SVG drawing or a web page"), lambda head: head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARKUP)),
)


def read_photo(path: Path, max_megapixels: float = MAX_MEGAPIXELS) -> Photo:
    """Read a photo with upright pixels. Raises PhotoReadError with one sentence naming the file and the reason."""
    data = _content(path)
    return replace(decode_photo(data, shown(path), max_megapixels), source=path)


def decode_photo(data: bytes, name: str, max_megapixels: float = MAX_MEGAPIXELS) -> Photo:
    """A photo from a file's content, with upright pixels; `name` stands in messages. Raises PhotoReadError.

    `metadata.icc` always fits RGB pixels: a grey profile is returned as an RGB one with the same tone curve, one for other
    pixels (CMYK, say) as None.
    """
    decoder = _decoder(data, name)
    facts = _guarded(decoder, decoder.facts, data, name)
    if facts.width * facts.height > max_megapixels * 1e6:
        raise PhotoReadError(
            said(
                "{name} is too large: it has {megapixels:,.0f} megapixels, and the limit is {limit:,.0f}.",
                name=name,
                megapixels=facts.width * facts.height / 1e6,
                limit=max_megapixels,
            )
        )
    stored = _guarded(decoder, decoder.decode, data, name)
    orientation = 1 if decoder.turned else orientation_of(stored.metadata.exif)
    if orientation == 1:
        return stored
    alpha = None if stored.alpha is None else upright(stored.alpha, orientation)
    return replace(stored, pixels=upright(stored.pixels, orientation), alpha=alpha, orientation=orientation)


def photo_facts(path: Path) -> PhotoFacts:
    """Size, format and depth, from the file's header; the rest of the file is not read. Raises PhotoReadError."""
    name = shown(path)
    with _opened(path) as (file, size):
        data = FileBytes(file, path, size)
        decoder = _decoder(data, name)
        return _guarded(decoder, decoder.facts, data, name)


def save_photo(photo: Photo, target: Path, options: SaveOptions | None = None, progress: Progress | None = None) -> tuple[str, ...]:
    """Save a photo whole or not at all, with its profile and metadata, orientation set to 1, the embedded thumbnail dropped.

    The finished file is read back before it gets its name: size and metadata must be those that were meant.
    Returns sentences about what the format could not hold: transparency in a JPEG (laid over white), metadata too large for it; and
    about what was damaged in the photo's own file already.
    A grey photo whose pixels are still grey is written as grey where the format can and its profile allows. Pixels that are not in
    memory are written by rows, and `progress` can cancel that.
    Raises PhotoWriteError (the target is then as it was), UsageError for options that make no sense, and Cancelled.
    """
    options = options or SaveOptions()
    if target.exists() and not options.overwrite:
        # Before the work; `write_atomically` makes sure again at the end.
        raise PhotoWriteError(said("{name} could not be saved: there is a file of that name already.", name=shown(target)))
    if is_streamed(photo.pixels):
        from engine.core.stream_saving import save_streamed

        return save_streamed(photo, target, options, progress or NullProgress())
    content, warnings = encode_photo(photo, target, options)
    times = file_times(photo.source) if options.times else None
    dated = write_atomically(target, content, overwrite=options.overwrite, times=times)
    return warnings if dated else (*warnings, TIMES_LOST)


def encode_photo(
    photo: Photo, target: Path, options: SaveOptions, progress: Progress | None = None
) -> tuple[bytes | bytearray, tuple[str, ...]]:
    """The content of the file that `save_photo` would write, read back, and its sentences; nothing is written there. Raises as it does."""
    if is_streamed(photo.pixels):
        from engine.core.stream_saving import encode_streamed

        return encode_streamed(photo, target, options, progress or NullProgress())
    kind = target_format(target, options)
    try:
        metadata = meant_metadata(photo, options)
        content, metadata, warnings = _encoded(photo, metadata, kind, options, target)
        warnings += _not_read_back(content, photo, metadata, kind, warnings)
    except MemoryError as error:
        raise PhotoWriteError(
            said("{name} could not be saved: there is not enough memory.", name=shown(target)), detail=repr(error)
        ) from error
    except EngineError:
        raise
    except Exception as error:  # Whatever a library raises, the promise is one sentence.
        raise PhotoWriteError(said("{name} could not be saved: encoding it failed.", name=shown(target)), detail=repr(error)) from error
    return content, (*photo.metadata.remarks, *warnings)


def _content(path: Path) -> bytes:
    """The whole file."""
    with _opened(path) as (file, _):
        return file.read()


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """The file, at its beginning, and its size. Raises PhotoReadError also for what cannot be a photo by its first bytes, and for what
    goes wrong with the file while it is open."""
    name = shown(path)
    try:
        status = reachable(path).stat()
        if stat.S_ISDIR(status.st_mode):
            os.scandir(reachable(path)).close()  # one that may not be looked into says so
            raise PhotoReadError(said("{name} is a folder, not a photo.", name=name))
        if not stat.S_ISREG(status.st_mode):
            raise PhotoReadError(said("{name} is not an ordinary file.", name=name))  # Opening a pipe would wait for ever.
        with reachable(path).open("rb") as file:
            _decoder(file.read(_HEAD), name)
            if status.st_size > _MAX_FILE_BYTES:
                raise PhotoReadError(said("{name} is too large: files of more than 4 GB are not read.", name=name))
            file.seek(0)
            yield file, status.st_size
    except FileNotFoundError as error:
        raise PhotoReadError(said("{name} does not exist.", name=name), detail=repr(error)) from error
    except PermissionError as error:
        raise PhotoReadError(said("{name} could not be opened: reading it is not permitted.", name=name), detail=repr(error)) from error
    except MemoryError as error:
        raise PhotoReadError(said("{name} does not fit into memory.", name=name), detail=repr(error)) from error
    except (OSError, ValueError) as error:
        raise PhotoReadError(
            said("{name} could not be opened: {reason}.", name=name, reason=why(error, reading=True)), detail=repr(error)
        ) from error


def _decoder(data: Content, name: str) -> Decoder:
    head = data[:_HEAD]
    if not head:
        raise PhotoReadError(said("{name} is empty.", name=name))
    for decoder in DECODERS:
        if decoder.matches(head):
            return _RAW if decoder.format is FileFormat.TIFF and len(data) > _HEAD and tiff_file.is_camera_raw(data) else decoder
    for kind, matches in _OTHER_KINDS:
        if matches(head):
            known = listed(known.label for known in FileFormat)
            raise PhotoReadError(said("{name} is {kind}; only {known} can be read.", name=name, kind=kind, known=known))
    raise PhotoReadError(said("{name} is not a photo: its content is of no known kind.", name=name))


def _guarded(decoder: Decoder, step: Callable[[Any, str], Any], data: Content, name: str) -> Any:
    """Turn whatever a library raises about a file into the promised sentence."""
    try:
        result = step(data, name)
    except EngineError:
        raise
    except MemoryError as error:
        raise PhotoReadError(said("{name} does not fit into memory.", name=name), detail=repr(error)) from error
    except Exception as error:  # Decoders raise anything from struct.error to SyntaxError.
        what = {"name": name, "format": decoder.format.label}
        words = said("{name} is damaged and cannot be decoded as {format}.", **what)
        if "truncated" in str(error):
            words = said("{name} is cut short and cannot be decoded as {format}.", **what)
        raise PhotoReadError(words, detail=repr(error)) from error
    if result.width < 1 or result.height < 1:
        raise PhotoReadError(
            said("{name} is damaged: it declares a size of {width} by {height}.", name=name, width=result.width, height=result.height)
        )
    return result


def target_format(target: Path, options: SaveOptions) -> FileFormat:
    """What a photo saved there is written as. Raises PhotoWriteError for a suffix that names nothing writable, and UsageError."""
    if not 1 <= options.quality <= 100:
        raise UsageError(said("quality is {quality}; it must be from 1 to 100.", quality=options.quality))
    if options.depth not in (None, 8, 16):
        raise UsageError(said("depth is {depth}; it must be 8 or 16.", depth=options.depth))
    kind = options.format or format_named(target.suffix)
    if kind is None or kind not in WRITABLE:
        known = ", ".join(sorted(suffix for known in WRITABLE for suffix in known.suffixes))
        raise PhotoWriteError(
            said("{name} could not be saved: its suffix names no format that can be written ({known}).", name=shown(target), known=known)
        )
    return kind


def meant_metadata(photo: Photo, options: SaveOptions) -> Metadata:
    """The metadata the file is to have."""
    kept = photo.metadata if options.private else without_private(photo.metadata)
    saved = for_saving(kept, photo.width, photo.height)
    return replace(saved, xmp=with_edits(saved.xmp, photo.edits)) if options.edits else saved


def _not_read_back(content: bytes | bytearray, photo: Photo, meant: Metadata, kind: FileFormat, told: list[str]) -> list[str]:
    """Sentences about metadata that the file does not give back. Raises ValueError when it is no picture of that size."""
    decoder = next(decoder for decoder in DECODERS if decoder.format is kind)
    assert decoder.metadata is not None
    whole: Any = content  # read like bytes, and not copied: an enlarged photo's file is large
    try:
        facts, found = decoder.facts(whole, "the file"), decoder.metadata(whole, "the file")
    except EngineError as error:
        raise ValueError(f"it cannot be read back: {error.message}") from error
    if (facts.width, facts.height) != (photo.width, photo.height):
        raise ValueError(f"it cannot be read back: it says {facts.width} by {facts.height}")
    if facts.alpha is False and photo.alpha is not None and kind is not FileFormat.JPEG:
        raise ValueError("it cannot be read back: its transparency is gone")
    if not decoder.turned and orientation_of(found.exif) != 1:
        raise ValueError("it cannot be read back: it would be turned")
    names = lost(meant, found, with_profile=kind is not FileFormat.JXL)
    return [not_kept(name) for name in names if not any(name in sentence for sentence in told)]


def not_kept(name: str) -> str:
    """The sentence about a block that `read_back.lost` names."""
    return said("The {name} could not be kept whole in this file.", name=name)


def file_times(source: Path | None) -> tuple[int, int] | None:
    """When a file was read and changed last, in nanoseconds; None for one that is not there any more."""
    try:
        status = source.stat() if source else None
    except OSError:
        return None
    return (status.st_atime_ns, status.st_mtime_ns) if status else None


def _encoded(
    photo: Photo, metadata: Metadata, kind: FileFormat, options: SaveOptions, target: Path
) -> tuple[bytes | bytearray, Metadata, list[str]]:
    """The file's content, the metadata with the profile that fits the pixels written, and sentences about what was left out."""
    sides = kind.too_small_for(photo.width, photo.height)
    if sides:
        raise PhotoWriteError(said("{name} could not be saved: {sides}.", name=shown(target), sides=sides), hint=LARGER_FORMATS)
    depth = (options.depth or photo.depth) if kind.deep else 8
    pixels, alpha = to_depth(photo.pixels, depth), None if photo.alpha is None else to_depth(photo.alpha, depth)
    warnings: list[str] = []
    if kind is FileFormat.JPEG and alpha is not None:
        # From the source's own depth: rounding comes last.
        assert photo.alpha is not None
        pixels, alpha = to_depth(over_white(photo.pixels, photo.alpha), depth), None
        warnings.append(OVER_WHITE)
    # Grey with alpha is more than most of the libraries write, and WebP knows no grey.
    can_be_grey = kind is not FileFormat.WEBP and (alpha is None or kind is FileFormat.TIFF)
    if photo.grey and can_be_grey and is_grey(pixels):
        profile = icc.for_grey_pixels(metadata.icc) if metadata.icc else None
        if metadata.icc is None or profile is not None:
            first: Any = np.ascontiguousarray(pixels[..., 0])
            pixels, metadata = first, replace(metadata, icc=profile)
    if pixels.ndim == 3:
        metadata = replace(metadata, icc=icc.for_rgb_pixels(metadata.icc))
    if kind is FileFormat.JPEG:
        written, more = jpeg_file.encode(pixels, metadata, options.quality, options.full_chroma)
    elif kind is FileFormat.PNG:
        written, more = png_file.encode(pixels, alpha, metadata)
    elif kind is FileFormat.WEBP:
        written, more = webp_file.encode(pixels, alpha, metadata, options.quality)
    elif kind is FileFormat.AVIF:
        written, more = avif_file.encode(pixels, alpha, metadata, options.quality, options.full_chroma)
    elif kind is FileFormat.JXL:
        written, more = jxl_file.encode(pixels, alpha, metadata, options.quality, shown(target))
    else:
        content, more = tiff_file.encode(pixels, alpha, metadata)
        return content, metadata, warnings + more
    return written, metadata, warnings + more


def over_white(pixels: Pixels, alpha: Pixels) -> Any:
    """Laid over white in encoded values, as viewers show it; exact where alpha is full."""
    full = np.float32(np.iinfo(pixels.dtype).max)
    opacity = (alpha.astype(np.float32) / full)[..., None]
    return (full - (full - pixels.astype(np.float32)) * opacity + np.float32(0.5)).astype(pixels.dtype)
