"""What the steps of edits have made, kept in memory, so that a change to one step does not run those before it again.

Holds results at full strength (`run_key`) and the photos finished from them (`key`), the least recently used ones dropped above a limit.
Pixels that several of them share count once. Thread safe.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.core.photo import Photo
from engine.core.request import Result
from engine.edit.edit import Edit, Step

CACHE_BYTES = 1_000_000_000


class EditCache:
    """Everything is asked for with a scope, which is equal for runs over the same photo on the same provider."""

    def __init__(self, limit: int = CACHE_BYTES) -> None:
        """limit: bytes of pixels."""
        self._limit = limit
        self._lock = threading.Lock()
        self._results: OrderedDict[Hashable, Result | Photo] = OrderedDict()

    def result(self, scope: Hashable, before: Sequence[Step], step: Step) -> Result | None:
        """What `step` made behind the steps `before`, where it can be finished at the step's strength."""
        found = self._get((scope, _path(before), step.run_key))
        return found if isinstance(found, Result) and found.strength in (None, step.strength) else None

    def put_result(self, scope: Hashable, before: Sequence[Step], step: Step, result: Result) -> None:
        self._put((scope, _path(before), step.run_key), result)

    def finished(self, scope: Hashable, steps: Sequence[Step]) -> Photo | None:
        """The photo that these steps hand on."""
        found = self._get((scope, _path(steps)))
        return found if isinstance(found, Photo) else None

    def put_finished(self, scope: Hashable, steps: Sequence[Step], photo: Photo) -> None:
        self._put((scope, _path(steps)), photo)

    def start(self, scope: Hashable, photo: Photo, edit: Edit) -> tuple[int, Photo]:
        """How many of the active steps need not run, and what they hand on; never counts the last one."""
        active = edit.active
        for count in range(len(active) - 1, 0, -1):
            found = self.finished(scope, active[:count])
            if found is not None:
                return count, found
        return 0, photo

    def make_room(self, needed: int) -> None:
        """Drop what there would be no place for beside another `needed` bytes: before a run makes them, not after."""
        with self._lock:
            self._drop_oldest(lambda: needed + _nbytes(self._results.values()))

    def _get(self, key: Hashable) -> Result | Photo | None:
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
            return self._results.get(key)

    def _put(self, key: Hashable, value: Result | Photo) -> None:
        with self._lock:
            self._drop_oldest(lambda: _nbytes((*self._results.values(), value)))
            self._results[key] = value

    def _drop_oldest(self, needed: Callable[[], int]) -> None:
        while self._results and needed() > self._limit:
            self._results.popitem(last=False)


def _path(steps: Sequence[Step]) -> Hashable:
    return tuple(step.key for step in steps)


def _nbytes(values: Iterable[Result | Photo]) -> int:
    """Memory of the pixels, each array once."""
    arrays = {id(array): array.nbytes for value in values for array in _arrays(value)}
    return sum(arrays.values())


def _arrays(value: Result | Photo) -> list[NDArray[np.uint8] | NDArray[np.uint16]]:
    arrays = [value.enhanced, value.gentle] if isinstance(value, Result) else [value.pixels, value.alpha]
    return [array for array in arrays if array is not None]
