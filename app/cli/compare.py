"""`heliograph compare`: the same places of photos by several methods and precisions, on one labelled sheet, or in another form.

What is run and drawn stands in engine.comparison and engine.comparison_sheet; here are the command's arguments, its progress bar, the file,
and its answer as text or JSON. A photo or method that fails never stops the rest. Main thread.
"""

import argparse
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.compare_forms import FormOptions, add_form_arguments, form_options, run_form
from app.cli.console import OK, SOME_FAILED, Bar, cancellable, complain, in_words, make_folder, saved, say, say_json
from app.cli.enhance import check_provider, find_sources
from engine.core.errors import Cancelled, EngineError, PhotoReadError, UsageError
from engine.core.precision import Precision
from engine.core.progress import PartProgress, Progress
from engine.inspection.export import Form

if TYPE_CHECKING:
    from engine.comparison import Compared, How, LineUp, Run
    from engine.comparison_sheet import ComparisonSheet
    from engine.core.photo import Photo
    from engine.pipeline import Engine

KINDS = (".png", ".jpg", ".jpeg", ".webp")
"""What a sheet can be saved as."""

Crop = tuple[int, int, int, int]


@dataclass(frozen=True)
class CompareOptions:
    """The command line of `compare`, parsed. precisions: empty for all that are installed; crops: (left, top, width, height) in the
    photo's pixels, empty for its most telling part; strengths: each gets a column; size, unsharp: as in `How`; form: a sheet, or what
    compare_forms makes."""

    paths: tuple[Path, ...]
    output: Path
    methods: tuple[str, ...]
    precisions: tuple[Precision, ...] = ()
    crops: tuple[Crop, ...] = ()
    strengths: tuple[float, ...] = (1.0,)
    provider: str | None = None
    overwrite: bool = False
    json: bool = False
    size: int | None = None
    unsharp: bool = False
    form: FormOptions = field(default_factory=FormOptions)


@dataclass(frozen=True)
class Outcome:
    """What became of one photo."""

    source: Path
    compared: "Compared | None" = None
    error: str = ""

    @property
    def failed(self) -> bool:
        return self.compared is None or any(run.error for run in self.compared.runs)


# ----------------------------------------------------------------------------------------------------------- the arguments


def add_compare_arguments(sub: argparse.ArgumentParser) -> None:
    """Everything after `heliograph compare`."""
    sub.add_argument("paths", nargs="+", type=Path, metavar="PHOTO", help="photo, or folder of photos")
    sub.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the sheet: .png, .jpg or .webp")
    sub.add_argument("--methods", type=_names, required=True, metavar="ID[:VARIANT],…", help="see `heliograph methods`")
    sub.add_argument("--precisions", type=_precisions, default=(), metavar="fp32,ptq,qat", help="default: all that are installed")
    words = "part to show, in the photo's pixels; repeatable; default: one is chosen"
    sub.add_argument("--crop", action="append", default=[], type=_crop, metavar="X,Y,W,H", help=words)
    sub.add_argument("--strength", type=_strengths, default=(1.0,), metavar="S[,S…]", help="0 to 1; several are shown side by side")
    sub.add_argument("--size", type=int, metavar="N", help="times as wide and high, where a method enlarges; default: what it makes")
    sub.add_argument("--unsharp", action="store_true", help="also show what an unsharp mask makes of the photo. Only on the sheet")
    sub.add_argument("--provider", metavar="P", help="execution provider (cpu, openvino, ...); default: the fastest here")
    add_form_arguments(sub)
    sub.add_argument("--overwrite", action="store_true", help="replace an earlier sheet instead of numbering the new one; never a photo")
    sub.add_argument("--json", action="store_true", help="print JSON, one object, instead of text")


def compare_options(parsed: argparse.Namespace) -> CompareOptions:
    """The options that `add_compare_arguments` parsed."""
    return CompareOptions(
        tuple(parsed.paths),
        parsed.output,
        parsed.methods,
        parsed.precisions,
        tuple(parsed.crop),
        parsed.strength,
        parsed.provider,
        parsed.overwrite,
        parsed.json,
        parsed.size,
        parsed.unsharp,
        form_options(parsed),
    )


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise argparse.ArgumentTypeError("it names no method")
    return names


def _precisions(text: str) -> tuple[Precision, ...]:
    known = {precision.value: precision for precision in Precision}
    words = [word.strip().lower() for word in text.split(",")]
    if words == ["all"]:
        return ()
    wrong = [word for word in words if word not in known]
    if wrong:
        raise argparse.ArgumentTypeError(f"{wrong[0]!r} is not one of {', '.join(known)}")
    return tuple(known[word] for word in words)


def _crop(text: str) -> Crop:
    words = text.replace("x", ",").split(",")
    if len(words) != 4 or not all(word.strip().isdecimal() for word in words):
        raise argparse.ArgumentTypeError(f"{text!r} is not X,Y,W,H in pixels")
    left, top, width, height = (int(word) for word in words)
    if not width or not height:
        raise argparse.ArgumentTypeError(f"{text!r} has no pixels")
    return left, top, width, height


def _strengths(text: str) -> tuple[float, ...]:
    try:
        strengths = tuple(float(word) for word in text.split(","))
    except ValueError:
        strengths = (math.nan,)
    if not all(0.0 <= strength <= 1.0 for strength in strengths):
        raise argparse.ArgumentTypeError(f"{text!r} is not a strength between 0 and 1, nor several with commas between")
    return tuple(dict.fromkeys(strengths))


# ----------------------------------------------------------------------------------------------------------------- the run


def run_compare(options: CompareOptions, engine: "Engine") -> int:
    """Compare everything and write the sheet; 1 when a photo, a method on it or weights asked for by name failed to come.

    Raises UsageError before anything was read, PhotoWriteError.
    """
    from engine.comparison import How, line_up
    from engine.comparison_sheet import ComparisonSheet

    how = How(options.strengths, options.provider, options.size, options.unsharp)
    if options.form.form is not Form.SHEET:
        return run_form(options, engine, how)
    sources = [source.path for source in find_sources(options.paths, False, options.output)]
    _check_output(options, sources)
    there = line_up(engine, options.methods, options.precisions)
    methods = list(dict.fromkeys(contender.method for contender in there.contenders))
    for method in [method for method in methods if method.is_network] or methods[:1]:
        check_provider(options.provider, method, engine)
    for method in methods:
        how.scale(method)
    make_folder(options.output.parent)
    for sentence in (*there.missing, *there.foreign):
        complain(sentence)
    sheet = ComparisonSheet("Comparison", _subtitle(options))
    outcomes = _compare_all(options, engine, sources, there, how, sheet)
    if outcomes is None:
        return SOME_FAILED
    output = _save(sheet, options, outcomes) if any(outcome.compared for outcome in outcomes) else None
    if options.json:
        say_json(_record(output, outcomes, there))
    elif output is not None:
        say(f"{output} is written.")
    asked_for_missing = bool(options.precisions and there.missing)
    return SOME_FAILED if asked_for_missing or any(outcome.failed for outcome in outcomes) else OK


def _compare_all(
    options: CompareOptions, engine: "Engine", sources: Sequence[Path], there: "LineUp", how: "How", sheet: "ComparisonSheet"
) -> list[Outcome] | None:
    """Every photo in turn, told as it is done and added to the sheet; None when cancelled."""
    outcomes: list[Outcome] = []
    bar = Bar(sys.stderr)
    with cancellable(bar.show) as token:
        for number, source in enumerate(sources):
            bar.label = source.name if len(sources) == 1 else f"{number + 1}/{len(sources)} {source.name}"
            part = PartProgress(token, number / len(sources), 1.0 / len(sources))
            try:
                outcome = _compare_one(source, options, engine, there, how, part)
            except Cancelled:
                bar.clear()
                complain("Cancelled; no sheet was written.")
                return None
            bar.clear()
            _tell(outcome, options)
            if outcome.compared is not None:
                _add(sheet, source, outcome.compared)
            outcomes.append(outcome)
    return outcomes


def _compare_one(source: Path, options: CompareOptions, engine: "Engine", there: "LineUp", how: "How", progress: Progress) -> Outcome:
    """Read and run. Raises Cancelled; whatever else goes wrong becomes an error in words."""
    from engine.comparison import compare_photo, regions_of
    from engine.core.photo_io import read_photo

    try:
        if not source.exists():
            raise PhotoReadError("There is no such file.")
        photo = read_photo(source)
        regions = regions_of(photo, options.crops, there.contenders)
        return Outcome(source, compare_photo(engine, photo, regions, there.contenders, how, progress))
    except (EngineError, OSError) as error:
        return Outcome(source, error=in_words(error))
    except MemoryError:
        return Outcome(source, error="There is not enough memory for this photo.")


def _check_output(options: CompareOptions, sources: Sequence[Path]) -> None:
    if options.output.suffix.lower() not in KINDS:
        raise UsageError(f"{options.output.name} cannot be a sheet; its name must end in one of {', '.join(KINDS)}.")
    if options.output.is_dir():
        raise UsageError(f"{options.output} is a folder; name the file that the sheet becomes.")
    if options.output.resolve() in {source.resolve() for source in sources}:
        raise UsageError(f"{options.output} is one of the photos.")


def _save(sheet: "ComparisonSheet", options: CompareOptions, outcomes: Sequence[Outcome]) -> Path:
    """Write the sheet; returns where. It has the photos' colour profile where they all have the same."""
    from engine.core.photo import Metadata, Photo
    from engine.core.photo_io import SaveOptions, save_photo

    profiles = {_profile(outcome.compared.photo) for outcome in outcomes if outcome.compared is not None}
    if len(profiles) > 1:
        complain("The photos have different colour profiles; the sheet has none and shows their values as they are.")
    picture = Photo(sheet.picture(), metadata=Metadata(icc=profiles.pop() if len(profiles) == 1 else None))
    how = SaveOptions(overwrite=options.overwrite)
    return saved(options.output, lambda path: save_photo(picture, path, how), overwrite=options.overwrite)


def _profile(photo: "Photo") -> bytes | None:
    """The photo's colour profile, None for sRGB too, which is what pixels without one are."""
    from PIL import ImageCms

    profile = photo.metadata.icc
    if profile is None:
        return None
    try:
        described = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError):
        return profile
    return None if described.strip().startswith("sRGB") else profile


# ---------------------------------------------------------------------------------------------------------------- in words


def _subtitle(options: CompareOptions) -> str:
    strength = "" if options.strengths == (1.0,) else f"Strength {', '.join(f'{value:g}' for value in options.strengths)}. "
    return (
        f"{strength}Crops at 100 %: a pixel here is a pixel of the result. Seconds are those of this run, which may have had to load "
        "the method first; speed is what heliograph bench measures."
    )


def _add(sheet: "ComparisonSheet", source: Path, compared: "Compared") -> None:
    from engine.core.safe_files import shown

    photo = compared.photo
    kind = f", {photo.format.name}" if photo.format else ""
    sheet.add(shown(source), f"{photo.width} x {photo.height} pixels, {photo.megapixels:.1f} megapixels{kind}", compared)


def _tell(outcome: Outcome, options: CompareOptions) -> None:
    """The lines about one photo; with --json the results come at the end, and only what went wrong is said here."""
    if outcome.compared is None:
        complain(outcome.error if outcome.source.name in outcome.error else f"{outcome.source}: {outcome.error}")
        return
    if not options.json:
        chosen = "" if options.crops else f", --crop {_spelled(outcome.compared)} (most detail)"
        runs = [_in_a_line(run) for run in outcome.compared.runs if not run.error]
        say(f"{outcome.source}{chosen}: {'; '.join(runs) or 'no result'}")
    for run in outcome.compared.runs:
        for sentence in (*run.warnings, run.error):
            if sentence:
                complain(f"{outcome.source}, {run.contender.title} {run.contender.precision.label}: {sentence}")


def _spelled(compared: "Compared") -> str:
    return " --crop ".join(f"{r.left},{r.top},{r.width},{r.height}" for r in compared.regions)


def _in_a_line(run: "Run") -> str:
    return f"{run.contender.title} {run.precision.label} {run.seconds:.1f} s"


def _record(output: Path | None, outcomes: Sequence[Outcome], there: "LineUp") -> dict[str, Any]:
    """The JSON object. crops: left, top, width, height; share: the part of the photo that was run."""
    photos = []
    for outcome in outcomes:
        regions = outcome.compared.regions if outcome.compared else ()
        runs = outcome.compared.runs if outcome.compared else ()
        photos.append(
            {
                "source": str(outcome.source),
                "crops": [[region.left, region.top, region.width, region.height] for region in regions],
                "runs": [_run_record(run) for run in runs],
                "error": outcome.error or None,
            }
        )
    return {"output": str(output) if output else None, "photos": photos, "left_out": [*there.missing, *there.foreign]}


def _run_record(run: "Run") -> dict[str, Any]:
    return {
        "method": run.contender.method.id,
        "variant": run.contender.variant.id,
        "asked": run.contender.precision.value,
        "precision": run.precision.value,
        "provider": run.provider or None,
        "seconds": None if run.error else round(run.seconds, 3),
        "share": None if run.error else round(run.share, 4),
        "warnings": list(run.warnings),
        "error": run.error or None,
    }
