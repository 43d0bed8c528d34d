"""Starts and steers training runs for the window: which run is looked at, what is asked of it, which Python does it.

Owns the list of runs and their watch; knows no widget. The work is done by a process of its own, everything slow here on the light
lane. Main thread.
"""

import shutil
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.jobs.job import Handlers, Job, JobContext, Lane
from app.jobs.runner import JobRunner
from app.jobs.training_door import MethodTraining, TrainingDoor
from app.jobs.training_watch import TrainingWatch
from app.settings import SettingsStore
from app.training_environment import Missing, TrainingPython, new_run, runs_folder
from engine.core.errors import EngineError, TrainingError
from engine.core.training_events import TrainingStarted
from engine.core.training_plan import TrainingPlan
from engine.core.training_run import RunFolder, Verb, Wish, runs_in


class Slot(Enum):
    """Keys under which the latest job wins."""

    PYTHON = "python"
    DESCRIBE = "describe"
    START = "start"
    TOOL = "tool"


class Trainer(QObject):
    """Signals: python_changed(), another answer to whether training is possible, or installing begins or ends;
    installing(float, str); described(), more is known of what can be trained; runs_changed(); busy_changed(), a process is being
    started or a tool begins or ends; tool_progress(float, str); failed(EngineError), something that was asked for
    cannot be done.
    """

    python_changed = Signal()
    installing = Signal(float, str)
    described = Signal()
    runs_changed = Signal()
    busy_changed = Signal()
    tool_progress = Signal(float, str)
    failed = Signal(object)

    def __init__(self, door: TrainingDoor, runner: JobRunner, settings: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._runner = runner
        self._settings = settings
        self._install_job: Job | None = None
        self._tool_job: Job | None = None
        self._starting = False
        self.python: TrainingPython | Missing | None = None
        self.install_megabytes = 0
        self.methods: dict[str, MethodTraining] = {}
        self.untrainable: dict[str, str] = {}
        self.watch = TrainingWatch(self)

    # -- the Python that trains --------------------------------------------------------------------------------------------

    @property
    def is_installing(self) -> bool:
        return self._install_job is not None and not self._install_job.finished

    @property
    def ready(self) -> bool:
        return isinstance(self.python, TrainingPython) and not self.is_installing

    def look_for_python(self) -> None:
        """Find out whether training is possible here, and then anew what can be trained."""
        self.untrainable.clear()
        chosen = self._settings.current.training_python

        def work(context: JobContext) -> TrainingPython | Missing:
            found = self._door.look(chosen)
            if isinstance(found, Missing):
                context.emit(self._door.install_megabytes())
            return found

        self._runner.submit(
            Lane.LIGHT, work, Handlers(done=self._on_python, failed=self._on_no_python, item=self._on_size), replaces=Slot.PYTHON
        )

    def use_python(self, python: Path | None) -> None:
        """Train with a Python of the user's; None: with our own again."""
        self._settings.change(training_python=python)
        self.look_for_python()

    def install(self) -> None:
        """Make an environment of our own; it is used from then on."""
        self._settings.change(training_python=None)
        handlers = Handlers(
            done=self._on_python, failed=self._on_no_python, cancelled=self.python_changed.emit, progress=self.installing.emit
        )
        work = lambda context: self._door.install(context.progress)  # noqa: E731
        self._install_job = self._runner.submit(Lane.LIGHT, work, handlers, replaces=Slot.PYTHON)
        self.python_changed.emit()

    def cancel_install(self) -> None:
        if self._install_job is not None:
            self._install_job.cancel()

    def describe(self, methods: tuple[str, ...]) -> None:
        """Ask what can be trained, method by method."""
        python = self.python
        unknown = [method for method in methods if method not in self.methods and method not in self.untrainable]

        def work(context: JobContext) -> None:
            assert isinstance(python, TrainingPython)
            for method in unknown:
                context.progress.check_cancelled()
                try:
                    context.emit((method, self._door.describe(python, method, context.progress)))
                except TrainingError as reason:
                    context.emit((method, reason))

        if unknown and self.ready:
            self._runner.submit(Lane.LIGHT, work, Handlers(item=self._on_described), replaces=Slot.DESCRIBE)

    # -- runs --------------------------------------------------------------------------------------------------------------

    @property
    def starting(self) -> bool:
        """A process is being started and not there yet."""
        return self._starting

    @property
    def is_busy(self) -> bool:
        """Nothing new can be started: a process is alive or on its way."""
        return self._starting or self.watch.state.outcome.alive

    def runs(self) -> list[RunFolder]:
        """Those kept, the newest first."""
        return runs_in(runs_folder())

    def pick_up(self) -> None:
        """Turn to a run that is going on, begun by an earlier window or by the command line."""
        alive = [run for run in self.runs() if run.process() is not None]
        if self.watch.folder is None and alive:
            self.select(alive[0])

    def pick_newest(self) -> None:
        """Turn to a run that is going on, else to the one begun last, unless one is looked at already."""
        self.pick_up()
        runs = self.runs()
        if self.watch.folder is None and runs:
            self.select(runs[0])

    def make_room(self) -> None:
        """Look at no run, so that another one can be set up; one that was only checked is not kept."""
        run = self.watch.folder
        if run is not None and not self.watch.record.begun:
            self.discard()
        self.select(None)

    def select(self, run: RunFolder | None) -> None:
        if run != self.watch.folder:
            self.watch.watch(run)
            self.runs_changed.emit()

    def check(self, plan: TrainingPlan) -> None:
        """Make a run of the plan and have its data checked; a run that never began to train makes room for it."""

        old = self.watch.folder

        def room() -> RunFolder:
            if old is not None and old.process() is None and not _has_trained(old):
                shutil.rmtree(old.root)  # only the leavings of a check; its place is free
            run = new_run(plan.method, plan.name)
            run.create(plan)
            return run

        self._start(room, Verb.CHECK)

    def go_on(self, verb: Verb) -> None:
        """Train or finish the run looked at, from the beginning or from where it was stopped."""
        run = self.watch.folder
        if run is not None:
            self._start(lambda: run, verb)

    def pause(self) -> None:
        self.watch.wish(Wish.PAUSE)
        self.watch.changed.emit()

    def resume(self) -> None:
        """Go on after a pause, a stop or a crash."""
        if self.watch.state.outcome.alive:
            self.watch.wish(Wish.RUN)
            self.watch.changed.emit()
        else:
            self.go_on(self.watch.record.verb if self.watch.record.verb is Verb.FINISH else Verb.TRAIN)

    def stop(self) -> None:
        """Save and end the process."""
        self.watch.wish(Wish.STOP)
        self.watch.changed.emit()

    def discard(self) -> None:
        """Throw the run looked at away, with all its states; never one whose process lives."""
        run = self.watch.folder
        if run is not None and not self.is_busy:
            self.watch.watch(None)
            shutil.rmtree(run.root, ignore_errors=True)
            self.runs_changed.emit()

    # -- tools -------------------------------------------------------------------------------------------------------------

    @property
    def tool_running(self) -> bool:
        return self._tool_job is not None and not self._tool_job.finished

    def measure_phone(self, phone: Path, camera: Path | None, good: Path, output: Path, done: Callable[[str], None]) -> None:
        python = self.python
        if isinstance(python, TrainingPython):
            self._tool(lambda context: self._door.measure_phone(python, phone, camera, good, output, context.progress), done)

    def align(self, phone: Path, camera: Path, output: Path, done: Callable[[str], None]) -> None:
        self._tool(lambda context: self._door.align(phone, camera, output, context.progress), done)

    def cancel_tool(self) -> None:
        if self._tool_job is not None:
            self._tool_job.cancel()

    def _tool(self, work: Callable[[JobContext], str], done: Callable[[str], None]) -> None:
        def on_done(words: str) -> None:
            self.busy_changed.emit()
            done(words)

        def on_failed(error: Exception) -> None:
            self.busy_changed.emit()
            self._on_failed(error)

        handlers = Handlers(done=on_done, failed=on_failed, cancelled=self.busy_changed.emit, progress=self.tool_progress.emit)
        self._tool_job = self._runner.submit(Lane.LIGHT, work, handlers, replaces=Slot.TOOL)
        self.busy_changed.emit()

    # -- inside ------------------------------------------------------------------------------------------------------------

    def _on_size(self, megabytes: int) -> None:
        self.install_megabytes = megabytes

    def _on_python(self, python: TrainingPython | Missing) -> None:
        self.python = python
        self.python_changed.emit()

    def _on_no_python(self, error: Exception) -> None:
        self._on_failed(error)
        self.python_changed.emit()

    def _on_described(self, answer: tuple[str, MethodTraining | TrainingError]) -> None:
        method, known = answer
        if isinstance(known, TrainingError):
            self.untrainable[method] = known.message
        else:
            self.methods[method] = known
        self.described.emit()

    def _start(self, room: Callable[[], RunFolder], verb: Verb) -> None:
        """room: gives the run's folder, on a worker."""
        python = self.python
        if self.is_busy or not isinstance(python, TrainingPython):
            return

        def work(context: JobContext) -> tuple[RunFolder, int]:
            run = room()
            return run, self._door.start(python, verb, run)

        def on_done(started: tuple[RunFolder, int]) -> None:
            self._starting = False
            run, number = started
            if run != self.watch.folder or verb is Verb.CHECK:
                self.watch.watch(run)
            self.watch.launched(verb, number)
            self.runs_changed.emit()
            self.busy_changed.emit()

        self._starting = True
        self._runner.submit(Lane.LIGHT, work, Handlers(done=on_done, failed=self._on_start_failed), replaces=Slot.START)
        self.busy_changed.emit()

    def _on_start_failed(self, error: Exception) -> None:
        self._starting = False
        self._on_failed(error)
        self.busy_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        # Anything else has become a crash report on its way here.
        if isinstance(error, EngineError):
            self.failed.emit(error)


def _has_trained(run: RunFolder) -> bool:
    return any(isinstance(event, TrainingStarted) for event in run.events()[0])
