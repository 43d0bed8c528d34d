"""One line of progress: what is being done, a bar, the time left, Cancel. Shown only for work that takes longer than half a second."""

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.i18n import tr, tr_sentence
from app.timers import once_after
from engine.core.sentences import said

APPEAR_MS = 500
STEPS = 1000


class ProgressStrip(QWidget):
    """Signals: cancel_asked(). Feed it with `show_progress`, end with `finish`."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = QLabel()
        self._stage.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # Wide enough for any count, so that the bar does not tremble while the numbers grow.
        self._stage.setMinimumWidth(self._stage.fontMetrics().horizontalAdvance(tr("Tile 888 of 8888")))
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, STEPS)
        self._bar.setFixedSize(180, 6)
        self._bar.setAccessibleName(tr("Progress"))
        self._bar.setProperty("role", "thin")
        self._left = QLabel()
        self._left.setMinimumWidth(self._left.fontMetrics().horizontalAdvance(tr("about 59 min left")))
        self._left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setAccessibleName(tr("Cancel the run"))
        self.cancel_button.setToolTip(tr("Stop at once (Esc)"))
        self.cancel_button.clicked.connect(self.cancel_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for widget in (self._stage, self._bar, self._left, self.cancel_button):
            row.addWidget(widget)
        self._appear = once_after(self, APPEAR_MS, self.show)
        self._began: float | None = None
        self.hide()

    def show_progress(self, fraction: float, stage: str) -> None:
        """0 to 1; 0 is shown as "working" without a length."""
        if self.isHidden() and not self._appear.isActive():
            self._appear.start()
        self._stage.setText(stage)
        if fraction <= 0.0:
            self._began = None
            self._bar.setRange(0, 0)
            self._left.clear()
            return
        now = time.monotonic()
        if self._began is None:
            self._began, self._from = now, fraction
        self._bar.setRange(0, STEPS)
        self._bar.setValue(round(fraction * STEPS))
        done = fraction - self._from
        if done > 0.02:
            self._left.setText(time_left((now - self._began) * (1.0 - fraction) / done))

    def finish(self) -> None:
        self._appear.stop()
        self._began = None
        self.hide()


def time_left(seconds: float) -> str:
    """In words, no more exact than it can be."""
    if seconds < 1.5:
        return tr("nearly done")
    if seconds < 90:
        return tr("about {value} s left").format(value=round(seconds))
    if seconds < 5400:
        return tr("about {value} min left").format(value=round(seconds / 60))
    return tr_sentence(said("about {value:.1f} h left", value=seconds / 3600))
