"""Damaged and hostile files are read or refused in one sentence, nothing else."""

import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from engine.core import png_file
from engine.core.errors import PhotoReadError
from engine.core.photo import Photo
from engine.core.photo_io import decode_photo, save_photo
from tests.helpers.photo_samples import colours, encoded, full_metadata, png, png_chunk

SUFFIXES = ("jpg", "png", "tif", "webp", "avif", "jxl")


def _specimens() -> dict[str, bytes]:
    small = Photo(colours(8, 9, 16), colours(8, 9, 16)[..., 0].copy(), full_metadata())
    made = {}
    for kind, encode in _ENCODERS.items():
        made[kind] = encode(small)
    made["lzw"] = encoded(Image.fromarray(colours(8, 9)), "TIFF", compression="tiff_lzw")
    made["palette"] = encoded(Image.fromarray(colours(8, 9)).quantize(4), "PNG", transparency=b"\0")
    return made


def _through_file(suffix: str) -> Callable[[Photo], bytes]:
    def encode(photo: Photo) -> bytes:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            save_photo(photo, Path(folder) / f"a.{suffix}")
            return (Path(folder) / f"a.{suffix}").read_bytes()

    return encode


_ENCODERS = {suffix: _through_file(suffix) for suffix in SUFFIXES}


@pytest.fixture(scope="module")
def specimens() -> dict[str, bytes]:
    return _specimens()


def read_or_refuse(data: bytes) -> None:
    """The only two things that may happen to a file."""
    try:
        photo = decode_photo(data, "garbage", max_megapixels=1.0)
    except PhotoReadError:
        return
    assert photo.pixels.shape == (photo.height, photo.width, 3)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from([*SUFFIXES, "lzw", "palette"]),
    changes=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=8),
    cut=st.integers(0, 500),
    swap=st.booleans(),
)
def test_damaged_files_are_read_or_refused(
    specimens: dict[str, bytes], kind: str, changes: list[tuple[int, int]], cut: int, swap: bool
) -> None:
    data = bytearray(specimens[kind])
    for at, value in changes:
        data[at % len(data)] = value
    if swap:
        middle = len(data) // 2
        data = data[:16] + data[middle:] + data[16:middle]
    read_or_refuse(bytes(data[: len(data) - cut % len(data)]))


@settings(max_examples=100, deadline=None)
@given(
    head=st.sampled_from(
        [b"\xff\xd8\xff\xe1", b"\xff\xd8\xff\xc0\x00\x11\x08", png_file.SIGNATURE, b"II*\0\x08\0\0\0", b"MM\0*", b"RIFF\0\0\0\0WEBPVP8X"]
    ),
    data=st.binary(max_size=200),
)
def test_random_bytes_behind_a_true_beginning_are_refused(head: bytes, data: bytes) -> None:
    read_or_refuse(head + data)


@settings(max_examples=60, deadline=None)
@given(
    chunks=st.lists(
        st.tuples(st.sampled_from([b"tEXt", b"zTXt", b"iTXt", b"iCCP", b"eXIf", b"tRNS", b"acTL"]), st.binary(max_size=60)), max_size=4
    )
)
def test_random_chunks_in_a_sound_png_do_not_cost_the_picture(chunks: list[tuple[bytes, bytes]]) -> None:
    extra = [png_chunk(kind, body) for kind, body in chunks if kind not in (b"tRNS", b"acTL", b"eXIf")]
    photo = decode_photo(png(colours(4, 5, 16), 2, *extra), "a.png")
    assert np.array_equal(photo.pixels, colours(4, 5, 16))
    read_or_refuse(png(colours(4, 5), 2, *[png_chunk(kind, body) for kind, body in chunks]))


def test_a_text_that_grows_to_gigabytes_is_left_alone() -> None:
    stream = zlib.compressobj(9)
    bomb = b"".join(stream.compress(bytes(1 << 20)) for _ in range(100)) + stream.flush()
    photo = decode_photo(png(colours(), 2, png_chunk(b"zTXt", b"XML:com.adobe.xmp\0\0" + bomb)), "a.png")
    assert photo.metadata.xmp is None
