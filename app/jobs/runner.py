"""Runs background work on lanes of plain threads and brings the news back to the main thread.

Nothing else in the application starts threads. The one bridge QObject is made on the main thread together with the runner, and
its slot is a method of that object: so Qt queues every message over, and handlers never run in a worker. Handlers are kept in a
table that workers do not touch, so no widget can be freed on a worker thread.
"""

import itertools
import logging
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app.jobs.job import Handlers, Job, JobContext, JobState, Lane
from engine.core.errors import Cancelled, EngineError
from engine.core.progress import ProgressToken

LIGHT_THREADS = 3

Work = Callable[[JobContext], Any]
log = logging.getLogger(__name__)


class News(Enum):
    """What a worker can tell about a job."""

    STARTED = "started"
    PROGRESS = "progress"
    ITEM = "item"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Event:
    """One piece of news on its way to the main thread."""

    job: Job
    news: News
    payload: Any = None


class _Bridge(QObject):
    """Carries events from any thread to the thread it was made on."""

    happened = Signal(object)

    def __init__(self, deliver: Callable[[Event], None]) -> None:
        super().__init__()
        self._deliver = deliver
        self.happened.connect(self._on_happened)

    @Slot(object)
    def _on_happened(self, event: Event) -> None:
        self._deliver(event)


class _LatestProgress:
    """Holds the latest progress until the main thread comes for it; only the first since then is announced.

    So a run that reports a thousand times a second floods nobody, and the last report always arrives. Called from many threads.
    """

    def __init__(self, announce: Callable[["_LatestProgress"], None]) -> None:
        self._announce = announce
        self._lock = threading.Lock()
        self._latest: tuple[float, str] | None = None

    def __call__(self, fraction: float, text: str) -> None:
        with self._lock:
            waiting = self._latest is not None
            self._latest = (fraction, text)
        if not waiting:
            self._announce(self)

    def take(self) -> tuple[float, str]:
        """The latest progress; on the main thread, once for each announcement."""
        with self._lock:
            latest, self._latest = self._latest, None
        return latest or (0.0, "")


class JobRunner(QObject):
    """The lanes. Make it on the main thread; call everything but the work itself from there.

    Signals: unexpected(Exception), a job failed with something that is not an EngineError; busy_changed(), a job was
    submitted or ended.
    """

    unexpected = Signal(object)
    busy_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = _Bridge(self._deliver)
        self._pools = {
            Lane.INFERENCE: ThreadPoolExecutor(1, "inference"),
            Lane.SAVING: ThreadPoolExecutor(1, "saving"),
            Lane.LIGHT: ThreadPoolExecutor(LIGHT_THREADS, "light"),
        }
        self._ids = itertools.count(1)
        self._live: dict[int, Job] = {}
        self._handlers: dict[int, Handlers] = {}
        self._closed = False

    def submit(self, lane: Lane, work: Work, handlers: Handlers, *, replaces: Hashable | None = None) -> Job:
        """Queue `work(context)` on a lane and return its handle.

        With `replaces`, older jobs of the same key are cancelled first: the latest wins. After `shutdown` nothing runs any more and
        the handle comes back cancelled: a timer that fires on the way out is no error.
        """
        if self._closed:
            return Job(next(self._ids), lane, replaces, ProgressToken(), JobState.CANCELLED)
        if replaces is not None:
            self.cancel(replaces)
        number = next(self._ids)
        job = Job(number, lane, replaces, ProgressToken())
        job.token = ProgressToken(_LatestProgress(lambda latest: self._send(Event(job, News.PROGRESS, latest))))
        self._live[number] = job
        self._handlers[number] = handlers
        self._pools[lane].submit(self._run, job, work)
        self.busy_changed.emit()
        return job

    def cancel(self, replaces: Hashable) -> None:
        """Cancel every live job with that key."""
        for job in list(self._live.values()):
            if job.replaces == replaces:
                job.cancel()

    def live(self, lane: Lane | None = None) -> tuple[Job, ...]:
        """Jobs that have not ended, of one lane or of all."""
        return tuple(job for job in self._live.values() if lane is None or job.lane is lane)

    def shutdown(self) -> None:
        """Cancel what may be cancelled, let saves finish, end all threads. No handler is called any more."""
        if self._closed:
            return
        self._closed = True
        self._handlers.clear()
        for job in self._live.values():
            if job.lane is not Lane.SAVING:
                job.cancel()
        for lane, pool in self._pools.items():
            pool.shutdown(wait=False, cancel_futures=lane is not Lane.SAVING)
        for pool in self._pools.values():
            pool.shutdown(wait=True)
        self._live.clear()

    def _run(self, job: Job, work: Work) -> None:
        """On a worker thread."""
        try:
            job.token.check_cancelled()
            self._send(Event(job, News.STARTED))
            outcome = work(JobContext(job.token, lambda item: self._send(Event(job, News.ITEM, item))))
            self._send(Event(job, News.DONE, outcome))
        except Cancelled:
            self._send(Event(job, News.CANCELLED))
        except Exception as error:  # whatever it is, the main thread must hear of it, or the job would hang for ever
            if not isinstance(error, EngineError):
                log.exception("job %d failed", job.id)
            self._send(Event(job, News.FAILED, error))

    def _send(self, event: Event) -> None:
        if not self._closed:
            self._bridge.happened.emit(event)

    def _deliver(self, event: Event) -> None:
        """On the main thread: turn news into handler calls."""
        job = event.job
        if self._closed or job.finished:
            return
        if event.news in (News.STARTED, News.PROGRESS, News.ITEM):
            if not job.cancel_wanted:
                self._pass_on(self._handlers[job.id], event)
            return
        handlers = self._handlers.pop(job.id)
        self._live.pop(job.id, None)
        if job.cancel_wanted or event.news is News.CANCELLED:
            # Also when it finished or failed in the same moment: who gave up on it expects nothing else.
            job.state = JobState.CANCELLED
            self.busy_changed.emit()
            if handlers.cancelled:
                handlers.cancelled()
            return
        job.state = JobState.DONE if event.news is News.DONE else JobState.FAILED
        self.busy_changed.emit()
        if event.news is News.DONE and handlers.done:
            handlers.done(event.payload)
        if event.news is News.FAILED:
            if not isinstance(event.payload, EngineError):
                self.unexpected.emit(event.payload)
            if handlers.failed:
                handlers.failed(event.payload)

    @staticmethod
    def _pass_on(handlers: Handlers, event: Event) -> None:
        if event.news is News.STARTED:
            event.job.state = JobState.RUNNING
            if handlers.started:
                handlers.started()
        elif event.news is News.PROGRESS and handlers.progress:
            handlers.progress(*event.payload.take())
        elif event.news is News.ITEM and handlers.item:
            handlers.item(event.payload)
