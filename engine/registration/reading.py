"""Photos as registration wants them: 8 bit, upright, the camera's colours in the phone's colour space, with the lens in their frame.

A method is run on the phone's encoded values and its result saved with the phone's profile, so that is the space its target must be
in. Any thread.
"""

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.core.photo import Photo, to_depth
from engine.core.photo_io import read_photo
from engine.core.safe_files import shown
from engine.registration.lens import Lens, LensOfPhoto


@dataclass(frozen=True)
class View:
    """One photo. pixels: (H, W, 3) uint8; profile: what they mean, None for sRGB; notes: what should be known about it."""

    pixels: NDArray[np.uint8]
    profile: bytes | None
    lens: LensOfPhoto | None
    notes: tuple[str, ...] = ()


def read_view(path: Path, lens: Lens | None, like: View | None = None) -> View:
    """Read a photo; its colours are converted to the space of `like` where that differs. Raises PhotoReadError."""
    photo = read_photo(path)
    notes = []
    fitting = lens.of_photo(photo) if lens else None
    if lens and fitting is None:
        notes.append(f"{shown(path)} has another shape than the photos of the chessboard: its lens was not corrected.")
    profile = photo.metadata.icc
    pixels = np.asarray(to_depth(photo.pixels, 8), np.uint8)
    if like is not None and profile != like.profile:
        converted = _converted(pixels, profile, like.profile)
        if converted is None:
            notes.append(f"{shown(path)} has a colour profile that could not be converted to the phone's.")
        else:
            pixels, profile = converted, like.profile
    return View(pixels, profile, fitting, tuple(notes))


def as_photo(pixels: NDArray[np.uint8], profile: bytes | None) -> Photo:
    """Pixels made here, ready for saving: no place, no time, no camera, only what their values mean."""
    from engine.core.photo import Metadata

    return Photo(np.ascontiguousarray(pixels), metadata=Metadata(icc=profile))


def _converted(pixels: NDArray[np.uint8], source: bytes | None, target: bytes | None) -> NDArray[np.uint8] | None:
    """Relative colorimetric; None where a profile is no good."""
    from PIL import Image, ImageCms

    try:
        spaces = [ImageCms.ImageCmsProfile(io.BytesIO(p)) if p else ImageCms.createProfile("sRGB") for p in (source, target)]
        intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
        image = ImageCms.profileToProfile(Image.fromarray(pixels), spaces[0], spaces[1], intent, flags=flags)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
    return None if image is None else np.asarray(image, np.uint8)
