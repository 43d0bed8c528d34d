"""The before/after view, judged by the pixels it paints and by what it tells the window."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QAccessible, QColorSpace, QDragEnterEvent, QDropEvent, QImage, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.qt_image import image_from_pixels, photo_from_image, screen_transform
from app.widgets import compare_canvas
from app.widgets.compare_layout import PANE_GAP
from app.widgets.compare_view import CompareView, ViewMode, prepare_layer
from app.widgets.sampling import Content, compose
from app.widgets.viewport import Viewport
from engine.core.method import Region

RED, GREEN = (200, 30, 20), (20, 180, 40)
BACKGROUND = compare_canvas.BACKGROUND


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    qtbot.waitExposed(view)
    return view


def _flat(colour: tuple[int, int, int], width: int = 400, height: int = 300, dtype: type = np.uint8) -> np.ndarray:
    factor = 257 if dtype is np.uint16 else 1
    return np.broadcast_to(np.array(colour, dtype) * dtype(factor), (height, width, 3)).copy()


def _noise(width: int, height: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3)).astype(np.uint8)


def _shown(view: CompareView) -> np.ndarray:
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def _colour(view: CompareView, x: int, y: int) -> tuple[int, ...]:
    return tuple(int(value) for value in _shown(view)[y, x])


def _key(view: CompareView, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(view, key, modifier)


def _mouse(view: CompareView, kind: QMouseEvent.Type, x: float, y: float, pressed: bool = True) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is QMouseEvent.Type.MouseMove else left
    QApplication.sendEvent(
        view,
        QMouseEvent(kind, QPointF(x, y), view.mapToGlobal(QPointF(x, y)), button, left if pressed else none, Qt.KeyboardModifier(0)),
    )


def _drag(view: CompareView, start: tuple[float, float], *to: tuple[float, float]) -> None:
    _mouse(view, QMouseEvent.Type.MouseButtonPress, *start)
    for point in to:
        _mouse(view, QMouseEvent.Type.MouseMove, *point)
    _mouse(view, QMouseEvent.Type.MouseButtonRelease, *to[-1], pressed=False)


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


# -- what is shown -------------------------------------------------------------------------------------------------------------


def test_left_of_the_divider_is_before_and_right_of_it_after(view: CompareView) -> None:
    view.set_photo(_flat(RED))
    view.set_enhanced(_flat(GREEN, dtype=np.uint16))
    view.set_divider(0.25)
    assert _colour(view, 60, 250) == RED
    assert _colour(view, 130, 250) == GREEN
    view.set_divider(0.75)
    assert _colour(view, 130, 250) == RED
    assert _colour(view, 330, 250) == GREEN


@pytest.mark.parametrize(("width", "height"), [(400, 300), (397, 291), (331, 299), (1, 1)])
def test_at_100_percent_every_photo_pixel_is_one_screen_pixel(view: CompareView, width: int, height: int) -> None:
    pixels = _noise(width, height)
    view.set_photo(pixels)
    view.zoom_actual()
    left, top = int((400 - width) / 2 + 0.5), int((300 - height) / 2 + 0.5)
    shown = _shown(view)
    assert np.array_equal(shown[top : top + height, left : left + width], pixels)
    if left:
        assert tuple(shown[150, left - 1]) == BACKGROUND


def test_a_part_of_a_large_photo_at_100_percent_is_that_part_exactly(view: CompareView) -> None:
    pixels = _noise(1201, 903)
    view.set_photo(pixels)
    view.zoom_actual()
    seen = view.visible_region()
    assert (seen.width, seen.height) == (400, 300)
    assert np.array_equal(_shown(view), pixels[seen.top : seen.top + 300, seen.left : seen.left + 400])


def test_sixteen_bit_photos_are_shown_rounded_to_eight(view: CompareView) -> None:
    pixels = np.random.default_rng(3).integers(0, 65536, (300, 400, 3)).astype(np.uint16)
    view.set_photo(pixels)
    assert np.array_equal(_shown(view), np.rint(pixels / 257.0).astype(np.uint8))


def test_a_layer_prepared_elsewhere_shows_the_same_as_its_pixels(view: CompareView) -> None:
    pixels = _noise(900, 700)
    view.set_photo(pixels)
    direct = _shown(view)
    view.set_photo(prepare_layer(pixels))
    assert np.array_equal(_shown(view), direct)


def test_an_empty_view_invites_and_clearing_comes_back_to_it(view: CompareView) -> None:
    empty = _shown(view)
    assert tuple(empty[5, 5]) == BACKGROUND
    view.set_photo(_flat(RED))
    view.set_photo(None)
    assert np.array_equal(_shown(view), empty)
    assert view.visible_region() == Region(0, 0, 0, 0, 0, 0)


def test_without_an_enhanced_layer_the_whole_view_shows_the_original(view: CompareView) -> None:
    view.set_photo(_flat(RED))
    for mode in (ViewMode.SPLIT, ViewMode.ORIGINAL, ViewMode.ENHANCED):
        view.set_mode(mode)
        assert (_shown(view) == RED).all()


def test_each_mode_shows_its_side(view: CompareView) -> None:
    view.set_photo(_flat(RED))
    view.set_enhanced(_flat(GREEN, dtype=np.uint16))
    view.set_mode(ViewMode.ORIGINAL)
    assert (_shown(view)[60:] == RED).all()
    view.set_mode(ViewMode.ENHANCED)
    assert (_shown(view)[60:] == GREEN).all()


def test_side_by_side_shows_the_same_place_at_the_same_zoom_twice(view: CompareView) -> None:
    pixels = _noise(1000, 800)
    view.set_photo(pixels)
    view.set_enhanced(pixels.astype(np.uint16) * 257)
    view.set_mode(ViewMode.SIDE_BY_SIDE)
    view.zoom_actual()
    _drag(view, (300, 200), (250, 170), (233, 151))
    shown = _shown(view)
    pane = (400 - PANE_GAP) // 2
    seen = view.visible_region()
    assert (seen.width, seen.height) == (pane, 300)
    expected = pixels[seen.top : seen.top + 300, seen.left : seen.left + pane]
    assert np.array_equal(shown[60:, :pane], expected[60:])
    assert np.array_equal(shown[60:, -pane:], expected[60:])
    assert tuple(shown[150, pane + 1]) == BACKGROUND


def test_zooming_in_the_right_pane_keeps_what_is_under_the_pointer_there(view: CompareView) -> None:
    view.set_photo(_noise(4000, 3000))
    view.set_mode(ViewMode.SIDE_BY_SIDE)
    pane = (400 - PANE_GAP) // 2
    view.zoom_by(4, QPointF(400 - pane + 150, 140))
    right = view.visible_region()
    view.zoom_fit()
    view.zoom_by(4, QPointF(150, 140))
    assert right == view.visible_region()


def test_a_four_times_denser_layer_lies_on_the_same_place(view: CompareView) -> None:
    original = _flat(RED)
    original[100:200, 150:250] = GREEN
    view.set_photo(original)
    view.set_enhanced(np.repeat(np.repeat(original, 4, 0), 4, 1).astype(np.uint16) * 257)
    view.set_mode(ViewMode.ENHANCED)
    assert view.zoom == 1.0
    assert np.array_equal(_shown(view)[60:], original[60:])


def test_an_enhanced_layer_of_another_shape_is_refused(view: CompareView) -> None:
    view.set_photo(_flat(RED))
    with pytest.raises(ValueError, match="no multiple"):
        view.set_enhanced(np.zeros((300, 401, 3), np.uint16))


# -- tiles ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_a_tile_changes_its_own_place_and_nothing_else(view: CompareView, scale: int) -> None:
    view.set_photo(_flat(RED))
    view.set_mode(ViewMode.ENHANCED)
    view.begin_enhanced(scale)
    before = _shown(view)
    tile = np.full((60 * scale, 80 * scale, 3), np.array(GREEN, np.uint16) * 257, np.uint16)
    view.update_enhanced(120 * scale, 100 * scale, tile)
    after = _shown(view)
    assert (after[100:160, 120:200] == GREEN).all()
    outside = np.ones((300, 400), bool)
    outside[100:160, 120:200] = False
    assert np.array_equal(after[outside], before[outside])


def test_what_has_not_arrived_is_the_original_dimmed_and_hatched(view: CompareView) -> None:
    view.set_photo(_flat((200, 200, 200)))
    view.set_mode(ViewMode.ENHANCED)
    view.begin_enhanced(1)
    shown = _shown(view)[60:]
    assert int(shown.max()) < 200
    assert len(np.unique(shown)) == 2


@pytest.mark.parametrize("move", [(0, 0), (-37, -22), (61, 45), (-350, 0), (0, 250)])
@pytest.mark.parametrize("zoom", [0.37, 1.0, 1.6, 3.0])
def test_tiles_arriving_while_moving_end_in_the_same_picture_as_the_whole(
    view: CompareView, move: tuple[int, int], zoom: float
) -> None:
    original, result = _noise(1003, 801), _noise(1003, 801, seed=9).astype(np.uint16) * 257
    view.set_photo(original)
    view.set_mode(ViewMode.ENHANCED)
    view.zoom_by(zoom / view.zoom, QPointF(100, 80))
    view.begin_enhanced(1)
    view.grab()
    for count, top in enumerate(range(0, 801, 200)):
        for left in range(0, 1003, 250):
            view.update_enhanced(left, top, result[top : top + 200, left : left + 250])
        if count == 1:
            view.pan(*move)
        view.grab()
    grown = _shown(view)
    view.set_enhanced(result)
    # Scrolled parts were sampled at other fractions of a fixed-point grid: a level or two on noise, nowhere more.
    assert np.abs(grown.astype(int) - _shown(view)).max() <= 6


def test_a_late_tile_of_a_run_given_up_is_ignored(view: CompareView) -> None:
    view.set_photo(_flat(RED))
    view.begin_enhanced(1)
    view.clear_enhanced()
    view.update_enhanced(0, 0, _flat(GREEN, 50, 50, np.uint16))
    assert (_shown(view) == RED).all()


def test_a_tile_that_does_not_fit_is_refused(view: CompareView) -> None:
    view.set_photo(_flat(RED))
    view.begin_enhanced(1)
    with pytest.raises(ValueError, match="does not fit"):
        view.update_enhanced(390, 0, _flat(GREEN, 50, 50, np.uint16))


# -- moving through the photo --------------------------------------------------------------------------------------------------


def test_panning_scrolls_to_the_same_pixels_as_a_fresh_picture(view: CompareView) -> None:
    pixels = _noise(1201, 903)
    view.set_photo(pixels)
    view.zoom_actual()
    view.grab()
    for dx, dy in ((13, -7), (-150, 40), (0, 90), (-333, -211), (5000, 5000), (-5000, -5000)):
        view.pan(dx, dy)
        seen = view.visible_region()
        assert np.array_equal(_shown(view), pixels[seen.top : seen.top + 300, seen.left : seen.left + 400])


def test_dragging_the_photo_moves_it_with_the_pointer(view: CompareView) -> None:
    view.set_photo(_noise(1200, 900))
    view.zoom_actual()
    before = view.visible_region()
    _drag(view, (200, 150), (180, 140), (150, 170))
    after = view.visible_region()
    assert (after.left - before.left, after.top - before.top) == (50, -20)


@pytest.mark.parametrize(("angle", "pixels"), [(120, 0), (-120, 0), (0, 45), (0, -20)])
def test_the_wheel_zooms_around_the_pointer(view: CompareView, angle: int, pixels: int) -> None:
    view.set_photo(_noise(4000, 3000))
    view.zoom_by(0.7 / view.zoom)
    seen, zoom = view.visible_region(), view.zoom
    point = (seen.left + 290 / zoom, seen.top + 80 / zoom)
    _wheel(view, 290, 80, angle, pixels)
    assert (view.zoom > zoom) == (angle + pixels > 0)
    seen = view.visible_region()
    assert (seen.left + 290 / view.zoom, seen.top + 80 / view.zoom) == pytest.approx(point, abs=4)


def test_zooming_past_100_percent_stops_there_once(view: CompareView) -> None:
    view.set_photo(_noise(4000, 3000))
    view.zoom_by(0.9 / view.zoom)
    view.zoom_by(1.25)
    assert view.zoom == 1.0
    view.zoom_by(1.25)
    assert view.zoom == 1.25


def test_double_click_goes_to_100_percent_at_that_point_and_back_to_fit(view: CompareView) -> None:
    view.set_photo(_noise(4000, 3000))
    fit = view.zoom
    _mouse(view, QMouseEvent.Type.MouseButtonDblClick, 300, 75)
    assert view.zoom == 1.0
    seen = view.visible_region()
    assert (seen.left + 300, seen.top + 75) == pytest.approx((3000, 750), abs=2)
    _mouse(view, QMouseEvent.Type.MouseButtonDblClick, 300, 75)
    assert view.zoom == fit


def test_fit_does_not_enlarge_unless_asked_and_survives_a_resize(view: CompareView, qtbot: QtBot) -> None:
    view.set_photo(_noise(100, 75))
    assert view.zoom == 1.0
    view.zoom_fit(enlarge=True)
    assert view.zoom == 4.0
    view.resize(800, 600)
    assert view.zoom == 8.0
    view.set_photo(_noise(4000, 3000))
    assert view.zoom == 0.2
    view.resize(400, 300)
    assert view.zoom == 0.1


def test_another_photo_starts_fitted_unless_the_view_is_kept(view: CompareView) -> None:
    view.set_photo(_noise(1200, 900))
    view.zoom_by(2.0 / view.zoom, QPointF(0, 0))
    seen = view.visible_region()
    view.set_photo(_noise(1200, 900, seed=2), keep_view=True)
    assert view.zoom == 2.0
    assert view.visible_region() == seen
    view.set_photo(_noise(1200, 900))
    assert view.zoom == pytest.approx(1 / 3)


def test_the_zoom_and_the_seen_part_are_told_and_the_latter_once_after_a_pause(view: CompareView, qtbot: QtBot) -> None:
    view.set_photo(_noise(4000, 3000))
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
    pixels = _noise(2000, 1500)
    view.set_photo(pixels)
    view.zoom_by(0.3 / view.zoom)
    seen = Viewport(400, 300, 2000, 1500).fitted().zoomed(0.3, 200, 150)
    fast, best = (compose(Content(prepare_layer(pixels)), seen, seen.photo_rect, smooth=smooth)[0] for smooth in (False, True))
    assert not np.array_equal(fast, best)
    assert np.array_equal(_shown(view), fast)
    qtbot.waitUntil(lambda: np.array_equal(_shown(view), best), timeout=3000)


# -- divider, keys, drops ------------------------------------------------------------------------------------------------------


def _ready(view: CompareView) -> None:
    view.set_photo(_flat(RED))
    view.set_enhanced(_flat(GREEN, dtype=np.uint16))


def test_the_divider_is_dragged_by_its_line_and_only_there(view: CompareView) -> None:
    _ready(view)
    _drag(view, (203, 40), (150, 60), (100, 90))
    assert view.divider == 0.25
    _drag(view, (300, 40), (350, 60))
    assert view.divider == 0.25
    assert _colour(view, 95 - 10, 280) == RED
    assert _colour(view, 115, 280) == GREEN


def test_the_divider_stays_on_the_photo_and_covers_it_from_edge_to_edge(view: CompareView) -> None:
    view.set_photo(_flat(RED, 200, 300))
    view.set_enhanced(_flat(GREEN, 200, 300, np.uint16))
    _drag(view, (200, 40), (20, 40))
    assert view.divider == 0.0
    shown = _shown(view)[250]
    assert (shown[110:290] == GREEN).all()
    view.set_divider(7.0)
    assert view.divider == 1.0
    assert (_shown(view)[250][110:290] == RED).all()


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
    _ready(view)
    _key(view, qtbot, key, modifier)
    assert view.divider == pytest.approx(place)
    fresh = _shown(view)
    view.set_enhanced(_flat(GREEN, dtype=np.uint16))
    assert np.array_equal(fresh, _shown(view))


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
    _ready(view)
    qtbot.wait(compare_canvas.REFINE_DELAY_MS * 2)
    view.painted.clear()
    view.set_divider(0.55)
    qtbot.waitUntil(lambda: bool(view.painted), timeout=2000)
    assert all(rect.width() < 80 for rect in view.painted)
    assert view.painted[0].left() <= 200 - 15
    assert view.painted[0].right() >= 220 + 15


def test_arrow_keys_move_the_photo_where_there_is_no_divider(view: CompareView, qtbot: QtBot) -> None:
    view.set_photo(_noise(1200, 900))
    view.zoom_actual()
    before = view.visible_region()
    _key(view, qtbot, Qt.Key.Key_Right)
    _key(view, qtbot, Qt.Key.Key_Down)
    after = view.visible_region()
    assert (after.left - before.left, after.top - before.top) == (40, 30)


def test_holding_space_shows_the_original_until_it_is_let_go(view: CompareView, qtbot: QtBot) -> None:
    _ready(view)
    qtbot.keyPress(view, Qt.Key.Key_Space)
    assert (_shown(view)[60:] == RED).all()
    qtbot.keyRelease(view, Qt.Key.Key_Space)
    assert _colour(view, 350, 280) == GREEN
    assert view.mode is ViewMode.SPLIT


@pytest.mark.parametrize("mode", list(ViewMode))
def test_the_original_can_be_shown_in_every_mode(view: CompareView, mode: ViewMode) -> None:
    _ready(view)
    view.set_mode(mode)
    view.show_original(True)
    shown = _shown(view)
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
    _ready(view)
    view.set_divider(0.3)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name)
    description = interface.text(QAccessible.Text.Description)
    assert "30 percent" in description
    assert "Zoom 100 percent" in description


# -- colours -------------------------------------------------------------------------------------------------------------------


def _profile(named: QColorSpace.NamedColorSpace) -> bytes:
    return bytes(QColorSpace(named).iccProfile().data())


def test_a_display_p3_photo_is_converted_for_the_screen(view: CompareView) -> None:
    view.set_photo(_flat((180, 120, 60)), _profile(QColorSpace.NamedColorSpace.DisplayP3))
    # Published matrices: Display P3 (180, 120, 60) is sRGB (190, 119, 45).
    assert _colour(view, 200, 250) == pytest.approx((190, 119, 45), abs=2)


@pytest.mark.parametrize("icc", [None, b"", b"not a profile", b"\0" * 300])
def test_a_missing_or_broken_profile_counts_as_srgb(view: CompareView, icc: bytes | None) -> None:
    pixels = _noise(400, 300)
    view.set_photo(pixels, icc)
    assert np.array_equal(_shown(view), pixels)


def test_an_srgb_profile_changes_nothing() -> None:
    assert screen_transform(_profile(QColorSpace.NamedColorSpace.SRgb)) is None


def test_a_grey_profile_is_ignored() -> None:
    grey = QColorSpace(QPointF(0.3127, 0.329), QColorSpace.TransferFunction.Gamma, 2.2)
    assert grey.colorModel() == QColorSpace.ColorModel.Gray
    assert screen_transform(bytes(grey.iccProfile().data())) is None


def test_a_cut_off_profile_does_not_crash(view: CompareView) -> None:
    profile = _profile(QColorSpace.NamedColorSpace.AdobeRgb)
    for length in range(0, len(profile), 37):
        view.set_photo(_flat(RED), profile[:length])
        view.grab()


def test_transparent_parts_show_a_checkerboard_and_opaque_ones_the_photo(view: CompareView) -> None:
    alpha = np.full((300, 400), 255, np.uint8)
    alpha[:, 200:] = 0
    view.set_photo(_flat(RED), alpha=alpha)
    shown = _shown(view)
    assert (shown[:, :200] == RED).all()
    board = shown[:, 200:].reshape(-1, 3)
    assert len(np.unique(board, axis=0)) == 2
    assert np.ptp(board, axis=1).max() == 0


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("has_alpha", [False, True])
def test_a_photo_comes_back_from_a_qt_image_unchanged(dtype: type, has_alpha: bool) -> None:
    random = np.random.default_rng(5)
    pixels = random.integers(0, np.iinfo(dtype).max + 1, (31, 17, 3)).astype(dtype)
    alpha = random.integers(0, np.iinfo(dtype).max + 1, (31, 17)).astype(dtype) if has_alpha else None
    photo = photo_from_image(image_from_pixels(pixels, alpha, _profile(QColorSpace.NamedColorSpace.AdobeRgb)))
    assert photo.pixels.dtype == dtype
    assert np.array_equal(photo.pixels, pixels)
    assert (photo.alpha is None) if alpha is None else np.array_equal(photo.alpha, alpha)
    assert photo.metadata.icc is not None
    assert QColorSpace.fromIccProfile(photo.metadata.icc) == QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb)


# -- in a process of its own ---------------------------------------------------------------------------------------------------


def _run(code: str, **environment: str) -> None:
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", **environment}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0, done.stderr


_DENSE_SCREEN = """
import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from app.widgets.compare_layout import PANE_GAP
from app.widgets.compare_view import CompareView
application = QApplication([])
view = CompareView()
view.resize(RESIZE)
view.show()
ratio = view.devicePixelRatioF()
assert ratio == RATIO, ratio
pixels = np.random.default_rng(1).integers(0, 256, (1500, 2000, 3)).astype(np.uint8)
view.set_photo(pixels)
view.zoom_actual()
seen = view.visible_region()
image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
width, height = image.width(), image.height()
assert (seen.width, seen.height) == (width, height) == (round(view.width() * ratio), round(view.height() * ratio)), (seen, width, height)
rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, -1)[:, :3 * width].reshape(height, width, 3)
assert np.array_equal(rows, pixels[seen.top:seen.top + height, seen.left:seen.left + width])
"""


@pytest.mark.parametrize("ratio", ["2", "1.5", "1.25"])
def test_on_a_dense_screen_100_percent_is_one_photo_pixel_a_device_pixel(ratio: str) -> None:
    _run(_DENSE_SCREEN.replace("RATIO", ratio).replace("RESIZE", "320, 240"), QT_SCALE_FACTOR=ratio)


def test_importing_the_view_loads_no_engine_library() -> None:
    _run(
        "import sys, app.widgets.compare_view, app.qt_image, app.theme\n"
        "loaded = {'cv2', 'onnxruntime', 'torch', 'PIL', 'qdarkstyle', 'PySide6.QtSvg'} & set(sys.modules)\n"
        "assert not loaded, loaded"
    )


