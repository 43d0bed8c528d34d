"""Every way of comparing, judged by pixels on the screen and by mouse and keys: divider, halves, panes, blink, difference, loupe."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from pytestqt.qtbot import QtBot

from app.widgets.compare_layout import BLINKS, GAINS, PANE_GAP
from app.widgets.compare_view import PLACES, CompareView, Exhibit, Grid, Kind, Place, ViewMode, prepare_layer
from app.widgets.divider import Divider
from app.widgets.fitted_layer import fitted_layer
from app.widgets.pyramid import empty_layer
from app.widgets.viewport import Viewport
from tests.helpers.viewer import GREEN, RED, colour, flat, mouse, noise, ready, screen

BLUE, YELLOW = (20, 40, 200), (220, 210, 30)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def four(view: CompareView) -> None:
    """Four flat colours in four places."""
    ready(view)
    view.stand(Place.THIRD, Exhibit(Kind.OTHER, "blue", prepare_layer(flat(BLUE))))
    view.stand(Place.FOURTH, Exhibit(Kind.OTHER, "yellow", prepare_layer(flat(YELLOW))))
    view.set_count(4)
    view.set_mode(ViewMode.GRID)


def changes(row: np.ndarray) -> list[tuple[int, ...]]:
    """The colours of a line of pixels in order, each run once."""
    colours = [tuple(int(value) for value in pixel) for pixel in row]
    return [colours[0], *(after for before, after in pairwise(colours) if after != before)]


# -- divider -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("angle", "before", "after"),
    [(0, (100, 280), (300, 280)), (90, (330, 60), (330, 240)), (180, (300, 280), (100, 280)), (270, (330, 240), (330, 60))],
)
def test_a_turned_divider_has_before_on_its_first_side(view: CompareView, angle: float, before: QPoint, after: QPoint) -> None:
    ready(view)
    view.turn_divider(angle)
    assert colour(view, *before) == RED  # type: ignore[misc]
    assert colour(view, *after) == GREEN  # type: ignore[misc]


def test_a_slanted_divider_cuts_the_photo_along_its_line(view: CompareView) -> None:
    ready(view)
    view.turn_divider(45)
    shown = screen(view)
    y, x = np.mgrid[0:300, 0:400]
    depth = (x - 200) + (y - 150)
    far = (np.abs(depth) > 8) & (x > 130) & (x < 270) & (y > 60) & (y < 240) & (np.hypot(x - 200, y - 150) > 90)
    assert (shown[far & (depth < 0)] == RED).all()
    assert (shown[far & (depth > 0)] == GREEN).all()


def test_the_label_of_a_turned_divider_is_seen_also_beside_the_photo(view: CompareView) -> None:
    view.set_photo(flat(RED, 200, 150))
    view.set_enhanced(flat(GREEN, 200, 150, np.uint16))
    view.turn_divider(40)
    shown = screen(view)
    assert tuple(shown[20, 16]) != (46, 46, 46)
    assert tuple(shown[300 - 20, 400 - 16]) != (46, 46, 46)


def test_its_small_handle_turns_the_divider_and_upright_and_level_attract(view: CompareView, qtbot: QtBot) -> None:
    ready(view)
    qtbot.mousePress(view, LEFT, NONE, QPoint(200, 150 + 64))
    qtbot.mouseMove(view, QPoint(140, 210))
    assert view.divider_angle == pytest.approx(45, abs=0.5)
    qtbot.mouseMove(view, QPoint(100, 152))
    qtbot.mouseRelease(view, LEFT, NONE, QPoint(100, 152))
    assert view.divider_angle == 90
    assert view.divider == pytest.approx(0.5)
    assert colour(view, 330, 240) == GREEN


def test_a_turned_divider_is_dragged_across_its_line(view: CompareView, qtbot: QtBot) -> None:
    ready(view)
    view.turn_divider(90)
    qtbot.mousePress(view, LEFT, NONE, QPoint(330, 151))
    qtbot.mouseMove(view, QPoint(300, 225))
    qtbot.mouseRelease(view, LEFT, NONE, QPoint(300, 225))
    assert view.divider == pytest.approx(0.75, abs=0.01)
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert view.divider == pytest.approx(0.65, abs=0.01)


def test_turning_by_steps_goes_to_multiples_of_15_degrees(view: CompareView) -> None:
    ready(view)
    view.turn_divider(20)
    view.turn_divider_step(1)
    assert view.divider_angle == pytest.approx(30)
    view.turn_divider_step(-1)
    assert view.divider_angle == pytest.approx(15)
    view.turn()
    assert view.divider_angle == 90
    view.turn()
    assert view.divider_angle == 0


@given(st.floats(0, 1), st.integers(0, 359), st.integers(1, 3000), st.integers(1, 3000), st.floats(0.05, 8))
def test_both_sides_of_a_divider_are_the_whole_photo_and_its_line_lies_between(
    fraction: float, angle: int, width: int, height: int, zoom: float
) -> None:
    view = Viewport(640, 480, width, height).fitted().zoomed(zoom, 100, 100)
    divider = Divider(fraction).turned(angle)
    left, top, right, bottom = view.photo_rect

    def area(corners: tuple[tuple[float, float], ...]) -> float:
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*corners, *corners[:1])))) / 2

    whole = (right - left) * (bottom - top)
    assert sum(area(side) for side in divider.sides(view)) == pytest.approx(whole, rel=0.01, abs=2 * max(right - left, bottom - top))
    for x, y in (divider.line(view).start, divider.line(view).end):
        assert left - 1 <= x <= right + 1
        assert top - 1 <= y <= bottom + 1


# -- halves and panes ----------------------------------------------------------------------------------------------------------


def test_the_halves_stay_in_the_middle_while_the_photo_moves_beneath(view: CompareView, qtbot: QtBot) -> None:
    pixels = noise(1200, 900)
    view.set_photo(pixels)
    view.set_enhanced((255 - pixels).astype(np.uint16) * 257)
    view.zoom_actual()
    view.set_mode(ViewMode.SPLIT)
    before = view.visible_region()
    qtbot.mousePress(view, LEFT, NONE, QPoint(200, 100))
    qtbot.mouseMove(view, QPoint(150, 100))
    qtbot.mouseRelease(view, LEFT, NONE, QPoint(150, 100))
    seen = view.visible_region()
    assert seen.left - before.left == 50
    shown, part = screen(view)[60:], pixels[seen.top + 60 : seen.top + 300, seen.left : seen.left + 400]
    assert np.array_equal(shown[:, :200], part[:, :200])
    assert np.array_equal(shown[:, 200:], 255 - part[:, 200:])
    view.turn()
    shown = screen(view)
    part = pixels[seen.top : seen.top + 300, seen.left : seen.left + 400]
    assert np.array_equal(shown[60:110], part[60:110])
    assert np.array_equal(shown[190:, 300:], 255 - part[190:, 300:])


def test_sides_above_each_other_show_the_same_place(view: CompareView) -> None:
    pixels = noise(1000, 800)
    view.set_photo(pixels)
    view.set_enhanced(pixels.astype(np.uint16) * 257)
    view.set_mode(ViewMode.SIDE_BY_SIDE)
    view.turn()
    view.zoom_actual()
    seen, pane = view.visible_region(), (300 - PANE_GAP) // 2
    assert (seen.width, seen.height) == (400, pane)
    expected = pixels[seen.top : seen.top + pane, seen.left : seen.left + 400]
    shown = screen(view)
    assert np.array_equal(shown[50:pane], expected[50:])
    assert np.array_equal(shown[-pane + 50 :], expected[50:])


def test_four_candidates_stand_two_by_two_in_a_row_or_in_a_column(view: CompareView) -> None:
    four(view)
    assert [colour(view, *point) for point in ((100, 130), (300, 130), (100, 290), (300, 290))] == [RED, GREEN, BLUE, YELLOW]
    view.turn()
    assert view.layout_now.grid is Grid.ROW
    background = (46, 46, 46)
    assert [one for one in changes(screen(view)[150]) if one != background] == [RED, GREEN, BLUE, YELLOW]
    view.turn()
    assert [one for one in changes(screen(view)[:, 200]) if one != background] == [RED, GREEN, BLUE, YELLOW]
    view.turn()
    view.set_count(3)
    assert colour(view, 300, 290) == background


def test_all_candidates_lie_on_the_same_place_at_the_same_zoom_whatever_their_density(view: CompareView) -> None:
    pixels = np.repeat(np.repeat(noise(10, 8), 60, 0), 60, 1)
    view.set_photo(pixels)
    view.set_enhanced(pixels.astype(np.uint16) * 257)
    double, triple = (np.repeat(np.repeat(pixels, times, 0), times, 1) for times in (2, 3))
    view.stand(Place.THIRD, Exhibit(Kind.OTHER, "double", prepare_layer(double)))
    view.stand(Place.FOURTH, Exhibit(Kind.OTHER, "triple", prepare_layer(triple)))
    view.set_count(4)
    view.set_mode(ViewMode.GRID)
    assert view.zoom == pytest.approx(min(197 / 600, 147 / 480) / 3)
    view.zoom_by(0.7 / view.zoom, QPointF(50, 50))
    shown = screen(view).astype(int)
    panes = [shown[top + 40 : top + 140, left + 10 : left + 190] for top in (0, 153) for left in (0, 203)]
    # Flat squares of sixty pixels: only their edges may differ by how each density is enlarged.
    same = [np.mean(np.abs(pane - panes[0]).max(axis=2) <= 2) for pane in panes[1:]]
    assert min(same) > 0.85


def test_dragging_in_one_pane_moves_all_and_a_drag_that_leaves_its_pane_goes_on(view: CompareView, qtbot: QtBot) -> None:
    view.set_photo(noise(4000, 3000))
    view.set_mode(ViewMode.SIDE_BY_SIDE)
    view.zoom_actual()
    before = view.visible_region()
    qtbot.mousePress(view, LEFT, NONE, QPoint(250, 150))
    qtbot.mouseMove(view, QPoint(190, 140))
    qtbot.mouseRelease(view, LEFT, NONE, QPoint(190, 140))
    after = view.visible_region()
    assert (after.left - before.left, after.top - before.top) == (60, 10)
    qtbot.mousePress(view, LEFT, Qt.KeyboardModifier.ShiftModifier, QPoint(220, 150))
    qtbot.mouseMove(view, QPoint(150, 160))
    qtbot.mouseRelease(view, LEFT, Qt.KeyboardModifier.ShiftModifier, QPoint(150, 160))
    assert view.selection is not None
    assert view.selection.width == 70


def test_what_has_not_arrived_of_a_candidate_is_dimmed_and_its_tiles_come_to_their_place(view: CompareView) -> None:
    ready(view)
    growing = Exhibit(Kind.OTHER, "growing", empty_layer(800, 600))
    view.stand(Place.THIRD, growing)
    view.set_count(3)
    view.set_mode(ViewMode.GRID)
    assert max(colour(view, 60, 250)) < 140
    view.update_exhibit(growing, 0, 0, flat(BLUE, 800, 600, np.uint16))
    assert colour(view, 60, 250) == BLUE
    assert colour(view, 60, 100) == RED


def test_the_strength_mixes_the_result_and_candidates_that_follow_it_and_no_others(view: CompareView) -> None:
    four(view)
    view.stand(Place.THIRD, Exhibit(Kind.OTHER, "blue", prepare_layer(flat(BLUE)), mixed=True))
    view.set_mix(0.5)
    middle = [tuple((a + b) / 2 for a, b in zip(RED, other, strict=True)) for other in (GREEN, BLUE)]
    assert colour(view, 300, 130) == pytest.approx(middle[0], abs=1)
    assert colour(view, 100, 290) == pytest.approx(middle[1], abs=1)
    assert colour(view, 300, 290) == YELLOW


def test_a_new_photo_takes_candidates_of_the_old_one_away(view: CompareView) -> None:
    four(view)
    view.set_photo(flat(GREEN, 200, 100))
    assert [view.exhibit(place) is not None for place in PLACES] == [True, True, False, False]


def test_a_candidate_of_another_size_is_refused(view: CompareView) -> None:
    ready(view)
    with pytest.raises(ValueError, match="no multiple"):
        view.stand(Place.THIRD, Exhibit(Kind.OTHER, "odd", prepare_layer(flat(BLUE, 401, 300))))


@pytest.mark.parametrize(("width", "height", "times"), [(400, 300, 1), (1200, 900, 3), (397, 298, 1), (820, 616, 2), (100, 75, 1)])
def test_any_picture_is_fitted_to_a_multiple_of_the_photo(width: int, height: int, times: int) -> None:
    layer = fitted_layer(flat(BLUE, width, height), 400, 300)
    assert (layer.width, layer.height) == (400 * times, 300 * times)
    assert (layer.levels[0] == BLUE).all()


def test_a_picture_of_another_shape_keeps_its_proportions() -> None:
    layer = fitted_layer(flat(BLUE, 300, 300), 400, 300)
    assert (layer.levels[0][:, 55:345] == BLUE).all()
    assert (layer.levels[0][:, :45] == 46).all()


# -- blink and hold ------------------------------------------------------------------------------------------------------------


def test_blinking_shows_one_side_after_the_other_and_stops_with_its_mode(view: CompareView, qtbot: QtBot) -> None:
    ready(view)
    view.set_blink(200)
    view.set_mode(ViewMode.BLINK)
    seen: set[tuple[int, ...]] = set()

    def both() -> bool:
        seen.add(colour(view, 200, 250))
        return seen == {RED, GREEN}

    qtbot.waitUntil(both, timeout=5000)
    view.set_mode(ViewMode.ENHANCED)
    assert not view._blink_timer.isActive()


def test_the_rate_of_blinking_and_the_gain_go_by_steps_and_stop_at_their_ends(view: CompareView) -> None:
    ready(view)
    view.set_mode(ViewMode.BLINK)
    for _ in BLINKS:
        view.adjust(-1)
    assert view.layout_now.blink == 200
    for _ in BLINKS:
        view.adjust(1)
    assert view.layout_now.blink == 2000
    view.set_mode(ViewMode.DIFFERENCE)
    for _ in GAINS:
        view.adjust(1)
    assert view.layout_now.gain == 32


def test_holding_the_right_button_shows_the_original(view: CompareView, qtbot: QtBot) -> None:
    four(view)
    qtbot.mousePress(view, Qt.MouseButton.RightButton, NONE, QPoint(300, 250))
    assert colour(view, 300, 290) == RED
    qtbot.mouseRelease(view, Qt.MouseButton.RightButton, NONE, QPoint(300, 250))
    assert colour(view, 300, 290) == YELLOW


# -- difference ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gain", [1, 4, 32])
def test_the_difference_is_signed_around_mid_grey_and_enlarged(view: CompareView, gain: int) -> None:
    view.set_photo(flat((100, 100, 100)))
    view.set_enhanced(flat((103, 100, 95), dtype=np.uint16))
    view.set_mode(ViewMode.DIFFERENCE)
    view.set_gain(gain)
    assert colour(view, 200, 250) == tuple(min(255, max(0, 128 + gain * one)) for one in (3, 0, -5))


def test_the_difference_follows_strength_tiles_and_zoom(view: CompareView) -> None:
    view.set_photo(flat((100, 100, 100)))
    view.set_mode(ViewMode.DIFFERENCE)
    view.set_gain(2)
    view.begin_enhanced(1)
    assert abs(colour(view, 200, 250)[0] - 128) <= 26, "hatched, but no difference where nothing is there"
    view.update_enhanced(0, 0, flat((120, 100, 100), dtype=np.uint16))
    assert colour(view, 200, 250) == (168, 128, 128)
    view.set_mix(0.5)
    assert colour(view, 200, 250) == (148, 128, 128)
    view.zoom_by(3)
    assert colour(view, 200, 250) == (148, 128, 128)


def test_identical_pictures_have_no_difference_at_any_zoom(view: CompareView) -> None:
    pixels = noise(900, 700)
    view.set_photo(pixels)
    view.set_enhanced(pixels.astype(np.uint16) * 257)
    view.set_mode(ViewMode.DIFFERENCE)
    view.set_gain(32)
    for zoom in (0.4, 1.0, 1.7, 5.0):
        view.zoom_by(zoom / view.zoom)
        assert (screen(view)[60:, 20:380] == 128).all()


# -- loupe ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("power", [1, 4, 8])
def test_the_loupe_shows_true_pixels_of_both_sides_at_the_pointer(view: CompareView, power: int) -> None:
    view.resize(800, 600)
    pixels = noise(2000, 1500)
    view.set_photo(pixels)
    view.set_enhanced((255 - pixels).astype(np.uint16) * 257)
    view.set_loupe(True)
    for _ in range(4):
        view.strengthen_loupe(-1)
    while view.loupe_power < power:
        view.strengthen_loupe(1)
    mouse(view, QMouseEvent.Type.MouseMove, 400, 450, pressed=False)
    area = view._loupe_area()
    side = 176
    middle = (round(area.left()) + side // 2, round(area.top()) + side // 2)
    x, y = view.photo_point(QPointF(400, 450))  # type: ignore[misc]
    shown = screen(view)
    one, other = shown[middle[1], middle[0]], shown[middle[1], middle[0] + side + 3]
    near = pixels[int(y) - 1 : int(y) + 2, int(x) - 1 : int(x) + 2]
    assert (near == one).all(axis=2).any(), "the pointer may stand between two pixels"
    assert np.array_equal(other, 255 - one)
    assert area.bottom() < 450, "it does not hide what it shows"


def test_the_loupe_stays_inside_the_view_and_leaves_nothing_behind(view: CompareView) -> None:
    ready(view)
    before = screen(view)
    view.set_loupe(True)
    for x, y in ((2, 2), (398, 298), (200, 5)):
        mouse(view, QMouseEvent.Type.MouseMove, x, y, pressed=False)
        area = view._loupe_area()
        assert view.rect().contains(area.toAlignedRect().adjusted(2, 2, -2, -2))
        view.grab()
    view.set_loupe(False)
    assert np.array_equal(screen(view), before)


# -- labels --------------------------------------------------------------------------------------------------------------------


def test_a_click_on_a_label_asks_for_its_menu_and_elsewhere_it_does_not(view: CompareView, qtbot: QtBot) -> None:
    four(view)
    view.set_menus(True)
    asked: list[Place] = []
    view.menu_asked.connect(lambda place, point: asked.append(place))
    for point in (QPoint(20, 20), QPoint(225, 20), QPoint(20, 175), QPoint(225, 175), QPoint(100, 100)):
        qtbot.mouseClick(view, LEFT, NONE, point)
    assert asked == list(PLACES)


def test_a_screen_reader_hears_what_is_compared(view: CompareView) -> None:
    four(view)
    assert "blue, yellow" in view.accessibleDescription()
    view.set_mode(ViewMode.DIFFERENCE)
    view.set_gain(8)
    assert "8 times" in view.accessibleDescription()
