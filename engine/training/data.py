"""Training data: good photos, aged as they are needed, delivered in chunks by a loader process.

A chunk is a few hundred patch pairs made from nothing but its number and the run's seed, so a resumed run sees what an unbroken
one would have seen. The loop keeps the last chunks in a `Reservoir` and draws each batch from all of them, flipped and turned:
a patch is used a few times, never often enough to be learned by heart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset

from engine.core.errors import UsageError
from engine.training.phone_look import PhoneLook, vignetting

Bytes = NDArray[np.uint8]


@dataclass(frozen=True)
class Batch:
    """phone and camera: (n, 3, size, size) float32 0-1; thumbnail: (n, 3, 64, 64), the phone's photo reduced by area."""

    phone: Tensor
    camera: Tensor
    thumbnail: Tensor


@dataclass(frozen=True)
class PatchOptions:
    """How patches are cut. size: side in pixels; thumbnail: side of the thumbnail; alone: share of patches that are a photo of
    their own (their thumbnail is the patch), the others carry the thumbnail of the whole photo they come from; shift: standard
    deviation in pixels of the misalignment left between the two sides; night: share of whole photos that are darkened on both
    sides, so that what is black stays black."""

    size: int = 104
    thumbnail: int = 64
    alone: float = 0.5
    shift: float = 0.35
    candidates: int = 6
    margin: int = 6
    night: float = 0.02


def load_photos(folder: Path, longest: int = 1600) -> list[Bytes]:
    """Every readable picture of a folder as uint8 RGB, in name order, reduced to `longest` px. Raises UsageError if there is none."""
    photos = []
    for file in sorted(folder.iterdir()):
        photo = cv2.imread(str(file), cv2.IMREAD_COLOR)
        if photo is None or min(photo.shape[:2]) < 256:
            continue
        scale = longest / max(photo.shape[:2])
        if scale < 1.0:
            photo = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        photos.append(np.ascontiguousarray(photo[..., ::-1], np.uint8))
    if not photos:
        raise UsageError(f"{folder} holds no picture of at least 256 pixels a side.")
    return photos


class PhonePatches(IterableDataset[tuple[Tensor, Tensor, Tensor]]):
    """Endless chunks of (phone, camera, thumbnail) uint8 tensors, (count, size, size, 3) each."""

    def __init__(self, photos: list[Bytes], look: PhoneLook, options: PatchOptions, seed: int, first: int = 0, count: int = 192):
        self.photos, self.look, self.options = photos, look, options
        self.seed, self.first, self.count = seed, first, count

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
        cv2.setNumThreads(1)
        number = self.first
        while True:
            yield self.chunk(number)
            number += 1

    def chunk(self, number: int) -> tuple[Tensor, Tensor, Tensor]:
        rng = np.random.default_rng([self.seed, number])
        pairs = [self._alone(rng) if rng.random() < self.options.alone else self._of_photo(rng) for _ in range(self.count)]
        phone, camera, thumbnail = (torch.from_numpy(np.stack(side)) for side in zip(*pairs, strict=True))
        return phone, camera, thumbnail

    def _cut(self, photo: Bytes, rng: Generator) -> tuple[NDArray[np.float32], float, float, float]:
        """A crop with margin at a random scale between 0.5 and 1; also its left and top in the photo and the scale."""
        side = self.options.size + 2 * self.options.margin
        scale = 1.0 if rng.random() < 0.4 else float(rng.uniform(1.0, 2.0))
        cut = min(int(side * scale), *photo.shape[:2])
        top, left = (int(rng.integers(0, n - cut + 1)) for n in photo.shape[:2])
        crop = photo[top : top + cut, left : left + cut].astype(np.float32) / np.float32(255)
        if cut != side:
            crop = cv2.resize(crop, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32)
        return crop, left, top, cut / side

    def _alone(self, rng: Generator) -> tuple[Bytes, Bytes, Bytes]:
        """A patch that is a photo of its own, drawn as the camera's pictures are distributed."""
        crops = [self._cut(self.photos[int(rng.integers(len(self.photos)))], rng)[0] for _ in range(self.options.candidates)]
        weights = np.array([self.look.content_weight(crop) for crop in crops])
        crop = crops[int(rng.choice(len(crops), p=weights / weights.sum()))]
        shot = self.look.shot(crop, rng)
        phone = self._trim(self.look.render(self._shifted(crop, rng), shot, rng))
        side = self.options.thumbnail
        return phone, self._trim(crop), cv2.resize(phone, (side, side), interpolation=cv2.INTER_AREA).astype(np.uint8)

    def _of_photo(self, rng: Generator) -> tuple[Bytes, Bytes, Bytes]:
        """A patch of a whole photo, whose thumbnail and vignetting it carries. The phone may be any between the measured one and a
        nearly perfect one, for colour and for everything else apart: what people open is often exposed well already and must stay so."""
        photo = self.photos[int(rng.integers(len(self.photos)))]
        strength = float(rng.uniform(0.2, 1.0))
        light = np.float32(rng.uniform(0.0, 0.12) if rng.random() < self.options.night else 1.0)
        if light < 1.0:
            strength = 0.0  # The phone model was measured by daylight.
        side = self.options.thumbnail
        scene = cv2.resize(photo, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32) * light / np.float32(255)
        shot = self.look.shot(scene, rng, float(rng.uniform(0.4, 1.0)))
        crop, left, top, scale = self._cut(photo, rng)
        crop *= light
        height, width = photo.shape[:2]
        half = 0.5 * float(np.hypot(height, width))
        gain = vignetting((left - width / 2) / half, (top - height / 2) / half, crop.shape[1], crop.shape[0], scale / half, shot)
        phone = self.look.render(self._shifted(crop, rng), shot, rng, gain, strength)
        squeezed = vignetting(-0.7, -0.7, side, side, 1.4 / side, shot)
        thumbnail = np.clip(self.look.colour(scene, shot, strength) * squeezed, 0.0, 1.0)
        return self._trim(phone), self._trim(crop), (thumbnail * 255 + 0.5).astype(np.uint8)

    def _shifted(self, crop: NDArray[np.float32], rng: Generator) -> NDArray[np.float32]:
        dx, dy = rng.normal(0.0, self.options.shift, 2)
        move = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
        flags = cv2.INTER_CUBIC
        return cv2.warpAffine(crop, move, crop.shape[1::-1], flags=flags, borderMode=cv2.BORDER_REFLECT).astype(np.float32)

    def _trim(self, picture: NDArray[np.float32]) -> Bytes:
        m = self.options.margin
        return (np.clip(picture[m:-m, m:-m], 0.0, 1.0) * 255 + 0.5).astype(np.uint8)


class Reservoir:
    """The last `chunks` chunks; a new one is taken every `renew` steps. Batches depend only on seed and step."""

    def __init__(self, patches: PhonePatches, chunks: int, renew: int, seed: int, step: int = 0) -> None:
        self.renew, self.seed, self.chunks = renew, seed, chunks
        newest = chunks + step // renew
        self._taken = newest
        self._held = [patches.chunk(number) for number in range(newest - chunks, newest)] if step else []
        patches.first = newest if step else 0
        self._loader = iter(DataLoader(patches, batch_size=None, num_workers=1, prefetch_factor=3, multiprocessing_context="fork"))
        while len(self._held) < chunks:
            self._held.append(next(self._loader))

    def batch(self, step: int, size: int) -> Batch:
        """The batch of that step; steps must be asked for in order."""
        while self._taken < self.chunks + step // self.renew:
            self._held = [*self._held[1:], next(self._loader)]
            self._taken += 1
        rng = np.random.default_rng([self.seed, 1, step])
        sides: list[list[Tensor]] = [[], [], []]
        for _ in range(size):
            chunk = self._held[int(rng.integers(self.chunks))]
            index, turn, mirror = int(rng.integers(len(chunk[0]))), int(rng.integers(4)), bool(rng.integers(2))
            for side, tensor in zip(sides, chunk, strict=True):
                picture = torch.rot90(tensor[index], turn, (0, 1))
                side.append(picture.flip(1) if mirror else picture)
        phone, camera, thumbnail = (torch.stack(side).permute(0, 3, 1, 2).float().div_(255) for side in sides)
        return Batch(phone, camera, thumbnail)
