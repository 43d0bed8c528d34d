"""What a method says about its training: a `Recipe` is data and a few small functions; the phases common to all stand in
`engine.training.phases`, the loop in `engine.training.loop`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from torch import Tensor, nn

from engine.core.method import Method
from engine.core.training_plan import DataLayout, DegradationKind
from engine.training.data import Batch
from engine.training.loop import Loss, Rival
from engine.training.options import TrainOptions
from engine.training.patches import PatchOptions


class Form(Enum):
    """Which network is trained: the one that ships, or the source's own for the table."""

    DEPLOY = "deploy"
    FAITHFUL = "faithful"


@dataclass(frozen=True)
class Recipe:
    """method: what is trained; options: its settings; name(options): short name of that network, used for the states' files.

    network(options): untrained; its `enhance(source, thumbnail)` gives the picture, its `fold()` (where there is one) puts norms and
    branches into convolutions. integer(network): the folded network in the form that INT8 runs (a copy), None where the method has
    no INT8; loss(options): of the FP32 phase, and with distillation of the QAT phase; cut(options): the patches.
    before_step(options): switches of the FP32 phase. degradations: those that suit it, the default first; profile: the phone of its
    phone look; layouts: the data it can learn from. distilled_taps: where features are compared. ends: modules that read or
    make pictures, see `engine.training.optimisers`. attention(options): above 0 the
    options' `teacher` teaches the FP32 phase, by attention maps of those taps with this weight, and QAT is taught by the run's own FP32
    network; 0: it teaches QAT. declared_float: convolutions that stay FP32 in INT8 files. training_data: one sentence for the stock
    weights' manifest. adversarial(options): loss and discriminator of an adversarial FP32 phase, None for options that want none; QAT
    always has `loss`. variant_options: by the id of a stock variant, options (as texts) without which its weights do not fit, where the
    method's variants are different networks; the user's own variants need what the one they come from needs.
    """

    method: Method
    options: type[TrainOptions]
    name: Callable[[Any], str]
    network: Callable[[Any], nn.Module]
    integer: Callable[[nn.Module], nn.Module] | None
    loss: Callable[[Any], Loss]
    cut: Callable[[Any], PatchOptions]
    degradations: Sequence[DegradationKind]
    training_data: str
    profile: Path | None = None
    layouts: Sequence[DataLayout] = tuple(layout for layout in DataLayout if layout is not DataLayout.UNPAIRED)
    before_step: Callable[[Any], Callable[[nn.Module, int, int], None]] = field(default=lambda options: _nothing)
    distilled_taps: Sequence[str] = ()
    ends: Sequence[str] = ()
    attention: Callable[[Any], float] = lambda options: 0.0
    declared_float: Sequence[str] = ("head",)
    adversarial: Callable[[Any], tuple[Loss, Rival] | None] = lambda options: None
    variant_options: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))


def compared(criterion: Callable[[Tensor, Tensor], Tensor]) -> Loss:
    """The loss of a network whose enhanced picture is compared with the target."""

    def loss(network: nn.Module, batch: Batch) -> tuple[Tensor, Tensor]:
        output: Tensor = network.enhance(batch.source, batch.thumbnail)  # type: ignore[operator]
        return criterion(output, batch.target), output

    return loss


def _nothing(network: nn.Module, step: int, steps: int) -> None:
    """No switches."""
