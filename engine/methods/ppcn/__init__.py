"""Camera look for phone photos by PPCN, the perception-preserving convolutional networks: a tiny student and its teacher.

After Zheng222/PPCN (second place of the PIRM 2018 challenge's enhancement track); see `card.md` and `net.py`.
"""

from engine.core.method import Method, Task, Tiling, Variant
from engine.core.precision import Precision

METHOD = Method(
    id="ppcn",
    name="Quick camera look",
    task=Task.PHONE_LOOK,
    summary="Gives photos from old phones a camera's light, colour and clarity with a very small network.",
    variants=(
        Variant("student", "Quick", "The smallest and fastest; it learned from the larger one."),
        Variant("teacher", "Thorough", "Eight times the work, and better at noise and at local contrast."),
    ),
    precisions=(Precision.FP32, Precision.PTQ, Precision.QAT),
    tiling=Tiling.TILES,
    halo=16,
    multiple_of=2,
    measure_size=64,
)
