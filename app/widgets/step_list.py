"""The list of steps: a line for each, with an eye that switches it off, to be picked, dragged and removed by mouse or keyboard.

Knows nothing of methods: rows are words. Says what the user wants and changes nothing by itself. Main thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QDrag, QDropEvent, QFont, QIcon, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.i18n import tr
from app.widgets.plain_text import plain_tip

ROW = 44
EYE = 18
GAP = 10
MOST_ROWS = 6
"""More of them scroll."""

_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class StepRow:
    """One step in words. why_not: why it cannot run, "" when it can."""

    name: str
    details: str
    on: bool
    why_not: str = ""


class StepList(QListWidget):
    """Signals: picked(int), the row to work on; switched(int, bool), a row's eye; moved(int, int), from and to; removed(int)."""

    picked = Signal(int)
    switched = Signal(int, bool)
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.eyes = (QIcon(), QIcon())
        self.setAccessibleName(tr("Steps"))
        self.setToolTip(tr("They run from top to bottom. Space switches one off and on, Alt+Up and Alt+Down move it, Delete removes it."))
        self.setItemDelegate(_Delegate(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.currentRowChanged.connect(self._on_current)
        self.itemChanged.connect(self._on_changed)

    def set_icons(self, on: QIcon, off: QIcon) -> None:
        self.eyes = (on, off)
        self.viewport().update()

    def show_rows(self, rows: Sequence[StepRow], current: int) -> None:
        """List these; one of them is the one to work on."""
        with QSignalBlocker(self):
            while self.count() > len(rows):
                self.takeItem(self.count() - 1)
            while self.count() < len(rows):
                self.addItem(QListWidgetItem())
            for number, row in enumerate(rows, 1):
                self._fill(self.item(number - 1), number, row)
            self.setCurrentRow(current)
        self.setFixedHeight(ROW * min(max(len(rows), 1), MOST_ROWS) + 2 * self.frameWidth() + 2)
        self.viewport().update()

    def _fill(self, item: QListWidgetItem, number: int, row: StepRow) -> None:
        item.setData(_ROW, row)
        item.setText(f"{number}  {row.name}")
        item.setToolTip(plain_tip(row.why_not))
        described = f"{row.details}. {row.why_not}" if row.why_not else row.details
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, described)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if row.on else Qt.CheckState.Unchecked)

    def eye_at(self, row: int) -> QRect:
        """Where the eye of a row is, in the viewport."""
        return eye_in(self.visualItemRect(self.item(row)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.button() is Qt.MouseButton.LeftButton:
            row = self.row(item)
            if self.eye_at(row).adjusted(-6, -8, 4, 8).contains(event.position().toPoint()):
                self.switched.emit(row, item.checkState() is not Qt.CheckState.Checked)
                return  # an eye is no choice of what to work on
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, alt = self.currentRow(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row >= 0:
            self.removed.emit(row)
        elif alt and event.key() == Qt.Key.Key_Up and row > 0:
            self.moved.emit(row, row - 1)
        elif alt and event.key() == Qt.Key.Key_Down and 0 <= row < self.count() - 1:
            self.moved.emit(row, row + 1)
        else:
            super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """As the view does it, but for one thing: it would take out what was dragged once it is dropped."""
        place = self.visualItemRect(self.currentItem())
        drag = QDrag(self)
        drag.setMimeData(self.mimeData(self.selectedItems()))
        drag.setPixmap(self.viewport().grab(place))
        drag.setHotSpot(self.viewport().mapFromGlobal(QCursor.pos()) - place.topLeft())
        drag.exec(Qt.DropAction.MoveAction)

    def dropEvent(self, event: QDropEvent) -> None:
        """Only told: what is listed follows what becomes of it."""
        point = event.position().toPoint()
        item, dragged = self.itemAt(point), self.currentRow()
        if event.source() is not self or dragged < 0:
            return
        to = self.count() if item is None else self.row(item) + (point.y() > self.visualItemRect(item).center().y())
        event.accept()
        self.moved.emit(dragged, to - (to > dragged))

    def _on_current(self, row: int) -> None:
        if row >= 0:
            self.picked.emit(row)

    def _on_changed(self, item: QListWidgetItem) -> None:
        row: StepRow = item.data(_ROW)
        on = item.checkState() is Qt.CheckState.Checked
        if on != row.on:
            self.switched.emit(self.row(item), on)


def eye_in(row: QRect) -> QRect:
    """Where the eye is in a row."""
    return QRect(row.left() + GAP, row.center().y() - EYE // 2 + 1, EYE, EYE)


class _Delegate(QStyledItemDelegate):
    """Paints eye, name and details of a row."""

    def __init__(self, steps: StepList) -> None:
        super().__init__(steps)
        self._steps = steps

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row: StepRow = index.data(_ROW)
        palette, rect = option.palette, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Button))
        eye = self._steps.eyes[0 if row.on else 1]
        eye.paint(painter, eye_in(rect), Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal if row.on else QIcon.Mode.Disabled)
        left = rect.left() + GAP + EYE + GAP
        words = QRect(left, rect.top() + 5, rect.right() - left - 8, rect.height() - 10)
        text = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
        faint = _faded(text, 0.8 if chosen else 0.62)
        name = text if row.on else _faded(text, 0.5)
        lines = ((f"{index.row() + 1}  {row.name}", name, chosen), (row.why_not or row.details, faint, False))
        self._write(painter, words, option.font, [line for line in lines if line[0]])
        painter.restore()

    def _write(self, painter: QPainter, words: QRect, font: QFont, lines: list[tuple[str, QColor, bool]]) -> None:
        """One line, in the middle, or two; each as far as there is room."""
        height = words.height() // len(lines)
        for number, (text, colour, bold) in enumerate(lines):
            font = QFont(font)
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(colour)
            place = QRect(words.left(), words.top() + number * height, words.width(), height)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def _faded(colour: QColor, opacity: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(opacity)
    return faded
