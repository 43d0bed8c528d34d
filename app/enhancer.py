"""Runs the chosen method on the open photo, by itself, whenever photo or choice changes.

Waits a moment for the user to stop moving controls, cancels the older run, drops what comes too late, and keeps finished results
so that going back to an earlier choice costs nothing. Writes run and result into the session. Main thread; the run itself is a job
on the inference lane.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from app.backend import EngineLike
from app.engine_start import EngineStart
from app.jobs.job import Handlers, Job, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import Messages
from app.session import OpenPhoto, Run, RunState, Session
from engine.core.method import Region
from engine.core.request import EnhanceRequest, Result

DEBOUNCE_MS = 150
CACHE_BYTES = 1_000_000_000


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
        self._results[key] = result
        self._results.move_to_end(key)
        while len(self._results) > 1 and sum(kept.enhanced.nbytes for kept in self._results.values()) > self._limit:
            self._results.popitem(last=False)


class Enhancer(QObject):
    """Signals: began(int), a run at that scale starts and the old picture is void; tile(Region, pixels), a finished piece in output
    pixels; finished(Result), the whole photo at full strength; cleared(), there is nothing enhanced to show.
    """

    began = Signal(int)
    tile = Signal(object, object)
    finished = Signal(object)
    cleared = Signal()

    def __init__(
        self,
        start: EngineStart,
        runner: JobRunner,
        session: Session,
        messages: Messages,
        focus: Callable[[], Region | None],
        provider: Callable[[], str | None],
        parent: QObject | None = None,
    ) -> None:
        """focus: the part of the photo on the screen; provider: id of the execution provider the user insists on."""
        super().__init__(parent)
        self._start = start
        self._runner = runner
        self._session = session
        self._messages = messages
        self._focus = focus
        self._provider = provider
        self._cache = ResultCache()
        self._job: Job | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(DEBOUNCE_MS)
        self._wait.timeout.connect(self.run_now)
        session.photo_changed.connect(self._on_photo_changed)
        session.choice_changed.connect(self.ask)
        start.ready.connect(self.ask)

    def ask(self) -> None:
        """Something changed: give up the older run and start again in a moment."""
        self._drop()
        if self._session.photo is not None:
            self._session.set_result(None)  # what can be saved is what is chosen, not what was chosen before
            self._session.set_run(Run(RunState.WAITING, 0.0, "Waiting"))
            self._wait.start()

    def cancel(self) -> None:
        """The user gives up; what is on the screen stays."""
        self._drop()
        if self._session.run.active:
            self._session.set_run(Run(RunState.CANCELLED))

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
        # Only networks have a choice of provider; insisting on one for a classical method is an error.
        provider = self._provider() if method.is_network else None
        request = EnhanceRequest(choice.method, choice.variant, choice.precision, choice.params, provider=provider, focus=self._focus())
        key = self._key(photo)

        def work(context: JobContext) -> Result:
            return engine.enhance(photo.photo, request, context.progress, lambda region, pixels: context.emit((region, pixels)))

        handlers = Handlers(
            done=lambda result: self._on_done(key, result),
            failed=self._on_failed,
            started=lambda: self._session.set_run(Run(RunState.RUNNING, 0.0, "Enhancing")),
            progress=lambda fraction, text: self._session.set_run(Run(RunState.RUNNING, fraction, text or "Enhancing")),
            item=lambda item: self.tile.emit(*item),
        )
        self._session.set_run(Run(RunState.WAITING, 0.0, "Waiting"))
        self.began.emit(method.scale)
        self._job = self._runner.submit(Lane.INFERENCE, work, handlers, replaces=Slot.ENHANCE)

    def _key(self, photo: OpenPhoto) -> Hashable:
        choice = self._session.choice
        return (photo.id, choice.key if choice else None, self._provider())

    def _drop(self) -> None:
        self._wait.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

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
        self.finished.emit(result)
        if result.report.warnings:
            self._messages.warning(" ".join(result.report.warnings))

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._session.set_run(Run(RunState.FAILED))
        self._messages.failure(error)
