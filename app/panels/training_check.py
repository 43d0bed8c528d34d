"""What the check of the data found: sentences with their weight, the sheet of training pairs, and the estimated time.

Shows a `TrainingRecord`; decodes the sheet on the light lane. Main thread.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import mark, tr, tr_sentence
from app.jobs.job import Handlers, Lane
from app.jobs.runner import JobRunner
from app.jobs.training_record import TrainingRecord
from app.panels.training_words import estimate_text
from app.widgets.compare_view import CompareView, Layer, prepare_layer
from engine.core.photo import Photo
from engine.core.training_events import DataFinding, Level

INVITATION = mark(
    "Check data looks at your photos before anything is trained: what is wrong with them, what the network will see, "
    "and how long it will take."
)
MARKS = {Level.INFO: "✓", Level.WARNING: "⚠", Level.ERROR: "✗"}
WORDS = {Level.INFO: mark("Fine"), Level.WARNING: mark("Warning"), Level.ERROR: mark("Not possible")}
ROLES = {Level.INFO: "", Level.WARNING: "warning", Level.ERROR: "warning"}


class TrainingCheck(QWidget):
    """Feed it with `show_record`."""

    def __init__(self, read: Callable[[Path], Photo], runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._runner = runner
        self._shown: list[DataFinding] = []
        self._file: Path | None = None
        self._findings = QVBoxLayout()
        self._findings.setSpacing(4)
        self.sheet = CompareView()
        self.sheet.setAcceptDrops(False)
        self.sheet.setAccessibleName(tr("Training pairs as the network will see them"))
        self.legend = QLabel(wordWrap=True)
        self.legend.setProperty("role", "hint")
        self.estimate = QLabel(wordWrap=True)
        self.estimate.setProperty("role", "heading")
        self._nothing = QLabel(tr(INVITATION), wordWrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("role", "hint")
        self._nothing.setContentsMargins(40, 0, 40, 0)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._nothing)
        self.pages.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._findings)
        column.addWidget(self.pages, 1)
        column.addWidget(self.legend)
        column.addWidget(self.estimate)

    def show_record(self, root: Path | None, record: TrainingRecord, *, stale: bool) -> None:
        """stale: the answers have been changed since the check."""
        findings = [] if stale else record.findings
        if findings != self._shown:
            self._shown = list(findings)
            self._show_findings()
        self._nothing.setText("" if findings else tr(INVITATION))
        preview = None if stale or root is None else record.preview
        self.legend.setText(legend(tr_sentence(preview.text)) if preview is not None else "")
        self.legend.setVisible(preview is not None)
        estimate = None if stale else record.estimate
        self.estimate.setText(estimate_text(estimate, datetime.now().astimezone()) if estimate is not None else "")
        self.estimate.setVisible(estimate is not None)
        file = root / preview.file if preview is not None and root is not None else None
        if file != self._file:
            self._file = file
            if file is None:
                self._runner.cancel(self)
                self.pages.setCurrentWidget(self._nothing)
            else:
                handlers = Handlers(done=self._show_sheet)
                self._runner.submit(Lane.LIGHT, lambda context: prepare_layer(self._read(file).pixels), handlers, replaces=self)

    def _show_sheet(self, layer: Layer) -> None:
        self.sheet.set_photo(layer)
        self.pages.setCurrentWidget(self.sheet)

    def _show_findings(self) -> None:
        while (item := self._findings.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for finding in self._shown:
            text = tr_sentence(finding.text)
            label = QLabel(f"{MARKS[finding.level]}  {text}", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            label.setAccessibleName(f"{tr(WORDS[finding.level])}: {text}")
            label.setProperty("role", ROLES[finding.level])
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._findings.addWidget(label)


def legend(text: str) -> str:
    """The sheet's title, and below it what it says about the ranges in one paragraph."""
    title, *ranges = text.splitlines() or [""]
    return title + ("\n" + "  ·  ".join(ranges) if ranges else "")
