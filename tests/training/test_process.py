"""The training process, driven as the window drives it: a run's folder in, events and a usable variant out."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np
import pytest

from engine.core.photo_io import read_photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress
from engine.core.request import EnhanceRequest
from engine.core.training_events import (
    DataFinding,
    DataPreview,
    HeldOutScore,
    Level,
    TrainingDone,
    TrainingEstimate,
    TrainingEvent,
    TrainingFailed,
    TrainingPaused,
    TrainingSample,
    TrainingStarted,
    TrainingStep,
    TrainingStopped,
    TrainingVerdict,
    VariantPublished,
)
from engine.core.training_plan import DataLayout, DataPlan, StartFrom, TrainingPlan
from engine.core.training_run import RunFolder, Wish
from engine.inference.model_store import ModelStore
from engine.inference.session import SessionPool
from engine.pipeline import Engine

torch = pytest.importorskip("torch")

ROOT = Path(__file__).resolve().parents[2]
SMALL = {"steps": "6", "qat_steps": "4", "batch": "2", "chunks": "1", "renew": "1000000", "patch": "48"}

E = TypeVar("E", bound=TrainingEvent)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Eight photos with edges and colours."""
    folder = tmp_path / "good photos"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for number in range(8):
        coarse = rng.integers(0, 255, (9 + number, 12, 3)).astype(np.uint8)
        cv2.imwrite(str(folder / f"{number}.png"), cv2.resize(coarse, (288, 272), interpolation=cv2.INTER_CUBIC))
    return folder


def make_run(folder: Path, photos: Path, start: StartFrom = StartFrom.STOCK, **options: str) -> RunFolder:
    run = RunFolder(folder)
    run.create(TrainingPlan("qat_unet", "Mine", DataPlan(DataLayout.PHOTOS, photos), start, options={**SMALL, **options}))
    return run


def begin(run: RunFolder, verb: str, *arguments: str) -> "subprocess.Popen[str]":
    # The user's own models are none of this test's business.
    environment = {**os.environ, "XDG_DATA_HOME": str(run.root.parent / "data"), "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "engine.training", verb, str(run.root), "--device", "cpu", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def do(run: RunFolder, verb: str, *arguments: str) -> int:
    process = begin(run, verb, *arguments)
    _, errors = process.communicate(timeout=900)
    assert "Traceback" not in errors, errors
    return process.returncode


def of_kind(run: RunFolder, kind: type[E]) -> list[E]:
    return [event for event in run.events()[0] if isinstance(event, kind)]


def wait_for(run: RunFolder, ready: Callable[[list[TrainingEvent]], bool]) -> None:
    ends = time.monotonic() + 120
    while not ready(run.events()[0]):
        assert time.monotonic() < ends, run.events()[0]
        time.sleep(0.05)


def test_from_good_photos_to_a_variant_that_enhances_in_three_precisions(tmp_path: Path, photos: Path) -> None:
    run = make_run(tmp_path / "run", photos)
    models = tmp_path / "models"
    assert do(run, "check") == 0
    assert of_kind(run, DataFinding)
    assert all(finding.level is not Level.ERROR for finding in of_kind(run, DataFinding))
    assert (run.root / of_kind(run, DataPreview)[0].file).is_file()
    assert of_kind(run, TrainingEstimate)[0].steps == 6
    assert do(run, "train") == 0
    assert of_kind(run, TrainingDone)[0].steps == 6
    assert of_kind(run, TrainingVerdict)[-1].final
    scores = of_kind(run, HeldOutScore)
    assert scores[-1].step == 6
    assert scores[-1].start_psnr is not None
    # Six small steps from the stock weights stay near them.
    assert scores[-1].psnr == pytest.approx(scores[-1].start_psnr, abs=1.0)
    assert of_kind(run, TrainingSample)
    assert do(run, "finish", "--models", str(models)) == 0
    published = of_kind(run, VariantPublished)[0]
    assert set(published.psnr) == {"fp32", "ptq", "qat"}
    engine = Engine(ModelStore((models, ROOT / "resources" / "models"), own=models), SessionPool())
    variant = engine.method("qat_unet").variant(published.variant)
    assert variant.name == "Mine"
    photo = read_photo(photos / "3.png")
    for precision in Precision:
        result = engine.enhance(photo, EnhanceRequest("qat_unet", variant.id, precision, {}, "cpu"), NullProgress())
        assert result.enhanced.shape == photo.pixels.shape
        assert result.report.precision is precision


def test_a_run_with_a_budget_in_minutes_settles_its_steps_once(tmp_path: Path, photos: Path) -> None:
    run = RunFolder(tmp_path / "run")
    options = {key: value for key, value in SMALL.items() if "steps" not in key}
    run.create(TrainingPlan("qat_unet", "Mine", DataPlan(DataLayout.PHOTOS, photos), StartFrom.SCRATCH, minutes=0.01, options=options))
    assert do(run, "train") == 0
    settled = json.loads((run.root / "options.json").read_text())["steps"]
    assert of_kind(run, TrainingDone)[-1].steps == settled
    assert do(run, "train") == 0  # nothing is left to do, and nothing is settled anew
    assert json.loads((run.root / "options.json").read_text())["steps"] == settled


def test_a_run_killed_without_warning_arrives_at_the_weights_of_an_unbroken_one(tmp_path: Path, photos: Path) -> None:
    whole, broken = (make_run(tmp_path / name, photos, StartFrom.SCRATCH, width="4", steps="150", save_every="10") for name in ("a", "b"))
    assert do(whole, "train") == 0
    process = begin(broken, "train")
    wait_for(broken, lambda events: any(isinstance(event, TrainingStep) for event in events))
    process.kill()
    process.communicate()
    assert not of_kind(broken, TrainingDone)
    assert do(broken, "train") == 0
    assert 0 < of_kind(broken, TrainingStarted)[1].step < 150
    one, other = (torch.load(run.root / "deploy4_fp32.pt", weights_only=True) for run in (whole, broken))
    for part in ("network", "average"):
        for name, value in one[part].items():
            assert torch.equal(value, other[part][name]), name


def test_a_killed_run_goes_on_and_pause_and_stop_are_obeyed(tmp_path: Path, photos: Path) -> None:
    run = make_run(tmp_path / "run", photos, steps="100000")
    process = begin(run, "train")
    wait_for(run, lambda events: any(isinstance(event, TrainingStep) for event in events))
    known = run.process()
    assert known is not None
    run.set_wish(Wish.PAUSE)
    wait_for(run, lambda events: any(isinstance(event, TrainingPaused) for event in events))
    run.set_wish(Wish.RUN)
    wait_for(run, lambda events: sum(isinstance(event, TrainingStarted) for event in events) == 2)
    paused_at = of_kind(run, TrainingPaused)[0].step
    process.kill()
    process.communicate()
    assert run.process() is None
    process = begin(run, "train")
    wait_for(run, lambda events: sum(isinstance(event, TrainingStarted) for event in events) == 3)
    assert of_kind(run, TrainingStarted)[2].step >= paused_at
    run.set_wish(Wish.STOP)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert of_kind(run, TrainingStopped)
    assert run.process() is None


def test_a_wider_network_of_another_run_may_teach_the_int8_form(tmp_path: Path, photos: Path) -> None:
    wide = make_run(tmp_path / "wide", photos, StartFrom.SCRATCH, width="8")
    slim = make_run(tmp_path / "slim", photos, StartFrom.SCRATCH, width="4", teacher=str(wide.root), feature_distillation="1")
    assert do(wide, "train") == 0
    assert do(slim, "train") == 0
    assert do(slim, "quantise") == 0
    assert (slim.root / "deploy4_qat.pt").is_file()
    wide.plan_file.unlink()
    (slim.root / "deploy4_qat.pt").unlink()
    assert do(slim, "quantise") == 1


def test_what_cannot_be_trained_is_said_in_a_sentence(tmp_path: Path, photos: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    run = make_run(tmp_path / "run", empty)
    assert do(run, "train") == 1
    assert of_kind(run, TrainingFailed)[0].message.endswith(".")
    strange = RunFolder(tmp_path / "strange")
    strange.create(TrainingPlan("hist_gamma", "Mine", DataPlan(DataLayout.PHOTOS, photos)))
    assert do(strange, "train") == 1
    assert "hist_gamma" in of_kind(strange, TrainingFailed)[0].message


def test_the_recipe_describes_its_options(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "engine.training", "describe", "qat_unet"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    facts = json.loads(done.stdout)
    assert {"width", "steps", "seed"} <= {item["name"] for item in facts["options"]}
    assert facts["degradations"][0] == "phone_look"
    assert "pairs" in facts["layouts"]
    assert "unpaired" not in facts["layouts"]
