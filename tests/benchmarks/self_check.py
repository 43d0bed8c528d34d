"""What looking at every tile costs, and whether sound methods are ever called wrong: ratios and counts over the photos named.

    python tests/benchmarks/self_check.py PHOTO... [--megapixels 1.6] [--tile 256]

Not a test: it needs installed models and takes minutes. Photos are reduced to `--megapixels`; enlarging methods are left out.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2

from engine.core.errors import EngineError
from engine.core.photo import Photo
from engine.core.photo_io import read_photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress
from engine.core.request import EnhanceRequest
from engine.inference import runner
from engine.pipeline import Engine


class Clock:
    """Adds up the processor time of the functions it is put around."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any) -> Any:
            began = time.thread_time()
            try:
                return function(*arguments)
            finally:
                self.seconds += time.thread_time() - began

        return timed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("photos", nargs="+", type=Path)
    parser.add_argument("--megapixels", type=float, default=1.6)
    parser.add_argument("--tile", type=int, default=256)
    options = parser.parse_args()
    clock, engine = Clock(), Engine.open()
    runner.look_at, runner.find_fault = clock.around(runner.look_at), clock.around(runner.find_fault)  # type: ignore[attr-defined]
    photos = [_reduced(path, options.megapixels) for path in options.photos]
    print("| method | precision | photos | tiles | called wrong | share of the processor's time |\n|---|---|---|---|---|---|")
    for method in engine.methods:
        for variant in method.variants if method.is_network and method.scale == 1 else ():
            for precision, reason in engine.offer(method.id, variant.id).items():
                if reason is None:
                    request = EnhanceRequest(method.id, variant.id, precision, tile=options.tile, strength=1.0)
                    _row(engine, request, [photo for photo in photos if photo is not None], clock)


def _reduced(path: Path, megapixels: float) -> Photo | None:
    try:
        photo = read_photo(path)
    except EngineError as error:
        print(f"{path.name}: {error.message}")
        return None
    factor = min(1.0, (megapixels / photo.megapixels) ** 0.5)
    size = (max(1, round(photo.width * factor)), max(1, round(photo.height * factor)))
    pixels: Any = cv2.resize(photo.pixels, size, interpolation=cv2.INTER_AREA)
    return Photo(pixels)


def _row(engine: Engine, request: EnhanceRequest, photos: list[Photo], clock: Clock) -> None:
    tiles, wrong = [0], 0
    engine.enhance(photos[0], request, NullProgress())  # what is measured and loaded once does not count
    clock.seconds, began = 0.0, time.process_time()

    def count(*_: object) -> None:
        tiles[0] += 1

    for photo in photos:
        result = engine.enhance(photo, request, NullProgress(), count)
        wrong += sum("came back" in sentence for sentence in result.report.warnings)
    share = clock.seconds / (time.process_time() - began)
    precision: Precision = request.precision
    print(f"| {request.method} {request.variant} | {precision.label} | {len(photos)} | {tiles[0]} | {wrong} | {share:.1%} |", flush=True)


if __name__ == "__main__":
    main()
