"""How instant the instant method is: a 12-megapixel photo in every precision, and where its time goes, as Markdown tables.

    python tests/benchmarks/instant.py [--method mobile_ie] [--variant night] [--megapixels 12] [--repeats 5] [--models FOLDER]
        [--provider ID]

Precisions take turns, so that their ratios hold where the machine is not quiet; the best run counts. The second table takes such a run
apart: the look at the whole photo (thumbnail and condition graph, with what the run needs before its first tile), the network itself, and
everything around it (cutting, bytes to floats, floats to 16 bit, checks), each as the threads' time divided by their number. Tests
nothing.
"""

import argparse
import sys
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import importlib

from engine.bench import bench, synthetic_photo
from engine.core.method import Image, Method
from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress
from engine.core.request import EnhanceRequest
from engine.inference.model_store import ModelStore
from engine.inference.network import NetworkRun
from engine.inference.runner import run_job
from engine.inference.session import SessionPool
from engine.inference.thumbnail import thumbnail
from engine.inference.tile_size import TileSizes
from engine.inference.tiling import Tile
from engine.pipeline import Engine


@dataclass
class Parts:
    """Seconds of one run. tiles and network are summed over the threads that work side by side."""

    whole_photo: float
    total: float
    network: float
    threads: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--method", default="mobile_ie")
    parser.add_argument("--variant", default=None)
    parser.add_argument("--megapixels", type=float, default=12.0)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--models", type=Path, default=None, help="a folder of models other than the installed one")
    parser.add_argument("--provider", default=None)
    arguments = parser.parse_args()
    method: Method = importlib.import_module(f"engine.methods.{arguments.method}").METHOD
    store = ModelStore.open() if arguments.models is None else ModelStore((arguments.models,))
    engine = Engine(store, SessionPool(), (method,))
    request = EnhanceRequest(method.id, arguments.variant, provider=arguments.provider)
    rows = bench(engine, request, NullProgress(), None, arguments.megapixels, arguments.repeats)
    print("| precision | provider | tile | seconds | megapixels a second | times FP32 | peak MB |\n|---|---|---|---|---|---|---|")
    for row in rows:
        times = "" if row.times_fp32 is None else f"{row.times_fp32:.2f}"
        speed, peak = row.megapixels_per_second, row.peak_bytes / 1e6
        print(f"| {row.precision.label} | {row.provider} | {row.tile} | {row.seconds:.2f} | {speed:.1f} | {times} | {peak:.0f} |")
    photo = synthetic_photo(arguments.megapixels)
    found: dict[Precision, list[Parts]] = {row.precision: [] for row in rows}
    for _ in range(arguments.repeats):
        for precision, runs in found.items():
            runs.append(_taken_apart(engine, method, photo, replace(request, precision=precision)))
    print("\n| precision | in all | whole photo | network | around it | thumbnail alone |\n|---|---|---|---|---|---|")
    for precision, runs in found.items():
        best = min(runs, key=lambda parts: parts.total)
        network = best.network / best.threads
        around = best.total - best.whole_photo - network
        alone = min(_seconds_of_thumbnail(photo, method) for _ in range(arguments.repeats))
        print(f"| {precision.label} | {best.total:.2f} | {best.whole_photo:.3f} | {network:.2f} | {around:.2f} | {alone:.3f} |")


def _taken_apart(engine: Engine, method: Method, photo: Photo, request: EnhanceRequest) -> Parts:
    """One run with its network's time noted."""
    lock, spent = threading.Lock(), [0.0]
    variant = method.variant(request.variant)
    run = NetworkRun(photo, method, variant, request.precision, engine.models, engine.sessions, engine.probe, request.provider)
    began = time.perf_counter()
    prepared = run.prepare(NullProgress())
    ready = time.perf_counter()

    def compute(window: Image, tile: Tile, worker: int) -> Image:
        start = time.perf_counter()
        made = prepared.compute(window, tile, worker)
        with lock:
            spent[0] += time.perf_counter() - start
        return made

    run_job(replace(prepared, compute=compute).job(photo.pixels, method, request), TileSizes(), NullProgress(), None, print)
    return Parts(ready - began, time.perf_counter() - began, spent[0], prepared.workers)


def _seconds_of_thumbnail(photo: Photo, method: Method) -> float:
    began = time.perf_counter()
    thumbnail(photo.pixels, method.measure_size, method.measure_size)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
