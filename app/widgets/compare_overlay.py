"""What lies over the pictures of the comparison: divider with its grip, corner labels, the preview's badge, the empty view's invitation.

Paints with a painter in logical pixels; holds no state and decides nothing. Main thread.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

GRIP_RADIUS = 15.0
LABEL_MARGIN = 12.0
BADGE_GAP = 5.0
KNOB_RADIUS = 9.0
_MENU_ROOM = 12.0

_LINE = QColor(255, 255, 255, 235)
_SHADE = QColor(0, 0, 0, 110)
_GRIP = QColor(38, 38, 38, 225)
_FOCUS = QColor(240, 173, 56)
_LABEL_BACK = QColor(24, 24, 24, 175)
_LABEL_TEXT = QColor(240, 240, 240)
_BADGE_TEXT = QColor(24, 24, 24)
_INVITATION = QColor(165, 165, 165)


@dataclass(frozen=True)
class Label:
    """What a corner says: text, a badge below it or "", whether it stands on the right and at the bottom of its pane. menu: it can be
    clicked; clip: polygon or rectangle outside of which nothing of it is seen. All in logical pixels."""

    text: str
    pane: QRectF
    badge: str = ""
    right: bool = False
    bottom: bool = False
    menu: bool = False
    clip: QPolygonF | None = None

    def plate(self, font: QFont) -> QRectF:
        """Where the text's plate lies."""
        return self._plates(QFontMetricsF(font))[0]

    def _plates(self, metrics: QFontMetricsF) -> list[QRectF]:
        """Of the text and, where there is one, the badge: from the edge towards the middle."""
        plates: list[QRectF] = []
        at = self.pane.bottom() - LABEL_MARGIN if self.bottom else self.pane.top() + LABEL_MARGIN
        for words, height in ((self.text, 8), (self.badge, 4)):
            if not words:
                continue
            marks = _MENU_ROOM if self.menu and not plates else 0.0
            widest = max(40.0, self.pane.width() - 2 * LABEL_MARGIN)
            size = QSizeF(min(metrics.horizontalAdvance(words) + 16 + marks, widest), metrics.height() + height)
            left = self.pane.right() - LABEL_MARGIN - size.width() if self.right else self.pane.left() + LABEL_MARGIN
            plates.append(QRectF(QPointF(left, at - size.height() if self.bottom else at), size))
            at = plates[-1].top() - BADGE_GAP if self.bottom else plates[-1].bottom() + BADGE_GAP
        return plates


def paint_divider(painter: QPainter, start: QPointF, end: QPointF, *, angle: float, knob: QPointF | None, focused: bool) -> None:
    """A white line with a dark edge that shows on white skies, and in its middle a round grip with two arrows.

    angle: of the divider, so that the arrows point across it; knob: the small handle that turns it, None where there is no room.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, angle % 90.0 != 0.0)
    for colour, width in ((_SHADE, 4.0), (_LINE, 2.0)):
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(start, end)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = (start + end) / 2
    painter.setBrush(_GRIP)
    painter.setPen(QPen(_FOCUS if focused else _LINE, 2))
    painter.drawEllipse(middle, GRIP_RADIUS - 2, GRIP_RADIUS - 2)
    if knob is not None:
        painter.drawEllipse(knob, KNOB_RADIUS - 1, KNOB_RADIUS - 1)
        painter.setPen(QPen(_LINE, 1.6))
        painter.drawArc(QRectF(knob.x() - 3.5, knob.y() - 3.5, 7, 7), 40 * 16, 280 * 16)
    painter.save()
    painter.translate(middle)
    painter.rotate(angle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_LINE)
    for side in (-1, 1):
        painter.drawPolygon(QPolygonF([QPointF(side * 9, 0), QPointF(side * 4, -4.5), QPointF(side * 4, 4.5)]))
    painter.restore()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_label(painter: QPainter, font: QFont, label: Label) -> None:
    """White text on a dark rounded plate, readable on any picture; the badge in dark on amber, which stands out from any photo."""
    metrics = QFontMetricsF(font)
    looks = ((label.text, _LABEL_BACK, _LABEL_TEXT), (label.badge, _FOCUS, _BADGE_TEXT))
    painter.save()
    if label.clip is not None:
        path = QPainterPath()
        path.addPolygon(label.clip)
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wanted = [look for look in looks if look[0]]
    for number, (plate, (words, back, colour)) in enumerate(zip(label._plates(metrics), wanted, strict=True)):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(back)
        painter.drawRoundedRect(plate, 5, 5)
        room = plate.adjusted(8, 0, -8, 0)
        if label.menu and number == 0:
            room.setRight(room.right() - _MENU_ROOM)
            tip = QPointF(plate.right() - 12, plate.center().y() + 2.5)
            painter.setBrush(_LABEL_TEXT)
            painter.drawPolygon(QPolygonF([tip, tip + QPointF(-4, -5), tip + QPointF(4, -5)]))
        painter.setPen(colour)
        short = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room.width() + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, short)
    painter.restore()


def paint_plate(painter: QPainter, font: QFont, pane: QRectF, text: str) -> None:
    """A small text in the lower left corner of a pane."""
    small = QFont(font)
    small.setPointSizeF(max(7.0, font.pointSizeF() * 0.85))
    metrics = QFontMetricsF(small)
    words = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, pane.width() - 18)
    size = QSizeF(metrics.horizontalAdvance(words) + 10, metrics.height() + 2)
    plate = QRectF(QPointF(pane.left() + 4, pane.bottom() - size.height() - 4), size)
    painter.save()
    painter.setFont(small)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_LABEL_BACK)
    painter.drawRect(plate)
    painter.setPen(_LABEL_TEXT)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


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
