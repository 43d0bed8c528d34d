"""How `dped_plus` is trained: as DPED is, with the slides' contrast term; FP32 first, then INT8 with the FP32 network as its teacher.

The slides train on DPED and on night pairs of their own, which nobody else has. See `card.md` for what was measured where.
"""

from dataclasses import dataclass

from torch import nn

from engine.core.training_plan import DegradationKind
from engine.methods.dped_plus import METHOD
from engine.nets.dped import DeployGenerator, Design, FaithfulGenerator, IntegerGenerator
from engine.training.dped import DpedOptions, Form, adversarial, patches, plain_loss
from engine.training.options import option
from engine.training.phone_look import PHONE_2009
from engine.training.qat import Freezing
from engine.training.recipe import Recipe


@dataclass(frozen=True)
class Options(DpedOptions):
    """What DPED+ changes in DPED, each part of which can be left out."""

    slope: float = option(0.005, "slope of the activations' negative side", 0.0, 0.5)
    separable: bool = option(True, "depthwise 3x3 and 1x1 in place of each 3x3 convolution")
    filtered: bool = option(True, "the first features pass a bank of Gaussian kernels")
    contrast: float = option(0.5, "weight of the distance of the histograms of luma", 0.0)


def _network(options: Options) -> nn.Module:
    design = Design(options.channels, options.slope, options.separable, options.filtered, options.skip)
    return DeployGenerator(design, options.residual) if options.form is Form.DEPLOY else FaithfulGenerator(design)


def _integer(network: nn.Module) -> nn.Module:
    assert isinstance(network, DeployGenerator), "only the deploy form becomes INT8"
    return IntegerGenerator.of(network)


RECIPE = Recipe(
    method=METHOD,
    options=Options,
    name=lambda options: f"{options.form.value}{options.channels}",
    network=_network,
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
