"""Photos whose keywords, dates and places were written by other programs, above all by exiftool, are read with all of them."""

import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core.photo import Photo
from engine.core.photo_io import read_photo, save_photo
from engine.core.png_file import chunk

exiftool_needed = pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool, the referee, is not installed")
IPTC = b"\x1c\x02\x19\x00\x06coffee\x1c\x02\x19\x00\x05table"


def picture(path: Path) -> Path:
    rows, columns = np.mgrid[0:48, 0:64].astype(np.uint8)
    save_photo(Photo(np.dstack([rows, columns, rows + columns])), path)
    return path


@pytest.mark.parametrize("name", [b"iptc", b"IPTC profile"], ids=["ImageMagick", "exiftool"])
def test_keywords_of_a_png_are_read_whatever_program_called_them(name: bytes, tmp_path: Path) -> None:
    path = picture(tmp_path / "a.png")
    text = b"\n" + name + b"\n%8d\n" % len(IPTC) + IPTC.hex().encode() + b"\n"
    whole = path.read_bytes()
    path.write_bytes(whole[:33] + chunk(b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(text)) + whole[33:])
    assert read_photo(path).metadata.iptc == IPTC


@exiftool_needed
@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp", "avif"])
def test_a_photo_that_exiftool_wrote_to_is_read_with_everything(suffix: str, tmp_path: Path) -> None:
    path = picture(tmp_path / f"a.{suffix}")
    pixels = read_photo(path).pixels
    said = ["-EXIF:Make=Canon", "-EXIF:DateTimeOriginal=2019:05:06 07:08:09", "-EXIF:GPSLatitude=48.5", "-XMP-dc:Subject=coffee"]
    iptc = ["-IPTC:Keywords=coffee"] if suffix in ("jpg", "png", "tif") else []
    subprocess.run(["exiftool", "-q", "-m", "-overwrite_original", *said, *iptc, str(path)], check=True)
    photo = read_photo(path)
    assert np.array_equal(photo.pixels, pixels)
    assert b"Canon" in (photo.metadata.exif or b"")
    assert b"coffee" in (photo.metadata.xmp or b"")
    assert not iptc or b"coffee" in (photo.metadata.iptc or b"")


@pytest.mark.parametrize(("kind", "more"), [(0x020002, True), (0x000000, True), (0x010002, False)], ids=["stereo", "gain map", "preview"])
def test_further_pictures_of_a_jpeg_are_not_left_out_in_silence(kind: int, more: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    first, second = Image.new("RGB", (64, 48), "red"), Image.new("RGB", (64, 48), "blue")
    first.save(path, "MPO", save_all=True, append_images=[second])
    whole = path.read_bytes()
    at = whole.index(b"MPF\0")
    second_at = whole.index(struct.pack("<II", 0, 0x030000), at) + 20
    path.write_bytes(whole[:second_at] + struct.pack("<I", kind) + whole[second_at + 4 :])
    photo = read_photo(path)
    assert photo.pixels[0, 0, 0] > 200
    assert ("This file has 2 pictures; only the first one was read." in photo.metadata.remarks) is more
