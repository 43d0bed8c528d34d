"""The look before a batch starts: what each photo gets, whether it can be read, names that are taken, room on the disk, time.

Files are opened on the light lane; where nobody knows yet how fast a method is here, one small photo is run on the inference lane.
Nothing is written. Main thread; every step can be cancelled.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from app.backend import EngineLike, OutputRule
from app.cli.enhance import EnhanceOptions, checked_order
from app.engine_start import EngineStart
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.job import Job as LaneJob
from app.jobs.runner import JobRunner
from app.session import Choice
from app.settings import BatchDeed
from engine.batch.jobs import Collision, Job, JobOrder, JobState, NewJob
from engine.batch.known_speeds import measured, remembered
from engine.batch.pace import Pace, Speeds, works_of
from engine.batch.plan import Destination, Found, Looked, OrderFor, Planner, Preflight
from engine.core.errors import UsageError
from engine.core.photo import PhotoFacts
from engine.core.sentences import said
from engine.edit.edit import Edit
from engine.edit.sidecar import Found as Kept

if TYPE_CHECKING:
    from engine.pipeline import Engine

Recall = Callable[[Path], Kept]

WORTH_MEASURING = 25.0
"""Megapixels of a batch below which nobody waits for an estimate."""


@dataclass(frozen=True)
class BatchPlan:
    """What Start asks for. choice, strength: what is done with photos, and what rules leave open; edit: all steps where there are several,
    the last of which the choice is; collision: None asks, where names are taken."""

    choice: Choice
    strength: float
    provider: str | None
    rule: OutputRule
    deed: BatchDeed = BatchDeed.CHOICE
    rules: Path | None = None
    collision: Collision | None = Collision.UNIQUE
    edit: Edit | None = None


@dataclass(frozen=True)
class Flight:
    """What the look found. numbers: ids of the jobs in the order of `found.jobs`; speeds: seconds per megapixel; seconds: about what it
    will take, None where nobody knows."""

    plan: BatchPlan
    numbers: tuple[int, ...]
    planner: Planner
    looked: Looked
    found: Preflight
    speeds: Speeds
    seconds: float | None = None

    @property
    def settled(self) -> list[tuple[int, NewJob]]:
        return list(zip(self.numbers, self.found.jobs, strict=True))


class BatchLook(QObject):
    """Signals: progressed(int, int), photos looked at, of how many; ready(Flight); failed(Exception); ended(), however it ended."""

    progressed = Signal(int, int)
    ready = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(
        self, runner: JobRunner, start: EngineStart, recall: Recall, folder: Callable[[], Path], parent: QObject | None = None
    ) -> None:
        """recall: finds what a photo was edited to; folder: where journals lie, for speeds that are known from earlier."""
        super().__init__(parent)
        self._runner = runner
        self._start = start
        self._recall = recall
        self._folder = folder
        self._job: LaneJob | None = None

    @property
    def active(self) -> bool:
        return self._job is not None

    def look(self, plan: BatchPlan, jobs: Sequence[Job], others: Sequence[Job], known: Speeds, *, quick: bool = False) -> None:
        """At `jobs`; the names of `others` are given already. known: speeds seen a moment ago; quick: without measuring any."""
        listed, taken = list(jobs), [job.folder / job.name for job in others if job.state is not JobState.LISTED]

        def work(context: JobContext) -> Flight:
            engine = self._start.engine
            if engine is None:
                raise UsageError(said("The engine is not open yet."), hint=said("Try again in a moment."))
            planner = _planner(plan, taken, engine, self._recall)
            looked = planner.look([Found(job.source, job.below) for job in listed], context.progress)
            found = planner.settle(looked, None if plan.collision is not None else Collision.UNIQUE)
            return Flight(plan, tuple(job.id for job in listed), planner, looked, found, {**remembered(self._folder()), **known})

        def on_progress(fraction: float, _: str) -> None:
            self.progressed.emit(round(fraction * len(listed)), len(listed))

        self.progressed.emit(0, len(listed))
        measure = self._on_ready if quick else self._measure
        self._submit(Lane.LIGHT, work, Handlers(done=measure, failed=self._on_failed, cancelled=self._over, progress=on_progress))

    def answer(self, flight: Flight, collision: Collision) -> None:
        """The same photos with an answer for names that are taken; `ready` comes again."""

        def work(context: JobContext) -> Flight:
            plan = replace(flight.plan, collision=collision)
            return replace(flight, plan=plan, found=flight.planner.settle(flight.looked, collision))

        self._submit(Lane.LIGHT, work, Handlers(done=self._on_ready, failed=self._on_failed, cancelled=self._over))

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _measure(self, flight: Flight) -> None:
        waiting = flight.found.of(JobState.WAITING)
        unknown = works_of(waiting).keys() - flight.speeds.keys()
        if not unknown or flight.found.megapixels < WORTH_MEASURING:
            self._on_ready(flight)
            return

        def work(context: JobContext) -> Flight:
            assert self._start.engine is not None
            return replace(flight, speeds=measured(waiting, self._start.engine, context.progress, flight.speeds))

        self._submit(Lane.INFERENCE, work, Handlers(done=self._on_ready, failed=self._on_failed, cancelled=self._over))

    def _submit(self, lane: Lane, work: Callable[[JobContext], Flight], handlers: Handlers) -> None:
        self._job = self._runner.submit(lane, work, handlers)

    def _on_ready(self, flight: Flight) -> None:
        self._over()
        self.ready.emit(replace(flight, seconds=Pace(flight.speeds).expected(flight.found.of(JobState.WAITING))))

    def _on_failed(self, error: Exception) -> None:
        self._over()
        self.failed.emit(error)

    def _over(self) -> None:
        self._job = None
        self.ended.emit()


def _planner(plan: BatchPlan, taken: Sequence[Path], engine: EngineLike, recall: Recall) -> Planner:
    """Raises UsageError for a plan or rules that make no sense."""
    from app.cli.batch_orders import Orders
    from engine.batch.rules import Rule, read_rules

    rule, choice = plan.rule, plan.choice
    rules: tuple[Rule, ...] = ()
    if plan.deed is BatchDeed.AUTO:
        rules = (Rule(1, auto=True),)  # fits every photo
    elif plan.deed is BatchDeed.RULES:
        if plan.rules is None:
            raise UsageError(said("There is no file of rules."), hint=said("Choose one in the options of the batch list."))
        rules = read_rules(plan.rules)
    asked = EnhanceOptions(
        (),
        rule.folder or Path(),
        choice.method,
        choice.variant,
        choice.precision,
        cast("Mapping[str, str]", choice.params),
        choice.size,
        plan.strength,
        plan.provider,
        format=rule.format,
        quality=rule.quality,
        depth=rule.depth,
        full_chroma=rule.full_chroma,
        edits=rule.edits,
        private=rule.private,
        times=rule.times,
        steps=plan.edit,
    )
    collision = plan.collision or Collision.UNIQUE
    orders = Orders(asked, collision, cast("Engine", engine), rules)
    order_for = _as_kept(orders, asked, engine, recall) if plan.deed is BatchDeed.KEPT else orders
    output = rule.folder.resolve() if rule.folder is not None else None
    return Planner(Destination(output, rule.template, collision), order_for, orders.otherwise, taken)


def _as_kept(others: OrderFor, asked: EnhanceOptions, engine: EngineLike, recall: Recall) -> OrderFor:
    """What each photo was edited to, its mask included; for photos that were not, what `others` says."""

    def order_for(photo: Found, facts: PhotoFacts) -> JobOrder | str:
        kept = recall(photo.path)
        if kept.edit is None:
            return kept.why_not or others(photo, facts)
        if not kept.edit.active:
            return said("All steps of its edit are switched off.")
        edit = kept.edit.checked(engine.methods)
        network = any(engine.method(step.method).is_network for step in edit.active)
        order = checked_order(replace(asked, steps=edit, provider=asked.provider if network else None), cast("Engine", engine))
        return replace(order, reason=said("As it was edited."), edit=order.edit if edit.protect is None else edit)

    return order_for
