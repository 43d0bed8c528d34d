"""The strip at the top of the training window while nothing here can train: what is missing, in one sentence, and the ways out.

Asks the trainer; shows its progress. Main thread.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.i18n import tr, tr_sentence
from app.jobs.trainer import Trainer
from app.training_environment import Missing
from app.widgets.text_button import TextButton

STEPS = 1000


class TrainingEnvironmentBar(QFrame):
    """Hidden when training is possible."""

    def __init__(self, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message-bar")
        self._trainer = trainer
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._hint = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._hint.setProperty("role", "hint")
        self.install = TextButton(name=tr("Install the training environment"))
        self.install.show_primary(True)
        self.install.clicked.connect(trainer.install)
        self.own = TextButton(tr("Use a Python of mine…"), tr("Point at the Python of an environment that has PyTorch"))
        self.own.clicked.connect(self._on_own)
        self.cancel = TextButton(tr("Cancel"), name=tr("Cancel installing"))
        self.cancel.clicked.connect(trainer.cancel_install)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, STEPS)
        self.bar.setProperty("role", "thin")
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(tr("Progress of installing"))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.words)
        words.addWidget(self._hint)
        words.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(10)
        row.addLayout(words, 1)
        for button in (self.install, self.own, self.cancel):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        trainer.python_changed.connect(self._show)
        trainer.installing.connect(self._on_progress)
        self._show()

    def _show(self) -> None:
        trainer, python = self._trainer, self._trainer.python
        installing = trainer.is_installing
        self.setVisible(not trainer.ready)
        for button in (self.install, self.own):
            button.setVisible(isinstance(python, Missing) and not installing)
        self.cancel.setVisible(installing)
        self.bar.setVisible(installing)
        if installing:
            self.words.setText(tr("Installing the training environment…"))
            self._hint.clear()
            self.bar.setRange(0, 0)
        elif isinstance(python, Missing):
            self.words.setText(tr_sentence(python.reason))
            self.install.setText(tr("Install (about {install_megabytes} MB)").format(install_megabytes=trainer.install_megabytes))
            self._hint.setText(
                tr(
                    "Heliograph can install it into an environment of its own; no other Python is touched. "
                    "Enhancing photos works without it."
                )
            )
        else:
            self.words.setText(tr("Looking for a Python that can train…"))
            self._hint.clear()

    def _on_progress(self, fraction: float, text: str) -> None:
        self.bar.setRange(0, STEPS if fraction > 0 else 0)
        self.bar.setValue(round(fraction * STEPS))
        self._hint.setText(tr_sentence(text))

    def _on_own(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("The Python that has PyTorch"), str(Path.home()))
        if name:
            self._trainer.use_python(Path(name))
