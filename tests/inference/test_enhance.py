"""Whole runs through the engine on tiny models: exact pictures, tiles that agree, cancel, progress and fallbacks."""

import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core.errors import Cancelled, InferenceError, ModelError, OutOfMemoryError, UsageError
from engine.core.focus import Focus
from engine.core.method import Image, Method, Region, Task, Tiling, Variant
from engine.core.photo import Photo, to_depth
from engine.core.precision import Precision
from engine.core.progress import NullProgress, ProgressToken
from engine.core.request import WHOLE_PHOTO, EnhanceRequest
from engine.inference.model_store import ModelStore
from engine.inference.session import SessionPool
from engine.pipeline import Engine
from tests.helpers import tiny_models
from tests.helpers.compare import assert_close, differences

AWKWARD = [(1, 1), (7, 3), (2, 97), (641, 479), (211, 199), (64, 64)]


def photo_of(width: int, height: int, dtype: type = np.uint8, seed: int = 0) -> Photo:
    return Photo(np.random.default_rng(seed).integers(0, np.iinfo(dtype).max + 1, (height, width, 3), dtype=dtype))


def enhance(engine: Engine, photo: Photo, **fields: Any) -> NDArray[np.uint16]:
    return engine.enhance(photo, EnhanceRequest("tiny", **fields), NullProgress()).enhanced


@pytest.mark.parametrize("size", AWKWARD)
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_the_identity_network_returns_the_photo_exactly(tmp_path: Path, size: tuple[int, int], dtype: type) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.identity(), halo=20, multiple_of=8)
    photo = photo_of(*size, dtype)
    for tile in (WHOLE_PHOTO, 64, None):
        np.testing.assert_array_equal(enhance(engine, photo, tile=tile), to_depth(photo.pixels, 16))


@pytest.mark.parametrize("size", AWKWARD)
def test_tiles_with_the_true_halo_equal_the_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    blurring = tiny_models.tiny_engine(tmp_path / "blur", tiny_models.blur(5), halo=5)
    network = tiny_models.tiny_engine(tmp_path / "net", tiny_models.pyramid(), halo=16, multiple_of=4)
    photo = photo_of(*size)
    for engine in (blurring, network):
        whole = enhance(engine, photo, tile=WHOLE_PHOTO)
        for tile in (48, 130):
            assert_close(enhance(engine, photo, tile=tile), whole, 0.01)


def test_a_halo_that_is_too_small_shows_in_the_same_comparison(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.blur(5), halo=3)
    photo = photo_of(211, 199)
    assert differences(enhance(engine, photo, tile=48), enhance(engine, photo, tile=WHOLE_PHOTO)).max() > 2.0


def test_an_enlarging_network_fills_the_larger_picture(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.enlarge(4), scale=4, halo=2, multiple_of=2)
    photo = photo_of(53, 31)
    result = engine.enhance(photo, EnhanceRequest("tiny", tile=16), NullProgress())
    assert result.scale == 4
    np.testing.assert_array_equal(result.enhanced, to_depth(photo.pixels, 16).repeat(4, 0).repeat(4, 1))


def test_whole_photo_statistics_reach_every_tile_unchanged(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.add_code(), condition=(tiny_models.mean_code(16), 16))
    pixels = np.full((200, 300, 3), 51, np.uint8)
    pixels[:, 150:] = 153
    enhanced = enhance(engine, Photo(pixels), tile=64)
    # The photo's mean is 0.4, so the code is 0.1 on both sides.
    assert_close(enhanced, to_depth(pixels, 16) + np.uint16(6554), 0.01)


def test_finished_tiles_are_handed_on_once_each_and_the_looked_at_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Several workers start tiles in order but may finish them in any.
    monkeypatch.setattr("engine.inference.probe.core_count", lambda: 1)
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.enlarge(2), scale=2)
    photo = photo_of(300, 200)
    seen: list[Region] = []
    filled = np.zeros((400, 600, 3), np.uint16)

    def on_tile(region: Region, pixels: NDArray[np.uint16]) -> None:
        seen.append(region)
        filled[region.top : region.top + region.height, region.left : region.left + region.width] = pixels

    request = EnhanceRequest("tiny", tile=50, focus=Region(260, 160, 20, 20, 300, 200))
    result = engine.enhance(photo, request, NullProgress(), on_tile)
    np.testing.assert_array_equal(filled, result.enhanced)
    assert sum(region.width * region.height for region in seen) == 600 * 400
    assert all((region.photo_width, region.photo_height) == (600, 400) for region in seen)
    assert (seen[0].left, seen[0].top) == (500, 300)
    assert (seen[-1].left, seen[-1].top) == (0, 0)


@pytest.mark.parametrize("larger", [1, 2])
def test_looking_elsewhere_during_a_run_brings_those_tiles_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, larger: int) -> None:
    monkeypatch.setattr("engine.inference.probe.core_count", lambda: 1)
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.identity())
    focus = Focus(Region(0, 0, 20, 20, 300 // larger, 200 // larger))
    seen: list[tuple[int, int]] = []

    def on_tile(region: Region, pixels: NDArray[np.uint16]) -> None:
        seen.append((region.left, region.top))
        if len(seen) == 2:
            focus.move(Region(280 // larger, 180 // larger, 10, 10, 300 // larger, 200 // larger))

    request = EnhanceRequest("tiny", tile=50, focus=focus.scaled(larger))
    result = engine.enhance(photo_of(300, 200), request, NullProgress(), on_tile)
    assert seen[0] == (0, 0)
    assert seen[2] == (250, 150), "the next one to begin is where one looks now"
    assert len(set(seen)) == len(seen) == 24, "none is lost and none made twice"
    assert result.enhanced.shape == (200, 300, 3)


def test_tiles_are_handed_on_one_at_a_time_however_many_workers_there_are() -> None:
    engine = _greedy_engine(Greedy(1000))
    busy = threading.Lock()
    overlaps: list[Region] = []

    def on_tile(region: Region, pixels: NDArray[np.uint16]) -> None:
        if not busy.acquire(blocking=False):
            overlaps.append(region)
            return
        time.sleep(0.002)
        busy.release()

    engine.enhance(photo_of(300, 200), EnhanceRequest("greedy", tile=30), NullProgress(), on_tile)
    assert overlaps == []


def test_the_same_request_gives_the_same_picture_wherever_one_looks(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.pyramid(), halo=16, multiple_of=4)
    photo = photo_of(211, 199)
    first = enhance(engine, photo, tile=64)
    np.testing.assert_array_equal(enhance(engine, photo, tile=64), first)
    np.testing.assert_array_equal(enhance(engine, photo, tile=64, focus=Region(200, 190, 5, 5, 211, 199)), first)


def test_the_result_is_read_only_sixteen_bit_and_says_how_it_ran(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.identity())
    result = engine.enhance(photo_of(100, 80), EnhanceRequest("tiny", provider="cpu", tile=64), NullProgress())
    assert result.enhanced.dtype == np.uint16
    assert not result.enhanced.flags.writeable
    assert (result.report.method, result.report.variant, result.report.precision) == ("tiny", "only", Precision.FP32)
    assert (result.report.provider, result.report.tile, result.report.warnings) == ("cpu", 64, ())
    assert result.report.megapixels == 0.008


def test_progress_never_goes_back_and_ends_at_one(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.identity())
    seen: list[float] = []
    engine.enhance(photo_of(300, 200), EnhanceRequest("tiny", tile=50), ProgressToken(lambda fraction, text: seen.append(fraction)))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert len(set(seen)) > 10


def test_cancelling_stops_before_the_next_tile(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.identity())
    token = ProgressToken()
    seen: list[Region] = []

    def on_tile(region: Region, pixels: NDArray[np.uint16]) -> None:
        seen.append(region)
        if len(seen) == 3:
            token.cancel()

    with pytest.raises(Cancelled):
        engine.enhance(photo_of(300, 200), EnhanceRequest("tiny", tile=20), token, on_tile)
    assert len(seen) == 3


def test_cancelling_stops_a_run_that_would_never_end(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.endless())
    token = ProgressToken()
    threading.Timer(0.3, token.cancel).start()
    with pytest.raises(Cancelled):
        engine.enhance(photo_of(8, 8), EnhanceRequest("tiny", provider="cpu"), token)


def test_a_cancelled_engine_runs_the_next_request(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.identity())
    token = ProgressToken()
    token.cancel()
    photo = photo_of(30, 20)
    with pytest.raises(Cancelled):
        engine.enhance(photo, EnhanceRequest("tiny"), token)
    np.testing.assert_array_equal(enhance(engine, photo), to_depth(photo.pixels, 16))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 0.0, 0.5], ids=["nan", "infinite", "black", "flat"])
def test_nonsense_from_the_only_network_ends_in_an_error_not_in_a_picture(tmp_path: Path, value: float) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.constant(value))
    tiles: list[Region] = []
    with pytest.raises(InferenceError) as caught:
        engine.enhance(photo_of(90, 70), EnhanceRequest("tiny", tile=32), NullProgress(), lambda region, pixels: tiles.append(region))
    assert caught.value.message
    assert tiles == []


@pytest.mark.parametrize("value", [float("nan"), 0.0, 0.5], ids=["nan", "black", "flat"])
def test_nonsense_from_an_int8_file_is_answered_once_by_fp32_and_said(tmp_path: Path, value: float) -> None:
    graphs = {Precision.FP32: tiny_models.identity(), Precision.QAT: tiny_models.constant(value)}
    engine = tiny_models.tiny_engine(tmp_path, graphs)
    photo = photo_of(90, 70)
    result = engine.enhance(photo, EnhanceRequest("tiny", precision=Precision.QAT, tile=32), NullProgress())
    np.testing.assert_array_equal(result.enhanced, to_depth(photo.pixels, 16))
    assert result.report.precision is Precision.FP32
    (warning,) = result.report.warnings
    assert "QAT INT8" in warning
    assert "FP32" in warning


def test_a_dark_or_flat_photo_is_not_mistaken_for_a_failure(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.identity())
    for level in (0, 1, 130, 255):
        photo = Photo(np.full((50, 40, 3), level, np.uint8))
        np.testing.assert_array_equal(enhance(engine, photo, tile=16), to_depth(photo.pixels, 16))


class Greedy:
    """A solver that runs out of memory on windows larger than `limit` pixels a side."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.shapes: list[tuple[int, ...]] = []

    def measure(self, rgb: Image, params: Mapping[str, Any]) -> None:
        return None

    def apply(self, tile: Image, region: Region, measured: None) -> Image:
        if max(tile.shape[:2]) > self.limit:
            raise MemoryError
        self.shapes.append(tile.shape)
        return tile


def _greedy_engine(solver: Greedy, tiling: Tiling = Tiling.TILES) -> Engine:
    variants = (Variant("default", "Default", ""),)
    method = Method("greedy", "Greedy", Task.TONE, "", variants, (Precision.FP32,), tiling=tiling, solver=lambda: solver)
    return Engine(ModelStore(()), SessionPool(), (method,))


def test_a_tile_that_does_not_fit_is_answered_by_smaller_ones_and_one_warning() -> None:
    solver = Greedy(300)
    engine = _greedy_engine(solver)
    photo = photo_of(1100, 400)
    result = engine.enhance(photo, EnhanceRequest("greedy"), NullProgress())
    np.testing.assert_array_equal(result.enhanced, to_depth(photo.pixels, 16))
    assert result.report.tile == 256
    assert len(result.report.warnings) == 1
    again = engine.enhance(photo, EnhanceRequest("greedy"), NullProgress())
    assert again.report.warnings == ()
    assert again.report.tile == 256


def test_a_whole_photo_that_does_not_fit_is_run_in_tiles() -> None:
    engine = _greedy_engine(Greedy(300))
    photo = photo_of(700, 400)
    result = engine.enhance(photo, EnhanceRequest("greedy", tile=WHOLE_PHOTO), NullProgress())
    np.testing.assert_array_equal(result.enhanced, to_depth(photo.pixels, 16))
    assert len(result.report.warnings) == 1


def test_when_no_tile_fits_the_run_ends_in_words() -> None:
    with pytest.raises(OutOfMemoryError, match="even for small tiles"):
        _greedy_engine(Greedy(50)).enhance(photo_of(300, 300), EnhanceRequest("greedy"), NullProgress())


def test_a_method_that_needs_the_photo_whole_is_never_tiled() -> None:
    solver = Greedy(300)
    engine = _greedy_engine(solver, Tiling.WHOLE)
    result = engine.enhance(photo_of(290, 200), EnhanceRequest("greedy"), NullProgress())
    assert solver.shapes == [(200, 290, 3)]
    assert result.report.tile == WHOLE_PHOTO
    with pytest.raises(UsageError, match="in one piece"):
        engine.enhance(photo_of(290, 200), EnhanceRequest("greedy", tile=64), NullProgress())
    with pytest.raises(OutOfMemoryError, match="photo of this size"):
        engine.enhance(photo_of(400, 200), EnhanceRequest("greedy"), NullProgress())


def test_a_request_that_makes_no_sense_is_refused_before_anything_runs(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.identity())
    photo = photo_of(8, 8)
    for request in (
        EnhanceRequest("nothing"),
        EnhanceRequest("tiny", variant="other"),
        EnhanceRequest("tiny", precision=Precision.QAT),
        EnhanceRequest("tiny", tile=-1),
        EnhanceRequest("tiny", provider="abacus"),
        EnhanceRequest("tiny", params={"unknown": 1}),
    ):
        with pytest.raises(UsageError):
            engine.enhance(photo, request, NullProgress())


def test_a_graph_that_does_not_fit_its_manifest_is_refused(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.add_code())
    with pytest.raises(ModelError, match="code is not where it should be"):
        enhance(engine, photo_of(8, 8))


def test_a_network_that_returns_another_size_than_declared_is_refused(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.enlarge(2), scale=4)
    with pytest.raises(InferenceError, match="wrong size"):
        enhance(engine, photo_of(8, 8))


def test_the_offer_says_why_a_precision_is_missing(tmp_path: Path) -> None:
    method = tiny_models.tiny_method(precisions=tuple(Precision))
    tiny_models.write_folder(tmp_path, method, {Precision.FP32: tiny_models.identity()})
    offer = Engine(ModelStore((tmp_path,)), SessionPool(), (method,)).offer("tiny")
    assert offer[Precision.FP32] is None
    assert offer[Precision.PTQ] == "No trained weights for PTQ INT8 are installed."


def test_a_method_without_a_model_folder_is_offered_in_no_precision(tmp_path: Path) -> None:
    offer = Engine(ModelStore((tmp_path,)), SessionPool(), (tiny_models.tiny_method(),)).offer("tiny")
    assert all(reason for reason in offer.values())
