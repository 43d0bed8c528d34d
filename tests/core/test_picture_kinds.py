"""Every kind of picture a file can hold is read as what it means, or refused in one sentence that says what it is."""

import struct
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import icc
from engine.core.errors import PhotoReadError
from engine.core.photo_io import decode_photo
from engine.core.tiff_tags import NewTag, Tag, TagBlock, with_tags
from tests.helpers.photo_samples import colours, encoded, png, png_chunk, tiff

RGB, GREY = colours(), colours()[..., 0]
EIGHT_COLOURS = Image.fromarray(RGB).quantize(8)
DEEP = colours(depth=16)
HALF = np.where(np.arange(40) < 20, 0, 255).astype(np.uint8)[None].repeat(24, axis=0)
FOUR = (np.arange(40) // 10).astype(np.uint8)[None].repeat(24, axis=0)
"""Four levels."""


class Read(NamedTuple):
    """What a file is read as: its pixels (of one channel where they are grey), and alpha."""

    pixels: np.ndarray
    alpha: np.ndarray | None = None
    tolerance: int = 0


def few_bits_png(values: np.ndarray, bits: int) -> bytes:
    """A grey PNG of 1, 2 or 4 bits."""
    per_byte = 8 // bits
    packed = np.zeros((values.shape[0], values.shape[1] // per_byte), np.uint8)
    for place in range(per_byte):
        packed |= values[:, place::per_byte] << (8 - bits - place * bits)
    whole = bytearray(png(packed, 0, size=values.shape))
    whole[24] = bits
    return bytes(whole[:8]) + png_chunk(b"IHDR", bytes(whole[16:29])) + bytes(whole[33:])


def paged(*pages: np.ndarray, **second: object) -> bytes:
    out = BytesIO()
    with tifffile.TiffWriter(out) as file:
        for number, page in enumerate(pages):
            file.write(page, photometric="rgb", metadata=None, **(second if number else {}))  # type: ignore[arg-type]
    return out.getvalue()


def with_bits(bits: int) -> bytes:
    """A grey TIFF that says it has so many."""
    block = TagBlock(bytearray(tiff(DEEP[..., 0], photometric="minisblack")))
    block.set_number(block.first(), Tag.BITS_PER_SAMPLE, bits)
    return bytes(block.data)


def layered() -> bytes:
    data = tiff(RGB, photometric="rgb", metadata=None)
    return with_tags(TagBlock(data), [NewTag(Tag.LAYERS, 7, 40, b"Adobe Photoshop Document Data Block\0" + bytes(4))])


def frames(kind: str) -> Callable[[], bytes]:
    return lambda: encoded(Image.fromarray(RGB), kind, save_all=True, append_images=[Image.fromarray(RGB[::-1])])


READ: dict[str, tuple[Callable[[], bytes], Read]] = {
    "grey JPEG": (lambda: encoded(Image.fromarray(GREY), "JPEG", quality=100), Read(GREY, tolerance=2)),
    "grey PNG": (lambda: encoded(Image.fromarray(GREY), "PNG"), Read(GREY)),
    "grey TIFF": (lambda: encoded(Image.fromarray(GREY), "TIFF"), Read(GREY)),
    "grey AVIF": (lambda: encoded(Image.fromarray(GREY), "AVIF", quality=100, subsampling="4:0:0"), Read(GREY, tolerance=1)),
    "16-bit grey PNG": (lambda: png(DEEP[..., 0], 0), Read(DEEP[..., 0])),
    "16-bit grey TIFF": (lambda: tiff(DEEP[..., 0], photometric="minisblack"), Read(DEEP[..., 0])),
    "16-bit grey TIFF, white at zero": (lambda: tiff(DEEP[..., 0], photometric="miniswhite"), Read(65535 - DEEP[..., 0])),
    "grey PNG with alpha": (lambda: png(np.dstack([GREY, GREY[::-1]]), 4), Read(GREY, GREY[::-1])),
    "16-bit grey PNG with alpha": (lambda: png(DEEP[..., :2], 4), Read(DEEP[..., 0], DEEP[..., 1])),
    "grey TIFF with alpha": (
        lambda: tiff(np.dstack([DEEP[..., 0], DEEP[..., 1]]), photometric="minisblack", extrasamples=["unassalpha"]),
        Read(DEEP[..., 0], DEEP[..., 1]),
    ),
    "1-bit PNG": (lambda: encoded(Image.fromarray(HALF).convert("1"), "PNG"), Read(HALF)),
    "1-bit TIFF": (lambda: encoded(Image.fromarray(HALF).convert("1"), "TIFF"), Read(HALF)),
    "1-bit TIFF, packed": (lambda: encoded(Image.fromarray(HALF).convert("1"), "TIFF", compression="packbits"), Read(HALF)),
    "2-bit PNG": (lambda: few_bits_png(FOUR, 2), Read(FOUR * 85)),
    "4-bit PNG": (lambda: few_bits_png(FOUR, 4), Read(FOUR * 17)),
    "palette PNG": (lambda: encoded(Image.fromarray(HALF).convert("P"), "PNG"), Read(np.dstack([HALF] * 3))),
    "palette TIFF": (lambda: encoded(EIGHT_COLOURS, "TIFF"), Read(np.array(EIGHT_COLOURS.convert("RGB")))),
    "TIFF of planes": (lambda: tiff(np.moveaxis(DEEP, 2, 0).copy(), photometric="rgb", planarconfig="separate"), Read(DEEP)),
    "TIFF with a fifth channel": (
        lambda: tiff(np.dstack([RGB, GREY, GREY[::-1]]), photometric="rgb", extrasamples=["unassalpha", "unspecified"]),
        Read(RGB, GREY),
    ),
    "first of three pages": (lambda: paged(RGB, RGB[::-1], RGB), Read(RGB)),
    "TIFF with a smaller copy": (lambda: paged(RGB, RGB[::2, ::2].copy(), subfiletype=1), Read(RGB)),
    "layers": (layered, Read(RGB)),
}  # fmt: skip

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "CMYK JPEG": (lambda: encoded(Image.fromarray(RGB).convert("CMYK"), "JPEG"), "CMYK"),
    "CMYK TIFF": (lambda: encoded(Image.fromarray(RGB).convert("CMYK"), "TIFF"), "CMYK"),
    "Lab TIFF": (lambda: encoded(Image.fromarray(RGB).convert("LAB"), "TIFF"), "Lab"),
    "float TIFF": (lambda: tiff(RGB.astype(np.float32), photometric="rgb"), "8 and 16 bits"),
    "half-float TIFF": (lambda: tiff(RGB.astype(np.float16), photometric="rgb"), "8 and 16 bits"),
    "double TIFF": (lambda: tiff(RGB.astype(np.float64), photometric="rgb"), "8 and 16 bits"),
    "signed TIFF": (lambda: tiff(RGB.astype(np.int16), photometric="rgb"), "8 and 16 bits"),
    "32-bit TIFF": (lambda: tiff(RGB.astype(np.uint32), photometric="rgb"), "32 bits"),
    "12-bit TIFF": (lambda: with_bits(12), "12 bits"),
    "animated PNG": (frames("PNG"), "animation"),
    "animated WebP": (frames("WEBP"), "animation"),
    "animated AVIF": (frames("AVIF"), "animation"),
    "GIF": (frames("GIF"), "GIF"),
    "12-bit JPEG": (lambda: b"\xff\xd8\xff\xc1\0\x11" + struct.pack(">BHHB", 12, 24, 40, 3) + bytes(9) + b"\xff\xd9", "12 bits"),
}


@pytest.mark.parametrize("kind", READ)
def test_is_read_as_it_is_meant(kind: str) -> None:
    made, expected = READ[kind]
    photo = decode_photo(made(), "a")
    grey = expected.pixels.ndim == 2
    assert photo.pixels.dtype == expected.pixels.dtype
    wanted = np.dstack([expected.pixels] * 3) if grey else expected.pixels
    assert np.abs(photo.pixels.astype(int) - wanted).max() <= expected.tolerance
    assert photo.grey == grey
    assert (photo.alpha is None) == (expected.alpha is None)
    if photo.alpha is not None and expected.alpha is not None:
        np.testing.assert_array_equal(photo.alpha, expected.alpha)


@pytest.mark.parametrize("kind", REFUSED)
def test_is_refused_in_one_sentence(kind: str) -> None:
    made, word = REFUSED[kind]
    with pytest.raises(PhotoReadError) as caught:
        decode_photo(made(), "a.file")
    message = caught.value.message
    assert message.startswith("a.file ")
    assert word in message
    assert message.endswith(".")
    assert "\n" not in message


def test_what_is_left_out_of_a_file_is_said() -> None:
    said = {kind: decode_photo(READ[kind][0](), "a").metadata.remarks for kind in READ}
    assert said.pop("first of three pages") == ("This file has 3 pages; only the first one was read.",)
    assert said.pop("layers") == ("The layers of this file were left out; its flattened picture was read.",)
    assert set(said.values()) == {()}


def test_a_png_that_names_its_colours_by_numbers_gets_a_profile_and_hdr_is_refused() -> None:
    photo = decode_photo(png(DEEP, 2, png_chunk(b"cICP", bytes([12, 13, 0, 1]))), "a.png")
    assert photo.metadata.icc == icc.made_rgb(icc.DISPLAY_P3)
    assert decode_photo(png(DEEP, 2, png_chunk(b"cICP", bytes([1, 13, 0, 1]))), "a.png").metadata.icc is None, "sRGB needs none"
    with pytest.raises(PhotoReadError, match=r"^a\.png is an HDR picture \(PQ\)"):
        decode_photo(png(DEEP, 2, png_chunk(b"cICP", bytes([9, 16, 0, 1]))), "a.png")
