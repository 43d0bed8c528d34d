"""`heliograph seams`: does a photo show the borders of its tiles? The arguments, the answer and its map as a picture.

What is compared and judged stands in engine.trust.seams. Main thread.
"""

import argparse
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.console import OK, SOME_FAILED, complain, make_folder, saved, say, say_json
from app.cli.enhance import BEST_FIRST
from app.cli.reports import MeasureOptions, measured, watched
from engine.core.errors import PhotoReadError, UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.pipeline import Engine
    from engine.trust.seams import SeamReport


@dataclass(frozen=True)
class SeamOptions:
    """The command line of `seams`, parsed. output: file for the map, None for none; measure.precisions: one, or empty for the best."""

    photo: Path
    method: str
    measure: MeasureOptions
    output: Path | None = None


def add_seam_arguments(sub: argparse.ArgumentParser) -> None:
    """Everything after `heliograph seams` that other commands do not have too."""
    sub.add_argument("photo", type=Path, metavar="PHOTO")
    sub.add_argument("--method", required=True, metavar="ID", help="see `heliograph methods`")
    sub.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the differences as a grey picture, .png: white is 8 of 255")


def run_seams(options: SeamOptions, engine: "Engine") -> int:
    """Compare and tell; 1 when a border may be seen. Raises UsageError, PhotoReadError, PhotoWriteError, Cancelled, what a run raises."""
    from engine.core.photo_io import read_photo
    from engine.core.safe_files import write_atomically
    from engine.trust.seams import check_seams

    if options.output is not None and options.output.suffix.lower() != ".png":
        raise UsageError(f"{options.output.name} cannot be a map; its name must end in .png.")
    request, there = measured(engine, options.method, options.measure)
    request = replace(request, precision=next(precision for precision in BEST_FIRST if precision in there))
    if not options.photo.exists():
        raise PhotoReadError(f"There is no file {options.photo}.")
    photo = read_photo(options.photo)
    if options.output is not None:
        make_folder(options.output.parent)
    report = watched(options.photo.name, lambda progress, _: check_seams(engine, photo, request, progress))
    if options.output is not None and report.map is not None:
        picture = _picture(report.map)
        output = saved(options.output, lambda path: write_atomically(path, picture, overwrite=False), overwrite=False)
        complain(f"{output} is written.")
    if options.measure.json:
        say_json(_record(report))
    else:
        say(report.words)
        if report.reference is not None:
            say(f"Tiles of {report.tile} pixels were compared with {report.reference.value}.")
    return SOME_FAILED if report.seam else OK


def _picture(differences: "NDArray[np.float32]") -> bytes:
    """The PNG of a map."""
    import numpy as np
    from PIL import Image

    buffer = BytesIO()
    Image.fromarray(np.clip(differences * (255.0 / 8.0), 0, 255).astype(np.uint8)).save(buffer, "PNG")
    return buffer.getvalue()


def _record(report: "SeamReport") -> dict[str, object]:
    return {
        "seam": report.seam,
        "tile": report.tile,
        "compared_with": report.reference.name.lower() if report.reference is not None else None,
        "at_borders": report.at_borders,
        "elsewhere": report.elsewhere,
        "step_along_a_border": report.step,
    }
