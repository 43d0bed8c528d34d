"""The batch queue as a table model, and the bar drawn in its progress column. Reads the queue only."""

from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.batch import ACTIVE, BatchEntry, BatchQueue, BatchState

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
STATE_COLOURS = {BatchState.DONE: QColor("#4caf6d"), BatchState.FAILED: QColor("#e0655f"), BatchState.CANCELLED: QColor("#c9963a")}
SHARE_ROLE = Qt.ItemDataRole.UserRole


class BatchColumn(Enum):
    """Columns from left to right."""

    PHOTO = 0
    SIZE = 1
    STATE = 2
    PROGRESS = 3
    OUTCOME = 4

    @property
    def title(self) -> str:
        return ("Photo", "Size", "State", "Progress", "Result")[self.value]

    @property
    def pixels(self) -> int:
        return (0, 110, 84, 110, 0)[self.value]


class BatchTable(QAbstractTableModel):
    """One row per entry, in the queue's order."""

    def __init__(self, queue: BatchQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._rows = len(queue.entries)
        queue.entries_changed.connect(self._on_entries_changed)
        queue.entry_changed.connect(self._on_entry_changed)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(BatchColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return BatchColumn(section).title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._queue.entries):
            return None
        entry, column = self._queue.entries[index.row()], BatchColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(entry, column)
        if role == Qt.ItemDataRole.ForegroundRole and column is BatchColumn.STATE:
            return STATE_COLOURS.get(entry.state)
        if role == SHARE_ROLE and column is BatchColumn.PROGRESS:
            return min(entry.fraction, 0.99) if entry.state in ACTIVE else 1.0 if entry.state is BatchState.DONE else None
        return None

    def _on_entries_changed(self) -> None:
        self.beginResetModel()
        self._rows = len(self._queue.entries)
        self.endResetModel()

    def _on_entry_changed(self, entry_id: int) -> None:
        for row, entry in enumerate(self._queue.entries):
            if entry.id == entry_id:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(BatchColumn) - 1))


class ShareDelegate(QStyledItemDelegate):
    """Draws a thin bar filled to the entry's share; nothing for lines that have not begun."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        share = index.data(SHARE_ROLE)
        if share is None:
            return
        rect: QRect = option.rect.adjusted(6, 0, -10, 0)  # type: ignore[attr-defined]
        bar = QRect(rect.left(), rect.center().y() - 2, rect.width(), 5)
        palette: QPalette = option.palette  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        painter.setBrush(STATE_COLOURS[BatchState.DONE] if share >= 1.0 else palette.color(QPalette.ColorRole.Accent))
        painter.drawRoundedRect(QRect(bar.left(), bar.top(), round(bar.width() * share), bar.height()), 2.5, 2.5)
        painter.restore()


def _text(entry: BatchEntry, column: BatchColumn) -> str:
    if column is BatchColumn.PHOTO:
        return entry.path.name
    if column is BatchColumn.SIZE:
        return f"{entry.size[0]} × {entry.size[1]}" if entry.size else ""
    if column is BatchColumn.STATE:
        return entry.state.value
    if column is BatchColumn.OUTCOME:
        return entry.error or " · ".join(filter(None, [entry.output.name if entry.output else "", entry.note]))
    return ""


def _tip(entry: BatchEntry, column: BatchColumn) -> str:
    if column is BatchColumn.OUTCOME and entry.output is not None:
        return "\n".join(filter(None, [str(entry.output), entry.note, "Double-click shows it in its folder"]))
    if column is BatchColumn.OUTCOME:
        return entry.error
    return f"{entry.path}\nDouble-click shows it above"
