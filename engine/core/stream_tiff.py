"""TIFF files written by rows, and as BigTIFF where four gigabytes are not enough.

As in `tiff_file`, the EXIF block stands at the start byte for byte, strips follow, and a new main directory ends the file. Whether it has
to be a BigTIFF shows only then; its longer header covers sixteen bytes of the block, so whatever value lay there is written once more, and
the directories below the main one are written anew with long entries. Offsets inside a maker note stay right. One thread at a time.
"""

import struct
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from engine.core.photo import Metadata
from engine.core.stream_writing import WORKERS, Proof, Rows, cut
from engine.core.tiff_file import MAX_BYTES, STRUCTURE
from engine.core.tiff_tags import BYTE, LONG, SHORT, UNDEFINED, Directory, Tag, TagBlock, empty_block

_STRIP_BYTES = 1 << 20
_HEAD = 16
_LONG8 = 16
_POINTERS = (Tag.EXIF_DIRECTORY, Tag.GPS_DIRECTORY, Tag.INTEROP_DIRECTORY)


@dataclass(frozen=True)
class _Value:
    """A tag to be written; at: where its value lies in the file already, None where nowhere."""

    tag: int
    type: int
    count: int
    data: bytes
    at: int | None = None


class TiffWriter:
    """A deflate-compressed TIFF in 8 or 16 bits: grey, grey with alpha, RGB or RGBA. shape: (height, width, channels). big: a BigTIFF
    in any case."""

    def __init__(self, out: Proof, shape: tuple[int, int, int], depth: int, metadata: Metadata, *, big: bool = False) -> None:
        _, width, channels = shape
        self._out, self._shape, self._depth, self._metadata, self._big = out, shape, depth, metadata, big
        self.unit = max(1, _STRIP_BYTES // (width * channels * depth // 8))
        try:
            self._block = TagBlock(metadata.exif or b"")
            self._main: Directory | None = self._block.first()
        except ValueError:
            self._block, self._main = empty_block(), None
        out.reserve(_HEAD)
        out.write(bytes(self._block.data[_HEAD:]))
        self._offsets: list[int] = []
        self._lengths: list[int] = []

    def push(self, rows: Rows) -> None:
        with ThreadPoolExecutor(WORKERS) as threads:
            for strip in threads.map(self._compressed, cut(rows, self.unit)):
                self._offsets.append(self._place(strip))
                self._lengths.append(len(strip))

    def finish(self) -> list[str]:
        """The directories, in the form that the strips' size asks for."""
        self._big = self._big or self._out.at > MAX_BYTES
        start, order = bytes(self._block.data[:_HEAD]).ljust(_HEAD, b"\0"), self._block.order
        first = self._directory([*self._kept(self._main, STRUCTURE), *self._new_tags()])
        if self._big:
            self._out.write_head(start[:2] + struct.pack(order + "HHHQ", 43, 8, 0, first))
        else:
            self._out.write_head(start[:4] + struct.pack(order + "I", first) + start[8:])
        return []

    def _compressed(self, strip: Rows) -> bytes:
        """With horizontal differences, as `tiff_file` writes them."""
        differences = strip.copy()
        differences[:, 1:] -= strip[:, :-1]
        swapped = differences.byteswap() if (self._block.order == "<") != (sys.byteorder == "little") else differences
        return zlib.compress(swapped.tobytes(), 6)

    def _new_tags(self) -> list[_Value]:
        height, width, channels = self._shape
        numbers: list[tuple[Tag, int, tuple[int, ...]]] = [
            (Tag.IMAGE_WIDTH, LONG, (width,)),
            (Tag.IMAGE_LENGTH, LONG, (height,)),
            (Tag.BITS_PER_SAMPLE, SHORT, (self._depth,) * channels),
            (Tag.COMPRESSION, SHORT, (8,)),
            (Tag.PHOTOMETRIC, SHORT, (1 if channels < 3 else 2,)),
            (Tag.STRIP_OFFSETS, _LONG8 if self._big else LONG, tuple(self._offsets)),
            (Tag.SAMPLES_PER_PIXEL, SHORT, (channels,)),
            (Tag.ROWS_PER_STRIP, LONG, (self.unit,)),
            (Tag.STRIP_BYTE_COUNTS, LONG, tuple(self._lengths)),
            (Tag.PLANAR, SHORT, (1,)),
            (Tag.PREDICTOR, SHORT, (2,)),
            *([(Tag.EXTRA_SAMPLES, SHORT, (2,))] if channels in (2, 4) else []),
        ]
        metadata = self._metadata
        blocks = ((Tag.XMP, BYTE, metadata.xmp), (Tag.IPTC, UNDEFINED, metadata.iptc), (Tag.ICC, UNDEFINED, metadata.icc))
        made = [_Value(tag, kind, len(values), self._block.pack(kind, *values)) for tag, kind, values in numbers]
        return made + [_Value(tag, kind, len(value), value) for tag, kind, value in blocks if value]

    def _kept(self, directory: Directory | None, left_out: frozenset[int] = frozenset()) -> list[_Value]:
        """The tags of a directory of the EXIF block, whose values stay where they are if they can."""
        kept = []
        for tag, entry in directory.entries.items() if directory else ():
            below = self._block.below(directory, tag) if self._big and directory and tag in _POINTERS else None
            if below is not None:
                kept.append(_Value(tag, _LONG8, 1, self._block.pack(_LONG8, self._directory(self._kept(below)))))
            elif tag not in left_out:
                covered = self._big and entry.value_at < _HEAD
                kept.append(_Value(tag, entry.type, entry.count, self._block.value(entry), None if covered else entry.value_at))
        return kept

    def _directory(self, values: list[_Value]) -> int:
        """Write a directory; returns where it lies."""
        order, records = self._block.order, b""
        for value in sorted(values, key=lambda value: value.tag):
            inline, long = (8, "Q") if self._big else (4, "I")
            data = value.data.ljust(inline, b"\0")
            if len(data) > inline:
                data = struct.pack(order + long, self._place(data) if value.at is None else value.at)
            records += struct.pack(order + "HH" + long, value.tag, value.type, value.count) + data
        return self._place(struct.pack(order + ("Q" if self._big else "H"), len(values)) + records + bytes(8 if self._big else 4))

    def _place(self, data: bytes) -> int:
        if self._out.at % 2:
            self._out.write(b"\0")
        return self._out.write(data)
