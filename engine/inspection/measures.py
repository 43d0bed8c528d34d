"""The numbers of a comparison: PSNR, SSIM, CIEDE2000 and noise, over a box or a whole photo, in memory for a few rows.

PSNR and SSIM are those of `engine.core.metrics` on all three channels. Noise is the robust estimate of Donoho and Johnstone, "Ideal
spatial adaptation by wavelet shrinkage", Biometrika 1994: the median magnitude of the finest diagonal Haar details of luma over 0.6745;
edges, being few, hardly move a median. The photo's noise is measured in its own pixels, never in enlarged ones. Blocks; any thread.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.core.lab import ColourSpace, ciede2000
from engine.core.metrics import SIGMA, WINDOW
from engine.core.photo import Pixels
from engine.core.progress import Progress
from engine.inspection.pair import LUMA, Deep, Pair

Values = NDArray[np.float32]

_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
_GAUSSIAN_MEDIAN = 0.6745
"""Median magnitude of a normal distribution with deviation 1."""
_DETAIL_STEP, _DETAIL_BINS = 1 / 64, 255 * 64 + 1
_DIFFERENCE_STEP, _DIFFERENCE_BINS = 0.01, 15_000


@dataclass(frozen=True)
class Differences:
    """CIEDE2000 over some pixels: mean, 95th percentile (to 0.01) and largest."""

    mean: float
    p95: float
    largest: float


@dataclass(frozen=True)
class Measures:
    """width, height: of what was measured, in the result's pixels. psnr: decibels, infinite where nothing differs. ssim: NaN for less than
    11 pixels a side. noise_before, noise_after: standard deviation in values 0-255; NaN for less than two pixels a side."""

    width: int
    height: int
    psnr: float
    ssim: float
    difference: Differences
    noise_before: float
    noise_after: float


def measure(pair: Pair, space: ColourSpace, progress: Progress, heed: Callable[[int, Values], None] | None = None) -> Measures:
    """Everything about a pair, row by row; `space` says what its numbers mean. heed: gets the CIEDE2000 values of every strip with its
    first row. Raises Cancelled."""
    width, height = pair.size
    sums, similarity, differences, details = _Errors(), _Similarity(), DifferenceCount(), _Details()
    for top, bottom in pair.strips():
        progress.check_cancelled()
        progress.report(top / height)
        # Windows that begin in this strip reach into the next.
        before, after = pair.rows(top, min(bottom + WINDOW - 1, height))
        rows = bottom - top
        first, second = _bytes(before), _bytes(after)
        sums.add(first[:rows], second[:rows])
        similarity.add(first, second)
        apart = ciede2000(space.lab(before[:rows]), space.lab(after[:rows]))
        differences.add(apart)
        if heed is not None:
            heed(top, apart)
        details.add(second[:rows])
    return Measures(
        width, height, sums.psnr, similarity.mean, differences.result(), noise(pair.source) if pair.source.size else np.nan, details.noise
    )


def noise(pixels: Pixels) -> float:
    """The deviation of noise in luma, in values 0-255, of (height, width, 3) pixels; NaN below two pixels a side."""
    details, step = _Details(), max(2, (1 << 17) // pixels.shape[1] // 2 * 2)
    for top in range(0, pixels.shape[0], step):
        details.add(_bytes(pixels[top : top + step]))
    return details.noise


class DifferenceCount:
    """Collects CIEDE2000 values piece by piece."""

    def __init__(self) -> None:
        self._counts = np.zeros(_DIFFERENCE_BINS, np.int64)
        self._sum, self._largest = 0.0, 0.0

    def add(self, values: Values) -> None:
        places = np.minimum(values * np.float32(1 / _DIFFERENCE_STEP), _DIFFERENCE_BINS - 1).astype(np.int32)
        self._counts += np.bincount(places.ravel(), minlength=_DIFFERENCE_BINS)
        self._sum += float(values.sum(dtype=np.float64))
        self._largest = max(self._largest, float(values.max(initial=0.0)))

    def result(self) -> Differences:
        total = int(self._counts.sum())
        p95 = min(_quantile(self._counts, 0.95) * _DIFFERENCE_STEP, self._largest)
        return Differences(self._sum / max(total, 1), p95, self._largest)


class _Errors:
    def __init__(self) -> None:
        self._sum, self._count = 0.0, 0

    def add(self, first: Values, second: Values) -> None:
        error = first - second
        self._sum += float(np.einsum("ijk,ijk->", error, error, dtype=np.float64))
        self._count += error.size

    @property
    def psnr(self) -> float:
        return float(10 * np.log10(255.0**2 * self._count / self._sum)) if self._sum else float("inf")


class _Similarity:
    """SSIM wherever a window fits whole; strips overlap by a window less one row, so that every window is counted once."""

    def __init__(self) -> None:
        self._sum, self._count = 0.0, 0
        offsets = np.arange(WINDOW) - (WINDOW - 1) / 2
        weights = np.exp(-(offsets**2) / (2 * SIGMA**2))
        self._window = np.asarray(weights / weights.sum(), np.float32)

    def add(self, first: Values, second: Values) -> None:
        if min(first.shape[:2]) < WINDOW:
            return
        mean, mean2 = self._filtered(first), self._filtered(second)
        variance = self._filtered(first * first) - mean * mean + self._filtered(second * second) - mean2 * mean2
        covariance = self._filtered(first * second) - mean * mean2
        similar = (2 * mean * mean2 + _C1) * (2 * covariance + _C2) / ((mean * mean + mean2 * mean2 + _C1) * (variance + _C2))
        self._sum += float(similar.sum(dtype=np.float64))
        self._count += similar.size

    def _filtered(self, values: Values) -> Values:
        import cv2

        reach = WINDOW // 2
        filtered = cv2.sepFilter2D(values, cv2.CV_32F, self._window, self._window)
        return np.asarray(filtered[reach : values.shape[0] - reach, reach : values.shape[1] - reach], np.float32)

    @property
    def mean(self) -> float:
        return self._sum / self._count if self._count else float("nan")


class _Details:
    """Magnitudes of diagonal Haar details; strips have an even number of rows."""

    def __init__(self) -> None:
        self._counts = np.zeros(_DETAIL_BINS, np.int64)

    def add(self, values: Values) -> None:
        rows, columns = values.shape[0] // 2 * 2, values.shape[1] // 2 * 2
        if not rows or not columns:
            return
        luma = values[:rows, :columns] @ LUMA
        diagonal = np.abs(luma[::2, ::2] - luma[::2, 1::2] - luma[1::2, ::2] + luma[1::2, 1::2]) / 2
        places = (diagonal * np.float32(1 / _DETAIL_STEP)).astype(np.int32)
        self._counts += np.bincount(places.ravel(), minlength=_DETAIL_BINS)

    @property
    def noise(self) -> float:
        if not self._counts.any():
            return float("nan")
        # Half of them without any detail: quantised away, not a sixty-fourth of a step.
        if self._counts[0] * 2 > self._counts.sum():
            return 0.0
        return _quantile(self._counts, 0.5) * _DETAIL_STEP / _GAUSSIAN_MEDIAN


def _quantile(counts: NDArray[np.int64], share: float) -> float:
    """Where, in bins, that share of the counts is reached; straight within a bin."""
    reached = np.cumsum(counts)
    wanted = share * reached[-1]
    place = int(np.searchsorted(reached, wanted))
    below = reached[place - 1] if place else 0
    return place + float(wanted - below) / max(1.0, float(counts[place]))


def _bytes(pixels: Deep | Pixels) -> Values:
    """Values 0-255 as floats."""
    values = pixels.astype(np.float32)
    return values * np.float32(255 / np.iinfo(pixels.dtype).max) if pixels.dtype != np.uint8 else values
