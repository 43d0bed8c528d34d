"""What is done to a result afterwards: protected parts are the photo's to the bit, the lock gives colours back, bands leave no trace."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.core.errors import UsageError
from engine.core.lab import colour_space
from engine.core.photo import Photo, to_depth
from engine.core.precision import Precision
from engine.core.protect import MOST_PIXELS, ProtectMask, mask_size
from engine.core.request import Finish, Result, RunReport
from engine.core.stream_pixels import DiskPixels, is_streamed
from engine.finishing import Finisher, blend, finished_photo
from engine.trust.colour import colour_drift, low_frequencies, low_size

REPORT = RunReport("m", "v", Precision.QAT, "cpu", 0, 1.0, 1.0)


def picture(height: int, width: int, seed: int = 0, dtype: Any = np.uint8) -> Any:
    return np.random.default_rng(seed).integers(0, np.iinfo(dtype).max + 1, (height, width, 3), dtype=dtype)


def result(photo: Photo, scale: int = 1, gentle: bool = False) -> Result:
    shape = photo.height * scale, photo.width * scale
    enhanced = np.asarray(picture(*shape, 1, np.uint16), np.uint16)
    return Result(enhanced, scale, REPORT, np.asarray(picture(*shape, 2, np.uint16), np.uint16) if gentle else None)


def half(height: int, width: int) -> ProtectMask:
    """The left half protected."""
    levels = np.zeros((height, width), np.uint8)
    levels[:, : width // 2] = 255
    return ProtectMask(levels)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("finish", [Finish(), Finish(0.4), Finish(0.7, 1.0)], ids=["full", "weaker", "locked"])
def test_what_is_protected_is_the_photo_to_the_bit_and_the_rest_is_as_without(dtype: type, finish: Finish) -> None:
    photo = Photo(picture(300, 80, dtype=dtype))
    made = result(photo)
    protected = finished_photo(photo, made, Finish(finish.strength, finish.colour_lock, half(300, 80))).pixels
    np.testing.assert_array_equal(protected[:, :39], to_depth(photo.pixels, 16)[:, :39])
    np.testing.assert_array_equal(protected[:, 41:], finished_photo(photo, made, finish).pixels[:, 41:])


def test_a_mask_smaller_than_the_photo_protects_exactly_where_it_is_full() -> None:
    photo = Photo(picture(521, 403))
    levels = np.zeros((52, 40), np.uint8)
    levels[10:30, 5:25] = 255
    pixels = finished_photo(photo, result(photo), Finish(protect=ProtectMask(levels))).pixels
    np.testing.assert_array_equal(pixels[110:290, 60:240], to_depth(photo.pixels, 16)[110:290, 60:240])
    np.testing.assert_array_equal(pixels[320:], result(photo).enhanced[320:])


@pytest.mark.parametrize("level", [1, 64, 128, 254])
def test_a_feathered_edge_lies_in_proportion_between_photo_and_result(level: int) -> None:
    photo = Photo(picture(64, 48))
    pixels = finished_photo(photo, result(photo), Finish(protect=ProtectMask(np.full((8, 6), level, np.uint8)))).pixels
    weight = level / 255
    expected = to_depth(photo.pixels, 16) * weight + result(photo).enhanced * (1 - weight)
    assert np.abs(pixels - expected).max() <= 1.5


def test_what_is_protected_in_an_enlargement_is_the_bicubic_photo() -> None:
    photo = Photo(picture(60, 50))
    made = result(photo, 3)
    pixels = finished_photo(photo, made, Finish(protect=half(60, 50))).pixels
    plain = blend(photo, made.enhanced, 0.0)
    np.testing.assert_array_equal(pixels[:, :72], plain[:, :72])
    np.testing.assert_array_equal(pixels[:, 78:], made.enhanced[:, 78:])


def test_an_empty_mask_and_no_lock_hand_the_result_on_as_it_is() -> None:
    photo = Photo(picture(30, 20))
    made = result(photo)
    assert finished_photo(photo, made, Finish(protect=ProtectMask(np.zeros((3, 2), np.uint8)))).pixels is made.enhanced


def test_the_lock_takes_a_cast_back_over_the_whole_photo_and_strength_lies_beneath_it() -> None:
    random = np.random.default_rng(4)
    source = np.clip(120 + 40 * np.sin(np.arange(300) / 60)[:, None, None] + random.normal(0, 6, (300, 200, 3)), 0, 255).astype(np.uint8)
    photo = Photo(source)
    made = Result((to_depth(source, 16) * np.array([1.2, 1.0, 0.7])).clip(0, 65535).astype(np.uint16), 1, REPORT)
    size = low_size(200, 300)

    def drift(finish: Finish) -> float:
        pixels = finished_photo(photo, made, finish).pixels
        return colour_drift(low_frequencies(source, size), low_frequencies(pixels, size), colour_space(None)).colour_mean

    free, locked, weaker = drift(Finish()), drift(Finish(1.0, 1.0)), drift(Finish(0.5, 1.0))
    assert free > 10
    assert locked < 0.6
    assert weaker < 0.6
    np.testing.assert_array_equal(finished_photo(photo, made, Finish(0.0, 1.0)).pixels, to_depth(source, 16))


def test_gentle_weights_are_locked_too() -> None:
    photo = Photo(np.full((40, 40, 3), 120, np.uint8))
    tinted = np.full((40, 40, 3), np.array([40000, 30000, 20000], np.uint16))
    made = Result(tinted, 1, REPORT, tinted)
    pixels = finished_photo(photo, made, Finish(0.3, 1.0)).pixels
    assert int(pixels.max()) - int(pixels.min()) <= 2


@pytest.mark.parametrize("gentle", [False, True])
def test_a_band_of_rows_is_what_the_whole_has_there(gentle: bool) -> None:
    photo = Photo(picture(300, 40))
    finish = Finish(0.6, 0.5, half(30, 40))
    finisher = Finisher.of(photo, result(photo, 2, gentle), finish)
    whole = finished_photo(photo, result(photo, 2, gentle), finish).pixels
    for top, bottom in ((0, 1), (7, 300), (255, 257), (599, 600)):
        apart = np.abs(finisher.rows(top, bottom).astype(np.int32) - whole[top:bottom])
        assert apart.max() <= 1  # of 65535: floats are rounded in another order


def test_what_was_done_stands_in_the_photo() -> None:
    photo = Photo(picture(30, 20))
    (line,) = finished_photo(photo, result(photo), Finish(0.5, 0.25, half(3, 2))).edits
    assert line == "Heliograph: m v, QAT INT8, strength 0.5, colour lock 0.25, a part protected"


def test_a_mask_is_the_same_after_being_packed_and_never_too_large() -> None:
    mask = half(37, 52)
    assert ProtectMask.unpacked(mask.packed()) == mask
    assert hash(ProtectMask.unpacked(mask.packed())) == hash(mask)
    assert mask_size(100, 60) == (100, 60)
    width, height = mask_size(8000, 6000)
    assert 0.98 * MOST_PIXELS < width * height <= MOST_PIXELS
    assert abs(width / height - 8000 / 6000) < 0.01


@pytest.mark.parametrize("spoil", [lambda data: data[:-4], lambda data: b"", lambda data: b"\xff" * 40, lambda data: data[:8] + b"no"])
def test_a_damaged_mask_is_refused_in_words(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(UsageError, match="mask of what is protected"):
        ProtectMask.unpacked(spoil(half(20, 20).packed()))


@pytest.mark.parametrize("finish", [{"strength": 1.1}, {"colour_lock": -0.1}, {"colour_lock": float("nan")}])
def test_numbers_outside_zero_to_one_are_refused(finish: dict[str, float]) -> None:
    with pytest.raises(UsageError, match="between 0 and 1"):
        Finish(**finish)  # type: ignore[arg-type]


def test_pixels_that_are_not_in_memory_are_finished_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.core.paths.cache_dir", lambda: tmp_path)
    photo = Photo(picture(300, 70))
    made = result(photo)
    finish = Finish(0.6, 0.8, half(30, 7))
    on_disk: Any = DiskPixels(made.enhanced.shape, np.uint16)
    on_disk[:, :] = made.enhanced
    streamed = finished_photo(photo, Result(on_disk, 1, REPORT), finish)
    assert is_streamed(streamed.pixels)
    apart = np.abs(streamed.pixels[40:290, 0:70].astype(np.int32) - finished_photo(photo, made, finish).pixels[40:290])
    assert apart.max() <= 1
