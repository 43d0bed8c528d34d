"""The batch list: many photos, one choice, each on its own; a bad file never stops the rest. No widgets.

One photo at a time is read and enhanced on the inference lane while the one before is encoded on the saving lane. At most
`SAVES_AHEAD` finished photos wait in memory, and only one where they are as large as enlarged ones. What was chosen when Start was
pressed holds for the whole run. Main thread.
"""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.backend import Backend, OutputRule
from app.engine_start import EngineStart
from app.jobs.job import Handlers, Job, JobContext, Lane
from app.jobs.runner import JobRunner
from app.session import Choice
from engine.core.errors import EngineError, PhotoWriteError
from engine.core.photo import LARGER_FORMATS, Photo
from engine.core.progress import PartProgress
from engine.core.request import EnhanceRequest, Finish, Result

SAVES_AHEAD = 2
BYTES_AHEAD = 600_000_000
"""Finished pixels that may wait in memory while the next photo is enhanced."""
ASSUMED_MEGAPIXELS = 12.0
"""Weight of a photo whose size is not known yet."""


class BatchState(Enum):
    """What became of a photo; the value is the word in the list."""

    WAITING = "Waiting"
    RUNNING = "Enhancing"
    SAVING = "Saving"
    DONE = "Done"
    FAILED = "Failed"
    CANCELLED = "Cancelled"


ACTIVE = (BatchState.RUNNING, BatchState.SAVING)


@dataclass(eq=False)
class BatchEntry:
    """One line of the list. fraction: 0 to 1 of enhancing; error: why it failed, in words; note: what is to be known of one that did
    not fail."""

    id: int
    path: Path
    state: BatchState = BatchState.WAITING
    fraction: float = 0.0
    error: str = ""
    note: str = ""
    output: Path | None = None
    size: tuple[int, int] | None = None

    @property
    def megapixels(self) -> float:
        return self.size[0] * self.size[1] / 1e6 if self.size else ASSUMED_MEGAPIXELS


@dataclass(frozen=True)
class BatchPlan:
    """What holds for a whole batch run."""

    choice: Choice
    strength: float
    provider: str | None
    rule: OutputRule


@dataclass(frozen=True)
class BatchTotal:
    """The run as a whole: 0 to 1 weighted by megapixels, and seconds left (None while there is nothing to judge by)."""

    fraction: float
    seconds_left: float | None


class BatchQueue(QObject):
    """Signals: entries_changed(), lines came or went; entry_changed(int), the line of that id; running_changed(); ended(), nothing
    is left to do after a run.
    """

    entries_changed = Signal()
    entry_changed = Signal(int)
    running_changed = Signal()
    ended = Signal()

    def __init__(self, backend: Backend, runner: JobRunner, start: EngineStart, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._runner = runner
        self._start = start
        self._ids = itertools.count(1)
        self.entries: list[BatchEntry] = []
        self._plan: BatchPlan | None = None
        self._current: tuple[BatchEntry, Job] | None = None
        self._saves: list[int] = []
        self._began = 0.0
        self._in_run: list[BatchEntry] = []

    @property
    def running(self) -> bool:
        return self._plan is not None

    def add(self, paths: list[Path]) -> None:
        """Append photos that are not in the list yet; works during a run too."""
        present = {entry.path for entry in self.entries}
        new = [BatchEntry(next(self._ids), path) for path in dict.fromkeys(paths) if path not in present]
        if not new:
            return
        self.entries += new
        if self.running:
            self._in_run += new
        self.entries_changed.emit()
        self._runner.submit(Lane.LIGHT, self._measure(new), Handlers(item=self._on_size))
        self._next()

    def remove(self, ids: set[int]) -> None:
        """Take lines out; one that is at work is cancelled first."""
        for entry in self.entries:
            if entry.id in ids and self._current is not None and entry is self._current[0]:
                self._current[1].cancel()
        self.entries = [entry for entry in self.entries if entry.id not in ids or entry.state is BatchState.SAVING]
        self._in_run = [entry for entry in self._in_run if entry in self.entries]
        self.entries_changed.emit()

    def clear(self) -> None:
        self.remove({entry.id for entry in self.entries})

    def retry_failed(self) -> None:
        """Put failed and cancelled photos back in line."""
        for entry in self.entries:
            if entry.state in (BatchState.FAILED, BatchState.CANCELLED):
                self._set(entry, BatchState.WAITING)
                if self.running and entry not in self._in_run:
                    self._in_run.append(entry)
        self._next()

    def start(self, plan: BatchPlan) -> None:
        """Work through everything that waits."""
        if self.running:
            return
        self._plan = plan
        self._began = time.monotonic()
        self._in_run = [entry for entry in self.entries if entry.state is BatchState.WAITING]
        self.running_changed.emit()
        self._next()

    def cancel(self) -> None:
        """Stop at once: what runs and what waits is cancelled, what is being saved is finished."""
        for entry in self._in_run:
            if entry.state is BatchState.WAITING:
                self._set(entry, BatchState.CANCELLED)
        if self._current is not None:
            self._current[1].cancel()
        self._next()

    def results(self) -> list[Path]:
        """Files written in the last run."""
        return [entry.output for entry in self._in_run if entry.state is BatchState.DONE and entry.output is not None]

    def count(self, *states: BatchState) -> int:
        return sum(entry.state in states for entry in self.entries)

    def total(self) -> BatchTotal:
        """How far the run is; photos count by their megapixels."""
        # What failed or was cancelled cost next to no time: counting it would promise too much.
        counted = [entry for entry in self._in_run if entry.state not in (BatchState.FAILED, BatchState.CANCELLED)]
        weights = sum(entry.megapixels for entry in counted)
        done = sum(entry.megapixels * _share(entry) for entry in counted)
        fraction = done / weights if weights else 1.0
        elapsed = time.monotonic() - self._began
        return BatchTotal(fraction, elapsed * (1 - fraction) / fraction if fraction > 0.01 else None)

    def _measure(self, entries: list[BatchEntry]) -> Callable[[JobContext], None]:
        paths = [(entry.id, entry.path) for entry in entries]

        def work(context: JobContext) -> None:
            for number, path in paths:
                context.progress.check_cancelled()
                try:
                    facts = self._backend.facts(path)
                except (EngineError, OSError):
                    continue  # the run will say what is wrong with it
                context.emit((number, (facts.width, facts.height)))

        return work

    def _on_size(self, item: tuple[int, tuple[int, int]]) -> None:
        for entry in self.entries:
            if entry.id == item[0]:
                entry.size = item[1]
                self.entry_changed.emit(entry.id)

    def _next(self) -> None:
        """Begin the next photo when the lane and memory allow, or end the run."""
        if self._plan is None or self._current is not None:
            return
        waiting = next((entry for entry in self._in_run if entry.state is BatchState.WAITING), None)
        if waiting is None:
            if not self._saves:
                self._plan = None
                self.running_changed.emit()
                self.ended.emit()
            return
        if len(self._saves) < SAVES_AHEAD and sum(self._saves) <= BYTES_AHEAD:
            self._enhance(waiting, self._plan)

    def _enhance(self, entry: BatchEntry, plan: BatchPlan) -> None:
        self._set(entry, BatchState.RUNNING)
        path, choice = entry.path, plan.choice
        request = EnhanceRequest(
            choice.method,
            choice.variant,
            choice.precision,
            choice.params,
            provider=plan.provider,
            size=choice.size,
            strength=plan.strength,
        )

        def work(context: JobContext) -> tuple[Photo, Result]:
            engine = self._start.engine
            assert engine is not None, "the lane is busy until the engine is open"
            photo = self._backend.read(path)
            refusal = plan.rule.why_too_small(photo, choice.size)
            if refusal:
                raise PhotoWriteError(refusal, hint=LARGER_FORMATS)
            context.progress.report(0.05, "Enhancing")
            return photo, engine.enhance(photo, request, PartProgress(context.progress, 0.05, 0.95))

        handlers = Handlers(
            done=lambda pair: self._on_enhanced(entry, plan, *pair),
            failed=lambda error: self._on_failed(entry, error),
            cancelled=lambda: self._on_cancelled(entry),
            progress=lambda fraction, text: self._on_progress(entry, fraction),
        )
        self._current = (entry, self._runner.submit(Lane.INFERENCE, work, handlers))

    def _on_progress(self, entry: BatchEntry, fraction: float) -> None:
        entry.fraction = fraction
        self.entry_changed.emit(entry.id)

    def _on_enhanced(self, entry: BatchEntry, plan: BatchPlan, photo: Photo, result: Result) -> None:
        self._current = None
        entry.size = (photo.width, photo.height)
        self._set(entry, BatchState.SAVING)
        rule, path = plan.rule, entry.path

        def work(context: JobContext) -> tuple[Path, tuple[str, ...]]:
            finished = self._backend.finish(photo, result, Finish(plan.strength))
            folder = rule.folder or path.parent
            folder.mkdir(parents=True, exist_ok=True)
            target = self._backend.free_path(folder, rule.name_for(path.name, photo.format, EnhanceRequest("m")))
            lost = self._backend.save(finished, target, rule.for_photo(photo, target), overwrite=False)
            return target, (*result.report.warnings, *lost)

        taken = result.nbytes
        self._saves.append(taken)
        handlers = Handlers(
            done=lambda written: self._on_saved(entry, taken, *written), failed=lambda error: self._on_save_failed(entry, taken, error)
        )
        self._runner.submit(Lane.SAVING, work, handlers)
        self._next()

    def _on_saved(self, entry: BatchEntry, taken: int, target: Path, warnings: tuple[str, ...]) -> None:
        self._saves.remove(taken)
        entry.output, entry.note = target, " ".join(warnings)
        self._set(entry, BatchState.DONE)
        self._next()

    def _on_save_failed(self, entry: BatchEntry, taken: int, error: Exception) -> None:
        self._saves.remove(taken)
        self._set(entry, BatchState.FAILED, in_words(error))
        self._next()

    def _on_failed(self, entry: BatchEntry, error: Exception) -> None:
        self._current = None
        self._set(entry, BatchState.FAILED, in_words(error))
        self._next()

    def _on_cancelled(self, entry: BatchEntry) -> None:
        self._current = None
        self._set(entry, BatchState.CANCELLED)
        self._next()

    def _set(self, entry: BatchEntry, state: BatchState, error: str = "") -> None:
        entry.state = state
        entry.error = error
        entry.fraction = {BatchState.DONE: 1.0, BatchState.SAVING: 1.0}.get(state, 0.0)
        self.entry_changed.emit(entry.id)


def in_words(error: Exception) -> str:
    """What the list says about a failure."""
    if isinstance(error, EngineError):
        return f"{error.message} {error.hint}".strip()
    return f"Unexpected: {type(error).__name__}: {error}"


def _share(entry: BatchEntry) -> float:
    """How much of an entry is behind us."""
    if entry.state is BatchState.DONE:
        return 1.0
    return 0.9 * entry.fraction + (0.05 if entry.state is BatchState.SAVING else 0.0)
