"""Metadata blocks: what is changed on saving, what must stay byte for byte, and garbage."""

import struct
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps

from engine.core import icc
from engine.core.exif_blocks import compacted
from engine.core.metadata import (
    for_saving,
    iptc_from_resources,
    joined_iptc,
    orientation_of,
    resources_with_iptc,
    shrunken_exif,
    split_iptc,
    upright,
)
from engine.core.photo import Metadata
from engine.core.tiff_tags import Tag, TagBlock
from tests.helpers import metadata_samples as samples

ORDERS = pytest.mark.parametrize("order", ["<", ">"])


@pytest.mark.parametrize("orientation", range(1, 9))
def test_upright_turns_as_exif_defines_it(orientation: int) -> None:
    stored = np.arange(2 * 3 * 3, dtype=np.uint8).reshape(2, 3, 3)
    image = Image.fromarray(stored)
    image.getexif()[0x0112] = orientation
    assert np.array_equal(upright(stored, orientation), np.array(ImageOps.exif_transpose(image)))


@ORDERS
@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_read_in_both_byte_orders(order: str, orientation: int) -> None:
    assert orientation_of(samples.exif(order, orientation)) == orientation


@pytest.mark.parametrize("block", [None, b"", b"II*\0", b"nonsense", samples.exif(orientation=0), samples.exif(orientation=9)])
def test_orientation_without_sense_is_upright(block: bytes | None) -> None:
    assert orientation_of(block) == 1


@ORDERS
def test_saving_resets_orientation_and_dimensions_and_keeps_every_other_byte_in_place(order: str) -> None:
    before = samples.exif(order)
    after = for_saving(Metadata(exif=before), 640, 480).exif
    assert after is not None
    block = TagBlock(after)
    main = block.first()
    inside = block.below(main, Tag.EXIF_DIRECTORY)
    assert inside is not None
    assert block.number(main, Tag.ORIENTATION) == 1
    assert (block.number(inside, Tag.PIXEL_WIDTH), block.number(inside, Tag.PIXEL_HEIGHT)) == (640, 480)
    assert after.index(samples.MAKER_NOTE) == before.index(samples.MAKER_NOTE)
    changed = sum(a != b for a, b in zip(before, after, strict=False))
    assert changed <= 8, "orientation, two dimensions and the pointer to the thumbnail are all that changes"


@ORDERS
def test_a_dimension_too_large_for_its_type_gets_a_larger_type(order: str) -> None:
    after = for_saving(Metadata(exif=samples.exif(order)), 70_000, 80_000).exif
    block = TagBlock(after or b"")
    inside = block.below(block.first(), Tag.EXIF_DIRECTORY)
    assert inside is not None
    assert (block.number(inside, Tag.PIXEL_WIDTH), block.number(inside, Tag.PIXEL_HEIGHT)) == (70_000, 80_000)


@ORDERS
def test_saving_leaves_no_trace_of_the_old_thumbnail(order: str) -> None:
    after = for_saving(Metadata(exif=samples.exif(order)), 640, 480).exif
    assert after is not None
    assert TagBlock(after).first().following == 0
    assert b"thumbnail" not in after


def test_a_thumbnail_that_shares_bytes_with_a_tag_is_unlinked_and_the_tag_survives() -> None:
    block = samples.exif(thumbnail=b"")
    note_at = block.index(samples.MAKER_NOTE)
    at = TagBlock(block).first().following
    # The second directory's records lie in tag order: compression, thumbnail offset, thumbnail length.
    broken = bytearray(block)
    struct.pack_into("<I", broken, at + 2 + 12 + 8, note_at)
    struct.pack_into("<I", broken, at + 2 + 24 + 8, 100)
    after = for_saving(Metadata(exif=bytes(broken)), 10, 10).exif
    assert after is not None
    assert samples.MAKER_NOTE in after
    assert TagBlock(after).first().following == 0


def test_an_exif_block_that_cannot_be_read_is_not_saved() -> None:
    assert for_saving(Metadata(exif=b"no header at all"), 10, 10).exif is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'<a tiff:Orientation="8"/>', b'<a tiff:Orientation="1"/>'),
        (b"<a tiff:Orientation='8'/>", b"<a tiff:Orientation='1'/>"),
        (b"<tiff:Orientation>6</tiff:Orientation>", b"<tiff:Orientation>1</tiff:Orientation>"),
        (b'<a tiff:ImageWidth="4000" exif:PixelYDimension="3000"/>', b'<a tiff:ImageWidth="12" exif:PixelYDimension="7"/>'),
        (b'<a xmpNote:HasExtendedXMP="0123456789ABCDEF0123456789ABCDEF"/>', b"<a/>"),
        (b"<a><xmp:Thumbnails><rdf:Alt>old</rdf:Alt></xmp:Thumbnails></a>", b"<a></a>"),
        (b'<a dc:title="tiff:Orientation is 6" xmp:Rating="5"/>', b'<a dc:title="tiff:Orientation is 6" xmp:Rating="5"/>'),
    ],
)
def test_saving_makes_xmp_true_and_touches_nothing_else(before: bytes, after: bytes) -> None:
    assert for_saving(Metadata(xmp=before), 12, 7).xmp == after


@ORDERS
def test_compacting_keeps_tags_and_the_maker_notes_offset(order: str) -> None:
    before = samples.exif(order)
    after = shrunken_exif(before)
    assert after.index(samples.MAKER_NOTE) == before.index(samples.MAKER_NOTE)
    old, new = TagBlock(before), TagBlock(after)
    for pointer in (None, Tag.EXIF_DIRECTORY, Tag.GPS_DIRECTORY):
        there = old.first() if pointer is None else old.below(old.first(), pointer)
        here = new.first() if pointer is None else new.below(new.first(), pointer)
        assert there is not None
        assert here is not None
        same = {tag: old.value(entry) for tag, entry in there.entries.items() if tag not in (0x8769, 0x8825)}
        assert {tag: new.value(entry) for tag, entry in here.entries.items() if tag not in (0x8769, 0x8825)} == same
    assert b"thumbnail" not in after


@ORDERS
def test_iptc_goes_into_exif_and_comes_out_with_the_tags_as_before(order: str) -> None:
    before = samples.exif(order)
    joined = joined_iptc(before, samples.IPTC)
    assert joined.index(samples.MAKER_NOTE) == before.index(samples.MAKER_NOTE)
    after, iptc = split_iptc(joined)
    assert iptc == samples.IPTC
    assert after is not None
    assert Tag.IPTC not in TagBlock(after).first().entries
    assert set(TagBlock(after).first().entries) == set(TagBlock(before).first().entries)


def test_iptc_without_exif_makes_a_block_of_its_own() -> None:
    assert split_iptc(joined_iptc(None, samples.IPTC))[1] == samples.IPTC


def test_photoshop_resources_round_trip_and_other_resources_are_stepped_over() -> None:
    other = b"8BIM" + struct.pack(">H", 0x03ED) + b"\x03abc" + struct.pack(">I", 3) + b"xyz\0"
    assert iptc_from_resources(other + resources_with_iptc(samples.IPTC)) == samples.IPTC


def test_a_grey_profile_becomes_an_rgb_one_with_the_same_tones_and_comes_back_byte_for_byte() -> None:
    grey = samples.grey_profile(1.8)
    rgb = icc.for_rgb_pixels(grey)
    assert rgb is not None
    assert icc.colour_space(rgb) == "RGB"
    assert icc.for_grey_pixels(rgb) == grey
    ramp = np.arange(256, dtype=np.uint8)[None]
    lab = [_to_lab(Image.fromarray(ramp), grey), _to_lab(Image.fromarray(np.dstack([ramp] * 3)), rgb)]
    assert np.abs(lab[0][..., 0].astype(int) - lab[1][..., 0]).max() <= 1
    assert np.abs(lab[1][..., 1:].view(np.int8)).max() <= 1, "grey must stay neutral"


def test_an_rgb_profile_gives_a_grey_one_with_the_same_tones() -> None:
    rgb = samples.rgb_profile()
    grey = icc.for_grey_pixels(rgb)
    assert grey is not None
    assert icc.colour_space(grey) == "GRAY"
    ramp = np.arange(256, dtype=np.uint8)[None]
    there, here = _to_lab(Image.fromarray(ramp), grey), _to_lab(Image.fromarray(np.dstack([ramp] * 3)), rgb)
    assert np.abs(there[..., 0].astype(int) - here[..., 0]).max() <= 1


def test_profiles_for_other_pixels_are_not_attached_to_rgb() -> None:
    rgb = bytearray(samples.rgb_profile())
    assert icc.for_rgb_pixels(bytes(rgb)) == rgb
    rgb[16:20] = b"CMYK"
    assert icc.for_rgb_pixels(bytes(rgb)) is None
    assert icc.for_rgb_pixels(b"no profile") is None


def _to_lab(image: Image.Image, profile: bytes) -> np.ndarray:
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    lab = ImageCms.profileToProfile(image, source, ImageCms.createProfile("LAB"), outputMode="LAB")
    assert lab is not None
    return np.frombuffer(lab.tobytes(), np.uint8).reshape(image.height, image.width, 3)


def _mutated(block: bytes, changes: list[tuple[int, int]], cut: int) -> bytes:
    data = bytearray(block)
    for at, value in changes:
        data[at % len(data)] = value
    return bytes(data[: len(data) - cut % len(data)])


CHANGES = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=12)


@settings(max_examples=150, deadline=None)
@given(changes=CHANGES, cut=st.integers(0, 2000), order=st.sampled_from("<>"))
def test_damaged_exif_never_raises_and_never_grows_without_bounds(changes: list[tuple[int, int]], cut: int, order: str) -> None:
    block = _mutated(samples.exif(order), changes, cut)
    orientation_of(block)
    saved = for_saving(Metadata(exif=block), 10, 20).exif
    assert saved is None or (len(saved) <= len(block) and orientation_of(saved) == 1)
    assert len(shrunken_exif(block)) < 20_000_000
    split_iptc(joined_iptc(block, samples.IPTC))


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=300), magic=st.sampled_from([b"II*\0", b"MM\0*", b"II+\0\x08\0\0\0", b""]))
def test_random_bytes_never_raise(data: bytes, magic: bytes) -> None:
    block = magic + data
    orientation_of(block)
    for_saving(Metadata(exif=block, xmp=data), 10, 20)
    shrunken_exif(block)
    split_iptc(block)
    iptc_from_resources(data)
    icc.for_rgb_pixels(data)
    icc.for_grey_pixels(data)


@settings(max_examples=100, deadline=None)
@given(changes=CHANGES, cut=st.integers(0, 400))
def test_damaged_profiles_never_raise(changes: list[tuple[int, int]], cut: int) -> None:
    for profile in (samples.grey_profile(), icc.for_rgb_pixels(samples.grey_profile()) or b""):
        damaged = _mutated(profile, changes, cut)
        icc.for_rgb_pixels(damaged)
        icc.for_grey_pixels(damaged)


def test_overlapping_entries_cannot_multiply_the_size() -> None:
    """Thousands of entries that each claim the whole file as their value."""
    size, count = 2_000_000, 5000
    records = b"".join(struct.pack("<HHII", 1000 + number, 7, size, 100_000) for number in range(count))
    block = (b"II*\0" + struct.pack("<IH", 8, count) + records).ljust(2_200_000, b"\0")
    assert len(compacted(TagBlock(block)) or b"") < 20_000_000
