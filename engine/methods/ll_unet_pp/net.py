"""The networks of `ll_unet_pp`: the deploy form that ships and the source's own, faithful form.

Both are UNet++ (section 3.1): five levels, node X(i, j) reads all nodes X(i, 0..j-1) of its level and X(i+1, j-1) enlarged; X(0, 4) gives
the picture. Every node is a refinement block (section 2.2).

Deploy form (ours). Level 0 works on 2x2 blocks at half size. The photo is brightened first, by a curve whose strength per colour comes
from its thumbnail and which never clips, so that shadows fill the 8 bits of the integers; the network sees both and gives a gain for
each and an offset, applied in FP32. Instance norm is a batch norm, folded, plus shifts from the thumbnail in every node, so that tiles
agree; a 1x1 convolution reduces what is joined before the refinement; pixel shuffle enlarges; ReLU.

All inputs and outputs are NCHW RGB in 0-1 (outputs not clipped); `forward` needs heights and widths that are multiples of 32 (deploy) or
16 (faithful), `enhance` pads any other.
"""

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.nets.blocks import depth_to_space, space_to_depth
from engine.nets.condition import Condition
from engine.nets.refinement import FaithfulRefine
from engine.nets.taps import FloatConv2d, ReluTap, Tap, UnitTap

LEVELS = 5
WIDENING = (1, 2, 4, 6, 8)
"""Channels of the deploy form's levels, in widths of the first; the source doubles on to 16."""
COARSE = 3
"""From this level on the deploy form's blocks look at 3x3 places once, not twice: a place is 16 pixels there, and tiles need as much more
around them."""
ALL_BLOCKS, PARTS = 12, 3
"""Channels of the picture as 2x2 blocks; what the head gives of each: gain of the brightened photo, gain of the photo, offset."""


def brightened(image: Tensor, bend: Tensor) -> Tensor:
    """x (1 + b) / (x + b): 0 and 1 stay, shadows become 1 + 1/b times as bright, nothing is clipped; straight for a large b > 0."""
    return image * ((1.0 + bend) / (image + bend))


class NightCondition(nn.Module):
    """The photo's code (1, c, 1, 1) from its thumbnail: bends of the brightening curve, shifts of the head, shifts of all nodes."""

    TYPICAL = 0.08
    """Where the bends begin; the thumbnail's statistics are taken behind this curve, since in a dark photo they lie at 0 otherwise."""

    def __init__(self, shifts: int) -> None:
        super().__init__()
        self.statistics = Condition(3 + 3 * PARTS + shifts)

    def forward(self, thumbnail: Tensor) -> Tensor:
        typical = thumbnail.new_full((1, 1, 1, 1), self.TYPICAL)
        found = self.statistics(brightened(thumbnail, typical))
        bend = self.TYPICAL * torch.exp(torch.clamp(found[:, :3], -2.0, 4.0))
        ends = [found[:, 3 * part : 3 * part + 3] for part in range(1, 1 + PARTS)]
        # Four times each: a block has four pixels, colour varying fastest.
        return torch.cat([colours for three in (bend, *ends) for colours in (three,) * 4] + [found[:, 3 + 3 * PARTS :]], 1)


class Refine(nn.Module):
    """Refinement block at one width: both branches of the source in one convolution (the 1x1 branch is its centre), then the main path
    and the 1x1 shortcut. spread: kernel of the first; end: how the sum is stored."""

    def __init__(self, channels: int, spread: int, end: Tap) -> None:
        super().__init__()
        self.spread = nn.Conv2d(channels, channels, spread, 1, spread // 2)
        self.norm: nn.Module = nn.BatchNorm2d(channels)
        self.spread_tap = ReluTap()
        self.main1 = nn.Conv2d(channels, channels, 3, 1, 1)
        self.main1_tap = ReluTap()
        self.main2, self.main2_tap = nn.Conv2d(channels, channels, 1), Tap()
        self.shortcut, self.shortcut_tap = nn.Conv2d(channels, channels, 1), Tap()
        self.sum_tap = end

    def forward(self, x: Tensor) -> Tensor:
        z = self.spread_tap(self.norm(self.spread(x)))
        main = self.main2_tap(self.main2(self.main1_tap(self.main1(z))))
        return self.sum_tap(main + self.shortcut_tap(self.shortcut(z)))  # type: ignore[no-any-return]


class Up(nn.Module):
    """1x1 convolution and pixel shuffle by 2."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, 4 * outputs, 1)
        self.tap: Tap = ReluTap()

    def forward(self, x: Tensor) -> Tensor:
        return F.pixel_shuffle(self.tap(self.conv(x)), 2)


class Node(nn.Module):
    """X(i, j): a convolution over what is joined, normalised and shifted by the photo's code, then a refinement block. below: channels of
    X(i+1, j-1), None in the first column."""

    def __init__(self, inputs: int, channels: int, below: int | None, spread: int, end: Tap, kernel: int = 1) -> None:
        super().__init__()
        self.up = None if below is None else Up(below, channels)
        self.mix = nn.Conv2d(inputs, channels, kernel, 1, kernel // 2)
        self.norm: nn.Module = nn.BatchNorm2d(channels)
        self.mix_tap: Tap = Tap()
        self.out_tap = ReluTap()
        self.refine = Refine(channels, spread, end)

    def forward(self, parts: Sequence[Tensor], below: Tensor | None, shift: Tensor) -> Tensor:
        joined = list(parts) if self.up is None else [*parts, self.up(below)]
        mixed = self.norm(self.mix(joined[0] if len(joined) == 1 else torch.cat(joined, 1)))
        return self.refine(self.out_tap(self.mix_tap(mixed) + shift))  # type: ignore[no-any-return]

    def fold(self) -> None:
        """Put both batch norms into the convolutions before them; the picture stays equal up to rounding."""
        if isinstance(self.norm, nn.BatchNorm2d):
            self.mix, self.norm = _folded(self.mix, self.norm), nn.Identity()
        if isinstance(self.refine.norm, nn.BatchNorm2d):
            self.refine.spread, self.refine.norm = _folded(self.refine.spread, self.refine.norm), nn.Identity()


def _folded(conv: nn.Conv2d, norm: nn.BatchNorm2d) -> nn.Conv2d:
    return torch.nn.utils.fusion.fuse_conv_bn_eval(conv.eval(), norm.eval())


def places() -> Iterator[tuple[int, int]]:
    """(level, column) of all nodes in the order in which they can be computed."""
    for diagonal in range(LEVELS):
        for column in range(diagonal + 1):
            yield diagonal - column, column


class DeployNested(nn.Module):
    """The tile graph of the deploy form: `forward(image, code)`; `condition` makes the code from the thumbnail. width: channels at half
    size."""

    def __init__(self, width: int = 16) -> None:
        super().__init__()
        self.width = width
        self.widths = [width * times for times in WIDENING]
        self.shifts = [self.widths[level] for level, _ in places()]
        self.condition = NightCondition(sum(self.shifts))
        self.code_tap = Tap()
        self.image_tap = UnitTap()
        self.nodes = nn.ModuleDict({f"x{level}{column}": self._node(level, column) for level, column in places()})
        self.head: nn.Conv2d = FloatConv2d(width, PARTS * ALL_BLOCKS, 3, 1, 1)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
                nn.init.zeros_(module.bias)  # type: ignore[arg-type]
        for node in self.nodes.values():
            # The sum of two paths as large as one: otherwise features double from node to node.
            for conv in (node.refine.main2, node.refine.shortcut):  # type: ignore[union-attr]
                nn.init.normal_(conv.weight, std=conv.in_channels**-0.5)  # type: ignore[union-attr, arg-type, operator]
        nn.init.normal_(self.condition.statistics.mix[-1].weight, std=1e-2)  # type: ignore[arg-type]
        nn.init.normal_(self.head.weight, std=1e-3)
        nn.init.ones_(self.head.bias[:ALL_BLOCKS])  # type: ignore[index]

    def _node(self, level: int, column: int) -> Node:
        channels, spread = self.widths[level], 3 if level < COARSE else 1
        if column > 0:
            # The last one's result stays signed: behind a ReLU a change that disturbs at first was switched off for good.
            end = Tap() if column == LEVELS - 1 else ReluTap()
            return Node((column + 1) * channels, channels, self.widths[level + 1], spread, end)
        if level > 0:
            return Node(self.widths[level - 1], channels, None, spread, ReluTap())
        # The first sees the photo beside its brightened copy.
        return Node(2 * ALL_BLOCKS, channels, None, spread, ReluTap(), kernel=3)

    def forward(self, image: Tensor, code: Tensor) -> Tensor:
        bend, end, *shifts = torch.split(self.code_tap(code), [ALL_BLOCKS, PARTS * ALL_BLOCKS, *self.shifts], 1)
        blocks = space_to_depth(image)
        bright = brightened(blocks, bend)
        done: dict[tuple[int, int], Tensor] = {}
        for (level, column), shift in zip(places(), shifts, strict=True):
            node = self.nodes[f"x{level}{column}"]
            if column > 0:
                done[level, column] = node([done[level, k] for k in range(column)], done[level + 1, column - 1], shift)
            elif level > 0:
                done[level, 0] = node([F.max_pool2d(done[level - 1, 0], 2)], None, shift)
            else:
                done[0, 0] = node([self.image_tap(torch.cat([bright, blocks], 1))], None, shift)
        gain, plain, offset = torch.split(self.head(done[0, LEVELS - 1]) + end, ALL_BLOCKS, 1)
        return depth_to_space(bright * gain + (blocks * plain + offset))

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        return _padded(self, 32, image, self.condition(thumbnail))

    def fold(self) -> None:
        """Fold every batch norm; do this once, before quantisation and export."""
        for module in self.modules():
            if isinstance(module, Node):
                module.fold()


def _padded(net: nn.Module, multiple: int, image: Tensor, *code: Tensor) -> Tensor:
    """The picture of an image of any size: its last row and column are repeated for the network and cut off again."""
    height, width = image.shape[2:]
    down, across = -height % multiple, -width % multiple
    if down or across:
        image = F.pad(image, (0, across, 0, down), mode="replicate")
    return net(image, *code)[..., :height, :width]  # type: ignore[no-any-return]


class FaithfulNested(nn.Module):
    """The source's network (section 3.1): widths doubling from level to level, bilinear enlarging, the picture itself as the result. At
    width 32 it has the source's 29.05 million parameters. What the source clips, whoever writes the picture clips here."""

    def __init__(self, width: int = 32) -> None:
        super().__init__()
        self.width = width
        widths = [width << level for level in range(LEVELS)]
        self.nodes = nn.ModuleDict()
        for level, column in places():
            first = 3 if level == 0 else widths[level - 1]
            inputs = first if column == 0 else column * widths[level] + widths[level + 1]
            self.nodes[f"x{level}{column}"] = FaithfulRefine(inputs, widths[level])
        self.head = nn.Conv2d(width, 3, 1)

    def forward(self, image: Tensor) -> Tensor:
        done: dict[tuple[int, int], Tensor] = {}
        for level, column in places():
            if column > 0:
                enlarged = F.interpolate(done[level + 1, column - 1], scale_factor=2.0, mode="bilinear", align_corners=True)
                x = torch.cat([*(done[level, k] for k in range(column)), enlarged], 1)
            else:
                x = F.max_pool2d(done[level - 1, 0], 2) if level else image
            done[level, column] = self.nodes[f"x{level}{column}"](x)
        return self.head(done[0, LEVELS - 1])  # type: ignore[no-any-return]

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        """The thumbnail is not needed: instance norm takes its statistics from the image itself."""
        del thumbnail
        return _padded(self, 16, image)
