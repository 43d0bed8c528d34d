"""The command `heliograph`: reads the arguments, opens the window or runs a subcommand, answers with an exit code.

Importing it loads neither Qt nor torch nor onnxruntime; each subcommand imports what it needs. Exit codes: 0 all done, 1 some
files failed or the run was cancelled, 2 wrong usage. Main thread.
"""

import argparse
import math
import os
import sys
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path

from app import __version__
from app.cli import train
from app.cli.align import add_align_arguments, align_options, run_align
from app.cli.batch import add_batch_arguments, batch_options, run_batch
from app.cli.compare import add_compare_arguments, compare_options, run_compare
from app.cli.console import SOME_FAILED, WRONG_USAGE, complain, in_words
from app.cli.enhance import EnhanceOptions, enhance_photos
from app.cli.evaluate import add_evaluate_arguments, evaluate_options, run_evaluate
from app.cli.outputs import OWN_NAME, Taken
from app.cli.preset import find_preset
from app.cli.report import add_report_arguments, report_options, run_report
from app.cli.reports import MeasureOptions, list_methods, run_bench, run_selftest
from app.cli.seams import SeamOptions, add_seam_arguments, run_seams
from engine.batch.naming import FIELDS
from engine.core.errors import Cancelled, EngineError, UsageError
from engine.core.photo import WRITABLE, FileFormat
from engine.core.precision import Precision
from engine.core.request import WHOLE_PHOTO
from engine.edit.edit import Edit

SAME = "same"
ALL = "all"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (without the program's name); returns the exit code. argparse exits by itself for --help."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or not (arguments[0].startswith("-") or arguments[0] in COMMANDS):
        return open_window(arguments)
    parsed = build_parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = parsed.run
    try:
        return run(parsed)
    except UsageError as error:
        complain(f"heliograph: {in_words(error)}")
        return WRONG_USAGE
    except EngineError as error:
        complain(f"heliograph: {in_words(error)}")
        return SOME_FAILED
    except (Cancelled, KeyboardInterrupt):
        return SOME_FAILED
    except BrokenPipeError:
        # Whoever read our lines has gone (`| head`); Python would complain once more when it flushes stdout at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOME_FAILED


def open_window(paths: Sequence[str]) -> int:
    """The window with these photos and folders; a path that does not exist is wrong usage."""
    missing = [path for path in paths if not Path(path).exists()]
    if missing:
        complain(f"heliograph: There is no file or command {missing[0]!r}; `heliograph --help` lists the commands.")
        return WRONG_USAGE
    try:
        from app.desktop import run
    except ImportError as error:
        complain(f"heliograph: The window needs Qt and its system libraries, and one is missing ({error}). The commands work without.")
        return SOME_FAILED
    return run([Path(path) for path in paths])


# -------------------------------------------------------------------------------------------------------- the subcommands


def _enhance(parsed: argparse.Namespace) -> int:
    from engine.pipeline import Engine

    return enhance_photos(_asked(parsed), Engine.open())


def _batch(parsed: argparse.Namespace) -> int:
    from engine.pipeline import Engine

    return run_batch(batch_options(parsed, _asked(parsed)), Engine.open())


def _asked(parsed: argparse.Namespace) -> EnhanceOptions:
    return EnhanceOptions(
        paths=tuple(parsed.paths),
        output=parsed.output,
        method=parsed.method,
        variant=parsed.variant,
        precision=parsed.precision,
        params=dict(parsed.set),
        enlarge=parsed.enlarge,
        strength=parsed.strength,
        provider=parsed.provider,
        tile=parsed.tile,
        format=parsed.format,
        quality=parsed.quality,
        depth=parsed.depth,
        full_chroma=not parsed.half_chroma,
        edits=not parsed.no_history,
        private=not parsed.strip_private,
        times=parsed.keep_times,
        # A batch says in other words what results are called and what happens to names that are taken.
        template=getattr(parsed, "template", OWN_NAME),
        taken=getattr(parsed, "taken", Taken.UNIQUE),
        recursive=parsed.recursive,
        json=parsed.json,
        steps=_steps(parsed),
        colour_lock=parsed.colour_lock,
        protect=parsed.protect,
    )


def _steps(parsed: argparse.Namespace) -> Edit | None:
    """What --preset says; it says everything that the options about one method would."""
    if parsed.preset is None:
        return None
    also = [name for name in ("method", "variant", "precision", "set", "enlarge") if getattr(parsed, name)]
    also += ["strength"] if parsed.strength != 1.0 else []
    also += ["colour-lock"] if parsed.colour_lock else []
    if also:
        raise UsageError(f"--preset says what is done; --{also[0]} does not go with it.")
    return find_preset(parsed.preset)


def _methods(parsed: argparse.Namespace) -> int:
    from engine.inference.model_store import ModelStore
    from engine.methods import METHODS

    return list_methods(METHODS, ModelStore.open(), parsed.json)


def _selftest(parsed: argparse.Namespace) -> int:
    from engine.pipeline import Engine

    return run_selftest(Engine.open(), parsed.json)


def _evaluate(parsed: argparse.Namespace) -> int:
    from engine.pipeline import Engine

    return run_evaluate(Engine.open(), parsed.method, evaluate_options(parsed, _measure_options(parsed)))


def _bench(parsed: argparse.Namespace) -> int:
    from engine.pipeline import Engine

    return run_bench(Engine.open(), parsed.methods, parsed.megapixels, _measure_options(parsed))


def _compare(parsed: argparse.Namespace) -> int:
    from engine.pipeline import Engine

    return run_compare(compare_options(parsed), Engine.open())


def _report(parsed: argparse.Namespace) -> int:
    from engine.pipeline import Engine

    return run_report(report_options(parsed), Engine.open())


def _seams(parsed: argparse.Namespace) -> int:
    from engine.pipeline import Engine

    return run_seams(SeamOptions(parsed.photo, parsed.method, _measure_options(parsed), parsed.output), Engine.open())


def _align(parsed: argparse.Namespace) -> int:
    return run_align(align_options(parsed), parsed.json)


def _measure_options(parsed: argparse.Namespace) -> MeasureOptions:
    return MeasureOptions(parsed.variant, parsed.precision, parsed.provider, parsed.tile, parsed.json, dict(parsed.set))


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "enhance": _enhance,
    "batch": _batch,
    "methods": _methods,
    "selftest": _selftest,
    "evaluate": _evaluate,
    "bench": _bench,
    "compare": _compare,
    "report": _report,
    "seams": _seams,
    "align": _align,
    "profile": train.run_profile,
    "train": train.run_train,
    "quantize": train.run_quantize,
    "export": train.run_export,
}

# ------------------------------------------------------------------------------------------------------------- the parser


def build_parser() -> argparse.ArgumentParser:
    """Everything `--help` shows."""
    parser = argparse.ArgumentParser(
        prog="heliograph",
        usage="heliograph [PATH ...]\n       heliograph COMMAND ...",
        description="Enhances photos, offline. With paths of photos or folders, or with nothing, it opens the window.",
        epilog="Exit codes: 0 all done, 1 some files failed or the run was cancelled, 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"heliograph {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, prog="heliograph")

    def command(name: str, summary: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=summary, description=summary)
        sub.set_defaults(run=COMMANDS[name])
        return sub

    _add_enhance(command("enhance", "Enhance photos, and the photos in folders, into another folder."))
    _add_batch(command("batch", "Enhance whole folders so that nothing is lost: paused or killed, it goes on where it was."))
    _add_json(command("methods", "List the methods, their parameters and which precisions are installed."), "one list")
    _add_json(command("selftest", "Run every installed model over one tile."), "one list")
    _add_evaluate(command("evaluate", "Measure a method on pairs of photos, or on good photos."))
    _add_bench(command("bench", "Measure speed and memory in each precision."))
    add_compare_arguments(command("compare", "Show methods and precisions side by side, on one sheet of true pixels."))
    add_report_arguments(command("report", "Measure a method on one photo in all its precisions, and write a page about it."))
    _add_seams(command("seams", "Run a photo with its tiles in two places, and say whether their borders show."))
    add_align_arguments(command("align", "Make pairs to train with from photos of the same scenes by two cameras."))
    train.add_profile_arguments(command("profile", "Measure the look of a phone, to train with `train --profile`."))
    train.add_train_arguments(command("train", "Train a method on your photos, quantise it and install it as a variant of its own."))
    train.add_quantize_arguments(command("quantize", "Make the INT8 forms of a training run."))
    train.add_export_arguments(command("export", "Install the networks of a training run as a variant."))
    return parser


def _add_enhance(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="photo or folder")
    sub.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="folder for the results; made if it is not there")
    _add_asked(sub)
    fields = "; ".join(f"{{{field}}} {meaning}" for field, meaning in FIELDS.items())
    named = f"what results are called, without the ending; default {OWN_NAME}. {fields}"
    sub.add_argument("--name", dest="template", default=OWN_NAME, metavar="TEMPLATE", help=named)
    taken = "where a result's name is taken: number it (default), leave the photo out, let it fail, or replace that result, never a source"
    sub.add_argument("--on-collision", dest="taken", type=_taken, default=Taken.UNIQUE, metavar=_choices(Taken), help=taken)
    short = "the same as --on-collision overwrite"
    sub.add_argument("--overwrite", dest="taken", action="store_const", const=Taken.OVERWRITE, help=short)
    _add_json(sub, "one line per file")


def _add_batch(sub: argparse.ArgumentParser) -> None:
    add_batch_arguments(sub)
    _add_asked(sub)
    _add_json(sub, "a line before, one for each photo and one at the end")


def _add_asked(sub: argparse.ArgumentParser) -> None:
    """What is wanted of every photo."""
    preset = "steps kept in the window, in place of one method: a preset's file, or the name of one of yours"
    sub.add_argument("--preset", metavar="FILE|NAME", help=preset)
    sub.add_argument("--method", metavar="ID", help="see `heliograph methods`; default: the first of them")
    sub.add_argument("--precision", type=_precision, metavar="fp32|ptq|qat", help="default: qat where it is installed, else fp32")
    sub.add_argument("--enlarge", type=int, metavar="N", help="times as wide and high, where a method enlarges; default: what it makes")
    strength = "0 is the original, or where the variant says so its gentle weights; 1 (default) the full effect"
    sub.add_argument("--strength", type=_number, default=1.0, metavar="S", help=strength)
    lock = "gives the photo's own colours back, of its large areas; 0 (default) to 1, without a number 1"
    sub.add_argument("--colour-lock", type=_number, nargs="?", const=1.0, default=0.0, metavar="0-1", help=lock)
    kept = "a picture laid over each photo: where it is white the photo stays as it is, where it is black it is enhanced"
    sub.add_argument("--protect", type=Path, metavar="MASK", help=kept)
    formats = f"{', '.join(kind.value for kind in WRITABLE)}; default: same as the source"
    sub.add_argument("--format", type=_format, metavar="same|png|...", help=formats)
    quality = "of JPEG, WebP, AVIF and JPEG XL; 100 is lossless but in JPEG; default 95"
    sub.add_argument("--quality", type=_quality, default=95, metavar="1-100", help=quality)
    sub.add_argument("--depth", type=int, choices=(8, 16), help="bits per channel where the format has both; default: as the source")
    sub.add_argument("--recursive", action="store_true", help="also the folders inside the folders; the results keep that shape")
    _add_run(sub)
    sub.add_argument("--half-chroma", action="store_true", help="colours of JPEG and AVIF at half resolution, for smaller files")
    sub.add_argument("--no-history", action="store_true", help="do not write into the XMP data what was done")
    private = "leave out position, maker note, serial numbers, names, comments, and all of XMP and IPTC; dates and exposure stay"
    sub.add_argument("--strip-private", action="store_true", help=private)
    sub.add_argument("--keep-times", action="store_true", help="give each result the file times of its source")


def _add_evaluate(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("method", metavar="METHOD")
    add_evaluate_arguments(sub)
    sub.add_argument("--precision", type=_precisions, default=(), metavar="all|fp32|ptq|qat", help="default: all that are installed")
    _add_run(sub)
    _add_json(sub, "one object")


def _add_seams(sub: argparse.ArgumentParser) -> None:
    add_seam_arguments(sub)
    sub.add_argument("--precision", type=_precisions, default=(), metavar="fp32|ptq|qat", help="default: as of `enhance`")
    _add_run(sub)
    _add_json(sub, "one object")


def _add_bench(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("methods", nargs="+", metavar="METHOD")
    sub.add_argument("--megapixels", type=_number, default=12.0, metavar="N", help="size of the photo that is measured; default 12")
    sub.add_argument("--precision", type=_precisions, default=(), metavar="all|fp32|ptq|qat", help="default: all that are installed")
    _add_run(sub)
    _add_json(sub, "one list")


def _add_run(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--variant", metavar="V", help="weights of the method; default: its first")
    sub.add_argument("--provider", metavar="P", help="execution provider (cpu, openvino, ...); default: the fastest here")
    sub.add_argument("--tile", type=_tile, metavar="N|whole", help="side of a tile in pixels; default: as memory allows")
    sub.add_argument("--set", action="append", default=[], type=_assignment, metavar="NAME=VALUE", help="a method's parameter; repeatable")


def _add_json(sub: argparse.ArgumentParser, shape: str) -> None:
    sub.add_argument("--json", action="store_true", help=f"print JSON, {shape}, instead of text")


def _precision(text: str) -> Precision:
    try:
        return Precision(text.lower())
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not one of fp32, ptq, qat") from None


def _precisions(text: str) -> tuple[Precision, ...]:
    return () if text.lower() == ALL else (_precision(text),)


def _choices(kinds: type[Enum]) -> str:
    return "|".join(str(kind.value) for kind in kinds)


def _taken(text: str) -> Taken:
    try:
        return Taken(text.lower())
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not one of {_choices(Taken)}") from None


def _format(text: str) -> FileFormat | None:
    words = {SAME: None, "jpeg": FileFormat.JPEG, "tif": FileFormat.TIFF, **{f.value: f for f in WRITABLE}}
    if text.lower() not in words:
        raise argparse.ArgumentTypeError(f"{text!r} is not one of same, {', '.join(f.value for f in WRITABLE)}")
    return words[text.lower()]


def _tile(text: str) -> int:
    if text.lower() == "whole":
        return WHOLE_PHOTO
    if not text.isdecimal() or int(text) < 16:
        raise argparse.ArgumentTypeError(f"{text!r} is neither `whole` nor a number of pixels from 16 up")
    return int(text)


def _quality(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 100")
    return int(text)


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number")
    return number


def _assignment(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=VALUE")
    return name.strip(), value.strip()
