"""How often Auto sees what is wrong: good photos, and the same ones spoiled in known ways, as a table of what it found first.

    python tests/benchmarks/batch_auto.py FOLDER... [--photos 16] [--seed 1] [--half 0|1] [--real dark=FOLDER] [--real faded=FOLDER]
        [--json]

Each photo of the folders is looked at as it is, as every degradation of engine.training.degradations makes it, with noise and as a hard
compressed JPEG; what is right for each is written below, and the table shows what was found instead. --real: photos of which somebody
knows what is wrong with them. --half: only every second photo, by the digest of its file, so that thresholds fitted to one half can be
measured on the other. Tests nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.batch.auto import Finding, findings
from engine.batch.look import look_at
from engine.core.errors import PhotoReadError
from engine.core.photo import to_depth
from engine.core.photo_io import SUPPORTED_SUFFIXES, read_photo
from engine.core.training_plan import DegradationKind
from engine.training.degradations import Place, View, make_degradation

GOOD, NOISE, COMPRESSION = "good", "noise", "compression"
NOISE_AT_GREY, QUALITY = (4.0, 16.0), (8, 35)
"""Standard deviation at mid-grey, in 1/255; quality of the JPEG."""
RIGHT: dict[str, tuple[str, ...]] = {
    GOOD: (GOOD,),
    DegradationKind.LOW_LIGHT.value: ("dark",),
    DegradationKind.OLD_PRINT.value: ("faded",),
    DegradationKind.ONLINE_X4.value: ("small",),
    DegradationKind.SECOND_ORDER.value: ("small", "noisy", "soft", "compressed"),
    DegradationKind.DETAIL_X4.value: ("soft",),
    DegradationKind.SOFT.value: ("soft", "noisy", "compressed"),
    NOISE: ("noisy",),
    COMPRESSION: ("compressed",),
}
"""What the first finding should be: the damage is there, but a large share of each kind is so slight that nobody would act on it."""

LARGE_ENOUGH = 0.8
"""Megapixels of a good photo that counts: a smaller one is small, and rightly found so."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--photos", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--real", action="append", default=[], metavar="FINDING=FOLDER")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    table: dict[str, Counter[str]] = {}
    for number, photo in enumerate(large_ones(options.folders, options.photos, options.seed, options.half)):
        for label, pixels in spoiled(photo, options.seed + number):
            table.setdefault(label, Counter())[first(pixels)] += 1
    right = dict(RIGHT)
    for said in options.real:
        word, _, folder = said.partition("=")
        label = f"real {Finding(word).value}"
        right[label] = (word,)
        for path in files([Path(folder)]):
            table.setdefault(label, Counter())[first(read_photo(path).pixels)] += 1
    if options.json:
        print(json.dumps(table))
        return 0
    words = [GOOD, *(finding.value for finding in Finding)]
    print(f"| {'what it is':12} | photos | right | {' | '.join(words)} |\n|---|---|---|{'---|' * len(words)}")
    shares = {label: sum(found[word] for word in right[label]) / found.total() for label, found in table.items()}
    for label, found in table.items():
        print(f"| {label:12} | {found.total()} | {shares[label]:.0%} | {' | '.join(str(found[word]) for word in words)} |")
    made = [share for label, share in shares.items() if label in RIGHT]
    print(f"mean of the rows of made examples: {sum(made) / len(made):.0%}")
    return 0


def first(pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> str:
    found = findings(look_at(pixels))
    return found[0].finding.value if found else GOOD


def files(folders: list[Path]) -> list[Path]:
    return [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix.lower() in SUPPORTED_SUFFIXES]


def large_ones(folders: list[Path], count: int, seed: int, half: int | None = None) -> Iterator[NDArray[np.uint8]]:
    paths = [path for path in files(folders) if half is None or hashlib.sha256(path.read_bytes()).digest()[0] % 2 == half]
    random.Random(seed).shuffle(paths)
    for path in paths:
        if count == 0:
            return
        try:
            photo = read_photo(path)
        except PhotoReadError:
            continue
        if photo.megapixels >= LARGE_ENOUGH:
            count -= 1
            yield np.asarray(to_depth(photo.pixels[: photo.height // 8 * 8, : photo.width // 8 * 8], 8), np.uint8)


def spoiled(photo: NDArray[np.uint8], seed: int) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """The photo, and what each degradation that it suits makes of it."""
    yield GOOD, photo
    good = photo.astype(np.float32) / np.float32(255.0)
    scene = cv2.resize(good, (64, 64), interpolation=cv2.INTER_AREA)
    height, width = photo.shape[:2]
    for kind in DegradationKind:
        if kind.value not in RIGHT or not (degradation := make_degradation(kind)).suits(scene):
            continue
        chance = np.random.default_rng([seed, list(DegradationKind).index(kind)])
        shot = degradation.draw(scene, chance, View.WHOLE)
        bad = shot.spoil(shot.wanted(good), chance, Place.whole(width, height))
        yield kind.value, eight(bad * np.float32(255.0))
    chance = np.random.default_rng([seed, len(DegradationKind)])
    yield NOISE, jpeg(noisy(photo, chance), int(chance.integers(85, 97)))
    yield COMPRESSION, jpeg(photo, int(chance.integers(*QUALITY)))


def noisy(photo: NDArray[np.uint8], chance: np.random.Generator) -> NDArray[np.uint8]:
    """Shot noise, half of it alike in all channels."""
    strength = float(np.exp(chance.uniform(*np.log(NOISE_AT_GREY))))
    light = photo.astype(np.float32)
    each, alike = chance.normal(0.0, 0.7, light.shape), chance.normal(0.0, 0.7, (*light.shape[:2], 1))
    return eight(light + strength * np.sqrt(np.maximum(light, 8.0) / 128.0) * (each + alike).astype(np.float32))


def jpeg(photo: NDArray[np.uint8], quality: int) -> NDArray[np.uint8]:
    decoded = cv2.imdecode(cv2.imencode(".jpg", photo, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)
    assert decoded is not None
    return np.asarray(decoded, np.uint8)


def eight(values: NDArray[np.float32]) -> NDArray[np.uint8]:
    """0-255, rounded."""
    return (np.clip(values, 0.0, 255.0) + 0.5).astype(np.uint8)


if __name__ == "__main__":
    sys.exit(main())
