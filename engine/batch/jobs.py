"""What one photo of a batch is: where it comes from, what is asked for, where it goes, and what became of it.

Frozen values only. `JobOrder` is kept in the journal as JSON, so that a batch goes on as it was meant by whoever started it, whatever
the settings are by then. Any thread.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from engine.core.errors import UsageError
from engine.core.photo import FileFormat, Photo, PhotoFacts
from engine.core.precision import Precision
from engine.core.request import EnhanceRequest, Finish
from engine.core.sentences import from_json, to_json
from engine.edit.edit import Edit
from engine.edit.form import edit_from_json, edit_to_json

SAVES_AHEAD = 2
"""Photos that are enhanced and may wait to be written while the next is enhanced."""


class JobState(Enum):
    """LISTED: named, but what is to be done with it is not settled; a run passes it by. RUNNING: being read or enhanced; SAVING:
    enhanced, and on its way to its file. Both are WAITING again after a crash, or DONE where the file was in its place already. SKIPPED:
    not done on purpose; the note says why."""

    LISTED = "listed"
    WAITING = "waiting"
    RUNNING = "running"
    SAVING = "saving"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"

    @property
    def ended(self) -> bool:
        return self in (JobState.DONE, JobState.FAILED, JobState.SKIPPED)


class Collision(Enum):
    """What happens where a file of the result's name is there already. OVERWRITE replaces earlier results, never one of the batch's
    sources; UNIQUE adds a number; SKIP leaves the photo out."""

    UNIQUE = "unique"
    SKIP = "skip"
    OVERWRITE = "overwrite"


@dataclass(frozen=True)
class JobOrder:
    """What is asked for. format: None is the source's; depth: bits per channel, None is the source's; quality, full_chroma, edits, private,
    times: as in `photo_io.SaveOptions`; reason: why this was chosen, where a rule or a look at the photo chose it. edit: steps that are
    run in place of `request`, which then only names the last of them, with the enlargement of all, for names and reports."""

    request: EnhanceRequest
    format: FileFormat | None = None
    quality: int = 95
    depth: int | None = None
    collision: Collision = Collision.UNIQUE
    reason: str = ""
    full_chroma: bool = True
    edits: bool = True
    private: bool = True
    times: bool = False
    edit: Edit | None = None

    @property
    def strength(self) -> float:
        return 1.0 if self.request.strength is None else self.request.strength

    def finish_of(self, photo: Photo) -> Finish:
        """What is done to the result before it is saved. What is protected is as in the photo, whatever the last step started from."""
        return Finish(self.strength) if self.edit is None else replace(self.edit.finish, origin=photo)

    def written_as(self, source: FileFormat | None) -> FileFormat:
        """The format of the result's file, for a photo of that format; None for one that has none."""
        return self.format or (source or FileFormat.PNG).saved_as

    def why_too_large(self, source: Photo | PhotoFacts) -> str:
        """Why the result's file could not hold it, as half a sentence; "" where it can."""
        return self.written_as(source.format).too_small_for(source.width, source.height, self.request.size or 1)

    def to_json(self) -> str:
        request = {**vars(self.request), "precision": self.request.precision.value, "params": dict(self.request.params), "focus": None}
        wanted = self.format.value if self.format else None
        edit = None if self.edit is None else edit_to_json(self.edit)
        said = {**vars(self), "request": request, "format": wanted, "collision": self.collision.value, "edit": edit}
        return json.dumps({**said, "reason": to_json(self.reason)}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "JobOrder":
        """Raises ValueError, KeyError or TypeError for text that `to_json` did not write."""
        said: Mapping[str, Any] = json.loads(text)
        asked = said["request"]
        params = MappingProxyType(dict(asked["params"]))
        request = EnhanceRequest(**{**asked, "precision": Precision(asked["precision"]), "params": params})
        wanted = FileFormat(said["format"]) if said["format"] else None
        try:
            edit = edit_from_json(said["edit"]) if said.get("edit") else None
        except UsageError as error:
            raise ValueError(error.message) from error
        values = {"request": request, "format": wanted, "collision": Collision(said["collision"]), "edit": edit}
        return cls(**{**said, **values, "reason": from_json(said["reason"])})


@dataclass(frozen=True)
class NewJob:
    """A photo as it enters the journal.

    size: width and height of the upright photo, None where the file did not say. bytes, modified: the file's length, and its time in
    nanoseconds. folder, name: where the result is to go; the name may get a number if it is taken by then. state: WAITING, or FAILED
    and SKIPPED with `said` for what is known before the start. below: where the photo's folder lies under the one that was named.
    """

    source: Path
    folder: Path
    name: str
    order: JobOrder
    size: tuple[int, int] | None = None
    bytes: int = 0
    modified: int = 0
    state: JobState = JobState.WAITING
    said: str = ""
    below: Path = Path()


@dataclass(frozen=True)
class Made:
    """What a finished photo is and took. size: of the result in pixels; seconds: from opening the source to the encoded file, without
    waiting; run_seconds: of the method alone; precision and provider: the ones that really ran; notes: sentences for the user; machine:
    which worker of a cluster did it, empty for this computer."""

    size: tuple[int, int]
    seconds: float
    run_seconds: float
    precision: Precision
    provider: str
    bytes: int = 0
    notes: tuple[str, ...] = ()
    machine: str = ""

    def to_json(self) -> str:
        notes = [to_json(note) for note in self.notes]
        return json.dumps({**vars(self), "precision": self.precision.value, "notes": notes}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Made":
        """Raises ValueError, KeyError or TypeError for text that `to_json` did not write."""
        said = json.loads(text)
        notes = tuple(map(from_json, said["notes"]))
        return cls(**{**said, "size": tuple(said["size"]), "precision": Precision(said["precision"]), "notes": notes})


@dataclass(frozen=True)
class Job:
    """A photo in the journal. position: its place in the queue, smaller first. attempts: how often it was begun and not given back.
    output, digest: its file and the SHA-256 of it, known before the file is in its place. error: why it FAILED; note: what is to be
    known of one that did not. ended: when, in seconds since 1970."""

    id: int
    position: float
    source: Path
    folder: Path
    name: str
    order: JobOrder
    state: JobState
    size: tuple[int, int] | None = None
    bytes: int = 0
    modified: int = 0
    attempts: int = 0
    output: Path | None = None
    digest: str | None = None
    made: Made | None = None
    error: str = ""
    note: str = ""
    ended: float | None = None
    below: Path = Path()

    @property
    def root(self) -> Path:
        """The folder under which its result's folder lies as the photo's does under the one that was named: it must be there; what is
        below it may be made."""
        parts = self.below.parts
        return self.folder.parents[len(parts) - 1] if parts and self.folder.parts[-len(parts) :] == parts else self.folder

    @property
    def megapixels(self) -> float | None:
        return None if self.size is None else self.size[0] * self.size[1] / 1e6


class RunEnd(Enum):
    """FINISHED: nothing waits any more; PAUSED: given up on request; GAVE_WAY: stopped between two photos for somebody else who wants
    the engine; LOST: nothing can be saved there any more."""

    FINISHED = "finished"
    PAUSED = "paused"
    GAVE_WAY = "gave_way"
    LOST = "lost"


@dataclass(frozen=True)
class Ended:
    """How a run ended; why: a sentence when it is LOST."""

    end: RunEnd
    why: str = ""
