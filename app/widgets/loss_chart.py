"""A curve over training steps: axes with round numbers, the curve, its newest value, and a line to compare it with.

Knows nothing of training. `nice_ticks`, `smoothed` and `thinned` are pure; the widget paints in the palette's colours, so it follows
the theme. Main thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, floor, isfinite, log10

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.figures import number
from app.i18n import tr

TICKS = 6
GAP = 6.0
DOTS = 30
"""So many values are marked one by one; of more there is only the line."""
SPAN = 50
"""A smoothed value is the mean over one part in `SPAN` of the values to either side."""
FAINT = 70
"""Opacity of the values behind their smoothed line, 0-255."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Reference:
    """A level to compare the curve with."""

    value: float
    label: str


class LossChart(QWidget):
    """title with unit above the axes; `set_curve` and `set_reference` repaint only when something changed. noisy: a single value says
    little; the curve, its newest value too, is smoothed and the values stand faintly behind it."""

    def __init__(self, title: str, unit: str, decimals: int, *, noisy: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._unit, self._decimals, self._noisy = title, unit, decimals, noisy
        self._points: tuple[Point, ...] = ()
        self._curve: Sequence[Point] = ()
        self._steps = 0
        self._reference: Reference | None = None
        self._nothing = tr("Nothing measured yet")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 110)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(title)
        self._describe()

    @property
    def points(self) -> tuple[Point, ...]:
        return self._points

    @property
    def reference(self) -> Reference | None:
        return self._reference

    def set_curve(self, points: Sequence[Point], steps: int = 0) -> None:
        """points: (step, value) in order; what is not a number is left out. steps: how far the axis reaches at least."""
        kept = tuple((step, value) for step, value in points if isfinite(value))
        if (kept, steps) != (self._points, self._steps):
            self._points, self._steps = kept, steps
            self._curve = smoothed(kept) if self._noisy else kept
            self._describe()
            self.update()

    def set_reference(self, reference: Reference | None) -> None:
        """The line to compare with, None for none."""
        if reference != self._reference:
            self._reference = reference
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, metrics = self.palette(), QFontMetricsF(self.font())
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Base))
        painter.setPen(palette.color(QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Mid))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        low, high = self._range()
        levels = nice_ticks(low, high, TICKS)
        left = max((metrics.horizontalAdvance(self._text(level)) for level in levels), default=30.0) + 2 * GAP + 2
        top = metrics.height() + 2 * GAP
        area = QRectF(left, top, self.width() - left - 2 * GAP, self.height() - top - metrics.height() - 1.5 * GAP)
        self._paint_head(painter, metrics)
        if area.width() < 20 or area.height() < 20:
            return
        if not self._points:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._nothing)
            return
        last = max(float(self._steps), self._points[-1][0], 1.0)
        frame = _Frame(area, last, low, high)
        self._paint_axes(painter, metrics, frame, levels)
        self._paint_reference(painter, metrics, frame)
        self._paint_curve(painter, frame)

    def _paint_head(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        line = QRectF(GAP + 4, GAP, self.width() - 2 * GAP - 8, metrics.height())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._title)
        if self._points:
            words = f"{self._text(self._curve[-1][1])} {self._unit}".strip()
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_axes(self, painter: QPainter, metrics: QFontMetricsF, frame: "_Frame", levels: Sequence[float]) -> None:
        dim, faint = self.palette().color(QPalette.ColorRole.PlaceholderText), self.palette().color(QPalette.ColorRole.Mid)
        area = frame.area
        for level in levels:
            y = frame.y(level)
            painter.setPen(QPen(faint, 1))
            painter.drawLine(QPointF(area.left(), floor(y) + 0.5), QPointF(area.right(), floor(y) + 0.5))
            painter.setPen(dim)
            box = QRectF(0, y - metrics.height() / 2, area.left() - GAP, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._text(level))
        baseline = area.bottom() + GAP / 2
        unit = tr("steps")
        room = area.right() - metrics.horizontalAdvance(unit) - GAP
        for step in nice_ticks(0, frame.last, max(2, int(area.width() // 70))):
            text = number(step)
            half = metrics.horizontalAdvance(text) / 2
            if frame.x(step) + half < room:
                box = QRectF(frame.x(step) - half - 1, baseline, 2 * half + 2, metrics.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(area.left(), baseline, area.width(), metrics.height()), right, unit)

    def _paint_reference(self, painter: QPainter, metrics: QFontMetricsF, frame: "_Frame") -> None:
        if self._reference is None:
            return
        y, area = frame.y(self._reference.value), frame.area
        text = f"{self._reference.label} {self._text(self._reference.value)}"
        colour = self.palette().color(QPalette.ColorRole.Text)
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), floor(y) + 0.5), QPointF(area.right(), floor(y) + 0.5))
        # Below the line where there is room, else above: the curve is mostly on the other side.
        below = y + metrics.height() + 2 < area.bottom()
        box = QRectF(area.left() + GAP, y + 1 if below else y - metrics.height() - 1, area.width() - 2 * GAP, metrics.height())
        painter.setPen(colour)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_curve(self, painter: QPainter, frame: "_Frame") -> None:
        accent = QColor(self.palette().color(QPalette.ColorRole.Accent))
        faint = QColor(accent)
        faint.setAlpha(FAINT)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._curve != self._points:
            painter.setPen(QPen(faint, 1))
            painter.drawPath(_path(frame.places(self._points)))
        places = frame.places(self._curve)
        painter.setPen(QPen(accent, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(_path(places))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for place in places if len(places) <= DOTS and not self._noisy else places[-1:]:
            painter.drawEllipse(place, 3, 3)

    def _range(self) -> tuple[float, float]:
        values = [value for _, value in self._points] + ([self._reference.value] if self._reference else [])
        low, high = min(values, default=0.0), max(values, default=1.0)
        room = max((high - low) * 0.08, 10.0**-self._decimals)
        return low - room, high + room

    def _text(self, value: float) -> str:
        return number(value, self._decimals)

    def _describe(self) -> None:
        if not self._points:
            self.setAccessibleDescription(self._nothing)
            return
        (first, start), (last, now) = self._curve[0], self._curve[-1]
        text = tr("{value} {value1} at step {first:.0f}, {value2} {value3} at step {last:.0f}.").format(
            value=self._text(start), value1=self._unit, first=first, value2=self._text(now), value3=self._unit, last=last
        )
        if self._reference is not None:
            text += f" {self._reference.label}: {self._text(self._reference.value)} {self._unit}."
        self.setAccessibleDescription(text)
        self.setToolTip(text)


@dataclass(frozen=True)
class _Frame:
    """From steps 0 to `last` and values `low` to `high` to the widget's pixels."""

    area: QRectF
    last: float
    low: float
    high: float

    def x(self, step: float) -> float:
        return self.area.left() + step / self.last * self.area.width()

    def y(self, value: float) -> float:
        return self.area.bottom() - (value - self.low) / (self.high - self.low) * self.area.height()

    def places(self, points: Sequence[Point]) -> list[QPointF]:
        """Where they lie, no more of them than there are columns of pixels."""
        return [QPointF(self.x(step), self.y(value)) for step, value in thinned(points, int(self.area.width()))]


def _path(places: Sequence[QPointF]) -> QPainterPath:
    path = QPainterPath(places[0])
    for place in places[1:]:
        path.lineTo(place)
    return path


def nice_ticks(low: float, high: float, most: int) -> list[float]:
    """At most `most` multiples of 1, 2 or 5 times a power of ten from `low` to `high`, in order."""
    if not high > low:
        return [low]
    rough = (high - low) / most
    power = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10, 20) if (high - low) / (power * factor) <= most - 1 or factor == 20)
    first = ceil(low / step - 1e-9)
    return [number * step for number in range(first, floor(high / step + 1e-9) + 1)]


def smoothed(points: Sequence[Point]) -> tuple[Point, ...]:
    """Each value replaced by the mean of those around it, as far as `SPAN` says; few values stay as they are.

    Near the beginning fewer are taken, as many on either side: a steep fall there is neither delayed nor rounded off.
    """
    reach = len(points) // SPAN
    sums = [0.0, *accumulate(value for _, value in points)]

    def mean(index: int) -> float:
        near = min(reach, index)
        first, end = index - near, min(index + near + 1, len(points))
        return (sums[end] - sums[first]) / (end - first)

    return tuple((step, mean(index)) for index, (step, _) in enumerate(points)) if reach else tuple(points)


def thinned(points: Sequence[Point], most: int) -> Sequence[Point]:
    """At most about `most` of the points, the last one always: averages of equal runs of them, so that no spike is invented."""
    if len(points) <= max(most, 2):
        return points
    size = ceil(len(points) / max(most, 2))
    groups = [points[start : start + size] for start in range(0, len(points) - 1, size)]
    means = [(sum(step for step, _ in group) / len(group), sum(value for _, value in group) / len(group)) for group in groups]
    return [*means, points[-1]]
