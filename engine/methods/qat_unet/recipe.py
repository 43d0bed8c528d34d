"""How `qat_unet` is trained: FP32 on photos aged by the phone look, then INT8 with the FP32 network as its teacher.

The source trains on 160 thousand real pairs, which are for research only. Here every pair is made: a licensed photograph is the
camera's side, the phone look makes the phone's. See `card.md` for what was measured where.
"""

from dataclasses import dataclass

from torch import nn

from engine.core.training_plan import DegradationKind
from engine.methods.qat_unet import METHOD
from engine.methods.qat_unet.integer import IntegerUNet
from engine.methods.qat_unet.net import DeployUNet, FaithfulUNet
from engine.training.losses import camera_look
from engine.training.options import TrainOptions, option
from engine.training.patches import PatchOptions
from engine.training.phone_look import PHONE_2009
from engine.training.qat import Freezing
from engine.training.recipe import Form, Recipe, compared


@dataclass(frozen=True)
class Options(TrainOptions):
    """The flagship's own settings beside the common ones."""

    form: Form = option(Form.DEPLOY, "the form that ships, or the source's own (which has no INT8 form here)")
    width: int = option(16, "channels at half resolution; 32 is the source's", 4, 64)
    freeze_at: float = option(0.6, "share of the FP32 steps after which batch norms keep their statistics", 0.0, 1.0)


def _network(options: Options) -> nn.Module:
    return DeployUNet(options.width) if options.form is Form.DEPLOY else FaithfulUNet(options.width)


def _integer(network: nn.Module) -> nn.Module:
    assert isinstance(network, DeployUNet), "only the deploy form becomes INT8"
    return IntegerUNet(network)


RECIPE = Recipe(
    method=METHOD,
    options=Options,
    name=lambda options: f"{options.form.value}{options.width}",
    network=_network,
    integer=_integer,
    loss=lambda options: compared(camera_look),
    cut=lambda options: PatchOptions(size=options.patch),
    # The phone look is what it is made for; the others of equal size teach it as well.
    degradations=(DegradationKind.PHONE_LOOK, DegradationKind.LOW_LIGHT, DegradationKind.OLD_PRINT, DegradationKind.DETAIL_X4),
    training_data="298 licensed photographs, aged by the phone look (phone_2009.json); no real phone pairs",
    profile=PHONE_2009,
    before_step=lambda options: Freezing(ranges=1.0, norms=options.freeze_at),
    distilled_taps=("neck.sum_tap",),
)
