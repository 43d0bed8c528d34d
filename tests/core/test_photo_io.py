"""Reading photos: every kind and depth, and files that are not what they seem."""

import errno
import os
import struct
import tracemalloc
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import jpeg_file
from engine.core.errors import PhotoReadError
from engine.core.file_bytes import FileBytes
from engine.core.photo import FileFormat, Photo
from engine.core.photo_io import SUPPORTED_SUFFIXES, decode_photo, photo_facts, read_photo, save_photo
from engine.core.tiff_tags import Tag, TagBlock, with_tags
from tests.helpers.photo_samples import colours, encoded, full_metadata, png, png_chunk, tiff
from tests.helpers.rare_samples import dng, heic, jxl_box

SUFFIXES = ("jpg", "png", "tif", "webp", "avif", "jxl")
every_format = pytest.mark.parametrize("suffix", SUFFIXES)


def test_jpeg_is_read_as_pillow_reads_it() -> None:
    data = encoded(Image.fromarray(colours()), "JPEG", quality=90)
    photo = decode_photo(data, "a.jpg")
    assert np.array_equal(photo.pixels, np.array(Image.open(BytesIO(data))))
    assert (photo.format, photo.depth, photo.grey, photo.orientation, photo.alpha) == (FileFormat.JPEG, 8, False, 1, None)


@pytest.mark.parametrize("suffix", ["JPEG", "PNG", "TIFF"])
def test_grey_files_are_expanded_and_remembered_as_grey(suffix: str) -> None:
    grey = colours()[..., 0]
    photo = decode_photo(encoded(Image.fromarray(grey), suffix), "grey")
    assert photo.grey
    assert photo.pixels.shape == (24, 40, 3)
    tolerance = 3 if suffix == "JPEG" else 0
    assert np.abs(photo.pixels.astype(int) - grey[..., None]).max() <= tolerance


@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize(("colour", "channels"), [(0, 1), (2, 3), (4, 2), (6, 4)])
def test_png_of_every_channel_layout_is_exact(depth: int, colour: int, channels: int) -> None:
    stored = np.dstack([colours(depth=depth), colours(depth=depth)[..., ::-1]])[..., :channels]
    photo = decode_photo(png(stored, colour), "a.png")
    expected = stored[..., :3] if channels > 2 else np.repeat(stored[..., :1], 3, axis=2)
    assert photo.depth == depth
    assert np.array_equal(photo.pixels, expected)
    assert photo.grey == (colour in (0, 4))
    if channels in (2, 4):
        assert photo.alpha is not None
        assert np.array_equal(photo.alpha, stored[..., -1])
    else:
        assert photo.alpha is None


@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize(("colour", "channels"), [(0, 1), (2, 3)])
def test_the_transparent_colour_of_a_png_becomes_alpha(depth: int, colour: int, channels: int) -> None:
    stored = colours(depth=depth)[..., :channels].copy()
    stored[3, 5] = 200
    key = png_chunk(b"tRNS", struct.pack(f">{channels}H", *[200] * channels))
    photo = decode_photo(png(stored, colour, key), "a.png")
    assert photo.alpha is not None
    clear = (stored == 200).all(axis=2)
    assert np.array_equal(photo.alpha, np.where(clear, 0, 2**depth - 1))


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_palettes_are_expanded(kind: str) -> None:
    image = Image.fromarray(colours()).quantize(16)
    photo = decode_photo(encoded(image, kind), "palette")
    assert np.array_equal(photo.pixels, np.array(image.convert("RGB")))


def test_a_palette_with_transparency_keeps_it() -> None:
    image = Image.fromarray(colours()).quantize(16)
    data = encoded(image, "PNG", transparency=bytes([0, 128] + [255] * 14))
    photo = decode_photo(data, "palette.png")
    assert photo.alpha is not None
    assert np.array_equal(np.dstack([photo.pixels, photo.alpha]), np.array(Image.open(BytesIO(data)).convert("RGBA")))


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_black_and_white_pictures_are_read(kind: str) -> None:
    image = Image.fromarray(colours()[..., 0]).convert("1")
    photo = decode_photo(encoded(image, kind), "bits")
    assert np.array_equal(photo.pixels[..., 0], np.array(image) * np.uint8(255))


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_tiff_of_8_bits_in_the_common_compressions_is_exact(compression: str, mode: str) -> None:
    image = Image.fromarray(colours()).convert(mode)
    if mode == "RGBA":
        image.putalpha(Image.fromarray(colours()[::-1, :, 0]))
    photo = decode_photo(encoded(image, "TIFF", compression=compression), "a.tif")
    assert np.array_equal(photo.pixels, np.array(image.convert("RGB")))
    assert (photo.alpha is not None) == (mode == "RGBA")
    if photo.alpha is not None:
        assert np.array_equal(photo.alpha, np.array(image)[..., 3])


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("planar", ["contig", "separate"])
@pytest.mark.parametrize("tile", [None, (16, 16)])
@pytest.mark.parametrize("compression", [None, "zlib"])
def test_tiff_of_16_bits_is_exact_in_strips_tiles_planes_and_both_byte_orders(
    order: str, planar: str, tile: tuple[int, int] | None, compression: str | None
) -> None:
    pixels = colours(depth=16)
    stored = pixels if planar == "contig" else np.ascontiguousarray(np.moveaxis(pixels, 2, 0))
    data = tiff(stored, photometric="rgb", planarconfig=planar, tile=tile, compression=compression, byteorder=order)
    photo = decode_photo(data, "a.tif")
    assert photo.pixels.dtype == np.uint16
    assert photo.pixels.dtype.isnative
    assert np.array_equal(photo.pixels, pixels)


def test_bigtiff_is_read() -> None:
    assert np.array_equal(decode_photo(tiff(colours(depth=16), bigtiff=True, photometric="rgb"), "a.tif").pixels, colours(depth=16))


@pytest.mark.parametrize("depth", [8, 16])
def test_tiff_with_white_at_zero_is_turned_round(depth: int) -> None:
    grey = colours(depth=depth)[..., 0]
    photo = decode_photo(tiff(grey, photometric="miniswhite"), "a.tif")
    assert np.array_equal(photo.pixels[..., 0], np.iinfo(grey.dtype).max - grey)


def test_premultiplied_alpha_is_undone() -> None:
    straight, alpha = colours(depth=16), np.full((24, 40), 32768, np.uint16)
    multiplied = np.round(straight * (alpha[..., None] / 65535)).astype(np.uint16)
    data = tiff(np.dstack([multiplied, alpha]), photometric="rgb", extrasamples=["assocalpha"])
    photo = decode_photo(data, "a.tif")
    assert np.abs(photo.pixels.astype(int) - straight).max() <= 1


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_tiff_is_turned_once_whatever_its_compression(compression: str, orientation: int) -> None:
    image = Image.fromarray(colours())
    data = encoded(image, "TIFF", compression=compression, tiffinfo={274: orientation})
    image.getexif()[274] = orientation
    from PIL import ImageOps

    photo = decode_photo(data, "a.tif")
    assert np.array_equal(photo.pixels, np.array(ImageOps.exif_transpose(image)))
    assert photo.orientation == orientation


@pytest.mark.parametrize("orientation", [6, 8])
def test_a_16_bit_lzw_tiff_lying_on_its_side_is_read(orientation: int, tmp_path: Path) -> None:
    cv2 = pytest.importorskip("cv2")
    stored = colours(depth=16)
    path = tmp_path / "side.tif"
    assert cv2.imwrite(str(path), stored[..., ::-1], [cv2.IMWRITE_TIFF_COMPRESSION, 5])
    upright_photo = read_photo(path)
    block = bytearray(path.read_bytes())
    tags = TagBlock(bytes(block))
    path.write_bytes(with_tags(tags, [tags.new_tag(Tag.ORIENTATION, 3, orientation)]))
    photo = read_photo(path)
    assert np.array_equal(upright_photo.pixels, stored)
    assert np.array_equal(photo.pixels, np.rot90(stored, -1 if orientation == 6 else 1))


@pytest.mark.parametrize("lossless", [True, False])
def test_webp_is_read_with_alpha(lossless: bool) -> None:
    image = Image.fromarray(np.dstack([colours(), np.full((24, 40), 77, np.uint8)]))
    data = encoded(image, "WEBP", lossless=lossless, exact=True)
    photo = decode_photo(data, "a.webp")
    assert photo.alpha is not None
    assert np.array_equal(np.dstack([photo.pixels, photo.alpha]), np.array(Image.open(BytesIO(data))))


@every_format
def test_facts_agree_with_the_decoded_photo(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"a.{suffix}"
    save_photo(Photo(colours(depth=16)), target)
    photo, facts = read_photo(target), photo_facts(target)
    assert (facts.width, facts.height, facts.format, facts.depth) == (photo.width, photo.height, photo.format, photo.depth)
    assert (facts.width, facts.height) == (40, 24)


def test_facts_are_upright() -> None:
    data, _ = jpeg_file.with_metadata(encoded(Image.fromarray(colours()), "JPEG"), full_metadata())
    assert (jpeg_file.facts(data, "a").width, jpeg_file.facts(data, "a").height) == (24, 40)


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "really a png.jpg"
    path.write_bytes(encoded(Image.fromarray(colours()), "PNG"))
    assert read_photo(path).format is FileFormat.PNG
    assert read_photo(path).source == path


def test_suffixes_are_offered_in_lower_case_with_a_dot() -> None:
    assert {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"} <= SUPPORTED_SUFFIXES
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in SUPPORTED_SUFFIXES)


def refused(data: bytes, name: str = "holiday.jpg") -> str:
    """The sentence a file is refused with."""
    with pytest.raises(PhotoReadError) as caught:
        decode_photo(data, name)
    message = caught.value.message
    assert message.startswith(name)
    assert message.endswith(".")
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("head", "word"),
    [
        (b"\0\0\0\x18ftypisom\0\0\0\0", "video"),
        (b"GIF89a\x01\0\x01\0", "GIF"),
        (b"BM\x00\x01\x00\x00\0\0\0\0", "BMP"),
        (b"%PDF-1.7\n", "PDF"),
        (b"8BPS\0\1", "Photoshop"),
        (b"\n<!DOCTYPE html><html>", "web page"),
        (b"Dear diary, today", "no known kind"),
    ],
)
def test_other_kinds_are_named(head: bytes, word: str) -> None:
    assert word in refused(head + bytes(100))


def test_an_empty_file_is_called_empty() -> None:
    assert "is empty" in refused(b"")


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_cmyk_is_refused_in_words(kind: str) -> None:
    assert "CMYK" in refused(encoded(Image.fromarray(colours()).convert("CMYK"), kind))


@pytest.mark.parametrize("pixels", [colours().astype(np.float32), colours().astype(np.uint32)])
def test_tiff_with_unusual_numbers_is_refused_in_words(pixels: np.ndarray) -> None:
    assert "8 and 16" in refused(tiff(pixels, photometric="rgb"))


def test_animations_are_refused_in_words() -> None:
    frames = [Image.fromarray(colours()), Image.fromarray(colours()[::-1])]
    for kind in ("PNG", "WEBP"):
        data = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
        assert "animation" in refused(data)


@every_format
def test_a_file_cut_anywhere_is_refused_and_never_half_grey(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"a.{suffix}"
    rng = np.random.default_rng(1)
    save_photo(Photo(rng.integers(0, 256, (64, 64, 3), dtype=np.uint8)), target)
    data = target.read_bytes()
    for length in (len(data) * step // 23 for step in range(1, 23)):
        refused(data[:length])
    refused(data[:-6])


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_whose_end_was_never_downloaded_is_called_cut_short(progressive: bool) -> None:
    rng = np.random.default_rng(1)
    image = Image.fromarray(rng.integers(0, 256, (64, 64, 3), dtype=np.uint8))
    data = encoded(image, "JPEG", progressive=progressive)
    half = data[: len(data) // 2]
    for filling in (b"", bytes(len(data) - len(half))):
        assert "cut short" in refused(half + filling)


def test_a_jpeg_with_something_behind_its_end_is_read() -> None:
    data = encoded(Image.fromarray(colours()), "JPEG", progressive=True)
    assert np.array_equal(decode_photo(data + b"a video of three seconds", "a.jpg").pixels, decode_photo(data, "a.jpg").pixels)


def test_a_png_with_a_flipped_bit_is_called_damaged() -> None:
    data = bytearray(png(colours(depth=16), 2))
    data[len(data) // 2] ^= 4
    assert "damaged" in refused(bytes(data))


@pytest.mark.parametrize("size", [(60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_small_file_that_claims_to_be_enormous_is_refused_before_decoding(size: tuple[int, int]) -> None:
    for depth in (8, 16):
        message = refused(png(colours(depth=depth), 2, size=size))
        assert "megapixels" in message
        assert "250" in message


def test_the_limit_of_pixels_can_be_moved() -> None:
    data = encoded(Image.fromarray(colours()), "PNG")
    with pytest.raises(PhotoReadError, match="limit"):
        decode_photo(data, "a.png", max_megapixels=0.0005)
    assert decode_photo(data, "a.png", max_megapixels=0.001).width == 40


def test_a_picture_without_pixels_is_refused() -> None:
    refused(png(colours(), 2, size=(0, 0)))


def test_missing_files_folders_and_pipes_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(PhotoReadError, match=r"gone\.jpg does not exist"):
        read_photo(tmp_path / "gone.jpg")
    with pytest.raises(PhotoReadError, match="is a folder"):
        read_photo(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.jpg")
        with pytest.raises(PhotoReadError, match="not an ordinary file"):
            read_photo(tmp_path / "pipe.jpg")


@pytest.mark.parametrize("suffix", [*SUFFIXES, "heic", "dng"])
def test_a_file_is_not_read_to_know_its_size(suffix: str, tmp_path: Path) -> None:
    """Each has megabytes behind its header; the facts are those of the whole file, and a few kilobytes are looked at."""
    path = tmp_path / f"a.{suffix}"
    much = np.random.default_rng(0).integers(0, 256, 6_000_000, dtype=np.uint8).tobytes()
    if suffix == "dng":
        pytest.importorskip("rawpy")
        path.write_bytes(dng(1500, 2000))
    elif suffix == "heic":
        path.write_bytes(heic(colours(24, 40), full_metadata()) + jxl_box(b"free", much))
    elif suffix == "png":
        path.write_bytes(png(np.frombuffer(much, np.uint8).reshape(1000, 2000, 3), 2))
    else:
        save_photo(Photo(colours(depth=16 if suffix == "tif" else 8), metadata=full_metadata()), path)
        boxed = {"webp": b"JUNK" + struct.pack("<I", len(much)) + much, "avif": jxl_box(b"free", much), "jxl": jxl_box(b"free", much)}
        path.write_bytes(path.read_bytes() + boxed.get(suffix, much))
    expected = read_photo(path)
    tracemalloc.start()
    facts = photo_facts(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (facts.width, facts.height, facts.depth, facts.format) == (expected.width, expected.height, expected.depth, expected.format)
    assert peak < 400_000


def test_a_disk_that_goes_while_a_header_is_read_is_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(bytes(200_000))

    class Torn(BytesIO):
        def seek(self, place: int, whence: int = 0) -> int:
            if place > 100_000:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return super().seek(place, whence)

    data = FileBytes(Torn(path.read_bytes()), path, 200_000)
    assert data[90_000:90_004] == bytes(4)
    with pytest.raises(PhotoReadError, match=r"^a\.tif could not be read: .*\.$"):
        data.find(b"\xff", 150_000)
