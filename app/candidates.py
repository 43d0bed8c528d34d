"""What is compared: which candidate the user wants in which place of the comparison, and which of them has to be run or read.

A candidate is the original, the current result, what another method or precision makes of the same photo, a result that was kept, or any
file. How methods are run for it is candidate_runs.py's. Main thread.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable
from dataclasses import replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.backend import Backend
from app.candidate import ORIGINAL, RESULT, Kept, Source, Stand, method_label, methods_for, newest_that_fit, precisions_of, works
from app.candidate_runs import CandidateRuns, Wish
from app.engine_start import EngineStart
from app.enhancer import Enhancer
from app.i18n import tr
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import Messages
from app.qt_image import screen_transform
from app.session import OpenPhoto, Session
from app.widgets.compare_layout import MOST_PLACES, TWO_SIDED
from app.widgets.compare_view import PLACES, CompareView, Exhibit, Kind, Layer, Place, ViewMode, prepare_layer
from app.widgets.fitted_layer import fitted_layer
from engine.core.params import resolve
from engine.edit.edit import Edit, Step


class Slot(Enum):
    """Keys under which the latest job wins."""

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
        self._runs = CandidateRuns(view, session, enhancer, start, runner, backend, messages, provider, self._places, self)
        self._runs.ended.connect(self._refresh)
        self._other_runs = False
        self._told: Hashable = None
        view.photo_shown.connect(self._on_photo)
        session.catalogue_changed.connect(self._refresh)
        session.edit_changed.connect(self._refresh)
        session.run_changed.connect(self._on_run)
        view.layout_changed.connect(self._refresh)

    # -- what the user does -------------------------------------------------------------------------------------------------

    def put(self, place: Place, stand: Stand) -> None:
        """Let this stand in a place that there is."""
        self.stands[PLACES.index(place)] = stand
        self._runs.failed.clear()
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
        self._runs.stop()
        self.kept = []
        stays = [stand for stand in self.stands if stand.source not in (Source.KEPT, Source.FILE)]
        self.stands = [*stays, *[one for one in (ORIGINAL, RESULT) if one not in stays][: max(0, 2 - len(stays))]]
        self._made.clear()
        self._runs.failed.clear()
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
        self._runs.want(self._missing())
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

        def work(context: JobContext) -> Exhibit:
            other = self._backend.read(path)
            context.progress.check_cancelled()
            layer, icc = fitted_layer(other.pixels, width, height), other.metadata.icc
            return Exhibit(Kind.OTHER, path.name, layer, transform=screen_transform(icc), own_colours=True, icc=icc)

        def done(exhibit: Exhibit) -> None:
            if self._made.get(place) == key:
                self._view.set_note(place, "")
                self._view.stand(place, exhibit)

        def failed(error: Exception) -> None:
            if self._made.get(place) == key:
                self._view.set_note(place, tr("Cannot be opened"))
            self._messages.failure(error, of_photo=True)

        self._runner.submit(Lane.LIGHT, work, Handlers(done=done, failed=failed))

    # -- runs ---------------------------------------------------------------------------------------------------------------

    def _missing(self) -> list[Wish]:
        """Methods in sight whose picture is not complete."""
        found = []
        for place, stand in zip(PLACES, self.stands, strict=False):
            exhibit, key = self._view.exhibit(place), self._made.get(place)
            complete = exhibit is not None and exhibit.layer is not None and exhibit.layer.finished is None
            if stand.source is Source.METHOD and not complete and key not in self._runs.failed and self._in_sight(place):
                found.append(self._wish(stand, key))
        return found

    def _wish(self, stand: Stand, key: Hashable) -> Wish:
        edit, catalogue = self._edit_of(stand), self._session.catalogue
        if edit is None or catalogue is None:
            return Wish(key, None, None)
        return Wish(key, catalogue.task(stand.method, stand.variant), edit, self._is_gentle(edit))

    def _in_sight(self, place: Place) -> bool:
        layout = self._view.layout_now
        if layout.mode is ViewMode.GRID or layout.mode in TWO_SIDED:
            return place in layout.places
        return layout.mode is ViewMode.ENHANCED and place is Place.SECOND

    def _places(self, key: Hashable) -> list[Place]:
        return [place for place, made in self._made.items() if made == key]

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
