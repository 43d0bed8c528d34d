"""What training patches are: the promise every source of them keeps (`PatchSource`), how they are cut, and the small tools for it.

A chunk is a couple of hundred patch pairs made from nothing but its number and the run's seed, so a resumed run sees what an
unbroken one would have seen. No torch: loader processes need none.
"""

from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from engine.core.training_events import DataFinding

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Chunk = tuple[Bytes, Bytes, Bytes]

CHUNK = 192
"""Pairs in a chunk."""


@dataclass(frozen=True)
class PatchOptions:
    """How patches are cut. size: side of the source's patches in pixels; where the photos are smaller patches are as large as they
    allow; thumbnail: side of the thumbnail; alone: share of made patches that are a photo of their own (their thumbnail is the
    patch), the others carry the thumbnail of the whole photo they come from; shift: standard deviation in pixels of the misalignment
    left between two cameras; candidates: crops from which a patch that stands alone is chosen by the look of its content; margin:
    pixels around a patch that are cut off after spoiling it; night: share of whole photos that are darkened on both sides, so that
    what is black stays black; count: pairs in a chunk (24 chunks of 192 pairs of 64 px enlarged to 256 are a gigabyte); busiest: places
    that are looked at for every patch, of which the one with most detail is taken: skies teach nothing about detail."""

    size: int = 104
    thumbnail: int = 64
    alone: float = 0.5
    shift: float = 0.35
    candidates: int = 6
    margin: int = 6
    night: float = 0.02
    count: int = CHUNK
    busiest: int = 1


@dataclass(frozen=True)
class Held:
    """A picture that is only measured on. photo: which photo it is of; name: its own, where a photo is spoiled several times; source,
    target: (h, w, 3) uint8, sides of the source multiples of 8, the target larger by the source's scale; thumbnail: (64, 64, 3) of the
    whole photo that the source is cut from."""

    photo: str
    name: str
    source: Bytes
    target: Bytes
    thumbnail: Bytes


class PatchSource(Protocol):
    """Where patch pairs come from. Picklable: paths travel to loader processes, pictures are decoded there. `facts` is one sentence
    about the data for manifest and card; `scale` is the target's side over the source's."""

    @property
    def scale(self) -> int: ...

    @property
    def facts(self) -> str: ...

    def chunk(self, number: int) -> Chunk:
        """(source, target, thumbnail), uint8 (count, s, s, 3), (count, s * scale, s * scale, 3), (count, 64, 64, 3). Depends on the
        number and the seed only, never shows a held-out photo. Raises TrainingError when no photo can be read."""

    def held_out(self, longest: int = 384) -> list[Held]:
        """The photos kept back, the same at every call, targets at most `longest` px a side."""

    def findings(self) -> list[DataFinding]:
        """The check of the data, in plain words; reads every photo once."""

    def preview(self) -> tuple[Bytes, str]:
        """A sheet of pairs as the network sees them (h, w, 3), and what they are in words."""


def reduced(photo: Bytes, side: int) -> Bytes:
    """(side, side, 3), by area."""
    return cv2.resize(photo, (side, side), interpolation=cv2.INTER_AREA).astype(np.uint8)


def as_bytes(picture: Floats) -> Bytes:
    return (np.clip(picture, 0.0, 1.0) * 255 + 0.5).astype(np.uint8)


def as_floats(picture: Bytes) -> Floats:
    return picture.astype(np.float32) / np.float32(255)


def shifted(crop: Floats, deviation: float, rng: Generator) -> Floats:
    """Moved by a normally distributed fraction of a pixel."""
    dx, dy = rng.normal(0.0, deviation, 2)
    move = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
    return cv2.warpAffine(crop, move, crop.shape[1::-1], flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT).astype(np.float32)


def corner(photo: Bytes, side: int, among: int, rng: Generator) -> tuple[int, int]:
    """Top and left of a square anywhere in the photo: of so many drawn, the one with most detail."""
    height, width = photo.shape[:2]
    drawn = [(int(rng.integers(0, height - side + 1)), int(rng.integers(0, width - side + 1))) for _ in range(among)]
    return drawn[0] if among == 1 else max(drawn, key=lambda at: detail(photo[at[0] : at[0] + side, at[1] : at[1] + side]))


def detail(crop: Bytes) -> float:
    """Mean step of green from pixel to pixel, 0-255."""
    green = crop[..., 1].astype(np.int16)
    return float(np.abs(np.diff(green, axis=0)).mean() + np.abs(np.diff(green, axis=1)).mean()) / 2


def centre(photo: Bytes, height: int, width: int) -> tuple[int, int]:
    """Top and left of a centred crop, even."""
    return (photo.shape[0] - height) // 4 * 2, (photo.shape[1] - width) // 4 * 2
