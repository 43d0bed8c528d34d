"""How much longer a batch takes than its networks alone: reading, encoding and saving should hide behind them.

    python tests/benchmarks/batch_overlap.py [--method dm_restore] [--variant faithful] [--precision qat] [--photos 4] [--megapixels 12]
        [--turns 3] [--format jpg] [--json]

Every turn enhances the same photos from memory one after another (that is the bare time, `Engine.enhance` alone) and then as a batch, from
files to files; the ratio is taken within a turn and the median of the turns counts, so that it holds where the machine is not quiet. The
same for the processor time of all threads, which other programs hardly change. The first run of all, which loads, counts nowhere. Aim:
1.15 for photos of 12 megapixels on two cores. Tests nothing.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from engine.batch.jobs import JobOrder, NewJob, RunEnd
from engine.batch.journal import Journal
from engine.batch.runner import BatchRunner
from engine.bench import synthetic_photo
from engine.core.photo import FileFormat
from engine.core.photo_io import SaveOptions, read_photo, save_photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress, ProgressToken
from engine.core.request import EnhanceRequest
from engine.pipeline import Engine

AIM = 1.15


@dataclass(frozen=True)
class Turn:
    """Seconds and processor seconds of the photos' networks alone, of the batch, and what its photos would take one step after another."""

    bare: float
    bare_work: float
    batch: float
    batch_work: float
    in_turn: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--method", default="dm_restore")
    parser.add_argument("--variant", default="faithful")
    parser.add_argument("--precision", default="qat", type=Precision)
    parser.add_argument("--photos", default=4, type=int)
    parser.add_argument("--megapixels", default=12.0, type=float)
    parser.add_argument("--turns", default=3, type=int)
    parser.add_argument("--format", default=FileFormat.JPEG, type=FileFormat)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    engine = Engine.open()
    request = EnhanceRequest(options.method, options.variant, options.precision, strength=1.0)
    engine.enhance(synthetic_photo(1.0), request, NullProgress())
    with tempfile.TemporaryDirectory() as folder:
        sources = made_photos(Path(folder) / "sources", options.photos, options.megapixels, options.format)
        turns = [one_turn(engine, request, sources, Path(folder) / f"turn {number}") for number in range(options.turns)]
    ratio = statistics.median(turn.batch / turn.bare for turn in turns)
    work = statistics.median(turn.batch_work / turn.bare_work for turn in turns)
    in_turn = statistics.median(turn.in_turn / turn.bare for turn in turns)
    if options.json:
        print(json.dumps({"ratio": ratio, "processor": work, "one_after_another": in_turn, "turns": [vars(turn) for turn in turns]}))
    else:
        print(f"{options.photos} photos of {options.megapixels:g} MP, {options.method} {options.variant} {options.precision.label}")
        for turn in turns:
            work_done = f"of the processor {turn.bare_work:.1f} s, {turn.batch_work:.1f} s"
            print(f"  networks alone {turn.bare:.1f} s, batch {turn.batch:.1f} s; {work_done}")
        print(f"batch / networks: {ratio:.2f} (aim {AIM}); processor time {work:.2f}; one step after another {in_turn:.2f}")
    return 0


def made_photos(folder: Path, count: int, megapixels: float, kind: FileFormat) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"p{number}{kind.suffixes[0]}" for number in range(count)]
    for number, path in enumerate(paths):
        save_photo(synthetic_photo(megapixels, seed=number), path, SaveOptions(kind))
    return paths


def one_turn(engine: Engine, request: EnhanceRequest, sources: list[Path], home: Path) -> Turn:
    def bare() -> None:
        for photo in photos:
            engine.enhance(photo, request, NullProgress())

    def batch() -> None:
        assert BatchRunner(engine, journal).run(ProgressToken()).end is RunEnd.FINISHED

    photos = [read_photo(path) for path in sources]
    output = home / "out"
    output.mkdir(parents=True)
    with Journal.create(output, home / "journals") as journal:
        journal.add(NewJob(path, output, path.name, JobOrder(request)) for path in sources)
        alone = timed(bare)
        photos.clear()
        together = timed(batch)
        made = [job.made.seconds for job in journal.jobs() if job.made is not None]
    assert len(made) == len(sources)
    return Turn(*alone, *together, sum(made))


def timed(step: Callable[[], None]) -> tuple[float, float]:
    """Seconds, and seconds of the processor on all threads."""
    began, worked = time.perf_counter(), time.process_time()
    step()
    return time.perf_counter() - began, time.process_time() - worked


if __name__ == "__main__":
    sys.exit(main())
