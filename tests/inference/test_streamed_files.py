"""Photos too large for memory, read and written by rows: the files hold what memory would have put there, and nothing is left behind.

Small photos are made to go that way; rows then come in bands of a few.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import icc, jpeg_file, photo_io, png_file, stream_saving, stream_tiff, stream_writing
from engine.core.errors import Cancelled, PhotoReadError, PhotoWriteError
from engine.core.photo import FileFormat, Photo
from engine.core.photo_io import read_photo, save_photo
from engine.core.progress import NullProgress, ProgressToken
from engine.core.request import EnhanceRequest
from engine.core.stream_pixels import ComputedPixels, is_streamed
from engine.core.stream_reading import head_of, read_streamed, spilled
from engine.streaming import read_to_enhance
from tests.helpers import metadata_samples as samples
from tests.helpers import tiny_models
from tests.helpers.photo_samples import colours, encoded, full_metadata, png, png_chunk, tiff
from tests.helpers.streamed import BY_ROWS, assert_same, every_depth, photo_of, saved

pytest.importorskip("pyvips")

pytestmark = pytest.mark.usefixtures("all_count_as_large")


def on_disk(path: Path) -> Photo:
    head = head_of(path)
    assert head is not None
    return read_streamed(path, head, NullProgress())


@contextmanager
def _no_file_above(size: int) -> Iterator[None]:
    """What a full disk is like: no file grows beyond that."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


# -- reading -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", BY_ROWS)
def test_a_photo_read_by_rows_is_upright_and_the_same(suffix: str, orientation: int, tmp_path: Path) -> None:
    path = tmp_path / f"a.{suffix}"
    pixels, metadata = photo_of().pixels, full_metadata(orientation=orientation)
    if suffix == "jpg":
        path.write_bytes(jpeg_file.encode(pixels, metadata, 90, False)[0])
    elif suffix == "png":
        path.write_bytes(png_file.encode(pixels, None, metadata)[0])
    else:
        path.write_bytes(tiff(pixels, photometric="rgb", extratags=[(274, "H", 1, orientation, True)]))
    ordinary = read_photo(path)
    assert ordinary.orientation == orientation
    assert_same(on_disk(path), ordinary)


@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize("grey", [False, True])
@every_depth
def test_every_layout_is_read_by_rows_as_in_memory(depth: int, grey: bool, alpha: bool, tmp_path: Path) -> None:
    photo = photo_of(depth, grey=grey, alpha=alpha)
    for suffix in BY_ROWS:
        path = saved(photo, tmp_path / f"a.{suffix}", depth=depth)
        assert_same(on_disk(path), read_photo(path))


def test_what_libvips_would_read_otherwise_is_read_whole(tmp_path: Path) -> None:
    pixels = colours()
    files = {
        "palette.png": encoded(Image.fromarray(pixels).convert("P"), "PNG"),
        "key.png": png(pixels, 2, png_chunk(b"tRNS", bytes(6))),
        "cmyk.jpg": encoded(Image.fromarray(pixels).convert("CMYK"), "JPEG"),
        "premultiplied.tif": tiff(np.dstack([pixels, pixels[..., 0]]), photometric="rgb", extrasamples=["assocalpha"]),
        "a.webp": encoded(Image.fromarray(pixels), "WEBP", lossless=True),
        "no.png": b"not a picture",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        assert head_of(tmp_path / name) is None, name
    request = EnhanceRequest("tiny")
    read = read_to_enhance(tmp_path / "a.webp", request, FileFormat.PNG, (tiny_models.tiny_method(),))
    assert is_streamed(read.pixels)
    assert_same(read, read_photo(tmp_path / "a.webp"))


@pytest.mark.parametrize("suffix", BY_ROWS)
def test_a_file_cut_short_is_refused_in_words(suffix: str, tmp_path: Path) -> None:
    path = saved(photo_of(), tmp_path / f"a.{suffix}")
    whole = path.read_bytes()
    for end in (len(whole) // 2, len(whole) - 5):
        path.write_bytes(whole[:end])
        with pytest.raises(PhotoReadError, match=rf"^a\.{suffix} is .*(cut short|damaged)"):
            read_to_enhance(path, EnhanceRequest("tiny"), None, (tiny_models.tiny_method(),))


def test_a_bomb_is_refused_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png(colours(), 2, size=(50_000, 50_000)))
    with pytest.raises(PhotoReadError, match="2,500 megapixels, and the limit is 250"):
        read_to_enhance(path, EnhanceRequest("tiny"), None, (tiny_models.tiny_method(),))


# -- saving ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize("grey", [False, True])
@pytest.mark.parametrize("order", "<>")
@every_depth
def test_a_file_written_by_rows_says_and_holds_the_same(depth: int, order: str, grey: bool, alpha: bool, tmp_path: Path) -> None:
    photo = photo_of(depth, grey=grey, alpha=alpha)
    photo = replace(photo, metadata=replace(full_metadata(order), icc=samples.grey_profile() if grey else samples.rgb_profile()))
    photo = replace(photo, metadata=replace(photo.metadata, icc=icc.for_rgb_pixels(photo.metadata.icc)))
    for suffix in BY_ROWS:
        for chroma in (True, False) if suffix == "jpg" else (True,):
            ordinary = saved(photo, tmp_path / f"memory-{chroma}.{suffix}", full_chroma=chroma, quality=80)
            by_rows = saved(spilled(photo), tmp_path / f"disk-{chroma}.{suffix}", full_chroma=chroma, quality=80)
            assert_same(read_photo(by_rows), read_photo(ordinary))


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool, the referee, is not installed")
def test_other_programs_read_files_written_by_rows(tmp_path: Path) -> None:
    def told(path: Path) -> dict[str, object]:
        said = json.loads(subprocess.run(["exiftool", "-j", "-a", "-u", "-G1", str(path)], check=True, capture_output=True).stdout)[0]
        own = ("File:", "System:", "SourceFile", "ExifTool:")
        places = ("StripOffsets", "StripByteCounts", "RowsPerStrip", "EncodingProcess")
        return {tag: value for tag, value in said.items() if not tag.startswith(own) and not tag.endswith(places)}

    for suffix in BY_ROWS:
        ordinary, by_rows = saved(photo_of(), tmp_path / f"a.{suffix}"), saved(spilled(photo_of()), tmp_path / f"b.{suffix}")
        assert told(by_rows) == told(ordinary)
        with Image.open(by_rows) as image:
            np.testing.assert_array_equal(np.array(image), np.array(Image.open(ordinary)))


@pytest.mark.parametrize("order", "<>")
def test_beyond_four_gigabytes_a_tiff_becomes_a_bigtiff(order: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_tiff, "MAX_BYTES", 1000)
    photo = replace(photo_of(16), metadata=full_metadata(order))
    with monkeypatch.context() as patch:
        patch.setattr(photo_io, "_MAX_FILE_BYTES", 1000)  # which is for what others made
        large = saved(spilled(photo), tmp_path / "large.tif")
    assert large.read_bytes()[:4] == {"<": b"II+\0", ">": b"MM\0+"}[order]
    assert_same(read_photo(large), read_photo(saved(photo, tmp_path / "small.tif")))
    np.testing.assert_array_equal(tifffile.imread(large), photo.pixels)


def test_a_cancelled_run_leaves_nothing(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path / "models", tiny_models.identity())
    source = saved(photo_of(), tmp_path / "a.png")
    request = EnhanceRequest("tiny", tile=20)
    token = ProgressToken(lambda fraction, text: token.cancel() if fraction > 0.5 else None)
    photo = read_to_enhance(source, request, None, engine.methods, token)
    with pytest.raises(Cancelled):
        engine.enhance(photo, request, token)
    with pytest.raises(Cancelled):
        read_to_enhance(source, request, None, engine.methods, token)
    target = tmp_path / "out"
    target.mkdir()
    with pytest.raises(Cancelled):
        save_photo(photo, target / "a.tif", progress=token)
    assert not list(target.iterdir())


def test_a_disk_that_fills_up_leaves_nothing_and_says_so(tmp_path: Path) -> None:
    photo = spilled(photo_of(16))
    (tmp_path / "out").mkdir()
    with _no_file_above(20_000), pytest.raises(PhotoWriteError, match=r"^a\.tif could not be saved: the file system cannot hold"):
        save_photo(photo, tmp_path / "out" / "a.tif")
    with _no_file_above(20_000), pytest.raises(PhotoWriteError, match="temporary files could not be written"):
        spilled(photo_of(16))
    assert not list((tmp_path / "out").iterdir())


def test_a_file_that_does_not_come_back_as_it_was_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    for suffix in ("png", "tif"):
        honest = stream_saving.decoded_bands

        def wrong(*arguments: object) -> Iterator[tuple[slice, np.ndarray]]:
            for rows, part in honest(*arguments):  # type: ignore[arg-type]  # noqa: B023
                yield rows, part ^ 1

        with monkeypatch.context() as patch:
            patch.setattr(stream_saving, "decoded_bands", wrong)
            with pytest.raises(PhotoWriteError, match="its pixels do not come back"):
                save_photo(spilled(photo_of()), tmp_path / "out" / f"a.{suffix}")
    monkeypatch.setattr(stream_writing.Proof, "holds", lambda proof, file: False)
    with pytest.raises(PhotoWriteError, match="reports an error"):
        save_photo(spilled(photo_of()), tmp_path / "out" / "a.jpg")
    assert not list((tmp_path / "out").iterdir())


def test_sides_and_formats_that_cannot_be_are_refused_in_words(tmp_path: Path) -> None:
    long: Any = ComputedPixels((2, 70_000, 3), np.uint8, lambda top, bottom: np.zeros((bottom - top, 70_000, 3), np.uint8))
    with pytest.raises(PhotoWriteError, match="JPEG ends at 65500"):
        save_photo(Photo(long), tmp_path / "a.jpg")
    with pytest.raises(PhotoWriteError, match="holds a picture in one piece"):
        save_photo(spilled(photo_of()), tmp_path / "a.avif")
