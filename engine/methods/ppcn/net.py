"""The networks of `ppcn`: student and teacher, each in the source's form and in the form that ships.

Faithful forms (section 1.9; 2,715 and 21,843 parameters): the photo's contrast raised by 1.2 about its mean, convolutions of one row
and one column, instance norms, LeakyReLU 0.05, 0.58 tanh + 0.5.

Deploy forms (ours), at equal cost. Everything works on 2x2 blocks at half size, where a kernel of five reaches as far as the source's
dilated seven and channels fill a cache line. What depends on the whole photo is found once, on its thumbnail: the mean about which
contrast is raised, exactly, and shifts behind batch norms, which are folded, in the place of instance norms. LeakyReLU becomes ReLU.
The raised photo itself enters the final tanh beside the last convolution, so that its detail never passes through 8 bits.

Input and output (n, 3, h, w) RGB in 0-1, the output in -0.08 to 1.08, not clipped; height and width of the deploy forms are even.
"""

from collections.abc import Callable
from enum import Enum

import torch
from torch import Tensor, nn

from engine.nets.blocks import depth_to_space, space_to_depth
from engine.nets.condition import Condition
from engine.nets.taps import LeakyTap, ReluTap, Tap, Through, UnitTap

CONTRAST = 1.2
SLOPE = 0.05
REACH, CENTRE = 0.58, 0.5
"""Of the last activation, REACH * tanh + CENTRE."""


class Form(Enum):
    """Which form is built: the one that ships, or the source's own for the table."""

    DEPLOY = "deploy"
    FAITHFUL = "faithful"


class Size(Enum):
    """Which of the two networks."""

    STUDENT = "student"
    TEACHER = "teacher"


def network(form: Form, size: Size) -> "Deploy | Faithful":
    """A new one."""
    makers: dict[tuple[Form, Size], Callable[[], Deploy | Faithful]] = {
        (Form.DEPLOY, Size.STUDENT): DeployStudent,
        (Form.DEPLOY, Size.TEACHER): DeployTeacher,
        (Form.FAITHFUL, Size.STUDENT): FaithfulStudent,
        (Form.FAITHFUL, Size.TEACHER): FaithfulTeacher,
    }
    return makers[form, size]()


class Norm(Enum):
    """What a convolution's result is normalised by: nothing, fixed statistics, or those of the picture itself."""

    NONE = "none"
    BATCH = "batch"
    INSTANCE = "instance"

    def module(self, channels: int) -> nn.Module:
        match self:
            case Norm.NONE:
                return nn.Identity()
            case Norm.BATCH:
                return nn.BatchNorm2d(channels)
            case Norm.INSTANCE:
                return nn.InstanceNorm2d(channels, eps=1e-3, affine=True)


class Layer(nn.Module):
    """A convolution that keeps the size, its norm, the photo's shift where one is given, and the activation where it is stored."""

    def __init__(self, inputs: int, outputs: int, kernel: tuple[int, int], tap: Tap, norm: Norm = Norm.NONE, dilation: int = 1) -> None:
        super().__init__()
        padding = (dilation * (kernel[0] // 2), dilation * (kernel[1] // 2))
        self.conv = nn.Conv2d(inputs, outputs, kernel, padding=padding, dilation=dilation)
        self.norm: nn.Module = norm.module(outputs)
        self.tap = tap

    def forward(self, x: Tensor, shift: Tensor | None = None) -> Tensor:
        x = self.norm(self.conv(x))
        return self.tap(x if shift is None else x + shift)  # type: ignore[no-any-return]

    def fold(self) -> None:
        """Put a batch norm into the convolution; the picture stays equal up to rounding."""
        if isinstance(self.norm, nn.BatchNorm2d):
            self.conv = torch.nn.utils.fusion.fuse_conv_bn_eval(self.conv.eval(), self.norm.eval())
            self.norm = nn.Identity()


# ------------------------------------------------------------------------------------------------------------- deploy


class Look(Condition):
    """The photo's code: three offsets of the raised photo, of which -0.2 times the thumbnail's mean is given and the rest learned, then
    the shifts."""

    def __init__(self, shifts: int, width: int) -> None:
        super().__init__(3 + shifts, width)
        self.shifts = shifts
        last = self.mix[-1]
        assert isinstance(last, nn.Conv2d)
        with torch.no_grad():
            last.weight[:3] = 0.0
            last.bias[:3] = 0.0  # type: ignore[index]

    def forward(self, thumbnail: Tensor) -> Tensor:
        offset, shifts = torch.split(super().forward(thumbnail), [3, self.shifts], 1)
        return torch.cat([offset + (1 - CONTRAST) * thumbnail.mean((2, 3), keepdim=True), shifts], 1)


class Deploy(nn.Module):
    """The tile graph of a deploy form, `forward(image, code)`: what student and teacher have in common. `condition` makes the code from
    the thumbnail. shifts: channels of each layer that the code shifts, in order; the first is `across`."""

    def __init__(self, channels: int, shifts: tuple[int, ...], width: int) -> None:
        super().__init__()
        self.channels, self.shifts = channels, shifts
        self.condition = Look(sum(shifts), width)
        self.image_tap = UnitTap()
        # It sees the photo itself, exact in 8 bits; what the mean would add is its shift.
        self.across = Layer(12, channels, (1, 5), ReluTap())
        self.down = Layer(channels, channels, (5, 1), ReluTap())
        self.features_tap = ReluTap()
        self.tail = nn.Conv2d(channels, 12, 3, 1, 1)

    def _initialise(self) -> None:
        """So that a new network changes the photo's contrast and little else."""
        for module in self.modules():
            if isinstance(module, Layer):
                nn.init.kaiming_normal_(module.conv.weight, nonlinearity="relu")
                nn.init.zeros_(module.conv.bias)  # type: ignore[arg-type]
        nn.init.normal_(self.tail.weight, std=1e-3)
        nn.init.zeros_(self.tail.bias)  # type: ignore[arg-type]

    def forward(self, image: Tensor, code: Tensor) -> Tensor:
        offset, first, *shifts = torch.split(code, [3, *self.shifts], 1)
        blocks = space_to_depth(image)
        features = self.features_tap(self.features(self.down(self.across(self.image_tap(blocks), first)), shifts))
        raised = CONTRAST * blocks + torch.cat([offset - CENTRE] * 4, 1)
        return depth_to_space(REACH * torch.tanh(raised * (1 / REACH) + self.tail(features)) + CENTRE)

    def features(self, x: Tensor, shifts: list[Tensor]) -> Tensor:
        """What the last convolution sees, (n, channels, h / 2, w / 2), from the first features."""
        raise NotImplementedError

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        return self(image, self.condition(thumbnail))  # type: ignore[no-any-return]

    def fold(self) -> None:
        """Fold every batch norm; do this once, before quantisation and export."""
        for module in self.modules():
            if isinstance(module, Layer):
                module.fold()


class DeployStudent(Deploy):
    """9,180 weights beside the condition's, 2.3 thousand multiply-adds a pixel."""

    def __init__(self) -> None:
        c = 16
        super().__init__(c, (c, 2 * c), width=48)
        self.wide = Layer(c, 2 * c, (1, 5), ReluTap(), Norm.BATCH)
        self.narrow = Layer(2 * c, c, (5, 1), ReluTap(), Norm.BATCH)
        self._initialise()

    def features(self, x: Tensor, shifts: list[Tensor]) -> Tensor:
        return x + self.narrow(self.wide(x, shifts[0]))  # type: ignore[no-any-return]


class DeployTeacher(Deploy):
    """86 thousand weights beside the condition's, 21.6 thousand multiply-adds a pixel."""

    def __init__(self) -> None:
        c = 32
        super().__init__(c, (c, 2 * c, 2 * c), width=96)
        self.wide1, self.narrow1 = Layer(c, 2 * c, (3, 3), ReluTap(), Norm.BATCH), Layer(2 * c, c, (3, 3), Tap(), Norm.BATCH)
        self.wide2, self.narrow2 = Layer(c, 2 * c, (3, 3), ReluTap(), Norm.BATCH), Layer(2 * c, c, (3, 3), Tap(), Norm.BATCH)
        self.sum1_tap, self.sum2_tap = ReluTap(), ReluTap()
        self.mix = Layer(2 * c, c, (1, 1), Through())
        self._initialise()

    def features(self, x: Tensor, shifts: list[Tensor]) -> Tensor:
        once = self.sum1_tap(self.narrow1(self.wide1(x, shifts[0])) + x)
        twice = self.sum2_tap(self.narrow2(self.wide2(once, shifts[1])) + once)
        return self.mix(torch.cat([once, twice], 1))  # type: ignore[no-any-return]


# ----------------------------------------------------------------------------------------------------------- faithful


class Faithful(nn.Module):
    """What both of the source's networks have in common; norms and contrast take their statistics from the image itself."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.across, self.down = _leaky(3, channels, (1, 7)), _leaky(channels, channels, (7, 1))
        self.features_tap = Tap()
        self.tail = nn.Conv2d(channels, 3, 3, 1, 1)

    def _initialise(self) -> None:
        """As the source starts: truncated normal of 0.01, biases 0.01."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.trunc_normal_(module.weight, std=0.01)
                nn.init.constant_(module.bias, 0.01)  # type: ignore[arg-type]

    def forward(self, image: Tensor) -> Tensor:
        mean = image.mean((2, 3), keepdim=True)
        first = self.down(self.across((image - mean) * CONTRAST + mean))
        return REACH * torch.tanh(self.tail(self.features_tap(self.features(first)))) + CENTRE

    def features(self, x: Tensor) -> Tensor:
        """What the last convolution sees, from the first features."""
        raise NotImplementedError

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        """The thumbnail is not needed."""
        del thumbnail
        return self(image)  # type: ignore[no-any-return]


class FaithfulStudent(Faithful):
    """2,715 parameters, 2.6 thousand multiply-adds a pixel."""

    def __init__(self) -> None:
        super().__init__(8)
        self.wide = _leaky(8, 16, (1, 7), Norm.INSTANCE, 2)
        self.narrow = _leaky(16, 8, (7, 1), Norm.INSTANCE, 2)
        self._initialise()

    def features(self, x: Tensor) -> Tensor:
        return self.narrow(self.wide(x)) + x  # type: ignore[no-any-return]


class FaithfulTeacher(Faithful):
    """21,843 parameters, 21.5 thousand multiply-adds a pixel."""

    def __init__(self) -> None:
        super().__init__(16)
        self.wide1, self.narrow1 = _leaky(16, 32, (3, 3), Norm.INSTANCE), Layer(32, 16, (3, 3), Tap(), Norm.INSTANCE)
        self.wide2, self.narrow2 = _leaky(16, 32, (3, 3), Norm.INSTANCE, 2), Layer(32, 16, (3, 3), Tap(), Norm.INSTANCE, 2)
        self.mix = _leaky(32, 16, (1, 1))
        self._initialise()

    def features(self, x: Tensor) -> Tensor:
        once = self.narrow1(self.wide1(x)) + x
        twice = self.narrow2(self.wide2(once)) + once
        return self.mix(torch.cat([once, twice], 1))  # type: ignore[no-any-return]


def _leaky(inputs: int, outputs: int, kernel: tuple[int, int], norm: Norm = Norm.NONE, dilation: int = 1) -> Layer:
    return Layer(inputs, outputs, kernel, LeakyTap(SLOPE), norm, dilation)
