"""Which photo of the phone belongs to which photo of the camera: by equal name, by the time it was taken, or by what it shows.

Time: the two clocks differ by a constant that is estimated; content: key points that obey one homography, on small copies. Finds pairs
only; whether they really fit is for `register` to say. Any thread.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import cv2
import numpy as np

from engine.core.errors import EngineError, UsageError
from engine.core.photo import to_depth
from engine.core.photo_io import SUPPORTED_SUFFIXES, read_photo
from engine.core.progress import PartProgress, Progress
from engine.core.safe_files import shown
from engine.core.sentences import said
from engine.registration.global_search import homography, key_points, matched, small_copy

TOLERANCE = 10.0
"""Seconds by which the two shutters may miss each other once the clocks agree."""
_COPY_SIDE, _COPY_POINTS = 640, 800
LEAST_COMMON = 15
"""Details two photos must have in common to be called a pair by content."""
_CLEAR = 0.7
"""Another difference between the clocks may explain at most this share of the pairs: photos at regular intervals fit several."""


class How(Enum):
    """What made two photos a pair; the value stands in reports."""

    NAME = "name"
    TIME = "time"
    CONTENT = "content"


@dataclass(frozen=True)
class Pair:
    """Two photos of, it is believed, the same scene."""

    phone: Path
    camera: Path
    how: How


@dataclass(frozen=True)
class Pairing:
    """The pairs in the order of the phone's names, and in words which photos were left over. clock: seconds the camera is ahead."""

    pairs: tuple[Pair, ...]
    lonely: tuple[str, ...]
    clock: float | None = None


def find_pairs(phones: Path, cameras: Path, progress: Progress) -> Pairing:
    """Pair the photos in two folders. Raises UsageError where a folder has none, Cancelled."""
    left, right = _photos(phones), _photos(cameras)
    pairs: list[Pair] = []
    by_stem: dict[str, list[Path]] = {}
    for path in right:
        by_stem.setdefault(path.stem.casefold(), []).append(path)
    for path in list(left):
        same = [other for other in left if other.stem.casefold() == path.stem.casefold()]
        partners = by_stem.get(path.stem.casefold(), [])
        # A name that stands for two photos says nothing.
        if len(same) == len(partners) == 1:
            pairs.append(Pair(path, partners[0], How.NAME))
    left, right = _without(left, right, pairs)
    clock: float | None = None
    if left and right:
        times = by_time(_times(left), _times(right))
        if times is not None:
            clock = times[0]
            pairs += times[1]
            left, right = _without(left, right, pairs)
    lonely: list[str] = []
    if left and right:
        found, unreadable = _by_content(left, right, progress)
        pairs += found
        lonely += unreadable.values()
        left, right = _without(left, right, pairs)
        left, right = [p for p in left if p not in unreadable], [p for p in right if p not in unreadable]
    lonely += [f"{shown(path)}: no photo of the camera belongs to it." for path in left]
    lonely += [f"{shown(path)}: no photo of the phone belongs to it." for path in right]
    return Pairing(tuple(sorted(pairs, key=lambda pair: pair.phone.name)), tuple(lonely), clock)


def by_time(phones: Mapping[Path, float], cameras: Mapping[Path, float]) -> tuple[float, list[Pair]] | None:
    """(seconds the camera's clock is ahead, the pairs), from capture times in seconds; None where time does not settle it.

    Two pairs and more than half of the smaller set must agree on one difference, and no other may explain nearly as many.
    """
    fewer = min(len(phones), len(cameras))
    if fewer < 2:
        return None
    differences = np.sort([camera - phone for phone in phones.values() for camera in cameras.values()])
    within = np.searchsorted(differences, differences + 2 * TOLERANCE, side="right") - np.arange(len(differences))
    tried: list[tuple[int, float, float, list[Pair]]] = []
    for start in np.argsort(-within, kind="stable")[:400]:
        offset = float(np.median(differences[start : start + within[start]]))
        if any(abs(offset - other) <= TOLERANCE for _, _, other, _ in tried):
            continue
        pairs, miss = _closest(phones, cameras, offset)
        tried.append((len(pairs), -miss, offset, pairs))
        if len(tried) == 30:
            break
    tried.sort(key=lambda found: found[:2], reverse=True)
    count, _, offset, pairs = tried[0]
    if count < 2 or 2 * count <= fewer or (len(tried) > 1 and tried[1][0] > _CLEAR * count):
        return None
    return offset, pairs


def _closest(phones: Mapping[Path, float], cameras: Mapping[Path, float], offset: float) -> tuple[list[Pair], float]:
    """Pairs one to one, closest first, and the sum of what they miss each other by."""
    gaps = sorted(
        (abs(seen - taken - offset), phone, camera)
        for phone, taken in phones.items()
        for camera, seen in cameras.items()
        if abs(seen - taken - offset) <= TOLERANCE
    )
    pairs: list[Pair] = []
    used: set[Path] = set()
    miss = 0.0
    for gap, phone, camera in gaps:
        if phone not in used and camera not in used:
            used |= {phone, camera}
            pairs.append(Pair(phone, camera, How.TIME))
            miss += gap
    return pairs, miss


def _by_content(phones: Sequence[Path], cameras: Sequence[Path], progress: Progress) -> tuple[list[Pair], dict[Path, str]]:
    """Pairs that are each other's best by content, and sentences about photos that could not be read."""
    unreadable: dict[Path, str] = {}
    features = []
    reading = PartProgress(progress, 0.0, 0.5)
    for number, path in enumerate([*phones, *cameras]):
        progress.check_cancelled()
        reading.report(number / (len(phones) + len(cameras)), said("Looking at {name}", name=shown(path)))
        try:
            grey = cv2.cvtColor(np.asarray(to_depth(read_photo(path).pixels, 8)), cv2.COLOR_RGB2GRAY)
            features.append(key_points(small_copy(np.asarray(grey, np.uint8), _COPY_SIDE)[0], _COPY_POINTS))
        except EngineError as error:
            unreadable[path] = error.message
            features.append((np.zeros((0, 2)), np.zeros((0, 128), np.float32)))
    scores = np.zeros((len(phones), len(cameras)), np.int64)
    comparing = PartProgress(progress, 0.5, 0.5)
    for row in range(len(phones)):
        progress.check_cancelled()
        comparing.report(row / len(phones), said("Comparing photos"))
        for column in range(len(cameras)):
            found = homography(matched(features[row], features[len(phones) + column]), 3.0)
            scores[row, column] = 0 if found is None else found[1].sum()
    pairs = []
    while scores.max() >= LEAST_COMMON:
        row, column = divmod(int(scores.argmax()), len(cameras))
        pairs.append(Pair(phones[row], cameras[column], How.CONTENT))
        scores[row], scores[:, column] = 0, 0
    return pairs, unreadable


def _photos(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise UsageError(said("{folder} is not a folder.", folder=folder))
    found = [p for p in sorted(folder.iterdir()) if p.suffix.lower() in SUPPORTED_SUFFIXES and p.is_file() and not p.name.startswith(".")]
    if not found:
        raise UsageError(said("There is no photo in {folder}.", folder=folder))
    return found


def _without(left: list[Path], right: list[Path], pairs: Sequence[Pair]) -> tuple[list[Path], list[Path]]:
    used = {path for pair in pairs for path in (pair.phone, pair.camera)}
    return [path for path in left if path not in used], [path for path in right if path not in used]


def _times(paths: Sequence[Path]) -> dict[Path, float]:
    times = {path: capture_time(path) for path in paths}
    return {path: time for path, time in times.items() if time is not None}


def capture_time(path: Path) -> float | None:
    """When a photo was taken by its own clock, in seconds of no particular zone; None where its EXIF does not say."""
    from PIL import Image  # Reads the header alone, where the engine's own door decodes the picture.

    try:
        with Image.open(path) as image:
            tags = image.getexif().get_ifd(0x8769)
        taken = datetime.datetime.strptime(str(tags[0x9003]).strip(), "%Y:%m:%d %H:%M:%S").replace(tzinfo=datetime.UTC)
        part = str(tags.get(0x9291, "")).strip()
    except Exception:  # noqa: BLE001 - whatever a damaged file makes the library raise, it has told no time
        return None
    return taken.timestamp() + (float(f"0.{part}") if part.isdecimal() else 0.0)
