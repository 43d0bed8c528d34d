"""Where the results of `heliograph enhance` go: names by template, what happens where one is taken, and what is never replaced.

Looks at the disk before a photo is run and again when it is saved. Writes nothing itself but missing folders. Main thread.
"""

import os
from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path

from engine.batch.jobs import JobOrder
from engine.batch.naming import check_template, name_of
from engine.core.errors import PhotoWriteError
from engine.core.photo import FileFormat
from engine.core.safe_files import identity, make_folder, safe_name, shown, unique_path

OWN_NAME = "{name}"
"""The template of results that are called as their photos."""


class Taken(Enum):
    """What happens where a file of a result's name is there already: UNIQUE numbers the result, SKIP leaves the photo out, REFUSE lets it
    fail, OVERWRITE replaces the earlier result. No source and nothing that the same run has written is ever replaced."""

    UNIQUE = "unique"
    SKIP = "skip"
    REFUSE = "refuse"
    OVERWRITE = "overwrite"


class Outputs:
    """The results of one run, below one folder. Raises UsageError for a template that makes no sense."""

    def __init__(self, folder: Path, template: str, taken: Taken, sources: Iterable[Path]) -> None:
        check_template(template)
        self._folder, self._template, self._taken = folder, template, taken
        self._sources = {identity(source) for source in sources} - {None}
        self._made: set[tuple[int, int] | None] = set()

    def wanted(self, source: Path, below: Path, found: FileFormat | None, order: JobOrder) -> Path:
        """What the result shall be called; below: its folder under that of all results. Raises PhotoWriteError where that is gone."""
        if not self._folder.is_dir():
            # Never made again: it may be a disk that was unplugged, and the photos would go elsewhere.
            raise PhotoWriteError(f"The output folder {shown(self._folder)} is not there any more.")
        return self._folder / below / safe_name(name_of(self._template, source, found, order))

    def why_left_out(self, wanted: Path) -> str:
        """The sentence for a photo that is to be left out because its name is taken, "" for one that is to be done. Raises
        PhotoWriteError where a taken name is to be refused."""
        if self._taken not in (Taken.SKIP, Taken.REFUSE) or not os.path.lexists(wanted) or identity(wanted) in self._made:
            return ""
        if self._taken is Taken.REFUSE:
            raise PhotoWriteError(f"{shown(wanted)} could not be saved: there is a file of that name already.")
        return f"There is a file {shown(wanted)} already."

    def save(self, wanted: Path, write: Callable[[Path, bool], tuple[str, ...]]) -> tuple[Path, tuple[str, ...]]:
        """Have `write` write the file (its path, and whether it may replace one there); the path it got, and what `write` says.

        Raises PhotoWriteError and whatever else `write` raises.
        """
        if not self._folder.is_dir():
            raise PhotoWriteError(f"The output folder {shown(self._folder)} is not there any more.")
        make_folder(wanted.parent)
        while True:
            path, replaces = self._place(wanted)
            try:
                said = write(path, replaces)
            except PhotoWriteError:
                numbered = self._taken is Taken.UNIQUE or path != wanted
                if not (numbered and os.path.lexists(path)):
                    raise
                continue  # somebody was faster with that name
            self._made.add(identity(path))
            return path, said

    def _place(self, wanted: Path) -> tuple[Path, bool]:
        there = identity(wanted)
        kept = there is not None and there in self._sources | self._made
        if self._taken is Taken.OVERWRITE and not kept:
            return wanted, True
        if self._taken in (Taken.SKIP, Taken.REFUSE) and not kept:
            return wanted, False
        return unique_path(wanted.parent, wanted.name), False
