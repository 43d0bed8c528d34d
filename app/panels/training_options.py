"""The recipe's own settings, for those who want them: folded away, each with its sentence and its default. Empty means the default.

What is typed goes to the training process as text, which checks it. Main thread.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.i18n import tr, tr_sentence
from app.jobs.training_door import TrainingOption
from app.widgets.param_form import WheelGuard


class TrainingOptions(QWidget):
    """Signals: changed()."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[TrainingOption, ...] = ()
        self._wheel = WheelGuard(self)
        self.controls: dict[str, QLineEdit | QComboBox] = {}
        self.toggle = QToolButton()
        self.toggle.setText(tr("More settings"))
        self.toggle.setCheckable(True)
        self.toggle.setAutoRaise(True)
        self.toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setArrowType(Qt.ArrowType.RightArrow)
        self.toggle.toggled.connect(self._on_toggle)
        self._body = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.toggle)
        self._column.addWidget(self._body)
        self._body.hide()

    def show_options(self, options: tuple[TrainingOption, ...]) -> None:
        """Offer these settings, all at their defaults."""
        if options == self._options:
            return
        self._options = options
        self._body.hide()
        self._body.deleteLater()
        self._body = QWidget()
        self.controls.clear()
        form = QFormLayout(self._body)
        form.setContentsMargins(6, 0, 0, 0)
        form.setVerticalSpacing(6)
        for option in options:
            control = self._control(option)
            control.setAccessibleName(option.name)
            words = tr_sentence(option.help)
            control.setAccessibleDescription(words)
            control.setToolTip(words)
            self.controls[option.name] = control
            form.addRow(option.name.replace("_", " "), control)
            form.labelForField(control).setToolTip(words)
        self._column.addWidget(self._body)
        self.setVisible(bool(options))
        self._on_toggle()

    def values(self) -> dict[str, str]:
        """Those that differ from their defaults."""
        texts = {
            name: control.text().strip() if isinstance(control, QLineEdit) else control.currentData()
            for name, control in self.controls.items()
        }
        return {name: text for name, text in texts.items() if text}

    def show_values(self, values: Mapping[str, str]) -> None:
        """What an earlier run had."""
        for name, control in self.controls.items():
            text = values.get(name, "")
            if isinstance(control, QLineEdit):
                control.setText(text)
            else:
                control.setCurrentIndex(max(0, control.findData(text)))
        if values:
            self.toggle.setChecked(True)

    def _control(self, option: TrainingOption) -> QLineEdit | QComboBox:
        if not option.choices:
            line = QLineEdit()
            line.setPlaceholderText(option.default)
            line.textChanged.connect(lambda text: self.changed.emit())
            return line
        box = QComboBox()
        box.addItem(tr("{default} (default)").format(default=option.default), "")
        for choice in option.choices:
            if choice != option.default:
                box.addItem(choice, choice)
        box.currentIndexChanged.connect(lambda index: self.changed.emit())
        self._wheel.guard(box)
        return box

    def _on_toggle(self) -> None:
        on = self.toggle.isChecked()
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self._body.setVisible(on)
