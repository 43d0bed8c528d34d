"""Brings the pixels of a run to the viewer: finished tiles as they come, the whole photo as a layer prepared on the light lane.

Everything is handed over at full strength; the viewer mixes while it paints, so that the strength slider costs nothing. Main thread.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.runner import JobRunner
from engine.core.method import Region
from engine.core.photo import Photo, Pixels
from engine.core.request import Result


class Slot(Enum):
    """Keys under which the latest job wins."""

    WHOLE = "whole"
    BASE = "base"


class Presenter(QObject):
    """Signals for the viewer: began(scale, whether there are gentle weights), piece(left, top, uint16 pixels) and gentle_piece likewise,
    complete() when the pieces were all, whole(prepared layer, prepared gentle layer or None, prepared base or None), based(prepared base),
    what the last of several steps started from, cleared().
    """

    began = Signal(int, bool)
    piece = Signal(int, int, object)
    gentle_piece = Signal(int, int, object)
    complete = Signal()
    whole = Signal(object, object, object)
    based = Signal(object)
    cleared = Signal()

    def __init__(
        self,
        runner: JobRunner,
        prepare: Callable[[Pixels], Any],
        arrived: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """prepare makes a layer of pixels, on a worker; arrived: whether the viewer has every piece of what began last."""
        super().__init__(parent)
        self._runner = runner
        self._prepare = prepare
        self._arrived = arrived

    def begin(self, scale: int, gentle: bool) -> None:
        """A new run starts; nothing enhanced is shown yet."""
        self._stop()
        self.began.emit(scale, gentle)

    def add_tile(self, region: Region, pixels: NDArray[np.uint16], gentle: bool) -> None:
        """A finished tile; region is in output pixels."""
        (self.gentle_piece if gentle else self.piece).emit(region.left, region.top, pixels)

    def finish(self, result: Result, in_tiles: bool, base: Photo | None) -> None:
        """The whole photo is there; in_tiles: it is the one whose tiles were added since `begin`; base: as for `set_base`, or None."""
        if in_tiles and self._arrived():
            self.complete.emit()  # a second copy of an enlarged photo would take memory for nothing
            return
        enhanced, gentle = result.enhanced, result.gentle

        def work(context: JobContext) -> tuple[Any, Any, Any]:
            beneath = None if base is None else self._prepare(base.pixels)
            return self._prepare(enhanced), None if gentle is None else self._prepare(gentle), beneath

        self._runner.submit(Lane.LIGHT, work, Handlers(done=lambda layers: self.whole.emit(*layers)), replaces=Slot.WHOLE)

    def set_base(self, base: Photo) -> None:
        """What the enhanced picture is mixed with in place of the photo, where that is not the photo."""
        self._runner.submit(Lane.LIGHT, lambda context: self._prepare(base.pixels), Handlers(done=self.based.emit), replaces=Slot.BASE)

    def clear(self) -> None:
        self._stop()
        self.cleared.emit()

    def _stop(self) -> None:
        self._runner.cancel(Slot.WHOLE)
        self._runner.cancel(Slot.BASE)
