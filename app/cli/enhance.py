"""`heliograph enhance`: photos and folders in, enhanced photos out, one after another; a bad one never stops the rest.

Everything that can be wrong with the request itself is found before the first photo is read (UsageError). Files appear whole or
not at all, and never in place of another unless that was asked for. Main thread.
"""

import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.console import OK, SOME_FAILED, Bar, cancellable, complain, in_words, make_folder, say, say_json
from app.cli.outputs import OWN_NAME, Outputs, Taken
from app.cli.preset import checked_steps, is_one_run
from engine.batch.jobs import JobOrder
from engine.core.errors import Cancelled, EngineError, PhotoReadError, UsageError
from engine.core.extras import Extra
from engine.core.method import Method
from engine.core.params import resolve
from engine.core.photo import FileFormat, to_depth
from engine.core.precision import Precision
from engine.core.progress import PartProgress, ProgressToken
from engine.core.protect import ProtectMask, mask_size
from engine.core.request import EnhanceRequest, RunReport
from engine.core.sentences import said, term
from engine.edit.edit import Edit, Step
from engine.edit.form import edit_to_json

if TYPE_CHECKING:
    from engine.batch.plan import Found
    from engine.core.photo_io import SaveOptions
    from engine.pipeline import Engine

BEST_FIRST = (Precision.QAT, Precision.FP32, Precision.PTQ)
"""What runs when no precision was named: INT8 that was trained as INT8 is fast and as good, INT8 made afterwards is not."""


@dataclass(frozen=True)
class EnhanceOptions:
    """The command line of `enhance`, parsed. None means: the first method and variant, BEST_FIRST, as large as the method makes it,
    format and depth of the source. protect: a picture, white where photos are kept as they are. full_chroma, edits, private, times: as in
    `SaveOptions`; template, taken: see app.cli.outputs; steps: an edit in place of everything about one method."""

    paths: tuple[Path, ...]
    output: Path
    method: str | None = None
    variant: str | None = None
    precision: Precision | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    enlarge: int | None = None
    strength: float = 1.0
    provider: str | None = None
    tile: int | None = None
    format: FileFormat | None = None
    quality: int = 95
    depth: int | None = None
    full_chroma: bool = True
    edits: bool = True
    private: bool = True
    times: bool = False
    template: str = OWN_NAME
    taken: Taken = Taken.UNIQUE
    recursive: bool = False
    json: bool = False
    steps: Edit | None = None
    colour_lock: float = 0.0
    protect: Path | None = None

    def saving(self, wanted: FileFormat, depth: int, overwrite: bool) -> "SaveOptions":
        """How one photo is saved."""
        from engine.core.photo_io import SaveOptions

        return SaveOptions(wanted, self.quality, depth, overwrite, self.full_chroma, self.edits, self.private, self.times)


@dataclass(frozen=True)
class Outcome:
    """What became of one file: its report, output and size in pixels (width, height), or why it was left out, or an error in words."""

    source: Path
    output: Path | None = None
    size: tuple[int, int] | None = None
    report: RunReport | None = None
    seconds: float = 0.0
    skipped: str = ""
    error: str = ""


def enhance_photos(options: EnhanceOptions, engine: "Engine") -> int:
    """Enhance everything; returns the exit code. Raises UsageError before anything was read or written."""
    order = checked_order(options, engine)
    sources = find_sources(options.paths, options.recursive, options.output, options.template)
    outputs = Outputs(options.output, options.template, options.taken, [source.path for source in sources])
    make_folder(options.output)
    failed: list[Outcome] = []
    done = 0
    bar = Bar(sys.stderr)
    with cancellable(bar.show) as token:
        for number, source in enumerate(sources, 1):
            bar.start(source.path.name if len(sources) == 1 else f"{number}/{len(sources)} {source.path.name}")
            try:
                outcome = _enhance_one(source, options, order, engine, token, outputs)
            except Cancelled:
                bar.clear()
                complain(f"Cancelled; {done} of {len(sources)} photos were finished.")
                return SOME_FAILED
            bar.clear()
            _tell(outcome, order, options.json)
            if outcome.error:
                failed.append(outcome)
            else:
                done += 1
    if failed and len(sources) > 1:
        complain(f"{len(failed)} of {len(sources)} photos failed: {', '.join(outcome.source.name for outcome in failed)}")
    return SOME_FAILED if failed else OK


def checked_order(options: EnhanceOptions, engine: "Engine") -> JobOrder:
    """What every photo gets. Raises UsageError for whatever is unknown, not there or out of range."""
    missing = Extra.JXL.missing if options.format is FileFormat.JXL else ""
    if missing:
        raise UsageError(missing)
    if options.steps is None:
        request = checked_request(options, engine)
        edit = _one_step(request, options.colour_lock)
    else:
        edit = checked_steps(options.steps, engine)
        request = _last_request(options, edit, engine)
    if options.protect is not None:
        edit = replace(edit, protect=read_mask(options.protect))
    return JobOrder(
        request,
        options.format,
        options.quality,
        options.depth,
        full_chroma=options.full_chroma,
        edits=options.edits,
        private=options.private,
        times=options.times,
        edit=None if is_one_run(edit) else edit,
    )


def _one_step(request: EnhanceRequest, colour_lock: float) -> Edit:
    """The edit that says the same as this request, and how much of the photo's own colours comes back. Raises UsageError."""
    if not 0.0 <= colour_lock <= 1.0:
        raise UsageError(said("The {name} is {value:g}; it must be between 0 and 1.", name=said("colour lock"), value=colour_lock))
    step = Step(request.method, request.variant or "", request.precision, request.params, request.size or 1, request.strength or 0.0)
    return Edit((replace(step, colour_lock=colour_lock),))


def read_mask(path: Path) -> ProtectMask:
    """What a picture protects: everything where it is white, nothing where it is black. Raises PhotoReadError."""
    import cv2
    import numpy as np

    from engine.core.photo_io import read_photo

    photo = read_photo(path)
    grey = cv2.cvtColor(np.asarray(to_depth(photo.pixels, 8)), cv2.COLOR_RGB2GRAY)
    size = mask_size(photo.width, photo.height)
    return ProtectMask(np.asarray(grey if size == grey.shape[::-1] else cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8))


def _last_request(options: EnhanceOptions, edit: Edit, engine: "Engine") -> EnhanceRequest:
    """Of the last step, with the enlargement of all."""
    methods = [engine.method(step.method) for step in edit.active]
    check_provider(options.provider, next((method for method in methods if method.is_network), methods[-1]), engine)
    last = edit.active[-1]
    return replace(last.request(options.provider, options.tile, None, last.strength), size=edit.scale)


def checked_request(options: EnhanceOptions, engine: "Engine") -> EnhanceRequest:
    """The request of one method. Raises UsageError for whatever is unknown, not there or out of range."""
    method = engine.method(options.method) if options.method else engine.methods[0]
    variant = method.variant(options.variant)
    params = resolve(method.params, options.params)
    offer = engine.offer(method.id, variant.id)
    precision = options.precision or next((p for p in BEST_FIRST if offer.get(p) is None and p in offer), method.precisions[0])
    reason = offer.get(precision, said("{method} does not exist in {precision}.", method=term(method.name), precision=precision.label))
    if reason is not None:
        raise UsageError(reason)
    if not 0.0 <= options.strength <= 1.0:
        raise UsageError(said("The {name} is {value:g}; it must be between 0 and 1.", name=said("strength"), value=options.strength))
    check_provider(options.provider, method, engine)
    return EnhanceRequest(
        method.id,
        variant.id,
        precision,
        params,
        options.provider,
        options.tile,
        size=method.enlargement(options.enlarge),
        strength=options.strength,
    )


def check_provider(provider: str | None, method: Method, engine: "Engine") -> None:
    """Raises UsageError when `provider` is not known, not here, or of no use to `method`."""
    if provider is None:
        return
    known = {info.id: info for info in engine.providers()}
    if provider not in known:
        raise UsageError(said("There is no provider {provider!r}; the providers are: {known}.", provider=provider, known=", ".join(known)))
    if not known[provider].available:
        raise UsageError(said("{provider} is not available here: {reason}", provider=known[provider].label, reason=known[provider].reason))
    if not method.is_network and provider != "cpu":
        raise UsageError(said("{method} runs on the processor only.", method=term(method.name)))


def find_sources(paths: Sequence[Path], recursive: bool, output: Path, template: str = OWN_NAME) -> "list[Found]":
    """The files named, and the photos in the folders named, each once. What lies in the output folder is not its own source, nor, where
    the output is the very folder, what `template` marks as a result.

    Raises UsageError when the folders hold no photo at all.
    """
    from app.photo_search import find_photos
    from engine.core.photo_io import SUPPORTED_SUFFIXES

    found: dict[str, Found] = {}
    earlier = 0
    for path in paths:
        marked = template if template != OWN_NAME and os.path.realpath(path) == os.path.realpath(output) else ""
        search = find_photos([path], tuple(SUPPORTED_SUFFIXES), marked, recursive=recursive, output=output)
        earlier += search.earlier_results
        for photo in search.photos:
            found.setdefault(os.path.realpath(photo.path), photo)
    if earlier:
        results = "1 earlier result is" if earlier == 1 else f"{earlier} earlier results are"
        complain(f"{results} left out.")
    if not found:
        raise UsageError(f"There is no photo in {', '.join(str(path) for path in paths)}.")
    return list(found.values())


def _enhance_one(
    source: "Found", options: EnhanceOptions, order: JobOrder, engine: "Engine", token: ProgressToken, outputs: Outputs
) -> Outcome:
    """Read, run, save. Raises Cancelled; whatever else goes wrong becomes an error in words."""
    from engine.batch.steps import check_file_holds, enhance
    from engine.core.photo_io import save_photo
    from engine.core.stream_pixels import is_streamed
    from engine.pipeline import finished_photo
    from engine.streaming import read_to_enhance

    started = time.perf_counter()
    try:
        if not source.path.exists():
            raise PhotoReadError("There is no such file.")
        photo = read_to_enhance(source.path, order.request, options.format, engine.methods, token, order.edit)
        wanted = order.written_as(photo.format)
        check_file_holds(photo, order)
        target = outputs.wanted(source.path, source.below, photo.format, order)
        left_out = outputs.why_left_out(target)
        if left_out:
            return Outcome(source.path, skipped=left_out)
        # Saving a large photo takes a while, too; a small one is saved in no time.
        share = 0.9 if is_streamed(photo.pixels) else 1.0
        edited = enhance(engine, photo, order, PartProgress(token, 0.0, share))
        finished = finished_photo(edited.base, edited.result, order.finish_of(photo))
        token.check_cancelled()
        # A result always has 16 bits; the file gets those of the source unless somebody wanted others.
        depth = options.depth or photo.depth
        rest = PartProgress(token, share, 1.0 - share)
        target, said = outputs.save(target, lambda path, anew: save_photo(finished, path, options.saving(wanted, depth, anew), rest))
    except (EngineError, OSError) as error:
        return Outcome(source.path, error=in_words(error))
    except MemoryError:
        return Outcome(source.path, error="There is not enough memory for this photo.")
    report = replace(edited.result.report, warnings=(*edited.result.report.warnings, *said))
    return Outcome(source.path, target, (finished.width, finished.height), report, time.perf_counter() - started)


def _tell(outcome: Outcome, order: JobOrder, as_json: bool) -> None:
    report, request = outcome.report, order.request
    if as_json:
        say_json(_record(outcome, order))
    elif report is not None:
        what = f"{report.method} {report.precision.label}"
        if order.edit is not None:
            what = ", then ".join(f"{step.method} {step.precision.label}" for step in order.edit.active)
        how = f"{report.seconds:.1f} s, {report.megapixels:.1f} MP, {what} on {report.provider}"
        if request.size != 1 and outcome.size is not None:
            how += f", enlarged {request.size} times to {outcome.size[0]} x {outcome.size[1]}"
        say(f"{outcome.source} -> {outcome.output}  ({how})")
        for warning in report.warnings:
            complain(f"{outcome.source}: {warning}")
    if outcome.skipped and not as_json:
        complain(f"{outcome.source}: left out. {outcome.skipped}")
    if outcome.error:
        named = outcome.source.name in outcome.error
        complain(outcome.error if named else f"{outcome.source}: {outcome.error}")


def _record(outcome: Outcome, order: JobOrder) -> dict[str, Any]:
    """The JSON line of a file. seconds: from opening the source to the finished file; steps: where there are several, what a preset says of
    them."""
    report, request = outcome.report, order.request
    steps = {"steps": edit_to_json(order.edit)["steps"]} if order.edit is not None else {}
    return {
        **steps,
        "source": str(outcome.source),
        "output": str(outcome.output) if outcome.output else None,
        "method": request.method,
        "variant": request.variant,
        "precision": (report.precision if report else request.precision).value,
        "provider": report.provider if report else None,
        "tile": report.tile if report else None,
        "seconds": round(outcome.seconds, 3) if report else None,
        "megapixels": round(report.megapixels, 3) if report else None,
        "enlarged": request.size,
        "size": list(outcome.size) if outcome.size else None,
        "warnings": list(report.warnings) if report else [],
        "skipped": outcome.skipped or None,
        "error": outcome.error or None,
    }
