"""Damaged and hostile files are read or refused in one sentence, nothing else."""

import zlib

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.core.photo_io import decode_photo
from tests.helpers.mutations import mutant, read_or_refuse, specimens
from tests.helpers.photo_samples import colours, png, png_chunk


@pytest.fixture(scope="module")
def sound() -> dict[str, bytes]:
    return specimens()


def test_every_specimen_is_sound(sound: dict[str, bytes]) -> None:
    assert len(sound) >= 16
    assert all(read_or_refuse(data) for data in sound.values())


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(0, 10**9))
def test_damaged_files_are_read_or_refused_and_noise_is_no_picture(sound: dict[str, bytes], number: int) -> None:
    """The same damage as `python -m tests.benchmarks.fuzz_decoders` does a hundred thousand times."""
    kind, data = mutant(number, sound)
    assert not (read_or_refuse(data) and kind == "noise")


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
