"""Photos too large for memory: enhanced on the disk they come out as they would in memory, and nothing is ever left behind.

Small photos are made to go that way; rows then come in bands of a few.
"""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.cli.console import SOME_FAILED
from app.cli.enhance import EnhanceOptions, enhance_photos
from engine import streaming
from engine.batch import cluster_worker
from engine.batch.jobs import JobOrder, JobState, NewJob
from engine.batch.journal import Journal
from engine.batch.runner import BatchRunner
from engine.core import photo_io
from engine.core.errors import OutOfMemoryError, PhotoReadError, PhotoWriteError
from engine.core.photo import FileFormat, Photo
from engine.core.photo_io import SaveOptions, read_photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress, ProgressToken
from engine.core.request import WHOLE_PHOTO, EnhanceRequest, Finish
from engine.core.stream_pixels import is_streamed
from engine.edit.edit import Edit, Step
from engine.edit.run import Wishes, run_edit
from engine.inference.model_store import ModelStore
from engine.inference.session import SessionPool
from engine.pipeline import Engine, finished_photo
from engine.streaming import read_to_enhance
from tests.helpers import metadata_samples as samples
from tests.helpers import tiny_models
from tests.helpers.compare import assert_close
from tests.helpers.streamed import BY_ROWS, assert_same, every_depth, photo_of, saved

pytest.importorskip("pyvips")

pytestmark = pytest.mark.usefixtures("all_count_as_large")


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


# -- which way ---------------------------------------------------------------------------------------------------------------------


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


# -- running -----------------------------------------------------------------------------------------------------------------------


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


# -- the whole way -----------------------------------------------------------------------------------------------------------------


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
