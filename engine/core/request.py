"""One run, frozen: what is asked for and what came of it, and who runs it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.core.errors import UsageError
from engine.core.focus import Focus
from engine.core.method import Method, Region
from engine.core.params import ParamValue
from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.progress import Progress
from engine.core.protect import ProtectMask
from engine.core.sentences import said

OnTile = Callable[[Region, NDArray[np.uint16]], None]
"""Gets a finished tile: where it lies in the result, and its pixels, (height, width, 3). Called on a thread of the run."""

WHOLE_PHOTO = 0
"""`EnhanceRequest.tile` that asks for no tiling at all."""


@dataclass(frozen=True)
class EnhanceRequest:
    """Everything a run needs besides the photo.

    variant: None for the method's first. provider: id of an execution provider, None for the one measured fastest here.
    tile: side of a tile in pixels without its halo, WHOLE_PHOTO for one piece, None to let memory decide. focus: the part of the
    photo that is looked at; its tiles run first, and a `Focus` may move while the run goes on. size: how many times as wide and high the
    result is to be, one of the method's `enlargements`; None for its scale. strength: the only strength the result will be finished at,
    so that weights which do not count there need not run; None keeps every strength possible. shifted: tiles end where their middles
    would be otherwise, to find out whether the usual borders show.
    """

    method: str
    variant: str | None = None
    precision: Precision = Precision.FP32
    params: Mapping[str, ParamValue] = field(default_factory=lambda: MappingProxyType({}))
    provider: str | None = None
    tile: int | None = None
    focus: Region | Focus | None = None
    size: int | None = None
    strength: float | None = None
    shifted: bool = False


@dataclass(frozen=True)
class Finish:
    """What is done to a result afterwards, without running anything again.

    strength: from what stands at 0 (the photo, or gentler weights) to the enhanced photo at 1. colour_lock: how much of the photo's own
    colours, in its low frequencies, is given back; brightness is not touched. protect: what stays as it was. origin: as it was where; None
    for the photo that the result was made of, which after other steps is not the one that was opened. Raises UsageError for a number
    outside 0-1.
    """

    strength: float = 1.0
    colour_lock: float = 0.0
    protect: ProtectMask | None = None
    origin: Photo | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        for name, value in ((said("strength"), self.strength), (said("colour lock"), self.colour_lock)):
            if not 0.0 <= value <= 1.0:
                raise UsageError(said("The {name} is {value:g}; it must be between 0 and 1.", name=name, value=value))


AS_MADE = Finish()
"""Full strength, and nothing else."""


@dataclass(frozen=True)
class RunReport:
    """How a run went. tile: side in pixels, WHOLE_PHOTO when it ran in one piece. warnings: sentences for the user. weights: short text
    that tells the network's weights from all others, "" where there are none. params: all that the method has, as they were."""

    method: str
    variant: str
    precision: Precision
    provider: str
    tile: int
    seconds: float
    megapixels: float
    warnings: tuple[str, ...] = ()
    weights: str = ""
    params: Mapping[str, ParamValue] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Preview:
    """What an instant method made of a part of a photo, to be looked at until a heavier method is done. It is no result: nobody saves it.

    pixels: (h, w, 3) uint16 in the photo's own colour space, read-only. left, top, width, height: the part of the photo it shows, in
    pixels of the photo, fractions included; up to a pixel of the preview may reach past the photo's right and bottom edge.
    """

    pixels: NDArray[np.uint16]
    left: float
    top: float
    width: float
    height: float
    method: str
    variant: str
    precision: Precision


@dataclass(frozen=True)
class Result:
    """The enhanced photo at full strength.

    enhanced: (scale * height, scale * width, 3) uint16 in the photo's own colour space, read-only. scale: the enlargement asked for.
    Strength is applied afterwards by `engine.pipeline.finished_photo`, so that changing it never runs the method again. gentle: what
    stands at strength 0, shaped like `enhanced`; None for the photo itself. strength: the only one the result can be finished at, None
    for any, as in the request.
    """

    enhanced: NDArray[np.uint16]
    scale: int
    report: RunReport
    gentle: NDArray[np.uint16] | None = None
    strength: float | None = None

    @property
    def nbytes(self) -> int:
        """Memory its pixels take."""
        return self.enhanced.nbytes + (self.gentle.nbytes if self.gentle is not None and self.gentle is not self.enhanced else 0)


class Runs(Protocol):
    """What runs methods over photos: what is needed of `engine.pipeline.Engine` by those who only want a result."""

    @property
    def methods(self) -> tuple[Method, ...]: ...

    def enhance(
        self, photo: Photo, request: EnhanceRequest, progress: Progress, on_tile: OnTile | None = None, on_gentle: OnTile | None = None
    ) -> Result: ...
