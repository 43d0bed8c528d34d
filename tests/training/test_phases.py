"""A finished run's network teaches the FP32 phase of another; a variant brings the options its weights need. Made states, no training."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from torch import Tensor, nn  # noqa: E402

from engine.core.errors import UsageError  # noqa: E402
from engine.core.method import Variant  # noqa: E402
from engine.core.training_plan import DataLayout, DataPlan, StartFrom, TrainingPlan  # noqa: E402
from engine.core.training_run import RunFolder  # noqa: E402
from engine.inference.model_store import ModelStore  # noqa: E402
from engine.methods.ppcn.net import Size  # noqa: E402
from engine.methods.ppcn.recipe import RECIPE, Options  # noqa: E402
from engine.training.__main__ import asked_for  # noqa: E402
from engine.training.checkpoint import save_state  # noqa: E402
from engine.training.data import Batch  # noqa: E402
from engine.training.distillation import Distillation, FeatureKind  # noqa: E402
from engine.training.options import save_options  # noqa: E402
from engine.training.phases import OPTIONS_FILE, Job, fp32_phase, load_fp32  # noqa: E402
from engine.training.team import Team  # noqa: E402


def job(folder: Path, method: str = "ppcn", **options: Any) -> Job:
    """A run with its plan and options written down, not begun."""
    run = RunFolder(folder)
    run.create(TrainingPlan(method, "Mine", DataPlan(DataLayout.PHOTOS, folder), StartFrom.SCRATCH))
    chosen = Options(**options)
    save_options(chosen, folder / OPTIONS_FILE)
    return Job(RECIPE, run.plan(), chosen, run, ModelStore(()), Team())


def finish(job: Job) -> None:
    """As if it were trained: the untrained network's state."""
    network = job.untrained().state_dict()
    average = {f"module.{name}": value for name, value in network.items()}
    save_state(job.state("fp32"), {"network": network, "average": average, "step": 1})


@pytest.fixture
def teacher(tmp_path: Path) -> Job:
    found = job(tmp_path / "teacher", size=Size.TEACHER, seed=2)
    finish(found)
    return found


@pytest.fixture
def batch() -> Batch:
    generator = torch.Generator().manual_seed(3)
    return Batch(*(torch.rand(2, 3, side, side, generator=generator) for side in (32, 32, 64)))


def loss(job: Job, network: nn.Module, batch: Batch) -> tuple[float, Tensor]:
    phase, _ = fp32_phase(job, network)
    with torch.no_grad():
        value, output = phase.loss(network.eval(), batch)
    return float(value), output


def test_the_teacher_adds_the_distance_of_attention_maps_with_the_recipes_weight(tmp_path: Path, teacher: Job, batch: Batch) -> None:
    alone = job(tmp_path / "alone")
    taught = job(tmp_path / "taught", teacher=str(teacher.run.root), attention=150.0)
    network = alone.untrained()
    (plain, picture), (more, same) = loss(alone, network, batch), loss(taught, network, batch)
    assert torch.equal(picture, same)
    distillation = Distillation(load_fp32(teacher), 0.0, RECIPE.attention(taught.options), RECIPE.distilled_taps, FeatureKind.ATTENTION)
    with distillation.watching(network), torch.no_grad():
        distance = float(distillation.loss(batch, network.enhance(batch.source, batch.thumbnail)))  # type: ignore[operator]
    assert distance > 1e-3
    assert more - plain == pytest.approx(distance, rel=1e-4)


def test_a_weight_of_nothing_leaves_the_teacher_out(tmp_path: Path, batch: Batch) -> None:
    alone, taught = job(tmp_path / "alone"), job(tmp_path / "taught", teacher=str(tmp_path / "nowhere"), attention=0.0)
    network = alone.untrained()
    assert loss(alone, network, batch)[0] == loss(taught, network, batch)[0]


def test_who_cannot_teach_is_refused_in_words(tmp_path: Path) -> None:
    unfinished = job(tmp_path / "unfinished", size=Size.TEACHER)
    other = job(tmp_path / "other", method="qat_unet", size=Size.TEACHER)
    finish(other)
    for name, folder, words in (("a", unfinished, "train it first"), ("b", other, "could teach")):
        taught = job(tmp_path / name, teacher=str(folder.run.root))
        with pytest.raises(UsageError, match=words):
            fp32_phase(taught, taught.untrained())


def plan(variant: str | None, **options: str) -> TrainingPlan:
    return TrainingPlan("ppcn", "Mine", DataPlan(DataLayout.PHOTOS, Path("photos")), variant=variant, options=options)


def test_a_variant_brings_the_options_that_its_weights_need_and_the_plan_has_the_last_word() -> None:
    sizes = [asked_for(RECIPE, plan(variant)).size for variant in (None, "student", "teacher")]
    assert sizes == [Size.STUDENT, Size.STUDENT, Size.TEACHER]
    assert asked_for(RECIPE, plan("teacher", size="student", steps="7")) == Options(size=Size.STUDENT, steps=7)
    assert asked_for(RECIPE, plan("teacher", steps="7")) == Options(size=Size.TEACHER, steps=7)


def test_an_own_variant_needs_what_the_one_it_comes_from_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    own = tuple(Variant(f"mine_{origin}", "Mine", "Mine.", own=True, origin=origin) for origin in ("teacher", "student", "scratch"))
    found = replace(RECIPE.method, variants=RECIPE.method.variants + own)
    monkeypatch.setattr(ModelStore, "with_found", lambda _store, _methods: (found,))
    sizes = [asked_for(RECIPE, plan(variant.id)).size for variant in own]
    assert sizes == [Size.TEACHER, Size.STUDENT, Size.STUDENT]
