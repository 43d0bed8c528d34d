"""Where somebody looks while a run goes on: a region of the photo that may change, which the queue of tiles asks for.

Owns nothing but that region; who looks and what is run in which order is others' knowledge. Any thread.
"""

from __future__ import annotations

import threading

from engine.core.method import Region


class Focus:
    """The part of the photo that is looked at, in its pixels; None while nothing of it is. Thread safe."""

    def __init__(self, region: Region | None = None) -> None:
        self._lock = threading.Lock()
        self._region = region

    @property
    def region(self) -> Region | None:
        with self._lock:
            return self._region

    def move(self, region: Region | None) -> None:
        """Somebody looks elsewhere now: tiles there come before all others that have not been begun."""
        with self._lock:
            self._region = region

    def scaled(self, times: int) -> Focus:
        """The same look, also when it moves, at a photo so many times as wide and high."""
        return self if times == 1 else _Scaled(self, times)


class _Scaled(Focus):
    """Another's look in other pixels."""

    def __init__(self, source: Focus, times: int) -> None:
        super().__init__()
        self._source, self._times = source, times

    @property
    def region(self) -> Region | None:
        seen, times = self._source.region, self._times
        if seen is None:
            return None
        return Region(*(times * side for side in (seen.left, seen.top, seen.width, seen.height, seen.photo_width, seen.photo_height)))

    def move(self, region: Region | None) -> None:
        """Raises TypeError: only the look at the photo itself can be moved."""
        raise TypeError("The look at a larger copy follows the look at the photo.")


def seen_region(focus: Region | Focus | None) -> Region | None:
    """What is looked at this moment."""
    return focus.region if isinstance(focus, Focus) else focus
