"""Wide colour spaces, patches over their gamut, and what they look like: worked out in floats, by none of the code under test."""

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from skimage.color import deltaE_ciede2000

_D50 = np.array([0.9642, 1.0, 0.8249])
_SRGB_XYZ = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
PATCH = 16
"""Side of one patch in pixels."""


@dataclass(frozen=True)
class Space:
    """Primaries as XYZ adapted to D50, and one exponent as tone curve; 0 stands for the curve of sRGB, written as a table."""

    name: str
    primaries: tuple[tuple[float, float, float], ...]
    gamma: float

    @property
    def matrix(self) -> NDArray[np.float64]:
        return np.array(self.primaries).T

    def linear(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        if self.gamma:
            return values**self.gamma
        return np.where(values > 0.04045, ((values + 0.055) / 1.055) ** 2.4, values / 12.92)

    def encoded(self, light: NDArray[np.float64]) -> NDArray[np.float64]:
        light = np.clip(light, 0.0, 1.0)
        if self.gamma:
            return light ** (1 / self.gamma)
        return np.where(light > 0.0031308, 1.055 * light ** (1 / 2.4) - 0.055, light * 12.92)

    def lab(self, pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> NDArray[np.float64]:
        xyz = self.linear(pixels / float(np.iinfo(pixels.dtype).max)) @ self.matrix.T / _D50
        f = np.where(xyz > 216 / 24389, np.cbrt(np.maximum(xyz, 0)), (24389 / 27 * xyz + 16) / 116)
        return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], axis=-1)

    def profile(self) -> bytes:
        """An ICC profile of the second version."""
        steps = self.linear(np.linspace(0, 1, 1024))
        curve = b"curv" + (
            struct.pack(">IIH", 0, 1, round(self.gamma * 256)) + b"\0\0"
            if self.gamma
            else struct.pack(">II", 0, 1024) + (steps * 65535).round().astype(">u2").tobytes()
        )
        words = self.name.encode() + b"\0"
        tags = [
            (b"desc", b"desc" + struct.pack(">II", 0, len(words)) + words + bytes(78)),
            (b"cprt", b"text" + bytes(4) + b"none" + bytes(4)),
        ]
        tags.append((b"wtpt", _xyz(*_D50)))
        tags += [(sign, _xyz(*values)) for sign, values in zip((b"rXYZ", b"gXYZ", b"bXYZ"), self.primaries, strict=True)]
        tags += [(sign, curve) for sign in (b"rTRC", b"gTRC", b"bTRC")]
        table, body, start = b"", b"", 132 + 12 * len(tags)
        for sign, value in tags:
            table += struct.pack(">4sII", sign, start + len(body), len(value))
            body += value + bytes(-len(value) % 4)
        head = struct.pack(">I4sI4s4s4s", start + len(body), b"test", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
        head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + _xyz(*_D50)[8:]
        return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


SRGB = Space("sRGB", _SRGB_XYZ, 0)
DISPLAY_P3 = Space("Display P3", ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407)), 0)
ADOBE = Space("Adobe RGB", ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)), 563 / 256)
PROPHOTO = Space("ProPhoto", ((0.79767, 0.28804, 0.0), (0.13519, 0.71187, 0.0), (0.03135, 0.00009, 0.82521)), 461 / 256)
WIDE = (DISPLAY_P3, ADOBE, PROPHOTO)


def patches() -> NDArray[np.uint16]:
    """Five steps of each channel, 125 patches over all of a space: (5, 25) of them."""
    steps = np.linspace(0, 65535, 5).round().astype(np.uint16)
    colours = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(5, 25, 3)
    return colours.repeat(PATCH, axis=0).repeat(PATCH, axis=1)


def centres(picture: NDArray[np.float64]) -> NDArray[np.float64]:
    """The inner halves of the patches: what lies at their edges shows how sharp a file or a network is, not its colour."""
    height, width = picture.shape[:2]
    side, edge = height // 5, height // 20
    return picture.reshape(5, side, width // side, side, -1)[:, edge:-edge, :, edge:-edge]


def delta_e(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    """CIEDE2000 of two arrays of Lab."""
    difference: NDArray[np.float64] = deltaE_ciede2000(first, second)
    return difference


def outside_srgb(space: Space, pixels: NDArray[np.uint16]) -> NDArray[np.bool_]:
    """Which pixels have a colour that sRGB has not, by more than rounding."""
    light = space.linear(pixels / 65535.0) @ space.matrix.T @ np.linalg.inv(SRGB.matrix).T
    outside: NDArray[np.bool_] = ((light < -0.003) | (light > 1.003)).any(axis=-1)
    return outside


def moved(pixels: NDArray[np.uint8], space: Space) -> NDArray[np.uint16]:
    """The same colours as these sRGB pixels, in another space."""
    light = SRGB.linear(pixels / 255.0) @ SRGB.matrix.T @ np.linalg.inv(space.matrix).T
    return np.round(space.encoded(light) * 65535).astype(np.uint16)


def _xyz(*values: float) -> bytes:
    return b"XYZ " + struct.pack(">I3i", 0, *(round(value * 65536) for value in values))
