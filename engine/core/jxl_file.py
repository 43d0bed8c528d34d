"""JPEG XL files: boxes and header read and joined here, pixels by OpenImageIO, an extra.

The header at the start of the codestream says size, depth and turn without decoding (ISO/IEC 18181-1, annex A). The library reads
and writes files only, so that the picture passes through a temporary one; metadata are spliced in afterwards. JPEG XL has no place
for IPTC; it goes into the EXIF block as in WebP. Damage raises PhotoReadError with `name`, the file's name, in the sentence; so
does the missing extra. Any thread.
"""

import struct
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.core import icc
from engine.core.errors import EngineError, PhotoReadError, PhotoWriteError
from engine.core.extras import Extra
from engine.core.file_bytes import Content
from engine.core.heif_boxes import boxes, profile_of_numbers, spans
from engine.core.metadata import joined_iptc, split_iptc, understood
from engine.core.photo import FileFormat, Metadata, Photo, PhotoFacts, Pixels
from engine.core.sentences import said

SIGNATURES = (b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n")
_PICTURE = (b"jxlc", b"jxlp", b"jxll", b"jbrd", b"jxli")
_EFFORT, _LOSSLESS_EFFORT = 3, 1
"""Of libjxl's 1-9: above, a photo takes several times as long and gets a tenth smaller."""
_TEXT_LIMIT = 64_000_000
_BEGINNING = 256
"""Bytes of the codestream that hold its header whole."""
_RATIOS = {1: (1, 1), 2: (12, 10), 3: (4, 3), 4: (3, 2), 5: (16, 9), 6: (5, 4), 7: (2, 1)}


@dataclass(frozen=True)
class _Header:
    """width, height: upright, as the library returns the pixels."""

    width: int
    height: int
    bits: int
    orientation: int


def facts(data: Content, name: str) -> PhotoFacts:
    """Size and depth from the codestream's header. Raises PhotoReadError, also when the extra is missing."""
    _library(name, PhotoReadError)
    header = _header(data, name)
    return PhotoFacts(header.width, header.height, FileFormat.JXL, 16 if header.bits > 8 else 8)


def decode(data: bytes, name: str) -> Photo:
    """The photo, upright. Raises PhotoReadError."""
    library = _library(name, PhotoReadError)
    header = _header(data, name)
    with tempfile.TemporaryDirectory(prefix="heliograph-") as folder:
        file = Path(folder) / "picture.jxl"
        file.write_bytes(data)
        source = library.ImageInput.open(str(file))
        if source is None:
            raise ValueError(f"truncated or damaged: {library.geterror()}")
        try:
            spec = source.spec()
            stored: Any = source.read_image(0, 0, 0, spec.nchannels, spec.format)
            error = source.geterror()
        finally:
            source.close()
    if stored is None or stored.dtype.itemsize * 8 != header.bits or stored.shape[:2] != (header.height, header.width):
        raise ValueError(f"not decoded as {header}: {error}")
    colours = 1 if spec.nchannels < 3 else 3
    pixels = np.repeat(stored[..., :1], 3, axis=2) if colours == 1 else np.ascontiguousarray(stored[..., :3])
    alpha = np.ascontiguousarray(stored[..., colours]) if spec.alpha_channel == colours else None
    metadata = understood(*_blocks(data, name), _profile(spec, name))
    return Photo(pixels, alpha, metadata, header.orientation, FileFormat.JXL, grey=colours == 1)


def read_metadata(data: bytes, name: str) -> Metadata:
    """What is kept beside the picture; the colour profile is a part of it and only there when it is decoded. Raises PhotoReadError."""
    return understood(*_blocks(data, name), None)


def encode(pixels: Pixels, alpha: Pixels | None, metadata: Metadata, quality: int, name: str) -> tuple[bytes, list[str]]:
    """A JPEG XL of (height, width[, 3]) uint8 or uint16; quality 100 is lossless. Raises PhotoWriteError without the extra.

    A colour profile comes back byte for byte from a lossless file; a lossy one holds primaries and tone curve, from which readers
    make a profile that means the same. A profile of tables cannot be held so: such photos are stored lossless. `name` stands in messages.
    """
    library = _library(name, PhotoWriteError)
    lossless = quality == 100 or (metadata.icc is not None and icc.colour_space(metadata.icc) == "RGB" and not icc.is_matrix(metadata.icc))
    channels = np.atleast_3d(pixels) if alpha is None else np.dstack([pixels if pixels.ndim == 3 else np.dstack([pixels] * 3), alpha])
    height, width, count = channels.shape
    spec = library.ImageSpec(width, height, count, library.UINT8 if channels.dtype == np.uint8 else library.UINT16)
    spec.attribute("compression", f"jpegxl:{100 if lossless else quality}")
    spec.attribute("jpegxl:effort", _LOSSLESS_EFFORT if lossless else _EFFORT)
    if metadata.icc:
        kind = library.TypeDesc(f"uint8[{len(metadata.icc)}]")
        spec.attribute("ICCProfile", kind, np.frombuffer(metadata.icc, np.uint8))
    try:
        return _with_metadata(_written(library, spec, channels, metadata.icc, exact=lossless), metadata), []
    except ValueError:
        if not metadata.icc:
            raise
    # Nothing but the profile differs from picture to picture; libjxl refuses one it cannot make sense of.
    spec.erase_attribute("ICCProfile")
    warning = said("The colour profile was left out: JPEG XL cannot hold it.")
    return _with_metadata(_written(library, spec, channels), metadata), [warning]


def _written(library: Any, spec: Any, channels: Any, profile: bytes | None = None, *, exact: bool = False) -> bytes:
    """What the library writes, read back once. Raises ValueError. exact: it must hold this very profile, not just one."""
    with tempfile.TemporaryDirectory(prefix="heliograph-") as folder:
        file = Path(folder) / "picture.jxl"
        target = library.ImageOutput.create(str(file))
        done = target.open(str(file), spec) and target.write_image(np.ascontiguousarray(channels))
        if not (target.close() and done):
            raise ValueError(f"OpenImageIO could not encode the JPEG XL: {target.geterror()}")
        _prove(library, str(file), channels, profile, exact)
        return file.read_bytes()


def _prove(library: Any, file: str, channels: Any, profile: bytes | None, exact: bool) -> None:
    """Raises ValueError when the file does not hold the channels, the size and the profile; opening it decodes it."""
    source = library.ImageInput.open(file)
    if source is None:
        raise ValueError(f"The JPEG XL cannot be read back: {library.geterror()}")
    try:
        spec = source.spec()
        stored = spec.getattribute("ICCProfile")
    finally:
        source.close()
    if (spec.height, spec.width, spec.nchannels) != channels.shape:
        raise ValueError("The JPEG XL cannot be read back: it holds another picture.")
    found = b"" if stored is None else np.asarray(stored, np.uint8).tobytes()
    if profile and (found != profile if exact else not found):
        raise ValueError("The JPEG XL does not hold its profile.")


def _with_metadata(jxl: bytes, metadata: Metadata) -> bytes:
    """The file with our metadata, uncompressed and before the picture, in place of whatever the library wrote."""
    exif = joined_iptc(metadata.exif, metadata.iptc) if metadata.iptc else metadata.exif
    parts = [SIGNATURES[1], _box(b"ftyp", b"jxl \0\0\0\0jxl ")]
    picture = [(kind, body) for kind, body, _ in boxes(jxl, 0, len(jxl)) if kind in _PICTURE] or [(b"jxlc", jxl)]
    parts += [_box(kind, body) for kind, body in picture if kind == b"jxll"]
    if exif:
        parts.append(_box(b"Exif", bytes(4) + exif))
    if metadata.xmp:
        parts.append(_box(b"xml ", metadata.xmp))
    return b"".join(parts + [_box(kind, body) for kind, body in picture if kind != b"jxll"])


def _box(kind: bytes, body: bytes) -> bytes:
    if len(body) + 8 < 2**32:
        return struct.pack(">I4s", len(body) + 8, kind) + body
    return struct.pack(">I4sQ", 1, kind, len(body) + 16) + body


def _blocks(data: bytes, name: str) -> tuple[bytes | None, bytes | None, bytes | None]:
    """EXIF, XMP and IPTC."""
    exif = xmp = None
    for kind, body, _ in boxes(data, 0, len(data)) if not data.startswith(SIGNATURES[0]) else ():
        if kind == b"brob" and body[:4] in (b"Exif", b"xml "):
            kind, body = body[:4], _expanded(body[4:], name)
        if kind == b"Exif" and exif is None and len(body) > 4:
            exif = body[4 + struct.unpack_from(">I", body)[0] :].removeprefix(b"Exif\0\0")
        elif kind == b"xml " and xmp is None:
            xmp = body or None
    exif, iptc = split_iptc(exif or None)
    return exif, xmp, iptc


def _expanded(data: bytes, name: str) -> bytes:
    """Decompressed, empty when damaged or beyond the limit: no reason to refuse the pixels."""
    brotli = Extra.BROTLI.load(said("{name} could not be read", name=name), PhotoReadError)
    stream, out = brotli.Decompressor(), b""
    try:
        out = stream.process(data, output_buffer_limit=_TEXT_LIMIT)
    except brotli.error:
        return b""
    return out if stream.is_finished() else b""


def _profile(spec: Any, name: str) -> bytes | None:
    """The profile in the file, or the one the library made from its numbers; None for sRGB named by number. Raises for HDR and CMYK."""
    numbers = spec.getattribute("CICP")
    if numbers is not None:
        primaries, transfer = int(numbers[0]), int(numbers[1])
        profile_of_numbers(primaries, transfer, name)
        if (primaries, transfer) == (1, 13):
            return None
    stored = spec.getattribute("ICCProfile")
    profile = b"" if stored is None else np.asarray(stored, np.uint8).tobytes()
    if icc.colour_space(profile) == "CMYK":
        raise PhotoReadError(said("{name} is a CMYK picture, made for printing; only RGB and grey ones can be read.", name=name))
    return profile or None


def _codestream(data: Content, name: str) -> bytes:
    """The beginning of the codestream, of which the header is a few dozen bytes."""
    if data.startswith(SIGNATURES[0]):
        return data[:_BEGINNING]
    begun = b""
    at = 0
    for kind, start, stop in spans(data, 0, len(data)):
        at = stop
        if kind in (b"jxlc", b"jxlp") and len(begun) < _BEGINNING:
            start += 4 if kind == b"jxlp" else 0
            begun += data[start : min(stop, start + _BEGINNING)]
    if at != len(data):
        raise PhotoReadError(said("{name} is cut short: the end of the picture is missing.", name=name))
    return begun[:_BEGINNING]


def _header(data: Content, name: str) -> _Header:
    codestream = _codestream(data, name)
    if not codestream.startswith(SIGNATURES[0]):
        raise PhotoReadError(said("{name} is cut short or damaged: this JPEG XL has no picture in it.", name=name))
    bits = _Bits(codestream[2:])
    width, height = _size(bits)
    orientation, depth = 1, 8
    if not bits.take(1):  # not everything is as usual
        if bits.take(1):
            orientation = bits.take(3) + 1
            if bits.take(1):
                _size(bits)
            if bits.take(1):
                _preview(bits)
            if bits.take(1):
                raise PhotoReadError(said("{name} is an animation, not a photo.", name=name))
        floating = bits.take(1)
        depth = bits.choice((0, 32), (0, 16), (0, 24), (6, 1)) if floating else bits.choice((0, 8), (0, 10), (0, 12), (6, 1))
        if floating or depth not in (8, 16):
            kind = said("floating-point pixels") if floating else said("{bits} bits per channel", bits=depth)
            raise PhotoReadError(said("{name} is a JPEG XL with {kind}; only 8 and 16 bits can be read.", name=name, kind=kind))
    if orientation >= 5:
        width, height = height, width
    return _Header(width, height, depth, orientation)


class _Bits:
    """Bits from the lowest of each byte up."""

    def __init__(self, data: bytes) -> None:
        self._value = int.from_bytes(data, "little")
        self._left = 8 * len(data)

    def take(self, count: int) -> int:
        self._left -= count
        if self._left < 0:
            raise ValueError("truncated header")
        taken = self._value & ((1 << count) - 1)
        self._value >>= count
        return taken

    def choice(self, *ways: tuple[int, int]) -> int:
        """A number written in one of four ways: so many bits, to which a constant is added."""
        count, added = ways[self.take(2)]
        return self.take(count) + added


def _size(bits: _Bits) -> tuple[int, int]:
    """(width, height)."""
    small = bits.take(1)

    def side() -> int:
        return 8 * (bits.take(5) + 1) if small else bits.choice((9, 1), (13, 1), (18, 1), (30, 1))

    height = side()
    ratio = bits.take(3)
    return (height * _RATIOS[ratio][0] // _RATIOS[ratio][1] if ratio else side()), height


def _preview(bits: _Bits) -> None:
    eighths = bits.take(1)

    def side() -> int:
        return bits.choice((0, 16), (0, 32), (5, 1), (9, 33)) if eighths else bits.choice((6, 1), (8, 65), (10, 321), (12, 1345))

    side()
    if not bits.take(3):
        side()


def _library(name: str, kind: type[EngineError]) -> Any:
    read = kind is PhotoReadError
    return Extra.JXL.load(said("{name} could not be read", name=name) if read else said("{name} could not be saved", name=name), kind)
