"""How long it will take: a photo costs what its method takes for its pixels, and what its files take to be read and written.

Both are believed beforehand and measured as the batch goes on: the method by a line through sizes and seconds, the files as so many times
what they took where the constants here were measured. What runs side by side, and what else the machine does, stretches the sum of both;
how much, the last photos show. Thread safe.
"""

import contextlib
import itertools
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from engine.batch.jobs import Job, JobOrder, JobState, NewJob
from engine.batch.journal import Journal, JournalError
from engine.batch.journals import found_journals
from engine.core.errors import EngineError
from engine.core.photo import FileFormat, format_named

if TYPE_CHECKING:
    from engine.core.photo import Photo
    from engine.core.progress import Progress
    from engine.core.request import EnhanceRequest, Result

Kind = tuple[str, str | None, str, int | None, bool]
"""What decides how fast a photo is enhanced: method, variant, precision, enlargement, and whether gentler weights run as well."""
Work = Kind | FileFormat
Speeds = Mapping[Work, float]
"""Seconds per megapixel: of the source, for being enhanced; of the result, for being written in that format with 8 bits per channel."""

_REMEMBERED = 8
"""Earlier batches that are asked for their speed."""
_PROBED_MEGAPIXELS = 1.0
_PER_PHOTO = 0.05
"""Megapixels that stand for what every photo costs however small it is, until their sizes tell."""
_PRIOR = 2.0
"""How much what was believed before counts, in photos."""
_PRIOR_CONSTANT = 0.02
"""How much counts that the cost of a photo of no size is that of _PER_PHOTO megapixels, in photos."""
_KEPT = 0.97
"""What a photo still counts after the next: the machine may get other work, or warm."""
_STARTING = 1.0
"""Seconds of work that are believed to take just as long: the first moments, when everything starts, say little about the rest."""
_USUAL = 12.0
"""Megapixels; also those of a photo whose file does not say."""
_WRITING: Mapping[FileFormat | None, float] = {
    FileFormat.JPEG: 0.008,
    FileFormat.PNG: 0.1,
    FileFormat.TIFF: 0.14,
    FileFormat.WEBP: 0.11,
    FileFormat.AVIF: 0.4,
    FileFormat.JXL: 0.075,
}
_READING: Mapping[FileFormat | None, float] = {
    FileFormat.JPEG: 0.009,
    FileFormat.PNG: 0.028,
    FileFormat.TIFF: 0.016,
    FileFormat.WEBP: 0.02,
    FileFormat.AVIF: 0.07,
    FileFormat.JXL: 0.022,
}
"""Seconds of a processor core for a megapixel of 8 bits per channel, measured with photos of 2 to 8 megapixels."""
_UNMEASURED = 0.1
_DEEP = 2.0
"""How many times as long 16 bits per channel take to be written."""
_PER_FILE = 0.002
"""Seconds for the two files of a photo however small it is."""
_PRIOR_MEGAPIXELS = 1.0
"""How much what was believed of files and of this machine before counts."""


def kind_of(order: JobOrder) -> Kind:
    request = order.request
    if order.edit is not None:
        steps = order.edit.active
        method, variant = ("+".join(words) for words in zip(*((step.method, step.variant) for step in steps), strict=True))
        return method, variant, request.precision.value, request.size, False
    return request.method, request.variant, request.precision.value, request.size, request.strength not in (None, 0.0, 1.0)


def works_of(jobs: Iterable[Job | NewJob]) -> dict[Work, JobOrder]:
    """All that is to be done with them, each with an order that asks for it."""
    works: dict[Work, JobOrder] = {}
    for job in jobs:
        works.setdefault(kind_of(job.order), job.order)
        if (written := _files_of(job).written) is not None:
            works.setdefault(written, job.order)
    return works


class _Files(NamedTuple):
    """What decides how long reading and writing take. deep: 16 bits per channel are asked for; enlarged: pixels of the result for each of
    the source."""

    read: FileFormat | None
    written: FileFormat | None
    deep: bool
    enlarged: int

    @property
    def believed(self) -> float:
        """Seconds per megapixel of the source, by the constants above."""
        writing = _WRITING.get(self.written, _UNMEASURED) * (_DEEP if self.deep else 1.0)
        return _READING.get(self.read, _UNMEASURED) + writing * self.enlarged


def _files_of(job: Job | NewJob) -> _Files:
    read = _format_of(job.source.name)
    written = job.order.format or _format_of(job.name) or (read.saved_as if read else None)
    return _Files(read, written, job.order.depth == 16, (job.order.request.size or 1) ** 2)


def _is_enhanced(job: Job | NewJob, now: Job | NewJob) -> bool:
    """Whether it only waits to be saved while `now` is being enhanced: it was begun, and stands before that in the queue."""
    begun = job.state in (JobState.RUNNING, JobState.SAVING)
    return begun and isinstance(job, Job) and isinstance(now, Job) and job.position < now.position


def _format_of(name: str) -> FileFormat | None:
    _, dot, suffix = name.rpartition(".")
    return _format_named(dot + suffix)


@cache
def _format_named(suffix: str) -> FileFormat | None:
    """Of tens of thousands of photos, several times a second."""
    return format_named(suffix)


def _megapixels_of(job: Job | NewJob) -> float:
    return job.size[0] * job.size[1] / 1e6 if job.size else _USUAL


class Pace:
    """The speed of a batch as it shows. known: speeds measured elsewhere, which count until there are better ones."""

    def __init__(self, known: Speeds, clock: Callable[[], float] = time.monotonic) -> None:
        self._known = dict(known)
        self._clock = clock
        self._last = clock()
        self._lock = threading.Lock()
        self._seen: dict[Kind, _Seen] = defaultdict(_Seen)
        self._files: dict[_Files, _SeenFiles] = defaultdict(_SeenFiles)
        self._passed = self._worked = 0.0

    def done(self, job: Job) -> None:
        """One more is DONE."""
        if job.made is None or job.megapixels is None:
            return
        with self._lock:
            self._seen[kind_of(job.order)].add(job.megapixels, job.made.run_seconds)
            files = _files_of(job)
            self._files[files].add(files.believed * job.megapixels, job.made.seconds - job.made.run_seconds)
            now = self._clock()
            self._passed = _KEPT * self._passed + now - self._last
            self._worked = _KEPT * self._worked + job.made.seconds
            self._last = now

    def expected(self, waiting: Iterable[Job | NewJob]) -> float | None:
        """Seconds for these photos, run one after another; None where there is nothing to judge by."""
        with self._lock:
            return self._expected(waiting)

    def left(self, waiting: Iterable[Job | NewJob], share: float = 0.0) -> float | None:
        """Seconds until all of it is done, judged by what was done since the start and how long that really took.

        share: 0 to 1, how much of enhancing the first of `waiting` is behind us; all of it is for those begun before that.
        """
        jobs = list(waiting)
        with self._lock:
            whole = self._expected(jobs)
            if whole is None:
                return None
            part = share * self._enhancing_of(jobs[0]) if jobs else 0.0
            part += sum(self._enhancing_of(job) for job in jobs if _is_enhanced(job, jobs[0]))
            # That photos are read and saved while others are enhanced, what the machine's other work takes, and what several machines do
            # at once is all in the time that passed.
            passed = self._passed + self._clock() - self._last
            stretch = (passed + _STARTING) / (self._worked + part + _STARTING) if self._worked > 0.0 else 1.0
            return (whole - part) * stretch

    def shown(self) -> dict[Work, float]:
        """The speeds that this batch has shown itself, for photos of usual size."""
        with self._lock:
            speeds: dict[Work, float] = {kind: seen.seconds(_USUAL) / (_USUAL + _PER_PHOTO) for kind, seen in self._seen.items()}
            for files, seen in self._files.items():
                if files.written is not None and files.written in _WRITING:
                    speeds[files.written] = _WRITING[files.written] * seen.times(1.0, files.believed)
            return speeds

    def _expected(self, jobs: Iterable[Job | NewJob]) -> float | None:
        total, scale = 0.0, self._scale()
        for job in jobs:
            megapixels, files = _megapixels_of(job), _files_of(job)
            enhancing = self._enhancing(kind_of(job.order), megapixels, scale)
            if enhancing is None:
                return None
            total += enhancing + _PER_FILE + megapixels * files.believed * self._times(files)
        return total

    def _enhancing_of(self, job: Job | NewJob) -> float:
        return self._enhancing(kind_of(job.order), _megapixels_of(job), self._scale()) or 0.0

    def _enhancing(self, kind: Kind, megapixels: float, scale: float) -> float | None:
        """Seconds for the method alone."""
        known = self._known[kind] * scale if kind in self._known else None
        if (seen := self._seen.get(kind)) is not None and (seen.told or known is None):
            return seen.seconds(megapixels, known)
        return known * (megapixels + _PER_PHOTO) if known is not None else None

    def _times(self, files: _Files) -> float:
        """How many times as long as by the constants they take."""
        believed = 1.0
        if files.written is not None and files.written in self._known and files.written in _WRITING:
            believed = self._known[files.written] / _WRITING[files.written]
        seen = self._files.get(files)
        return seen.times(believed, files.believed) if seen is not None else believed

    def _scale(self) -> float:
        """How much slower than they were known to be the kinds are that were seen: the others will be, too."""
        both = [(seen, self._known[kind]) for kind, seen in self._seen.items() if kind in self._known]
        known = sum(rate * (_PRIOR_MEGAPIXELS + seen.counted) for seen, rate in both)
        return sum(rate * _PRIOR_MEGAPIXELS + seen.counted_took for seen, rate in both) / known if known > 0.0 else 1.0


class _SeenFiles:
    """How many times as long as by the constants files of one kind took. A photo counts by the part of it that its pixels cost: what a
    small one takes is mostly opening and closing files, and says little about a large one."""

    def __init__(self) -> None:
        self._took = self._believed = 0.0

    def add(self, believed: float, seconds: float) -> None:
        """believed: seconds that its pixels take by the constants."""
        part = believed / (believed + _PER_FILE)
        kept = 1.0 - (1.0 - _KEPT) * part
        self._took = kept * self._took + part * max(0.0, seconds - _PER_FILE)
        self._believed = kept * self._believed + part * believed

    def times(self, believed: float, per_megapixel: float) -> float:
        """believed: what it was taken for before."""
        prior = _PRIOR_MEGAPIXELS * per_megapixel
        return (believed * prior + self._took) / (prior + self._believed)


class _Seen:
    """How long photos of one kind took: seconds = slope * megapixels + constant, fitted so that relative errors count and late photos more
    than early ones. What was believed before counts a little: that the constant is that of _PER_PHOTO megapixels, which decides as long
    as all photos are of a size, and the speed known from elsewhere, without which a first small photo would speak for large ones."""

    def __init__(self) -> None:
        self.photos = self.megapixels = self.took = 0.0
        self.counted = self.counted_took = 0.0
        self.count = 0
        self._sums = (0.0, 0.0, 0.0, 0.0, 0.0)

    @property
    def told(self) -> bool:
        """Whether there is more than the first photo, which has loaded the weights and found out where they run fastest: it counts only
        where nothing else is known, and only until there is another."""
        return self.count > 1

    def add(self, megapixels: float, seconds: float) -> None:
        kept = 0.0 if self.count == 1 else _KEPT
        self.count += 1
        part = megapixels / (megapixels + _PER_PHOTO)
        weight = part / (megapixels + _PER_PHOTO) ** 2
        new = (weight * megapixels**2, weight * megapixels, weight, weight * megapixels * seconds, weight * seconds)
        self._sums = tuple(kept * old + one for old, one in zip(self._sums, new, strict=True))  # type: ignore[assignment]
        self.photos = kept * self.photos + 1.0
        self.megapixels = kept * self.megapixels + megapixels
        self.took = kept * self.took + seconds
        self.counted = kept * self.counted + part * (megapixels + _PER_PHOTO)
        self.counted_took = kept * self.counted_took + part * seconds

    def seconds(self, megapixels: float, known: float | None = None) -> float:
        """For one photo of that size. known: seconds per megapixel as they were believed to be."""
        square, cross, one, product, value = self._sums
        square, cross, one = square + _PRIOR_CONSTANT, cross - _PRIOR_CONSTANT / _PER_PHOTO, one + _PRIOR_CONSTANT / _PER_PHOTO**2
        if known is not None:
            usual, weight = _USUAL + _PER_PHOTO, _PRIOR / (_USUAL + _PER_PHOTO) ** 2
            square, cross, one = square + weight * _USUAL**2, cross + weight * _USUAL, one + weight
            product, value = product + weight * _USUAL * known * usual, value + weight * known * usual
        slope = (product * one - value * cross) / (square * one - cross * cross)
        constant = (value - cross * slope) / one
        if slope <= 0.0 or constant < 0.0:
            return self.took / (self.megapixels + self.photos * _PER_PHOTO) * (megapixels + _PER_PHOTO)
        return slope * megapixels + constant


class Enhances(Protocol):
    """What is used of `engine.pipeline.Engine`."""

    def enhance(self, photo: "Photo", request: "EnhanceRequest", progress: "Progress") -> "Result": ...


def measured(
    jobs: Iterable[Job | NewJob], engine: Enhances, progress: "Progress", known: Speeds, clock: Callable[[], float] = time.perf_counter
) -> dict[Work, float]:
    """`known` with what is missing there, measured with a small photo; its first run also loads the weights, its first file the encoder.

    What fails is left out: the photos will say why. Raises Cancelled.
    """
    from engine.bench import synthetic_photo
    from engine.core.photo_io import SaveOptions, save_photo

    speeds = dict(known)
    for work, order in works_of(jobs).items():
        if work in speeds or (order.edit is not None and not isinstance(work, FileFormat)):
            continue
        photo = synthetic_photo(_PROBED_MEGAPIXELS)
        with contextlib.suppress(EngineError, OSError), tempfile.TemporaryDirectory() as folder:
            for turn in range(2):
                began = clock()
                if isinstance(work, FileFormat):
                    save_photo(photo, Path(folder) / f"{turn}{work.suffixes[0]}", SaveOptions(work))
                else:
                    engine.enhance(photo, order.request, progress)
            took = clock() - began
            if isinstance(work, FileFormat):
                speeds[work] = max(0.0, took - _PER_FILE) / photo.megapixels
            else:
                speeds[work] = took / (photo.megapixels + _PER_PHOTO)
    return speeds


def remembered(folder: Path | None = None) -> dict[Work, float]:
    """The speeds of everything the latest batches did here; the newest of each kind."""
    speeds: dict[Work, float] = {}
    for path in itertools.islice(found_journals(folder), _REMEMBERED):
        with contextlib.suppress(JournalError), Journal.look(path) as journal:
            pace = Pace({})
            for job in journal.jobs():
                if job.state is JobState.DONE and job.made is not None and not job.made.machine:
                    pace.done(job)
            speeds = {**pace.shown(), **speeds}
    return speeds
