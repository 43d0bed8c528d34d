"""How a comparison is to look as a picture: form, part, size, labels, line or rate, with a preview of it.

Knows nothing of jobs or files: signals say what is wanted. Main thread.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr, tr_sentence
from app.qt_image import image_from_pixels
from app.timers import once_after
from engine.core.errors import EngineError
from engine.core.method import Region
from engine.inspection.export import NARROWEST, QUICKEST, WIDEST, ExportOptions, Form
from engine.inspection.srgb import Picture

PREVIEW = QSize(480, 340)
PREVIEW_DELAY_MS = 200
USUAL_WIDTH = 2000


class ExportDialog(QDialog):
    """Signals: preview_asked(ExportOptions), some time after a control was moved; export_asked(ExportOptions)."""

    preview_asked = Signal(object)
    export_asked = Signal(object)

    def __init__(
        self, seen: Region | None, selected: Region | None, divider: float, angle: float, pictures: int, parent: QWidget | None = None
    ) -> None:
        """seen, selected: parts of the photo that can be taken instead of all of it; divider, angle: as the window has them; pictures: how
        many are compared."""
        super().__init__(parent)
        self.setWindowTitle(tr("Export comparison"))
        self._frames: list[QPixmap] = []
        self._frame = 0
        self._wait = once_after(self, PREVIEW_DELAY_MS, self.ask_preview)
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._next_frame)
        self.form = _choice(tr("Form"))
        for form, words in (
            (Form.SIDE, tr("Side by side")),
            (Form.SPLIT, tr("Split by a line")),
            (Form.BLINK, tr("Blinking (animated)")),
            (Form.SHEET, tr("Contact sheet")),
        ):
            self.form.addItem(words, form)
        self.part = _choice(tr("Part of the photo"))
        self.part.addItem(tr("Whole photo"), None)
        if seen is not None:
            self.part.addItem(tr("What is seen in the window"), seen)
        if selected is not None:
            self.part.addItem(tr("Selection"), selected)
        self.part.setCurrentIndex(self.part.count() - 1)
        self.true_pixels = QCheckBox(tr("True pixels"))
        self.true_pixels.setToolTip(tr("One pixel of the picture for each of the result"))
        self.width_box = QSpinBox()
        self.width_box.setRange(NARROWEST, WIDEST)
        self.width_box.setSingleStep(100)
        self.width_box.setValue(USUAL_WIDTH)
        self.width_box.setSuffix(f" {tr('pixels')}")
        self.width_box.setAccessibleName(tr("Width of the picture"))
        self.labels = QCheckBox(tr("Labels"))
        self.labels.setToolTip(tr("Write into each picture what it is"))
        self.labels.setChecked(True)
        self.divider = _slider(tr("Place of the line"), 1000, round(1000 * divider))
        self.angle = QSpinBox()
        self.angle.setRange(0, 359)
        self.angle.setWrapping(True)
        self.angle.setSingleStep(15)
        self.angle.setValue(round(angle) % 360)
        self.angle.setSuffix(" °")
        self.angle.setAccessibleName(tr("Angle of the line"))
        self.rate = QDoubleSpinBox()
        self.rate.setRange(QUICKEST, 10.0)
        self.rate.setSingleStep(0.1)
        self.rate.setValue(0.7)
        self.rate.setSuffix(" s")
        self.rate.setAccessibleName(tr("Seconds for each picture"))
        self.picture = QLabel()
        self.picture.setFixedSize(PREVIEW)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setWordWrap(True)
        self.picture.setAccessibleName(tr("Preview"))
        self.note = QLabel()
        self.note.setProperty("role", "hint")
        self.note.setWordWrap(True)
        if pictures > 2:
            self.note.setText(tr("{count} pictures are compared; a split shows the first two.").format(count=pictures))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export = self.buttons.addButton(tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export.setDefault(True)
        self._lay_out()
        self._connect()
        self._show_form()

    def options(self) -> ExportOptions:
        """What the controls say."""
        return ExportOptions(
            self.form.currentData(),
            self.part.currentData(),
            None if self.true_pixels.isChecked() else self.width_box.value(),
            self.labels.isChecked(),
            self.divider.value() / 1000,
            float(self.angle.value()),
            self.rate.value(),
            say=tr_sentence,
        )

    def ask_preview(self) -> None:
        self.preview_asked.emit(self.options())

    def show_preview(self, pictures: Sequence[Picture]) -> None:
        """One, or those that blink."""
        self._frames = [
            QPixmap.fromImage(image_from_pixels(picture)).scaled(
                PREVIEW, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            for picture in pictures
        ]
        self._frame = -1
        self._next_frame()
        self._blink.setInterval(round(1000 * self.rate.value()))
        if len(self._frames) > 1:
            self._blink.start()
        else:
            self._blink.stop()

    def show_failure(self, error: Exception) -> None:
        """In place of the preview."""
        self._blink.stop()
        self.picture.setText(tr_sentence(error.message) if isinstance(error, EngineError) else tr("There is no preview."))

    def _next_frame(self) -> None:
        if self._frames:
            self._frame = (self._frame + 1) % len(self._frames)
            self.picture.setPixmap(self._frames[self._frame])

    def _lay_out(self) -> None:
        self._rows = QFormLayout()
        self._rows.setHorizontalSpacing(14)
        self._rows.setVerticalSpacing(8)
        self._rows.addRow(tr("Form"), self.form)
        self._rows.addRow(tr("Part"), self.part)
        self._width_row = QWidget()
        width = QHBoxLayout(self._width_row)
        width.setContentsMargins(0, 0, 0, 0)
        width.addWidget(self.width_box)
        width.addWidget(self.true_pixels)
        self._rows.addRow(tr("Width"), self._width_row)
        self._rows.addRow(tr("Line at"), self.divider)
        self._rows.addRow(tr("Angle"), self.angle)
        self._rows.addRow(tr("Each for"), self.rate)
        self._rows.addRow("", self.labels)
        controls = QVBoxLayout()
        controls.addLayout(self._rows)
        controls.addWidget(self.note)
        controls.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self.picture)
        body.addLayout(controls, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(14)
        column.addLayout(body)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.form.currentIndexChanged.connect(self._show_form)
        for changed in (
            self.form.currentIndexChanged,
            self.part.currentIndexChanged,
            self.labels.toggled,
            self.divider.valueChanged,
            self.angle.valueChanged,
            self.rate.valueChanged,
        ):
            changed.connect(lambda *_: self._wait.start())
        self.true_pixels.toggled.connect(self.width_box.setDisabled)
        self.buttons.accepted.connect(lambda: self.export_asked.emit(self.options()))
        self.buttons.rejected.connect(self.reject)

    def _show_form(self, *_: object) -> None:
        """Only what belongs to the form."""
        form = self.form.currentData()
        for control in (self.divider, self.angle):
            self._rows.setRowVisible(control, form is Form.SPLIT)
        self._rows.setRowVisible(self.rate, form is Form.BLINK)
        for still in (self._width_row, self.labels):
            self._rows.setRowVisible(still, form is not Form.SHEET)


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    return box


def _slider(name: str, most: int, value: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, most)
    slider.setValue(value)
    slider.setAccessibleName(name)
    return slider
