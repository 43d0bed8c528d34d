"""What the before/after view shows, judged by the pixels it paints: its sides, tiles that arrive, colours, dense screens."""

import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColorSpace

from app.qt_image import image_from_pixels, screen_transform
from app.widgets import compare_canvas
from app.widgets.compare_layout import PANE_GAP
from app.widgets.compare_view import CompareView, ViewMode, prepare_layer
from engine.core.method import Region
from tests.helpers.viewer import GREEN, RED, colour, drag, flat, noise, screen

BACKGROUND = compare_canvas.BACKGROUND

# -- what is shown -------------------------------------------------------------------------------------------------------------


def test_left_of_the_divider_is_before_and_right_of_it_after(view: CompareView) -> None:
    view.set_photo(flat(RED))
    view.set_enhanced(flat(GREEN, dtype=np.uint16))
    view.set_divider(0.25)
    assert colour(view, 60, 250) == RED
    assert colour(view, 130, 250) == GREEN
    view.set_divider(0.75)
    assert colour(view, 130, 250) == RED
    assert colour(view, 330, 250) == GREEN


@pytest.mark.parametrize(("width", "height"), [(400, 300), (397, 291), (331, 299), (1, 1)])
def test_at_100_percent_every_photo_pixel_is_one_screen_pixel(view: CompareView, width: int, height: int) -> None:
    pixels = noise(width, height)
    view.set_photo(pixels)
    view.zoom_actual()
    left, top = int((400 - width) / 2 + 0.5), int((300 - height) / 2 + 0.5)
    shown = screen(view)
    assert np.array_equal(shown[top : top + height, left : left + width], pixels)
    if left:
        assert tuple(shown[150, left - 1]) == BACKGROUND


def test_a_part_of_a_large_photo_at_100_percent_is_that_part_exactly(view: CompareView) -> None:
    pixels = noise(1201, 903)
    view.set_photo(pixels)
    view.zoom_actual()
    seen = view.visible_region()
    assert (seen.width, seen.height) == (400, 300)
    assert np.array_equal(screen(view), pixels[seen.top : seen.top + 300, seen.left : seen.left + 400])


def test_sixteen_bit_photos_are_shown_rounded_to_eight(view: CompareView) -> None:
    pixels = np.random.default_rng(3).integers(0, 65536, (300, 400, 3)).astype(np.uint16)
    view.set_photo(pixels)
    assert np.array_equal(screen(view), np.rint(pixels / 257.0).astype(np.uint8))


def test_a_layer_prepared_elsewhere_shows_the_same_as_its_pixels(view: CompareView) -> None:
    pixels = noise(900, 700)
    view.set_photo(pixels)
    direct = screen(view)
    view.set_photo(prepare_layer(pixels))
    assert np.array_equal(screen(view), direct)


def test_an_empty_view_invites_and_clearing_comes_back_to_it(view: CompareView) -> None:
    empty = screen(view)
    assert tuple(empty[5, 5]) == BACKGROUND
    view.set_photo(flat(RED))
    view.set_photo(None)
    assert np.array_equal(screen(view), empty)
    assert view.visible_region() == Region(0, 0, 0, 0, 0, 0)


def test_without_an_enhanced_layer_the_whole_view_shows_the_original(view: CompareView) -> None:
    view.set_photo(flat(RED))
    for mode in (ViewMode.DIVIDER, ViewMode.ORIGINAL, ViewMode.ENHANCED):
        view.set_mode(mode)
        assert (screen(view) == RED).all()


def test_each_mode_shows_its_side(view: CompareView) -> None:
    view.set_photo(flat(RED))
    view.set_enhanced(flat(GREEN, dtype=np.uint16))
    view.set_mode(ViewMode.ORIGINAL)
    assert (screen(view)[60:] == RED).all()
    view.set_mode(ViewMode.ENHANCED)
    assert (screen(view)[60:] == GREEN).all()


def test_side_by_side_shows_the_same_place_at_the_same_zoom_twice(view: CompareView) -> None:
    pixels = noise(1000, 800)
    view.set_photo(pixels)
    view.set_enhanced(pixels.astype(np.uint16) * 257)
    view.set_mode(ViewMode.SIDE_BY_SIDE)
    view.zoom_actual()
    drag(view, (300, 200), (250, 170), (233, 151))
    shown = screen(view)
    pane = (400 - PANE_GAP) // 2
    seen = view.visible_region()
    assert (seen.width, seen.height) == (pane, 300)
    expected = pixels[seen.top : seen.top + 300, seen.left : seen.left + pane]
    assert np.array_equal(shown[60:, :pane], expected[60:])
    assert np.array_equal(shown[60:, -pane:], expected[60:])
    assert tuple(shown[150, pane + 1]) == BACKGROUND


def test_zooming_in_the_right_pane_keeps_what_is_under_the_pointer_there(view: CompareView) -> None:
    view.set_photo(noise(4000, 3000))
    view.set_mode(ViewMode.SIDE_BY_SIDE)
    pane = (400 - PANE_GAP) // 2
    view.zoom_by(4, QPointF(400 - pane + 150, 140))
    right = view.visible_region()
    view.zoom_fit()
    view.zoom_by(4, QPointF(150, 140))
    assert right == view.visible_region()


def test_a_four_times_denser_layer_lies_on_the_same_place(view: CompareView) -> None:
    original = flat(RED)
    original[100:200, 150:250] = GREEN
    view.set_photo(original)
    view.set_enhanced(np.repeat(np.repeat(original, 4, 0), 4, 1).astype(np.uint16) * 257)
    view.set_mode(ViewMode.ENHANCED)
    assert view.zoom == 0.25
    assert np.array_equal(screen(view)[60:], original[60:])


@pytest.mark.parametrize("scale", [2, 3, 4])
def test_at_100_percent_both_sides_show_true_pixels_of_the_result(view: CompareView, scale: int) -> None:
    original = noise(301, 203)
    result = noise(301 * scale, 203 * scale, seed=4)
    view.set_photo(original)
    view.set_enhanced(result.astype(np.uint16) * 257)
    view.zoom_actual()
    view.pan(-83, -41)
    enlarged = cv2.resize(original, (301 * scale, 203 * scale), interpolation=cv2.INTER_CUBIC)
    left, top = (-edge for edge in view._viewport.origin)  # type: ignore[union-attr]
    for mode, pixels in ((ViewMode.ENHANCED, result), (ViewMode.ORIGINAL, enlarged)):
        view.set_mode(mode)
        shown, wanted = screen(view)[60:].astype(int), pixels[top + 60 : top + 300, left : left + 400]
        assert np.abs(shown - wanted).max() <= 1
    seen = view.visible_region()
    assert (seen.left, seen.top) == (left // scale, top // scale)
    assert (seen.photo_width, seen.photo_height) == (301, 203)


@pytest.mark.parametrize("zoom", [0.4, 1.0, 1.5, 4.0])
def test_before_and_after_lie_on_the_same_place_at_every_zoom(view: CompareView, zoom: float) -> None:
    original = np.zeros((200, 300, 3), np.uint8)
    original[::20] = original[:, ::30] = 255
    original = cv2.GaussianBlur(original, (0, 0), 2)
    view.set_photo(original)
    view.set_enhanced(cv2.resize(original, (1200, 800), interpolation=cv2.INTER_CUBIC).astype(np.uint16) * 257)
    view.zoom_by(zoom / view.zoom, QPointF(150, 120))
    shown = {}
    for mode in (ViewMode.ORIGINAL, ViewMode.ENHANCED):
        view.set_mode(mode)
        shown[mode] = screen(view)[60:].astype(int)
    assert np.ptp(shown[ViewMode.ORIGINAL]) > 10
    assert np.abs(shown[ViewMode.ORIGINAL] - shown[ViewMode.ENHANCED]).max() <= 3


def test_choosing_an_enlargement_moves_nothing_on_the_screen(view: CompareView) -> None:
    view.set_photo(noise(1200, 900))
    view.zoom_actual()
    view.pan(-133, -77)
    view.set_mode(ViewMode.ORIGINAL)
    before, seen = screen(view), view.visible_region()
    zooms: list[float] = []
    view.zoom_changed.connect(zooms.append)
    view.begin_enhanced(4)
    assert view.zoom == 0.25
    assert zooms == [0.25]
    assert view.visible_region() == seen
    assert np.array_equal(screen(view)[60:], before[60:])
    view.clear_enhanced()
    assert view.zoom == 1.0
    assert np.array_equal(screen(view)[60:], before[60:])


def test_a_small_photo_fitted_into_the_view_grows_with_its_enlargement(view: CompareView) -> None:
    view.set_photo(flat(RED, 100, 75))
    assert view.zoom == 1.0
    view.set_enhanced(flat(GREEN, 400, 300, np.uint16))
    assert view.zoom == 1.0
    view.set_mode(ViewMode.ENHANCED)
    assert (screen(view)[60:] == GREEN).all()


def test_transparency_lies_on_the_enlarged_photo(view: CompareView) -> None:
    alpha = np.full((75, 100), 255, np.uint8)
    alpha[:, 50:] = 0
    view.set_photo(flat(RED, 100, 75), alpha=alpha)
    view.set_enhanced(flat(GREEN, 400, 300, np.uint16))
    view.set_mode(ViewMode.ENHANCED)
    shown = screen(view)[60:]
    assert (shown[:, :190] == GREEN).all()
    assert np.ptp(shown[:, 210:].reshape(-1, 3), axis=1).max() == 0


def test_an_enhanced_layer_of_another_shape_is_refused(view: CompareView) -> None:
    view.set_photo(flat(RED))
    with pytest.raises(ValueError, match="no multiple"):
        view.set_enhanced(np.zeros((300, 401, 3), np.uint16))


# -- tiles ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_a_tile_changes_its_own_place_and_nothing_else(view: CompareView, scale: int) -> None:
    view.set_photo(flat(RED))
    view.set_mode(ViewMode.ENHANCED)
    view.begin_enhanced(scale)
    before = screen(view)
    tile = np.full((60 * scale, 80 * scale, 3), np.array(GREEN, np.uint16) * 257, np.uint16)
    view.update_enhanced(120 * scale, 100 * scale, tile)
    after = screen(view)
    assert (after[100:160, 120:200] == GREEN).all()
    outside = np.ones((300, 400), bool)
    outside[100:160, 120:200] = False
    assert np.array_equal(after[outside], before[outside])


def test_what_has_not_arrived_is_the_original_dimmed_and_hatched(view: CompareView) -> None:
    view.set_photo(flat((200, 200, 200)))
    view.set_mode(ViewMode.ENHANCED)
    view.begin_enhanced(1)
    shown = screen(view)[60:]
    assert int(shown.max()) < 200
    assert len(np.unique(shown)) == 2


@pytest.mark.parametrize("move", [(0, 0), (-37, -22), (61, 45), (-350, 0), (0, 250)])
@pytest.mark.parametrize("zoom", [0.37, 1.0, 1.6, 3.0])
def test_tiles_arriving_while_moving_end_in_the_same_picture_as_the_whole(view: CompareView, move: tuple[int, int], zoom: float) -> None:
    original, result = noise(1003, 801), noise(1003, 801, seed=9).astype(np.uint16) * 257
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
    grown = screen(view)
    view.set_enhanced(result)
    # Scrolled parts were sampled at other fractions of a fixed-point grid: a level or two on noise, nowhere more.
    assert np.abs(grown.astype(int) - screen(view)).max() <= 6


def test_a_late_tile_of_a_run_given_up_is_ignored(view: CompareView) -> None:
    view.set_photo(flat(RED))
    view.begin_enhanced(1)
    view.clear_enhanced()
    view.update_enhanced(0, 0, flat(GREEN, 50, 50, np.uint16))
    assert (screen(view) == RED).all()


def test_tiles_that_fill_the_layer_need_no_whole_one(view: CompareView) -> None:
    result = noise(800, 600, seed=5).astype(np.uint16) * 257
    view.set_photo(noise(200, 150))
    view.set_mode(ViewMode.ENHANCED)
    view.begin_enhanced(4)
    view.update_enhanced(0, 0, result[:400])
    assert not view.enhanced_arrived()
    view.update_enhanced(0, 400, result[400:])
    assert view.enhanced_arrived()
    view.finish_enhanced()
    assert not view.enhanced_arrived()
    grown = screen(view)
    view.set_enhanced(result)
    assert np.array_equal(screen(view), grown)
    view.update_enhanced(0, 0, np.zeros((9, 9, 3), np.uint16))
    assert np.array_equal(screen(view), grown)


@pytest.mark.parametrize("arriving", [False, True])
def test_the_enhanced_layer_is_mixed_with_the_gentle_one_where_there_is_one(view: CompareView, arriving: bool) -> None:
    low, high = flat((100, 40, 80), 800, 600, np.uint16), flat((200, 60, 120), 800, 600, np.uint16)
    view.set_photo(flat((0, 250, 0)))
    view.set_mode(ViewMode.ENHANCED)
    if arriving:
        view.begin_enhanced(2, gentle=True)
        view.update_gentle(0, 0, low)
        assert colour(view, 200, 250) == (100, 40, 80)
        assert view.enhanced_arrived()
        view.update_enhanced(0, 0, high)
        view.finish_enhanced()
    else:
        view.set_enhanced(high, low)
    for mix, wanted in ((1.0, (200, 60, 120)), (0.0, (100, 40, 80)), (0.5, (150, 50, 100))):
        view.set_mix(mix)
        assert colour(view, 200, 250) == pytest.approx(wanted, abs=1)


def test_a_tile_that_does_not_fit_is_refused(view: CompareView) -> None:
    view.set_photo(flat(RED))
    view.begin_enhanced(1)
    with pytest.raises(ValueError, match="does not fit"):
        view.update_enhanced(390, 0, flat(GREEN, 50, 50, np.uint16))


# -- colours -------------------------------------------------------------------------------------------------------------------


def _profile(named: QColorSpace.NamedColorSpace) -> bytes:
    return bytes(QColorSpace(named).iccProfile().data())


def test_a_display_p3_photo_is_converted_for_the_screen(view: CompareView) -> None:
    view.set_photo(flat((180, 120, 60)), _profile(QColorSpace.NamedColorSpace.DisplayP3))
    # Published matrices: Display P3 (180, 120, 60) is sRGB (190, 119, 45).
    assert colour(view, 200, 250) == pytest.approx((190, 119, 45), abs=2)


@pytest.mark.parametrize("icc", [None, b"", b"not a profile", b"\0" * 300])
def test_a_missing_or_broken_profile_counts_as_srgb(view: CompareView, icc: bytes | None) -> None:
    pixels = noise(400, 300)
    view.set_photo(pixels, icc)
    assert np.array_equal(screen(view), pixels)


def test_an_srgb_profile_changes_nothing() -> None:
    assert screen_transform(_profile(QColorSpace.NamedColorSpace.SRgb)) is None


def test_a_grey_profile_is_ignored() -> None:
    grey = QColorSpace(QPointF(0.3127, 0.329), QColorSpace.TransferFunction.Gamma, 2.2)
    assert grey.colorModel() == QColorSpace.ColorModel.Gray
    assert screen_transform(bytes(grey.iccProfile().data())) is None


def test_a_cut_off_profile_does_not_crash(view: CompareView) -> None:
    profile = _profile(QColorSpace.NamedColorSpace.AdobeRgb)
    for length in range(0, len(profile), 37):
        view.set_photo(flat(RED), profile[:length])
        view.grab()


def test_transparent_parts_show_a_checkerboard_and_opaque_ones_the_photo(view: CompareView) -> None:
    alpha = np.full((300, 400), 255, np.uint8)
    alpha[:, 200:] = 0
    view.set_photo(flat(RED), alpha=alpha)
    shown = screen(view)
    assert (shown[:, :200] == RED).all()
    board = shown[:, 200:].reshape(-1, 3)
    assert len(np.unique(board, axis=0)) == 2
    assert np.ptp(board, axis=1).max() == 0


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("has_alpha", [False, True])
def test_a_qt_image_has_every_value_of_the_pixels_and_their_profile(dtype: type, has_alpha: bool) -> None:
    random = np.random.default_rng(5)
    pixels = random.integers(0, np.iinfo(dtype).max + 1, (31, 17, 3)).astype(dtype)
    alpha = random.integers(0, np.iinfo(dtype).max + 1, (31, 17)).astype(dtype) if has_alpha else None
    image = image_from_pixels(pixels, alpha, _profile(QColorSpace.NamedColorSpace.AdobeRgb))
    values = np.frombuffer(image.constBits(), dtype).reshape(31, 17, 4)
    assert np.array_equal(values[..., :3], pixels)
    assert image.hasAlphaChannel() == has_alpha
    assert np.array_equal(values[..., 3], np.full((31, 17), np.iinfo(dtype).max) if alpha is None else alpha)
    assert image.colorSpace() == QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb)


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
