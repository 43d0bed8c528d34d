"""Laying two photos over each other as a whole: key points, a robust homography, the lenses' radial terms, and ECC on top.

Works on small copies (longer side `WORK_SIDE`); `engine.registration.register` refines at full resolution. Lowe 2004 (SIFT, ratio
test), Barath et al. 2020 (MAGSAC++), Evangelidis and Psarakis 2008 (ECC). Any thread.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.errors import EngineError
from engine.registration.lens import LensOfPhoto, Points
from engine.registration.model import GlobalModel, Mapping, from_homography
from engine.registration.shifts import band
from engine.registration.warp import Places

WORK_SIDE = 1600
KEY_POINTS = 5000
RATIO = 0.75
LEAST_INLIERS = 20
_THRESHOLD = 4.0
"""Pixels of the small copy. Wide enough for the bend of an uncalibrated lens over the middle of a photo; the rest is fitted after."""
_REACH = 12.0
"""Pixels of the small copy within which matches are taken up again once the radial terms are free."""
_CALM = 0.8
"""Sigma in pixels of the small copy."""
_ECC_SIDE = 1000


class NoMatch(EngineError):
    """Two photos do not show the same scene, or not in a way that one can be laid over the other."""


@dataclass(frozen=True)
class Matches:
    """Key points of two pictures that look alike: (N, 2) pixels in each. candidates: key points there were in the first."""

    first: Points
    second: Points
    candidates: int


@dataclass(frozen=True)
class Found:
    """The model in full-size pixels, and the matches that obey it, in pixels of the full-size photos."""

    model: GlobalModel
    first: Points
    second: Points
    matches: int


def key_points(grey: NDArray[np.uint8], count: int = KEY_POINTS) -> tuple[Points, NDArray[np.float32]]:
    """SIFT key points (N, 2) and their descriptors (N, 128), as RootSIFT: Hellinger distance tells them apart better than Euclid's."""
    # Less contrast than usual suffices: phones smooth, and the ratio test throws out what is not distinct.
    low, high = np.percentile(grey, (0.5, 99.5))
    # A photo by night uses a tenth of the scale, and key points are chosen by contrast; blurred first, since noise grows along.
    calm = np.asarray(cv2.GaussianBlur(grey.astype(np.float32), (0, 0), _CALM), np.float32)
    stretched = np.clip((calm - low) * (255.0 / max(float(high - low), 16.0)), 0, 255).astype(np.uint8)
    points, descriptors = cv2.SIFT.create(nfeatures=count, contrastThreshold=0.02).detectAndCompute(stretched, None)
    if descriptors is None or len(points) == 0:
        return np.zeros((0, 2)), np.zeros((0, 128), np.float32)
    roots = np.sqrt(descriptors / np.maximum(descriptors.sum(axis=1, keepdims=True), 1e-6))
    return np.array([point.pt for point in points], np.float64), roots.astype(np.float32)


def matched(first: tuple[Points, NDArray[np.float32]], second: tuple[Points, NDArray[np.float32]]) -> Matches:
    """Matches that pass the ratio test; each key point of the second picture is used once, by its best match."""
    if len(first[0]) < 2 or len(second[0]) < 2:
        return Matches(np.zeros((0, 2)), np.zeros((0, 2)), len(first[0]))
    best: dict[int, tuple[float, int]] = {}
    for nearest, other in cv2.BFMatcher(cv2.NORM_L2).knnMatch(first[1], second[1], k=2):
        if nearest.distance < RATIO * other.distance and nearest.distance < best.get(nearest.trainIdx, (np.inf, 0))[0]:
            best[nearest.trainIdx] = (nearest.distance, nearest.queryIdx)
    pairs = np.array([(query, train) for train, (_, query) in best.items()], np.int64).reshape(-1, 2)
    return Matches(first[0][pairs[:, 0]], second[0][pairs[:, 1]], len(first[0]))


def homography(matches: Matches, threshold: float = _THRESHOLD) -> tuple[NDArray[np.float64], NDArray[np.bool_]] | None:
    """First to second picture and which matches obey it; None when there are too few to tell."""
    if len(matches.first) < 8:
        return None
    matrix, mask = cv2.findHomography(matches.first, matches.second, cv2.USAC_MAGSAC, threshold, maxIters=10_000, confidence=0.9999)
    return None if matrix is None else (np.asarray(matrix, np.float64), mask.ravel().astype(bool))


def small_copy(picture: NDArray[np.uint8], side: int) -> tuple[NDArray[np.uint8], float]:
    """A copy whose longer side is at most `side`, averaged over areas, and how many times smaller it is."""
    shrink = max(1.0, max(picture.shape[:2]) / side)
    if shrink == 1.0:
        return picture, 1.0
    size = (max(1, round(picture.shape[1] / shrink)), max(1, round(picture.shape[0] / shrink)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8), shrink


def enlarged(points: Points, small: NDArray[np.uint8], full: NDArray[np.uint8]) -> Points:
    """Pixels of a small copy in the full picture."""
    scale = np.array([full.shape[1] / small.shape[1], full.shape[0] / small.shape[0]])
    return (points + 0.5) * scale - 0.5


def search(phone: NDArray[np.uint8], camera: NDArray[np.uint8], phone_lens: LensOfPhoto | None, camera_lens: LensOfPhoto | None) -> Found:
    """The model that carries the grey photo `phone` to `camera`, good to about a pixel of the small copies. Raises NoMatch."""
    small_phone, _ = small_copy(phone, WORK_SIDE)
    small_camera, shrink = small_copy(camera, WORK_SIDE)
    matches = matched(key_points(small_phone), key_points(small_camera))
    first, second = enlarged(matches.first, small_phone, phone), enlarged(matches.second, small_camera, camera)
    # From here on in full-size pixels, straightened where the lens is known.
    straight = Matches(
        phone_lens.straight(first) if phone_lens else first, camera_lens.straight(second) if camera_lens else second, matches.candidates
    )
    found = homography(straight, _THRESHOLD * shrink)
    inliers = 0 if found is None else int(found[1].sum())
    if found is None or inliers < LEAST_INLIERS:
        raise NoMatch(f"they do not show the same scene, as far as can be told: only {inliers} details of one were found in the other")
    sizes = (phone.shape[1], phone.shape[0]), (camera.shape[1], camera.shape[0])
    model = from_homography(found[0], *sizes, phone_lens, camera_lens)
    check_plausible(model)
    for _ in range(3):
        missed = np.hypot(*(model.at(first) - second).T)
        near = missed < _REACH * shrink
        # As robust as the scene allows: where it has depth, one plane of it must not win over all others.
        usual = float(np.median(missed[near]))
        model = model.fitted(first[near], second[near], max(2.0 * usual, 0.5 * shrink))
    near = np.hypot(*(model.at(first) - second).T) < _THRESHOLD * shrink
    if near.sum() < LEAST_INLIERS:
        raise NoMatch(f"they do not show the same scene, as far as can be told: only {near.sum()} details of one were found in the other")
    check_plausible(model)
    return Found(_ecc(model, phone, camera), first[near], second[near], len(first))


def check_plausible(model: GlobalModel) -> None:
    """Raises NoMatch for a model that no two cameras can make: mirrored, folded, or absurdly scaled."""
    width, height = model.phone_size
    x, y = np.meshgrid(np.linspace(0, width - 1, 7), np.linspace(0, height - 1, 7))
    points = np.column_stack([x.ravel(), y.ravel()])
    here, area = model.at(points), model.area(points)
    inside = np.all((here >= 0) & (here <= np.array(model.camera_size) - 1), axis=1)
    if not inside.any():
        raise NoMatch("what they have in common is too little to lay one over the other")
    if np.median(area) <= 0:
        raise NoMatch("one of them is mirrored, or they do not show the same scene")
    scales = np.sqrt(np.maximum(area[inside], 0.0))
    if scales.min() < 0.1 or scales.max() > 12.0 or scales.max() > 3.0 * scales.min():
        raise NoMatch("they do not show the same scene, as far as can be told: their likeness would need an impossible viewpoint")


def _ecc(model: GlobalModel, phone: NDArray[np.uint8], camera: NDArray[np.uint8]) -> GlobalModel:
    """The model after ECC with a homography on small copies; the one it was given where ECC finds nothing better."""
    small, _ = small_copy(phone, _ECC_SIDE)
    small_camera, shrink = small_copy(camera, round(max(camera.shape) * _ECC_SIDE / max(phone.shape)))
    size = (small.shape[1], small.shape[0])
    x, y = np.meshgrid(np.linspace(0, phone.shape[1] - 1, 25), np.linspace(0, phone.shape[0] - 1, 25))
    points = np.column_stack([x.ravel(), y.ravel()])
    in_small, there = _reduced(points, small, phone), _reduced(model.at(points), small_camera, camera)
    plane, _ = cv2.findHomography(in_small, there)
    reduced = from_homography(np.asarray(plane, np.float64), size, (small_camera.shape[1], small_camera.shape[0])).fitted(
        in_small, there, 2.0
    )
    places = Places(Mapping(reduced))
    covered = np.asarray(cv2.resize(places.covered().astype(np.uint8), size, interpolation=cv2.INTER_NEAREST), np.uint8)
    first, second = band(small), band(places.warped(small_camera, fine=False))
    before = _correlation(first, second, covered)
    criteria = (cv2.TERM_CRITERIA_COUNT | cv2.TERM_CRITERIA_EPS, 50, 1e-6)
    try:
        after, warp = cv2.findTransformECC(first, second, np.eye(3, dtype=np.float32), cv2.MOTION_HOMOGRAPHY, criteria, covered, 3)
    except cv2.error:  # It did not converge: the key points have the last word.
        return model
    moved = np.asarray(cv2.perspectiveTransform(in_small[:, None, :], warp.astype(np.float64)), np.float64).reshape(-1, 2)
    if not after > before or np.abs(moved - in_small).max() > 8.0:
        return model
    return model.fitted(points, model.at(enlarged(moved, small, phone)), 2.0 * shrink)


def _reduced(points: Points, small: NDArray[np.uint8], full: NDArray[np.uint8]) -> Points:
    scale = np.array([small.shape[1] / full.shape[1], small.shape[0] / full.shape[0]])
    return (points + 0.5) * scale - 0.5


def _correlation(first: NDArray[np.float32], second: NDArray[np.float32], mask: NDArray[np.uint8]) -> float:
    inside = mask.astype(bool)
    if inside.sum() < 100:
        return -1.0
    return float(np.corrcoef(first[inside], second[inside])[0, 1])
