"""Runs a method over a photo tile by tile: worker threads, cancel, progress, finished tiles handed on, memory ladder.

Knows nothing of networks: it is given a function from window to output. A tile whose output cannot be right raises BadTile and never
reaches the result; the caller decides about a second attempt. Returns only when all its threads have ended.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.errors import InferenceError, OutOfMemoryError
from engine.core.method import Image, Region
from engine.core.photo import Pixels, to_float, to_uint16
from engine.core.progress import Progress
from engine.core.request import WHOLE_PHOTO
from engine.inference.reduction import Reduction
from engine.inference.tile_size import TileSizes
from engine.inference.tiling import Plan, Tile, crop_around, crop_core, cut_window, plan_tiles

Compute = Callable[[Image, Tile, int], Image]
"""(window (h, w, 3) float32, tile, worker number) to (scale * h, scale * w, 3) float32, not clipped; scale is the reduction's."""

OnTile = Callable[[Region, NDArray[np.uint16]], None]

_VISIBLE = 8.0 / 255.0
_NOTHING = 65535 // 510
"""Half a level of 8 bit, in the finished tile's 16."""


class BadTile(InferenceError):
    """A tile came back with pixels that cannot be right."""


@dataclass(frozen=True)
class Job:
    """Everything that stays the same when tiles get smaller. reduction: from what `compute` makes to what is wanted; halo: enough for
    both. model: a name under which tile sizes are remembered. turn, turns: which of how many jobs over the same photo this is, so that
    tiles are counted through."""

    pixels: Pixels
    reduction: Reduction
    halo: int
    multiple_of: int
    compute: Compute
    workers: int
    model: str
    bytes_per_pixel: float
    tile: int | None = None
    focus: Region | None = None
    may_tile: bool = True
    turn: int = 0
    turns: int = 1


class Steady:
    """Progress that never goes back, whatever is tried again. Thread safe."""

    def __init__(self, parent: Progress) -> None:
        self._parent = parent
        self._lock = threading.Lock()
        self._highest = 0.0

    def report(self, fraction: float, text: str = "") -> None:
        with self._lock:
            self._highest = max(self._highest, fraction)
            self._parent.report(self._highest, text)

    def check_cancelled(self) -> None:
        self._parent.check_cancelled()

    def on_cancel(self, stop: Callable[[], None]) -> Callable[[], None]:
        return self._parent.on_cancel(stop)


def run_job(
    job: Job, sizes: TileSizes, progress: Progress, on_tile: OnTile | None, warn: Callable[[str], None]
) -> tuple[NDArray[np.uint16], int]:
    """Run the job; returns the enhanced pixels and the tile size used (WHOLE_PHOTO for one piece).

    A size that does not fit into memory is answered with the next smaller one, announced once. Raises Cancelled, BadTile,
    OutOfMemoryError when the smallest tile (or a photo that may not be tiled) does not fit, InferenceError.
    """
    size = WHOLE_PHOTO
    if job.may_tile:
        size = job.tile if job.tile is not None else sizes.first(job.model, job.bytes_per_pixel, job.halo, job.workers)
    announced = False
    while True:
        height, width = job.pixels.shape[:2]
        plan = plan_tiles(width, height, None if size == WHOLE_PHOTO else size, job.halo, job.multiple_of, job.focus)
        try:
            return _run_plan(job, plan, progress, on_tile), size
        except (OutOfMemoryError, MemoryError) as error:
            if not job.may_tile:
                raise OutOfMemoryError("There is not enough memory for a photo of this size.", hint="Close other programs.") from error
            largest = max(plan.window_shape)
            smaller = sizes.smaller(job.model, largest if size == WHOLE_PHOTO else min(size, largest))
            if smaller is None:
                raise OutOfMemoryError("There is not enough memory even for small tiles.", hint="Close other programs.") from error
            size = smaller
            if not announced:
                warn("Memory ran short, so the photo was run in smaller tiles.")
                announced = True


def _run_plan(job: Job, plan: Plan, progress: Progress, on_tile: OnTile | None) -> NDArray[np.uint16]:
    progress.check_cancelled()
    size = job.reduction.size
    enhanced = np.empty((size * plan.height, size * plan.width, 3), np.uint16)
    waiting = _Queue(plan.tiles)
    done = _Done(job, plan, enhanced, progress, on_tile)

    def work(worker: int) -> None:
        try:
            for tile in waiting:
                progress.check_cancelled()
                done.deliver(tile, _run_tile(job, tile, worker))
        except BaseException:
            waiting.stop()
            raise

    workers = max(1, min(job.workers, len(plan.tiles)))
    with ThreadPoolExecutor(workers, thread_name_prefix="tiles") as threads:
        futures = [threads.submit(work, worker) for worker in range(workers)]
    for future in futures:
        future.result()
    return enhanced


def _run_tile(job: Job, tile: Tile, worker: int) -> NDArray[np.uint16]:
    """The finished core of one tile. Only the window is ever converted to float."""
    # Laid out plane by plane, as networks read it: turning bytes is cheaper than turning floats.
    planes: Pixels = np.stack(cv2.split(cut_window(job.pixels, tile)))  # type: ignore[assignment]
    window = to_float(planes).transpose(1, 2, 0)
    output = job.compute(window, tile, worker)
    reduction = job.reduction
    expected = (reduction.scale * window.shape[0], reduction.scale * window.shape[1], 3)
    if output.shape != expected:
        raise InferenceError("The method returned a picture of the wrong size.", detail=f"{output.shape} instead of {expected}")
    height, width = job.pixels.shape[:2]
    core = crop_around(output, tile, reduction.scale, reduction.margin, width, height)
    if not np.isfinite(core.sum(dtype=np.float32)):
        raise BadTile("The network returned values that are not numbers.")
    if reduction.needed:
        core = reduction.apply(np.clip(core, 0.0, 1.0))
    finished = to_uint16(core)
    _refuse_nonsense(crop_core(window, tile, 1), finished)
    # Interleaved once, here: copying strided planes into the photo would take several times as long.
    return np.asarray(cv2.merge([finished[..., channel] for channel in range(3)]), np.uint16).reshape(finished.shape)


def _refuse_nonsense(before: Image, after: NDArray[np.uint16]) -> None:
    """Raise BadTile for black from a picture that is not, and for one flat tone from a textured picture."""
    lowest, highest = int(after.min()), int(after.max())
    if highest <= _NOTHING and float(before.mean()) > _VISIBLE:
        raise BadTile("The network returned a black tile.")
    if highest - lowest <= _NOTHING and float(before.std()) > _VISIBLE:
        raise BadTile("The network returned a tile without any detail.")


class _Queue:
    """Tiles in order, handed to whichever worker is free, until somebody fails."""

    def __init__(self, tiles: tuple[Tile, ...]) -> None:
        self._lock = threading.Lock()
        self._tiles: Iterator[Tile] = iter(tiles)

    def stop(self) -> None:
        with self._lock:
            self._tiles = iter(())

    def __iter__(self) -> Iterator[Tile]:
        while True:
            with self._lock:
                tile = next(self._tiles, None)
            if tile is None:
                return
            yield tile


class _Done:
    """Where finished tiles go, one at a time: into the result, to the listener, into the progress."""

    def __init__(self, job: Job, plan: Plan, enhanced: NDArray[np.uint16], progress: Progress, on_tile: OnTile | None) -> None:
        self._size, self._plan, self._enhanced = job.reduction.size, plan, enhanced
        self._progress, self._on_tile = progress, on_tile
        self._lock = threading.Lock()
        self._count = 0
        self._before, self._total = job.turn * len(plan.tiles), job.turns * len(plan.tiles)

    def deliver(self, tile: Tile, pixels: NDArray[np.uint16]) -> None:
        core = tile.core(self._plan.width, self._plan.height)
        sides = (core.left, core.top, core.width, core.height, core.photo_width, core.photo_height)
        region = Region(*(self._size * side for side in sides))
        # Tiles do not overlap, so their pixels need no lock; only what listens does.
        self._enhanced[region.top : region.top + region.height, region.left : region.left + region.width] = pixels
        with self._lock:
            self._progress.check_cancelled()
            if self._on_tile is not None:
                self._on_tile(region, pixels)
            self._count += 1
            self._progress.report(self._count / len(self._plan.tiles), f"Tile {self._before + self._count} of {self._total}")
