"""Contrast-limited adaptive histogram equalisation of luminance, and gamma: the smallest example of a classical method."""

from engine.core.method import Method, Solver, Task, Tiling, Variant
from engine.core.params import FloatParam, IntParam
from engine.core.precision import Precision


def _solver() -> Solver:
    from engine.methods.hist_gamma.solver import HistGamma

    return HistGamma()


METHOD = Method(
    id="hist_gamma",
    name="Contrast and gamma",
    task=Task.TONE,
    summary="Spreads the tones of each part of the photo without shifting its colours. Needs no trained weights.",
    variants=(Variant("default", "Standard", "Equalises luminance in a grid of overlapping fields."),),
    precisions=(Precision.FP32,),
    params=(
        FloatParam("amount", "Amount", "How much of the equalised tones is mixed in.", 0.7, 0.0, 1.0),
        FloatParam("clip_limit", "Contrast limit", "How steep a tone curve may become; 1 changes nothing.", 2.0, 1.0, 8.0, 0.1),
        IntParam("grid", "Fields", "Fields along each side with a tone curve of their own; 1 treats the photo as a whole.", 6, 1, 16),
        FloatParam("gamma", "Gamma", "Above 1 lightens the middle tones, below 1 darkens them.", 1.0, 0.4, 2.5, 0.05),
    ),
    tiling=Tiling.TILES,
    measure_size=1024,
    solver=_solver,
)
