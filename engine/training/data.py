"""Batches for the training loop: chunks of patches from loader processes, held in a reservoir and drawn from at random.

The loop keeps the last chunks and draws each batch from all of them, flipped and turned: a patch is used a few times, never often
enough to be learned by heart. Batches depend on the seed and the step alone, so a resumed run goes on as if it had never stopped.
"""

import itertools
import multiprocessing
import queue
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import cv2
import numpy as np
import torch
from torch import Tensor

from engine.core.errors import EngineError, TrainingError
from engine.core.sentences import said
from engine.training.patches import Chunk, PatchSource
from engine.training.team import Team

AHEAD = 3
"""Chunks that a loader process may be ahead of the loop."""


@dataclass(frozen=True)
class Batch:
    """source: (n, 3, s, s) float32 0-1; target: the same, or larger by the method's scale; thumbnail: (n, 3, 64, 64), the whole photo
    that the source is cut from, reduced by area."""

    source: Tensor
    target: Tensor
    thumbnail: Tensor

    def to(self, device: str) -> "Batch":
        sides = (self.source, self.target, self.thumbnail)
        return Batch(*(side.to(device, memory_format=torch.channels_last, non_blocking=True) for side in sides))


def _load(patches: PatchSource, first: int, every: int, chunks: "multiprocessing.Queue[Chunk | EngineError]") -> None:
    """A loader process: endless chunks, or the error that ends them. It ends with the process it loads for, also when that is killed."""
    cv2.setNumThreads(1)
    try:
        for number in itertools.count(first, every):
            if not _handed_over(chunks, patches.chunk(number)):
                break
    except EngineError as problem:
        chunks.put(problem)
    except KeyboardInterrupt:
        pass  # Ctrl+C reaches the whole group; the loop decides what it means.
    if not _parent_lives():
        chunks.cancel_join_thread()


def _handed_over(chunks: "multiprocessing.Queue[Chunk | EngineError]", chunk: Chunk) -> bool:
    """Wait until there is room; False when nobody is left to take it."""
    while True:
        try:
            chunks.put(chunk, timeout=1.0)
        except queue.Full:
            if not _parent_lives():
                return False
        else:
            return True


def _parent_lives() -> bool:
    parent = multiprocessing.parent_process()
    return parent is not None and parent.is_alive()


class Reservoir:
    """The last `chunks` chunks; a new one is taken every `renew` steps. `loaders` processes make them in turn, in a fixed order;
    leaving the context ends them."""

    def __init__(
        self, patches: PatchSource, chunks: int, renew: int, seed: int, step: int = 0, team: Team | None = None, loaders: int = 1
    ) -> None:
        self.renew, self.seed, self.chunks, self.team = renew, seed, chunks, team or Team()
        first = step // renew
        # Spawned, not forked: a fork of a process with OpenCV's and torch's threads in it may hang.
        context = multiprocessing.get_context("spawn")
        self._queues: list[Any] = [context.Queue(AHEAD) for _ in range(loaders)]
        self._loaders = [
            context.Process(target=_load, args=(patches, first + index, loaders, chunks_of), daemon=True)
            for index, chunks_of in enumerate(self._queues)
        ]
        for loader in self._loaders:
            loader.start()
        self._turn = 0
        try:
            self._held = [self._next() for _ in range(chunks)]
        except BaseException:
            self.close()
            raise
        self._taken = first + chunks

    def __enter__(self) -> "Reservoir":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def batch(self, step: int, size: int) -> Batch:
        """This process's `size` pictures of that step's batch; steps must be asked for in order. Raises what ended a loader."""
        while self._taken < self.chunks + step // self.renew:
            self._held = [*self._held[1:], self._next()]
            self._taken += 1
        rng = np.random.default_rng([self.seed, 1, step])
        sides: list[list[Tensor]] = [[], [], []]
        mine = range(self.team.rank * size, (self.team.rank + 1) * size)
        for place in range(self.team.size * size):
            chunk = self._held[int(rng.integers(self.chunks))]
            index, turn, mirror = int(rng.integers(len(chunk[0]))), int(rng.integers(4)), bool(rng.integers(2))
            if place not in mine:
                continue
            for side, array in zip(sides, chunk, strict=True):
                picture = torch.rot90(torch.from_numpy(array[index]), turn, (0, 1))
                side.append(picture.flip(1) if mirror else picture)
        return Batch(*(torch.stack(side).permute(0, 3, 1, 2).float().div_(255) for side in sides))

    def close(self) -> None:
        for loader, chunks in zip(self._loaders, self._queues, strict=True):
            loader.kill()
            loader.join()
            chunks.close()
            chunks.cancel_join_thread()

    def _next(self) -> Chunk:
        loader, chunks = self._loaders[self._turn], self._queues[self._turn]
        self._turn = (self._turn + 1) % len(self._loaders)
        while True:
            try:
                found: Chunk | EngineError = chunks.get(timeout=5.0)
            except queue.Empty:
                if loader.is_alive():
                    continue
                raise TrainingError(said("The process that prepares the training pictures has ended unexpectedly.")) from None
            if isinstance(found, EngineError):
                raise found
            return found
