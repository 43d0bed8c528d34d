"""Patch sources for every data layout, behind `open_source`: good photos spoiled as they are needed, pairs, and unpaired photos.

They own how a patch is drawn; which files there are stands in `engine.training.layouts`, what is odd about them in
`engine.training.data_check`. Torch-free, picklable, used in the training process and in its loader processes.
"""

import math
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

import cv2
import numpy as np
from numpy.random import Generator

from engine.core.errors import TrainingError, UsageError
from engine.core.sentences import said, together
from engine.core.training_events import DataFinding
from engine.core.training_plan import DataLayout, DataPlan
from engine.training.data_check import check
from engine.training.degradations import Degradation, Place, View
from engine.training.layouts import Listing, Pair, list_files
from engine.training.patches import (
    Bytes,
    Chunk,
    Floats,
    Held,
    PatchOptions,
    PatchSource,
    as_bytes,
    as_floats,
    centre,
    corner,
    reduced,
    shifted,
)
from engine.training.photo_files import PhotoShelf, held_count, kept_back
from engine.training.preview_sheet import sheet

LONGEST_PHOTO = 1600
"""Good photos are reduced to this: full-size files of most cameras are soft at the pixel."""
BUDGET = 2_000_000_000
"""Bytes of decoded photos a loader process keeps."""
MOST_PHOTOS, MOST_PATCHES = 24, 192
"""How many are kept back unless told: 192 patches of 100 px are as many pixels as 24 reduced photos."""
MEASURED = 16
"""Pictures made of the held-out photos, at least."""
FEW = 32
"""Of more photos than fit the budget a chunk sees at most so many."""
DRAWS = 8
"""Photos looked at until one suits the degradation."""


def open_source(data: DataPlan, degradation: Degradation | None, cut: PatchOptions, seed: int) -> PatchSource:
    """The patches of a plan. degradation: for good photos; pairs need none. Raises UsageError for folders that are not there, not laid
    out as said, or without anything usable."""
    listing = list_files(data)
    if data.layout is DataLayout.UNPAIRED:
        return UnpairedPatches(listing, data, cut, seed)
    if listing.pairs and listing.pairs[0].source is not None:
        return PairPatches(listing, data, cut, seed)
    if degradation is None:
        raise UsageError(said("Good photos alone need a degradation that makes their training partners."))
    if data.pairs is not None:
        return _mixed(listing, data, degradation, cut, seed)
    return MadePatches(listing, data, degradation, cut, seed)


def _mixed(listing: Listing, data: DataPlan, degradation: Degradation, cut: PatchOptions, seed: int) -> PatchSource:
    """Made pairs with real ones among them, at least one of each in a chunk."""
    assert data.pairs is not None
    if not 0.0 < data.pairs_share < 1.0 or cut.count < 2:
        raise UsageError(said("The share of real pairs must lie between 0 and 1."))
    # A number of photos to keep back is meant for the good ones; none at all is meant for all.
    held_out = 0 if data.held_out == 0 else None
    beside = DataPlan(DataLayout.PAIRS, data.pairs, held_out=held_out)
    few = min(cut.count - 1, max(1, round(cut.count * data.pairs_share)))
    real = EvenedPairs(list_files(beside), beside, replace(cut, count=few), seed)
    if real.scale != degradation.scale:
        raise UsageError(
            said("The real pairs are {real} times as large on one side, made ones {made} times.", real=real.scale, made=degradation.scale)
        )
    return MixedPatches(MadePatches(listing, data, degradation, replace(cut, count=cut.count - few, size=real.side), seed), real)


class _Patches:
    """What all sources share: the split, the store of photos, and the drawing of a chunk."""

    scale = 1

    def __init__(self, listing: Listing, data: DataPlan, cut: PatchOptions, seed: int, longest: int | None = None) -> None:
        """longest: to which photos are reduced; real ones are not, it would take away the noise that is to be learned."""
        self.listing, self.options, self.seed = listing, cut, seed
        self.train, self.held = _split(listing, data)
        self.shelf = PhotoShelf(longest, BUDGET)
        self.side = min(cut.size, self._smallest() // 8 * 8)

    @property
    def facts(self) -> str:
        return self.listing.what

    def chunk(self, number: int) -> Chunk:
        rng = np.random.default_rng([self.seed, number])
        pool = self._pool(rng)
        made: list[tuple[Bytes, Bytes, Bytes]] = []
        failures = 0
        while len(made) < self.options.count:
            patch = self._draw(pool, rng)
            if patch is not None:
                made.append(patch)
                continue
            failures += 1
            if failures > 4 * self.options.count:
                raise TrainingError(said("Hardly any of the photos can be read; look at the check of the data."))
        source, target, thumbnail = (np.stack(side) for side in zip(*made, strict=True))
        return source, target, thumbnail

    def held_out(self, longest: int = 384) -> list[Held]:
        found = (self._held(pair, longest, turn) for turn in range(self._turns()) for pair in self.held)
        return [held for held in found if held is not None]

    def _turns(self) -> int:
        """How many pictures are made of each held-out photo."""
        return 1

    def findings(self) -> list[DataFinding]:
        return check(self.listing, self.train, self.held)

    def preview(self) -> tuple[Bytes, str]:
        return sheet(self), self.words()

    def words(self) -> str:
        return self.facts

    def _smallest(self) -> int:
        """Pixels that the smallest source photo has on its shorter side."""
        return min(pair.key.shorter for pair in self.listing.pairs)

    def _pool(self, rng: Generator) -> list[Pair]:
        """The photos that a chunk is drawn from: all of them, or a few where decoding them all again and again would take too long."""
        if self.listing.patches:
            return self.train
        files = [file for pair in [*self.train, *(Pair(good) for good in self.listing.good)] for file in (pair.source, pair.target) if file]
        share = self.shelf.budget / sum(self.shelf.weight(file) for file in files)
        if share >= 1.0:
            return self.train
        few = min(len(self.train), FEW, max(4, int(share / 2 * len(self.train))))
        return [self.train[index] for index in rng.choice(len(self.train), few, replace=False)]

    def _draw(self, pool: list[Pair], rng: Generator) -> tuple[Bytes, Bytes, Bytes] | None:
        raise NotImplementedError

    def _held(self, pair: Pair, longest: int, turn: int) -> Held | None:
        raise NotImplementedError


class MadePatches(_Patches):
    """Good photos and their spoiled partners."""

    def __init__(self, listing: Listing, data: DataPlan, degradation: Degradation, cut: PatchOptions, seed: int) -> None:
        self.degradation, self.scale = degradation, degradation.scale
        super().__init__(listing, data, cut, seed, LONGEST_PHOTO)

    @property
    def facts(self) -> str:
        return together([self.listing.what, self.degradation.facts], ", ")

    def words(self) -> str:
        return together([self.listing.what, self.degradation.words()], ", ")

    def _smallest(self) -> int:
        return self.options.size  # Crops of photos that are too small for it are enlarged.

    def _draw(self, pool: list[Pair], rng: Generator) -> tuple[Bytes, Bytes, Bytes] | None:
        alone = min(self.options.alone, self.degradation.most_alone)
        return (self._alone if rng.random() < alone else self._of_photo)(pool, rng)

    def _file(self, pool: list[Pair], rng: Generator) -> Path:
        """A photo that suits the degradation; after some vain draws any."""
        for _ in range(DRAWS):
            file = pool[int(rng.integers(len(pool)))].target.path
            if self.shelf.get(file) is None or self.degradation.suits(as_floats(self.shelf.thumbnail(file, self.options.thumbnail))):
                break
        return file

    def _cut(self, photo: Bytes, rng: Generator) -> tuple[Floats, float, float, float]:
        """A crop with margin at a random scale between 0.5 and 1; also its left and top in the photo and the scale."""
        side = (self.side + 2 * self.options.margin) * self.scale
        scale = 1.0 if rng.random() < 0.4 else float(rng.uniform(1.0, 2.0))
        cut = min(int(side * scale), *photo.shape[:2])
        top, left = corner(photo, cut, self.options.busiest, rng)
        crop = photo[top : top + cut, left : left + cut]
        return as_floats(crop) if cut == side else as_floats(reduced(crop, side)), left, top, cut / side

    def _alone(self, pool: list[Pair], rng: Generator) -> tuple[Bytes, Bytes, Bytes] | None:
        """A patch that is a photo of its own; between two cameras drawn as the better one's pictures are distributed."""
        count = self.options.candidates if self.degradation.two_cameras else 1
        photos = [photo for _ in range(count) if (photo := self.shelf.get(self._file(pool, rng))) is not None]
        if not photos:
            return None
        crops = [self._cut(photo, rng)[0] for photo in photos]
        weights = np.array([self.degradation.weight(crop) for crop in crops])
        crop = crops[int(rng.choice(len(crops), p=weights / weights.sum()))]
        shot = self.degradation.draw(crop, rng, View.ALONE)
        crop = shot.wanted(crop)
        source = self._trim(shot.spoil(self._misplaced(crop, rng), rng, None), 1)
        return source, self._trim(crop, self.scale), reduced(source, self.options.thumbnail)

    def _of_photo(self, pool: list[Pair], rng: Generator) -> tuple[Bytes, Bytes, Bytes] | None:
        """A patch of a whole photo, whose thumbnail and place it carries."""
        file = self._file(pool, rng)
        photo = self.shelf.get(file)
        if photo is None:
            return None
        night = rng.random() < self.options.night
        light = np.float32(rng.uniform(0.0, 0.12) if night else 1.0)
        scene = as_floats(self.shelf.thumbnail(file, self.options.thumbnail)) * light
        shot = self.degradation.draw(scene, rng, View.NIGHT if night else View.PART)
        crop, left, top, scale = self._cut(photo, rng)
        crop = shot.wanted(crop * light)
        height, width = photo.shape[:2]
        place = Place.crop(left, top, scale, width, height)
        source = shot.spoil(self._misplaced(crop, rng), rng, place)
        return self._trim(source, 1), self._trim(crop, self.scale), as_bytes(shot.overview(shot.wanted(scene)))

    def _misplaced(self, crop: Floats, rng: Generator) -> Floats:
        return shifted(crop, self.options.shift, rng) if self.degradation.two_cameras else crop

    def _trim(self, picture: Floats, scale: int) -> Bytes:
        margin = self.options.margin * scale
        return as_bytes(picture[margin : picture.shape[0] - margin, margin : picture.shape[1] - margin])

    def _turns(self) -> int:
        # How a shot turns out is drawn: of a few photos, one shot each would measure luck.
        return math.ceil(MEASURED / max(1, len(self.held)))

    def _held(self, pair: Pair, longest: int, turn: int) -> Held | None:
        """The photo at half its size, or whole if it is small: patches are trained between half and full size. Spoiled as a whole and
        in full, then its middle."""
        photo = self.shelf.get(pair.target.path)
        if photo is None:
            return None
        share = min(1.0, max(0.5, longest / max(photo.shape[:2])))
        if share < 1.0:
            photo = cv2.resize(photo, None, fx=share, fy=share, interpolation=cv2.INTER_AREA).astype(np.uint8)
        sides = [n // self.scale * self.scale for n in photo.shape[:2]]
        photo = photo[: sides[0], : sides[1]]
        rng = np.random.default_rng([2009, turn, *pair.key.path.stem.encode()])
        shot = self.degradation.draw(as_floats(reduced(photo, self.options.thumbnail)), rng, View.WHOLE)
        good = shot.wanted(as_floats(photo))
        source = as_bytes(shot.spoil(good, rng, Place.whole(photo.shape[1], photo.shape[0])))
        return _middle(pair, turn, source, as_bytes(good), reduced(source, self.options.thumbnail), self.scale, longest)


class PairPatches(_Patches):
    """Photos taken or made in pairs. Patches of a whole photo carry that photo's thumbnail, files that are patches their own."""

    def __init__(self, listing: Listing, data: DataPlan, cut: PatchOptions, seed: int) -> None:
        self.scale = listing.scale
        super().__init__(listing, data, cut, seed)

    def _smallest(self) -> int:
        return min(pair.source.shorter for pair in self.listing.pairs if pair.source is not None)

    def both(self, pair: Pair) -> tuple[Bytes, Bytes] | None:
        """Source and target as decoded, of sizes that fit each other exactly; None where they cannot be read or do not."""
        assert pair.source is not None
        source, target = self.shelf.get(pair.source.path), self.shelf.get(pair.target.path)
        if source is None or target is None:
            return None
        height, width = (min(a, b // self.scale) for a, b in zip(source.shape[:2], target.shape[:2], strict=True))
        return source[:height, :width], target[: height * self.scale, : width * self.scale]

    def _draw(self, pool: list[Pair], rng: Generator) -> tuple[Bytes, Bytes, Bytes] | None:
        pair = pool[int(rng.integers(len(pool)))]
        sides = self.both(pair)
        if sides is None or min(sides[0].shape[:2]) < self.side:
            return None
        source, target = sides
        size = self.options.thumbnail
        top, left = corner(source, self.side, self.options.busiest, rng)
        patch = source[top : top + self.side, left : left + self.side]
        top, left, side = top * self.scale, left * self.scale, self.side * self.scale
        assert pair.source is not None
        # Of 160,000 patches kept thumbnails would be two gigabytes.
        thumbnail = reduced(source, size) if self.listing.patches else self.shelf.thumbnail(pair.source.path, size)
        return patch, self._as_wanted(pair, target[top : top + side, left : left + side]), thumbnail

    def _held(self, pair: Pair, longest: int, turn: int) -> Held | None:
        sides = self.both(pair)
        if sides is None:
            return None
        target = self._as_wanted(pair, sides[1])
        return _middle(pair, turn, sides[0], target, reduced(sides[0], self.options.thumbnail), self.scale, longest)

    def _as_wanted(self, pair: Pair, target: Bytes) -> Bytes:
        """What is to be learned of the target or a part of it."""
        return target


class EvenedPairs(PairPatches):
    """Pairs from which detail is to be learned but not colour: of every pair the target's channels get the gains that give it the
    source's mean. A fit of slopes would lower contrast, since the soft side's edges lie in between."""

    def __init__(self, listing: Listing, data: DataPlan, cut: PatchOptions, seed: int) -> None:
        super().__init__(listing, data, cut, seed)
        self._tones: dict[Path, Bytes] = {}

    def _as_wanted(self, pair: Pair, target: Bytes) -> Bytes:
        if pair.target.path not in self._tones:
            sides = self.both(pair)
            assert sides is not None, "read a moment ago"
            source, whole = (side.mean((0, 1), dtype=np.float64) for side in sides)
            tones = np.arange(256)[:, None] * (np.maximum(source, 1.0) / np.maximum(whole, 1.0))
            self._tones[pair.target.path] = np.clip(tones + 0.5, 0, 255).astype(np.uint8)
        return cv2.LUT(target, self._tones[pair.target.path][:, None]).astype(np.uint8, copy=False)


class MixedPatches:
    """Made pairs and real ones in every chunk, in a fixed proportion; held-out photos of both are measured on. A `PatchSource`."""

    def __init__(self, made: MadePatches, real: PairPatches) -> None:
        """Both with one side and scale; each makes as many pairs of a chunk as its options say."""
        self.made, self.real = made, real
        self.scale = made.scale

    @property
    def facts(self) -> str:
        share = self.real.options.count / (self.real.options.count + self.made.options.count)
        return said("{made}, and {real} in {share:.0%} of the patches", made=self.made.facts, real=self.real.facts, share=share)

    def chunk(self, number: int) -> Chunk:
        source, target, thumbnail = (np.concatenate(sides) for sides in zip(self.made.chunk(number), self.real.chunk(number), strict=True))
        return source, target, thumbnail

    def held_out(self, longest: int = 384) -> list[Held]:
        """In turns, so that the first few show both."""
        turns = zip_longest(self.made.held_out(longest), self.real.held_out(longest))
        return [held for turn in turns for held in turn if held is not None]

    def findings(self) -> list[DataFinding]:
        return [*self.made.findings(), *self.real.findings()]

    def preview(self) -> tuple[Bytes, str]:
        beside = said("Beside them {photos}, with the sharp side's colours evened.", photos=self.real.words())
        return sheet(self), together([self.made.words(), beside], "\n")


class UnpairedPatches(_Patches):
    """Photos as they are, and unrelated good ones beside them: for adversarial methods. Nothing to measure on."""

    def __init__(self, listing: Listing, data: DataPlan, cut: PatchOptions, seed: int) -> None:
        super().__init__(listing, data, cut, seed)

    def _draw(self, pool: list[Pair], rng: Generator) -> tuple[Bytes, Bytes, Bytes] | None:
        good = self.listing.good
        file = pool[int(rng.integers(len(pool)))].target.path
        photo = self.shelf.get(file)
        other = self.shelf.get(good[int(rng.integers(len(good)))].path)
        if photo is None or other is None:
            return None
        patches = []
        for picture in (photo, other):
            top, left = (int(rng.integers(0, n - self.side + 1)) for n in picture.shape[:2])
            patches.append(picture[top : top + self.side, left : left + self.side])
        return patches[0], patches[1], self.shelf.thumbnail(file, self.options.thumbnail)

    def held_out(self, longest: int = 384) -> list[Held]:
        return []


def _split(listing: Listing, data: DataPlan) -> tuple[list[Pair], list[Pair]]:
    """What is trained on and what is kept back. A set's own test part is kept back where it has one."""
    if data.layout is DataLayout.UNPAIRED:
        return listing.pairs, []
    if listing.test and data.held_out != 0:
        most = MOST_PATCHES if listing.patches else MOST_PHOTOS
        chosen = kept_back([pair.key for pair in listing.test], min(len(listing.test), data.held_out or most), listing.patches)
        return listing.pairs, [pair for pair in listing.test if pair.key.path in chosen]
    count = held_count(len(listing.pairs), data.held_out, MOST_PATCHES if listing.patches else MOST_PHOTOS)
    chosen = kept_back([pair.key for pair in listing.pairs], count, listing.patches)
    train = [pair for pair in listing.pairs if pair.key.path not in chosen]
    return train, [pair for pair in listing.pairs if pair.key.path in chosen]


def _middle(pair: Pair, turn: int, source: Bytes, target: Bytes, thumbnail: Bytes, scale: int, longest: int) -> Held:
    """A centred crop with source sides that are multiples of 8."""
    height, width = (max(8, min(n, longest // scale) // 8 * 8) for n in source.shape[:2])
    top, left = centre(source, height, width)
    patch = source[top : top + height, left : left + width]
    good = target[top * scale : (top + height) * scale, left * scale : (left + width) * scale]
    name = f"{pair.name} ({turn + 1})" if turn else pair.name
    return Held(pair.name, name, np.ascontiguousarray(patch), np.ascontiguousarray(good), thumbnail)
