"""The deploy form rearranged for integers: the same picture as `DeployUNet`, in the shape that INT8 providers run fastest.

Made from a trained network, never trained from scratch. Batch norms are folded; the two convolutions of a gate become one; the
image enters and leaves as 2x2 blocks at S/2, where the gain and offset are applied; the photo's code is added before rounding, so
the exporter can make it the convolution's bias; `balance` scales channels so that all parts of a concatenation share one range.
"""

import copy
from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.methods.qat_unet.net import DeployUNet, Fuse, Gate, Refine, Up
from engine.nets.balance import Link, balance
from engine.nets.blocks import BlockConv2d, depth_to_space, space_to_depth
from engine.nets.taps import BalancedTap, FloatConv2d, ReluTap, Through, UnitTap


class GateTap(UnitTap):
    """Left half ReLU, right half clipped to 0-1; in INT8 one range 0-1 for both."""

    def activation(self, x: Tensor) -> Tensor:
        left, right = x.chunk(2, 1)
        return torch.cat([torch.relu(left), torch.clamp(right, 0.0, 1.0)], 1)


class JointGate(nn.Module):
    """Both convolutions of a `Gate` as one: returns [left, right] and their product."""

    def __init__(self, gate: Gate, blocks: bool) -> None:
        super().__init__()
        left, right = gate.left, gate.right
        weight = torch.cat([left.weight, right.weight]).detach()
        bias = torch.cat([left.bias, right.bias]).detach()  # type: ignore[list-item]
        if blocks:
            self.conv: nn.Conv2d = BlockConv2d.from_strided(weight, bias)
        else:
            self.conv = nn.Conv2d(left.in_channels, len(weight), 3, 2, 1)
            self.conv.load_state_dict({"weight": weight, "bias": bias})
        self.channels = len(weight) // 2
        self.tap, self.product_tap = GateTap(), ReluTap()

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        both = self.tap(self.conv(x))
        left, right = torch.split(both, self.channels, 1)
        return both, self.product_tap(left * right)


class IntegerUNet(nn.Module):
    """The tile graph `forward(image, code)` for INT8; without quantizers it equals the folded `DeployUNet` up to rounding.

    float_head: leave the head's weights in FP32. Its output is FP32 either way; with int8 weights OpenVINO computes it in integers
    (the whole tile 2.8 instead of 2.5 times as fast as FP32, the picture 57 to 56 dB from FP32), onnxruntime's CPU provider in float.
    """

    def __init__(self, trained: DeployUNet, float_head: bool = False) -> None:
        super().__init__()
        net = copy.deepcopy(trained).eval()
        net.fold()
        self.width, self.shifts = net.width, net.shifts
        self.condition = net.condition.requires_grad_(False)
        self.image_tap = UnitTap()
        self.gate2, self.gate4 = JointGate(net.down1, blocks=True), JointGate(net.down2, blocks=False)
        self.refine2, self.refine4 = _balanced(net.refine2), _balanced(net.refine4)
        self.neck = net.neck
        self.neck.shift_tap = Through()
        self.up4, self.up2 = _balanced_up(net.up4), _balanced_up(net.up2)
        self.fuse4, self.fuse2 = _unshifted(net.fuse4), _unshifted(net.fuse2)
        self.head: nn.Conv2d = (FloatConv2d if float_head else nn.Conv2d)(net.head.in_channels, 24, 3, 1, 1)
        # From the order of torch's pixel shuffle (colour first) to that of blocks; the image itself is part of the gain.
        order = [12 * part + 4 * colour + k for part in range(2) for k in range(4) for colour in range(3)]
        with torch.no_grad():
            self.head.weight.copy_(net.head.weight[order])
            self.head.bias.copy_(net.head.bias[order])  # type: ignore[union-attr, index]
            self.head.bias[:12] += 1.0  # type: ignore[index]

    def forward(self, image: Tensor, code: Tensor) -> Tensor:
        shift8, shift4, shift2 = torch.split(code, list(self.shifts), 1)
        blocks = space_to_depth(image)
        both2, product2 = self.gate2(self.image_tap(blocks))
        s2 = self.refine2(product2)
        both4, product4 = self.gate4(s2)
        s4 = self.refine4(product4)
        neck = self.neck(F.max_pool2d(s4, 2), shift8)
        f4 = self.fuse4([self.up4(neck), s4, both4], shift4)
        f2 = self.fuse2([self.up2(f4), s2, both2], shift2)
        gain, offset = torch.split(self.head(f2), 12, 1)
        return depth_to_space(blocks * gain + offset)

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        return self(image, self.condition(thumbnail))  # type: ignore[no-any-return]

    def links(self) -> Mapping[str, Link]:
        """By the name of the tap behind the makers; the tap's first `channels * copies` channels are meant."""
        c = self.width
        mix2, mix4 = self.fuse2.mix, self.fuse4.mix
        found = {
            "gate2.tap": Link(c, (self.gate2.conv,), ((self.refine2.spread, 0), (mix2, 2 * c))),
            "gate4.tap": Link(2 * c, (self.gate4.conv,), ((self.refine4.spread, 0), (mix4, 4 * c))),
            "refine2.sum_tap": self._sum_link("refine2", (self.gate4.conv, 0), (mix2, c)),
            "refine4.sum_tap": self._sum_link("refine4", (self.neck.spread, 0), (mix4, 2 * c)),
            "neck.sum_tap": self._sum_link("neck", (self.up4.conv, 0)),
            "fuse4.refine.sum_tap": self._sum_link("fuse4.refine", (self.up2.conv, 0)),
            "fuse2.refine.sum_tap": self._sum_link("fuse2.refine", (self.head, 0)),
            "up4.tap": Link(2 * c, (self.up4.conv,), ((mix4, 0),), copies=4),
            "up2.tap": Link(c, (self.up2.conv,), ((mix2, 0),), copies=4),
        }
        for name in ("refine2", "refine4", "neck", "fuse4.refine", "fuse2.refine"):
            block = self.get_submodule(name)
            assert isinstance(block, Refine)
            found[f"{name}.main1_tap"] = Link(block.main1.out_channels, (block.main1,), ((block.main2, 0),))
            if name != "neck":  # the code is added to the neck's, at its own scale
                readers = ((block.main1, 0), (block.shortcut, 0))
                found[f"{name}.spread_tap"] = Link(block.spread.out_channels, (block.spread,), readers)
        return found

    def _sum_link(self, name: str, *readers: tuple[nn.Conv2d, int]) -> Link:
        block = self.get_submodule(name)
        assert isinstance(block, Refine)
        parts = (f"{name}.main2_tap", f"{name}.shortcut_tap")
        return Link(block.main2.out_channels, (block.main2, block.shortcut), readers, others=parts)

    def balance(self, maxima: Mapping[str, Tensor]) -> None:
        """See `engine.nets.balance`."""
        balance(self.links(), maxima)


def _balanced(block: Refine) -> Refine:
    block.sum_tap = BalancedTap()
    return block


def _balanced_up(up: Up) -> Up:
    up.tap = BalancedTap()
    return up


def _unshifted(fuse: Fuse) -> Fuse:
    fuse.mix_tap = Through()
    return fuse
