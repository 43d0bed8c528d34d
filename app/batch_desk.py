"""Joins the batch list to the window: what comes into it, the look and the question before a run, its end, reports, and what an earlier
session left undone.

The queue and the look know nothing of the window or of each other; the rest of the application knows only this desk. Main thread.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from app.backend import Backend, OutputRule
from app.batch import BatchQueue
from app.batch_look import BatchLook, BatchPlan, Flight, Recall
from app.batch_past import BatchPast, Undone
from app.batch_watch import BatchWatch, wants_present
from app.engine_start import EngineStart
from app.figures import page_words
from app.i18n import tr, tr_n
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import MessageAction, Messages
from app.panels.batch_output import BatchOutput
from app.panels.batch_panel import BatchPanel
from app.panels.batch_preflight import PreflightDialog, span_words, worth_asking
from app.panels.batch_words import name_of_result, what_came_of_it, what_is_done
from app.photo_search import Search, find_photos
from app.saver import show_in_folder
from app.session import Choice, Session
from app.settings import BatchDeed, NameTaken, SettingsStore
from engine.batch.jobs import Collision, Ended, Job, JobState, RunEnd
from engine.batch.journal import Journal
from engine.batch.pace import Speeds, kind_of
from engine.batch.plan import Found
from engine.batch.report import Totals, write_report
from engine.core.errors import EngineError, PhotoWriteError
from engine.core.request import EnhanceRequest
from engine.core.safe_files import why
from engine.core.sentences import said
from engine.edit.edit import Edit

COLLISIONS = {NameTaken.NUMBER: Collision.UNIQUE, NameTaken.SKIP: Collision.SKIP, NameTaken.REPLACE: Collision.OVERWRITE}
EXAMPLE = Path("IMG_1234.jpg")


class BatchDesk(QObject):
    """Signals: shown(), the list has something to show."""

    shown = Signal()

    def __init__(
        self,
        backend: Backend,
        runner: JobRunner,
        start: EngineStart,
        session: Session,
        messages: Messages,
        settings: SettingsStore,
        recall: Recall,
        keep_now: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        """recall: finds what a photo was edited to, on a worker; keep_now: has that of the open photo written down, on the saving lane."""
        super().__init__(parent)
        self._backend = backend
        self._runner = runner
        self._start = start
        self._session = session
        self._messages = messages
        self._settings = settings
        self._keep_now = keep_now
        self._agreed = self._beginning = self._only_settled = False
        self._not_meant: set[int] = set()
        self._coming: set[Path] = set()
        self._measured: set[int] = set()
        self.queue = BatchQueue(runner, start, messages, parent=self)
        self.watch = BatchWatch(runner, self)
        self.look = BatchLook(runner, start, recall, lambda: self.queue.folder, self)
        self.past = BatchPast(runner, messages, lambda: self.queue.folder, lambda: self.panel.window(), self)
        self.panel = BatchPanel(self.queue, BatchOutput(settings, self._example), self._method_name)
        self._connect()

    @property
    def busy(self) -> bool:
        """Whether a batch is at work."""
        return self.queue.running

    def take_in(self, photos: list[Found]) -> None:
        """Put photos into the list."""
        self.queue.add(photos)
        self.shown.emit()

    def add_paths(self, paths: list[Path]) -> None:
        """Files, and folders with all below them."""
        template = self._settings.current.template

        def work(context: JobContext) -> Search:
            return find_photos(paths, self._backend.suffixes(), template, context.progress.check_cancelled)

        self._runner.submit(Lane.LIGHT, work, Handlers(done=partial(self._on_found, paths), failed=self._messages.failure))

    def plan(self) -> BatchPlan | None:
        """What the settings and the steps ask for; None while no method is chosen, or all steps are off."""
        catalogue, current = self._session.catalogue, self._settings.current
        steps = self._session.edit.active
        if not steps or catalogue is None:
            return None
        several = len(steps) > 1 or steps[-1].colour_lock > 0.0
        network = any(catalogue.method(step.method).is_network for step in (steps if several else steps[-1:]))
        return BatchPlan(
            Choice.of(steps[-1]),
            steps[-1].strength,
            current.provider if network else None,
            OutputRule.of(current),
            current.batch_deed,
            current.batch_rules,
            COLLISIONS.get(current.name_taken),
            Edit(steps) if several else None,
        )

    def start(self) -> None:
        """Look at what is listed, ask where there is something to be asked, and work through everything that waits."""
        plan = self.plan()
        if plan is not None:
            self.begin(plan)
        else:
            self._messages.warning(tr("All steps are switched off."), tr("Switch one on, or the batch would change nothing."))

    def begin(self, plan: BatchPlan) -> None:
        """Start with a plan of one's own."""
        if self.queue.running or self.look.active or self._beginning:
            return
        if not self.queue.count(JobState.LISTED):
            self.queue.run()
            return
        self._agreed, self._beginning, self._only_settled = False, True, False
        self.panel.set_looking(tr("Looking at the photos"))
        self._keep_now()
        # By way of the saving lane, behind what was just handed to it.
        self.queue.change(lambda journal: None, lambda: self._on_kept(plan), self._on_not_begun)

    def pick_up(self) -> None:
        """At the start of the program: say what an earlier session left undone."""
        self.past.look()

    def report(self) -> None:
        """Write the page and the table, and open the page."""
        words = page_words()
        self.queue.with_journal(lambda journal, context: write_report(journal, journal.output, words), self._on_report)

    def close(self) -> None:
        """The window goes; `release` follows when all lanes have ended."""
        self.watch.end()
        self.look.cancel()
        self.queue.close()

    def release(self) -> None:
        """After the lanes have ended: the journal is given back, and one that holds no batch is forgotten."""
        self.queue.release()

    def _connect(self) -> None:
        queue, look, panel = self.queue, self.look, self.panel
        panel.start_asked.connect(self.start)
        panel.pause_asked.connect(self._pause)
        panel.retry_asked.connect(self._retry)
        panel.again_asked.connect(queue.list_again)
        panel.settle_asked.connect(self._settle)
        panel.add_folder_asked.connect(self._add_folder)
        panel.dropped.connect(self.add_paths)
        panel.watch_asked.connect(self._watch)
        self.watch.found.connect(self._on_coming)
        self.watch.present.connect(self._on_present)
        self.watch.failed.connect(self._messages.failure)
        self.watch.word_changed.connect(lambda word: panel.set_watched(word, self.watch.folder))
        panel.report_asked.connect(self.report)
        queue.told.connect(self._on_told)
        queue.running_changed.connect(self._on_running)
        queue.ended.connect(self._on_ended)
        look.progressed.connect(self._on_looking)
        look.ended.connect(lambda: panel.set_looking(""))
        look.ready.connect(self._on_ready)
        look.failed.connect(self._messages.failure)
        self.past.resume_asked.connect(self._resume)
        self.past.reported.connect(self._on_report)
        self._start.ready.connect(self._on_told)
        for signal in (self._session.edit_changed, queue.entries_changed):
            signal.connect(panel.output.refresh)

    # ------------------------------------------------------------------------------------------------------------ coming in

    def _on_found(self, paths: list[Path], search: Search) -> None:
        if search.earlier_results:
            self._messages.info(tr_n("%n earlier results are left out of the list.", search.earlier_results))
        if search.photos:
            self.take_in(search.photos)
        else:
            names = ", ".join(path.name or str(path) for path in paths[:3])
            self._messages.warning(tr("There is no photo in {names}.").format(names=names))

    def _add_folder(self) -> None:
        start = str(self._settings.current.last_folder or Path.home())
        name = QFileDialog.getExistingDirectory(self.panel, tr("Add a folder of photos"), start)
        if name:
            self._settings.change(last_folder=Path(name))
            self.add_paths([Path(name)])

    def _on_told(self) -> None:
        """The list has changed: sizes are read, and what was added to a running batch is settled."""
        self._measure()
        plan, queue = self.plan(), self.queue
        listed = queue.of(JobState.LISTED)
        fresh = [job for job in listed if job.source in self._coming or (queue.running and job.id not in self._not_meant)]
        if fresh and plan is not None and not queue.pausing and (queue.running or not queue.resting) and not self.look.active:
            self._agreed, self._only_settled = True, False
            self._look(plan, fresh, quick=True)

    def _on_running(self) -> None:
        """What is only listed when an earlier batch goes on was not meant by that."""
        self._not_meant = {job.id for job in self.queue.of(JobState.LISTED)} if self.queue.running else set()

    def _watch(self) -> None:
        """Choose a folder to be watched, or watch no more."""
        if self.watch.folder is not None:
            self.watch.end()
            return
        output = self._settings.current.output_folder
        if output is None:
            why = tr("Results beside their photos would be new photos in it.")
            self._messages.warning(tr("Choose an output folder before a folder is watched."), why)
            return
        start = str(self._settings.current.last_folder or Path.home())
        name = QFileDialog.getExistingDirectory(self.panel, tr("Watch a folder"), start)
        if name:
            known = {job.source: (job.bytes, job.modified) for job in self.queue.jobs}
            self.watch.begin(Path(name), output, known)
            self.shown.emit()

    def _on_coming(self, photos: list[Found]) -> None:
        self._coming |= {photo.path.absolute() for photo in photos}
        self.take_in(photos)

    def _on_present(self, photos: list[Found]) -> None:
        if self.watch.folder is not None and wants_present(self.panel.window(), self.watch.folder, photos):
            self._on_coming(photos)

    def _measure(self) -> None:
        fresh = [job for job in self.queue.of(JobState.LISTED) if job.size is None and job.id not in self._measured]
        if not fresh:
            return
        self._measured |= {job.id for job in fresh}
        self._runner.submit(Lane.LIGHT, self._sizes(fresh), Handlers(item=lambda item: self.queue.set_size(*item)))

    def _sizes(self, jobs: list[Job]) -> Callable[[JobContext], None]:
        def work(context: JobContext) -> None:
            for job in jobs:
                context.progress.check_cancelled()
                try:
                    facts = self._backend.facts(job.source)
                except (EngineError, OSError):
                    continue  # the look before the start will say what is wrong with it
                context.emit((job.id, (facts.width, facts.height)))

        return work

    # ------------------------------------------------------------------------------------------------------- before the start

    def _look(self, plan: BatchPlan, listed: list[Job], *, quick: bool = False) -> None:
        others = [job for job in self.queue.jobs if job.state is not JobState.LISTED]
        self.look.look(plan, listed, others, self._known(), quick=quick)

    def _known(self) -> Speeds:
        """How fast the method has just been over the open photo."""
        photo, result, plan = self._session.photo, self._session.result, self.plan()
        if photo is None or result is None or plan is None or photo.photo.megapixels < 1.0:
            return {}
        report, size = result.report, plan.choice.size if plan.edit is None else plan.edit.scale
        request = EnhanceRequest(report.method, report.variant, report.precision, report.params, size=size, strength=plan.strength)
        return {kind_of(replace(plan.rule.order(request), edit=plan.edit)): report.seconds / photo.photo.megapixels}

    def _on_looking(self, done: int, of: int) -> None:
        self.panel.set_looking(tr("Looking at photo {number} of {photos}").format(number=min(done + 1, of), photos=of))

    def _on_ready(self, flight: Flight) -> None:
        if not self._agreed and worth_asking(flight):
            self._ask(flight)
        else:
            self._go(flight)

    def _ask(self, flight: Flight) -> None:
        dialog = PreflightDialog(flight, self.panel.window())
        agreed, collision = dialog.exec() == QDialog.DialogCode.Accepted, dialog.collision
        dialog.deleteLater()
        self._agreed = agreed
        if agreed and collision is not (flight.plan.collision or Collision.UNIQUE):
            self.look.answer(flight, collision)
        elif agreed:
            self._go(flight)

    def _go(self, flight: Flight) -> None:
        output = flight.plan.rule.folder

        def settle(journal: Journal) -> None:
            if output is not None:
                _make(output)
            journal.settle(flight.settled, output or self.queue.folder)

        if flight.seconds is not None and not self.queue.running and not self._only_settled:
            self._messages.info(tr("The batch takes {length}.").format(length=span_words(flight.seconds)))
        self._coming -= {job.source for job in flight.found.jobs}
        self.queue.change(settle, None if self._only_settled else partial(self.queue.run, flight.speeds))

    def _settle(self, numbers: set[int]) -> None:
        """Those get what is chosen now, whatever is chosen when the batch starts."""
        plan, jobs = self.plan(), [job for job in self.queue.of(JobState.LISTED) if job.id in numbers]
        if plan is not None and jobs and not self.look.active and not self._beginning:
            self._agreed, self._only_settled = False, True
            self._look(plan, jobs)

    def _on_kept(self, plan: BatchPlan) -> None:
        if self._beginning:  # and not cancelled meanwhile
            self._beginning = False
            self._look(plan, self.queue.of(JobState.LISTED))

    def _on_not_begun(self, error: Exception) -> None:
        self._beginning = False
        self.panel.set_looking("")
        self._messages.failure(error)

    def _pause(self) -> None:
        if self._beginning:
            self._beginning = False
            self.panel.set_looking("")
        self.look.cancel()
        self.queue.pause()

    def _retry(self) -> None:
        """What could not even be looked at is looked at again, the rest is done as it was meant."""
        undecided = [job for job in self.queue.of(JobState.FAILED) if job.attempts == 0]
        self._coming |= {job.source for job in undecided}

        def again(journal: Journal) -> None:
            journal.list_again([job.id for job in undecided])
            journal.retry_failed()

        def go_on() -> None:
            if self.queue.count(JobState.WAITING):
                self.queue.run()
            self._on_told()

        self.queue.change(again, go_on)

    # ----------------------------------------------------------------------------------------------------------- afterwards

    def _on_ended(self, ended: Ended) -> None:
        if ended.end is RunEnd.LOST:
            self._messages.error(EngineError(ended.why), MessageAction(tr("Resume"), self.queue.run))
        if ended.end is not RunEnd.FINISHED:
            return
        QApplication.alert(self.panel.window())  # whoever waits for it may be elsewhere
        totals = Totals.of(self.queue.jobs)
        done = [job.output for job in self.queue.of(JobState.DONE) if job.output is not None]
        actions = [MessageAction(tr("Show in folder"), partial(show_in_folder, done[-1]))] if done else []
        actions.append(MessageAction(tr("Report"), self.report))
        if totals.counts[JobState.FAILED]:
            actions.append(MessageAction(tr("Retry failed"), self._retry))
            self._messages.warning(what_came_of_it(totals), tr("The list and the report say why."), *actions)
        else:
            self._messages.info(what_came_of_it(totals), *actions)
        self._on_told()

    def _on_report(self, pages: tuple[Path, Path]) -> None:
        page, table = pages
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))
        show = MessageAction(tr("Show in folder"), partial(show_in_folder, table))
        self._messages.info(tr("The report is in {folder}, as a page and as a table.").format(folder=page.parent), show)

    def _resume(self, batch: Undone) -> None:
        if self.queue.running:
            self._messages.warning(tr("A batch is at work."), tr("Pause it or let it finish before the earlier one goes on."))
            return
        self._messages.info(tr("Going on: {left} of {photos} left.").format(left=batch.left, photos=batch.photos))
        self.queue.open(batch.path, self.queue.run)
        self.shown.emit()

    def _example(self, rule: OutputRule) -> str:
        """The name that a rule makes of the first photo of the list."""
        first = self.queue.jobs[0].source if self.queue.jobs else EXAMPLE
        auto = self._settings.current.batch_deed is BatchDeed.AUTO
        return name_of_result(rule, first, Edit() if auto else self._session.edit)

    def _method_name(self, job: Job) -> str:
        return what_is_done(job, self._session.catalogue, self._settings.current.batch_deed)


def _make(folder: Path) -> None:
    """Raises PhotoWriteError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PhotoWriteError(
            said("The folder {folder} could not be made: {reason}.", folder=folder, reason=why(error)), detail=repr(error)
        ) from error
