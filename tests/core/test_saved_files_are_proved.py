"""What a saved file says of itself: what was done, nothing private on request, times of the source; and that it is read back."""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.core import avif_file, jpeg_file, photo_io, safe_files
from engine.core.errors import PhotoWriteError
from engine.core.history import NAMESPACE, edit_line, with_edits
from engine.core.metadata import for_saving, without_private
from engine.core.photo import Metadata, Photo
from engine.core.photo_io import SaveOptions, read_photo, save_photo
from engine.core.precision import Precision
from engine.core.read_back import lost
from engine.core.request import AS_MADE, Finish, RunReport
from engine.core.tiff_tags import Tag, TagBlock
from tests.helpers import metadata_samples as samples
from tests.helpers.photo_samples import colours, full_metadata

SUFFIXES = ("jpg", "png", "tif", "webp", "avif", "jxl")
every_format = pytest.mark.parametrize("suffix", SUFFIXES)
exiftool_needed = pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool, the referee, is not installed")
LINE = "Heliograph: dm_restore detail, QAT INT8, strength 0.8, weights 0123456789abcdef"


def exiftool(path: Path) -> dict[str, object]:
    command = ["exiftool", "-j", "-a", "-u", "-G1", "-struct", str(path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)[0]


def test_a_run_is_told_in_one_line() -> None:
    report = RunReport("dm_sr_x4", "real", Precision.FP32, "cpu", 0, 1.0, 12.0, weights="0123456789abcdef")
    line = edit_line(report, Finish(0.8), 4)
    for word in ("dm_sr_x4", "real", Precision.FP32.label, "0.8", "4 times", "0123456789abcdef"):
        assert word in line
    assert "weights" not in edit_line(replace(report, weights=""), AS_MADE)


@exiftool_needed
@every_format
@pytest.mark.parametrize("with_xmp", [True, False])
def test_every_format_says_what_was_done_and_keeps_what_was_said_before(suffix: str, with_xmp: bool, tmp_path: Path) -> None:
    metadata = Metadata(xmp=samples.xmp()) if with_xmp else Metadata()
    first = Photo(colours(), metadata=metadata, edits=(LINE,))
    assert save_photo(first, tmp_path / f"a.{suffix}") == ()
    again = replace(read_photo(tmp_path / f"a.{suffix}"), edits=("Heliograph: <second> & last",))
    assert save_photo(again, tmp_path / f"b.{suffix}") == ()
    told = exiftool(tmp_path / f"b.{suffix}")
    assert told["XMP-heliograph:Edits"] == [LINE, "Heliograph: <second> & last"]
    assert told.get("XMP-xmp:Rating") == (4 if with_xmp else None)


@every_format
def test_one_switch_leaves_it_out(suffix: str, tmp_path: Path) -> None:
    save_photo(Photo(colours(), edits=(LINE,)), tmp_path / f"a.{suffix}", SaveOptions(edits=False))
    assert read_photo(tmp_path / f"a.{suffix}").metadata.xmp is None


def test_a_packet_of_an_unusual_form_stays_as_it_is() -> None:
    packet = samples.xmp().decode("utf-8").encode("utf-16")
    assert with_edits(packet, [LINE]) == packet
    assert with_edits(samples.xmp(), []) == samples.xmp()
    assert NAMESPACE.encode() in (with_edits(None, [LINE]) or b"")


@exiftool_needed
@every_format
@pytest.mark.parametrize("order", ["<", ">"])
def test_private_data_are_stripped_on_request_and_dates_and_lens_stay(suffix: str, order: str, tmp_path: Path) -> None:
    before = full_metadata(order)
    path = tmp_path / f"a.{suffix}"
    assert save_photo(Photo(colours(), metadata=before, edits=(LINE,)), path, SaveOptions(private=False, quality=100)) == ()
    told = exiftool(path)
    assert not [tag for tag in told if tag.startswith(("GPS", "IPTC", "MakerNotes", "XMP-xmp:", "IFD1"))]
    assert told["ExifIFD:DateTimeOriginal"] == "2026:05:04 03:02:01"
    assert told["ExifIFD:LensModel"] == "Lens 24-70 mm"
    assert told["IFD0:Make"] == "Maker"
    assert told["XMP-heliograph:Edits"] == [LINE]
    content = path.read_bytes()
    for secret in (samples.SERIAL[:-1], samples.MAKER_NOTE, samples.USER_COMMENT, b"By the se"):
        assert secret not in content
    assert read_photo(path).metadata.icc == before.icc


@pytest.mark.parametrize("block", [None, b"", b"nonsense", b"II*\0\xff\xff\xff\xff", samples.exif()[:60]])
def test_private_data_of_a_damaged_block_are_not_kept_either(block: bytes | None) -> None:
    stripped = without_private(Metadata(exif=block, xmp=b"<x/>", iptc=b"\x1c\x02")).exif
    assert stripped is None or samples.SERIAL not in stripped


def test_file_times_are_the_sources_on_request_only(tmp_path: Path) -> None:
    save_photo(Photo(colours()), tmp_path / "source.jpg")
    os.utime(tmp_path / "source.jpg", (1_000_000_000, 1_100_000_000))
    photo = read_photo(tmp_path / "source.jpg")
    save_photo(photo, tmp_path / "same.png", SaveOptions(times=True))
    save_photo(photo, tmp_path / "now.png")
    assert int((tmp_path / "same.png").stat().st_mtime) == 1_100_000_000
    assert (tmp_path / "now.png").stat().st_mtime > 1_600_000_000
    (tmp_path / "source.jpg").unlink()
    save_photo(photo, tmp_path / "gone.png", SaveOptions(times=True))
    assert (tmp_path / "gone.png").stat().st_mtime > 1_600_000_000


@pytest.mark.parametrize("block", ["exif", "xmp", "iptc", "icc"])
def test_a_block_that_does_not_come_back_is_announced(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    encode = jpeg_file.encode
    broken = lambda pixels, metadata, *more: encode(pixels, replace(metadata, **{block: None}), *more)  # noqa: E731
    monkeypatch.setattr(jpeg_file, "encode", broken)
    warnings = save_photo(Photo(colours(), metadata=full_metadata()), tmp_path / "a.jpg")
    names = {"exif": "EXIF data", "xmp": "XMP data", "iptc": "IPTC data", "icc": "colour profile"}
    assert warnings == (f"The {names[block]} could not be kept whole in this file.",)


def test_one_changed_value_is_found() -> None:
    meant = for_saving(full_metadata(), 40, 24)
    assert lost(meant, meant) == ()
    assert meant.exif is not None
    for value in (samples.MAKER_NOTE, samples.LENS, samples.TAKEN):
        changed = bytearray(meant.exif)
        changed[changed.index(value) + 3] ^= 1
        assert lost(meant, replace(meant, exif=bytes(changed))) == ("EXIF data",)
    block = TagBlock(bytearray(meant.exif))
    block.set_number(block.first(), Tag.ORIENTATION, 3)
    assert lost(meant, replace(meant, exif=bytes(block.data))) == (), "containers say in their own way how a picture lies"


@pytest.mark.parametrize("content", [b"", b"nothing", avif_file.encode(np.zeros((9, 9, 3), np.uint8), None, Metadata(), 90, True)[0]])
def test_a_file_that_is_not_the_picture_is_never_put_in_place(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(avif_file, "encode", lambda *_: (content, []))
    with pytest.raises(PhotoWriteError, match=r"a\.avif could not be saved"):
        save_photo(Photo(colours()), tmp_path / "a.avif")
    assert not list(tmp_path.iterdir())


def test_a_disk_that_gives_back_something_else_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = safe_files._written_beside

    def forgetful(place: Path, content: bytes) -> Path:
        written = write(place, content)
        data = bytearray(written.read_bytes())
        data[len(data) // 2] ^= 1
        written.write_bytes(bytes(data))
        return written

    target = tmp_path / "a.png"
    save_photo(Photo(colours()), target)
    before = target.read_bytes()
    monkeypatch.setattr(safe_files, "_written_beside", forgetful)
    with pytest.raises(PhotoWriteError, match="the disk reports an error"):
        save_photo(Photo(colours()[::-1].copy()), target, SaveOptions(overwrite=True))
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_everything_that_is_written_has_its_metadata_read_back() -> None:
    """A format added later must not be saved unproved."""
    written = {decoder.format for decoder in photo_io.DECODERS if decoder.metadata is not None}
    assert written == set(photo_io.WRITABLE)
