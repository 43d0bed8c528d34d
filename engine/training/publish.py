"""From a trained run to an installed variant: quantise, then export with parity and the files' measured quality.

Both steps can be repeated; what is installed already is replaced only when everything about the new one has been checked.
"""

from collections.abc import Callable
from pathlib import Path

from engine.core.progress import ProgressToken
from engine.core.sentences import said
from engine.core.training_events import FinishStage, HeldOutScore, TrainingEvent, TrainingVerdict, VariantPublished
from engine.core.training_plan import StartFrom
from engine.core.training_run import Wish
from engine.export.manifest_writer import HELD_OUT, Facts, export_variant
from engine.inference.manifest import read_manifest
from engine.training.checkpoint import load_state
from engine.training.held_out import HeldOut
from engine.training.phases import HELD_BACK_TILES, Job, calibrated, load_fp32, load_qat, train_qat

Emit = Callable[[TrainingEvent], None]
OURS = "MIT"
"""Licence of the variants that ship; a user's own are the user's."""


def quantise(job: Job, watch: HeldOut, emit: Emit) -> None:
    """PTQ, then QAT where the plan asks for it. A method without INT8 has nothing to do here. Raises Cancelled."""
    if job.recipe.integer is None:
        return
    calibrated(job, _stages(watch, emit, 0.0, 0.2))
    if job.plan.qat:
        emit(FinishStage(0.2, said("Training the INT8 form")))
        train_qat(job, watch)
    emit(FinishStage(0.8, said("INT8 is ready")))


def _stages(watch: HeldOut, emit: Emit, first: float, last: float) -> ProgressToken:
    """Progress that is told as a part of finishing, and cancelled when the watcher wishes to stop."""

    def forward(fraction: float, text: str) -> None:
        emit(FinishStage(round(first + (last - first) * fraction, 3), text))
        if watch.wish() is Wish.STOP:
            token.cancel()

    token = ProgressToken(forward)
    return token


def export(job: Job, watch: HeldOut, emit: Emit, models: Path, variant: str | None) -> Path:
    """Install the variant below `models`, under the id given or a new one made of the plan's name.

    Raises ModelError when a graph differs from its network by more than its limit, and Cancelled; nothing is installed then.
    """
    method = job.recipe.method
    variant = variant or job.store.new_variant_id(method, job.plan.name)
    network, ptq, trained, spared = load_fp32(job), None, None, tuple[str, ...]()
    if job.recipe.integer is not None:
        found = calibrated(job, _stages(watch, emit, 0.0, 0.8))
        ptq, spared = found.ptq, found.float_layers
        trained = load_qat(job, ptq)
    folder = export_variant(
        network,
        ptq,
        trained,
        method,
        variant,
        job.tiles(2, HELD_BACK_TILES),
        models / method.id / variant,
        _facts(job, variant),
        declared_float=(*job.recipe.declared_float, *spared),
        photos=watch.photos,
        progress=_stages(watch, emit, 0.8, 1.0),
    )
    rows = read_manifest(folder).quality
    psnr = {str(row["precision"]): float(row["psnr"]) for row in rows if row.get("set") == HELD_OUT}
    emit(VariantPublished(method.id, variant, str(folder), psnr))
    return folder


def _facts(job: Job, variant: str) -> Facts:
    states = [state for state in (load_state(job.state("fp32")), load_state(job.state("qat"))) if state is not None]
    steps, seconds = sum(int(state["step"]) for state in states), sum(float(state.get("seconds", 0.0)) for state in states)
    if variant in [known.id for known in job.recipe.method.variants]:
        return Facts(job.recipe.training_data, OURS, steps, seconds)
    stock = job.plan.variant or job.recipe.method.variant(None).id
    return Facts(
        training_data=job.source.facts,
        licence="that of the photos it was trained on",
        steps=steps,
        seconds=seconds,
        name=job.plan.name,
        summary=job.source.facts,
        origin=stock if job.plan.start is StartFrom.STOCK else StartFrom.SCRATCH.value,
        notes=_notes(job, steps, seconds),
    )


def _notes(job: Job, steps: int, seconds: float) -> dict[str, float | str]:
    """How it was trained and what the held-out photos said at the end, for the list of variants."""
    events = job.run.events()[0]
    scores = [event for event in events if isinstance(event, HeldOutScore) and event.phase == f"{job.name}_fp32"]
    verdicts = [event for event in events if isinstance(event, TrainingVerdict) and event.final]
    notes: dict[str, float | str] = {"steps": steps, "minutes": round(seconds / 60, 1)}
    if scores:
        before = scores[-1].input_psnr if scores[-1].start_psnr is None else scores[-1].start_psnr
        notes |= {"psnr_start": before, "psnr_end": scores[-1].psnr}
    if verdicts:
        notes |= {"photos": verdicts[0].photos, "verdict": verdicts[0].text}
    return notes
