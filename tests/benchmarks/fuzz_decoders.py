"""Throws damaged files of every kind at the decoders: no crash, no hang, no exception but the promised one, no picture from noise.

    sh packaging/dev python -m tests.benchmarks.fuzz_decoders [--guided] [--count 100000] [--first 0] [--keep FOLDER]

The files are made from their numbers, so that every find can be had again. Each batch of them is read in a process of its own, which
is watched from outside: one that dies or reads longer than ten seconds is a find, and the next one goes on behind it. What was found
lies in FOLDER, to be made a test in tests/core/test_photo_garbage.py.

--guided: what leads the engine's own code to a line it had not come to from there is kept and damaged further, within a batch.
"""

import argparse
import random
import selectors
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.helpers.mutations import kept_or_refused, mutant, specimens, wounded

_LONGEST = 10.0
_BATCH = 5000
_GUIDED_BATCH = 50_000
CURRENT = "current.bin"
_TRACED = str(Path("engine") / "core")
_MEMORY = 8 << 30


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("found"))
    parser.add_argument("--guided", action="store_true")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        return work(range(options.first, options.first + options.count), Guide() if options.guided else None, options.keep)
    return watch(options.first, options.count, options.keep, options.guided)


class Guide:
    """Keeps what leads to new places in engine.core: the damaged files of a batch are made of each other, the better the longer it is."""

    def __init__(self) -> None:
        self.sound = specimens()
        self._files = sorted(self.sound.items())
        self._known: set[tuple[object, int, int]] = set()
        self._new = False

    def make(self, number: int) -> tuple[str, bytes]:
        dice = random.Random(number)
        kind, content = dice.choice(self._files)
        return kind, wounded(dice, content, self.sound)

    def read(self, kind: str, data: bytes) -> bool:
        """As `kept_or_refused`, followed line by line."""
        self._new = False
        sys.settrace(self._enter)
        try:
            return kept_or_refused(kind, data)
        finally:
            sys.settrace(None)
            if self._new:
                self._files.append((kind, data))

    def _enter(self, frame: Any, event: str, argument: Any) -> Any:
        code = frame.f_code
        if _TRACED not in code.co_filename:
            return None
        last = 0

        def line(frame: Any, event: str, argument: Any) -> Any:
            nonlocal last
            if event == "line":
                step = (code, last, frame.f_lineno)
                if step not in self._known:
                    self._known.add(step)
                    self._new = True
                last = frame.f_lineno
            return line

        return line

    def told(self) -> str:
        return f"{len(self._known)} steps of the code known, {len(self._files)} files to start from"


def work(numbers: range, guide: Guide | None, keep: Path) -> int:
    """Reads the files with these numbers. Says each number before, and after the kind and what came of it."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sound = specimens()
    current = keep / CURRENT
    for number in numbers:
        kind, data = guide.make(number) if guide else mutant(number, sound)
        if guide:
            current.write_bytes(data)
        print(number, kind, flush=True)
        try:
            outcome = "read" if (guide.read(kind, data) if guide else kept_or_refused(kind, data)) else "refused"
        except Exception as error:  # noqa: BLE001 that is what is looked for
            outcome = f"raised {type(error).__name__}: {error}".replace("\n", " ")[:200]
            if guide:
                current.replace(keep / f"{number}.bin")
        print("=", outcome, flush=True)
    if guide:
        print("#", guide.told(), flush=True)
    return 0


def watch(first: int, count: int, keep: Path, guided: bool) -> int:
    """Runs the workers and tells what was found; returns how many finds there were, at most 1."""
    sound = specimens()
    outcomes: Counter[tuple[str, str]] = Counter()
    finds = slowest = 0.0
    number, end = first, first + count
    started = time.monotonic()
    keep.mkdir(parents=True, exist_ok=True)
    while number < end:
        how = ["--keep", str(keep), *(["--guided"] if guided else [])]
        for done, kind, outcome, seconds in run_batch(number, min(_GUIDED_BATCH if guided else _BATCH, end - number), how):
            number, slowest = done + 1, max(slowest, seconds)
            outcomes[kind, outcome.split(" ")[0]] += 1
            if outcome not in ("read", "refused"):
                finds += 1
                if not guided:
                    (keep / f"{done}.bin").write_bytes(mutant(done, sound)[1])
                elif (keep / CURRENT).exists():  # what killed the worker
                    (keep / CURRENT).replace(keep / f"{done}.bin")
                print(f"FOUND {done} ({kind}): {outcome}", flush=True)
        print(f"{number - first} of {count}, {time.monotonic() - started:.0f} s", flush=True)
    for kind in sorted({kind for kind, _ in outcomes}):
        print(f"{kind:12}", ", ".join(f"{outcomes[key]} {key[1]}" for key in sorted(outcomes) if key[0] == kind))
    print(f"{sum(outcomes.values())} files, {finds:.0f} finds, the slowest took {slowest:.1f} s")
    return int(finds > 0)


def run_batch(first: int, count: int, how: list[str]) -> list[tuple[int, str, str, float]]:
    """(number, kind, outcome, seconds) of each file read, the last one possibly "died" or "hung"."""
    command = [sys.executable, "-m", "tests.benchmarks.fuzz_decoders", "--worker", "--first", str(first), "--count", str(count), *how]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)
    assert worker.stdout is not None
    told: list[tuple[int, str, str, float]] = []
    current: tuple[int, str] | None = None
    began, pending = time.monotonic() + 60, b""  # a minute to start
    with selectors.DefaultSelector() as ready:
        ready.register(worker.stdout, selectors.EVENT_READ)
        while True:
            if not ready.select(timeout=1.0):
                if time.monotonic() - began <= _LONGEST:
                    continue
                worker.kill()
                worker.wait()
                return [*told, (*current, "hung", _LONGEST)] if current else told
            part = worker.stdout.read(1 << 16)
            pending += part
            *lines, pending = pending.split(b"\n")
            for line in lines:
                words = line.decode("utf-8", "replace")
                if words.startswith("# "):
                    print(words[2:], flush=True)
                elif words.startswith("= ") and current:
                    told.append((*current, words[2:], time.monotonic() - began))
                    current = None
                else:
                    number, _, kind = words.partition(" ")
                    current, began = (int(number), kind), time.monotonic()
            if not part:
                code = worker.wait()
                if current is None and len(told) < count:
                    raise SystemExit(f"The worker ended with {code} before its work was done.")
                return [*told, (*current, f"died with {code}", time.monotonic() - began)] if current else told


if __name__ == "__main__":
    sys.exit(main())
