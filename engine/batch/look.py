"""What is wrong with a photo, as far as a quick look tells: exposure, fading, noise, blur, compression, size. No network.

Exposure and colour are taken from a thumbnail, the rest from pieces of the photo at its own pixels, where they show. What a figure means
for the photo, engine.batch.auto says. Any thread.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.photo import Pixels, to_depth

_THUMBNAIL = 256
_PIECE = 384
_BLOCK = 16
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


@dataclass(frozen=True)
class Look:
    """megapixels: of the photo. brightness: mean luma, 0-1. darkness: share of luma below an eighth. black, white: luma's 1st and 99th
    percentile. colour: mean chroma, 0-1. cast: chroma of the mean colour. noise: standard deviation of luma in smooth parts, in 1/255.
    sharpness: 0-1, how much of the step at strong edges happens within two pixels. fine: how strong the finest detail is beside the next
    coarser. blocks: how much larger bends are at the borders of 8 x 8 blocks than elsewhere, in 1/255."""

    megapixels: float
    brightness: float
    darkness: float
    black: float
    white: float
    colour: float
    cast: float
    noise: float
    sharpness: float
    fine: float
    blocks: float


def look_at(pixels: Pixels) -> Look:
    """pixels: (height, width, 3) RGB in 8 or 16 bits, taken for sRGB."""
    height, width = pixels.shape[:2]
    small = _thumbnail(pixels)
    luma = small @ _LUMA
    chroma = small - luma[..., None]
    pieces = _pieces(pixels)
    return Look(
        megapixels=height * width / 1e6,
        brightness=float(luma.mean()),
        darkness=float((luma < 0.125).mean()),
        black=float(np.percentile(luma, 1)),
        white=float(np.percentile(luma, 99)),
        colour=float(np.abs(chroma).max(-1).mean()),
        cast=float(np.abs(chroma.mean((0, 1))).max()),
        noise=float(np.median([_noise(piece) for piece in pieces])),
        sharpness=float(np.median([_sharpness(piece) for piece in pieces])),
        fine=float(np.median([_fine(piece) for piece in pieces])),
        blocks=float(np.median([_blocks(piece) for piece in pieces])),
    )


def _thumbnail(pixels: Pixels) -> NDArray[np.float32]:
    step = max(1, max(pixels.shape[:2]) // (4 * _THUMBNAIL))
    some = np.ascontiguousarray(to_depth(pixels[::step, ::step], 8), np.uint8)
    factor = min(1.0, _THUMBNAIL / max(some.shape[:2]))
    sides = (max(1, round(some.shape[1] * factor)), max(1, round(some.shape[0] * factor)))
    return np.asarray(cv2.resize(some, sides, interpolation=cv2.INTER_AREA), np.float32) / np.float32(255.0)


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


def _noise(luma: NDArray[np.float32]) -> float:
    """In the smoothest blocks: what is there beside a slope. Blocks at black or white hide it and do not count."""
    height, width = (side // _BLOCK * _BLOCK for side in luma.shape)
    if height < _BLOCK or width < _BLOCK:
        return 0.0
    # A second difference both ways has 36 times the variance of white noise, and leaves nothing of a slope.
    kernel = np.outer([1, -2, 1], [1, -2, 1]).astype(np.float32) / 6.0
    rest = np.asarray(cv2.filter2D(luma, -1, kernel), np.float32)[:height, :width]
    blocks = _blocked(rest)
    level = _blocked(luma[:height, :width]).mean(-1)
    spread = np.sqrt((blocks * blocks).mean(-1))
    inside = (level > 8) & (level < 247)
    return float(np.percentile(spread[inside], 5)) if inside.any() else 0.0


def _blocked(luma: NDArray[np.float32]) -> NDArray[np.float32]:
    rows, columns = luma.shape[0] // _BLOCK, luma.shape[1] // _BLOCK
    return luma.reshape(rows, _BLOCK, columns, _BLOCK).swapaxes(1, 2).reshape(rows * columns, _BLOCK * _BLOCK)


def _sharpness(luma: NDArray[np.float32]) -> float:
    """At the strongest edges, the step over two pixels against the step over eight; 1 where there is no edge to judge by."""
    shares = []
    for turned in (luma, luma.T):
        if turned.shape[1] < 16:
            continue
        near = np.abs(turned[:, 5:-3] - turned[:, 3:-5])
        far = np.abs(turned[:, 8:] - turned[:, :-8])
        # The peak of an edge, not its foot, and a step that noise does not make.
        peak = near >= np.maximum(np.abs(turned[:, 6:-2] - turned[:, 4:-4]), np.abs(turned[:, 4:-4] - turned[:, 2:-6]))
        strong = peak & (far > max(24.0, float(np.percentile(far, 90))))
        if strong.sum() >= 50:
            shares.append(float(np.median(near[strong] / far[strong])))
    return float(np.clip(np.mean(shares), 0.0, 1.0)) if shares else 1.0


def _fine(luma: NDArray[np.float32]) -> float:
    """Where there is most detail, the band of about two pixels against that of about four."""
    once, twice = cv2.GaussianBlur(luma, (0, 0), 1.0), cv2.GaussianBlur(luma, (0, 0), 2.0)
    finest, coarser = np.abs(luma - once), np.abs(once - twice)
    busy = coarser >= np.percentile(coarser, 80)
    return float(finest[busy].mean() / max(0.25, float(coarser[busy].mean())))


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
