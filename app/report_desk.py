"""Joins the precision report to the photo window: its menu entry, the run on the inference lane, and where the page is put.

Main thread; measuring and writing are jobs.
"""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.actions import ActionId, ActionRecord, Menu
from app.backend import Backend, EngineLike
from app.engine_start import EngineStart
from app.figures import page_words
from app.i18n import tr
from app.jobs.job import Handlers, Job, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import Messages
from app.panels.report_dialog import MapPictures, ReportDialog
from app.session import Session
from engine.core.photo import Photo
from engine.core.progress import PartProgress, Progress
from engine.core.request import EnhanceRequest
from engine.edit.edit import Edit
from engine.edit.run import Wishes, run_edit

if TYPE_CHECKING:
    from engine.inspection.precision_report import PrecisionReport

PAGE = "report.html"
STEPS_BEFORE = 0.1
"""Share of the work that running the steps before the measured one is counted as."""


class ReportDesk(QObject):
    """One report at a time: its dialog is in front of the window."""

    def __init__(
        self,
        window: QWidget,
        backend: Backend,
        start: EngineStart,
        runner: JobRunner,
        session: Session,
        messages: Messages,
        provider: Callable[[], str | None],
        parent: QObject | None = None,
    ) -> None:
        """provider: id of the execution provider the user insists on."""
        super().__init__(parent)
        self._window, self._backend, self._start, self._runner = window, backend, start, runner
        self._session, self._messages, self._provider = session, messages, provider
        self._job: Job | None = None
        self._folder: Path | None = None
        self.dialog: ReportDialog | None = None

    def records(self) -> tuple[ActionRecord, ...]:
        """What the user can ask for."""
        return (ActionRecord(ActionId.REPORT, Menu.ENHANCE, tr("&Precision report…"), self.show, ("Ctrl+R",), self._can, separator=True),)

    def show(self) -> None:
        """Measure the current step on what it gets, the open photo or what the steps before make of it, and show the dialog, which goes
        when it is closed."""
        photo, choice, engine, catalogue = self._session.photo, self._session.choice, self._start.engine, self._session.catalogue
        if photo is None or choice is None or engine is None or catalogue is None or self.dialog is not None:
            return
        source, name, backend = photo.photo, photo.name, self._backend
        before = Edit(self._session.edit.steps[: self._session.current])
        if before.active:
            names = ", ".join(tr(catalogue.method(step.method).name) for step in before.active)
            name = tr("{photo} after {steps}").format(photo=name, steps=names)
        request = EnhanceRequest(choice.method, choice.variant, params=choice.params, provider=self._provider(), size=choice.size)
        dialog = self.dialog = ReportDialog(name, tr(catalogue.method(choice.method).name), self._window)
        dialog.save_asked.connect(self._save)
        dialog.open_asked.connect(self._open)
        dialog.finished.connect(self._on_closed)

        def work(context: JobContext) -> "tuple[PrecisionReport, MapPictures]":
            from engine.inspection.precision_page import map_picture, scale_picture, scale_top

            start = source
            progress: Progress = context.progress
            if before.active:  # the step is measured over what it gets, which is not the photo
                start = self._handed_on(engine, source, before, request.provider, PartProgress(progress, 0.0, STEPS_BEFORE))
                progress = PartProgress(progress, STEPS_BEFORE, 1.0 - STEPS_BEFORE)
            report = backend.precision_report(engine, start, request, name, progress)
            maps = {precision: map_picture(report, precision) for precision in report.maps}
            return report, MapPictures(maps, scale_picture(), scale_top(report))

        handlers = Handlers(
            done=lambda both: dialog.show_report(*both),
            failed=dialog.show_failure,
            progress=dialog.show_progress,
        )
        self._job = self._runner.submit(Lane.INFERENCE, work, handlers)
        dialog.open()

    def close(self) -> None:
        """The program ends."""
        if self.dialog is not None:
            self.dialog.reject()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _handed_on(self, engine: EngineLike, photo: Photo, before: Edit, provider: str | None, progress: Progress) -> Photo:
        """What these steps make of the photo; on a worker."""
        edited = run_edit(engine, photo, before, progress, self._backend.finish, Wishes(provider))
        return self._backend.finish(edited.base, edited.result, before.finish)

    def _can(self) -> bool:
        choice, catalogue = self._session.choice, self._session.catalogue
        if self._session.photo is None or choice is None or catalogue is None:
            return False
        offer = catalogue.offer(choice.method, choice.variant)
        return sum(reason is None for reason in offer.values()) > 1

    def _save(self, report: "PrecisionReport") -> None:
        """Asks where."""
        photo = self._session.photo
        source = photo.photo.source if photo is not None else None
        folder = source.parent if source is not None else Path.home()
        start = str(folder / f"{Path(photo.name if photo is not None else report.name).stem}-{report.method.id}-{PAGE}")
        name, _ = QFileDialog.getSaveFileName(self.dialog, tr("Save precision report"), start, tr("Web pages (*.html)"))
        if name:
            path = Path(name) if Path(name).suffix else Path(f"{name}.html")
            self._write(report, path, lambda: self._messages.info(tr("{name} is saved.").format(name=path.name)))

    def _open(self, report: "PrecisionReport") -> None:
        """In the browser, from a file that goes when the program ends."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="heliograph-"))
        path = self._folder / PAGE
        self._write(report, path, lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    def _write(self, report: "PrecisionReport", path: Path, then: Callable[[], object]) -> None:
        words = page_words()

        def work(context: JobContext) -> None:
            from engine.inspection.precision_page import write_page

            write_page(report, path, words, overwrite=True)

        def done(_: object) -> None:
            then()

        self._runner.submit(Lane.SAVING, work, Handlers(done=done, failed=self._messages.failure))

    def _on_closed(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
