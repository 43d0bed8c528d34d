"""Asks the engine for an instant preview before a run, and hands it over as the viewer wants it. Never in the run's way: it is not waited
for longer than its own job takes, it is dropped with the run, and when it cannot be made nobody hears of it.

What is seen comes first, at the screen's density, then the whole photo for whoever moves on meanwhile. A preview is told and forgotten;
it never becomes a result. Main thread; the work itself is a job on the inference lane.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from app.backend import EngineLike
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.runner import JobRunner
from engine.core.errors import Cancelled
from engine.core.method import Region
from engine.core.photo import Photo, Pixels
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
    """What is seen of the photo: the region, and how many pixels of the screen it takes."""

    region: Region
    pixels: int


class Previewer:
    """prepare: makes of a preview what the viewer shows, on a worker; wanted: whether the user wants previews at all."""

    def __init__(self, runner: JobRunner, prepare: Callable[[Preview], Any], wanted: Callable[[], bool]) -> None:
        self._runner = runner
        self._prepare = prepare
        self._wanted = wanted

    def ask(
        self,
        engine: EngineLike,
        photo: Photo,
        levels: Sequence[Pixels],
        request: EnhanceRequest,
        sight: Sight | None,
        show: Callable[[Any], None],
    ) -> None:
        """Give `show` the previews of this photo for this request, if there are any; levels: as in `Engine.preview`. Submit before the run
        itself: the lane keeps the order."""
        self.drop()
        if sight is None or not self._wanted():
            return
        views = [(sight.region, min(max(sight.pixels, LEAST_PIXELS), MOST_PIXELS))]
        if (sight.region.width, sight.region.height) != (photo.width, photo.height):
            views.append((Region(0, 0, *[photo.width, photo.height] * 2), WHOLE_PIXELS))

        def work(context: JobContext) -> None:
            try:
                for region, room in views:
                    wanted = replace(request, focus=region)
                    preview = engine.preview(photo, wanted, room, context.progress, levels)
                    if preview is None:
                        return
                    context.emit(self._prepare(preview))
            except Cancelled:
                raise
            except Exception as error:  # the run itself will say what is wrong, if anything is
                log.warning("no preview: %s", error, exc_info=True)

        self._runner.submit(Lane.INFERENCE, work, Handlers(item=show), replaces=Slot.PREVIEW)

    def drop(self) -> None:
        """Nothing is shown any more of what was asked for."""
        self._runner.cancel(Slot.PREVIEW)
