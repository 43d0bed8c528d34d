"""Watches a folder for the batch list: looks every other second on the light lane and tells which photos are new and complete.

Which those are, engine.batch.watch knows. Photos that lie there already are asked about once. Main thread.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import tr, tr_n, tr_sentence
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.job import Job as LaneJob
from app.jobs.runner import JobRunner
from app.panels.question import agreed
from engine.batch.plan import Found

if TYPE_CHECKING:
    from engine.batch.watch import Seen, WatchedFolder

LOOK_MS = 2000


class BatchWatch(QObject):
    """Signals: found(list[Found]), new photos; present(list[Found]), photos that were there when the watch began; word_changed(str), what
    is to be said of it, "" when nothing is watched; failed(Exception)."""

    found = Signal(list)
    present = Signal(list)
    word_changed = Signal(str)
    failed = Signal(object)

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._watched: WatchedFolder | None = None
        self._job: LaneJob | None = None
        self._looks = 0
        self.folder: Path | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, folder: Path, output: Path, known: Mapping[Path, tuple[int, int]]) -> None:
        """known: photos that need not be told, with length and time."""
        self.end()
        self.folder = folder

        def work(context: JobContext) -> "WatchedFolder":
            from engine.batch.watch import WatchedFolder

            return WatchedFolder(folder, output, recursive=True, known=known)

        self._job = self._runner.submit(Lane.LIGHT, work, Handlers(done=self._on_made, failed=self._on_failed))

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
        self._job = self._watched = self.folder = None
        self._looks = 0
        self.word_changed.emit("")

    def look(self) -> None:
        """Now, unless a look is under way."""
        watched = self._watched
        if watched is not None and self._job is None:
            handlers = Handlers(done=self._on_seen, failed=self._on_failed)
            self._job = self._runner.submit(Lane.LIGHT, lambda context: watched.look(), handlers)

    def _on_made(self, watched: "WatchedFolder") -> None:
        self._watched, self._job = watched, None
        self._timer.start()
        self.look()

    def _on_seen(self, seen: "Seen") -> None:
        self._job = None
        self._looks += 1
        folder = self.folder
        assert folder is not None
        if seen.trouble:
            self.word_changed.emit(tr_sentence(seen.trouble))
            return
        words = tr_n("watching {folder}, %n coming", seen.coming) if seen.coming else tr("watching {folder}")
        self.word_changed.emit(words.format(folder=folder.name))
        if seen.photos:
            # Complete at the second look is what was complete before the first.
            (self.present if self._looks == 2 else self.found).emit(list(seen.photos))

    def _on_failed(self, error: Exception) -> None:
        self.end()
        self.failed.emit(error)


def wants_present(window: QWidget, folder: Path, photos: list[Found]) -> bool:
    """Ask above `window` whether photos that lie in a watched folder already are meant too."""
    words = tr_n("{folder} is watched from now on. There are %n photos in it already.", len(photos)).format(folder=folder.name)
    return agreed(window, tr("Watch a folder"), words, tr("Enhance those too"), no=tr("Only new ones"))
