"""How `dm_sr_x4` is trained: by the PSNR of photos made small, moved by Muon, then INT8 with the FP32 network as its teacher.

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
from engine.training.losses import PsnrLoss, Seen, Ssim, Weighted
from engine.training.optimisers import OptimiserKind
from engine.training.options import TrainOptions, option
from engine.training.patches import PatchOptions
from engine.training.recipe import Recipe, compared


@dataclass(frozen=True)
class Options(TrainOptions):
    """The enlarger's own settings beside the common ones."""

    form: Form = option(Form.DEPLOY, "the form that ships, or the source's own")
    channels: int = option(16, "channels of the features; 16 is the source's; our form's trunk has three times as many", 8, 64)
    colour: float = option(1.0, "weight of the error of colours beside that of brightness", 0.0)
    ssim: float = option(0.0, "weight of 1 - SSIM beside it: crisper, but farther from the original", 0.0)
    optimiser: OptimiserKind = option(
        OptimiserKind.MUON, "what moves the FP32 weights: Adam one by one, or Muon whole kernels, which wants a higher rate"
    )
    batch: int = option(16, "pictures a step (in each process)", 1, 4096)
    rate: float = option(3e-3, "peak learning rate from scratch", 1e-7, 1.0)
    tune_rate: float = option(5e-4, "peak learning rate when starting from trained weights", 1e-7, 1.0)
    patch: int = option(32, "side of the patches in input pixels, a quarter of the target's; a multiple of 8", 32, 1024)


def _loss(options: Options) -> Loss:
    # What the tables measure, PSNR of brightness, and what that does not see; each floor is about the error of ordinary patches.
    near = (PsnrLoss(floor=1e-3), 1.0), (PsnrLoss(Seen.CHROMA, floor=5e-4), options.colour)
    return compared(Weighted(*near, *([(Ssim(), options.ssim)] if options.ssim else [])))


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
    training_data="298 licensed photographs and 30 of City100, made small",
    declared_float=("tail", "colour_tail", "to_rgb", "bicubic"),
    ends=("head", "features.before.0", "colours.0", "tail", "colour_tail"),
)
