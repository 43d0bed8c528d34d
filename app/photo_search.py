"""Finds the photos meant by a list of files and folders. Pure look-up on the disk, no Qt; for a worker thread."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.batch.naming import pattern_of
from engine.batch.plan import Found
from engine.methods import METHODS


@dataclass(frozen=True)
class Search:
    """photos: each once, in order, with its place under the folder that was named; earlier_results: how many files in folders were left
    out as results of ours."""

    photos: list[Found]
    earlier_results: int


def find_photos(
    paths: Iterable[Path],
    suffixes: Sequence[str],
    template: str,
    check: Callable[[], None] = lambda: None,
    *,
    recursive: bool = True,
    output: Path | None = None,
) -> Search:
    """The files among `paths` and all photos below the folders among them, folders sorted by name.

    Files named one by one are kept whatever they are, missing ones too, so that opening says what is wrong with them; so are folders that
    cannot be read, whose photos would be missing without a word. In folders, hidden files are left out, and so is what `template` marks as
    the result of a photo beside it: enhancing it again is not meant ("": nothing is marked). output: a folder whose content is left out
    as well, unless it is the very folder that was named. Links to folders are not followed.
    """
    beside = None if output is None else os.path.realpath(output)
    known = {suffix.lower() for suffix in suffixes}
    found: dict[Path, Found] = {}
    left_out = 0
    for path in paths:
        if not path.is_dir():
            found.setdefault(path, Found(path))
            continue
        failures: list[OSError] = []
        for folder, folders, names in os.walk(path, onerror=failures.append):
            check()
            inner = sorted(name for name in folders if not name.startswith(".") and os.path.realpath(Path(folder) / name) != beside)
            folders[:] = inner if recursive else []
            photos = sorted(Path(name) for name in names if not name.startswith(".") and Path(name).suffix.lower() in known)
            sources = _without_results(photos, template)
            left_out += len(photos) - len(sources)
            for photo in sources:
                found.setdefault(Path(folder) / photo, Found(Path(folder) / photo, Path(folder).relative_to(path)))
        for place in (Path(error.filename) for error in failures):
            found[place] = Found(place, Path() if place == path else place.parent.relative_to(path))
    return Search(list(found.values()), left_out)


def _without_results(photos: list[Path], template: str) -> list[Path]:
    """Leaves out "a-enhanced.jpg" and "a-enhanced-2.png" where there is an "a"."""
    if not template:
        return photos
    stems = {photo.stem for photo in photos}
    result = pattern_of(template, (method.id for method in METHODS))
    # A photo is no result of itself, which it would be where the template is its name and nothing else.
    matches = {photo: result.fullmatch(photo.stem) for photo in photos}
    return [photo for photo, match in matches.items() if match is None or match["name"] not in stems - {photo.stem}]
