"""HEIC files, which are read and never written: their boxes by `heif_boxes`, pixels by pillow-heif, an extra.

Writing HEVC takes minutes for a photo and patents in most countries. Damage raises PhotoReadError with `name`, the file's name, in
the sentence; so does the missing extra. Any thread.
"""

import io
from typing import Any

import numpy as np

from engine.core import heif_boxes
from engine.core.errors import PhotoReadError
from engine.core.extras import Extra
from engine.core.file_bytes import Content
from engine.core.photo import FileFormat, Photo, PhotoFacts, Pixels, straight, to_full_range
from engine.core.sentences import said

_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def matches(head: bytes) -> bool:
    """Whether a file with these first bytes is one; AVIF, which may claim to be `mif1` too, has to be asked first."""
    return any(brand in _BRANDS for brand in heif_boxes.brands(head)[:1])


def facts(data: Content, name: str) -> PhotoFacts:
    """Size and depth from the boxes. Raises PhotoReadError, also when the extra is missing."""
    _library(name)
    picture = heif_boxes.read(data, name)
    return PhotoFacts(picture.width, picture.height, FileFormat.HEIC, 16 if picture.bits > 8 else 8, picture.alpha)


def decode(data: bytes, name: str) -> Photo:
    """The photo, upright; 10 and 12 bits are stretched to 16. Raises PhotoReadError."""
    library = _library(name)
    picture = heif_boxes.read(data, name)
    file = library.open_heif(io.BytesIO(data), convert_hdr_to_8bit=False, hdr_to_16bit=False)
    image = file[file.primary_index]
    stored: Any = np.asarray(image)
    kind = image.mode.partition(";")[0]
    channels = np.atleast_3d(to_full_range(stored, picture.bits) if stored.dtype == np.uint16 else stored)
    grey = kind in ("L", "LA", "La")
    pixels: Pixels = np.repeat(channels[..., :1], 3, axis=2) if grey else np.ascontiguousarray(channels[..., :3])
    alpha = np.ascontiguousarray(channels[..., -1]) if image.has_alpha else None
    if alpha is not None and image.premultiplied_alpha:
        pixels = straight(pixels, alpha)
    return Photo(pixels, alpha, picture.metadata, picture.orientation, FileFormat.HEIC, grey=grey)


def _library(name: str) -> Any:
    return Extra.HEIC.load(said("{name} could not be read", name=name), PhotoReadError)
