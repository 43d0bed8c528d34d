"""Maker notes that have to move: nearly all are directories like those of EXIF, and some makers count offsets inside from afar.

Where a note can stay at its place in the block nothing here is needed. Where it cannot, offsets that count from the beginning of the
block (Canon, Panasonic, Sony, Pentax...) are shifted as far as the note moves, as exiftool does, and all else stays byte for byte;
notes that count from their own beginning (Nikon, Olympus, Fujifilm, Apple...) need nothing. Any thread.
"""

import struct

from engine.core.tiff_tags import SIZES

_HEADERS = (
    *((b"Panasonic\0", 12), (b"SONY ", 12), (b"VHAB ", 12), (b"AOC\0", 6)),
    *((b"OLYMP\0", 8), (b"EPSON\0", 8), (b"QVC\0", 6), (b"SANYO", 8)),
)
"""How a note begins, and where its directory is. All others may begin with it, as Canon's do."""


def moved(note: bytes, order: str, old_at: int, new_at: int) -> bytes:
    """The note for a new place in a block. order: of the block, "<" or ">"; the note may have the other.

    It comes back as it is at its old place, and when its values cannot be told to lie where a shift is right: inside the note, counted
    from the block.
    """
    if old_at == new_at:
        return note
    start = next((start for beginning, start in _HEADERS if note.startswith(beginning)), 0)
    for its in (order, "<" if order == ">" else ">"):
        places = _values(note, its, start)
        inside = places and all(old_at <= where < old_at + len(note) for _, where in places)
        # An offset from the note's own beginning is smaller than the note: from a place behind that nothing can be mistaken.
        if inside and (old_at >= len(note) or start):
            shifted = bytearray(note)
            for at, where in places:
                struct.pack_into(its + "I", shifted, at, where - old_at + new_at)
            return bytes(shifted)
    return note


def _values(note: bytes, order: str, start: int) -> list[tuple[int, int]]:
    """(where an offset stands in the note, the offset) for each value that is not in its record; none where there is no directory."""
    if len(note) < start + 2:
        return []
    count = struct.unpack_from(order + "H", note, start)[0]
    if not 0 < count <= 1000 or start + 2 + 12 * count > len(note):
        return []
    found = []
    for at in range(start + 2, start + 2 + 12 * count, 12):
        kind, number, where = struct.unpack_from(order + "HII", note, at + 2)
        if kind not in SIZES:
            return []
        if SIZES[kind] * number > 4:
            found.append((at + 8, where))
    return found
