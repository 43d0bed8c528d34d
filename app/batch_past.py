"""Batches that an earlier session, or the command line, left undone: finds them, says how they stand, asks before one is forgotten."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.figures import page_words
from app.i18n import tr, tr_n
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import MessageAction, Messages
from app.panels.question import agreed
from engine.batch.jobs import JobState
from engine.batch.journal import Journal, JournalError
from engine.batch.journals import forget, found_journals
from engine.batch.report import write_report


@dataclass(frozen=True)
class Undone:
    """One of them. left: photos that are still to be done."""

    path: Path
    photos: int
    done: int
    failed: int
    left: int

    @property
    def words(self) -> str:
        if self.failed:
            text = tr_n("A batch of %n photos was not finished: {done} done, {failed} failed, {left} left.", self.photos)
        else:
            text = tr_n("A batch of %n photos was not finished: {done} done, {left} left.", self.photos)
        return text.format(done=self.done, failed=self.failed, left=self.left)


class BatchPast(QObject):
    """Signals: resume_asked(Undone), to go on with that one; reported((Path, Path)), page and table of a report that was asked for."""

    resume_asked = Signal(object)
    reported = Signal(object)

    def __init__(
        self,
        runner: JobRunner,
        messages: Messages,
        folder: Callable[[], Path],
        window: Callable[[], QWidget],
        parent: QObject | None = None,
    ) -> None:
        """folder: where journals lie; window: above which it asks."""
        super().__init__(parent)
        self._runner = runner
        self._messages = messages
        self._folder = folder
        self._window = window

    def look(self) -> None:
        """Find them, and say so where there are any."""
        folder = self._folder()
        self._runner.submit(Lane.LIGHT, lambda context: undone(folder), Handlers(done=self._offer, failed=self._messages.failure))

    def _offer(self, found: list[Undone]) -> None:
        if not found:
            return
        newest, earlier = found[0], len(found) - 1
        hint = tr("Nothing that is done will be done again.")
        if earlier:
            hint += " " + tr_n("There are %n earlier ones.", earlier)
        self._messages.warning(
            newest.words,
            hint,
            MessageAction(tr("Resume"), partial(self.resume_asked.emit, newest)),
            MessageAction(tr("Report"), partial(self._report, newest)),
            MessageAction(tr("Forget"), partial(self._forget, newest)),
        )

    def _report(self, batch: Undone) -> None:
        words = page_words()

        def work(context: JobContext) -> tuple[Path, Path]:
            with Journal.look(batch.path) as journal:
                return write_report(journal, journal.output, words)

        self._runner.submit(Lane.SAVING, work, Handlers(done=self.reported.emit, failed=self._messages.failure))

    def _forget(self, batch: Undone) -> None:
        if may_forget(self._window(), batch):

            def work(context: JobContext) -> None:
                Journal.open(batch.path).close()  # nobody else works on it
                forget(batch.path)

            self._messages.info(tr("The batch is forgotten; its results stay."))
            self._runner.submit(Lane.SAVING, work, Handlers(done=lambda _: self.look(), failed=self._messages.failure))


def undone(folder: Path) -> list[Undone]:
    """The newest first; without those that somebody works on and those that cannot be read. Blocks."""
    found = []
    for path in found_journals(folder):
        with contextlib.suppress(JournalError), Journal.open(path) as journal:
            counts = journal.counts()
            left = sum(count for state, count in counts.items() if not state.ended)
            if left:
                found.append(Undone(path, sum(counts.values()), counts[JobState.DONE], counts[JobState.FAILED], left))
    return found


def may_forget(window: QWidget, batch: Undone) -> bool:
    """Ask above `window` whether what is left of a batch may be forgotten."""
    words = tr_n("Forget the %n photos that are left?", batch.left)
    more = tr("Photos and results stay as they are. What was still to be done, and the report, are gone.")
    return agreed(window, tr("Forget the batch"), words, tr("Forget"), more=more, destroys=True)
