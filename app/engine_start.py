"""Opens the engine on a worker thread after the first paint and tells the session what it can do.

The opening job sits on the inference lane, so every run that is asked for meanwhile waits behind it by itself.
"""

from PySide6.QtCore import QObject, Signal

from app.backend import Backend, EngineLike
from app.catalogue import Catalogue
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import Messages
from app.session import Session
from engine.core.errors import EngineError


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

    def _open(self, context: JobContext) -> tuple[EngineLike, Catalogue]:
        engine = self._backend.open_engine()
        return engine, Catalogue.of(engine)

    def _on_open(self, opened: tuple[EngineLike, Catalogue]) -> None:
        self.engine, catalogue = opened
        self._session.set_catalogue(catalogue)
        self.ready.emit()

    def _on_failed(self, error: Exception) -> None:
        self._asked = False
        if isinstance(error, EngineError):
            self._messages.error(error)
