"""Throws damaged files of every kind at the decoders: no crash, no hang, no exception but the promised one, no picture from noise.

    sh packaging/dev python -m tests.benchmarks.fuzz_decoders [--count 100000] [--first 0] [--keep FOLDER]

The files are made from their numbers, so that every find can be had again. Each batch of them is read in a process of its own, which
is watched from outside: one that dies or reads longer than ten seconds is a find, and the next one goes on behind it. What was found
lies in FOLDER, to be made a test in tests/core/test_photo_garbage.py.
"""

import argparse
import selectors
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tests.helpers.mutations import kept_or_refused, mutant, specimens

_LONGEST = 10.0
_BATCH = 5000
_MEMORY = 8 << 30


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("found"))
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        return work(range(options.first, options.first + options.count))
    return watch(options.first, options.count, options.keep)


def work(numbers: range) -> int:
    """Reads the files with these numbers. Says each number before, and after the kind and what came of it."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sound = specimens()
    for number in numbers:
        kind, data = mutant(number, sound)
        print(number, kind, flush=True)
        try:
            outcome = "read" if kept_or_refused(kind, data) else "refused"
        except Exception as error:  # noqa: BLE001 that is what is looked for
            outcome = f"raised {type(error).__name__}: {error}".replace("\n", " ")[:200]
        print("=", outcome, flush=True)
    return 0


def watch(first: int, count: int, keep: Path) -> int:
    """Runs the workers and tells what was found; returns how many finds there were, at most 1."""
    sound = specimens()
    outcomes: Counter[tuple[str, str]] = Counter()
    finds = slowest = 0.0
    number, end = first, first + count
    started = time.monotonic()
    while number < end:
        for done, kind, outcome, seconds in run_batch(number, min(_BATCH, end - number)):
            number, slowest = done + 1, max(slowest, seconds)
            outcomes[kind, outcome.split(" ")[0]] += 1
            if outcome not in ("read", "refused"):
                finds += 1
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{done}.bin").write_bytes(mutant(done, sound)[1])
                print(f"FOUND {done} ({kind}): {outcome}", flush=True)
        print(f"{number - first} of {count}, {time.monotonic() - started:.0f} s", flush=True)
    for kind in sorted({kind for kind, _ in outcomes}):
        print(f"{kind:12}", ", ".join(f"{outcomes[key]} {key[1]}" for key in sorted(outcomes) if key[0] == kind))
    print(f"{sum(outcomes.values())} files, {finds:.0f} finds, the slowest took {slowest:.1f} s")
    return int(finds > 0)


def run_batch(first: int, count: int) -> list[tuple[int, str, str, float]]:
    """(number, kind, outcome, seconds) of each file read, the last one possibly "died" or "hung"."""
    command = [sys.executable, "-m", "tests.benchmarks.fuzz_decoders", "--worker", "--first", str(first), "--count", str(count)]
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
                if words.startswith("= ") and current:
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
