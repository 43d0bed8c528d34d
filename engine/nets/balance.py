"""Scaling channels inside a trained network so that INT8 tensors fill fixed ranges; the picture stays equal up to rounding.

Between a convolution and the convolutions that read it a channel may be divided by anything and multiplied again: ReLU, products
with a gate and concatenation let a positive factor pass. With every part of a concatenation in 0-1 all of them share one scale, and
moving them needs no new rounding. Used on the folded network before quantizers are put in.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

QUIETEST = 0.02
"""A channel is never scaled up by more than its tensor's loudest channel divided by this: dead channels stay small."""


@dataclass(frozen=True)
class Link:
    """Channels that may be scaled freely: divided where they are made (rows of `makers`), multiplied where they are read
    (columns of `readers`, from the given first column). `copies` rows in a row make one channel (pixel shuffle). `others`: further
    taps that the same channels pass, scaled along: the parts of a sum, or the later stations of a residual stream."""

    channels: int
    makers: tuple[nn.Conv2d, ...]
    readers: tuple[tuple[nn.Conv2d, int], ...]
    copies: int = 1
    others: tuple[str, ...] = ()


def balance(links: Mapping[str, Link], maxima: Mapping[str, Tensor]) -> None:
    """Scale channels so that each linked tap's lie in 0-1 and use it as far as possible.

    links: by the name of a tap behind the makers, whose first `channels * copies` channels are meant. maxima: for every tap the
    largest magnitude in each of its channels, (channels of the tap,), as it is now.
    """
    with torch.no_grad():
        for name, link in links.items():
            top = _tops(maxima[name], link)
            # A sum may stay near 0 while its parts are large and cancel: scaled by the sum alone they would need a huge range.
            for other in link.others:
                top = torch.maximum(top, _tops(maxima[other], link))
            scale = torch.clamp(top, min=max(QUIETEST * float(top.max()), 1e-6))
            rows = scale.repeat_interleave(link.copies)
            for maker in link.makers:
                assert maker.bias is not None
                maker.weight[: len(rows)] /= rows.reshape(-1, 1, 1, 1)
                maker.bias[: len(rows)] /= rows
            for reader, first in link.readers:
                reader.weight[:, first : first + link.channels] *= scale.reshape(1, -1, 1, 1)


def _tops(maxima: Tensor, link: Link) -> Tensor:
    return maxima[: link.channels * link.copies].reshape(link.channels, link.copies).amax(1)
