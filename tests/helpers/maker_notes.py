"""Maker notes as the makers write them, for exiftool to read: what differs is where the offsets inside them count from."""

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.helpers import metadata_samples as samples

_SIZES = {2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 10: 8}
Tag = tuple[int, int, bytes]
"""Number, type, value in the note's byte order."""


@dataclass(frozen=True)
class Maker:
    """make: as in the EXIF tag; order: of the note; head: before its directory; base: where its offsets count from, None the EXIF block's
    beginning, else a place in the note; knows: a tag that exiftool reads only where the offsets are right, and its value."""

    make: bytes
    order: str
    head: bytes
    base: int | None
    tags: tuple[Tag, ...]
    knows: Mapping[str, str]


def exif_of(maker: Maker, gap: int = 0, thumbnail: bytes = samples.THUMBNAIL) -> bytes:
    """An EXIF block, in the byte order of the note, in which the note's offsets are right. gap: how far from the beginning it lies."""

    def block(at: int) -> bytes:
        return samples.exif(maker.order, note=_note(maker, at), make=maker.make, gap=gap, thumbnail=thumbnail)

    return block(block(0).index(_note(maker, 0)))


def _note(maker: Maker, at: int) -> bytes:
    """The note for a place in the block."""
    directory_at = (at if maker.base is None else -maker.base) + len(maker.head)
    after = directory_at + 2 + 12 * len(maker.tags) + 4
    records, values = b"", b""
    for number, kind, value in sorted(maker.tags):
        inline = value.ljust(4, b"\0") if len(value) <= 4 else struct.pack(maker.order + "I", after + len(values))
        values += value if len(value) > 4 else b""
        records += struct.pack(maker.order + "HHI", number, kind, len(value) // _SIZES[kind]) + inline
    return maker.head + struct.pack(maker.order + "H", len(maker.tags)) + records + bytes(4) + values


def _text(length: int) -> Callable[[str], bytes]:
    return lambda words: words.encode().ljust(length, b"\0")


MAKERS: Mapping[str, Maker] = {
    "Canon": Maker(
        b"Canon\0",
        "<",
        b"",
        None,
        (
            (6, 2, _text(32)("Canon EOS of the test")),
            (7, 2, _text(24)("Firmware 1.2.3")),
            (9, 2, _text(32)("A. Owner")),
            (0x95, 2, _text(70)("EF 35mm")),
        ),
        {"Canon:CanonImageType": "Canon EOS of the test", "Canon:OwnerName": "A. Owner", "Canon:LensModel": "EF 35mm"},
    ),
    "Nikon": Maker(
        b"NIKON CORPORATION\0",
        ">",
        b"Nikon\0\x02\x10\0\0MM\0*\0\0\0\x08",
        10,
        ((4, 2, _text(8)("FINE")), (5, 2, _text(14)("AUTO")), (0xA7, 4, struct.pack(">I", 4711))),
        {"Nikon:Quality": "FINE", "Nikon:WhiteBalance": "AUTO"},
    ),
    "Panasonic": Maker(
        b"Panasonic\0",
        "<",
        b"Panasonic\0\0\0",
        None,
        ((0x51, 2, _text(34)("LUMIX G 20/F1.7")), (0x52, 2, _text(14)("XT0123456789"))),
        {"Panasonic:LensType": "LUMIX G 20/F1.7", "Panasonic:LensSerialNumber": "XT0123456789"},
    ),
    "Sony": Maker(
        b"SONY\0",
        "<",
        b"SONY DSC \0\0\0",
        None,
        ((0xB020, 2, _text(16)("Standard")), (0xB02B, 4, struct.pack("<II", 4000, 6000))),
        {"Sony:CreativeStyle": "Standard", "Sony:FullImageSize": "6000 4000"},
    ),
    "Olympus": Maker(
        b"OLYMPUS CORPORATION\0",
        "<",
        b"OLYMPUS\0II\x03\0",
        0,
        ((0x0207, 2, _text(12)("E-M1 test")), (0x0209, 7, _text(32)("OLYMPUS DIGITAL CAMERA"))),
        {"Olympus:CameraID": "OLYMPUS DIGITAL CAMERA"},
    ),
    "Fujifilm": Maker(
        b"FUJIFILM\0",
        "<",
        b"FUJIFILM\x0c\0\0\0",
        0,
        ((0x0010, 2, _text(24)("FC 12345678")), (0x1000, 2, _text(8)("FINE"))),
        {"FujiFilm:Quality": "FINE", "FujiFilm:InternalSerialNumber": "FC 12345678"},
    ),
    "Apple": Maker(
        b"Apple\0",
        ">",
        b"Apple iOS\0\0\x01MM",
        0,
        ((0x0008, 10, struct.pack(">6i", 1, 2, 3, 4, -5, 8)),),
        {"Apple:AccelerationVector": "0.5 0.75 -0.625"},
    ),
}
