"""What the speed of a batch is believed to be before its first photo: remembered from earlier batches, or measured with a small photo.

How it goes on from there is `engine.batch.pace`'s. Any thread.
"""

import contextlib
import itertools
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from engine.batch.jobs import Job, JobState, NewJob
from engine.batch.journal import Journal, JournalError
from engine.batch.journals import found_journals
from engine.batch.pace import PER_FILE, PER_PHOTO, Pace, Speeds, Work, kind_of, works_of
from engine.core.errors import EngineError
from engine.core.photo import FileFormat

if TYPE_CHECKING:
    from engine.core.photo import Photo
    from engine.core.progress import Progress
    from engine.core.request import EnhanceRequest, Result

_REMEMBERED = 8
"""Earlier batches that are asked for their speed."""
_PROBED_MEGAPIXELS = 1.0


class Enhances(Protocol):
    """What is used of `engine.pipeline.Engine`."""

    def enhance(self, photo: "Photo", request: "EnhanceRequest", progress: "Progress") -> "Result": ...


def measured(
    jobs: Iterable[Job | NewJob], engine: Enhances, progress: "Progress", known: Speeds, clock: Callable[[], float] = time.perf_counter
) -> dict[Work, float]:
    """`known` with what is missing there, measured with a small photo; its first run also loads the weights, its first file the encoder.
    In the batch other photos are read and written meanwhile, which takes its part of the processor: that is added.

    What fails is left out: the photos will say why. Raises Cancelled.
    """
    from engine.bench import synthetic_photo
    from engine.core.photo_io import SaveOptions, save_photo

    speeds, jobs = dict(known), list(jobs)
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
                speeds[work] = max(0.0, took - PER_FILE) / photo.megapixels
            else:
                speeds[work] = took / (photo.megapixels + PER_PHOTO)
    pace = Pace(speeds)
    files = {kind_of(job.order): pace.per_megapixel_of_files(job) for job in jobs}
    for kind in (files.keys() & speeds.keys()) - known.keys():
        speeds[kind] += files[kind] / (os.cpu_count() or 1)
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
