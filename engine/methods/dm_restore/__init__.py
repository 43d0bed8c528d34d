"""Real detail for soft and noisy photos, at their own size, by the lightweight dense-modulation network.

After "A Lightweight Image Enhancement Network with Dense Modulation" (arXiv 2205.00853); see `card.md` and `net.py`.
"""

from engine.core.method import Method, StrengthWords, Task, Tiling, Variant
from engine.core.precision import Precision

METHOD = Method(
    id="dm_restore",
    name="Detail",
    task=Task.DETAIL,
    summary="Takes blur, noise and compression out of soft photos and gives edges and textures back; colours stay as they are.",
    variants=(
        Variant(
            "detail",
            "Detail",
            "From what is certain to what is likely: the strength says how much may be invented.",
            gentle="faithful",
            strength=StrengthWords(
                "Faithful", "More detail", "How much of what the photo only hints at may be invented. The method does not run again."
            ),
        ),
        Variant("faithful", "Faithful detail", "Only what the photo itself bears witness to; never an invented texture."),
    ),
    precisions=(Precision.FP32, Precision.PTQ, Precision.QAT),
    tiling=Tiling.TILES,
    halo=64,
    multiple_of=4,
    measure_size=64,
)
