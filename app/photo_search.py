"""Finds the photos meant by a list of files and folders. Pure look-up on the disk, no Qt; for a worker thread."""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Found:
    """photos: each once, in order; earlier_results: how many files in folders were left out as results of ours."""

    photos: list[Path]
    earlier_results: int


def find_photos(paths: Iterable[Path], suffixes: Sequence[str], ending: str, check: Callable[[], None] = lambda: None) -> Found:
    """The files among `paths` and all photos below the folders among them, folders sorted by name.

    Files named one by one are kept whatever they are, missing ones too, so that opening says what is wrong with them. In folders,
    hidden files are left out, and so is what `ending` marks as the result of a photo beside it: enhancing it again is not meant.
    """
    known = {suffix.lower() for suffix in suffixes}
    found: dict[Path, None] = {}
    left_out = 0
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        for folder, folders, names in os.walk(path):
            check()
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            photos = sorted(Path(name) for name in names if not name.startswith(".") and Path(name).suffix.lower() in known)
            sources = _without_results(photos, ending)
            left_out += len(photos) - len(sources)
            found.update(dict.fromkeys(Path(folder) / photo for photo in sources))
    return Found(list(found), left_out)


def _without_results(photos: list[Path], ending: str) -> list[Path]:
    """Leaves out "a-enhanced.jpg" and "a-enhanced-2.png" where there is an "a"."""
    stems = {photo.stem for photo in photos}
    result = re.compile(rf"(?P<source>.+){re.escape(ending)}(\W*\d+\W*)?")
    matches = {photo: result.fullmatch(photo.stem) for photo in photos}
    return [photo for photo, match in matches.items() if match is None or match["source"] not in stems]
