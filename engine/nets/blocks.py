"""Moving 2x2 blocks of pixels into channels and back, in the order that ONNX calls DCR: channel (dy * 2 + dx) * c + colour.

In torch these are plain reshapes; the exporter writes them as the single nodes SpaceToDepth and DepthToSpace, and a convolution
padded at the top and left only as one Conv, for which torch itself would write a chain of nodes.
"""

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F


def space_to_depth(x: Tensor) -> Tensor:
    """(n, c, 2h, 2w) to (n, 4c, h, w)."""
    if torch.onnx.is_in_onnx_export():
        return _SpaceToDepth.apply(x)  # type: ignore[no-any-return, no-untyped-call]
    return _gather(x)


def depth_to_space(x: Tensor) -> Tensor:
    """(n, 4c, h, w) to (n, c, 2h, 2w), the inverse of `space_to_depth`."""
    if torch.onnx.is_in_onnx_export():
        return _DepthToSpace.apply(x)  # type: ignore[no-any-return, no-untyped-call]
    return _scatter(x)


class BlockConv2d(nn.Conv2d):
    """A 2x2 convolution over blocks, zero-padded at the top and left: what a 3x3 convolution of stride 2 and padding 1 over the
    pixels is after `space_to_depth`."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__(inputs, outputs, 2)

    def forward(self, x: Tensor) -> Tensor:
        if torch.onnx.is_in_onnx_export():
            return _BlockConv.apply(x, self.weight, self.bias)  # type: ignore[no-any-return, no-untyped-call]
        return F.conv2d(F.pad(x, (1, 0, 1, 0)), self.weight, self.bias)

    @classmethod
    def from_strided(cls, weight: Tensor, bias: Tensor) -> "BlockConv2d":
        """The same convolution as 3x3 weights (o, c, 3, 3) with stride 2 and padding 1."""
        outputs, colours = weight.shape[:2]
        made = cls(4 * colours, outputs)
        with torch.no_grad():
            made.weight.zero_()
            made.bias.copy_(bias)  # type: ignore[union-attr]
            for ky in range(3):
                for kx in range(3):
                    dy, dx = (ky + 1) % 2, (kx + 1) % 2
                    first = (2 * dy + dx) * colours
                    made.weight[:, first : first + colours, (ky + 1) // 2, (kx + 1) // 2] = weight[:, :, ky, kx]
        return made


def _gather(x: Tensor) -> Tensor:
    n, c, h, w = x.shape
    return x.reshape(n, c, h // 2, 2, w // 2, 2).permute(0, 3, 5, 1, 2, 4).reshape(n, 4 * c, h // 2, w // 2)


def _scatter(x: Tensor) -> Tensor:
    n, c, h, w = x.shape
    return x.reshape(n, 2, 2, c // 4, h, w).permute(0, 3, 4, 1, 5, 2).reshape(n, c // 4, 2 * h, 2 * w)


class _SpaceToDepth(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        return _gather(x)

    @staticmethod
    def symbolic(g: Any, x: Any) -> Any:
        return g.op("SpaceToDepth", x, blocksize_i=2)


class _DepthToSpace(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        return _scatter(x)

    @staticmethod
    def symbolic(g: Any, x: Any) -> Any:
        return g.op("DepthToSpace", x, blocksize_i=2, mode_s="DCR")


class _BlockConv(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        return F.conv2d(F.pad(x, (1, 0, 1, 0)), weight, bias)

    @staticmethod
    def symbolic(g: Any, x: Any, weight: Any, bias: Any) -> Any:
        return g.op("Conv", x, weight, bias, kernel_shape_i=[2, 2], pads_i=[1, 1, 0, 0], strides_i=[1, 1])
