"""How far two pictures of one frame are apart, window by window: enhanced correlation to a fraction of a pixel, with its uncertainty.

Only measures; nothing is moved here. Evangelidis and Psarakis 2008 (ECC), with translations, on band-passed grey, so that gain,
bias and vignetting do not matter. Any thread.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.progress import Progress
from engine.registration.lens import Points

SURE = 0.3
"""Standard deviation in pixels up to which a measured shift counts."""
_LOW, _HIGH = 1.0, 8.0
"""Sigmas of the band's two Gaussians, pixels: noise above it, vignetting and light below it."""
_CORRELATED = 4.0 * np.pi * _LOW**2
"""Pixels that share their noise after the blur, so that many fewer than the window's are independent."""
_LEAST_CORRELATION = 0.35
_FLAT = 0.35
"""Contrast of the band (8-bit steps) below which a window shows nothing but rounding."""


@dataclass(frozen=True)
class Shifts:
    """What was measured at N windows. shift: (N, 2), where the second picture shows what the first has at the centre, minus the centre.

    deviation: standard deviation in pixels along the worst direction, inf where nothing could be told; correlation: of the band,
    after the shift.
    """

    centres: Points
    shift: Points
    deviation: NDArray[np.float64]
    correlation: NDArray[np.float64]

    @property
    def sure(self) -> NDArray[np.bool_]:
        return self.deviation <= SURE

    def lengths(self) -> NDArray[np.float64]:
        """Lengths of the sure shifts, pixels."""
        return np.hypot(*self.shift[self.sure].T)


def band(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Grey without what is finer than noise or coarser than texture; float32, about zero."""
    values = grey.astype(np.float32)
    fine = np.asarray(cv2.GaussianBlur(values, (0, 0), _LOW), np.float32)
    fine -= np.asarray(cv2.GaussianBlur(values, (0, 0), _HIGH), np.float32)
    return fine


def measured(
    first: NDArray[np.float32],
    second: NDArray[np.float32],
    centres: Points,
    window: int,
    search: int,
    usable: NDArray[np.bool_] | None = None,
    progress: Progress | None = None,
) -> Shifts:
    """Shifts of `second` against `first` (bands of equal size) in square windows of `window` pixels, up to `search` pixels each way.

    Nothing is told about centres that are not `usable` (N) or whose window reaches out of the picture. Raises Cancelled.
    """
    count = len(centres)
    shift, deviation, correlation = np.zeros((count, 2)), np.full(count, np.inf), np.zeros(count)
    corners = np.rint(centres - (window - 1) / 2).astype(np.int64)
    height, width = first.shape
    for number, (left, top) in enumerate(corners):
        if progress is not None and number % 64 == 0:
            progress.check_cancelled()
            progress.report(number / count)
        if usable is not None and not usable[number]:
            continue
        if left < 0 or top < 0 or left + window > width or top + window > height:
            continue
        area = (slice(top, top + window), slice(left, left + window))
        found = _one(first[area], second[area], search)
        if found is not None:
            shift[number], deviation[number], correlation[number] = found
    return Shifts(centres, shift, deviation, correlation)


def _one(first: NDArray[np.float32], second: NDArray[np.float32], search: int) -> tuple[NDArray[np.float64], float, float] | None:
    """(shift, deviation, correlation) of one window; None when it shows nothing or the best place lies at the border of the search."""
    template = np.ascontiguousarray(first[search:-search, search:-search])
    contrast = float(template.std())
    if contrast < _FLAT or float(second.std()) < _FLAT:
        return None
    scores = cv2.matchTemplate(second, template, cv2.TM_CCOEFF_NORMED)
    _, best, _, place = cv2.minMaxLoc(scores)
    if best < _LEAST_CORRELATION or not all(0 < at < 2 * search for at in place):
        return None
    warp = np.array([[1.0, 0.0, place[0]], [0.0, 1.0, place[1]]], np.float32)
    criteria = (cv2.TERM_CRITERIA_COUNT | cv2.TERM_CRITERIA_EPS, 30, 1e-8)
    try:
        everywhere = np.ones(second.shape, np.uint8)
        correlation, found = cv2.findTransformECC(template, second, warp, cv2.MOTION_TRANSLATION, criteria, everywhere, 1)
    except cv2.error:  # It did not converge.
        return None
    shift = np.asarray(found, np.float64)[:, 2] - search
    # ECC climbs to the top of the peak that was found; far away from it, it has run off along an edge.
    if np.abs(shift + search - place).max() > 1.5 or not _LEAST_CORRELATION <= correlation <= 1.0 + 1e-4:
        return None
    return shift, _deviation(template, contrast, min(correlation, 1.0)), min(correlation, 1.0)


def _deviation(template: NDArray[np.float32], contrast: float, correlation: float) -> float:
    """The Cramér-Rao bound along the worst direction: what does not correlate is noise, and only gradients across it tell a shift."""
    across, down = cv2.Sobel(template, cv2.CV_32F, 1, 0, scale=0.125), cv2.Sobel(template, cv2.CV_32F, 0, 1, scale=0.125)
    xx, xy, yy = float((across * across).sum()), float((across * down).sum()), float((down * down).sum())
    least = (xx + yy) / 2.0 - np.hypot((xx - yy) / 2.0, xy)
    noise = contrast**2 * (1.0 / max(correlation, 1e-3) ** 2 - 1.0) + 0.05**2
    return float(np.sqrt(noise * _CORRELATED / max(least, 1e-9)))
