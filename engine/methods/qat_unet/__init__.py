"""The flagship: a U-Net with gated encoder and multi-scale refinement that gives phone photos a camera's look.

After "Bridging the Training-Deployment Gap: Gated Encoding and Multi-Scale Refinement for Efficient Quantization-Aware Image
Enhancement" (arXiv 2604.21743), in a deploy form of our own; see `card.md` and `net.py`.
"""

from engine.core.method import Method, Task, Tiling, Variant
from engine.core.precision import Precision

METHOD = Method(
    id="qat_unet",
    name="Camera look",
    task=Task.PHONE_LOOK,
    summary="Gives photos from old phones the colour, light and clarity of a good camera.",
    variants=(Variant("phone", "Old phone", "Trained on the colour response, noise and blur of phones of about 2009."),),
    precisions=(Precision.FP32, Precision.PTQ, Precision.QAT),
    tiling=Tiling.TILES,
    halo=64,
    multiple_of=8,
    measure_size=64,
)
