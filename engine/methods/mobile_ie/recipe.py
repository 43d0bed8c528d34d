"""How `mobile_ie` is trained: wide, the joining weights frozen half-way and trained on as an increment (incremental weight optimisation),
then INT8 with the FP32 network as its teacher.

One recipe serves both variants: night shots by the low-light degradation, the phone's look with a phone's profile. See `card.md` for
what was measured where.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from torch import Tensor, nn

from engine.core.training_plan import DegradationKind
from engine.methods.mobile_ie import METHOD
from engine.methods.mobile_ie.integer import IntegerMobileIE
from engine.methods.mobile_ie.net import MbrConv, MobileIE
from engine.training.losses import Cosine, Loss, OutlierAware, PsnrLoss, Seen, Weighted, camera_loss
from engine.training.options import TrainOptions, option
from engine.training.patches import PatchOptions
from engine.training.phone_look import PHONE_2009
from engine.training.qat import Freezing
from engine.training.recipe import Recipe, compared


class Objective(Enum):
    """SOURCE: outlier-aware difference, cosine of each pixel's colour and PSNR (section 3.2); CAMERA: what the larger methods of the
    phone's look are trained with."""

    SOURCE = "source"
    CAMERA = "camera"

    def loss(self) -> Callable[[Tensor, Tensor], Tensor]:
        if self is Objective.CAMERA:
            return camera_loss()
        return Weighted((OutlierAware(), 1.0), (Clipped(Cosine(per_pixel=True)), 1.0), (PsnrLoss(Seen.RGB), 2.0))


class Clipped(Loss):
    """A loss of the output clipped to 0-1."""

    def __init__(self, inner: Loss) -> None:
        super().__init__()
        self.inner = inner

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        return self.inner.per_picture(output.clamp(0.0, 1.0), target)

    @property
    def label(self) -> str:
        return self.inner.label


@dataclass(frozen=True)
class Options(TrainOptions):
    """The settings of MobileIE beside the common ones."""

    channels: int = option(12, "channels of all features; 12 is the source's", 4, 64)
    residual: bool = option(True, "whether the result is added to the photo; the source's is not")
    objective: Objective = option(Objective.CAMERA, "the source's loss, or the one of the phone's look")
    increment_at: float = option(0.5, "share of the FP32 steps after which joining weights are trained as an increment only", 0.0, 1.0)
    freeze_at: float = option(0.7, "share of the FP32 steps after which batch norms keep their statistics", 0.0, 1.0)
    rate: float = option(7e-4, "peak learning rate from scratch", 1e-7, 1.0)


@dataclass(frozen=True)
class Switches:
    """Called before every step: freezes the joining weights, then the norms. Depends on the step alone, so a resumed run goes on alike."""

    increment: float
    norms: Freezing

    def __call__(self, net: nn.Module, step: int, steps: int) -> None:
        if step >= self.increment * steps:
            for module in net.modules():
                if isinstance(module, MbrConv):
                    module.freeze_joint()
        self.norms(net, step, steps)


def _integer(network: nn.Module) -> nn.Module:
    assert isinstance(network, MobileIE)
    return IntegerMobileIE(network)


RECIPE = Recipe(
    method=METHOD,
    options=Options,
    name=lambda options: f"rgb{options.channels}",
    network=lambda options: MobileIE(options.channels, options.residual),
    integer=_integer,
    loss=lambda options: compared(options.objective.loss()),
    cut=lambda options: PatchOptions(size=options.patch),
    degradations=(DegradationKind.LOW_LIGHT, DegradationKind.PHONE_LOOK),
    training_data="298 licensed photographs, made dark by a model of the sensor or aged by a phone's look; no real pairs",
    profile=PHONE_2009,
    before_step=lambda options: Switches(options.increment_at, Freezing(ranges=1.0, norms=options.freeze_at)),
    # With onnxruntime's own provider: it has no integer form of a square, absolute value or maximum over channels. OpenVINO computes all
    # of them in integers.
    declared_float=("head", "conv1", "conv2", "local", "tail"),
)
