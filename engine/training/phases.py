"""The phases every method is trained in, by its recipe: FP32, calibration, quantisation-aware training, publishing.

A `Job` is one run: the recipe, what was asked for, where its states lie. Each phase resumes from its state and can be repeated.
"""

import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from torch import Tensor, nn

from engine.core.errors import ModelError, UsageError
from engine.core.progress import NullProgress, PartProgress, Progress
from engine.core.sentences import said, term
from engine.core.training_events import TrainingEvent
from engine.core.training_plan import StartFrom, TrainingPlan
from engine.core.training_run import RunFolder, Wish
from engine.export.ptq import PtqResult, best_ptq
from engine.export.stock import load_stock
from engine.inference.model_store import ModelStore
from engine.training import qat
from engine.training.checkpoint import load_state, save_state
from engine.training.data import Batch, Reservoir
from engine.training.degradations import make_degradation
from engine.training.distillation import Distillation, FeatureKind
from engine.training.held_out import HeldOut
from engine.training.loop import Batches, Loss, Phase, Schedule, Watch, train
from engine.training.options import TrainOptions, load_options
from engine.training.patches import PatchSource
from engine.training.recipe import Recipe
from engine.training.sensitivity import choose_float, sweep
from engine.training.sources import open_source
from engine.training.team import Team

OPTIONS_FILE = "options.json"
QAT_STEP_COST = 2.2
"""Seconds of a QAT step in seconds of an FP32 step, measured on the flagship: fake quantisation runs in FP32, the teacher besides."""
CALIBRATION_TILES, HELD_BACK_TILES = 32, 12


@dataclass(frozen=True)
class Job:
    """One run of a recipe."""

    recipe: Recipe
    plan: TrainingPlan
    options: Any
    run: RunFolder
    store: ModelStore
    team: Team

    @property
    def name(self) -> str:
        return self.recipe.name(self.options)

    def state(self, phase: str) -> Path:
        return self.run.root / f"{self.name}_{phase}.pt"

    @cached_property
    def source(self) -> PatchSource:
        return self._open(self.recipe.cut(self.options), self.options.seed)

    def _open(self, cut: Any, seed: int) -> PatchSource:
        data = self.plan.data
        kind = data.degradation or self.recipe.degradations[0]
        return open_source(data, make_degradation(kind, data.profile or self.recipe.profile), cut, seed)

    def batches(self, seed: int) -> Callable[[int], AbstractContextManager[Batches]]:
        options = self.options
        # A GPU eats pictures faster than one loader makes them; on a processor more would only take cores from training.
        loaders = max(1, min(8, (os.cpu_count() or 2) // 2)) if self.team.device.startswith("cuda") else 1
        return lambda step: Reservoir(self.source, options.chunks, options.renew, seed, step, self.team, loaders)

    def tiles(self, number: int, count: int) -> qat.Tiles:
        """Pictures of up to 256 px (a network that enlarges: 128) with their thumbnails, two to a batch: what calibration and parity look
        at."""
        size = 256 if self.recipe.method.scale == 1 else 128
        cut = replace(self.recipe.cut(self.options), size=size, alone=0.25, count=count)
        source, _, thumbnail = (
            torch.from_numpy(side).permute(0, 3, 1, 2).float().div(255) for side in self._open(cut, self.options.seed + 1000).chunk(number)
        )
        return list(zip(source.split(2), thumbnail.split(2), strict=True))

    def untrained(self) -> nn.Module:
        """The network as training begins, or as a saved state is to be put into: from stock it is folded and has the stock weights."""
        torch.manual_seed(self.options.seed)
        network = self.recipe.network(self.options)
        if self.plan.start is StartFrom.STOCK:
            fold(network)
            folder = self.stock_folder(self.plan.variant)
            if folder is None:
                raise ModelError(
                    said("{method} has no installed weights to start from; train it from scratch.", method=term(self.recipe.method.name))
                )
            load_stock(network, folder)
        return network

    def stock_folder(self, variant: str | None) -> Path | None:
        method = self.recipe.method
        known = next((found for found in self.store.with_found((method,))), method)
        return self.store.folder(method, known.variant(variant))

    def reference(self) -> tuple[nn.Module, str] | None:
        """What the new weights must beat, and its name in words: the stock weights, where they fit this network."""
        folder = self.stock_folder(self.plan.variant)
        if folder is None:
            return None
        network = self.recipe.network(self.options)
        fold(network)
        try:
            load_stock(network, folder)
        except ModelError:
            return None
        started = self.plan.start is StartFrom.STOCK
        return network.to(self.team.device), said("the weights it started from") if started else said("the stock weights")


def fold(network: nn.Module) -> nn.Module:
    """Put norms and branches into the convolutions, where the network has such."""
    if hasattr(network, "fold"):
        network.eval()
        network.fold()  # type: ignore[operator]
    return network


def fp32_phase(job: Job, network: nn.Module) -> tuple[Phase, Schedule]:
    """The FP32 phase of this run, not yet begun. Raises UsageError where its teacher is none."""
    options: TrainOptions = job.options
    rate = options.tune_rate if job.plan.start is StartFrom.STOCK else options.rate
    loss, rival = job.recipe.adversarial(options) or (job.recipe.loss(options), None)
    attention = job.recipe.attention(options)
    if attention > 0.0 and options.teacher:
        teacher = _trained_teacher(job).to(job.team.device)
        loss = _distilled(loss, Distillation(teacher, 0.0, attention, job.recipe.distilled_taps, FeatureKind.ATTENTION))
    groups = [{"params": list(network.parameters()), "lr": rate}]
    before = job.recipe.before_step(options)
    moved = options.optimiser, job.recipe.ends
    phase = Phase(f"{job.name}_fp32", network, groups, job.batches(options.seed), loss, before, rival, *moved)
    # A moving average must forget the beginning within a short run.
    average = min(options.average, max(0.9, 1 - 10 / options.steps))
    return phase, _schedule(options, options.steps, min(200, options.steps // 10), average, half=True)


def _schedule(options: TrainOptions, steps: int, warm_up: int, average: float, half: bool) -> Schedule:
    return Schedule(
        steps,
        options.batch,
        warm_up,
        options.shape,
        halve_every=options.halve_every,
        average=average,
        half=half,
        save_every=options.save_every,
        report_every=20,
    )


def train_fp32(job: Job, watch: HeldOut) -> nn.Module:
    """Train to the end, measured against the reference. Raises Stopped, TrainingError, UsageError."""
    reference = job.reference()
    if reference is not None:
        watch.compare_with(*reference)
    phase, schedule = fp32_phase(job, job.untrained())
    return train(phase, schedule, job.run.root, watch, job.team)


def load_fp32(job: Job) -> nn.Module:
    """The averaged network of the FP32 phase, in evaluation mode, folded. Raises UsageError if it was not trained yet."""
    saved = load_state(job.state("fp32"))
    if saved is None:
        raise UsageError(said("{folder} holds no trained FP32 network; train it first.", folder=job.run.root))
    network = job.untrained()
    buffers = {name: value for name, value in saved["network"].items() if name in dict(network.named_buffers())}
    network.load_state_dict(averaged(saved) | buffers)
    return fold(network.eval())


@dataclass(frozen=True)
class Calibrated:
    """The folded FP32 network, its best PTQ form, and which layers of that stay FP32."""

    network: nn.Module
    ptq: PtqResult
    float_layers: tuple[str, ...]


def calibrated(job: Job, progress: Progress | None = None) -> Calibrated:
    """Quantise the trained FP32 network; the result is kept until that network has been trained on.

    Where the picture is not near enough to FP32, every layer is measured (the table is left in the run's folder) and the most sensitive
    stay FP32, as far as the options allow. Raises UsageError, Cancelled.
    """
    network = load_fp32(job)
    if job.recipe.integer is None:
        raise UsageError(said("{method} has no INT8 form.", method=term(job.recipe.method.name)))
    integer = job.recipe.integer(network)
    step = (load_state(job.state("fp32")) or {}).get("step")
    saved = load_state(job.state("ptq"))
    if saved is not None and saved["fp32_step"] == step:
        spared = tuple(saved.get("float_layers", ()))
        kept = qat.quantise(integer, float_layers=spared)
        kept.load_state_dict(saved["network"])
        scores = {qat.Calibration(kind): value for kind, value in saved["psnr"].items()}
        return Calibrated(network, PtqResult(kept.eval(), qat.Calibration(saved["kind"]), scores, saved.get("shifts", {})), spared)
    tiles, held_back, told = job.tiles(0, CALIBRATION_TILES), job.tiles(1, HELD_BACK_TILES), progress or NullProgress()
    ptq, spared = best_ptq(integer, tiles, held_back, progress=PartProgress(told, 0.0, 0.4)), ()
    if ptq.psnr[ptq.kind] < job.options.near_enough:
        table = sweep(ptq.net, held_back[:3], PartProgress(told, 0.4, 0.4))
        (job.run.root / "sensitivity.md").write_text(table.text() + "\n", encoding="utf-8")
        spared = choose_float(table, job.options.near_enough, job.options.float_share)
        if spared:
            ptq = best_ptq(integer, tiles, held_back, float_layers=spared, progress=PartProgress(told, 0.8, 0.2))
    by_name = {kind.value: value for kind, value in ptq.psnr.items()}
    state = {"network": ptq.net.state_dict(), "kind": ptq.kind.value, "psnr": by_name, "shifts": dict(ptq.shifts)}
    save_state(job.state("ptq"), state | {"fp32_step": step, "float_layers": list(spared)})
    return Calibrated(network, ptq, spared)


def train_qat(job: Job, watch: Watch) -> nn.Module:
    """Quantisation-aware training from the best PTQ ranges, distilled from the FP32 network in the same form or from another run's.

    What sees the whole photo (the condition network) stays as it is: all precisions share it. Ranges are frozen towards the end.
    """
    options: TrainOptions = job.options
    student = qat.with_ranges(calibrated(job).ptq.before_correction(), options.ranges)
    teacher, kind = _teacher(job, student)
    weights = options.output_distillation, options.feature_distillation
    distillation = Distillation(teacher.to(job.team.device), *weights, tuple(job.recipe.distilled_taps), kind)
    loss = _distilled(job.recipe.loss(options), distillation)
    groups = qat.parameter_groups(student, options.qat_rate, 10 * options.qat_rate)
    freezing = qat.Freezing(options.ranges.frozen_at)
    phase = Phase(f"{job.name}_qat", student, groups, job.batches(options.seed + 1), loss, freezing)
    average = min(0.995, max(0.9, 1 - 10 / options.qat_steps))
    # Rounding needs the digits that bf16 has not.
    schedule = _schedule(options, options.qat_steps, min(100, options.qat_steps // 10), average, half=False)
    return train(phase, schedule, job.run.root, watch, job.team)


def _teacher(job: Job, student: nn.Module) -> tuple[nn.Module, FeatureKind]:
    """Who teaches QAT, and how features are compared with theirs: channel by channel only where the channels are the same. What a teacher
    of the FP32 phase knows, this run's FP32 network has learned already."""
    if not job.options.teacher or job.recipe.attention(job.options) > 0.0:
        return qat.unquantised(student), FeatureKind.CHANNELS
    return _trained_teacher(job), FeatureKind.ATTENTION


def _distilled(plain: Loss, distillation: Distillation) -> Loss:
    """The loss and what the teacher adds to it."""

    def loss(student: nn.Module, batch: Batch) -> tuple[Tensor, Tensor]:
        with distillation.watching(student):
            value, output = plain(student, batch)
            return value + distillation.loss(batch, output), output

    return loss


def _trained_teacher(job: Job) -> nn.Module:
    """The FP32 network of the run that the options name as teacher. Raises UsageError where that holds no trained run of this method."""
    run = RunFolder(Path(job.options.teacher))
    options, plan = load_options(job.recipe.options, run.root / OPTIONS_FILE), run.plan()
    if options is None or plan.method != job.plan.method:
        raise UsageError(
            said("{folder} holds no training of {method} that could teach.", folder=run.root, method=term(job.recipe.method.name))
        )
    return load_fp32(replace(job, plan=plan, options=options, run=run))


def load_qat(job: Job, ptq: PtqResult) -> nn.Module | None:
    """The averaged network of the QAT phase, or None if there was none."""
    saved = load_state(job.state("qat"))
    if saved is None:
        return None
    trained = qat.with_ranges(ptq.net, job.options.ranges)
    buffers = {name: value for name, value in saved["network"].items() if name in dict(trained.named_buffers())}
    trained.load_state_dict(averaged(saved) | buffers)
    return trained.eval()


def averaged(state: dict[str, Any]) -> dict[str, Tensor]:
    """The moving average's weights in a saved state, under the network's own names."""
    return {name.removeprefix("module."): value for name, value in state["average"].items() if name.startswith("module.")}


def seconds_a_step(job: Job) -> float:
    """Measured on a throw-away copy with real batches: the mean of a few steps after two that warm up."""
    warm, timed = 2, 6
    sides = [torch.from_numpy(side[: job.options.batch]).permute(0, 3, 1, 2).float().div(255) for side in job.source.chunk(0)]
    batch = Batch(*sides)

    class Same:
        def batch(self, step: int, size: int) -> Batch:
            return batch

    phase, _ = fp32_phase(job, job.untrained())
    times: list[float] = []

    def clock(loss: Loss) -> Loss:
        def timed_loss(network: nn.Module, given: Batch) -> tuple[Tensor, Tensor]:
            times.append(time.perf_counter())
            return loss(network, given)

        return timed_loss

    trial = replace(phase, batches=lambda step: nullcontext(Same()), loss=clock(phase.loss))
    with TemporaryDirectory() as folder:
        train(trial, Schedule(warm + timed, job.options.batch, save_every=10**9), Path(folder), _Nobody())
    return (times[-1] - times[warm]) / (timed - 1)


class _Nobody:
    """A watch that neither listens nor wishes."""

    def tell(self, event: TrainingEvent) -> None:
        return

    def wish(self) -> Wish:
        return Wish.RUN

    def look(self, phase: str, step: int, steps: int, average: Callable[[], nn.Module]) -> None:
        return


def fitted(options: TrainOptions, minutes: float, step_seconds: float) -> TrainOptions:
    """Options whose FP32 phase takes about `minutes`, and QAT less than half as long again."""
    steps = max(20, round(minutes * 60 / step_seconds))
    qat_steps = max(20, round(0.4 * steps / QAT_STEP_COST))
    return replace(options, steps=steps, qat_steps=min(options.qat_steps, qat_steps))
