"""MobileIE rearranged for integers: the same picture as the merged network, in the shape that INT8 providers run fastest.

Made from a trained network, never trained from scratch. Three things are written another way. Channels are filled up to 16, a whole
vector of the processor: the new ones are copies (a maximum over channels stays what it is) that the tail does not read. The first square
is taken inside the convolution before it, as the hard swish of a shifted value, which providers compute before rounding. The second one
is rounded before squaring: a byte then reaches over four decades of light rather than two.
"""

import copy
from collections.abc import Mapping
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.methods.mobile_ie.net import MobileIE, SelfTransform
from engine.nets.taps import Tap, UnitTap

VECTOR = 16
"""Channels are a multiple of it: the floats of one AVX-512 register."""

_REACH = 1.5
"""Where |z| is at most 1.5, 6 hardswish(z - 1.5) + 2.25 is z squared, exactly."""

_MARGIN = 1.25
_QUIETEST = 0.02
"""A channel is never scaled up by more than its tensor's loudest divided by this."""


class PositiveTap(Tap):
    """What is hardly ever negative, or never: a byte starts at 0. The identity in FP32."""

    unsigned = True


class IntegerMobileIE(nn.Module):
    """The tile graph `forward(image, code)` for INT8; without quantizers it equals the merged `MobileIE` up to rounding."""

    def __init__(self, trained: MobileIE) -> None:
        super().__init__()
        net = copy.deepcopy(trained).eval()
        net.fold()
        trunk, own = net.trunk, net.channels
        width = -(-own // VECTOR) * VECTOR
        self.own, self.width, self.residual = own, width, net.residual
        # All precisions share the code of the photo.
        self.condition = copy.deepcopy(net.condition).requires_grad_(False)
        self.head, self.conv1 = _filled(trunk.head.block, 3, width), _filled(trunk.conv1.block, width, width)
        self.conv2 = _filled(trunk.conv2.block, width, width)
        self.local, self.tail = _filled(net.local.block, 1, width), _filled(net.tail.block, width, 3)
        self.slope = nn.PReLU(width)
        with torch.no_grad():
            self.slope.weight.copy_(_copied(trunk.slope.weight, width, 0))
        self.image_tap, self.place_tap = UnitTap(), UnitTap()
        self.head_tap, self.square_tap, self.weighed_tap = Tap(), Tap(), Tap()
        self.root_tap, self.gated_tap = PositiveTap(), PositiveTap()
        first, second = trunk.transform1, trunk.transform2
        self.gain1, self.shift1 = _factor(first, width), nn.Parameter(_copied(first.shift.detach(), width, 1))
        self.gain2, self.shift2 = _factor(second, width), nn.Parameter(_copied(second.shift.detach(), width, 1))
        self._take_square_in(_reached(trunk.slope, trunk.head, trunk.conv1, width))

    def forward(self, image: Tensor, code: Tensor) -> Tensor:
        if self.width > self.own:
            code = torch.cat([code, code[:, : self.width - self.own]], 1)
        x = self.head_tap(self.slope(self.head(self.image_tap(image))))
        x = self.square_tap(F.hardswish(self.conv1(x)) * self.gain1 + self.shift1)
        root = self.root_tap(self.conv2(x).abs())
        gain, shift = self.gain2 * code, self.shift2 * code
        gated = self.gated_tap(root * (root * gain) + shift)
        place = self.place_tap(torch.sigmoid(self.local(gated.amax(1, keepdim=True))))
        # Computed again rather than read as rounded for the maximum, in another order, so that no provider keeps it in float for both.
        picture = self.tail(self.weighed_tap((root * place) * root * gain + place * shift))
        return picture + image if self.residual else picture

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        return self(image, self.condition(thumbnail))  # type: ignore[no-any-return]

    def balance(self, maxima: Mapping[str, Tensor]) -> None:
        """Scale channels inside the network so that each uses as much as it can of its tensor's common range; the picture stays equal up
        to rounding. maxima: for every tap the largest magnitude in each of its channels."""
        with torch.no_grad():
            heads, squares, roots = (_scales(maxima[name]) for name in ("head_tap", "square_tap", "root_tap"))
            _divide(self.head, heads)
            self.conv1.weight.mul_(heads.view(1, -1, 1, 1))
            self.gain1.div_(squares.view(1, -1, 1, 1))
            self.shift1.div_(squares.view(1, -1, 1, 1))
            self.conv2.weight.mul_(squares.view(1, -1, 1, 1))
            _divide(self.conv2, roots)
            self.gain2.mul_(roots.view(1, -1, 1, 1) ** 2)

    def _take_square_in(self, limit: Tensor) -> None:
        """Write gain1 * z² + shift1 as a hard swish, for |z| up to `limit`, (width,)."""
        size = limit / _REACH
        with torch.no_grad():
            _divide(self.conv1, size)
            cast(Tensor, self.conv1.bias).sub_(_REACH)
            gain = self.gain1 * size.view(1, -1, 1, 1) ** 2
            self.shift1.add_(_REACH**2 * gain)
            self.gain1.copy_(6.0 * gain)


def _copied(values: Tensor, width: int, axis: int) -> Tensor:
    """The first ones again behind the last, up to `width`."""
    own = values.shape[axis]
    return values.index_select(axis, torch.arange(width) % own).detach().clone()


def _filled(block: nn.Module, inputs: int, outputs: int) -> nn.Conv2d:
    """The convolution with more channels: those it gives are copies, those it reads besides count nothing."""
    conv = cast(nn.Conv2d, block)
    made = nn.Conv2d(inputs, outputs, conv.kernel_size, padding=conv.padding)  # type: ignore[arg-type]
    with torch.no_grad():
        made.weight.zero_()
        made.weight[:, : conv.in_channels] = _copied(conv.weight, outputs, 0)
        made.bias.copy_(_copied(cast(Tensor, conv.bias), outputs, 0))  # type: ignore[union-attr]
    return made


def _factor(transform: SelfTransform, width: int) -> nn.Parameter:
    return nn.Parameter((transform.first * transform.second).detach().expand(width).reshape(1, -1, 1, 1).clone())


def _divide(conv: nn.Conv2d, scales: Tensor) -> None:
    conv.weight.div_(scales.view(-1, 1, 1, 1))
    cast(Tensor, conv.bias).div_(scales)


def _scales(top: Tensor) -> Tensor:
    return torch.clamp(top, min=max(_QUIETEST * float(top.max()), 1e-6))


def _reached(slope: nn.Module, head: nn.Module, conv: nn.Module, width: int) -> Tensor:
    """How large each channel's value before the first square can well become, (width,): found on squares of pure colours of several
    sizes, which go further than photos do."""
    generator = torch.Generator().manual_seed(0)
    tops = []
    with torch.no_grad():
        for side in (1, 2, 3, 4, 8, 16):
            squares = torch.rand(4, 3, 64 // side, 64 // side, generator=generator).round()
            picture = squares.repeat_interleave(side, 2).repeat_interleave(side, 3)
            tops.append(conv(slope(head(picture))).abs().amax((0, 2, 3)))
    return _copied(_MARGIN * torch.stack(tops).amax(0).clamp(min=1e-3), width, 0)
