"""A watched folder: says which photos in it are new and complete, so that a batch can go on with whatever a camera or a copy puts there.

It only looks, when it is asked to, and remembers what it saw: no thread, no timer, no notifications of the system, which say nothing
about network shares and memory cards and never that a file is complete. How often to look is the caller's: every second or two. A look
reads names, sizes and times, no contents. Blocks; one thread at a time.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.batch.plan import Found
from engine.core.errors import UsageError
from engine.core.photo_io import SUPPORTED_SUFFIXES
from engine.core.safe_files import shown, why
from engine.core.sentences import said

Stamp = tuple[int, int]
"""A file's length in bytes and the time it was changed last, in nanoseconds."""

_IN_USE = 32
"""Windows: somebody writes the file and lets nobody else read it."""


@dataclass(frozen=True)
class Seen:
    """What one look found. photos: new and complete, by name, each told once; coming: files that are still growing or still empty;
    trouble: one sentence when the folder could not be read at all, else empty. A later look may succeed again."""

    photos: tuple[Found, ...] = ()
    coming: int = 0
    trouble: str = ""


class WatchedFolder:
    """A folder that is looked at again and again.

    A photo counts as complete when two looks find it with the same length and the same time. It is told once: neither when it changes
    later (programs write stars and words into originals) nor when it goes and comes back as it was (a share that was away for a
    moment); only when another one comes under the name of one that had gone. Hidden files, files without a photo's ending (.part,
    .tmp, .crdownload), and all below `output` are never told, nor those that `ours` says are results.

    known: absolute paths that need not be told, with their stamps, (0, 0) where nobody knows. Raises UsageError when results would fall
    into the folder itself: each would be a new photo.
    """

    def __init__(
        self,
        folder: Path,
        output: Path,
        *,
        recursive: bool = False,
        known: Mapping[Path, Stamp] | None = None,
        ours: Callable[[Path], bool] = lambda path: False,
    ) -> None:
        if output.resolve() == folder.resolve():
            raise UsageError(
                said("The results would be new photos in the watched folder {name}.", name=shown(folder)),
                hint=said("Choose another folder for the results."),
            )
        self.folder = folder
        self._output = output.resolve()
        self._recursive = recursive
        self._ours = ours
        self._told: dict[Path, Stamp] = dict(known or {})
        self._there: set[Path] = set(self._told)
        self._before: dict[Path, Stamp] = {}

    def look(self) -> Seen:
        """What is new since the last look; never raises for what lies on the disk."""
        try:
            now = dict(self._files())
        except OSError as error:
            trouble = said("The watched folder {name} cannot be read: {reason}.", name=shown(self.folder), reason=why(error, reading=True))
            return Seen(trouble=trouble)
        photos, coming = [], 0
        for path in sorted(now):
            stamp = now[path]
            if not self._is_new(path, stamp):
                continue
            if stamp[0] > 0 and self._before.get(path) == stamp and not _in_use(path):
                self._told[path] = stamp
                if not self._ours(path):
                    photos.append(Found(path, path.parent.relative_to(self.folder.absolute())))
            else:
                coming += 1
        self._there = set(now)
        self._before = now
        return Seen(tuple(photos), coming)

    def _is_new(self, path: Path, stamp: Stamp) -> bool:
        told = self._told.get(path)
        if told is None:
            return True
        if path not in self._there and told not in (stamp, (0, 0)):
            del self._told[path]  # another file under an old name
            return True
        return False

    def _files(self) -> Iterator[tuple[Path, Stamp]]:
        """Raises OSError when the folder itself cannot be read; what vanishes during the look is passed over."""
        folders = [self.folder.absolute()]
        while folders:
            folder = folders.pop()
            try:
                entries = list(os.scandir(folder))
            except OSError:
                if folder == self.folder.absolute():
                    raise
                continue
            for entry in entries:
                path = folder / entry.name
                if entry.name.startswith("."):
                    continue
                try:
                    if self._recursive and entry.is_dir(follow_symlinks=False):
                        if path.resolve() != self._output:
                            folders.append(path)
                    elif path.suffix.lower() in SUPPORTED_SUFFIXES and entry.is_file():
                        status = path.stat()  # not the entry's: on Windows that is as old as the folder's own record of the file
                        yield path, (status.st_size, status.st_mtime_ns)
                except OSError:
                    continue


def _in_use(path: Path) -> bool:
    """Whether somebody still writes it, as far as the system tells."""
    try:
        path.open("rb").close()
    except OSError as error:
        return getattr(error, "winerror", None) == _IN_USE
    return False
