"""Photos whose keywords, dates and places were written by other programs, above all by exiftool, are read with all of them."""

import shutil
import struct
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core.metadata import for_saving
from engine.core.photo import Metadata, Photo
from engine.core.photo_io import read_photo, save_photo
from engine.core.png_file import chunk
from tests.helpers import metadata_samples as samples

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


def told(path: Path, *tags: str) -> list[str]:
    command = ["exiftool", "-s3", "-m", *tags, str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


@exiftool_needed
@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
def test_xmp_too_long_for_one_segment_of_a_jpeg_is_read_and_written_whole(suffix: str, tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg")
    long = " ".join(str(number) for number in range(30_000))
    (tmp_path / "long.txt").write_text(long)
    written = [f"-XMP-dc:Description<={tmp_path / 'long.txt'}", "-XMP-dc:Title=Beach", "-XMP-photoshop:History=step one"]
    subprocess.run(["exiftool", "-q", "-m", "-overwrite_original", *written, str(path)], check=True)
    assert b"http://ns.adobe.com/xmp/extension/\0" in path.read_bytes()
    edited = replace(read_photo(path), edits=("Heliograph: a line",))
    assert save_photo(edited, tmp_path / f"b.{suffix}") == ()
    tags = ("-XMP-dc:Title", "-XMP-dc:Description", "-XMP-photoshop:History", "-XMP-heliograph:Edits")
    assert told(tmp_path / f"b.{suffix}", *tags) == ["Beach", long, "step one", "Heliograph: a line"]
    again = read_photo(tmp_path / f"b.{suffix}")
    assert save_photo(again, tmp_path / "c.jpg") == ()
    assert told(tmp_path / "c.jpg", *tags) == ["Beach", long, "step one", "Heliograph: a line"]
    assert told(tmp_path / "c.jpg", "-warning") == []


@pytest.mark.parametrize("harm", ["missing", "changed", "none"])
def test_parts_of_xmp_that_do_not_fit_together_are_said_to_be_left_out(harm: str, tmp_path: Path) -> None:
    packet = samples.xmp().replace(b'xmp:Rating="4"', b'xmp:Rating="4" xmp:Label="' + bytes(range(97, 123)) * 8000 + b'"')
    save_photo(Photo(read_photo(picture(tmp_path / "a.png")).pixels, metadata=Metadata(xmp=packet)), tmp_path / "a.jpg")
    whole = (tmp_path / "a.jpg").read_bytes()
    at = whole.index(b"http://ns.adobe.com/xmp/extension/\0")
    data = {"missing": whole[: at - 4] + whole[at + 65_533 - 2 + 2 :], "changed": whole.replace(b"xyzabc", b"xyzabd", 1), "none": whole}[
        harm
    ]
    (tmp_path / "a.jpg").write_bytes(data)
    photo = read_photo(tmp_path / "a.jpg")
    assert ((photo.metadata.xmp or b"") == for_saving(Metadata(xmp=packet), 64, 48).xmp) is (harm == "none")
    assert any("stands apart" in remark for remark in photo.metadata.remarks) is (harm != "none")
