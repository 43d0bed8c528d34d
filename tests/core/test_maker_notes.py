"""Maker notes reach every format byte for byte where they can, and readable for exiftool, the referee, in any case."""

import json
import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from engine.core import jpeg_file, raw_file, tiff_file
from engine.core.maker_notes import moved
from engine.core.photo import Metadata, Photo
from engine.core.photo_io import SaveOptions, read_photo, save_photo
from engine.core.tiff_tags import NewTag, Tag, TagBlock, with_tags
from tests.helpers import metadata_samples as samples
from tests.helpers.maker_notes import MAKERS, exif_of
from tests.helpers.photo_samples import colours, encoded
from tests.helpers.rare_samples import jxl_box

SUFFIXES = ("jpg", "png", "tif", "webp", "avif", "jxl")
exiftool_needed = pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool, the referee, is not installed")
every_maker = pytest.mark.parametrize("name", MAKERS)


def exiftool(paths: list[Path]) -> dict[str, dict[str, object]]:
    command = ["exiftool", "-j", "-a", "-u", "-n", "-G1", "-MakerNotes:all", "-warning", *map(str, paths)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {Path(one.pop("SourceFile")).name: one for one in told}


def note_of(exif: bytes | None) -> bytes:
    block = TagBlock(exif or b"")
    inside = block.below(block.first(), Tag.EXIF_DIRECTORY)
    assert inside is not None
    return block.value(inside.entries[Tag.MAKER_NOTE])


@exiftool_needed
@every_maker
def test_exiftool_reads_the_same_maker_note_before_and_after(name: str, tmp_path: Path) -> None:
    """From a JPEG, where it stays in its place, and from a TIFF with the note far behind the pixels, where it has to move."""
    maker = MAKERS[name]
    sources = {}
    sources["near.jpg"], _ = jpeg_file.with_metadata(encoded(Image.fromarray(colours()), "JPEG"), Metadata(exif=exif_of(maker)))
    for where, gap in (("middle.tif", 70_000), ("far.tif", 3_000_000)):
        sources[where] = tiff_file.encode(colours(), None, Metadata(exif=exif_of(maker, gap, b"")))[0]
    for source, content in sources.items():
        (tmp_path / source).write_bytes(content)
        photo = read_photo(tmp_path / source)
        assert photo.metadata.remarks == ()
        for suffix in SUFFIXES:
            target = tmp_path / f"{source}-saved.{suffix}"
            assert save_photo(photo, target, SaveOptions(quality=90)) == ()
            if source == "near.jpg" or maker.base is not None:
                assert note_of(read_photo(target).metadata.exif) == note_of(exif_of(maker, 0 if source == "near.jpg" else 70_000))
    told = exiftool(sorted(tmp_path.iterdir()))
    assert len(told) == 21
    for tag, value in maker.knows.items():
        assert {str(one.get(tag)) for one in told.values()} == {value}, tag
    assert not [one for one in told.values() if "ExifTool:Warning" in one]
    assert len({json.dumps(one, sort_keys=True) for one in told.values()}) == 1, "every tag of the note, not only those"


@every_maker
def test_a_note_that_moves_there_and_back_is_what_it_was(name: str) -> None:
    maker = MAKERS[name]
    note = note_of(exif_of(maker, 70_000))
    there = moved(note, maker.order, 70_000 + 194, 900_000)
    assert moved(there, maker.order, 900_000, 70_000 + 194) == note
    for garbage in (b"", b"Nikon", bytes(400), bytes(range(256)), b"SONY DSC \0\0\0\xff\xff", note[: len(note) // 2]):
        assert len(moved(garbage, maker.order, 70_000, 8)) == len(garbage)


@exiftool_needed
def test_the_maker_note_of_a_cr3_stands_in_a_box_of_its_own_and_is_carried(tmp_path: Path) -> None:
    maker = MAKERS["Canon"]
    whole = samples.exif("<", note=b"", make=maker.make)
    block = TagBlock(whole)
    exif_at = block.number(block.first(), Tag.EXIF_DIRECTORY) or 0
    in_place = exif_of(maker)
    start = in_place.index(note_of(in_place))
    canon = b"II*\0\x08\0\0\0" + _counted_from(note_of(in_place), 8 - start)
    part = lambda at: whole[:4] + struct.pack("<I", at) + whole[8:]  # noqa: E731
    boxes = jxl_box(b"CMT1", part(8)) + jxl_box(b"CMT2", part(exif_at)) + jxl_box(b"CMT3", canon)
    data = jxl_box(b"ftyp", b"crx \0\0\0\1crx isom") + jxl_box(b"moov", jxl_box(b"uuid", raw_file._CANON + boxes))
    data += jxl_box(b"uuid", raw_file._CANON_XMP + samples.xmp()) + jxl_box(b"mdat", bytes(30))
    metadata = raw_file.canon_metadata(data)
    assert note_of(metadata.exif) == canon[8:]
    assert metadata.xmp == samples.xmp()
    for suffix in SUFFIXES:
        assert save_photo(Photo(colours(), metadata=metadata), tmp_path / f"a.{suffix}") == ()
    for one in exiftool(sorted(tmp_path.iterdir())).values():
        assert {tag: one.get(tag) for tag in maker.knows} == maker.knows
        assert "ExifTool:Warning" not in one


@exiftool_needed
@pytest.mark.parametrize("name", ["Canon", "Nikon", "Sony"])
def test_the_note_that_adobes_converter_hides_in_a_dng_is_carried(name: str, tmp_path: Path) -> None:
    maker = MAKERS[name]
    source = exif_of(maker)
    at, note = source.index(note_of(source)), note_of(source)
    inner = (b"II" if maker.order == "<" else b"MM") + struct.pack(">I", at) + note
    hidden = b"Adobe\0MakN" + struct.pack(">I", len(inner)) + inner
    plain = TagBlock(samples.exif(maker.order, note=b"", make=maker.make))
    data = with_tags(plain, [NewTag(Tag.DNG_PRIVATE, 1, len(hidden), hidden), plain.new_tag(Tag.DNG_VERSION, 1, 1, 4, 0, 0)])
    metadata = tiff_file.metadata_of_raw(data)
    assert note_of(metadata.exif) == note
    assert save_photo(Photo(colours(), metadata=metadata), tmp_path / "a.tif") == ()
    (told,) = exiftool([tmp_path / "a.tif"]).values()
    assert {tag: str(told.get(tag)) for tag in maker.knows} == maker.knows


def test_a_note_larger_than_a_jpeg_holds_costs_only_itself_and_a_word(tmp_path: Path) -> None:
    metadata = Metadata(exif=samples.exif(note=bytes(range(256)) * 300))
    (said,) = save_photo(Photo(colours(), metadata=metadata), tmp_path / "a.jpg")
    assert "maker note" in said
    kept = read_photo(tmp_path / "a.jpg").metadata.exif or b""
    for value in (samples.TAKEN, samples.LENS, samples.SERIAL):
        assert value in kept
    assert save_photo(Photo(colours(), metadata=metadata), tmp_path / "a.tif") == ()


def _counted_from(note: bytes, by: int) -> bytes:
    """Canon's directory with its offsets changed."""
    shifted = bytearray(note)
    for at in range(2, 2 + 12 * struct.unpack_from("<H", note)[0], 12):
        struct.pack_into("<I", shifted, at + 8, struct.unpack_from("<I", note, at + 8)[0] + by)
    return bytes(shifted)
