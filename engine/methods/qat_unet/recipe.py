"""How `qat_unet` is trained: FP32 on photos aged by the phone look, then INT8 with the FP32 network as its teacher.

The source trains on 160 thousand real pairs, which are for research only. Here every pair is made: a licensed photograph is the
camera's side, the phone look of `engine.training.phone_look` makes the phone's. See `card.md` for what was measured where.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from engine.core.errors import UsageError
from engine.core.training_events import TrainingEvent
from engine.export.manifest_writer import Facts, export_variant
from engine.export.ptq import PtqResult, best_ptq
from engine.methods.qat_unet import METHOD
from engine.methods.qat_unet.integer import IntegerUNet
from engine.methods.qat_unet.net import DeployUNet, FaithfulUNet
from engine.training import qat
from engine.training.checkpoint import load_state, save_state
from engine.training.data import Batch, Reservoir
from engine.training.loop import Phase, Schedule, train
from engine.training.losses import camera_look
from engine.training.patches import PatchOptions, PhonePatches, PhotoFolder
from engine.training.phone_look import PhoneLook, PhoneModel


class Form(Enum):
    """Which network is trained: the one that ships, or the source's own for the table."""

    DEPLOY = "deploy"
    FAITHFUL = "faithful"


@dataclass(frozen=True)
class Options:
    """What a run may change. photos: folder of good photos; width: channels at half resolution, 16 or 32; steps and qat_steps:
    length of the phases; batch; rate and qat_rate: their peak learning rates; teacher: weight of the distance from the FP32 network in
    the QAT loss; freeze_at: share of the FP32 steps after which batch norms keep their
    statistics; chunks and renew: how many chunks of 192 pairs are held, and after how many steps one is renewed."""

    photos: Path
    form: Form = Form.DEPLOY
    width: int = 16
    steps: int = 30000
    qat_steps: int = 4000
    batch: int = 24
    rate: float = 1.5e-3
    qat_rate: float = 1e-4
    teacher: float = 4.0
    freeze_at: float = 0.6
    chunks: int = 24
    renew: int = 40
    seed: int = 1


def network(options: Options) -> DeployUNet | FaithfulUNet:
    torch.manual_seed(options.seed)
    return DeployUNet(options.width) if options.form is Form.DEPLOY else FaithfulUNet(options.width)


def patches(options: Options, cut: PatchOptions | None = None) -> PhonePatches:
    look = PhoneLook(PhoneModel.load(Path(__file__).with_name("phone_2009.json")))
    return PhonePatches(PhotoFolder(options.photos), look, cut or PatchOptions(), options.seed)


def _batches(options: Options, seed: int) -> Callable[[int], Reservoir]:
    return lambda step: Reservoir(patches(options), options.chunks, options.renew, seed, step)


def _freeze_norms(options: Options) -> Callable[[nn.Module, int, int], None]:
    def switch(net: nn.Module, step: int, steps: int) -> None:
        if step >= options.freeze_at * steps:
            for module in net.modules():
                if isinstance(module, nn.BatchNorm2d):
                    module.eval()

    return switch


def train_fp32(options: Options, folder: Path, emit: Callable[[TrainingEvent], None], device: str = "cpu") -> nn.Module:
    """The FP32 phase; returns the averaged network, norms not yet folded."""
    net = network(options)

    def loss(student: nn.Module, batch: Batch) -> Tensor:
        output: Tensor = student.enhance(batch.phone, batch.thumbnail)  # type: ignore[operator]
        return camera_look(output, batch.camera)

    groups: list[dict[str, object]] = [{"params": list(net.parameters()), "lr": options.rate}]
    phase = Phase(_fp32_name(options), net, groups, _batches(options, options.seed), loss, _freeze_norms(options))
    return train(phase, Schedule(options.steps, options.batch, options.rate), folder, emit, device)


def load_fp32(options: Options, folder: Path) -> DeployUNet | FaithfulUNet:
    """The averaged network of the FP32 phase, in evaluation mode, norms not folded. Raises UsageError if it was not trained yet."""
    saved = load_state(folder / f"{_fp32_name(options)}.pt")
    if saved is None:
        raise UsageError(f"{folder} holds no trained FP32 network of this form and width; train it first.")
    net = network(options)
    weights = _averaged(saved)
    buffers = {name: value for name, value in saved["network"].items() if name in dict(net.named_buffers())}
    net.load_state_dict(weights | buffers)
    return net.eval()


def calibrated(options: Options, folder: Path) -> tuple[DeployUNet, PtqResult]:
    """The FP32 network and its best PTQ form, which is kept in `folder` until the FP32 network has been trained on."""
    net = load_fp32(options, folder)
    assert isinstance(net, DeployUNet), "only the deploy form becomes INT8"
    step = (load_state(folder / f"{_fp32_name(options)}.pt") or {}).get("step")
    file = folder / f"{options.form.value}{options.width}_ptq.pt"
    saved = load_state(file)
    if saved is not None and saved["fp32_step"] == step:
        kept = qat.quantise(IntegerUNet(net))
        kept.load_state_dict(saved["network"])
        scores = {qat.Calibration(kind): score for kind, score in saved["psnr"].items()}
        return net, PtqResult(kept.eval(), qat.Calibration(saved["kind"]), scores)
    kinds = (qat.Calibration.MIN_MAX, qat.Calibration.PERCENTILE, qat.Calibration.ENTROPY)
    result = best_ptq(IntegerUNet(net), _tiles(options, 0, 32), _tiles(options, 1, 12), kinds)
    scores_by_name = {kind.value: score for kind, score in result.psnr.items()}
    state = {"network": result.net.state_dict(), "kind": result.kind.value, "psnr": scores_by_name, "fp32_step": step}
    save_state(file, state)
    return net, result


def train_qat(options: Options, folder: Path, emit: Callable[[TrainingEvent], None], device: str = "cpu") -> nn.Module:
    """Quantisation-aware training from the best PTQ ranges, distilled from the FP32 network of the same form.

    The condition network stays as it is: all precisions share it. Scales are frozen for the last third.
    """
    teacher, ptq = calibrated(options, folder)
    teacher.fold()
    teacher.requires_grad_(False).to(device)
    net = copy.deepcopy(ptq.net)

    def loss(student: nn.Module, batch: Batch) -> Tensor:
        with torch.no_grad():
            code = teacher.condition(batch.thumbnail)
            wanted = teacher(batch.phone, code)
        output = student(batch.phone, code)
        return camera_look(output, batch.camera) + options.teacher * (output - wanted).abs().mean()

    def freeze(student: nn.Module, step: int, steps: int) -> None:
        if step >= 2 * steps // 3:
            qat.freeze_ranges(student)

    groups = qat.parameter_groups(net, options.qat_rate, 10 * options.qat_rate)
    phase = Phase(_qat_name(options), net, groups, _batches(options, options.seed + 1), loss, freeze)
    schedule = Schedule(options.qat_steps, options.batch, options.qat_rate, warm_up=100, average=0.995, half=False)
    return train(phase, schedule, folder, emit, device)


def publish(options: Options, folder: Path, models: Path) -> Path:
    """Write the model folder of the trained variant below `models`; with QAT where it was trained. Raises ModelError on any misfit."""
    net, ptq = calibrated(options, folder)
    held_out = _tiles(options, 2, 12)
    saved, fp32 = load_state(folder / f"{_qat_name(options)}.pt"), load_state(folder / f"{_fp32_name(options)}.pt")
    trained = None
    if saved is not None:
        trained = copy.deepcopy(ptq.net)
        trained.load_state_dict(_averaged(saved))
        trained.eval()
    steps = (fp32["step"] if fp32 else 0) + (saved["step"] if saved else 0)
    facts = Facts(
        training_data="298 licensed photographs, aged by the phone look (phone_2009.json); no real phone pairs",
        licence="MIT",
        steps=steps,
        seconds=sum(float(state["seconds"]) for state in (fp32, saved) if state is not None and "seconds" in state),
    )
    variant = METHOD.variant(None).id
    return export_variant(net, ptq, trained, METHOD, variant, held_out, models / METHOD.id / variant, facts)


def _averaged(state: dict[str, Any]) -> dict[str, Tensor]:
    """The moving average's weights in a saved state, under the network's own names."""
    return {name.removeprefix("module."): value for name, value in state["average"].items() if name.startswith("module.")}


def _tiles(options: Options, number: int, count: int) -> qat.Tiles:
    """Aged tiles of 256 px with their thumbnails, two to a batch: what PTQ looks at."""
    source = patches(replace(options, seed=options.seed + 1000), PatchOptions(size=256, alone=0.25))
    source.count = count
    phone, _, thumbnail = (torch.from_numpy(side).permute(0, 3, 1, 2).float().div(255) for side in source.chunk(number))
    return list(zip(phone.split(2), thumbnail.split(2), strict=True))


def _fp32_name(options: Options) -> str:
    return f"{options.form.value}{options.width}_fp32"


def _qat_name(options: Options) -> str:
    return f"{options.form.value}{options.width}_qat"
