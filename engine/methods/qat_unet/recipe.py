"""How `qat_unet` is trained: FP32 on photos aged by the phone look, then INT8 with the FP32 network as its teacher.

The source trains on 160 thousand real pairs, which are for research only. Here every pair is made: a licensed photograph is the
camera's side, the phone look of `engine.training.phone_look` makes the phone's. See `card.md` for what was measured where.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import torch
from torch import Tensor, nn

from engine.core.training_events import TrainingEvent
from engine.methods.qat_unet.net import DeployUNet, FaithfulUNet
from engine.training.data import Batch, PatchOptions, PhonePatches, Reservoir, load_photos
from engine.training.loop import Phase, Schedule, train
from engine.training.losses import camera_look
from engine.training.phone_look import PhoneLook, PhoneModel


class Form(Enum):
    """Which network is trained: the one that ships, or the source's own for the table."""

    DEPLOY = "deploy"
    FAITHFUL = "faithful"


@dataclass(frozen=True)
class Options:
    """What a run may change. photos: folder of good photos; width: channels at half resolution, 16 or 32; steps and qat_steps:
    length of the phases; batch; rate: peak learning rate; freeze_at: share of the FP32 steps after which batch norms keep their
    statistics; chunks and renew: how many chunks of 192 pairs are held, and after how many steps one is renewed."""

    photos: Path
    form: Form = Form.DEPLOY
    width: int = 16
    steps: int = 30000
    qat_steps: int = 4000
    batch: int = 24
    rate: float = 1.5e-3
    qat_rate: float = 1e-4
    freeze_at: float = 0.6
    chunks: int = 24
    renew: int = 40
    seed: int = 1


def network(options: Options) -> DeployUNet | FaithfulUNet:
    torch.manual_seed(options.seed)
    return DeployUNet(options.width) if options.form is Form.DEPLOY else FaithfulUNet(options.width)


def patches(options: Options) -> PhonePatches:
    look = PhoneLook(PhoneModel.load(Path(__file__).with_name("phone_2009.json")))
    return PhonePatches(load_photos(options.photos), look, PatchOptions(), options.seed)


def _batches(options: Options, seed: int) -> Callable[[int], Callable[[int, int], Batch]]:
    return lambda step: Reservoir(patches(options), options.chunks, options.renew, seed, step).batch


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
    name = f"{options.form.value}{options.width}_fp32"
    phase = Phase(name, net, groups, _batches(options, options.seed), loss, _freeze_norms(options))
    return train(phase, Schedule(options.steps, options.batch, options.rate), folder, emit, device)
