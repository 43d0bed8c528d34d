"""Tiles that come back wrong: every kind is found, answered by the first way that helps, and said in the very words; none is invented."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray

from engine.core.errors import InferenceError, ModelError, OutOfMemoryError
from engine.core.method import Image, Region
from engine.core.photo import Photo, Pixels, to_depth
from engine.core.precision import Precision
from engine.core.progress import NullProgress, Progress
from engine.core.request import EnhanceRequest, OnTile, Result
from engine.inference.checks import BadTile, Fault
from engine.inference.model_store import ModelStore
from engine.inference.probe import Choice
from engine.inference.providers import CPU, Layout
from engine.inference.reduction import Reduction
from engine.inference.rescue import Compute, ManyBadTiles, Rung
from engine.inference.runner import Job, run_job
from engine.inference.session import Arrays, Session
from engine.inference.tile_size import TileSizes
from engine.inference.tiling import Tile
from engine.pipeline import Engine
from tests.helpers import tiny_models
from tests.inference.test_probe import OTHER, TwoProviders

SIDE = 32
COLUMNS, ROWS = 4, 3

Spoil = Callable[[Image], Image]

SPOILS: dict[Fault, Spoil] = {
    Fault.NUMBERS: lambda window: window * np.float32("nan"),
    Fault.BLACK: lambda window: window * np.float32(0),
    Fault.FLAT: lambda window: window * np.float32(0) + np.float32(0.4),
    Fault.CLIPPED: lambda window: (window - np.float32(0.45)) * np.float32(50),
    Fault.COLOUR: lambda window: window * np.array([0.05, 1.0, 1.0], np.float32),
}


def texture(width: int = COLUMNS * SIDE, height: int = ROWS * SIDE) -> Pixels:
    return np.random.default_rng(3).integers(40, 200, (height, width, 3), dtype=np.uint8)


def same(window: Image, tile: Tile, worker: int) -> Image:
    return window


def broken(spoil: Spoil, places: set[tuple[int, int]], from_side: int = 0) -> Compute:
    """Right everywhere but in the tiles at these (column, row), and there too in windows narrower than `from_side`."""

    def compute(window: Image, tile: Tile, worker: int) -> Image:
        hit = (tile.columns.first // SIDE, tile.rows.first // SIDE) in places and window.shape[1] >= from_side
        return spoil(window) if hit else window

    return compute


def refuses(window: Image, tile: Tile, worker: int) -> Image:
    raise OutOfMemoryError("No.")


def run(compute: Compute, *rungs: Rung, another: bool = False, on_tile: OnTile | None = None) -> tuple[NDArray[np.uint16], list[str]]:
    said: list[str] = []
    job = Job(texture(), Reduction(1, 1), 0, 1, compute, 2, "m", 1.0, SIDE, rungs=rungs, how="QAT INT8", another=another)
    return run_job(job, TileSizes(), NullProgress(), on_tile, said.append)[0], said


@pytest.mark.parametrize("fault", list(Fault))
def test_every_kind_of_failure_is_found_answered_and_said(fault: Fault) -> None:
    compute = broken(SPOILS[fault], {(1, 0), (3, 2)})
    enhanced, said = run(compute, Rung("in smaller pieces", compute), Rung("in FP32", same))
    np.testing.assert_array_equal(enhanced, to_depth(texture(), 16))
    assert said == [f"2 of 12 tiles came back {fault.words} in QAT INT8 and were run again in FP32."]


def test_the_first_way_that_helps_is_taken_and_one_tile_is_spoken_of_as_one() -> None:
    black = SPOILS[Fault.BLACK]
    large = broken(black, {(1, 0)}, from_side=SIDE)
    always = broken(black, {(1, 0)})
    last = Rung("in FP32 on the processor", same)
    for compute, rungs, words in (
        (large, (Rung("in smaller pieces", large), Rung("in FP32", always), last), "in smaller pieces"),
        (always, (Rung("in smaller pieces", always), Rung("in FP32", same), last), "in FP32"),
        (always, (Rung("in smaller pieces", always), Rung("in FP32", always), last), "in FP32 on the processor"),
        (always, (Rung("in smaller pieces", always), Rung("in FP32", refuses), last), "in FP32 on the processor"),
    ):
        enhanced, said = run(compute, *rungs)
        np.testing.assert_array_equal(enhanced, to_depth(texture(), 16))
        assert said == [f"1 of 12 tiles came back black in QAT INT8 and was run again {words}."]


def test_different_failures_are_counted_apart() -> None:
    first, second = broken(SPOILS[Fault.NUMBERS], {(0, 0)}), broken(SPOILS[Fault.FLAT], {(2, 1), (3, 1)})
    enhanced, said = run(lambda window, tile, worker: first(second(window, tile, worker), tile, worker), Rung("in FP32", same))
    np.testing.assert_array_equal(enhanced, to_depth(texture(), 16))
    assert sorted(said) == [
        "1 of 12 tiles came back without numbers in QAT INT8 and was run again in FP32.",
        "2 of 12 tiles came back without any detail in QAT INT8 and were run again in FP32.",
    ]


def test_a_tile_that_turned_otherwise_than_all_others_is_known_only_by_them() -> None:
    """A shift that would be plausible for a whole photo is not for one tile of it."""
    gain = np.array([1.0, 1.0, 0.15], np.float32)
    assert run(lambda window, tile, worker: window * gain, Rung("in FP32", same))[1] == []
    tiles: list[Region] = []
    compute = broken(lambda window: window * gain, {(2, 1)})
    enhanced, said = run(compute, Rung("in FP32", same), on_tile=lambda region, pixels: tiles.append(region))
    np.testing.assert_array_equal(enhanced, to_depth(texture(), 16))
    assert said == ["1 of 12 tiles came back in quite another colour in QAT INT8 and was run again in FP32."]
    assert tiles[-1] == Region(2 * SIDE, SIDE, SIDE, SIDE, COLUMNS * SIDE, ROWS * SIDE)  # told again: the later one counts


def test_a_strange_tile_that_every_way_makes_alike_is_kept_and_said() -> None:
    compute = broken(SPOILS[Fault.CLIPPED], {(1, 1)})
    enhanced, said = run(compute, Rung("in smaller pieces", compute), Rung("in FP32", compute))
    assert (enhanced[SIDE : 2 * SIDE, SIDE : 2 * SIDE] == 65535).mean() > 0.3
    assert said == ["1 of 12 tiles came back mostly clipped in QAT INT8 and in every other way, and was kept."]


def test_a_look_that_turns_every_tile_its_own_way_is_kept_and_each_tile_is_spoken_of_once() -> None:
    """As weights that make everything grey do to a photo of saturated colours: strange alone, and unlike the others as well."""
    turns = [np.roll(np.array([0.02, 1.0, 1.0], np.float32), channel) for channel in range(3)]

    def compute(window: Image, tile: Tile, worker: int) -> Image:
        return window * turns[tile.columns.first // SIDE % 3]

    said = run(compute, Rung("in smaller pieces", compute))[1]
    assert said == ["12 of 12 tiles came back in quite another colour in QAT INT8 and in every other way, and were kept."]


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault.certain])
def test_a_useless_tile_that_no_way_cures_ends_the_run(fault: Fault) -> None:
    compute = broken(SPOILS[fault], {(1, 1)})
    with pytest.raises(BadTile) as caught:
        run(compute, Rung("in smaller pieces", compute), Rung("in FP32", refuses))
    assert caught.value.message == fault.sentence


def test_where_many_tiles_are_wrong_the_whole_photo_is_better_run_in_another_way() -> None:
    compute = broken(SPOILS[Fault.BLACK], {(column, 0) for column in range(COLUMNS)})
    with pytest.raises(ManyBadTiles):
        run(compute, Rung("in FP32", same), another=True)
    assert run(compute, Rung("in FP32", same))[1] == ["4 of 12 tiles came back black in QAT INT8 and were run again in FP32."]


def test_what_a_classical_method_clips_or_tints_is_meant() -> None:
    for fault in (Fault.CLIPPED, Fault.COLOUR):
        assert run(broken(SPOILS[fault], {(1, 1)}))[1] == []


def _dark_spoils(value: float) -> onnx.ModelProto:
    """The image, but `value` all over a window whose mean is below a quarter."""
    return tiny_models.graph(
        [
            tiny_models.node("ReduceMean", ["image"], ["mean"], keepdims=1),
            tiny_models.node("Less", ["mean", "limit"], ["dark"]),
            tiny_models.node("Where", ["dark", "value", "image"], ["enhanced"]),
        ],
        {"limit": np.float32(0.25), "value": np.float32(value)},
    )


def _one_dark_tile() -> Pixels:
    pixels = texture()
    pixels[:SIDE, :SIDE] //= 5
    return pixels


def _enhanced(engine: Engine, precision: Precision, provider: str | None = None) -> Result:
    request = EnhanceRequest("tiny", precision=precision, tile=SIDE, provider=provider)
    return engine.enhance(Photo(_one_dark_tile()), request, NullProgress())


@pytest.mark.parametrize(("value", "words"), [(float("nan"), "came back without numbers"), (0.0, "came back black")])
def test_a_network_that_fails_in_one_tile_runs_only_that_tile_in_fp32(tmp_path: Path, value: float, words: str) -> None:
    graphs = {Precision.FP32: tiny_models.identity(), Precision.QAT: _dark_spoils(value)}
    result = _enhanced(tiny_models.tiny_engine(tmp_path, graphs), Precision.QAT, CPU)
    np.testing.assert_array_equal(result.enhanced, to_depth(_one_dark_tile(), 16))
    assert result.report.precision is Precision.QAT
    assert result.report.warnings == (f"1 of 12 tiles {words} in QAT INT8 and was run again in FP32.",)


def test_damaged_fp32_weights_are_nothing_to_a_run_in_integers(tmp_path: Path) -> None:
    graphs = {Precision.FP32: tiny_models.identity(), Precision.QAT: _dark_spoils(0.3)}
    engine = tiny_models.tiny_engine(tmp_path, graphs)
    method = engine.method("tiny")
    engine.models.manifest(method, method.variant(None)).files[Precision.FP32].path.write_bytes(b"damaged")
    result = engine.enhance(Photo(texture()), EnhanceRequest("tiny", precision=Precision.QAT, tile=SIDE, provider=CPU), NullProgress())
    np.testing.assert_array_equal(result.enhanced, to_depth(texture(), 16))
    assert result.report.warnings == ()
    with pytest.raises(ModelError, match="is damaged"):  # where they are needed, it is said
        _enhanced(engine, Precision.QAT, CPU)


class _Dim(Session):
    """A session of the other provider that returns black for small dark windows, whatever the network."""

    def __init__(self, real: Session) -> None:
        self._real = real
        self.provider, self.inputs, self.outputs = OTHER, real.inputs, real.outputs

    def run(self, feeds: Arrays, outputs: tuple[str, ...], progress: Progress) -> list[NDArray[np.float32]]:
        dark = float(np.mean(feeds["image"])) < 0.25
        return [value * np.float32(not dark) for value in self._real.run(feeds, outputs, progress)]


class _DimProvider(TwoProviders):
    def session(self, path: Path, provider: str, layout: Layout, replica: int = 0, sha256: str = "") -> Session:
        real = super().session(path, CPU, layout, replica, sha256)
        return real if provider == CPU else _Dim(real)


@pytest.mark.parametrize("precision", [Precision.QAT, Precision.FP32])
def test_a_provider_that_fails_in_one_tile_is_answered_by_the_processor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, precision: Precision
) -> None:
    monkeypatch.setattr("engine.inference.probe.Probe.choose", lambda self, *rest: Choice(OTHER, Layout(1, 1)))
    method = tiny_models.tiny_method(precisions=(Precision.FP32, Precision.QAT))
    graphs = {one: tiny_models.identity() for one in method.precisions}
    tiny_models.write_folder(tmp_path, method, graphs)
    result = _enhanced(Engine(ModelStore((tmp_path,)), _DimProvider(), (method,)), precision, OTHER)
    np.testing.assert_array_equal(result.enhanced, to_depth(_one_dark_tile(), 16))
    assert (result.report.provider, result.report.precision) == (OTHER, precision)
    words = f"1 of 12 tiles came back black in {precision.label} and was run again in FP32 on the processor."
    assert result.report.warnings == (words,)


def test_a_network_that_fails_everywhere_ends_in_an_error(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.constant(float("nan")))
    with pytest.raises(InferenceError):
        _enhanced(engine, Precision.FP32)
