"""HEIC, AVIF, JPEG XL and raw files: what is particular to each, and what is said when the library for one is missing."""

import struct
import sys
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from engine.core import heif_boxes, icc, jxl_file, raw_file, tiff_file
from engine.core.errors import PhotoReadError, PhotoWriteError
from engine.core.photo import FileFormat, Metadata, Photo, format_named, to_bits, to_full_range
from engine.core.photo_io import SUPPORTED_SUFFIXES, SaveOptions, decode_photo, photo_facts, read_photo, save_photo
from engine.core.read_back import lost
from engine.core.tiff_tags import Tag, TagBlock
from tests.helpers import metadata_samples as samples
from tests.helpers.mutations import specimens
from tests.helpers.photo_samples import colours, encoded, full_metadata
from tests.helpers.rare_samples import dng, heic, jxl_box, table_profile, turned_jxl

LOSSLESS = SaveOptions(quality=100)


@pytest.mark.parametrize("bits", [10, 12])
def test_few_bits_stretched_to_16_come_back_as_they_were_and_reach_both_ends(bits: int) -> None:
    values = np.arange(1 << bits, dtype=np.uint16)
    stretched = to_full_range(values, bits)
    assert (stretched[0], stretched[-1]) == (0, 65535)
    assert np.array_equal(to_bits(stretched, bits), values)


@pytest.mark.parametrize("alpha", [False, True])
def test_heic_of_8_bits_is_read(alpha: bool) -> None:
    pixels = colours()
    stored = np.dstack([pixels, pixels[::-1, :, 2]]) if alpha else pixels
    photo = decode_photo(heic(stored), "a.heic")
    assert (photo.format, photo.depth) == (FileFormat.HEIC, 8)
    assert np.abs(photo.pixels.astype(int) - pixels).max() <= 2, "there and back through YCbCr"
    assert (photo.alpha is not None) == alpha
    if photo.alpha is not None:
        assert np.array_equal(photo.alpha, stored[..., 3])


def test_heic_of_10_bits_is_read_with_16() -> None:
    pixels = colours(depth=16)
    photo = decode_photo(heic(pixels), "a.heic")
    assert photo.depth == 16
    assert np.abs(photo.pixels.astype(int) - pixels).max() <= 2 * 65535 / 1023, "two steps of 10 bits"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_heic_and_avif_are_turned_once_by_their_container(orientation: int) -> None:
    """Both writers put the EXIF orientation into the container, and readers that know it ignore EXIF."""
    image = Image.fromarray(colours())
    exif = image.getexif()
    exif[274] = orientation
    expected = np.array(ImageOps.exif_transpose(image)).astype(int)
    avif = encoded(Image.fromarray(colours()), "AVIF", quality=95, subsampling="4:4:4", exif=exif.tobytes())
    for data, name in ((avif, "a.avif"), (heic(colours(), Metadata(exif=samples.exif(orientation=orientation))), "a.heic")):
        photo = decode_photo(data, name)
        assert photo.orientation == orientation
        assert photo.pixels.shape == expected.shape
        assert np.abs(photo.pixels - expected).max() <= 6


@pytest.mark.parametrize("order", ["<", ">"])
def test_metadata_of_a_heic_reach_a_jpeg(order: str, tmp_path: Path) -> None:
    before = full_metadata(order)
    (tmp_path / "a.heic").write_bytes(heic(colours(), before))
    photo = read_photo(tmp_path / "a.heic")
    assert (photo.width, photo.height) == (24, 40), "upright"
    assert photo.metadata.icc == before.icc
    save_photo(photo, tmp_path / "a.jpg")
    after = read_photo(tmp_path / "a.jpg").metadata
    assert after.exif is not None
    assert samples.MAKER_NOTE in after.exif
    assert b'Rating="4"' in (after.xmp or b"")
    assert TagBlock(after.exif).number(TagBlock(after.exif).first(), Tag.ORIENTATION) == 1


def test_what_can_only_be_read_is_saved_in_a_format_of_its_kind() -> None:
    assert FileFormat.HEIC.saved_as is FileFormat.JPEG
    assert FileFormat.RAW.saved_as is FileFormat.TIFF
    assert {".heic", ".avif", ".jxl", ".dng", ".cr3", ".nef", ".arw"} <= SUPPORTED_SUFFIXES
    assert format_named(".HEIC") is FileFormat.HEIC


@pytest.mark.parametrize("name", ["a.heic", "a.dng"])
def test_what_cannot_be_written_is_refused_with_what_can(name: str, tmp_path: Path) -> None:
    with pytest.raises(PhotoWriteError, match=r"\.avif.*\.jxl"):
        save_photo(Photo(colours()), tmp_path / name)


@pytest.mark.parametrize("with_alpha", [False, True])
def test_avif_of_a_16_bit_photo_is_exact_in_12_bits_when_lossless(with_alpha: bool, tmp_path: Path) -> None:
    pixels = colours(depth=16)
    alpha = pixels[::-1, :, 2].copy() if with_alpha else None
    save_photo(Photo(pixels, alpha), tmp_path / "a.avif", LOSSLESS)
    again = read_photo(tmp_path / "a.avif")
    assert np.array_equal(again.pixels, to_full_range(to_bits(pixels, 12), 12))
    assert (again.alpha is not None) == with_alpha
    if again.alpha is not None and alpha is not None:
        assert np.array_equal(again.alpha, to_full_range(to_bits(alpha, 12), 12))


@pytest.mark.parametrize(("suffix", "tolerance"), [("avif", 700), ("jxl", 700)])
def test_lossy_files_of_16_bits_keep_gradients_finer_than_8_bits(suffix: str, tolerance: int, tmp_path: Path) -> None:
    """The tolerance is of 65535, that is about 1 %."""
    ramp = np.repeat(np.linspace(20_000, 24_000, 256)[None, :, None], 64, axis=0).repeat(3, axis=2).astype(np.uint16)
    save_photo(Photo(ramp), tmp_path / f"a.{suffix}", SaveOptions(quality=95))
    again = read_photo(tmp_path / f"a.{suffix}").pixels
    assert np.abs(again.astype(int) - ramp).max() <= tolerance
    assert len(np.unique(again)) > 30, "8 bits have 16 levels there"


def test_avif_keeps_full_colour_resolution_unless_told_otherwise(tmp_path: Path) -> None:
    stripes = np.zeros((32, 32, 3), np.uint8)
    stripes[:, ::2] = (255, 0, 0)
    stripes[:, 1::2] = (0, 0, 255)
    save_photo(Photo(stripes), tmp_path / "full.avif")
    save_photo(Photo(stripes), tmp_path / "half.avif", SaveOptions(full_chroma=False))
    error = [np.abs(read_photo(tmp_path / name).pixels.astype(int) - stripes).mean() for name in ("full.avif", "half.avif")]
    assert error[0] < 8 < 30 < error[1]


def test_a_wide_space_named_only_by_numbers_becomes_a_profile() -> None:
    profile = heif_boxes.profile_of_numbers(12, 13, "a")
    assert profile is not None
    assert icc.colour_space(profile) == "RGB"
    assert heif_boxes.profile_of_numbers(1, 13, "a") is None, "sRGB needs none"


@pytest.mark.parametrize("transfer", [16, 18])
def test_hdr_is_refused_in_words(transfer: int) -> None:
    with pytest.raises(PhotoReadError, match=r"a\.avif is an HDR picture"):
        heif_boxes.profile_of_numbers(9, transfer, "a.avif")


def test_a_jxl_with_depths_nobody_decodes_is_refused_in_words() -> None:
    with pytest.raises(PhotoReadError, match="10 bits per channel"):
        decode_photo(turned_jxl(6), "a.jxl")


def test_compressed_metadata_of_a_jxl_are_read(tmp_path: Path) -> None:
    brotli = pytest.importorskip("brotli")
    save_photo(Photo(colours()), tmp_path / "a.jxl", LOSSLESS)
    data = (tmp_path / "a.jxl").read_bytes()
    at = len(jxl_file.SIGNATURES[1]) + 20
    extra = jxl_box(b"brob", b"xml " + brotli.compress(samples.xmp()))
    photo = decode_photo(data[:at] + extra + data[at:], "a.jxl")
    assert photo.metadata.xmp == samples.xmp()


@pytest.mark.parametrize("quality", [95, 100])
def test_a_profile_of_tables_survives_in_a_jxl(quality: int, tmp_path: Path) -> None:
    """Lossy files have no place for one; such photos are stored lossless."""
    profile = table_profile()
    assert save_photo(Photo(colours(), metadata=Metadata(icc=profile)), tmp_path / "a.jxl", SaveOptions(quality=quality)) == ()
    again = read_photo(tmp_path / "a.jxl")
    assert np.array_equal(again.pixels, colours())
    assert again.metadata.icc == profile


def test_a_profile_that_makes_no_sense_costs_a_jxl_nothing_but_the_profile_and_a_word(tmp_path: Path) -> None:
    broken = samples.rgb_profile().replace(b"rTRC", b"A2B0")
    warnings = save_photo(Photo(colours(), metadata=Metadata(icc=broken)), tmp_path / "a.jxl", LOSSLESS)
    assert ["profile" in text for text in warnings] == [True]
    assert np.array_equal(read_photo(tmp_path / "a.jxl").pixels, colours())


def test_a_cropped_avif_shows_its_crop() -> None:
    """The clean aperture of 40 by 24 pixels a little off the centre; its box takes the place of one that says nothing here."""
    data = encoded(Image.fromarray(colours(64, 64)), "AVIF", quality=100, subsampling="4:4:4")
    whole = decode_photo(data, "a.avif").pixels
    box = jxl_box(b"clap", struct.pack(">IIIIiIiI", 40, 1, 24, 1, -2, 1, 6, 1))
    assert len(box) == 40
    at = data.index(b"ipco") - 4
    size = struct.unpack_from(">I", data, at)[0]
    associations = data.index(b"ipma") - 4
    entry = struct.unpack_from(">I", data, associations)[0]
    count = len([1 for _ in heif_boxes.boxes(data, at + 8, at + size)])
    grown = bytearray(
        data[: at + size] + box + data[at + size : associations + entry] + bytes([0x80 | count + 1]) + data[associations + entry :]
    )
    moved = len(box) + 1
    for start in (at, data.index(b"iprp") - 4, data.index(b"meta") - 4):
        struct.pack_into(">I", grown, start, struct.unpack_from(">I", data, start)[0] + len(box) + (start != at))
    associations += len(box)
    struct.pack_into(">I", grown, associations, entry + 1)
    grown[associations + 18] += 1
    place = data.index(b"iloc") - 4
    struct.pack_into(">I", grown, place + 22, struct.unpack_from(">I", data, place + 22)[0] + moved)
    assert np.array_equal(decode_photo(bytes(grown), "a.avif").pixels, whole[26:50, 10:50])


@pytest.mark.parametrize("orientation", [1, 6, 8])
def test_a_dng_is_developed_upright_in_16_bits_with_its_date(orientation: int) -> None:
    pytest.importorskip("rawpy")
    photo = decode_photo(dng(orientation=orientation), "a.dng")
    assert (photo.format, photo.depth, photo.orientation) == (FileFormat.RAW, 16, orientation)
    assert photo.metadata.icc == icc.made_rgb(icc.DISPLAY_P3)
    light = np.rot90(photo.pixels.mean(axis=2), {1: 0, 6: 1, 8: -1}[orientation])
    assert light.shape == (60, 80)
    profile = light[8:-8].mean(axis=0)[4:-4]
    assert (np.diff(profile) > -200).all(), "the ramp rises from left to right"
    assert profile[-1] > 2 * profile[0]
    assert b"2026:01:02 03:04:05" in (photo.metadata.exif or b"")
    assert orientation != 1 or photo.width == 80


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_date_and_the_place_of_a_cr3_are_gathered_from_its_boxes(order: str) -> None:
    """Each box is a block whose main directory is one of the three; here those of one block, told apart by where they start."""
    whole = samples.exif(order)
    block = TagBlock(whole)
    main = block.first()

    def part(at: int) -> bytes:
        return whole[:4] + struct.pack(order + "I", at) + whole[8:]

    places = {b"CMT1": 8, b"CMT2": block.number(main, Tag.EXIF_DIRECTORY) or 0, b"CMT4": block.number(main, Tag.GPS_DIRECTORY) or 0}
    inner = raw_file._CANON + b"".join(jxl_box(kind, part(at)) for kind, at in places.items())
    data = jxl_box(b"ftyp", b"crx \0\0\0\1crx isom") + jxl_box(b"moov", jxl_box(b"uuid", inner)) + jxl_box(b"mdat", bytes(9))
    found = raw_file.canon_metadata(data).exif
    assert found is not None
    assert lost(Metadata(exif=whole), Metadata(exif=found)) == ()
    for cut in range(0, len(data), 7):
        raw_file.canon_metadata(data[:cut])


def test_the_blocks_of_olympus_and_panasonic_are_read_like_any_other() -> None:
    whole = samples.exif("<")
    for beginning in (b"IIRO", b"IIU\0"):
        found = tiff_file.metadata_of_raw(beginning + whole[4:]).exif
        assert lost(Metadata(exif=whole), Metadata(exif=found)) == ()


def test_facts_of_read_only_formats_agree_with_the_decoded_photo(tmp_path: Path) -> None:
    pytest.importorskip("rawpy")
    for name, data in (("a.dng", dng(orientation=6)), ("a.heic", heic(colours(depth=16)))):
        (tmp_path / name).write_bytes(data)
        facts, photo = photo_facts(tmp_path / name), read_photo(tmp_path / name)
        assert (facts.width, facts.height, facts.depth, facts.format) == (photo.width, photo.height, photo.depth, photo.format)


def test_a_raw_file_is_told_from_a_tiff_by_its_content(tmp_path: Path) -> None:
    pytest.importorskip("rawpy")
    (tmp_path / "a.tif").write_bytes(dng())
    assert read_photo(tmp_path / "a.tif").format is FileFormat.RAW


@pytest.mark.parametrize(
    "head", [b"\0\0\0\x18ftypcrx \0\0\0\0", b"II*\0\x10\0\0\0CR\x02\0", b"FUJIFILMCCD-RAW 0201", b"IIRO\x08\0\0\0", b"FOVb"]
)
def test_a_raw_file_nobody_can_develop_is_refused_in_one_sentence(head: bytes) -> None:
    pytest.importorskip("rawpy")
    with pytest.raises(PhotoReadError, match=r"^a\.raw is .*\.$"):
        decode_photo(head + bytes(200), "a.raw")


@pytest.mark.parametrize(
    ("module", "package", "data"),
    [
        ("pillow_heif", "pillow-heif", lambda: heic(colours())),
        ("OpenImageIO", "openimageio", lambda: turned_jxl(1)),
        ("rawpy", "rawpy", dng),
    ],
)
def test_a_missing_library_is_named_in_one_sentence_with_what_to_install(
    module: str, package: str, data: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    content = data()  # type: ignore[operator]
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(PhotoReadError, match=rf"^a could not be read: .* need the package {package}, which is not installed\.$") as caught:
        decode_photo(content, "a")
    assert f"pip install {package}" in caught.value.hint
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(PhotoReadError, match=package):
        photo_facts(tmp_path / "a")


def test_saving_without_the_library_is_refused_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "OpenImageIO", None)
    with pytest.raises(PhotoWriteError, match="openimageio"):
        save_photo(Photo(colours()), tmp_path / "a.jxl")
    assert not list(tmp_path.iterdir())


def test_sequences_are_refused_as_animations() -> None:
    frames = [Image.fromarray(colours()), Image.fromarray(colours()[::-1])]
    data = encoded(frames[0], "AVIF", save_all=True, append_images=frames[1:])
    with pytest.raises(PhotoReadError, match="animation"):
        decode_photo(data, "a.avif")


def test_an_avif_whose_places_cost_no_bytes_is_refused_at_once() -> None:
    """65,535 places of no size for each of thousands of items would take minutes to list."""
    items = b"".join(number.to_bytes(2, "big") + b"\0\0\xff\xff" for number in range(2000))
    place = jxl_box(b"iloc", b"\0\0\0\0\0\0" + (2000).to_bytes(2, "big") + items)
    entry = jxl_box(b"infe", b"\2\0\0\0\0\1\0\0Exif\0")
    size = jxl_box(
        b"iprp", jxl_box(b"ipco", jxl_box(b"ispe", bytes(4) + bytes([0, 0, 0, 9] * 2))) + jxl_box(b"ipma", b"\0\0\0\0\0\0\0\1\0\1\1\1")
    )
    meta = jxl_box(b"meta", bytes(4) + jxl_box(b"pitm", b"\0\0\0\0\0\1") + jxl_box(b"iinf", b"\0\0\0\0\0\1" + entry) + size + place)
    with pytest.raises(PhotoReadError, match="damaged"):
        decode_photo(jxl_box(b"ftyp", b"avif\0\0\0\0avifmif1") + meta, "a.avif")


@pytest.mark.parametrize("kind", ["avif 8", "avif 16"])
def test_an_avif_whose_exif_block_has_lost_its_beginning_keeps_its_picture(kind: str) -> None:
    """Found by throwing damaged files at the decoders: the library refuses the whole picture for it."""
    sound = specimens()[kind]
    damaged = bytearray(sound)
    at = sound.rindex(b"II*\0", 0, sound.index(samples.LENS))
    damaged[at : at + 2] = b"\x7f\0"
    photo = decode_photo(bytes(damaged), "a.avif")
    assert np.array_equal(photo.pixels, decode_photo(sound, "a.avif").pixels)
    assert photo.metadata.exif is None
    assert photo.metadata.xmp is not None
    assert ["EXIF" in remark for remark in photo.metadata.remarks] == [True]


def test_pillow_reads_the_orientation_of_a_saved_avif_as_upright(tmp_path: Path) -> None:
    save_photo(Photo(colours(), metadata=full_metadata()), tmp_path / "a.avif")
    with Image.open(BytesIO((tmp_path / "a.avif").read_bytes())) as image:
        assert image.getexif().get(274, 1) == 1
        assert image.size == (40, 24)
