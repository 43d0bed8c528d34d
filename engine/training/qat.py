"""Fake quantisation: rounding put into a network's taps and weights, its ranges calibrated, then learned or followed.

Activations are uint8 with one affine range a tap; ranges that start at 0 have zero point 0, so that the clipping is the ReLU.
Weights are int8, symmetric, one scale an output channel (largest weight / 127, so -128 never occurs), taken anew from the weights
in every step. What becomes of a range that is not fixed says `RangeKind`. All values lie in the state_dict and what is frozen follows
from the step alone (`Freezing`), so a checkpoint resumes exactly. Nothing here knows a method or ONNX, but what `quantise` makes is
what the exporter writes as QuantizeLinear and DequantizeLinear.
"""

import copy
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.utils import parametrize

from engine.core.errors import UsageError
from engine.nets.taps import FloatConv2d, Tap

Tiles = Sequence[tuple[Tensor, Tensor]]
"""Batches of (image (n, 3, h, w), thumbnail (n, 3, side, side)), as a network's `enhance` takes them."""

LEVELS = 255

FLOAT_PARTS = ("condition",)
"""Children of a network that always stay FP32: what sees the whole photo once."""

QUIETEST_WEIGHT = 1e-3
"""Least scale of a channel's weights, as a share of its layer's: what is quieter is less than half a level of the layer's output."""

NARROWEST = 0.01
"""Least width of a range: with a narrower one, of a tensor that is always 0 say, the bias of the next convolution is no int32 any more."""

_POSITIONS = 2048
"""Values kept of each channel of each batch while ranges are observed; the extremes are kept besides, exactly."""

_ENOUGH = 60_000
"""Values that the slower ways of choosing a range look at."""

_FOLLOW = 0.01
"""Share of a batch's extremes in a followed range: a hundred steps' memory."""


class RangeKind(Enum):
    """What training does to a calibrated range. LSQ: its scale is a parameter, learned by its logarithm (Esser et al. 2020); the zero
    point stays. EMA: it follows the moving average of each batch's least and largest value, as an observer does (section 2.5)."""

    LSQ = "lsq"
    EMA = "ema"

    @property
    def frozen_at(self) -> float:
        """The share of the steps after which ranges of this kind usually stay: the last third learns to live with LSQ's scales, and
        observers look for the first fifth only (section 7.6)."""
        return {RangeKind.LSQ: 2 / 3, RangeKind.EMA: 0.2}[self]


class Calibration(Enum):
    """How a range is chosen from the values seen: all of them, all but one in ten thousand at each end, least KL divergence of the
    histogram, least squared rounding error."""

    MIN_MAX = "min_max"
    PERCENTILE = "percentile"
    ENTROPY = "entropy"
    MSE = "mse"

    @property
    def label(self) -> str:
        """For people to read."""
        return {"min_max": "least and largest value", "percentile": "percentiles", "entropy": "entropy", "mse": "squared error"}[self.value]


class ActivationQuantizer(nn.Module):
    """Rounds a tensor to 256 levels of one scale; the identity in shape and (inside the range) in gradient."""

    step: Tensor
    zero_point: Tensor
    low: Tensor
    high: Tensor

    def __init__(self, tap: Tap, kind: RangeKind = RangeKind.LSQ) -> None:
        super().__init__()
        self.unsigned = tap.unsigned
        self.fixed = tap.fixed_maximum is not None
        self.follows = kind is RangeKind.EMA and not self.fixed
        """Whether training passes still move the range."""
        self.register_buffer("step", torch.tensor((tap.fixed_maximum or 1.0) / LEVELS))
        self.register_buffer("zero_point", torch.tensor(0, dtype=torch.int32))
        if self.follows:
            self.register_buffer("low", torch.tensor(0.0))
            self.register_buffer("high", torch.tensor(1.0))
        self.stretch = nn.Parameter(torch.zeros(())) if kind is RangeKind.LSQ and not self.fixed else None

    def set_range(self, low: float, high: float) -> None:
        """Start from this range (ignored where the range is fixed); `low` counts only for a signed tap."""
        if self.fixed:
            return
        low = 0.0 if self.unsigned else min(low, 0.0)
        step = max(high - low, NARROWEST) / LEVELS
        self.step.fill_(step)
        self.zero_point.fill_(round(-low / step))
        if self.stretch is None:
            self.low.fill_(low)
            self.high.fill_(high)
        else:
            with torch.no_grad():
                self.stretch.zero_()

    def range(self) -> tuple[float, float]:
        """The least and the largest value that is not clipped."""
        scale, zero = float(self.scale().detach()), int(self.zero_point)
        return -zero * scale, (LEVELS - zero) * scale

    def scale(self) -> Tensor:
        return self.step if self.stretch is None else self.step * torch.exp(self.stretch)

    def forward(self, x: Tensor) -> Tensor:
        if torch.onnx.is_in_onnx_export():
            scale = torch.tensor(float(self.scale().detach()))
            return torch.fake_quantize_per_tensor_affine(x, scale, torch.tensor(int(self.zero_point), dtype=torch.int32), 0, LEVELS)
        x = x.float()
        if self.follows and self.training:
            self._follow(x.detach())
        scale = self.scale()
        if scale.requires_grad and torch.is_grad_enabled():
            factor = 1.0 / math.sqrt(x.numel() * LEVELS)
            zero = self.zero_point.to(torch.float32).reshape(1)
            return torch._fake_quantize_learnable_per_tensor_affine(x, scale.reshape(1), zero, 0, LEVELS, factor)
        return torch.fake_quantize_per_tensor_affine(x, scale.detach(), self.zero_point, 0, LEVELS)

    def _follow(self, x: Tensor) -> None:
        """Let the range go a little towards this batch's; on tensors only, so that no device waits."""
        low, high = torch.aminmax(x)
        self.low.lerp_(torch.zeros_like(low) if self.unsigned else low.clamp(max=0.0), _FOLLOW)
        self.high.lerp_(high.clamp(min=0.0), _FOLLOW)
        self.step.copy_((self.high - self.low).clamp(min=NARROWEST) / LEVELS)
        self.zero_point.copy_(torch.round(-self.low / self.step))


class WeightQuantizer(nn.Module):
    """Parametrization of a convolution's weight (o, i, h, w): int8, symmetric, one scale per o. `active` off: the weight as it is."""

    active = True

    def forward(self, weight: Tensor) -> Tensor:
        if not self.active:
            return weight
        top = weight.detach().abs().amax((1, 2, 3))
        # A channel that has all but died would get so fine a scale that its bias, in steps of it, is no int32 any more.
        scale = torch.maximum(top, QUIETEST_WEIGHT * top.amax()).clamp(min=1e-8) / 127.0
        if torch.onnx.is_in_onnx_export():
            scale = torch.tensor(scale.tolist())
        zeros = torch.zeros(len(weight), dtype=torch.int32, device=weight.device)
        return torch.fake_quantize_per_channel_affine(weight, scale, zeros, 0, -128, 127)


def quantise(
    net: nn.Module,
    float_parts: Sequence[str] = FLOAT_PARTS,
    float_layers: Sequence[str] = (),
    ranges: RangeKind = RangeKind.LSQ,
) -> nn.Module:
    """A copy of the (folded) network that rounds: a quantizer in every tap in use and on the weight of every convolution, except
    `FloatConv2d` and what lies inside the children named in `float_parts`.

    float_layers: names of convolutions and taps that stay FP32 besides (see `engine.training.sensitivity`). Raises UsageError for a
    name that is neither.
    """
    net = copy.deepcopy(net)
    waiting = set(float_layers)
    for name, child in net.named_modules():
        if name.split(".")[0] in float_parts:
            continue
        is_tap, is_convolution = isinstance(child, Tap) and child.stored, isinstance(child, nn.Conv2d)
        if name in waiting and (is_tap or is_convolution):
            waiting.remove(name)
        elif is_tap:
            child.quantizer = ActivationQuantizer(child, ranges)  # type: ignore[arg-type]
        elif is_convolution and not isinstance(child, FloatConv2d):
            parametrize.register_parametrization(child, "weight", WeightQuantizer(), unsafe=True)
    if waiting:
        raise UsageError(f"{min(waiting)} cannot stay FP32: the network has no convolution or tap of that name.")
    return net


def unquantised(net: nn.Module) -> nn.Module:
    """A copy of a quantised network as it computes in FP32: the same weights with the same balancing, nothing rounded."""
    net = copy.deepcopy(net)
    for child in net.modules():
        if isinstance(child, Tap):
            child.quantizer = None
        elif isinstance(child, nn.Conv2d) and parametrize.is_parametrized(child, "weight"):
            # torch's own way back changes the class that all copies share.
            weight = child.parametrizations["weight"].original  # type: ignore[index, union-attr]
            child.__class__ = parametrize.type_before_parametrizations(child)
            del child.parametrizations
            child.weight = weight  # type: ignore[assignment]
    return net


def with_ranges(net: nn.Module, kind: RangeKind) -> nn.Module:
    """A copy of a quantised network whose ranges start where they are and are of that kind from now on."""
    net = copy.deepcopy(net)
    for tap in taps_of(net).values():
        if isinstance(tap.quantizer, ActivationQuantizer):
            old = tap.quantizer
            tap.quantizer = ActivationQuantizer(tap, kind).to(old.step.device).train(old.training)
            tap.quantizer.set_range(*old.range())
    return net


def taps_of(net: nn.Module) -> dict[str, Tap]:
    """Every tap in use by its name, in the order of definition."""
    return {name: child for name, child in net.named_modules() if isinstance(child, Tap) and child.stored}


def quantizers(net: nn.Module) -> dict[str, ActivationQuantizer]:
    return {name: child for name, child in net.named_modules() if isinstance(child, ActivationQuantizer)}


def observe(net: nn.Module, tiles: Tiles) -> dict[str, NDArray[np.float32]]:
    """What each tap gives over the tiles without rounding: name to (channels, values); the first two columns of each batch's share
    are the channel's exact extremes. Quantizers already there are left out of the pass and put back. Raises UsageError for a tap that the
    network never uses."""
    taps = taps_of(net)
    held = {name: tap.quantizer for name, tap in taps.items()}
    seen: dict[str, list[NDArray[np.float32]]] = {name: [] for name in taps}
    hooks = []
    for name, tap in taps.items():
        tap.quantizer = None
        hooks.append(tap.register_forward_hook(lambda _m, _i, out, name=name: seen[name].append(_thinned(out))))  # type: ignore[misc]
    was_training = net.training
    try:
        net.eval()
        with torch.no_grad():
            for image, thumbnail in tiles:
                net.enhance(image, thumbnail)  # type: ignore[operator]
    finally:
        net.train(was_training)
        for hook in hooks:
            hook.remove()
        for name, tap in taps.items():
            tap.quantizer = held[name]
    unused = next((name for name, parts in seen.items() if not parts), None)
    if unused is not None:
        raise UsageError(f"{unused} stores nothing: the network never uses this tap, so it has no range.")
    return {name: np.concatenate(parts, 1) for name, parts in seen.items()}


def range_of(values: NDArray[np.float32], kind: Calibration) -> tuple[float, float]:
    """Lower and upper end (low <= 0 <= high) of the range that `kind` chooses for these values."""
    low, high = min(float(values.min()), 0.0), max(float(values.max()), 1e-6)
    values = values[:: max(1, values.size // _ENOUGH)]
    if kind is Calibration.MIN_MAX:
        return low, high
    if kind is Calibration.PERCENTILE:
        ends = np.percentile(values, (0.01, 99.99))
        return min(float(ends[0]), 0.0), max(float(ends[1]), 1e-6)
    choose = _entropy_share if kind is Calibration.ENTROPY else _mse_share
    share = choose(values[values != 0.0] if low == 0.0 else values, low, high)
    return low * share, high * share


def calibrate(net: nn.Module, observed: Mapping[str, NDArray[np.float32]], kind: Calibration) -> None:
    """Set the range of every quantizer that is not fixed from what `observe` saw on the same network."""
    for name, tap in taps_of(net).items():
        if isinstance(tap.quantizer, ActivationQuantizer) and not tap.quantizer.fixed:
            tap.quantizer.set_range(*range_of(observed[name].reshape(-1), kind))


@dataclass(frozen=True)
class Freezing:
    """What no longer changes from which share of the steps on; called before every step (see `engine.training.loop.Phase`).

    ranges: scales are learned no further, observers look no more; norms: batch norms keep their statistics.
    """

    ranges: float
    norms: float = 0.6

    def __call__(self, net: nn.Module, step: int, steps: int) -> None:
        if step >= self.ranges * steps:
            freeze_ranges(net)
        if step >= self.norms * steps:
            for norm in _norms(net):
                norm.eval()


def freeze_ranges(net: nn.Module) -> None:
    """Move the ranges no further (the last part of training)."""
    for quantizer in quantizers(net).values():
        quantizer.follows = False
        if quantizer.stretch is not None:
            quantizer.stretch.requires_grad_(False)


def reestimate_norms(net: nn.Module, tiles: Tiles) -> None:
    """Take every batch norm's statistics anew, as the plain mean over these batches: those gathered while the weights still moved lag
    behind. Do it before folding; 64 batches are enough (section 7.6). Raises UsageError without batches."""
    norms = _norms(net)
    if not tiles:
        raise UsageError("Batch norms cannot be estimated from no pictures.")
    was_training, momenta = net.training, [norm.momentum for norm in norms]
    net.eval()
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None
        norm.train()
    try:
        with torch.no_grad():
            for image, thumbnail in tiles:
                net.enhance(image, thumbnail)  # type: ignore[operator]
    finally:
        for norm, momentum in zip(norms, momenta, strict=True):
            norm.momentum = momentum
        net.train(was_training)


def _norms(net: nn.Module) -> list[nn.BatchNorm2d]:
    return [module for module in net.modules() if isinstance(module, nn.BatchNorm2d)]


def parameter_groups(net: nn.Module, rate: float, scale_rate: float) -> list[dict[str, Any]]:
    """For an optimiser: weights at `rate` and the scales (logarithms, without decay) at `scale_rate`; frozen parameters left out."""
    scales = [q.stretch for q in quantizers(net).values() if q.stretch is not None and q.stretch.requires_grad]
    known = {id(scale) for scale in scales}
    weights = [p for p in net.parameters() if p.requires_grad and id(p) not in known]
    return [{"params": weights, "lr": rate}, {"params": scales, "lr": scale_rate, "weight_decay": 0.0}]


def _thinned(out: Tensor) -> NDArray[np.float32]:
    """(n, c, h, w) to (c, at most _POSITIONS + 2), extremes first, the rest evenly spread."""
    flat = out.detach().float().transpose(0, 1).flatten(1)
    stride = max(1, flat.shape[1] // _POSITIONS)
    ends = torch.stack([flat.amin(1), flat.amax(1)], 1)
    return torch.cat([ends, flat[:, ::stride][:, :_POSITIONS]], 1).cpu().numpy()


def _shares() -> Iterable[float]:
    """The candidate ranges, as a share of the whole: from all of it down to a twentieth."""
    return np.geomspace(1.0, 0.05, 40).tolist()  # type: ignore[no-any-return]


def _mse_share(values: NDArray[np.float32], low: float, high: float) -> float:
    best, best_error = 1.0, math.inf
    for share in _shares():
        step = (high - low) * share / LEVELS
        zero = round(-low * share / step)
        rounded = (np.clip(np.round(values / step) + zero, 0, LEVELS) - zero) * step
        error = float(np.mean((rounded - values) ** 2, dtype=np.float64)) if values.size else 0.0
        if error < best_error:
            best, best_error = share, error
    return best


def _entropy_share(values: NDArray[np.float32], low: float, high: float) -> float:
    """Least KL divergence between the histogram, clipped into the candidate range, and its 256-level rounding."""
    bins = 4096
    counts = np.histogram(values, bins, (low, high))[0].astype(np.float64)
    zero_bin = round(-low / (high - low) * bins)
    best, best_divergence = 1.0, math.inf
    for share in _shares():
        first, last = round(zero_bin * (1.0 - share)), max(zero_bin + round((bins - zero_bin) * share), 1)
        if last - first < 256:
            break
        inside = counts[first:last]
        clipped = inside.copy()
        clipped[0] += counts[:first].sum()
        clipped[-1] += counts[last:].sum()
        level = np.arange(len(inside)) * 256 // len(inside)
        used = inside > 0
        mean = np.bincount(level, inside, 256) / np.maximum(np.bincount(level, used, 256), 1)
        rounded = np.where(used, mean[level], 0.0)
        divergence = _divergence(clipped, rounded)
        if divergence < best_divergence:
            best, best_divergence = share, divergence
    return best


def _divergence(p: NDArray[np.float64], q: NDArray[np.float64]) -> float:
    p, q = p / max(p.sum(), 1e-12), q / max(q.sum(), 1e-12)
    both = p > 0
    return float(np.sum(p[both] * np.log(p[both] / np.maximum(q[both], 1e-9))))
