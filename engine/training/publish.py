"""From a trained run to an installed variant: quantise, measure each precision on the held-out photos, export with parity.

Both steps can be repeated; what is installed already is replaced only when everything about the new one has been checked.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from torch import nn

from engine.core.precision import Precision
from engine.core.progress import ProgressToken
from engine.core.training_events import FinishStage, TrainingEvent, VariantPublished
from engine.core.training_plan import StartFrom
from engine.core.training_run import Wish
from engine.export.manifest_writer import Facts, export_variant
from engine.training.checkpoint import load_state
from engine.training.held_out import HeldOut, Scores, enhanced, measure
from engine.training.loop import Stopped
from engine.training.phases import HELD_BACK_TILES, Job, calibrated, load_fp32, load_qat, train_qat

Emit = Callable[[TrainingEvent], None]
HELD_OUT_SET = "held_out"


def quantise(job: Job, watch: HeldOut, emit: Emit) -> None:
    """PTQ, then QAT where the plan asks for it. A method without INT8 has nothing to do here."""
    if job.recipe.integer is None:
        return
    emit(FinishStage(0.0, "Calibrating INT8"))
    calibrated(job, lambda fraction, text: emit(FinishStage(fraction, text)))
    if watch.wish() is Wish.STOP:
        raise Stopped
    if job.plan.qat:
        emit(FinishStage(0.2, "Training the INT8 form"))
        train_qat(job, watch)
    emit(FinishStage(0.8, "INT8 is ready"))


def export(job: Job, watch: HeldOut, emit: Emit, models: Path, variant: str | None) -> Path:
    """Install the variant below `models`, under the id given or a new one made of the plan's name.

    Raises ModelError when a graph differs from its network by more than its limit; nothing is installed then.
    """
    method = job.recipe.method
    variant = variant or job.store.new_variant_id(method, job.plan.name)
    network, nets = load_fp32(job), {}
    nets[Precision.FP32] = network
    ptq = trained = None
    if job.recipe.integer is not None:
        _, ptq = calibrated(job, lambda fraction, text: emit(FinishStage(fraction, text)))
        trained = load_qat(job, ptq)
        nets |= {Precision.PTQ: ptq.net} | ({} if trained is None else {Precision.QAT: trained})
    emit(FinishStage(0.85, "Measuring each precision"))
    held = job.source.held_out()
    scores = {precision: _measured(net, held) for precision, net in nets.items()} if held else {}

    def forward(fraction: float, text: str) -> None:
        emit(FinishStage(0.9 + 0.1 * fraction, text or "Exporting"))
        if watch.wish() is Wish.STOP:
            token.cancel()

    token = ProgressToken(forward)
    folder = export_variant(
        network,
        ptq,
        trained,
        method,
        variant,
        job.tiles(2, HELD_BACK_TILES),
        models / method.id / variant,
        _facts(job, variant, scores),
        declared_float=tuple(job.recipe.declared_float),
        progress=token,
    )
    psnr = {precision.value: round(found.mean_psnr, 3) for precision, found in scores.items()}
    emit(VariantPublished(method.id, variant, str(folder), psnr))
    return folder


def _measured(network: nn.Module, held: Any) -> Scores:
    return measure(held, lambda photo: enhanced(network.eval(), photo, "cpu"))


def _facts(job: Job, variant: str, scores: dict[Precision, Scores]) -> Facts:
    states = [state for state in (load_state(job.state("fp32")), load_state(job.state("qat"))) if state is not None]
    rows = tuple(
        {"set": HELD_OUT_SET, "precision": precision.value, "psnr": round(found.mean_psnr, 3), "ssim": round(found.mean_ssim, 4)}
        for precision, found in scores.items()
    )
    stock = job.plan.variant or job.recipe.method.variant(None).id
    origin = stock if job.plan.start is StartFrom.STOCK else StartFrom.SCRATCH.value
    return Facts(
        training_data=job.source.facts,
        licence="as the photos it was trained on",
        steps=sum(int(state["step"]) for state in states),
        seconds=sum(float(state.get("seconds", 0.0)) for state in states),
        quality=rows,
        name=job.plan.name,
        summary=job.source.facts,
        origin=origin,
    )
