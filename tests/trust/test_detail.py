"""The map of added detail: its sign and size, where it lies, and what is no detail."""

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.photo import to_float, to_uint16
from engine.trust.detail import detail_map


def picture(height: int = 300, width: int = 420) -> NDArray[np.uint16]:
    random = np.random.default_rng(2)
    base = cv2.resize(random.uniform(0.3, 0.6, (5, 7, 3)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    return to_uint16(np.asarray(base + random.normal(0, 0.03, base.shape), np.float32))


def mapped(before: NDArray[np.uint16], after: NDArray[np.uint16]) -> NDArray[np.float32]:
    height, width = after.shape[:2]
    return detail_map(lambda top, bottom: before[top:bottom], lambda top, bottom: after[top:bottom], width, height)


def test_more_fine_contrast_is_above_zero_and_less_below_and_only_there() -> None:
    before = picture()
    smooth = cv2.GaussianBlur(to_float(before), (0, 0), 1.5)
    sharp, soft = smooth + 2 * (to_float(before) - smooth), smooth + 0.5 * (to_float(before) - smooth)
    after = before.copy()
    after[:, :200] = to_uint16(sharp[:, :200])
    after[:, 220:] = to_uint16(soft[:, 220:])
    values = mapped(before, after)
    assert values.shape == (38, 53)
    assert abs(float(np.median(values[:, :24])) - 1.0) < 0.15  # twice the contrast is one doubling
    assert abs(float(np.median(values[:, 28:])) + 1.0) < 0.25
    assert np.abs(mapped(before, before)).max() == 0.0


def test_brightness_and_a_tone_curve_are_no_detail() -> None:
    before = picture()
    for brighter in (to_float(before) * np.float32(1.5), np.sqrt(to_float(before))):
        assert np.percentile(np.abs(mapped(before, to_uint16(brighter))), 99) < 0.15  # half the contrast, by the root alone, is 1


def test_a_level_of_noise_on_a_smooth_sky_is_next_to_nothing() -> None:
    sky = np.full((120, 160, 3), 200 * 257, np.uint16)
    noisy = (sky.astype(np.int32) + np.random.default_rng(0).integers(-128, 129, sky.shape)).astype(np.uint16)
    assert np.abs(mapped(sky, noisy)).max() < 0.3


def test_bands_leave_no_trace_in_the_map() -> None:
    """A long photo, worked on in bands, gives what each of its parts gives by itself, away from the cut."""
    tall = to_uint16(np.random.default_rng(3).normal(0.5, 0.02, (900, 64, 3)).astype(np.float32))  # no tone curve to be seen
    soft = to_uint16(np.asarray(cv2.GaussianBlur(to_float(tall), (0, 0), 1.0), np.float32))
    whole, part = mapped(tall, soft), mapped(tall[:448], soft[:448])
    np.testing.assert_allclose(whole[:53], part[:53], atol=1e-5)
