"""LIME on photos: what is lifted and what is left alone, noise, highlights, colour, tiles, and sizes of every kind."""

import numpy as np
import pytest

from engine.core.errors import UsageError
from engine.core.method import Image, Region
from engine.core.params import resolve
from engine.core.photo import Photo, to_float, to_uint16
from engine.core.progress import NullProgress
from engine.core.request import EnhanceRequest
from engine.inference.thumbnail import reduced_copy
from engine.methods.lime import METHOD
from engine.methods.lime.denoise import REACH, denoised
from engine.methods.lime.options import Solving, Strategy
from engine.methods.lime.solver import Lime
from tests.helpers.compare import assert_close
from tests.helpers.golden import bundled_engine
from tests.helpers.pictures import street_photo

LUMA = np.array([0.299, 0.587, 0.114])


def run(rgb: Image, reduced: Image | None = None, **params: object) -> Image:
    """The whole picture in one piece; `reduced` is what the map is made from, the picture itself by default."""
    solver = Lime()
    height, width = rgb.shape[:2]
    measured = solver.measure(rgb if reduced is None else reduced, resolve(METHOD.params, params))
    return solver.apply(rgb, Region(0, 0, width, height, width, height), measured)


def night(height: int = 96, width: int = 128, noise: float = 0.0, seed: int = 1) -> Image:
    """A dark coloured scene with a lit window in its right upper part."""
    random = np.random.default_rng(seed)
    down, across = np.mgrid[0:height, 0:width] / np.array([height, width])[:, None, None]
    wall = 0.05 + 0.04 * down + 0.02 * np.sin(40.0 * across)
    scene = wall[..., None] * np.array([1.0, 0.8, 0.6])
    scene[(down < 0.4) & (across > 0.7)] = (0.95, 0.9, 0.7)
    scene += noise * random.standard_normal(scene.shape)
    return np.clip(scene, 0.0, 1.0).astype(np.float32)


def window(picture: Image) -> Image:
    height, width = picture.shape[:2]
    return picture[: int(0.3 * height), int(0.8 * width) :]


def wall(picture: Image) -> Image:
    return picture[:, : int(0.6 * picture.shape[1])]


def test_the_dark_is_lifted_and_the_bright_window_stays() -> None:
    dark = night()
    out = run(dark, denoise=0.0)
    assert wall(out).mean() > 4.0 * wall(dark).mean()
    np.testing.assert_allclose(window(out), window(dark), atol=0.02)


def test_no_pixel_becomes_darker_nor_leaves_the_range() -> None:
    dark = night(noise=0.01)
    out = run(dark, denoise=0.0)
    assert out.max() <= 1.0 + 1e-5
    assert (out @ LUMA >= dark @ LUMA - 1e-4).all()


def test_gamma_says_how_far_and_nought_changes_nothing() -> None:
    dark = night(noise=0.01)
    means = [float(run(dark, gamma=gamma).mean()) for gamma in (0.0, 0.3, 0.6, 1.0)]
    assert means == sorted(means)
    assert means[3] > 3.0 * means[0]
    np.testing.assert_array_equal(run(dark, gamma=0.0), dark)


def test_a_well_exposed_photo_stays_as_it_is() -> None:
    random = np.random.default_rng(0)
    good = np.clip(0.5 + 0.18 * random.standard_normal((12, 16, 3)), 0.05, 1.0).repeat(8, 0).repeat(8, 1).astype(np.float32)
    assert np.abs(run(good) - good).mean() < 0.005


def test_a_backlit_photo_keeps_its_sky_and_gains_its_foreground() -> None:
    photo = np.full((96, 128, 3), 0.85, np.float32)
    photo[48:] = night(48, 128)[..., ::-1]
    photo[:48] *= np.array([0.8, 0.9, 1.0], np.float32)
    out = run(photo, denoise=0.0)
    np.testing.assert_allclose(out[:40], photo[:40], atol=0.03)
    assert out[60:, :70].mean() > 3.0 * photo[60:, :70].mean()


def test_colours_keep_their_ratio_above_the_deepest_shadows() -> None:
    dark = night()
    out = run(dark, denoise=0.0)
    clear = dark @ LUMA > 0.06
    ratio = out[clear] / out[clear].max(axis=-1, keepdims=True)
    np.testing.assert_allclose(ratio, dark[clear] / dark[clear].max(axis=-1, keepdims=True), atol=5e-3)


def test_in_the_deepest_shadows_colour_that_is_but_rounding_fades() -> None:
    rounding = np.tile(np.array([1.0, 1.3, 0.0], np.float32) / 255.0, (64, 64, 1))
    out = run(rounding, denoise=0.0)
    assert out.mean() > 2.0 * rounding.mean()
    assert np.ptp(out[32, 32]) / out[32, 32].max() < 0.5


def test_highlights_in_the_dark_stay_apart_up_to_white() -> None:
    """A lamp smaller than the map can follow: brighter stays brighter, and only white becomes white."""
    dark = np.full((64, 64, 3), 0.04, np.float32)
    for index, level in enumerate((0.6, 0.7, 0.8, 0.9, 1.0)):
        dark[32, 8 + 10 * index] = level
    out = run(dark, denoise=0.0)[32, 8:50:10, 0]
    assert (np.diff(out) > 1.0 / 255.0).all()
    assert out[3] < 0.995
    np.testing.assert_allclose(out[4], 1.0, atol=1e-4)


def test_no_halo_beside_an_edge() -> None:
    """A wall beside a light sixteen times as bright keeps its tone up to the edge but for what nobody sees as a ring."""
    flat = np.full((96, 128, 3), 0.06, np.float32)
    flat[:, 64:] = 0.9
    out = run(flat, denoise=0.0)
    assert np.abs(out[48, :60, 0] / out[48, 5, 0] - 1.0).max() < 0.2
    assert np.abs(out[48, 68:, 0] - 0.9).max() < 0.02


def test_black_is_not_blown_up() -> None:
    random = np.random.default_rng(4)
    black = np.clip(random.normal(0.0, 1.0 / 255.0, (96, 128, 3)), 0.0, 1.0).astype(np.float32)
    # Without a floor a map of 0.002 would lift by hundreds.
    assert run(black, denoise=0.0).mean() < 30.0 * black.mean()
    assert run(black).std() < 0.5 * run(black, denoise=0.0).std()


def test_denoising_takes_noise_and_leaves_edges() -> None:
    clean, noisy = night(), night(noise=1.0 / 255.0)
    wanted, loud, quiet = run(clean, denoise=0.0), run(noisy, denoise=0.0), run(noisy, denoise=0.3)
    assert wall(np.abs(quiet - wanted)).mean() < 0.6 * wall(np.abs(loud - wanted)).mean()
    step = quiet[20, 95] - quiet[20, 80]
    np.testing.assert_allclose(step, wanted[20, 95] - wanted[20, 80], atol=0.06)


def test_denoising_leaves_what_is_not_lifted() -> None:
    noisy = night(noise=1.0 / 255.0)
    np.testing.assert_allclose(window(run(noisy, denoise=1.0)), window(run(noisy, denoise=0.0)), atol=1.5 / 255.0)


def test_like_pixels_are_averaged_and_unlike_ones_are_not() -> None:
    random = np.random.default_rng(2)
    clean = np.where(np.arange(64) < 32, 0.1, 0.2)[None, :, None] * np.ones((64, 1, 3))
    noisy = (clean + 0.004 * random.standard_normal(clean.shape)).astype(np.float32)
    out = denoised(noisy, 0.004)
    assert np.abs(out - clean).mean() < 0.35 * np.abs(noisy - clean).mean()
    assert np.abs(out - clean).max() < 0.02


@pytest.mark.parametrize("strategy", list(Strategy))
@pytest.mark.parametrize("solver", list(Solving))
@pytest.mark.parametrize("size", [(1, 1), (1, 40), (40, 1), (2, 3), (37, 23)])
def test_every_strategy_and_solver_takes_any_size(strategy: Strategy, solver: Solving, size: tuple[int, int]) -> None:
    dark = night(*size, noise=0.01)
    out = run(dark, strategy=strategy, solver=solver)
    assert out.shape == dark.shape
    assert out.dtype == np.float32
    assert np.isfinite(out).all()


@pytest.mark.parametrize("level", [0.0, 1.0])
def test_all_black_stays_black_and_all_white_white(level: float) -> None:
    even = np.full((40, 50, 3), level, np.float32)
    np.testing.assert_allclose(run(even), even, atol=1e-5)


@pytest.mark.parametrize("denoise", [0.0, 0.5])
def test_a_tile_is_its_part_of_the_whole(denoise: float) -> None:
    """A photo larger than its reduced copy, with the halo the method declares: within a step of 16 bits."""
    whole_photo = to_uint16(night(300, 420, noise=0.008))
    photo = to_float(whole_photo)
    solver = Lime()
    measured = solver.measure(reduced_copy(whole_photo, 128), resolve(METHOD.params, {"denoise": denoise}))
    whole = solver.apply(photo, Region(0, 0, 420, 300, 420, 300), measured)
    halo = METHOD.halo
    for left, top, width, height in ((120, 90, 100, 80), (15, 200, 64, 85), (300, 15, 105, 60)):
        place = Region(left - halo, top - halo, width + 2 * halo, height + 2 * halo, 420, 300)
        tile = photo[place.top : place.top + place.height, place.left : place.left + place.width]
        core = solver.apply(tile, place, measured)[halo:-halo, halo:-halo]
        np.testing.assert_allclose(core, whole[top : top + height, left : left + width], rtol=0.0, atol=1.0 / 65535.0)


def test_the_declared_halo_is_what_denoising_needs() -> None:
    assert METHOD.halo == REACH


def test_a_reduced_map_gives_the_picture_of_the_full_one() -> None:
    """Read along the photo's own edges, a map made at a quarter of the size moves no edge."""
    photo = night(128, 172).repeat(2, 0).repeat(2, 1)
    full = run(photo, denoise=0.0)
    reduced = run(photo, reduced_copy(to_uint16(photo), 86), denoise=0.0)
    assert np.abs(full - reduced).mean() < 0.04


def test_sixteen_bits_are_kept() -> None:
    """A gradient finer than 8 bits is still one after lifting."""
    ramp = np.linspace(0.04, 0.06, 400)[None, :, None] * np.ones((60, 1, 3))
    photo = Photo((ramp * 65535.0).astype(np.uint16))
    out = bundled_engine().enhance(photo, EnhanceRequest("lime", params={"denoise": 0.0}), NullProgress()).enhanced
    assert len(np.unique(out[30, :, 1])) > 300


def test_the_engine_gives_the_same_picture_in_tiles_and_whole() -> None:
    photo = street_photo(301, 223)
    dark = Photo((photo.pixels // 6).astype(np.uint8))
    engine = bundled_engine()
    whole = engine.enhance(dark, EnhanceRequest("lime", tile=1024), NullProgress()).enhanced
    assert_close(engine.enhance(dark, EnhanceRequest("lime", tile=96), NullProgress()).enhanced, whole, 255.0 / 65535.0)


@pytest.mark.parametrize(
    ("name", "value"),
    [("gamma", 1.2), ("gamma", -0.1), ("denoise", 2), ("smoothness", 0), ("strategy", "sideways"), ("solver", "slow"), ("gain", 1)],
)
def test_parameters_out_of_range_are_refused_in_words(name: str, value: object) -> None:
    with pytest.raises(UsageError, match=name):
        resolve(METHOD.params, {name: value})
