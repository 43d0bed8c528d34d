"""Night shots: a nested U-Net that lifts dark photos and takes out the noise that comes up with them.

After LL-UNet++ (UNet++ with refinement blocks, five levels), in a deploy form of our own; see `card.md` and `net.py`.
"""

from engine.core.method import Method, Task, Tiling, Variant
from engine.core.precision import Precision

METHOD = Method(
    id="ll_unet_pp",
    name="Night shot",
    task=Task.DARK,
    summary="Brightens photos taken with too little light, clears the noise out of their shadows and keeps lamps as they are.",
    variants=(Variant("night", "Night", "Trained on photographs darkened by a model of the sensor, up to six stops."),),
    precisions=(Precision.FP32, Precision.PTQ, Precision.QAT),
    tiling=Tiling.TILES,
    halo=32,
    multiple_of=32,
    measure_size=64,
)
