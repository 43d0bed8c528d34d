"""Works through a journal: one photo is enhanced while the next is read and the ones before are encoded and saved.

The thread that calls `run` is the inference lane; reading and saving have one thread each, which end with it. What is done in which
order stands in the journal alone, so photos may be added, moved and removed meanwhile. A photo that fails never stops the rest; a place
where nothing can be saved any more stops everything, with the photos still waiting. Any thread, one run at a time.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from engine.batch.jobs import SAVES_AHEAD, Collision, Ended, Job, RunEnd
from engine.batch.journal import Journal, JournalError
from engine.batch.publishing import OutputLostError, Publisher
from engine.batch.steps import check_file_holds, ended_too_often, enhance, finish, in_words, there_already
from engine.core.errors import Cancelled
from engine.core.method import Method
from engine.core.photo import Photo
from engine.core.progress import ProgressToken
from engine.core.request import Runs
from engine.core.sentences import said
from engine.edit.run import Edited

Answer = TypeVar("Answer")

BYTES_AHEAD = 600_000_000
"""Finished pixels that may wait in memory while the next photo is enhanced."""
MOST_ATTEMPTS = 5
"""So often may the program end while a photo is worked on; then that photo is what ends it."""
LEFT_OUT = said("It was left out by hand.")


@dataclass(frozen=True)
class _Read:
    """A photo that is ready to be enhanced; seconds: reading it took."""

    job: Job
    photo: Photo
    seconds: float


class BatchRunner:
    """on_change gets a job whenever the journal says something new of it, on_progress its id and 0 to 1 while it is enhanced; both are
    called on the lanes' threads and must be quick."""

    def __init__(
        self,
        engine: Runs,
        journal: Journal,
        on_change: Callable[[Job], None] = lambda job: None,
        on_progress: Callable[[int, float], None] = lambda number, fraction: None,
        most_attempts: int = MOST_ATTEMPTS,
        gives_way: Callable[[], bool] = lambda: False,
    ) -> None:
        """gives_way: asked between two photos whether to stop for somebody else."""
        self._engine = engine
        self._journal = journal
        self._publisher = Publisher(journal)
        self._on_change = on_change
        self._on_progress = on_progress
        self._most_attempts = most_attempts
        self._gives_way = gives_way
        self._lost: OutputLostError | None = None
        self._left_out: set[int] = set()
        self._at_work: tuple[int, ProgressToken] | None = None

    def leave_out(self, number: int) -> None:
        """Give up on the job of that id if it is being enhanced or was read for that; it is then SKIPPED. Any thread."""
        self._left_out.add(number)
        at_work = self._at_work
        if at_work is not None and at_work[0] == number:
            at_work[1].cancel()

    def run(self, token: ProgressToken) -> Ended:
        """Until nothing waits or `token` is cancelled: what is being enhanced then waits again, what is being saved is finished.

        Puts right first what an earlier run left when it was killed. Raises JournalError.
        """
        self._lost = None
        gave_way = False
        try:
            self._publisher.recover()
            with ThreadPoolExecutor(1, "batch-reading") as reading, ThreadPoolExecutor(1, "batch-saving") as saving:
                while not gave_way and self._one_round(token, reading, saving):
                    gave_way = self._gives_way()
        except OutputLostError as error:
            self._lost = error
        if self._lost is not None:
            return Ended(RunEnd.LOST, self._lost.in_full)
        if not self._journal.waiting:
            return Ended(RunEnd.FINISHED)
        return Ended(RunEnd.PAUSED if token.cancelled else RunEnd.GAVE_WAY)

    def _one_round(self, token: ProgressToken, reading: ThreadPoolExecutor, saving: ThreadPoolExecutor) -> bool:
        """Everything that waits, or what comes before somebody else's turn; whether there may be more, added while the last were saved."""
        saves: deque[tuple[Future[None], int]] = deque()
        ahead = reading.submit(self._next, token)
        worked = False
        try:
            while (read := ahead.result()) is not None:
                worked = True
                ahead = reading.submit(self._next, token)
                edited = self._enhanced(read, token)
                if edited is None:
                    continue
                while len(saves) >= SAVES_AHEAD or (saves and sum(size for _, size in saves) > BYTES_AHEAD):
                    saves.popleft()[0].result()
                saves.append((saving.submit(self._save, read, edited), edited.result.nbytes))
                del edited  # or the photo before would stay in memory while the next is enhanced
                if self._gives_way():
                    break
            for save, _ in saves:
                save.result()
        finally:
            left = ahead.result() if ahead.exception() is None else None
            if left is not None:
                self._tell(self._journal.release(left.job))
        return worked and not self._stopping(token)

    def _stopping(self, token: ProgressToken) -> bool:
        return token.cancelled or self._lost is not None

    def _next(self, token: ProgressToken) -> _Read | None:
        """The next photo that can be read; those that cannot fail on the way. Reading lane."""
        while not self._stopping(token) and (job := self._journal.claim()) is not None:
            if job.attempts > self._most_attempts:
                self._tell(self._journal.failed(job, ended_too_often(self._most_attempts)))
                continue
            if job.order.collision is Collision.SKIP and os.path.lexists(job.folder / job.name):
                self._tell(self._journal.skipped(job, there_already(job.name)))
                continue
            self._tell(job)
            began = time.perf_counter()
            try:
                photo = self._guarded(job, partial(_read, job, getattr(self._engine, "methods", ()), token))
            except Cancelled:
                self._tell(self._journal.release(job))
                break
            if photo is not None:
                if job.size != (photo.width, photo.height):
                    job = self._journal.sized(job, photo.width, photo.height)
                return _Read(job, photo, time.perf_counter() - began)
        return None

    def _enhanced(self, read: _Read, token: ProgressToken) -> Edited | None:
        job = read.job
        own = ProgressToken(lambda fraction, text: self._on_progress(job.id, fraction))
        self._at_work = (job.id, own)
        take_back = token.on_cancel(own.cancel)
        try:
            if self._stopping(token) or job.id in self._left_out:
                raise Cancelled
            return self._guarded(job, lambda: enhance(self._engine, read.photo, job.order, own))
        except Cancelled:
            left_out = job.id in self._left_out and not self._stopping(token)
            self._tell(self._journal.skipped(job, LEFT_OUT) if left_out else self._journal.release(job))
            return None
        finally:
            take_back()
            self._at_work = None
            self._left_out.discard(job.id)

    def _save(self, read: _Read, edited: Edited) -> None:
        """Saving lane."""
        job = read.job
        if self._lost is not None:
            self._tell(self._journal.release(job))
            return
        saved = self._guarded(job, lambda: self._saved(read, edited))
        if saved is not None:
            self._tell(saved)

    def _saved(self, read: _Read, edited: Edited) -> Job:
        from engine.core.photo_io import save_photo

        done = finish(read.photo, edited, read.job.order, read.seconds)
        return self._publisher.save(read.job, done.made, lambda path: save_photo(done.photo, path, done.options), done.pictures)

    def _guarded(self, job: Job, step: Callable[[], Answer]) -> Answer | None:
        """The answer of a step; what goes wrong with a photo is written down in words, what goes wrong with all of them stops the run.

        Raises Cancelled, JournalError.
        """
        try:
            return step()
        except (Cancelled, JournalError):
            raise
        except OutputLostError as error:
            self._lost = error
            self._tell(self._journal.release(job))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is this photo's, and a thousand others wait
            self._tell(self._journal.failed(job, in_words(error)))
        return None

    def _tell(self, job: Job) -> None:
        self._on_change(job)


def _read(job: Job, methods: Sequence[Method], token: ProgressToken) -> Photo:
    """Raises PhotoReadError, OutOfMemoryError, PhotoWriteError where saving would only fail after the run, and Cancelled."""
    from engine.streaming import read_to_enhance

    photo = read_to_enhance(job.source, job.order.request, job.order.format, methods, token, job.order.edit)
    check_file_holds(photo, job.order)
    return photo
