"""The network of `mobile_ie` (MobileIE, arXiv 2507.01838; methods, section 3.2): trained wide, delivered as six small convolutions.

Merged, the RGB form has the source's 4,075 weights. Every convolution is trained as MBRConv: parallel branches of different shapes, each
giving its map and a batch-normed copy, joined by a 1x1. Two feature self-transforms square what the convolutions found; hierarchical
dual-path attention weighs it, by the whole photo and by each place.

The attention's look at the whole photo is taken once: `condition` runs the same trunk on the thumbnail and gives the global gate as the
photo's code, so that tiles agree. Input and output (n, 3, h, w) RGB in 0-1 (output not clipped), of any size.
"""

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.nets.reparam import Mergeable, Stack, Sum, merge_all

EXPANSION = 4
"""Channels of each branch, in output channels."""

_SAMPLED = 4
"""Batch norms look at every so-manieth row and column: a sixteenth of the pixels, thousands in a batch."""

_SHAPES = {5: ((5, 5), (1, 1), (3, 3), (3, 1), (1, 3)), 3: ((3, 3), (1, 1), (3, 1), (1, 3)), 1: ((1, 1),)}


class MbrConv(Mergeable):
    """MBRConv5, MBRConv3 or MBRConv1 (by `side`): branches to four times the outputs, each map beside its normed copy, joined by 1x1.

    In training it computes with the one kernel that the block amounts to at this step, the batch's statistics taken from sampled places:
    nothing bends inside, so gradients are those of the wide block, at a tenth of its time. In evaluation the block itself runs, until
    it is merged.

    The joining weights are the sum of two (incremental weight optimisation): `freeze_joint` ends the training of the first, and the
    second, 0 until then, goes on from there.
    """

    def __init__(self, inputs: int, outputs: int, side: int) -> None:
        wide = EXPANSION * outputs
        branches = []
        for rows, columns in _SHAPES[side]:
            conv = nn.Conv2d(inputs, wide, (rows, columns), padding=(rows // 2, columns // 2))
            branches.append(nn.Sequential(conv, Stack(nn.Identity(), nn.BatchNorm2d(wide))))
        joined = 2 * wide * len(branches)
        first, increment = nn.Conv2d(joined, outputs, 1), nn.Conv2d(joined, outputs, 1, bias=False)
        nn.init.zeros_(increment.weight)
        increment.requires_grad_(False)
        super().__init__(nn.Sequential(Stack(*branches), Sum(first, increment)), inputs)
        self.side = side

    def forward(self, x: Tensor) -> Tensor:
        return self.maps(x)[0]

    def maps(self, *pictures: Tensor) -> list[Tensor]:
        """What becomes of each; in training the batch norms look at the first."""
        if not self.training or isinstance(self.block, nn.Conv2d):
            return [self.block(picture) for picture in pictures]
        weight, bias = self._kernel(pictures[0])
        return [F.conv2d(picture, weight, bias, padding=self.side // 2) for picture in pictures]

    def freeze_joint(self) -> None:
        """From now on only the increment of the joining weights is trained."""
        if not isinstance(self.block, nn.Conv2d):
            first, increment = self._joints()
            first.weight.requires_grad_(False)
            increment.weight.requires_grad_(True)

    def _joints(self) -> tuple[nn.Conv2d, nn.Conv2d]:
        first, increment = cast(Sum, cast(nn.Sequential, self.block)[1])
        return cast(nn.Conv2d, first), cast(nn.Conv2d, increment)

    def _kernel(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Weight (outputs, inputs, side, side) and bias of the whole block, by the batch x; the norms' running statistics move on."""
        branches = [cast(nn.Sequential, branch) for branch in cast(Stack, cast(nn.Sequential, self.block)[0])]
        convs = [cast(nn.Conv2d, branch[0]) for branch in branches]
        norms = [cast(nn.BatchNorm2d, cast(Stack, branch[1])[1]) for branch in branches]
        weight = torch.cat([_framed(conv.weight, self.side) for conv in convs])
        with torch.autocast(x.device.type, enabled=False):
            seen = F.conv2d(x.float(), weight, None, _SAMPLED, self.side // 2)
            variance, mean = torch.var_mean(seen, (0, 2, 3), correction=0)
            count = seen.numel() // seen.shape[1]
            first, increment = self._joints()
            joint = (first.weight + increment.weight).flatten(1)
            rows: list[Tensor] = []
            offset = cast(Tensor, first.bias)
            wide = convs[0].out_channels
            for index, (conv, norm) in enumerate(zip(convs, norms, strict=True)):
                own = slice(index * wide, (index + 1) * wide)
                bias = cast(Tensor, conv.bias)
                centre, spread = _statistics(norm, mean[own] + bias, variance[own], count)
                gain = norm.weight * torch.rsqrt(spread + norm.eps)
                plain, normed = joint[:, 2 * own.start : 2 * own.start + wide], joint[:, 2 * own.start + wide : 2 * own.stop]
                rows.append(plain + normed * gain)
                offset = offset + plain @ bias + normed @ (gain * (bias - centre) + norm.bias)
            return (torch.cat(rows, 1) @ weight.flatten(1)).view(-1, *weight.shape[1:]), offset


def _framed(weight: Tensor, side: int) -> Tensor:
    """The kernel in the middle of a square one."""
    down, across = (side - weight.shape[2]) // 2, (side - weight.shape[3]) // 2
    return F.pad(weight, (across, across, down, down))


def _statistics(norm: nn.BatchNorm2d, mean: Tensor, variance: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """What the norm uses: the batch's, which move its running ones, or those where it is frozen."""
    running_mean, running_variance = cast(Tensor, norm.running_mean), cast(Tensor, norm.running_var)
    if not norm.training:
        return running_mean, running_variance
    momentum = cast(float, norm.momentum)
    with torch.no_grad():
        running_mean.lerp_(mean, momentum)
        running_variance.lerp_(variance * (count / max(count - 1, 1)), momentum)
        cast(Tensor, norm.num_batches_tracked).add_(1)
    return mean, variance


class SelfTransform(nn.Module):
    """FST: (first * f) * (second * f) + shift, two scalars and a shift for each channel. It begins small: two squares in a row and a gate
    behind them run away otherwise, until the gate is shut for good."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first, self.second = nn.Parameter(torch.full((1,), 0.5)), nn.Parameter(torch.full((1,), 0.5))
        self.shift = nn.Parameter(torch.zeros(1, channels, 1, 1))

    def forward(self, f: Tensor) -> Tensor:
        return (self.first * f) * (self.second * f) + self.shift


class Trunk(nn.Module):
    """Convolution 5x5, PReLU, and twice convolution 3x3 and self-transform: (n, 3, h, w) to (n, channels, h, w)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.head, self.slope = MbrConv(3, channels, 5), nn.PReLU(channels)
        self.conv1, self.transform1 = MbrConv(channels, channels, 3), SelfTransform(channels)
        self.conv2, self.transform2 = MbrConv(channels, channels, 3), SelfTransform(channels)

    def forward(self, x: Tensor) -> Tensor:
        return self.maps(x)[0]

    def maps(self, *pictures: Tensor) -> list[Tensor]:
        """Of each, with one kernel; see `MbrConv.maps`."""
        maps = [self.slope(f) for f in self.head.maps(*pictures)]
        maps = [self.transform1(f) for f in self.conv1.maps(*maps)]
        return [self.transform2(f) for f in self.conv2.maps(*maps)]


class GlobalGate(nn.Module):
    """The attention's first path: (1, 3, 64, 64) thumbnail to (1, channels, 1, 1) in 0-1, the photo's code. Always in FP32."""

    def __init__(self, trunk: Trunk, channels: int) -> None:
        super().__init__()
        self.trunk, self.gate = trunk, MbrConv(channels, channels, 1)

    def forward(self, thumbnail: Tensor) -> Tensor:
        return self.of(self.trunk(thumbnail))

    def of(self, features: Tensor) -> Tensor:
        """The gate of the whole photo's features."""
        return torch.sigmoid(self.gate(features.mean((2, 3), keepdim=True)))


class MobileIE(nn.Module):
    """The tile graph: `forward(image, code)`; `condition` makes the code from the thumbnail, with the same trunk.

    residual: the result is added to the photo, which the source does not do.
    """

    def __init__(self, channels: int = 12, residual: bool = True) -> None:
        super().__init__()
        self.channels, self.residual = channels, residual
        self.trunk = Trunk(channels)
        self.condition = GlobalGate(self.trunk, channels)
        self.local = MbrConv(1, channels, 1)
        self.tail = MbrConv(channels, 3, 3)

    def forward(self, image: Tensor, code: Tensor) -> Tensor:
        return self._picture(image, self.trunk(image), code)

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        """(n, 3, h, w) as `forward`. In training photo and thumbnail pass the trunk together: its norms look at photos, as they will."""
        features, overview = self.trunk.maps(image, thumbnail)
        return self._picture(image, features, self.condition.of(overview))

    def fold(self) -> None:
        """Merge every block into its convolution; do this once, before quantisation and export."""
        merge_all(self.eval())

    def _picture(self, image: Tensor, features: Tensor, code: Tensor) -> Tensor:
        weighed = features * code
        place = torch.sigmoid(self.local(weighed.amax(1, keepdim=True)))
        picture = self.tail(weighed * place)
        return picture + image if self.residual else picture
