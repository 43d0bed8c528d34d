"""Tag directories of TIFF-structured blocks: the EXIF block of any photo, and TIFF files themselves.

Owns reading (classic and BigTIFF), changing a value in place, taking an entry out in place, and writing new directories behind
bytes that stay where they are. Staying put matters: maker notes hold offsets into the block that nobody but the maker knows.
Knows nothing of pixels. Garbage raises ValueError or is passed over, never more. Any thread.
"""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from engine.core.file_bytes import Content


class Tag(IntEnum):
    """The tags that are spoken of by name."""

    SUBFILE_TYPE = 254
    IMAGE_WIDTH = 256
    IMAGE_LENGTH = 257
    BITS_PER_SAMPLE = 258
    COMPRESSION = 259
    PHOTOMETRIC = 262
    STRIP_OFFSETS = 273
    ORIENTATION = 274
    SAMPLES_PER_PIXEL = 277
    ROWS_PER_STRIP = 278
    STRIP_BYTE_COUNTS = 279
    PLANAR = 284
    PREDICTOR = 317
    COLOR_MAP = 320
    TILE_OFFSETS = 324
    TILE_BYTE_COUNTS = 325
    EXTRA_SAMPLES = 338
    SAMPLE_FORMAT = 339
    THUMBNAIL_OFFSET = 513
    THUMBNAIL_LENGTH = 514
    XMP = 700
    IPTC = 33723
    PHOTOSHOP = 34377
    EXIF_DIRECTORY = 34665
    ICC = 34675
    GPS_DIRECTORY = 34853
    LAYERS = 37724
    PIXEL_WIDTH = 40962
    PIXEL_HEIGHT = 40963
    INTEROP_DIRECTORY = 40965
    MAKER_NOTE = 37500
    DNG_VERSION = 50706
    DNG_PRIVATE = 50740


BYTE, SHORT, LONG, UNDEFINED = 1, 3, 4, 7
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
"""Bytes of one number of each type."""
_WHOLE_NUMBERS = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 13: "I", 16: "Q", 17: "q", 18: "Q"}


@dataclass(frozen=True)
class Entry:
    """One tag: `at` is where its record starts, `value_at` where its `size` bytes of value lie."""

    tag: int
    type: int
    count: int
    at: int
    value_at: int
    size: int


@dataclass(frozen=True)
class Directory:
    """One directory; `following` is the offset of the next, read from `following_at` (0 for none). outside: how many entries claim values
    that lie outside the block."""

    at: int
    entries: Mapping[int, Entry]
    following_at: int
    following: int
    outside: int = 0


@dataclass(frozen=True)
class NewTag:
    """A tag to be written; `value` is already in the block's byte order."""

    tag: int
    type: int
    count: int
    value: bytes


class TagBlock:
    """A TIFF-structured block that can be read, and patched where it is a bytearray. `data` is the block as it stands now."""

    def __init__(self, block: bytearray | Content) -> None:
        """Raises ValueError when `block` has no TIFF header."""
        order = {b"II": "<", b"MM": ">"}.get(bytes(block[:2]))
        if order is None or len(block) < 8:
            raise ValueError("no TIFF header")
        magic = struct.unpack(order + "H", block[2:4])[0]
        if magic not in (42, 43) or (magic == 43 and len(block) < 16):
            raise ValueError("no TIFF header")
        self.data: Any = block
        self.order = order
        self.big = magic == 43

    def first(self) -> Directory:
        """The main directory. Raises ValueError when it cannot be read."""
        return self.directory(self._offset(8 if self.big else 4))

    def directory(self, at: int) -> Directory:
        """The directory at an offset; entries whose value lies outside are left out. Raises ValueError."""
        count_size, entry_size, inline = (8, 20, 8) if self.big else (2, 12, 4)
        if at < 8 or at + count_size > len(self.data):
            raise ValueError("directory outside the file")
        count = struct.unpack(self.order + ("Q" if self.big else "H"), self.data[at : at + count_size])[0]
        end = at + count_size + count * entry_size
        if end > len(self.data):
            raise ValueError("directory runs past the end")
        entries: dict[int, Entry] = {}
        outside = 0
        listed = self.data[at + count_size : end]
        record = struct.Struct(self.order + ("HHQQ" if self.big else "HHII"))
        for position in range(at + count_size, end, entry_size):
            tag, kind, number, value_at = record.unpack_from(listed, position - at - count_size)
            size = number * SIZES.get(kind, 0)
            if size <= inline:
                value_at = position + entry_size - inline
            if value_at + size > len(self.data):
                outside += 1
            elif size > 0:
                entries.setdefault(tag, Entry(tag, kind, number, position, value_at, size))
        has_following = end + inline <= len(self.data)
        return Directory(at, entries, end, self._offset(end) if has_following else 0, outside)

    def below(self, directory: Directory, tag: int) -> Directory | None:
        """The directory that a pointer tag leads to, None when there is none that can be read."""
        at = self.number(directory, tag)
        if at is None:
            return None
        try:
            return self.directory(at)
        except ValueError:
            return None

    def value(self, entry: Entry) -> bytes:
        return bytes(self.data[entry.value_at : entry.value_at + entry.size])

    def numbers(self, directory: Directory, tag: int) -> tuple[int, ...]:
        """The whole numbers of a tag; empty when it is missing or of another type."""
        entry = directory.entries.get(tag)
        code = _WHOLE_NUMBERS.get(entry.type) if entry else None
        if entry is None or code is None:
            return ()
        return struct.unpack(f"{self.order}{entry.count}{code}", self.value(entry))

    def number(self, directory: Directory, tag: int) -> int | None:
        """The first whole number of a tag, None when it is missing."""
        entry = directory.entries.get(tag)
        code = _WHOLE_NUMBERS.get(entry.type) if entry else None
        if entry is None or code is None:
            return None
        return int(struct.unpack_from(self.order + code, self.data[entry.value_at : entry.value_at + 8])[0])

    def set_number(self, directory: Directory, tag: int, value: int) -> None:
        """Change a whole number in place where the tag exists. `data` must be a bytearray and the block classic TIFF."""
        entry = directory.entries.get(tag)
        if entry is None or entry.count != 1 or entry.type not in (SHORT, LONG):
            return
        assert isinstance(self.data, bytearray)
        if entry.type == SHORT and value <= 0xFFFF:
            struct.pack_into(self.order + "HH", self.data, entry.value_at, value, 0)
        else:
            struct.pack_into(self.order + "HII", self.data, entry.at + 2, LONG, 1, value)

    def remove(self, directory: Directory, tag: int) -> None:
        """Take an entry out in place; nothing but the directory's own records moves. `data` must be a bytearray."""
        entry = directory.entries.get(tag)
        if entry is None or self.big:
            return
        assert isinstance(self.data, bytearray)
        end = directory.following_at + 4
        self.data[entry.at : end] = self.data[entry.at + 12 : end] + bytes(12)
        struct.pack_into(self.order + "H", self.data, directory.at, (directory.following_at - directory.at - 2) // 12 - 1)

    def pack(self, kind: int, *values: int) -> bytes:
        """Whole numbers in the block's byte order."""
        return struct.pack(f"{self.order}{len(values)}{_WHOLE_NUMBERS[kind]}", *values)

    def new_tag(self, tag: int, kind: int, *values: int) -> NewTag:
        return NewTag(tag, kind, len(values), self.pack(kind, *values))

    def _offset(self, at: int) -> int:
        return int(struct.unpack_from(self.order + ("Q" if self.big else "I"), self.data[at : at + 8])[0])


class TagWriter:
    """Writes directories behind the bytes of an existing block, which keep their offsets.

    A gap (`gap_from` up to `gap_to`) is filled first where something fits.
    """

    def __init__(self, block: TagBlock, gap_from: int = 0, gap_to: int = 0) -> None:
        self.out = bytearray(block.data)
        self._block = block
        self._gap_from, self._gap_to = gap_from, gap_to

    def place(self, value: bytes) -> int:
        """Put bytes at an even offset and return it."""
        size = len(value) + len(value) % 2
        if self._gap_from + size <= self._gap_to:
            at = self._gap_from
            self._gap_from += size
            self.out[at : at + len(value)] = value
            return at
        self.out += bytes(len(self.out) % 2)
        at = len(self.out)
        self.out += value
        return at

    def directory(self, kept: Iterable[bytes], new: Iterable[NewTag]) -> int:
        """Write a directory of records taken over as they are (`kept`, 12 bytes each) and new tags. Returns its offset."""
        order = self._block.order
        records = {struct.unpack(order + "H", record[:2])[0]: record for record in kept}
        for tag in new:
            inline = tag.value.ljust(4, b"\0") if len(tag.value) <= 4 else struct.pack(order + "I", self.place(tag.value))
            records[tag.tag] = struct.pack(order + "HHI", tag.tag, tag.type, tag.count) + inline
        body = b"".join(records[tag] for tag in sorted(records))
        return self.place(struct.pack(order + "H", len(records)) + body + bytes(4))

    def finished(self, first: int) -> bytearray:
        """The block with its header pointing at the directory `first`."""
        struct.pack_into(self._block.order + "I", self.out, 4, first)
        return self.out


def empty_block(order: str = "<") -> TagBlock:
    """A header and nothing behind it."""
    return TagBlock(struct.pack(order + "2sHI", b"II" if order == "<" else b"MM", 42, 0))


def records(block: TagBlock, directory: Directory, leave_out: frozenset[int] = frozenset()) -> list[bytes]:
    """The raw 12-byte records of a directory of a classic block, as `TagWriter.directory` takes them over."""
    return [bytes(block.data[entry.at : entry.at + 12]) for tag, entry in directory.entries.items() if tag not in leave_out]


def with_tags(block: TagBlock, new: Iterable[NewTag]) -> bytes:
    """The block with tags added to (or replaced in) its main directory; everything else keeps its offset. Raises ValueError."""
    writer = TagWriter(block)
    return bytes(writer.finished(writer.directory(records(block, block.first()), new)))
