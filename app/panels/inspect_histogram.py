"""A section of the inspect panel: the histograms of photo and result, and how much of each is clipped.

Shows what the inspector tells; the switch for clipping in the picture is an action of the desk, shown here as well. Main thread.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.figures import number
from app.i18n import mark, tr
from app.inspector import Inspector
from engine.inspection.histogram import HIGHLIGHT, SHADOW, Histogram

HEIGHT = 92
PICTURES = (mark("Before"), mark("After"))
_GROUND = QColor(24, 24, 24)
"""The same in every theme: colours add up to white on it."""
_GRID, _LUMA = QColor(255, 255, 255, 26), QColor(255, 255, 255, 210)
_CHANNELS = (QColor(225, 60, 50), QColor(60, 190, 70), QColor(70, 120, 255))


class HistogramChart(QWidget):
    """Red, green and blue as areas that add up where they overlap, luma as a line."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: NDArray[np.int64] | None = None
        self._logarithmic = False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_counts(self, counts: NDArray[np.int64] | None) -> None:
        """(4, 256): red, green, blue, luma."""
        self._counts = counts
        self.update()

    def set_logarithmic(self, on: bool) -> None:
        self._logarithmic = on
        self.update()

    def heights(self) -> NDArray[np.float64]:
        """(4, 256) of the chart's height, 0-1. The ends, where clipped pixels pile up, do not flatten the rest of a linear chart."""
        if self._counts is None:
            return np.zeros((4, 256))
        counts = np.log1p(self._counts) if self._logarithmic else self._counts.astype(np.float64)
        top = counts.max() if self._logarithmic else max(counts[:, 1:-1].max(), counts.max() / 20)
        return np.minimum(counts / max(float(top), 1e-9), 1.0)

    def sizeHint(self) -> QSize:
        return QSize(256, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _GROUND)
        width, height = self.width(), self.height()
        painter.setPen(_GRID)
        for quarter in (1, 2, 3):
            painter.drawLine(width * quarter // 4, 0, width * quarter // 4, height)
        if self._counts is None:
            painter.end()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heights = self.heights()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        painter.setPen(Qt.PenStyle.NoPen)
        for channel, colour in enumerate(_CHANNELS):
            faint = QColor(colour)
            faint.setAlpha(170)
            painter.setBrush(faint)
            line = self._line(heights[channel])
            painter.drawPolygon(QPolygonF([QPointF(0, height), *line, QPointF(width, height)]))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(QPen(_LUMA, 1.2))
        painter.drawPolyline(QPolygonF(self._line(heights[3])))
        painter.end()

    def _line(self, heights: NDArray[np.float64]) -> list[QPointF]:
        step, tall = self.width() / 255, self.height() - 2
        return [QPointF(place * step, 1 + tall * (1 - value)) for place, value in enumerate(heights.tolist())]


class HistogramSection(QWidget):
    """Signals: clipping_asked(), the switch for clipping in the picture was pressed."""

    clipping_asked = Signal()

    def __init__(self, inspector: Inspector, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.charts = {name: HistogramChart(tr("Histogram: {picture}").format(picture=tr(name))) for name in PICTURES}
        self.shares = {name: _Shares() for name in self.charts}
        self.logarithmic = QCheckBox(tr("Logarithmic"))
        self.logarithmic.setToolTip(tr("Let rare values be seen beside frequent ones"))
        self.clipping = QCheckBox(tr("Show clipping"))
        self.clipping.setToolTip(tr("Colour clipped highlights red and clipped shadows blue in the picture (J)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for name, chart in self.charts.items():
            heading = QHBoxLayout()
            label = QLabel(tr(name))
            label.setProperty("role", "hint")
            heading.addWidget(label)
            heading.addStretch(1)
            heading.addWidget(self.shares[name])
            column.addLayout(heading)
            column.addWidget(chart)
            self.logarithmic.toggled.connect(chart.set_logarithmic)
        switches = QHBoxLayout()
        switches.setContentsMargins(0, 4, 0, 0)
        switches.addWidget(self.logarithmic)
        switches.addWidget(self.clipping)
        switches.addStretch(1)
        column.addLayout(switches)
        self.clipping.clicked.connect(self.clipping_asked)
        inspector.counted.connect(self.show_histograms)
        # While something is changed the old ones stay until the new ones are there: charts that go and come are no help.
        inspector.left.connect(lambda: self.show_histograms(None, None))

    def show_histograms(self, before: Histogram | None, after: Histogram | None) -> None:
        for name, found in zip(PICTURES, (before, after), strict=True):
            self.charts[name].set_counts(found.counts if found is not None else None)
            self.shares[name].show_shares(found)
            self.charts[name].setAccessibleDescription(shares_text(found) if found is not None else tr("Nothing to show"))


class _Shares(QLabel):
    """How much is clipped, in the colours of the overlay."""

    def show_shares(self, found: Histogram | None) -> None:
        if found is None:
            self.clear()
            return
        (blue, red), low, high = (_hex(SHADOW), _hex(HIGHLIGHT)), percent(found.shadows), percent(found.highlights)
        self.setText(f'<span style="color:{blue}">◣</span> {low} &nbsp; {high} <span style="color:{red}">◥</span>')
        self.setToolTip(shares_text(found))


def shares_text(found: Histogram) -> str:
    """ "Clipped: shadows 0.1 %, highlights 2.3 %"."""
    words = tr("Clipped: shadows {shadows}, highlights {highlights}")
    return words.format(shadows=percent(found.shadows), highlights=percent(found.highlights))


def percent(share: float) -> str:
    """Never "0" for something."""
    if share == 0:
        return "0 %"
    if share < 0.0001:
        return f"< {number(0.01, 2)} %"
    return f"{number(100 * share, 2 if share < 0.1 else 1)} %"


def _hex(colour: tuple[int, int, int, int]) -> str:
    return QColor(*colour).name()
