"""The engine with variants of the user's own: found, run, exported anew, deleted, and seen by every library that goes through variants."""

import json
import os
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.bench import bench
from engine.core.errors import UsageError
from engine.core.method import Task, Variant
from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.progress import ProgressToken
from engine.core.request import EnhanceRequest
from engine.evaluation import evaluate, find_pairs
from engine.inference.model_store import ModelStore
from engine.inference.session import SessionPool
from engine.pipeline import Engine
from engine.selftest import selftest
from tests.conftest import PictureMaker
from tests.helpers.tiny_models import add_code, affine, mean_code, tiny_method, write_folder

BOTH = (Precision.FP32, Precision.QAT)
METHOD = tiny_method(precisions=BOTH)
GREY = 0.25


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """`tiny` with its declared variant, which halves, and one of the user's own in FP32 only, which doubles."""
    write_folder(tmp_path / "stock", METHOD, dict.fromkeys(BOTH, affine(0.5)))
    export(tmp_path, 2.0)
    return Engine(ModelStore((tmp_path / "own", tmp_path / "stock"), tmp_path / "own"), SessionPool(), (METHOD,))


def export(root: Path, gain: float, variant: str = "my-a") -> Path:
    """A variant of the user's own that multiplies by `gain`; what lay there is replaced."""
    return write_folder(root / "own", METHOD, {Precision.FP32: affine(gain)}, None, variant, name=f"Times {gain:g}", origin="only")


def grey(size: int = 32) -> Photo:
    return Photo(np.full((size, size, 3), round(GREY * 65535), np.uint16))


def value(engine: Engine, variant: str = "my-a") -> float:
    """What becomes of grey."""
    result = engine.enhance(grey(), EnhanceRequest("tiny", variant, Precision.FP32), ProgressToken())
    return float(result.enhanced.mean()) / 65535


def test_an_own_variant_runs_like_any_other(engine: Engine) -> None:
    assert [variant.id for variant in engine.method("tiny").variants] == ["only", "my-a"]
    assert engine.offer("tiny", "my-a")[Precision.FP32] is None
    assert engine.offer("tiny", "my-a")[Precision.QAT] == "No trained weights for QAT INT8 are installed."
    assert value(engine) == pytest.approx(0.5, abs=1e-3)
    assert value(engine, "only") == pytest.approx(0.125, abs=1e-3)


def test_an_own_variant_is_for_what_the_variant_was_for_that_it_started_from(tmp_path: Path) -> None:
    variants = (Variant("tone", "Tone", ""), Variant("night", "Night", "", task=Task.DARK))
    method = replace(METHOD, variants=variants)
    for variant, origin in (("my-a", "night"), ("my-b", "tone"), ("my-c", "scratch")):
        write_folder(tmp_path / "own", METHOD, {Precision.FP32: affine(1.0)}, None, variant, origin=origin)
    found = Engine(ModelStore((tmp_path / "own",), tmp_path / "own"), SessionPool(), (method,)).method("tiny")
    assert [variant.id for variant in found.variants_for(Task.DARK)] == ["night", "my-a"]
    assert [variant.id for variant in found.variants_for(METHOD.task)] == ["tone", "my-b", "my-c"]
    assert found.tasks == (METHOD.task, Task.DARK)


def test_the_strength_of_an_own_variant_begins_where_its_origins_did(tmp_path: Path) -> None:
    variants = (Variant("strong", "Strong", "", gentle="soft"), Variant("soft", "Soft", ""))
    method = replace(METHOD, variants=variants)
    for variant in ("strong", "soft"):
        write_folder(tmp_path / "stock", METHOD, {Precision.FP32: affine(0.8)}, None, variant)
    for variant, origin in (("my-a", "strong"), ("my-b", "soft")):
        write_folder(tmp_path / "own", METHOD, {Precision.FP32: affine(0.4)}, None, variant, origin=origin)
    engine = Engine(ModelStore((tmp_path / "own", tmp_path / "stock"), tmp_path / "own"), SessionPool(), (method,))
    gentle = engine.enhance(grey(), EnhanceRequest("tiny", "my-a", Precision.FP32), ProgressToken()).gentle
    assert gentle is not None
    assert gentle.mean() / 65535 == pytest.approx(0.8 * GREY, abs=1e-3)
    assert engine.enhance(grey(), EnhanceRequest("tiny", "my-b", Precision.FP32), ProgressToken()).gentle is None


def test_a_new_variant_is_there_after_a_refresh(engine: Engine, tmp_path: Path) -> None:
    export(tmp_path, 3.0, "my-b")
    with pytest.raises(UsageError, match="no variant 'my-b'; it has: only, my-a"):
        engine.offer("tiny", "my-b")
    engine.refresh()
    assert value(engine, "my-b") == pytest.approx(0.75, abs=1e-3)


def test_weights_exported_anew_under_the_same_id_are_really_used_however_quickly(engine: Engine, tmp_path: Path) -> None:
    before = engine.weights("tiny", "my-a")
    for gain in (1.0, 3.0, 1.5, 3.5):
        # Files of equal size and time, as where the file system's clock is coarse.
        for path in export(tmp_path, gain).iterdir():
            os.utime(path, ns=(10**18, 10**18))
        assert value(engine) == pytest.approx(gain * GREY, abs=1e-3)
    assert engine.weights("tiny", "my-a") != before


def test_another_condition_graph_under_the_same_id_is_really_used(tmp_path: Path) -> None:
    """code = 0.5 - mean, so that image + code is 0.5 for grey; with the negative code the difference turns round."""
    engine = Engine(ModelStore((tmp_path,), tmp_path), SessionPool(), (METHOD,))
    write_folder(tmp_path, METHOD, {Precision.FP32: add_code()}, (mean_code(8), 8), "my-a")
    engine.refresh()
    assert value(engine) == pytest.approx(0.5, abs=1e-2)
    halved = mean_code(8)
    (half,) = [weight for weight in halved.graph.initializer if weight.name == "half"]
    half.raw_data = np.float32(0.75).tobytes()
    write_folder(tmp_path, METHOD, {Precision.FP32: add_code()}, (halved, 8), "my-a")
    assert value(engine) == pytest.approx(0.75, abs=1e-2)


def test_rename_and_delete_are_seen_at_once(engine: Engine) -> None:
    engine.rename("tiny", "my-a", "Night")
    assert engine.method("tiny").variant("my-a").name == "Night"
    engine.delete("tiny", "my-a")
    assert [variant.id for variant in engine.method("tiny").variants] == ["only"]
    with pytest.raises(UsageError):
        value(engine)
    for act in (lambda: engine.delete("tiny", "only"), lambda: engine.rename("tiny", "only", "Mine")):
        with pytest.raises(UsageError, match="Only belongs to Heliograph"):
            act()


def test_a_run_that_has_begun_goes_on_when_its_variant_is_deleted(engine: Engine) -> None:
    begun, gone = threading.Event(), threading.Event()

    def on_tile(region: object, pixels: object) -> None:
        begun.set()
        assert gone.wait(30)

    done: list[float] = []

    def run() -> None:
        request = EnhanceRequest("tiny", "my-a", Precision.FP32, tile=16)
        done.append(float(engine.enhance(grey(64), request, ProgressToken(), on_tile).enhanced.mean()) / 65535)

    thread = threading.Thread(target=run)
    thread.start()
    assert begun.wait(30)
    engine.delete("tiny", "my-a")
    gone.set()
    thread.join(30)
    assert done == [pytest.approx(0.5, abs=1e-3)]


def test_refreshing_from_many_threads_ends_with_what_is_there(engine: Engine, tmp_path: Path) -> None:
    def refresh(number: int) -> None:
        export(tmp_path, 1.0 + number, f"my-{number}")
        engine.refresh()

    threads = [threading.Thread(target=refresh, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {variant.id for variant in engine.method("tiny").variants} == {"only", "my-a", *(f"my-{number}" for number in range(8))}


def test_the_selftest_runs_what_own_variants_were_exported_in_and_notices_damage(engine: Engine, tmp_path: Path) -> None:
    rows = selftest(engine, ProgressToken())
    assert [(row.variant, row.precision) for row in rows] == [
        ("only", Precision.FP32),
        ("only", Precision.QAT),
        ("my-a", Precision.FP32),
    ]
    assert all(row.passed for row in rows), rows
    (tmp_path / "own" / "tiny" / "my-a" / "fp32.onnx").unlink()
    assert [row.passed for row in selftest(engine, ProgressToken())] == [True, True, False]


def test_bench_and_evaluation_take_own_variants(engine: Engine, picture: PictureMaker, tmp_path: Path) -> None:
    request = EnhanceRequest("tiny", "my-a", Precision.FP32)
    (row,) = bench(engine, request, ProgressToken(), megapixels=0.02, repeats=1)
    assert (row.variant, row.precision) == ("my-a", Precision.FP32)
    for seed in range(2):
        picture.file(tmp_path / "in" / f"{seed}.png", 192, 192, seed=seed)
        picture.file(tmp_path / "out" / f"{seed}.png", 192, 192, seed=seed + 2)
    pairs, _ = find_pairs(tmp_path / "in", tmp_path / "out")
    assert evaluate(engine, request, (Precision.FP32,), pairs, ProgressToken()).variant == "my-a"


def test_a_manifest_broken_behind_the_engines_back_is_refused_in_words_and_said(engine: Engine, tmp_path: Path) -> None:
    manifest = tmp_path / "own" / "tiny" / "my-a" / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "halo": 8}))
    reason = engine.offer("tiny", "my-a")[Precision.FP32]
    assert reason is not None
    assert "its halo is 8" in reason
    engine.refresh()
    assert engine.problems() == (reason,)
