"""The networks of `qat_unet`: the deploy form that ships and the faithful form it is compared with.

Deploy form (ours). The source's three ideas stay: a gated encoder of two parallel stride-2 convolutions whose product goes down
the trunk while both become the skip; refinement blocks at S/2, S/4 and S/8; a fusion decoder. Changed for exact tiles and INT8:
instance norm becomes batch norm, folded before quantisation, plus shifts predicted once per photo from a 64x64 thumbnail
(the condition graph), so whole-photo statistics reach every tile unchanged; tanh gates become ReLU times a clip to 0-1; nearest
resizing and a full-resolution tail become pixel shuffles; the head gives a gain and an offset per pixel, applied to the image in
FP32, so that the photo's own detail never passes through 8 bits.

Faithful form: arXiv 2604.21743 with tanh gates, instance norm, LeakyReLU 0.2, nearest resizing and a full-resolution head.

All inputs and outputs are NCHW RGB in 0-1; height and width are multiples of 8.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.nets.condition import Condition
from engine.nets.refinement import FaithfulRefine
from engine.nets.taps import FloatConv2d, ReluTap, Tap, UnitTap


class Gate(nn.Module):
    """Two parallel stride-2 convolutions and their product (section 2.1's ensemble): returns left, product, right."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.left = nn.Conv2d(inputs, outputs, 3, 2, 1)
        self.right = nn.Conv2d(inputs, outputs, 3, 2, 1)
        nn.init.constant_(self.right.bias, 0.5)  # type: ignore[arg-type]
        self.left_tap, self.right_tap, self.product_tap = ReluTap(), UnitTap(), ReluTap()

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        left = self.left_tap(self.left(x))
        right = self.right_tap(self.right(x))
        return left, self.product_tap(left * right), right


class Refine(nn.Module):
    """Refinement block: both branches of the source in one 3x3 convolution (the 1x1 branch is its centre), then the main path
    and the 1x1 shortcut. `kernel` is that of the last convolution."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 3, shifted: bool = False) -> None:
        super().__init__()
        self.spread = nn.Conv2d(inputs, 2 * inputs, 3, 1, 1)
        self.norm: nn.Module = nn.BatchNorm2d(2 * inputs)
        self.spread_tap = ReluTap()
        self.shift_tap = Tap() if shifted else None
        self.main1 = nn.Conv2d(2 * inputs, outputs, 3, 1, 1)
        self.main1_tap = ReluTap()
        self.main2 = nn.Conv2d(outputs, outputs, kernel, 1, kernel // 2)
        self.main2_tap = Tap()
        self.shortcut = nn.Conv2d(2 * inputs, outputs, 1)
        self.shortcut_tap = Tap()
        self.sum_tap = ReluTap()

    def forward(self, x: Tensor, shift: Tensor | None = None) -> Tensor:
        z = self.norm(self.spread(x))
        if self.shift_tap is not None and shift is not None:
            z = self.shift_tap(z) + shift
        z = self.spread_tap(z)
        main = self.main2_tap(self.main2(self.main1_tap(self.main1(z))))
        return self.sum_tap(main + self.shortcut_tap(self.shortcut(z)))  # type: ignore[no-any-return]

    def fold(self) -> None:
        """Put the batch norm into the convolution before it; the picture stays equal up to rounding."""
        if isinstance(self.norm, nn.BatchNorm2d):
            self.spread = torch.nn.utils.fusion.fuse_conv_bn_eval(self.spread.eval(), self.norm.eval())
            self.norm = nn.Identity()


class Fuse(nn.Module):
    """1x1 convolution over the concatenated inputs, shifted by the photo's code, then a refinement block."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.mix = nn.Conv2d(inputs, outputs, 1)
        self.mix_tap, self.out_tap = Tap(), ReluTap()
        self.refine = Refine(outputs, outputs)

    def forward(self, parts: list[Tensor], shift: Tensor) -> Tensor:
        return self.refine(self.out_tap(self.mix_tap(self.mix(torch.cat(parts, 1))) + shift))  # type: ignore[no-any-return]


class Up(nn.Module):
    """1x1 convolution and pixel shuffle by 2."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, 4 * outputs, 1)
        self.tap = ReluTap()

    def forward(self, x: Tensor) -> Tensor:
        return F.pixel_shuffle(self.tap(self.conv(x)), 2)


class DeployUNet(nn.Module):
    """The tile graph of the deploy form: `forward(image, code)`; `condition` makes the code from the thumbnail.

    width: channels at S/2; 16 has about 0.3 million parameters.
    """

    def __init__(self, width: int = 16) -> None:
        super().__init__()
        c = self.width = width
        self.shifts = (8 * c // 2, 2 * c, c)
        self.condition = Condition(sum(self.shifts))
        self.image_tap = UnitTap()
        self.code_tap = Tap()
        self.down1, self.refine2 = Gate(3, c), Refine(c, c)
        self.down2, self.refine4 = Gate(c, 2 * c), Refine(2 * c, 2 * c)
        self.neck = Refine(2 * c, 4 * c, kernel=1, shifted=True)
        self.up4, self.fuse4 = Up(4 * c, 2 * c), Fuse(8 * c, 2 * c)
        self.up2, self.fuse2 = Up(2 * c, c), Fuse(4 * c, c)
        self.head = FloatConv2d(c, 24, 3, 1, 1)
        self._initialise()

    def _initialise(self) -> None:
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
        nn.init.normal_(self.head.weight, std=1e-3)
        nn.init.zeros_(self.head.bias)  # type: ignore[arg-type]

    def forward(self, image: Tensor, code: Tensor) -> Tensor:
        neck_shift, shift4, shift2 = torch.split(self.code_tap(code), list(self.shifts), 1)
        left1, product1, right1 = self.down1(self.image_tap(image))
        s2 = self.refine2(product1)
        left2, product2, right2 = self.down2(s2)
        s4 = self.refine4(product2)
        neck = self.neck(F.max_pool2d(s4, 2), neck_shift)
        f4 = self.fuse4([self.up4(neck), s4, left2, right2], shift4)
        f2 = self.fuse2([self.up2(f4), s2, left1, right1], shift2)
        # The gain and offset of each of the 2x2 pixels are applied at half resolution, where 12 channels fill a cache line.
        gain, offset = torch.split(self.head(f2), 12, 1)
        return F.pixel_shuffle(F.pixel_unshuffle(image, 2) * (1.0 + gain) + offset, 2)

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        return self(image, self.condition(thumbnail))  # type: ignore[no-any-return]

    def fold(self) -> None:
        """Fold every batch norm; do this once, before quantisation and export."""
        for module in self.modules():
            if isinstance(module, Refine):
                module.fold()


class FaithfulUNet(nn.Module):
    """The source's network (sections 2.1 and 2.2): 230,083 parameters at width 16, 915,331 at width 32."""

    def __init__(self, width: int = 16) -> None:
        super().__init__()
        c = self.width = width
        self.left1, self.right1 = nn.Conv2d(3, c, 3, 2, 1), nn.Conv2d(3, c, 3, 2, 1)
        self.left2, self.right2 = nn.Conv2d(c, 2 * c, 3, 2, 1), nn.Conv2d(c, 2 * c, 3, 2, 1)
        self.refine2, self.refine4 = FaithfulRefine(c, c), FaithfulRefine(2 * c, 2 * c)
        self.neck = FaithfulRefine(2 * c, 4 * c)
        self.up1, self.up2, self.up3 = nn.Conv2d(4 * c, 2 * c, 3, 1, 1), nn.Conv2d(2 * c, c, 3, 1, 1), nn.Conv2d(c, c, 3, 1, 1)
        self.mix4, self.mix2 = nn.Conv2d(8 * c, 2 * c, 1), nn.Conv2d(4 * c, c, 1)
        self.fuse4, self.fuse2 = FaithfulRefine(2 * c, 2 * c), FaithfulRefine(c, c)
        self.head = nn.Conv2d(c, 3, 3, 1, 1)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, a=0.2, nonlinearity="leaky_relu")
                nn.init.zeros_(module.bias)  # type: ignore[arg-type]

    def forward(self, image: Tensor) -> Tensor:
        left1, right1 = torch.tanh(self.left1(image)), torch.tanh(self.right1(image))
        s2 = self.refine2(left1 * right1)
        left2, right2 = torch.tanh(self.left2(s2)), torch.tanh(self.right2(s2))
        s4 = self.refine4(left2 * right2)
        neck = self.neck(F.max_pool2d(s4, 2))
        up1 = self.up1(F.interpolate(neck, size=s4.shape[2:]))
        f4 = self.fuse4(self.mix4(torch.cat([up1, s4, left2, right2], 1)))
        up2 = self.up2(F.interpolate(f4, size=s2.shape[2:]))
        f2 = self.fuse2(self.mix2(torch.cat([up2, s2, left1, right1], 1)))
        up3 = self.up3(F.interpolate(f2, size=image.shape[2:]))
        return image + self.head(up3)

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        """The thumbnail is not needed: instance norm takes its statistics from the image itself."""
        del thumbnail
        return self(image)  # type: ignore[no-any-return]
