"""The refinement block of QATIE and of LL-UNet++ (section 2.2), in the sources' form; the forms that ship have their own, for integers.

Used in training and for tables only.
"""

import torch
from torch import Tensor, nn


class FaithfulRefine(nn.Module):
    """Section 2.2 of the source as it stands: 3x3 with instance norm beside a 1x1, concatenated, main path and shortcut."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.branch_a = nn.Sequential(nn.Conv2d(inputs, inputs, 3, 1, 1), nn.InstanceNorm2d(inputs, affine=True), nn.LeakyReLU(0.2))
        self.branch_b = nn.Conv2d(inputs, inputs, 1)
        self.main = nn.Sequential(
            nn.Conv2d(2 * inputs, outputs, 3, 1, 1), nn.LeakyReLU(0.2), nn.Conv2d(outputs, outputs, 3, 1, 1), nn.LeakyReLU(0.2)
        )
        self.shortcut = nn.Conv2d(2 * inputs, outputs, 1)

    def forward(self, x: Tensor) -> Tensor:
        z = torch.cat([self.branch_a(x), self.branch_b(x)], 1)
        return self.main(z) + self.shortcut(z)  # type: ignore[no-any-return]
