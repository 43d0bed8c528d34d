"""Pixels of photos too large for memory: they lie in a temporary file or are computed when asked for, and are read window by window.

They stand where an array stands (shape, dtype, slices), so tiles, reduced copies and blends are cut out of them as out of any photo, and
only what is cut out is in memory. The file is read with ordinary calls and not mapped: mapped pages count as the program's own until
the system takes them back. It has no name where systems can do that, so nothing stays behind, whatever happens. Any thread.
"""

import shutil
import tempfile
import threading
import weakref
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeGuard

import numpy as np
from numpy.typing import NDArray

from engine.core import paths
from engine.core.errors import PhotoWriteError
from engine.core.safe_files import why
from engine.core.sentences import said

BAND_VALUES = 6_000_000
"""Values (pixels times channels) worked on at a time: what is made of them on the way takes up to twenty times as many bytes."""


class StreamedPixels(ABC):
    """An array of (height, width[, 3]) uint8 or uint16 that is read in rectangles: `pixels[rows, columns]`, both slices, is an ordinary
    array, a new one."""

    nbytes = 0
    """Memory that it takes."""

    def __init__(self, shape: tuple[int, ...], dtype: Any) -> None:
        self.shape = shape
        self.ndim = len(shape)
        self.dtype = np.dtype(dtype)
        self.writeable = True

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, key: slice | tuple[slice, slice]) -> NDArray[Any]:
        rows, columns = key if isinstance(key, tuple) else (key, slice(None))
        top, bottom, step = rows.indices(self.shape[0])
        left, right, across = columns.indices(self.shape[1])
        if step == 1:
            return self._read(top, max(top, bottom), left, max(left, right))[:, ::across]
        picked = [self._read(row, row + 1, left, max(left, right))[:, ::across] for row in range(top, bottom, step)]
        return np.concatenate(picked)

    def setflags(self, *, write: bool) -> None:
        """Mark them as finished, as an array's method of that name does."""
        self.writeable = write

    def min(self) -> int:
        """The lowest value."""
        return min(int(self[rows].min()) for rows in bands(self.shape))

    @abstractmethod
    def _read(self, top: int, bottom: int, left: int, right: int) -> NDArray[Any]: ...


class DiskPixels(StreamedPixels):
    """Pixels in a temporary file, which goes when nobody holds them any more."""

    def __init__(self, shape: tuple[int, ...], dtype: Any) -> None:
        """Raises PhotoWriteError when the disk has no room for them."""
        super().__init__(shape, dtype)
        self._pixel = int(np.prod(shape[2:])) * self.dtype.itemsize
        self._lock = threading.Lock()
        check_room(shape[0] * shape[1] * self._pixel)
        try:
            self._file: Any = tempfile.TemporaryFile(dir=scratch_folder(), buffering=0)  # noqa: SIM115 - closed with these pixels
        except OSError as error:
            raise _failed(error) from error
        weakref.finalize(self, self._file.close)

    def __setitem__(self, key: tuple[slice, slice], values: NDArray[Any]) -> None:
        """Raises PhotoWriteError when the disk is full."""
        top, _, _ = key[0].indices(self.shape[0])
        left, right, _ = key[1].indices(self.shape[1])
        values = np.ascontiguousarray(values, self.dtype)
        whole = right - left == self.shape[1]
        parts = [values] if whole else values
        try:
            with self._lock:
                for row, part in enumerate(parts):
                    self._file.seek(((top + row) * self.shape[1] + left) * self._pixel)
                    rest = memoryview(part).cast("B") if part.size else memoryview(b"")
                    while rest:
                        rest = rest[self._file.write(rest) :]
        except OSError as error:
            raise _failed(error) from error

    def _read(self, top: int, bottom: int, left: int, right: int) -> NDArray[Any]:
        read = np.zeros((bottom - top, right - left, *self.shape[2:]), self.dtype)
        if not read.size:
            return read
        whole = right - left == self.shape[1]
        try:
            with self._lock:
                for row, part in enumerate([read] if whole else read):
                    self._file.seek(((top + row) * self.shape[1] + left) * self._pixel)
                    rest = memoryview(part).cast("B")
                    while rest and (got := self._file.readinto(rest)):  # what was never written is black
                        rest = rest[got:]
        except OSError as error:
            raise _failed(error) from error
        return read


class ComputedPixels(StreamedPixels):
    """Pixels that are made when they are read. rows: (top, bottom) to those rows, over the whole width."""

    def __init__(self, shape: tuple[int, ...], dtype: Any, rows: Callable[[int, int], NDArray[Any]]) -> None:
        super().__init__(shape, dtype)
        self._rows = rows

    def _read(self, top: int, bottom: int, left: int, right: int) -> NDArray[Any]:
        return self._rows(top, bottom)[:, left:right]


def is_streamed(pixels: object) -> TypeGuard[StreamedPixels]:
    """Whether these pixels are not in memory."""
    return isinstance(pixels, StreamedPixels)


def bands(shape: tuple[int, ...], unit: int = 1) -> Iterator[slice]:
    """Rows from top to bottom in slices of about BAND_VALUES values; all but the last a multiple of `unit` rows."""
    rows = max(1, BAND_VALUES // int(np.prod(shape[1:])) // unit) * unit
    return (slice(top, min(top + rows, shape[0])) for top in range(0, shape[0], rows))


def scratch_folder() -> Path:
    """Where temporary files lie: with the caches and not in the system's folder for such, which may be in memory. Made when missing."""
    folder = paths.cache_dir()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def check_room(size: int) -> None:
    """Raise PhotoWriteError when the disk has less room than `size` bytes for temporary files."""
    try:
        free = shutil.disk_usage(scratch_folder()).free
    except OSError as error:
        raise _failed(error) from error
    if size > free:
        raise PhotoWriteError(
            said(
                "A photo of this size needs {size:.1f} GB of room for temporary files, and only {free:.1f} GB are free.",
                size=size / 1e9,
                free=free / 1e9,
            ),
            hint=said("They lie in {folder} while a photo is worked on.", folder=paths.cache_dir()),
        )


def _failed(error: OSError) -> PhotoWriteError:
    where = said("They lie in {folder} while a photo is worked on.", folder=paths.cache_dir())
    return PhotoWriteError(
        said("The photo's temporary files could not be written or read: {reason}.", reason=why(error)), hint=where, detail=repr(error)
    )
