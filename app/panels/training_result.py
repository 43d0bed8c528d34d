"""The third page of the training window: what came of it. The verdict, the measured quality, the pictures, and what to do with it.

Follows the trainer's watch. Signals what only the application can do. Main thread.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMessageBox, QProgressBar, QVBoxLayout, QWidget

from app.figures import number
from app.i18n import tr
from app.jobs.runner import JobRunner
from app.jobs.trainer import Trainer
from app.jobs.training_record import TrainingRecord
from app.jobs.training_watch import Outcome
from app.panels.training_samples import TrainingSamples
from app.panels.training_words import signed, stage_text, verdict_text
from app.widgets.text_button import TextButton
from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.training_events import HeldOutScore, Judgement, VariantPublished
from engine.core.training_run import Verb

STEPS = 1000
WIDTH = 440


class TrainingResult(QWidget):
    """Signals: use_asked(str, str), method and variant to be chosen in the photo window."""

    use_asked = Signal(str, str)

    def __init__(self, trainer: Trainer, read: Callable[[Path], Photo], runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self.verdict = QLabel(wordWrap=True)
        self.verdict.setProperty("role", "heading")
        self.words = QLabel(wordWrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(18)
        self._table.setVerticalSpacing(4)
        self._rows: list[tuple[str, ...]] = []
        self.samples = TrainingSamples(read, runner)
        self.stage = QLabel()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, STEPS)
        self.bar.setProperty("role", "thin")
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(tr("Progress of quantising and exporting"))
        self.finish = TextButton("", tr("Makes the FP32, PTQ and QAT files and puts the new variant into the method picker"))
        self.finish.clicked.connect(lambda: trainer.go_on(Verb.FINISH))
        self.stop = TextButton(tr("Stop"), tr("Save what is done and end; it can be resumed"), tr("Stop quantising and exporting"))
        self.stop.clicked.connect(trainer.stop)
        self.use = TextButton(tr("Use it now"), tr("Choose the new variant for the photo that is open"))
        self.use.clicked.connect(self._on_use)
        self.discard = TextButton(tr("Throw this training away…"), tr("Delete the run with all its states; an exported variant stays"))
        self.discard.clicked.connect(self._on_discard)
        self._lay_out()
        trainer.watch.changed.connect(self.refresh)
        trainer.watch.state_changed.connect(self.refresh)
        trainer.busy_changed.connect(self.refresh)
        trainer.python_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Make everything fit the watch."""
        watch = self._trainer.watch
        record, outcome = watch.record, watch.state.outcome
        verdict = record.verdict
        self.verdict.setText(verdict_text(verdict) if verdict is not None else tr("There is no verdict yet."))
        self.words.setText(self._advice(record, outcome))
        self._show_table(table_rows(record.scores, record.published))
        self.samples.show_record(watch.folder.root if watch.folder else None, record)
        finishing = outcome.alive and record.verb is Verb.FINISH
        self.stage.setText(stage_text(record) if finishing else "")
        self.bar.setValue(round(record.fraction * STEPS))
        for widget in (self.stage, self.bar, self.stop):
            widget.setVisible(finishing)
        published = record.published is not None
        keep_anyway = verdict is not None and verdict.judgement is Judgement.NOT_BETTER and not published
        early = outcome is Outcome.STOPPED and record.begun and not record.trained
        self.finish.setText(finish_text(record, keep_anyway=keep_anyway, early=early))
        self.finish.setVisible(not finishing and not published)
        self.finish.setEnabled((record.trained or early) and self._trainer.ready and not self._trainer.is_busy)
        self.finish.show_primary(not keep_anyway)
        self.use.setVisible(published)
        self.use.show_primary(published)
        self.discard.setEnabled(watch.folder is not None and not self._trainer.is_busy)

    def _advice(self, record: TrainingRecord, outcome: Outcome) -> str:
        if record.published is not None:
            return tr("The new variant is installed in the precisions below and stands in the method picker.")
        if outcome in (Outcome.FAILED, Outcome.CRASHED):
            return tr("The last task did not come to its end; the second page says why.")
        if not record.trained:
            return tr("It comes when the training has ended; measured on the photos kept back, which were never trained on.")
        if record.verdict is not None and record.verdict.judgement is Judgement.NOT_BETTER:
            return tr(
                "More photos, a phone profile of your own phone or a longer budget may help. You can keep it anyway, or throw it away."
            )
        if record.verdict is None:
            return tr("No photos were kept back, so nothing can be said about the quality.")
        return tr("Quantise and export makes its files in all precisions; after that it stands in the method picker.")

    def _show_table(self, rows: list[tuple[str, ...]]) -> None:
        if rows == self._rows:
            return
        self._rows = rows
        while (item := self._table.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line, row in enumerate(rows):
            for column, text in enumerate(row):
                label = QLabel(text)
                if line == 0:
                    label.setProperty("role", "hint")
                side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
                self._table.addWidget(label, line, column, side)
        self._table.setColumnStretch(4, 1)

    def _on_use(self) -> None:
        published = self._trainer.watch.record.published
        if published is not None:
            self.use_asked.emit(published.method, published.variant)

    def _on_discard(self) -> None:
        words = tr("Throw this training away? Its states and pictures are deleted for good. A variant exported from it stays.")
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
        answer = QMessageBox.question(self, tr("Throw training away"), words, buttons, QMessageBox.StandardButton.No)
        if answer == QMessageBox.StandardButton.Yes:
            self._trainer.discard()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.use, self.finish, self.stop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.discard)
        words = QWidget()
        words.setFixedWidth(WIDTH)
        left = QVBoxLayout(words)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(self.verdict)
        left.addWidget(self.words)
        left.addLayout(self._table)
        left.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(words)
        middle.addWidget(self.samples, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addLayout(middle, 1)
        column.addWidget(self.stage)
        column.addWidget(self.bar)
        column.addLayout(buttons)


def table_rows(scores: list[HeldOutScore], published: VariantPublished | None) -> list[tuple[str, ...]]:
    """Head and rows: which pictures, PSNR, SSIM, and the difference from the starting weights. Empty while nothing was measured."""
    if not scores:
        return []
    last = next((score for score in reversed(scores) if score.phase == scores[0].phase), scores[-1])
    start = last.start_psnr

    def against(psnr: float) -> str:
        return tr("{value} dB").format(value=signed(psnr - start)) if start is not None else ""

    rows: list[tuple[str, ...]] = [(tr("On the photos kept back"), "PSNR", "SSIM", tr("against the start"))]
    rows.append((tr("The photos as they were"), _decibels(last.input_psnr), "", against(last.input_psnr)))
    if start is not None and last.start_ssim is not None:
        rows.append((tr("Starting weights"), _decibels(start), number(last.start_ssim, 3), ""))
    rows.append((tr("New weights"), _decibels(last.psnr), number(last.ssim, 3), against(last.psnr)))
    for precision in Precision:
        if published is not None and precision.value in published.psnr:
            psnr = published.psnr[precision.value]
            rows.append((tr("Exported, {label}").format(label=precision.label), _decibels(psnr), "", against(psnr)))
    return rows


def _decibels(value: float) -> str:
    return f"{number(value, 2)} dB"


def finish_text(record: TrainingRecord, *, keep_anyway: bool, early: bool) -> str:
    """What the button that finishes says. early: the training was stopped before its end."""
    if record.verb is Verb.FINISH:
        return tr("Resume quantising and exporting")
    if early:
        return tr("Quantise and export as far as it is")
    return tr("Keep it anyway: quantise and export") if keep_anyway else tr("Quantise and export")
