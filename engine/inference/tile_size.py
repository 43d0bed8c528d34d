"""How large a tile may be: a ladder of sizes and what memory allows, and what turned out to work.

Owns the policy only. The runner asks before a run and says when a size did not fit. Thread safe; remembers for the process's life,
since free memory tomorrow is another question.
"""

import threading

import psutil

LADDER = (640, 512, 384, 256, 128)
"""Sides of a tile's core in pixels, tried from the left. Measured with halos of 64: INT8, which runs unless asked otherwise, takes the
same time from 640 to 1024, and 640 needs less memory and shows its first tile sooner. FP32 would gain 5-10 % from larger tiles."""

SHARE = 0.25
"""Part of the available memory that all tiles in flight may take together."""

MOST_BYTES = 1.5e9
"""What they may take together however much is free: an enlarger's FP32 tiles of 640 took 3.4 GB, those of
384 take 1.8 GB and those of 256, which this allows, 1.0 GB and no more time than those of 384."""

STREAMED_TILE_BYTES = 4e8
"""What they may take together over a photo that is itself not in memory, so that none of its size ends up there."""

CAUTIOUS_BYTES = 6000
"""Bytes a window's pixel is taken to need while nothing has been measured: a wide network in FP32."""

LEAST_BYTES = 600
"""Bytes a window's pixel takes at the very least: the input, the output and their conversions besides the network itself."""


PLENTY = 0.5
"""Part of the machine's memory that is free where sessions may keep their working memory between photos."""


def memory_is_plentiful() -> bool:
    memory = psutil.virtual_memory()
    return bool(memory.available >= PLENTY * memory.total)


class TileSizes:
    """Chooses tile sizes and remembers those that failed, per model."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._too_large: dict[str, int] = {}

    def first(
        self, model: str, bytes_per_pixel: float, halo: int, workers: int, available: int | None = None, most: float = MOST_BYTES
    ) -> int:
        """The largest size whose tiles in flight fit into their share of `available` bytes (None asks the system), and into `most`."""
        budget = min(most, SHARE * (psutil.virtual_memory().available if available is None else available))
        with self._lock:
            limit = self._too_large.get(model, LADDER[0] + 1)
        for size in LADDER:
            if size < limit and workers * bytes_per_pixel * (size + 2 * halo) ** 2 <= budget:
                return size
        return LADDER[-1]

    def smaller(self, model: str, size: int) -> int | None:
        """`size` did not fit: remember it, and return the next size to try, None when there is none."""
        with self._lock:
            self._too_large[model] = min(size, self._too_large.get(model, size))
        return next((step for step in LADDER if step < size), None)
