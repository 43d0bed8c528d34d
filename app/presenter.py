"""Brings the pixels of a run to the viewer: finished tiles as they come, the whole photo as a layer prepared on the light lane.

Everything is handed over at full strength; the viewer mixes while it paints, so that the strength slider costs nothing. Main thread.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from app.jobs.job import Handlers, Lane
from app.jobs.runner import JobRunner
from engine.core.method import Region
from engine.core.request import Result


class Slot(Enum):
    """Keys under which the latest job wins."""

    WHOLE = "whole"


class Presenter(QObject):
    """Signals for the viewer: began(scale), piece(left, top, uint16 pixels), whole(prepared layer), cleared()."""

    began = Signal(int)
    piece = Signal(int, int, object)
    whole = Signal(object)
    cleared = Signal()

    def __init__(self, runner: JobRunner, prepare: Callable[[NDArray[np.uint16]], Any], parent: QObject | None = None) -> None:
        """prepare makes a layer of pixels, on a worker."""
        super().__init__(parent)
        self._runner = runner
        self._prepare = prepare

    def begin(self, scale: int) -> None:
        """A new run starts; nothing enhanced is shown yet."""
        self._runner.cancel(Slot.WHOLE)
        self.began.emit(scale)

    def add_tile(self, region: Region, pixels: NDArray[np.uint16]) -> None:
        """A finished tile; region is in output pixels."""
        self.piece.emit(region.left, region.top, pixels)

    def finish(self, result: Result) -> None:
        """The whole photo is there."""
        pixels = result.enhanced
        self._runner.submit(Lane.LIGHT, lambda context: self._prepare(pixels), Handlers(done=self.whole.emit), replaces=Slot.WHOLE)

    def clear(self) -> None:
        self._runner.cancel(Slot.WHOLE)
        self.cleared.emit()
