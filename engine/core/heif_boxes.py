"""The boxes of HEIF files, which HEIC and AVIF share: which picture is meant, its size, depth and turn, and its metadata.

Reads only; pixels are the business of `heic_file` and `avif_file`. A picture here is turned by its container (`irot`, `imir`), and
the orientation in its EXIF block is a remark without effect (HEIF, ISO/IEC 23008-12). Damage raises PhotoReadError with `name`, the
file's name, in the sentence, or struct.error. Any thread.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.core import icc
from engine.core.errors import PhotoReadError
from engine.core.file_bytes import Content
from engine.core.metadata import split_iptc, understood, upright
from engine.core.photo import Metadata
from engine.core.sentences import said

_SEQUENCES = (b"avis", b"hevc", b"hevx", b"msf1")
_ALPHA_KINDS = (b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", b"urn:mpeg:hevc:2015:auxid:1", b"urn:mpeg:avc:2015:auxid:1")
_XMP_TYPE = b"application/rdf+xml"
_SRGB_LIKE, _PQ, _HLG = (1, 2, 6, 13, 14, 15), 16, 18
"""Transfer functions by their number in H.273; those that are sRGB's, or so near that viewers take them for it."""


@dataclass(frozen=True)
class _Extent:
    in_data: bool
    start: int
    size: int


@dataclass(frozen=True)
class Picture:
    """What the boxes say of the primary picture.

    width, height: cropped and upright; crop: (left, top, right, bottom) of the coded picture to show, before any turn; orientation: the
    EXIF number of its turn.
    """

    width: int
    height: int
    crop: tuple[int, int, int, int]
    bits: int
    alpha: bool
    orientation: int
    metadata: Metadata


def brands(head: bytes) -> tuple[bytes, ...]:
    """The kinds a file claims to be, first the major one; empty when it is no ISO media file."""
    if head[4:8] != b"ftyp" or len(head) < 16:
        return ()
    end = min(struct.unpack_from(">I", head)[0], len(head))
    return (head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4)))


def read(data: Content, name: str) -> Picture:
    """Everything but the pixels. Raises PhotoReadError."""
    if data[8:12] in _SEQUENCES:
        raise PhotoReadError(said("{name} is an animation, not a photo.", name=name))
    meta = next((data[start:stop] for kind, start, stop in spans(data, 0, len(data)) if kind == b"meta"), None)
    if meta is None:
        raise PhotoReadError(said("{name} is cut short or damaged: it has no picture in it.", name=name))
    return _Meta(data, meta).picture(name)


def boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, bytes, int]]:
    """(kind, body, offset of the body) of the boxes from `at`; the last one is passed over when it is cut."""
    return ((kind, data[start:stop], start) for kind, start, stop in spans(data, at, end))


def spans(data: Content, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """(kind, offset of the body, end) of the same boxes, whose bodies are not touched."""
    while at + 8 <= end:
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        start = at + 8
        if size == 1:
            size, start = struct.unpack(">Q", data[start : start + 8])[0], at + 16
        stop = end if size == 0 else at + size
        if stop > end or stop < start:
            return
        yield kind, start, stop
        at = stop


class _Meta:
    """The `meta` box taken apart. All numbers are big-endian."""

    def __init__(self, data: Content, body: bytes) -> None:
        self._data = data
        self._parts = {kind: part for kind, part, _ in boxes(body, 4, len(body))}
        self._kinds: dict[int, bytes] = {}
        self._content: dict[int, bytes] = {}
        self._read_items()

    def picture(self, name: str) -> Picture:
        version, primary = self._parts.get(b"pitm", bytes(6))[0], self._parts.get(b"pitm", bytes(8))[4:]
        item = struct.unpack_from(">I" if version else ">H", primary)[0]
        properties = self._properties_of(item)
        size = next((body for kind, body in properties if kind == b"ispe"), None)
        if size is None:
            raise PhotoReadError(said("{name} is cut short or damaged: it has no picture in it.", name=name))
        crop = _crop(properties, *struct.unpack_from(">II", size, 4))
        width, height = crop[2] - crop[0], crop[3] - crop[1]
        orientation = _orientation(properties)
        if orientation >= 5:
            width, height = height, width
        exif, xmp = self._block(item, b"Exif"), self._block(item, b"mime")
        if exif:
            exif = exif[4 + struct.unpack_from(">I", exif)[0] :].removeprefix(b"Exif\0\0")
        exif, iptc = split_iptc(exif or None)
        metadata = understood(exif, xmp, iptc, _profile(properties, name))
        return Picture(width, height, crop, self._bits(item), self._has_alpha(item), orientation, metadata)

    def _read_items(self) -> None:
        part = self._parts.get(b"iinf", b"")
        start = 6 if part[:1] == b"\0" else 8
        for kind, body, _ in boxes(part, start, len(part)):
            if kind != b"infe" or body[:1] not in (b"\2", b"\3"):
                continue
            wide = body[0] == 3
            item = struct.unpack_from(">I" if wide else ">H", body, 4)[0]
            at = 10 if wide else 8
            self._kinds[item] = body[at : at + 4]
            self._content[item] = body[at + 4 :].partition(b"\0")[2].partition(b"\0")[0]

    @cached_property
    def _properties(self) -> list[tuple[bytes, bytes]]:
        part = self._parts.get(b"iprp", b"")
        store = next((body for kind, body, _ in boxes(part, 0, len(part)) if kind == b"ipco"), b"")
        return [(kind, body) for kind, body, _ in boxes(store, 0, len(store))]

    @cached_property
    def _associations(self) -> dict[int, list[int]]:
        """Which properties an item has, in the order they are applied; numbered from 1."""
        found: dict[int, list[int]] = {}
        part = self._parts.get(b"iprp", b"")
        for kind, body, _ in boxes(part, 0, len(part)):
            if kind != b"ipma":
                continue
            count, at = struct.unpack_from(">I", body, 4)[0], 8
            wide_item, wide_index = body[0] > 0, body[3] & 1
            for _ in range(count):
                item = struct.unpack_from(">I" if wide_item else ">H", body, at)[0]
                at += 4 if wide_item else 2
                number, at = body[at], at + 1
                if wide_index:
                    indices = [value & 0x7FFF for value in struct.unpack_from(f">{number}H", body, at)]
                else:
                    indices = [value & 0x7F for value in struct.unpack_from(f">{number}B", body, at)]
                at += number * (2 if wide_index else 1)
                found.setdefault(item, indices)
        return found

    def _properties_of(self, item: int) -> list[tuple[bytes, bytes]]:
        return [self._properties[index - 1] for index in self._associations.get(item, []) if 0 < index <= len(self._properties)]

    @cached_property
    def _references(self) -> list[tuple[bytes, int, tuple[int, ...]]]:
        """(kind, from, to)."""
        part = self._parts.get(b"iref", b"")
        code, size = (">I", 4) if part[:1] == b"\1" else (">H", 2)
        found = []
        for kind, body, _ in boxes(part, 4, len(part)):
            source, count = struct.unpack_from(code, body)[0], struct.unpack_from(">H", body, size)[0]
            found.append((kind, source, struct.unpack_from(f">{count}{code[1]}", body, size + 2)))
        return found

    @cached_property
    def _extents(self) -> dict[int, list[_Extent]]:
        part = self._parts.get(b"iloc", b"")
        if len(part) < 8:
            return {}
        version = part[0]
        offset_size, length_size, base_size, index_size = part[4] >> 4, part[4] & 15, part[5] >> 4, part[5] & 15 if version else 0
        at = 6

        def number(size: int) -> int:
            nonlocal at
            at += size
            if at > len(part):
                raise ValueError("the list of places is cut")
            return int.from_bytes(part[at - size : at], "big")

        found: dict[int, list[_Extent]] = {}
        for _ in range(number(4 if version == 2 else 2)):
            item = number(4 if version == 2 else 2)
            method = number(2) & 15 if version else 0
            number(2)  # which file; only this one is known
            base, count = number(base_size), number(2)
            if count > 1 and index_size + offset_size + length_size == 0:
                raise ValueError("places without a size")  # 65,535 of them would cost no byte and much time
            extents = []
            for _ in range(count):
                number(index_size)
                start, size = base + number(offset_size), number(length_size)
                extents.append(_Extent(method == 1, start, size))
            if method in (0, 1):
                found.setdefault(item, extents)
        return found

    def _block(self, picture: int, kind: bytes) -> bytes | None:
        """The content of the first item of a kind (for `mime`: XMP), one that describes the picture before any other."""
        known = [item for item, its in self._kinds.items() if its == kind and (kind != b"mime" or self._content[item] == _XMP_TYPE)]
        describing = {source for what, source, to in self._references if what == b"cdsc" and picture in to}
        item = next((item for item in known if item in describing), known[0] if known else None)
        extents = self._extents.get(item, []) if item is not None else []
        stored = self._parts.get(b"idat", b"")
        joined, room = [], len(self._data)
        for extent in extents:
            source = stored if extent.in_data else self._data
            part = source[extent.start : extent.start + extent.size] if extent.size else source[extent.start :]
            room -= len(part)
            if room < 0:
                return None  # extents that overlap would multiply the size
            joined.append(part)
        return b"".join(joined) or None

    def _has_alpha(self, item: int) -> bool:
        beside = [source for kind, source, to in self._references if kind == b"auxl" and item in to]
        kinds = [body for source in beside for kind, body in self._properties_of(source) if kind == b"auxC"]
        return any(kind[4:].partition(b"\0")[0] in _ALPHA_KINDS for kind in kinds)

    def _bits(self, item: int, depth: int = 0) -> int:
        """Of the deepest channel; of a mosaic, that of its first piece."""
        found = dict(reversed(self._properties_of(item)))
        if len(found.get(b"pixi", b"")) > 5:
            return max(found[b"pixi"][5:])
        if len(found.get(b"av1C", b"")) > 2:
            return {0: 8, 2: 10, 3: 12}.get(found[b"av1C"][2] >> 5 & 3, 8)
        if len(found.get(b"hvcC", b"")) > 17:
            return 8 + (found[b"hvcC"][17] & 7)
        pieces = next((to for kind, source, to in self._references if kind == b"dimg" and source == item and to), None)
        return self._bits(pieces[0], depth + 1) if pieces and depth < 3 else 8


def _crop(properties: list[tuple[bytes, bytes]], width: int, height: int) -> tuple[int, int, int, int]:
    """The clean aperture (`clap`), or all; given as fractions: a size, and how far its centre lies from the picture's."""
    body = next((body for kind, body in properties if kind == b"clap"), None)
    if body is None:
        return 0, 0, width, height
    numbers = struct.unpack_from(">IIIIiIiI", body)
    if 0 in numbers[1::2]:
        raise ValueError("a clean aperture without a size")
    size_x, size_y, centre_x, centre_y = (numbers[at] / numbers[at + 1] for at in range(0, 8, 2))
    left, top = round((width - size_x) / 2 + centre_x), round((height - size_y) / 2 + centre_y)
    right, bottom = left + round(size_x), top + round(size_y)
    if not (0 <= left < right <= width and 0 <= top < bottom <= height):
        raise ValueError("a clean aperture outside the picture")
    return left, top, right, bottom


def _orientation(properties: list[tuple[bytes, bytes]]) -> int:
    """The EXIF number of the turns and mirrorings, found by doing them."""
    labels = np.arange(6, dtype=np.uint8).reshape(2, 3)
    turned = labels
    for kind, body in properties:
        if kind == b"irot" and body:
            turned = np.rot90(turned, body[0] & 3)
        elif kind == b"imir" and body:
            turned = turned[:, ::-1] if body[0] & 1 else turned[::-1]
    return next(number for number in range(1, 9) if np.array_equal(upright(labels, number), turned))


def _profile(properties: list[tuple[bytes, bytes]], name: str) -> bytes | None:
    """The ICC profile, or one made from the numbers of H.273 that stand in its place."""
    numbers = None
    for kind, body in properties:
        if kind == b"colr" and body[:4] in (b"prof", b"rICC"):
            return body[4:]
        if kind == b"colr" and body[:4] == b"nclx":
            numbers = struct.unpack_from(">HH", body, 4)
    return profile_of_numbers(numbers[0], numbers[1], name) if numbers else None


def profile_of_numbers(primaries: int, transfer: int, name: str) -> bytes | None:
    """An ICC profile for primaries and transfer function as H.273 numbers them, None for sRGB. Raises PhotoReadError for HDR."""
    if transfer in (_PQ, _HLG):
        kind = "PQ" if transfer == _PQ else "HLG"
        raise PhotoReadError(said("{name} is an HDR picture ({kind}); only pictures of ordinary range can be read.", name=name, kind=kind))
    named = {9: icc.BT2020, 11: icc.DISPLAY_P3, 12: icc.DISPLAY_P3}.get(primaries)
    return icc.made_rgb(named) if named is not None and transfer in _SRGB_LIKE else None
