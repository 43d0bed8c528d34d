"""How long it will take: a photo costs what its method takes for its pixels, and what its files take to be read and written.

Both are believed beforehand and measured as the batch goes on: the method by a line through sizes and seconds, the files as so many times
what they took where the constants here were measured. Reading, enhancing and writing run side by side, so that the slowest of the three
decides; what else the machine does, or other machines do for us, stretches that; how much, the last photos show. Thread safe.
"""

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np

from engine.batch.jobs import SAVES_AHEAD, Job, JobOrder, JobState, NewJob
from engine.core.params import ParamValue
from engine.core.photo import FileFormat, format_named

Kind = tuple[str, str | None, str, int | None, bool, tuple[tuple[str, ParamValue], ...]]
"""What decides how fast a photo is enhanced: method, variant, precision, enlargement, whether gentler weights run as well, parameters."""
Work = Kind | FileFormat
Speeds = Mapping[Work, float]
"""Seconds per megapixel: of the source, for being enhanced; of the result, for being written in that format with 8 bits per channel."""

PER_PHOTO = 0.05
"""Megapixels that stand for what every photo costs however small it is, until their sizes tell."""
_PRIOR = 1.25
"""How much what was believed before counts, in photos."""
_PRIOR_CONSTANT = 0.02
"""How much counts that the cost of a photo of no size is that of PER_PHOTO megapixels, in photos."""
_PRIOR_FIRST = 0.5
"""How much counts that the first photo of a size takes no longer than the others, in photos of a megapixel."""
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
PER_FILE = 0.002
"""Seconds for the two files of a photo however small it is."""
_PRIOR_MEGAPIXELS = 1.0
"""How much what was believed of files and of this machine before counts."""


def kind_of(order: JobOrder) -> Kind:
    request = order.request
    if order.edit is not None:
        steps = order.edit.active
        method, variant = ("+".join(words) for words in zip(*((step.method, step.variant) for step in steps), strict=True))
        params = tuple(item for step in steps for item in _sorted(step.params))
        return method, variant, request.precision.value, request.size, False, params
    mixed = request.strength not in (None, 0.0, 1.0)
    return request.method, request.variant, request.precision.value, request.size, mixed, _sorted(request.params)


def _sorted(params: Mapping[str, ParamValue]) -> tuple[tuple[str, ParamValue], ...]:
    return tuple(sorted(params.items()))


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
    def reading(self) -> float:
        """Seconds per megapixel of the source, by the constants above; the same below."""
        return _READING.get(self.read, _UNMEASURED)

    @property
    def writing(self) -> float:
        return _WRITING.get(self.written, _UNMEASURED) * (_DEEP if self.deep else 1.0) * self.enlarged

    @property
    def believed(self) -> float:
        return self.reading + self.writing


class _Lanes(NamedTuple):
    """Seconds of a photo on each of the threads that it passes."""

    reading: float
    enhancing: float
    writing: float


class _Line:
    """When each thread is done with the photos so far, in seconds from the start, where nothing else hinders them: as
    `engine.batch.runner` has it, one photo after another, the next one only while few wait to be written."""

    def __init__(self) -> None:
        self.read = self.enhanced = 0.0
        self.written: deque[float] = deque([0.0], SAVES_AHEAD + 1)

    @property
    def end(self) -> float:
        return max(self.enhanced, self.written[-1])

    def follow(self, photo: _Lanes) -> None:
        self.read += photo.reading
        begun = max(self.read, self.enhanced, self.written[0] if len(self.written) == self.written.maxlen else 0.0)
        self.enhanced = begun + photo.enhancing
        self.written.append(max(self.enhanced, self.written[-1]) + photo.writing)


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
        self._line = _Line()
        self._passed = self._worked = 0.0

    def done(self, job: Job) -> None:
        """One more is DONE."""
        if job.made is None or job.megapixels is None:
            return
        with self._lock:
            self._seen[kind_of(job.order)].add(job.megapixels, job.size, job.made.run_seconds)
            files, spent = _files_of(job), job.made.seconds - job.made.run_seconds
            self._files[files].add(files.believed * job.megapixels, spent)
            now, worked = self._clock(), self._line.end
            reading = spent * files.reading / files.believed
            self._line.follow(_Lanes(reading, job.made.run_seconds, spent - reading))
            self._passed = _KEPT * self._passed + now - self._last
            self._worked = _KEPT * self._worked + self._line.end - worked
            self._last = now

    def expected(self, waiting: Iterable[Job | NewJob]) -> float | None:
        """Seconds for these photos from the first one's reading to the last one's writing; None where there is nothing to judge by."""
        with self._lock:
            each = self._expected(waiting)
        return _seconds(each) if each is not None else None

    def left(self, waiting: Iterable[Job | NewJob], share: float = 0.0) -> float | None:
        """Seconds until all of it is done, judged by what was done since the start and how long that really took.

        share: 0 to 1, how much of enhancing the first of `waiting` is behind us; all of it is for those begun before that.
        """
        jobs = list(waiting)
        with self._lock:
            each = self._expected(jobs)
            if each is None:
                return None
            if not jobs:
                return 0.0
            part = share * each[0].enhancing
            begun = each[0]._replace(reading=0.0, enhancing=each[0].enhancing - part)
            enhanced, rest = [], []
            for job, one in zip(jobs[1:], each[1:], strict=True):
                if _is_enhanced(job, jobs[0]):
                    part += one.enhancing
                    enhanced.append(_Lanes(0.0, 0.0, one.writing))
                else:
                    rest.append(one)
            # What the machine's other work takes, and what several machines do at once, is all in the time that passed.
            passed = self._passed + self._clock() - self._last
            worked = self._worked + max(0.0, self._line.enhanced + part - self._line.end)
            stretch = (passed + _STARTING) / (worked + _STARTING) if self._passed > 0.0 else 1.0
            return _seconds([*enhanced, begun, *rest]) * stretch

    def per_megapixel_of_files(self, job: Job | NewJob) -> float:
        """Seconds of a processor core for reading and writing a megapixel of such a photo."""
        files = _files_of(job)
        with self._lock:
            return files.believed * self._times(files)

    def shown(self) -> dict[Work, float]:
        """The speeds that this batch has shown itself, for photos of usual size."""
        with self._lock:
            speeds: dict[Work, float] = {}
            for kind, seen in self._seen.items():
                slope, constant, _ = seen.costs()
                speeds[kind] = (slope * _USUAL + constant) / (_USUAL + PER_PHOTO)
            for files, took in self._files.items():
                if files.written is not None and files.written in _WRITING:
                    speeds[files.written] = _WRITING[files.written] * took.times(1.0, files.believed)
            return speeds

    def _expected(self, jobs: Iterable[Job | NewJob]) -> list[_Lanes] | None:
        each, costs, sizes = [], dict[Kind, tuple[float, float, float] | None](), set[tuple[Kind, tuple[int, int] | None]]()
        for job in jobs:
            megapixels, files, kind = _megapixels_of(job), _files_of(job), kind_of(job.order)
            if kind not in costs:
                costs[kind] = self._costs(kind)
            found = costs[kind]
            if found is None:
                return None
            slope, constant, first = found
            is_first = (kind, job.size) not in sizes and (kind not in self._seen or job.size not in self._seen[kind].sizes)
            sizes.add((kind, job.size))
            times = megapixels * self._times(files)
            enhancing = slope * megapixels + constant + first * is_first
            each.append(_Lanes(PER_FILE / 2 + files.reading * times, enhancing, PER_FILE / 2 + files.writing * times))
        return each

    def _costs(self, kind: Kind) -> tuple[float, float, float] | None:
        """As `_Seen.costs`; None where nothing is known."""
        known = self._known[kind] * self._scale(kind) if kind in self._known else None
        if (seen := self._seen.get(kind)) is not None and (seen.told or known is None):
            return seen.costs(known)
        return (known, known * PER_PHOTO, 0.0) if known is not None else None

    def _times(self, files: _Files) -> float:
        """How many times as long as by the constants they take."""
        believed = 1.0
        if files.written is not None and files.written in self._known and files.written in _WRITING:
            believed = self._known[files.written] / _WRITING[files.written]
        seen = self._files.get(files)
        return seen.times(believed, files.believed) if seen is not None else believed

    def _scale(self, other: Kind) -> float:
        """How much slower than they were known to be the kinds are that were seen: the other one will be, too."""
        both = [(seen, self._known[kind]) for kind, seen in self._seen.items() if kind in self._known and kind != other and seen.told]
        known = sum(rate * (_PRIOR_MEGAPIXELS + seen.counted) for seen, rate in both)
        return sum(rate * _PRIOR_MEGAPIXELS + seen.counted_took for seen, rate in both) / known if known > 0.0 else 1.0


def _seconds(photos: Iterable[_Lanes]) -> float:
    line = _Line()
    for photo in photos:
        line.follow(photo)
    return line.end


class _SeenFiles:
    """How many times as long as by the constants files of one kind took. A photo counts by the part of it that its pixels cost: what a
    small one takes is mostly opening and closing files, and says little about a large one."""

    def __init__(self) -> None:
        self._took = self._believed = 0.0

    def add(self, believed: float, seconds: float) -> None:
        """believed: seconds that its pixels take by the constants."""
        part = believed / (believed + PER_FILE)
        kept = 1.0 - (1.0 - _KEPT) * part
        self._took = kept * self._took + part * max(0.0, seconds - PER_FILE)
        self._believed = kept * self._believed + part * believed

    def times(self, believed: float, per_megapixel: float) -> float:
        """believed: what it was taken for before."""
        prior = _PRIOR_MEGAPIXELS * per_megapixel
        return (believed * prior + self._took) / (prior + self._believed)


class _Seen:
    """How long photos of one kind took: seconds = slope * megapixels + constant, and more for the first of each size, for which the
    provider prepares itself; fitted so that relative errors count and late photos more than early ones. What was believed before counts a
    little: that the constant is that of PER_PHOTO megapixels, which decides as long as all photos are of a size, and the speed known from
    elsewhere, without which a first small photo would speak for large ones."""

    def __init__(self) -> None:
        self.photos = self.megapixels = self.took = 0.0
        self.counted = self.counted_took = 0.0
        self.count = 0
        self.sizes: set[tuple[int, int] | None] = set()
        self._squares, self._products = np.zeros((3, 3)), np.zeros(3)

    @property
    def told(self) -> bool:
        """Whether there is more than the first photo, which has loaded the weights and found out where they run fastest: it counts only
        where nothing else is known, and only until there is another."""
        return self.count > 1

    def add(self, megapixels: float, size: tuple[int, int] | None, seconds: float) -> None:
        kept = 0.0 if self.count == 1 else _KEPT
        self.count += 1
        part = megapixels / (megapixels + PER_PHOTO)
        weight = part / (megapixels + PER_PHOTO) ** 2
        row = np.array([megapixels, 1.0, float(size not in self.sizes)])
        self.sizes.add(size)
        self._squares = kept * self._squares + weight * np.outer(row, row)
        self._products = kept * self._products + weight * row * seconds
        self.photos = kept * self.photos + 1.0
        self.megapixels = kept * self.megapixels + megapixels
        self.took = kept * self.took + seconds
        self.counted = kept * self.counted + part * (megapixels + PER_PHOTO)
        self.counted_took = kept * self.counted_took + part * seconds

    def costs(self, known: float | None = None) -> tuple[float, float, float]:
        """Seconds for a megapixel, for each photo, and on top for the first of a size. known: seconds per megapixel as they were believed
        to be."""
        squares, products = self._squares.copy(), self._products.copy()
        even = np.array([1.0, -1.0 / PER_PHOTO, 0.0])
        squares += _PRIOR_CONSTANT * np.outer(even, even)
        squares[2, 2] += _PRIOR_FIRST
        if known is not None:
            usual = np.array([_USUAL, 1.0, 0.0])
            weight = _PRIOR / (_USUAL + PER_PHOTO) ** 2
            squares += weight * np.outer(usual, usual)
            products += weight * usual * known * (_USUAL + PER_PHOTO)
        slope, constant, first = np.linalg.solve(squares, products)
        if first < 0.0:
            (slope, constant), first = np.linalg.solve(squares[:2, :2], products[:2]), 0.0
        if slope <= 0.0 or constant < 0.0:
            slope = self.took / (self.megapixels + self.photos * PER_PHOTO)
            constant, first = slope * PER_PHOTO, 0.0
        return float(slope), float(constant), float(first)
