"""How long the numbers of the inspect panel take on a 12-megapixel photo, and how much memory they add. Prints a table.

    sh packaging/dev python tests/benchmarks/inspection.py [MEGAPIXELS]

The box is what follows the pointer; the rest is measured once for each result. Best of several runs on whatever else the machine does.
"""

import sys
import threading
import time
from collections.abc import Callable

import numpy as np
import psutil

from engine.bench import PeakMemory, synthetic_photo
from engine.core.lab import colour_space
from engine.core.progress import NullProgress
from engine.inspection.histogram import clipping_overlay, histogram
from engine.inspection.measures import measure
from engine.inspection.pair import Pair, box_around
from engine.inspection.spot import spot_at


def report(name: str, work: Callable[[], object], times: int) -> None:
    work()
    best, before = float("inf"), psutil.Process().memory_info().rss
    with PeakMemory() as peak:
        for _ in range(times):
            started = time.perf_counter()
            work()
            best = min(best, time.perf_counter() - started)
    print(f"{name:<28}{1000 * best:>10.1f} ms {max(0, peak.bytes - before) / 1e6:>8.0f} MB more")


def main() -> None:
    photo = synthetic_photo(float(sys.argv[1]) if len(sys.argv) > 1 else 12.0)
    after = np.clip(photo.pixels.astype(np.uint16) * np.uint16(250) + np.uint16(1500), 0, 65535).astype(np.uint16)
    pair, space, progress = Pair(photo.pixels, after), colour_space(None), NullProgress()
    box = box_around(photo.width / 2, photo.height / 2, 64, photo.width, photo.height)
    print(f"{photo.megapixels:.1f} megapixels, {threading.active_count()} thread")
    report("pixel under the pointer", lambda: spot_at(pair, 500.0, 400.0, space), 50)
    report("box of 64 x 64", lambda: measure(pair.part(box), space, progress), 50)
    report("whole photo", lambda: measure(pair, space, progress), 3)
    report("histogram", lambda: histogram(after, progress), 3)
    report("clipping", lambda: clipping_overlay(after, progress), 3)


if __name__ == "__main__":
    main()
