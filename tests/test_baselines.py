"""Made inputs are the source's, always the same; the baselines do what their names say."""

import numpy as np
import pytest
from PIL import Image

from engine.baselines import Baseline, Reduction, Unsharp


def test_a_made_input_is_a_quarter_of_the_photo_cut_to_fit_and_the_same_every_time(picture):
    photo = picture(67, 93)
    small, target = Reduction(4, 20).apply(photo)
    assert (small.shape, target.shape) == ((16, 23, 3), (64, 92, 3))
    np.testing.assert_array_equal(target, photo[:64, :92])
    np.testing.assert_array_equal(small, Reduction(4, 20).apply(photo)[0])
    assert not np.array_equal(small, Reduction(4, None).apply(photo)[0])


def test_the_jpeg_begins_in_the_corner_and_halves_the_colours(picture, tmp_path):
    """The made input is the very file that Pillow writes of the reduced photo: quality on libjpeg's scale, 4:2:0."""
    photo = picture(128, 128)
    plain = Reduction(4, None).apply(photo)[0]
    Image.fromarray(plain).save(tmp_path / "a.jpg", quality=35, subsampling=2)
    np.testing.assert_array_equal(Reduction(4, 35).apply(photo)[0], np.asarray(Image.open(tmp_path / "a.jpg")))


def test_reducing_is_anti_aliased(picture):
    """A chessboard of single pixels becomes its mean, not one of its two values."""
    board = np.repeat((np.indices((64, 64)).sum(0) % 2 * 255).astype(np.uint8)[..., None], 3, axis=2)
    small = Reduction(4, None).apply(board)[0]
    np.testing.assert_allclose(small[2:-2, 2:-2], 127.5, atol=1.5)


def test_back_gives_the_size_of_the_target_without_its_detail(picture):
    photo = picture(64, 64)
    soft, target = Reduction(4, None, back=True).apply(photo)
    assert soft.shape == target.shape
    assert np.abs(np.diff(soft.astype(int), axis=1)).mean() < np.abs(np.diff(target.astype(int), axis=1)).mean()


def test_a_photo_smaller_than_the_factor_is_refused_in_words():
    with pytest.raises(ValueError, match="too small"):
        Reduction(4, 20).apply(np.zeros((3, 40, 3), np.uint8))


@pytest.mark.parametrize("baseline", [Baseline.BICUBIC, Baseline.LANCZOS])
def test_enlarging_keeps_a_flat_picture_flat_and_reproduces_a_slope(baseline):
    flat = np.full((10, 12, 3), 77, np.uint8)
    np.testing.assert_array_equal(baseline.apply(flat, 4), np.full((40, 48, 3), 77, np.uint8))
    slope = np.repeat(np.tile(np.arange(0, 200, 10, dtype=np.uint8), (8, 1))[..., None], 3, axis=2)
    expected = np.repeat(((np.arange(80) + 0.5) / 4 - 0.5)[None, 16:-16] * 10, 32, axis=0)
    # Bicubic reproduces a slope; Lanczos ripples by a few hundredths of the step between two pixels.
    np.testing.assert_allclose(baseline.apply(slope, 4)[:, 16:-16, 0], expected, atol=1.0)


def test_an_unsharp_mask_makes_an_edge_steeper_and_leaves_the_flat_alone():
    edge = np.full((20, 40, 3), 80, np.uint8)
    edge[:, 20:] = 160
    sharp = Unsharp().apply(edge)
    assert sharp[10, 19, 0] < 80 < 160 < sharp[10, 20, 0]
    np.testing.assert_array_equal(sharp[:, :8], edge[:, :8])
    np.testing.assert_array_equal(Baseline.UNSHARP.apply(edge, 1), sharp)
    np.testing.assert_array_equal(Baseline.INPUT.apply(edge, 1), edge)
