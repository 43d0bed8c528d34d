"""Controls for a method's parameters, made from its declaration: slider and number, switch, choice; help as tool tips."""

from collections.abc import Callable, Mapping
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QWidget,
)
from PySide6.QtWidgets import QVBoxLayout as Column

from app.i18n import tr
from engine.core.params import BoolParam, ChoiceParam, FloatParam, IntParam, Param, ParamValue

BOX_WIDTH = 84
Show = Callable[[ParamValue], None]


class NumberRow(QWidget):
    """A slider and a number box that move together. Signals: changed(object), float or int as the parameter is."""

    changed = Signal(object)

    def __init__(self, param: FloatParam | IntParam) -> None:
        super().__init__()
        self._whole = isinstance(param, IntParam)
        self._step = 1.0 if isinstance(param, IntParam) else param.step
        self._minimum = param.minimum
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, round((param.maximum - param.minimum) / self._step))
        self.slider.setAccessibleName(tr(param.label))
        self.box = QDoubleSpinBox()
        self.box.setDecimals(decimals_of(self._step))
        self.box.setRange(param.minimum, param.maximum)
        self.box.setSingleStep(self._step)
        self.box.setFixedWidth(BOX_WIDTH)
        self.box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.box.setAccessibleName(tr("{label}, number").format(label=tr(param.label)))
        for control in (self.slider, self.box):
            control.setToolTip(tr(param.help))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.box)
        self.slider.valueChanged.connect(self._on_slider)
        self.box.valueChanged.connect(self._on_box)

    def show_value(self, value: ParamValue) -> None:
        """Follow a value without announcing it."""
        with QSignalBlocker(self.slider), QSignalBlocker(self.box):
            self._move_slider(float(value))
            self.box.setValue(float(value))

    def _on_slider(self, position: int) -> None:
        with QSignalBlocker(self.box):
            self.box.setValue(self._minimum + position * self._step)
        self._announce()

    def _on_box(self, value: float) -> None:
        with QSignalBlocker(self.slider):
            self._move_slider(value)
        self._announce()

    def _announce(self) -> None:
        self.changed.emit(round(self.box.value()) if self._whole else self.box.value())

    def _move_slider(self, value: float) -> None:
        self.slider.setValue(round((value - self._minimum) / self._step))


def decimals_of(step: float) -> int:
    """How many decimals it takes to show every multiple of `step`, at most four."""
    return next((places for places in range(4) if abs(round(step, places) - step) < 1e-9), 4)


class WheelGuard(QObject):
    """Keeps the wheel from changing a control that only lies under the mouse while the panel is scrolled."""

    def guard(self, *controls: QWidget) -> None:
        for control in controls:
            control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class ParamForm(QWidget):
    """Signals: value_changed(str, object), the parameter's id and its new value; drag_began(), a slider is taken hold of; reset_asked()."""

    value_changed = Signal(str, object)
    drag_began = Signal()
    reset_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._params: tuple[Param, ...] = ()
        self._wheel = WheelGuard(self)
        self._show: dict[str, Show] = {}
        self.controls: dict[str, QWidget] = {}
        self._body: QWidget | None = None
        self.reset = QPushButton(tr("Reset to defaults"))
        self.reset.setAccessibleName(tr("Reset parameters to defaults"))
        self.reset.clicked.connect(self.reset_asked)
        self._column = Column(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignRight)

    def show_params(self, params: tuple[Param, ...], values: Mapping[str, ParamValue]) -> None:
        """Build the controls for these parameters if they are others than before, and show the values."""
        if params != self._params:
            self._params = params
            self._build(params)
        for param_id, value in values.items():
            if param_id in self._show:
                self._show[param_id](value)
        defaults = {param.id: _plain(param.default) for param in params}
        self.reset.setEnabled(any(values.get(name) != default for name, default in defaults.items()))

    def _build(self, params: tuple[Param, ...]) -> None:
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._show.clear()
        self.controls.clear()
        self._body = QWidget()
        form = QFormLayout(self._body)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for param in params:
            control = self._control(param)
            control.setToolTip(tr(param.help))
            self.controls[param.id] = control
            if isinstance(param, BoolParam):
                form.addRow(control)
                continue
            label = QLabel(tr(param.label))
            label.setToolTip(tr(param.help))
            form.addRow(label, control)
        self._column.insertWidget(0, self._body)

    def _control(self, param: Param) -> QWidget:
        name = param.id
        if isinstance(param, FloatParam | IntParam):
            row = NumberRow(param)
            self._wheel.guard(row.slider, row.box)
            row.changed.connect(lambda value: self.value_changed.emit(name, value))
            row.slider.sliderPressed.connect(self.drag_began)
            self._show[name] = row.show_value
            return row
        if isinstance(param, BoolParam):
            switch = QCheckBox(tr(param.label))
            switch.setAccessibleName(tr(param.label))
            switch.toggled.connect(lambda on: self.value_changed.emit(name, on))
            self._show[name] = lambda value: _quietly(switch, lambda: switch.setChecked(bool(value)))
            return switch
        return self._choice(param)

    def _choice(self, param: ChoiceParam) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr(param.label))
        self._wheel.guard(box)
        for member in type(param.default):
            box.addItem(tr(str(member.value).replace("_", " ").capitalize()), str(member.value))
        box.activated.connect(lambda index: self.value_changed.emit(param.id, box.itemData(index)))
        self._show[param.id] = lambda value: _quietly(box, lambda: box.setCurrentIndex(box.findData(value)))
        return box


def _quietly(widget: QWidget, change: Callable[[], None]) -> None:
    with QSignalBlocker(widget):
        change()


def _plain(value: object) -> object:
    return str(value.value) if isinstance(value, Enum) else value
