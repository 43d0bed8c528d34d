"""`--preset` of `heliograph enhance` and `batch`: the same chain as step by step, and everything wrong is said before the first photo."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from app.cli.batch_orders import Orders
from app.cli.enhance import EnhanceOptions, checked_order, enhance_photos
from app.cli.preset import find_preset
from app.command_line import main
from engine.batch.jobs import Collision, JobOrder
from engine.batch.rules import Rule
from engine.core.errors import UsageError
from engine.core.photo_io import read_photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress
from engine.core.protect import ProtectMask
from engine.core.request import EnhanceRequest, Finish, Result, RunReport
from engine.edit.edit import Edit, Step
from engine.edit.presets import ENDING, keep_preset, write_preset
from engine.pipeline import Engine, finished_photo
from tests.helpers import tiny_models

HALF = Step("tiny", "only", size=2, strength=0.5)
TWICE = Edit((HALF, Step("tiny", "only", size=2)))


@pytest.fixture
def engine(tmp_path: Path, unmeasured: None) -> Engine:
    return tiny_models.tiny_engine(tmp_path / "models", tiny_models.sharp_enlarge(4), scale=4, sizes=(2, 4), halo=2)


def test_a_preset_runs_all_its_steps_and_its_history_says_every_one(
    engine: Engine, picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = picture.file(tmp_path / "a.png", height=30, width=44)
    assert enhance_photos(EnhanceOptions((source,), tmp_path / "out", steps=TWICE, json=True), engine) == 0
    line = json.loads(capsys.readouterr().out)
    assert (line["enlarged"], line["size"], [step["strength"] for step in line["steps"]]) == (4, [176, 120], [0.5, 1.0])
    photo = read_photo(source)
    for step in TWICE.steps:
        request = EnhanceRequest("tiny", "only", size=2)
        photo = finished_photo(photo, engine.enhance(photo, request, NullProgress()), Finish(step.strength))
    written = read_photo(tmp_path / "out" / "a.png")
    np.testing.assert_allclose(written.pixels.astype(float), photo.pixels / 257, atol=0.51)
    assert written.metadata.xmp is not None
    assert written.metadata.xmp.count(b"Heliograph: tiny only") == 2


def test_one_plain_step_is_the_same_as_naming_the_method(engine: Engine) -> None:
    by_preset = checked_order(EnhanceOptions((), Path(), steps=Edit((HALF,))), engine)
    by_name = checked_order(EnhanceOptions((), Path(), method="tiny", variant="only", enlarge=2, strength=0.5), engine)
    assert by_preset == by_name


def test_a_batch_keeps_the_steps_in_its_journal_and_rules_come_before_them(engine: Engine) -> None:
    orders = Orders(EnhanceOptions((), Path(), steps=TWICE), Collision.UNIQUE, engine, (Rule(1, method="tiny"),))
    order = orders.otherwise
    assert isinstance(order, JobOrder)
    assert order.edit == TWICE
    assert order.request.size == 4
    assert JobOrder.from_json(order.to_json()) == order
    with pytest.raises(UsageError, match="--preset does not go with it"):
        Orders(EnhanceOptions((), Path(), steps=TWICE), Collision.UNIQUE, engine, auto=True)
    with pytest.raises(UsageError, match="Rule 1"):
        Orders(EnhanceOptions((), Path(), steps=TWICE), Collision.UNIQUE, engine, (Rule(1, strength=0.5),))


def test_presets_are_found_by_file_and_by_name(tmp_path: Path) -> None:
    write_preset(tmp_path / f"x{ENDING}", "Theirs", TWICE, overwrite=False)
    keep_preset("Old phone", Edit((HALF,)))
    assert find_preset(str(tmp_path / f"x{ENDING}")) == TWICE
    assert find_preset("old phone") == Edit((HALF,))
    assert len(find_preset("Old phone, clearer").steps) == 2
    with pytest.raises(UsageError, match=r"There is no preset 'new phone'.*'Old phone', 'Old phone, clearer'"):
        find_preset("new phone")


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (Edit((Step("tiny", "only", size=2), Step("huge", "only"))), "Step 2: There is no method 'huge'"),
        (Edit((Step("tiny", "only", size=2, on=False),)), "switched off"),
    ],
)
def test_what_a_preset_cannot_do_here_is_wrong_usage(engine: Engine, tmp_path: Path, steps: Edit, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        enhance_photos(EnhanceOptions((tmp_path,), tmp_path / "out", steps=steps), engine)
    assert not (tmp_path / "out").exists()


def test_weights_that_are_missing_are_said_with_their_step(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "models" / "tiny" / "only" / "fp32.onnx").unlink()
    with pytest.raises(UsageError, match="Step 1: "):
        checked_order(EnhanceOptions((), Path(), steps=TWICE), Engine(engine.models, engine.sessions, engine.methods))


def test_a_preset_does_not_go_with_what_it_says_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / f"x{ENDING}"
    write_preset(path, "X", TWICE, overwrite=False)
    assert main(["enhance", "a.jpg", "-o", str(tmp_path), "--preset", str(path), "--variant", "only"]) == 2
    assert "--variant does not go with it" in capsys.readouterr().err


def test_what_a_mask_protects_is_the_photos_behind_several_steps_too(engine: Engine, picture: Any, tmp_path: Path) -> None:
    source = picture.file(tmp_path / "a.png", height=30, width=44)
    Image.fromarray(np.full((30, 44), 255, np.uint8)).save(tmp_path / "all.png")
    steps = Edit((Step("tiny", "only", size=2), Step("tiny", "only", size=2)))
    options = EnhanceOptions((source,), tmp_path / "out", steps=steps, protect=tmp_path / "all.png")
    assert enhance_photos(options, engine) == 0
    photo = read_photo(source)
    black = Result(np.zeros((120, 176, 3), np.uint16), 4, RunReport("", "", Precision.FP32, "", 0, 0.0, 0.0))
    kept = finished_photo(photo, black, Finish(protect=ProtectMask(np.full((30, 44), 255, np.uint8))))
    np.testing.assert_allclose(read_photo(tmp_path / "out" / "a.png").pixels.astype(float), kept.pixels / 257, atol=0.51)


def test_the_lock_gives_the_photos_own_colours_back(engine: Engine, picture: Any, tmp_path: Path) -> None:
    source = picture.file(tmp_path / "a.png", height=30, width=44)
    how = EnhanceOptions((source,), tmp_path / "out", method="tiny", enlarge=2)
    assert enhance_photos(replace(how, colour_lock=1.0), engine) == 0
    photo = read_photo(source)
    result = engine.enhance(photo, checked_order(how, engine).request, NullProgress())
    locked, plain = (finished_photo(photo, result, Finish(1.0, lock)).pixels for lock in (1.0, 0.0))
    assert not np.array_equal(locked, plain), "or this shows nothing"
    np.testing.assert_allclose(read_photo(tmp_path / "out" / "a.png").pixels.astype(float), locked / 257, atol=0.51)
