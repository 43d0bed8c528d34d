"""The one progress token that travels down through a run.

It reports upwards (0 to 1) and carries the wish to cancel downwards. Nested steps take a `part` of it and know nothing of
their parent. Thread safe: many tile workers may report at once.
"""

import threading
from collections.abc import Callable
from typing import Protocol

from engine.core.errors import Cancelled


class Progress(Protocol):
    """What a run may ask of its progress token."""

    def report(self, fraction: float, text: str = "") -> None:
        """Say how far the work is, 0 to 1, and in words what is being done."""

    def check_cancelled(self) -> None:
        """Raise `Cancelled` when the run should stop."""

    def on_cancel(self, stop: Callable[[], None]) -> Callable[[], None]:
        """Call `stop` (from any thread, at most once) when the run is cancelled; the return value takes the wish back."""


class ProgressToken:
    """Progress for a run that can be watched and cancelled.

    `watch(fraction, text)` is called on the thread that reports.
    """

    def __init__(self, watch: Callable[[float, str], None] | None = None) -> None:
        self._watch = watch
        self._lock = threading.Lock()
        self._cancelled = threading.Event()
        self._stops: dict[int, Callable[[], None]] = {}
        self._next_key = 0

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the run to stop; returns at once."""
        with self._lock:
            self._cancelled.set()
            stops = list(self._stops.values())
            self._stops.clear()
        for stop in stops:
            stop()

    def report(self, fraction: float, text: str = "") -> None:
        if self._watch is not None:
            self._watch(min(max(fraction, 0.0), 1.0), text)

    def check_cancelled(self) -> None:
        if self._cancelled.is_set():
            raise Cancelled

    def on_cancel(self, stop: Callable[[], None]) -> Callable[[], None]:
        with self._lock:
            if not self._cancelled.is_set():
                key = self._next_key
                self._next_key += 1
                self._stops[key] = stop
                return lambda: self._forget(key)
        stop()
        return lambda: None

    def _forget(self, key: int) -> None:
        with self._lock:
            self._stops.pop(key, None)


class PartProgress:
    """A slice of a parent's progress: 0 to 1 here is `offset` to `offset + length` there."""

    def __init__(self, parent: Progress, offset: float, length: float) -> None:
        self._parent = parent
        self._offset = offset
        self._length = length

    def report(self, fraction: float, text: str = "") -> None:
        self._parent.report(self._offset + self._length * min(max(fraction, 0.0), 1.0), text)

    def check_cancelled(self) -> None:
        self._parent.check_cancelled()

    def on_cancel(self, stop: Callable[[], None]) -> Callable[[], None]:
        return self._parent.on_cancel(stop)


class NullProgress(ProgressToken):
    """Nobody watches and nobody cancels."""
