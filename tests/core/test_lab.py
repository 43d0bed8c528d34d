"""Lab and CIEDE2000 are those of scikit-image, and of the published pairs; profiles mean what they say."""

import numpy as np
import pytest
from PIL import ImageCms
from skimage.color import deltaE_ciede2000, rgb2lab

from engine.core.icc import DISPLAY_P3, made_rgb
from engine.core.lab import ciede2000, colour_space

# Of Sharma, Wu and Dalal 2005, table 1: the pairs that catch wrong quadrants, wrong means of hues and a missing rotation.
PUBLISHED = [
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
    ((50, 0, 0), (50, -1, 2), 2.3669),
    ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
    ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
    ((50, -0.001, 2.49), (50, 0.0011, -2.49), 4.7461),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((50, 2.5, 0), (58, 24, 15), 19.4535),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("first", "second", "expected"), PUBLISHED)
def test_the_published_pairs_come_out_as_published(first: tuple[float, ...], second: tuple[float, ...], expected: float) -> None:
    there = float(ciede2000(np.array(first, np.float32), np.array(second, np.float32)))
    back = float(ciede2000(np.array(second, np.float32), np.array(first, np.float32)))
    assert there == pytest.approx(expected, abs=2e-4)
    assert back == pytest.approx(expected, abs=2e-4)


def test_pictures_of_both_depths_agree_with_scikit_image() -> None:
    random = np.random.default_rng(4)
    first = random.integers(0, 256, (64, 48, 3), dtype=np.uint8)
    second = np.clip(first + random.integers(-9, 10, first.shape), 0, 255).astype(np.uint8)
    space = colour_space(None)
    # It divides by a white that is not quite its primaries' sum; the differences themselves agree to 1e-3.
    np.testing.assert_allclose(space.lab(first), rgb2lab(first), atol=0.01)
    np.testing.assert_allclose(space.lab(second.astype(np.uint16) * 257), rgb2lab(second), atol=0.01)
    theirs = np.asarray(rgb2lab(first), np.float32), np.asarray(rgb2lab(second), np.float32)
    np.testing.assert_allclose(ciede2000(*theirs), deltaE_ciede2000(*theirs), atol=1e-3)
    np.testing.assert_allclose(ciede2000(space.lab(first), space.lab(second)), deltaE_ciede2000(*theirs), atol=3e-3)


def test_an_srgb_profile_means_what_no_profile_means_and_a_wider_one_more_colour() -> None:
    pixels = np.random.default_rng(5).integers(0, 256, (32, 32, 3), dtype=np.uint8)
    plain = colour_space(None).lab(pixels)
    srgb = colour_space(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()).lab(pixels)
    assert float(ciede2000(plain, srgb).max()) < 0.2  # a profile's numbers are rounded to 1/65536
    wide = colour_space(made_rgb(DISPLAY_P3)).lab(pixels)
    assert float(np.hypot(wide[..., 1], wide[..., 2]).mean()) > 1.05 * float(np.hypot(plain[..., 1], plain[..., 2]).mean())
    grey = np.full((1, 1, 3), 120, np.uint8)
    for profile in (None, made_rgb(DISPLAY_P3)):
        assert colour_space(profile).lab(grey)[0, 0] == pytest.approx([50.43, 0, 0], abs=0.05)


def test_garbage_for_a_profile_counts_as_srgb() -> None:
    pixels = np.full((2, 2, 3), 200, np.uint8)
    broken = made_rgb(DISPLAY_P3).replace(b"para", b"what")
    np.testing.assert_array_equal(colour_space(broken).lab(pixels), colour_space(None).lab(pixels))
