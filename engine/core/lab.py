"""CIELAB of a photo's pixels, by the photo's own colour profile, CIEDE2000 between two such pictures, and sRGB's curve.

Numpy only, pure functions, any thread. Lab is under D65 and relative to the profile's white: a white pixel has L* 100 and no colour
whatever the profile. Profiles that are a table instead of primaries and tone curves count as sRGB.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.core import icc

Lab = NDArray[np.float32]
"""(..., 3): L* from 0 to 100, a* and b* about -128 to 127."""

_SRGB = np.array([[0.412453, 0.357580, 0.180423], [0.212671, 0.715160, 0.072169], [0.019334, 0.119193, 0.950227]])
"""Linear sRGB to XYZ under D65, as ITU-R BT.709 has it."""
_FROM_D50 = np.array([[0.9555766, -0.0230393, 0.0631636], [-0.0282895, 1.0099416, 0.0210077], [0.0122982, -0.0204830, 1.3299098]])
"""Bradford's adaptation of a profile's XYZ to D65, so that sRGB gives the same Lab with its profile and without."""
_LEAST = (6.0 / 29.0) ** 3
_25_7 = np.float32(25.0**7)
_PARAMETERS = (1, 3, 4, 5, 7)
"""How many numbers each form of a parametric curve has."""

Curve = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""From encoded to linear values, both 0-1."""
Floats = TypeVar("Floats", NDArray[np.float32], NDArray[np.float64])


def srgb_to_linear(values: Floats) -> Floats:
    """sRGB's curve undone (IEC 61966-2-1): encoded values to linear ones, 1 stays 1; any shape. Straight on below 0."""
    return np.where(values <= 0.04045, values / 12.92, ((np.maximum(values, 0.0) + 0.055) / 1.055) ** 2.4)


def linear_to_srgb(light: Floats) -> Floats:
    """sRGB's curve: linear values to encoded ones, 1 stays 1; any shape. What is below 0 becomes 0."""
    light = np.maximum(light, 0.0)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


@dataclass(frozen=True)
class ColourSpace:
    """What a photo's numbers mean: a tone curve for each channel (of encoded values 0-1) and linear RGB to XYZ, white at 1, 1, 1."""

    curves: tuple[Curve, ...]
    matrix: NDArray[np.float32]
    _tables: dict[int, tuple[NDArray[np.float32], ...]] = field(default_factory=dict, repr=False)

    def lab(self, pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> Lab:
        """Of (..., 3) encoded pixels, full range."""
        top = int(np.iinfo(pixels.dtype).max)
        if top not in self._tables:
            encoded = np.linspace(0.0, 1.0, top + 1)
            made = {curve: curve(encoded).astype(np.float32) for curve in self.curves}
            self._tables[top] = tuple(made[curve] for curve in self.curves)
        linear = np.empty(pixels.shape, np.float32)
        for channel, table in enumerate(self._tables[top]):
            linear[..., channel] = table[pixels[..., channel]]
        return _from_xyz(np.asarray(linear @ self.matrix.T, np.float32))


def colour_space(profile: bytes | None) -> ColourSpace:
    """That of a photo's profile; sRGB where there is none, or one that cannot be understood."""
    if profile is not None and icc.is_matrix(profile):
        try:
            return _from_profile(profile)
        except (ValueError, struct.error):
            pass
    return ColourSpace((srgb_to_linear,) * 3, _white_at_one(_SRGB))


def ciede2000(first: Lab, second: Lab) -> NDArray[np.float32]:
    """CIEDE2000 (CIE 142-2001) of two Lab pictures of equal shape (..., 3): one value for each pixel; k_L = k_C = k_H = 1.

    The arithmetic follows Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes", 2005.
    """
    light, a1, b1 = (_channel(first, i) for i in range(3))
    light2, a2, b2 = (_channel(second, i) for i in range(3))
    middle7 = _seventh((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2)
    stretch = 1.5 - 0.5 * np.sqrt(middle7 / (middle7 + _25_7))
    a1, a2 = a1 * stretch, a2 * stretch
    chroma, chroma2 = np.hypot(a1, b1), np.hypot(a2, b2)
    hue, hue2 = np.arctan2(b1, a1), np.arctan2(b2, a2)
    grey = chroma * chroma2 == 0
    turn = np.where(grey, 0, hue2 - hue)
    turn = np.where(turn > np.pi, turn - 2 * np.pi, np.where(turn < -np.pi, turn + 2 * np.pi, turn))
    by_hue = 2 * np.sqrt(chroma * chroma2) * np.sin(turn / 2)
    mean = hue + turn / 2  # half way on the shorter side, whatever multiple of 360 degrees
    mean = np.where(grey, hue + hue2, mean)
    weight = 1 - 0.17 * np.cos(mean - np.pi / 6) + 0.24 * np.cos(2 * mean)
    weight += 0.32 * np.cos(3 * mean + np.pi / 30) - 0.2 * np.cos(4 * mean - 63 * np.pi / 180)
    off_grey = ((light + light2) / 2 - 50) ** 2
    by_light = (light2 - light) / (1 + 0.015 * off_grey / np.sqrt(20 + off_grey))
    middle = (chroma + chroma2) / 2
    by_chroma = (chroma2 - chroma) / (1 + 0.045 * middle)
    by_hue = by_hue / (1 + 0.015 * middle * weight)
    degrees = np.rad2deg(mean) % 360
    blue = np.deg2rad(30) * np.exp(-(((degrees - 275) / 25) ** 2))
    middle7 = _seventh(middle)
    rotation = -2 * np.sqrt(middle7 / (middle7 + _25_7)) * np.sin(2 * blue)
    squares = by_light**2 + by_chroma**2 + by_hue**2 + rotation * by_chroma * by_hue
    return np.asarray(np.sqrt(np.maximum(squares, 0)), np.float32)


def _channel(lab: Lab, index: int) -> NDArray[Any]:
    return np.asarray(lab[..., index], np.float32)


def _seventh(values: NDArray[Any]) -> NDArray[Any]:
    squares: NDArray[Any] = values * values
    return squares * squares * squares * values


def _from_xyz(xyz: NDArray[np.float32]) -> Lab:
    roots = np.where(xyz > _LEAST, np.cbrt(xyz), xyz * np.float32(29.0**2 / (3 * 6.0**2)) + np.float32(4 / 29))
    lab = np.empty_like(roots)
    lab[..., 0] = 116 * roots[..., 1] - 16
    lab[..., 1] = 500 * (roots[..., 0] - roots[..., 1])
    lab[..., 2] = 200 * (roots[..., 1] - roots[..., 2])
    return lab


def _white_at_one(matrix: NDArray[np.float64]) -> NDArray[np.float32]:
    return np.asarray(matrix / matrix.sum(axis=1, keepdims=True), np.float32)


# ----------------------------------------------------------------------------------------------------------------- profiles


def _from_profile(profile: bytes) -> ColourSpace:
    """Raises ValueError and struct.error for tags that are not what they should be."""
    tags = icc.tags_of(profile)
    columns = [struct.unpack_from(">3i", tags[name], 8) for name in (b"rXYZ", b"gXYZ", b"bXYZ")]
    matrix = _FROM_D50 @ np.array(columns, np.float64).T / 65536
    if (matrix.sum(axis=1) <= 0).any():
        raise ValueError("primaries without a white")
    made: dict[bytes, Curve] = {}
    for name in (b"rTRC", b"gTRC", b"bTRC"):
        if tags[name] not in made:
            made[tags[name]] = _curve(tags[name])
    return ColourSpace(tuple(made[tags[name]] for name in (b"rTRC", b"gTRC", b"bTRC")), _white_at_one(matrix))


def _curve(tag: bytes) -> Curve:
    if tag[:4] == b"curv":
        count = struct.unpack_from(">I", tag, 8)[0]
        points = np.frombuffer(tag, ">u2", count, 12).astype(np.float64)
        if count > 1:
            return lambda values: np.asarray(np.interp(values, np.linspace(0.0, 1.0, count), points / 65535), np.float64)
        power = float(points[0]) / 256 if count else 1.0
        return lambda values: values**power
    kind = struct.unpack_from(">H", tag, 8)[0]
    if tag[:4] != b"para" or kind >= len(_PARAMETERS):
        raise ValueError("a tone curve of an unknown kind")
    return _parametric(kind, [value / 65536 for value in struct.unpack_from(f">{_PARAMETERS[kind]}i", tag, 12)])


def _parametric(kind: int, numbers: list[float]) -> Curve:
    """The five forms of ICC.1:2022, 10.18: (a x + b) ** power + high from x = start on, slope * x + low below."""
    power, a, b = (numbers[0], 1.0, 0.0) if kind == 0 else numbers[:3]
    start, slope, low, high = -b / a if a else 0.0, 0.0, 0.0, 0.0
    if kind == 2:
        low = high = numbers[3]
    elif kind > 2:
        slope, start = numbers[3:5]
    if kind == 4:
        high, low = numbers[5:7]

    def curve(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.where(values >= start, np.maximum(a * values + b, 0.0) ** power + high, slope * values + low)

    return curve
