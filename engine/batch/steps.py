"""What is done to one photo of a batch between its file and the file of its result, wherever that happens: here or on another machine.

Knows neither the journal nor the lanes. Any thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.batch.jobs import JobOrder, Made
from engine.batch.thumbnails import picture_of
from engine.core.errors import EngineError, PhotoWriteError
from engine.core.extras import Extra
from engine.core.photo import LARGER_FORMATS, FileFormat, Photo
from engine.core.sentences import said, said_n

if TYPE_CHECKING:
    from engine.core.photo_io import SaveOptions
    from engine.core.progress import Progress
    from engine.core.request import Runs
    from engine.edit.run import Edited


@dataclass(frozen=True)
class Finished:
    """A photo that is ready to be saved. pictures: small JPEGs of before and after."""

    photo: Photo
    options: SaveOptions
    made: Made
    pictures: tuple[bytes, bytes]


def check_file_holds(photo: Photo, order: JobOrder) -> None:
    """Raise PhotoWriteError where saving would only fail after the run."""
    sides = order.why_too_large(photo)
    if sides:
        raise PhotoWriteError(said("The result could not be saved: {sides}.", sides=sides), hint=LARGER_FORMATS)
    if order.written_as(photo.format) is FileFormat.JXL:
        Extra.JXL.load(said("The result could not be saved"), PhotoWriteError)


def enhance(engine: Runs, photo: Photo, order: JobOrder, progress: Progress) -> Edited:
    """The run: the one request, or all steps where there are several. Raises what `Engine.enhance` does, UsageError."""
    from engine.edit.run import Edited, Wishes, run_edit

    request = order.request
    if order.edit is None:
        return Edited(photo, engine.enhance(photo, request, progress))
    return run_edit(engine, photo, order.edit, progress, wishes=Wishes(request.provider, request.tile))


def finish(photo: Photo, edited: Edited, order: JobOrder, seconds: float) -> Finished:
    """photo: the source; seconds: reading it took."""
    from engine.core.photo_io import SaveOptions
    from engine.pipeline import finished_photo

    began = time.perf_counter()
    report = edited.result.report
    finished = finished_photo(edited.base, edited.result, order.finish_of(photo))
    pictures = (picture_of(photo.pixels), picture_of(finished.pixels))
    # A result always has 16 bits; the file gets those of the source unless somebody wanted others.
    depth = order.depth or photo.depth
    wanted = order.written_as(photo.format)
    options = SaveOptions(wanted, order.quality, depth, False, order.full_chroma, order.edits, order.private, order.times)
    took = seconds + report.seconds + time.perf_counter() - began
    size = (finished.width, finished.height)
    made = Made(size, took, report.seconds, report.precision, report.provider, notes=report.warnings)
    return Finished(finished, options, made, pictures)


def weights_of(order: JobOrder, weights: Callable[[str, str | None], str]) -> str:
    """What tells the weights of everything it runs from others; weights: `Engine.weights`."""
    steps = order.edit.active if order.edit is not None else (order.request,)
    return "".join(weights(step.method, step.variant) for step in steps)


def in_words(error: Exception) -> str:
    """What the journal and the report say about a failure."""
    if isinstance(error, EngineError):
        return error.in_full
    if isinstance(error, MemoryError):
        return said("There is not enough memory for this photo.")
    return said("Unexpected: {kind}: {error}", kind=type(error).__name__, error=error)


def there_already(name: str) -> str:
    """Why a photo is left out whose result's name is taken."""
    return said("There is a file {name} already.", name=name)


def ended_too_often(attempts: int) -> str:
    """Why a photo is given up that ends the program."""
    return said_n(
        "The program ended {count} time while it worked on this photo, so it is left out.",
        "The program ended {count} times while it worked on this photo, so it is left out.",
        attempts,
    )
