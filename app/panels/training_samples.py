"""Held-out photos as the network makes them: before and after with the divider, one photo of several, any moment of the training.

Decodes on the light lane; the last picture asked for wins. Main thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import mark, tr, tr_sentence
from app.jobs.job import Handlers, Lane
from app.jobs.runner import JobRunner
from app.jobs.training_record import Moment, TrainingRecord
from app.widgets.compare_view import CompareView, Layer, prepare_layer
from engine.core.errors import EngineError
from engine.core.photo import Photo
from engine.core.training_events import TrainingSample

NOTHING = mark("No pictures yet. They come with the first measurement on held-out photos.")


class Pair(Enum):
    """Which two of the three pictures are compared; the value is what is read."""

    BEFORE_NOW = mark("As it was  |  now")
    NOW_TARGET = mark("Now  |  as it should be")
    BEFORE_TARGET = mark("As it was  |  as it should be")

    def files(self, sample: TrainingSample) -> tuple[str, str]:
        return {
            Pair.BEFORE_NOW: (sample.before, sample.after),
            Pair.NOW_TARGET: (sample.after, sample.target),
            Pair.BEFORE_TARGET: (sample.before, sample.target),
        }[self]

    @property
    def names(self) -> tuple[str, str]:
        left, right = self.value.split("  |  ")
        return left, right[0].upper() + right[1:]


@dataclass(frozen=True)
class Shown:
    """What the view holds: to see whether something else is wanted."""

    root: Path
    left: str
    right: str


class TrainingSamples(QWidget):
    """Feed it with `show_record`; follows the newest moment for as long as the slider stands at its end."""

    def __init__(self, read: Callable[[Path], Photo], runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._runner = runner
        self._root: Path | None = None
        self._record = TrainingRecord()
        self._moments: list[Moment] = []
        self._wanted: Shown | None = None
        self.view = CompareView()
        self.view.setAcceptDrops(False)
        self.view.setAccessibleName(tr("Held-out photo, two pictures compared"))
        self._nothing = QLabel(tr(NOTHING), wordWrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("role", "hint")
        self.pages = QStackedWidget()
        self.pages.addWidget(self._nothing)
        self.pages.addWidget(self.view)
        self.photo = QComboBox()
        self.photo.setAccessibleName(tr("Held-out photo"))
        self.photo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.photo.activated.connect(self._load)
        self.pair = QComboBox()
        self.pair.setAccessibleName(tr("Which pictures to compare"))
        for pair in Pair:
            self.pair.addItem(tr(pair.value), pair)
        self.pair.activated.connect(self._load)
        self.time = QSlider(Qt.Orientation.Horizontal)
        self.time.setAccessibleName(tr("Moment of the training"))
        self.time.setToolTip(tr("Go back through the training; at the right end the newest pictures are shown as they come"))
        self.time.valueChanged.connect(self._on_time)
        self._moment = QLabel()
        self._moment.setMinimumWidth(self._moment.fontMetrics().horizontalAdvance(tr("INT8, step 88888 (newest)")))
        self._lay_out()
        self._show_controls()

    def show_record(self, root: Path | None, record: TrainingRecord) -> None:
        """The samples of the run in the folder `root`."""
        if root != self._root:
            self._root, self._moments, self._wanted = root, [], None
        self._record = record
        moments = record.moments()
        if moments != self._moments:
            newest = self.time.value() >= len(self._moments) - 1
            with QSignalBlocker(self.time):
                self._moments = moments
                self.time.setRange(0, max(0, len(moments) - 1))
                if newest:
                    self.time.setValue(len(moments) - 1)
        self._show_controls()
        self._load()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.photo)
        top.addWidget(self.pair)
        top.addStretch(1)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self.time, 1)
        bottom.addWidget(self._moment)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.pages, 1)
        column.addLayout(bottom)

    def _samples(self) -> list[TrainingSample]:
        index = self.time.value()
        return self._record.samples_at(self._moments[index]) if 0 <= index < len(self._moments) else []

    def _show_controls(self) -> None:
        samples = self._samples()
        if self.photo.count() != len(samples):
            chosen = max(0, self.photo.currentIndex())
            self.photo.clear()
            self.photo.addItems(
                [tr("Photo {number} of {value}").format(number=number, value=len(samples)) for number in range(1, len(samples) + 1)]
            )
            self.photo.setCurrentIndex(min(chosen, len(samples) - 1))
        for control in (self.photo, self.pair):
            control.setEnabled(bool(samples))
        self.time.setEnabled(len(self._moments) > 1)
        index = self.time.value()
        self._moment.setText(self._words(index) if self._moments else "")
        if not samples:
            self.pages.setCurrentWidget(self._nothing)

    def _words(self, index: int) -> str:
        phase, step = self._moments[index]
        int8 = tr("INT8, step") if phase != self._moments[0][0] else tr("Step")
        return f"{int8} {step}{' (newest)' if index == len(self._moments) - 1 else ''}"

    def _on_time(self) -> None:
        self._show_controls()
        self._load()

    def _load(self) -> None:
        samples, root = self._samples(), self._root
        index = self.photo.currentIndex()
        if root is None or not 0 <= index < len(samples):
            return
        pair: Pair = self.pair.currentData()
        wanted = Shown(root, *pair.files(samples[index]))
        if wanted == self._wanted:
            return
        self._wanted = wanted
        handlers = Handlers(done=lambda layers: self._show(pair, layers), failed=self._on_failed)
        self._runner.submit(Lane.LIGHT, lambda context: _decoded(self._read, wanted), handlers, replaces=self)

    def _show(self, pair: Pair, layers: tuple[Layer, Layer]) -> None:
        left, right = layers
        self.view.set_names(*pair.names)
        self.view.set_photo(left, keep_view=True)
        try:
            self.view.set_enhanced(right)
        except ValueError:
            self.view.clear_enhanced()
        self.pages.setCurrentWidget(self.view)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, EngineError):
            self._nothing.setText(tr_sentence(error.message))
            self.pages.setCurrentWidget(self._nothing)


def _decoded(read: Callable[[Path], Photo], wanted: Shown) -> tuple[Layer, Layer]:
    """On a worker."""
    return prepare_layer(read(wanted.root / wanted.left).pixels), prepare_layer(read(wanted.root / wanted.right).pixels)
