"""What a saved file says of itself: what was done, nothing private on request, times of the source; and that it is read back."""

import contextlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest
from PIL import Image

from engine.core import avif_file, jpeg_file, jxl_file, photo_io, png_file, safe_files, tiff_file, webp_file
from engine.core.errors import PhotoWriteError
from engine.core.history import NAMESPACE, edit_line, told, with_edits
from engine.core.metadata import for_saving, without_private
from engine.core.photo import Metadata, Photo
from engine.core.photo_io import SaveOptions, read_photo, save_photo
from engine.core.precision import Precision
from engine.core.read_back import lost
from engine.core.request import AS_MADE, Finish, RunReport
from engine.core.tiff_tags import Tag, TagBlock
from tests.helpers import metadata_samples as samples
from tests.helpers.maker_notes import MAKERS, exif_of
from tests.helpers.photo_samples import colours, encoded, full_metadata

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
    assert told(line).startswith(f"{report.method} {report.variant}, {report.precision.label}, strength 80%, enlarged 4 times")
    full = edit_line(report, Finish(0.5, colour_lock=0.25), 2)
    assert ", strength 50%, colour lock 25%, enlarged 2 times" in told(full)
    assert told("Heliograph: by a later version") == "by a later version"


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
    filled = safe_files.new_file

    @contextlib.contextmanager
    def forgetful(folder: Path, fill: Callable[[BinaryIO], object]) -> Iterator[Path]:
        with filled(folder, fill) as written:
            data = bytearray(written.read_bytes())
            data[len(data) // 2] ^= 1
            written.write_bytes(bytes(data))
            yield written

    target = tmp_path / "a.png"
    save_photo(Photo(colours()), target)
    before = target.read_bytes()
    monkeypatch.setattr(safe_files, "new_file", forgetful)
    with pytest.raises(PhotoWriteError, match="the disk reports an error"):
        save_photo(Photo(colours()[::-1].copy()), target, SaveOptions(overwrite=True))
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_everything_that_is_written_has_its_metadata_read_back() -> None:
    """A format added later must not be saved unproved."""
    written = {decoder.format for decoder in photo_io.DECODERS if decoder.metadata is not None}
    assert written == set(photo_io.WRITABLE)


@exiftool_needed
@every_format
def test_all_a_photo_carries_comes_back_from_every_format(suffix: str, tmp_path: Path) -> None:
    """Dates, place, lens, maker note, XMP, IPTC, profile, upright pixels, transparency, file times; a JPEG says that it has no alpha."""
    source = tmp_path / "source.tif"
    maker = MAKERS["Canon"]
    metadata = replace(full_metadata(), exif=exif_of(maker))
    alpha = colours()[..., 1].copy()
    data, _ = tiff_file.encode(colours(), alpha, metadata)
    block = TagBlock(bytearray(data))
    block.set_number(block.first(), Tag.ORIENTATION, 6)
    source.write_bytes(block.data)
    os.utime(source, (1_000_000_000, 1_100_000_000))
    photo = read_photo(source)
    assert (photo.orientation, photo.width, photo.height) == (6, 24, 40)
    target = tmp_path / f"a.{suffix}"
    said = save_photo(photo, target, SaveOptions(quality=100, times=True))
    assert [("white" in sentence) for sentence in said] == ([True] if suffix == "jpg" else [])
    told, again = exiftool(target), read_photo(target)
    expected = {
        "ExifIFD:DateTimeOriginal": "2026:05:04 03:02:01",
        "ExifIFD:LensModel": samples.LENS[:-1].decode(),
        "GPS:GPSLatitude": "54 deg 30' 12.34\"",
        "Canon:OwnerName": "A. Owner",
        "XMP-xmp:Rating": 4,
        **({} if suffix == "jxl" else {"ICC-header:ColorSpaceData": "RGB "}),
    }
    assert {tag: told.get(tag) for tag in expected} == expected
    assert told.get("IFD0:Orientation", "Horizontal (normal)") == "Horizontal (normal)"
    assert (again.metadata.iptc, again.metadata.icc, again.orientation) == (metadata.iptc, metadata.icc, 1)
    assert np.abs(again.pixels.astype(int) - photo.pixels).max() <= (255 if suffix == "jpg" else 0)
    assert (again.alpha is not None) == (suffix != "jpg")
    assert photo_io.photo_facts(target).alpha == {"jpg": False, "jxl": None}.get(suffix, True)
    if again.alpha is not None and photo.alpha is not None:
        assert np.array_equal(again.alpha, photo.alpha)
    assert int(target.stat().st_mtime) == 1_100_000_000


@pytest.mark.parametrize("suffix", ["png", "tif", "webp", "avif"])
def test_a_file_that_lost_its_transparency_is_never_put_in_place(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = {"png": png_file, "tif": tiff_file, "webp": webp_file, "avif": avif_file}[suffix]
    encode = module.encode
    monkeypatch.setattr(module, "encode", lambda pixels, alpha, *more: encode(pixels, None, *more))
    with pytest.raises(PhotoWriteError, match="could not be saved") as caught:
        save_photo(Photo(colours(), colours()[..., 0].copy()), tmp_path / f"a.{suffix}")
    assert "transparency is gone" in caught.value.detail
    assert not list(tmp_path.iterdir())


def test_a_file_that_would_be_turned_again_is_never_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_io, "for_saving", lambda metadata, *_: metadata)
    with pytest.raises(PhotoWriteError) as caught:
        save_photo(Photo(colours(24, 24), metadata=Metadata(exif=samples.exif(orientation=3))), tmp_path / "a.jpg")
    assert "turned" in caught.value.detail


def test_a_profile_that_a_jpeg_xl_did_not_take_is_announced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = jxl_file._written
    plain: list[int] = []

    def forgetful(library: object, spec: object, channels: object, profile: bytes | None = None, **how: bool) -> bytes:
        if profile:
            spec.erase_attribute("ICCProfile")  # type: ignore[attr-defined]
            plain.append(1)
        return written(library, spec, channels, profile, **how)

    monkeypatch.setattr(jxl_file, "_written", forgetful)
    (said,) = save_photo(Photo(colours(), metadata=full_metadata()), tmp_path / "a.jxl", SaveOptions(quality=100))
    assert "colour profile" in said
    assert plain


def test_file_times_that_a_disk_does_not_take_are_said_and_cost_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_photo(Photo(colours()), tmp_path / "source.jpg")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "not here")

    monkeypatch.setattr(os, "utime", refused)
    assert save_photo(read_photo(tmp_path / "source.jpg"), tmp_path / "a.png", SaveOptions(times=True)) == (photo_io.TIMES_LOST,)
    assert read_photo(tmp_path / "a.png").width == 40


@pytest.mark.parametrize(
    ("said", "word", "left"),
    [
        (b'xmpNote:HasExtendedXMP="0123456789ABCDEF0123456789ABCDEF"', "stands apart", b"HasExtendedXMP"),
        (b'hdrgm:Version="1.0" hdrgm:GainMapMax="2.5"', "gain map", b"hdrgm:Version"),
        (b'GCamera:MotionPhoto="1"', "video", b'MotionPhoto="1"'),
    ],
)
def test_what_xmp_says_stands_elsewhere_in_the_file_is_said_to_be_left_out_and_no_longer_pointed_at(
    said: bytes, word: str, left: bytes, tmp_path: Path
) -> None:
    packet = samples.xmp().replace(b'xmp:Rating="4"', b'xmp:Rating="4" ' + said)
    data, _ = jpeg_file.with_metadata(encoded(Image.fromarray(colours()), "JPEG"), Metadata(xmp=packet))
    (tmp_path / "a.jpg").write_bytes(data)
    for source, target, count in (("a.jpg", "b.jpg", 1), ("b.jpg", "c.png", 0)):
        sentences = save_photo(read_photo(tmp_path / source), tmp_path / target)
        assert [word in sentence for sentence in sentences] == [True] * count
    kept = read_photo(tmp_path / "c.png").metadata.xmp or b""
    assert left not in kept
    assert b'xmp:Rating="4"' in kept
