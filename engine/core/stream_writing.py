"""Files written by rows: JPEG and PNG here, TIFF in `stream_tiff`. Other formats hold their picture in one piece and have no such writer.

A writer is given rows from top to bottom, each time a whole number of its `unit` but for the last, and keeps nothing but what it needs for
the next ones. A JPEG is made of strips, each encoded by Pillow as the whole would be and joined by restart markers: its pixels are those
of a JPEG encoded in one piece. Metadata go where the `*_file` modules put them. One thread at a time; strips are encoded on several.
"""

import hashlib
import io
import struct
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, BinaryIO, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.core import jpeg_file, png_file
from engine.core.photo import Metadata

Rows = NDArray[Any]
"""(rows, width, channels) uint8 or uint16."""

WORKERS = 4
_STRIP_PIXELS = 1 << 19
_COMPRESSION, _PAETH = 4, 4
_BASELINE_FRAME, _START_OF_SCAN, _RESTARTS = 0xC0, 0xDA, 0xD0
_LONGEST_INTERVAL = 65_535


class Proof:
    """A file being written, and a digest of all that went into it but its first `head` bytes, which may be written last."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._head = b""
        self.at = 0

    def reserve(self, size: int) -> None:
        """Leave the first `size` bytes open. Before anything is written."""
        self._head = bytes(size)
        self._file.write(self._head)
        self.at = size

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Append; returns where the data lie. Raises OSError."""
        at = self.at
        self._file.write(data)
        self._digest.update(data)
        self.at += len(data)
        return at

    def write_head(self, data: bytes) -> None:
        """Fill the bytes that were left open."""
        assert len(data) == len(self._head)
        self._head = data
        self._file.flush()
        self._file.seek(0)
        self._file.write(data)
        self._file.seek(self.at)

    def holds(self, file: BinaryIO) -> bool:
        """Whether a file read from its start has exactly what was written."""
        if file.read(len(self._head)) != self._head:
            return False
        digest, size = hashlib.sha256(), len(self._head)
        while part := file.read(1 << 22):
            digest.update(part)
            size += len(part)
        return size == self.at and digest.digest() == self._digest.digest()


class Writer(Protocol):
    """unit: the rows of every push but the last are a multiple of it."""

    unit: int

    def push(self, rows: Rows) -> None:
        """The next rows. Raises OSError."""

    def finish(self) -> list[str]:
        """The end of the file; sentences about what found no room in it. Raises OSError."""


class JpegWriter:
    """A baseline JPEG of 8-bit rows, grey or RGB. shape: (height, width, channels)."""

    def __init__(self, out: Proof, shape: tuple[int, int, int], metadata: Metadata, quality: int, *, full_chroma: bool) -> None:
        height, width, channels = shape
        side = 8 if full_chroma or channels == 1 else 16
        across = -(-width // side)
        strip = max(1, min(_STRIP_PIXELS // (width * side), _LONGEST_INTERVAL // across))
        self.unit = side * strip
        self._out, self._height, self._metadata = out, height, metadata
        self._interval = struct.pack(">BBHH", 0xFF, 0xDD, 4, across * strip)
        self._options = {"quality": quality, "subsampling": 0 if full_chroma else 2}
        self._said: list[str] = []
        self._strips = 0

    def push(self, rows: Rows) -> None:
        with ThreadPoolExecutor(WORKERS) as threads:
            for encoded in threads.map(self._encoded, cut(rows, self.unit)):
                self._add(encoded)

    def finish(self) -> list[str]:
        self._out.write(b"\xff\xd9")
        return self._said

    def _encoded(self, strip: Rows) -> bytes:
        from PIL import Image

        out = io.BytesIO()
        Image.fromarray(strip[..., 0] if strip.shape[2] == 1 else strip).save(out, "JPEG", **self._options)
        return out.getvalue()

    def _add(self, jpeg: bytes) -> None:
        """The first strip's header for all, with the height of all; of the others what their scan holds, behind restart markers."""
        segments = {marker: (start, end) for marker, start, end in jpeg_file.segments(jpeg, "")}
        start, end = segments[_START_OF_SCAN]
        if self._strips:
            self._out.write(bytes([0xFF, _RESTARTS + (self._strips - 1) % 8]))
        else:
            at = segments[_BASELINE_FRAME][0] + 1
            head = jpeg[:at] + struct.pack(">H", self._height) + jpeg[at + 2 : start - 4] + self._interval
            head, self._said = jpeg_file.with_metadata(head, self._metadata)
            self._out.write(head + jpeg[start - 4 : end])
        self._out.write(memoryview(jpeg)[end:-2])
        self._strips += 1


class PngWriter:
    """A PNG of rows in 8 or 16 bits, grey, RGB or RGBA. Rows are filtered as the difference from what their neighbours suggest (Paeth),
    which is what photographs gain most by."""

    unit = 1

    def __init__(self, out: Proof, shape: tuple[int, int, int], depth: int, metadata: Metadata) -> None:
        height, width, channels = shape
        header = struct.pack(">IIBBBBB", width, height, depth, {1: 0, 3: 2, 4: 6}[channels], 0, 0, 0)
        out.write(png_file.with_metadata(png_file.SIGNATURE + png_file.chunk(b"IHDR", header), metadata))
        self._out = out
        self._pixel = channels * depth // 8
        self._above = np.zeros((1, width * self._pixel), np.uint8)
        self._deflate = zlib.compressobj(_COMPRESSION, memLevel=9)

    def push(self, rows: Rows) -> None:
        samples = np.ascontiguousarray(rows, rows.dtype.newbyteorder(">")).view(np.uint8).reshape(len(rows), -1)
        for part in cut(samples, max(1, _STRIP_PIXELS // samples.shape[1])):
            self._put(self._deflate.compress(self._filtered(part)))

    def finish(self) -> list[str]:
        self._put(self._deflate.flush())
        self._out.write(png_file.chunk(b"IEND", b""))
        return []

    def _filtered(self, rows: NDArray[np.uint8]) -> bytes:
        """The bytes of these rows less what Paeth expects them to be, each row behind the filter's number."""
        before = np.zeros((len(rows) + 1, rows.shape[1] + self._pixel), np.int16)  # a row above and a pixel to the left of all
        before[0, self._pixel :] = self._above
        before[1:, self._pixel :] = rows
        self._above = rows[-1:].copy()
        left, above, corner = before[1:, : -self._pixel], before[:-1, self._pixel :], before[:-1, : -self._pixel]
        by_left, by_above = np.abs(above - corner), np.abs(left - corner)
        by_corner = np.abs(left + above - 2 * corner)
        expected = np.where(by_above <= by_corner, above, corner)
        expected = np.where((by_left <= by_above) & (by_left <= by_corner), left, expected)
        filtered = np.empty((len(rows), rows.shape[1] + 1), np.uint8)
        filtered[:, 0] = _PAETH
        filtered[:, 1:] = rows - expected.astype(np.uint8)
        return filtered.tobytes()

    def _put(self, data: bytes) -> None:
        if data:
            self._out.write(png_file.chunk(b"IDAT", data))


def cut(rows: Rows, count: int) -> Iterator[Rows]:
    """Slices of so many rows."""
    return (rows[top : top + count] for top in range(0, len(rows), count))
