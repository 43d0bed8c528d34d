"""A small bar at the foot of the comparison with what its mode can be adjusted by: gain of a difference, rate of a blink, candidates.

Lies over the view and is placed by it; decides nothing. Main thread.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from app.i18n import tr
from app.widgets.compare_layout import BLINKS, GAINS, MOST_PLACES, ViewMode
from app.widgets.compare_view import CompareView

MARGIN = 12
SLIDER = 150
"""Its usual width, logical pixels."""


class CompareBar(QFrame):
    """Shown over `view` in the modes that have something to adjust. Signals: add_asked(), remove_asked(), one candidate more or fewer."""

    add_asked = Signal()
    remove_asked = Signal()

    def __init__(self, view: CompareView) -> None:
        super().__init__(view)
        self._view = view
        self.setProperty("role", "floating")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._label = QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setMaximumWidth(SLIDER)
        self.slider.setMinimumWidth(SLIDER // 3)
        self.slider.setPageStep(1)
        self.slider.setAccessibleName(tr("Difference, enlarged"))
        self._value = QLabel()
        self._value.setMinimumWidth(self._value.fontMetrics().horizontalAdvance("2000 ms"))
        self.add = self._button(tr("Add"), tr("Add a candidate (A)"))
        self.remove = self._button(tr("Remove"), tr("Remove the last candidate (Shift+A)"))
        self.turn = self._button(tr("Arrange"), tr("Two by two, in a row, or in a column (H)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        for part in (self._label, self.slider, self._value, self.add, self.remove, self.turn):
            row.addWidget(part)
        self.slider.valueChanged.connect(self._on_slider)
        self.add.clicked.connect(self.add_asked)
        self.remove.clicked.connect(self.remove_asked)
        self.turn.clicked.connect(view.turn)
        view.layout_changed.connect(self._refresh)
        view.installEventFilter(self)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _on_slider(self, index: int) -> None:
        if self._view.mode is ViewMode.DIFFERENCE:
            self._view.set_gain(GAINS[index])
        elif self._view.mode is ViewMode.BLINK:
            self._view.set_blink(BLINKS[index])

    def _refresh(self) -> None:
        layout = self._view.layout_now
        difference, grid = layout.mode is ViewMode.DIFFERENCE, layout.mode is ViewMode.GRID
        adjustable = difference or layout.mode is ViewMode.BLINK
        parts: list[tuple[QWidget, bool]] = [(part, adjustable) for part in (self._label, self.slider, self._value)]
        parts += [(part, grid) for part in (self.add, self.remove, self.turn)]
        for part, shown in parts:
            part.setVisible(shown)
        self.add.setEnabled(layout.count < MOST_PLACES)
        self.remove.setEnabled(layout.count > 2)
        if adjustable:
            values, value = (GAINS, layout.gain) if difference else (BLINKS, layout.blink)
            name = tr("Difference, enlarged") if difference else tr("Each side for")
            self._label.setText(name)
            self.slider.setAccessibleName(name)
            self.slider.setToolTip(tr("Also with the keys , and ."))
            self.slider.blockSignals(True)
            self.slider.setRange(0, len(values) - 1)
            self.slider.setValue(min(range(len(values)), key=lambda index: abs(values[index] - value)))
            self.slider.blockSignals(False)
            self._value.setText(tr("{gain} times").format(gain=value) if difference else tr("{blink} ms").format(blink=value))
        self.setVisible(adjustable or grid)
        self._place()

    def _place(self) -> None:
        """At the foot; where there is little room the slider is shorter, and then goes without words: its name says what it is."""
        parent: QWidget = self._view
        room = parent.width() - 2 * MARGIN
        self._label.setVisible(not self.slider.isHidden())
        if not self.slider.isHidden() and self.minimumSizeHint().width() > room:
            self._label.hide()
        self.resize(min(self.sizeHint().width(), max(room, self.minimumSizeHint().width())), self.sizeHint().height())
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - MARGIN)
