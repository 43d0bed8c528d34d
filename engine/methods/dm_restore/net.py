"""The networks of `dm_restore`: dense modulation at a quarter of the photo's size, back up with SPADE from each higher resolution.

Faithful form (section 5.3, reading B, 299,155 parameters with 3x3 SPADE): features at full, half and quarter size by space-to-depth, the
trunk at a quarter, two pixel shuffles, each followed by SPADE, whose normalisation takes mean and deviation over the whole picture.

Deploy form (ours). The trunk is wider than the other features. The full-size layers work on 2x2 blocks at half size, where channels fill
a cache line and a convolution sees the same neighbourhood; SPADE's normalisation is a batch norm, folded, plus shifts predicted once
for the photo from its thumbnail, so that tiles agree exactly; what is normalised and the sum pass a ReLU and alpha is clipped to 0-1, as
in the trunk; alpha and beta are 1x1 behind the common 3x3.

Input and output (n, 3, h, w) RGB in 0-1 (output not clipped); height and width are multiples of 4.
"""

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.nets.balance import balance
from engine.nets.blocks import depth_to_space, space_to_depth
from engine.nets.condition import Condition
from engine.nets.dense_modulation import SLOPE, Convolved, Form, SelfFeatures, fix_ranges, initialise, make_trunk, trunk_links
from engine.nets.taps import ReluTap, Tap, UnitTap

BLOCKS = 4
"""Of the deploy form's trunk."""


class Spade(nn.Module):
    """The deploy form: alpha(f) * x + beta(f), where x was normalised already; channels: of x, guide: of f."""

    def __init__(self, channels: int, guide: int) -> None:
        super().__init__()
        self.common = Convolved(guide, guide, ReluTap())
        self.alpha = Convolved(guide, channels, UnitTap(), 1)
        self.beta = Convolved(guide, channels, Tap(), 1)
        self.product_tap, self.sum_tap = ReluTap(), ReluTap()

    def forward(self, x: Tensor, guide: Tensor) -> Tensor:
        common = self.common(guide)
        return self.sum_tap(self.product_tap(self.alpha(common) * x) + self.beta(common))  # type: ignore[no-any-return]


class Normed(nn.Module):
    """A convolution, normalised for the photo at hand by batch norm and the code's shifts, and its ReLU."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, 3, 1, 1)
        self.norm: nn.Module = nn.BatchNorm2d(outputs, affine=False)
        self.tap = ReluTap()

    def forward(self, x: Tensor, shift: Tensor) -> Tensor:
        return self.tap(self.norm(self.conv(x)) + shift)  # type: ignore[no-any-return]

    def fold(self) -> None:
        """Put the batch norm into the convolution; the picture stays equal up to rounding."""
        if isinstance(self.norm, nn.BatchNorm2d):
            self.conv = torch.nn.utils.fusion.fuse_conv_bn_eval(self.conv.eval(), self.norm.eval())
            self.norm = nn.Identity()


class DeployRestorer(nn.Module):
    """The tile graph of the deploy form: `forward(image, code)`; `condition` makes the code from the thumbnail."""

    def __init__(self, channels: int = 16) -> None:
        super().__init__()
        c = self.channels = channels
        form = Form.DEPLOY
        self.condition = Condition(6 * c)
        self.blocks_tap, self.small_blocks_tap = UnitTap(), UnitTap()
        self.at_full = Convolved(12, c, ReluTap())
        self.at_half = Convolved(c, c, ReluTap())
        self.features = SelfFeatures(48, c, form)
        self.trunk = make_trunk(c, form, BLOCKS)
        # Space-to-depth and a convolution behind it, as one.
        self.at_quarter = Convolved(c, self.trunk.channels, ReluTap(), kernel=4, stride=2)
        self.up4, self.spade2 = Normed(self.trunk.channels, 4 * c), Spade(c, c)
        self.up2, self.spade1 = Normed(c, 2 * c), Spade(2 * c, c)
        self.tail = nn.Conv2d(2 * c, 12, 3, 1, 1)
        initialise(self)
        for spade in (self.spade2, self.spade1):
            nn.init.constant_(spade.alpha.conv.bias, 0.5)  # type: ignore[arg-type]
        nn.init.normal_(self.tail.weight, std=1e-3)

    def forward(self, image: Tensor, code: Tensor) -> Tensor:
        shift4, shift2 = torch.split(code, [4 * self.channels, 2 * self.channels], 1)
        blocks = space_to_depth(image)
        full = self.at_full(self.blocks_tap(blocks))
        half = self.at_half(full)
        x = self.trunk(self.at_quarter(half), self.features(self.small_blocks_tap(space_to_depth(blocks))))
        x = self.spade2(F.pixel_shuffle(self.up4(x, shift4), 2), half)
        x = self.spade1(self.up2(x, shift2), full)
        return depth_to_space(self.tail(x) + blocks)

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        return self(image, self.condition(thumbnail))  # type: ignore[no-any-return]

    def fold(self) -> None:
        """Fold both norms; do this once, before quantisation and export."""
        self.up4.fold()
        self.up2.fold()


class IntegerRestorer(DeployRestorer):
    """The deploy form for INT8: the same picture, with fixed ranges wherever tensors are concatenated."""

    @classmethod
    def of(cls, trained: DeployRestorer) -> "IntegerRestorer":
        """A copy of the folded network, which stays as it is."""
        net = cls(trained.channels)
        net.fold()
        net.load_state_dict(trained.state_dict())
        # All precisions share the code of the photo.
        net.condition.requires_grad_(False)
        fix_ranges(net.trunk, net.at_quarter)
        return net.eval()

    def balance(self, maxima: Mapping[str, Tensor]) -> None:
        """See `engine.nets.balance`."""
        balance(trunk_links(self.trunk, "trunk", self.at_quarter, ((self.up4.conv, 0),)), maxima)


class FaithfulSpade(nn.Module):
    """SPADE as the source describes it: normalisation over the picture, one common convolution, one for each parameter."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.common = nn.Sequential(nn.Conv2d(channels, channels, 3, 1, 1), nn.LeakyReLU(SLOPE))
        self.alpha, self.beta = nn.Conv2d(channels, channels, 3, 1, 1), nn.Conv2d(channels, channels, 3, 1, 1)

    def forward(self, x: Tensor, guide: Tensor) -> Tensor:
        common = self.common(guide)
        return self.alpha(common) * F.instance_norm(x) + self.beta(common)  # type: ignore[no-any-return]


class FaithfulRestorer(nn.Module):
    """The source's network (section 5.3); for the table, it has no INT8 form here."""

    def __init__(self, channels: int = 16) -> None:
        super().__init__()
        c = channels
        self.at_full = nn.Conv2d(3, c, 3, 1, 1)
        self.at_half, self.at_quarter = nn.Conv2d(4 * c, c, 3, 1, 1), nn.Conv2d(4 * c, c, 3, 1, 1)
        self.features = SelfFeatures(48, c, Form.FAITHFUL)
        self.trunk = make_trunk(c, Form.FAITHFUL, BLOCKS)
        self.up4, self.up2 = nn.Conv2d(c, 4 * c, 3, 1, 1), nn.Conv2d(c, 4 * c, 3, 1, 1)
        self.spade2, self.spade1 = FaithfulSpade(c), FaithfulSpade(c)
        self.tail = nn.Conv2d(c, 3, 3, 1, 1)
        initialise(self)
        for spade in (self.spade2, self.spade1):
            nn.init.ones_(spade.alpha.bias)  # type: ignore[arg-type]
        nn.init.normal_(self.tail.weight, std=1e-3)

    def forward(self, image: Tensor) -> Tensor:
        full = F.leaky_relu(self.at_full(image), SLOPE)
        half = F.leaky_relu(self.at_half(F.pixel_unshuffle(full, 2)), SLOPE)
        quarter = F.leaky_relu(self.at_quarter(F.pixel_unshuffle(half, 2)), SLOPE)
        x = self.trunk(quarter, self.features(F.pixel_unshuffle(image, 4)))
        x = self.spade2(F.pixel_shuffle(self.up4(x), 2), half)
        x = self.spade1(F.pixel_shuffle(self.up2(x), 2), full)
        return image + self.tail(x)  # type: ignore[no-any-return]

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        """The thumbnail is not needed: the norms take their statistics from the image itself."""
        del thumbnail
        return self(image)  # type: ignore[no-any-return]
