"""The viewer paints a result as it would be saved: locked colours, protected parts, at every zoom, and only what changed anew."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from app.widgets.compare_view import CompareView, Exhibit, Kind, Place, ViewMode, prepare_layer
from app.widgets.finish_layer import FinishLayer
from tests.helpers.viewer import GREEN, RED, colour, flat, ready, screen


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    ready(view)
    view.set_mode(ViewMode.ENHANCED)
    return view


def half() -> np.ndarray:
    levels = np.zeros((30, 40), np.uint8)
    levels[:, :20] = 255
    return levels


@pytest.mark.parametrize("zoom", [0.4, 1.0, 1.3, 3.0])
def test_what_is_protected_shows_the_photo_at_every_zoom(view: CompareView, zoom: float) -> None:
    view.set_finish(FinishLayer(protect=half()))
    view.zoom_by(zoom / view.zoom, QPointF(250, 200))
    assert colour(view, 230, 200) == RED
    assert colour(view, 270, 200) == GREEN


def test_a_feathered_mask_mixes_and_none_shows_the_result_again(view: CompareView) -> None:
    view.set_finish(FinishLayer(protect=np.full((30, 40), 128, np.uint8)))
    expected = [(red * 128 + green * 127) / 255 for red, green in zip(RED, GREEN, strict=True)]
    assert np.abs(np.subtract(colour(view, 250, 200), expected)).max() <= 1
    view.set_finish(None)
    assert colour(view, 250, 200) == GREEN


def test_locked_colours_are_multiplied_in_and_strength_mixes_them(view: CompareView) -> None:
    gains = np.ones((3, 4, 3), np.float32) * np.array([3.0, 0.5, 1.0], np.float32)
    view.set_finish(FinishLayer(gains=gains))
    assert colour(view, 250, 200) == (60, 90, 40)
    view.set_mix(0.5)
    assert np.abs(np.subtract(colour(view, 250, 200), ((60 + 200) / 2, (90 + 30) / 2, (40 + 20) / 2))).max() <= 1


def test_a_gentle_layer_is_finished_by_itself(view: CompareView) -> None:
    view.set_enhanced(flat(GREEN, dtype=np.uint16), flat((100, 100, 100), dtype=np.uint16))
    view.set_finish(FinishLayer(protect=half()), FinishLayer(np.full((2, 2, 3), 0.5, np.float32), half()))
    view.set_mix(0.0)
    assert colour(view, 300, 200) == (50, 50, 50)
    assert colour(view, 150, 200) == RED


def test_a_stroke_is_seen_at_once_where_it_fell(view: CompareView) -> None:
    levels = np.zeros((30, 40), np.uint8)
    view.set_finish(FinishLayer(protect=levels))
    assert colour(view, 250, 200) == GREEN
    levels[10:20, 15:25] = 255  # the photo's middle
    view.finish_changed(150, 100, 100, 100)
    assert colour(view, 250, 200) == RED
    assert colour(view, 100, 200) == GREEN


def test_another_photo_forgets_the_finish(view: CompareView) -> None:
    view.set_finish(FinishLayer(protect=half()))
    ready(view)
    assert colour(view, 150, 200) == GREEN


def test_what_is_protected_is_the_photo_in_other_candidates_too_but_not_in_files(view: CompareView) -> None:
    view.set_mode(ViewMode.SIDE_BY_SIDE)
    other = prepare_layer(flat((10, 20, 200)))
    view.set_finish(FinishLayer(np.full((2, 2, 3), 0.5, np.float32), half()))
    for mixed, expected in ((True, RED), (False, (10, 20, 200))):
        view.stand(Place.FIRST, Exhibit(Kind.OTHER, "other", other, mixed=mixed))
        left = view._parts()[0].rect
        row = screen(view)[200, left[0] : left[2]]
        assert tuple(int(value) for value in row[len(row) // 3]) == expected
        assert tuple(int(value) for value in row[2 * len(row) // 3]) == (10, 20, 200)
