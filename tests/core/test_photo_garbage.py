"""Damaged and hostile files are read or refused in one sentence, nothing else."""

import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from engine.core import jpeg_file, photo_io, png_file
from engine.core.errors import PhotoReadError
from engine.core.photo import PhotoFacts
from engine.core.photo_io import decode_photo, photo_facts, read_photo, save_photo
from engine.core.tiff_tags import Tag, TagBlock
from tests.helpers.mutations import kept_or_refused, mutant, read_or_refuse, specimens
from tests.helpers.photo_samples import colours, encoded, full_metadata, png, png_chunk


class Specimens(dict[str, bytes]):
    """Hypothesis writes down what a test was given, and these are long."""

    def __repr__(self) -> str:
        return "specimens()"


@pytest.fixture(scope="module")
def sound() -> dict[str, bytes]:
    return Specimens(specimens())


def test_every_specimen_is_sound(sound: dict[str, bytes]) -> None:
    assert len(sound) >= 22
    assert all(read_or_refuse(data) for data in sound.values())


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(0, 10**9))
def test_damaged_files_are_read_or_refused_and_noise_is_no_picture(sound: dict[str, bytes], number: int) -> None:
    """The same damage as `python -m tests.benchmarks.fuzz_decoders` does a hundred thousand times."""
    kept_or_refused(*mutant(number, sound))


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


def test_damage_beside_the_pixels_costs_nothing_but_itself_and_a_word(tmp_path: Path) -> None:
    """Broken EXIF data, broken profiles: the photo, what could be read, and a sentence that goes with it to the saved file."""
    whole = full_metadata()
    assert whole.exif is not None
    assert whole.icc is not None
    pointer_gone = bytearray(whole.exif)
    block = TagBlock(pointer_gone)
    block.set_number(block.first(), Tag.EXIF_DIRECTORY, 9_999_999)
    far_away = whole.exif.replace(b"\x1a\x01\x05\0\x01\0\0\0", b"\x1a\x01\x05\0\x01\0\0\x7f")  # a resolution of 2 billion numbers
    assert far_away != whole.exif
    bad_exif = (b"no tags at all", whole.exif[:100], bytes(pointer_gone), far_away)
    bad_profile = (b"nothing", whole.icc[:300], whole.icc[:16] + b"CMYK" + whole.icc[20:])
    broken = [(replace(whole, exif=exif), "EXIF") for exif in bad_exif] + [(replace(whole, icc=icc), "profile") for icc in bad_profile]
    bare = encoded(Image.fromarray(colours()), "JPEG", quality=95)
    for number, (metadata, word) in enumerate(broken):
        jpeg, _ = jpeg_file.with_metadata(bare, metadata)
        for data in (jpeg, png_file.with_metadata(png(colours(), 2), metadata)):
            photo = decode_photo(data, "a")
            assert [word in remark for remark in photo.metadata.remarks] == [True], number
            assert photo.metadata.xmp == whole.xmp
        (tmp_path / f"{number}.jpg").write_bytes(jpeg)
        said = save_photo(read_photo(tmp_path / f"{number}.jpg"), tmp_path / f"{number}.png")
        assert [word in sentence for sentence in said] == [True], number
    sound, _ = jpeg_file.with_metadata(bare, whole)
    assert decode_photo(sound, "a").metadata.remarks == ()


def absurd_jxl() -> bytes:
    """A header of a billion by a billion pixels, written bit by bit."""
    value = at = 0
    for number, count in ((0, 1), (3, 2), (2**30 - 1, 30), (0, 3), (3, 2), (2**30 - 1, 30), (1, 1)):
        value |= number << at
        at += count
    return b"\xff\x0a" + value.to_bytes(40, "little")


def absurd(kind: str, sound: dict[str, bytes]) -> bytes:
    """The specimen of that kind with a header that claims more than there can be."""
    data = bytearray(sound.get(kind, b""))
    if kind == "jxl":
        return absurd_jxl()
    if kind.startswith("tiff") or kind == "bigtiff":
        block = TagBlock(data)
        for tag in (Tag.IMAGE_WIDTH, Tag.IMAGE_LENGTH):
            entry = block.first().entries[tag]
            size = 2 if entry.type == 3 else 4
            data[entry.value_at : entry.value_at + size] = b"\xff\xff\xff\x7f"[-size:]
    elif kind.startswith("webp"):
        at = data.index(b"VP8X") + 12
        data[at : at + 6] = b"\xff" * 6
    elif kind.startswith("jpg"):
        at = data.index(b"\xff\xc0") + 5
        data[at : at + 4] = b"\xff" * 4
    else:
        at = data.index(b"ispe") + 8
        data[at : at + 8] = b"\x7f\xff\xff\xff" * 2
    return bytes(data)


@pytest.mark.parametrize("kind", ["jpg 8", "tiff 8", "tiff 16", "bigtiff", "webp 8", "avif 8", "jxl"])
def test_a_file_that_claims_absurd_dimensions_is_refused_before_its_pixels(kind: str, sound: dict[str, bytes]) -> None:
    with pytest.raises(PhotoReadError, match=r"^a is too large: it has [\d,]+ megapixels, and the limit is 250\.$"):
        decode_photo(absurd(kind, sound), "a")


def test_a_jpeg_of_thousands_of_passes_is_refused_before_they_are_made() -> None:
    """Passes over nothing cost a few bytes in the file and as much time as a whole picture each."""
    data = encoded(Image.fromarray(colours(16, 16)), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    assert decode_photo(data[:-2] + 50 * data[last:-2] + b"\xff\xd9", "a").width == 16
    with pytest.raises(PhotoReadError, match="more than 100 passes"):
        decode_photo(data[:-2] + 5000 * data[last:-2] + b"\xff\xd9", "a")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(0, 10**9))
def test_what_is_said_of_a_file_by_its_header_is_the_same_whether_it_is_read_whole_or_in_pieces(
    sound: dict[str, bytes], number: int, tmp_path: Path
) -> None:
    _, data = mutant(number, sound)
    path = tmp_path / "garbage"
    path.write_bytes(data)
    said = answer_of(lambda: photo_facts(path))
    assert said == answer_of(lambda: decode_facts(data))


def decode_facts(data: bytes) -> PhotoFacts:
    """The facts of a file's content, checked as `decode_photo` checks it before it decodes."""
    decoder = photo_io._decoder(data, "garbage")
    facts: PhotoFacts = photo_io._guarded(decoder, decoder.facts, data, "garbage")
    return facts


def answer_of(ask: Callable[[], PhotoFacts]) -> PhotoFacts | str:
    try:
        return ask()
    except PhotoReadError as error:
        return error.message
