"""The precision report while it is measured and when it is there: progress, then a table, maps and buttons for the page.

Knows nothing of jobs or files: signals say what is wanted. Main thread.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.figures import NOTHING, number
from app.i18n import mark, tr, tr_sentence
from app.qt_image import image_from_pixels
from engine.core.errors import EngineError
from engine.core.precision import Precision
from engine.core.sentences import said, said_n
from engine.inspection.measures import Measures
from engine.inspection.srgb import Picture

if TYPE_CHECKING:
    from engine.inspection.precision_report import PrecisionReport, PrecisionRow

MAP_WIDTH = 300
STEPS = 1000


@dataclass(frozen=True)
class MapPictures:
    """maps: where each precision differs from the reference; scale: their colours from nothing to `top` ΔE."""

    maps: Mapping[Precision, Picture]
    scale: Picture
    top: float


Write = Callable[["PrecisionReport", "PrecisionRow"], str]

LINES: tuple[tuple[str, Write], ...] = (
    (mark("Runs on"), lambda report, row: tr(row.provider)),
    (mark("Seconds, whole"), lambda report, row: number(row.seconds, 2)),
    (mark("Seconds, network alone"), lambda report, row: number(row.network_seconds, 2)),
    (mark("Times as fast"), lambda report, row: number(report.speedup(row), 2)),
    (mark("File, MB"), lambda report, row: number(row.file_bytes / 1e6, 2)),
    (mark("Largest memory, MB"), lambda report, row: number(row.peak_bytes / 1e6)),
    (mark("PSNR, dB"), lambda report, row: _of(row.measures, lambda m: number(m.psnr, 1))),
    (mark("SSIM"), lambda report, row: _of(row.measures, lambda m: number(m.ssim, 4))),
    (mark("ΔE, mean"), lambda report, row: _of(row.measures, lambda m: number(m.difference.mean, 2))),
    (mark("ΔE, 95 %"), lambda report, row: _of(row.measures, lambda m: number(m.difference.p95, 2))),
    (mark("ΔE, largest"), lambda report, row: _of(row.measures, lambda m: number(m.difference.largest, 2))),
)


class ReportDialog(QDialog):
    """Signals: save_asked(PrecisionReport), open_asked(PrecisionReport). Closing it while it measures means giving up."""

    save_asked = Signal(object)
    open_asked = Signal(object)

    def __init__(self, photo: str, method: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Precision report"))
        self._report: PrecisionReport | None = None
        heading = QLabel(tr("{method} on {photo}").format(method=method, photo=photo))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setProperty("role", "heading")
        self.stage = QLabel(tr("Waiting for the method that runs…"))
        self.stage.setProperty("role", "hint")
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setFormat("%p %")
        self.bar.setAccessibleName(tr("Progress of the report"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self._waiting_page())
        self.save = QPushButton(tr("&Save…"))
        self.save.setToolTip(tr("Save the report as one HTML page that holds all its pictures"))
        self.save.clicked.connect(lambda: self.save_asked.emit(self._report))
        self.open_page = QPushButton(tr("&Open"))
        self.open_page.setToolTip(tr("Show the whole report, with the places that differ most, in the web browser"))
        self.open_page.clicked.connect(lambda: self.open_asked.emit(self._report))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        for button in (self.save, self.open_page):
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.setVisible(False)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.pages, 1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(460)
        for standard in (QDialogButtonBox.StandardButton.Cancel, QDialogButtonBox.StandardButton.Close):
            self.buttons.button(standard).setAutoDefault(False)  # nothing is the next step while it measures

    def show_progress(self, fraction: float, text: str) -> None:
        self.bar.setValue(round(STEPS * fraction))
        self.stage.setText(tr_sentence(text) or tr("Measuring"))

    def show_failure(self, error: Exception) -> None:
        """One sentence in place of the progress."""
        words = tr("The report failed unexpectedly.")
        if isinstance(error, EngineError):
            words = tr_sentence(error.in_full)
        self.stage.setText(words)
        self.stage.setProperty("role", "warning")
        self.stage.style().polish(self.stage)
        self.bar.hide()
        self._offer_close()

    def show_report(self, report: "PrecisionReport", pictures: MapPictures) -> None:
        self._report = report
        self.pages.addWidget(self._report_page(report, pictures))
        self.pages.setCurrentIndex(1)
        self._offer_close()
        for button in (self.save, self.open_page):
            button.setVisible(True)
        self.save.setDefault(True)
        self.save.setFocus()
        self.resize(self.sizeHint())

    def _offer_close(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setVisible(False)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setVisible(True)

    def _waiting_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self.stage.setWordWrap(True)
        column.addWidget(self.stage)
        column.addWidget(self.bar)
        column.addStretch(1)
        return page

    def _report_page(self, report: "PrecisionReport", pictures: MapPictures) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._table(report))
        maps = QHBoxLayout()
        maps.setSpacing(14)
        for precision, picture in pictures.maps.items():
            words = tr("Where {precision} differs from {reference}")
            maps.addLayout(_figure(picture, words.format(precision=precision.label, reference=report.reference.label)))
        maps.addStretch(1)
        column.addLayout(maps)
        column.addLayout(_scale(pictures))
        measured = said_n(
            "Seconds are those of one run after a first one. Differences are from {reference}, ΔE is CIEDE2000.",
            "Seconds are medians of {count} runs after a first one. Differences are from {reference}, ΔE is CIEDE2000.",
            report.rows[0].runs,
            reference=report.reference.label,
        )
        note = QLabel(tr_sentence(measured))
        note.setProperty("role", "hint")
        note.setWordWrap(True)
        column.addWidget(note)
        return page

    def _table(self, report: "PrecisionReport") -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(4)
        self.cells: dict[tuple[str, Precision], QLabel] = {}
        for place, row in enumerate(report.rows, 1):
            head = QLabel(row.precision.label)
            head.setProperty("role", "heading")
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(head, 0, place)
            grid.setColumnStretch(place, 1)
        for line, (name, write) in enumerate(LINES, 1):
            label = QLabel(tr(name))
            label.setProperty("role", "hint")
            grid.addWidget(label, line, 0)
            for place, row in enumerate(report.rows, 1):
                cell = self.cells[name, row.precision] = QLabel(write(report, row))
                cell.setAlignment(Qt.AlignmentFlag.AlignRight)
                cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                cell.setAccessibleName(tr("{number}, {where}").format(number=tr(name), where=row.precision.label))
                grid.addWidget(cell, line, place)
        return grid


def _figure(picture: Picture, words: str) -> QVBoxLayout:
    shown = QLabel()
    pixmap = QPixmap.fromImage(image_from_pixels(picture))
    shown.setPixmap(pixmap.scaledToWidth(MAP_WIDTH, Qt.TransformationMode.SmoothTransformation))
    shown.setAccessibleName(words)
    caption = QLabel(words)
    caption.setProperty("role", "hint")
    column = QVBoxLayout()
    column.setSpacing(3)
    column.addWidget(shown)
    column.addWidget(caption)
    return column


def _scale(pictures: MapPictures) -> QHBoxLayout:
    """The colours of the maps, with what they stand for."""
    shown = QLabel()
    shown.setPixmap(QPixmap.fromImage(image_from_pixels(pictures.scale)).scaled(MAP_WIDTH // 2, 10))
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in (QLabel("0"), shown, QLabel(tr_sentence(said("ΔE {value:.2f} or more", value=pictures.top)))):
        widget.setProperty("role", "hint")
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _of(measures: Measures | None, write: Callable[[Measures], str]) -> str:
    return NOTHING if measures is None else write(measures)
