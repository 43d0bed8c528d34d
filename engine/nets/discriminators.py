"""Networks that tell an enhanced picture from a photographed one; they exist while a recipe trains and are never exported.

How they are trained, and what a network learns from them, is in `engine.training.learned_losses`.
"""

from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.parametrizations import spectral_norm


class PatchJudge(nn.Module):
    """DPED's discriminator (section 1.2), 7.36 million parameters: (n, 1, side, side) luma in 0-1 to (n, 2) logits; the first says
    "photographed", the second "enhanced".

    LeakyReLU 0.2 and after it instance norm (affine, epsilon 1e-3), except after the first convolution. side: of the patches, in pixels;
    the fully connected layer fits no other. widths, first_kernel: PPCN's (section 1.9) are (64, 128, 192, 192, 256, 256) with a stride of
    2 in the fifth, and 9.
    """

    STRIDES = (4, 2, 1, 1, 2, 1)
    KERNELS = (5, 3, 3, 3, 3)

    def __init__(self, side: int = 100, widths: tuple[int, ...] = (48, 128, 192, 192, 128), first_kernel: int = 11) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        inputs = 1
        for index, (width, kernel) in enumerate(zip(widths, (first_kernel, *self.KERNELS), strict=False)):
            stride = self.STRIDES[index]
            layers += [nn.Conv2d(inputs, width, kernel, stride, kernel // 2), nn.LeakyReLU(0.2)]
            layers += [nn.InstanceNorm2d(width, eps=1e-3, affine=True)] if index else []
            inputs, side = width, (side - 1) // stride + 1
        self.features = nn.Sequential(*layers)
        self.verdict = nn.Sequential(nn.Flatten(), nn.Linear(inputs * side * side, 1024), nn.LeakyReLU(0.2), nn.Linear(1024, 2))
        for module in self.modules():
            if isinstance(module, (nn.Conv2d, nn.Linear)):
                nn.init.trunc_normal_(module.weight, std=0.01)
                nn.init.constant_(module.bias, 0.01)  # type: ignore[arg-type]

    def forward(self, grey: Tensor) -> Tensor:
        return self.verdict(self.features(grey))  # type: ignore[no-any-return]


class UNetJudge(nn.Module):
    """A U-Net with spectral norm (Real-ESRGAN's, 64 wide there): (n, channels, h, w) pictures in 0-1 to (n, 1, h, w) logits, one a pixel,
    positive for "photographed". Height and width are multiples of 8.
    """

    def __init__(self, width: int = 64, channels: int = 3) -> None:
        super().__init__()
        w = width
        self.first = nn.Conv2d(channels, w, 3, 1, 1)
        self.down = nn.ModuleList(_normed(w << i, w << (i + 1), 4, 2) for i in range(3))
        self.up = nn.ModuleList(_normed(w << (i + 1), w << i, 3, 1) for i in (2, 1, 0))
        self.refine = nn.ModuleList(_normed(w, w, 3, 1) for _ in range(2))
        self.last = nn.Conv2d(w, 1, 3, 1, 1)

    def forward(self, picture: Tensor) -> Tensor:
        x = F.leaky_relu(self.first(picture), 0.2)
        skips = []
        for conv in self.down:
            skips.append(x)
            x = F.leaky_relu(conv(x), 0.2)
        for conv in self.up:
            enlarged = F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
            x = F.leaky_relu(conv(enlarged), 0.2) + skips.pop()
        for conv in self.refine:
            x = F.leaky_relu(conv(x), 0.2)
        return self.last(x)  # type: ignore[no-any-return]


def _normed(inputs: int, outputs: int, kernel: int, stride: int) -> nn.Module:
    conv: nn.Module = spectral_norm(nn.Conv2d(inputs, outputs, kernel, stride, 1, bias=False))
    return conv
