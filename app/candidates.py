"""What is compared: which candidate the user wants in which place of the comparison, and whatever has to be run or read for it.

A candidate is the original, the current result, what another method or precision makes of the same photo, a result that was kept, or any
file. Runs go one after another on the inference lane, always behind the current run, what is seen first; finished ones lie in the
enhancer's own cache, so that choosing that method later costs nothing. Main thread.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable
from dataclasses import replace
from enum import Enum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColorTransform

from app.backend import Backend
from app.candidate import ORIGINAL, RESULT, Kept, Source, Stand, method_label, methods_for, newest_that_fit, precisions_of, works
from app.engine_start import EngineStart
from app.enhancer import Enhancer
from app.i18n import tr
from app.jobs.job import Handlers, Job, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import Messages
from app.qt_image import screen_transform
from app.session import OpenPhoto, Session
from app.widgets.compare_layout import MOST_PLACES, TWO_SIDED
from app.widgets.compare_view import PLACES, CompareView, Exhibit, Kind, Layer, Place, ViewMode, prepare_layer
from app.widgets.fitted_layer import fitted_layer
from app.widgets.pyramid import empty_layer
from engine.core.focus import Focus
from engine.core.method import Region
from engine.core.params import resolve
from engine.edit.edit import Edit, Step
from engine.edit.run import Edited, Listeners, Wishes, run_edit


class Slot(Enum):
    """Keys under which the latest job wins."""

    RUN = "candidate_run"
    KEEP = "candidate_keep"


class Candidates(QObject):
    """`stands` has what is wanted in the first, second, … place. Signals: changed(), what stands where, or what can be chosen."""

    changed = Signal()

    def __init__(
        self,
        view: CompareView,
        session: Session,
        enhancer: Enhancer,
        start: EngineStart,
        runner: JobRunner,
        backend: Backend,
        messages: Messages,
        provider: Callable[[], str | None],
        parent: QObject | None = None,
    ) -> None:
        """provider: id of the execution provider the user insists on."""
        super().__init__(parent)
        self._view, self._session, self._enhancer, self._start = view, session, enhancer, start
        self._runner, self._backend, self._messages, self._provider = runner, backend, messages, provider
        self.stands: list[Stand] = [ORIGINAL, RESULT]
        self.kept: list[Kept] = []
        self._numbers = itertools.count(1)
        self._made: dict[Place, Hashable] = {}
        self._failed: set[Hashable] = set()
        self._job: Job | None = None
        self._running: Hashable = None
        self._focus = Focus()
        self._other_runs = False
        self._told: Hashable = None
        view.photo_shown.connect(self._on_photo)
        session.catalogue_changed.connect(self._refresh)
        session.edit_changed.connect(self._refresh)
        session.run_changed.connect(self._on_run)
        view.layout_changed.connect(self._refresh)
        view.focus_changed.connect(lambda: self._focus.move(view.visible_region()))

    # -- what the user does -------------------------------------------------------------------------------------------------

    def put(self, place: Place, stand: Stand) -> None:
        """Let this stand in a place that there is."""
        self.stands[PLACES.index(place)] = stand
        self._failed.clear()
        self._refresh()

    def add(self, stand: Stand | None = None) -> Place | None:
        """One more place, with something that is not there yet; the comparison turns to the grid. None where all places are taken."""
        if len(self.stands) >= MOST_PLACES or self._session.photo is None:
            return None
        self.stands.append(stand or self._something_else())
        self._view.set_count(len(self.stands))
        self._view.set_mode(ViewMode.GRID)
        self._refresh()
        return PLACES[len(self.stands) - 1]

    def remove(self, place: Place | None = None) -> None:
        """Take the last place away, or this one; two stay."""
        if len(self.stands) > 2:
            self.stands.pop(len(self.stands) - 1 if place is None else PLACES.index(place))
            self._refresh()

    def reset(self) -> None:
        """The original and the current result."""
        self.stands = [ORIGINAL, RESULT]
        self._refresh()

    @property
    def can_keep(self) -> bool:
        return self._session.result is not None

    def keep(self) -> None:
        """Remember the result as it is seen now; it goes with the photo."""
        session = self._session
        photo, result, finish = session.photo, session.result, session.finish
        if photo is None or result is None:
            return
        base = session.base or photo.photo
        name = tr("{name} · {percent} %").format(name=self.label(RESULT), percent=round(finish.strength * 100))

        def work(context: JobContext) -> Layer:
            return prepare_layer(self._backend.finish(base, result, finish).pixels)

        def done(layer: Layer) -> None:
            if self._session.photo is photo:
                number = next(self._numbers)
                self.kept = newest_that_fit([*self.kept, Kept(number, f"{number}: {name}", layer)])
                self._messages.info(tr("Kept for comparison as {name}.").format(name=self.kept[-1].name))
                self._tell()

        self._runner.submit(Lane.LIGHT, work, Handlers(done=done, failed=self._messages.failure), replaces=Slot.KEEP)

    def label(self, stand: Stand) -> str:
        """What the user calls it."""
        if stand.source is Source.ORIGINAL:
            return tr("Original")
        if stand.source is Source.KEPT and stand.kept is not None:
            return stand.kept.name
        if stand.source is Source.FILE and stand.path is not None:
            return stand.path.name
        if stand.source is Source.METHOD:
            return method_label(self._session.catalogue, stand.method, stand.variant, stand.precision)
        step, active = self._session.step, self._session.edit.active
        if len(active) > 1:
            return tr("Result of {count} steps").format(count=len(active))
        return method_label(self._session.catalogue, step.method, step.variant, step.precision) if step is not None else tr("Result")

    # -- what follows of it -------------------------------------------------------------------------------------------------

    def _on_photo(self) -> None:
        """What was made of the old photo goes; methods stay and are run again, results kept and files do not."""
        self._stop()
        self.kept = []
        stays = [stand for stand in self.stands if stand.source not in (Source.KEPT, Source.FILE)]
        self.stands = [*stays, *[one for one in (ORIGINAL, RESULT) if one not in stays][: max(0, 2 - len(stays))]]
        self._made.clear()
        self._failed.clear()
        self._refresh()

    def _on_run(self) -> None:
        """The current run has begun or ended; its progress is nothing to us."""
        if self._session.run.active != self._other_runs:
            self._other_runs = self._session.run.active
            self._refresh()

    def _refresh(self) -> None:
        """Bring the view to what is wanted, and run what is missing."""
        self._view.set_names(self.label(ORIGINAL), self.label(RESULT))
        self._view.set_count(len(self.stands))
        photo = self._session.photo
        if photo is None:
            self._tell()
            return
        for place in PLACES[len(self.stands) :]:
            self._made.pop(place, None)
            if self._view.exhibit(place) is not None:
                self._view.stand(place, None)
        for place, stand in zip(PLACES, self.stands, strict=False):
            key = self._key(stand, photo)
            if self._made.get(place) != key:
                self._made[place] = key
                self._begin(place, stand, key, photo)
        self._run_next()
        self._tell()

    def _tell(self) -> None:
        """Say that something has changed, where it has: a slider that moves changes nothing here."""
        now = (self._session.photo is None, tuple(self.stands), tuple(kept.number for kept in self.kept))
        if now != self._told:
            self._told = now
            self.changed.emit()

    def _key(self, stand: Stand, photo: OpenPhoto) -> Hashable:
        """Equal for what would look the same."""
        if stand.source is Source.METHOD:
            edit = self._edit_of(stand)
            return (photo.id, edit.run_key if edit is not None else stand, self._provider())
        return stand if stand.source in (Source.ORIGINAL, Source.RESULT) else (photo.id, stand)

    def _begin(self, place: Place, stand: Stand, key: Hashable, photo: OpenPhoto) -> None:
        """Show as much as there is."""
        self._view.set_note(place, "")
        same = [self._view.exhibit(other) for other, made in self._made.items() if made == key and other is not place]
        if stand.source is Source.ORIGINAL:
            self._view.stand(place, Exhibit(Kind.ORIGINAL, ""))
        elif stand.source is Source.RESULT:
            self._view.stand(place, Exhibit(Kind.RESULT, ""))
        elif stand.kept is not None:
            self._view.stand(place, Exhibit(Kind.OTHER, self.label(stand), stand.kept.layer))
        elif same and same[0] is not None and same[0].layer is not None:
            self._view.stand(place, same[0])  # it has moved, or stands there twice
        else:
            self._view.stand(place, Exhibit(Kind.OTHER, self.label(stand)))
            if stand.path is not None:
                self._read(place, stand.path, key, photo)

    def _read(self, place: Place, path: Path, key: Hashable, photo: OpenPhoto) -> None:
        self._view.set_note(place, tr("Opening"))
        width, height = photo.photo.width, photo.photo.height

        def work(context: JobContext) -> tuple[Layer, QColorTransform | None]:
            other = self._backend.read(path)
            context.progress.check_cancelled()
            return fitted_layer(other.pixels, width, height), screen_transform(other.metadata.icc)

        def done(read: tuple[Layer, QColorTransform | None]) -> None:
            if self._made.get(place) == key:
                self._view.set_note(place, "")
                self._view.stand(place, Exhibit(Kind.OTHER, path.name, read[0], transform=read[1], own_colours=True))

        def failed(error: Exception) -> None:
            if self._made.get(place) == key:
                self._view.set_note(place, tr("Cannot be opened"))
            self._messages.failure(error)

        self._runner.submit(Lane.LIGHT, work, Handlers(done=done, failed=failed))

    # -- runs ---------------------------------------------------------------------------------------------------------------

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._running = None

    def _run_next(self) -> None:
        """The first candidate in sight that is not there, once the current run is done; a run that nobody wants any more is given up."""
        wanted = [(place, stand, key) for place, stand, key in self._missing() if self._in_sight(place)]
        if self._session.run.active or self._running not in [key for _, _, key in wanted]:
            self._stop()
        for place, _, key in wanted:
            if key != self._running:
                self._view.set_note(place, tr("Waiting"))
        photo, engine = self._session.photo, self._start.engine
        if self._job is not None or self._session.run.active or photo is None or engine is None or not wanted:
            return
        for place, stand, key in wanted:
            edit = self._edit_of(stand)
            if edit is not None:
                self._run(photo, edit, key, mixed=self._is_gentle(edit))
                return
            self._view.set_note(place, tr("Cannot be run here"))

    def _missing(self) -> list[tuple[Place, Stand, Hashable]]:
        """Methods whose picture is not complete."""
        found = []
        for place, stand in zip(PLACES, self.stands, strict=False):
            exhibit, key = self._view.exhibit(place), self._made.get(place)
            complete = exhibit is not None and exhibit.layer is not None and exhibit.layer.finished is None
            if stand.source is Source.METHOD and not complete and key not in self._failed:
                found.append((place, stand, key))
        return found

    def _in_sight(self, place: Place) -> bool:
        layout = self._view.layout_now
        if layout.mode is ViewMode.GRID or layout.mode in TWO_SIDED:
            return place in layout.places
        return layout.mode is ViewMode.ENHANCED and place is Place.SECOND

    def _run(self, photo: OpenPhoto, edit: Edit, key: Hashable, *, mixed: bool) -> None:
        engine, memo = self._start.engine, self._enhancer.memo(photo)
        assert engine is not None
        self._focus = Focus(self._view.visible_region())
        wishes = Wishes(self._provider(), focus=self._focus, any_strength=True)
        known = memo.find(photo.photo, edit)
        chain = len(edit.active) > 1

        def work(context: JobContext) -> tuple[Layer, Layer | None] | None:
            if known is not None:
                return layers_of(known, chain=chain)
            listeners = Listeners(
                None,
                lambda region, pixels: context.emit((region, pixels, False)),
                lambda region, pixels: context.emit((region, pixels, True)),
            )
            edited = run_edit(engine, photo.photo, edit, context.progress, self._backend.finish, wishes, listeners, memo)
            return layers_of(edited, chain=True) if chain else None

        def on_item(item: tuple[Region, NDArray[np.uint16], bool]) -> None:
            exhibit = self._growing(key, edit.scale, gentle=mixed)
            if exhibit is not None:
                self._view.update_exhibit(exhibit, item[0].left, item[0].top, item[1], gentle=item[2])

        handlers = Handlers(
            done=lambda layers: self._on_done(key, layers),
            failed=lambda error: self._on_failed(key, error),
            progress=lambda fraction, text: self._note(key, tr("{percent} %").format(percent=round(fraction * 100))),
            item=on_item,
        )
        self._running = key
        lane = Lane.LIGHT if known is not None else Lane.INFERENCE
        self._job = self._runner.submit(lane, work, handlers, replaces=Slot.RUN)

    def _places(self, key: Hashable) -> list[Place]:
        return [place for place, made in self._made.items() if made == key]

    def _note(self, key: Hashable, words: str) -> None:
        for place in self._places(key):
            self._view.set_note(place, words)

    def _growing(self, key: Hashable, scale: int, *, gentle: bool) -> Exhibit | None:
        """What the tiles of a run go into; made with the first of them, so that a run that is refused takes no memory."""
        places, photo = self._places(key), self._session.photo
        if not places or photo is None:
            return None
        exhibit = self._view.exhibit(places[0])
        if exhibit is None or exhibit.layer is None:
            size = (photo.photo.width * scale, photo.photo.height * scale)
            name = exhibit.name if exhibit is not None else ""
            exhibit = Exhibit(Kind.OTHER, name, empty_layer(*size), empty_layer(*size) if gentle else None, mixed=True)
            for place in places:
                self._view.stand(place, exhibit)
        return exhibit

    def _on_done(self, key: Hashable, layers: tuple[Layer, Layer | None] | None) -> None:
        self._job = self._running = None
        places = self._places(key)
        exhibit = self._view.exhibit(places[0]) if places else None
        if exhibit is not None:
            layer, beneath = layers or (exhibit.layer, exhibit.beneath)
            whole = [replace(one, finished=None) if one is not None else None for one in (layer, beneath)]
            done = Exhibit(Kind.OTHER, exhibit.name, whole[0], whole[1], mixed=True)
            for place in places:
                self._view.set_note(place, "")
                self._view.stand(place, done)
        self._refresh()

    def _on_failed(self, key: Hashable, error: Exception) -> None:
        self._job = self._running = None
        self._failed.add(key)
        self._note(key, tr("Not enhanced"))
        self._messages.failure(error)
        self._refresh()

    # -- what could be run --------------------------------------------------------------------------------------------------

    def _edit_of(self, stand: Stand) -> Edit | None:
        """The current edit with this candidate as the step one works on; None where it cannot be run (any more)."""
        session, catalogue = self._session, self._session.catalogue
        step = session.step
        if catalogue is None or step is None or stand.precision is None or not works(catalogue, stand):
            return None
        method, weights = catalogue.method(stand.method), catalogue.weights.get((stand.method, stand.variant), "")
        other = replace(step, variant=stand.variant, precision=stand.precision, weights=weights, on=True)
        if step.method != stand.method:
            size = step.size if step.size in method.enlargements else method.scale
            params = resolve(method.params, {})
            other = Step(stand.method, stand.variant, stand.precision, params, size, step.strength, step.colour_lock, weights=weights)
        return session.edit.with_step(session.current, other)

    def _is_gentle(self, edit: Edit) -> bool:
        catalogue, last = self._session.catalogue, edit.active[-1]
        variant = catalogue.variant(last.method, last.variant) if catalogue is not None else None
        return variant is not None and variant.gentle != ""

    def _something_else(self) -> Stand:
        """What a new place shows first: what was kept last, another precision, another method for the same, whichever is not there."""
        choice, catalogue = self._session.choice, self._session.catalogue
        offers = [Stand(Source.KEPT, kept=kept) for kept in reversed(self.kept)]
        if choice is not None and catalogue is not None:
            current = Stand(Source.METHOD, choice.method, choice.variant, choice.precision)
            offers += [one for one in precisions_of(catalogue, choice.method, choice.variant) if one != current]
            offers += [one for one in methods_for(catalogue, current) if one != current]
        return next((offer for offer in offers if offer not in self.stands), ORIGINAL)


def layers_of(edited: Edited, *, chain: bool) -> tuple[Layer, Layer | None]:
    """What the view shows of it, and what that is mixed with where it is not the photo; for a worker."""
    beneath = edited.result.gentle if edited.result.gentle is not None else edited.base.pixels if chain else None
    return prepare_layer(edited.result.enhanced), None if beneath is None else prepare_layer(beneath)
