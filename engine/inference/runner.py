"""Runs a method over a photo tile by tile: worker threads, cancel, progress, finished tiles handed on, memory ladder.

Knows nothing of networks: it is given a function from window to output. A tile whose output cannot be right is run again as rescue.py
says and never reaches the result as it was; where nothing helps BadTile is raised. Returns only when all its threads have ended.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.errors import InferenceError, OutOfMemoryError
from engine.core.focus import Focus, seen_region
from engine.core.method import Region
from engine.core.photo import Pixels, to_float, to_uint16
from engine.core.progress import Progress
from engine.core.request import WHOLE_PHOTO, OnTile
from engine.core.sentences import said
from engine.inference.checks import Fault, Look, find_fault, look_at, unlike, usual
from engine.inference.reduction import Reduction
from engine.inference.rescue import Attempt, Compute, Rescue, Rung
from engine.inference.tile_size import MOST_BYTES, TileSizes
from engine.inference.tiling import Plan, Tile, crop_around, cut_window, nearest_first, plan_tiles, quarters


@dataclass(frozen=True)
class Job:
    """Everything that stays the same when tiles get smaller. reduction: from what `compute` makes to what is wanted; halo: enough for
    both. model: a name under which tile sizes are remembered. turn, turns: which of how many jobs over the same photo this is, so that
    tiles are counted through. rungs: ways to run a tile that came back wrong again; without any, only one that is useless counts as
    wrong, and ends the run. how: what it runs in, in a sentence; another: whether the whole photo can be run in another way; shifted:
    as the request has it. output: where the result goes, None for memory; tile_bytes: what the tiles in flight may take together at
    most."""

    pixels: Pixels
    reduction: Reduction
    halo: int
    multiple_of: int
    compute: Compute
    workers: int
    model: str
    bytes_per_pixel: float
    tile: int | None = None
    focus: Region | Focus | None = None
    may_tile: bool = True
    turn: int = 0
    turns: int = 1
    rungs: tuple[Rung, ...] = ()
    how: str = ""
    another: bool = False
    shifted: bool = False
    output: NDArray[np.uint16] | None = None
    tile_bytes: float = MOST_BYTES


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

    A size that does not fit into memory is answered with the next smaller one, announced once; tiles that came back wrong are
    answered one by one, and announced at the end. Raises Cancelled, BadTile where no answer is right, OutOfMemoryError when the
    smallest tile (or a photo that may not be tiled) does not fit, InferenceError.
    """
    size = WHOLE_PHOTO
    if job.may_tile:
        size = job.tile if job.tile is not None else sizes.first(job.model, job.bytes_per_pixel, job.halo, job.workers, most=job.tile_bytes)
    announced = False
    while True:
        height, width = job.pixels.shape[:2]
        plan = plan_tiles(
            width, height, None if size == WHOLE_PHOTO else size, job.halo, job.multiple_of, seen_region(job.focus), shifted=job.shifted
        )
        try:
            enhanced, words = _Pass(job, plan, progress, on_tile).run()
        except (OutOfMemoryError, MemoryError) as error:
            if not job.may_tile:
                raise OutOfMemoryError(
                    said("There is not enough memory for a photo of this size."), hint=said("Close other programs.")
                ) from error
            largest = max(plan.window_shape)
            smaller = sizes.smaller(job.model, largest if size == WHOLE_PHOTO else min(size, largest))
            if smaller is None:
                raise OutOfMemoryError(
                    said("There is not enough memory even for small tiles."), hint=said("Close other programs.")
                ) from error
            size = smaller
            if not announced:
                warn(said("Memory ran short, so the photo was run in smaller tiles."))
                announced = True
            continue
        for sentence in words:
            warn(sentence)
        return enhanced, size


class _Pass:
    """One pass over a photo: every tile of the plan made, judged, and handed on."""

    def __init__(self, job: Job, plan: Plan, progress: Progress, on_tile: OnTile | None) -> None:
        self._job, self._plan, self._progress = job, plan, progress
        size = job.reduction.size
        shape = (size * plan.height, size * plan.width, 3)
        self._enhanced = np.empty(shape, np.uint16) if job.output is None else job.output
        self._done = _Done(job, plan, self._enhanced, progress, on_tile)
        self._rescue = Rescue(job.rungs, self._again, len(plan.tiles), job.how, another=job.another)
        self._looks: dict[Tile, Look] = {}
        self._kept: set[Tile] = set()
        """Those that every way makes wrong: none would make them right the second time."""

    def run(self) -> tuple[NDArray[np.uint16], tuple[str, ...]]:
        """The enhanced pixels, and what has to be said of tiles that came back wrong. Raises as `run_job`."""
        self._progress.check_cancelled()
        waiting = _Queue(self._plan.tiles, self._job.focus)

        def work(worker: int) -> None:
            try:
                for tile in waiting:
                    self._progress.check_cancelled()
                    self._make(tile, worker)
            except BaseException:
                waiting.stop()
                raise

        workers = max(1, min(self._job.workers, len(self._plan.tiles)))
        with ThreadPoolExecutor(workers, thread_name_prefix="tiles") as threads:
            futures = [threads.submit(work, worker) for worker in range(workers)]
        for future in futures:
            future.result()
        if self._job.rungs:
            self._compare()
        return self._enhanced, self._rescue.words()

    def _make(self, tile: Tile, worker: int) -> None:
        attempt = self._judged(tile, _core(self._job, self._job.compute, tile, worker))
        if attempt.fault is not None:
            attempt = self._rescue.answer(tile, attempt, worker, lambda again: again.fault)
            if attempt.fault is not None:
                self._kept.add(tile)
        self._deliver(tile, attempt)

    def _compare(self) -> None:
        """Tiles that something else happened to than to the others are known only when all are there."""
        others = usual(list(self._looks.values()))
        judged = [tile for tile in self._plan.tiles if tile not in self._kept]
        strange = {tile: fault for tile in judged if (fault := unlike(self._looks[tile], others)) is not None}
        for tile, fault in strange.items():
            self._progress.check_cancelled()
            size, columns, rows = self._job.reduction.size, tile.columns, tile.rows
            made = self._enhanced[size * rows.first : size * rows.last, size * columns.first : size * columns.last]
            failed = Attempt(made, self._looks[tile], fault)
            attempt = self._rescue.answer(tile, failed, 0, lambda again: unlike(again.look, others) if again.look else again.fault)
            if attempt is not failed:
                self._deliver(tile, attempt)

    def _deliver(self, tile: Tile, attempt: Attempt) -> None:
        assert attempt.pixels is not None
        assert attempt.look is not None
        self._looks[tile] = attempt.look
        self._done.deliver(tile, attempt.pixels)

    def _judged(self, tile: Tile, pixels: NDArray[np.uint16] | None) -> Attempt:
        if pixels is None:
            return Attempt(None, None, Fault.NUMBERS)
        before = self._job.pixels[tile.rows.first : tile.rows.last, tile.columns.first : tile.columns.last]
        look = look_at(before, pixels)
        fault = find_fault(before, pixels, look)
        return Attempt(pixels, look, fault if self._job.rungs or (fault is not None and fault.certain) else None)

    def _again(self, compute: Compute, tile: Tile, worker: int) -> Attempt:
        """The tile by another way, in smaller pieces where the method allows it."""
        job, plan = self._job, self._plan
        if not job.may_tile:
            return self._judged(tile, _core(job, compute, tile, worker))
        size = job.reduction.size
        height, width = tile.core_shape
        made = np.empty((size * height, size * width, 3), np.uint16)
        for piece in quarters(tile, plan.width, plan.height, job.halo, job.multiple_of):
            self._progress.check_cancelled()
            pixels = _core(job, compute, piece, worker)
            if pixels is None:
                return self._judged(tile, None)
            top, left = size * (piece.rows.first - tile.rows.first), size * (piece.columns.first - tile.columns.first)
            made[top : top + pixels.shape[0], left : left + pixels.shape[1]] = pixels
        return self._judged(tile, made)


def _core(job: Job, compute: Compute, tile: Tile, worker: int) -> NDArray[np.uint16] | None:
    """The finished core of one tile; None when it has values that are not numbers. Only the window is ever converted to float."""
    # Laid out plane by plane, as networks read it: turning bytes is cheaper than turning floats.
    planes: Pixels = np.stack(cv2.split(cut_window(job.pixels, tile)))  # type: ignore[assignment]
    window = to_float(planes).transpose(1, 2, 0)
    output = compute(window, tile, worker)
    reduction = job.reduction
    expected = (reduction.scale * window.shape[0], reduction.scale * window.shape[1], 3)
    if output.shape != expected:
        raise InferenceError(said("The method returned a picture of the wrong size."), detail=f"{output.shape} instead of {expected}")
    height, width = job.pixels.shape[:2]
    core = crop_around(output, tile, reduction.scale, reduction.margin, width, height)
    if not np.isfinite(core.sum(dtype=np.float32)):
        return None
    if reduction.needed:
        core = reduction.apply(np.clip(core, 0.0, 1.0))
    finished = to_uint16(core)
    # Interleaved once, here: copying strided planes into the photo would take several times as long.
    return np.asarray(cv2.merge([finished[..., channel] for channel in range(3)]), np.uint16).reshape(finished.shape)


class _Queue:
    """Tiles in order, handed to whichever worker is free, until somebody fails. When the focus moves, what it shows comes next."""

    def __init__(self, tiles: tuple[Tile, ...], focus: Region | Focus | None) -> None:
        self._lock = threading.Lock()
        self._focus = focus
        self._sorted_for = seen_region(focus)
        self._tiles = deque(tiles)

    def stop(self) -> None:
        with self._lock:
            self._tiles.clear()

    def __iter__(self) -> Iterator[Tile]:
        while True:
            with self._lock:
                self._follow_focus()
                if not self._tiles:
                    return
                tile = self._tiles.popleft()
            yield tile

    def _follow_focus(self) -> None:
        focus = seen_region(self._focus)
        if focus is not None and focus != self._sorted_for:
            self._sorted_for = focus
            self._tiles = deque(nearest_first(self._tiles, focus))


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
            self._count = min(self._count + 1, len(self._plan.tiles))  # one that was run again is the same tile
            self._progress.report(
                self._count / len(self._plan.tiles), said("Tile {number} of {tiles}", number=self._before + self._count, tiles=self._total)
            )
