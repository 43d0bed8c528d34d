"""The arithmetic of `lime`: an illumination map from the reduced photo, read at every pixel along the photo's own edges, divided out.

After Guo, Li and Ling (IEEE TIP 2017). What it adds to the paper: a photo that is not dark is lifted less, highlights keep their detail
up to white, and the deepest shadows stop being lifted further. numpy and OpenCV, stateless, any thread; a tile equals its part of the
whole but for the last bits of a float.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.method import Image, Region
from engine.core.params import ParamValue
from engine.methods.lime.denoise import denoised
from engine.methods.lime.illumination import problem, solve_exact, solve_quick
from engine.methods.lime.options import Solving, Strategy

Plane = NDArray[np.float32]

_RADIUS = 3
_FLAT = 1e-4
"""Of reading the map along the photo's edges: radius of the windows in pixels of the reduced copy, and the variance of brightness under
which a window has no edge."""

_DARK, _DIM = 0.1, 0.45
"""Illumination under which a place counts as dark, and from which on it does not."""

_SPARED, _FULL = 0.15, 0.6
"""Share of the photo in the dark up to which nothing is lifted, and from which on everything is."""

_FLOOR = np.float32(0.03)
"""Illumination at which lifting stops to grow: beneath there is little but noise."""

_COLOURLESS = np.float32(0.01)
"""Luma in whose range colour fades: of two or three levels of 8 bits, the ratio of the channels is rounding."""

_KNEE = np.float32(0.75)
"""Brightness of the result above which highlights are compressed."""

_STRONGEST_NOISE = 4.0 / 255.0
"""Standard deviation of the noise that denoising at 1 takes away, encoded values."""

_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


@dataclass(frozen=True)
class Illumination:
    """What `measure` found. slope, offset: (h, w) float32, the map as a line over the brightest channel around each pixel of the reduced
    copy; gamma: how much of the map is divided out; sigma: of the noise to smooth away, 0 for none."""

    slope: Plane
    offset: Plane
    gamma: float
    sigma: float


class Lime:
    """The solver of `lime`."""

    def measure(self, rgb: Image, params: Mapping[str, ParamValue]) -> Illumination:
        """Solve for the map on the reduced copy and fit it to the brightest channel there."""
        brightest = _brightest(rgb)
        given = problem(brightest.astype(np.float64), Strategy(params["strategy"]), float(params["smoothness"]))
        found = solve_exact(given) if Solving(params["solver"]) is Solving.EXACT else solve_quick(given)
        gamma = float(params["gamma"]) * _darkness(found)
        return Illumination(*_fitted(brightest, found), gamma, _STRONGEST_NOISE * float(params["denoise"]))

    def apply(self, tile: Image, region: Region, measured: Illumination) -> Image:
        """Divide the map out of a tile; what is lifted is denoised, the more the more it is lifted."""
        if measured.gamma == 0.0:
            return tile
        gain = _gain(_read(measured.slope, region) * _brightest(tile) + _read(measured.offset, region), measured.gamma)
        # The paper's recombination, R * T + R_d * (1 - T), where T is what is divided out.
        lifted = 1.0 - 1.0 / gain
        smooth = denoised(tile, measured.sigma) if measured.sigma > 0.0 else tile
        planes = [tile[..., channel] + lifted * (smooth[..., channel] - tile[..., channel]) for channel in range(3)]
        planes = [np.clip(plane, 0.0, 1.0, out=plane) for plane in planes]
        luma = sum(weight * plane for weight, plane in zip(_LUMA, planes, strict=True))
        grey = lifted * np.exp(luma / -_COLOURLESS)
        planes = [plane + grey * (luma - plane) for plane in planes]
        factor = _brightened(np.maximum(np.maximum(planes[0], planes[1]), planes[2]), gain)
        return np.stack([plane * factor for plane in planes]).transpose(1, 2, 0)


def _brightest(rgb: Image) -> Plane:
    """The largest channel; numpy's own maximum over a last axis of three takes thirty times as long."""
    return np.maximum(np.maximum(rgb[..., 0], rgb[..., 1]), rgb[..., 2])


def _darkness(found: NDArray[np.float64]) -> float:
    """How far a photo with this map is to be lifted: 0 for a well-exposed one to 1."""
    share = float(np.clip((_DIM - found) / (_DIM - _DARK), 0.0, 1.0).mean())
    part = min(max((share - _SPARED) / (_FULL - _SPARED), 0.0), 1.0)
    return part * part * (3.0 - 2.0 * part)


def _gain(illumination: Plane, gamma: float) -> Plane:
    """illumination ** -gamma, but 1 at white and hardly more near it, and no more beneath the floor."""
    np.clip(illumination, 0.0, 1.0, out=illumination)
    gain = np.power(np.hypot(illumination, _FLOOR), np.float32(-gamma) * (1.0 - illumination))
    return np.asarray(np.maximum(gain, 1.0), np.float32)


def _brightened(brightest: Plane, gain: Plane) -> Plane:
    """The factor for each pixel: `gain` up to the knee; from there a power, so that of two highlights the brighter stays so by the same
    share of the way to white, and white is met by white alone."""
    over = np.maximum(gain * brightest / _KNEE, 1.0)
    power = np.log(_KNEE) / (np.log(_KNEE) - np.log(gain))
    return np.asarray(gain * np.power(over, power - 1.0), np.float32)


def _fitted(brightest: Plane, found: NDArray[np.float64]) -> tuple[Plane, Plane]:
    """slope and offset of the line from brightness to illumination around each pixel: the guided filter (He, Sun, Tang, PAMI 2013)."""
    side = (2 * _RADIUS + 1, 2 * _RADIUS + 1)

    def mean(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(cv2.boxFilter(values, -1, side, borderType=cv2.BORDER_REPLICATE), np.float64).reshape(values.shape)

    guide = brightest.astype(np.float64)
    middle, level = mean(guide), mean(found)
    slope = (mean(guide * found) - middle * level) / (np.maximum(mean(guide * guide) - middle * middle, 0.0) + _FLAT)
    return mean(slope).astype(np.float32), mean(level - slope * middle).astype(np.float32)


def _read(plane: Plane, region: Region) -> Plane:
    """The reduced plane at every pixel of the region, linear between its pixels' middles."""
    above, beneath, down = _places(region.top, region.height, region.photo_height, plane.shape[0])
    before, behind, right = _places(region.left, region.width, region.photo_width, plane.shape[1])
    upper = plane[above]
    rows = upper + down[:, None] * (plane[beneath] - upper)
    read = rows[:, before]
    read += right * (rows[:, behind] - read)
    return read


def _places(start: int, size: int, photo: int, count: int) -> tuple[NDArray[np.intp], NDArray[np.intp], Plane]:
    """For each pixel of a row or column: the reduced pixels before and after it and how far it is from the first to the second."""
    place = np.clip((np.arange(start, start + size, dtype=np.float64) + 0.5) * count / photo - 0.5, 0.0, count - 1.0)
    before = place.astype(np.intp)
    return before, np.minimum(before + 1, count - 1), (place - before).astype(np.float32)
