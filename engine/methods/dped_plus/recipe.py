"""How `dped_plus` is trained: as DPED is, with the slides' contrast term; FP32 first, then INT8 with the FP32 network as its teacher.

The slides train on DPED and on night pairs of their own, which nobody else has. See `card.md` for what was measured where.
"""

from dataclasses import dataclass

from engine.methods.dped_plus import METHOD
from engine.nets.dped import Design
from engine.training.dped import DpedOptions, dped_recipe
from engine.training.options import option


@dataclass(frozen=True)
class Options(DpedOptions):
    """What DPED+ changes in DPED, each part of which can be left out."""

    slope: float = option(0.005, "slope of the activations' negative side", 0.0, 0.5)
    separable: bool = option(True, "depthwise 3x3 and 1x1 in place of each 3x3 convolution")
    filtered: bool = option(True, "the first features pass a bank of Gaussian kernels")
    contrast: float = option(0.5, "weight of the distance of the histograms of luma", 0.0)


RECIPE = dped_recipe(
    METHOD,
    Options,
    lambda options: Design(options.channels, options.slope, options.separable, options.filtered, options.skip),
)
