"""How `dped_resnet` is trained: FP32 on photos aged by the phone look, then INT8 with the FP32 network as its teacher.

Who has the DPED data set trains on it instead (`--data DIR --phone iphone`), with the source's losses by `losses=source` and its own
network by `form=faithful channels=64`. See `card.md` for what was measured where.
"""

from dataclasses import dataclass

from engine.methods.dped_resnet import METHOD
from engine.nets.dped import Design
from engine.training.dped import DpedOptions, dped_recipe


@dataclass(frozen=True)
class Options(DpedOptions):
    """DPED has no settings that DPED+ has not."""


RECIPE = dped_recipe(METHOD, Options, lambda options: Design(options.channels, skip=options.skip))
