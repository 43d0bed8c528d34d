"""How good a method is on pairs of photos: each precision against the target, beside the input and the best colour map.

Outputs are rounded to 8 bit and compared with `engine.core.metrics`; a row's figure is the mean of its pictures' figures. Pairs
whose input is the target already are left out of every row, and what comes out identical to its target out of its own row. Runs on
the caller's thread, one pair in memory at a time; no torch, no Qt.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.core.errors import EngineError, UsageError
from engine.core.metrics import Scores, score
from engine.core.photo import Photo, to_depth
from engine.core.photo_io import SUPPORTED_SUFFIXES, read_photo
from engine.core.precision import Precision
from engine.core.progress import PartProgress, Progress
from engine.core.request import EnhanceRequest
from engine.pipeline import Engine, blend

INPUT = "input"
COLOUR_FIT = "best global quadratic colour fit"
COLOUR_FIT_NOTE = (
    "The colour fit maps each channel by a quadratic polynomial in R, G and B (10 terms, least squares), fitted on other pairs: "
    "2-fold cross-validation, pairs in sorted order, even against odd."
)
FOLDS = 2

Picture = NDArray[np.uint8]


@dataclass(frozen=True)
class Pair:
    """Two files of the same stem."""

    input: Path
    target: Path


@dataclass(frozen=True)
class Row:
    """One line of the table: means over `pairs` pictures. NaN where there was none; identical: pairs left out of the means."""

    label: str
    precision: Precision | None
    psnr: float
    ssim: float
    ms_ssim: float
    pairs: int
    identical: int = 0


@dataclass(frozen=True)
class Evaluation:
    """The table, and in words what was left out of it and why."""

    method: str
    variant: str
    rows: tuple[Row, ...]
    skipped: tuple[str, ...] = ()


@dataclass
class _Column:
    """The figures of one row while they are being collected."""

    label: str
    precision: Precision | None = None
    scores: list[Scores] = field(default_factory=list)

    def row(self, identical: int) -> Row:
        kept = [s for s in self.scores if not s.identical]
        return Row(
            self.label,
            self.precision,
            psnr=_mean([s.psnr for s in kept]),
            ssim=_mean([s.ssim for s in kept]),
            ms_ssim=_mean([s.ms_ssim for s in kept]),
            pairs=len(kept),
            identical=identical + len(self.scores) - len(kept),
        )


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


def evaluate(
    engine: Engine,
    request: EnhanceRequest,
    precisions: Sequence[Precision],
    pairs: Sequence[Pair],
    progress: Progress,
    notice: Callable[[str], None] = lambda sentence: None,
) -> Evaluation:
    """The table of `request` (its own precision is not looked at) in each of `precisions`.

    A pair that cannot be read or whose sizes do not fit is skipped and said in `Evaluation.skipped`, and to `notice` at once;
    warnings of runs go to `notice` only. Raises UsageError, ModelError, InferenceError, Cancelled.
    """
    method = engine.method(request.method)
    variant = method.variant(request.variant)
    skipped: list[str] = []

    def skip(sentence: str) -> None:
        skipped.append(sentence)
        notice(sentence)

    fits = _ColourFits()
    usable: list[Pair] = []
    identical = 0
    columns = [_Column(INPUT), _Column(COLOUR_FIT), *(_Column(p.label, p) for p in precisions)]
    for number, pair in enumerate(pairs):
        progress.check_cancelled()
        step = PartProgress(progress, 0.95 * number / len(pairs), 0.95 / len(pairs))
        try:
            photo, source, target = _read(pair, method.scale)
        except (EngineError, ValueError) as error:
            skip(str(error) if pair.input.name in str(error) else f"{pair.input.name}: {error}")
            continue
        before = score(source, target)
        if before.identical:
            # It says nothing about a method, and would weigh in the rows of those that change it only.
            identical += 1
            continue
        columns[0].scores.append(before)
        fits.learn(len(usable) % FOLDS, source, target)
        usable.append(pair)
        for index, precision in enumerate(precisions):
            part = PartProgress(step, index / len(precisions), 1 / len(precisions))
            result = engine.enhance(photo, _with_precision(request, precision), part)
            for warning in result.report.warnings:
                notice(f"{pair.input.name}, {precision.label}: {warning}")
            columns[2 + index].scores.append(score(_eight_bit(result.enhanced), target))
    if len(usable) >= FOLDS:
        for number, pair in enumerate(usable):
            progress.check_cancelled()
            progress.report(0.95 + 0.05 * number / len(usable), "Colour fit")
            _, source, target = _read(pair, method.scale)
            columns[1].scores.append(score(fits.apply(number % FOLDS, source), target))
    progress.report(1.0, "Done")
    return Evaluation(method.id, variant.id, tuple(column.row(identical) for column in columns), tuple(skipped))


def _read(pair: Pair, scale: int) -> tuple[Photo, Picture, Picture]:
    """The photo, what its row *input* compares (enlarged bicubically for a scale above 1), and the target, in 8 bit."""
    photo, target = read_photo(pair.input), read_photo(pair.target)
    expected = (photo.height * scale, photo.width * scale)
    if expected != (target.height, target.width):
        raise ValueError(
            f"it is {photo.width} x {photo.height}, its target {target.width} x {target.height} pixels"
            + (f", which is not {scale} times as large." if scale != 1 else ".")
        )
    source = to_depth(photo.pixels, 8)
    if scale != 1:
        source = _eight_bit(blend(photo, np.zeros((*expected, 3), np.uint16), 0.0))
    return photo, np.asarray(source, np.uint8), np.asarray(to_depth(target.pixels, 8), np.uint8)


def _eight_bit(pixels: NDArray[np.uint16]) -> Picture:
    return np.asarray(to_depth(pixels, 8), np.uint8)


def _with_precision(request: EnhanceRequest, precision: Precision) -> EnhanceRequest:
    return EnhanceRequest(request.method, request.variant, precision, request.params, request.provider, request.tile)


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else float("nan")


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
