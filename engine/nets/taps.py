"""The places where an INT8 network rounds, as modules of the network itself.

A network is written once, with a tap wherever a tensor is stored in INT8 later. In FP32 a `Tap` is nothing and a `ReluTap` or
`UnitTap` is an ordinary activation. `engine.training.qat` puts a `quantizer` into each tap; the tap then applies only that:
the clipping of an unsigned quantizer whose zero point is 0 is the ReLU (and with a scale of 1/255 the clip to 0-1), so that the
exported graph needs no activation nodes and every convolution is followed directly by its QuantizeLinear.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class Tap(nn.Module):
    """A tensor that INT8 stores with an affine range; the identity in FP32."""

    unsigned = False
    """True: the range starts at exactly 0 (zero point 0), so the quantizer clips negative values."""
    stored = True
    """False: no quantizer is ever put here."""
    fixed_maximum: float | None = None
    """The range's upper end when it is known beforehand and must not be learned."""

    def __init__(self) -> None:
        super().__init__()
        self.quantizer: nn.Module | None = None

    def activation(self, x: Tensor) -> Tensor:
        return x

    def forward(self, x: Tensor) -> Tensor:
        if self.quantizer is None:
            return self.activation(x)
        return self.quantizer(x)  # type: ignore[no-any-return]


class Through(Tap):
    """A tap taken out of use: nothing is stored here, in no precision."""

    stored = False


class ReluTap(Tap):
    """ReLU in FP32; in INT8 the ReLU is the quantizer's clipping at its zero point 0."""

    unsigned = True

    def activation(self, x: Tensor) -> Tensor:
        return torch.relu(x)


class LeakyTap(Tap):
    """LeakyReLU in every precision; the rounding comes behind it. A convolution before it is not followed directly by its rounding, so
    that onnxruntime's CPU provider leaves it in float (OpenVINO does not)."""

    def __init__(self, slope: float) -> None:
        super().__init__()
        self.slope = slope

    def activation(self, x: Tensor) -> Tensor:
        return F.leaky_relu(x, self.slope)

    def forward(self, x: Tensor) -> Tensor:
        x = self.activation(x)
        return x if self.quantizer is None else self.quantizer(x)


class UnitTap(Tap):
    """Clip to 0-1 in FP32; in INT8 a fixed range 0-1 (scale 1/255, zero point 0), exact for 8-bit images."""

    unsigned = True
    fixed_maximum = 1.0

    def activation(self, x: Tensor) -> Tensor:
        return torch.clamp(x, 0.0, 1.0)


class BalancedTap(ReluTap):
    """ReLU in FP32; in INT8 the fixed range 0-1, which the weights before it are scaled to meet, so that tensors of one
    concatenation share one scale (a provider can only then keep the convolution behind it in integers)."""

    fixed_maximum = 1.0


class FloatConv2d(nn.Conv2d):
    """A convolution that stays in FP32 in every precision (the head): quantisation leaves its weights alone."""
