"""The first page of the training window: what to train, from which weights, on which photos, for how long; and what the check says.

Turns the answers into a `TrainingPlan` and asks the trainer for the check and the start. Main thread.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr, tr_sentence
from app.jobs.runner import JobRunner
from app.jobs.trainer import Trainer
from app.panels.training_check import TrainingCheck
from app.panels.training_data_form import DataForm
from app.panels.training_options import TrainingOptions
from app.panels.training_tools import TrainingTools
from app.panels.training_words import minutes_text
from app.session import Session
from app.widgets.column_scroll import ColumnScroll
from app.widgets.param_form import WheelGuard
from app.widgets.text_button import TextButton
from engine.core.method import Method
from engine.core.photo import Photo
from engine.core.training_plan import StartFrom, TrainingPlan
from engine.core.training_run import Verb

PRESETS = (5, 20, 60, 240)
LONGEST = 7 * 24 * 60
WIDTH = 400


class TrainingSetup(QWidget):
    """`check` and `start` are its two buttons: start is possible once the check of exactly these answers found nothing against it."""

    def __init__(
        self, trainer: Trainer, session: Session, read: Callable[[Path], Photo], runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self._session = session
        self._checked_plan: TrainingPlan | None = None
        self.method = QComboBox()
        self.method.setAccessibleName(tr("Method"))
        self.weights = QComboBox()
        self.weights.setAccessibleName(tr("Starting weights"))
        self.name = QLineEdit(tr("My phone"))
        self.name.setAccessibleName(tr("Name of the new variant"))
        self.name.setMaxLength(60)
        self.data = DataForm()
        self.minutes = QSpinBox()
        self.minutes.setRange(1, LONGEST)
        self.minutes.setValue(20)
        self.minutes.setSuffix(" min")
        self.minutes.lineEdit().setTextMargins(4, 0, 0, 0)
        self.minutes.setAccessibleName(tr("Budget in minutes"))
        self.presets = [self._preset(minutes) for minutes in PRESETS]
        self.qat = QCheckBox(tr("Train the INT8 form too (QAT), at the end"))
        self.qat.setChecked(True)
        self.qat.setToolTip(tr("Takes about half as long again; the INT8 weights then lose less against FP32"))
        self.options = TrainingOptions()
        self.check = TextButton(tr("Check data"))
        self.start = TextButton(tr("Start training"))
        self.why = QLabel(wordWrap=True)
        self.why.setProperty("role", "hint")
        self.found = TrainingCheck(read, runner)
        self.tools = TrainingTools(trainer, self.data, self)
        WheelGuard(self).guard(self.method, self.weights, self.minutes)
        self._lay_out()
        self._connect()
        self._show_methods()
        self.refresh()

    def plan(self) -> TrainingPlan:
        """The answers. Raises ValueError with one sentence about what is missing."""
        method = self.method.currentData()
        if method is None:
            reasons = list(self._trainer.untrainable.values())
            raise ValueError(tr_sentence(reasons[0]) if reasons else tr("The methods are not known yet."))
        name = self.name.text().strip()
        if not name:
            raise ValueError(tr("Give the new variant a name."))
        variant = self.weights.currentData()
        start = StartFrom.SCRATCH if variant is None else StartFrom.STOCK
        qat = self.qat.isVisibleTo(self) and self.qat.isChecked()
        return TrainingPlan(method, name, self.data.plan(), start, variant, float(self.minutes.value()), qat, self.options.values())

    def show_plan(self, plan: TrainingPlan) -> None:
        """Fill everything in as an earlier run had it."""
        self.method.setCurrentIndex(max(0, self.method.findData(plan.method)))
        self._show_weights()
        self.weights.setCurrentIndex(max(0, self.weights.findData(plan.variant if plan.start is StartFrom.STOCK else None)))
        self.name.setText(plan.name)
        self.data.show_plan(plan.data)
        if plan.minutes is not None:
            self.minutes.setValue(round(plan.minutes))
        self.qat.setChecked(plan.qat)
        self.options.show_values(plan.options)
        self._checked_plan = self._plan_or_none()
        self.refresh()

    def refresh(self) -> None:
        """Make buttons and findings fit what is known."""
        trainer = self._trainer
        watch, record = trainer.watch, trainer.watch.record
        try:
            plan, why = self.plan(), ""
        except ValueError as problem:
            plan, why = None, str(problem)
        same = plan is not None and plan == self._checked_plan
        begun = record.begun
        self.found.show_record(watch.folder.root if watch.folder else None, record, stale=not same or begun)
        checking = watch.state.outcome.alive and record.verb is Verb.CHECK
        if checking or trainer.starting:
            why = tr("Looking at the photos…") if checking else tr("Starting…")
        elif trainer.is_busy:
            why = tr("A training is going on; one at a time.")
        elif not trainer.ready:
            why = why or tr("Training is not possible yet; see above.")
        elif plan is not None and not (same and record.checked and not begun):
            unfit = same and record.unfit and not begun
            why = tr("The data cannot be trained on; see the list.") if unfit else tr("Check the data first; then start.")
        self.why.setText(why)
        self.check.setEnabled(trainer.ready and not trainer.is_busy and plan is not None)
        self.start.setEnabled(trainer.ready and not trainer.is_busy and same and record.checked and not begun)
        primary = self.start if self.start.isEnabled() else self.check
        for button in (self.check, self.start):
            button.show_primary(button is primary)

    def _preset(self, minutes: int) -> TextButton:
        text = minutes_text(minutes)
        button = TextButton(text.replace(" minutes", " min").replace(" hours", " h"), name=tr("Budget: {text}").format(text=text))
        button.clicked.connect(lambda: self.minutes.setValue(minutes))
        return button

    def _questions(self) -> QWidget:
        """What scrolls: everything that is asked."""
        body = QWidget()
        form = QVBoxLayout(body)
        form.setContentsMargins(14, 12, 14, 12)
        form.setSpacing(8)
        for heading, widget in (
            (tr("Method"), self.method),
            (tr("Starting weights"), self.weights),
            (tr("Name of the new variant"), self.name),
            (tr("What do you have?"), self.data),
        ):
            label = _heading(heading)
            label.setBuddy(widget)
            form.addWidget(label)
            form.addWidget(widget)
            form.addSpacing(4)
        form.addWidget(_heading(tr("Budget")))
        form.addWidget(self.minutes)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in self.presets:
            row.addWidget(button, 1)
        form.addLayout(row)
        form.addWidget(self.qat)
        form.addWidget(self.options)
        form.addStretch(1)
        return body

    def _lay_out(self) -> None:
        scroll = ColumnScroll(self._questions(), WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.check, 1)
        buttons.addWidget(self.start, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 8, 14, 12)
        foot.setSpacing(8)
        foot.addWidget(self.tools)
        foot.addWidget(self.why)
        foot.addLayout(buttons)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        rows = QHBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(left, 0)
        right = QVBoxLayout()
        right.setContentsMargins(8, 12, 14, 12)
        right.addWidget(self.found)
        rows.addLayout(right, 1)

    def _connect(self) -> None:
        trainer = self._trainer
        self.method.currentIndexChanged.connect(self._on_method)
        self.weights.currentIndexChanged.connect(self.refresh)
        self.name.textChanged.connect(self.refresh)
        self.data.changed.connect(self.refresh)
        self.minutes.valueChanged.connect(self.refresh)
        self.qat.toggled.connect(self.refresh)
        self.options.changed.connect(self.refresh)
        self.check.clicked.connect(self._on_check)
        self.start.clicked.connect(lambda: trainer.go_on(Verb.TRAIN))
        for changed in (trainer.python_changed, trainer.busy_changed, trainer.watch.changed, trainer.watch.state_changed):
            changed.connect(self.refresh)
        trainer.python_changed.connect(self._ask_methods)
        trainer.described.connect(self._show_methods)
        self._session.catalogue_changed.connect(self._show_methods)

    def _methods(self) -> tuple[Method, ...]:
        """Those with a network; those without a recipe are left out as soon as that is known."""
        catalogue = self._session.catalogue
        known = catalogue.methods if catalogue is not None else ()
        return tuple(method for method in known if method.is_network and method.id not in self._trainer.untrainable)

    def _ask_methods(self) -> None:
        self._trainer.describe(tuple(method.id for method in self._methods()))

    def _show_methods(self) -> None:
        chosen = self.method.currentData()
        self.method.blockSignals(True)
        self.method.clear()
        for method in self._methods():
            self.method.addItem(tr(method.name), method.id)
        self.method.setCurrentIndex(max(0, self.method.findData(chosen)) if self.method.count() else -1)
        self.method.blockSignals(False)
        self._ask_methods()
        self._on_method()

    def _on_method(self) -> None:
        known = self._trainer.methods.get(self.method.currentData() or "")
        self.data.set_known(known)
        self.qat.setVisible(known is None or known.int8)
        self.options.show_options(known.options if known is not None else ())
        self._show_weights()
        self.refresh()

    def _show_weights(self) -> None:
        chosen, had = self.weights.currentData(), self.weights.count() > 0
        catalogue, method = self._session.catalogue, self.method.currentData()
        self.weights.blockSignals(True)
        self.weights.clear()
        if catalogue is not None and method is not None:
            for variant in catalogue.method(method).variants:
                if catalogue.variant_works(method, variant.id):
                    name = f"{tr('My own')}: {variant.name}" if variant.own else f"{tr('Stock')}: {tr(variant.name)}"
                    self.weights.addItem(name, variant.id)
        self.weights.addItem(tr("From scratch (random weights; takes hours)"), None)
        index = self.weights.findData(chosen) if had else 0
        self.weights.setCurrentIndex(max(0, index))
        self.weights.blockSignals(False)

    def _on_check(self) -> None:
        plan = self._plan_or_none()
        if plan is not None:
            self._checked_plan = plan
            self._trainer.check(plan)

    def _plan_or_none(self) -> TrainingPlan | None:
        try:
            return self.plan()
        except ValueError:
            return None


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "heading")
    return label
