"""Joins training to the photo window: opens its window, keeps the note in the status line, and brings a new variant into use.

The only part of training that the application knows. Main thread.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.backend import Backend
from app.engine_start import EngineStart
from app.i18n import tr
from app.jobs.runner import JobRunner
from app.jobs.trainer import Trainer
from app.jobs.training_door import TrainingDoor
from app.jobs.training_watch import Outcome
from app.messages import MessageAction, Messages
from app.panels.training_window import TrainingWindow
from app.panels.training_words import headline, note_text, verdict_text
from app.session import Session
from app.settings import SettingsStore
from engine.core.errors import EngineError
from engine.core.training_run import Wish


class TrainingDesk(QObject):
    """Signals: note_changed(str), what the status line is to say about a training, "" for nothing; used(), a variant of the user's has
    been chosen for photos from the training window."""

    note_changed = Signal(str)
    used = Signal()

    def __init__(
        self,
        door: TrainingDoor,
        backend: Backend,
        runner: JobRunner,
        session: Session,
        start: EngineStart,
        messages: Messages,
        settings: SettingsStore,
        busy: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """busy: whether a batch is at work."""
        super().__init__(parent)
        self._backend = backend
        self._runner = runner
        self._session = session
        self._start = start
        self._messages = messages
        self._busy = busy
        self._told = False
        self._was_alive = False
        self.trainer = Trainer(door, runner, settings, self)
        self.window: TrainingWindow | None = None
        self.trainer.failed.connect(self._on_failed)
        self.trainer.watch.changed.connect(self._on_change)
        self.trainer.watch.state_changed.connect(self._on_change)

    def pick_up(self) -> None:
        """At the start of the program: a training that goes on is watched again."""
        self.trainer.pick_up()

    def show(self) -> None:
        """Open the window, or bring it to the front."""
        if self.window is None:
            self.trainer.pick_newest()
            self.window = TrainingWindow(self.trainer, self._session, self._start, self._backend.read, self._runner, self._busy)
            self.window.closed.connect(self._on_closed)
            self.window.use_asked.connect(self.use)
            self._show_last_plan(self.window)
        if not (self.trainer.ready and self.trainer.methods) and not self.trainer.is_installing:
            self.trainer.look_for_python()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def use(self, method: str, variant: str) -> None:
        """Choose this variant for photos; looks again first, since the picker may not know it yet."""

        def choose() -> None:
            choice = self._session.choice
            self._session.choose(method, variant, choice.precision if choice is not None else None)
            now = self._session.choice
            if now is not None and now.variant == variant:
                catalogue = self._session.catalogue
                known = catalogue.variant(method, variant) if catalogue is not None else None
                self._messages.info(tr("{value} is in use now.").format(value=known.name if known else variant))
                self.used.emit()

        self._start.refresh(choose)

    def close(self) -> None:
        """The program ends; a training goes on without it."""
        self.trainer.watch.stop()
        if self.window is not None:
            self.window.blockSignals(True)
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _show_last_plan(self, window: TrainingWindow) -> None:
        folder = self.trainer.watch.folder
        if folder is not None:
            try:
                window.setup.show_plan(folder.plan())
            except EngineError:
                return
            window.turn_to_run()

    def _on_change(self) -> None:
        watch = self.trainer.watch
        self.note_changed.emit(note_text(watch.state, watch.record))
        was_alive, self._was_alive = self._was_alive, watch.state.outcome.alive
        if was_alive and not self._was_alive:
            self._on_ended()

    def _on_ended(self) -> None:
        """The process has ended: a new variant may be there; somebody who only sees the photo window hears of it."""
        state, record = self.trainer.watch.state, self.trainer.watch.record
        if state.outcome is Outcome.DONE and record.published is not None:
            self._start.refresh()
        if self.window is not None and self.window.isVisible():
            return
        show = MessageAction(tr("Show"), self.show)
        if state.outcome is Outcome.DONE:
            verdict = f" {verdict_text(record.verdict)}" if record.verdict is not None and record.published is None else ""
            self._messages.info(headline(state, record, Wish.RUN).partition(".")[0] + "." + verdict, show)
        elif state.outcome in (Outcome.FAILED, Outcome.CRASHED):
            self._messages.warning(headline(state, record, Wish.RUN), state.hint, show)

    def _on_failed(self, error: EngineError) -> None:
        """Said where the user looks: in the training window while it is open."""
        messages = self.window.messages if self.window is not None and self.window.isVisible() else self._messages
        messages.error(error)

    def _on_closed(self) -> None:
        if self.trainer.watch.state.outcome.alive and not self._told:
            self._told = True
            self._messages.info(
                tr("The training goes on in the background, also when Heliograph is closed."), MessageAction(tr("Show"), self.show)
            )
