"""What is known of a photo's file: its form, the camera, the exposure, where its colours come from, and what Heliograph did to it.

Reads the EXIF and XMP blocks that a photo carries; garbage in them is passed over. Whether there is a position is told, never which.
Words are for whoever shows them. Looks at the disk for the file's size only. Any worker thread.
"""

import contextlib
import re
import struct
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path

from engine.core.photo import FileFormat, Photo
from engine.core.tiff_tags import Directory, Tag, TagBlock

_EDITS = re.compile(rb"<heliograph:Edits>(.{0,200000}?)</heliograph:Edits>", re.DOTALL)
_ITEM = re.compile(rb"<rdf:li>([^<]{0,2000})</rdf:li>")
_MAKER, _MODEL, _SOFTWARE, _CHANGED = 271, 272, 305, 306
_EXPOSURE, _APERTURE, _SENSITIVITY, _TAKEN, _BIAS, _FOCAL, _FOCAL_35, _LENS = 33434, 33437, 34855, 36867, 37380, 37386, 41989, 42036
_LATITUDE, _LONGITUDE = 2, 4
_ASCII, _RATIONAL, _SIGNED_RATIONAL = 2, 5, 10


@dataclass(frozen=True)
class PhotoRecord:
    """None and "" where nothing is known.

    bytes: of the file; depth: bits a channel; profile: its own name, "" for none; exposure: seconds; bias: EV; focal, focal_35: mm; taken:
    as the camera wrote it, "2026-11-21 16:37:39"; position: whether the file says where it was taken; edits: a line for each run.
    """

    bytes: int | None
    width: int
    height: int
    format: FileFormat | None
    depth: int
    grey: bool
    profile: str = ""
    camera: str = ""
    lens: str = ""
    exposure: float | None = None
    aperture: float | None = None
    sensitivity: int | None = None
    bias: float | None = None
    focal: float | None = None
    focal_35: int | None = None
    taken: str = ""
    position: bool = False
    software: str = ""
    edits: tuple[str, ...] = ()


def record_of(photo: Photo) -> PhotoRecord:
    """Everything that photo, its metadata and its file tell."""
    known = _Tags.of(photo.metadata.exif)
    maker, model = known.text(_MAKER), known.text(_MODEL)
    camera = model if maker and model.lower().startswith(maker.split()[0].lower()) else f"{maker} {model}".strip()
    return PhotoRecord(
        bytes=_size(photo.source),
        width=photo.width,
        height=photo.height,
        format=photo.format,
        depth=photo.depth,
        grey=photo.grey,
        profile=profile_name(photo.metadata.icc),
        camera=camera,
        lens=known.text(_LENS),
        exposure=known.ratio(_EXPOSURE),
        aperture=known.ratio(_APERTURE),
        sensitivity=known.whole(_SENSITIVITY),
        bias=known.ratio(_BIAS),
        focal=known.ratio(_FOCAL),
        focal_35=known.whole(_FOCAL_35) or None,
        taken=_date(known.text(_TAKEN) or known.text(_CHANGED)),
        position=known.position,
        software=known.text(_SOFTWARE),
        edits=(*edits_in(photo.metadata.xmp), *photo.edits),
    )


def edits_in(xmp: bytes | None) -> tuple[str, ...]:
    """The lines that Heliograph left in a file's XMP, oldest first."""
    lines = [item for part in _EDITS.findall(xmp or b"") for item in _ITEM.findall(part)]
    return tuple(unescape(line.decode("utf-8", "replace")) for line in lines)


def profile_name(icc: bytes | None) -> str:
    """What a profile calls itself; "" for none, and for one that cannot be read."""
    if not icc:
        return ""
    from PIL import ImageCms

    with contextlib.suppress(ImageCms.PyCMSError, OSError):
        return ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(icc))).strip()
    return ""


def _size(source: Path | None) -> int | None:
    try:
        return source.stat().st_size if source is not None else None
    except OSError:
        return None


def _date(text: str) -> str:
    """EXIF writes "2026:11:21 16:37:39"; blanks and zeros stand for a clock that was never set."""
    date, _, clock = text.partition(" ")
    return f"{date.replace(':', '-')} {clock}".strip() if any(digit in date for digit in "123456789") else ""


@dataclass(frozen=True)
class _Tags:
    """The tags of the main, the EXIF and the GPS directory of a block; all empty when there is no block."""

    block: TagBlock | None
    directories: tuple[Directory, ...] = ()
    gps: Directory | None = None

    @classmethod
    def of(cls, exif: bytes | None) -> "_Tags":
        try:
            block = TagBlock(exif or b"")
            main = block.first()
        except ValueError:
            return cls(None)
        below = block.below(main, Tag.EXIF_DIRECTORY)
        return cls(block, (main, below) if below else (main,), block.below(main, Tag.GPS_DIRECTORY))

    @property
    def position(self) -> bool:
        return self.gps is not None and bool({_LATITUDE, _LONGITUDE} & self.gps.entries.keys())

    def text(self, tag: int) -> str:
        for directory in self.directories:
            entry = directory.entries.get(tag)
            if entry is not None and entry.type == _ASCII and self.block is not None:
                letters = self.block.value(entry)[:200].split(b"\0")[0].decode("utf-8", "replace")
                return " ".join("".join(letter for letter in letters if letter.isprintable() or letter.isspace()).split())
        return ""

    def whole(self, tag: int) -> int | None:
        numbers = [self.block.number(directory, tag) for directory in self.directories if self.block is not None]
        return next((number for number in numbers if number is not None), None)

    def ratio(self, tag: int) -> float | None:
        for directory in self.directories:
            entry = directory.entries.get(tag)
            if entry is not None and entry.type in (_RATIONAL, _SIGNED_RATIONAL) and self.block is not None:
                code = "ii" if entry.type == _SIGNED_RATIONAL else "II"
                over, under = struct.unpack_from(self.block.order + code, self.block.value(entry))
                return over / under if under else None
        return None
