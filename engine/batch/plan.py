"""The look before the start: which photos can be read, what their results will be called, how much there is to do and to store.

Reads files' headers and writes nothing; what is found becomes the jobs of a journal. Blocks; any thread.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.batch.jobs import Collision, JobOrder, JobState, NewJob
from engine.batch.naming import Names, check_template, name_of
from engine.batch.steps import there_already
from engine.core.errors import EngineError, UsageError
from engine.core.photo import FileFormat, PhotoFacts, format_named
from engine.core.progress import Progress
from engine.core.safe_files import identity, shown, why
from engine.core.sentences import said

BYTES_PER_PIXEL: Mapping[tuple[FileFormat, bool], float] = {
    (FileFormat.JPEG, False): 0.6,
    (FileFormat.PNG, False): 1.7,
    (FileFormat.PNG, True): 5.5,
    (FileFormat.TIFF, False): 1.9,
    (FileFormat.TIFF, True): 5.5,
    (FileFormat.WEBP, False): 0.4,
}
"""Of finished photos at quality 95, by format and whether it has 16 bits: a little above the largest of eight photographs."""
_OTHER_FORMATS = 0.6


@dataclass(frozen=True)
class Found:
    """A photo to be done; below: where its folder lies under the one that was named, so that trees keep their shape."""

    path: Path
    below: Path = Path()


OrderFor = Callable[[Found, PhotoFacts], JobOrder | str]
"""What is asked for a photo, or one sentence why it is left out. May raise EngineError for a photo that cannot be judged."""


@dataclass(frozen=True)
class Destination:
    """Where results go and what they are called. output: None is beside each photo."""

    output: Path | None
    template: str
    collision: Collision


@dataclass(frozen=True)
class Preflight:
    """What is known before the start. numbered: photos whose result gets a number because its name is taken; replaced: earlier results
    that are written anew; there: results whose name a file on the disk has, whatever becomes of it; output_bytes: a rough guess of what
    the results take; free_bytes: what the disk has. Where results go to several disks, the last two are those of the scarcest."""

    jobs: tuple[NewJob, ...]
    numbered: int
    replaced: int
    output_bytes: int
    free_bytes: int
    there: int = 0

    def of(self, state: JobState) -> tuple[NewJob, ...]:
        return tuple(job for job in self.jobs if job.state is state)

    @property
    def megapixels(self) -> float:
        """Of the photos that wait."""
        return sum((job.size[0] * job.size[1] / 1e6 for job in self.of(JobState.WAITING) if job.size), 0.0)

    @property
    def fits(self) -> bool:
        return self.output_bytes <= self.free_bytes


@dataclass(frozen=True)
class Looked:
    """Photos that were looked at: what is asked for each, not yet what its result is called. Made by `Planner.look`."""

    jobs: tuple[tuple[NewJob, PhotoFacts | None], ...]


class Planner:
    """Makes jobs of photos, one batch's at a time. otherwise: for photos whose order cannot be told; taken: names that are given."""

    def __init__(self, destination: Destination, order_for: OrderFor, otherwise: JobOrder, taken: Iterable[Path] = ()) -> None:
        check_template(destination.template)
        self._to = destination
        self._order_for = order_for
        self._otherwise = otherwise
        self._taken = tuple(taken)

    def plan(self, photos: Sequence[Found], progress: Progress) -> Preflight:
        """Look at all of them. Raises UsageError where a result would replace a source, and Cancelled."""
        return self.settle(self.look(photos, progress))

    def look(self, photos: Sequence[Found], progress: Progress) -> Looked:
        """The slow part: every file is opened. Raises Cancelled."""
        jobs = []
        for number, photo in enumerate(photos):
            progress.check_cancelled()
            progress.report(number / len(photos), shown(photo.path))
            jobs.append(self._job(photo))
        return Looked(tuple(jobs))

    def settle(self, looked: Looked, collision: Collision | None = None) -> Preflight:
        """The quick part: names. collision: another answer than the destination's. Raises UsageError where a result would replace a
        source."""
        naming = _Naming(self._taken, collision or self._to.collision, {identity(job.source) for job, _ in looked.jobs} - {None})
        jobs: list[NewJob] = []
        needed: dict[Path, float] = {}
        for job, facts in looked.jobs:
            if job.state is JobState.WAITING and facts is not None:
                job = naming.named(job, facts)
                if job.state is JobState.WAITING:
                    needed[job.folder] = needed.get(job.folder, 0.0) + expected_bytes(job.order, facts)
            jobs.append(job)
        wanted, free = _scarcest(needed or {self._to.output or Path.cwd(): 0.0})
        return Preflight(tuple(jobs), naming.numbered, naming.replaced, wanted, free, naming.there)

    def _job(self, photo: Found) -> tuple[NewJob, PhotoFacts | None]:
        """Without its final name; FAILED or SKIPPED with the reason."""
        from engine.core.photo_io import photo_facts

        source = photo.path.absolute()
        folder = source.parent if self._to.output is None else self._to.output / photo.below
        order, state, words = self._otherwise, JobState.WAITING, ""
        facts: PhotoFacts | None = None
        length = modified = 0
        try:
            facts = photo_facts(photo.path)
            status = photo.path.stat()
            length, modified = status.st_size, status.st_mtime_ns
            answer = self._order_for(photo, facts)
            if isinstance(answer, str):
                state, words = JobState.SKIPPED, answer
            else:
                order = answer
        except EngineError as error:
            state, words = JobState.FAILED, error.in_full
        except OSError as error:
            state = JobState.FAILED
            words = said("{name} could not be opened: {reason}.", name=shown(photo.path), reason=why(error, reading=True))
        size = None if facts is None else (facts.width, facts.height)
        found = facts.format if facts else format_named(photo.path.suffix)
        name = name_of(self._to.template, photo.path, found, order)
        return NewJob(source, folder, name, order, size, length, modified, state, words, photo.below), facts


class _Naming:
    """Gives the results of one batch their names, and counts what that meant."""

    def __init__(self, taken: Iterable[Path], collision: Collision, sources: set[tuple[int, int] | None]) -> None:
        self._collision = collision
        self._sources = sources
        self._names = Names()
        self.numbered = self.replaced = self.there = 0
        for path in taken:
            self._names.reserve(path)

    def named(self, job: NewJob, facts: PhotoFacts) -> NewJob:
        """The job with a name that is its own, or left out because of the name."""
        job = replace(job, order=replace(job.order, collision=self._collision))
        wanted = job.folder / job.name
        there = os.path.lexists(wanted) and not self._names.given(wanted)
        sides = job.order.why_too_large(facts)
        if sides:
            too_large = said("{name}: the result could not be saved, {sides}.", name=shown(job.source), sides=sides)
            return replace(job, state=JobState.FAILED, said=too_large)
        self.there += there
        if there and self._collision is Collision.SKIP:
            self._names.reserve(wanted)
            return replace(job, state=JobState.SKIPPED, said=there_already(shown(wanted)))
        if there and self._collision is Collision.OVERWRITE:
            if identity(wanted) in self._sources:
                raise UsageError(
                    said(
                        "{name} in {folder} is itself one of the photos, and originals are never replaced; choose another "
                        "folder or other names.",
                        name=shown(wanted),
                        folder=wanted.parent,
                    )
                )
            self._names.reserve(wanted)
            self.replaced += 1
            return job
        free = self._names.free(job.folder, job.name)
        self.numbered += free.name != job.name
        return replace(job, name=free.name)


def _scarcest(needed: Mapping[Path, float]) -> tuple[int, int]:
    """Bytes that are needed and free on the disk where least would be left."""
    disks: dict[int, tuple[Path, float]] = {}
    for folder, size in needed.items():
        there = _existing(folder)
        device = there.stat().st_dev
        disks[device] = (there, size + disks.get(device, (there, 0.0))[1])
    pairs = [(round(size), shutil.disk_usage(folder).free) for folder, size in disks.values()]
    return min(pairs, key=lambda pair: pair[1] - pair[0])


def expected_bytes(order: JobOrder, facts: PhotoFacts) -> float:
    """About what the result's file takes."""
    kind = order.written_as(facts.format)
    deep = kind.deep and (order.depth or facts.depth) == 16
    enlarged = order.request.size or 1
    return facts.width * facts.height * enlarged**2 * BYTES_PER_PIXEL.get((kind, deep), _OTHER_FORMATS)


def _existing(folder: Path) -> Path:
    """The nearest folder that is there already, which has the same disk."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder
