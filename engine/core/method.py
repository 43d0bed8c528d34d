"""What a method declares about itself. The runner obeys; nobody asks a method's name to decide how to run it.

A network method's graphs are found through its model folder's manifest; a classical method brings a `Solver`. Either way the
work has two steps: `measure` once for the photo (whatever depends on the whole of it), then `apply` tile by tile, so that tiles
agree by construction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.core.errors import UsageError
from engine.core.params import Param, ParamValue
from engine.core.precision import Precision
from engine.core.sentences import said, term

Image = NDArray[np.float32]
"""(height, width, 3) float32 RGB, encoded values, 0-1."""


class Task(Enum):
    """What is wrong with the photo, in the user's words: the first thing the window asks."""

    PHONE_LOOK = "Phone look"
    TONE = "Flat or dull"
    DARK = "Dark"
    SMALL = "Small"
    DETAIL = "Soft or noisy"
    FADED = "Faded print"
    FACES = "Faces"


class Tiling(Enum):
    """TILES: tile with the declared halo. WHOLE: the method must see the photo in one piece."""

    TILES = "tiles"
    WHOLE = "whole"


@dataclass(frozen=True)
class Region:
    """A rectangle of the photo in pixels: left, top, width, height, inside a photo of photo_width x photo_height."""

    left: int
    top: int
    width: int
    height: int
    photo_width: int
    photo_height: int


class Solver(Protocol):
    """The arithmetic of a classical method: pure numpy, no state of its own, callable from several threads at once."""

    def measure(self, rgb: Image, params: Mapping[str, ParamValue]) -> Any:
        """Look at the whole photo (a reduced copy, longer side at most `Method.measure_size`) and return what `apply` needs."""

    def apply(self, tile: Image, region: Region, measured: Any) -> Image:
        """Enhance one tile; `region` says where it lies. Returns (scale * height, scale * width, 3) float32, not clipped."""


@dataclass(frozen=True)
class StrengthWords:
    """What the strength means, for people: the words at its ends 0 and 1, and a sentence of help."""

    low: str = "Original"
    high: str = "Full effect"
    help: str = "How much of the enhancement is mixed into the photo. The method does not run again."


@dataclass(frozen=True)
class Variant:
    """One set of weights of a method: a look, a backbone, a scale. `id` is also the name of its model folder.

    own: the user trained it and may rename and delete it; origin: the variant whose weights it started from, or "scratch", "" when
    that is not known. gentle: the variant of the same method whose picture stands at strength 0, itself without one; "" for the photo
    itself. strength: the words for that. task: what it is for where that is another thing than its method; see `Method.task_of`.
    """

    id: str
    name: str
    summary: str
    own: bool = False
    origin: str = ""
    gentle: str = ""
    strength: StrengthWords = StrengthWords()
    task: Task | None = None

    def pictures(self, strength: float | None) -> int:
        """How many pictures a run keeps that is to be finished at that strength, None for every one: two where it mixes two weights."""
        return 2 if self.gentle and strength not in (0.0, 1.0) else 1


@dataclass(frozen=True)
class Method:
    """Everything the application may know about a method before running it.

    halo: pixels of real neighbourhood each tile needs on every side, at the input's size. multiple_of: tile starts and sizes
    (with halo) are multiples of it. measure_size: longer side in pixels of the reduced copy that `measure` and the network's
    condition graph see. solver: makes the classical solver; None for networks. precisions: what the method can exist in; which
    files are really there is the model store's knowledge. scale: how many times as wide and high the method's own output is. sizes:
    the enlargements that are offered, none above the scale, which is among them; smaller ones reduce what the method made. Empty for
    the scale alone. task: what its variants are for unless they say otherwise. instant: so quick that its variants serve as preview
    while heavier methods of the same task run.
    """

    id: str
    name: str
    task: Task
    summary: str
    variants: tuple[Variant, ...]
    precisions: tuple[Precision, ...]
    params: tuple[Param, ...] = ()
    tiling: Tiling = Tiling.TILES
    scale: int = 1
    sizes: tuple[int, ...] = ()
    halo: int = 0
    multiple_of: int = 1
    measure_size: int = 1024
    solver: Callable[[], Solver] | None = None
    instant: bool = False

    @property
    def is_network(self) -> bool:
        return self.solver is None

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What its variants are for, in the order of the enumeration."""
        present = {self.task_of(variant) for variant in self.variants}
        return tuple(task for task in Task if task in present)

    def task_of(self, variant: Variant) -> Task:
        """What this variant is for."""
        return variant.task or self.task

    def variants_for(self, task: Task) -> tuple[Variant, ...]:
        """The variants that are for this task, in their order."""
        return tuple(variant for variant in self.variants if self.task_of(variant) is task)

    @property
    def enlargements(self) -> tuple[int, ...]:
        """How many times as wide and high a result can be; one or more."""
        return self.sizes or (self.scale,)

    def enlargement(self, wanted: int | None) -> int:
        """`wanted` where it is offered, the method's own scale for None. Raises UsageError."""
        if wanted is None:
            return self.scale
        if wanted not in self.enlargements:
            if self.enlargements == (1,):
                raise UsageError(said("{method} does not enlarge.", method=term(self.name)))
            raise UsageError(
                said(
                    "{method} does not enlarge {wanted} times, only {choices} times.",
                    method=term(self.name),
                    wanted=wanted,
                    choices=in_turn(self.enlargements),
                )
            )
        return wanted

    def variant(self, variant_id: str | None) -> Variant:
        """The variant of that id, the first one for None. Raises UsageError."""
        for variant in self.variants:
            if variant_id is None or variant.id == variant_id:
                return variant
        known = ", ".join(variant.id for variant in self.variants)
        raise UsageError(said("{id} has no variant {variant!r}; it has: {known}.", id=self.id, variant=variant_id, known=known))


def in_turn(numbers: tuple[int, ...]) -> str:
    """ "2, 3 or 4"."""
    *others, last = (str(number) for number in numbers)
    return said("{these} or {that}", these=", ".join(others), that=last) if others else last
