"""Proof that a finished file holds what was meant: its size, its metadata tag by tag, its profile byte for byte.

Works on the file's content before it is put in its place, without decoding pixels. Readers are those of the `*_file` modules. Any thread.
"""

from collections.abc import Mapping

from engine.core import icc
from engine.core.photo import Metadata
from engine.core.sentences import said
from engine.core.tiff_file import STRUCTURE
from engine.core.tiff_tags import Directory, Tag, TagBlock

_MOVED = frozenset({Tag.EXIF_DIRECTORY, Tag.GPS_DIRECTORY, Tag.INTEROP_DIRECTORY, Tag.ORIENTATION}) | STRUCTURE
"""Tags that may differ between containers: pointers, and what describes pixels or is carried elsewhere."""


def lost(meant: Metadata, found: Metadata, *, with_profile: bool = True) -> tuple[str, ...]:
    """Names of the blocks that did not come back whole. with_profile: whether `found` knows about the colour profile at all."""
    names: list[str] = []
    if meant.exif and not _has_all(found.exif, meant.exif):
        names.append(said("EXIF data"))
    if meant.xmp and found.xmp != meant.xmp:
        names.append(said("XMP data"))
    if meant.iptc and found.iptc != meant.iptc:
        names.append(said("IPTC data"))
    if with_profile and meant.icc and found.icc != icc.for_rgb_pixels(meant.icc):
        names.append(said("colour profile"))
    return tuple(names)


def _has_all(found: bytes | None, meant: bytes) -> bool:
    wanted, there = _values(meant), _values(found or b"")
    return all(there.get(place) == value for place, value in wanted.items())


def _values(exif: bytes) -> Mapping[tuple[str, int], bytes]:
    """(directory, tag) to value, for every directory a photo has; empty for a block that cannot be read."""
    try:
        block = TagBlock(exif)
        main = block.first()
    except ValueError:
        return {}
    inside = block.below(main, Tag.EXIF_DIRECTORY)
    directories: dict[str, Directory | None] = {"main": main, "exif": inside, "gps": block.below(main, Tag.GPS_DIRECTORY)}
    directories["interop"] = block.below(inside, Tag.INTEROP_DIRECTORY) if inside else None
    values = {}
    for name, directory in directories.items():
        left_out = _MOVED if name == "main" else {Tag.INTEROP_DIRECTORY}
        for tag, entry in directory.entries.items() if directory else ():
            if tag not in left_out:
                values[name, tag] = block.value(entry)
    return values
