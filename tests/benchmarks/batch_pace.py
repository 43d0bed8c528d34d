"""How honest the estimate of a batch is: what it said would be the end, all along a real run, against the end that came.

    python tests/benchmarks/batch_pace.py FOLDER [--method dm_restore] [--variant faithful] [--precision qat] [--photos 40] [--seed 1]
        [--sorted] [--processor] [--json]

Photos of the folder are done once, in an order that chance decides or, with --sorted, the smallest first. A deviation is how far the
expected end lay from the real one, as a part of the whole time; the worst one after the first 5 % of the time is to be under 20 %.
The speeds known at the start are those of one small photo, as for a first batch. --processor: photos are done one after another and
time is that of the processor, which other programs hardly change: for a machine that is not quiet. Tests nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from engine.batch.jobs import Job, JobOrder, JobState, Made, NewJob, RunEnd
from engine.batch.journal import Journal
from engine.batch.known_speeds import measured
from engine.batch.pace import Pace
from engine.batch.runner import BatchRunner
from engine.core.photo_io import SUPPORTED_SUFFIXES, SaveOptions, photo_facts, read_photo, save_photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress, ProgressToken
from engine.core.request import EnhanceRequest, Finish
from engine.pipeline import Engine, finished_photo

AFTER, AIM = 0.05, 0.2


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--method", default="dm_restore")
    parser.add_argument("--variant", default="faithful")
    parser.add_argument("--precision", default="qat", type=Precision)
    parser.add_argument("--photos", default=40, type=int)
    parser.add_argument("--seed", default=1, type=int)
    parser.add_argument("--sorted", action="store_true")
    parser.add_argument("--processor", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    engine = Engine.open()
    order = JobOrder(EnhanceRequest(options.method, options.variant, options.precision, strength=1.0))
    paths = sorted(path for path in options.folder.rglob("*") if path.suffix.lower() in SUPPORTED_SUFFIXES)
    random.Random(options.seed).shuffle(paths)
    sized = [((facts.width, facts.height), path) for path in paths[: options.photos] for facts in [photo_facts(path)]]
    if options.sorted:
        sized.sort(key=lambda one: one[0][0] * one[0][1])
    with tempfile.TemporaryDirectory() as folder:
        jobs = [NewJob(path, Path(folder), f"{number}{path.suffix}", order, size) for number, (size, path) in enumerate(sized)]
        said, whole = (by_the_processor if options.processor else followed)(engine, jobs, Path(folder))
    worst = max((abs(passed + left - whole) / whole for passed, left in said if passed >= AFTER * whole), default=0.0)
    at_once = next((abs(passed + left - whole) / whole for passed, left in said if passed >= AFTER * whole), 0.0)
    megapixels = [width * height / 1e6 for (width, height), _ in sized]
    if options.json:
        print(json.dumps({"worst": worst, "after": at_once, "seconds": whole, "photos": len(sized)}))
    else:
        sizes = f"{min(megapixels):.2f} to {max(megapixels):.1f} MP"
        print(f"{len(sized)} photos of {sizes}, {options.method} {options.variant} {options.precision.label}: {whole:.0f} s")
        print(f"expected end after {AFTER:.0%} of the time: {at_once:.0%} off; at worst from there on {worst:.0%} (aim {AIM:.0%})")
    return 0


def followed(engine: Engine, jobs: list[NewJob], home: Path) -> tuple[list[tuple[float, float]], float]:
    """(seconds passed, seconds it said were left) all along, and the seconds of the whole."""
    with Journal.create(home, home / "journals") as journal:
        journal.add(jobs)
        state = {job.id: job for job in journal.jobs()}
        pace = Pace(measured(jobs, engine, NullProgress(), {}))
        said: list[tuple[float, float]] = []
        began = time.perf_counter()

        def changed(job: Job) -> None:
            state[job.id] = job
            if job.state is JobState.DONE:
                pace.done(job)

        def progressed(number: int, fraction: float) -> None:
            waiting = [state[number], *(job for job in state.values() if not job.state.ended and job.id != number)]
            left = pace.left(waiting, fraction)
            if left is not None:
                said.append((time.perf_counter() - began, left))

        ended = BatchRunner(engine, journal, changed, progressed).run(ProgressToken())
        whole = time.perf_counter() - began
        assert ended.end is RunEnd.FINISHED
    return said, whole


def by_the_processor(engine: Engine, jobs: list[NewJob], home: Path) -> tuple[list[tuple[float, float]], float]:
    """The same in seconds of the processor."""
    request = jobs[0].order.request
    known = measured(jobs, engine, NullProgress(), {}, time.process_time)
    took = [one_photo(engine, job, home / job.name) for job in jobs]
    clock = 0.0
    pace = Pace(known, lambda: clock)
    said = []
    for number, (new, (enhancing, all_of_it)) in enumerate(zip(jobs, took, strict=True), 1):
        clock += all_of_it
        made = Made((1, 1), all_of_it, enhancing, request.precision, "cpu")
        pace.done(Job(number, number, new.source, home, new.name, new.order, JobState.DONE, new.size, made=made))
        said.append((clock, pace.left(jobs[number:]) or 0.0))
    return said, clock


def one_photo(engine: Engine, job: NewJob, target: Path) -> tuple[float, float]:
    """Seconds of enhancing, and of everything."""
    began = time.process_time()
    photo = read_photo(job.source)
    read = time.process_time()
    result = engine.enhance(photo, job.order.request, NullProgress())
    enhanced = time.process_time() - read
    save_photo(finished_photo(photo, result, Finish()), target, SaveOptions(depth=photo.depth, overwrite=True))
    return enhanced, time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
