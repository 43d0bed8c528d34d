"""The protect brush: full in the middle, soft at the rim, even along a stroke, and taken away by erasing."""

import numpy as np
import pytest

from engine.core.protect import ProtectMask
from engine.trust.brush import Brush, Painting, inverted, protected_share


def painted(brush: Brush, *points: tuple[float, float], size: tuple[int, int] = (300, 200), mask: ProtectMask | None = None) -> Painting:
    painting = Painting(*size, mask)
    painting.begin(*points[0], brush)
    for point in points[1:]:
        painting.go_on(*point, brush)
    painting.end()
    return painting


def test_a_dab_is_full_inside_its_hardness_and_falls_to_nothing_at_its_radius() -> None:
    levels = painted(Brush(40, 0.5), (150, 100)).levels
    y, x = np.mgrid[0:200, 0:300]
    away = np.hypot(x + 0.5 - 150, y + 0.5 - 100)
    assert (levels[away < 19] == 255).all()
    assert (levels[away > 40] == 0).all()
    rim = levels[(away > 29.5) & (away < 30.5)]
    assert abs(float(rim.mean()) - 127) < 8  # half way out it protects half


def test_a_stroke_is_even_along_its_way_whatever_the_mouse_reports() -> None:
    brush = Brush(20, 1.0)
    few = painted(brush, (50, 100), (250, 100)).levels
    many = painted(brush, *((50 + step, 100) for step in range(201))).levels
    assert (few[95:105, 50:250] == 255).all()
    assert np.abs(few.astype(int) - many).max() <= 40
    assert float(np.abs(few.astype(int) - many).mean()) < 0.5


def test_going_over_a_place_twice_in_one_stroke_does_not_pile_up_and_a_second_stroke_does() -> None:
    brush = Brush(40, 0.0)
    once = painted(brush, (150, 100)).levels
    back = painted(brush, (150, 100), (150.0, 140.0), (150, 100)).levels
    assert back[100, 150] == once[100, 150]
    twice = painted(brush, (150, 100), mask=ProtectMask(once)).levels
    assert twice[120, 150] > once[120, 150] + 30


def test_erasing_takes_away_and_pressure_paints_more_thinly() -> None:
    full = ProtectMask(np.full((200, 300), 255, np.uint8))
    levels = painted(Brush(30, 0.8, erase=True), (100, 100), mask=full).levels
    assert levels[100, 100] == 0
    assert levels[100, 200] == 255
    thin = Painting(300, 200)
    thin.begin(100, 100, Brush(30, 0.8), 0.5)
    assert abs(int(thin.levels[100, 100]) - 128) <= 1


def test_a_large_photo_has_a_smaller_mask_in_its_own_coordinates() -> None:
    painting = painted(Brush(400, 0.9), (2000, 6000), size=(8000, 9000))
    rows, columns = painting.levels.shape
    assert rows * columns <= 1_000_000
    y, x = np.argwhere(painting.levels == 255).mean(axis=0)
    assert abs(x / columns * 8000 - 2000) < 20
    assert abs(y / rows * 9000 - 6000) < 20


@pytest.mark.parametrize("point", [(-100.0, 50.0), (0.0, 0.0), (310.0, 260.0)])
def test_strokes_may_leave_the_photo(point: tuple[float, float]) -> None:
    painting = painted(Brush(30), (150, 100), point)
    assert painting.levels[100, 150] == 255


def test_the_smallest_brush_marks_the_pixel_under_it() -> None:
    assert painted(Brush(0.3, 1.0), (10.5, 20.5)).levels[20, 10] > 100


def test_what_leaves_the_painting_is_not_changed_by_the_next_stroke() -> None:
    painting = Painting(300, 200)
    painting.begin(50, 50, Brush(20))
    first = painting.end()
    assert first is not None
    before = first.levels.copy()
    painting.begin(200, 100, Brush(20))
    painting.end()
    np.testing.assert_array_equal(first.levels, before)


def test_inverting_twice_is_nothing_and_nothing_protected_is_no_mask() -> None:
    painting = painted(Brush(30), (150, 100))
    mask = painting.mask()
    assert inverted(inverted(mask, 300, 200), 300, 200) == mask
    everything = inverted(None, 300, 200)
    assert protected_share(everything) == 1.0
    assert inverted(everything, 300, 200) is None
    assert painted(Brush(400, 1.0, erase=True), (150, 100), mask=mask).mask() is None
