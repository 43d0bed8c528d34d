"""Strength, applied after the run, and the photo that is saved in the end."""

import numpy as np
import pytest

from engine.core.errors import UsageError
from engine.core.photo import FileFormat, Metadata, Photo, to_depth
from engine.core.precision import Precision
from engine.core.request import Result, RunReport
from engine.pipeline import blend, finished_photo
from tests.helpers.compare import assert_close


def _result(enhanced: np.ndarray, scale: int = 1) -> Result:
    return Result(enhanced, scale, RunReport("m", "v", Precision.FP32, "cpu", 0, 1.0, 1.0))


def _random(shape: tuple[int, ...], dtype: type, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, np.iinfo(dtype).max + 1, shape, dtype=dtype)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_strength_zero_is_the_source_and_one_the_enhanced_photo_exactly(dtype: type) -> None:
    photo = Photo(_random((37, 53, 3), dtype))
    enhanced = _random((37, 53, 3), np.uint16, 1)
    np.testing.assert_array_equal(blend(photo, enhanced, 0.0), to_depth(photo.pixels, 16))
    assert blend(photo, enhanced, 1.0) is enhanced


@pytest.mark.parametrize("strength", [0.001, 0.3, 0.5, 0.999])
def test_strength_moves_every_pixel_in_proportion(strength: float) -> None:
    photo = Photo(_random((600, 53, 3), np.uint8))
    enhanced = _random((600, 53, 3), np.uint16, 1)
    expected = to_depth(photo.pixels, 16) * (1.0 - strength) + enhanced * strength
    assert np.abs(blend(photo, enhanced, strength) - expected).max() <= 1.5


def test_blending_white_with_white_stays_white() -> None:
    photo = Photo(np.full((4, 4, 3), 255, np.uint8))
    assert (blend(photo, np.full((4, 4, 3), 65535, np.uint16), 0.37) == 65535).all()


def test_the_source_is_enlarged_to_blend_with_an_enlarged_result() -> None:
    photo = Photo(np.full((10, 12, 3), 100, np.uint8))
    blended = blend(photo, np.full((40, 48, 3), 200 * 257, np.uint16), 0.5)
    assert_close(blended, np.full((40, 48, 3), 150 * 257, np.uint16), 0.01)


@pytest.mark.parametrize("strength", [-0.1, 1.1, float("nan")])
def test_a_strength_outside_zero_to_one_is_refused(strength: float) -> None:
    with pytest.raises(UsageError):
        blend(Photo(np.zeros((2, 2, 3), np.uint8)), np.zeros((2, 2, 3), np.uint16), strength)


def test_the_finished_photo_keeps_metadata_alpha_and_format() -> None:
    alpha = _random((20, 30), np.uint8, 3)
    metadata = Metadata(exif=b"exif", icc=b"icc")
    photo = Photo(_random((20, 30, 3), np.uint8), alpha, metadata, orientation=6, format=FileFormat.PNG)
    finished = finished_photo(photo, _result(_random((20, 30, 3), np.uint16, 1)))
    assert (finished.metadata, finished.orientation, finished.format) == (metadata, 6, FileFormat.PNG)
    assert finished.alpha is not None
    np.testing.assert_array_equal(finished.alpha, to_depth(alpha, 16))


def test_alpha_grows_with_the_photo() -> None:
    photo = Photo(np.zeros((10, 12, 3), np.uint8), np.full((10, 12), 128, np.uint8))
    finished = finished_photo(photo, _result(np.zeros((20, 24, 3), np.uint16), 2))
    assert finished.alpha is not None
    assert finished.alpha.shape == (20, 24)
    assert_close(finished.alpha, np.full((20, 24), 128 * 257, np.uint16), 0.01)


def test_a_grey_photo_stays_grey_only_while_its_pixels_are() -> None:
    photo = Photo(np.full((4, 4, 3), 50, np.uint8), grey=True)
    grey = np.full((4, 4, 3), 20000, np.uint16)
    tinted = grey.copy()
    tinted[0, 0, 2] = 0
    assert finished_photo(photo, _result(grey)).grey
    assert not finished_photo(photo, _result(tinted)).grey
