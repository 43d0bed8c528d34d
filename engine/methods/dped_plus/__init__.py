"""A lighter re-make of DPED: features seen at four degrees of blur, and separable convolutions of a fraction of the work.

After the slides "DPED+" (methods, section 6.1), in a deploy form of our own; see `card.md` and `engine/nets/dped.py`.
"""

from engine.core.method import Method, Task, Tiling, Variant
from engine.core.precision import Precision

METHOD = Method(
    id="dped_plus",
    name="DPED+",
    task=Task.PHONE_LOOK,
    summary="A lighter DPED that looks at several degrees of sharpness at once: colour, light and contrast for photos from old phones.",
    variants=(Variant("phone", "Old phone", "Trained on the colour response, noise and blur of phones of about 2009."),),
    precisions=(Precision.FP32, Precision.PTQ, Precision.QAT),
    tiling=Tiling.TILES,
    halo=40,
    multiple_of=2,
    measure_size=64,
)
