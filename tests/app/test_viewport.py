"""Geometry, pyramid and sampling of the comparison, without Qt."""

from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.widgets.divider import Divider
from app.widgets.pyramid import empty_layer, prepare_layer, prepare_mask, put_tile, to_bytes
from app.widgets.sampling import Content, best_level, compose, sample
from app.widgets.viewport import MAX_ZOOM, Viewport
from engine.core.photo import to_depth

SIDES = st.integers(1, 3000)


def _noise(height: int, width: int, dtype: type = np.uint8) -> np.ndarray:
    return np.random.default_rng(height * 7919 + width).integers(0, np.iinfo(dtype).max + 1, (height, width, 3)).astype(dtype)


# -- geometry ------------------------------------------------------------------------------------------------------------------


@given(SIDES, SIDES, SIDES, SIDES)
def test_fit_shows_the_whole_photo_and_never_enlarges_it(width: int, height: int, photo_width: int, photo_height: int) -> None:
    view = Viewport(width, height, photo_width, photo_height).fitted()
    assert view.zoom <= 1.0
    region = view.visible()
    assert (region.left, region.top, region.width, region.height) == (0, 0, photo_width, photo_height)


def test_a_small_photo_is_enlarged_to_fit_only_when_asked() -> None:
    view = Viewport(800, 600, 100, 100)
    assert view.fitted().zoom == 1.0
    assert view.fitted(enlarge=True).zoom == 6.0


@given(st.floats(0, 799), st.floats(0, 599), st.floats(0.2, MAX_ZOOM), st.floats(0.2, MAX_ZOOM))
def test_zooming_keeps_the_point_under_the_cursor(x: float, y: float, first: float, second: float) -> None:
    view = Viewport(800, 600, 40000, 30000).fitted().zoomed(first, x, y)
    before = view.to_photo(x, y)
    after = view.zoomed(second, x, y)
    limit = 1.01 / min(view.zoom, after.zoom)  # the corner is rounded to whole device pixels, once before and once after
    for one, other, pane, length in zip(before, after.to_photo(x, y), (800, 600), (40000, 30000), strict=True):
        # A point near the photo's edge gives way: no gap may open beside the photo.
        at_edge = min(one, length - one) * min(view.zoom, after.zoom) < pane
        assert at_edge or abs(one - other) <= limit


@given(st.floats(-5000, 5000), st.floats(-5000, 5000), st.floats(0.3, 8))
def test_panning_never_opens_a_gap_beside_a_photo_larger_than_the_pane(dx: float, dy: float, zoom: float) -> None:
    view = Viewport(300, 200, 1001, 701).fitted().zoomed(zoom, 10, 10).panned(dx, dy)
    assert view.photo_rect == (0, 0, 300, 200)


def test_a_photo_smaller_than_the_pane_stays_in_the_middle() -> None:
    view = Viewport(301, 200, 100, 50).fitted().panned(40, -30)
    assert view.photo_rect == (101, 75, 201, 125)


def test_resizing_keeps_the_middle_in_the_middle() -> None:
    view = Viewport(400, 300, 4000, 3000).fitted().zoomed(1.0, 200, 150).panned(-700, -500)
    middle = view.to_photo(200, 150)
    assert view.resized(700, 500).to_photo(350, 250) == pytest.approx(middle, abs=1.0)


def test_another_photo_shows_the_same_place_at_the_same_zoom() -> None:
    view = Viewport(400, 300, 4000, 3000).fitted().zoomed(1.0, 0, 0).panned(-1800, -1350)
    other = view.with_photo(8000, 6000)
    assert other.zoom == 1.0
    x, y = view.to_photo(200, 150)
    assert other.to_photo(200, 150) == pytest.approx((2 * x, 2 * y), abs=1.0)


@given(st.floats(0, 1), st.integers(50, 2000), st.floats(0.1, 20))
def test_the_divider_comes_back_to_its_fraction(fraction: float, width: int, zoom: float) -> None:
    view = Viewport(width, 500, 3000, 2000).fitted().zoomed(zoom, 0, 0)
    left, _, right, _ = view.photo_rect
    assert left <= Divider(fraction).column(view) <= right
    assert Divider().through(view, Divider(fraction).column(view), 0).fraction == pytest.approx(fraction, abs=1 / (right - left))


# -- pyramid -------------------------------------------------------------------------------------------------------------------


def test_sixteen_bit_values_are_rounded_for_the_screen_exactly_as_for_saving() -> None:
    every = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    assert np.array_equal(to_bytes(every), to_depth(every, 8))


@pytest.mark.parametrize(("height", "width"), [(512, 1024), (601, 517), (1, 700), (700, 1), (3, 2), (257, 258)])
def test_each_level_is_the_mean_of_the_blocks_below_it(height: int, width: int) -> None:
    levels = prepare_layer(_noise(height, width)).levels
    for below, above in pairwise(levels):
        assert above.shape[:2] == ((below.shape[0] + 1) // 2, (below.shape[1] + 1) // 2)
        padded = np.pad(below.astype(float), ((0, below.shape[0] % 2), (0, below.shape[1] % 2), (0, 0)), "edge")
        blocks = padded.reshape(above.shape[0], 2, above.shape[1], 2, 3).mean((1, 3))
        assert np.abs(blocks - above).max() <= 0.75


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 130), st.integers(40, 250), st.randoms(use_true_random=False))
def test_a_layer_filled_tile_by_tile_in_any_order_equals_one_made_whole(seed: int, side: int, order: Random) -> None:
    pixels = _noise(419 + seed, 611, np.uint16)
    tiles = [(x, y) for x in range(0, pixels.shape[1], side) for y in range(0, pixels.shape[0], side)]
    order.shuffle(tiles)
    layer = empty_layer(pixels.shape[1], pixels.shape[0])
    for x, y in tiles:
        put_tile(layer, x, y, pixels[y : y + side, x : x + side])
    assert layer.finished is not None
    assert all(int(level.min()) == 255 for level in layer.finished)
    for one, other in zip(layer.levels, prepare_layer(pixels).levels, strict=True):
        assert np.array_equal(one, other)


def test_a_block_counts_as_finished_only_when_all_of_it_has_arrived() -> None:
    layer = empty_layer(600, 600)
    put_tile(layer, 0, 0, np.full((101, 101, 3), 65535, np.uint16))
    assert layer.finished is not None
    assert int(layer.finished[1][49, 49]) == 255
    assert int(layer.finished[1][50, 50]) == 0


@pytest.mark.parametrize(("left", "top"), [(-1, 0), (0, -1), (291, 0), (0, 191)])
def test_a_tile_outside_the_layer_is_refused(left: int, top: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        put_tile(empty_layer(300, 200), left, top, np.zeros((10, 10, 3), np.uint16))


def test_pixels_of_another_kind_are_refused() -> None:
    with pytest.raises(ValueError, match="uint8 or uint16"):
        prepare_layer(np.zeros((4, 4, 3), np.float32))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="height, width, 3"):
        prepare_layer(np.zeros((4, 4), np.uint8))


# -- sampling ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("zoom", "level"), [(8.0, 0), (1.0, 0), (0.51, 0), (0.5, 1), (0.4, 1), (0.25, 2), (0.24, 2), (0.001, 3)])
def test_the_level_is_the_smallest_that_is_not_too_coarse(zoom: float, level: int) -> None:
    assert best_level(zoom, 4) == level


def test_at_100_percent_pixels_are_the_photos_own() -> None:
    pixels = _noise(301, 407)
    assert np.array_equal(sample(prepare_layer(pixels).levels, 1.0, (-11, 5), (3, 20, 90, 77), smooth=True), pixels[15:72, 14:101])


@pytest.mark.parametrize("zoom", [2.0, 2.5, 3.0, 7.3])
def test_from_200_percent_on_every_photo_pixel_is_a_block_of_its_own_colour(zoom: float) -> None:
    pixels = _noise(50, 60)
    shown = sample(prepare_layer(pixels).levels, zoom, (-7, -9), (0, 0, 80, 70), smooth=False)
    rows = ((np.arange(70) + 9 + 0.5) / zoom).astype(int)
    columns = ((np.arange(80) + 7 + 0.5) / zoom).astype(int)
    assert np.array_equal(shown, pixels[rows][:, columns])


@pytest.mark.parametrize("zoom", [0.13, 0.3, 0.47, 0.5, 0.71, 0.99, 1.3, 1.9, 3.0])
@pytest.mark.parametrize("smooth", [False, True])
def test_at_every_zoom_things_are_shown_where_they_are(zoom: float, smooth: bool) -> None:
    # Two ramps: the colour of a photo point is its place, so the shown colour tells where it was taken from.
    height, width = 1000, 1201
    ramp = np.zeros((height, width, 3), np.uint8)
    ramp[..., 0] = np.linspace(0, 255, width)[None, :]
    ramp[..., 1] = np.linspace(0, 255, height)[:, None]
    view = Viewport(120, 100, width, height).fitted().zoomed(zoom, 0, 0).panned(-29, -17)
    left, top, right, bottom = rect = view.photo_rect
    shown = sample(prepare_layer(ramp).levels, view.zoom, view.origin, rect, smooth=smooth).astype(float)
    x = (np.arange(left, right) + 0.5 - view.origin[0]) / view.zoom - 0.5
    y = (np.arange(top, bottom) + 0.5 - view.origin[1]) / view.zoom - 0.5
    assert np.abs(shown[..., 0] - np.clip(x / (width - 1) * 255, 0, 255)[None, :]).max() < 2.2
    assert np.abs(shown[..., 1] - np.clip(y / (height - 1) * 255, 0, 255)[:, None]).max() < 2.2


@pytest.mark.parametrize("zoom", [0.07, 0.26, 0.37, 0.61])
def test_fine_stripes_turn_grey_instead_of_flickering_when_the_photo_is_small(zoom: float) -> None:
    stripes = np.zeros((900, 1200, 3), np.uint8)
    stripes[:, ::2] = 255
    shown = sample(prepare_layer(stripes).levels, zoom, (0, 0), (0, 0, int(1200 * zoom) - 2, int(900 * zoom) - 2), smooth=True)
    assert np.ptp(shown[:, 2:-2].astype(int)) <= 110 if zoom > 0.5 else np.ptp(shown[:, 2:-2].astype(int)) <= 2
    assert abs(float(shown.mean()) - 127.5) < 2


@pytest.mark.parametrize("scale", [1, 2, 4])
@pytest.mark.parametrize("zoom", [0.2, 0.5, 1.0, 1.5, 3.0])
def test_a_denser_layer_is_shown_at_the_same_place(scale: int, zoom: float) -> None:
    original = np.zeros((400, 500, 3), np.uint8)
    original[100:300, 200:400] = 200
    after = np.repeat(np.repeat(original, scale, 0), scale, 1)
    view = Viewport(160, 120, 500, 400).fitted().zoomed(zoom, 150, 60)
    base = prepare_layer(original)
    before, _ = compose(Content(base), view, view.photo_rect, smooth=True)
    dense = view.denser(500 * scale, 400 * scale)
    assert dense.photo_rect == view.photo_rect
    shown, unfinished = compose(Content(base, prepare_layer(after), scale), dense, dense.photo_rect, smooth=True)
    assert unfinished is None
    differs = np.abs(before.astype(int) - shown).max(-1) > 100
    assert differs.mean() < 0.01  # at most the one line where one side is filtered and the other is not


def test_unfinished_parts_show_the_original_dimmed_and_finished_ones_the_result() -> None:
    original = prepare_layer(np.full((300, 300, 3), 200, np.uint8))
    after = empty_layer(300, 300)
    put_tile(after, 0, 0, np.full((100, 300, 3), 65535, np.uint16))
    view = Viewport(300, 300, 300, 300).fitted()
    shown, unfinished = compose(Content(original, after), view, view.photo_rect, smooth=False)
    assert unfinished is not None
    assert (shown[:100] == 255).all()
    assert not unfinished[:100].any()
    assert (shown[100:] < 150).all()
    assert (unfinished[100:] == 255).all()


def test_a_mask_has_the_levels_of_its_photo() -> None:
    levels, mask = prepare_layer(_noise(601, 777)).levels, prepare_mask(_noise(601, 777)[..., 0])
    assert [level.shape[:2] for level in levels] == [level.shape for level in mask]
