"""Runs the chosen method on the open photo, by itself, whenever photo or choice changes.

Waits a moment for the user to stop moving controls, cancels the older run, drops what comes too late, and keeps finished results
so that going back to an earlier choice costs nothing. Writes run and result into the session. Main thread; the run itself is a job
on the inference lane.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from app.backend import EngineLike
from app.engine_start import EngineStart
from app.jobs.job import Handlers, Job, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import Messages
from app.previewer import Previewer, Sight
from app.session import OpenPhoto, Run, RunState, Session
from engine.core.method import Region
from engine.core.request import EnhanceRequest, Result

DEBOUNCE_MS = 150
CACHE_BYTES = 1_000_000_000
RESULT_BYTES = 6
"""A pixel of a result: three channels of 16 bits."""


class Slot(Enum):
    """Keys under which the latest job wins."""

    ENHANCE = "enhance"


class ResultCache:
    """Finished results, the least recently used ones dropped above `limit` bytes; the newest always stays."""

    def __init__(self, limit: int = CACHE_BYTES) -> None:
        self._limit = limit
        self._results: OrderedDict[Hashable, Result] = OrderedDict()

    def get(self, key: Hashable) -> Result | None:
        if key in self._results:
            self._results.move_to_end(key)
        return self._results.get(key)

    def put(self, key: Hashable, result: Result) -> None:
        self.make_room(result.nbytes)
        self._results[key] = result

    def make_room(self, needed: int) -> None:
        """Drop what there would be no place for beside another `needed` bytes: before a run makes them, not after."""
        while self._results and needed + sum(kept.nbytes for kept in self._results.values()) > self._limit:
            self._results.popitem(last=False)


class Enhancer(QObject):
    """Signals: began(int, bool), a run at that scale, with gentle weights or without, has begun and the old picture is void;
    tile(Region, pixels, bool), a finished piece in output pixels, the last says whether of the gentle weights; finished(Result, bool),
    the whole photo at full strength, and whether its tiles were told; cleared(), there is nothing enhanced to show; preview(prepared
    picture), what may be looked at until tiles come; preview_over(), none come any more.
    """

    began = Signal(int, bool)
    tile = Signal(object, object, bool)
    finished = Signal(object, bool)
    cleared = Signal()
    preview = Signal(object)
    preview_over = Signal()

    def __init__(
        self,
        start: EngineStart,
        runner: JobRunner,
        session: Session,
        messages: Messages,
        previewer: Previewer,
        sight: Callable[[], Sight | None],
        provider: Callable[[], str | None],
        parent: QObject | None = None,
    ) -> None:
        """sight: what of the photo is on the screen; provider: id of the execution provider the user insists on."""
        super().__init__(parent)
        self._start = start
        self._runner = runner
        self._session = session
        self._messages = messages
        self._previewer = previewer
        self._sight = sight
        self._provider = provider
        self._cache = ResultCache()
        self._job: Job | None = None
        self._announced = False
        self._begun = False
        self._told = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(DEBOUNCE_MS)
        self._wait.timeout.connect(self.run_now)
        session.photo_changed.connect(self._on_photo_changed)
        session.choice_changed.connect(self.ask)
        start.ready.connect(self.ask)

    def ask(self) -> None:
        """Something changed: give up the older run and start again in a moment."""
        self._give_up()
        if self._session.photo is not None:
            self._session.set_result(None)  # what can be saved is what is chosen, not what was chosen before
            self._session.set_run(Run(RunState.WAITING, 0.0, "Waiting"))
            self._wait.start()

    def cancel(self) -> None:
        """The user gives up; tiles that have come stay on the screen."""
        self._give_up()
        if self._session.run.active:
            self._session.set_run(Run(RunState.CANCELLED))

    def drop_preview(self) -> None:
        """The run goes on without."""
        self._previewer.drop()
        self.preview_over.emit()

    def stop(self) -> None:
        """For good: the window is closing."""
        self._drop()

    def run_now(self) -> None:
        """Show the result of the present choice: from the cache, or by running the method."""
        self._drop()
        session = self._session
        if session.photo is None:
            return
        if self._start.engine is None or session.choice is None:
            session.set_run(Run(RunState.WAITING, 0.0, "Starting the engine"))
            return
        known = self._cache.get(self._key(session.photo))
        if known is not None:
            self._take(known)
            return
        session.set_result(None)
        self._submit(self._start.engine, session.photo)

    def _submit(self, engine: EngineLike, photo: OpenPhoto) -> None:
        choice = self._session.choice
        assert choice is not None
        assert self._session.catalogue is not None
        method = self._session.catalogue.method(choice.method)
        variant = self._session.catalogue.variant(choice.method, choice.variant)
        gentle = variant is not None and variant.gentle != ""
        # Only networks have a choice of provider; insisting on one for a classical method is an error.
        provider = self._provider() if method.is_network else None
        sight = self._sight()
        focus = sight.region if sight else None
        request = EnhanceRequest(
            choice.method, choice.variant, choice.precision, choice.params, provider=provider, focus=focus, size=choice.size
        )
        key = self._key(photo)

        def work(context: JobContext) -> Result:
            return engine.enhance(
                photo.photo,
                request,
                context.progress,
                lambda region, pixels: context.emit((region, pixels, False)),
                lambda region, pixels: context.emit((region, pixels, True)),
            )

        def announce() -> None:
            """The old picture is void."""
            if not self._announced:
                self._announced = True
                self.began.emit(choice.size, gentle)

        def begin() -> None:
            """The engine has taken the request: a run that it refuses leaves the picture as it is."""
            self._begun = True
            announce()

        def on_preview(picture: Any) -> None:
            announce()
            self.preview.emit(picture)

        def on_progress(fraction: float, text: str) -> None:
            begin()
            self._session.set_run(Run(RunState.RUNNING, fraction, text or "Enhancing"))

        def on_tile(item: tuple[Region, NDArray[np.uint16], bool]) -> None:
            begin()
            self._told = True
            self.tile.emit(*item)

        handlers = Handlers(
            done=lambda result: self._on_done(key, result),
            failed=self._on_failed,
            started=lambda: self._session.set_run(Run(RunState.RUNNING, 0.0, "Enhancing")),
            progress=on_progress,
            item=on_tile,
        )
        self._session.set_run(Run(RunState.WAITING, 0.0, "Waiting"))
        self._cache.make_room(RESULT_BYTES * photo.photo.width * photo.photo.height * choice.size**2 * (2 if gentle else 1))
        self._previewer.ask(engine, photo, request, sight, on_preview)
        self._job = self._runner.submit(Lane.INFERENCE, work, handlers, replaces=Slot.ENHANCE)

    def _key(self, photo: OpenPhoto) -> Hashable:
        choice = self._session.choice
        return (photo.id, choice.key if choice else None, self._provider())

    def _give_up(self) -> None:
        """Drop the run; a preview of what does not come any more goes from the screen, tiles stay."""
        nothing_came = self._announced and not self._told
        self._drop()
        if nothing_came:
            self.cleared.emit()
        else:
            self.preview_over.emit()

    def _drop(self) -> None:
        self._wait.stop()
        self._previewer.drop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._announced = self._begun = self._told = False

    def _on_photo_changed(self) -> None:
        self.cleared.emit()
        self.ask()

    def _on_done(self, key: Hashable, result: Result) -> None:
        self._job = None
        self._cache.put(key, result)
        self._take(result)

    def _take(self, result: Result) -> None:
        self._session.set_result(result)
        self._session.set_run(Run(RunState.DONE, 1.0))
        self.finished.emit(result, self._begun)
        if result.report.warnings:
            self._messages.warning(" ".join(result.report.warnings))

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if self._begun:
            self.preview_over.emit()
        else:
            self.cleared.emit()  # what is on the screen came of another choice, or is a preview of what does not come
        self._session.set_run(Run(RunState.FAILED))
        self._messages.failure(error)
