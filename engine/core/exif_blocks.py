"""EXIF blocks made anew from what stands in others: compacted, reduced to what is harmless, gathered from several.

What can be patched in place never comes here (see `metadata`). Maker notes keep their place in the block, or are moved as
`maker_notes` knows how. Limits keep hostile blocks, whose entries may overlap, from growing. Any thread.
"""

import struct
from dataclasses import dataclass

from engine.core import maker_notes
from engine.core.tiff_tags import LONG, UNDEFINED, Directory, NewTag, Tag, TagBlock, TagWriter, empty_block

_COPY_LIMIT = 16_000_000
"""Bytes that `compacted` copies at most: overlapping entries of a hostile file would otherwise multiply its size."""
_REDUCED_LIMIT = 4096
"""Bytes of one value that `reduced` takes over; no honest one of those tags has so many."""
_GATHERED_LIMIT = 1 << 16
"""Bytes of one value that `gathered` takes over: entries of a hostile block may all claim the same bytes."""
_NOTE_LIMIT = 4_000_000
_HEADER = 8
_POINTERS = frozenset({Tag.EXIF_DIRECTORY, Tag.GPS_DIRECTORY, Tag.INTEROP_DIRECTORY})
_PIN_LIMIT = 60_000
"""A maker note keeps its offset while it ends below this; beyond, the block would no longer fit into a JPEG segment."""


@dataclass(frozen=True)
class Note:
    """A maker note, and where it stood in the block that offsets inside it may count from."""

    content: bytes
    at: int


def reduced(block: TagBlock, main_tags: frozenset[int], exif_tags: frozenset[int]) -> bytes | None:
    """A new block with these tags of the main and the EXIF directory and nothing else. None when none is left. Raises ValueError."""
    main = block.first()
    exif = block.below(main, Tag.EXIF_DIRECTORY)
    writer = TagWriter(empty_block(block.order))

    def chosen(directory: Directory | None, tags: frozenset[int]) -> list[NewTag]:
        entries = directory.entries.values() if directory else ()
        fit = [entry for entry in entries if entry.tag in tags and entry.size <= _REDUCED_LIMIT and entry.type <= 13]
        return [NewTag(entry.tag, entry.type, entry.count, block.value(entry)) for entry in fit]

    inside, outside = chosen(exif, exif_tags), chosen(main, main_tags)
    if inside:
        outside.append(block.new_tag(Tag.EXIF_DIRECTORY, LONG, writer.directory([], inside)))
    return bytes(writer.finished(writer.directory([], outside))) if outside else None


def gathered(main: TagBlock, exif: TagBlock | None, gps: TagBlock | None, note: TagBlock | None = None) -> bytes:
    """One block from some of the same byte order, whose main directories become its main, EXIF and GPS directory and its maker note.

    Raises ValueError.
    """
    target = empty_block(main.order)
    size = len(note.data) - _HEADER if note is not None and note.order == main.order and note.first().at == _HEADER else 0
    if 4 < size <= _NOTE_LIMIT and note is not None:
        target = TagBlock(bytes(target.data) + bytes(note.data[_HEADER:]))  # at the place it had, so that its offsets stay right
    writer = TagWriter(target)

    def everything(block: TagBlock) -> list[NewTag]:
        entries = [entry for tag, entry in block.first().entries.items() if tag not in _POINTERS]
        fit = [entry for entry in entries if entry.type <= 13 and entry.size <= _GATHERED_LIMIT]
        return [NewTag(entry.tag, entry.type, entry.count, block.value(entry)) for entry in fit]

    outside = everything(main)
    if exif is not None and exif.order == main.order:
        noted = [_record(target, Tag.MAKER_NOTE, UNDEFINED, size, _HEADER)] if len(target.data) > _HEADER else []
        outside.append(main.new_tag(Tag.EXIF_DIRECTORY, LONG, writer.directory(noted, everything(exif))))
    if gps is not None and gps.order == main.order:
        outside.append(main.new_tag(Tag.GPS_DIRECTORY, LONG, writer.directory([], everything(gps))))
    return bytes(writer.finished(writer.directory([], outside)))


def compacted(
    block: TagBlock, leave_out: frozenset[int] = frozenset(), note: Note | None = None, *, with_note: bool = True
) -> bytes | None:
    """A new block holding only the main, EXIF, GPS and interoperability directories, without the tags to leave out of the main one.

    The maker note stays at its old offset where that is low enough, else it is moved as `maker_notes` knows how. note: one that stood
    elsewhere. None when there is nothing to keep. Raises ValueError.
    """
    main = block.first()
    exif = block.below(main, Tag.EXIF_DIRECTORY)
    note = (_note_in(block, exif) or note) if with_note and exif else None
    target = empty_block(block.order)
    place = _HEADER
    if note is not None:
        place = note.at if _HEADER <= note.at <= _PIN_LIMIT - len(note.content) else _HEADER
        content = maker_notes.moved(note.content, block.order, note.at, place)
        target = TagBlock(bytes(target.data) + bytes(place - _HEADER) + content)
    writer = TagWriter(target, _HEADER, place)
    budget = _COPY_LIMIT

    def copied(directory: Directory | None, left_out: frozenset[int], pointers: dict[int, int], kept: list[bytes]) -> int:
        nonlocal budget
        new = [target.new_tag(tag, LONG, at) for tag, at in pointers.items() if at]
        for tag, entry in directory.entries.items() if directory else ():
            if tag in left_out or tag in pointers or entry.type in (16, 17, 18) or entry.size > budget:
                continue
            budget -= entry.size
            new.append(NewTag(tag, entry.type, entry.count, block.value(entry)))
        return writer.directory(kept, new) if kept or new else 0

    none: frozenset[int] = frozenset()
    own = frozenset({int(Tag.MAKER_NOTE)}) if note is not None or not with_note else none
    noted = [_record(target, Tag.MAKER_NOTE, UNDEFINED, len(note.content), place)] if note is not None else []
    interop = copied(block.below(exif, Tag.INTEROP_DIRECTORY), none, {}, []) if exif else 0
    below = {
        int(Tag.EXIF_DIRECTORY): copied(exif, own, {int(Tag.INTEROP_DIRECTORY): interop}, noted),
        int(Tag.GPS_DIRECTORY): copied(block.below(main, Tag.GPS_DIRECTORY), none, {}, []),
    }
    first = copied(main, leave_out, below, [])
    return bytes(writer.finished(first)) if first else None


def _note_in(block: TagBlock, exif: Directory) -> Note | None:
    """The maker note of a block; None where there is none, or none that would have to be placed: up to four bytes stand in the record."""
    entry = exif.entries.get(Tag.MAKER_NOTE)
    return Note(block.value(entry), entry.value_at) if entry is not None and 4 < entry.size <= _NOTE_LIMIT else None


def _record(block: TagBlock, tag: int, kind: int, count: int, at: int) -> bytes:
    return struct.pack(block.order + "HHII", tag, kind, count, at)
