"""Brings enhanced pixels to the viewer at the present strength.

At full strength tiles and results pass through as they are. Below it they are blended with the photo on the light lane: what is
visible at once, the whole when the slider rests. The method never runs again for it. Main thread.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from app.backend import Backend
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.runner import JobRunner
from app.session import Session
from engine.core.method import Region
from engine.core.photo import Photo
from engine.core.request import Result

REST_MS = 250
"""How long the strength slider must rest before the whole photo is blended again."""

Piece = tuple[Region, NDArray[np.uint16]]
"""Where in the output, and the pixels at full strength."""


class Slot(Enum):
    """Keys under which the latest job wins."""

    VISIBLE = "visible"
    WHOLE = "whole"


class Presenter(QObject):
    """Signals for the viewer: began(scale), piece(left, top, uint16 pixels), whole(prepared layer), cleared()."""

    began = Signal(int)
    piece = Signal(int, int, object)
    whole = Signal(object)
    cleared = Signal()

    def __init__(
        self,
        backend: Backend,
        runner: JobRunner,
        session: Session,
        prepare: Callable[[NDArray[np.uint16]], Any],
        visible: Callable[[], Region | None],
        parent: QObject | None = None,
    ) -> None:
        """prepare makes a layer of pixels (on a worker); visible is the part of the photo on the screen, in source pixels."""
        super().__init__(parent)
        self._backend = backend
        self._runner = runner
        self._session = session
        self._prepare = prepare
        self._visible = visible
        self._tiles: list[Piece] = []
        self._result: Result | None = None
        self._scale = 1
        self._generation = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._show_whole)
        session.strength_changed.connect(self._on_strength_changed)

    def begin(self, scale: int) -> None:
        """A new run starts; nothing enhanced is shown yet."""
        self._forget()
        self._scale = scale
        self.began.emit(scale)

    def add_tile(self, region: Region, pixels: NDArray[np.uint16]) -> None:
        """A finished tile, at full strength."""
        self._tiles.append((region, pixels))
        if self._session.strength == 1.0:
            self.piece.emit(region.left, region.top, pixels)
        else:
            self._blend([(region, pixels)], replaces=None)

    def finish(self, result: Result) -> None:
        """The whole photo is there."""
        self._tiles.clear()
        self._result = result
        self._scale = result.scale
        self._show_whole()

    def stop(self) -> None:
        """For good: the window is closing."""
        self._forget()

    def clear(self) -> None:
        self._forget()
        self.cleared.emit()

    def _forget(self) -> None:
        self._generation += 1
        self._rest.stop()
        self._tiles.clear()
        self._result = None
        for slot in Slot:
            self._runner.cancel(slot)

    def _on_strength_changed(self) -> None:
        if self._result is not None:
            self._runner.cancel(Slot.WHOLE)
            region = self._visible()
            if region is not None:
                self._blend([_cut(self._result, region)], replaces=Slot.VISIBLE)
            self._rest.start()
        elif self._tiles:
            self._blend(list(self._tiles), replaces=Slot.VISIBLE)

    def _blend(self, pieces: list[Piece], *, replaces: Slot | None) -> None:
        photo = self._session.photo
        if photo is None:
            return
        source, strength, scale, generation = photo.photo, self._session.strength, self._scale, self._generation

        def work(context: JobContext) -> None:
            for region, pixels in pieces:
                context.progress.check_cancelled()
                mixed = self._backend.blend(_part(source, region, scale), pixels, strength)
                context.emit((region.left, region.top, mixed))

        def show(item: tuple[int, int, NDArray[np.uint16]]) -> None:
            if self._generation == generation and self._session.strength == strength:
                self.piece.emit(*item)

        self._runner.submit(Lane.LIGHT, work, Handlers(item=show), replaces=replaces)

    def _show_whole(self) -> None:
        photo, result, strength = self._session.photo, self._result, self._session.strength
        if photo is None or result is None:
            return
        source = photo.photo

        def work(context: JobContext) -> Any:
            pixels = result.enhanced if strength == 1.0 else self._backend.blend(source, result.enhanced, strength)
            context.progress.check_cancelled()
            return self._prepare(pixels)

        self._runner.submit(Lane.LIGHT, work, Handlers(done=self.whole.emit), replaces=Slot.WHOLE)


def _part(photo: Photo, region: Region, scale: int) -> Photo:
    """The part of the source under a region of the output. Shares the pixels."""
    top, left = region.top // scale, region.left // scale
    return Photo(photo.pixels[top : top + region.height // scale, left : left + region.width // scale])


def _cut(result: Result, region: Region) -> Piece:
    """The visible part of a result, for a region in source pixels."""
    scale = result.scale
    left, top, width, height = region.left * scale, region.top * scale, region.width * scale, region.height * scale
    pixels = result.enhanced[top : top + height, left : left + width]
    rows, columns = result.enhanced.shape[:2]
    return Region(left, top, pixels.shape[1], pixels.shape[0], columns, rows), pixels
