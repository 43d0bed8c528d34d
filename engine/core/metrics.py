"""PSNR, SSIM and MS-SSIM of one picture against one, exactly as the tables of this project use them.

Numpy only, float64, pure functions, any thread. Which of them a table shows and how a set is averaged is
`engine.core.protocols`' business. All take (height, width, 3) RGB of equal shape, uint8 or floats from 0 to 255; `border` pixels
are cut off every side first. ValueError when the shapes differ or nothing is left to compare.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8] | NDArray[np.float64]
_Plane = NDArray[np.float64]

WINDOW = 11
SIGMA = 1.5
_C1 = (0.01 * 255) ** 2
_C2 = (0.03 * 255) ** 2

MS_SSIM_WEIGHTS = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)

YCBCR = ((65.481, 128.553, 24.966), (-37.797, -74.203, 112.0), (112.0, -93.786, -18.214))
"""BT.601 in studio range: rows that take RGB in 0-1 to luma, Cb and Cr in levels of 255, without their offsets."""


class Channels(Enum):
    """RGB: each channel on its own, then the mean. LUMA: BT.601 luma in studio range (16 to 235), one plane."""

    RGB = "rgb"
    LUMA = "luma"


@dataclass(frozen=True)
class Scores:
    """One picture's figures. error: mean squared, of values 0-255; pixels: how many it is over; psnr: decibels, infinite for an
    identical pair; ssim, ms_ssim: at most 1, NaN where not asked for."""

    error: float
    pixels: int
    ssim: float
    ms_ssim: float

    @property
    def psnr(self) -> float:
        return _decibels(self.error)

    @property
    def identical(self) -> bool:
        return self.error == 0.0


def score(
    output: Picture,
    target: Picture,
    *,
    channels: Channels = Channels.RGB,
    border: int = 0,
    with_ssim: bool = True,
    with_ms_ssim: bool = True,
) -> Scores:
    """All three, MS-SSIM on RGB always. It is not a number for pictures too small for its five scales."""
    height, width = (side - 2 * border for side in output.shape[:2])
    large_enough = min(height, width) >= 2 ** len(MS_SSIM_WEIGHTS)
    return Scores(
        error=_error(output, target, channels, border),
        pixels=height * width,
        ssim=ssim(output, target, channels=channels, border=border) if with_ssim else float("nan"),
        ms_ssim=ms_ssim(output, target, border=border) if with_ms_ssim and large_enough else float("nan"),
    )


def psnr(output: Picture, target: Picture, *, channels: Channels = Channels.RGB, border: int = 0) -> float:
    """Decibels against a peak of 255 from one mean over all pixels and channels; infinite for identical pictures."""
    return _decibels(_error(output, target, channels, border))


def ssim(output: Picture, target: Picture, *, channels: Channels = Channels.RGB, border: int = 0) -> float:
    """Single scale: Gaussian window 11x11 of sigma 1.5 wherever it fits whole, population covariance, range 255."""
    window = _gaussian(WINDOW, SIGMA)
    planes = _planes(output, target, channels, border)
    if min(planes[0][0].shape) < WINDOW:
        raise ValueError(f"SSIM needs at least {WINDOW} x {WINDOW} pixels, not {planes[0][0].shape}.")
    return float(np.mean([_similarity(a, b, window)[0] for a, b in planes]))


def ms_ssim(output: Picture, target: Picture, *, border: int = 0) -> float:
    """The variant DPED and the PIRM 2018 challenge report: five scales, all channels together.

    The window and its sigma shrink together where a scale is smaller than 11 pixels; between scales a 2x2 box filter and
    decimation, the last row or column repeated where the size is odd. A scale whose mean is negative counts as 0.
    """
    planes = _planes(output, target, Channels.RGB, border)
    result = 1.0
    for level, weight in enumerate(MS_SSIM_WEIGHTS):
        size = min(WINDOW, *planes[0][0].shape)
        window = _gaussian(size, SIGMA * size / WINDOW)
        whole, structure = np.mean([_similarity(a, b, window) for a, b in planes], axis=0)
        last = level == len(MS_SSIM_WEIGHTS) - 1
        result *= max(float(whole if last else structure), 0.0) ** weight
        planes = [(_halved(a), _halved(b)) for a, b in planes]
    return result


def luma(rgb: NDArray[np.float64]) -> _Plane:
    """BT.601 luma in studio range of RGB values 0-255: 16 for black, 235 for white."""
    red, green, blue = YCBCR[0]
    weighted = red * rgb[..., 0] + green * rgb[..., 1] + blue * rgb[..., 2]
    return np.asarray(16.0 + weighted / 255.0, dtype=np.float64)


def _error(output: Picture, target: Picture, channels: Channels, border: int) -> float:
    return float(np.mean([np.mean((a - b) ** 2) for a, b in _planes(output, target, channels, border)]))


def _decibels(error: float) -> float:
    return float(10.0 * np.log10(255.0**2 / error)) if error else float("inf")


def _planes(output: Picture, target: Picture, channels: Channels, border: int) -> list[tuple[_Plane, _Plane]]:
    if output.shape != target.shape:
        raise ValueError(f"The pictures differ in shape: {output.shape} and {target.shape}.")
    if border < 0 or min(output.shape[:2]) <= 2 * border:
        raise ValueError(f"A border of {border} leaves nothing of {output.shape}.")
    inner = slice(border, output.shape[0] - border), slice(border, output.shape[1] - border)
    a, b = output[inner].astype(np.float64), target[inner].astype(np.float64)
    if channels is Channels.LUMA:
        return [(luma(a), luma(b))]
    return [(a[..., channel], b[..., channel]) for channel in range(a.shape[2])]


def _gaussian(size: int, sigma: float) -> NDArray[np.float64]:
    offsets = np.arange(size) - (size - 1) / 2
    weights = np.exp(-(offsets**2) / (2 * sigma**2))
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def _filtered(plane: _Plane, window: NDArray[np.float64]) -> _Plane:
    """Separable correlation where the window fits whole; both sides shrink by its length less one."""
    length = len(window)
    height, width = plane.shape[0] - length + 1, plane.shape[1] - length + 1
    rows = np.zeros((height, plane.shape[1]))
    for i, weight in enumerate(window):
        rows += weight * plane[i : i + height]
    both = np.zeros((height, width))
    for i, weight in enumerate(window):
        both += weight * rows[:, i : i + width]
    return both


def _similarity(a: _Plane, b: _Plane, window: NDArray[np.float64]) -> tuple[float, float]:
    """Mean of SSIM and mean of its contrast-structure term over the plane."""
    mean_a, mean_b = _filtered(a, window), _filtered(b, window)
    variance = _filtered(a * a, window) - mean_a**2 + _filtered(b * b, window) - mean_b**2
    covariance = _filtered(a * b, window) - mean_a * mean_b
    structure = (2 * covariance + _C2) / (variance + _C2)
    luminance = (2 * mean_a * mean_b + _C1) / (mean_a**2 + mean_b**2 + _C1)
    return float(np.mean(luminance * structure)), float(np.mean(structure))


def _halved(plane: _Plane) -> _Plane:
    even = np.pad(plane, ((0, plane.shape[0] % 2), (0, plane.shape[1] % 2)), mode="edge")
    return (even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2]) / 4.0
