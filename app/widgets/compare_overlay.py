"""What lies over the pictures of the comparison: divider with its grip, corner labels, the empty view's invitation.

Paints with a painter in logical pixels; holds no state and decides nothing. Main thread.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

GRIP_RADIUS = 15.0
LABEL_MARGIN = 12.0

_LINE = QColor(255, 255, 255, 235)
_SHADE = QColor(0, 0, 0, 110)
_GRIP = QColor(38, 38, 38, 225)
_FOCUS = QColor(240, 173, 56)
_LABEL_BACK = QColor(24, 24, 24, 175)
_LABEL_TEXT = QColor(240, 240, 240)
_INVITATION = QColor(165, 165, 165)


def paint_divider(painter: QPainter, x: float, top: float, bottom: float, *, focused: bool) -> None:
    """A white line at x with a dark edge that shows on white skies, and a round grip with two arrows in the middle."""
    painter.fillRect(QRectF(x - 2, top, 4, bottom - top), _SHADE)
    painter.fillRect(QRectF(x - 1, top, 2, bottom - top), _LINE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(x, (top + bottom) / 2)
    painter.setBrush(_GRIP)
    painter.setPen(QPen(_FOCUS if focused else _LINE, 2))
    painter.drawEllipse(middle, GRIP_RADIUS - 2, GRIP_RADIUS - 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_LINE)
    for side in (-1, 1):
        tip = middle + QPointF(side * 9, 0)
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-side * 5, -4.5), tip + QPointF(-side * 5, 4.5)]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def label_rect(font: QFont, text: str, pane: QRectF, *, right: bool) -> QRectF:
    """Where a corner label lies: upper left corner of the pane, or upper right."""
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(text) + 16, metrics.height() + 8
    left = pane.right() - LABEL_MARGIN - width if right else pane.left() + LABEL_MARGIN
    return QRectF(left, pane.top() + LABEL_MARGIN, width, height)


def paint_label(painter: QPainter, rect: QRectF, text: str) -> None:
    """White text on a dark rounded plate, readable on any picture."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_LABEL_BACK)
    painter.drawRoundedRect(rect, 5, 5)
    painter.setPen(_LABEL_TEXT)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_invitation(painter: QPainter, area: QRectF, text: str) -> None:
    """The text of the empty view inside a dashed frame."""
    frame = QRectF(0, 0, min(420.0, area.width() - 40), min(170.0, area.height() - 40))
    frame.moveCenter(area.center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(105, 105, 105), 1.5, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(frame, 12, 12)
    painter.setPen(_INVITATION)
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)


def paint_drop_frame(painter: QPainter, area: QRectF) -> None:
    """Says "let go here" while files are dragged over the view."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_FOCUS, 3))
    painter.drawRect(area.adjusted(1.5, 1.5, -1.5, -1.5))
