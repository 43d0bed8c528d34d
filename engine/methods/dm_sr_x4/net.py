"""The networks of `dm_sr_x4`: dense modulation at the photo's own size, then pixel shuffle, added to a bicubic enlargement.

Faithful form (section 5.2, reading B, 260,291 parameters): two convolutions 16 to 64 with pixel shuffle by 2, and a convolution at the
large size. Deploy form (ours, 915,840 parameters): a wider trunk (`make_trunk`), whose convolutions 48 to 64 and 64 to 16 give brightness
alone, and beside it a narrow path that gives the two differences of colour; all at the small size, then one pixel shuffle by 4, so that no
16-channel tensor ever exists at the large size, where most of an INT8 run's time would go into moving it. Two paths because one for
both learned colours badly (see `card.md`).

Input (n, 3, h, w) RGB in 0-1, output (n, 3, 4h, 4w), not clipped.
"""

from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.core.metrics import YCBCR
from engine.nets.balance import balance
from engine.nets.dense_modulation import Convolved, Form, Residual, SelfFeatures, fix_ranges, initialise, make_trunk, trunk_links
from engine.nets.taps import FloatConv2d, UnitTap

SCALE = 4
BLOCKS = 6
"""Of the deploy form's trunk."""


class Bicubic(FloatConv2d):
    """Bicubic enlargement by 4 (Keys' kernel, a = -0.5, pixel centres aligned, the border repeated) before its pixel shuffle:
    (n, 3, h, w) to (n, 48, h, w). Not trained."""

    REACH = 2

    def __init__(self) -> None:
        super().__init__(3, 3 * SCALE**2, 2 * self.REACH + 1, bias=False)
        taps = torch.from_numpy(_phases()).float()
        weight = torch.zeros_like(self.weight)
        for colour in range(3):
            for row in range(SCALE):
                for column in range(SCALE):
                    weight[(colour * SCALE + row) * SCALE + column, colour] = torch.outer(taps[row], taps[column])
        self.weight = nn.Parameter(weight, requires_grad=False)

    def forward(self, image: Tensor) -> Tensor:
        return super().forward(F.pad(image, (self.REACH,) * 4, mode="replicate"))


def _phases() -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Weights of five neighbours, for each of the four sub-pixels of a row."""
    offsets = (np.arange(SCALE) + 0.5) / SCALE - 0.5
    distance = np.abs(np.arange(-Bicubic.REACH, Bicubic.REACH + 1)[None, :] - offsets[:, None])
    near = 1.5 * distance**3 - 2.5 * distance**2 + 1
    far = -0.5 * distance**3 + 2.5 * distance**2 - 4 * distance + 2
    weights: np.ndarray[tuple[int, int], np.dtype[np.float64]] = np.where(distance <= 1, near, np.where(distance < 2, far, 0.0))
    return weights / weights.sum(1, keepdims=True)


class ToRgb(FloatConv2d):
    """Changes of luma, Cb and Cr (BT.601, studio range), (n, 3 * 16, h, w), to changes of RGB, (n, 48, h, w). Not trained."""

    def __init__(self) -> None:
        super().__init__(3 * SCALE**2, 3 * SCALE**2, 1, bias=False)
        matrix = torch.linalg.inv(torch.tensor(YCBCR, dtype=torch.float64) / 255).contiguous()
        weight = torch.kron(matrix, torch.eye(SCALE**2, dtype=torch.float64)).float()
        self.weight = nn.Parameter(weight[:, :, None, None], requires_grad=False)


class Colours(nn.Sequential):
    """The path of colours: (n, 3, h, w) to (n, channels, h, w) in nine convolutions, eight of them in residual blocks."""

    def __init__(self, channels: int, form: Form) -> None:
        super().__init__(Convolved(3, channels, form.active()), *(Residual(channels, form) for _ in range(4)))


class DenseModulationSr(nn.Module):
    """Both forms. `enhance` takes a thumbnail for the sake of all networks' common face and does not look at it."""

    def __init__(self, form: Form = Form.DEPLOY, channels: int = 16) -> None:
        super().__init__()
        c = channels
        self.form, self.channels = form, channels
        self.image_tap = UnitTap()
        self.features = SelfFeatures(3, c, form)
        self.trunk = make_trunk(c, form, BLOCKS)
        self.head = Convolved(3, self.trunk.channels, form.active())
        self.up = Convolved(self.trunk.channels, 4 * c, form.active())
        if form is Form.FAITHFUL:
            self.up_again = Convolved(c, 4 * c, form.active())
            self.tail = nn.Conv2d(c, 3, 3, 1, 1)
        else:
            self.colours = Colours(2 * c, form)
            self.tail, self.colour_tail = nn.Conv2d(4 * c, SCALE**2, 3, 1, 1), nn.Conv2d(2 * c, 2 * SCALE**2, 3, 1, 1)
        initialise(self)
        nn.init.normal_(self.tail.weight, std=1e-3)
        if form is Form.DEPLOY:
            nn.init.normal_(self.colour_tail.weight, std=2e-4)
            self.to_rgb = ToRgb()
        self.bicubic = Bicubic()

    def forward(self, image: Tensor) -> Tensor:
        seen = self.image_tap(image)
        x = self.up(self.trunk(self.head(seen), self.features(seen)))
        base = self.bicubic(image)
        if self.form is Form.DEPLOY:
            change = torch.cat([self.tail(x), self.colour_tail(self.colours(seen))], 1)
            return F.pixel_shuffle(self.to_rgb(change) + base, SCALE)
        x = F.pixel_shuffle(self.up_again(F.pixel_shuffle(x, 2)), 2)
        return self.tail(x) + F.pixel_shuffle(base, SCALE)

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        del thumbnail
        return self(image)  # type: ignore[no-any-return]


class IntegerSr(DenseModulationSr):
    """The deploy form for INT8: the same picture, with fixed ranges wherever tensors are concatenated."""

    @classmethod
    def of(cls, trained: DenseModulationSr) -> "IntegerSr":
        """A copy; `trained` stays as it is."""
        net = cls(trained.form, trained.channels)
        net.load_state_dict(trained.state_dict())
        if trained.form is Form.DEPLOY:
            fix_ranges(net.trunk, net.head)
        return net.eval()

    def balance(self, maxima: Mapping[str, Tensor]) -> None:
        """See `engine.nets.balance`; the source's form has nothing that could be balanced."""
        if self.form is Form.DEPLOY:
            balance(trunk_links(self.trunk, "trunk", self.head, ((self.up.conv, 0),)), maxima)
