"""Batches for the training loop: chunks of patches from a loader process, held in a reservoir and drawn from at random.

The loop keeps the last chunks and draws each batch from all of them, flipped and turned: a patch is used a few times, never often
enough to be learned by heart. Batches depend on the seed and the step alone, so a resumed run goes on as if it had never stopped.
"""

import itertools
import multiprocessing
import queue
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import torch
from torch import Tensor

from engine.core.errors import EngineError, TrainingError
from engine.training.patches import Chunk, PhonePatches

AHEAD = 3
"""Chunks that the loader process may be ahead of the loop."""


@dataclass(frozen=True)
class Batch:
    """phone and camera: (n, 3, size, size) float32 0-1; thumbnail: (n, 3, 64, 64), the phone's photo reduced by area."""

    phone: Tensor
    camera: Tensor
    thumbnail: Tensor


def _load(patches: PhonePatches, first: int, chunks: "multiprocessing.Queue[Chunk | EngineError]") -> None:
    """The loader process: endless chunks, or the error that ends them."""
    cv2.setNumThreads(1)
    try:
        for number in itertools.count(first):
            chunks.put(patches.chunk(number))
    except EngineError as problem:
        chunks.put(problem)


class Reservoir:
    """The last `chunks` chunks; a new one is taken every `renew` steps. `close` ends the loader process."""

    def __init__(self, patches: PhonePatches, chunks: int, renew: int, seed: int, step: int = 0) -> None:
        self.renew, self.seed, self.chunks = renew, seed, chunks
        first = step // renew
        # Spawned, not forked: a fork of a process with OpenCV's and torch's threads in it may hang.
        context = multiprocessing.get_context("spawn")
        self._queue: Any = context.Queue(AHEAD)
        self._loader = context.Process(target=_load, args=(patches, first, self._queue), daemon=True)
        self._loader.start()
        self._held = [self._next() for _ in range(chunks)]
        self._taken = first + chunks

    def batch(self, step: int, size: int) -> Batch:
        """The batch of that step; steps must be asked for in order. Raises what ended the loader process."""
        while self._taken < self.chunks + step // self.renew:
            self._held = [*self._held[1:], self._next()]
            self._taken += 1
        rng = np.random.default_rng([self.seed, 1, step])
        sides: list[list[Tensor]] = [[], [], []]
        for _ in range(size):
            chunk = self._held[int(rng.integers(self.chunks))]
            index, turn, mirror = int(rng.integers(len(chunk[0]))), int(rng.integers(4)), bool(rng.integers(2))
            for side, array in zip(sides, chunk, strict=True):
                picture = torch.rot90(torch.from_numpy(array[index]), turn, (0, 1))
                side.append(picture.flip(1) if mirror else picture)
        phone, camera, thumbnail = (torch.stack(side).permute(0, 3, 1, 2).float().div_(255) for side in sides)
        return Batch(phone, camera, thumbnail)

    def close(self) -> None:
        self._loader.kill()
        self._loader.join()
        self._queue.close()
        self._queue.cancel_join_thread()

    def _next(self) -> Chunk:
        while True:
            try:
                found: Chunk | EngineError = self._queue.get(timeout=5.0)
            except queue.Empty:
                if self._loader.is_alive():
                    continue
                raise TrainingError("The process that prepares the training pictures has ended unexpectedly.") from None
            if isinstance(found, EngineError):
                raise found
            return found
