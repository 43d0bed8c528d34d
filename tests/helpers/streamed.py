"""Photos of which every value may occur, saved, and compared with all that stands beside their pixels."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.core.photo import Photo, to_depth
from engine.core.photo_io import SaveOptions, save_photo
from tests.helpers.compare import assert_close
from tests.helpers.photo_samples import full_metadata
from tests.helpers.pictures import street_photo

BY_ROWS = ("jpg", "png", "tif")
"""Formats that are read and written by rows."""
every_depth = pytest.mark.parametrize("depth", [8, 16])


def photo_of(depth: int = 8, *, alpha: bool = False, grey: bool = False, width: int = 97, height: int = 83) -> Photo:
    """Every value of the depth may occur; alpha never comes near to nothing."""
    random = np.random.default_rng(width)
    pixels = to_depth(street_photo(width, height).pixels, depth).copy()
    if depth == 16:
        pixels ^= random.integers(0, 256, pixels.shape, dtype=np.uint16)
    if grey:
        pixels[...] = pixels[..., :1]
    most = 2**depth
    veil = random.integers(most // 2, most, (height, width)).astype(pixels.dtype) if alpha else None
    metadata = full_metadata(orientation=1)
    return Photo(pixels, veil, replace(metadata, icc=None) if grey else metadata, grey=grey)


def saved(photo: Photo, path: Path, **options: object) -> Path:
    assert save_photo(photo, path, SaveOptions(**options)) in ((), ("JPEG has no transparency: the photo was laid over white.",))  # type: ignore[arg-type]
    return path


def assert_same(first: Photo, second: Photo, steps: float = 0.0) -> None:
    """Pixels, alpha (within so many 1/255) and all that stands beside them; either may lie on the disk."""
    assert_close(first.pixels[:], second.pixels[:], steps)
    assert (first.alpha is None) == (second.alpha is None)
    if first.alpha is not None and second.alpha is not None:
        assert_close(first.alpha[:], second.alpha[:], steps)
    assert first.metadata == second.metadata
    assert (first.depth, first.grey, first.orientation, first.format) == (second.depth, second.grey, second.orientation, second.format)
