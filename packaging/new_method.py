"""Starts the folder of a new method: `sh packaging/dev new-method NAME`. What it writes works at once and changes nothing.

The result is a classical method that hands every tile back as it is; README.md says how to go on from there. Writes only into the new
folder; the line in METHODS is left to you, since its place there is its place in the lists.
"""

import re
import sys
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
    # A network would list FP32, PTQ and QAT, declare its halo and multiple_of, and have no solver.
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


def main() -> int:
    if len(sys.argv) != 2 or not re.fullmatch(r"[a-z][a-z0-9_]*", sys.argv[1]):
        print("Usage: sh packaging/dev new-method NAME, with NAME in lower case letters, digits and underscores.", file=sys.stderr)
        return 2
    name = sys.argv[1]
    folder = METHODS / name
    if folder.exists():
        print(f"engine/methods/{name} is there already.", file=sys.stderr)
        return 1
    words = {"name": name, "title": name.replace("_", " ").capitalize(), "stem": "".join(word.capitalize() for word in name.split("_"))}
    folder.mkdir()
    for file, text in (("__init__.py", DECLARATION), ("solver.py", SOLVER), ("card.md", CARD)):
        (folder / file).write_text(text.format(**words), encoding="utf-8")
    print(f"engine/methods/{name} is there. Now add its METHOD to METHODS in engine/methods/__init__.py,")
    print(f"and run: sh packaging/dev test tests/methods -k {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
