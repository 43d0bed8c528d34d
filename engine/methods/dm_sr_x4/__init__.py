"""Enlarging x4 by the lightweight dense-modulation network.

After "A Lightweight Image Enhancement Network with Dense Modulation" (arXiv 2205.00853); see `card.md` and `net.py`.
"""

from engine.core.method import Method, Task, Tiling, Variant
from engine.core.params import THOROUGH
from engine.core.precision import Precision

METHOD = Method(
    id="dm_sr_x4",
    name="Enlarge",
    task=Task.SMALL,
    summary="Makes small photos four times as wide and high, with the edges and textures that enlarging usually loses.",
    variants=(
        Variant("real", "Old camera", "For soft, noisy, strongly compressed photos of early digital cameras and phones."),
        Variant("online", "Compressed", "For clean small photos that were made small and saved as JPEG, as online platforms do."),
    ),
    precisions=(Precision.FP32, Precision.PTQ, Precision.QAT),
    params=(THOROUGH,),
    tiling=Tiling.TILES,
    scale=4,
    sizes=(2, 3, 4),
    halo=16,
    multiple_of=1,
    measure_size=64,
)
