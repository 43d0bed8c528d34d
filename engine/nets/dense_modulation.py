"""Dense modulation: the building blocks of the lightweight enhancement network (arXiv 2205.00853; methods, section 5, reading B).

Self-feature extraction looks at the picture once and makes a map `a`; in each block every densely connected convolution's result v is
modulated by it, m = alpha(a) * v + beta(a), with two 1x1 convolutions each.

Two forms. FAITHFUL is the source's: LeakyReLU 0.1 behind each convolution, signed features, alpha of any size. DEPLOY is ours, for
integers: everything that is concatenated has passed a ReLU, alpha is clipped to 0-1, so that all parts share one unsigned range and no
provider has to turn zero points; a block's last convolution has no activation, because a residual must be able to take away. Its trunk
has fewer and wider steps, see `make_trunk`.
All tensors NCHW; channels 16 in the source.
"""

from collections.abc import Iterator
from enum import Enum

import torch
from torch import Tensor, nn

from engine.nets.balance import Link
from engine.nets.taps import BalancedTap, LeakyTap, ReluTap, Tap, UnitTap

SLOPE = 0.1


class Form(Enum):
    """Which form is built: the one that ships, or the source's own for the table."""

    DEPLOY = "deploy"
    FAITHFUL = "faithful"

    def active(self) -> Tap:
        """The activation behind a convolution."""
        return ReluTap() if self is Form.DEPLOY else LeakyTap(SLOPE)

    def linear(self) -> Tap:
        """A convolution's result that the source leaves as it is, where the deploy form wants it unsigned."""
        return ReluTap() if self is Form.DEPLOY else Tap()


class Convolved(nn.Module):
    """A convolution and where its result is stored; the same size, or half of it by a stride of 2 and an even kernel."""

    def __init__(self, inputs: int, outputs: int, tap: Tap, kernel: int = 3, stride: int = 1) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2)
        self.tap = tap

    def forward(self, x: Tensor) -> Tensor:
        return self.tap(self.conv(x))  # type: ignore[no-any-return]


class Residual(nn.Module):
    """x plus two convolutions of it."""

    def __init__(self, channels: int, form: Form) -> None:
        super().__init__()
        self.first = Convolved(channels, channels, form.active())
        self.second = Convolved(channels, channels, Tap())
        self.sum_tap = form.linear()

    def forward(self, x: Tensor) -> Tensor:
        return self.sum_tap(x + self.second(self.first(x)))  # type: ignore[no-any-return]


class SelfFeatures(nn.Module):
    """SFE: two convolutions, two residual blocks, two convolutions; (n, inputs, h, w) to the map a, (n, channels, h, w).

    The map is signed in both forms: behind a ReLU one that disturbs at first can be switched off for good, and one training ended with
    all its channels at 0.
    """

    def __init__(self, inputs: int, channels: int, form: Form) -> None:
        super().__init__()
        self.before = nn.Sequential(Convolved(inputs, channels, form.active()), Convolved(channels, channels, form.active()))
        self.residual = nn.Sequential(Residual(channels, form), Residual(channels, form))
        self.after = nn.Sequential(Convolved(channels, channels, form.active()), Convolved(channels, channels, Tap()))

    def forward(self, x: Tensor) -> Tensor:
        return self.after(self.residual(self.before(x)))  # type: ignore[no-any-return]


class Step(nn.Module):
    """One densely connected convolution over everything so far, modulated by a."""

    def __init__(self, number: int, channels: int, seen: int, form: Form, last: bool) -> None:
        super().__init__()
        inner, state = (Tap(), Tap()) if last and form is Form.DEPLOY else (form.active(), form.linear())
        self.value = Convolved(number * channels, channels, inner)
        self.alpha = Convolved(seen, channels, UnitTap() if form is Form.DEPLOY else Tap(), 1)
        self.beta = Convolved(seen, channels, Tap(), 1)
        self.product_tap = ReluTap() if form is Form.DEPLOY and not last else Tap()
        # The last step's result is only ever added to the block's input, and is stored there.
        self.state_tap = None if last else state

    def forward(self, state: Tensor, a: Tensor) -> Tensor:
        # OpenVINO keeps a product's first factor in float and the second in bytes: the fresher one first, which is still in the cache.
        modulated = self.product_tap(self.value(state) * self.alpha(a)) + self.beta(a)
        return modulated if self.state_tap is None else self.state_tap(modulated)  # type: ignore[no-any-return]


class DenseModulation(nn.Module):
    """A dense modulation block: `steps` steps, the last one's result added to the input."""

    def __init__(self, channels: int, steps: int, form: Form, seen: int | None = None) -> None:
        super().__init__()
        self.steps = nn.ModuleList(Step(k, channels, seen or channels, form, last=k == steps) for k in range(1, steps + 1))
        self.update_tap = Tap()
        self.sum_tap = form.linear()

    def all_steps(self) -> Iterator[Step]:
        for step in self.steps:
            assert isinstance(step, Step)
            yield step

    def forward(self, x: Tensor, a: Tensor) -> Tensor:
        state = x
        *steps, last = self.steps
        for step in steps:
            # Onto what is joined already: a provider moves each part of a pixel by itself, and two parts are fewer than all.
            state = torch.cat([state, step(state, a)], 1)
        return self.sum_tap(self.update_tap(last(state, a)) + x)  # type: ignore[no-any-return]


class Trunk(nn.Module):
    """All blocks and the long skip around them: (n, channels, h, w) features and map to features of the same shape.

    seen: channels of the map; as many as the features have unless told.
    """

    def __init__(self, channels: int, blocks: int, steps: int, form: Form, seen: int | None = None) -> None:
        super().__init__()
        self.channels, self.form = channels, form
        self.blocks = nn.ModuleList(DenseModulation(channels, steps, form, seen) for _ in range(blocks))
        self.sum_tap = form.linear()

    def forward(self, x: Tensor, a: Tensor) -> Tensor:
        out = x
        for block in self.blocks:
            out = block(out, a)
        return self.sum_tap(out + x)  # type: ignore[no-any-return]

    def all_blocks(self) -> Iterator[tuple[str, DenseModulation]]:
        for index, block in enumerate(self.blocks):
            assert isinstance(block, DenseModulation)
            yield f"blocks.{index}", block


def make_trunk(channels: int, form: Form, blocks: int) -> Trunk:
    """The source's six blocks of five steps, as wide as the map; or ours, `blocks` of three steps, three times as wide: integers pay where
    channels fill the registers, and the picture gains by it (the cards have both)."""
    return Trunk(channels, 6, 5, form) if form is Form.FAITHFUL else Trunk(3 * channels, blocks, 3, form, seen=channels)


def _initialise(block: DenseModulation, form: Form) -> None:
    """So that a new block changes its input little: alpha about constant, beta about 0, the last step small."""
    for step in block.all_steps():
        for conv, start in ((step.alpha.conv, 0.5 if form is Form.DEPLOY else 1.0), (step.beta.conv, 0.0)):
            nn.init.normal_(conv.weight, std=0.02)
            nn.init.constant_(conv.bias, start)  # type: ignore[arg-type]
    with torch.no_grad():
        list(block.all_steps())[-1].value.conv.weight.mul_(0.1)


def initialise(network: nn.Module) -> None:
    """He initialisation (section 5.4) of every convolution, biases 0; blocks afterwards as they wish."""
    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, a=SLOPE, nonlinearity="leaky_relu")
            nn.init.zeros_(module.bias)  # type: ignore[arg-type]
    for module in network.modules():
        if isinstance(module, Trunk):
            for _, block in module.all_blocks():
                _initialise(block, module.form)


def fix_ranges(trunk: Trunk, head: Convolved) -> None:
    """Put fixed ranges 0-1 where the deploy form concatenates; head: what makes the trunk's input. `trunk_links` says how to fill them."""
    head.tap, trunk.sum_tap = BalancedTap(), BalancedTap()
    for _, block in trunk.all_blocks():
        block.sum_tap = BalancedTap()
        for step in block.all_steps():
            if step.state_tap is not None:
                step.state_tap = BalancedTap()


def trunk_links(trunk: Trunk, name: str, head: Convolved, readers: tuple[tuple[nn.Conv2d, int], ...]) -> dict[str, Link]:
    """Of a trunk called `name`: the residual stream passes all blocks with one scale, each step's result has its own.

    readers: the convolutions that read the trunk's output, with their first columns.
    """
    c = trunk.channels
    makers, reads, others = [head.conv], list(readers), []
    links: dict[str, Link] = {}
    for block_name, block in trunk.all_blocks():
        others.append(f"{name}.{block_name}.sum_tap")
        steps = list(block.all_steps())
        for index, step in enumerate(steps):
            reads.append((step.value.conv, 0))
            if step.state_tap is not None:
                later = tuple((other.value.conv, (index + 1) * c) for other in steps[index + 1 :])
                links[f"{name}.{block_name}.steps.{index}.state_tap"] = Link(c, (step.value.conv, step.beta.conv), later)
        makers += [steps[-1].value.conv, steps[-1].beta.conv]
    links[f"{name}.sum_tap"] = Link(c, tuple(makers), tuple(reads), others=tuple(others))
    return links
