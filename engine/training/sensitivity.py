"""Which layers suffer from rounding: every convolution's weights and every tap measured alone, both ways, and what to keep in FP32.

A layer rounded alone shows the damage it does; everything rounded but this layer shows what keeping it FP32 would give back. The price
of keeping it is the share of multiply-adds that a provider then computes in float: a convolution between float tensors is one.
Figures are of a quantised network against its own FP32 form, on tiles nobody calibrated on. Training process only.
"""

import copy
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

from engine.core.errors import UsageError
from engine.core.progress import NullProgress, Progress
from engine.nets.taps import Tap
from engine.training.qat import FLOAT_PARTS, Tiles, WeightQuantizer, taps_of


class LayerKind(Enum):
    """What is rounded: a convolution's weights, or the tensor that a tap stores."""

    WEIGHTS = "weights"
    TAP = "tap"


@dataclass(frozen=True)
class Sensitivity:
    """One layer. alone: dB from the FP32 picture when nothing else is rounded; spared: when everything else is; gain: dB that sparing it
    gives back; convolutions: those in float when it stays FP32; cost: their share of all multiply-adds."""

    name: str
    kind: LayerKind
    alone: float
    spared: float
    gain: float
    convolutions: tuple[str, ...]
    cost: float


@dataclass(frozen=True)
class SensitivityTable:
    """rows: the most damaging layer first; rounded: dB from the FP32 picture with everything rounded; work: each convolution's share of
    all multiply-adds."""

    rows: tuple[Sensitivity, ...]
    rounded: float
    work: Mapping[str, float]

    def text(self, count: int | None = None) -> str:
        """A table in Markdown, of the first `count` rows or all."""
        lines = [
            f"Everything rounded: {self.rounded:.2f} dB from FP32.",
            "",
            "| layer | what | alone dB | spared dB | gain dB | work in float |",
            "|---|---|---:|---:|---:|---:|",
        ]
        lines += [
            f"| {row.name} | {row.kind.value} | {row.alone:.2f} | {row.spared:.2f} | {row.gain:+.2f} | {100 * row.cost:.1f} % |"
            for row in self.rows[:count]
        ]
        return "\n".join(lines)

    def to_json(self) -> str:
        rows = [asdict(row) | {"kind": row.kind.value} for row in self.rows]
        return json.dumps({"rounded": self.rounded, "work": dict(self.work), "rows": rows}, indent=1)

    @classmethod
    def from_json(cls, text: str) -> "SensitivityTable":
        """What `to_json` wrote. Raises UsageError for anything else."""
        try:
            raw: dict[str, Any] = json.loads(text)
            rows = [row | {"kind": LayerKind(row["kind"]), "convolutions": tuple(row["convolutions"])} for row in raw["rows"]]
            return cls(tuple(Sensitivity(**row) for row in rows), float(raw["rounded"]), dict(raw["work"]))
        except (ValueError, KeyError, TypeError) as problem:
            raise UsageError(f"This is no table of sensitivities: {problem}.") from problem


def sweep(rounded: nn.Module, held_out: Tiles, progress: Progress | None = None) -> SensitivityTable:
    """Measure every layer of a quantised, calibrated network, which is left as it is. About two passes over the tiles for each layer.

    held_out: tiles that were not calibrated on. Raises UsageError when nothing in the network is rounded; Cancelled.
    """
    told = progress or NullProgress()
    net = copy.deepcopy(rounded).eval()
    layers = _layers(net)
    if not layers:
        raise UsageError("Nothing in this network is rounded, so nothing can be measured.")
    work, touched = _structure(net, held_out[0])
    with _rounding(net, ()):
        reference = _pictures(net, held_out)
    everything = _decibels(reference, _pictures(net, held_out))
    rows = []
    for done, (name, kind) in enumerate(layers.items()):
        told.check_cancelled()
        told.report(done / len(layers), f"Rounding {name}")
        with _rounding(net, (name,)):
            alone = _decibels(reference, _pictures(net, held_out))
        with _rounding(net, [other for other in layers if other != name]):
            spared = _decibels(reference, _pictures(net, held_out))
        found = (name,) if kind is LayerKind.WEIGHTS else touched.get(name, ())
        cost = sum(work[convolution] for convolution in found)
        rows.append(Sensitivity(name, kind, alone, spared, spared - everything, found, cost))
    return SensitivityTable(tuple(sorted(rows, key=lambda row: (-row.gain, row.alone))), everything, work)


def choose_float(table: SensitivityTable, limit_db: float, budget_share: float) -> tuple[str, ...]:
    """The names of the layers to keep FP32 so that the picture comes within `limit_db` dB (a PSNR) of FP32, for `quantise`.

    The layers that give most back come first, until the limit is met; none that would bring the work in float above `budget_share` of
    all multiply-adds. Noise of layers is taken to add up, which is nearly so: measure again what comes out. Empty where everything
    may be rounded; when the limit cannot be met within the budget, the best that can be had.
    """
    noise, spent, chosen = _noise(table.rounded), set[str](), []
    for row in table.rows:
        if noise <= _noise(limit_db):
            break
        given_back = _noise(table.rounded) - _noise(row.spared)
        after = spent | set(row.convolutions)
        if given_back <= 0 or sum(table.work[name] for name in after) > budget_share:
            continue
        chosen.append(row.name)
        noise, spent = noise - given_back, after
    return tuple(chosen)


def touched_convolutions(net: nn.Module, tile: tuple[Tensor, Tensor], layers: Sequence[str]) -> set[str]:
    """The convolutions that a provider computes in float when `layers` (names of convolutions and taps) stay FP32: those themselves, and
    whatever gives to or reads from such a tap. Raises UsageError for a name that the network does not have."""
    taps, convolutions = taps_of(net), {name for name, child in net.named_modules() if isinstance(child, nn.Conv2d)}
    for name in layers:
        if name not in taps and name not in convolutions:
            raise UsageError(f"{name} is declared to stay FP32, but the network has no convolution or tap of that name.")
    found = {name for name in layers if name in convolutions}
    if found != set(layers):
        _, touched = _structure(net, tile)
        found.update(convolution for name in layers for convolution in touched.get(name, ()))
    return found


def _layers(net: nn.Module) -> dict[str, LayerKind]:
    """Everything that rounds, by the name of its module."""
    found = {}
    for name, child in net.named_modules():
        if isinstance(child, Tap) and child.quantizer is not None:
            found[name] = LayerKind.TAP
        elif _weight_quantizer(child) is not None:
            found[name] = LayerKind.WEIGHTS
    return found


def _weight_quantizer(module: nn.Module) -> WeightQuantizer | None:
    if not parametrize.is_parametrized(module, "weight"):
        return None
    return next((each for each in module.parametrizations["weight"] if isinstance(each, WeightQuantizer)), None)  # type: ignore[index, union-attr]


@contextmanager
def _rounding(net: nn.Module, names: Sequence[str]) -> Iterator[None]:
    """Inside, only these layers round."""
    held: dict[str, nn.Module | None] = {}
    for name, kind in _layers(net).items():
        if name in names:
            continue
        module = net.get_submodule(name)
        if kind is LayerKind.TAP:
            held[name], module.quantizer = module.quantizer, None  # type: ignore[assignment]
        elif (weights := _weight_quantizer(module)) is not None:
            held[name], weights.active = None, False
    try:
        yield
    finally:
        for name, quantizer in held.items():
            module = net.get_submodule(name)
            if quantizer is not None:
                module.quantizer = quantizer
            elif (weights := _weight_quantizer(module)) is not None:
                weights.active = True


def _pictures(net: nn.Module, tiles: Tiles) -> list[Tensor]:
    with torch.no_grad():
        return [net.enhance(image, thumbnail).clamp(0.0, 1.0) for image, thumbnail in tiles]  # type: ignore[operator]


def _decibels(one: Sequence[Tensor], other: Sequence[Tensor]) -> float:
    """PSNR (peak 1) of the mean squared error over all tiles, so that noise of layers may be added."""
    error = sum(float(((a - b) ** 2).mean()) for a, b in zip(one, other, strict=True)) / len(one)
    return -10.0 * math.log10(max(error, 1e-12))


def _noise(decibels: float) -> float:
    return float(10.0 ** (-decibels / 10.0))


def _structure(net: nn.Module, tile: tuple[Tensor, Tensor]) -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
    """Each convolution's share of the multiply-adds, and for each tap the convolutions beside it, with nothing stored in between.

    Seen from one pass: torch's record of what was computed from what is followed back from each tap and each convolution to the next.
    """
    stored: dict[Any, str] = {}
    made: dict[Any, str] = {}
    beside: dict[str, list[str]] = {name: [] for name in taps_of(net)}
    work: dict[str, float] = {}

    def before(name: str, module: nn.Module, x: Tensor) -> None:
        taps, convolutions = _behind(x.grad_fn, stored, made)
        if isinstance(module, Tap):
            beside[name] += convolutions
        else:
            for tap in taps:
                beside[tap].append(name)

    def after(name: str, module: nn.Module, out: Tensor) -> None:
        (stored if isinstance(module, Tap) else made)[out.grad_fn] = name
        if isinstance(module, nn.Conv2d):
            work[name] = work.get(name, 0.0) + out.numel() * module.weight[0].numel()

    hooks = []
    for name, module in net.named_modules():
        if name.split(".")[0] in FLOAT_PARTS:
            continue
        if name in beside or isinstance(module, nn.Conv2d):
            hooks.append(module.register_forward_pre_hook(lambda m, inputs, name=name: before(name, m, inputs[0])))  # type: ignore[misc]
            hooks.append(module.register_forward_hook(lambda m, _inputs, out, name=name: after(name, m, out)))  # type: ignore[misc]
    try:
        with torch.enable_grad():
            net.enhance(tile[0][:1].detach().clone().requires_grad_(True), tile[1][:1])  # type: ignore[operator]
    finally:
        for hook in hooks:
            hook.remove()
    total = sum(work.values())
    return {name: value / total for name, value in work.items()}, {name: tuple(sorted(set(found))) for name, found in beside.items()}


def _behind(start: Any, stored: Mapping[Any, str], made: Mapping[Any, str]) -> tuple[list[str], list[str]]:
    """The taps and the convolutions that a tensor was computed from, going back no further than to these."""
    taps, convolutions, waiting, seen = [], [], [start], set()
    while waiting:
        node = waiting.pop()
        if node is None or node in seen:
            continue
        seen.add(node)
        if node in stored:
            taps.append(stored[node])
        elif node in made:
            convolutions.append(made[node])
        else:
            waiting += [parent for parent, _ in node.next_functions]
    return taps, convolutions
