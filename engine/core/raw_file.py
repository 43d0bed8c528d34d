"""Cameras' raw files and DNG, which are read and never written: developed by LibRaw through rawpy, an extra.

Developed plainly, in 16 bits with the camera's white balance, into Display P3: wide enough for what a sensor sees, and shown rightly
everywhere. Metadata come from the file where it is built like a TIFF, as most are, or a CR3, else (and where only that has the maker
note) from the JPEG inside. Damage raises PhotoReadError with `name`, the file's name, in the sentence; so does the missing extra. Any
thread.
"""

import io
from dataclasses import replace
from typing import Any

import numpy as np

from engine.core import icc, jpeg_file, tiff_file
from engine.core.errors import EngineError, PhotoReadError
from engine.core.exif_blocks import gathered
from engine.core.extras import Extra
from engine.core.file_bytes import Content, FileBytes
from engine.core.heif_boxes import boxes
from engine.core.metadata import orientation_of
from engine.core.photo import FileFormat, Metadata, Photo, PhotoFacts
from engine.core.sentences import said
from engine.core.tiff_tags import Tag, TagBlock

_BEGINNINGS = (b"IIRO", b"IIRS", b"MMOR", b"IIU\0", b"FUJIFILMCCD-RAW", b"FOVb", b"\0MRM")
_CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_CANON_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_CLIPPED = 0.001
"""Share of the pixels that may become white when the exposure is lifted to fill the range."""
_SRGB_CURVE = (2.4, 12.92)
"""Exponent and slope near black, as LibRaw wants them."""


def matches(head: bytes) -> bool:
    """Whether a file with these first bytes is one. Many look like TIFF and need `tiff_file.is_camera_raw`."""
    canon = head[8:10] == b"CR" and head[:2] in (b"II", b"MM")
    return canon or (head[4:8] == b"ftyp" and head[8:12] == b"crx ") or head.startswith(_BEGINNINGS)


def facts(data: Content, name: str) -> PhotoFacts:
    """Size from the file's header; the depth is always 16. Raises PhotoReadError."""
    with _opened(data, name) as raw:
        sizes = raw.sizes
        turned = sizes.flip in (5, 6)
        width, height = (sizes.iheight, sizes.iwidth) if turned else (sizes.iwidth, sizes.iheight)
        return PhotoFacts(width, height, FileFormat.RAW, 16)


def decode(data: bytes, name: str) -> Photo:
    """The developed photo, upright, with a Display P3 profile. Raises PhotoReadError."""
    library = _library(name)
    with _opened(data, name) as raw:
        try:
            pixels: Any = raw.postprocess(
                output_bps=16,
                use_camera_wb=True,
                output_color=library.ColorSpace.P3D65,
                gamma=_SRGB_CURVE,
                auto_bright_thr=_CLIPPED,
            )
        except library.LibRawError as error:
            raise _refusal(library, error, name) from error
        metadata = tiff_file.metadata_of_raw(data)
        if metadata.exif is None:
            metadata = canon_metadata(data)
        if not _has_note(metadata.exif):
            preview = _from_preview(library, raw)
            better = metadata.exif is None or _has_note(preview.exif)
            exif = preview.exif if better else metadata.exif
            metadata = replace(metadata, exif=exif, xmp=metadata.xmp or preview.xmp, iptc=metadata.iptc or preview.iptc)
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        pixels = np.repeat(np.atleast_3d(pixels), 3, axis=2)
    orientation = orientation_of(metadata.exif)
    metadata = replace(metadata, icc=icc.made_rgb(icc.DISPLAY_P3))
    return Photo(np.ascontiguousarray(pixels[..., :3]), None, metadata, orientation, FileFormat.RAW)


def _opened(data: Content, name: str) -> Any:
    library = _library(name)
    try:
        # Of a file LibRaw itself reads no more than its header before the pixels are asked for.
        return library.imread(str(data.path) if isinstance(data, FileBytes) else io.BytesIO(data))
    except library.LibRawError as error:
        raise _refusal(library, error, name) from error


def _refusal(library: Any, error: Exception, name: str) -> PhotoReadError:
    if isinstance(error, (library.LibRawFileUnsupportedError, library.LibRawUnspecifiedError)):
        return PhotoReadError(said("{name} is a raw file of a camera that is not known, or damaged.", name=name), detail=repr(error))
    if isinstance(error, library.LibRawIOError):
        return PhotoReadError(said("{name} is cut short: the end of the picture is missing.", name=name), detail=repr(error))
    return PhotoReadError(said("{name} is damaged and cannot be developed.", name=name), detail=repr(error))


def canon_metadata(data: bytes) -> Metadata:
    """EXIF and XMP of a CR3, which keeps the main, EXIF and GPS directories and the maker note in boxes of their own; what is missing or
    damaged is left out."""
    top = [body for kind, body, _ in boxes(data, 0, len(data)) if kind == b"uuid"]
    xmp = next((body[len(_CANON_XMP) :] for body in top if body.startswith(_CANON_XMP)), None)
    for name in (b"moov", b"uuid"):
        found = next((body for kind, body, _ in boxes(data, 0, len(data)) if kind == name), b"")
        data = found
    parts = {kind: body for kind, body, _ in boxes(data, 16, len(data))} if data.startswith(_CANON) else {}
    try:
        blocks = [TagBlock(parts[kind]) if kind in parts else None for kind in (b"CMT1", b"CMT2", b"CMT4", b"CMT3")]
        return Metadata(exif=gathered(blocks[0], *blocks[1:]) if blocks[0] else None, xmp=xmp or None)
    except ValueError:
        return Metadata(xmp=xmp or None)


def _has_note(exif: bytes | None) -> bool:
    try:
        block = TagBlock(exif or b"")
        inside = block.below(block.first(), Tag.EXIF_DIRECTORY)
    except ValueError:
        return False
    return inside is not None and Tag.MAKER_NOTE in inside.entries


def _from_preview(library: Any, raw: Any) -> Metadata:
    """Of the JPEG that cameras put beside the sensor's pixels; nothing where that cannot be had."""
    try:
        preview = raw.extract_thumb()
        if preview.format == library.ThumbFormat.JPEG:
            return jpeg_file.read_metadata(preview.data, "the preview")
    except (library.LibRawError, EngineError, ValueError):
        pass
    return Metadata()


def _library(name: str) -> Any:
    return Extra.RAW.load(said("{name} could not be read", name=name), PhotoReadError)
