"""`heliograph align`: photos by a phone and by a better camera in, pairs to train with out.

What is done stands in engine.registration; here are the command's arguments, its progress bar, and its answer as text or JSON. Main
thread.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.console import OK, SOME_FAILED, Bar, cancellable, complain, say, say_json
from engine.core.errors import Cancelled

if TYPE_CHECKING:
    from engine.registration.align import Alignment, AlignOptions, PairReport


def add_align_arguments(sub: argparse.ArgumentParser) -> None:
    """Everything after `heliograph align`."""
    sub.add_argument("phone", type=Path, metavar="PHONE_DIR", help="photos by the phone")
    sub.add_argument("camera", type=Path, metavar="CAMERA_DIR", help="photos of the same scenes by the better camera")
    sub.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="folder for the pairs; made if it is not there")
    sub.add_argument("--patch", type=int, default=100, metavar="N", help="side of a patch in pixels; default 100")
    sub.add_argument("--min-correlation", type=float, default=0.9, metavar="C", help="a patch below is rejected; default 0.9")
    sub.add_argument(
        "--match-exposure", action="store_true", help="give the camera's side the phone's exposure, for learning sharpness alone"
    )
    sub.add_argument(
        "--chessboard", nargs=2, type=Path, metavar=("DIR_PHONE", "DIR_CAMERA"), help="photos of a chessboard, to calibrate the two lenses"
    )
    sub.add_argument("--squares", type=_squares, default=(9, 6), metavar="9x6", help="inner corners of the board; default 9x6")
    sub.add_argument("--json", action="store_true", help="print JSON, one object, instead of text")


def align_options(parsed: argparse.Namespace) -> "AlignOptions":
    """The options that `add_align_arguments` parsed."""
    from engine.registration.align import AlignOptions
    from engine.registration.patches import Rules

    return AlignOptions(
        phone=parsed.phone,
        camera=parsed.camera,
        output=parsed.output,
        rules=Rules(parsed.patch, parsed.min_correlation),
        match_exposure=parsed.match_exposure,
        chessboards=tuple(parsed.chessboard) if parsed.chessboard else None,
        squares=parsed.squares,
    )


def run_align(options: "AlignOptions", as_json: bool) -> int:
    """Align, and say what came of it; 1 when a photo found no partner or a pair was refused. Raises UsageError, PhotoWriteError."""
    from engine.registration.align import align_folders

    bar = Bar(sys.stderr)

    def watch(fraction: float, text: str) -> None:
        if text:
            bar.label = text
        bar.show(fraction)

    def notice(sentence: str) -> None:
        bar.clear()
        complain(sentence)

    with cancellable(watch) as token:
        try:
            result = align_folders(options, token, notice)
        except Cancelled:
            notice("Cancelled; what is finished stays in the output folder, without a report.")
            return SOME_FAILED
        finally:
            bar.clear()
    if as_json:
        say_json(result.record(options))
    else:
        _tell(result, options)
    return SOME_FAILED if result.lonely or result.aligned < len(result.pairs) else OK


def _tell(result: "Alignment", options: "AlignOptions") -> None:
    if result.clock is not None:
        say(f"The camera's clock is {abs(result.clock):.0f} s {'ahead of' if result.clock >= 0 else 'behind'} the phone's.")
    if result.calibration is not None:
        say(f"Lenses calibrated to {result.calibration[0]:.2f} (phone) and {result.calibration[1]:.2f} px (camera).")
    for pair in result.pairs:
        if not pair.refused:
            say(_in_a_line(pair))
    total = f"{result.aligned} of {len(result.pairs)} pairs aligned, {result.accepted} patches"
    if result.residual is not None:
        total += f", residual {result.residual.median:.2f} px median, {result.residual.percentile_90:.2f} px for 90 %"
    say(f"{total}; look at {options.output / 'contact-sheet.jpg'}")


def _in_a_line(pair: "PairReport") -> str:
    left = "" if pair.residual is None else f"{pair.residual.median:.2f} px left, {pair.residual.percentile_90:.2f} px for 90 %, "
    return f"{pair.phone} + {pair.camera} (by {pair.paired_by}): {left}{pair.accepted} of {pair.patches} patches"


def _squares(text: str) -> tuple[int, int]:
    across, cross, down = text.lower().partition("x")
    if not cross or not across.isdecimal() or not down.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not like 9x6")
    return int(across), int(down)
