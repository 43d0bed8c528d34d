"""The tile plan: cores cover the photo once, windows have their halo and their alignment."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.method import Region
from engine.inference.tiling import crop_around, cut_window, plan_tiles

sides = st.integers(1, 900)
cores = st.one_of(st.none(), st.integers(1, 300))
halos = st.integers(0, 70)
multiples = st.sampled_from([1, 2, 4, 8, 16])


@settings(max_examples=150, deadline=None)
@given(sides, sides, cores, halos, multiples)
def test_cores_cover_every_pixel_exactly_once(width: int, height: int, core: int | None, halo: int, multiple: int) -> None:
    covered = np.zeros((height, width), np.uint8)
    for tile in plan_tiles(width, height, max(core, 24) if core else None, halo, multiple).tiles:
        covered[tile.rows.first : tile.rows.last, tile.columns.first : tile.columns.last] += 1
    assert (covered == 1).all()


@settings(max_examples=300, deadline=None)
@given(sides, cores, halos, multiples)
def test_windows_are_aligned_equal_and_have_their_halo_inside_the_photo(side: int, core: int | None, halo: int, multiple: int) -> None:
    plan = plan_tiles(side, 40, core, halo, multiple)
    padded = -(-side // multiple) * multiple
    assert len({(tile.rows.size, tile.columns.size) for tile in plan.tiles}) == 1
    for tile in plan.tiles:
        span = tile.columns
        assert span.start % multiple == 0
        assert span.size % multiple == 0
        assert span.start >= 0
        assert span.start + span.size <= padded
        assert span.first < span.last
        assert span.start == 0 or span.first - span.start >= halo
        assert span.start + span.size == padded or span.start + span.size - span.last >= halo


@settings(max_examples=200, deadline=None)
@given(sides, st.integers(1, 300), halos, multiples)
def test_windows_are_no_larger_than_the_core_asked_for_and_its_halos(side: int, core: int, halo: int, multiple: int) -> None:
    def up(value: int) -> int:
        return -(-value // multiple) * multiple

    assert plan_tiles(side, side, core, halo, multiple).window_shape[1] <= up(core) + 2 * up(halo)


def test_a_thin_rest_is_shared_by_all_tiles_instead_of_becoming_a_tile() -> None:
    plan = plan_tiles(1030, 100, 512, 0, 1)
    assert sorted(tile.core_shape[1] for tile in plan.tiles) == [343, 343, 344]


def test_tiles_in_view_come_first_and_the_farthest_last() -> None:
    focus = Region(500, 500, 100, 100, 1000, 1000)
    plan = plan_tiles(1000, 1000, 100, 0, 1, focus)
    cores = [tile.core(1000, 1000) for tile in plan.tiles]
    assert (cores[0].left, cores[0].top) == (500, 500)
    distances = [max(abs(core.left - 500), abs(core.top - 500)) for core in cores]
    assert distances[-1] == 500
    assert distances.index(500) > len(distances) // 2


def test_padding_mirrors_the_photo_past_its_right_and_bottom_edge() -> None:
    pixels = np.arange(5 * 6 * 3, dtype=np.uint8).reshape(5, 6, 3)
    (tile,) = plan_tiles(6, 5, None, 0, 8).tiles
    window = cut_window(pixels, tile)
    assert window.shape == (8, 8, 3)
    np.testing.assert_array_equal(window, np.pad(pixels, ((0, 3), (0, 2), (0, 0)), mode="reflect"))


def test_a_photo_too_small_to_mirror_repeats_its_edge() -> None:
    pixels = np.array([[[9, 8, 7]]], np.uint8)
    (tile,) = plan_tiles(1, 1, None, 0, 8).tiles
    assert (cut_window(pixels, tile) == pixels).all()
    assert cut_window(pixels, tile).shape == (8, 8, 3)


@pytest.mark.parametrize("scale", [1, 4])
def test_the_core_is_cut_out_of_the_enlarged_window(scale: int) -> None:
    pixels = np.random.default_rng(0).random((90, 70, 3), dtype=np.float32)
    large = pixels.repeat(scale, 0).repeat(scale, 1)
    for tile in plan_tiles(70, 90, 32, 8, 4).tiles:
        rows, columns = tile.rows, tile.columns
        window = large[scale * rows.start :, scale * columns.start :][: scale * rows.size, : scale * columns.size]
        expected = large[scale * rows.first : scale * rows.last, scale * columns.first : scale * columns.last]
        np.testing.assert_array_equal(crop_around(window, tile, scale, 0, 70, 90), expected)
