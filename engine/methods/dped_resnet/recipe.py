"""How `dped_resnet` is trained: FP32 on photos aged by the phone look, then INT8 with the FP32 network as its teacher.

Who has the DPED data set trains on it instead (`--data DIR --phone iphone`), with the source's losses by `losses=source` and its own
network by `form=faithful channels=64`. See `card.md` for what was measured where.
"""

from dataclasses import dataclass

from torch import nn

from engine.core.training_plan import DegradationKind
from engine.methods.dped_resnet import METHOD
from engine.nets.dped import DeployGenerator, Design, FaithfulGenerator, IntegerGenerator
from engine.training.dped import DpedOptions, Form, adversarial, patches, plain_loss
from engine.training.phone_look import PHONE_2009
from engine.training.qat import Freezing
from engine.training.recipe import Recipe


@dataclass(frozen=True)
class Options(DpedOptions):
    """DPED has no settings that DPED+ has not."""


def _network(options: Options) -> nn.Module:
    design = Design(options.channels, skip=options.skip)
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
