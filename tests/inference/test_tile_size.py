"""The memory ladder."""

from engine.inference.tile_size import LADDER, TileSizes


def test_the_largest_tile_whose_workers_fit_a_quarter_of_memory_is_chosen() -> None:
    sizes = TileSizes()
    assert sizes.first("a", 1000.0, 64, 2, available=64 * 2**30) == LADDER[0]
    needed = 2 * 1000.0 * (512 + 128) ** 2
    assert sizes.first("a", 1000.0, 64, 2, available=int(4 * needed) + 4) == 512
    assert sizes.first("a", 1000.0, 64, 2, available=int(4 * needed) - 4) == 384


def test_the_smallest_tile_is_tried_even_when_memory_seems_too_short() -> None:
    assert TileSizes().first("a", 1e6, 64, 2, available=1000) == LADDER[-1]


def test_a_size_that_failed_is_not_tried_again_for_that_model() -> None:
    sizes = TileSizes()
    assert sizes.smaller("a", LADDER[0]) == LADDER[1]
    assert sizes.first("a", 1.0, 0, 1, available=2**40) == LADDER[1]
    assert sizes.first("b", 1.0, 0, 1, available=2**40) == LADDER[0]


def test_below_the_smallest_tile_there_is_nothing_left() -> None:
    assert TileSizes().smaller("a", LADDER[-1]) is None


def test_tiles_of_a_hungry_network_stay_small_however_much_memory_is_free() -> None:
    """7,200 bytes a pixel, what enlarging four times takes in FP32: windows of 432 px need 1.34 GB, of 560 px 2.26 GB."""
    assert TileSizes().first("a", 7200.0, 24, 1, available=2**40) == 384
