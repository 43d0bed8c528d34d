"""What the before/after view does with mouse, wheel, keys and drops, and what it tells the window."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets import compare_canvas
from app.widgets.compare_view import CompareView, ViewMode, prepare_layer
from app.widgets.sampling import Content, compose
from app.widgets.viewport import Viewport
from engine.core.method import Region
from tests.helpers.viewer import GREEN, RED, colour, drag, flat, mouse, noise, ready, screen


def _key(view: CompareView, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(view, key, modifier)


def _wheel(view: CompareView, x: float, y: float, angle: int, pixels: int = 0) -> None:
    point = QPointF(x, y)
    QApplication.sendEvent(
        view,
        QWheelEvent(
            point,
            view.mapToGlobal(point),
            QPoint(0, pixels),
            QPoint(0, angle),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


# -- moving through the photo --------------------------------------------------------------------------------------------------


def test_panning_scrolls_to_the_same_pixels_as_a_fresh_picture(view: CompareView) -> None:
    pixels = noise(1201, 903)
    view.set_photo(pixels)
    view.zoom_actual()
    view.grab()
    for dx, dy in ((13, -7), (-150, 40), (0, 90), (-333, -211), (5000, 5000), (-5000, -5000)):
        view.pan(dx, dy)
        seen = view.visible_region()
        assert np.array_equal(screen(view), pixels[seen.top : seen.top + 300, seen.left : seen.left + 400])


def test_dragging_the_photo_moves_it_with_the_pointer(view: CompareView) -> None:
    view.set_photo(noise(1200, 900))
    view.zoom_actual()
    before = view.visible_region()
    drag(view, (200, 150), (180, 140), (150, 170))
    after = view.visible_region()
    assert (after.left - before.left, after.top - before.top) == (50, -20)


@pytest.mark.parametrize(("angle", "pixels"), [(120, 0), (-120, 0), (0, 45), (0, -20)])
def test_the_wheel_zooms_around_the_pointer(view: CompareView, angle: int, pixels: int) -> None:
    view.set_photo(noise(4000, 3000))
    view.zoom_by(0.7 / view.zoom)
    seen, zoom = view.visible_region(), view.zoom
    point = (seen.left + 290 / zoom, seen.top + 80 / zoom)
    _wheel(view, 290, 80, angle, pixels)
    assert (view.zoom > zoom) == (angle + pixels > 0)
    seen = view.visible_region()
    assert (seen.left + 290 / view.zoom, seen.top + 80 / view.zoom) == pytest.approx(point, abs=4)


def test_zooming_past_100_percent_stops_there_once(view: CompareView) -> None:
    view.set_photo(noise(4000, 3000))
    view.zoom_by(0.9 / view.zoom)
    view.zoom_by(1.25)
    assert view.zoom == 1.0
    view.zoom_by(1.25)
    assert view.zoom == 1.25


def test_double_click_goes_to_100_percent_at_that_point_and_back_to_fit(view: CompareView) -> None:
    view.set_photo(noise(4000, 3000))
    fit = view.zoom
    mouse(view, QMouseEvent.Type.MouseButtonDblClick, 300, 75)
    assert view.zoom == 1.0
    seen = view.visible_region()
    assert (seen.left + 300, seen.top + 75) == pytest.approx((3000, 750), abs=2)
    mouse(view, QMouseEvent.Type.MouseButtonDblClick, 300, 75)
    assert view.zoom == fit


def test_fit_does_not_enlarge_unless_asked_and_survives_a_resize(view: CompareView, qtbot: QtBot) -> None:
    view.set_photo(noise(100, 75))
    assert view.zoom == 1.0
    view.zoom_fit(enlarge=True)
    assert view.zoom == 4.0
    view.resize(800, 600)
    assert view.zoom == 8.0
    view.set_photo(noise(4000, 3000))
    assert view.zoom == 0.2
    view.resize(400, 300)
    assert view.zoom == 0.1


def test_another_photo_starts_fitted_unless_the_view_is_kept(view: CompareView) -> None:
    view.set_photo(noise(1200, 900))
    view.zoom_by(2.0 / view.zoom, QPointF(0, 0))
    seen = view.visible_region()
    view.set_photo(noise(1200, 900, seed=2), keep_view=True)
    assert view.zoom == 2.0
    assert view.visible_region() == seen
    view.set_photo(noise(1200, 900))
    assert view.zoom == pytest.approx(1 / 3)


def test_the_zoom_and_the_seen_part_are_told_and_the_latter_once_after_a_pause(view: CompareView, qtbot: QtBot) -> None:
    view.set_photo(noise(4000, 3000))
    told: list[Region] = []
    with qtbot.waitSignal(view.focus_changed, timeout=2000):
        view.zoom_actual()
    view.focus_changed.connect(lambda: told.append(view.visible_region()))
    with qtbot.waitSignal(view.zoom_changed) as zoomed:
        view.zoom_by(2)
    assert zoomed.args == [2.0]
    for _ in range(5):
        view.pan(-10, 0)
    assert told == []
    qtbot.waitUntil(lambda: bool(told), timeout=2000)
    qtbot.wait(compare_canvas.FOCUS_DELAY_MS * 2)
    assert told == [view.visible_region()]


def test_a_still_picture_is_redrawn_with_the_better_filter(view: CompareView, qtbot: QtBot) -> None:
    pixels = noise(2000, 1500)
    view.set_photo(pixels)
    view.zoom_by(0.3 / view.zoom)
    seen = Viewport(400, 300, 2000, 1500).fitted().zoomed(0.3, 200, 150)
    fast, best = (compose(Content(prepare_layer(pixels)), seen, seen.photo_rect, smooth=smooth)[0] for smooth in (False, True))
    assert not np.array_equal(fast, best)
    assert np.array_equal(screen(view), fast)
    qtbot.waitUntil(lambda: np.array_equal(screen(view), best), timeout=3000)


# -- divider, keys, drops ------------------------------------------------------------------------------------------------------


def test_the_divider_is_dragged_by_its_line_and_only_there(view: CompareView) -> None:
    ready(view)
    drag(view, (203, 40), (150, 60), (100, 90))
    assert view.divider == 0.25
    drag(view, (300, 40), (350, 60))
    assert view.divider == 0.25
    assert colour(view, 95 - 10, 280) == RED
    assert colour(view, 115, 280) == GREEN


def test_the_divider_stays_on_the_photo_and_covers_it_from_edge_to_edge(view: CompareView) -> None:
    view.set_photo(flat(RED, 200, 300))
    view.set_enhanced(flat(GREEN, 200, 300, np.uint16))
    drag(view, (200, 40), (20, 40))
    assert view.divider == 0.0
    shown = screen(view)[250]
    assert (shown[110:290] == GREEN).all()
    view.set_divider(7.0)
    assert view.divider == 1.0
    assert (screen(view)[250][110:290] == RED).all()


@pytest.mark.parametrize(
    ("key", "modifier", "place"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 0.49),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 0.51),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, 0.4),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 0.6),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0.0),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, 1.0),
    ],
)
def test_keys_move_the_divider(view: CompareView, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, place: float) -> None:
    ready(view)
    _key(view, qtbot, key, modifier)
    assert view.divider == pytest.approx(place)
    fresh = screen(view)
    view.set_enhanced(flat(GREEN, dtype=np.uint16))
    assert np.array_equal(fresh, screen(view))


class _Recorded(CompareView):
    """Remembers what it was asked to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QRect] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(event.rect())
        super().paintEvent(event)


def test_only_the_strip_the_divider_passes_is_painted_and_it_is_enough(qtbot: QtBot) -> None:
    view = _Recorded()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    qtbot.waitExposed(view)
    ready(view)
    qtbot.wait(compare_canvas.REFINE_DELAY_MS * 2)
    view.painted.clear()
    view.set_divider(0.55)
    qtbot.waitUntil(lambda: bool(view.painted), timeout=2000)
    assert all(rect.width() < 80 for rect in view.painted)
    assert view.painted[0].left() <= 200 - 15
    assert view.painted[0].right() >= 220 + 15


def test_arrow_keys_move_the_photo_where_there_is_no_divider(view: CompareView, qtbot: QtBot) -> None:
    view.set_photo(noise(1200, 900))
    view.zoom_actual()
    before = view.visible_region()
    _key(view, qtbot, Qt.Key.Key_Right)
    _key(view, qtbot, Qt.Key.Key_Down)
    after = view.visible_region()
    assert (after.left - before.left, after.top - before.top) == (40, 30)


def test_holding_space_shows_the_original_until_it_is_let_go(view: CompareView, qtbot: QtBot) -> None:
    ready(view)
    qtbot.keyPress(view, Qt.Key.Key_Space)
    assert (screen(view)[60:] == RED).all()
    qtbot.keyRelease(view, Qt.Key.Key_Space)
    assert colour(view, 350, 280) == GREEN
    assert view.mode is ViewMode.DIVIDER


@pytest.mark.parametrize("mode", list(ViewMode))
def test_the_original_can_be_shown_in_every_mode(view: CompareView, mode: ViewMode) -> None:
    ready(view)
    view.set_mode(mode)
    view.show_original(True)
    shown = screen(view)
    assert (shown[150, :180] == RED).all()
    assert (shown[150, 220:] == RED).all()


def test_a_new_mode_is_told_once(view: CompareView, qtbot: QtBot) -> None:
    told: list[ViewMode] = []
    view.mode_changed.connect(told.append)
    view.set_mode(ViewMode.SIDE_BY_SIDE)
    view.set_mode(ViewMode.SIDE_BY_SIDE)
    assert told == [ViewMode.SIDE_BY_SIDE]


def _dropped(view: CompareView, urls: list[QUrl]) -> list[list[Path]]:
    told: list[list[Path]] = []
    view.files_dropped.connect(told.append)
    data = QMimeData()
    data.setUrls(urls)
    where, action = (QPoint(20, 20), Qt.DropAction.CopyAction)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, action, data, left, none)
    QApplication.sendEvent(view, enter)
    if enter.isAccepted():
        QApplication.sendEvent(view, QDropEvent(QPointF(where), action, data, left, none))
    return told


def test_dropped_files_and_folders_are_told_as_paths(view: CompareView, tmp_path: Path) -> None:
    photo = tmp_path / "Grüße aus Köln.jpg"
    assert _dropped(view, [QUrl.fromLocalFile(str(photo)), QUrl.fromLocalFile(str(tmp_path))]) == [[photo, tmp_path]]


def test_a_dropped_web_address_is_not_taken(view: CompareView) -> None:
    assert _dropped(view, [QUrl("https://example.org/photo.jpg")]) == []


def test_a_screen_reader_hears_name_divider_and_zoom(view: CompareView) -> None:
    ready(view)
    view.set_divider(0.3)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name)
    description = interface.text(QAccessible.Text.Description)
    assert "30 percent" in description
    assert "Zoom 100 percent" in description
