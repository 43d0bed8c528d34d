"""Brings small pictures of photo files, on the light lane, always those that were asked for last first.

Keeps a few hundred; knows nothing of who shows them. Main thread; a file is read on a worker.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.backend import Backend
from app.jobs.job import Handlers, Job, JobContext, Lane
from app.jobs.runner import JobRunner
from app.qt_image import screen_transform, to_screen
from engine.core.errors import EngineError

AT_ONCE = 2
"""One thread of the lane stays free for the photo that is being opened."""

MOST_KEPT = 400


class Thumbnails(QObject):
    """Signals: ready(Path): `image` has an answer now."""

    ready = Signal(object)

    def __init__(self, runner: JobRunner, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._backend = backend
        self._wanted: deque[Path] = deque()
        self._side = 0
        self._jobs: dict[Path, Job] = {}
        self._kept: OrderedDict[Path, QImage | None] = OrderedDict()

    def known(self, path: Path) -> bool:
        return path in self._kept

    def image(self, path: Path) -> QImage | None:
        """None where it is not there yet, or the file cannot be read."""
        if path in self._kept:
            self._kept.move_to_end(path)
        return self._kept.get(path)

    def ask(self, paths: Sequence[Path], side: int) -> None:
        """Bring these, in this order, with a longer side of `side` pixels; what was asked for before and not begun is forgotten."""
        if side != self._side:
            self._kept.clear()
            self._side = side
        self._wanted = deque(path for path in paths if path not in self._kept and path not in self._jobs)
        self._go_on()

    def _go_on(self) -> None:
        while self._wanted and len(self._jobs) < AT_ONCE:
            self._read(self._wanted.popleft(), self._side)

    def _read(self, path: Path, side: int) -> None:
        def work(context: JobContext) -> QImage | None:
            try:
                small = self._backend.thumbnail(path, side)
            except EngineError:
                return None
            return to_screen(small.pixels, screen_transform(small.icc))

        def done(image: QImage | None) -> None:
            self._jobs.pop(path, None)
            if side == self._side:
                self._kept[path] = image
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
                self.ready.emit(path)
            self._go_on()

        # A thumbnail that cannot be made is no crash: the strip shows the name instead.
        handlers = Handlers(done=done, failed=lambda error: done(None))
        self._jobs[path] = self._runner.submit(Lane.LIGHT, work, handlers)
