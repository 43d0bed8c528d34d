"""Makes the pictures of candidates that are methods: one run at a time, always behind the current run, what is wanted first goes first.

Before the first of them runs, or between two of its tiles, each of them gets an instant preview, so that no place stays empty for long.
Finished ones lie in the enhancer's own cache, and choosing that method later costs nothing. Which candidates there are is candidates.py's.
Main thread; the work itself is a job on the inference lane.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from app.backend import Backend
from app.engine_start import EngineStart
from app.enhancer import Enhancer
from app.i18n import tr
from app.jobs.job import Handlers, Job, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import Messages
from app.previewer import MakePreviews
from app.session import OpenPhoto, Session
from app.widgets.compare_view import CompareView, Exhibit, Kind, Layer, Patch, Place, prepare_layer
from app.widgets.pyramid import empty_layer
from engine.core.focus import Focus
from engine.core.method import Region
from engine.edit.edit import Edit
from engine.edit.run import Edited, Listeners, Wishes, run_edit


class Slot(Enum):
    """Keys under which the latest job wins."""

    RUN = "candidate_run"


@dataclass(frozen=True)
class Wish:
    """A picture that is wanted. key: equal for what would look the same; task: equal for methods with the same preview; edit: None where
    it cannot be run here; mixed: its strength begins at gentler weights."""

    key: Hashable
    task: Hashable
    edit: Edit | None
    mixed: bool = False


Previews = tuple[Hashable, MakePreviews]
"""What makes previews for a task."""


class PreviewQueue:
    """Previews that a run is to make when it has a moment. `put` is called on the main thread, `serve` on the run's."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._due: list[Previews] = []

    def put(self, more: Sequence[Previews]) -> None:
        with self._lock:
            self._due += more

    def serve(self, context: JobContext) -> None:
        """Make what is due, if anything is. Raises Cancelled."""
        with self._lock:
            due, self._due = self._due, []
        for task, make in due:
            for patch in make(context):
                context.emit((task, patch))


class CandidateRuns(QObject):
    """`failed` has the keys of what could not be made. Signals: ended(), a run is over, whatever came of it."""

    ended = Signal()

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
        places: Callable[[Hashable], list[Place]],
        parent: QObject | None = None,
    ) -> None:
        """provider: id of the execution provider the user insists on; places: where what has this key stands."""
        super().__init__(parent)
        self._view, self._session, self._enhancer, self._start = view, session, enhancer, start
        self._runner, self._backend, self._messages = runner, backend, messages
        self._provider, self._places = provider, places
        self.failed: set[Hashable] = set()
        self._job: Job | None = None
        self._running: Hashable = None
        self._queue = PreviewQueue()
        self._asked: set[Hashable] = set()
        self._wanted: tuple[Wish, ...] = ()
        self._focus = Focus()
        view.focus_changed.connect(lambda: self._focus.move(view.visible_region()))

    def stop(self) -> None:
        """Give up what runs."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._running = None

    def want(self, wishes: Sequence[Wish]) -> None:
        """Run the first of these, once the current run is done; a run that nobody wants any more is given up."""
        if self._session.run.active or self._running not in [wish.key for wish in wishes]:
            self.stop()
        self._wanted = tuple(wishes)
        for wish in wishes:
            if wish.key != self._running:
                self._note(wish.key, tr("Waiting") if wish.edit is not None else tr("Cannot be run here"))
        photo, can_run = self._session.photo, [wish for wish in wishes if wish.edit is not None]
        if photo is None or self._start.engine is None or self._session.run.active or not can_run:
            return
        if self._job is None:
            self._run(photo, can_run)
        else:
            self._queue.put(self._previews(photo, can_run))

    def _run(self, photo: OpenPhoto, wishes: Sequence[Wish]) -> None:
        wish, engine, memo = wishes[0], self._start.engine, self._enhancer.memo(photo)
        assert engine is not None
        assert wish.edit is not None
        edit = wish.edit
        self._focus = Focus(self._view.visible_region())
        wanted = Wishes(self._provider(), focus=self._focus, any_strength=True)
        known = memo.find(photo.photo, edit)
        chain = len(edit.active) > 1
        queue, self._asked = PreviewQueue(), set()
        self._queue = queue
        if known is None:
            queue.put(self._previews(photo, wishes))

        def work(context: JobContext) -> tuple[Layer, Layer | None] | None:
            if known is not None:
                return layers_of(known, chain=chain)
            queue.serve(context)

            def tell(gentle: bool, region: Region, pixels: NDArray[np.uint16]) -> None:
                context.emit((region, pixels, gentle))
                queue.serve(context)

            listeners = Listeners(None, partial(tell, False), partial(tell, True))
            edited = run_edit(engine, photo.photo, edit, context.progress, self._backend.finish, wanted, listeners, memo)
            return layers_of(edited, chain=True) if chain else None

        def on_item(item: tuple[Hashable, Patch] | tuple[Region, NDArray[np.uint16], bool]) -> None:
            if len(item) == 2:
                self._show_preview(*item)
                return
            exhibit = self._growing(wish)
            if exhibit is not None:
                self._view.update_exhibit(exhibit, item[0].left, item[0].top, item[1], gentle=item[2])

        handlers = Handlers(
            done=lambda layers: self._on_done(wish.key, layers),
            failed=lambda error: self._on_failed(wish.key, error),
            progress=lambda fraction, text: self._note(wish.key, tr("{percent} %").format(percent=round(fraction * 100))),
            item=on_item,
        )
        self._running = wish.key
        lane = Lane.LIGHT if known is not None else Lane.INFERENCE
        self._job = self._runner.submit(lane, work, handlers, replaces=Slot.RUN)

    def _previews(self, photo: OpenPhoto, wishes: Sequence[Wish]) -> list[Previews]:
        """What makes them for those that have nothing to show, once for all that are for the same task. What comes too late to ask for gets
        what others of its task show already."""
        shown: dict[Hashable, tuple[Patch, ...]] = {}
        empty = []
        for wish in wishes:
            exhibit = self._exhibit(wish.key)
            if exhibit is not None and exhibit.previews:
                shown[wish.task] = exhibit.previews
            elif exhibit is not None and exhibit.layer is None:
                empty.append(wish)
        found: list[Previews] = []
        for wish in empty:
            for patch in shown.get(wish.task, ()):
                self._add_preview(wish, patch)
            if wish.edit is None or wish.task in shown or wish.task in self._asked:
                continue
            self._asked.add(wish.task)
            make = self._enhancer.previews_for(photo, wish.edit)
            if make is not None:
                found.append((wish.task, make))
        return found

    def _exhibit(self, key: Hashable) -> Exhibit | None:
        places = self._places(key)
        return self._view.exhibit(places[0]) if places else None

    def _note(self, key: Hashable, words: str) -> None:
        for place in self._places(key):
            self._view.set_note(place, words)

    def _show_preview(self, task: Hashable, patch: Patch) -> None:
        for wish in self._wanted:
            if wish.task == task:
                self._add_preview(wish, patch)

    def _add_preview(self, wish: Wish, patch: Patch) -> None:
        exhibit = self._growing(wish)
        if exhibit is not None:
            self._stand(wish.key, replace(exhibit, previews=(*exhibit.previews, patch)))

    def _growing(self, wish: Wish) -> Exhibit | None:
        """What the tiles of a run go into; made with the first of them, so that a run that is refused takes no memory."""
        photo = self._session.photo
        if not self._places(wish.key) or photo is None or wish.edit is None:
            return None
        exhibit = self._exhibit(wish.key)
        if exhibit is None or exhibit.layer is None:
            size = (photo.photo.width * wish.edit.scale, photo.photo.height * wish.edit.scale)
            name = exhibit.name if exhibit is not None else ""
            exhibit = Exhibit(Kind.OTHER, name, empty_layer(*size), empty_layer(*size) if wish.mixed else None, mixed=True)
            self._stand(wish.key, exhibit)
        return exhibit

    def _stand(self, key: Hashable, exhibit: Exhibit) -> None:
        for place in self._places(key):
            self._view.stand(place, exhibit)

    def _on_done(self, key: Hashable, layers: tuple[Layer, Layer | None] | None) -> None:
        self._job = self._running = None
        exhibit = self._exhibit(key)
        if exhibit is not None:
            layer, beneath = layers or (exhibit.layer, exhibit.beneath)
            whole = [replace(one, finished=None) if one is not None else None for one in (layer, beneath)]
            self._note(key, "")
            self._stand(key, Exhibit(Kind.OTHER, exhibit.name, whole[0], whole[1], mixed=True))
        self.ended.emit()

    def _on_failed(self, key: Hashable, error: Exception) -> None:
        """Tiles that have come stay; a preview of what does not come goes."""
        self._job = self._running = None
        self.failed.add(key)
        exhibit = self._exhibit(key)
        if exhibit is not None and exhibit.previews:
            self._stand(key, replace(exhibit, previews=()))
        self._note(key, tr("Not enhanced"))
        self._messages.failure(error, of_photo=True)
        self.ended.emit()


def layers_of(edited: Edited, *, chain: bool) -> tuple[Layer, Layer | None]:
    """What the view shows of it, and what that is mixed with where it is not the photo; for a worker."""
    beneath = edited.result.gentle if edited.result.gentle is not None else edited.base.pixels if chain else None
    return prepare_layer(edited.result.enhanced), None if beneath is None else prepare_layer(beneath)
