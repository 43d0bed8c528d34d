"""The baseline of all camera looks: DPED's residual generator, which turns a phone's photo into a camera's.

After "DSLR-Quality Photos on Mobile Devices with Deep Convolutional Networks" (arXiv 1704.02470), in a deploy form of our own; see
`card.md` and `engine/nets/dped.py`.
"""

from engine.core.method import Method, Task, Tiling, Variant
from engine.core.precision import Precision

METHOD = Method(
    id="dped_resnet",
    name="DPED",
    task=Task.PHONE_LOOK,
    summary="The classic among camera looks: colour, light and a little clarity for photos from old phones.",
    variants=(Variant("phone", "Old phone", "Trained on the colour response, noise and blur of phones of about 2009."),),
    precisions=(Precision.FP32, Precision.PTQ, Precision.QAT),
    tiling=Tiling.TILES,
    halo=28,
    multiple_of=2,
    measure_size=64,
)
