"""What becomes of a tile that came back wrong: it is run again in other ways, one after the other, until one is right.

Owns the ladder and the count of what was rescued how. A `Rescue` belongs to one pass over a photo and is thread safe; the ways
themselves are made in network.py, tiles are cut and judged in runner.py.
"""

import math
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.core.errors import InferenceError, ModelError
from engine.core.method import Image
from engine.inference.checks import BadTile, Fault, Look, words_for
from engine.inference.tiling import Tile

Compute = Callable[[Image, Tile, int], Image]
"""(window (h, w, 3) float32, tile, worker number) to (scale * h, scale * w, 3) float32, not clipped; scale is the reduction's."""

MANY = 0.25
"""Where more than this part of all tiles, and more than two, come back wrong, the whole photo is better run in another way."""


class ManyBadTiles(BadTile):
    """So many tiles came back wrong that rescuing each would take longer than another run."""


@dataclass(frozen=True)
class Rung:
    """One way to run a tile again. words: how, at the end of a sentence. What loads sessions does so when `compute` is first called."""

    words: str
    compute: Compute


@dataclass(frozen=True)
class Attempt:
    """A tile as one way made it. pixels: the core, None where there are no numbers; fault: None when it may be right."""

    pixels: NDArray[np.uint16] | None
    look: Look | None
    fault: Fault | None


class Rescue:
    """rungs: the ways, in order; again: runs a tile by a way, in smaller pieces; total: how many tiles the photo has; how: what they run
    in; another: whether the whole photo can be run in another way."""

    def __init__(
        self, rungs: tuple[Rung, ...], again: Callable[[Compute, Tile, int], Attempt], total: int, how: str, *, another: bool
    ) -> None:
        self._rungs, self._again, self._total, self._how = rungs, again, total, how
        self._most = max(2.0, MANY * total) if another else math.inf
        self._lock = threading.Lock()
        self._wrong = 0
        self._counts: Counter[tuple[Fault, str]] = Counter()

    def answer(self, tile: Tile, failed: Attempt, worker: int, judge: Callable[[Attempt], Fault | None]) -> Attempt:
        """The tile as the first way makes it that `judge` finds nothing wrong with; `failed` itself where none does and it can be used.

        Raises BadTile where it cannot, ManyBadTiles when it is one too many, Cancelled.
        """
        assert failed.fault is not None
        with self._lock:
            self._wrong += 1
            if self._wrong > self._most:
                raise ManyBadTiles(failed.fault.sentence)
        for rung in self._rungs:
            try:
                attempt = self._again(rung.compute, tile, worker)
            except (InferenceError, ModelError, MemoryError):
                continue  # a way that does not work here; the next one may
            if attempt.fault is None and judge(attempt) is None:
                self._count(failed.fault, rung.words)
                return attempt
        if failed.fault.certain:
            raise BadTile(failed.fault.sentence)
        self._count(failed.fault, "")
        return failed

    def words(self) -> tuple[str, ...]:
        """What has happened, for the user."""
        with self._lock:
            return words_for(self._counts, self._total, self._how)

    def _count(self, fault: Fault, answer: str) -> None:
        with self._lock:
            self._counts[fault, answer] += 1
