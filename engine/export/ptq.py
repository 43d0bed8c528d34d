"""Quantisation after training: ranges from real tiles, the best of several ways to choose them, and biases that make up for rounding.

Uses the same taps and rounding as quantisation-aware training, which starts from the result, so that both export to one form of
graph. (onnxruntime's own static quantiser was not used: it knows neither the shared ranges nor the code that becomes a bias.)
"""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import torch
from torch import Tensor, nn

from engine.core.progress import NullProgress, Progress
from engine.core.sentences import said
from engine.training.qat import FLOAT_PARTS, Calibration, Tiles, calibrate, observe, quantise, range_of


class Balanceable(Protocol):
    """A tile graph that can scale its channels to meet fixed ranges (see `IntegerUNet`)."""

    def links(self) -> Mapping[str, object]: ...

    def balance(self, maxima: Mapping[str, Tensor]) -> None: ...

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor: ...


_BATCHES_TO_CORRECT_BY = 8
"""Calibration batches whose means the biases are corrected by: every convolution takes a pass over them."""


@dataclass(frozen=True)
class PtqResult:
    """net: the best quantised network; kind: how its ranges were chosen; psnr: for every kind tried, dB from the FP32 output of the
    picture that comes out worst, without corrected biases; shifts: what was added to the biases of the convolutions of these names."""

    net: nn.Module
    kind: Calibration
    psnr: Mapping[Calibration, float]
    shifts: Mapping[str, Tensor] = field(default_factory=dict)

    def before_correction(self) -> nn.Module:
        """A copy whose biases are the FP32 network's: what quantisation-aware training starts from and is taught by."""
        net = copy.deepcopy(self.net)
        for name, shift in self.shifts.items():
            _shift(net, name, -shift)
        return net


def best_ptq(
    integer: nn.Module,
    tiles: Tiles,
    held_out: Tiles,
    kinds: Sequence[Calibration] = tuple(Calibration),
    *,
    float_layers: Sequence[str] = (),
    progress: Progress | None = None,
) -> PtqResult:
    """Quantise `integer` (FP32, folded, `Balanceable` or not) with ranges from `tiles`; of the kinds the one wins whose worst picture of
    `held_out` lies nearest to the FP32 output: a mean forgives one photo that goes wrong. Biases are corrected where that picture gains.
    `integer` itself is left as it is. float_layers: what stays FP32, see `quantise`. Raises Cancelled."""
    told = progress or NullProgress()
    told.report(0.0, said("Looking at calibration tiles"))
    reference = enhanced(integer, held_out)
    seen = observe(integer, tiles)
    found: dict[Calibration, tuple[float, nn.Module, nn.Module]] = {}
    for kind in kinds:
        told.check_cancelled()
        told.report((1 + len(found)) / (2 + len(kinds)), said("Trying ranges by {kind}", kind=kind.label))
        plain = copy.deepcopy(integer)
        after = seen
        if hasattr(plain, "balance"):
            plain.balance(_maxima(seen, kind))  # type: ignore[operator]
            after = observe(plain, tiles)
        net = quantise(plain, float_layers=float_layers)
        calibrate(net, after, kind)
        found[kind] = (min(psnr_of_each(reference, enhanced(net, held_out))), net, plain)
    best = max(found, key=lambda kind: found[kind][0])
    told.report((1 + len(found)) / (2 + len(kinds)), said("Correcting biases"))
    psnr, net, plain = found[best]
    scores = {kind: score for kind, (score, _, _) in found.items()}
    corrected, shifts = correct_biases(plain, net, tiles[:_BATCHES_TO_CORRECT_BY], told)
    if min(psnr_of_each(reference, enhanced(corrected, held_out))) > psnr:
        return PtqResult(corrected, best, scores, shifts)
    return PtqResult(net, best, scores)


def correct_biases(plain: nn.Module, net: nn.Module, tiles: Tiles, progress: Progress) -> tuple[nn.Module, dict[str, Tensor]]:
    """A copy of `net` each of whose convolutions gives the mean, channel by channel, that it has in `plain`, the same network in FP32
    (empirical bias correction, Nagel et al. 2019, section 4.2); and what that took. In the order of definition, for an earlier shift
    moves what comes later. Raises Cancelled."""
    net = copy.deepcopy(net)
    names = [
        name
        for name, child in net.named_modules()
        if isinstance(child, nn.Conv2d) and child.bias is not None and name.split(".")[0] not in FLOAT_PARTS
    ]
    wanted = _channel_means(plain, names, tiles)
    shifts = {}
    for name in names:
        progress.check_cancelled()
        shifts[name] = wanted[name] - _channel_means(net, [name], tiles)[name]
        _shift(net, name, shifts[name])
    return net, shifts


def _channel_means(net: nn.Module, names: Sequence[str], tiles: Tiles) -> dict[str, Tensor]:
    """Mean output of the convolutions of these names, (channels,) each."""
    sums: dict[str, list[Tensor]] = {name: [] for name in names}
    hooks = [
        net.get_submodule(name).register_forward_hook(lambda _m, _i, out, name=name: sums[name].append(out.mean((0, 2, 3))))  # type: ignore[misc]
        for name in names
    ]
    try:
        enhanced(net, tiles)
    finally:
        for hook in hooks:
            hook.remove()
    return {name: torch.stack(means).mean(0) for name, means in sums.items()}


def _shift(net: nn.Module, name: str, shift: Tensor) -> None:
    with torch.no_grad():
        net.get_submodule(name).bias.add_(shift)  # type: ignore[operator, union-attr]


def enhanced(net: nn.Module, tiles: Tiles) -> list[Tensor]:
    """The network's clipped output for every batch."""
    net.eval()
    with torch.no_grad():
        return [net.enhance(image, thumbnail).clamp(0.0, 1.0) for image, thumbnail in tiles]  # type: ignore[operator]


def psnr_of_each(one: list[Tensor], other: list[Tensor]) -> list[float]:
    """The PSNR of every picture of the batches in dB (peak 1)."""
    scores: list[float] = []
    for a, b in zip(one, other, strict=True):
        error = ((a - b) ** 2).mean((1, 2, 3)).clamp(min=1e-12)
        scores += (-10.0 * torch.log10(error)).tolist()
    return scores


def psnr_between(one: list[Tensor], other: list[Tensor]) -> float:
    """Mean of the pictures' PSNR in dB (peak 1)."""
    return float(np.mean(psnr_of_each(one, other)))


def _maxima(seen: Mapping[str, np.ndarray], kind: Calibration) -> dict[str, Tensor]:
    """Largest magnitude in each channel of each tap, times the share of the tensor's range (channels made equal) that `kind` keeps."""
    maxima = {}
    for name, values in seen.items():
        magnitudes = np.abs(values)
        top = np.maximum(magnitudes.max(1), 1e-6)
        _, share = range_of((magnitudes / top[:, None]).reshape(-1), kind)
        maxima[name] = torch.from_numpy((top * min(share, 1.0)).astype(np.float32))
    return maxima
