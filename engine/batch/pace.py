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
from engine.batch.journal import Journal, JournalError, found_journals
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
"""Megapixels that stand for what every photo costs however small it is."""


def kind_of(order: JobOrder) -> Kind:
    request = order.request
    return request.method, request.variant, request.precision.value, request.size, request.strength not in (None, 0.0, 1.0)


class Pace:
    """The speed of a batch as it shows. known: seconds per megapixel measured elsewhere, which count until there are better ones."""

    def __init__(self, known: Mapping[Kind, float], clock: Callable[[], float] = time.monotonic) -> None:
        self._known = dict(known)
        self._clock = clock
        self._began = clock()
        self._lock = threading.Lock()
        self._seen: dict[Kind, list[float]] = defaultdict(lambda: [0.0, 0.0])

    def done(self, job: Job) -> None:
        """One more is DONE."""
        if job.made is None or job.megapixels is None:
            return
        with self._lock:
            seen = self._seen[kind_of(job.order)]
            seen[0] += job.made.run_seconds
            seen[1] += job.megapixels + _PER_PHOTO

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
            done = sum(seconds for seconds, _ in self._seen.values())
            # What reading and saving add, and what the machine's other work takes, is in the time that passed.
            stretch = (self._clock() - self._began) / (done + part) if done > 0.0 else 1.0
            return (whole - part) * stretch

    def _expected(self, kinds: Iterable[tuple[Kind, float]]) -> float | None:
        total = 0.0
        for kind, megapixels in kinds:
            rate = self._rate(kind)
            if rate is None:
                return None
            total += rate * (megapixels + _PER_PHOTO)
        return total

    def _rate(self, kind: Kind) -> float | None:
        """Seconds per megapixel."""
        seconds, megapixels = self._seen.get(kind, (0.0, 0.0))
        return seconds / megapixels if megapixels else self._known.get(kind)


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
        if kind in speeds:
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
                rate = pace._rate(kind_of(job.order))
                if rate is not None:
                    speeds.setdefault(kind_of(job.order), rate)
    return speeds
