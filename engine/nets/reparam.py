"""Training wide, shipping narrow: branches, batch norms and sequences without an activation between them become one convolution.

A block is written with torch's own modules (Conv2d with zero padding, BatchNorm2d, Identity, Sequential) and the two containers here;
`merge` reads the kernel they amount to, `Mergeable` is a block that a network trains with and `merge_all` replaces, before quantisation
and export. Exact because nothing in between bends: what could not be merged exactly (a padded convolution behind one that has a bias) is
refused. Knows no method; training and export processes.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.core.errors import ModelError, UsageError

TOLERANCE = 1e-5
"""Largest difference of merged and wide, as a share of the largest output."""


class Sum(nn.ModuleList):
    """Branches of one input, added."""

    def __init__(self, *branches: nn.Module) -> None:
        super().__init__(branches)

    def forward(self, x: Tensor) -> Tensor:
        first, *others = self
        total: Tensor = first(x)
        for branch in others:
            total = total + branch(x)
        return total


class Stack(nn.ModuleList):
    """Branches of one input, their channels one behind the other. `Sequential(conv, Stack(Identity(), BatchNorm2d(n)))` gives a map and
    its normalised copy (MobileIE, section 3.2)."""

    def __init__(self, *branches: nn.Module) -> None:
        super().__init__(branches)

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([branch(x) for branch in self], 1)


class Mergeable(nn.Module):
    """A block as it is trained, and after `merge` the one convolution that it amounts to. inputs: its channels; groups: of that
    convolution."""

    def __init__(self, block: nn.Module, inputs: int, groups: int = 1) -> None:
        super().__init__()
        self.block, self.inputs, self.groups = block, inputs, groups

    def forward(self, x: Tensor) -> Tensor:
        return self.block(x)  # type: ignore[no-any-return]

    def merge(self) -> None:
        """Raises UsageError and ModelError as the function does."""
        self.block = merge(self.block, self.inputs, self.groups)


def merge_all(network: nn.Module) -> int:
    """Merge every `Mergeable` in place; returns how many there were."""
    found = [module for module in network.modules() if isinstance(module, Mergeable)]
    for module in found:
        module.merge()
    return len(found)


def merge(block: nn.Module, inputs: int, groups: int = 1) -> nn.Conv2d:
    """The convolution that `block` amounts to in evaluation mode; `block` stays as it is.

    Raises UsageError for what cannot be merged exactly, ModelError when the result differs by more than `TOLERANCE`.
    """
    kernel = _kernel(block, inputs)
    weight = _in_groups(kernel.weight, groups)
    conv = nn.Conv2d(inputs, weight.shape[0], weight.shape[2:], kernel.stride, kernel.padding, groups=groups)  # type: ignore[arg-type]
    like = next(block.parameters(), torch.empty(()))
    conv = conv.to(like.device, like.dtype)
    with torch.no_grad():
        conv.weight.copy_(weight)
        conv.bias.copy_(kernel.bias)  # type: ignore[union-attr]
    found = difference(block, conv, inputs)
    if found > TOLERANCE:
        raise ModelError(f"A merged convolution differs from its branches by {found:.1e} of the largest output.")
    return conv


def difference(block: nn.Module, merged: nn.Module, inputs: int, side: int = 19) -> float:
    """Largest difference of the two on a random picture in evaluation mode, borders included, as a share of the largest output."""
    like = next(merged.parameters(), torch.empty(()))
    picture = torch.rand(2, inputs, side, side, generator=torch.Generator().manual_seed(0)).to(like.device, like.dtype)
    with torch.no_grad():
        wanted, found = (copy.deepcopy(net).eval()(picture) for net in (block, merged))
    return float((wanted - found).abs().max() / wanted.abs().max().clamp(min=1e-6))


# ------------------------------------------------------------------------------------------------------ kernels


@dataclass(frozen=True)
class _Kernel:
    """A convolution: weight (out, in, height, width) with all groups written out, bias (out,), float64; padding in rows, columns."""

    weight: Tensor
    bias: Tensor
    padding: tuple[int, int] = (0, 0)
    stride: tuple[int, int] = (1, 1)

    @property
    def is_pointwise(self) -> bool:
        return self.weight.shape[2:] == (1, 1) and self.padding == (0, 0)


def _kernel(module: nn.Module, inputs: int) -> _Kernel:
    """What `module` does to `inputs` channels."""
    if isinstance(module, Mergeable):
        return _kernel(module.block, inputs)
    if isinstance(module, nn.Conv2d):
        return _of_conv(module)
    if isinstance(module, nn.BatchNorm2d):
        return _of_norm(module)
    if isinstance(module, nn.Identity):
        return _Kernel(torch.eye(inputs, dtype=torch.float64)[..., None, None], torch.zeros(inputs, dtype=torch.float64))
    if isinstance(module, nn.Sequential):
        kernel = _kernel(nn.Identity(), inputs)
        for step in module:
            kernel = _composed(kernel, _kernel(step, kernel.weight.shape[0]))
        return kernel
    if isinstance(module, (Sum, Stack)):
        same = list(_aligned([_kernel(branch, inputs) for branch in module]))
        if isinstance(module, Stack):
            weight, bias = torch.cat([k.weight for k in same]), torch.cat([k.bias for k in same])
        else:
            weight, bias = torch.stack([k.weight for k in same]).sum(0), torch.stack([k.bias for k in same]).sum(0)
        return _Kernel(weight, bias, same[0].padding, same[0].stride)
    raise UsageError(f"{type(module).__name__} cannot be part of a merged convolution.")


def _of_conv(conv: nn.Conv2d) -> _Kernel:
    if conv.dilation != (1, 1) or conv.padding_mode != "zeros" or isinstance(conv.padding, str):
        raise UsageError("Only convolutions without dilation and with zero padding given in pixels can be merged.")
    weight = conv.weight.detach().double().cpu()
    outputs, each = weight.shape[0] // conv.groups, weight.shape[1]
    full = weight.new_zeros(weight.shape[0], each * conv.groups, *weight.shape[2:])
    for group in range(conv.groups):
        rows = slice(group * outputs, (group + 1) * outputs)
        full[rows, group * each : (group + 1) * each] = weight[rows]
    bias = weight.new_zeros(weight.shape[0]) if conv.bias is None else conv.bias.detach().double().cpu()
    return _Kernel(full, bias, tuple(conv.padding), tuple(conv.stride))  # type: ignore[arg-type]


def _of_norm(norm: nn.BatchNorm2d) -> _Kernel:
    if norm.running_mean is None or norm.running_var is None:
        raise UsageError("A batch norm without running statistics depends on the picture and cannot be merged.")
    mean, variance = (statistics.detach().double().cpu() for statistics in (norm.running_mean, norm.running_var))
    gain = torch.rsqrt(variance + norm.eps)
    if norm.affine:
        gain = gain * norm.weight.detach().double().cpu()
    shift = norm.bias.detach().double().cpu() if norm.affine else torch.zeros_like(gain)
    return _Kernel(torch.diag(gain)[..., None, None], shift - mean * gain)


def _composed(first: _Kernel, second: _Kernel) -> _Kernel:
    """`second` after `first`."""
    if second.padding != (0, 0) and not (first.is_pointwise and not first.bias.any()):
        raise UsageError(
            "A padded convolution can be merged only with a 1x1 convolution without bias before it; pad that one instead "
            "(Conv2d(…, 1, padding=1), Conv2d(…, 3))."
        )
    if first.stride != (1, 1) and second.weight.shape[2:] != (1, 1):
        raise UsageError("Behind a convolution with a stride only 1x1 convolutions can be merged.")
    weight = F.conv_transpose2d(second.weight, first.weight)
    bias = second.weight.sum((2, 3)) @ first.bias + second.bias
    padding = second.padding if second.padding != (0, 0) else first.padding
    return _Kernel(weight, bias, padding, (first.stride[0] * second.stride[0], first.stride[1] * second.stride[1]))


def _aligned(kernels: list[_Kernel]) -> Iterator[_Kernel]:
    """The same kernels with one size and padding, zeros around the smaller ones."""
    rows, columns = (max(k.padding[axis] for k in kernels) for axis in (0, 1))
    shrinks = {tuple(k.weight.shape[2 + axis] - 2 * k.padding[axis] for axis in (0, 1)) for k in kernels}
    if len(shrinks) > 1 or len({k.stride for k in kernels}) > 1:
        raise UsageError("Branches must give maps of one size: pad each by half its kernel, with one stride.")
    for k in kernels:
        down, across = rows - k.padding[0], columns - k.padding[1]
        yield _Kernel(F.pad(k.weight, (across, across, down, down)), k.bias, (rows, columns), k.stride)


def _in_groups(weight: Tensor, groups: int) -> Tensor:
    """The written-out weight as `groups` groups have it. Raises UsageError when it connects channels of different groups."""
    outputs, each = weight.shape[0] // groups, weight.shape[1] // groups
    blocks = weight.unflatten(0, (groups, outputs)).unflatten(2, (groups, each))
    own = torch.stack([blocks[group, :, group] for group in range(groups)])
    if int(own.count_nonzero()) != int(weight.count_nonzero()):
        raise UsageError(f"The block connects channels beyond its {groups} groups.")
    return own.flatten(0, 1)
