"""How long networks really ran: the wall time during which at least one session of a pool was at work.

Reports subtract it from the time of a whole run to tell the network from everything around it. Thread safe.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class BusyClock:
    """Several sessions at once count once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running = 0
        self._since = 0.0
        self._total = 0.0

    @property
    def seconds(self) -> float:
        """So far, what is running now included; only differences of it mean anything."""
        with self._lock:
            return self._total + (time.perf_counter() - self._since if self._running else 0.0)

    @contextmanager
    def running(self) -> Iterator[None]:
        """A session is at work inside this block."""
        with self._lock:
            if self._running == 0:
                self._since = time.perf_counter()
            self._running += 1
        try:
            yield
        finally:
            with self._lock:
                self._running -= 1
                if self._running == 0:
                    self._total += time.perf_counter() - self._since
