"""One method over one photo in each of its precisions, on this machine: how fast, how large, how far from FP32, and where.

Measures; what is made of it for reading is `precision_page`'s. Everything is at full strength. Two results are in memory at a time,
whatever the number of precisions. Blocks; reports through the progress token.
"""

import platform
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import psutil
from numpy.typing import NDArray

from engine.bench import PeakMemory
from engine.core.errors import UsageError
from engine.core.lab import colour_space
from engine.core.method import Method, Region, Variant
from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.progress import PartProgress, Progress
from engine.core.reducing import reduced
from engine.core.request import EnhanceRequest, Result, RunReport
from engine.core.sentences import Sentence, said, said_n, term, together
from engine.inference.session import core_count
from engine.inspection.difference_map import DifferenceMap, telling_places
from engine.inspection.measures import Measures, measure
from engine.inspection.pair import Pair
from engine.inspection.srgb import Picture, to_srgb
from engine.pipeline import Engine

MOST_ROUNDS, TIME_FOR_ROUNDS = 5, 60.0
"""How often everything is timed: as often as fits into that many seconds, at least once."""
PLACES, PLACE_SIZE = 3, (240, 180)
"""Crops of the places that differ most: how many, and their width and height in pixels of the result."""
OVERVIEW = 640
_TRIAL = 256
_WARM_UP, _ROUNDS = 0.45, 0.5
"""Shares of the work: the first runs with their comparison, and the timed ones."""


@dataclass(frozen=True)
class PrecisionRow:
    """One precision. seconds, network_seconds: medians of `runs` runs, of the whole and of its networks alone; file_bytes: of the graph;
    peak_bytes: the program's largest memory in its first run; measures: against the reference, None for the reference itself;
    integer_share: multiplications in integers where it ran, 0-1, None where nobody counted."""

    precision: Precision
    provider: str
    tile: int
    seconds: float
    network_seconds: float
    runs: int
    file_bytes: int
    peak_bytes: int
    measures: Measures | None
    integer_share: float | None
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """A part of the result that differs much. region: in its pixels; differences: mean CIEDE2000 there by precision; source: the photo,
    enlarged by repeating pixels where the result is larger; crops: by precision. All in sRGB, at 100 %."""

    region: Region
    differences: Mapping[Precision, float]
    source: Picture
    crops: Mapping[Precision, Picture]


@dataclass(frozen=True)
class PrecisionReport:
    """maps: mean CIEDE2000 from the reference in each cell of the result, by precision; before, after: the photo and the reference's
    result, reduced, in sRGB; machine: can be translated; made: seconds since 1970; missing: a sentence for each precision that the method
    has and that cannot run here."""

    name: str
    photo: tuple[int, int]
    result: tuple[int, int]
    method: Method
    variant: Variant
    reference: Precision
    rows: tuple[PrecisionRow, ...]
    maps: Mapping[Precision, NDArray[np.float32]]
    places: tuple[Place, ...]
    before: Picture
    after: Picture
    machine: str
    software: str
    made: float
    missing: tuple[str, ...]

    def row(self, precision: Precision) -> PrecisionRow:
        return next(row for row in self.rows if row.precision is precision)

    def speedup(self, row: PrecisionRow) -> float:
        """How many times as fast as the reference."""
        return self.row(self.reference).seconds / row.seconds


def precision_report(engine: Engine, photo: Photo, request: EnhanceRequest, name: str, progress: Progress) -> PrecisionReport:
    """Measure `request` (its precision and strength are ignored) over this photo in all precisions that can be run here.

    Raises UsageError when fewer than two can, and whatever `Engine.enhance` raises.
    """
    method = engine.method(request.method)
    variant = method.variant(request.variant)
    offer = engine.offer(method.id, variant.id)
    there = [precision for precision in method.precisions if offer[precision] is None]
    missing = tuple(reason for precision in method.precisions if (reason := offer[precision]) is not None)
    if len(there) < 2:
        raise UsageError(together([_nothing_to_compare(method, there), *missing]))
    reference = Precision.FP32 if Precision.FP32 in there else there[0]
    there.sort(key=lambda precision: precision is not reference)
    runs = _Runs(engine, photo, replace(request, variant=variant.id, strength=1.0, focus=None), method, variant)
    first = runs.compare(there, PartProgress(progress, 0.0, _WARM_UP))
    places = telling_places(first.maps.values(), *runs.size, PLACE_SIZE, PLACES)
    runs.time(there, places, PartProgress(progress, _WARM_UP, _ROUNDS))
    progress.report(1.0, said("Done"))
    icc = photo.metadata.icc
    return PrecisionReport(
        name=name,
        photo=(photo.width, photo.height),
        result=runs.size,
        method=method,
        variant=variant,
        reference=reference,
        rows=tuple(runs.row(precision, first) for precision in there),
        maps={precision: found.means for precision, found in first.maps.items()},
        places=tuple(runs.place(number, region, first) for number, region in enumerate(places)),
        before=to_srgb(reduced(photo.pixels, OVERVIEW), icc),
        after=first.overview,
        machine=_machine(),
        software=engine.sessions.versions(),
        made=time.time(),
        missing=missing,
    )


def _nothing_to_compare(method: Method, there: Sequence[Precision]) -> Sentence:
    name = term(method.name)
    if not there:
        return said("{method} can be run here in no precision, so there is nothing to compare.", method=name)
    return said("{method} can be run here in {only} only, so there is nothing to compare.", method=name, only=there[0].label)


@dataclass(frozen=True)
class _Compared:
    """What the first runs told."""

    measures: Mapping[Precision, Measures]
    maps: Mapping[Precision, DifferenceMap]
    peaks: Mapping[Precision, int]
    reports: Mapping[Precision, RunReport]
    overview: Picture


class _Runs:
    """The runs of one report: the first of each precision is compared, the later ones are timed and give the crops."""

    def __init__(self, engine: Engine, photo: Photo, request: EnhanceRequest, method: Method, variant: Variant) -> None:
        self._engine, self._photo, self._request, self._method, self._variant = engine, photo, request, method, variant
        self._scale = method.enlargement(request.size)
        self.size = self._scale * photo.width, self._scale * photo.height
        self._seconds: dict[Precision, list[float]] = {}
        self._network: dict[Precision, list[float]] = {}
        self._crops: dict[Precision, list[Picture]] = {}

    def compare(self, precisions: Sequence[Precision], progress: Progress) -> _Compared:
        """The reference, which is the first, and the others against it."""
        space = colour_space(self._photo.metadata.icc)
        measures: dict[Precision, Measures] = {}
        maps: dict[Precision, DifferenceMap] = {}
        peaks: dict[Precision, int] = {}
        reports: dict[Precision, RunReport] = {}
        reference: Result | None = None
        overview: Picture | None = None
        for number, precision in enumerate(precisions):
            part = PartProgress(progress, number / len(precisions), 1 / len(precisions))
            self._engine.sessions.clear()  # or the memory of one precision's graph would count for the next
            self._run(precision, PartProgress(part, 0.0, 0.1), trial=True)
            with PeakMemory() as peak:
                result = self._run(precision, PartProgress(part, 0.1, 0.7))
            peaks[precision], reports[precision] = peak.bytes, result.report
            if reference is None:
                reference = result
                overview = to_srgb(reduced(result.enhanced, OVERVIEW), self._photo.metadata.icc)
                continue
            maps[precision] = DifferenceMap(*self.size)
            compared = PartProgress(part, 0.8, 0.2)
            words = said("Comparing {precision} with {reference}", precision=precision.label, reference=precisions[0].label)
            part.report(0.8, words)
            measures[precision] = measure(Pair(reference.enhanced, result.enhanced), space, compared, maps[precision].add)
        assert overview is not None
        return _Compared(measures, maps, peaks, reports, overview)

    def time(self, precisions: Sequence[Precision], places: Sequence[Region], progress: Progress) -> None:
        """In turns, so that ratios hold even where the machine is not quiet."""
        rounds, done = 1, 0
        while done < rounds:
            for number, precision in enumerate(precisions):
                share = 1 / (rounds * len(precisions))
                part = PartProgress(progress, (done * len(precisions) + number) * share, share)
                busy = self._engine.sessions.clock.seconds
                words = said("{precision}, run {number} of {rounds}", precision=precision.label, number=done + 1, rounds=rounds)
                result = self._run(precision, part, words)
                self._network.setdefault(precision, []).append(self._engine.sessions.clock.seconds - busy)
                self._seconds.setdefault(precision, []).append(result.report.seconds)
                if done == 0:
                    self._crops[precision] = [_crop(result.enhanced, place, self._photo.metadata.icc) for place in places]
            done += 1
            if done == 1:
                once = sum(seconds[0] for seconds in self._seconds.values())
                rounds = max(1, min(MOST_ROUNDS, int(TIME_FOR_ROUNDS / max(once, 1e-6))))

    def row(self, precision: Precision, first: _Compared) -> PrecisionRow:
        report = first.reports[precision]
        return PrecisionRow(
            precision=report.precision,
            provider=self._label(report.provider),
            tile=report.tile,
            seconds=statistics.median(self._seconds[precision]),
            network_seconds=statistics.median(self._network[precision]),
            runs=len(self._seconds[precision]),
            file_bytes=self._engine.models.file(self._method, self._variant, precision).path.stat().st_size,
            peak_bytes=first.peaks[precision],
            measures=first.measures.get(precision),
            integer_share=self._integer_share(precision, report.provider),
            warnings=report.warnings,
        )

    def place(self, number: int, region: Region, first: _Compared) -> Place:
        k = self._scale
        left, top = region.left // k, region.top // k
        right, bottom = -(-(region.left + region.width) // k), -(-(region.top + region.height) // k)
        wide = to_srgb(self._photo.pixels[top:bottom, left:right], self._photo.metadata.icc).repeat(k, 0).repeat(k, 1)
        x, y = region.left - k * left, region.top - k * top
        return Place(
            region,
            {precision: found.mean_over(region) for precision, found in first.maps.items()},
            wide[y : y + region.height, x : x + region.width],
            {precision: crops[number] for precision, crops in self._crops.items()},
        )

    def _run(self, precision: Precision, progress: Progress, words: str = "", *, trial: bool = False) -> Result:
        """words: what is said meanwhile, if it is not the first run. trial: over a small piece, so that loading and measuring a provider
        is done with."""
        progress.check_cancelled()
        photo = self._photo
        if trial:
            photo = replace(photo, pixels=photo.pixels[:_TRIAL, :_TRIAL].copy(), alpha=None)
        watch = _Said(progress, words or said("{precision}, first run", precision=precision.label))
        return self._engine.enhance(photo, replace(self._request, precision=precision), watch)

    def _integer_share(self, precision: Precision, provider: str) -> float | None:
        shares = self._engine.models.manifest(self._method, self._variant).files[precision].facts.get("integer_share")
        share = shares.get(provider) if isinstance(shares, Mapping) else None
        return float(share) if isinstance(share, (int, float)) else None

    def _label(self, provider: str) -> str:
        return next((info.label for info in self._engine.providers() if info.id == provider), provider)


class _Said(PartProgress):
    """Progress of a run that always says which."""

    def __init__(self, parent: Progress, words: str) -> None:
        super().__init__(parent, 0.0, 1.0)
        self._words = words

    def report(self, fraction: float, text: str = "") -> None:
        super().report(fraction, self._words)


def _machine() -> str:
    """In words; the name that probes keep their measurements under says more than a reader wants to know."""
    processor, known = platform.processor(), Path("/proc/cpuinfo")
    if known.is_file():
        lines = known.read_text(errors="replace").splitlines()
        processor = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), processor)
    memory = psutil.virtual_memory().total / 2**30
    words = (
        processor or platform.machine(),
        said_n("{count} core", "{count} cores", core_count()),
        said("{memory:.0f} GiB of memory", memory=memory),
        f"{platform.system()} {platform.machine()}",
    )
    return together(words, ", ")


def _crop(pixels: NDArray[np.uint16], region: Region, icc: bytes | None) -> Picture:
    rows, columns = slice(region.top, region.top + region.height), slice(region.left, region.left + region.width)
    return to_srgb(np.ascontiguousarray(pixels[rows, columns]), icc)
