"""How `dm_sr_x4` is trained: L1, SSIM and log MSE on photos made small, then INT8 with the FP32 network as its teacher.

The source trains a million steps on Open Images and Datatang photographs (section 5.4). Here every pair is made of licensed photographs;
see `card.md` for what was measured where.
"""

from dataclasses import dataclass

from torch import nn

from engine.core.training_plan import DegradationKind
from engine.methods.dm_sr_x4 import METHOD
from engine.methods.dm_sr_x4.net import DenseModulationSr, IntegerSr
from engine.nets.dense_modulation import Form
from engine.training.loop import Loss
from engine.training.losses import L1, LogMse, Ssim, Weighted
from engine.training.options import TrainOptions, option
from engine.training.patches import PatchOptions
from engine.training.recipe import Recipe, compared


@dataclass(frozen=True)
class Options(TrainOptions):
    """The enlarger's own settings beside the common ones."""

    form: Form = option(Form.DEPLOY, "the form that ships, or the source's own")
    channels: int = option(16, "channels of all features; 16 is the source's", 8, 64)
    ssim: float = option(0.2, "weight of 1 - SSIM beside L1", 0.0)
    log_mse: float = option(0.02, "weight of the logarithm of each patch's squared error", 0.0)
    batch: int = option(8, "pictures a step (in each process)", 1, 4096)
    rate: float = option(2e-3, "peak learning rate from scratch", 1e-7, 1.0)
    patch: int = option(48, "side of the patches in input pixels, a quarter of the target's; a multiple of 8", 32, 1024)


def _loss(options: Options) -> Loss:
    # The logarithm weighs a smooth patch as much as a busy one, as a mean of PSNR over photos does.
    return compared(Weighted((L1(), 1.0), (Ssim(), options.ssim), (LogMse(), options.log_mse)))


def _integer(network: nn.Module) -> nn.Module:
    assert isinstance(network, DenseModulationSr)
    return IntegerSr.of(network)


RECIPE = Recipe(
    method=METHOD,
    options=Options,
    name=lambda options: f"{options.form.value}{options.channels}",
    network=lambda options: DenseModulationSr(options.form, options.channels),
    integer=_integer,
    loss=_loss,
    # Patches are photos of their own: nothing here depends on the whole photo.
    cut=lambda options: PatchOptions(size=options.patch, alone=1.0, candidates=1, margin=4, night=0.0, count=64, busiest=2),
    degradations=(DegradationKind.ONLINE_X4, DegradationKind.SECOND_ORDER),
    training_data="298 licensed photographs, made small",
    declared_float=("tail", "bicubic"),
)
