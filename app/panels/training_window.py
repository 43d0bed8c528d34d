"""The training window: which run, and its four pages: set up, training, result, own variants. Beside the photo window, never in its way.

Puts the pages together and turns to the one that matters next. Main thread.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from app.engine_start import EngineStart
from app.figures import moment
from app.i18n import tr
from app.jobs.runner import JobRunner
from app.jobs.trainer import Trainer
from app.jobs.training_watch import Outcome
from app.messages import Messages
from app.own_variants import OwnVariants
from app.panels.training_environment_bar import TrainingEnvironmentBar
from app.panels.training_result import TrainingResult
from app.panels.training_run_page import TrainingRunPage
from app.panels.training_setup import TrainingSetup
from app.panels.training_variants import TrainingVariants
from app.session import Session
from app.widgets.message_bar import MessageBar
from app.widgets.text_button import TextButton
from engine.core.errors import EngineError
from engine.core.photo import Photo
from engine.core.training_run import RunFolder, Verb

SIZE = QSize(1240, 780)
MINIMUM = QSize(960, 600)


class TrainingWindow(QWidget):
    """Signals: closed(), the user closed it; use_asked(str, str), method and variant to be chosen in the photo window."""

    closed = Signal()
    use_asked = Signal(str, str)

    def __init__(
        self,
        trainer: Trainer,
        session: Session,
        start: EngineStart,
        read: Callable[[Path], Photo],
        runner: JobRunner,
        busy: Callable[[], bool],
    ) -> None:
        """busy: whether a batch is at work."""
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Train a method – Heliograph"))
        self.setMinimumSize(MINIMUM)
        self.resize(SIZE)
        self._trainer = trainer
        self._was = Outcome.NOT_STARTED
        self._runs: list[RunFolder] = []
        self.environment = TrainingEnvironmentBar(trainer)
        self.run = QComboBox()
        self.run.setAccessibleName(tr("Training run"))
        self.run.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.run.activated.connect(self._on_run)
        self.new = TextButton(tr("New training"), tr("Set up another one; those that exist stay"))
        self.new.clicked.connect(self._on_new)
        self.setup = TrainingSetup(trainer, session, read, runner)
        self.training = TrainingRunPage(trainer, read, runner)
        self.result = TrainingResult(trainer, read, runner)
        self.messages = Messages(self)
        self.variants = TrainingVariants(session, OwnVariants(start, session, self.messages, self, busy))
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        for page, name in (
            (self.setup, tr("&Set up")),
            (self.training, tr("&Training")),
            (self.result, tr("&Result")),
            (self.variants, tr("My &variants")),
        ):
            self.pages.addTab(page, name)
        self._lay_out()
        self.bar = MessageBar(self.pages)
        self.messages.posted.connect(self.bar.post)
        for keys in ("Esc", "Ctrl+W"):
            QShortcut(QKeySequence(keys), self, self.close)
        self.result.use_asked.connect(self.use_asked)
        self.variants.use_asked.connect(self.use_asked)
        trainer.runs_changed.connect(self._show_runs)
        trainer.watch.state_changed.connect(self._on_state)
        trainer.busy_changed.connect(self._show_busy)
        self._show_runs()
        self._on_state()

    def show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        label = QLabel(tr("Run"))
        label.setBuddy(self.run)
        corner = QWidget()
        head = QHBoxLayout(corner)
        head.setContentsMargins(0, 0, 14, 4)
        head.setSpacing(8)
        head.addWidget(label)
        head.addWidget(self.run)
        head.addWidget(self.new)
        self.pages.setCornerWidget(corner, Qt.Corner.TopRightCorner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        banner = QVBoxLayout()
        banner.setContentsMargins(14, 0, 14, 0)
        banner.addWidget(self.environment)
        column.addLayout(banner)
        column.addWidget(self.pages, 1)

    def _show_runs(self) -> None:
        """The list of runs, and the answers of the one looked at."""
        self._runs = self._trainer.runs()
        folder = self._trainer.watch.folder
        self.run.clear()
        for run in self._runs:
            self.run.addItem(_name(run))
        self.run.setCurrentIndex(self._runs.index(folder) if folder in self._runs else -1)
        self._show_busy()

    def _show_busy(self) -> None:
        free = not self._trainer.is_busy
        self.run.setEnabled(free and bool(self._runs))
        self.new.setEnabled(free and self._trainer.watch.folder is not None)

    def _on_run(self, index: int) -> None:
        run = self._runs[index]
        self._trainer.select(run)
        try:
            self.setup.show_plan(run.plan())
        except EngineError:
            return
        self.turn_to_run()

    def _on_new(self) -> None:
        self._trainer.make_room()
        self.show_page(self.setup)

    def turn_to_run(self) -> None:
        """The page that matters for the run looked at."""
        record = self._trainer.watch.record
        done = record.trained or record.published is not None
        self.show_page(self.result if done else self.training if record.begun else self.setup)

    def _on_state(self) -> None:
        """Turn to the page where something has begun or ended."""
        watch = self._trainer.watch
        outcome, before = watch.state.outcome, self._was
        self._was = outcome
        self._show_busy()
        if outcome is before:
            return
        if outcome is Outcome.RUNNING and watch.record.verb is Verb.TRAIN:
            self.show_page(self.training)
        elif outcome is Outcome.DONE and before.alive:
            self.show_page(self.result)
        elif outcome in (Outcome.FAILED, Outcome.CRASHED) and before.alive:
            self.show_page(self.training)


def _name(run: RunFolder) -> str:
    try:
        plan, made = run.plan(), run.plan_file.stat().st_mtime
    except (EngineError, OSError):
        return run.root.name
    return f"{plan.name}, {moment(made)}"
