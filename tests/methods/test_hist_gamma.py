"""The arithmetic of contrast-limited equalisation and gamma."""

from collections.abc import Mapping

import numpy as np
import pytest

from engine.core.method import Image, Region
from engine.core.params import resolve
from engine.methods.hist_gamma import METHOD
from engine.methods.hist_gamma.solver import HistGamma

LUMA = np.array([0.299, 0.587, 0.114])


def run(rgb: Image, **params: object) -> Image:
    values: Mapping[str, object] = resolve(METHOD.params, params)
    solver = HistGamma()
    height, width = rgb.shape[:2]
    return solver.apply(rgb, Region(0, 0, width, height, width, height), solver.measure(rgb, values))  # type: ignore[arg-type]


def hazy(width: int = 160, height: int = 120, seed: int = 0) -> Image:
    """A dull photo: all tones between 0.35 and 0.6."""
    noise = np.random.default_rng(seed).random((height, width, 3)) * 0.1
    slope = np.linspace(0.35, 0.5, width)[None, :, None] * np.array([1.0, 0.95, 0.9])
    return (slope + noise).astype(np.float32)


def luminance(rgb: Image) -> np.ndarray:
    return rgb @ LUMA


def test_nothing_changes_at_amount_zero_and_gamma_one() -> None:
    rgb = hazy()
    np.testing.assert_allclose(run(rgb, amount=0.0, gamma=1.0), rgb, atol=1e-6)


def test_a_contrast_limit_of_one_changes_nothing() -> None:
    rgb = hazy()
    np.testing.assert_allclose(run(rgb, amount=1.0, clip_limit=1.0), rgb, atol=1e-5)


def test_a_dull_photo_gains_contrast_and_more_with_a_higher_limit() -> None:
    rgb = hazy()
    spreads = [luminance(run(rgb, amount=1.0, clip_limit=limit, grid=1)).std() for limit in (1.0, 2.0, 4.0)]
    assert spreads[0] < spreads[1] < spreads[2]


def test_without_a_limit_to_speak_of_tones_become_evenly_spread() -> None:
    rgb = np.repeat((np.random.default_rng(0).random((200, 200, 1)) ** 2), 3, axis=2).astype(np.float32)
    counts, _ = np.histogram(luminance(run(rgb, amount=1.0, clip_limit=8.0, grid=1)), bins=8, range=(0.0, 1.0))
    assert counts.min() > 0.8 * counts.mean()


def test_the_limit_bounds_how_steep_tones_become() -> None:
    grey = np.repeat(np.linspace(0.4, 0.5, 4096, dtype=np.float32).reshape(64, 64, 1), 3, axis=2)
    toned = luminance(run(grey, amount=1.0, clip_limit=3.0, grid=1))
    slopes = np.diff(toned.reshape(-1)) / np.diff(luminance(grey).reshape(-1))
    assert slopes.max() <= 3.05
    assert slopes.min() >= 0.0


def test_hue_and_saturation_stay_where_nothing_passes_white() -> None:
    rgb = hazy()
    out = run(rgb, amount=1.0, clip_limit=3.0)
    kept = out.max(axis=-1) < 0.999
    assert kept.mean() > 0.5
    np.testing.assert_allclose((out / luminance(out)[..., None])[kept], (rgb / luminance(rgb)[..., None])[kept], rtol=1e-4)


def test_a_colour_lifted_past_white_keeps_its_luminance_and_its_order_of_channels() -> None:
    rgb = np.tile(np.array([0.9, 0.5, 0.2], np.float32), (32, 32, 1))
    out = run(rgb, amount=0.0, gamma=2.5)
    assert out.max() <= 1.0 + 1e-6
    np.testing.assert_allclose(luminance(out), luminance(rgb) ** (1 / 2.5), atol=2e-3)
    assert (out[..., 0] > out[..., 1]).all()
    assert (out[..., 1] > out[..., 2]).all()


@pytest.mark.parametrize(("gamma", "sign"), [(0.5, -1), (2.0, 1)])
def test_gamma_above_one_lightens_and_below_one_darkens(gamma: float, sign: int) -> None:
    rgb = hazy()
    assert (np.sign(luminance(run(rgb, amount=0.0, gamma=gamma)) - luminance(rgb)) == sign).all()


def test_black_stays_black_and_white_stays_white() -> None:
    rgb = hazy()
    rgb[:20, :20] = 0.0
    rgb[-20:, -20:] = 1.0
    out = run(rgb, amount=1.0, clip_limit=8.0, gamma=2.5)
    assert (out[:20, :20] == 0.0).all()
    np.testing.assert_allclose(out[-20:, -20:], 1.0, atol=1e-5)


def test_a_dark_half_is_lifted_by_the_curves_of_its_own_fields() -> None:
    rgb = hazy(320, 160)
    rgb[:, :160] *= 0.4
    whole, fields = run(rgb, amount=1.0, grid=1), run(rgb, amount=1.0, grid=8)
    assert luminance(fields)[:, :120].mean() > 1.05 * luminance(whole)[:, :120].mean()


def test_a_tile_is_its_part_of_the_whole() -> None:
    """Up to the last bit of a float: numpy rounds a row's vectorised and its remaining values differently."""
    rgb = hazy(157, 113)
    solver = HistGamma()
    measured = solver.measure(rgb, resolve(METHOD.params, {}))
    whole = solver.apply(rgb, Region(0, 0, 157, 113, 157, 113), measured)
    tile = solver.apply(rgb[31:90, 47:101], Region(47, 31, 54, 59, 157, 113), measured)
    np.testing.assert_allclose(tile, whole[31:90, 47:101], rtol=0.0, atol=1e-6)
