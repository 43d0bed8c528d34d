"""What a lens does to straight lines: calibration from photos of a chessboard, and points with and without the distortion.

A lens belongs to the sensor, so it is kept in the frame of the pixels as stored; photos are upright, and `LensOfPhoto` turns back and
forth. Zhang's method and the Brown-Conrady model (k1, k2, p1, p2) as OpenCV has them. Any thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.errors import EngineError, UsageError
from engine.core.photo import Photo, to_depth
from engine.core.photo_io import SUPPORTED_SUFFIXES, read_photo
from engine.core.progress import Progress

Points = NDArray[np.float64]
"""(N, 2) x and y in pixels, the centre of the first pixel at 0, 0."""

MIN_VIEWS = 4
_SEARCH_SIDE = 1600
"""Pixels of the longer side at which a board is looked for; its corners are then refined at full resolution."""
_ROUNDS = 15
_SAME_SHAPE = 0.01
"""How far the aspect ratios of two photos from one sensor may differ: sides are rounded to multiples of 2 to 16."""


@dataclass(frozen=True)
class Lens:
    """A calibrated lens. matrix: 3 x 3, in pixels of photos of `size` (width, height), stored frame; distortion: k1, k2, p1, p2, k3.

    error: root mean square distance in pixels between the corners found and those the model predicts; views: photos used.
    """

    matrix: NDArray[np.float64]
    distortion: NDArray[np.float64]
    size: tuple[int, int]
    error: float
    views: int

    def of_photo(self, photo: Photo) -> "LensOfPhoto | None":
        """The lens in the frame of an upright photo; None when the photo has another shape than the chessboard's photos."""
        turned = photo.orientation >= 5
        width, height = (photo.height, photo.width) if turned else (photo.width, photo.height)
        if abs(np.log((width / height) / (self.size[0] / self.size[1]))) > _SAME_SHAPE:
            return None
        scale = np.diag([width / self.size[0], height / self.size[1], 1.0])
        # A pixel's centre lies half a pixel from its corner at every scale.
        half = np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.5], [0.0, 0.0, 1.0]])
        matrix = np.linalg.inv(half) @ scale @ half @ self.matrix
        return LensOfPhoto(matrix, self.distortion, to_stored(photo.orientation, width, height))


@dataclass(frozen=True)
class LensOfPhoto:
    """A lens for one photo. turn: 3 x 3, from upright pixels to stored ones."""

    matrix: NDArray[np.float64]
    distortion: NDArray[np.float64]
    turn: NDArray[np.float64]

    def straight(self, points: Points) -> Points:
        """Where points of the upright photo would lie if the lens kept lines straight."""
        # The distortion is a small move, so taking away what it would add converges fast.
        found = points.copy()
        for _ in range(_ROUNDS):
            found -= self.bent(found) - points
        return found

    def bent(self, points: Points) -> Points:
        """The inverse of `straight`."""
        stored = _moved(np.linalg.inv(self.matrix) @ self.turn, points)
        rays = np.column_stack([stored, np.ones(len(stored))])
        seen, _ = cv2.projectPoints(rays[:, None, :], np.zeros(3), np.zeros(3), self.matrix, self.distortion)
        return _moved(np.linalg.inv(self.turn), np.asarray(seen, np.float64).reshape(-1, 2))


def to_stored(orientation: int, width: int, height: int) -> NDArray[np.float64]:
    """3 x 3: pixels of an upright photo to those of the stored one of that size, for an EXIF orientation 1-8."""
    turn = np.eye(3)
    if orientation in (2, 3, 6, 7):  # The reverse of engine.core.metadata.upright, last step first.
        across = (height if orientation >= 5 else width) - 1
        turn = np.array([[-1.0, 0.0, across], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]) @ turn
    if orientation in (3, 4, 7, 8):
        down = (width if orientation >= 5 else height) - 1
        turn = np.array([[1.0, 0.0, 0.0], [0.0, -1.0, down], [0.0, 0.0, 1.0]]) @ turn
    if orientation >= 5:
        turn = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]) @ turn
    return turn


def _moved(matrix: NDArray[np.floating[Any]], points: Points) -> Points:
    return points @ matrix[:2, :2].T + matrix[:2, 2]


def calibrate(folder: Path, squares: tuple[int, int], progress: Progress) -> Lens:
    """The lens that took the photos of a chessboard in `folder`.

    squares: inner corners across and down, as OpenCV counts them; where no board of that kind is found, the numbers are taken for
    those of the squares. Photos without a board, and of another size than most, are passed over. Raises UsageError when fewer than
    MIN_VIEWS show the board, Cancelled.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder.")
    if min(squares) < 4:
        raise UsageError(f"A chessboard of {squares[0]} by {squares[1]} is too small; it needs 4 corners or more in each direction.")
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUPPORTED_SUFFIXES and not path.name.startswith("."))
    views: list[tuple[tuple[int, int], NDArray[np.float32], tuple[int, int]]] = []
    for number, path in enumerate(paths):
        progress.check_cancelled()
        progress.report(number / len(paths), f"Chessboard {path.name}")
        found = _corners_in(path, squares)
        if found is not None:
            views.append(found)
    boards = [(board, size) for board, _, size in views]
    if not boards:
        raise UsageError(f"None of the {len(paths)} photos in {folder} shows a whole chessboard of {squares[0]} by {squares[1]} corners.")
    kind = max(set(boards), key=boards.count)
    corners = [points for board, points, size in views if (board, size) == kind]
    if len(corners) < MIN_VIEWS:
        raise UsageError(f"Only {len(corners)} photos in {folder} show the whole chessboard at one size; {MIN_VIEWS} are needed.")
    return _solve(corners, *kind)


def _solve(corners: Sequence[NDArray[np.float32]], board: tuple[int, int], size: tuple[int, int]) -> Lens:
    across, down = board
    flat = np.zeros((across * down, 3), np.float32)
    flat[:, :2] = np.mgrid[0:across, 0:down].T.reshape(-1, 2)
    # k3 only fits noise with as few views as people take, and bends what lies outside of them.
    error, matrix, distortion, _, _ = cv2.calibrateCamera(
        [flat] * len(corners), list(corners), size, np.eye(3), np.zeros(5), flags=cv2.CALIB_FIX_K3
    )
    return Lens(np.asarray(matrix, np.float64), np.asarray(distortion, np.float64).reshape(-1), size, float(error), len(corners))


def _corners_in(path: Path, squares: tuple[int, int]) -> tuple[tuple[int, int], NDArray[np.float32], tuple[int, int]] | None:
    """(corners across and down, their places in the stored frame, the stored size); None without a board."""
    try:
        photo = read_photo(path)
    except EngineError:
        return None
    grey = cv2.cvtColor(np.asarray(to_depth(photo.pixels, 8)), cv2.COLOR_RGB2GRAY)
    shrink = min(1.0, _SEARCH_SIDE / max(grey.shape))
    small = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA) if shrink < 1 else grey
    for board in (squares, (squares[0] - 1, squares[1] - 1)):
        seen, corners = cv2.findChessboardCorners(small, board, flags=cv2.CALIB_CB_ADAPTIVE_THRESH | cv2.CALIB_CB_NORMALIZE_IMAGE)
        if not seen:
            continue
        full = (np.asarray(corners, np.float32).reshape(-1, 1, 2) + 0.5) / shrink - 0.5
        reach = _refining_reach(full.reshape(-1, 2))
        criteria = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 40, 1e-3)
        exact = cv2.cornerSubPix(grey, np.ascontiguousarray(full, np.float32), (reach, reach), (-1, -1), criteria).reshape(-1, 2)
        turned = photo.orientation >= 5
        size = (photo.height, photo.width) if turned else (photo.width, photo.height)
        stored = _moved(to_stored(photo.orientation, *size), exact.astype(np.float64))
        return board, stored.astype(np.float32), size
    return None


def _refining_reach(corners: NDArray[np.float32]) -> int:
    """Half the side of the window in which a corner is refined: no other corner may lie in it."""
    gaps = np.linalg.norm(corners[:, None] - corners[None], axis=-1)
    gaps[np.diag_indices(len(corners))] = np.inf
    return int(np.clip(gaps.min() * 0.35, 2, 15))
