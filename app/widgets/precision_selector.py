"""FP32, PTQ INT8 or QAT INT8 as one row of buttons; greys what cannot run and says why.

Shows only the precisions the method can exist in at all; a classical method has one, and it is exact.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.catalogue import Offer
from app.i18n import mark, tr, tr_sentence
from app.widgets.plain_text import plain_tip
from engine.core.precision import Precision

TIPS = {
    Precision.FP32: mark("32-bit floating point: the reference, and the slowest."),
    Precision.PTQ: mark("8-bit integers, ranges measured after training: fast."),
    Precision.QAT: mark("8-bit integers, rounding learned in training: as fast, and closer to FP32."),
}

EXACT = mark("This method has no network; it always computes exactly.")


class PrecisionSelector(QWidget):
    """Signals: precision_picked(Precision)."""

    precision_picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[Precision, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        for precision in Precision:
            button = QPushButton(precision.label)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(tr("Precision: {label}").format(label=precision.label))
            button.clicked.connect(partial(self.precision_picked.emit, precision))
            self._group.addButton(button)
            self._row.addWidget(button, 1)
            self.buttons[precision] = button
        self.explanation = QLabel(wordWrap=True)
        self.explanation.setProperty("role", "hint")
        self.reasons = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.reasons.setProperty("role", "warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._row)
        column.addWidget(self.explanation)
        column.addWidget(self.reasons)
        self.show_offer((), {}, None)

    def show_offer(self, declared: tuple[Precision, ...], offer: Offer, current: Precision | None) -> None:
        """declared: what the method can exist in; offer: what can run here and why not; current: the chosen one."""
        lines = []
        join_buttons([self.buttons[precision] for precision in self.buttons if precision in declared])
        for precision, button in self.buttons.items():
            reason = offer.get(precision, tr("It is not installed."))
            reason = None if reason is None else tr_sentence(reason)
            button.setVisible(precision in declared)
            button.setEnabled(precision in declared and reason is None)
            button.setToolTip(tr(TIPS[precision]) if reason is None else plain_tip(reason))
            button.setAccessibleDescription(tr(TIPS[precision]) if reason is None else reason)
            button.setChecked(precision is current)
            button.setText(tr("FP32 (exact)") if declared == (Precision.FP32,) else precision.label)
            if precision in declared and reason is not None:
                lines.append(f"{precision.label}: {reason}")
        exact = declared == (Precision.FP32,)
        self.explanation.setText(tr(EXACT) if exact else tr(TIPS[current]) if current else "")
        self.reasons.setText("\n".join(lines))
        self.reasons.setVisible(bool(lines))


def join_buttons(buttons: list[QPushButton]) -> None:
    """Make a row of buttons look like one control: only its ends are round."""
    last = len(buttons) - 1
    for place, button in enumerate(buttons):
        role = "" if last == 0 else "first" if place == 0 else "last" if place == last else "middle"
        if button.property("role") != role:
            button.setProperty("role", role)
            button.style().unpolish(button)
            button.style().polish(button)
