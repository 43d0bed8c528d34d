"""Saving photos: depth, profile and metadata, judged by exiftool and other readers, and saving that must not happen."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import icc, jpeg_file
from engine.core.errors import PhotoWriteError, UsageError
from engine.core.photo import FileFormat, Metadata, Photo, to_depth
from engine.core.photo_io import SaveOptions, decode_photo, read_photo, save_photo
from tests.helpers import metadata_samples as samples
from tests.helpers.photo_samples import colours, encoded, full_metadata

SUFFIXES = ("jpg", "png", "tif", "webp", "avif", "jxl")
LOSSLESS = SaveOptions(quality=100)
every_format = pytest.mark.parametrize("suffix", SUFFIXES)
exiftool_needed = pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool, the referee, is not installed")


@pytest.mark.parametrize("suffix", ["png", "tif", "jxl"])
@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("with_alpha", [False, True])
def test_lossless_formats_return_exactly_what_was_saved(suffix: str, depth: int, with_alpha: bool, tmp_path: Path) -> None:
    pixels = colours(37, 53, depth)
    photo = Photo(pixels, pixels[::-1, :, 2].copy() if with_alpha else None)
    assert save_photo(photo, tmp_path / f"a.{suffix}", LOSSLESS) == ()
    again = read_photo(tmp_path / f"a.{suffix}")
    assert again.depth == depth
    assert np.array_equal(again.pixels, pixels)
    assert (again.alpha is None) == (photo.alpha is None)
    if photo.alpha is not None and again.alpha is not None:
        assert np.array_equal(again.alpha, photo.alpha)


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if suffix != "jxl"])
def test_other_programs_read_the_same_picture(suffix: str, tmp_path: Path) -> None:
    """At a size that needs several strips; the tolerance is that of the lossy formats. No other reader of JPEG XL is at hand."""
    pixels = colours(700, 900)
    save_photo(Photo(pixels, metadata=full_metadata(">")), tmp_path / f"a.{suffix}")
    with Image.open(tmp_path / f"a.{suffix}") as image:
        assert np.abs(np.array(image.convert("RGB")).astype(int) - pixels).max() <= (0 if suffix in ("png", "tif") else 8)


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_16_bit_tiff_is_read_the_same_by_tifffile(order: str, tmp_path: Path) -> None:
    pixels = colours(700, 900, 16)
    save_photo(Photo(pixels, metadata=full_metadata(order)), tmp_path / "a.tif")
    assert np.array_equal(tifffile.imread(tmp_path / "a.tif"), pixels)


@every_format
def test_the_depth_is_lowered_by_rounding_where_asked_or_needed(suffix: str, tmp_path: Path) -> None:
    pixels = colours(depth=16)
    save_photo(Photo(pixels), tmp_path / f"a.{suffix}", SaveOptions(depth=8, quality=100))
    again = read_photo(tmp_path / f"a.{suffix}")
    assert again.depth == 8
    expected = np.floor(pixels / 257 + 0.5)
    assert np.abs(again.pixels - expected).max() <= (3 if suffix == "jpg" else 0)


def test_a_photo_of_8_bits_can_be_saved_with_16(tmp_path: Path) -> None:
    save_photo(Photo(colours()), tmp_path / "a.png", SaveOptions(depth=16))
    assert np.array_equal(read_photo(tmp_path / "a.png").pixels, to_depth(colours(), 16))


def test_jpeg_keeps_full_colour_resolution_unless_told_otherwise(tmp_path: Path) -> None:
    stripes = np.zeros((32, 32, 3), np.uint8)
    stripes[:, ::2] = (255, 0, 0)
    stripes[:, 1::2] = (0, 0, 255)
    save_photo(Photo(stripes), tmp_path / "full.jpg")
    save_photo(Photo(stripes), tmp_path / "half.jpg", SaveOptions(full_chroma=False))
    error = [np.abs(read_photo(tmp_path / name).pixels.astype(int) - stripes).mean() for name in ("full.jpg", "half.jpg")]
    assert error[0] < 5 < 40 < error[1]


def test_a_transparent_photo_in_a_jpeg_lies_over_white_and_says_so(tmp_path: Path) -> None:
    alpha = np.zeros((24, 40), np.uint8)
    alpha[:, 24:] = 255
    warnings = save_photo(Photo(colours(), alpha), tmp_path / "a.jpg")
    again = read_photo(tmp_path / "a.jpg").pixels
    assert len(warnings) == 1
    assert "white" in warnings[0]
    assert again[:, :20].min() >= 250
    assert np.abs(again[:, 30:].astype(int) - colours()[:, 30:]).max() <= 8


@every_format
@pytest.mark.parametrize("order", ["<", ">"])
def test_every_format_carries_every_kind_of_metadata(suffix: str, order: str, tmp_path: Path) -> None:
    before = full_metadata(order)
    assert save_photo(Photo(colours(), metadata=before), tmp_path / f"a.{suffix}", LOSSLESS) == ()
    after = read_photo(tmp_path / f"a.{suffix}").metadata
    assert after.icc == before.icc
    assert after.iptc == before.iptc
    assert after.xmp is not None
    assert after.xmp.replace(b'Orientation="1"', b'Orientation="6"').replace(b">40<", b">9999<") == before.xmp
    assert after.exif is not None
    assert before.exif is not None
    assert after.exif.index(samples.MAKER_NOTE) == before.exif.index(samples.MAKER_NOTE), "offsets inside maker notes stay valid"


@every_format
def test_a_photo_is_never_turned_twice(suffix: str, tmp_path: Path) -> None:
    data, _ = jpeg_file.with_metadata(encoded(Image.fromarray(colours()), "JPEG", quality=100, subsampling=0), full_metadata())
    photo = decode_photo(data, "side.jpg")
    assert (photo.orientation, photo.width, photo.height) == (6, 24, 40)
    save_photo(photo, tmp_path / f"a.{suffix}", LOSSLESS)
    again = read_photo(tmp_path / f"a.{suffix}")
    assert again.orientation == 1
    assert np.abs(again.pixels.astype(int) - photo.pixels).max() <= 3


def exiftool(path: Path) -> dict[str, object]:
    command = ["exiftool", "-j", "-a", "-u", "-n", "-G1", "-warning", "-all", str(path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)[0]


@exiftool_needed
@every_format
@pytest.mark.parametrize("order", ["<", ">"])
def test_exiftool_finds_the_same_tags_before_and_after(suffix: str, order: str, tmp_path: Path) -> None:
    source = tmp_path / "source.jpg"
    data, _ = jpeg_file.with_metadata(encoded(Image.fromarray(colours()), "JPEG"), full_metadata(order))
    source.write_bytes(data)
    save_photo(read_photo(source), tmp_path / f"a.{suffix}")
    before, after = exiftool(source), exiftool(tmp_path / f"a.{suffix}")
    # Of JPEG XL exiftool does not read the profile, which is a part of the compressed picture.
    groups = ("IFD0", "ExifIFD", "GPS", "XMP", "IPTC", *([] if suffix == "jxl" else ["ICC"]))
    changed = {"IFD0:Orientation", "XMP-tiff:Orientation"}
    changed |= {f"{group}:ExifImage{side}" for group in ("ExifIFD", "XMP-exif") for side in ("Width", "Height")}
    expected = {tag: value for tag, value in before.items() if tag.startswith(groups) and tag not in changed}
    assert len(expected) > (10 if suffix == "jxl" else 25)
    assert {tag: after.get(tag) for tag in expected} == expected
    assert (after.get("IFD0:Orientation", 1), after["XMP-tiff:Orientation"]) == (1, 1), "an orientation left out means 1"
    assert (after["ExifIFD:ExifImageWidth"], after["ExifIFD:ExifImageHeight"]) == (24, 40)
    assert not any("Thumbnail" in tag or tag.startswith("IFD1") for tag in after)
    assert "ExifTool:Warning" not in after or after.get("ExifTool:Warning") == before.get("ExifTool:Warning")


def test_a_chain_through_all_formats_loses_nothing(tmp_path: Path) -> None:
    before = full_metadata()
    photo = Photo(colours(), metadata=before)
    for step, suffix in enumerate(("tif", "webp", "png", "jxl", "tif", "avif", "jpg", "tif", "jpg")):
        save_photo(photo, tmp_path / f"{step}.{suffix}", LOSSLESS)
        photo = read_photo(tmp_path / f"{step}.{suffix}")
    assert photo.metadata.iptc == samples.IPTC
    assert photo.metadata.icc == before.icc
    assert photo.metadata.exif is not None
    assert photo.metadata.exif.index(samples.MAKER_NOTE) == samples.exif().index(samples.MAKER_NOTE)


def test_large_blocks_are_split_where_jpeg_can_and_announced_where_it_cannot(tmp_path: Path) -> None:
    iptc = samples.IPTC * 5000
    profile = bytearray(samples.rgb_profile() + bytes(200_000))
    metadata = Metadata(samples.exif(note=bytes(range(256)) * 300), b"<x>" + b"a" * 70_000, iptc, bytes(profile))
    warnings = save_photo(Photo(colours(), metadata=metadata), tmp_path / "a.jpg")
    again = read_photo(tmp_path / "a.jpg").metadata
    assert again.iptc == iptc
    assert again.icc == profile
    assert again.xmp is None
    assert samples.LENS in (again.exif or b""), "of EXIF only the maker note is too large"
    assert [("EXIF" in text, "XMP" in text) for text in warnings] == [(True, False), (False, True)]


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "avif", "jxl"])
def test_a_grey_photo_that_stayed_grey_is_saved_as_grey_with_its_own_profile(suffix: str, tmp_path: Path) -> None:
    grey = samples.grey_profile()
    stored = encoded(Image.fromarray(colours()[..., 0]), "PNG", icc_profile=grey)
    photo = decode_photo(stored, "grey.png")
    assert icc.colour_space(photo.metadata.icc or b"") == "RGB", "beside RGB pixels only an RGB profile makes sense"
    save_photo(photo, tmp_path / f"a.{suffix}", LOSSLESS)
    again = read_photo(tmp_path / f"a.{suffix}")
    assert again.grey
    assert again.metadata.icc == photo.metadata.icc
    if suffix in ("jpg", "png", "tif"):
        with Image.open(tmp_path / f"a.{suffix}") as image:
            assert image.mode == "L"
            assert image.info["icc_profile"] == grey


@every_format
def test_a_grey_photo_that_got_colour_is_saved_with_an_rgb_profile(suffix: str, tmp_path: Path) -> None:
    photo = decode_photo(encoded(Image.fromarray(colours()[..., 0]), "PNG", icc_profile=samples.grey_profile()), "grey.png")
    save_photo(replace(photo, pixels=colours()), tmp_path / f"a.{suffix}", LOSSLESS)
    again = read_photo(tmp_path / f"a.{suffix}")
    assert not again.grey
    assert again.metadata.icc == photo.metadata.icc


def test_a_grey_photo_without_matching_profile_is_saved_as_rgb(tmp_path: Path) -> None:
    """A profile made of tables has no tone curve that could stand for grey."""
    profile = samples.rgb_profile().replace(b"rTRC", b"A2B0")
    save_photo(Photo(np.full((4, 4, 3), 9, np.uint8), metadata=Metadata(icc=profile), grey=True), tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert image.mode == "RGB"
        assert image.info["icc_profile"] == profile


@every_format
@pytest.mark.parametrize("depth", [8, 16])
def test_a_grey_photo_with_alpha_survives(suffix: str, depth: int, tmp_path: Path) -> None:
    pixels = np.repeat(colours(depth=depth)[..., :1], 3, axis=2)
    photo = Photo(pixels, colours(depth=depth)[::-1, :, 1].copy(), grey=True)
    save_photo(photo, tmp_path / f"a.{suffix}", LOSSLESS)
    again = read_photo(tmp_path / f"a.{suffix}")
    assert (again.alpha is None) == (suffix == "jpg")
    if suffix in ("png", "tif"):
        assert np.array_equal(again.pixels, pixels)
        assert np.array_equal(again.alpha, photo.alpha)  # type: ignore[arg-type]


def test_an_existing_file_and_the_source_are_never_replaced_unasked(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    save_photo(Photo(colours()), source)
    before = source.read_bytes()
    photo = read_photo(source)
    with pytest.raises(PhotoWriteError, match="already"):
        save_photo(photo, source)
    assert source.read_bytes() == before
    save_photo(replace(photo, pixels=colours()[::-1].copy()), source, SaveOptions(overwrite=True))
    assert source.read_bytes() != before
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


@pytest.mark.parametrize("name", ["a.gif", "a", "a.jpg.txt"])
def test_an_unknown_suffix_is_refused_with_the_known_ones(name: str, tmp_path: Path) -> None:
    with pytest.raises(PhotoWriteError, match=r"\.jpg.*\.webp"):
        save_photo(Photo(colours()), tmp_path / name)


def test_a_format_given_outweighs_the_suffix(tmp_path: Path) -> None:
    save_photo(Photo(colours()), tmp_path / "picture.bin", SaveOptions(format=FileFormat.WEBP))
    assert read_photo(tmp_path / "picture.bin").format is FileFormat.WEBP


@pytest.mark.parametrize("options", [SaveOptions(quality=0), SaveOptions(quality=101), SaveOptions(depth=12)])
def test_options_without_sense_are_refused(options: SaveOptions, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        save_photo(Photo(colours()), tmp_path / "a.png", options)


@pytest.mark.parametrize(("suffix", "side"), [("jpg", 65_501), ("webp", 16_384), ("avif", 32_769)])
def test_a_side_too_long_for_the_format_is_refused_in_words(suffix: str, side: int, tmp_path: Path) -> None:
    with pytest.raises(PhotoWriteError, match=str(side)) as caught:
        save_photo(Photo(np.zeros((1, side, 3), np.uint8)), tmp_path / f"a.{suffix}")
    assert "PNG" in caught.value.hint
    assert not list(tmp_path.iterdir())
