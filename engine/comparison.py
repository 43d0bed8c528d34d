"""The same places of a photo by several methods, variants, precisions and strengths: what `heliograph compare` shows.

Owns who takes part, which part of a photo is shown when nobody says, and the pixels of every crop, at 100 % and never resampled; only
the photo itself is enlarged, to stand beside what enlarges. `engine.comparison_sheet` draws. Runs on the caller's thread, one photo in
memory at a time; no torch, no Qt.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.baselines import Baseline, Unsharp
from engine.comparison_regions import around, cut, inside, with_context
from engine.core.errors import Cancelled, EngineError, UsageError
from engine.core.method import Method, Region, Variant
from engine.core.photo import Photo, Pixels, to_depth
from engine.core.precision import Precision
from engine.core.progress import PartProgress, Progress
from engine.core.reducing import reduced
from engine.core.request import EnhanceRequest, Finish, Result, RunReport
from engine.core.sentences import said
from engine.pipeline import Engine, finished_photo

Picture = NDArray[np.uint8]
"""(height, width, 3) RGB."""

WHOLE_BOX = (400, 300)
"""What a whole photo is reduced to fit into, pixels."""

ALONE, WITH_ENLARGED = (400, 300), (160, 120)
"""Width and height of a crop nobody chose; the smaller one where a crop will be shown enlarged."""

_TRIAL = 64
"""Side of the piece that is run to learn how a run will go."""
_FINE, _NOISE, _STRONG, _BLOCK, _OUTWARD = 2.0, 3.0, 24.0, 8, 0.35
"""Of `telling_region`: sigma in pixels below which structure counts as detail; 8-bit levels taken for noise; levels beyond which an edge
counts no more; side of a block; what a place in the corner loses against one in the middle."""


@dataclass(frozen=True)
class Contender:
    """One set of weights in one precision."""

    method: Method
    variant: Variant
    precision: Precision

    @property
    def title(self) -> str:
        """As `compare --methods` spells it."""
        return f"{self.method.id}:{self.variant.id}"


@dataclass(frozen=True)
class LineUp:
    """Who takes part. missing: a sentence for each whose weights are not there; foreign: for each that cannot exist."""

    contenders: tuple[Contender, ...]
    missing: tuple[str, ...]
    foreign: tuple[str, ...]


@dataclass(frozen=True)
class How:
    """What all runs share. strengths: each gets a column; provider: None for the fastest, ignored by methods that have none; size: how
    many times methods that enlarge do so, None for what they make; unsharp: the photo through an unsharp mask gets a column too."""

    strengths: tuple[float, ...] = (1.0,)
    provider: str | None = None
    size: int | None = None
    unsharp: bool = False

    def scale(self, method: Method) -> int:
        """How many times as large the method's results are. Raises UsageError for a size it does not offer."""
        return method.enlargement(self.size) if method.scale > 1 else 1


@dataclass(frozen=True)
class Run:
    """What came of one contender on one photo. share: the part of the photo that was run, 0-1; error: "" when it went well.

    precision and provider are those that ran in the end, "" for a provider nobody learned of.
    """

    contender: Contender
    precision: Precision
    provider: str = ""
    seconds: float = 0.0
    share: float = 1.0
    warnings: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True)
class Column:
    """What stands in one column of a photo's block. crops: one for each region, `scale` times as large; none where the run failed.

    whole: the whole result, reduced into WHOLE_BOX; None where the result is larger than the photo.
    """

    title: str
    note: str
    scale: int
    crops: tuple[Picture, ...]
    whole: Picture | None = None


@dataclass(frozen=True)
class Compared:
    """Everything about one photo. columns: the photo itself (at every scale that occurs) before what was made of it."""

    photo: Photo
    regions: tuple[Region, ...]
    columns: tuple[Column, ...]
    runs: tuple[Run, ...]


def line_up(engine: Engine, names: Sequence[str], precisions: Sequence[Precision] = ()) -> LineUp:
    """Every method of `names` (ID or ID:VARIANT) in each of `precisions`, in all it exists in when none is named.

    Raises UsageError for a method or variant that does not exist, and when nobody is left.
    """
    contenders: list[Contender] = []
    missing: list[str] = []
    foreign: list[str] = []
    for name in dict.fromkeys(names):
        method_id, _, variant_id = name.partition(":")
        method = engine.method(method_id)
        variant = method.variant(variant_id or None)
        offer = engine.offer(method.id, variant.id)
        for precision in dict.fromkeys(precisions or method.precisions):
            contender = Contender(method, variant, precision)
            if precision not in method.precisions:
                foreign.append(f"{contender.title} is left out in {precision.label}: {method.name} does not exist in it.")
            elif (reason := offer[precision]) is not None:
                missing.append(f"{contender.title} is left out in {precision.label}: {reason}")
            elif contender not in contenders:
                contenders.append(contender)
    if not contenders:
        raise UsageError(" ".join(["There is nothing to compare.", *missing, *foreign]))
    return LineUp(tuple(contenders), tuple(missing), tuple(foreign))


def regions_of(photo: Photo, crops: Sequence[tuple[int, int, int, int]], contenders: Sequence[Contender]) -> tuple[Region, ...]:
    """The crops (left, top, width, height) in this photo; the most telling part when none is given. Raises UsageError for one outside."""
    if not crops:
        enlarged = any(contender.method.scale > 1 for contender in contenders)
        return (telling_region(photo, *(WITH_ENLARGED if enlarged else ALONE)),)
    for left, top, width, height in crops:
        if left + width > photo.width or top + height > photo.height:
            size = f"{photo.width} by {photo.height} pixels"
            raise UsageError(f"The crop {left},{top},{width},{height} does not lie inside the photo, which has {size}.")
    return tuple(Region(*crop, photo.width, photo.height) for crop in crops)


def telling_region(photo: Photo, width: int, height: int) -> Region:
    """The part of that size (or as large as the photo) that has fine structure and is varied, rather in the middle than at the border.

    Structure is the difference to a blurred copy in luma; noise does not count, and a strong edge no more than a clear one, or a
    black twig before the sky would win. Variety is how far colours are spread: leaves have more structure than any face, and tell less.
    """
    width, height = min(width, photo.width), min(height, photo.height)
    pixels = to_depth(photo.pixels, 8)
    luma = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)
    fine = np.clip(np.abs(luma - cv2.GaussianBlur(luma, (0, 0), _FINE)) - _NOISE, 0.0, _STRONG - _NOISE)
    grid = max(1, photo.width // _BLOCK), max(1, photo.height // _BLOCK)
    structure, colour = (cv2.resize(picture, grid, interpolation=cv2.INTER_AREA).astype(np.float64) for picture in (fine, pixels))
    window = max(1, min(height // _BLOCK, grid[1])), max(1, min(width // _BLOCK, grid[0]))
    spread = _means(colour**2, window) - _means(colour, window) ** 2
    score = np.sqrt(_means(structure, window) * np.sqrt(np.maximum(spread, 0.0).sum(2)))
    down, across = (np.linspace(-1.0, 1.0, count) if count > 1 else np.zeros(1) for count in score.shape)
    score += 0.1  # a photo without anything in it is shown in the middle
    score *= 1.0 - _OUTWARD * (down[:, None] ** 2 + across[None, :] ** 2) / 2.0
    # Rounded, so that the last bit of a sum does not decide between equals; the first of them wins.
    row, column = divmod(int(np.argmax(np.round(score, 3))), score.shape[1])
    top = min(row * photo.height // grid[1], photo.height - height)
    left = min(column * photo.width // grid[0], photo.width - width)
    return Region(left, top, width, height, photo.width, photo.height)


def _means(values: NDArray[np.float64], window: tuple[int, int]) -> NDArray[np.float64]:
    """The mean over every window (rows, columns) that lies inside."""
    rows, columns = window
    edges = ((1, 0), (1, 0), *[(0, 0)] * (values.ndim - 2))
    total = np.pad(values, edges).cumsum(0).cumsum(1)
    return (total[rows:, columns:] - total[:-rows, columns:] - total[rows:, :-columns] + total[:-rows, :-columns]) / (rows * columns)


def compare_photo(
    engine: Engine, photo: Photo, regions: Sequence[Region], contenders: Sequence[Contender], how: How, progress: Progress
) -> Compared:
    """Run everybody over the photo. One that fails has an error in its Run and columns without pictures; the others go on.

    Whoever keeps the photo's size runs over all of it; whoever enlarges it stops when the regions are done. Transparency is not shown.
    Raises UsageError for a strength out of range, Cancelled.
    """
    runs: list[Run] = []
    made: list[Column] = []
    for number, contender in enumerate(contenders):
        part = PartProgress(progress, number / len(contenders), 1.0 / len(contenders))
        run, columns = _run(engine, photo, regions, contender, how, part)
        runs.append(run)
        made += columns
    scales = sorted({column.scale for column in made})
    shown: list[Column] = []
    for scale in scales:
        shown += [*source_columns(photo, regions, scale, how.unsharp), *(column for column in made if column.scale == scale)]
    return Compared(photo, tuple(regions), tuple(shown), tuple(runs))


def source_columns(photo: Photo, regions: Sequence[Region], scale: int, unsharp: bool = False) -> list[Column]:
    """The photo itself at that scale: as it is, or its pixels repeated and by the two usual filters; last of all the unsharp mask."""
    crops = [to_depth(cut(photo.pixels, region, 1), 8) for region in regions]
    if scale == 1:
        plain = Column(said("Original"), "", 1, tuple(np.asarray(crop, np.uint8) for crop in crops), boxed(photo.pixels))
        return [plain, _unsharp(photo, regions, 1)] if unsharp else [plain]
    repeated = tuple(np.asarray(crop, np.uint8).repeat(scale, 0).repeat(scale, 1) for crop in crops)
    columns = [Column(said("Original"), said("pixels repeated {times} x {times}", times=scale), scale, repeated)]
    for baseline in (Baseline.BICUBIC, Baseline.LANCZOS):
        smooth = tuple(_filtered(photo, region, baseline, scale) for region in regions)
        columns.append(Column(said("Original"), said("{filter}, {times} times", filter=baseline.value, times=scale), scale, smooth))
    return [*columns, _unsharp(photo, regions, scale)] if unsharp else columns


def _unsharp(photo: Photo, regions: Sequence[Region], scale: int) -> Column:
    """What sharpening without learning makes of the photo, enlarged bicubically first where it must be."""
    mask = Unsharp()
    how = f"{mask.radius:g} px, {mask.percent} %, threshold {mask.threshold}"
    crops = []
    for region in regions:
        wide = with_context(region)
        picture = np.asarray(to_depth(cut(photo.pixels, wide, 1), 8), np.uint8)
        sharp = mask.apply(Baseline.BICUBIC.apply(picture, scale) if scale > 1 else picture)
        crops.append(np.asarray(cut(sharp, inside(region, wide), scale), np.uint8))
    if scale > 1:
        return Column("Unsharp mask", f"bicubic x{scale}; {how}", scale, tuple(crops))
    return Column("Unsharp mask", how, 1, tuple(crops), boxed(mask.apply(np.asarray(to_depth(photo.pixels, 8), np.uint8))))


def _filtered(photo: Photo, region: Region, baseline: Baseline, scale: int) -> Picture:
    """A region of the photo enlarged as a whole."""
    wide = with_context(region)
    enlarged = baseline.apply(np.asarray(to_depth(cut(photo.pixels, wide, 1), 8), np.uint8), scale)
    return np.asarray(cut(enlarged, inside(region, wide), scale), np.uint8)


def boxed(pixels: Pixels) -> Picture:
    """A whole picture in 8 bit, made to fit into WHOLE_BOX; never enlarged."""
    return np.asarray(to_depth(reduced(pixels, *WHOLE_BOX), 8), np.uint8)


# ------------------------------------------------------------------------------------------------------------------- a run


def _run(
    engine: Engine, photo: Photo, regions: Sequence[Region], contender: Contender, how: How, progress: Progress
) -> tuple[Run, list[Column]]:
    provider = how.provider if contender.method.is_network else None
    scale = how.scale(contender.method)
    request = EnhanceRequest(
        contender.method.id, contender.variant.id, contender.precision, provider=provider, focus=around(regions), size=scale
    )
    try:
        # A variant whose strength begins at another one's result gets both from a whole run.
        if scale > 1 and not contender.variant.gentle:
            return _run_regions(engine, photo, regions, contender, how, request, progress)
        return _finished(photo, regions, contender, how, engine.enhance(photo, request, progress))
    except UsageError:
        raise
    except (EngineError, MemoryError) as error:
        message = error.message if isinstance(error, EngineError) else "There is not enough memory for this photo."
        failed = Run(contender, contender.precision, error=message)
        return failed, [Column(contender.title, f"{contender.precision.label}, failed", scale, ()) for _ in how.strengths]


def _finished(photo: Photo, regions: Sequence[Region], contender: Contender, how: How, result: Result) -> tuple[Run, list[Column]]:
    """The columns of a whole result."""
    run = _went(contender, result.report, result.report.seconds, 1.0)
    columns = []
    for strength in how.strengths:
        pixels = finished_photo(photo, result, Finish(strength)).pixels
        crops = tuple(np.asarray(to_depth(cut(pixels, region, result.scale), 8), np.uint8) for region in regions)
        whole = boxed(pixels) if result.scale == 1 else None
        columns.append(Column(contender.title, _note(run, strength), result.scale, crops, whole))
    return run, columns


def _run_regions(
    engine: Engine,
    photo: Photo,
    regions: Sequence[Region],
    contender: Contender,
    how: How,
    request: EnhanceRequest,
    progress: Progress,
) -> tuple[Run, list[Column]]:
    """Only the tiles that the regions touch; what depends on the whole photo still does.

    Such a run ends before its report is made, so a small piece runs first and tells of provider and fallbacks (all but those that only
    this photo's tiles would bring about); the time then is without loading the model.
    """
    piece = replace(photo, pixels=photo.pixels[:_TRIAL, :_TRIAL].copy(), alpha=None)
    trial = engine.enhance(piece, replace(request, focus=None), PartProgress(progress, 0.0, 0.1))
    shown = [with_context(region) for region in regions]
    pieces = _Pieces(shown, trial.scale)
    started = time.perf_counter()
    try:
        result = engine.enhance(photo, request, _Enough(PartProgress(progress, 0.1, 0.9), pieces), pieces.take)
    except Cancelled:
        progress.check_cancelled()
        if not pieces.complete:
            raise
    else:
        return _finished(photo, regions, contender, how, result)
    run = _went(contender, trial.report, time.perf_counter() - started, pieces.run / (photo.width * photo.height * trial.scale**2))
    columns = []
    for strength in how.strengths:
        crops = []
        for region, wide, enhanced in zip(regions, shown, pieces.pictures, strict=True):
            part = replace(photo, pixels=cut(photo.pixels, wide, 1).copy(), alpha=None)
            pixels = finished_photo(part, replace(trial, enhanced=enhanced), Finish(strength)).pixels
            crops.append(np.asarray(to_depth(cut(pixels, inside(region, wide), trial.scale), 8), np.uint8))
        columns.append(Column(contender.title, _note(run, strength), trial.scale, tuple(crops)))
    return run, columns


def _went(contender: Contender, report: RunReport, seconds: float, share: float) -> Run:
    return Run(contender, report.precision, report.provider, seconds, share, report.warnings)


def _note(run: Run, strength: float) -> str:
    part = "" if run.share >= 1.0 else f" for {max(100.0 * run.share, 1.0):.0f} % of it"
    words = [run.precision.label, f"{run.seconds:.1f} s{part}", run.provider]
    if strength != 1.0:
        words.insert(1, f"strength {strength:g}")
    return ", ".join(word for word in words if word)


class _Pieces:
    """Catches what a run's tiles show of some regions, given in the photo's pixels. `run`: output pixels delivered so far."""

    def __init__(self, regions: Sequence[Region], scale: int) -> None:
        self._regions, self._scale = regions, scale
        self.pictures = [np.zeros((scale * region.height, scale * region.width, 3), np.uint16) for region in regions]
        self._waiting = [np.ones(picture.shape[:2], np.bool_) for picture in self.pictures]
        self.complete = False
        self.run = 0

    def take(self, tile: Region, pixels: NDArray[np.uint16]) -> None:
        """A finished tile, in the output's pixels; a place that comes twice counts the second time."""
        for region, picture, waiting in zip(self._regions, self.pictures, self._waiting, strict=True):
            left, top = self._scale * region.left, self._scale * region.top
            rows = slice(max(tile.top, top), min(tile.top + tile.height, top + picture.shape[0]))
            columns = slice(max(tile.left, left), min(tile.left + tile.width, left + picture.shape[1]))
            if rows.start < rows.stop and columns.start < columns.stop:
                here = slice(rows.start - top, rows.stop - top), slice(columns.start - left, columns.stop - left)
                there = slice(rows.start - tile.top, rows.stop - tile.top), slice(columns.start - tile.left, columns.stop - tile.left)
                picture[here] = pixels[there]
                waiting[here] = False
        self.run += tile.width * tile.height
        self.complete = not any(waiting.any() for waiting in self._waiting)


class _Enough:
    """Progress of a run that is given up as soon as all pieces are there."""

    def __init__(self, parent: Progress, pieces: _Pieces) -> None:
        self._parent, self._pieces = parent, pieces

    def report(self, fraction: float, text: str = "") -> None:
        self._parent.report(fraction, text)

    def check_cancelled(self) -> None:
        self._parent.check_cancelled()
        if self._pieces.complete:
            raise Cancelled

    def on_cancel(self, stop: Callable[[], None]) -> Callable[[], None]:
        return self._parent.on_cancel(stop)
