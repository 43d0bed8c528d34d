"""Reduced copies: the same as reducing the float photo at once."""

import cv2
import numpy as np
import pytest

from engine.core.photo import to_float
from engine.inference.thumbnail import reduced_copy, thumbnail


@pytest.mark.parametrize("size", [(641, 479), (64, 300), (1000, 64), (40, 700), (700, 33), (64, 64), (3, 2)])
def test_a_thumbnail_is_the_area_average_of_the_float_photo(size: tuple[int, int]) -> None:
    pixels = np.random.default_rng(1).integers(0, 65536, (size[1], size[0], 3), dtype=np.uint16)
    expected = cv2.resize(to_float(pixels), (64, 64), interpolation=cv2.INTER_AREA)
    np.testing.assert_allclose(thumbnail(pixels, 64, 64), expected, atol=2e-6)


def test_a_reduced_copy_keeps_the_aspect_and_is_never_enlarged() -> None:
    pixels = np.zeros((300, 600, 3), np.uint8)
    assert reduced_copy(pixels, 100).shape == (50, 100, 3)
    assert reduced_copy(pixels, 1024).shape == (300, 600, 3)
    assert reduced_copy(np.zeros((1, 5000, 3), np.uint8), 100).shape == (1, 100, 3)
