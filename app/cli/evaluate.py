"""`heliograph evaluate`: a method on pairs of photos, or on good photos of which it makes the inputs, as a table or as JSON.

Nothing is measured here. Main thread.
"""

import argparse
import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.console import OK, SOME_FAILED, complain, say, say_json
from app.cli.reports import MeasureOptions, measured, print_table, watched
from engine.core.errors import UsageError
from engine.core.progress import Progress
from engine.core.protocols import Protocol

if TYPE_CHECKING:
    from engine.baselines import Reduction
    from engine.core.method import Method
    from engine.evaluation import Evaluation, Gain, Pair
    from engine.pipeline import Engine

NO_JPEG = 0


@dataclass(frozen=True)
class EvaluateOptions:
    """What `evaluate` takes besides `MeasureOptions`. inputs: None to make them from the targets; jpeg: quality of what is made, NO_JPEG
    for none, None for the source's (20 where the method enlarges, none where it does not); protocol: None for `luma` where inputs are
    made and `ours` where they are not; strength: 0 to 1; save: folder for the outputs, None to keep none."""

    measure: MeasureOptions
    targets: Path
    inputs: Path | None = None
    jpeg: int | None = None
    protocol: Protocol | None = None
    strength: float = 1.0
    per_photo: bool = False
    save: Path | None = None


def add_evaluate_arguments(sub: argparse.ArgumentParser) -> None:
    """The arguments that `EvaluateOptions` reads, but for those of `MeasureOptions`."""
    made = "left out: they are made from the targets, reduced to a quarter (and enlarged again where the method does not enlarge)"
    words = "|".join(protocol.value for protocol in Protocol)
    convention = "how pictures are compared and a set averaged; default ours, for made inputs luma. Figures of two protocols do not compare"
    sub.add_argument("--input", type=Path, metavar="DIR", help=f"photos to enhance; {made}")
    sub.add_argument("--target", type=Path, required=True, metavar="DIR", help="what they should look like, under the same names")
    sub.add_argument("--jpeg", type=_jpeg, metavar="1-100|none", help="quality of the inputs made; default 20 for a method that enlarges")
    sub.add_argument("--protocol", type=_protocol, metavar=words, help=convention)
    sub.add_argument("--strength", type=float, default=1.0, metavar="S", help="as of `enhance`; default 1")
    sub.add_argument("--per-photo", action="store_true", help="also a row for each photo; JSON has them always")
    sub.add_argument("--save", type=Path, metavar="DIR", help="write the outputs as PNG to DIR/PRECISION")


def evaluate_options(parsed: argparse.Namespace, measure: MeasureOptions) -> EvaluateOptions:
    return EvaluateOptions(
        measure, parsed.target, parsed.input, parsed.jpeg, parsed.protocol, parsed.strength, parsed.per_photo, parsed.save
    )


def _protocol(text: str) -> Protocol:
    try:
        return Protocol(text.lower())
    except ValueError:
        words = ", ".join(protocol.value for protocol in Protocol)
        raise argparse.ArgumentTypeError(f"{text!r} is not one of {words}") from None


def _jpeg(text: str) -> int:
    if text.lower() == "none":
        return NO_JPEG
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is neither `none` nor a number from 1 to 100")
    return int(text)


def run_evaluate(engine: "Engine", method_id: str, options: EvaluateOptions) -> int:
    """The table of a method; 1 when a pair had to be skipped."""
    from engine.evaluation import evaluate

    request, precisions = measured(engine, method_id, options.measure)
    pairs, lonely = _pairs(engine.method(method_id), options)
    for sentence in lonely:
        complain(sentence)
    protocol = options.protocol or (Protocol.OURS if options.inputs else Protocol.LUMA)

    def work(progress: Progress, notice: Callable[[str], None]) -> "Evaluation":
        return evaluate(
            engine, request, precisions, pairs, progress, notice, protocol=protocol, strength=options.strength, save=options.save
        )

    result = watched("evaluate", work)
    if options.measure.json:
        say_json(_record(result, lonely))
    else:
        _print_evaluation(result, options.per_photo)
    return SOME_FAILED if result.skipped or lonely else OK


def _pairs(method: "Method", options: EvaluateOptions) -> tuple[list["Pair"], list[str]]:
    from engine.evaluation import find_pairs, made_pairs

    if options.inputs is None:
        return made_pairs(options.targets, _reduction(method, options.jpeg)), []
    if options.jpeg is not None:
        raise UsageError("--jpeg says how inputs are made; with --input there is nothing to make.")
    return find_pairs(options.inputs, options.targets)


def _reduction(method: "Method", jpeg: int | None) -> "Reduction":
    from engine.baselines import FACTOR, ONLINE_QUALITY, Reduction

    enlarges = method.scale != 1
    quality = (ONLINE_QUALITY if enlarges else NO_JPEG) if jpeg is None else jpeg
    return Reduction(method.scale if enlarges else FACTOR, quality or None, back=not enlarges)


def _print_evaluation(result: "Evaluation", per_photo: bool) -> None:
    rules = result.protocol.rules
    say(f"{result.method}, {result.variant}: {rules.summary}")
    if result.made is not None:
        say(f"Inputs made from the targets: {result.made}.")
    columns = [("PSNR dB", "psnr", 2)]
    columns += [("SSIM", "ssim", 4)] if rules.ssim else []
    columns += [("MS-SSIM", "ms_ssim", 4)] if rules.ms_ssim else []

    def cells(figures: object) -> list[str]:
        return [_number(getattr(figures, name), digits) for _, name, digits in columns]

    titles = [title for title, _, _ in columns]
    if per_photo:
        names = [name for name, _ in result.rows[0].photos]
        found = {(name, row.label): scores for row in result.rows for name, scores in row.photos}
        lines = [(name, row.label, *cells(found[name, row.label])) for name in names for row in result.rows if (name, row.label) in found]
        print_table([("", "", *titles), *lines])
    gains = _gains(result)
    lines = [("", *titles, *([f"over {result.rows[0].label}"] if gains else []), "pairs")]
    for row in result.rows:
        sign = "" if rules.counts_identical else "+"
        pairs = f"{row.figures.pairs} ({sign}{row.figures.identical} identical)" if row.figures.identical else str(row.figures.pairs)
        lines.append((row.label, *cells(row.figures), *([_gain(gains[row.label])] if gains else []), pairs))
    print_table(lines)
    for note in _notes(result):
        say(note)


def _gains(result: "Evaluation") -> "dict[str, Gain]":
    """Of each row over the first; none where a set's PSNR is no mean over photos."""
    from engine.evaluation import gain

    if result.protocol.rules.batch is not None:
        return {}
    return {row.label: gain(row, result.rows[0]) for row in result.rows}


def _gain(found: "Gain") -> str:
    """Decibels and their standard error; nothing for doing nothing."""
    if not found.pairs or found.psnr == 0.0 == found.psnr_error:
        return ""
    error = "" if math.isnan(found.psnr_error) else f" ± {found.psnr_error:.2f}"
    return f"{found.psnr:+.2f}{error}"


def _notes(result: "Evaluation") -> list[str]:
    from engine.evaluation import COLOUR_FIT, COLOUR_FIT_NOTE

    return [COLOUR_FIT_NOTE] if any(row.label == COLOUR_FIT for row in result.rows) else []


def _record(result: "Evaluation", lonely: Sequence[str]) -> dict[str, Any]:
    gains = _gains(result)
    rows = [
        {
            "row": row.label,
            "precision": row.precision.value if row.precision else None,
            **{f.name: getattr(row.figures, f.name) for f in fields(row.figures)},
            "gain": asdict(gains[row.label]) if gains else None,
            "photos": [
                {"photo": name, "psnr": s.psnr, "ssim": s.ssim, "ms_ssim": s.ms_ssim, "identical": s.identical} for name, s in row.photos
            ],
        }
        for row in result.rows
    ]
    return {
        "method": result.method,
        "variant": result.variant,
        "protocol": result.protocol.value,
        "convention": result.protocol.rules.summary,
        "made": str(result.made) if result.made is not None else None,
        "rows": rows,
        "skipped": [*lonely, *result.skipped],
        "notes": _notes(result),
    }


def _number(value: float, digits: int) -> str:
    if math.isinf(value):
        return "identical"
    return "–" if math.isnan(value) else f"{value:.{digits}f}"
