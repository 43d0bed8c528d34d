"""What lies over the pictures of the comparison: divider with its grip, corner labels, the preview's badge, the empty view's invitation.

Paints with a painter in logical pixels; holds no state and decides nothing. Main thread.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

GRIP_RADIUS = 15.0
LABEL_MARGIN = 12.0
BADGE_GAP = 5.0

_LINE = QColor(255, 255, 255, 235)
_SHADE = QColor(0, 0, 0, 110)
_GRIP = QColor(38, 38, 38, 225)
_FOCUS = QColor(240, 173, 56)
_LABEL_BACK = QColor(24, 24, 24, 175)
_LABEL_TEXT = QColor(240, 240, 240)
_BADGE_TEXT = QColor(24, 24, 24)
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


def paint_label(painter: QPainter, font: QFont, pane: QRectF, text: str, badge: str, *, right: bool) -> None:
    """White text on a dark rounded plate in the upper left corner of the pane, or the upper right, readable on any picture.

    badge: dark text on an amber plate below it, which stands out from the label and from any photo; "" for none.
    """
    metrics = QFontMetricsF(font)
    top = pane.top() + LABEL_MARGIN
    for words, back, colour, height in ((text, _LABEL_BACK, _LABEL_TEXT, 8), (badge, _FOCUS, _BADGE_TEXT, 4)):
        if not words:
            continue
        size = QSizeF(metrics.horizontalAdvance(words) + 16, metrics.height() + height)
        left = pane.right() - LABEL_MARGIN - size.width() if right else pane.left() + LABEL_MARGIN
        plate = QRectF(QPointF(left, top), size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(back)
        painter.drawRoundedRect(plate, 5, 5)
        painter.setPen(colour)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        top = plate.bottom() + BADGE_GAP


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
