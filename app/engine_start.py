"""Opens the engine on a worker thread after the first paint, changes its variants, and tells the session what it can do.

All of it happens on the inference lane: runs asked for meanwhile wait behind it by themselves, and a variant never goes while a run
uses it.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from app.backend import Backend, EngineLike
from app.catalogue import Catalogue
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import Messages
from app.session import Session


class EngineStart(QObject):
    """Signals: ready(), the engine is there and the session has its catalogue."""

    ready = Signal()

    def __init__(self, backend: Backend, runner: JobRunner, session: Session, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._runner = runner
        self._session = session
        self._messages = messages
        self._asked = False
        self.engine: EngineLike | None = None

    def start(self) -> None:
        """Begin, once; later calls do nothing."""
        if not self._asked:
            self._asked = True
            self._runner.submit(Lane.INFERENCE, self._open, Handlers(done=self._on_open, failed=self._on_failed))

    def refresh(self, done: Callable[[], None] | None = None) -> None:
        """A variant came, went or was exported anew: look again, then call `done`. The choice stays where it still exists."""
        self._change(lambda engine: engine.refresh(), done, self._messages.failure)

    def rename(self, method: str, variant: str, name: str, messages: Messages) -> None:
        """Call one of the user's own variants `name`; what is wrong with that is told through `messages`."""
        self._change(lambda engine: engine.rename(method, variant, name), None, partial(self._on_refused, messages))

    def delete(self, method: str, variant: str, done: Callable[[], None], messages: Messages) -> None:
        """Remove one of the user's own variants for good; `done` is called when it is gone, `messages` tell why it is not."""
        self._change(lambda engine: engine.delete(method, variant), done, partial(self._on_refused, messages))

    def _change(self, change: Callable[[EngineLike], None], done: Callable[[], None] | None, failed: Callable[[Exception], None]) -> None:
        engine = self.engine
        if engine is None:
            self.ready.connect(partial(self._change, change, done, failed), Qt.ConnectionType.SingleShotConnection)
            return

        def work(context: JobContext) -> Catalogue:
            change(engine)
            return Catalogue.of(engine)

        def on_done(catalogue: Catalogue) -> None:
            self._session.set_catalogue(catalogue)
            if done is not None:
                done()

        self._runner.submit(Lane.INFERENCE, work, Handlers(done=on_done, failed=failed))

    def _on_refused(self, messages: Messages, error: Exception) -> None:
        """What is shown may not be what is there: somebody may have removed the folder by hand."""
        messages.failure(error)
        self.refresh()

    def _open(self, context: JobContext) -> tuple[EngineLike, Catalogue]:
        engine = self._backend.open_engine()
        return engine, Catalogue.of(engine)

    def _on_open(self, opened: tuple[EngineLike, Catalogue]) -> None:
        self.engine, catalogue = opened
        self._session.set_catalogue(catalogue)
        self.ready.emit()

    def _on_failed(self, error: Exception) -> None:
        self._asked = False
        self._messages.failure(error)
