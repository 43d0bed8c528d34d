"""The numbers of a comparison are those of the tables, tile by tile as in one piece, and noise is found where it was put."""

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core import metrics
from engine.core.errors import Cancelled
from engine.core.lab import ciede2000, colour_space
from engine.core.photo import to_depth
from engine.core.progress import NullProgress, ProgressToken
from engine.inspection import pair as pair_module
from engine.inspection.measures import measure, noise
from engine.inspection.pair import Pair, box_around
from engine.inspection.spot import spot_at

SPACE = colour_space(None)


def picture(width: int, height: int, seed: int = 1) -> NDArray[np.uint8]:
    """Smooth, with edges and a little noise."""
    y, x = np.mgrid[0:height, 0:width]
    smooth = np.stack([127 + 90 * np.sin(x / 9), 127 + 80 * np.cos(y / 7), 60 + 120 * ((x // 16 + y // 16) % 2)], axis=2)
    return np.clip(smooth + np.random.default_rng(seed).normal(0, 2, smooth.shape), 0, 255).astype(np.uint8)


def test_psnr_ssim_and_delta_e_are_those_of_one_piece_however_many_strips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pair_module, "STRIP_PIXELS", 90 * 16)
    before, after = picture(90, 71), picture(90, 71, seed=2)
    found = measure(Pair(before, to_depth(after, 16)), SPACE, NullProgress())
    assert found.psnr == pytest.approx(metrics.psnr(before, after), abs=1e-4)
    assert found.ssim == pytest.approx(metrics.ssim(before, after), abs=1e-4)
    values = ciede2000(SPACE.lab(before), SPACE.lab(after))
    assert found.difference.mean == pytest.approx(float(values.mean()), abs=1e-3)
    assert found.difference.p95 == pytest.approx(float(np.quantile(values, 0.95)), abs=0.02)
    assert found.difference.largest == pytest.approx(float(values.max()), abs=1e-3)


def test_the_same_picture_twice_differs_nowhere() -> None:
    found = measure(Pair(picture(40, 40), to_depth(picture(40, 40), 16)), SPACE, NullProgress())
    assert (found.psnr, found.difference.largest) == (float("inf"), 0.0)
    assert found.ssim == pytest.approx(1.0, abs=1e-6)
    assert found.noise_before == found.noise_after


@pytest.mark.parametrize("sigma", [2.0, 6.0, 15.0])
def test_noise_is_found_where_it_was_put_and_edges_do_not_count_as_noise(sigma: float) -> None:
    random = np.random.default_rng(3)
    y, x = np.mgrid[0:256, 0:256]
    scene = 80 + 60 * ((x // 32 + y // 32) % 2) + x / 8
    grey = np.repeat((scene + random.normal(0, sigma, scene.shape))[..., None], 3, axis=2)
    noisy = np.clip(grey * 257, 0, 65535).astype(np.uint16)
    assert noise(noisy) == pytest.approx(sigma, rel=0.08)
    assert noise(np.clip(np.repeat(scene[..., None], 3, axis=2), 0, 255).astype(np.uint8)) < 0.6


def test_a_result_that_is_larger_is_measured_against_the_photo_enlarged_bicubically() -> None:
    import cv2

    source = picture(48, 40)
    after = cv2.resize(to_depth(source, 16), (144, 120), interpolation=cv2.INTER_CUBIC)
    found = measure(Pair(source, np.asarray(after, np.uint16)), SPACE, NullProgress())
    assert (found.width, found.height, found.psnr) == (144, 120, float("inf"))
    assert found.noise_before == noise(source)
    assert found.noise_after < found.noise_before


def test_a_part_too_small_for_ssim_has_the_other_numbers() -> None:
    pair = Pair(picture(30, 30), to_depth(picture(30, 30, seed=5), 16)).part(box_around(0, 0, 8, 30, 30))
    found = measure(pair, SPACE, NullProgress())
    assert (found.width, found.height) == (8, 8)
    assert np.isnan(found.ssim)
    assert found.psnr < 60


def test_measuring_stops_when_nobody_wants_it_any_more() -> None:
    token = ProgressToken()
    token.cancel()
    with pytest.raises(Cancelled):
        measure(Pair(picture(30, 30), picture(30, 30)), SPACE, token)


def test_the_box_under_the_pointer_stays_inside_the_photo() -> None:
    inside = box_around(100, 80, 64, 400, 300)
    assert (inside.left, inside.top, inside.width, inside.height) == (68, 48, 64, 64)
    corner = box_around(399, 1, 64, 400, 300)
    assert (corner.left, corner.top) == (336, 0)
    small = box_around(3, 3, 64, 40, 20)
    assert (small.left, small.top, small.width, small.height) == (0, 0, 40, 20)


def test_a_pixel_tells_what_it_was_and_what_it_has_become() -> None:
    before, after = picture(20, 10), to_depth(picture(20, 10, seed=9), 16)
    spot = spot_at(Pair(before, after), 7.9, 3.2, SPACE)
    assert spot.rgb_before == tuple(float(v) for v in before[3, 7])
    assert spot.rgb_after == pytest.approx([v / 257 for v in after[3, 7]])
    assert spot.lab_before == pytest.approx(SPACE.lab(before[3:4, 7:8])[0, 0].tolist(), abs=1e-3)
    assert spot.difference == pytest.approx(float(ciede2000(np.array(spot.lab_before), np.array(spot.lab_after))), abs=1e-3)
