"""The column beside the picture: what is wrong with it, method, size, precision, parameters, strength, Save.

Writes choice and strength into the session and follows it; never runs anything itself. Main thread.
"""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSlider, QVBoxLayout, QWidget

from app.backend import OutputRule
from app.i18n import tr, tr_sentence
from app.panels.steps_panel import StepsPanel
from app.session import RunState, Session
from app.widgets.column_scroll import ColumnScroll
from app.widgets.method_picker import MethodPicker
from app.widgets.param_form import ParamForm, WheelGuard
from app.widgets.precision_selector import PrecisionSelector
from app.widgets.size_selector import SizeSelector
from engine.core.method import StrengthWords
from engine.core.photo import LARGER_FORMATS

WIDTH = 320
"""Logical pixels, where that is enough for the language."""


class EnhancePanel(QWidget):
    """Signals: run_asked(), the user wants a run that was cancelled or failed again; save_asked(); save_as_asked()."""

    run_asked = Signal()
    save_asked = Signal()
    save_as_asked = Signal()

    def __init__(self, session: Session, rule: Callable[[], OutputRule], parent: QWidget | None = None) -> None:
        """rule: how Save will write the photo; a result it cannot hold is said before the run."""
        super().__init__(parent)
        self._session = session
        self._rule = rule
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.steps = StepsPanel(session)
        self.picker = MethodPicker()
        self.size_choice = SizeSelector()
        self.precision = PrecisionSelector()
        self.params = ParamForm()
        self.strength = QSlider(Qt.Orientation.Horizontal)
        self.strength.setRange(0, 100)
        self.strength.setAccessibleName(tr("Strength"))
        WheelGuard(self).guard(self.strength, self.picker.variants)
        self._percent = QLabel()
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._percent.setMinimumWidth(self._percent.fontMetrics().horizontalAdvance("100 % "))
        self.low, self.high = QLabel(), QLabel()
        self.low.setProperty("role", "hint")
        self.high.setProperty("role", "hint")
        self._starting = QLabel(tr("Starting the engine…"))
        self._starting.setProperty("role", "hint")
        self.run = QPushButton(tr("Enhance again"))
        self.run.setToolTip(tr("Run the method on this photo (F5)"))
        self.run.clicked.connect(self.run_asked)
        self.save = QPushButton(tr("Save"))
        self.save.setDefault(True)
        self.save.setToolTip(tr("Save beside the source under a new name (Ctrl+S)"))
        self.save.clicked.connect(self.save_asked)
        self.save_as = QPushButton(tr("Save as…"))
        self.save_as.setToolTip(tr("Choose name, folder, format and quality (Ctrl+Shift+S)"))
        self.save_as.clicked.connect(self.save_as_asked)
        self._body = QWidget()
        self._lay_out()
        self._connect()
        self._show_catalogue()
        self._show_choice()
        self._show_strength()
        self._show_run()

    def sizeHint(self) -> QSize:
        """As wide as what is in it needs, in any language."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def _lay_out(self) -> None:
        strength = self._strength_row()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(16, 14, 16, 14)
        body.setSpacing(8)
        self._headings: dict[QWidget, QLabel] = {}
        body.addWidget(self.steps)
        body.addWidget(_heading(tr("What is wrong with the photo?")))
        body.addWidget(self._starting)
        body.addWidget(self.picker)
        self._headings[self.size_choice] = _heading(tr("Size"))
        self._headings[self.precision] = _heading(tr("Precision"))
        self._headings[self.params] = _heading(tr("Parameters"))
        self._headings[strength] = _heading(tr("Strength"))
        for control, heading in self._headings.items():
            heading.setContentsMargins(0, 8, 0, 0)  # its own, so that what is hidden leaves no gap
            body.addWidget(heading)
            body.addWidget(control)
        body.addStretch(1)
        scroll = ColumnScroll(self._body, WIDTH)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 14)
        foot.setSpacing(8)
        foot.addWidget(self.run)
        saves = QHBoxLayout()
        saves.setSpacing(8)
        saves.addWidget(self.save, 1)
        saves.addWidget(self.save_as, 1)
        foot.addLayout(saves)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addLayout(foot)

    def _strength_row(self) -> QWidget:
        """The slider with its percentage, and below its ends what they mean."""
        strength = QWidget()
        grid = QGridLayout(strength)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.strength, 0, 0, 1, 2)
        grid.addWidget(self._percent, 0, 2)
        grid.addWidget(self.low, 1, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.high, 1, 1, Qt.AlignmentFlag.AlignRight)
        return strength

    def _connect(self) -> None:
        session = self._session
        self.picker.method_picked.connect(self._on_method)
        self.picker.variant_picked.connect(self._on_variant)
        self.picker.task_shown.connect(self._show_details)
        self.size_choice.size_picked.connect(session.set_size)
        self.precision.precision_picked.connect(session.set_precision)
        self.params.value_changed.connect(session.set_param)
        self.params.reset_asked.connect(session.reset_params)
        self.strength.valueChanged.connect(self._on_strength)
        session.catalogue_changed.connect(self._show_catalogue)
        session.choice_changed.connect(self._show_choice)
        session.strength_changed.connect(self._show_strength)
        session.photo_changed.connect(self._show_run)
        session.photo_changed.connect(self._show_size)
        session.edit_changed.connect(self._show_size)
        session.run_changed.connect(self._show_run)
        session.result_changed.connect(self._show_run)

    def _on_method(self, method_id: str, variant_id: str) -> None:
        choice = self._session.choice
        self._session.choose(method_id, variant_id, choice.precision if choice else None)

    def _on_variant(self, variant_id: str) -> None:
        choice = self._session.choice
        if choice is not None:
            self._session.choose(choice.method, variant_id, choice.precision)

    def _on_strength(self, percent: int) -> None:
        self._session.set_strength(percent / 100)

    def _show_catalogue(self) -> None:
        catalogue = self._session.catalogue
        self._starting.setVisible(catalogue is None)
        self._body.setEnabled(catalogue is not None)
        if catalogue is not None:
            self.picker.set_catalogue(catalogue)
            self._show_choice()

    def _show_choice(self) -> None:
        choice, catalogue = self._session.choice, self._session.catalogue
        if choice is None or catalogue is None:
            self._show_details()
            return
        method = catalogue.method(choice.method)
        self.picker.show_choice(choice.method, choice.variant)
        self.precision.show_offer(method.precisions, catalogue.offer(choice.method, choice.variant), choice.precision)
        self.params.show_params(method.params, choice.params)
        self._show_size()
        variant = catalogue.variant(choice.method, choice.variant)
        words = variant.strength if variant is not None else StrengthWords()
        self.low.setText(tr(words.low))
        self.high.setText(tr(words.high))
        self.strength.setToolTip(tr(words.help))
        self.strength.setAccessibleDescription(
            tr("From {low} to {high}. {help}").format(low=tr(words.low), high=tr(words.high), help=tr(words.help))
        )
        self._show_details()

    def _show_size(self) -> None:
        """The offered enlargements, and what the chosen one makes of the open photo."""
        choice, catalogue, photo = self._session.choice, self._session.catalogue, self._session.photo
        if choice is None or catalogue is None:
            return
        self.size_choice.show_sizes(catalogue.method(choice.method).enlargements, choice.size)
        if photo is None:
            self.size_choice.show_result(0, 0, "")
            return
        source, times = photo.photo, self._session.edit.scale
        warning = self._rule().why_too_small(source, times)
        warning = f"{tr_sentence(warning)} {tr_sentence(LARGER_FORMATS)}" if warning else ""
        self.size_choice.show_result(times * source.width, times * source.height, warning)

    def _show_details(self) -> None:
        """Size, precision, parameters and strength belong to the chosen method: they go while another task is only looked at."""
        choice, catalogue = self._session.choice, self._session.catalogue
        method, shown = None, False
        if choice is not None and catalogue is not None:
            method = catalogue.method(choice.method)
            shown = self.picker.task is catalogue.task(choice.method, choice.variant)
        for control, heading in self._headings.items():
            wanted = shown and method is not None
            if method is not None and control is self.params:
                wanted = wanted and bool(method.params)
            if method is not None and control is self.size_choice:
                wanted = wanted and method.scale > 1
            heading.setVisible(wanted)
            control.setVisible(wanted)

    def _show_strength(self) -> None:
        percent = round(self._session.strength * 100)
        with QSignalBlocker(self.strength):
            self.strength.setValue(percent)
        self._percent.setText(f"{percent} %")

    def _show_run(self) -> None:
        session = self._session
        ready = session.photo is not None and session.result is not None
        self.save.setEnabled(ready)
        self.save_as.setEnabled(ready)
        again = session.photo is not None and session.run.state in (RunState.CANCELLED, RunState.FAILED)
        self.run.setVisible(again)


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "heading")
    return label
