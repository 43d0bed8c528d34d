"""A chessboard calibrates a lens: a known distortion shrinks to a fraction, whichever way up the photos were taken."""

import cv2
import numpy as np
import pytest
from PIL import Image

from engine.core.errors import UsageError
from engine.core.metadata import upright
from engine.core.photo import Photo
from engine.core.progress import NullProgress
from engine.registration.lens import calibrate, to_stored
from engine.registration.register import register
from tests.registration.scenes import save, scene

SIZE = (480, 360)
MATRIX = np.array([[430.0, 0, 243.0], [0, 432.0, 176.0], [0, 0, 1]])
BARREL = np.array([-0.28, 0.08, 0.0, 0.0, 0.0])
CORNERS = (9, 6)


def board(square: int = 40) -> np.ndarray:
    """A board of 10 x 7 squares with a white rim; its first inner corner lies 2 squares in."""
    rows, columns = np.mgrid[0 : 9 * square, 0 : 12 * square] // square
    inside = (rows >= 1) & (rows < 8) & (columns >= 1) & (columns < 11)
    grey = np.where(inside & ((rows + columns) % 2 == 0), 25, 230).astype(np.uint8)
    return cv2.GaussianBlur(np.repeat(grey[..., None], 3, axis=2), (0, 0), 1.0)


def seen(turn: tuple[float, float, float], distance: float, aside: tuple[float, float], seed: int) -> np.ndarray:
    """The board as the bending lens sees it, turned and moved; RGB uint8."""
    picture, square = board(), 40
    rotation, _ = cv2.Rodrigues(np.array(turn))
    x, y = np.meshgrid(np.arange(SIZE[0]), np.arange(SIZE[1]))
    pixels = np.column_stack([x.ravel(), y.ravel()]).astype(np.float64)
    rays = cv2.undistortPoints(pixels[:, None], MATRIX, BARREL).reshape(-1, 2)
    # Where the ray meets the board's plane, in squares from the board's middle.
    plane = np.column_stack([rotation[:, 0], rotation[:, 1], [*aside, distance]])
    there = np.column_stack([rays, np.ones(len(rays))]) @ np.linalg.inv(plane).T
    places = (there[:, :2] / there[:, 2:] + [6.0, 4.5]) * square - 0.5
    photo = cv2.remap(picture, places.reshape(*SIZE[::-1], 2).astype(np.float32), None, cv2.INTER_LINEAR, borderValue=(200, 200, 200))
    noise = np.random.default_rng(seed).normal(0, 2, photo.shape)
    return np.clip(photo + noise, 0, 255).astype(np.uint8)


VIEWS = [
    ((0.0, 0.0, 0.0), 12.5, (0.0, 0.0)),
    ((0.35, 0.1, 0.05), 13.0, (1.2, 0.5)),
    ((-0.3, 0.25, -0.1), 13.5, (-1.4, -0.7)),
    ((0.1, -0.4, 0.1), 13.0, (-1.0, 0.9)),
    ((-0.2, -0.3, 0.0), 12.5, (1.3, -0.8)),
    ((0.3, 0.35, 0.15), 14.0, (0.0, 1.2)),
]


@pytest.fixture(scope="module")
def boards(tmp_path_factory):
    folder = tmp_path_factory.mktemp("boards")
    for number, (turn, distance, aside) in enumerate(VIEWS):
        save(folder / f"{number}.png", seen(turn, distance, aside, number))
    save(folder / "cat.png", scene(480, 360))
    return folder


def true_straight(points: np.ndarray) -> np.ndarray:
    return cv2.undistortPoints(points[:, None], MATRIX, BARREL, P=MATRIX).reshape(-1, 2)


def grid() -> np.ndarray:
    x, y = np.meshgrid(np.linspace(30, SIZE[0] - 31, 9), np.linspace(30, SIZE[1] - 31, 7))
    return np.column_stack([x.ravel(), y.ravel()])


def off_a_line(points: np.ndarray) -> float:
    """How far the rows of the grid are from straight, at most."""
    worst = 0.0
    for row in points.reshape(7, 9, 2):
        away = row - row.mean(axis=0)
        worst = max(worst, float(np.abs(away @ np.linalg.svd(away)[2][1]).max()))
    return worst


def test_calibration_makes_straight_lines_straight_again(boards):
    lens = calibrate(boards, CORNERS, NullProgress())
    assert lens.views == len(VIEWS), "the photo without a board is passed over"
    assert lens.error < 0.3
    of_photo = lens.of_photo(Photo(np.zeros((SIZE[1], SIZE[0], 3), np.uint8)))
    # What the true lens bends of a straight grid:
    rays = np.column_stack([(grid() - MATRIX[:2, 2]) / [430.0, 432.0], np.ones(63)])
    bent = cv2.projectPoints(rays[:, None], np.zeros(3), np.zeros(3), MATRIX, BARREL)[0].reshape(-1, 2)
    assert off_a_line(bent) > 3.0
    assert off_a_line(of_photo.straight(bent)) < 0.3
    assert np.allclose(of_photo.bent(of_photo.straight(bent)), bent, atol=1e-3)


def test_the_number_of_squares_is_understood_too(boards):
    assert calibrate(boards, (10, 7), NullProgress()).views == len(VIEWS)


def test_a_larger_photo_of_the_same_sensor_is_bent_alike_and_another_shape_is_not_corrected(boards):
    lens = calibrate(boards, CORNERS, NullProgress())
    small = lens.of_photo(Photo(np.zeros((SIZE[1], SIZE[0], 3), np.uint8)))
    large = lens.of_photo(Photo(np.zeros((2 * SIZE[1], 2 * SIZE[0], 3), np.uint8)))
    assert np.allclose(large.straight((grid() + 0.5) * 2 - 0.5), (small.straight(grid()) + 0.5) * 2 - 0.5, atol=1e-6)
    assert lens.of_photo(Photo(np.zeros((300, 480, 3), np.uint8))) is None


@pytest.mark.parametrize("orientation", range(1, 9))
def test_upright_pixels_find_their_place_in_the_stored_photo(orientation):
    stored = np.arange(5 * 7, dtype=np.uint8).reshape(5, 7, 1).repeat(3, axis=2)
    turned = upright(stored, orientation)
    y, x = np.mgrid[0 : turned.shape[0], 0 : turned.shape[1]]
    matrix = to_stored(orientation, 7, 5)
    places = np.column_stack([x.ravel(), y.ravel()]) @ matrix[:2, :2].T + matrix[:2, 2]
    assert np.array_equal(stored[places[:, 1].astype(int), places[:, 0].astype(int)], turned.reshape(-1, 3))


def test_boards_photographed_upright_give_the_same_lens(boards, tmp_path):
    for path in boards.glob("[0-9].png"):
        exif = Image.Exif()
        exif[0x0112] = 6
        Image.open(path).save(tmp_path / path.name, exif=exif)
    turned, plain = (calibrate(folder, CORNERS, NullProgress()) for folder in (tmp_path, boards))
    assert turned.size == plain.size == SIZE
    assert np.allclose(turned.matrix, plain.matrix, atol=1.0)


def test_a_calibrated_lens_is_taken_out_while_registering(boards):
    """The phone bends, the camera does not: with the lens known, the straightened phone is a plain homography from the camera."""
    view = scene(900, 700, 6)
    x, y = np.meshgrid(np.arange(SIZE[0]), np.arange(SIZE[1]))
    straight = true_straight(np.column_stack([x.ravel(), y.ravel()]).astype(np.float64))
    places = (straight * 1.3 + [130.0, 110.0]).reshape(*SIZE[::-1], 2).astype(np.float32)
    phone = cv2.remap(view, places, None, cv2.INTER_CUBIC)
    lens = calibrate(boards, CORNERS, NullProgress()).of_photo(Photo(phone))
    found = register(phone, view, NullProgress(), lens)
    missed = np.hypot(*(found.mapping.at(grid()) - (true_straight(grid()) * 1.3 + [130.0, 110.0])).T) / 1.3
    assert np.median(missed) < 0.1
    assert missed.max() < 0.5
    assert np.abs(found.mapping.model.phone_radial).max() < 0.01, "nothing is left for the radial terms to do"


def test_too_few_boards_are_wrong_usage(boards, tmp_path):
    with pytest.raises(UsageError, match="None of the"):
        calibrate(boards, (5, 4), NullProgress())
    save(tmp_path / "one.png", seen(*VIEWS[0], 0))
    with pytest.raises(UsageError, match="Only 1 photos"):
        calibrate(tmp_path, CORNERS, NullProgress())
    with pytest.raises(UsageError, match="not a folder"):
        calibrate(tmp_path / "nowhere", CORNERS, NullProgress())
