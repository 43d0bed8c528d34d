"""The two tools that prepare data, with their progress: measuring a phone's look, and aligning the photos of two cameras.

Reads folders from the data form, has the trainer do the work, and writes the outcome back into the form. Main thread.
"""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.i18n import tr, tr_sentence
from app.jobs.trainer import Trainer
from app.panels.training_data_form import DataForm
from app.widgets.plain_text import plain_tip
from app.widgets.text_button import TextButton
from engine.core.paths import user_data_dir

STEPS = 1000
PHONE_SIDE, CAMERA_SIDE = Path("aligned/phone"), Path("aligned/camera")
"""Folders that aligning makes below its output."""


class TrainingTools(QWidget):
    """One line of words, a bar and Cancel; hidden until a tool was used."""

    def __init__(self, trainer: Trainer, form: DataForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self._form = form
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.words.setProperty("role", "hint")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setProperty("role", "thin")
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(tr("Progress of preparing the data"))
        self.cancel = TextButton(tr("Cancel"), name=tr("Cancel preparing the data"))
        self.cancel.clicked.connect(trainer.cancel_tool)
        self._running = QWidget()
        row = QHBoxLayout(self._running)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self._running)
        form.align_asked.connect(self._on_align)
        form.measure_asked.connect(self.measure)
        trainer.tool_progress.connect(self._on_progress)
        trainer.busy_changed.connect(self._show)
        self.words.hide()
        self._show()

    def measure(self) -> None:
        """Measure the phone whose photos the form names; with a camera's side they are aligned pairs."""
        phone, camera, good = self._form.phone_side.path, self._form.camera_side.path, self._form.good.path
        if phone is None or good is None or not all(path.is_dir() for path in (phone, good, camera) if path is not None):
            self._say(tr("Choose the folder of your good photos and that of your phone's photos first."))
            return
        output = user_data_dir() / "phones" / f"{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.json"

        def done(words: str) -> None:
            self._say(tr_sentence(words))
            self._form.use_profile(output)

        self._say(tr("Measuring the phone…"))
        self._trainer.measure_phone(phone, camera, good, output, done)

    def align_to(self, output: Path) -> None:
        """Align the pairs of the form's two folders into `output` and learn from that."""
        phone, camera = self._form.phone.path, self._form.camera.path
        if phone is None or camera is None or not phone.is_dir() or not camera.is_dir():
            self._say(tr("Choose the folder of the phone and the folder of the camera first."))
            return

        def done(words: str) -> None:
            self._say(tr_sentence(words))
            self._form.phone.set_path(output / PHONE_SIDE)
            self._form.camera.set_path(output / CAMERA_SIDE)

        self._say(tr("Looking for the pairs…"))
        self._trainer.align(phone, camera, output, done)

    def _on_align(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("An empty folder for the aligned pairs"), str(Path.home()))
        if name:
            self.align_to(Path(name))

    def _on_progress(self, fraction: float, text: str) -> None:
        self.bar.setRange(0, STEPS if fraction > 0 else 0)
        self.bar.setValue(round(fraction * STEPS))
        if text:
            self._say(tr_sentence(text))

    def _say(self, words: str) -> None:
        """The first line; the others on hovering over it, and for screen readers."""
        self.words.setText(words.partition("\n")[0])
        self.words.setToolTip(plain_tip(words))
        self.words.setAccessibleDescription(words)
        self.words.show()

    def _show(self) -> None:
        running = self._trainer.tool_running
        self._running.setVisible(running)
        if not running:
            self.bar.setRange(0, 0)
            if self.words.text().endswith("…"):
                self.words.hide()
        for button in (self._form.align, self._form.measure):
            button.setEnabled(not running)
