"""Patch pairs from good photos, aged as they are needed. No torch: a loader process needs none.

A chunk is a few hundred patch pairs made from nothing but its number and the run's seed, so a resumed run sees what an unbroken
one would have seen.
"""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from engine.core.errors import UsageError
from engine.training.phone_look import PhoneLook, vignetting

Bytes = NDArray[np.uint8]
Chunk = tuple[Bytes, Bytes, Bytes]


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


class PhotoFolder:
    """The pictures of a folder as uint8 RGB, in name order, at most `longest` px a side; those under 256 px are left out.

    They are decoded when first asked for, in the process that asks: what travels to a loader process is the path. Raises UsageError
    for a folder without files at once, for one without pictures when they are asked for.
    """

    def __init__(self, folder: Path, longest: int = 1600) -> None:
        self.folder, self.longest = folder, longest
        self._photos: list[Bytes] | None = None
        if not folder.is_dir() or not any(folder.iterdir()):
            raise UsageError(f"{folder} is not a folder of photos.")

    def __getstate__(self) -> dict[str, object]:
        return self.__dict__ | {"_photos": None}

    def photos(self) -> list[Bytes]:
        if self._photos is None:
            self._photos = [photo for file in sorted(self.folder.iterdir()) if (photo := self._read(file)) is not None]
        if not self._photos:
            raise UsageError(f"{self.folder} holds no picture of at least 256 pixels a side.")
        return self._photos

    def _read(self, file: Path) -> Bytes | None:
        photo = cv2.imread(str(file), cv2.IMREAD_COLOR)
        if photo is None or min(photo.shape[:2]) < 256:
            return None
        scale = self.longest / max(photo.shape[:2])
        if scale < 1.0:
            photo = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        return np.ascontiguousarray(photo[..., ::-1], np.uint8)


class PhonePatches:
    """Numbered chunks of (phone, camera, thumbnail), uint8, (count, size, size, 3) each, the thumbnail at its own side."""

    def __init__(self, source: PhotoFolder, look: PhoneLook, options: PatchOptions, seed: int, count: int = 192) -> None:
        self.source, self.look, self.options = source, look, options
        self.seed, self.count = seed, count

    def chunk(self, number: int) -> Chunk:
        rng = np.random.default_rng([self.seed, number])
        photos = self.source.photos()
        pairs = [(self._alone if rng.random() < self.options.alone else self._of_photo)(photos, rng) for _ in range(self.count)]
        phone, camera, thumbnail = (np.stack(side) for side in zip(*pairs, strict=True))
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

    def _alone(self, photos: list[Bytes], rng: Generator) -> tuple[Bytes, Bytes, Bytes]:
        """A patch that is a photo of its own, drawn as the camera's pictures are distributed."""
        crops = [self._cut(photos[int(rng.integers(len(photos)))], rng)[0] for _ in range(self.options.candidates)]
        weights = np.array([self.look.content_weight(crop) for crop in crops])
        crop = crops[int(rng.choice(len(crops), p=weights / weights.sum()))]
        shot = self.look.shot(crop, rng)
        phone = self._trim(self.look.render(self._shifted(crop, rng), shot, rng))
        side = self.options.thumbnail
        return phone, self._trim(crop), cv2.resize(phone, (side, side), interpolation=cv2.INTER_AREA).astype(np.uint8)

    def _of_photo(self, photos: list[Bytes], rng: Generator) -> tuple[Bytes, Bytes, Bytes]:
        """A patch of a whole photo, whose thumbnail and vignetting it carries. The phone may be any between the measured one and a
        nearly perfect one, for colour and for everything else apart: what people open is often exposed well already and must stay so."""
        photo = photos[int(rng.integers(len(photos)))]
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
