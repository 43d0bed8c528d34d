"""Kills a batch at random moments until many kills are through, and looks each time whether anything was lost, halved or done twice.

    python tests/benchmarks/batch_kills.py [--kills 1000] [--photos 40] [--seed 1] [--flushes] [--json]

Each life of the batch is a process of its own, ended by SIGKILL; a batch that is through is checked and a new one begun. Every step that
matters for a crash (a commit, a flush, a move) also ends one life at its very moment. POSIX only: lives are forked, so that a kill costs
milliseconds and not the start of an interpreter. A kill, unlike a power cut, takes nothing from the system's memory: without --flushes
nothing is waited for, and ten times as many kills fit into a minute.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from PIL import Image

from engine.batch.jobs import JobOrder, JobState, NewJob, RunEnd
from engine.batch.journal import Journal
from engine.batch.runner import BatchRunner
from engine.core.progress import ProgressToken
from engine.core.request import EnhanceRequest
from engine.inference.model_store import ModelStore
from engine.inference.session import SessionPool
from engine.pipeline import Engine

METHOD = "hist_gamma"
NEVER = 1_000_000
STEPS = ("link", "replace", "fsync", "mkdir", "unlink", "rmdir")


@dataclass
class Tally:
    """What was seen. problems: sentences, empty when every promise was kept."""

    kills: int = 0
    finished_first: int = 0
    batches: int = 0
    most_lives: int = 0
    problems: list[str] = field(default_factory=list)


class Batch:
    """One folder of photos on its way through, across as many lives as it takes."""

    def __init__(self, sources: Path, home: Path, expected: dict[str, bytes], flushes: bool) -> None:
        self._flushes = flushes
        self.output = home / "out"
        self.output.mkdir(parents=True)
        self._expected = expected
        self._seen: dict[str, tuple[int, int]] = {}
        with Journal.create(self.output, home / "journals") as journal:
            self.journal = journal.path
            order = JobOrder(EnhanceRequest(METHOD, strength=1.0))
            photos = sorted(sources.iterdir())
            # A tree: folders are made on the way, and that must survive too.
            journal.add(
                NewJob(path, self.output / f"day {number % 3}", f"{path.stem}_done{path.suffix}", order)
                for number, path in enumerate(photos)
            )

    def live(self, end_at: int = NEVER) -> int:
        """A life of its own: a process that works until it is through, or up to that step; returns its id."""
        child = os.fork()
        if child:
            return child
        code = 70
        try:
            prepare(end_at, self._flushes)
            engine = Engine(ModelStore(()), SessionPool())
            with Journal.open(self.journal) as journal:
                ended = BatchRunner(engine, journal, most_attempts=NEVER).run(ProgressToken())
            code = 0 if ended.end is RunEnd.FINISHED else 71
        except BaseException as error:  # noqa: BLE001 - a forked child must never return into the parent's code
            print(f"a life ended with {error!r}", file=sys.stderr)
        finally:
            os._exit(code)

    def problems_now(self) -> list[str]:
        """Promises that hold at any moment: files with a name are whole, and none is touched again."""
        found = []
        for path in self.files():
            name = path.name
            if name not in self._expected:
                found.append(f"{name} does not belong there")
            elif path.read_bytes() != self._expected[name]:
                found.append(f"{name} is not whole")
            status = path.stat()
            same = self._seen.setdefault(name, (status.st_ino, status.st_mtime_ns))
            if same != (status.st_ino, status.st_mtime_ns):
                found.append(f"{name} was written twice")
        found += [f"{name} is gone again" for name in self._seen if not any(path.name == name for path in self.files())]
        return found

    def problems_at_the_end(self) -> list[str]:
        """Promises of a batch that is through."""
        found = self.problems_now()
        names = sorted(path.name for path in self.files())
        if names != sorted(self._expected):
            found.append(f"{len(names)} files instead of {len(self._expected)}")
        found += [f"{path.name} was left behind" for path in self.output.rglob(".*")]
        with Journal.look(self.journal) as journal:
            found += [f"{job.source.name} is {job.state.value}" for job in journal.jobs() if job.state is not JobState.DONE]
        return found

    def files(self) -> list[Path]:
        """Those with a name: what lies in hidden folders is not finished."""
        return [path for path in self.output.rglob("*") if path.is_file() and not any(part.startswith(".") for part in path.parts[-2:])]


def run(kills: int, photos: int, seed: int, folder: Path, flushes: bool = False) -> Tally:
    """Kill until `kills` lives were ended from outside, then let the last batch end."""
    chance = random.Random(seed)
    sources = folder / "sources"
    make_photos(sources, photos, seed)
    expected, seconds = uninterrupted(sources, folder / "reference", flushes)
    tally = Tally()
    batch: Batch | None = None
    lives = 0
    while tally.kills < kills or batch is not None:
        if batch is None:
            batch = Batch(sources, folder / f"batch {tally.batches}", expected, flushes)
            lives = 0
        lives += 1
        child = batch.live()
        # Short lives and long ones: from one that has hardly begun to a fifth of all the photos.
        if tally.kills < kills:
            time.sleep(chance.choice((0.1, 0.4, 1.0)) * chance.random() * seconds / 5)
            os.kill(child, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        killed = status == -signal.SIGKILL
        tally.kills += killed
        tally.problems += batch.problems_now()
        if not killed:
            tally.finished_first += tally.kills < kills
            tally.problems += [f"a life ended with {status}"] if status else batch.problems_at_the_end()
            tally.batches += 1
            tally.most_lives = max(tally.most_lives, lives)
            batch = None
        if tally.problems:
            break
    return tally


def run_every_step(folder: Path, photos: int = 2, seed: int = 1, flushes: bool = False) -> Tally:
    """One life ends just before the first step that matters, one before the second, and so on, until one outlives its batch."""
    sources = folder / "sources"
    make_photos(sources, photos, seed)
    expected, _ = uninterrupted(sources, folder / "reference", flushes)
    tally = Tally()
    reached = True
    while reached and not tally.problems:
        tally.batches += 1
        batch = Batch(sources, folder / f"step {tally.batches}", expected, flushes)
        reached = os.waitstatus_to_exitcode(os.waitpid(batch.live(end_at=tally.batches), 0)[1]) == -signal.SIGKILL
        tally.kills += reached
        found = batch.problems_now()
        os.waitpid(batch.live(), 0)
        tally.problems += [f"step {tally.batches}: {problem}" for problem in [*found, *batch.problems_at_the_end()]]
    return tally


def prepare(end_at: int, flushes: bool) -> None:
    """From here on this process kills itself when it is about to take the step of that number, and waits for the disk or does not."""
    reached = 0
    if not flushes:
        os.fsync = lambda handle: None

    def watched(step: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*values: Any, **named: Any) -> Any:
            nonlocal reached
            reached += 1
            if reached == end_at:
                os.kill(os.getpid(), signal.SIGKILL)
            return step(*values, **named)

        return counted

    for name in STEPS:
        setattr(os, name, watched(getattr(os, name)))

    class Watched(sqlite3.Connection):
        def execute(self, text: str, *values: Any) -> sqlite3.Cursor:  # type: ignore[override]
            run_it = super().execute
            text = text if flushes or "synchronous" not in text else "PRAGMA synchronous = OFF"
            return watched(run_it)(text, *values) if text == "COMMIT" else run_it(text, *values)

    connect = sqlite3.connect
    sqlite3.connect = lambda *values, **named: connect(*values, **named, factory=Watched)  # type: ignore[assignment]


def uninterrupted(sources: Path, home: Path, flushes: bool) -> tuple[dict[str, bytes], float]:
    """What the files are when nobody interferes, by name, and the seconds that takes."""
    batch = Batch(sources, home, {}, flushes)
    began = time.perf_counter()
    status = os.waitstatus_to_exitcode(os.waitpid(batch.live(), 0)[1])
    assert status == 0, f"the batch ended with {status} by itself"
    return {path.name: path.read_bytes() for path in batch.files()}, time.perf_counter() - began


def make_photos(folder: Path, count: int, seed: int) -> None:
    """Small JPEGs of smooth colours and a little noise, each another one."""
    preload()
    folder.mkdir(parents=True)
    rng = np.random.default_rng(seed)
    for number in range(count):
        coarse = rng.integers(0, 256, (4, 5, 3), np.uint8)
        picture = np.asarray(Image.fromarray(coarse).resize((80, 60), Image.Resampling.BICUBIC), np.int16) + rng.integers(
            -9, 10, (60, 80, 3)
        )
        Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8)).save(folder / f"p{number:02}.jpg", quality=95)


def preload() -> None:
    """What every life would load anew: a tenth of a second that no kill would be about."""
    import engine.core.photo_io
    import engine.methods.hist_gamma.solver  # noqa: F401

    Image.init()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--photos", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--flushes", action="store_true", help="wait for the disk as the program does")
    parser.add_argument("--json", action="store_true", help="one object instead of text")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        at_random = run(options.kills, options.photos, options.seed, Path(folder) / "random", options.flushes)
        at_steps = run_every_step(Path(folder) / "steps", flushes=options.flushes)
        seconds = time.perf_counter() - began
    if options.json:
        print(json.dumps({"random": vars(at_random), "steps": vars(at_steps), "seconds": round(seconds, 1)}))
    else:
        print(
            f"{at_random.kills} kills at random in {at_random.batches} batches of {options.photos} photos, {at_steps.kills} at chosen steps"
        )
        print("\n".join([*at_random.problems, *at_steps.problems]) or "Nothing lost, nothing halved, nothing done twice.")
    return 1 if at_random.problems or at_steps.problems else 0


if __name__ == "__main__":
    sys.exit(main())
