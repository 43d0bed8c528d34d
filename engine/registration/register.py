"""Registration of one pair from beginning to end: global search, refinement at full resolution, local field, one resampling, figures.

Holds one pair in memory; reads and writes no files. Any thread.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.progress import PartProgress, Progress
from engine.core.sentences import said
from engine.registration.global_search import NoMatch, search
from engine.registration.lens import LensOfPhoto, Points
from engine.registration.model import Field, GlobalModel, Mapping, fitted_field
from engine.registration.shifts import Shifts, band, measured
from engine.registration.warp import CELL, Box, Picture, Places

WINDOW = 96
"""Side of the windows in which shifts are measured, pixels of the phone."""
SPACING = 64
"""Between the nodes of the local field, phone pixels, while there are no more than _MOST_NODES."""
_MOST_NODES = 1200
"""The field is solved at once, with a matrix of that many rows."""
_FIRST_SEARCH, _SEARCH = 10, 7
"""Pixels each way, before and after the refinement at full resolution."""
BOUND = 5.0
"""The farthest a local shift may go from the global model, in phone pixels: beyond, it is another thing that is seen."""
_ROUNDS = 3
_CLOSE = 0.1
"""Median shift in pixels at which the local field is left as it is: that is what measuring is good for."""
_FAR = 1.0
"""Median shift in pixels from which the global model is refined a second time."""
WORST_MEDIAN = 1.0
"""Pixels; a pair that cannot be laid closer is of no use for training."""
_LEAST_WINDOWS = 12
_LEAST_SHARE = 0.1
"""Of the phone's photo that the camera must cover."""


@dataclass(frozen=True)
class Registered:
    """A pair that fits. aligned: the camera's pixels in the phone's frame (phone size, uint8); common: where the camera covers it.

    mapping: phone to camera pixels. inliers: phone pixels of the key points that obey the global model, of `matches` in all.
    before, after: shifts left with the global model alone, and in the end. aligned_band, phone_band: of the greys, for measuring
    patches. scale: camera pixels per phone pixel.
    """

    aligned: Picture
    common: Box
    mapping: Mapping
    inliers: Points
    matches: int
    before: Shifts
    after: Shifts
    aligned_band: NDArray[np.float32]
    phone_band: NDArray[np.float32]
    scale: float


def grey_of(pixels: Picture) -> Picture:
    """(H, W, 3) RGB to (H, W)."""
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def register(
    phone: Picture,
    camera: Picture,
    progress: Progress,
    phone_lens: LensOfPhoto | None = None,
    camera_lens: LensOfPhoto | None = None,
) -> Registered:
    """Lay `camera` over `phone`, RGB uint8 both. Raises NoMatch with the reason as a clause, and Cancelled."""
    grey, camera_grey = grey_of(phone), grey_of(camera)
    progress.report(0.0, said("Looking for common details"))
    found = search(grey, camera_grey, phone_lens, camera_lens)
    progress.report(0.2, said("Refining"))
    measure = _Measure(band(grey), progress)
    model = _at_full_resolution(found.model, camera_grey, measure)
    before, mapping = _with_field(model, camera_grey, measure)
    del camera_grey, grey
    progress.report(0.75, said("Resampling"))
    places = Places(mapping)
    aligned = places.warped(camera, PartProgress(progress, 0.75, 0.1))
    aligned_band = band(grey_of(aligned))
    after = measure.between(aligned_band, places, _SEARCH, PartProgress(progress, 0.85, 0.15))
    _check(after)
    return Registered(
        aligned, places.common(), mapping, found.first, found.matches, before, after, aligned_band, measure.band, mapping.scale()
    )


class _Measure:
    """Shifts against one phone photo, on the nodes of the field. band: the phone's."""

    def __init__(self, phone_band: NDArray[np.float32], progress: Progress) -> None:
        self.band = phone_band
        self._progress = progress
        height, width = phone_band.shape
        self.spacing = max(SPACING, int(np.ceil(np.sqrt(width * height / _MOST_NODES))))
        x = np.arange(int(np.ceil(width / self.spacing))) * self.spacing + (self.spacing - 1) / 2
        y = np.arange(int(np.ceil(height / self.spacing))) * self.spacing + (self.spacing - 1) / 2
        self.shape = (len(y), len(x))
        self.nodes = np.stack(np.meshgrid(x, y), axis=2).reshape(-1, 2)

    def of(self, mapping: Mapping, camera: Picture, reach: int, start: float, length: float) -> tuple[Shifts, Places]:
        """Shifts left under a mapping of the grey photo `camera`."""
        part = PartProgress(self._progress, start, length)
        places = Places(mapping)
        second = band(places.warped(camera, PartProgress(part, 0.0, 0.3), fine=False))
        return self.between(second, places, reach, PartProgress(part, 0.3, 0.7)), places

    def between(self, second: NDArray[np.float32], places: Places, reach: int, progress: Progress) -> Shifts:
        """Shifts of a warped band, each measured at its node or, near the borders, where a whole window is covered nearest to it."""
        around = int(np.ceil(WINDOW / 2 / CELL))
        kernel = np.ones((2 * around + 1, 2 * around + 1), np.uint8)
        whole = cv2.erode(places.covered().astype(np.uint8), kernel, borderType=cv2.BORDER_CONSTANT, borderValue=0)
        centres = _nearest(self.nodes, np.asarray(whole, np.uint8))
        usable = np.hypot(*(centres - self.nodes).T) <= self.spacing
        return measured(self.band, second, centres, WINDOW, reach, usable, progress)


def _nearest(nodes: Points, cells: NDArray[np.uint8]) -> Points:
    """Each node, or the centre of the nearest cell that is not 0 where its own is; far away where there is none."""
    own = np.minimum((nodes // CELL).astype(np.int64), [cells.shape[1] - 1, cells.shape[0] - 1])
    astray = cells[own[:, 1], own[:, 0]] == 0
    rim = cells - cv2.erode(cells, np.ones((3, 3), np.uint8), borderType=cv2.BORDER_CONSTANT, borderValue=0)
    places = np.argwhere(rim)[:, ::-1] * float(CELL) + (CELL - 1) / 2
    centres = nodes.copy()
    if len(places) == 0:
        centres[astray] = -1e6
        return centres
    for index in np.flatnonzero(astray):
        centres[index] = places[np.argmin(np.sum((places - nodes[index]) ** 2, axis=1))]
    return centres


def _at_full_resolution(model: GlobalModel, camera: Picture, measure: _Measure) -> GlobalModel:
    """The global model fitted once more, to shifts measured between the full-size photos; twice where that reaches more of them."""
    for start in (0.2, 0.28):
        coarse, places = measure.of(Mapping(model), camera, _FIRST_SEARCH, start, 0.07)
        share = float(places.covered().mean())
        if share < _LEAST_SHARE:
            raise NoMatch(f"they have only {share:.0%} of the picture in common")
        sure = coarse.sure
        if sure.sum() < _LEAST_WINDOWS:
            raise NoMatch("too few places of them agree well enough to lay one over the other")
        here = coarse.centres[sure]
        trust = 0.1**2 / (0.1**2 + coarse.deviation[sure] ** 2)
        # Where the scene has depth, its middle is wanted, so that the local step can reach all of it: no point is an outlier for that.
        usual = float(np.median(coarse.lengths()))
        model = model.fitted(here, model.at(here + coarse.shift[sure]), Mapping(model).scale() * max(usual, 0.5), trust)
        if usual < _FAR:
            break
    return model


def _with_field(model: GlobalModel, camera: Picture, measure: _Measure) -> tuple[Shifts, Mapping]:
    """(the shifts that the global model leaves, the mapping whose local field takes them away)."""
    before: Shifts | None = None
    field: Field | None = None
    for round_ in range(_ROUNDS):
        left, _ = measure.of(Mapping(model, field), camera, _SEARCH, 0.35 + 0.4 * round_ / _ROUNDS, 0.4 / _ROUNDS)
        before = before or left
        if field is not None and left.sure.any() and np.median(left.lengths()) < _CLOSE:
            break
        field = _field(left, field, measure)
    assert before is not None
    return before, Mapping(model, field)


def _field(shifts: Shifts, earlier: Field | None, measure: _Measure) -> Field:
    """The field that takes `shifts`, measured under the field `earlier`, away as well."""
    sure = shifts.sure
    total, deviations = np.zeros_like(shifts.shift), np.full(len(shifts.shift), np.inf)
    # The second picture shows at p + d what belongs at p, and the earlier field was looked up there.
    there = shifts.centres[sure] + shifts.shift[sure]
    total[sure] = shifts.shift[sure] + (earlier.at(there) if earlier else 0.0)
    if earlier:
        # At the borders windows stand beside their nodes, and the field may have a slope.
        total[sure] += earlier.at(measure.nodes[sure]) - earlier.at(shifts.centres[sure])
    deviations[sure] = shifts.deviation[sure]
    return fitted_field(total.reshape(*measure.shape, 2), deviations.reshape(measure.shape), measure.spacing, BOUND)


def _check(after: Shifts) -> None:
    """Raises NoMatch for a result nobody should train on."""
    lengths = after.lengths()
    if len(lengths) < _LEAST_WINDOWS:
        raise NoMatch("too few places of them agree well enough to lay one over the other")
    median = float(np.median(lengths))
    if median > WORST_MEDIAN:
        raise NoMatch(f"they could not be laid over each other closer than {median:.1f} pixels")
