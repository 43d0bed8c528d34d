"""Photo files of a training set: which can be used, which are kept back, and a bounded store of decoded ones.

Decoding respects the EXIF orientation (OpenCV's reader does); sizes, dates and faults come from the files' headers, so that a folder of
thousands is surveyed quickly. No torch, no pictures at import; a `PhotoShelf` travels to another process empty.
"""

import hashlib
import re
import warnings
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, UnidentifiedImageError

from engine.training.patches import Bytes, reduced

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp"})
OTHER_PHOTOS = frozenset({".heic", ".heif", ".avif", ".dng", ".nef", ".cr2", ".cr3", ".arw", ".orf", ".raf", ".rw2", ".gif", ".jxl"})
"""Photos that this reader cannot open and that a person would expect to count."""
SMALLEST_PHOTO = 256
"""Pixels of the shorter side; below it a file is a patch."""
BURST_SECONDS = 10.0
MOST_COMPARED = 3000
"""Files among which twins are looked for."""
_ORIENTATION, _EXIF_IFD, _TAKEN = 0x0112, 0x8769, 0x9003


@dataclass(frozen=True)
class PhotoFile:
    """width, height: as shown, that is after the EXIF orientation; taken: seconds, None when the file does not say."""

    path: Path
    width: int
    height: int
    taken: float | None = None

    @property
    def shorter(self) -> int:
        return min(self.width, self.height)


def photo_paths(folder: Path) -> list[Path]:
    """Files of a folder that look like photos by their suffix, in name order."""
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES and not file.name.startswith("."))


def read_header(path: Path) -> PhotoFile | None:
    """None for a file that is no picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path) as picture:
                width, height = picture.size
                exif = _exif(picture)
                turned = exif.get(_ORIENTATION, 1) in (5, 6, 7, 8)
                taken = _seconds(exif.get_ifd(_EXIF_IFD).get(_TAKEN))
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    return PhotoFile(path, *((height, width) if turned else (width, height)), taken)


def _exif(picture: Image.Image) -> Image.Exif:
    """Of PNG only what stands before the pixels: Pillow would decode the whole file to look behind them."""
    if picture.format != "PNG":
        return picture.getexif()
    exif = Image.Exif()
    exif.load(picture.info.get("exif", b""))
    return exif


def _seconds(text: object) -> float | None:
    try:
        return datetime.strptime(str(text), "%Y:%m:%d %H:%M:%S").replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None


def decode(path: Path, longest: int | None = None) -> Bytes | None:
    """(height, width, 3) uint8 RGB, reduced by area to at most `longest` px a side; None for a file that cannot be decoded."""
    photo = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if photo is None:
        return None
    scale = 1.0 if longest is None else longest / max(photo.shape[:2])
    if scale < 1.0:
        photo = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(photo[..., ::-1], np.uint8)


class PhotoShelf:
    """Decoded photos, the ones used least recently given up when they take more than `budget` bytes."""

    def __init__(self, longest: int | None, budget: int) -> None:
        self.longest, self.budget = longest, budget
        self._held: OrderedDict[Path, Bytes | None] = OrderedDict()
        self._thumbnails: dict[Path, Bytes] = {}
        self._bytes = 0

    def __getstate__(self) -> dict[str, object]:
        return self.__dict__ | {"_held": OrderedDict(), "_thumbnails": {}, "_bytes": 0}

    def get(self, path: Path) -> Bytes | None:
        """None for a file that cannot be decoded."""
        if path in self._held:
            self._held.move_to_end(path)
            return self._held[path]
        photo = self._held[path] = decode(path, self.longest)
        self._bytes += 0 if photo is None else photo.nbytes
        while self._bytes > self.budget and len(self._held) > 1:
            _, given_up = self._held.popitem(last=False)
            self._bytes -= 0 if given_up is None else given_up.nbytes
        return photo

    def thumbnail(self, path: Path, side: int) -> Bytes:
        """(side, side, 3), by area, of a file that can be decoded; kept, as small as it is."""
        kept = self._thumbnails.get(path)
        if kept is None or len(kept) != side:
            photo = self.get(path)
            assert photo is not None, "ask for the photo first"
            kept = self._thumbnails[path] = reduced(photo, side)
        return kept

    def weight(self, file: PhotoFile) -> int:
        """Bytes that a photo will take."""
        scale = 1.0 if self.longest is None else min(1.0, self.longest / max(file.width, file.height))
        return int(3 * file.width * file.height * scale * scale)


def held_count(usable: int, wanted: int | None, most: int) -> int:
    """How many photos are kept back: a sixth, 2 to `most`, unless told; never so many that none is left."""
    count = min(most, max(2, round(usable / 6))) if wanted is None else wanted
    return max(0, min(count, usable - 1))


def kept_back(files: Sequence[PhotoFile], count: int, patches: bool = False) -> set[Path]:
    """Which `count` photos or patches are only measured on.

    Photos that belong together (taken within ten seconds of each other, or the same file twice) go to one side together, otherwise a
    network would be measured on what it has all but seen. Patches of one photo are numbered one after the other, so runs of
    consecutive ones go together. Groups are ranked by a hash of their first name: the choice is spread over the folder's name order,
    and stays the same when other photos come or go. A group that would exceed the count is passed over.
    """
    chosen: set[Path] = set()
    groups = _runs(files, max(1, min(len(files) // 24, count // 4))) if patches else _groups(files)
    for group in sorted(groups, key=lambda group: hashlib.sha256(group[0].path.name.encode()).digest()):
        if len(chosen) + len(group) <= count:
            chosen.update(file.path for file in group)
    return chosen


def _groups(files: Sequence[PhotoFile]) -> list[list[PhotoFile]]:
    twins = {path: same[0] for same in same_files(file.path for file in files) for path in same}
    groups: dict[Path, list[PhotoFile]] = {}
    latest: tuple[Path, float] | None = None
    for file in sorted(files, key=lambda file: (file.taken or 0.0, file.path.name)):
        first = twins.get(file.path, file.path)
        if file.taken is not None:
            if latest is not None and file.taken - latest[1] <= BURST_SECONDS:
                first = latest[0]
            latest = first, file.taken
        groups.setdefault(first, []).append(file)
    return [sorted(group, key=lambda file: file.path.name) for group in groups.values()]


def _runs(files: Sequence[PhotoFile], length: int) -> list[list[PhotoFile]]:
    """In the order of their numbers, so many to a run."""

    def place(file: PhotoFile) -> tuple[str, list[int]]:
        return file.path.parent.name, [int(digits) for digits in re.findall(r"\d+", file.path.stem)]

    ordered = sorted(files, key=lambda file: (*place(file), file.path.name))
    return [ordered[start : start + length] for start in range(0, len(ordered), length)]


def same_files(paths: Iterable[Path]) -> list[list[Path]]:
    """Groups of two and more files with the same bytes, of sets that are not too large to look."""
    by_size: dict[int, list[Path]] = {}
    listed = list(paths)
    for path in listed if len(listed) <= MOST_COMPARED else []:
        by_size.setdefault(path.stat().st_size, []).append(path)
    found: dict[bytes, list[Path]] = {}
    for alike in by_size.values():
        for path in alike if len(alike) > 1 else []:
            found.setdefault(hashlib.sha256(path.read_bytes()).digest(), []).append(path)
    return [sorted(group) for group in found.values() if len(group) > 1]
