"""What other parts of the window may lay over the comparison and hear from it: overlay, drawing tool, pointer, selection."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.widgets.compare_view import CompareView, ViewMode, prepare_overlay
from engine.core.method import Region
from tests.helpers.viewer import GREEN, RED, flat, noise, ready, screen

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


class Brush:
    """Remembers what it was told."""

    radius = 20.0

    def __init__(self) -> None:
        self.told: list[tuple[str, float, float]] = []

    def press(self, x: float, y: float, pressure: float) -> None:
        self.told.append(("press", x, y))

    def move(self, x: float, y: float, pressure: float) -> None:
        self.told.append(("move", x, y))

    def release(self) -> None:
        self.told.append(("release", 0, 0))


def drag(
    qtbot: QtBot, view: CompareView, start: QPoint, *to: QPoint, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NONE
) -> None:
    qtbot.mousePress(view, button, keys, start)
    for point in to:
        qtbot.mouseMove(view, point)
    qtbot.mouseRelease(view, button, keys, to[-1])


# -- overlay -------------------------------------------------------------------------------------------------------------------


def test_an_overlay_lies_on_its_place_of_the_enhanced_side_and_nowhere_else(view: CompareView) -> None:
    ready(view)
    before = screen(view)
    blue = np.zeros((10, 20, 4), np.uint8)
    blue[:] = (0, 0, 255, 255)
    view.set_overlay(prepare_overlay(blue, 150, 200, 100, 50))
    after = screen(view)
    assert tuple(after[225, 210]) == (0, 0, 255)
    changed = np.argwhere((after != before).any(axis=2))
    assert changed.min(axis=0) == pytest.approx((200, 203), abs=4), "the divider's line stays on top"
    assert changed.max(axis=0) == pytest.approx((249, 249), abs=1)
    view.set_overlay(None)
    assert np.array_equal(screen(view), before)


def test_what_lies_over_the_photo_itself_is_seen_wherever_it_is_shown_and_only_there(view: CompareView) -> None:
    ready(view)
    red = prepare_overlay(np.full((2, 2, 4), (255, 0, 0, 255), np.uint8), 0, 0, 400, 300)
    view.set_overlay(None, red)
    shown = screen(view)
    assert (tuple(shown[200, 100]), tuple(shown[200, 300])) == ((255, 0, 0), GREEN)
    view.set_mode(ViewMode.ENHANCED)
    assert tuple(screen(view)[200, 100]) == GREEN
    view.show_original(True)
    assert tuple(screen(view)[200, 100]) == (255, 0, 0)


@pytest.mark.parametrize("scale", [1, 3])
@pytest.mark.parametrize("zoom", [0.4, 1.0, 6.0])
def test_an_overlay_stays_on_its_place_at_every_zoom_and_is_mixed_by_its_opacity(view: CompareView, scale: int, zoom: float) -> None:
    view.set_photo(np.zeros((900, 1200, 3), np.uint8))
    view.set_enhanced(np.zeros((900 * scale, 1200 * scale, 3), np.uint16))
    view.set_mode(ViewMode.ENHANCED)
    half = np.zeros((1000, 1200, 4), np.uint8)
    half[:, :600] = (200, 100, 0, 128)
    view.set_overlay(prepare_overlay(half, 0, 0, 1200, 900))
    view.zoom_by(zoom / scale / view.zoom)
    shown = screen(view)[200]
    assert shown[195] == pytest.approx((100, 50, 0), abs=2)
    assert tuple(shown[205]) == (0, 0, 0)


def test_another_photo_takes_overlay_and_selection_away(view: CompareView) -> None:
    ready(view)
    view.set_mode(ViewMode.ENHANCED)
    view.set_overlay(prepare_overlay(np.full((2, 2, 4), 255, np.uint8), 0, 0, 400, 300))
    view.set_selection(Region(10, 10, 50, 50, 400, 300))
    ready(view)
    assert view.selection is None
    assert (screen(view)[60:] == GREEN).all()


# -- tool ----------------------------------------------------------------------------------------------------------------------


def test_a_tool_gets_the_left_button_in_pixels_of_the_photo(view: CompareView, qtbot: QtBot) -> None:
    view.set_photo(flat(RED, 200, 150))
    view.set_enhanced(flat(GREEN, 800, 600, np.uint16))
    view.zoom_fit()
    brush = Brush()
    view.set_tool(brush)
    drag(qtbot, view, QPoint(200, 150), QPoint(240, 150), QPoint(300, 75))
    assert [kind for kind, _, _ in brush.told] == ["press", "move", "move", "release"]
    assert [place[1:] for place in brush.told[:3]] == [(100, 75), (120, 75), (150, 37.5)]
    assert view.divider == 0.5, "the divider is not moved meanwhile"
    view.set_tool(None)
    drag(qtbot, view, QPoint(200, 40), QPoint(100, 40))
    assert len(brush.told) == 4
    assert view.divider == 0.25


@pytest.mark.parametrize("by_space", [False, True])
def test_the_photo_can_be_moved_while_a_tool_is_set(view: CompareView, qtbot: QtBot, by_space: bool) -> None:
    view.set_photo(noise(1200, 900))
    view.zoom_actual()
    brush = Brush()
    view.set_tool(brush)
    before = view.visible_region()
    if by_space:
        qtbot.keyPress(view, Qt.Key.Key_Space)
    drag(qtbot, view, QPoint(200, 150), QPoint(170, 170), button=LEFT if by_space else MIDDLE)
    qtbot.keyRelease(view, Qt.Key.Key_Space)
    after = view.visible_region()
    assert (after.left - before.left, after.top - before.top) == (30, -20)
    assert brush.told == []


def test_the_cursor_of_a_tool_has_its_size_in_the_photo(view: CompareView, qtbot: QtBot) -> None:
    view.set_photo(flat(RED))
    view.set_tool(Brush())
    qtbot.mouseMove(view, QPoint(100, 100))
    shown = screen(view)
    changed = np.argwhere((shown != RED).any(axis=2))
    assert changed.min(axis=0) == pytest.approx((80, 80), abs=3)
    assert changed.max(axis=0) == pytest.approx((120, 120), abs=3)


# -- pointer and selection -----------------------------------------------------------------------------------------------------


def test_the_pointer_is_told_in_pixels_of_the_photo_in_either_pane_and_none_outside(view: CompareView, qtbot: QtBot) -> None:
    view.set_photo(flat(RED, 200, 150))
    view.set_enhanced(flat(GREEN, 400, 300, np.uint16))
    view.set_mode(ViewMode.SIDE_BY_SIDE)
    told: list[object] = []
    view.cursor_moved.connect(told.append)
    qtbot.mouseMove(view, QPoint(98, 150))
    qtbot.mouseMove(view, QPoint(98 + 203, 150))
    qtbot.mouseMove(view, QPoint(98, 5))
    assert told[0] == pytest.approx((100, 75), abs=1)
    assert told[-1] is None
    assert [place for place in told if place is not None][-1] == pytest.approx((100, 75), abs=1)


def test_dragging_with_shift_selects_and_a_click_clears(view: CompareView, qtbot: QtBot) -> None:
    view.set_photo(flat(RED, 200, 150))
    view.set_enhanced(flat(GREEN, 800, 600, np.uint16))
    told: list[object] = []
    view.selection_changed.connect(told.append)
    drag(qtbot, view, QPoint(300, 200), QPoint(260, 190), QPoint(100, 100), keys=SHIFT)
    assert view.selection == told[-1] == Region(50, 50, 100, 50, 200, 150)
    shown = screen(view)
    assert tuple(shown[150, 99]) != RED
    assert tuple(shown[150, 90]) == RED
    qtbot.mouseClick(view, LEFT, NONE, QPoint(50, 250))
    assert told[-1:] == [None]
    assert tuple(screen(view)[150, 99]) == RED


def test_a_selection_stays_inside_the_photo(view: CompareView, qtbot: QtBot) -> None:
    view.set_photo(flat(RED, 200, 150))
    drag(qtbot, view, QPoint(20, 20), QPoint(150, 100), QPoint(390, 290), keys=SHIFT)
    assert view.selection == Region(0, 0, 200, 150, 200, 150)


def test_escape_clears_the_selection_first(view: CompareView, qtbot: QtBot) -> None:
    ready(view)
    view.set_selection(Region(10, 10, 50, 50, 400, 300))
    told: list[object] = []
    view.selection_changed.connect(told.append)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert told == [None]
