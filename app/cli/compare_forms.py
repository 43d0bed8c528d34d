"""`heliograph compare --form side|split|blink`: one photo and what was made of it, as a picture for others.

The picture is made by engine.inspection.export; here are its arguments, the runs it needs and the answer. Main thread.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.console import OK, SOME_FAILED, complain, make_folder, saved, say, say_json
from app.cli.enhance import check_provider
from app.cli.reports import watched
from engine.core.errors import PhotoReadError, UsageError
from engine.core.method import Region
from engine.core.progress import PartProgress, Progress
from engine.core.request import EnhanceRequest, Finish
from engine.inspection.export import MOST, Candidate, ExportOptions, Form, check_target

if TYPE_CHECKING:
    from app.cli.compare import CompareOptions
    from engine.comparison import Contender, How
    from engine.core.photo import Photo
    from engine.pipeline import Engine


@dataclass(frozen=True)
class FormOptions:
    """How the picture is to look; as in `ExportOptions`."""

    form: Form = Form.SHEET
    width: int | None = None
    labels: bool = True
    divider: float = 0.5
    angle: float = 0.0
    seconds: float = 0.7

    def over(self, part: Region | None) -> ExportOptions:
        """Raises UsageError for numbers that make no sense."""
        return ExportOptions(self.form, part, self.width, self.labels, self.divider, self.angle, self.seconds)


def add_form_arguments(sub: argparse.ArgumentParser) -> None:
    """What `compare` takes for other forms than the sheet."""
    forms = "|".join(form.value for form in Form)
    words = "a sheet of crops at 100 %% (default), or of one photo: pictures side by side, split by a line, or blinking (.webp, .gif)"
    sub.add_argument("--form", type=_form, default=Form.SHEET, metavar=forms, help=words)
    sub.add_argument("--width", type=int, metavar="PIXELS", help="of the picture; default: true pixels. Not for the sheet")
    sub.add_argument("--no-labels", action="store_true", help="do not write into the pictures what they are. Not for the sheet")
    sub.add_argument("--divider", type=float, default=0.5, metavar="0-1", help="where the line of a split stands; default 0.5")
    sub.add_argument("--angle", type=float, default=0.0, metavar="DEGREES", help="how it is turned, clockwise from upright; default 0")
    sub.add_argument("--seconds", type=float, default=0.7, metavar="S", help="how long each picture blinks; default 0.7")


def form_options(parsed: argparse.Namespace) -> FormOptions:
    """The options that `add_form_arguments` parsed."""
    return FormOptions(parsed.form, parsed.width, not parsed.no_labels, parsed.divider, parsed.angle, parsed.seconds)


def _form(text: str) -> Form:
    try:
        return Form(text.lower())
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not one of {', '.join(form.value for form in Form)}") from None


def run_form(options: "CompareOptions", engine: "Engine", how: "How") -> int:
    """Run what is compared and write the picture. Raises UsageError before anything was run, PhotoReadError, PhotoWriteError, Cancelled,
    and whatever `Engine.enhance` raises."""
    from engine.comparison import line_up
    from engine.core.photo_io import read_photo
    from engine.core.safe_files import shown
    from engine.inspection.export import export_comparison

    if len(options.paths) != 1 or options.paths[0].is_dir():
        raise UsageError(f"--form {options.form.form.value} shows one photo, not {len(options.paths)} or a folder.")
    source = options.paths[0]
    there = line_up(engine, options.methods, options.precisions)
    _check_number(there.contenders, how, options.form.form)
    for contender in there.contenders:
        check_provider(how.provider, contender.method, engine)
        how.scale(contender.method)
    check_target(options.output, options.form.form, source)
    if not source.exists():
        raise PhotoReadError(f"There is no file {shown(source)}.")
    photo = read_photo(source)
    wanted = options.form.over(_part(photo, options.crops))
    make_folder(options.output.parent)
    for sentence in (*there.missing, *there.foreign):
        complain(sentence)

    def work(progress: Progress, _: object) -> Path:
        candidates = _candidates(engine, photo, there.contenders, how, PartProgress(progress, 0.0, 0.9))
        rest = PartProgress(progress, 0.9, 0.1)
        anew = options.overwrite
        return saved(options.output, lambda path: export_comparison(candidates, wanted, path, rest, source, overwrite=anew), overwrite=anew)

    target = watched(shown(source), work)
    if options.json:
        say_json(_record(target, source, there.contenders, (*there.missing, *there.foreign)))
    else:
        say(f"{target} is written.")
    return SOME_FAILED if options.precisions and there.missing else OK


def _check_number(contenders: Sequence["Contender"], how: "How", form: Form) -> None:
    count = len(contenders) * len(how.strengths)
    if form is Form.SPLIT and count != 1:
        raise UsageError(f"A split shows the photo and one result, and there are {count}; --precisions or --strength name one of them.")
    if count >= MOST:
        raise UsageError(f"There are {count} results, and at most {MOST - 1} are shown beside the photo.")


def _part(photo: "Photo", crops: Sequence[tuple[int, int, int, int]]) -> Region | None:
    from engine.comparison import regions_of

    if len(crops) > 1:
        raise UsageError("Only a sheet shows several crops.")
    return regions_of(photo, crops, ())[0] if crops else None


def _candidates(engine: "Engine", photo: "Photo", contenders: Sequence["Contender"], how: "How", progress: Progress) -> list[Candidate]:
    from engine.pipeline import finished_photo

    icc = photo.metadata.icc
    made = [Candidate("Before", photo.pixels, icc)]
    for number, contender in enumerate(contenders):
        part = PartProgress(progress, number / len(contenders), 1 / len(contenders))
        method, provider = contender.method, how.provider if contender.method.is_network else None
        request = EnhanceRequest(method.id, contender.variant.id, contender.precision, provider=provider, size=how.scale(method))
        result = engine.enhance(photo, request, part)
        for sentence in result.report.warnings:
            complain(f"{contender.title} {contender.precision.label}: {sentence}")
        for strength in how.strengths:
            at = f", strength {strength:g}" if strength != 1.0 else ""
            variant = f" {contender.variant.name}" if len(method.variants) > 1 else ""
            precision = f", {result.report.precision.label}" if len(method.precisions) > 1 else ""
            pixels = finished_photo(photo, result, Finish(strength)).pixels
            made.append(Candidate(f"{method.name}{variant}{precision}{at}", pixels, icc))
    return made


def _record(target: Path, source: Path, contenders: Sequence["Contender"], left_out: Sequence[str]) -> dict[str, Any]:
    shown = [{"method": one.method.id, "variant": one.variant.id, "precision": one.precision.value} for one in contenders]
    return {"output": str(target), "source": str(source), "shown": shown, "left_out": list(left_out)}
