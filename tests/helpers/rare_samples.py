"""HEIC, JPEG XL and raw files made by other means than the code under test."""

import io
import struct
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms

from engine.core.photo import Metadata

_CAMERA_FROM_XYZ = ((0.8, -0.2, -0.1), (-0.4, 1.2, 0.2), (-0.1, 0.2, 0.6))


def heic(pixels: np.ndarray, metadata: Metadata | None = None, **options: Any) -> bytes:
    """A lossless HEIC of uint8 or uint16 (stored with 10 bits) RGB or RGBA."""
    library = pytest.importorskip("pillow_heif")
    kind = "RGB" if pixels.shape[2] == 3 else "RGBA"
    height, width = pixels.shape[:2]
    mode = f"{kind};16" if pixels.dtype == np.uint16 else kind
    file = library.from_bytes(mode=mode, size=(width, height), data=np.ascontiguousarray(pixels).tobytes())
    if metadata is not None and metadata.icc:
        file[0].info.update(icc_profile=metadata.icc, icc_profile_type="prof")
    out = io.BytesIO()
    blocks = {} if metadata is None else {"exif": b"Exif\0\0" + (metadata.exif or b""), "xmp": metadata.xmp}
    file.save(out, quality=-1, chroma=444, **blocks, **options)
    return out.getvalue()


def dng(height: int = 60, width: int = 80, orientation: int = 1) -> bytes:
    """A raw file of a sensor with a Bayer pattern that saw a grey ramp, darkest at the left, with room above the brightest."""
    ramp = np.linspace(1000, 12000, width)[None].repeat(height, axis=0).astype(np.uint16)
    matrix = tuple(number for row in _CAMERA_FROM_XYZ for value in row for number in (round(10_000 * value), 10_000))
    tags = [
        (271, 2, 0, "Maker", True),
        (272, 2, 0, "One", True),
        (274, 3, 1, orientation, True),
        (306, 2, 0, "2026:01:02 03:04:05", True),
        (33421, 3, 2, (2, 2), True),
        (33422, 1, 4, bytes([0, 1, 1, 2]), True),
        (50706, 1, 4, bytes([1, 4, 0, 0]), True),
        (50707, 1, 4, bytes([1, 1, 0, 0]), True),
        (50708, 2, 0, "Maker One", True),
        (50714, 3, 1, 512, True),
        (50717, 4, 1, 16383, True),
        (50721, 10, 9, matrix, True),
        (50728, 5, 3, (1, 1, 1, 1, 1, 1), True),
        (50778, 3, 1, 21, True),
    ]
    out = io.BytesIO()
    tifffile.imwrite(out, ramp, photometric=32803, extratags=tags, rowsperstrip=height, metadata=None, software=False)
    return out.getvalue()


def turned_jxl(orientation: int) -> bytes:
    """The smallest picture there is, black and 8 by 8, that says how it lies: a header written bit by bit, without a picture behind."""
    bits: list[int] = []

    def put(value: int, count: int) -> None:
        bits.extend(value >> at & 1 for at in range(count))

    put(1, 1)  # a small size
    put(0, 5)  # 8 rows
    put(0, 3)  # no ratio
    put(2, 5)  # 24 columns
    put(0, 1)  # not all as usual
    put(1, 1)  # there is more to say
    put(orientation - 1, 3)
    put(0, 3)  # no intrinsic size, no preview, no animation
    put(0, 1)  # whole numbers
    put(1, 2)  # of 10 bits
    value = sum(bit << at for at, bit in enumerate(bits))
    return b"\xff\x0a" + value.to_bytes(16, "little")


def jxl_box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, kind) + body


def table_profile() -> bytes:
    """An RGB profile of the second version that is a table of sRGB in Lab and names no primaries."""
    identity = bytes(range(256)) * 3
    axis = np.linspace(0, 255, 9).round().astype(np.uint8)
    grid = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), axis=-1).reshape(1, -1, 3)
    lab = ImageCms.profileToProfile(Image.fromarray(grid), ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB")
    assert lab is not None
    corners = np.frombuffer(lab.tobytes(), np.uint8).reshape(-1, 3) ^ np.array([0, 128, 128], np.uint8)
    matrix = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    table = b"mft1" + bytes(4) + bytes([3, 3, 9, 0]) + matrix + identity + corners.tobytes() + identity
    name = b"desc" + struct.pack(">II", 0, 6) + b"table\0" + bytes(78)
    white = b"XYZ " + struct.pack(">I3i", 0, 63190, 65536, 54061)
    tags = [(b"desc", name), (b"cprt", b"text" + bytes(4) + b"none\0\0\0\0"), (b"wtpt", white), (b"A2B0", table)]
    listed, body, start = b"", b"", 132 + 12 * len(tags)
    for sign, value in tags:
        listed += struct.pack(">4sII", sign, start + len(body), len(value))
        body += value + bytes(-len(value) % 4)
    head = struct.pack(">I4sI4s4s4s", start + len(body), b"test", 0x02100000, b"mntr", b"RGB ", b"Lab ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + listed + body
