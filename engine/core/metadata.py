"""EXIF, XMP and IPTC as raw bytes: what a photo's metadata says, and what must change when its pixels are saved anew.

Saving patches in place instead of writing anew, so that maker notes and unknown tags survive byte for byte: orientation becomes
1 (pixels are upright), the pixel dimensions become true, and the embedded thumbnail goes. It is dropped, not made anew: it shows
the photo before it was enhanced, turned as the sensor lay, and every viewer makes its own. Where the blocks lie in a file is the
business of the `*_file` modules. Any thread.
"""

import re
import struct
from dataclasses import replace
from typing import Any

import numpy as np

from engine.core import icc
from engine.core.exif_blocks import compacted, reduced
from engine.core.photo import Metadata, Pixels
from engine.core.sentences import said
from engine.core.tiff_tags import LONG, UNDEFINED, Directory, NewTag, Tag, TagBlock, TagWriter, empty_block, with_tags

EXIF_DAMAGED = said("The EXIF data of this photo is damaged; what could be read of it was kept.")
_PROFILE_LOST = said("The colour profile of this photo is damaged and was left out; its colours are taken for sRGB.")
_PROFILE_DAMAGED = said("The colour profile of this photo is damaged; it was kept as it is.")
_PROFILE_STRANGE = said("The colour profile of this photo is not made for its pixels and was left out; its colours are taken for sRGB.")
GAIN_MAP_LOST = said("The HDR gain map of this photo was left out; the result has the ordinary range.")
_XMP_REMARKS = {
    b":HasExtendedXMP": said("The part of the XMP data that stands apart from the rest was left out."),
    b"hdrgm:Version": GAIN_MAP_LOST,
    b':MotionPhoto="1"': said("The video of this motion photo was left out."),
    b':MicroVideo="1"': said("The video of this motion photo was left out."),
}
"""What XMP says of data that stand elsewhere in the file."""
_IRB_IPTC = 0x0404
_XMP_NUMBERS = re.compile(
    rb"(?P<before>\b(?P<tag>tiff:Orientation|tiff:ImageWidth|tiff:ImageLength|exif:PixelXDimension|exif:PixelYDimension)"
    rb"(?:\s{0,8}=\s{0,8}[\"']|>)\s{0,8})\d{1,10}"
)
_HARMLESS = frozenset({271, 272, 274, 282, 283, 296, 305, 306})
"""Maker, model, orientation, resolution, software, date."""
_HARMLESS_EXIF = frozenset(
    {33434, 33437, 34850, 34855, 34864, *range(34865, 34870), 36864, 36867, 36868, 36880, 36881, 36882, 37121, *range(37377, 37387)}
    | {37520, 37521, 37522, 40960, 40961, 40962, 40963, 41495, *range(41985, 41994), 41996, 42034, 42035, 42036}
)
"""Exposure, sensitivity, dates, light, focal length, dimensions, colour space, what the camera did, lens."""
_XMP_EXTENDED = re.compile(rb"\s{1,8}xmpNote:HasExtendedXMP\s{0,8}=\s{0,8}(?:\"[^\"]{0,64}\"|'[^']{0,64}')")
_XMP_GAIN_MAP = re.compile(rb"""\s{1,8}hdrgm:\w{1,40}\s{0,8}=\s{0,8}(?:"[^"]{0,64}"|'[^']{0,64}')""")
_XMP_VIDEO = re.compile(rb"""(\b(?:GCamera|Camera):(?:MotionPhoto|MicroVideo)=)["']1["']""")


def understood(exif: bytes | None, xmp: bytes | None, iptc: bytes | None, profile: bytes | None) -> Metadata:
    """The blocks of a file as a photo carries them, with a remark for each that is damaged; good pixels are never refused for one.

    profile: as it stands in the file, b"" where nothing of it could be read; becomes one for RGB pixels, or None.
    """
    remarks: tuple[str, ...] = ()
    if xmp:
        remarks = tuple(dict.fromkeys(sentence for sign, sentence in _XMP_REMARKS.items() if sign in xmp))
    if exif is not None:
        try:
            remarks += () if is_sound(TagBlock(exif)) else (EXIF_DAMAGED,)
        except ValueError:
            exif, remarks = None, (*remarks, EXIF_DAMAGED)
    fitting = icc.for_rgb_pixels(profile)
    if profile is not None and not icc.is_sound(profile):
        remarks += (_PROFILE_LOST if fitting is None else _PROFILE_DAMAGED,)
    elif profile is not None and fitting is None:
        remarks += (_PROFILE_STRANGE,)
    return Metadata(exif or None, xmp or None, iptc or None, fitting, remarks)


def is_sound(block: TagBlock) -> bool:
    """Whether everything that a photo's directories point at can be read; the thumbnail's, which is never kept, may be anything."""
    try:
        main = block.first()
    except ValueError:
        return False
    directories = [main]
    for tag in (Tag.EXIF_DIRECTORY, Tag.GPS_DIRECTORY):
        found = block.below(main, tag)
        if found is None and tag in main.entries:
            return False
        directories += [found] if found else []
    return not any(directory.outside for directory in directories)


def orientation_of(exif: bytes | None) -> int:
    """The EXIF orientation 1-8; 1 when there is none or it makes no sense."""
    try:
        block = TagBlock(exif or b"")
        value = block.number(block.first(), Tag.ORIENTATION)
    except ValueError:
        return 1
    return value if value is not None and 1 <= value <= 8 else 1


def upright(pixels: Pixels, orientation: int) -> Pixels:
    """Turn pixels (height, width[, channels]) stored with an EXIF orientation the right way up; contiguous."""
    turned: Any = pixels.swapaxes(0, 1) if orientation >= 5 else pixels
    # After the transposition the numbers 5-8 are the mirrorings 1, 4 and so on of what is left.
    if orientation in (3, 4, 7, 8):
        turned = turned[::-1]
    if orientation in (2, 3, 6, 7):
        turned = turned[:, ::-1]
    contiguous: Pixels = np.ascontiguousarray(turned)
    return contiguous


def for_saving(metadata: Metadata, width: int, height: int) -> Metadata:
    """Metadata that is true for upright pixels of that size; see the module's docstring for what changes."""
    return replace(
        metadata,
        exif=_saved_exif(metadata.exif, width, height) if metadata.exif else None,
        xmp=_saved_xmp(metadata.xmp, width, height) if metadata.xmp else None,
    )


def without_private(metadata: Metadata) -> Metadata:
    """What says nothing of people and places: dates, the camera, lens and exposure. Everything that is not known to be so is dropped:
    position, maker note, serial numbers, names, comments, unknown tags, and all of XMP and IPTC."""
    try:
        exif = reduced(TagBlock(metadata.exif or b""), _HARMLESS, _HARMLESS_EXIF)
    except ValueError:
        exif = None
    return replace(metadata, exif=exif, xmp=None, iptc=None)


def shrunken_exif(exif: bytes, *, with_note: bool = True) -> bytes:
    """The same tags without the dead bytes between them, and on request without the maker note, for containers with little room."""
    try:
        return compacted(TagBlock(exif), with_note=with_note) or exif
    except ValueError:
        return exif


def without_orientation(exif: bytes) -> bytes:
    """The block with that tag taken out in place, which says the same as 1."""
    try:
        block = TagBlock(bytearray(exif))
        block.remove(block.first(), Tag.ORIENTATION)
    except ValueError:
        return exif
    return bytes(block.data)


def _saved_exif(exif: bytes, width: int, height: int) -> bytes | None:
    """None when the block cannot be read: an orientation that cannot be reset would turn the saved photo once more."""
    try:
        block = TagBlock(bytearray(exif))
        main = block.first()
    except ValueError:
        return None
    if block.big:
        return None
    below = block.below(main, Tag.EXIF_DIRECTORY)
    block.set_number(main, Tag.ORIENTATION, 1)
    for directory in (main, below):
        if directory is not None:
            for tag, value in (
                (Tag.IMAGE_WIDTH, width),
                (Tag.IMAGE_LENGTH, height),
                (Tag.PIXEL_WIDTH, width),
                (Tag.PIXEL_HEIGHT, height),
            ):
                block.set_number(directory, tag, value)
    _drop_thumbnail(block, main, below)
    return bytes(block.data)


def _drop_thumbnail(block: TagBlock, main: Directory, below: Directory | None) -> None:
    data = block.data
    if not main.following or not isinstance(data, bytearray):
        return
    struct.pack_into(block.order + "I", data, main.following_at, 0)
    try:
        thumbnail = block.directory(main.following)
    except ValueError:
        return
    start, length = block.number(thumbnail, Tag.THUMBNAIL_OFFSET), block.number(thumbnail, Tag.THUMBNAIL_LENGTH)
    if not start or not length or start < 8 or start >= len(data):
        return
    end = min(start + length, len(data))
    known = [d for d in (main, below, block.below(main, Tag.GPS_DIRECTORY)) if d is not None]
    interop = block.below(below, Tag.INTEROP_DIRECTORY) if below else None
    known += [interop] if interop else []
    ranges = [(d.at, d.following_at + 4) for d in known] + [(e.value_at, e.value_at + e.size) for d in known for e in d.entries.values()]
    if any(low < end and start < high for low, high in ranges):
        return  # Something else lives in there; unlinked it does no harm.
    if end >= len(data) - 3:
        del data[start:]
    else:
        data[start:end] = bytes(end - start)


def _saved_xmp(xmp: bytes, width: int, height: int) -> bytes:
    values = {b"tiff:Orientation": 1, b"tiff:ImageWidth": width, b"exif:PixelXDimension": width}
    values |= {b"tiff:ImageLength": height, b"exif:PixelYDimension": height}

    def true_number(match: re.Match[bytes]) -> bytes:
        return match["before"] + str(values[match["tag"]]).encode()

    # What stood elsewhere in the file is not carried, and what points at it would dangle: further JPEG segments, a gain map, a video.
    true = _XMP_GAIN_MAP.sub(b"", _XMP_EXTENDED.sub(b"", _XMP_NUMBERS.sub(true_number, xmp)))
    return _without_thumbnails(_XMP_VIDEO.sub(rb'\1"0"', true))


def _without_thumbnails(xmp: bytes) -> bytes:
    for prefix in (b"xmp", b"xap"):
        opening, closing = b"<" + prefix + b":Thumbnails", b"</" + prefix + b":Thumbnails>"
        start, end = xmp.find(opening), xmp.find(closing)
        if 0 <= start < end:
            xmp = xmp[:start] + xmp[end + len(closing) :]
    return xmp


def iptc_from_resources(resources: bytes) -> bytes | None:
    """The IPTC record in Photoshop's image resources ("8BIM..." one behind the other), None when there is none."""
    at = 0
    while resources[at : at + 4] == b"8BIM" and at + 12 <= len(resources):
        kind = struct.unpack_from(">H", resources, at + 4)[0]
        name = resources[at + 6] + 1
        size_at = at + 6 + name + name % 2
        if size_at + 4 > len(resources):
            return None
        size = struct.unpack_from(">I", resources, size_at)[0]
        if kind == _IRB_IPTC:
            record = resources[size_at + 4 : size_at + 4 + size]
            return record if len(record) == size and record else None
        at = size_at + 4 + size + size % 2
    return None


def resources_with_iptc(iptc: bytes) -> bytes:
    """Photoshop image resources holding the IPTC record alone."""
    return b"8BIM" + struct.pack(">HHI", _IRB_IPTC, 0, len(iptc)) + iptc + bytes(len(iptc) % 2)


def iptc_from_tag(block: TagBlock, directory: Directory) -> bytes | None:
    """The IPTC record kept as a tag (TIFF, and EXIF of formats with no other place), None when there is none."""
    entry = directory.entries.get(Tag.IPTC)
    if entry is not None:
        value = block.value(entry)
        if value[:1] != b"\x1c" and value[3:4] == b"\x1c" and len(value) % 4 == 0:
            # Declared as 32-bit numbers and swapped by a writer of the other byte order.
            value = b"".join(value[at : at + 4][::-1] for at in range(0, len(value), 4))
        if value[:1] == b"\x1c":
            return value.rstrip(b"\0") if entry.type == LONG else value
    resources = directory.entries.get(Tag.PHOTOSHOP)
    return iptc_from_resources(block.value(resources)) if resources else None


def split_iptc(exif: bytes | None) -> tuple[bytes | None, bytes | None]:
    """Take an IPTC record out of an EXIF block: (the block without it, the record or None)."""
    try:
        block = TagBlock(bytearray(exif or b""))
        main = block.first()
    except ValueError:
        return exif, None
    iptc = iptc_from_tag(block, main)
    if iptc is None or block.big:
        return exif, None
    block.remove(main, Tag.IPTC)
    return bytes(block.data), iptc


def joined_iptc(exif: bytes | None, iptc: bytes) -> bytes:
    """An EXIF block with the IPTC record added as a tag; made when there is none."""
    tag = NewTag(Tag.IPTC, UNDEFINED, len(iptc), iptc)
    if exif:
        try:
            return with_tags(TagBlock(exif), [tag])
        except ValueError:
            pass
    writer = TagWriter(empty_block())
    return bytes(writer.finished(writer.directory([], [tag])))
