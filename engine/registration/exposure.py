"""How the camera's exposure and shading relate to the phone's: a smooth curve per channel and a smooth fall-off over the picture.

For measuring, so that patches are compared on equal terms, and for output where only sharpness is to differ. Six terms per channel:
1, v, v², vx, vy, vr², which take up exposure, contrast and vignetting and cannot imitate texture. Any thread.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

_SIDE = 256
"""Longer side of the copies the terms are fitted on: what is left of misalignment and noise there is little."""
_ROWS = 512
_DARK, _BRIGHT = 3.0, 250.0
"""Of a copy's pixels: beyond, one of the two has clipped and says nothing."""


@dataclass(frozen=True)
class Exposure:
    """coefficients: (channels, 6); size: (width, height) of the pictures it is for."""

    coefficients: NDArray[np.float64]
    size: tuple[int, int]

    def applied(self, camera: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The camera's picture, (H, W) or (H, W, 3) with as many channels as were fitted, exposed as the phone's; rounded."""
        result = np.empty_like(camera)
        width, height = self.size
        x = np.linspace(-1.0, 1.0, width, dtype=np.float32)[None, :]
        for top in range(0, height, _ROWS):
            rows = slice(top, min(top + _ROWS, height))
            y = np.linspace(-1.0, 1.0, height, dtype=np.float32)[rows, None]
            strip = camera[rows].reshape(rows.stop - top, width, -1)
            made = np.empty(strip.shape, np.uint8)
            for channel, terms in enumerate(self.coefficients.astype(np.float32)):
                v = strip[..., channel].astype(np.float32) / np.float32(255.0)
                shade = terms[3] * x + terms[4] * y + terms[5] * (x * x + y * y)
                value = terms[0] + v * (terms[1] + terms[2] * v + shade)
                made[..., channel] = np.clip(value * 255.0 + 0.5, 0.0, 255.0).astype(np.uint8)
            result[rows] = made.reshape(camera[rows].shape)
        return result


def fitted(phone: NDArray[np.uint8], camera: NDArray[np.uint8]) -> Exposure:
    """The terms that bring `camera` closest to `phone`, aligned pictures of equal shape; robust against what moved in between."""
    height, width = phone.shape[:2]
    shrink = min(1.0, _SIDE / max(height, width))
    size = (max(2, round(width * shrink)), max(2, round(height * shrink)))
    small = [
        np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8).reshape(size[1], size[0], -1)
        for picture in (phone, camera)
    ]
    x, y = np.meshgrid(np.linspace(-1.0, 1.0, size[0]), np.linspace(-1.0, 1.0, size[1]))
    coefficients = np.array([_channel(small[0][..., index], small[1][..., index], x, y) for index in range(small[0].shape[2])], np.float64)
    return Exposure(coefficients, (width, height))


def _channel(phone: NDArray[np.uint8], camera: NDArray[np.uint8], x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    usable = (np.minimum(phone, camera) >= _DARK) & (np.maximum(phone, camera) <= _BRIGHT)
    unchanged = np.array([0.0, 1.0, 0.0, 0.0, 0.0, 0.0])
    if usable.sum() < 50:
        return unchanged
    v, wanted, x, y = camera[usable] / 255.0, phone[usable] / 255.0, x[usable], y[usable]
    terms = np.column_stack([np.ones_like(v), v, v * v, v * x, v * y, v * (x * x + y * y)])
    weights = np.ones_like(v)
    # A slight pull to "unchanged", for pictures that do not tell all six terms apart.
    prior = np.diag(np.full(6, 1e-4 * len(v)))
    for _ in range(6):
        weighted = terms * weights[:, None]
        solution = np.linalg.solve(weighted.T @ terms + prior, weighted.T @ wanted + prior @ unchanged)
        error = wanted - terms @ solution
        scale = max(1.4826 * float(np.median(np.abs(error))), 1.0 / 255.0)
        weights = 1.0 / (1.0 + (error / (2.0 * scale)) ** 2)
    return solution
