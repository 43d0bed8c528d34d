"""How instant the instant method is: a 12-megapixel photo in every precision, and where its time goes, as Markdown tables.

    python tests/benchmarks/instant.py [--method mobile_ie] [--variant night] [--megapixels 12] [--repeats 5] [--models FOLDER]
        [--provider ID]

Precisions take turns, so that their ratios hold where the machine is not quiet; the best run counts. The second table takes such a run
apart: the look at the whole photo (thumbnail and condition graph, with what a run needs before its first tile), its tiles, and the same
tiles with a network that gives back what it gets: cutting, bytes to floats, floats to 16 bit, checks. Tests nothing.
"""

import argparse
import importlib
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

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
from engine.inference.tile_size import TileSizes
from engine.inference.tiling import Tile
from engine.pipeline import Engine


@dataclass(frozen=True)
class Parts:
    """Seconds of one run's parts."""

    whole_photo: float
    tiles: float
    around: float


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
    print("\n| precision | whole photo | tiles | of them around the network |\n|---|---|---|---|")
    for precision, runs in found.items():
        parts = [min(getattr(run, part) for run in runs) for part in ("whole_photo", "tiles", "around")]
        print(f"| {precision.label} | {' | '.join(f'{seconds:.3f}' for seconds in parts)} |")


def _taken_apart(engine: Engine, method: Method, photo: Photo, request: EnhanceRequest) -> Parts:
    variant = method.variant(request.variant)
    run = NetworkRun(photo, method, variant, request.precision, engine.models, engine.sessions, engine.probe, request.provider)
    began = time.perf_counter()
    prepared = run.prepare(NullProgress())
    ready = time.perf_counter()
    seconds = []
    for compute in (prepared.compute, _unchanged):
        start = time.perf_counter()
        run_job(replace(prepared, compute=compute).job(photo.pixels, method, request), TileSizes(), NullProgress(), None, print)
        seconds.append(time.perf_counter() - start)
    return Parts(ready - began, *seconds)


def _unchanged(window: Image, tile: Tile, worker: int) -> Image:
    return window


if __name__ == "__main__":
    main()
