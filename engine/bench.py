"""How fast a method runs here in each of its precisions, and how much memory it takes. The library behind `heliograph bench`.

All precisions are measured in one run and take turns, so that their ratios hold even where the machine is not quiet. Blocks; reports
through the progress token.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import psutil

from engine.core.errors import UsageError
from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.progress import PartProgress, Progress
from engine.core.request import EnhanceRequest, RunReport
from engine.pipeline import Engine

_SAMPLE = 0.005


@dataclass(frozen=True)
class BenchRow:
    """One precision. seconds: the best run. peak_bytes: the process's largest resident memory while it ran.

    times_fp32: how many times as fast as FP32 in the same run, None where FP32 was not measured. tile as in RunReport.
    """

    method: str
    variant: str
    precision: Precision
    provider: str
    tile: int
    seconds: float
    megapixels: float
    peak_bytes: int
    times_fp32: float | None
    warnings: tuple[str, ...]

    @property
    def megapixels_per_second(self) -> float:
        return self.megapixels / self.seconds


def bench(
    engine: Engine,
    request: EnhanceRequest,
    progress: Progress,
    precisions: Sequence[Precision] | None = None,
    megapixels: float = 12.0,
    repeats: int = 5,
) -> tuple[BenchRow, ...]:
    """Measure `request` (its precision is ignored) in `precisions`, by default all that can be run here.

    The first run of each, which loads the model and measures memory, is not timed. Raises UsageError when nothing can be run,
    and whatever `Engine.enhance` raises.
    """
    offer = engine.offer(request.method, request.variant)
    wanted = tuple(precisions) if precisions is not None else tuple(p for p, reason in offer.items() if reason is None)
    for precision in wanted:
        if offer[precision] is not None:
            raise UsageError(str(offer[precision]))
    if not wanted:
        raise UsageError(f"There is nothing to measure: {next(reason for reason in offer.values() if reason)}")
    photo = synthetic_photo(megapixels)
    step = 1.0 / (len(wanted) * (repeats + 1))
    peaks: dict[Precision, int] = {}
    reports: dict[Precision, list[RunReport]] = {precision: [] for precision in wanted}
    for turn in range(repeats + 1):
        for place, precision in enumerate(wanted):
            part = PartProgress(progress, (turn * len(wanted) + place) * step, step)
            if turn == 0:
                engine.sessions.clear()
                # The probe's own memory is not the run's.
                engine.enhance(synthetic_photo(0.1), _with(request, precision), PartProgress(part, 0.0, 0.0))
            with PeakMemory() as peak:
                report = engine.enhance(photo, _with(request, precision), part).report
            if turn == 0:
                peaks[precision] = peak.bytes
            else:
                reports[precision].append(report)
    best = {precision: min(reports[precision], key=lambda report: report.seconds) for precision in wanted}
    reference = best.get(Precision.FP32)
    return tuple(
        BenchRow(
            method=report.method,
            variant=report.variant,
            precision=precision,
            provider=report.provider,
            tile=report.tile,
            seconds=report.seconds,
            megapixels=report.megapixels,
            peak_bytes=peaks[precision],
            times_fp32=reference.seconds / report.seconds if reference else None,
            warnings=report.warnings,
        )
        for precision, report in best.items()
    )


def synthetic_photo(megapixels: float, seed: int = 3) -> Photo:
    """An 8-bit 4:3 photo with a sky, soft shapes, edges and sensor-like noise; the same for the same arguments."""
    height = max(1, round((megapixels * 1e6 * 3 / 4) ** 0.5))
    width = max(1, round(megapixels * 1e6 / height))
    random = np.random.default_rng(seed)
    down = np.linspace(0.0, 1.0, height, dtype=np.float32)[:, None]
    across = np.linspace(0.0, 1.0, width, dtype=np.float32)[None, :]
    shapes = 0.12 * np.sin(23.0 * across + 5.0 * down) * np.sin(17.0 * down) + 0.1 * (((31.0 * across).astype(np.int32) % 2) * (down > 0.6))
    noise = random.integers(-6, 7, (256, 256, 3), dtype=np.int16)
    tiled = np.tile(noise, (-(-height // 256), -(-width // 256), 1))[:height, :width]
    pixels = np.empty((height, width, 3), np.uint8)
    for channel, (sky, ground) in enumerate(((0.45, 0.35), (0.6, 0.4), (0.85, 0.2))):
        plane = 255.0 * (sky + (ground - sky) * down + shapes) + tiled[..., channel]
        pixels[..., channel] = np.clip(plane, 0.0, 255.0).astype(np.uint8)
    return Photo(pixels)


def _with(request: EnhanceRequest, precision: Precision) -> EnhanceRequest:
    # At full strength: the weights it starts from are another variant, with a row of its own.
    return replace(request, precision=precision, focus=None, strength=1.0)


class PeakMemory:
    """Watches this process's resident memory from a thread while a block runs. bytes: the most there was."""

    def __init__(self) -> None:
        self.bytes = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="memory", daemon=True)

    def __enter__(self) -> "PeakMemory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        process = psutil.Process()
        while True:
            self.bytes = max(self.bytes, process.memory_info().rss)
            if self._stop.wait(_SAMPLE):
                return
