"""Do the borders of tiles show? Runs the photo a second time, whole or with its tiles moved by half a tile, and compares.

Owns what is compared and the verdict; the runs are the engine's. The second run takes as long as the first and as much memory again as
the result. Worker threads.
"""

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
import psutil
from numpy.typing import NDArray

from engine.core.method import Method
from engine.core.photo import Photo
from engine.core.progress import PartProgress, Progress
from engine.core.request import WHOLE_PHOTO, EnhanceRequest, Result, Runs
from engine.core.sentences import said
from engine.inference.reduction import Reduction
from engine.inference.tile_size import CAUTIOUS_BYTES, SHARE
from engine.inference.tiling import borders

REACH = 8
"""Pixels of the photo on either side of a border that belong to it: a halo that is too small spoils more than the last one."""

VISIBLE = 1.0
"""Of 255: a difference that nobody sees in a single pixel."""

LINE = 0.25
"""Of 255: a step that runs along a whole border is seen long before one in a single pixel."""

_CELLS = 800
_BAND = 256


class Reference(Enum):
    """What the tiled result was compared with, in words."""

    WHOLE = "the photo in one piece"
    SHIFTED = "tiles moved by half a tile"


@dataclass(frozen=True)
class SeamReport:
    """What the comparison found, in steps of 1/255, as the largest over the channels.

    at_borders, elsewhere: the largest difference within REACH pixels of a tile's border, and farther away. step: the largest step across
    a border, averaged along it. map: (rows, columns), the largest difference in each cell of the result. tile: its size in pixels;
    reference: None where there was nothing to compare, because the photo ran in one piece.
    """

    tile: int
    reference: Reference | None
    at_borders: float = 0.0
    elsewhere: float = 0.0
    step: float = 0.0
    map: NDArray[np.float32] | None = None

    @property
    def seam(self) -> bool:
        """Whether a border may be seen: it stands out from what differs anyway, and by enough."""
        return (self.at_borders > VISIBLE and self.at_borders > 2 * self.elsewhere) or self.step > LINE

    @property
    def words(self) -> str:
        """All of it in two or three short sentences."""
        if self.reference is None:
            return said("The photo was run in one piece, so there are no tile borders.")
        return said(
            "Largest difference at a tile border: {borders:.1f} of 255; elsewhere: {elsewhere:.1f}. {verdict}",
            borders=self.at_borders,
            elsewhere=self.elsewhere,
            verdict=said("A border may be seen.") if self.seam else said("No seam."),
        )


def check_seams(engine: Runs, photo: Photo, request: EnhanceRequest, progress: Progress, made: Result | None = None) -> SeamReport:
    """Compare a result with another that has its borders elsewhere. made: what `request` gave for this photo; None runs it here first.

    The method must be one of the engine's. Raises what `Engine.enhance` raises.
    """
    method = next(one for one in engine.methods if one.id == request.method)
    ran = made is not None
    if made is None:
        made = engine.enhance(photo, replace(request, strength=1.0), PartProgress(progress, 0.0, 0.5))
    report = made.report
    columns, rows = _borders(photo, method, request, report.tile, shifted=False)
    if not columns and not rows:
        return SeamReport(report.tile, None)
    reference = Reference.WHOLE if _fits_whole(photo, method) else Reference.SHIFTED
    again = replace(
        request,
        variant=report.variant,
        precision=report.precision,
        provider=report.provider if method.is_network else None,
        tile=WHOLE_PHOTO if reference is Reference.WHOLE else report.tile,
        shifted=reference is Reference.SHIFTED,
        strength=1.0 if made.strength is None else made.strength,
    )
    other = engine.enhance(photo, again, progress if ran else PartProgress(progress, 0.5, 0.5))
    if other.report.tile != again.tile:  # memory ran short on the way, so its borders lie somewhere else
        reference = Reference.SHIFTED
    others = _borders(photo, method, request, other.report.tile, shifted=again.shifted)
    columns, rows = sorted({*columns, *others[0]}), sorted({*rows, *others[1]})
    return _compared(made, other, columns, rows, report.tile, reference, progress)


def _borders(photo: Photo, method: Method, request: EnhanceRequest, tile: int, *, shifted: bool) -> tuple[list[int], list[int]]:
    """Columns and rows of the photo where tiles end."""
    if tile == WHOLE_PHOTO:
        return [], []
    halo = method.halo + Reduction(method.scale, method.enlargement(request.size)).margin
    return borders(photo.width, photo.height, tile, halo, method.multiple_of, shifted=shifted)


def _fits_whole(photo: Photo, method: Method) -> bool:
    """Whether the photo may be run in one piece here, as far as one can guess before."""
    needed = photo.width * photo.height * CAUTIOUS_BYTES * method.scale
    return bool(needed <= SHARE * psutil.virtual_memory().available)


def _compared(
    made: Result, other: Result, columns: list[int], rows: list[int], tile: int, reference: Reference, progress: Progress
) -> SeamReport:
    size, (height, width) = made.scale, made.enhanced.shape[:2]
    near_x, near_y = _near(columns, width, size), _near(rows, height, size)
    cell = max(1, -(-max(width, height) // _CELLS))
    band = max(1, _BAND // cell) * cell
    cells = np.empty((-(-height // cell), -(-width // cell)), np.float32)
    at_borders = elsewhere = step_down = 0.0
    steps = np.zeros((len(columns), 3))
    above = np.zeros(0)
    down = {size * row for row in rows}
    for top in range(0, height, band):
        progress.check_cancelled()
        bottom = min(height, top + band)
        error = (made.enhanced[top:bottom].astype(np.float32) - other.enhanced[top:bottom]) / np.float32(257)
        worst = np.abs(error).max(axis=2)
        near = near_y[top:bottom, None] | near_x[None, :]
        at_borders = max(at_borders, float(worst[near].max(initial=0.0)))
        elsewhere = max(elsewhere, float(worst[~near].max(initial=0.0)))
        down_cells = np.maximum.reduceat(worst, np.arange(0, bottom - top, cell), axis=0)
        cells[top // cell : -(-bottom // cell)] = np.maximum.reduceat(down_cells, np.arange(0, width, cell), axis=1)
        for index, column in enumerate(columns):
            steps[index] += (error[:, size * column] - error[:, size * column - 1]).sum(axis=0)
        for row in sorted(down & set(range(top, bottom))):
            line = above if row == top else error[row - top - 1]
            step_down = max(step_down, float(np.abs((error[row - top] - line).mean(axis=0)).max()))
        above = error[-1]
    step = max(step_down, float(np.abs(steps / height).max(initial=0.0)))
    return SeamReport(tile, reference, at_borders, elsewhere, step, cells)


def _near(places: list[int], length: int, size: int) -> NDArray[np.bool_]:
    near = np.zeros(length, np.bool_)
    for place in places:
        near[max(0, size * (place - REACH)) : size * (place + REACH)] = True
    return near
