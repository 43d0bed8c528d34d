"""How good a method is on pairs of photos: each precision against the target, beside what needs no network.

What is compared and how a set is averaged is the protocol's business (`engine.core.protocols`). Where it leaves identical pairs out,
pairs whose input is the target already are left out of every row, and what comes out identical to its target out of its own row. Runs
on the caller's thread, one pair in memory at a time; no torch, no Qt.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.baselines import Baseline, Reduction
from engine.core.errors import EngineError, UsageError
from engine.core.method import Method, Task, Variant
from engine.core.metrics import Scores
from engine.core.photo import FileFormat, Photo, Pixels, to_depth
from engine.core.photo_io import SUPPORTED_SUFFIXES, SaveOptions, read_photo, save_photo
from engine.core.precision import Precision
from engine.core.progress import PartProgress, Progress
from engine.core.protocols import Protocol, Summary, compare, summarise
from engine.core.request import EnhanceRequest, Finish
from engine.pipeline import Engine, finished_photo

COLOUR_FIT = "best global quadratic colour fit"
COLOUR_FIT_NOTE = (
    "The colour fit maps each channel by a quadratic polynomial in R, G and B (10 terms, least squares), fitted on other pairs: "
    "2-fold cross-validation, pairs in sorted order, even against odd."
)
FOLDS = 2

Picture = NDArray[np.uint8]

Look = Callable[[str, str, Picture, Picture], None]
"""Gets a row's label, a photo's name, what came out and its target, both as 8-bit pictures."""


@dataclass(frozen=True)
class Pair:
    """Two files of the same stem; or one file twice and how the input is made from it."""

    input: Path
    target: Path
    reduction: Reduction | None = None


@dataclass(frozen=True)
class Row:
    """One line of the table. identical: pairs that came out identical to their target, with those left out of every row."""

    label: str
    precision: Precision | None
    figures: Summary
    photos: tuple[tuple[str, Scores], ...]
    """File name of the input and its figures, in the order of the pairs; identical ones included."""


@dataclass(frozen=True)
class Gain:
    """What one row has over another, paired by photo: means, and their standard errors (NaN for a single pair)."""

    pairs: int
    psnr: float
    psnr_error: float
    ssim: float
    ssim_error: float


@dataclass(frozen=True)
class Evaluation:
    """The table, its first row what doing nothing gives, and in words what was left out of it and why.

    unchanged: pairs identical from the start and left out of every row. made: how the inputs were made, None where they are files.
    """

    method: str
    variant: str
    protocol: Protocol
    rows: tuple[Row, ...]
    unchanged: int = 0
    skipped: tuple[str, ...] = ()
    made: Reduction | None = None


@dataclass
class _Column:
    """The figures of one row while they are being collected."""

    label: str
    precision: Precision | None = None
    photos: list[tuple[str, Scores]] = field(default_factory=list)

    def row(self, protocol: Protocol, unchanged: int) -> Row:
        figures = summarise(protocol, [scores for _, scores in self.photos])
        return Row(self.label, self.precision, replace(figures, identical=figures.identical + unchanged), tuple(self.photos))


def find_pairs(inputs: Path, targets: Path) -> tuple[list[Pair], list[str]]:
    """Photos of equal stem in the two folders, sorted, and in words what has no partner. Raises UsageError for no pair at all."""
    found: list[dict[str, Path]] = []
    skipped: list[str] = []
    for folder in (inputs, targets):
        if not folder.is_dir():
            raise UsageError(f"{folder} is not a folder.")
        by_stem: dict[str, Path] = {}
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() not in SUPPORTED_SUFFIXES:
                continue
            if path.stem in by_stem:
                skipped.append(f"{path.name}: {by_stem[path.stem].name} in the same folder has the same stem and was taken.")
            else:
                by_stem[path.stem] = path
        found.append(by_stem)
    inputs_by_stem, targets_by_stem = found
    pairs = [Pair(inputs_by_stem[stem], targets_by_stem[stem]) for stem in sorted(inputs_by_stem.keys() & targets_by_stem.keys())]
    skipped += [f"{inputs_by_stem[stem].name}: no target of that name." for stem in sorted(inputs_by_stem.keys() - targets_by_stem.keys())]
    skipped += [f"{targets_by_stem[stem].name}: no input of that name." for stem in sorted(targets_by_stem.keys() - inputs_by_stem.keys())]
    if not pairs:
        raise UsageError(f"No photo in {inputs} has a partner of the same name in {targets}.")
    return pairs, skipped


def made_pairs(targets: Path, reduction: Reduction) -> list[Pair]:
    """A pair for each photo of the folder, sorted, with its input made by `reduction` when it is read. Raises UsageError for none."""
    if not targets.is_dir():
        raise UsageError(f"{targets} is not a folder.")
    files = [path for path in sorted(targets.iterdir()) if path.suffix.lower() in SUPPORTED_SUFFIXES]
    if not files:
        raise UsageError(f"There is no photo in {targets}.")
    return [Pair(file, file, reduction) for file in files]


def baselines(method: Method, variant: Variant | None = None) -> tuple[Baseline, ...]:
    """What a variant (None: the first) of a method of this kind has to beat; the first of them is doing nothing."""
    if method.scale != 1:
        return Baseline.BICUBIC, Baseline.LANCZOS
    task = method.task_of(variant or method.variant(None))
    return (Baseline.INPUT, Baseline.UNSHARP) if task is Task.DETAIL else (Baseline.INPUT,)


def gain(row: Row, over: Row) -> Gain:
    """The mean of the photos' differences in PSNR and SSIM, over the photos that both rows have and neither met exactly."""
    theirs = {name: scores for name, scores in over.photos if not scores.identical}
    both = [(ours, theirs[name]) for name, ours in row.photos if name in theirs and not ours.identical]
    psnr, psnr_error = _mean_and_error([ours.psnr - other.psnr for ours, other in both])
    ssim, ssim_error = _mean_and_error([ours.ssim - other.ssim for ours, other in both])
    return Gain(len(both), psnr, psnr_error, ssim, ssim_error)


def _mean_and_error(values: Sequence[float]) -> tuple[float, float]:
    if not values:
        return math.nan, math.nan
    error = float(np.std(values, ddof=1)) / math.sqrt(len(values)) if len(values) > 1 else math.nan
    return float(np.mean(values)), error


def evaluate(
    engine: Engine,
    request: EnhanceRequest,
    precisions: Sequence[Precision],
    pairs: Sequence[Pair],
    progress: Progress,
    notice: Callable[[str], None] = lambda sentence: None,
    *,
    protocol: Protocol = Protocol.OURS,
    strength: float = 1.0,
    save: Path | None = None,
    look: Look | None = None,
) -> Evaluation:
    """The table of `request` (its own precision is not looked at) in each of `precisions`, at `strength`, by `protocol`.

    save: a folder that gets the outputs as 8-bit PNG, `save`/PRECISION/STEM.png; look: sees every picture of every row. A pair that
    cannot be read or whose sizes do not fit is skipped and said in `Evaluation.skipped`, and to `notice` at once; warnings of runs go
    to `notice` only. Raises UsageError, ModelError, InferenceError, PhotoWriteError, Cancelled.
    """
    made = pairs[0].reduction if pairs else None
    table = _Table(engine, request, precisions, protocol, made, strength, save, look, notice)
    for number, pair in enumerate(pairs):
        progress.check_cancelled()
        table.measure(pair, PartProgress(progress, 0.95 * number / len(pairs), 0.95 / len(pairs)))
    table.fit_colours(PartProgress(progress, 0.95, 0.05))
    progress.report(1.0, "Done")
    return table.finished()


class _Table:
    """The rows while they fill, pair by pair."""

    def __init__(
        self,
        engine: Engine,
        request: EnhanceRequest,
        precisions: Sequence[Precision],
        protocol: Protocol,
        made: Reduction | None,
        strength: float,
        save: Path | None,
        look: Look | None,
        notice: Callable[[str], None],
    ) -> None:
        self._engine, self._request, self._protocol, self._made = engine, request, protocol, made
        self._strength, self._save, self._look, self._notice = strength, save, look, notice
        self._method = engine.method(request.method)
        self._variant = self._method.variant(request.variant)
        self._plain = [(baseline, _Column(baseline.value)) for baseline in baselines(self._method, self._variant)]
        # Neither enlarging nor a made input changes a colour.
        self._fitted = _Column(COLOUR_FIT) if self._method.scale == 1 and made is None else None
        self._columns = [(precision, _Column(precision.label, precision)) for precision in precisions]
        self._fits = _ColourFits()
        self._usable: list[Pair] = []
        self._unchanged = 0
        self._skipped: list[str] = []
        for precision in precisions if save is not None else ():
            assert save is not None
            _empty_folder(save / precision.value)

    def measure(self, pair: Pair, progress: Progress) -> None:
        """Every row's figures of one pair, except those of the colour fit."""
        try:
            photo, target = _read(pair, self._method.scale)
            plain = [(column, _without_network(baseline, photo, self._method.scale)) for baseline, column in self._plain]
            scores = self._compare(plain[0][1], target)
        except (EngineError, ValueError) as error:
            self._skipped.append(str(error) if pair.input.name in str(error) else f"{pair.input.name}: {error}")
            self._notice(self._skipped[-1])
            return
        if scores.identical and not self._protocol.rules.counts_identical:
            # It says nothing about a method, and would weigh in the rows of those that change it only.
            self._unchanged += 1
            return
        for column, output in plain:
            self._enter(column, pair, output, target)
        if self._fitted is not None:
            self._fits.learn(len(self._usable) % FOLDS, _eight_bit(photo.pixels), _eight_bit(target))
        self._usable.append(pair)
        for index, (precision, column) in enumerate(self._columns):
            part = PartProgress(progress, index / len(self._columns), 1 / len(self._columns))
            result = self._engine.enhance(photo, replace(self._request, precision=precision, strength=self._strength), part)
            for warning in result.report.warnings:
                self._notice(f"{pair.input.name}, {precision.label}: {warning}")
            finished = replace(finished_photo(photo, result, Finish(self._strength)), alpha=None, grey=False)
            self._enter(column, pair, finished.pixels, target)
            if self._save is not None:
                file = self._save / precision.value / f"{pair.input.stem}.png"
                save_photo(finished, file, SaveOptions(FileFormat.PNG, depth=8))

    def fit_colours(self, progress: Progress) -> None:
        """The colour fit's row; empty unless every fold has another to learn from."""
        if self._fitted is None or len(self._usable) < FOLDS:
            return
        for number, pair in enumerate(self._usable):
            progress.check_cancelled()
            progress.report(number / len(self._usable), "Colour fit")
            photo, target = _read(pair, self._method.scale)
            self._enter(self._fitted, pair, self._fits.apply(number % FOLDS, _eight_bit(photo.pixels)), target)

    def finished(self) -> Evaluation:
        plain = [column for _, column in self._plain]
        fitted = [] if self._fitted is None else [self._fitted]
        columns = (*plain[:1], *fitted, *plain[1:], *(column for _, column in self._columns))
        rows = tuple(column.row(self._protocol, self._unchanged) for column in columns)
        return Evaluation(self._method.id, self._variant.id, self._protocol, rows, self._unchanged, tuple(self._skipped), self._made)

    def _enter(self, column: _Column, pair: Pair, output: Pixels, target: Pixels) -> None:
        column.photos.append((pair.input.name, self._compare(output, target)))
        if self._look is not None:
            self._look(column.label, pair.input.name, _eight_bit(output), _eight_bit(target))

    def _compare(self, output: Pixels, target: Pixels) -> Scores:
        return compare(self._protocol, output, target, self._method.scale)


def _empty_folder(folder: Path) -> None:
    """Make it. Raises UsageError when there is something in it already: outputs of two runs must not mix."""
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; outputs are saved into a new folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"The folder {folder} cannot be made.", detail=repr(error)) from error


def _read(pair: Pair, scale: int) -> tuple[Photo, Pixels]:
    """The photo to enhance and the pixels it should become."""
    target = read_photo(pair.target)
    wanted: Pixels = target.pixels
    if pair.reduction is not None:
        made, wanted = pair.reduction.apply(_eight_bit(wanted))
        photo = Photo(made)
    else:
        photo = read_photo(pair.input)
    if (photo.height * scale, photo.width * scale) != wanted.shape[:2]:
        raise ValueError(
            f"it is {photo.width} x {photo.height}, its target {wanted.shape[1]} x {wanted.shape[0]} pixels"
            + (f", which is not {scale} times as large." if scale != 1 else ".")
        )
    return photo, wanted


def _without_network(baseline: Baseline, photo: Photo, scale: int) -> Pixels:
    """Doing nothing keeps a photo's 16 bit; the other baselines know 8."""
    return photo.pixels if baseline is Baseline.INPUT else baseline.apply(_eight_bit(photo.pixels), scale)


def _eight_bit(pixels: Pixels) -> Picture:
    return np.asarray(to_depth(pixels, 8), np.uint8)


class _ColourFits:
    """One least-squares colour map per fold, learned from the pairs of the other folds; keeps sums, never pictures."""

    TERMS = 10
    ROWS = 256
    """Rows of a picture taken at a time, to bound the memory of its polynomial."""

    def __init__(self) -> None:
        self._products = np.zeros((FOLDS, self.TERMS, self.TERMS))
        self._targets = np.zeros((FOLDS, self.TERMS, 3))

    def learn(self, fold: int, source: Picture, target: Picture) -> None:
        """Add a pair that lies in `fold`. Every picture weighs the same, whatever its size."""
        weight = 1.0 / (source.shape[0] * source.shape[1])
        for rows in self._strips(source):
            terms = self._polynomial(source[rows])
            self._products[fold] += weight * terms.T @ terms
            self._targets[fold] += weight * terms.T @ (target[rows].reshape(-1, 3) / 255.0)

    def apply(self, fold: int, source: Picture) -> Picture:
        """`source`, a picture of `fold`, through the map of the other folds."""
        others = [i for i in range(FOLDS) if i != fold]
        # Least norm, since a set may not tell all ten terms apart (grey pictures do not).
        coefficients = np.linalg.lstsq(self._products[others].sum(axis=0), self._targets[others].sum(axis=0), rcond=1e-13)[0]
        mapped = np.empty_like(source)
        for rows in self._strips(source):
            values = self._polynomial(source[rows]) @ coefficients
            mapped[rows] = np.clip(np.rint(values * 255.0), 0, 255).reshape(source[rows].shape)
        return mapped

    def _strips(self, picture: Picture) -> Iterator[slice]:
        return (slice(top, top + self.ROWS) for top in range(0, picture.shape[0], self.ROWS))

    @staticmethod
    def _polynomial(pixels: Picture) -> NDArray[np.float64]:
        r, g, b = (pixels[..., channel].reshape(-1) / 255.0 for channel in range(3))
        return np.stack([np.ones_like(r), r, g, b, r * r, g * g, b * b, r * g, r * b, g * b], axis=1)
