"""Starts the folder of a new method: `sh packaging/dev new-method NAME [--network]`. What it writes works at once.

A classical method that hands every tile back as it is, or with --network a small network with the recipe by which it is trained,
quantised and exported; README.md says how to go on from there. Writes only into the new folder; the line in METHODS is left to you,
since its place there is its place in the lists.
"""

import re
import sys
from collections.abc import Mapping
from pathlib import Path

METHODS = Path(__file__).resolve().parents[1] / "engine" / "methods"

DECLARATION = '''"""{title}: in one sentence, what it does to a photo.

The declaration only: importing it loads neither torch nor onnxruntime.
"""

from engine.core.method import Method, Solver, Task, Variant
from engine.core.params import FloatParam
from engine.core.precision import Precision


def _solver() -> Solver:
    from engine.methods.{name}.solver import {stem}Solver

    return {stem}Solver()


METHOD = Method(
    id="{name}",
    name="{title}",
    task=Task.TONE,
    summary="One sentence the window shows under the name.",
    variants=(Variant("default", "Standard", "What is special about this one."),),
    precisions=(Precision.FP32,),
    params=(FloatParam("amount", "Amount", "How much of it.", default=1.0, minimum=0.0, maximum=1.0),),
    solver=_solver,
)
'''

SOLVER = '''"""The arithmetic of {title}: pure numpy, no state, callable from several threads at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.method import Image, Region
from engine.core.params import ParamValue


@dataclass(frozen=True)
class Measured:
    """What the whole photo told us; every tile gets the same, which is why tiles agree."""

    amount: float


class {stem}Solver:
    """See `engine.core.method.Solver`."""

    def measure(self, rgb: Image, params: Mapping[str, ParamValue]) -> Measured:
        """Look at a reduced copy of the whole photo."""
        return Measured(float(params["amount"]))

    def apply(self, tile: Image, region: Region, measured: Measured) -> Image:
        """Enhance one tile, (height, width, 3) float32 in 0-1."""
        return tile
'''

NETWORK_DECLARATION = '''"""{title}: in one sentence, what it does to a photo.

The declaration only: importing it loads neither torch nor onnxruntime.
"""

from engine.core.method import Method, Task, Tiling, Variant
from engine.core.precision import Precision

METHOD = Method(
    id="{name}",
    name="{title}",
    task=Task.TONE,
    summary="One sentence the window shows under the name.",
    variants=(Variant("default", "Standard", "What is special about these weights."),),
    precisions=(Precision.FP32, Precision.PTQ, Precision.QAT),
    tiling=Tiling.TILES,
    # How far the network looks: at least as many pixels as its receptive field reaches to each side.
    halo=16,
    multiple_of=2,
    measure_size=64,
)
'''

NET = '''"""The network of {title}. Input and output are NCHW RGB in 0-1; height and width are multiples of 2.

Written once for all precisions: a tap stands wherever INT8 stores a tensor (`engine.nets.taps`).
"""

from torch import Tensor, nn
from torch.nn import functional as F

from engine.nets.taps import FloatConv2d, ReluTap, UnitTap


class {stem}Net(nn.Module):
    """Three convolutions at half resolution; the last gives what is added to the photo, in FP32 in every precision.

    A child called `condition` would see the thumbnail of the whole photo, once, and `forward` would get its code as a second argument.
    """

    def __init__(self, width: int = 16) -> None:
        super().__init__()
        self.image_tap, self.first_tap, self.second_tap = UnitTap(), ReluTap(), ReluTap()
        self.first = nn.Conv2d(3, width, 3, 2, 1)
        self.second = nn.Conv2d(width, width, 3, 1, 1)
        self.head = FloatConv2d(width, 12, 3, 1, 1)
        # Untrained, it leaves the photo as it is.
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)  # type: ignore[arg-type]

    def forward(self, image: Tensor) -> Tensor:
        x = self.first_tap(self.first(self.image_tap(image)))
        x = self.second_tap(self.second(x))
        return image + F.pixel_shuffle(self.head(x), 2)

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        """What training and losses call; here the thumbnail is not needed."""
        del thumbnail
        return self(image)  # type: ignore[no-any-return]
'''

RECIPE = '''"""How `{name}` is trained: on which photos, with which loss. See `card.md` for what was measured where."""

import copy
from dataclasses import dataclass

from engine.core.training_plan import DegradationKind
from engine.methods.{name} import METHOD
from engine.methods.{name}.net import {stem}Net
from engine.training.losses import camera_loss
from engine.training.options import TrainOptions, option
from engine.training.patches import PatchOptions
from engine.training.recipe import Recipe, compared


@dataclass(frozen=True)
class Options(TrainOptions):
    """Settings beside the common ones; `heliograph train {name} --describe` lists them."""

    width: int = option(16, "channels at half resolution", 4, 64)


RECIPE = Recipe(
    method=METHOD,
    options=Options,
    name=lambda options: f"{name}{{options.width}}",
    network=lambda options: {stem}Net(options.width),
    # What runs in INT8: a copy, since the FP32 network is its teacher. Norms would be folded by `fold` before.
    integer=copy.deepcopy,
    loss=lambda options: compared(camera_loss()),
    cut=lambda options: PatchOptions(size=options.patch),
    # Those that suit it, its own first.
    degradations=(DegradationKind.LOW_LIGHT,),
    training_data="Which photographs the weights that ship were trained on, in one sentence",
)
'''

CARD = """# {title}

## What it does
To whom, with what, and with which parameters.

## Source
The paper or idea it follows, and what differs here.

## Training data
None: no trained weights. Otherwise which photographs, and under which licence.

## Licence
As Heliograph.

## Limits
What it does badly.

## Measured quality
The table of `heliograph evaluate {name}`.
"""


CLASSICAL: Mapping[str, str] = {"__init__.py": DECLARATION, "solver.py": SOLVER, "card.md": CARD}
NETWORK: Mapping[str, str] = {"__init__.py": NETWORK_DECLARATION, "net.py": NET, "recipe.py": RECIPE, "card.md": CARD}


def write_method(folder: Path, templates: Mapping[str, str]) -> None:
    """Make `folder`; its name is the method's id."""
    name = folder.name
    words = {"name": name, "title": name.replace("_", " ").capitalize(), "stem": "".join(word.capitalize() for word in name.split("_"))}
    folder.mkdir()
    for file, text in templates.items():
        (folder / file).write_text(text.format(**words), encoding="utf-8")


def main() -> int:
    network = "--network" in sys.argv[1:]
    names = [word for word in sys.argv[1:] if word != "--network"]
    if len(names) != 1 or not re.fullmatch(r"[a-z][a-z0-9_]*", names[0]):
        print("Usage: sh packaging/dev new-method NAME [--network], NAME in lower case letters, digits, underscores.", file=sys.stderr)
        return 2
    name = names[0]
    folder = METHODS / name
    if folder.exists():
        print(f"engine/methods/{name} is there already.", file=sys.stderr)
        return 1
    write_method(folder, NETWORK if network else CLASSICAL)
    print(f"engine/methods/{name} is there. Now add its METHOD to METHODS in engine/methods/__init__.py,")
    if network:
        print(f"train it: sh packaging/dev train {name} --photos DIR --start scratch, ")
    print(f"and run: sh packaging/dev test tests/methods -k {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
