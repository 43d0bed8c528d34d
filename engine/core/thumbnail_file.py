"""Small pictures of photo files, read with as little work as the format allows: JPEGs are decoded reduced, raw files give the JPEG inside.

Owns the short ways only; any other file is read as a photo and reduced. Raises PhotoReadError like photo_io.py. Any thread.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core import jpeg_file
from engine.core.errors import EngineError, PhotoReadError
from engine.core.extras import Extra
from engine.core.metadata import orientation_of, upright
from engine.core.photo import FileFormat, Photo, to_depth
from engine.core.photo_io import decode_photo, photo_facts, read_photo
from engine.core.reducing import reduced
from engine.core.safe_files import reachable, shown, why
from engine.core.sentences import said

MOST_MEGAPIXELS = 120.0
"""A larger file of a kind that can only be decoded whole has no thumbnail: it would take seconds and much memory."""

_TURNS = {3: 3, 5: 8, 6: 6}
"""From LibRaw's flip to EXIF's orientation."""


@dataclass(frozen=True)
class Thumbnail:
    """pixels: (height, width, 3) uint8 RGB, upright. icc: their profile, None for sRGB."""

    pixels: NDArray[np.uint8]
    icc: bytes | None


def read_thumbnail(path: Path, side: int) -> Thumbnail:
    """The photo so small that its longer side is at most `side` pixels. Raises PhotoReadError."""
    facts = photo_facts(path)
    try:
        if facts.format is FileFormat.JPEG:
            return _of_jpeg(reachable(path).read_bytes(), shown(path), side)
        if facts.format is FileFormat.RAW:
            found = _inside_raw(path, side)
            if found is not None:
                return found
    except OSError as error:
        raise PhotoReadError(
            said("{name} could not be read: {reason}.", name=shown(path), reason=why(error, reading=True)), detail=repr(error)
        ) from error
    return _of_photo(read_photo(path, MOST_MEGAPIXELS), side)


def _of_photo(photo: Photo, side: int) -> Thumbnail:
    return Thumbnail(np.asarray(reduced(to_depth(photo.pixels, 8), side), np.uint8), photo.metadata.icc)


def _of_jpeg(data: bytes, name: str, side: int) -> Thumbnail:
    import cv2

    facts, metadata = jpeg_file.facts(data, name), jpeg_file.read_metadata(data, name)
    longer = max(facts.width, facts.height)
    flags = ((8, cv2.IMREAD_REDUCED_COLOR_8), (4, cv2.IMREAD_REDUCED_COLOR_4), (2, cv2.IMREAD_REDUCED_COLOR_2))
    flag = next((flag for times, flag in flags if longer // times >= side), cv2.IMREAD_COLOR)
    decoded: Any = cv2.imdecode(np.frombuffer(data, np.uint8), flag | cv2.IMREAD_IGNORE_ORIENTATION)
    if decoded is None:  # whatever the quick way does not understand
        return _of_photo(decode_photo(data, name, MOST_MEGAPIXELS), side)
    pixels = np.ascontiguousarray(upright(reduced(decoded[..., ::-1], side), orientation_of(metadata.exif)), np.uint8)
    return Thumbnail(pixels, metadata.icc)


def _inside_raw(path: Path, side: int) -> Thumbnail | None:
    """The JPEG that the camera put in, turned as the photo is; None where there is none, or it is of another kind."""
    try:
        library = Extra.RAW.load(said("{name} could not be read", name=shown(path)), PhotoReadError)
    except EngineError:
        return None
    try:
        with library.imread(str(path)) as raw:
            inside, flip = raw.extract_thumb(), raw.sizes.flip
    except (library.LibRawError, OSError, ValueError):  # developing the file says what is wrong with it
        return None
    if inside.format is not library.ThumbFormat.JPEG:
        return None
    thumbnail = _of_jpeg(inside.data, shown(path), side)
    own = orientation_of(jpeg_file.read_metadata(inside.data, shown(path)).exif)
    pixels = thumbnail.pixels if own != 1 else np.ascontiguousarray(upright(thumbnail.pixels, _TURNS.get(flip, 1)), np.uint8)
    return Thumbnail(pixels, thumbnail.icc)
