"""How results are written, as rows of a form: format, quality, depth, colour resolution, and what is kept or left out.

For one photo that is saved and for a whole batch alike. Asks only. Main thread.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QSlider, QSpinBox, QVBoxLayout

from app.backend import OutputRule
from app.i18n import tr
from app.widgets.format_box import FormatBox
from engine.core.photo import FileFormat

DEPTHS = (None, 8, 16)
CHOOSES_CHROMA = (FileFormat.JPEG, FileFormat.AVIF)
"""Formats that may store colours at half the resolution."""


class OutputForm(QObject):
    """Signals: format_picked(), changed(), the user changed anything, the format included."""

    format_picked = Signal()
    changed = Signal()

    def __init__(self, rule: OutputRule, source: FileFormat | None = None, depth: int | None = None, parent: QObject | None = None) -> None:
        """source, depth: the photo's own where there is one photo; controls its format does not have are greyed then."""
        super().__init__(parent)
        self._rule = rule
        self._source = source
        self.format = FormatBox(rule.format)
        self.quality = QSlider(Qt.Orientation.Horizontal)
        self.quality_box = QSpinBox()
        for control in (self.quality, self.quality_box):
            control.setRange(1, 100)
            control.setValue(rule.quality)
            control.setAccessibleName(tr("Quality") if control is self.quality else tr("Quality, number"))
        self.quality_box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.quality_box.setFixedWidth(96)
        self.bits = QComboBox()
        self.bits.addItems(
            [tr("As the photo ({depth} bit)").format(depth=depth) if depth else tr("As the photo"), tr("8 bit"), tr("16 bit")]
        )
        self.bits.setAccessibleName(tr("Depth"))
        self.bits.setCurrentIndex(DEPTHS.index(rule.depth))
        self.chroma = QComboBox()
        self.chroma.addItems([tr("Full resolution (4:4:4)"), tr("Half resolution, smaller files (4:2:0)")])
        self.chroma.setAccessibleName(tr("Colour resolution"))
        self.chroma.setCurrentIndex(0 if rule.full_chroma else 1)
        self.history = _box(tr("Write into the file what was done"), tr("A line of XMP: method, weights, precision, strength"), rule.edits)
        private = tr("Leaves out places, names, serial numbers and maker notes; lens, exposure and dates stay")
        self.strip = _box(tr("Leave out private data"), private, not rule.private)
        self.times = _box(tr("Keep the times of the photo's file"), tr("So that folders sorted by time stay in order"), rule.times)
        self._connect()
        self.judge()

    def add_to(self, form: QFormLayout) -> None:
        """Append the rows."""
        quality = QHBoxLayout()
        quality.setSpacing(8)
        quality.addWidget(self.quality, 1)
        quality.addWidget(self.quality_box)
        kept = QVBoxLayout()
        kept.setSpacing(6)
        for box in (self.history, self.strip, self.times):
            kept.addWidget(box)
        form.addRow(tr("Format"), self.format)
        form.addRow(tr("Quality"), quality)
        form.addRow(tr("Depth"), self.bits)
        form.addRow(tr("Colour"), self.chroma)
        form.addRow(tr("Metadata"), kept)

    @property
    def rule(self) -> OutputRule:
        """The one it was made with, with what stands here."""
        return replace(
            self._rule,
            format=self.format.format,
            quality=self.quality.value(),
            depth=DEPTHS[self.bits.currentIndex()],
            full_chroma=self.chroma.currentIndex() == 0,
            edits=self.history.isChecked(),
            private=not self.strip.isChecked(),
            times=self.times.isChecked(),
        )

    @property
    def written(self) -> FileFormat | None:
        """The format that will be written; None where that is each photo's own."""
        chosen = self.format.format or self._source
        return chosen.saved_as if chosen is not None else None

    def judge(self) -> None:
        """Grey what the format does not have."""
        written = self.written
        for control in (self.quality, self.quality_box):
            control.setEnabled(written is None or written.lossy)
        self.bits.setEnabled(written is None or written.deep)
        self.chroma.setEnabled(written is None or written in CHOOSES_CHROMA)

    def _connect(self) -> None:
        self.quality.valueChanged.connect(self.quality_box.setValue)
        self.quality_box.valueChanged.connect(self.quality.setValue)
        self.format.format_picked.connect(self._on_format)
        for signal in (self.quality.valueChanged, self.bits.activated, self.chroma.activated):
            signal.connect(lambda *_: self.changed.emit())
        for box in (self.history, self.strip, self.times):
            box.toggled.connect(lambda *_: self.changed.emit())

    def _on_format(self) -> None:
        self.judge()
        self.format_picked.emit()
        self.changed.emit()


def _box(text: str, tip: str, on: bool) -> QCheckBox:
    box = QCheckBox(text)
    box.setToolTip(tip)
    box.setChecked(on)
    return box
