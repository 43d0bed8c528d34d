"""Two folders of photos in, aligned pairs out: pairs found, registered, cut into patches, judged, written, and told about.

Output: `aligned/phone|camera/NAME.png` (the common part of each pair), `patches/phone|camera/N.png` (the DPED layout), `report.json` and
`contact-sheet.jpg`. The sources are only read; one pair is in memory at a time; a bad one never stops the rest. Any thread.
"""

import json
import math
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core.errors import EngineError, PhotoReadError, UsageError
from engine.core.photo_io import SaveOptions, save_photo
from engine.core.progress import PartProgress, Progress
from engine.core.safe_files import shown, write_atomically
from engine.core.sentences import said
from engine.registration import contact_sheet, exposure
from engine.registration.global_search import NoMatch
from engine.registration.lens import Lens, calibrate
from engine.registration.pairing import Pair, find_pairs
from engine.registration.patches import Patch, Rules, judged
from engine.registration.reading import View, as_photo, read_view
from engine.registration.register import Registered, register
from engine.registration.warp import Box

REPORT, SHEET = "report.json", "contact-sheet"
_SIDES = ("phone", "camera")


@dataclass(frozen=True)
class AlignOptions:
    """What to align and how.

    phone, camera: folders of photos; output: a folder without an earlier alignment. match_exposure: the camera's side is written with
    the phone's exposure and shading, for methods that are to learn sharpness alone. chessboards: folders of chessboard photos by the
    phone and by the camera, of a board with `squares` inner corners across and down.
    """

    phone: Path
    camera: Path
    output: Path
    rules: Rules = field(default_factory=Rules)
    match_exposure: bool = False
    chessboards: tuple[Path, Path] | None = None
    squares: tuple[int, int] = (9, 6)


@dataclass(frozen=True)
class Residual:
    """Shifts left between the two sides, in pixels of the phone, over `windows` places where they can be measured."""

    median: float
    percentile_90: float
    windows: int


@dataclass(frozen=True)
class PairReport:
    """What became of one pair. refused: a sentence, "" when it was aligned; the figures are None or empty for a refused one.

    before: with the global model alone. scale: camera pixels per phone pixel. crop: left, top, right, bottom in the phone's photo.
    patches: how many there are; first_patch: the number of the first of `accepted` ones, which are numbered in sequence.
    """

    phone: str
    camera: str
    paired_by: str
    refused: str = ""
    name: str = ""
    inliers: int = 0
    matches: int = 0
    scale: float | None = None
    before: Residual | None = None
    residual: Residual | None = None
    crop: tuple[int, int, int, int] | None = None
    patches: int = 0
    accepted: int = 0
    first_patch: int | None = None
    rejected: dict[str, int] | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alignment:
    """The whole result. lonely: sentences about photos without a partner; clock: seconds the camera's clock is ahead, if that was used."""

    pairs: tuple[PairReport, ...]
    lonely: tuple[str, ...]
    clock: float | None
    calibration: tuple[float, float] | None
    residual: Residual | None

    @property
    def accepted(self) -> int:
        return sum(pair.accepted for pair in self.pairs)

    @property
    def aligned(self) -> int:
        return sum(not pair.refused for pair in self.pairs)

    def record(self, options: AlignOptions) -> dict[str, Any]:
        """For report.json and `--json`."""
        rules = {"patch": options.rules.size, "min_correlation": options.rules.min_correlation, "max_shift": options.rules.max_shift}
        return {
            "version": 1,
            "rules": {**rules, "match_exposure": options.match_exposure},
            "aligned": self.aligned,
            "refused": len(self.pairs) - self.aligned,
            "patches": self.accepted,
            "residual": asdict(self.residual) if self.residual else None,
            "clock_difference_seconds": self.clock,
            "calibration_error_pixels": dict(zip(_SIDES, self.calibration, strict=True)) if self.calibration else None,
            "pairs": [asdict(pair) for pair in self.pairs],
            "without_partner": list(self.lonely),
        }


def align_folders(options: AlignOptions, progress: Progress, notice: Callable[[str], None] = lambda sentence: None) -> Alignment:
    """Do it all. What goes wrong with one photo or pair is said to `notice` at once and stands in the result.

    Raises UsageError before anything is written when the request makes no sense or nothing has a partner, PhotoWriteError, Cancelled.
    """
    _check(options)
    lenses = _lenses(options, PartProgress(progress, 0.0, 0.05))
    pairing = find_pairs(options.phone, options.camera, PartProgress(progress, 0.05, 0.1))
    for sentence in pairing.lonely:
        notice(sentence)
    if not pairing.pairs:
        raise UsageError(
            said(
                "No photo in {phone} has a partner in {camera}, by name, by time or by what it shows.",
                phone=options.phone,
                camera=options.camera,
            )
        )
    _make_folders(options.output)
    writer = _Writer(options)
    sheet = contact_sheet.ContactSheet()
    reports: list[PairReport] = []
    before: list[NDArray[np.float64]] = []
    after: list[NDArray[np.float64]] = []
    for number, pair in enumerate(pairing.pairs):
        part = PartProgress(progress, 0.15 + 0.83 * number / len(pairing.pairs), 0.83 / len(pairing.pairs))
        part.report(0.0, said("{these} and {that}", these=shown(pair.phone), that=shown(pair.camera)))
        report = PairReport(shown(pair.phone), shown(pair.camera), pair.how.value)
        try:
            report, found = _one(pair, report, lenses, options.rules, writer, sheet, part)
            before.append(found.before.lengths())
            after.append(found.after.lengths())
        except (NoMatch, PhotoReadError, MemoryError) as error:
            report = replace(report, refused=_refusal(pair, error))
            notice(report.refused)
            sheet.add_refused(report.phone, report.camera, report.refused)
        for note in report.notes:
            notice(note)
        reports.append(report)
    residual = _residual(np.concatenate(after)) if after else None
    errors = (lenses[0].error, lenses[1].error) if lenses[0] and lenses[1] else None
    result = Alignment(tuple(reports), pairing.lonely, pairing.clock, errors, residual)
    progress.report(0.98, said("Contact sheet"))
    title = f"{result.aligned} of {len(reports)} pairs aligned, {result.accepted} patches accepted"
    pages = sheet.pages(title, np.concatenate([*before, []]), np.concatenate([*after, []]), pairing.lonely)
    for index, page in enumerate(pages, 1):
        write_atomically(options.output / (f"{SHEET}.jpg" if index == 1 else f"{SHEET}-{index}.jpg"), page, overwrite=False)
    text = json.dumps(_strict(result.record(options)), ensure_ascii=False, indent=2, allow_nan=False)
    write_atomically(options.output / REPORT, text.encode(), overwrite=False)
    progress.report(1.0, said("Done"))
    return result


def _one(
    pair: Pair,
    report: PairReport,
    lenses: tuple[Lens | None, Lens | None],
    rules: Rules,
    writer: "_Writer",
    sheet: contact_sheet.ContactSheet,
    progress: Progress,
) -> tuple[PairReport, Registered]:
    """Register, judge and write one pair. Raises NoMatch, PhotoReadError, PhotoWriteError, Cancelled."""
    phone = read_view(pair.phone, lenses[0])
    camera = read_view(pair.camera, lenses[1], phone)
    found = register(phone.pixels, camera.pixels, PartProgress(progress, 0.0, 0.8), phone.lens, camera.lens)
    notes = [*phone.notes, *camera.notes]
    if found.scale < 0.9:
        notes.append(f"{shown(pair.camera)} has only {found.scale:.2f} times the resolution of {shown(pair.phone)}: its side is soft.")
    if min(found.common.width, found.common.height) < rules.size:
        raise NoMatch(
            said(
                "what they have in common, {width} by {height} pixels, is smaller than a patch",
                width=found.common.width,
                height=found.common.height,
            )
        )
    patches = judged(phone.pixels, found, rules, PartProgress(progress, 0.8, 0.1))
    good = [patch for patch in patches if patch.fault is None]
    rejected = {fault.value: count for fault, count in Counter(p.fault for p in patches if p.fault).items()}
    if not good:
        most = max(rejected, key=lambda fault: rejected[fault])
        raise NoMatch(said("not one of their {number} patches is good enough (most fail by: {most})", number=len(patches), most=most))
    alike = exposure.fitted(found.common.of(phone.pixels), found.common.of(found.aligned))
    matched = alike.applied(found.common.of(found.aligned))
    name, first = writer.write(pair, phone, found, matched, good, PartProgress(progress, 0.9, 0.1))
    box = found.common
    report = replace(
        report,
        name=shown(Path(name)),
        inliers=len(found.inliers),
        matches=found.matches,
        scale=round(found.scale, 4),
        before=_residual(found.before.lengths()),
        residual=_residual(found.after.lengths()),
        crop=(box.left, box.top, box.right, box.bottom),
        patches=len(patches),
        accepted=len(good),
        first_patch=first,
        rejected=rejected,
        notes=tuple(notes),
    )
    sheet.add(contact_sheet.Aligned(f"{report.phone}  +  {report.camera}", _in_figures(report), phone.pixels, found, matched, patches))
    return report, found


class _Writer:
    """Puts pairs into the output folder, the camera's side of each first: a phone photo there always has its partner."""

    def __init__(self, options: AlignOptions) -> None:
        self._options = options
        self._next = 0
        self._names: set[str] = set()

    def write(
        self, pair: Pair, phone: View, found: Registered, matched: NDArray[np.uint8], good: list[Patch], progress: Progress
    ) -> tuple[str, int]:
        """(name of the aligned pair, number of its first patch). matched: the common part of the camera, exposed as the phone."""
        name = self._free_name(pair.phone.stem)
        box = found.common
        sides = {"camera": matched if self._options.match_exposure else box.of(found.aligned), "phone": box.of(phone.pixels)}
        for side, pixels in sides.items():
            self._save(pixels, phone.profile, Path("aligned") / side / f"{name}.png")
        first = self._next
        for number, patch in enumerate(good):
            progress.check_cancelled()
            progress.report(number / len(good))
            here = Box(patch.box.left - box.left, patch.box.top - box.top, patch.box.right - box.left, patch.box.bottom - box.top)
            for side, pixels in sides.items():
                self._save(here.of(pixels), phone.profile, Path("patches") / side / f"{first + number}.png")
        self._next = first + len(good)
        return name, first

    def _save(self, pixels: NDArray[np.uint8], profile: bytes | None, below: Path) -> None:
        save_photo(as_photo(pixels, profile), self._options.output / below, SaveOptions())

    def _free_name(self, stem: str) -> str:
        name, number = stem, 1
        while name.casefold() in self._names:  # a.jpg and a.png, or on a disk that does not tell A from a.
            number += 1
            name = f"{stem}-{number}"
        self._names.add(name.casefold())
        return name


def _check(options: AlignOptions) -> None:
    """Raises UsageError for what can be known to be wrong beforehand."""
    if not 32 <= options.rules.size <= 2048:
        raise UsageError(said("A patch of {size} pixels makes no sense; it must be from 32 to 2048.", size=options.rules.size))
    if not 0.0 <= options.rules.min_correlation < 1.0:
        raise UsageError(
            said("The least correlation is {value:g}; it must be at least 0 and below 1.", value=options.rules.min_correlation)
        )
    if options.phone.resolve() == options.camera.resolve():
        raise UsageError(said("The phone's and the camera's photos must lie in two folders."))
    left = [name for name in ("aligned", "patches", REPORT, f"{SHEET}.jpg") if (options.output / name).exists()]
    if left:
        # Two runs in one folder would leave patches of one beside those of the other under the same numbers.
        raise UsageError(
            said("{output} holds an earlier alignment ({name}); give a new folder or remove that.", output=options.output, name=left[0])
        )


def _make_folders(output: Path) -> None:
    try:
        for kind in ("aligned", "patches"):
            for side in _SIDES:
                (output / kind / side).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(said("The output folder {output} cannot be made: {reason}.", output=output, reason=error.strerror)) from error


def _lenses(options: AlignOptions, progress: Progress) -> tuple[Lens | None, Lens | None]:
    if options.chessboards is None:
        return None, None
    phone = calibrate(options.chessboards[0], options.squares, PartProgress(progress, 0.0, 0.5))
    return phone, calibrate(options.chessboards[1], options.squares, PartProgress(progress, 0.5, 0.5))


def _refusal(pair: Pair, error: Exception) -> str:
    """One sentence naming the photo."""
    if isinstance(error, NoMatch):
        return f"{shown(pair.phone)} and {shown(pair.camera)}: {error.message}."
    if isinstance(error, EngineError):
        return error.message
    return f"{shown(pair.phone)} and {shown(pair.camera)}: there is not enough memory for them."


def _residual(lengths: NDArray[np.float64]) -> Residual | None:
    if not len(lengths):
        return None
    return Residual(round(float(np.median(lengths)), 4), round(float(np.percentile(lengths, 90)), 4), len(lengths))


def _in_figures(report: PairReport) -> str:
    """What the contact sheet says about a pair."""
    assert report.residual is not None
    assert report.before is not None
    rejected = ", ".join(f"{count} {fault}" for fault, count in (report.rejected or {}).items())
    return (
        f"paired by {report.paired_by}  ·  residual {report.residual.median:.2f} px median, {report.residual.percentile_90:.2f} px for 90 %"
        f" (before the local step {report.before.median:.2f} and {report.before.percentile_90:.2f})  ·  {report.inliers} of"
        f" {report.matches} key points  ·  camera {report.scale:.2f} times as fine  ·  {report.accepted} of {report.patches} patches"
        + (f" (rejected: {rejected})" if rejected else "")
    )


def _strict(value: Any) -> Any:
    """Without numbers that JSON does not know."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {key: _strict(inner) for key, inner in value.items()}
    return [_strict(inner) for inner in value] if isinstance(value, (list, tuple)) else value
