"""Asks the engine for an instant preview before a run, and hands it over as the viewer wants it. Never in the run's way: it is not waited
for longer than its own job takes, it is dropped with the run, and when it cannot be made nobody hears of it.

What is seen comes first, at the screen's density, then the whole photo for whoever moves on meanwhile; where one looks closer during the
run, a sharper one is made between two of its tiles. A preview is told and forgotten; it never becomes a result. Main thread; the work
itself is a job on the inference lane.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from typing import Any

from app.backend import EngineLike
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.runner import JobRunner
from engine.core.errors import Cancelled
from engine.core.method import Region
from engine.core.photo import Photo, Pixels
from engine.core.progress import Progress
from engine.core.request import EnhanceRequest, Preview

MOST_PIXELS = 2_000_000
"""A preview has no more, however large the screen: it must be there at once."""

LEAST_PIXELS = 100_000
WHOLE_PIXELS = 400_000
"""Of the whole photo, when only a part of it is seen."""

log = logging.getLogger(__name__)


class Slot(Enum):
    """Keys under which the latest job wins."""

    PREVIEW = "preview"


@dataclass(frozen=True)
class Sight:
    """What is seen of the photo: the region, and how many pixels of the screen it takes. bare: some of it has neither a tile nor a
    preview as sharp as the screen."""

    region: Region
    pixels: int
    bare: bool = False


Make = Callable[[Sight, JobContext], Any | None]
"""Makes the prepared preview of what is seen, None where there is none for this method."""

MakePreviews = Callable[[JobContext], Iterator[Any]]
"""Makes all prepared previews that are wanted, one after another."""


class Glance:
    """The previews asked for while a run is on its way. `look` is called on the main thread, `serve` on one of the run's, between tiles."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._due: Sight | None = None
        self._over = False

    def look(self, sight: Sight) -> None:
        """This is seen now."""
        with self._lock:
            self._due = sight if sight.bare and not self._over else None

    def serve(self, context: JobContext) -> None:
        """Make what is due, if anything is; the latest look counts. Raises Cancelled, and nothing else."""
        with self._lock:
            due, self._due = self._due, None
        if due is None:
            return
        picture = _made(lambda: self._make(due, context))
        if picture is None:
            self._over = True
        else:
            context.emit(picture)


class Previewer:
    """prepare: makes of a preview what the viewer shows, on a worker; wanted: whether the user wants previews at all."""

    def __init__(self, runner: JobRunner, prepare: Callable[[Preview], Any], wanted: Callable[[], bool]) -> None:
        self._runner = runner
        self._prepare = prepare
        self._wanted = wanted
        self._glance: Glance | None = None

    def ask(
        self,
        engine: EngineLike,
        photo: Photo,
        levels: Sequence[Pixels],
        request: EnhanceRequest,
        sight: Sight | None,
        show: Callable[[Any], None],
    ) -> Glance | None:
        """Give `show` the previews of this photo for this request, if there are any; levels: as in `Engine.preview`. Submit before the run
        itself: the lane keeps the order. The run serves the glance, if there is one, between its tiles."""
        self.drop()
        if sight is None or not self._wanted():
            return None
        make = self._maker(engine, photo, levels, request)

        def work(context: JobContext) -> None:
            for picture in _pictures(make, photo, sight, context):
                context.emit(picture)

        self._runner.submit(Lane.INFERENCE, work, Handlers(item=show), replaces=Slot.PREVIEW)
        self._glance = Glance(make)
        return self._glance

    def previews(
        self, engine: EngineLike, photo: Photo, levels: Sequence[Pixels], request: EnhanceRequest, sight: Sight | None
    ) -> MakePreviews | None:
        """What makes the previews that `ask` would give, for a job of somebody else's; None where the user wants none."""
        if sight is None or not self._wanted():
            return None
        return partial(_pictures, self._maker(engine, photo, levels, request), photo, sight)

    def _maker(self, engine: EngineLike, photo: Photo, levels: Sequence[Pixels], request: EnhanceRequest) -> Make:
        def make(seen: Sight, context: JobContext) -> Any | None:
            room = min(max(seen.pixels, LEAST_PIXELS), MOST_PIXELS)
            preview = engine.preview(photo, replace(request, focus=seen.region), room, _Quiet(context.progress), levels)
            return None if preview is None else self._prepare(preview)

        return make

    def look(self, sight: Sight) -> None:
        """Something else is seen during the run."""
        if self._glance is not None:
            self._glance.look(sight)

    def drop(self) -> None:
        """Nothing is shown any more of what was asked for."""
        self._runner.cancel(Slot.PREVIEW)
        self._glance = None


class _Quiet:
    """Obeys a cancel and reports nothing: the progress is the run's."""

    def __init__(self, progress: Progress) -> None:
        self.check_cancelled = progress.check_cancelled
        self.on_cancel = progress.on_cancel

    def report(self, fraction: float, text: str = "") -> None:
        return


def _pictures(make: Make, photo: Photo, sight: Sight, context: JobContext) -> Iterator[Any]:
    """Of what is seen, then of the whole photo where that is more; none after the first that cannot be made. Raises Cancelled."""
    views = [sight]
    if (sight.region.width, sight.region.height) != (photo.width, photo.height):
        views.append(Sight(Region(0, 0, *[photo.width, photo.height] * 2), WHOLE_PIXELS))
    for seen in views:
        picture = _made(partial(make, seen, context))
        if picture is None:
            return
        yield picture


def _made(make: Callable[[], Any | None]) -> Any | None:
    """None where it cannot be made: the run itself will say what is wrong, if anything is. Raises Cancelled."""
    try:
        return make()
    except Cancelled:
        raise
    except Exception as error:  # whatever it is, a preview is no reason to fail
        log.warning("no preview: %s", error, exc_info=True)
        return None
