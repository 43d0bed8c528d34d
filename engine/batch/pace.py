"""How long it will take: photos count by their pixels, at the speed measured for what is done with them. Thread safe."""

import contextlib
import itertools
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from engine.batch.jobs import Job, JobOrder, JobState
from engine.batch.journal import Journal, JournalError
from engine.batch.journals import found_journals
from engine.core.errors import EngineError

if TYPE_CHECKING:
    from engine.core.photo import Photo
    from engine.core.progress import Progress
    from engine.core.request import EnhanceRequest, Result

Kind = tuple[str, str | None, str, int | None, bool]
"""What decides how fast a photo is done: method, variant, precision, enlargement, and whether gentler weights run as well."""

_REMEMBERED = 8
"""Earlier batches that are asked for their speed."""
_PROBED_MEGAPIXELS = 0.25
_PER_PHOTO = 0.05
"""Megapixels that stand for what every photo costs however small it is, until their sizes tell."""
_PRIOR = 0.25
"""How much what was believed before counts, in photos."""
_KEPT = 0.97
"""What a photo still counts after the next: the machine may get other work, or warm."""
_STARTING = 1.0
"""Seconds of work that are believed to take just as long: the first moments, when everything starts, say little about the rest."""
_USUAL = 12.0
"""Megapixels."""


def kind_of(order: JobOrder) -> Kind:
    request = order.request
    if order.edit is not None:
        steps = order.edit.active
        method, variant = ("+".join(words) for words in zip(*((step.method, step.variant) for step in steps), strict=True))
        return method, variant, request.precision.value, request.size, False
    return request.method, request.variant, request.precision.value, request.size, request.strength not in (None, 0.0, 1.0)


class Pace:
    """The speed of a batch as it shows. known: seconds per megapixel measured elsewhere, which count until there are better ones."""

    def __init__(self, known: Mapping[Kind, float], clock: Callable[[], float] = time.monotonic) -> None:
        self._known = dict(known)
        self._clock = clock
        self._last = clock()
        self._lock = threading.Lock()
        self._seen: dict[Kind, _Seen] = defaultdict(_Seen)
        self._passed = self._worked = 0.0

    def done(self, job: Job) -> None:
        """One more is DONE."""
        if job.made is None or job.megapixels is None:
            return
        with self._lock:
            self._seen[kind_of(job.order)].add(job.megapixels, job.made.run_seconds)
            now = self._clock()
            self._passed = _KEPT * self._passed + now - self._last
            self._worked = _KEPT * self._worked + job.made.run_seconds
            self._last = now

    def expected(self, waiting: Iterable[tuple[JobOrder, float]]) -> float | None:
        """Seconds for photos of so many megapixels, run one after another; None where there is nothing to judge by."""
        with self._lock:
            return self._expected([(kind_of(order), megapixels) for order, megapixels in waiting])

    def left(self, waiting: Iterable[tuple[JobOrder, float]], share: float = 0.0) -> float | None:
        """Seconds until all of it is done, judged by what was done since the start and how long that really took.

        share: 0 to 1, how much of the first of `waiting` is behind us.
        """
        kinds = [(kind_of(order), megapixels) for order, megapixels in waiting]
        with self._lock:
            whole = self._expected(kinds)
            if whole is None:
                return None
            part = share * (self._expected(kinds[:1]) or 0.0)
            # What reading and saving add, and what the machine's other work takes, is in the time that passed; several machines are, too.
            passed = self._passed + self._clock() - self._last
            stretch = (passed + _STARTING) / (self._worked + part + _STARTING) if self._worked > 0.0 else 1.0
            return (whole - part) * stretch

    def rate(self, kind: Kind) -> float | None:
        """Seconds per megapixel of a photo of usual size, as this batch has shown; None where it has shown nothing."""
        with self._lock:
            seen = self._seen.get(kind)
            return seen.seconds(_USUAL) / (_USUAL + _PER_PHOTO) if seen is not None else None

    def _expected(self, kinds: Iterable[tuple[Kind, float]]) -> float | None:
        total, scale = 0.0, self._scale()
        for kind, megapixels in kinds:
            known = self._known[kind] * scale if kind in self._known else None
            if (seen := self._seen.get(kind)) is not None and (seen.told or known is None):
                total += seen.seconds(megapixels, known)
            elif known is not None:
                total += known * (megapixels + _PER_PHOTO)
            else:
                return None
        return total

    def _scale(self) -> float:
        """How much slower than they were known to be the kinds are that were seen: the others will be, too."""
        both = [(seen, self._known[kind]) for kind, seen in self._seen.items() if kind in self._known]
        known = sum(rate * (seen.megapixels + seen.photos * _PER_PHOTO) for seen, rate in both)
        return sum(seen.took for seen, _ in both) / known if known > 0.0 else 1.0


class _Seen:
    """How long photos of one kind took: seconds = slope * megapixels + constant, fitted so that relative errors count and late photos more
    than early ones. What was believed before counts a little: that the constant is that of _PER_PHOTO megapixels, which decides as long
    as all photos are of a size, and the speed known from elsewhere, without which a first small photo would speak for large ones."""

    def __init__(self) -> None:
        self.photos = self.megapixels = self.took = 0.0
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
        weight = 1.0 / (megapixels + _PER_PHOTO) ** 2
        new = (weight * megapixels**2, weight * megapixels, weight, weight * megapixels * seconds, weight * seconds)
        self._sums = tuple(kept * old + one for old, one in zip(self._sums, new, strict=True))  # type: ignore[assignment]
        self.photos = kept * self.photos + 1.0
        self.megapixels = kept * self.megapixels + megapixels
        self.took = kept * self.took + seconds

    def seconds(self, megapixels: float, known: float | None = None) -> float:
        """For one photo of that size. known: seconds per megapixel as they were believed to be."""
        square, cross, one, product, value = self._sums
        square, cross, one = square + _PRIOR * _PER_PHOTO**2, cross - _PRIOR * _PER_PHOTO, one + _PRIOR
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


def measured(orders: Iterable[JobOrder], engine: Enhances, progress: "Progress", known: Mapping[Kind, float]) -> dict[Kind, float]:
    """`known` with what is missing there: seconds per megapixel of one small photo, whose first run also loads the weights.

    What fails is left out: the photos will say why. Raises Cancelled.
    """
    from engine.bench import synthetic_photo

    speeds = dict(known)
    for kind, order in {kind_of(order): order for order in orders}.items():
        if kind in speeds or order.edit is not None:
            continue
        photo = synthetic_photo(_PROBED_MEGAPIXELS)
        with contextlib.suppress(EngineError):
            for _ in range(2):
                result = engine.enhance(photo, order.request, progress)
            speeds[kind] = result.report.seconds / photo.megapixels
    return speeds


def remembered(folder: Path | None = None) -> dict[Kind, float]:
    """Seconds per megapixel of everything the latest batches did here; the newest of each kind."""
    speeds: dict[Kind, float] = {}
    for path in itertools.islice(found_journals(folder), _REMEMBERED):
        with contextlib.suppress(JournalError), Journal.look(path) as journal:
            pace = Pace({})
            jobs = [job for job in journal.jobs() if job.state is JobState.DONE and job.made is not None and not job.made.machine]
            for job in jobs:
                pace.done(job)
            for job in jobs:
                rate = pace.rate(kind_of(job.order))
                if rate is not None:
                    speeds.setdefault(kind_of(job.order), rate)
    return speeds
