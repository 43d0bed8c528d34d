"""Blur kernels of degradations, (side, side) float32 that sum to 1, and their use. Numpy and OpenCV only; runs in loader processes."""

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.training.degradations.base import Image

Kernel = NDArray[np.float32]
NEGLIGIBLE = 5e-4
"""Of a kernel's weight: an eighth of a tone between black and white."""


def filtered(picture: Image, kernel: Kernel | None) -> Image:
    """Mirrored at the border; None leaves the picture as sharp as it is."""
    return picture if kernel is None else cv2.filter2D(picture, -1, kernel, borderType=cv2.BORDER_REFLECT).astype(np.float32, copy=False)


def bell(side: int, sigma: float, across: float, angle: float, exponent: float = 1.0, plateau: float | None = None) -> Kernel:
    """A Gaussian, turned; with an exponent of the distance (generalised), or flat in the middle (plateau)."""
    n = np.arange(side) - side // 2
    x, y = np.meshgrid(n, n)
    u, v = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    distance = (u / sigma) ** 2 + (v / across) ** 2
    weights = np.exp(-0.5 * distance**exponent) if plateau is None else 1.0 / (distance**plateau + 1.0)
    return _trimmed((weights / weights.sum()).astype(np.float32))


def _trimmed(kernel: Kernel) -> Kernel:
    """Without the outer rings that together weigh less than 8 bits can show: narrow kernels are drawn with wide sides, and cost time."""
    reach = kernel.shape[0] // 2
    weight = np.array([kernel[reach - n : reach + n + 1, reach - n : reach + n + 1].sum() for n in range(reach + 1)])
    keep = int(np.argmax(weight > weight[-1] - NEGLIGIBLE))
    inner = kernel[reach - keep : reach + keep + 1, reach - keep : reach + keep + 1]
    return inner / inner.sum()


def sinc(cutoff: float, side: int) -> Kernel:
    """The ideal low-pass of a circle, radians per pixel, cut off at `side`: it rings. J1 by its integral, midpoint rule."""
    n = np.arange(side) - side // 2
    radius = np.hypot(*np.meshgrid(n, n))
    radius[side // 2, side // 2] = 1.0
    turn = (np.arange(64) + 0.5) * np.pi / 64
    bessel = np.cos(turn - cutoff * radius[..., None] * np.sin(turn)).mean(-1)
    kernel = cutoff * bessel / (2 * np.pi * radius)
    kernel[side // 2, side // 2] = cutoff**2 / (4 * np.pi)
    return (kernel / kernel.sum()).astype(np.float32)


def streak(length: float, angle: float) -> Kernel:
    """Even motion over `length` pixels: points along the line, each shared among the four pixels around it."""
    reach = int(np.ceil(length / 2)) + 1
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1), np.float64)
    along = np.linspace(-length / 2, length / 2, 8 * reach + 1)
    for x, y in zip(reach + along * np.cos(angle), reach + along * np.sin(angle), strict=True):
        left, top = int(x), int(y)
        dx, dy = x - left, y - top
        kernel[top : top + 2, left : left + 2] += np.outer((1 - dy, dy), (1 - dx, dx))
    return (kernel / kernel.sum()).astype(np.float32)
