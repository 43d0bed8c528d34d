"""The second page of the training window: how the run goes. Curves, pictures, numbers, and the buttons that steer it.

Follows the trainer's watch; asks the trainer. Main thread; the machine's load is measured on the light lane.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.i18n import mark, tr, tr_sentence
from app.jobs.job import Handlers, Lane
from app.jobs.runner import JobRunner
from app.jobs.trainer import Trainer
from app.jobs.training_load import Load, LoadProbe
from app.jobs.training_record import TrainingRecord
from app.jobs.training_watch import Outcome
from app.panels.training_samples import TrainingSamples
from app.panels.training_words import device_text, headline, load_text, stage_text, verdict_text
from app.widgets.loss_chart import LossChart, Reference
from app.widgets.progress_strip import time_left
from app.widgets.text_button import TextButton
from engine.core.photo import Photo
from engine.core.sentences import said
from engine.core.training_run import Verb, Wish

LOAD_MS = 1500
STEPS = 1000
NO_LAST_WORDS = mark("It left no message; the system may have ended it because memory ran out.")
NOTHING = mark("No training yet. Set one up on the first page.")


class TrainingRunPage(QWidget):
    """Measures the machine only while it is seen."""

    def __init__(self, trainer: Trainer, read: Callable[[Path], Photo], runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self._runner = runner
        self._probe = LoadProbe()
        self.headline = QLabel(wordWrap=True)
        self.headline.setProperty("role", "heading")
        self.detail = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.verdict = QLabel(wordWrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, STEPS)
        self.bar.setProperty("role", "thin")
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(tr("Progress of the training"))
        self.numbers = QLabel()
        self.load = QLabel()
        self.load.setProperty("role", "hint")
        self.loss = LossChart(tr("Loss on the training photos"), "", 4, noisy=True)
        self.psnr = LossChart(tr("PSNR on held-out photos"), "dB", 2)
        self.samples = TrainingSamples(read, runner)
        self.resume = TextButton(tr("Resume"), tr("Go on from the state saved last"), tr("Resume the training"))
        self.pause = TextButton(tr("Pause"), tr("Save the state and wait; the process keeps its memory"), tr("Pause the training"))
        self.stop = TextButton(tr("Stop"), tr("Save the state and end the process; it can be resumed at any time"), tr("Stop the training"))
        for button, run in ((self.resume, trainer.resume), (self.pause, trainer.pause), (self.stop, trainer.stop)):
            button.clicked.connect(run)
        self._saves = QLabel(tr("Pause and Stop save the state first: nothing is lost."))
        self._saves.setProperty("role", "hint")
        self._timer = QTimer(self, interval=LOAD_MS)
        self._timer.timeout.connect(self._measure)
        self._timer.start()
        self._lay_out()
        trainer.watch.changed.connect(self.refresh)
        trainer.watch.state_changed.connect(self.refresh)
        trainer.busy_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Make everything fit the watch."""
        watch = self._trainer.watch
        state, record, outcome = watch.state, watch.record, watch.state.outcome
        wish = watch.folder.wish() if watch.folder is not None else Wish.RUN
        self.headline.setText(headline(state, record, wish) if watch.folder is not None else tr(NOTHING))
        words = (state.message or tr(NO_LAST_WORDS)) if outcome is Outcome.CRASHED else tr_sentence(state.hint)
        self.detail.setText(words)
        self.detail.setVisible(bool(words))
        self.verdict.setText(verdict_text(record.verdict) if record.verdict is not None else "")
        self.verdict.setVisible(record.verdict is not None)
        self.bar.setValue(round(record.fraction * STEPS))
        self.numbers.setText(self._numbers(record, outcome))
        self._show_curves(record)
        self.samples.show_record(watch.folder.root if watch.folder else None, record)
        waiting = self._trainer.starting or (outcome.alive and wish is Wish.STOP)
        training = record.verb in (Verb.TRAIN, Verb.FINISH)
        ended = outcome in (Outcome.STOPPED, Outcome.CRASHED, Outcome.FAILED) and record.begun
        paused = outcome is Outcome.PAUSED and wish is not Wish.RUN
        self.resume.setEnabled(not waiting and (paused or (ended and self._trainer.ready)))
        self.pause.setEnabled(outcome is Outcome.RUNNING and record.verb is Verb.TRAIN and wish is Wish.RUN)
        self.stop.setEnabled(outcome.alive and training and not waiting)
        self.resume.show_primary(self.resume.isEnabled())
        if not outcome.alive:
            self.load.clear()

    def _numbers(self, record: TrainingRecord, outcome: Outcome) -> str:
        if record.verb is Verb.FINISH and record.stage is not None and outcome.alive:
            return stage_text(record)
        step = record.last_step
        if step is None:
            return ""
        words = [tr("Step {step} of {steps}").format(step=step.step, steps=step.steps)]
        if outcome is Outcome.RUNNING and step.rate > 0:
            words.append(
                tr_sentence(said("{rate:.1f} steps per second", rate=step.rate))
                if step.rate >= 1
                else tr_sentence(said("{value:.1f} s per step", value=1 / step.rate))
            )
            words.append(time_left((step.steps - step.step) / step.rate))
        if record.device:
            words.append(tr("on {value}").format(value=device_text(record.device)))
        return "   ·   ".join(words)

    def _show_curves(self, record: TrainingRecord) -> None:
        # The INT8 phase counts its own steps; curves show the phase that is going on.
        steps = [step for step in record.steps if step.phase == record.phase]
        total = steps[-1].steps if steps else 0
        self.loss.set_curve([(step.step, step.loss) for step in steps], total)
        scores = [score for score in record.scores if score.phase == record.phase]
        self.psnr.set_curve([(score.step, score.psnr) for score in scores], total)
        start = next((score.start_psnr for score in reversed(scores) if score.start_psnr is not None), None)
        self.psnr.set_reference(Reference(start, tr("at the start")) if start is not None else None)

    def _measure(self) -> None:
        process = self._trainer.watch.process
        if process is not None and self.isVisible() and self._trainer.watch.state.outcome.alive:
            handlers = Handlers(done=self._show_load)
            self._runner.submit(Lane.LIGHT, lambda context: self._probe.measure(process), handlers, replaces=self)

    def _show_load(self, load: Load | None) -> None:
        self.load.setText(load_text(load) if load is not None else "")

    def _lay_out(self) -> None:
        curves = QVBoxLayout()
        curves.setSpacing(8)
        curves.addWidget(self.loss, 1)
        curves.addWidget(self.psnr, 1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addLayout(curves, 2)
        middle.addWidget(self.samples, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.resume, self.pause, self.stop):
            buttons.addWidget(button)
        buttons.addWidget(self._saves)
        buttons.addStretch(1)
        figures = QHBoxLayout()
        figures.addWidget(self.numbers)
        figures.addStretch(1)
        figures.addWidget(self.load)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.headline)
        column.addWidget(self.detail)
        column.addWidget(self.bar)
        column.addLayout(figures)
        column.addWidget(self.verdict)
        column.addLayout(middle, 1)
        column.addLayout(buttons)
