"""LIME: the illumination of a dark photo is estimated as a map and divided out. A classical method, without weights."""

from engine.core.method import Method, Solver, Task, Tiling, Variant
from engine.core.params import ChoiceParam, FloatParam
from engine.core.precision import Precision
from engine.methods.lime.options import Solving, Strategy


def _solver() -> Solver:
    from engine.methods.lime.solver import Lime

    return Lime()


METHOD = Method(
    id="lime",
    name="Lift shadows",
    task=Task.DARK,
    summary="Brightens what lies in the dark and leaves what is bright. Needs no trained weights.",
    variants=(Variant("default", "Standard", "Estimates the light that falls on each part of the photo and evens it out."),),
    precisions=(Precision.FP32,),
    params=(
        FloatParam("gamma", "Brightening", "How much of the darkness is taken away; 0 changes nothing.", 0.9, 0.0, 1.0),
        FloatParam("denoise", "Noise", "How much noise is smoothed away where the photo was lifted.", 0.3, 0.0, 1.0),
        FloatParam("smoothness", "Smoothness", "Higher lifts larger areas as one; lower follows every shade.", 0.15, 0.01, 1.0),
        ChoiceParam("strategy", "Edges", "What light and shade are told apart by.", Strategy.STRUCTURE),
        ChoiceParam("solver", "Solver", "Quick takes a second; exact keeps edges sharper and takes several.", Solving.QUICK),
    ),
    tiling=Tiling.TILES,
    halo=15,
    measure_size=1024,
    solver=_solver,
)
