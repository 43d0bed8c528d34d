"""The generator of DPED and of its re-make DPED+ in two forms; what tells the two methods apart is a `Design`.

Faithful form (section 1.1): everything at full resolution, 9x9 at both ends, instance norms over the whole picture, 0.58 tanh + 0.5.

Deploy form (ours): the same chain on 2x2 blocks at half size, 5x5 there in place of 9x9; batch norms, folded, plus shifts predicted once
for the photo from its thumbnail in place of the instance norms, so that tiles agree exactly; the result is a difference from the photo.

Input and output (n, 3, h, w) RGB in 0-1 (output not clipped); the deploy form needs even heights and widths. Used in training only.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

import torch
from torch import Tensor, nn

from engine.nets.balance import Link, balance
from engine.nets.blocks import depth_to_space, space_to_depth
from engine.nets.condition import Condition
from engine.nets.taps import BalancedTap, LeakyTap, ReluTap, Tap, UnitTap

SIGMAS = (0.5, 1.0, 2.0)
"""Of DPED+'s Gaussian kernels, in pixels of the feature map."""


class Skip(Enum):
    """What is added behind a block's second activation: the block's input (DPED), or the first activation's result, as the slide of
    DPED+ prints it (section 6.1)."""

    BLOCK = "block"
    SLIDE = "slide"


@dataclass(frozen=True)
class Design:
    """channels: of all features; slope: of the activations' negative side; separable: each 3x3 convolution of the chain is a depthwise
    3x3 and a 1x1; filtered: the first features pass a bank of Gaussian kernels."""

    channels: int = 64
    slope: float = 0.0
    separable: bool = False
    filtered: bool = False
    skip: Skip = Skip.BLOCK
    blocks: int = 4

    def active(self) -> Tap:
        """The activation behind a convolution."""
        return LeakyTap(self.slope) if self.slope else ReluTap()

    def summed(self) -> Tap:
        """A sum of activations' results: unsigned if they are."""
        return Tap() if self.slope else ReluTap()


class Blur(nn.Module):
    """A Gaussian of each channel, down and then across, reaching three sigma; not trained."""

    def __init__(self, design: Design, sigma: float) -> None:
        super().__init__()
        c, reach = design.channels, math.ceil(3 * sigma)
        self.down = nn.Conv2d(c, c, (2 * reach + 1, 1), 1, (reach, 0), groups=c)
        self.across = nn.Conv2d(c, c, (1, 2 * reach + 1), 1, (0, reach), groups=c)
        self.down_tap, self.tap = design.summed(), design.summed()
        taps = torch.exp(-(torch.arange(-reach, reach + 1) ** 2) / (2 * sigma**2))
        for conv in (self.down, self.across):
            weight = (taps / taps.sum()).view(1, 1, *conv.kernel_size).expand_as(conv.weight)
            conv.load_state_dict({"weight": weight, "bias": torch.zeros(c)})
        self.requires_grad_(False)

    def forward(self, x: Tensor) -> Tensor:
        return self.tap(self.across(self.down_tap(self.down(x))))  # type: ignore[no-any-return]


class GaussianBank(nn.Module):
    """Each channel and its three blurred copies, one kind behind the other, mixed back to as many channels by 1x1: (n, c, h, w) to the
    same."""

    def __init__(self, design: Design) -> None:
        super().__init__()
        c = design.channels
        self.blurs = nn.ModuleList(Blur(design, sigma) for sigma in SIGMAS)
        self.mix = nn.Conv2d((1 + len(SIGMAS)) * c, c, 1)
        self.tap = design.active()

    def forward(self, x: Tensor) -> Tensor:
        return self.tap(self.mix(torch.cat([x, *(blur(x) for blur in self.blurs)], 1)))  # type: ignore[no-any-return]


class Convolution(nn.Module):
    """3x3 of the design's kind, channels unchanged."""

    def __init__(self, design: Design) -> None:
        super().__init__()
        c = design.channels
        self.depth = nn.Conv2d(c, c, 3, 1, 1, groups=c) if design.separable else None
        self.depth_tap = Tap() if design.separable else None
        self.conv = nn.Conv2d(c, c, 1) if design.separable else nn.Conv2d(c, c, 3, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        if self.depth is not None and self.depth_tap is not None:
            x = self.depth_tap(self.depth(x))
        return self.conv(x)  # type: ignore[no-any-return]


# ----------------------------------------------------------------------------------------------------------- the deploy form


class Step(nn.Module):
    """A convolution, its batch norm shifted for the photo at hand (where it has one), and the activation."""

    def __init__(self, design: Design, normed: bool = True) -> None:
        super().__init__()
        self.convolution = Convolution(design)
        self.norm: nn.Module = nn.BatchNorm2d(design.channels) if normed else nn.Identity()
        self.tap = design.active()

    def forward(self, x: Tensor, shift: Tensor | None = None) -> Tensor:
        x = self.norm(self.convolution(x))
        return self.tap(x if shift is None else x + shift)  # type: ignore[no-any-return]

    def fold(self) -> None:
        """Put the batch norm into the convolution; the picture stays equal up to rounding."""
        if isinstance(self.norm, nn.BatchNorm2d):
            inner = self.convolution
            inner.conv = torch.nn.utils.fusion.fuse_conv_bn_eval(inner.conv.eval(), self.norm.eval())
            self.norm = nn.Identity()


class Block(nn.Module):
    """Two steps and the skip, added behind the second activation; nothing follows. The photo's shifts enter the first step."""

    def __init__(self, design: Design) -> None:
        super().__init__()
        self.skip = design.skip
        self.first, self.second = Step(design), Step(design)
        self.sum_tap = design.summed()

    def forward(self, x: Tensor, shift: Tensor) -> Tensor:
        inner = self.first(x, shift)
        skipped = x if self.skip is Skip.BLOCK else inner
        return self.sum_tap(self.second(inner) + skipped)  # type: ignore[no-any-return]


class DeployGenerator(nn.Module):
    """The tile graph of the deploy form: `forward(image, code)`; `condition` makes the code, one shift a channel of each block, from the
    thumbnail. residual: the result is a difference from the photo; without it 0.58 tanh + 0.5 as in the source."""

    def __init__(self, design: Design, residual: bool = True) -> None:
        super().__init__()
        self.design, self.residual = design, residual
        c = design.channels
        self.condition = Condition(design.blocks * c)
        self.image_tap = UnitTap()
        self.head, self.head_tap = nn.Conv2d(12, c, 5, 1, 2), design.active()
        self.bank = GaussianBank(design) if design.filtered else None
        self.blocks = nn.ModuleList(Block(design) for _ in range(design.blocks))
        self.after = nn.ModuleList(Step(design, normed=False) for _ in range(2))
        self.tail = nn.Conv2d(c, 12, 3, 1, 1)
        for module in self.modules():
            if isinstance(module, nn.Conv2d) and module.weight.requires_grad:
                nn.init.kaiming_normal_(module.weight, nonlinearity="relu" if module.groups == 1 else "linear")
                nn.init.zeros_(module.bias)  # type: ignore[arg-type]
        nn.init.normal_(self.tail.weight, std=1e-3)

    def forward(self, image: Tensor, code: Tensor) -> Tensor:
        shifts = torch.split(code, self.design.channels, 1)
        blocks = space_to_depth(image)
        x = self.head_tap(self.head(self.image_tap(blocks)))
        if self.bank is not None:
            x = self.bank(x)
        for block, shift in zip(self.blocks, shifts, strict=True):
            x = block(x, shift)
        for step in self.after:
            x = step(x)
        return depth_to_space(self.tail(x) + blocks if self.residual else source_range(self.tail(x)))

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        return self(image, self.condition(thumbnail))  # type: ignore[no-any-return]

    def fold(self) -> None:
        """Fold every batch norm; do this once, before quantisation and export."""
        for module in self.modules():
            if isinstance(module, Step):
                module.fold()


class IntegerGenerator(DeployGenerator):
    """The deploy form for INT8. A slope as small as DPED+'s is less than one level of an 8-bit range: the activations become ReLU, which
    the rounding does by itself. What the Gaussian bank joins shares one fixed range."""

    @classmethod
    def of(cls, trained: DeployGenerator) -> "IntegerGenerator":
        """A copy of the folded network, which stays as it is."""
        net = cls(replace(trained.design, slope=0.0), trained.residual)
        net.fold()
        net.load_state_dict(trained.state_dict())
        # All precisions share the code of the photo.
        net.condition.requires_grad_(False)
        if net.bank is not None:
            net.head_tap = BalancedTap()
            for blur in net.bank.blurs:
                blur.down_tap, blur.tap = BalancedTap(), BalancedTap()
        return net.eval()

    def balance(self, maxima: Mapping[str, Tensor]) -> None:
        """See `engine.nets.balance`. A kernel of sum 1 keeps what is in 0-1 there."""
        if self.bank is not None:
            c = self.design.channels
            readers = tuple((self.bank.mix, part * c) for part in range(1 + len(SIGMAS)))
            balance({"head_tap": Link(c, (self.head,), readers)}, maxima)


# --------------------------------------------------------------------------------------------------------- the faithful form


class FaithfulBlock(nn.Module):
    """Convolution, affine instance norm and activation, twice, and the skip."""

    def __init__(self, design: Design) -> None:
        super().__init__()
        self.skip = design.skip
        self.steps = nn.ModuleList(
            nn.Sequential(Convolution(design), nn.InstanceNorm2d(design.channels, eps=1e-3, affine=True), design.active()) for _ in range(2)
        )

    def forward(self, x: Tensor) -> Tensor:
        inner = self.steps[0](x)
        return self.steps[1](inner) + (x if self.skip is Skip.BLOCK else inner)  # type: ignore[no-any-return]


class FaithfulGenerator(nn.Module):
    """The source's network, 401,475 parameters as DPED has it; for the table and for who has a GPU, it has no INT8 form here."""

    def __init__(self, design: Design) -> None:
        super().__init__()
        c = design.channels
        self.head = nn.Sequential(nn.Conv2d(3, c, 9, 1, 4), design.active())
        bank: list[nn.Module] = [GaussianBank(design)] if design.filtered else []
        self.chain = nn.Sequential(
            *bank,
            *(FaithfulBlock(design) for _ in range(design.blocks)),
            *(nn.Sequential(Convolution(design), design.active()) for _ in range(2)),
        )
        self.tail = nn.Conv2d(c, 3, 9, 1, 4)
        for module in self.modules():
            if isinstance(module, nn.Conv2d) and module.weight.requires_grad:
                # The source's deviation; nine weights of a depthwise kernel would let next to nothing through.
                nn.init.trunc_normal_(module.weight, std=0.01 if module.groups == 1 else 0.33)
                nn.init.constant_(module.bias, 0.01)  # type: ignore[arg-type]

    def forward(self, image: Tensor) -> Tensor:
        return source_range(self.tail(self.chain(self.head(image))))

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        """The thumbnail is not needed: the norms take their statistics from the image itself."""
        del thumbnail
        return self(image)  # type: ignore[no-any-return]


def source_range(x: Tensor) -> Tensor:
    """The source's end: -0.08 to 1.08."""
    return 0.58 * torch.tanh(x) + 0.5
