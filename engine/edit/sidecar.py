"""The side-car of a photo: the file beside it that says how it was being edited, so that one can go on where one left off.

Owns where it lies, what it holds and whether it belongs to the photo. Never touches the photo, and never replaces a side-car it could not
read: that one is put aside first. Reads and writes files, so it belongs on a worker thread.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from engine.core import paths
from engine.core.errors import UsageError
from engine.core.safe_files import make_folder, shown, unique_path, why, write_atomically
from engine.core.sentences import said
from engine.edit.edit import Edit
from engine.edit.form import MOST_BYTES, Fields, edit_from_json, edit_to_json, read_document, write_document

ENDING = ".heliograph.json"
KIND = "edit"
_LONGEST_NAME = 255
"""Bytes a file's name may have on the systems we know."""
_HEAD_BYTES = 1 << 16
"""Of a photo's file, from its beginning: metadata with dates and sizes lie there, and reading it takes no time."""


class Place(Enum):
    """Where side-cars go. BESIDE: beside the photo, and where that folder takes no files into OWN, a folder of the user's data."""

    BESIDE = "beside"
    OWN = "own"
    NOWHERE = "nowhere"


@dataclass(frozen=True)
class Mark:
    """What tells one photo's file from another without reading all of it: length in bytes, and SHA-256 of its beginning."""

    bytes: int
    head: str

    @classmethod
    def of(cls, photo: Path) -> "Mark":
        """Raises OSError."""
        with photo.open("rb") as file:
            head = file.read(_HEAD_BYTES)
            return cls(os.fstat(file.fileno()).st_size, hashlib.sha256(head).hexdigest())


@dataclass(frozen=True)
class Found:
    """What lay beside a photo. edit: None where there was no side-car, or none that could be used; current: the step that was worked on;
    why_not: one sentence for the user about one that could not be used; path, modified: where it lies, and since when (seconds)."""

    edit: Edit | None = None
    current: int = 0
    why_not: str = ""
    path: Path | None = None
    modified: float = 0.0


class SideCars:
    """The side-cars of this user. place: asked before each reading and writing, may be called on any thread."""

    def __init__(self, place: Callable[[], Place], version: str, folder: Path | None = None) -> None:
        """version: of the program, for people who look into the file. folder: for OWN, the user's data folder for None."""
        self._place = place
        self._version = version
        self._folder = folder

    def read(self, photo: Path | None) -> Found:
        """What is kept of this photo; the newer one where there are two. A pasted photo (None) has none. Raises nothing."""
        if photo is None or self._place() is Place.NOWHERE:
            return Found()
        there: list[tuple[float, Path]] = []
        for path in (self._beside(photo), self._own(photo)):
            with contextlib.suppress(OSError):
                there.append((path.stat().st_mtime, path))
        if not there:
            return Found()
        modified, path = max(there)
        try:
            edit, current = self._read(path, photo)
        except UsageError as error:
            return Found(why_not=said("{name} was left alone. {reason}", name=shown(path), reason=error.message), path=path)
        except OSError as error:
            return Found(why_not=said("{name} could not be read: {reason}.", name=shown(path), reason=why(error, reading=True)), path=path)
        return Found(edit, current, path=path, modified=modified)

    def write(self, photo: Path, edit: Edit, current: int, aside: Path | None = None) -> Path:
        """Keep the edit of a photo; returns where. aside: a side-car that is to be put aside first, because it could not be used.

        Raises PhotoWriteError, and UsageError where nothing is to be kept or the photo is not there any more.
        """
        place = self._place()
        try:
            mark = Mark.of(photo)
        except OSError as error:
            raise UsageError(
                said("The edit of {name} is not kept: the photo cannot be read any more.", name=shown(photo)), detail=repr(error)
            ) from error
        if place is Place.NOWHERE:
            raise UsageError(said("Edits are not kept."))
        if aside is not None:
            _put_aside(aside)
        origin = {"name": shown(photo), "bytes": mark.bytes, "head_sha256": mark.head}
        body = {"program": self._version, "photo": origin, "current": current, "edit": edit_to_json(edit)}
        data = write_document(KIND, body)
        beside, own = self._beside(photo), self._own(photo)
        # The samples belong to the program, and wherever it is installed nobody looks for files of the user's.
        fits = len(os.fsencode(beside.name)) <= _LONGEST_NAME
        if place is Place.BESIDE and fits and os.access(photo.parent, os.W_OK) and not photo.is_relative_to(paths.resources_dir()):
            write_atomically(beside, data, overwrite=True)
            own.unlink(missing_ok=True)  # there is one truth
            return beside
        make_folder(own.parent)
        write_atomically(own, data, overwrite=True)
        return own

    def forget(self, photo: Path) -> None:
        """Remove what is kept of this photo. Raises nothing."""
        for path in (self._beside(photo), self._own(photo)):
            with contextlib.suppress(OSError):
                path.unlink()

    def _read(self, path: Path, photo: Path) -> tuple[Edit, int]:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(said("It is too large."))
        fields = Fields(read_document(KIND, path.read_bytes()), said("the side-car"), ("program", "photo", "current", "edit"))
        origin = Fields(fields.take("photo", lambda value: True, ""), said("the photo"), ("name", "bytes", "head_sha256"))
        mark = Mark(origin.take("bytes", _whole, said("a number")), origin.take("head_sha256", _text, said("a text")))
        if mark != Mark.of(photo):
            raise UsageError(said("The side-car belongs to another picture than {name} is now.", name=shown(photo)))
        edit = edit_from_json(fields.take("edit", lambda value: True, ""))
        current = fields.take("current", _whole, said("a number"), 0)
        return edit, min(max(current, 0), len(edit.steps) - 1)

    def _beside(self, photo: Path) -> Path:
        return photo.with_name(photo.name + ENDING)

    def _own(self, photo: Path) -> Path:
        """Named after the photo's whole path, so that photos of the same name do not meet."""
        folder = self._folder or paths.user_data_dir() / "edits"
        whole = hashlib.sha256(os.fsencode(os.path.realpath(photo))).hexdigest()[:16]
        name = shown(photo).encode()[:100].decode(errors="ignore")
        return folder / f"{name}-{whole}{ENDING}"


def _put_aside(path: Path) -> None:
    """Give a file a name under which nobody looks for it. Raises nothing: at worst it is replaced."""
    with contextlib.suppress(OSError):
        path.rename(unique_path(path.parent, path.name + ".old"))


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _text(value: object) -> bool:
    return isinstance(value, str)
