"""Colour drift and its lock: the number is what it should be, the lock brings it down, keeps brightness, and knows its limits."""

import cv2
import numpy as np
import pytest

from engine.core.lab import colour_space
from engine.core.method import Image
from engine.core.photo import to_uint16
from engine.trust.colour import colour_drift, lock_gains, low_frequencies, low_size

SRGB = colour_space(None)
LIGHT = np.array([0.2126, 0.7152, 0.0722], np.float32)


def scene(seed: int = 1, width: int = 480, height: int = 360) -> Image:
    """Soft patches of muted colours with some texture, mid grey on average."""
    random = np.random.default_rng(seed)
    coarse = random.uniform(0.3, 0.6, (4, 5, 3)).astype(np.float32)
    smooth = np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)
    return np.clip(smooth + random.normal(0, 0.02, smooth.shape).astype(np.float32), 0.02, 0.98)


def low(picture: Image) -> Image:
    return low_frequencies(to_uint16(picture), low_size(picture.shape[1], picture.shape[0]))


def linear_light(picture: Image) -> np.ndarray:
    return np.where(picture <= 0.04045, picture / 12.92, ((picture + 0.055) / 1.055) ** 2.4) @ LIGHT


def test_the_same_picture_has_not_drifted_and_texture_is_no_drift() -> None:
    picture = scene()
    assert colour_drift(low(picture), low(picture), SRGB).most == 0.0
    rough = picture + np.random.default_rng(5).normal(0, 0.05, picture.shape).astype(np.float32)
    assert colour_drift(low(picture), low(rough), SRGB).mean < 0.5


def test_a_cast_is_drift_and_the_lock_takes_it_back() -> None:
    source = scene()
    made = source * np.array([1.15, 1.0, 0.8], np.float32)
    before = colour_drift(low(source), low(made), SRGB)
    assert before.mean > 6
    assert before.colour_mean > 6
    locked = low(made) * lock_gains(low(source), low(made), 1.0)
    after = colour_drift(low(source), locked, SRGB)
    assert after.colour_most < 0.5  # what is left is rounding to 16 bit and the clip at the gains' ends
    half = low(made) * lock_gains(low(source), low(made), 0.5)
    assert 0.35 < colour_drift(low(source), half, SRGB).colour_mean / before.colour_mean < 0.65


def test_a_night_shot_stays_as_bright_as_it_was_made() -> None:
    """Lifted five times and tinted green: the tint goes, the light stays, and colours are as pure as the dark ones were."""
    source = scene() * np.float32(0.25)
    made = np.clip(source * np.array([3.4, 3.9, 3.3], np.float32), 0, 1)
    locked = low(made) * lock_gains(low(source), low(made), 1.0)
    assert np.abs(linear_light(locked) / linear_light(low(made)) - 1).max() < 0.01
    drift = colour_drift(low(source), locked, SRGB)
    assert drift.colour_most < 0.5
    assert drift.mean > 20  # brightness included it is far from the photo, as it should be


def test_what_would_leave_the_gamut_gets_duller_not_darker() -> None:
    source = np.full((40, 40, 3), np.array([0.5, 0.3, 0.1], np.float32))
    made = np.full((40, 40, 3), np.array([0.98, 0.98, 0.96], np.float32))
    locked = made * lock_gains(source, made, 1.0)
    assert float(locked.max()) <= 1.0 + 1e-4
    assert np.abs(linear_light(locked) / linear_light(made) - 1).max() < 0.01
    assert (locked[..., 0] > locked[..., 2]).all()


def test_black_gives_no_colour_back() -> None:
    """Noise of one level in a black photo is no colour; what was made of it stays."""
    black = np.zeros((40, 40, 3), np.float32)
    black[..., 0] = 1 / 255
    made = np.full((40, 40, 3), np.array([0.3, 0.32, 0.34], np.float32))
    assert np.abs(lock_gains(black, made, 1.0) - 1).max() < 0.05


def test_no_lock_changes_nothing_and_an_enlarged_result_has_the_same_low_frequencies() -> None:
    source = scene()
    assert (lock_gains(low(source), low(source * np.float32(0.8)), 0.0) == 1.0).all()
    size = low_size(source.shape[1], source.shape[0])
    large = to_uint16(source).repeat(4, 0).repeat(4, 1)
    assert np.abs(low_frequencies(large, size) - low(source)).max() < 1e-4


@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 500), (4000, 3000)])
def test_any_shape_has_a_small_copy(width: int, height: int) -> None:
    size = low_size(width, height)
    assert max(size) <= 400
    assert low_frequencies(np.zeros((height, width, 3), np.uint8), size).shape == (size[1], size[0], 3)
