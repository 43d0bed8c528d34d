"""How a preview is painted: where no tile has come, at any zoom, under a badge that goes with it."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.widgets.compare_view import CompareView, ViewMode, prepare_patch
from tests.helpers.viewer import GREEN, RED, colour, flat, noise, screen

BLUE, YELLOW = (30, 60, 200), (220, 210, 40)
BADGE = (240, 173, 56)


def patch(rgb: tuple[int, int, int], place: tuple[float, float, float, float] = (0, 0, 400, 300), size: tuple[int, int] = (100, 75)):
    return prepare_patch(flat(rgb, *size), *place)


@pytest.fixture
def begun(view: CompareView) -> CompareView:
    """A red photo that fills the view, its enhanced layer begun, only that seen."""
    view.set_mode(ViewMode.ENHANCED)
    view.set_photo(flat(RED))
    view.begin_enhanced(1)
    return view


def badge(view: CompareView) -> bool:
    return bool((np.abs(screen(view).astype(int) - BADGE).max(axis=2) <= 2).sum() > 100)


def test_it_stands_for_what_has_not_come_and_makes_way_for_every_tile(begun: CompareView) -> None:
    begun.show_preview(patch(BLUE))
    assert colour(begun, 200, 150) == colour(begun, 399, 299) == colour(begun, 399, 0) == BLUE
    begun.update_enhanced(100, 100, flat(GREEN, 200, 100, np.uint16))
    assert colour(begun, 200, 150) == GREEN
    assert colour(begun, 200, 250) == BLUE
    begun.update_enhanced(0, 200, flat(GREEN, 400, 100, np.uint16))
    assert colour(begun, 200, 250) == GREEN


def test_a_badge_says_what_it_is_until_all_in_sight_has_come(begun: CompareView) -> None:
    assert not badge(begun)
    begun.show_preview(patch(BLUE))
    assert badge(begun)
    assert begun.previewing
    assert "quick preview" in begun.accessibleDescription()
    begun.zoom_by(4.0)
    begun.update_enhanced(100, 100, flat(GREEN, 200, 100, np.uint16))  # all that is in sight now
    assert not badge(begun)
    assert "preview" not in begun.accessibleDescription()
    begun.zoom_fit()
    assert badge(begun), "the rest is still a preview"
    begun.set_mode(ViewMode.ORIGINAL)
    assert not badge(begun)


def test_no_badge_says_preview_where_there_is_none(begun: CompareView) -> None:
    begun.show_preview(patch(BLUE, (0, 0, 100, 300)))
    assert badge(begun)
    begun.zoom_by(4.0)
    assert not badge(begun), "of the middle there is none"
    begun.pan(1000, 0)
    assert badge(begun)


def test_the_badge_stands_on_the_side_that_is_a_preview(begun: CompareView) -> None:
    begun.show_preview(patch(BLUE))
    for mode in (ViewMode.DIVIDER, ViewMode.SIDE_BY_SIDE):
        begun.set_mode(mode)
        amber = np.abs(screen(begun).astype(int) - BADGE).max(axis=2) <= 2
        assert amber[:80, 200:].sum() > 100
        assert amber[:80, :180].sum() == 0


def test_the_original_side_shows_no_preview(begun: CompareView) -> None:
    begun.show_preview(patch(BLUE))
    begun.set_mode(ViewMode.DIVIDER)
    assert (colour(begun, 100, 150), colour(begun, 300, 150)) == (RED, BLUE)
    begun.show_original(True)
    assert colour(begun, 300, 150) == RED


@pytest.mark.parametrize("end", ["finish", "replace", "clear", "drop", "next run", "photo"])
def test_it_is_gone_when_its_time_is_over(begun: CompareView, end: str) -> None:
    begun.show_preview(patch(BLUE))
    match end:
        case "finish":
            begun.update_enhanced(0, 0, flat(GREEN, dtype=np.uint16))
            begun.finish_enhanced()
        case "replace":
            begun.set_enhanced(flat(GREEN, dtype=np.uint16))
        case "clear":
            begun.clear_enhanced()
        case "drop":
            begun.drop_preview()
        case "next run":
            begun.begin_enhanced(2)
        case "photo":
            begun.set_photo(flat(RED))
    assert not begun.previewing
    assert colour(begun, 200, 150) != BLUE
    assert not badge(begun)


def test_a_preview_of_a_run_given_up_is_not_shown(view: CompareView) -> None:
    view.set_photo(flat(RED))
    view.set_mode(ViewMode.ENHANCED)
    view.show_preview(patch(BLUE))
    assert colour(view, 200, 150) == RED
    view.set_enhanced(flat(GREEN, dtype=np.uint16))
    view.show_preview(patch(BLUE))
    assert colour(view, 200, 150) == GREEN


def test_a_denser_one_lies_over_a_coarser_one_whichever_comes_first(begun: CompareView) -> None:
    part = patch(YELLOW, (100, 100, 100, 50), (100, 50))
    for order in ((part, patch(BLUE)), (patch(BLUE), part)):
        begun.begin_enhanced(1)
        for one in order:
            begun.show_preview(one)
        assert (colour(begun, 150, 125), colour(begun, 300, 200)) == (YELLOW, BLUE)


def test_what_no_preview_covers_stays_dimmed_and_hatched(begun: CompareView) -> None:
    begun.show_preview(patch(BLUE, (0, 0, 200, 300)))
    assert colour(begun, 150, 250) == BLUE
    right = screen(begun)[200:, 250:]
    assert len(np.unique(right.reshape(-1, 3), axis=0)) == 2, "dimmed, and the lines of the hatching"


@pytest.mark.parametrize("zoom", [0.25, 1.0, 1.6, 4.0])
@pytest.mark.parametrize("scale", [1, 2])
def test_every_place_of_it_lies_on_its_place_of_the_photo(view: CompareView, qtbot: QtBot, zoom: float, scale: int) -> None:
    """A preview that is the photo itself, reduced by a step that is no whole number, looks like the photo at every zoom."""
    import cv2

    photo = cv2.GaussianBlur(noise(400, 300), (0, 0), 6)
    photo = np.clip((photo.astype(int) - 128) * 6 + 128, 0, 255).astype(np.uint8)
    small = cv2.resize(photo[40:260, 60:330], (163, 131), interpolation=cv2.INTER_AREA)
    view.set_photo(photo)
    view.begin_enhanced(scale)
    view.show_preview(prepare_patch(small, 60, 40, 270, 220))
    view.zoom_by(zoom / scale / view.zoom)
    view.set_mode(ViewMode.ORIGINAL)
    qtbot.wait(100)  # what is behind the first, rough picture
    original = screen(view).astype(int)
    view.set_mode(ViewMode.ENHANCED)
    shown = screen(view).astype(int)
    half = round(60 * zoom), round(80 * zoom)  # around the middle, well inside the part and away from the labels
    middle = np.s_[max(0, 150 - half[0]) + 40 : min(300, 150 + half[0]), max(0, 200 - half[1]) + 90 : min(400, 200 + half[1])]
    if zoom < 1:
        middle = np.s_[140:165, 190:215]
    assert np.abs(shown[middle] - original[middle]).mean() <= 4
    assert original[middle].std() > 15, "flat ground would show nothing"


def test_strength_mixes_it_with_the_original_too(begun: CompareView) -> None:
    begun.show_preview(patch(BLUE))
    begun.set_mix(0.5)
    assert np.abs(np.array(colour(begun, 200, 150)) - (np.array(BLUE) + RED) / 2).max() <= 1


def test_no_seam_is_left_at_the_photos_border(view: CompareView) -> None:
    """Sizes at which photo, preview and screen do not divide evenly."""
    view.set_mode(ViewMode.ENHANCED)
    for width, height in ((397, 311), (1001, 333), (613, 787)):
        view.set_photo(flat(RED, width, height))
        view.begin_enhanced(1)
        view.show_preview(patch(BLUE, (0, 0, width, height), (83, 61)))
        picture = screen(view)
        reddish = (picture[..., 0].astype(int) - picture[..., 2] > 20) & (np.abs(picture.astype(int) - BADGE).max(axis=2) > 60)
        assert reddish[60:].sum() == 0
