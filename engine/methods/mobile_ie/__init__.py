"""The smallest network here: photos taken in the dark, and phone photos, in an instant; also the preview of heavier methods.

After "MobileIE: An Extremely Lightweight and Effective ConvNet for Real-Time Image Enhancement on Mobile Devices" (arXiv 2507.01838);
see `card.md` and `net.py`.
"""

from engine.core.method import Method, Task, Tiling, Variant
from engine.core.precision import Precision

METHOD = Method(
    id="mobile_ie",
    name="Instant",
    task=Task.DARK,
    summary="The same look as the large methods in a fraction of their time, by four thousand weights.",
    variants=(
        Variant("night", "Night", "Brightens photos taken with far too little light.", task=Task.DARK),
        Variant("phone", "Old phone", "Gives photos from old phones the colour and light of a good camera.", task=Task.PHONE_LOOK),
    ),
    precisions=(Precision.FP32, Precision.PTQ, Precision.QAT),
    tiling=Tiling.TILES,
    halo=6,
    multiple_of=2,
    measure_size=64,
    instant=True,
)
