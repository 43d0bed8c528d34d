"""The batch list of the window: photos in a journal, and the run that works through it. The command line works on the same journals.

What is in the list, and what became of it, stands in the journal alone; here is a copy of its rows for the main thread to look at.
Changes are written on the saving lane, one after another, and come back as rows. A run is one job on the inference lane; where somebody
else waits for that lane it stops after the photo at work and queues behind them. Main thread.
"""

import threading
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.engine_start import EngineStart
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.job import Job as LaneJob
from app.jobs.job import JobState as LaneState
from app.jobs.runner import JobRunner
from app.messages import Messages
from engine.batch.jobs import Ended, Job, JobOrder, JobState, NewJob, RunEnd
from engine.batch.journal import Journal
from engine.batch.journals import forget, journals_folder
from engine.batch.known_speeds import remembered
from engine.batch.pace import Pace, Speeds
from engine.batch.plan import Found
from engine.core.errors import UsageError
from engine.core.progress import ProgressToken
from engine.core.request import EnhanceRequest
from engine.core.sentences import said

if TYPE_CHECKING:
    from engine.batch.runner import BatchRunner

ACTIVE = (JobState.RUNNING, JobState.SAVING)
AHEAD = (JobState.LISTED, JobState.WAITING)
ASSUMED_MEGAPIXELS = 12.0
"""Weight of a photo whose size is not known yet."""
NOT_SETTLED = JobOrder(EnhanceRequest(""))
"""Of a photo that is only listed."""
BY_HAND = said("It was left out by hand.")
_STEP = 0.01
"""Progress of a photo is told in such steps: some methods report a thousand times a second."""

Change = Callable[[Journal], object]


@dataclass(frozen=True)
class BatchTotal:
    """The run as a whole: 0 to 1 weighted by megapixels, and seconds left (None while there is nothing to judge by)."""

    fraction: float
    seconds_left: float | None


class BatchQueue(QObject):
    """jobs: the rows, in their order; fractions: by id, 0 to 1 of enhancing those at work; sizes: by id, of those that are only listed.

    Signals: entries_changed(), lines came, went or moved; entry_changed(int), the line of that id; progressed(int), only its fraction;
    totalled(BatchTotal), the answer to `ask_total`; running_changed(); ended(Ended), a run is over; told() once more each time something
    was written and the rows are as the journal has them.
    """

    entries_changed = Signal()
    entry_changed = Signal(int)
    progressed = Signal(int)
    totalled = Signal(object)
    running_changed = Signal()
    ended = Signal(object)
    told = Signal()

    def __init__(
        self, runner: JobRunner, start: EngineStart, messages: Messages, folder: Path | None = None, parent: QObject | None = None
    ) -> None:
        """folder: where journals lie; None is the user's."""
        super().__init__(parent)
        self._runner = runner
        self._start = start
        self._messages = messages
        self._folder = folder
        self._journal: Journal | None = None
        self.jobs: list[Job] = []
        self.fractions: dict[int, float] = {}
        self.sizes: dict[int, tuple[int, int]] = {}
        self._rows: dict[int, int] = {}
        self._earlier: set[int] = set()
        self._going = self._resting = False
        self._job: LaneJob | None = None
        self._stop = ProgressToken()
        self._way = threading.Event()
        self._worker: BatchRunner | None = None
        self._pace: Pace | None = None
        self._unwanted: set[int] = set()
        runner.busy_changed.connect(self._look_for_others)

    # ------------------------------------------------------------------------------------------------------------ the list

    @property
    def running(self) -> bool:
        """A run has been begun and is not over, also while it makes way or pauses."""
        return self._going

    @property
    def pausing(self) -> bool:
        """What is being saved is still finished."""
        return self._going and self._stop.cancelled

    @property
    def resting(self) -> bool:
        """The user has paused it, or it could not go on: nothing is begun that nobody asks for."""
        return self._resting

    @property
    def folder(self) -> Path:
        """Where journals lie."""
        return self._folder or journals_folder()

    def count(self, *states: JobState) -> int:
        return sum(job.state in states for job in self.jobs)

    def of(self, *states: JobState) -> list[Job]:
        return [job for job in self.jobs if job.state in states]

    def row(self, number: int) -> int | None:
        """Where the job of that id stands; None when it was removed."""
        return self._rows.get(number)

    def set_size(self, number: int, size: tuple[int, int]) -> None:
        """Of a photo that is only listed, to be shown."""
        self.sizes[number] = size
        self.entry_changed.emit(number)

    def add(self, photos: Sequence[Found], then: Callable[[], None] | None = None) -> None:
        """List photos that are not in it yet, behind all others; works during a run too."""
        found = list(photos)

        def change(journal: Journal) -> None:
            known = {job.source for job in journal.jobs()}
            fresh = {photo.path.absolute(): photo for photo in found}
            journal.add(_listed(photo) for path, photo in fresh.items() if path not in known)

        self.change(change, then)

    def remove(self, numbers: set[int]) -> None:
        """Take lines out; one that is being enhanced is given up first, one that is being saved stays."""
        for job in self.of(JobState.RUNNING):
            if job.id in numbers and self._worker is not None:
                self._unwanted.add(job.id)
                self._worker.leave_out(job.id)
        self.change(lambda journal: journal.remove(numbers))

    def clear(self) -> None:
        """Empty the list. A journal that has results stays for its report."""
        if not self._going:
            self._write(self._close_journal)

    def clear_done(self) -> None:
        """Take out what is done or left out."""
        ended = {job.id for job in self.of(JobState.DONE, JobState.SKIPPED)}
        if len(ended) == len(self.jobs):
            self.clear()  # the journal stays for its report
        elif ended:
            self.change(lambda journal: journal.remove(ended))

    def leave_out(self, numbers: set[int]) -> None:
        """Those are not to be done, now or when their turn comes."""
        for job in self.of(JobState.RUNNING):
            if job.id in numbers and self._worker is not None:
                self._worker.leave_out(job.id)
        self.change(lambda journal: journal.leave_out(numbers, BY_HAND))

    def list_again(self, numbers: set[int]) -> None:
        """What is to be done with those is settled anew."""
        self.change(lambda journal: journal.list_again(numbers))

    def move(self, numbers: Sequence[int], before: int | None) -> None:
        """Put lines before another one, or at the end."""
        moved = list(numbers)
        self.change(lambda journal: journal.move(moved, before))

    def open(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Go on with another journal; photos that are only listed come along. Not during a run."""

        def work() -> None:
            journal = Journal.open(path)
            listed = [Found(job.source, job.below) for job in self._journal.jobs() if job.state is JobState.LISTED] if self._journal else []
            self._close_journal()
            self._journal = journal
            known = {job.source for job in journal.jobs()}
            journal.add(_listed(photo) for photo in listed if photo.path not in known)

        self._write(work, then)

    def change(self, change: Change, then: Callable[[], None] | None = None, failed: Callable[[Exception], None] | None = None) -> None:
        """Write something into the journal; there is one from here on."""

        def work() -> None:
            if self._journal is None:
                self._journal = Journal.create(self.folder, self.folder)
            change(self._journal)

        self._write(work, then, failed)

    def with_journal(self, work: Callable[[Journal, JobContext], Any], done: Callable[[Any], None]) -> None:
        """Do something slow with the journal, if there is one, that does not change it."""
        journal = self._journal
        if journal is not None:
            handlers = Handlers(done=done, failed=self._messages.failure)
            self._runner.submit(Lane.SAVING, lambda context: work(journal, context), handlers)

    def _write(
        self, work: Callable[[], None], then: Callable[[], None] | None = None, failed: Callable[[Exception], None] | None = None
    ) -> None:
        def write(context: JobContext) -> None:
            try:
                work()
            finally:
                self._read(context)

        def done(_: object) -> None:
            self.told.emit()
            if then is not None:
                then()

        self._runner.submit(Lane.SAVING, write, Handlers(item=self._take, done=done, failed=failed or self._messages.failure))

    def _read(self, context: JobContext) -> None:
        """Tell the rows as they are; a worker thread."""
        journal = self._journal
        if journal is None:
            context.emit([])
            return
        with journal.alone():  # or what a run says in between would be overtaken by older rows
            context.emit(journal.jobs())

    def _close_journal(self) -> None:
        """On the saving lane. What was only listed is no batch."""
        journal, self._journal = self._journal, None
        if journal is not None:
            jobs = journal.jobs()
            journal.close()
            if all(job.state is JobState.LISTED for job in jobs):
                forget(journal.path)

    def _take(self, jobs: list[Job]) -> None:
        self.jobs = jobs
        self._rows = {job.id: row for row, job in enumerate(jobs)}
        self.entries_changed.emit()

    # ------------------------------------------------------------------------------------------------------------- the run

    def run(self, speeds: Speeds | None = None) -> None:
        """Work through everything that waits. speeds: seconds per megapixel where they are known, else those of earlier batches."""
        if self._going or self._journal is None:
            return
        self._going = True
        self._stop = ProgressToken()
        self._pace = None if speeds is None else Pace(speeds)
        if not self._resting:
            self._earlier = {job.id for job in self.jobs if job.state.ended}
        self._resting = False
        self._submit()
        self.running_changed.emit()

    def pause(self) -> None:
        """What is being enhanced waits again, what is being saved is finished; nothing is lost."""
        if not self._going or self._stop.cancelled:
            return
        self._stop.cancel()
        if self._job is not None and self._job.state is LaneState.QUEUED:
            self._job.cancel()  # it made way, and need not come back to hear that
            self._on_cancelled(self._stop)
        else:
            self.running_changed.emit()

    def ask_total(self) -> None:
        """How far it is is reckoned on a worker, for there may be ten thousand photos; `totalled` says it."""
        given = (list(self.jobs), frozenset(self._earlier), dict(self.fractions), self._pace)
        self._runner.submit(Lane.LIGHT, lambda context: total_of(*given), Handlers(done=self.totalled.emit), replaces=BatchTotal)

    def close(self) -> None:
        """The window goes: pause, without waiting. `release` follows when all lanes have ended."""
        self._stop.cancel()

    def release(self) -> None:
        """After the lanes have ended."""
        self._close_journal()

    def _submit(self) -> None:
        journal, stop = self._journal, self._stop
        assert journal is not None

        def work(context: JobContext) -> Ended:
            from engine.batch.runner import BatchRunner

            engine = self._start.engine
            if engine is None:
                raise UsageError(said("The engine could not be opened, so the batch cannot run."))
            if self._pace is None:
                self._pace = Pace(remembered(self.folder))
            take_back = context.progress.on_cancel(stop.cancel)
            try:
                self._worker = BatchRunner(engine, journal, context.emit, _in_steps(context.emit), gives_way=self._way.is_set)
                return self._worker.run(stop)
            finally:
                self._worker = None
                take_back()
                self._read(context)

        handlers = Handlers(done=self._on_end, failed=self._on_failure, cancelled=lambda: self._on_cancelled(stop), item=self._on_item)
        self._job = self._runner.submit(Lane.INFERENCE, work, handlers)
        self._look_for_others()

    def _look_for_others(self) -> None:
        others = [job for job in self._runner.live(Lane.INFERENCE) if job is not self._job and not job.cancel_wanted]
        self._way.set() if others else self._way.clear()

    def _on_item(self, item: Job | tuple[int, float] | list[Job]) -> None:
        if isinstance(item, list):
            self._take(item)
        elif isinstance(item, tuple):
            self.fractions[item[0]] = item[1]
            self.progressed.emit(item[0])
        else:
            self._on_change(item)

    def _on_change(self, job: Job) -> None:
        row = self._rows.get(job.id)
        if row is None:
            return
        self.jobs[row] = job
        if job.state is not JobState.RUNNING:
            self.fractions.pop(job.id, None)
        if job.state is JobState.DONE and self._pace is not None:
            self._pace.done(job)
        self.entry_changed.emit(job.id)
        if job.id in self._unwanted and job.state not in ACTIVE:
            self._unwanted.discard(job.id)
            self.change(lambda journal: journal.remove([job.id]))

    def _on_end(self, ended: Ended) -> None:
        if ended.end is RunEnd.GAVE_WAY and not self._stop.cancelled:
            self._submit()
            return
        self._finish(resting=ended.end is not RunEnd.FINISHED)
        self.ended.emit(ended)

    def _on_failure(self, error: Exception) -> None:
        self._finish(resting=True)
        self._messages.failure(error)

    def _on_cancelled(self, stop: ProgressToken) -> None:
        if not self._going or stop is not self._stop:
            return  # that was taken for granted before
        self._write(lambda: None)  # what the run said last was not heard
        self._on_end(Ended(RunEnd.PAUSED))

    def _finish(self, *, resting: bool) -> None:
        self._going, self._resting = False, resting
        self._job = None
        self.fractions.clear()
        self.running_changed.emit()


def _in_steps(tell: Callable[[Any], None]) -> Callable[[int, float], None]:
    """Passes on progress only where it shows. One photo at a time is enhanced."""
    last = (0, 0.0)

    def progressed(number: int, fraction: float) -> None:
        nonlocal last
        if number != last[0] or fraction - last[1] >= _STEP or fraction >= 1.0 > last[1]:
            last = (number, fraction)
            tell(last)

    return progressed


def _listed(photo: Found) -> NewJob:
    path = photo.path.absolute()
    return NewJob(path, path.parent, path.name, NOT_SETTLED, state=JobState.LISTED, below=photo.below)


def total_of(jobs: Sequence[Job], earlier: Set[int], fractions: Mapping[int, float], pace: Pace | None) -> BatchTotal:
    """How far a run is; photos count by their megapixels. earlier: ids of those that had ended when it began. Any thread."""
    counted = [job for job in jobs if job.id not in earlier and job.state not in (JobState.FAILED, JobState.SKIPPED)]
    left = [job for job in counted if not job.state.ended]
    left.sort(key=lambda job: job.state not in ACTIVE)
    share = fractions.get(left[0].id, 0.0) if left else 0.0
    whole = sum(megapixels_of(job) for job in counted)
    behind = whole - sum(megapixels_of(job) for job in left) + (share * megapixels_of(left[0]) if left else 0.0)
    settled = [job for job in left if job.state is not JobState.LISTED]
    return BatchTotal(behind / whole if whole else 1.0, pace.left(settled, share) if pace is not None else None)


def megapixels_of(job: Job | NewJob) -> float:
    """Of the source; as many as photos often have where the file did not say."""
    return job.size[0] * job.size[1] / 1e6 if job.size else ASSUMED_MEGAPIXELS
