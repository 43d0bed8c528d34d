"""Measures what is on the screen for whoever looks: under the pointer, in the selection, over the whole photo; histograms and clipping.

Everything is between the photo and the present result as it would be saved now. Work is on the light lane, the latest wish wins, and
nothing is computed that nobody shows: sections switch their part on and off. Main thread.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from app.backend import Backend
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.runner import JobRunner
from app.session import OpenPhoto, Session
from app.timers import once_after
from app.widgets.compare_view import CompareView, Overlay, prepare_overlay
from engine.core.lab import ColourSpace, colour_space
from engine.core.method import Region
from engine.core.photo import Photo, Pixels
from engine.core.request import Finish, Result
from engine.inspection.facts import PhotoRecord, record_of
from engine.inspection.histogram import Histogram, clipping_overlay, histogram
from engine.inspection.measures import Measures, measure
from engine.inspection.pair import Pair, box_around
from engine.inspection.spot import Spot, spot_at

BOX = 64
"""Side of the box under the pointer, in pixels of the result."""
POINTER_MS, SELECTION_MS, WHOLE_MS = 40, 120, 300
"""How long a wish waits for a later one, by what it costs."""


class Slot(Enum):
    """Keys under which the latest job wins; also what can be wanted."""

    POINTER = "pointer"
    SELECTION = "selection"
    WHOLE = "whole"
    HISTOGRAM = "histogram"
    CLIPPING = "clipping"
    FACTS = "facts"


@dataclass(frozen=True)
class UnderPointer:
    """x, y: the pixel of the photo; box: what was measured around it, in its pixels; measures, None while there is no result."""

    x: int
    y: int
    box: Region
    spot: Spot
    measures: Measures | None


class _Subject:
    """One state of the session: a photo with what was made of it. The finished pixels are made once, by the first job that needs them."""

    def __init__(self, backend: Backend, photo: OpenPhoto, base: Photo | None, result: Result | None, finish: Finish) -> None:
        self.photo, self.result, self.finish = photo, result, finish
        self._backend, self._base = backend, base
        self._lock = threading.Lock()
        self._after: Pixels | None = None
        self._space: ColourSpace | None = None

    def after(self) -> Pixels | None:
        """On a worker."""
        if self.result is None or self._base is None:
            return None
        with self._lock:
            if self._after is None:
                self._after = self._backend.finish(self._base, self.result, self.finish).pixels
            return self._after

    def pair(self) -> Pair:
        """On a worker; the photo beside itself while there is no result."""
        source, after = self.photo.photo.pixels, self.after()
        return Pair(source, source if after is None else after)

    def space(self) -> ColourSpace:
        with self._lock:
            if self._space is None:
                self._space = colour_space(self.photo.photo.metadata.icc)
            return self._space


class Inspector(QObject):
    """Signals, each with None while there is nothing to tell: pointed(UnderPointer), selected(Measures), measured(Measures), of the whole;
    progressed(float), of that; counted(Histogram, Histogram), before and after; told(PhotoRecord). restarted(): all of it is out of date;
    left(): another photo is open, or none.
    """

    pointed = Signal(object)
    selected = Signal(object)
    measured = Signal(object)
    progressed = Signal(float)
    counted = Signal(object, object)
    told = Signal(object)
    restarted = Signal()
    left = Signal()

    def __init__(self, backend: Backend, runner: JobRunner, session: Session, view: CompareView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend, self._runner, self._session, self._view = backend, runner, session, view
        self._wanted: set[Slot] = set()
        self._subject: _Subject | None = None
        self._place: tuple[float, float] | None = None
        self._overlaid = False
        self._timers = {
            Slot.POINTER: once_after(self, POINTER_MS, self._point),
            Slot.SELECTION: once_after(self, SELECTION_MS, self._select),
            Slot.WHOLE: once_after(self, WHOLE_MS, self._measure),
            Slot.HISTOGRAM: once_after(self, WHOLE_MS, self._count),
            Slot.CLIPPING: once_after(self, SELECTION_MS, self._clip),
            Slot.FACTS: once_after(self, 0, self._tell),
        }
        session.photo_changed.connect(self.left)
        for changed in (session.photo_changed, session.result_changed, session.edit_changed):
            changed.connect(self._restart)
        view.cursor_moved.connect(self._on_cursor)
        view.selection_changed.connect(self._on_selection)

    @property
    def has_result(self) -> bool:
        return self._session.result is not None

    @property
    def enlarged(self) -> int:
        """How many times the photo has to be enlarged to lie beside the result."""
        result, photo = self._session.result, self._session.photo
        return result.enhanced.shape[0] // photo.photo.height if result is not None and photo is not None else 1

    def wants(self, slot: Slot) -> bool:
        return slot in self._wanted

    def want(self, slot: Slot, on: bool) -> None:
        """Somebody shows this now, or nobody does any more."""
        if on and slot not in self._wanted:
            self._wanted.add(slot)
            self._ask(slot)
        elif not on and slot in self._wanted:
            self._wanted.discard(slot)
            self._timers[slot].stop()
            self._runner.cancel(slot)
            if slot is Slot.CLIPPING:
                self._lay_over(None)
            if slot is Slot.POINTER:
                self._view.set_box(None)
            if not self._wanted:
                self._subject = None  # its finished pixels are as large as the photo

    def _restart(self) -> None:
        """Photo, result or what is done to it changed."""
        self._subject = None
        for slot in Slot:
            self._runner.cancel(slot)
        self._view.set_box(None)
        if self._session.photo is None:
            self._place = None
        self.restarted.emit()
        for slot in self._wanted:
            self._ask(slot)

    def _ask(self, slot: Slot) -> None:
        if self._session.photo is not None:
            self._timers[slot].start()

    def _on_cursor(self, place: tuple[float, float] | None) -> None:
        self._place = place
        if place is None:
            self._timers[Slot.POINTER].stop()
            self._runner.cancel(Slot.POINTER)
            self._view.set_box(None)
            self.pointed.emit(None)
        elif Slot.POINTER in self._wanted and not self._timers[Slot.POINTER].isActive():
            self._ask(Slot.POINTER)  # not again and again: numbers move along while the pointer does

    def _on_selection(self, region: Region | None) -> None:
        self._runner.cancel(Slot.SELECTION)
        if region is None:
            self._timers[Slot.SELECTION].stop()
            self.selected.emit(None)
        elif Slot.SELECTION in self._wanted:
            self._ask(Slot.SELECTION)

    def _now(self) -> _Subject | None:
        """What is open at this moment, the same object as long as nothing changed."""
        session = self._session
        if self._subject is None and session.photo is not None:
            self._subject = _Subject(self._backend, session.photo, session.base, session.result, session.finish)
        return self._subject

    def _submit(self, slot: Slot, work: Callable[[JobContext], Any], done: Callable[[Any], None], heard: bool = False) -> None:
        progress = (lambda fraction, text: self.progressed.emit(fraction)) if heard else None
        self._runner.submit(Lane.LIGHT, work, Handlers(done=done, progress=progress), replaces=slot)

    def _point(self) -> None:
        subject, place = self._now(), self._place
        if subject is None or place is None:
            return
        x, y = place

        def work(context: JobContext) -> UnderPointer:
            pair, space = subject.pair(), subject.space()
            spot = spot_at(pair, x, y, space)
            side = max(2, BOX // pair.scale)
            height, width = subject.photo.photo.pixels.shape[:2]
            box = box_around(x, y, side, width, height)
            numbers = measure(pair.part(box), space, context.progress) if subject.result is not None else None
            return UnderPointer(int(x), int(y), box, spot, numbers)

        def done(under: UnderPointer) -> None:
            self._view.set_box(under.box if under.measures is not None else None)
            self.pointed.emit(under)

        self._submit(Slot.POINTER, work, done)

    def _select(self) -> None:
        subject, region = self._now(), self._view.selection
        if subject is None or region is None or subject.result is None:
            return

        def work(context: JobContext) -> Measures:
            return measure(subject.pair().part(region), subject.space(), context.progress)

        self._submit(Slot.SELECTION, work, self.selected.emit)

    def _measure(self) -> None:
        subject = self._now()
        if subject is None or subject.result is None:
            return

        def work(context: JobContext) -> Measures:
            return measure(subject.pair(), subject.space(), context.progress)

        self._submit(Slot.WHOLE, work, self.measured.emit, heard=True)

    def _count(self) -> None:
        subject = self._now()
        if subject is None:
            return

        def work(context: JobContext) -> tuple[Histogram, Histogram | None]:
            before, after = histogram(subject.photo.photo.pixels, context.progress), subject.after()
            return before, None if after is None else histogram(after, context.progress)

        self._submit(Slot.HISTOGRAM, work, lambda both: self.counted.emit(*both))

    def _clip(self) -> None:
        subject = self._now()
        if subject is None:
            return
        photo = subject.photo.photo

        def prepared(pixels: Pixels, context: JobContext) -> Overlay:
            rgba: NDArray[np.uint8] = clipping_overlay(pixels, context.progress)
            return prepare_overlay(rgba, 0, 0, photo.width, photo.height)

        def work(context: JobContext) -> tuple[Overlay | None, Overlay]:
            after = subject.after()
            return None if after is None else prepared(after, context), prepared(photo.pixels, context)

        self._submit(Slot.CLIPPING, work, lambda both: self._lay_over(*both))

    def _tell(self) -> None:
        subject = self._now()
        if subject is not None:
            photo = subject.photo.photo

            def work(context: JobContext) -> PhotoRecord:
                return record_of(photo)

            self._submit(Slot.FACTS, work, self.told.emit)

    def _lay_over(self, after: Overlay | None, before: Overlay | None = None) -> None:
        if before is not None or self._overlaid:
            self._view.set_overlay(after, before)
        self._overlaid = before is not None
