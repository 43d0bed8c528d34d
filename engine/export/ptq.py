"""Quantisation after training: ranges from real tiles, the best of several ways to choose them.

Uses the same taps and rounding as quantisation-aware training, which starts from the result, so that both export to one form of
graph. (onnxruntime's own static quantiser was not used: it knows neither the shared ranges nor the code that becomes a bias.)
"""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from torch import Tensor, nn

from engine.core.progress import NullProgress, Progress
from engine.training.qat import Calibration, Tiles, calibrate, observe, quantise, range_of


class Balanceable(Protocol):
    """A tile graph that can scale its channels to meet fixed ranges (see `IntegerUNet`)."""

    def links(self) -> Mapping[str, object]: ...

    def balance(self, maxima: Mapping[str, Tensor]) -> None: ...

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor: ...


@dataclass(frozen=True)
class PtqResult:
    """net: the best quantised network; kind: how its ranges were chosen; psnr: dB from the FP32 output, for every kind tried."""

    net: nn.Module
    kind: Calibration
    psnr: Mapping[Calibration, float]


def best_ptq(
    integer: nn.Module,
    tiles: Tiles,
    held_out: Tiles,
    kinds: Sequence[Calibration] = tuple(Calibration),
    *,
    float_layers: Sequence[str] = (),
    progress: Progress | None = None,
) -> PtqResult:
    """Quantise `integer` (FP32, folded, `Balanceable` or not) with ranges from `tiles`; the kind whose output on `held_out` lies
    nearest to the FP32 output wins. `integer` itself is left as it is. float_layers: what stays FP32, see `quantise`. Raises Cancelled."""
    told = progress or NullProgress()
    told.report(0.0, "Looking at calibration tiles")
    reference = enhanced(integer, held_out)
    seen = observe(integer, tiles)
    found: dict[Calibration, tuple[float, nn.Module]] = {}
    for kind in kinds:
        told.check_cancelled()
        told.report((1 + len(found)) / (1 + len(kinds)), f"Trying ranges by {kind.label}")
        net = copy.deepcopy(integer)
        after = seen
        if hasattr(net, "balance"):
            net.balance(_maxima(seen, kind))  # type: ignore[operator]
            after = observe(net, tiles)
        net = quantise(net, float_layers=float_layers)
        calibrate(net, after, kind)
        found[kind] = (psnr_between(reference, enhanced(net, held_out)), net)
    best = max(found, key=lambda kind: found[kind][0])
    return PtqResult(found[best][1], best, {kind: score for kind, (score, _) in found.items()})


def enhanced(net: nn.Module, tiles: Tiles) -> list[Tensor]:
    """The network's clipped output for every batch."""
    net.eval()
    with torch.no_grad():
        return [net.enhance(image, thumbnail).clamp(0.0, 1.0) for image, thumbnail in tiles]  # type: ignore[operator]


def psnr_between(one: list[Tensor], other: list[Tensor]) -> float:
    """Mean of the pictures' PSNR in dB (peak 1)."""
    scores = []
    for a, b in zip(one, other, strict=True):
        error = ((a - b) ** 2).mean((1, 2, 3)).clamp(min=1e-12)
        scores.append(-10.0 * torch.log10(error))
    return float(torch.cat(scores).mean())


def _maxima(seen: Mapping[str, np.ndarray], kind: Calibration) -> dict[str, Tensor]:
    """Largest magnitude in each channel of each tap, times the share of the tensor's range (channels made equal) that `kind` keeps."""
    maxima = {}
    for name, values in seen.items():
        magnitudes = np.abs(values)
        top = np.maximum(magnitudes.max(1), 1e-6)
        _, share = range_of((magnitudes / top[:, None]).reshape(-1), kind)
        maxima[name] = torch.from_numpy((top * min(share, 1.0)).astype(np.float32))
    return maxima
