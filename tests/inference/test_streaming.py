"""Photos too large for memory: enhanced and saved on the disk they come out as they would in memory, and nothing is ever left behind.

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

from app.cli.console import SOME_FAILED
from app.cli.enhance import EnhanceOptions, enhance_photos
from engine import streaming
from engine.batch import cluster_worker
from engine.batch.jobs import JobOrder, JobState, NewJob
from engine.batch.journal import Journal
from engine.batch.runner import BatchRunner
from engine.core import icc, jpeg_file, paths, photo_io, png_file, stream_pixels, stream_saving, stream_tiff, stream_writing
from engine.core.errors import Cancelled, OutOfMemoryError, PhotoReadError, PhotoWriteError
from engine.core.photo import FileFormat, Photo, to_depth
from engine.core.photo_io import SaveOptions, read_photo, save_photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress, ProgressToken
from engine.core.request import WHOLE_PHOTO, EnhanceRequest, Finish
from engine.core.stream_pixels import ComputedPixels, is_streamed
from engine.core.stream_reading import head_of, read_streamed, spilled
from engine.edit.edit import Edit, Step
from engine.edit.run import Wishes, run_edit
from engine.inference.model_store import ModelStore
from engine.inference.session import SessionPool
from engine.pipeline import Engine, finished_photo
from engine.streaming import read_to_enhance
from tests.helpers import metadata_samples as samples
from tests.helpers import tiny_models
from tests.helpers.compare import assert_close
from tests.helpers.photo_samples import colours, encoded, full_metadata, png, png_chunk, tiff
from tests.helpers.pictures import street_photo

pytest.importorskip("pyvips")

BY_ROWS = ("jpg", "png", "tif")
every_depth = pytest.mark.parametrize("depth", [8, 16])


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Everything counts as large, comes in bands of a few rows, and leaves nothing among the temporary files."""
    folder = tmp_path / "scratch"
    monkeypatch.setattr(paths, "cache_dir", lambda: folder)
    monkeypatch.setattr(streaming, "STREAM_ABOVE", 0.0)
    monkeypatch.setattr(stream_pixels, "BAND_VALUES", 5000)
    monkeypatch.setattr(stream_writing, "_STRIP_PIXELS", 1500)
    monkeypatch.setattr(stream_tiff, "_STRIP_BYTES", 3000)
    monkeypatch.setattr("engine.inference.probe.BUDGET", 0.0)
    monkeypatch.setattr("engine.inference.probe.TURNS", 1)
    yield folder
    assert not folder.exists() or not list(folder.iterdir())


def photo_of(depth: int = 8, *, alpha: bool = False, grey: bool = False, width: int = 97, height: int = 83) -> Photo:
    """Every value of the depth may occur; alpha never comes near to nothing."""
    random = np.random.default_rng(width)
    pixels = to_depth(street_photo(width, height).pixels, depth).copy()
    if depth == 16:
        pixels ^= random.integers(0, 256, pixels.shape, dtype=np.uint16)
    if grey:
        pixels[...] = pixels[..., :1]
    most = 2**depth
    veil = random.integers(most // 2, most, (height, width)).astype(pixels.dtype) if alpha else None
    metadata = full_metadata(orientation=1)
    return Photo(pixels, veil, replace(metadata, icc=None) if grey else metadata, grey=grey)


def saved(photo: Photo, path: Path, **options: object) -> Path:
    assert save_photo(photo, path, SaveOptions(**options)) in ((), ("JPEG has no transparency: the photo was laid over white.",))  # type: ignore[arg-type]
    return path


def assert_same(first: Photo, second: Photo, steps: float = 0.0) -> None:
    """Pixels, alpha (within so many 1/255) and all that stands beside them; either may lie on the disk."""
    assert_close(first.pixels[:], second.pixels[:], steps)
    assert (first.alpha is None) == (second.alpha is None)
    if first.alpha is not None and second.alpha is not None:
        assert_close(first.alpha[:], second.alpha[:], steps)
    assert first.metadata == second.metadata
    assert (first.depth, first.grey, first.orientation, first.format) == (second.depth, second.grey, second.orientation, second.format)


def on_disk(path: Path) -> Photo:
    head = head_of(path)
    assert head is not None
    return read_streamed(path, head, NullProgress())


def both_roads(engine: Engine, source: Path, target: Path, finish: Finish = Finish(), **fields: object) -> tuple[Photo, Photo]:  # noqa: B008
    """What is in the files of the result that was made in memory and of the one made on the disk."""
    request = EnhanceRequest("tiny", **fields)  # type: ignore[arg-type]
    results = []
    for folder, photo in (("memory", read_photo(source)), ("disk", read_to_enhance(source, request, None, engine.methods))):
        assert is_streamed(photo.pixels) == (folder == "disk")
        result = engine.enhance(photo, request, NullProgress())
        assert is_streamed(result.enhanced) == (folder == "disk")
        path = target / folder / source.name
        path.parent.mkdir(parents=True)
        saved(finished_photo(photo, result, finish), path, depth=photo.depth)
        results.append(read_photo(path))
    return results[0], results[1]


# -- reading -------------------------------------------------------------------------------------------------------------------


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


# -- which way -----------------------------------------------------------------------------------------------------------------


def test_a_photo_goes_to_the_disk_when_its_run_would_take_much_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(photo_of(width=100, height=100), tmp_path / "a.jpg")
    monkeypatch.setattr(streaming, "STREAM_ABOVE", 10_000 * 30)
    method = tiny_models.tiny_method(scale=4, sizes=(2, 3, 4))

    def goes(size: int, wanted: FileFormat | None = None, tile: int | None = None) -> bool:
        return is_streamed(read_to_enhance(path, EnhanceRequest("tiny", size=size, tile=tile), wanted, (method,)).pixels)

    assert goes(4)
    assert goes(2, FileFormat.TIFF)
    # What is written in one piece and runs in one piece stays in memory while that can hold it.
    assert not goes(4, FileFormat.WEBP)
    assert not goes(4, tile=WHOLE_PHOTO)
    monkeypatch.setattr(streaming, "STREAM_ABOVE", 10_000 * 400)
    assert not goes(4)


def test_what_has_no_place_anywhere_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(photo_of(), tmp_path / "a.jpg")
    methods = (tiny_models.tiny_method(),)
    full = type("Usage", (), {"free": 10_000})()
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: full)
    assert not is_streamed(read_to_enhance(path, EnhanceRequest("tiny"), None, methods).pixels)
    monkeypatch.setattr(streaming.psutil, "virtual_memory", lambda: type("Memory", (), {"available": 1000, "total": 10**9})())
    with pytest.raises(PhotoWriteError, match=r"needs 0\.0 GB of room for temporary files, and only 0\.0 GB are free\."):
        read_to_enhance(path, EnhanceRequest("tiny"), None, methods)
    with pytest.raises(OutOfMemoryError, match="saving it as WebP would take") as caught:
        read_to_enhance(path, EnhanceRequest("tiny"), FileFormat.WEBP, methods)
    assert "JPEG, PNG or TIFF" in caught.value.hint


def test_cut_outs_are_run_in_memory(tmp_path: Path) -> None:
    photo = photo_of(alpha=True)
    assert photo.alpha is not None
    hole = photo.alpha.copy()
    hole[:20] = 0
    path = saved(replace(photo, alpha=hole), tmp_path / "a.png")
    assert not is_streamed(read_to_enhance(path, EnhanceRequest("tiny"), None, (tiny_models.tiny_method(),)).pixels)


# -- running -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", BY_ROWS)
@every_depth
def test_the_file_is_the_one_that_memory_would_have_made(suffix: str, depth: int, tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(
        tmp_path / "models", tiny_models.add_code(), halo=3, multiple_of=4, condition=(tiny_models.mean_code(16), 16)
    )
    source = saved(photo_of(depth, alpha=suffix != "jpg"), tmp_path / f"a.{suffix}", depth=depth)
    memory, disk = both_roads(engine, source, tmp_path / "out", tile=24)
    assert_same(disk, memory)
    assert disk.metadata.exif
    assert b"Heliograph: tiny only" in (disk.metadata.xmp or b"")
    assert disk.metadata.iptc == samples.IPTC


@pytest.mark.parametrize("shape", [(1, 1), (7, 3), (2, 61), (211, 97)])
@pytest.mark.parametrize("size", [2, 3, 4])
def test_enlarged_on_the_disk_is_the_same(shape: tuple[int, int], size: int, tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path / "models", tiny_models.sharp_enlarge(4), scale=4, halo=2, multiple_of=2, sizes=(2, 3, 4))
    source = saved(photo_of(width=shape[0], height=shape[1], alpha=True), tmp_path / "a.png")
    memory, disk = both_roads(engine, source, tmp_path / "out", Finish(0.4), size=size, tile=20)
    # A third is no binary fraction: where a bicubic sum lies between two levels depends on the height of the band.
    assert_same(disk, memory, 1.0 if size == 3 else 0.0)


@pytest.mark.parametrize("strength", [0.0, 0.3, 1.0])
def test_strength_between_two_weights_is_the_same(strength: float, tmp_path: Path) -> None:
    engine = tiny_models.two_weights_engine(tmp_path / "models", tiny_models.blur(2), tiny_models.affine(0.5, 0.1), halo=2)
    source = saved(photo_of(16), tmp_path / "a.tif", depth=16)
    memory, disk = both_roads(engine, source, tmp_path / "out", Finish(strength), strength=strength, tile=30)
    assert_same(disk, memory)


def test_a_locked_colour_is_the_same(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path / "models", tiny_models.affine(0.7, 0.1))
    source = saved(photo_of(16), tmp_path / "a.tif", depth=16)
    memory, disk = both_roads(engine, source, tmp_path / "out", Finish(0.8, colour_lock=0.6), tile=30)
    # The low frequencies may be summed in bands of another height.
    assert_close(disk.pixels, memory.pixels, 0.05)


@pytest.mark.parametrize("method", ["lime", "hist_gamma"])
def test_methods_that_look_at_the_whole_photo_first_do_the_same_on_the_disk(method: str, tmp_path: Path) -> None:
    engine = Engine(ModelStore(()), SessionPool())
    dark = photo_of(16, width=230, height=170)
    source = saved(replace(dark, pixels=dark.pixels // 5), tmp_path / "a.png", depth=16)
    request = EnhanceRequest(method, tile=64)
    on_disk = read_to_enhance(source, request, None, engine.methods)
    assert is_streamed(on_disk.pixels)
    memory, disk = (engine.enhance(photo, request, NullProgress()).enhanced for photo in (read_photo(source), on_disk))
    np.testing.assert_array_equal(disk[:], memory)


def test_several_steps_are_the_same_on_the_disk_and_hand_on_nothing_in_memory(tmp_path: Path) -> None:
    engine = Engine(ModelStore(()), SessionPool())
    source = saved(photo_of(16, width=230, height=170), tmp_path / "a.png", depth=16)
    tone = Step("hist_gamma", "default", strength=0.6, colour_lock=0.3)
    edit = Edit((tone, Step("lime", "default"), replace(tone, strength=1.0)), protect=None)
    request, photos = EnhanceRequest("hist_gamma", tile=64), []
    for photo in (read_photo(source), read_to_enhance(source, request, None, engine.methods, edit=edit)):
        photos.append(photo)
        edited = run_edit(engine, photo, edit, NullProgress(), wishes=Wishes(tile=64))
        assert is_streamed(edited.base.pixels) == is_streamed(photo.pixels) == is_streamed(edited.result.enhanced)
        path = tmp_path / f"{len(photos)}.png"
        saved(finished_photo(edited.base, edited.result, edit.finish), path, depth=16)
    assert is_streamed(photos[1].pixels)
    # The low frequencies of the colour lock may be summed in bands of another height.
    assert_close(read_photo(tmp_path / "2.png").pixels, read_photo(tmp_path / "1.png").pixels, 0.05)


def test_integers_and_the_choice_of_a_precision_are_the_same(tmp_path: Path) -> None:
    graphs = {Precision.FP32: tiny_models.affine(0.5), Precision.QAT: tiny_models.affine(0.25)}
    engine = tiny_models.tiny_engine(tmp_path / "models", graphs)
    source = saved(photo_of(), tmp_path / "a.png")
    memory, disk = both_roads(engine, source, tmp_path / "out", precision=Precision.QAT, tile=40)
    assert_same(disk, memory)


# -- saving --------------------------------------------------------------------------------------------------------------------


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


# -- the whole way -------------------------------------------------------------------------------------------------------------


def test_a_batch_keeps_large_photos_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = tiny_models.tiny_engine(tmp_path / "models", tiny_models.affine(0.5))
    source = saved(photo_of(), tmp_path / "a.png")
    seen: list[bool] = []
    enhance = engine.enhance
    monkeypatch.setattr(engine, "enhance", lambda photo, *rest: seen.append(is_streamed(photo.pixels)) or enhance(photo, *rest))
    (tmp_path / "out").mkdir()
    order = JobOrder(EnhanceRequest("tiny", tile=30))
    with Journal.create(tmp_path / "out", tmp_path / "journals") as journal:
        journal.add([NewJob(source, tmp_path / "out", "b.png", order)])
        BatchRunner(engine, journal).run(ProgressToken())
        (job,) = journal.jobs()
        assert (job.state, job.error) == (JobState.DONE, "")
        assert journal.pictures(job) is not None
    assert seen == [True]
    result = engine.enhance(read_photo(source), order.request, NullProgress())
    ordinary = saved(finished_photo(read_photo(source), result), tmp_path / "c.png", depth=8)
    assert_same(read_photo(tmp_path / "out" / "b.png"), read_photo(ordinary))


def test_the_command_enhances_large_photos_and_leaves_nothing_of_a_broken_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine = tiny_models.tiny_engine(tmp_path / "models", tiny_models.enlarge(4), scale=4)
    whole = saved(photo_of(), tmp_path / "whole.jpg")
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(whole.read_bytes()[:-2000])
    options = EnhanceOptions((broken, whole), tmp_path / "out", format=FileFormat.TIFF, tile=40)
    assert enhance_photos(options, engine) == SOME_FAILED
    assert "broken.jpg is cut short" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "out").rglob("*")] == ["whole.tif"]
    # The network repeats every pixel, and 8 bits go through 16 and floats unharmed.
    np.testing.assert_array_equal(read_photo(tmp_path / "out" / "whole.tif").pixels[::4, ::4], read_photo(whole).pixels)


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


@pytest.mark.parametrize("sent", [True, False])
@pytest.mark.parametrize("suffix", BY_ROWS)
def test_a_worker_of_a_cluster_keeps_large_photos_on_the_disk_and_sends_the_same_file(suffix: str, sent: bool, tmp_path: Path) -> None:
    engine = Engine(ModelStore(()), SessionPool())
    source = saved(photo_of(), tmp_path / f"a.{suffix}")
    order, options = JobOrder(EnhanceRequest("hist_gamma", tile=64)), SaveOptions(depth=8)
    content = source.read_bytes() if sent else None
    photo = cluster_worker._photo(
        cluster_worker.Sent("", order.to_json(), "", str(source), 0, "", source.name, content), order, engine.methods, ProgressToken()
    )
    assert is_streamed(photo.pixels)
    finished = finished_photo(photo, engine.enhance(photo, order.request, NullProgress()))
    content, notes = photo_io.encode_photo(finished, Path("b").with_suffix(source.suffix), options)
    assert notes == ()
    assert content == saved(finished, tmp_path / f"b.{suffix}", depth=8).read_bytes()


def test_what_is_wrong_with_a_photo_that_was_sent_is_said_under_its_own_name(tmp_path: Path) -> None:
    order = JobOrder(EnhanceRequest("hist_gamma"))
    sent = cluster_worker.Sent("", order.to_json(), "", str(tmp_path / "beach.jpg"), 0, "", "b.jpg", b"\xff\xd8\xff\xe0 no photo")
    with pytest.raises(PhotoReadError, match=r"^beach\.jpg"):
        cluster_worker._photo(sent, order, Engine(ModelStore(()), SessionPool()).methods, ProgressToken())
