"""Quantisation-aware training with a teacher: the rounding student is drawn towards what an FP32 network gives for the same photo.

The source of the flagship calls this its open future work. Output distillation compares pictures, feature distillation what chosen
taps give. A teacher of the student's own form is `engine.training.qat.unquantised` of it, so that balanced channels are compared with
balanced ones; a larger one is compared by attention maps, which need no projection. Part of a loss; runs in the training process.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import Enum

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.core.errors import UsageError
from engine.training.data import Batch

_QUIETEST = 0.05
"""A channel counts as at least this share of the loudest: rounding noise in dead channels must not lead."""


class FeatureKind(Enum):
    """How a tap of the student is compared with the teacher's. CHANNELS: each channel's mean absolute difference in units of the
    teacher's mean magnitude there; needs equal channels. ATTENTION: half the squared distance of channel means, flattened to unit length
    for each picture (PPCN, section 1.9); needs equal shapes of picture only."""

    CHANNELS = "channels"
    ATTENTION = "attention"


class Distillation:
    """What a teacher adds to the loss of a student.

    teacher: FP32, has `enhance(image, thumbnail)`; a copy is not made, its gradients are switched off. output_weight: of the mean
    absolute difference of the pictures (values 0-1). feature_weight: of the mean over `taps` (names of modules in the student;
    `teacher_taps` where the teacher calls them otherwise), compared as `kind` says; rounding in a decoder is amplified, so the
    bottleneck alone is the usual choice (QDR, section 7.6). confidence: None, or gamma of the weight exp(-gamma * e), where e is the
    teacher's own absolute error against the target: where the teacher is wrong it is followed less (section 7.6).

    Raises UsageError for taps that the teacher does not have, or features without taps.
    """

    def __init__(
        self,
        teacher: nn.Module,
        output_weight: float,
        feature_weight: float = 0.0,
        taps: Sequence[str] = (),
        kind: FeatureKind = FeatureKind.CHANNELS,
        *,
        teacher_taps: Sequence[str] = (),
        confidence: float | None = None,
    ) -> None:
        if feature_weight > 0 and not taps:
            raise UsageError("Feature distillation needs the name of at least one tap to compare.")
        if teacher_taps and len(teacher_taps) != len(taps):
            raise UsageError(f"{len(taps)} taps of the student cannot be compared with {len(teacher_taps)} of the teacher.")
        self.teacher = teacher.eval().requires_grad_(False)
        self.output_weight, self.feature_weight, self.confidence = output_weight, feature_weight, confidence
        self.kind = kind
        self._taps = tuple(taps) if feature_weight > 0 else ()
        self._teacher_taps = _modules(teacher, tuple(teacher_taps or taps) if self._taps else ())
        self._seen: list[Tensor] = []

    @contextmanager
    def watching(self, student: nn.Module) -> Iterator[None]:
        """The student's forward pass and `loss` belong inside: its taps are listened to, and left alone again afterwards.

        Raises UsageError for taps that the student does not have.
        """
        with _listening(_modules(student, self._taps)) as self._seen:
            try:
                yield
            finally:
                self._seen = []

    def loss(self, batch: Batch, output: Tensor) -> Tensor:
        """The weighted sum for the student's picture of this batch, a scalar. No graph is kept of the teacher."""
        with torch.no_grad(), _listening(self._teacher_taps) as wanted:
            picture = self.teacher.enhance(batch.source, batch.thumbnail).float()  # type: ignore[operator]
        distance = (output.float() - picture).abs()
        if self.confidence is not None:
            distance = distance * torch.exp(-self.confidence * (picture - batch.target).abs())
        total: Tensor = self.output_weight * distance.mean()
        if not self._taps:
            return total
        if len(self._seen) != len(wanted):
            raise UsageError("The distillation loss belongs inside `watching`, after one pass of the student.")
        pairs = zip(self._seen, wanted, strict=True)
        compare = _channels if self.kind is FeatureKind.CHANNELS else _attention
        return total + self.feature_weight * torch.stack([compare(mine, theirs) for mine, theirs in pairs]).mean()


@contextmanager
def _listening(modules: Sequence[nn.Module]) -> Iterator[list[Tensor]]:
    """What each module gives in the next pass, in the order of `modules`; a module used twice counts with its last pass."""
    heard: dict[int, Tensor] = {}
    found: list[Tensor] = []

    def keep(index: int, out: Tensor) -> None:
        heard[index] = out
        found[:] = [heard[key] for key in sorted(heard)]

    hooks = [
        module.register_forward_hook(lambda _module, _inputs, out, index=index: keep(index, out))  # type: ignore[misc]
        for index, module in enumerate(modules)
    ]
    try:
        yield found
    finally:
        for hook in hooks:
            hook.remove()


def _modules(net: nn.Module, names: Sequence[str]) -> list[nn.Module]:
    known = dict(net.named_modules(remove_duplicate=False))
    missing = [name for name in names if name not in known]
    if missing:
        raise UsageError(f"The network has no tap {missing[0]!r} to compare.")
    return [known[name] for name in names]


def _channels(mine: Tensor, theirs: Tensor) -> Tensor:
    if mine.shape != theirs.shape:
        raise UsageError(f"Channels {tuple(mine.shape)} and {tuple(theirs.shape)} cannot be compared; use attention maps.")
    theirs = theirs.float()
    size = theirs.abs().mean((0, 2, 3), keepdim=True)
    return ((mine.float() - theirs).abs() / size.clamp(min=max(_QUIETEST * float(size.max()), 1e-6))).mean()


def _attention(mine: Tensor, theirs: Tensor) -> Tensor:
    one, other = (F.normalize(side.float().mean(1).flatten(1), dim=1) for side in (mine, theirs))
    if one.shape != other.shape:
        raise UsageError(f"Attention maps of {tuple(mine.shape[2:])} and {tuple(theirs.shape[2:])} pixels cannot be compared.")
    return 0.5 * ((one - other) ** 2).sum(1).mean()
