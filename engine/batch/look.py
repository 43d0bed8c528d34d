"""What is wrong with a photo, as far as a quick look tells: exposure, fading, noise, blur, compression, size. No network.

Exposure and colour are taken from a thumbnail, the rest from pieces of the photo at its own pixels, where they show. What a figure means
for the photo, engine.batch.auto says. Any thread.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.batch.thumbnails import small_copy
from engine.core.photo import Pixels, to_depth

_THUMBNAIL = 256
_PIECE = 384
_BLOCK = 16
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


@dataclass(frozen=True)
class Look:
    """megapixels: of the photo. brightness: mean luma, 0-1. darkness: share of luma below an eighth. black, white: luma's 1st and 99th
    percentile. colour: mean chroma, 0-1. noise: standard deviation of luma in smooth parts, in 1/255;
    texture: the same in parts of middling detail; grain: mean of what is about three pixels wide in smooth parts. fine: how strong the
    finest detail is beside the next coarser. blocks: how much larger bends are at the borders of 8 x 8 blocks than elsewhere, in 1/255."""

    megapixels: float
    brightness: float
    darkness: float
    black: float
    white: float
    colour: float
    noise: float
    texture: float
    grain: float
    fine: float
    blocks: float


def look_at(pixels: Pixels) -> Look:
    """pixels: (height, width, 3) RGB in 8 or 16 bits, taken for sRGB."""
    height, width = pixels.shape[:2]
    small = small_copy(pixels, _THUMBNAIL) / np.float32(255.0)
    luma = small @ _LUMA
    chroma = small - luma[..., None]
    pieces = _pieces(pixels)
    noise, texture = np.median([_spread(piece) for piece in pieces], 0)
    fine, grain = np.median([_bands(piece) for piece in pieces], 0)
    return Look(
        megapixels=height * width / 1e6,
        brightness=float(luma.mean()),
        darkness=float((luma < 0.125).mean()),
        black=float(np.percentile(luma, 1)),
        white=float(np.percentile(luma, 99)),
        colour=float(np.abs(chroma).max(-1).mean()),
        noise=float(noise),
        texture=float(texture),
        grain=float(grain),
        fine=float(fine),
        blocks=float(np.median([_blocks(piece) for piece in pieces])),
    )


def _pieces(pixels: Pixels) -> list[NDArray[np.float32]]:
    """Luma 0-255 of up to five pieces, on the grid of JPEG's blocks: the middle and towards the corners."""
    height, width = pixels.shape[:2]
    found = []
    for down, across in ((0.5, 0.5), (0.2, 0.2), (0.2, 0.8), (0.8, 0.2), (0.8, 0.8)):
        top = max(0, min(height - _PIECE, round(down * height) - _PIECE // 2)) // 8 * 8
        left = max(0, min(width - _PIECE, round(across * width) - _PIECE // 2)) // 8 * 8
        piece = to_depth(pixels[top : top + _PIECE, left : left + _PIECE], 8).astype(np.float32)
        found.append(piece @ _LUMA)
        if height <= _PIECE and width <= _PIECE:
            break  # they would all be the same
    return found


def _spread(luma: NDArray[np.float32]) -> tuple[float, float]:
    """In the smoothest blocks, and in those of middling detail: what is there beside a slope. Blocks at black or white hide it and do not
    count."""
    height, width = (side // _BLOCK * _BLOCK for side in luma.shape)
    if height < _BLOCK or width < _BLOCK:
        return 0.0, 0.0
    # A second difference both ways has 36 times the variance of white noise, and leaves nothing of a slope.
    kernel = np.outer([1, -2, 1], [1, -2, 1]).astype(np.float32) / 6.0
    rest = np.asarray(cv2.filter2D(luma, -1, kernel), np.float32)[:height, :width]
    blocks = _blocked(rest)
    level = _blocked(luma[:height, :width]).mean(-1)
    spread = np.sqrt((blocks * blocks).mean(-1))
    inside = (level > 8) & (level < 247)
    if not inside.any():
        return 0.0, 0.0
    smoothest, middling = np.percentile(spread[inside], [5, 50])
    return float(smoothest), float(middling)


def _blocked(luma: NDArray[np.float32]) -> NDArray[np.float32]:
    rows, columns = luma.shape[0] // _BLOCK, luma.shape[1] // _BLOCK
    return luma.reshape(rows, _BLOCK, columns, _BLOCK).swapaxes(1, 2).reshape(rows * columns, _BLOCK * _BLOCK)


def _bands(luma: NDArray[np.float32]) -> tuple[float, float]:
    """Where there is most detail, the band of about two pixels against that of about four; where there is least, that of about three."""
    blurred = {sigma: cv2.GaussianBlur(luma, (0, 0), sigma) for sigma in (1.0, 1.4, 2.0, 2.8)}
    finest, coarser = np.abs(luma - blurred[1.0]), np.abs(blurred[1.0] - blurred[2.0])
    busy = coarser >= np.percentile(coarser, 80)
    coarsest = np.abs(blurred[2.0] - blurred[2.8])
    smooth = coarsest <= np.percentile(coarsest, 30)
    grain = float(np.abs(blurred[1.0] - blurred[1.4])[smooth].mean())
    return float(finest[busy].mean() / max(0.25, float(coarser[busy].mean()))), grain


def _blocks(luma: NDArray[np.float32]) -> float:
    """Bends across the borders of blocks against those anywhere else, both ways."""
    larger = []
    for turned in (luma, luma.T):
        if turned.shape[1] < 32:
            continue
        bend = np.abs(turned[:, :-3] - 3 * turned[:, 1:-2] + 3 * turned[:, 2:-1] - turned[:, 3:])
        # Edges of the scene say nothing of the blocks: what is small counts.
        column = np.minimum(bend, 24.0).mean(0)
        phases = np.array([column[phase::8].mean() for phase in range(8)])  # the border lies between the second and the third pixel
        others = np.delete(phases, 6)
        larger.append(float(phases[6] - others.max()))
    return max(0.0, float(np.mean(larger))) if larger else 0.0
